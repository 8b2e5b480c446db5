"""Rows of a table without lines: which figures stand beside which label, only where there is one answer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from gov_disclosure.reading.unruled.labels import Label, Spot, overlap

_ONE_ROW = 0.95
"""Figures less far below one another, in heights of type, stand in one row: a broken figure is on two lines."""
_ONE_CELL, _OVER_BREAK = 1.8, 4.0
"""Lines of one cell are no further apart; the same where a page ends between, whose margins say nothing."""
_DIGIT = 0.75
"""No column is as narrow as a digit."""
_SLACK = 0.25
"""A row may reach so far into the one above or below, as texts of a scan do."""


class Line(NamedTuple):
    """A line of figures, or several so near to one another that they are one row; ``last``: the last one's height."""

    spots: list[Spot]
    y: float
    last: float


def lines_of(figures: Iterable[Spot]) -> list[Line]:
    """Return the lines that *figures* stand in, from top to bottom."""
    found: list[Line] = []
    for _, on_line in groupby(sorted(figures, key=lambda spot: spot.line), lambda spot: spot.line):
        spots = list(on_line)
        y = sum(spot.y for spot in spots) / len(spots)
        if found and y - found[-1].last < _ONE_ROW * spots[0].word.size:
            found[-1] = Line([*found[-1].spots, *spots], y if len(spots) > len(found[-1].spots) else found[-1].y, y)
        else:
            found.append(Line(spots, y, y))
    return found


def columns_in(figures: Iterable[Spot]) -> list[list[Spot]]:
    """Return *figures* from left to right, those together between which there is no gap from top to bottom."""
    found: list[list[Spot]] = []
    end = float("-inf")
    for spot in sorted(figures, key=lambda spot: spot.x):
        if spot.x[0] >= end:
            found.append([])
        found[-1].append(spot)
        end = max(end, spot.x[1])
    return found


class Breaks:
    """Tells which figures of two lines may be one figure that is broken over both."""

    def __init__(self, figures: Sequence[Spot]) -> None:
        self._full: set[Spot] = set()
        by_page = groupby(sorted(figures, key=lambda spot: spot.line), lambda spot: spot.word.page)
        ends = [(page[0].line, page[-1].line) for page in (list(spots) for _, spots in by_page)]
        self._over_breaks = {(last, first) for (_, last), (first, _) in pairwise(ends)}
        for column in columns_in(figures):
            most = max(spot.width for spot in column)
            # One more digit would make such a figure wider than any in its column.
            wide = [spot for spot in column if spot.width * (1 + 1 / len(spot.word.text)) > most]
            self._full.update(spot for spot in wide if spot.width > _DIGIT * spot.word.size)

    def one_row(self, above: Line, below: Line) -> bool:
        """Whether two lines may be one row: all figures of one may be parts of those on the other."""
        pairs = self._pairs(above, below)
        return len(pairs) >= min(len(above.spots), len(below.spots)) and all(upper in self._full for upper, _ in pairs)

    def broken(self, one: Line, other: Line) -> list[Spot]:
        """Return the figures of both lines that may be parts of one."""
        pairs = self._pairs(*sorted((one, other), key=lambda line: line.y)) if one is not other else []
        return [spot for pair in pairs if pair[0] in self._full for spot in pair]

    def _pairs(self, above: Line, below: Line) -> list[tuple[Spot, Spot]]:
        """Return the figures of two lines that may be of one cell and stand one under the other."""
        near = is_near(above, below) or self._meet_over_a_break(above, below)
        return [(upper, lower) for upper in above.spots for lower in below.spots if near and overlap(upper.x, lower.x)]

    def _meet_over_a_break(self, above: Line, below: Line) -> bool:
        """Whether nothing but a page break, and perhaps a header printed again, is between two lines of figures."""
        return (above.spots[-1].line, below.spots[0].line) in self._over_breaks


def is_near(above: Line, below: Line) -> bool:
    """Whether two lines stand as near as those of one cell."""
    first, last = above.spots[-1].word, below.spots[0].word
    return below.y - above.last <= (_ONE_CELL if first.page == last.page else _OVER_BREAK) * first.size


def beside(lines: Sequence[Line], bars: Sequence[Label], breaks: Breaks) -> list[range]:
    """
    Return for each of *lines* the numbers of the labels, *bars*, that it may stand beside; one where that is certain.

    No row reaches into the label of another, rows follow one another as labels do, and two lines have one label only
    where figures may be broken over both. Lines and labels go from top to bottom.
    """
    ends = list(accumulate((bar.y[1] for bar in bars), max))
    starts = list(accumulate((bar.y[0] for bar in reversed(bars)), min))[::-1]
    found: list[range] = []
    for line in lines:
        half = (0.5 - _SLACK) * line.spots[0].word.size
        last = bisect_right(ends, line.y - half)  # all labels before it end above the line
        first = bisect_left(starts, line.y + half) - 1  # all labels after it begin below
        found.append(range(max(first, 0), min(last + 1, len(bars))))
    one = [breaks.one_row(above, below) for above, below in pairwise(lines)]
    sure = [at for at, labels in enumerate(found) if len(labels) == 1]
    for start, end in pairwise([-1, *sure, len(found)]):
        _narrow(found, one, range(max(start, 0), min(end + 1, len(found))))
    return found


def _narrow(found: list[range], one: Sequence[bool], stretch: range) -> None:
    """Leave each line of a *stretch* the labels further below than that of the line above, if there is a way."""
    first, last = [found[at].start for at in stretch], [found[at].stop - 1 for at in stretch]
    for n, at in enumerate(stretch[1:], 1):
        first[n] = max(first[n], first[n - 1] + (not one[at - 1]))
    for n in range(len(stretch) - 2, -1, -1):
        last[n] = min(last[n], last[n + 1] - (not one[stretch[n]]))
    if all(a <= b for a, b in zip(first, last, strict=True)):
        for n, at in enumerate(stretch):
            found[at] = range(first[n], last[n] + 1)
