"""Words of a page with their places, and the labels of the form among them: known texts over one or several lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from gov_disclosure.document import Word
from gov_disclosure.forms import TableKey
from gov_disclosure.reading.words.beginnings import begins_label
from gov_disclosure.reading.words.labels import Meaning, find

Span = tuple[float, float]
"""Left and right side."""

_BREAK = 0.3
"""Between the last line of a page and the first of the next, in heights of type: as near as lines of one cell."""
_NEXT, _NEXT_PAGE = (0.5, 2.2), 3.0
"""The next line of a label stands so far below, in heights of type; no further where a page ends between."""
_BESIDE = 2.0
"""A word that goes on with a label on its own line stands no further right."""
_MOST_TRIED = 40
"""Ways of putting words together that are tried from one word on, and words looked at for each."""


class Spot(NamedTuple):
    """A word on an endless strip of pages: its middle ``y``, its ``line``, whether it is of the figures at its end."""

    word: Word
    y: float
    line: int
    figure: bool

    @property
    def x(self) -> Span:
        """Its sides."""
        return self.word.x0, self.word.x1

    @property
    def width(self) -> float:
        """Its width in points."""
        return self.word.x1 - self.word.x0


def strip(spots: Iterable[Spot]) -> list[Spot]:
    """Return *spots* with each page right below the one before, so that a row that a page break cuts is whole."""
    found: list[Spot] = []
    end = 0.0
    for _, on_page in groupby(spots, lambda spot: spot.word.page):
        page = list(on_page)
        shift = end - min(spot.word.top for spot in page)
        found += [spot._replace(y=spot.word.top + spot.word.size / 2 + shift) for spot in page]
        end = shift + max(spot.word.bottom + _BREAK * spot.word.size for spot in page)
    return found


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches have a part in common."""
    return one[0] < other[1] and one[1] > other[0]


class Label(NamedTuple):
    """A text in the place of a label, with its sides; ``meanings`` is empty where the form has no such label."""

    text: str
    spots: tuple[Spot, ...]
    meanings: tuple[Meaning, ...]
    x: Span
    y: Span

    def key(self, *roles: str) -> str | None:
        """Return what it names in one of *roles*, ``None`` if nothing."""
        return next((meaning.key for meaning in self.meanings if meaning.role in roles), None)


def label_of(spots: Sequence[Spot], meanings: tuple[Meaning, ...] = ()) -> Label:
    """Return *spots* as one label."""
    x = min(spot.word.x0 for spot in spots), max(spot.word.x1 for spot in spots)
    y = min(spot.y - spot.word.size / 2 for spot in spots), max(spot.y + spot.word.size / 2 for spot in spots)
    return Label("".join(spot.word.text for spot in spots), tuple(spots), meanings, x, y)


def known_labels(spots: Iterable[Spot], table: TableKey) -> tuple[list[Label], list[Spot]]:
    """Return the labels of *table* among *spots*, from top to bottom, and the words that are part of none."""
    ordered = sorted(spots, key=lambda spot: (spot.y, spot.word.x0))
    heights = [spot.y for spot in ordered]
    taken: set[Spot] = set()
    found: list[Label] = []
    for spot in ordered:
        if spot not in taken and (label := _longest(spot, ordered, heights, taken, table)) is not None:
            taken.update(label.spots)
            found.append(label)
    return found, [spot for spot in ordered if spot not in taken]


def _longest(
    start: Spot, ordered: Sequence[Spot], heights: Sequence[float], taken: set[Spot], table: TableKey
) -> Label | None:
    """Return the longest label that begins with *start* and goes on to the right or below."""
    best = None
    open_: list[tuple[Spot, ...]] = [(start,)]
    for _ in range(_MOST_TRIED):
        if not open_:
            break
        text = label_of(open_.pop())
        meanings = tuple(meaning for meaning in find(text.text) if meaning.table == table)
        if meanings and (best is None or len(text.spots) > len(best.spots)):
            best = text._replace(meanings=meanings)
        if begins_label(text.text):
            at = bisect_left(heights, text.spots[-1].y - 0.3 * start.word.size)
            below = ordered[at : at + _MOST_TRIED]
            following = [spot for spot in _following(text, below) if spot not in taken]
            open_ += [(*text.spots, spot) for spot in reversed(following)]
    return best


def _following(text: Label, below: Iterable[Spot]) -> Iterator[Spot]:
    """Yield the words with which *text* may go on, the likeliest first."""
    last = text.spots[-1]
    for spot in below:
        lines = (spot.y - last.y) / last.word.size
        if lines > _NEXT_PAGE:
            return
        beside = spot.line == last.line and 0 <= spot.word.x0 - last.word.x1 < _BESIDE * last.word.size
        near = lines < _NEXT[1] or spot.word.page != last.word.page
        if spot not in text.spots and (beside or (_NEXT[0] < lines and near and overlap(text.x, spot.x))):
            yield spot
