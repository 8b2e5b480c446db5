"""The characters of a PDF page: each once, upright, and with a mark where the edge of the page cuts a number."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from gov_disclosure.script.radicals import plain_han

UNDEFINED = "\ufffd"
"""Stands for a character that the font draws but does not name, and for digits that were cut off."""

_FARTHEST = 14_400.0
"""The largest side of a page in points, and so how far off the page a character may stand and still be meant."""
_OVERHANG = 0.02
"""A digit that ends no further from the edge of what is visible, in heights of its type, is or hides a cut one."""
_TWIN = 0.4
"""The same character drawn again within this share of its own width is bold type or a shadow, no second one."""

_NEAR = 0.05
"""Digits no further apart than this, in heights of their type, are one number."""

_MOST_THERE = 8
"""Characters kept in mind of those that one instruction draws all in one place."""

ClipBox = tuple[float, float, float, float]
"""What of the page is visible: left, bottom, right, top in PDF coordinates."""

ALL: ClipBox = (-math.inf, -math.inf, math.inf, math.inf)


class Glyph(NamedTuple):
    """
    One character as drawn; points from the upper left corner of the page, y downwards.

    ``turn``: quarter turns against the text of the page. ``string``: number of
    the instruction that drew it; what one instruction draws without a gap is
    one piece of text. ``struck``: whether a line is drawn through it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    turn: int = 0
    string: int = 0
    struck: bool = False


Raw = tuple[str, float, float, float, float, float, int | None, int]
"""A character in PDF coordinates: text, left, bottom, right, top, size, quarter turns, string."""

_Seen = dict[tuple[str, int, int], list[tuple[float, float, int]]]
"""Where each character was drawn, by small squares of the page: left, top and string."""


def is_cut(glyph: Raw, clip: ClipBox) -> bool:
    """Return whether the edge of *clip* goes through a digit at the end of a number."""
    text, x0, y0, x1, y1, size, turn, _ = glyph
    if not text.isdigit() or turn is None:
        return False
    low, high = (y0, y1) if turn % 2 else (x0, x1)
    first, last = (clip[1], clip[3]) if turn % 2 else (clip[0], clip[2])
    slack = _OVERHANG * size
    return low < first - slack < high or low < last < high + slack


def beyond(glyph: Raw) -> Raw:
    """Return a mark for what may have stood after *glyph*."""
    _, x0, y0, x1, y1, size, turn, string = glyph
    right, up = _STEPS[turn or 0]
    dx, dy = right * (x1 - x0), up * (y1 - y0)
    return UNDEFINED, x0 + dx, y0 + dy, x1 + dx, y1 + dy, size, turn, string


_STEPS = ((1, 0), (0, 1), (-1, 0), (0, -1))
"""Right and up, the way that text goes on after each number of quarter turns."""


def glyphs_of(raw: Iterable[Raw], turn: int, width: float, height: float) -> Iterable[Glyph]:
    """Yield the characters, each once: bold text is often the same text drawn twice."""
    seen: _Seen = {}
    drawn: list[tuple[Glyph, bool]] = []
    twins: set[tuple[str, float, float]] = set()
    for text, x0, y0, x1, y1, size, its_turn, string in raw:
        if its_turn is None or not text or text == "\x00":
            continue
        left, top, right, bottom = upright_box((x0, y0, x1, y1), turn, width, height)
        across, along = right > 0 and left < width, bottom > 0 and top < height
        if not (across or along) or max(abs(left), abs(top)) > _FARTHEST:
            continue  # what stands beside the page belongs to a row that runs off it; in the corners nothing does
        glyph = Glyph(plain_han(text), left, top, right, bottom, size, (its_turn - turn) % 4, string)
        first = None if text.isspace() else _drawn_before(seen, glyph)
        if first is not None:
            twins.add(first)
        drawn.append((glyph, first is not None))
    return _once(drawn, twins)


def _once(drawn: Sequence[tuple[Glyph, bool]], twins: Set[tuple[str, float, float]]) -> Iterator[Glyph]:
    """
    Yield the characters without those that are drawn again.

    A digit beside one that is drawn only once is not drawn again: it is the
    end of a figure too long for its cell, under the beginning of the next.
    """
    for at, (glyph, again) in enumerate(drawn):
        if not again:
            yield glyph
            continue
        beside = [drawn[i][0] for i in (at - 1, at + 1) if 0 <= i < len(drawn) and not drawn[i][1]]
        if any(_touch(*sorted((glyph, other), key=_left)) and _place(other) not in twins for other in beside):
            yield glyph


def _left(glyph: Glyph) -> float:
    return glyph.x0


def _touch(before: Glyph, after: Glyph) -> bool:
    if after.turn or not (before.text.isdigit() and after.text.isdigit()):
        return False
    level = abs(before.top - after.top) < _NEAR * after.size
    return level and abs(after.x0 - before.x1) < _NEAR * after.size


def _place(glyph: Glyph) -> tuple[str, float, float]:
    return glyph.text, glyph.x0, glyph.top


def _drawn_before(seen: _Seen, glyph: Glyph) -> tuple[str, float, float] | None:
    """
    Return where the same as *glyph* was drawn before in the same place, or remember it.

    One instruction never draws the same character twice for boldness: 33 drawn
    at once are two figures whatever the font says about their widths.
    """
    text, left, _, right, bottom, size, turn, string, _ = glyph
    near = max(_TWIN * (bottom - glyph.top if turn % 2 else right - left), 0.1 * size)
    step = max(1.0, near)
    column, row = int(left // step), int(glyph.top // step)
    for i in (column - 1, column, column + 1):
        for j in (row - 1, row, row + 1):
            for x, y, other in seen.get((text, i, j), ()):
                if other != string and abs(x - left) < near and abs(y - glyph.top) < near:
                    return text, x, y
    there = seen.setdefault((text, column, row), [])
    if len(there) < _MOST_THERE:
        there.append((left, glyph.top, string))
    return None


def upright_box(
    box: tuple[float, float, float, float], turn: int, width: float, height: float
) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom of a box in PDF coordinates on a page turned until its text is level."""
    x0, y0, x1, y1 = box
    if turn == 0:
        return x0, height - y1, x1, height - y0
    if turn == 1:
        return y0, x0, y1, x1
    if turn == 2:
        return width - x1, y0, width - x0, y1
    return height - y1, width - x1, height - y0, width - x0
