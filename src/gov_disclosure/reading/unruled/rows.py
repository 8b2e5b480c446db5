"""Rows of a table without lines: which figures stand beside which label, only where there is one answer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby, pairwise

from attrs import define

from gov_disclosure.reading.unruled.labels import Label, Span, Spot, overlap

_ONE_ROW = 0.95
"""Figures less far below one another, in heights of type, stand in one row: a broken figure is on two lines."""
_ONE_CELL, _OVER_BREAK = 1.8, 4.0
"""Lines of one cell are no further apart; the same where a page ends between, whose margins say nothing."""
_DIGIT = 0.75
"""No column is as narrow as a digit."""
_SLACK = 0.25
"""A row may reach so far into the one above or below, as texts of a scan do."""

Pair = tuple[Spot, Spot]


@define(eq=False)
class Line:
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


def columns_in(figures: Iterable[Spot]) -> list[Span]:
    """Return the stretches from left to right that *figures* cover, those apart that none bridges."""
    found: list[Span] = []
    for x0, x1 in sorted(spot.x for spot in figures):
        if found and x0 < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], x1)
        else:
            found.append((x0, x1))
    return found


class Breaks:
    """Tells which figures of two lines may be one figure that is broken over both."""

    def __init__(self, figures: Sequence[Spot]) -> None:
        spans = columns_in(figures)
        self._starts = [x0 for x0, _ in spans]
        self._widest = [0.0] * len(spans)
        for spot in figures:
            at = bisect_right(self._starts, spot.word.x0) - 1
            self._widest[at] = max(self._widest[at], spot.word.x1 - spot.word.x0)

    def one_row(self, above: Line, below: Line) -> bool:
        """Whether two lines may be one row: all figures of one may be parts of those on the other."""
        if not is_near(above, below):
            return False
        pairs = _pairs(above, below)
        return len(pairs) >= min(len(above.spots), len(below.spots)) and all(self._is_full(upper) for upper, _ in pairs)

    def broken(self, one: Line, other: Line) -> list[Spot]:
        """Return the figures of both lines that may be parts of one."""
        above, below = sorted((one, other), key=lambda line: line.y)
        pairs = _pairs(above, below) if one is not other and is_near(above, below) else []
        return [spot for pair in pairs if self._is_full(pair[0]) for spot in pair]

    def _is_full(self, spot: Spot) -> bool:
        """Whether one more digit would make *spot* wider than any figure in its column."""
        wide = spot.word.x1 - spot.word.x0
        most = self._widest[bisect_right(self._starts, spot.word.x0) - 1]
        return wide > _DIGIT * spot.word.size and wide * (1 + 1 / len(spot.word.text)) > most


def is_near(above: Line, below: Line) -> bool:
    """Whether two lines stand as near as those of one cell."""
    first, last = above.spots[-1].word, below.spots[0].word
    return below.y - above.last <= (_ONE_CELL if first.page == last.page else _OVER_BREAK) * first.size


def _pairs(above: Line, below: Line) -> list[Pair]:
    return [(upper, lower) for upper in above.spots for lower in below.spots if overlap(upper.x, lower.x)]


def beside(lines: Sequence[Line], bars: Sequence[Label], breaks: Breaks) -> list[range]:
    """
    Return for each of *lines* the numbers of the labels that it may stand beside; one only where that is certain.

    No row reaches into the label of another, rows follow one another as their
    labels do, and two lines belong to one label only where figures may be
    broken over both. Both *lines* and labels, *bars*, go from top to bottom.
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
