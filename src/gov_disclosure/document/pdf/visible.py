"""What of a drawn page a reader sees: invisible, white and struck-out text told apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from gov_disclosure.document.pdf.glyphs import ClipBox, Glyph, Raw

INVISIBLE = frozenset((3, 7))
"""Ways of drawing text that leave no mark: the text layer of a scan is drawn so."""
_FILLED = frozenset((0, 4))
"""Ways that fill its outlines and draw no line around them."""
_SMALLEST = 0.5
"""Type of no more points than this cannot be seen."""
_WHITE = 0.97
_MOST_LOOKS = 2_000_000
"""Pairs of text and what is drawn behind or over it, beyond which nobody looks: the text counts as printed."""
_HIGHEST, _LOWEST = 0.3, 0.7
"""A line through text passes in these parts of its height; an underline below."""
_BEYOND = 0.35
"""How far it reaches beyond the text at its ends, in heights of type, at most."""
_COVERED = 0.6
"""Share of its length over which text stands, at least."""
_MEETS = 1.5
"""An upright line that ends no further from it makes it a rule of a table."""
_STEP = 4.0


class Stroke(NamedTuple):
    """A ruling line: ``upright`` or level, at one coordinate, from ``start`` to ``end`` along the other."""

    upright: bool
    at: float
    start: float
    end: float


class Shape(NamedTuple):
    """A filled box or a picture, in PDF coordinates, and whether it is white."""

    x0: float
    y0: float
    x1: float
    y1: float
    white: bool


class Pale(NamedTuple):
    """White text: the number of the character, and how many shapes were drawn before it."""

    number: int
    behind: int


def is_white(colour: Any, space: str) -> bool:
    """Return whether *colour* is white, as far as its colour space (its name) says so."""
    if space not in ("DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased"):
        return False
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    if not all(isinstance(part, int | float) for part in parts):
        return False
    if len(parts) == 4:
        return all(part <= 1 - _WHITE for part in parts)
    return len(parts) in (1, 3) and all(part >= _WHITE for part in parts)


def is_pale(mode: int, colour: Any, space: str) -> bool:
    """Return whether text drawn in *mode* is white."""
    return mode in _FILLED and is_white(colour, space)


def reaches_into(glyph: Raw, box: ClipBox) -> bool:
    """Return whether a character stands in *box*, if only with a part of it."""
    _, x0, y0, x1, y1, *_ = glyph
    return x1 >= box[0] and x0 <= box[2] and y1 >= box[1] and y0 <= box[3]


def is_within(glyph: Raw, box: ClipBox) -> bool:
    """Return whether the middle of a character is in *box*."""
    _, x0, y0, x1, y1, *_ = glyph
    return box[0] <= (x0 + x1) / 2 <= box[2] and box[1] <= (y0 + y1) / 2 <= box[3]


def seen(glyphs: Sequence[Raw], invisible: Iterable[int], pale: Sequence[Pale], shapes: Sequence[Shape]) -> list[Raw]:
    """Return the characters that can be seen: not *invisible*, not tiny, not *pale* with nothing drawn behind."""
    gone = set(invisible)
    looks = 0
    for number, behind in pale:
        looks += behind
        if looks <= _MOST_LOOKS and not _is_on_colour(glyphs[number], shapes[:behind]):
            gone.add(number)
    return [glyph for number, glyph in enumerate(glyphs) if number not in gone and glyph[5] > _SMALLEST]


def _is_on_colour(glyph: Raw, shapes: Sequence[Shape]) -> bool:
    for shape in reversed(shapes):
        if is_within(glyph, shape[:4]):
            return not shape.white
    return False


def struck_out(glyphs: Sequence[Glyph], strokes: Sequence[Stroke]) -> tuple[list[Glyph], list[Stroke]]:
    """
    Return the characters, those with a line through them marked, and the other lines.

    A line through text begins and ends with it and passes through its middle;
    rules of tables meet others, and underlines stand below.
    """
    upright = sorted((stroke for stroke in strokes if stroke.upright), key=lambda stroke: stroke.at)
    places = [stroke.at for stroke in upright]
    rows: dict[int, list[tuple[float, int]]] = {}
    for number, glyph in enumerate(glyphs):
        if not glyph.text.isspace() and not glyph.turn:
            middle = (glyph.top + glyph.bottom) / 2
            rows.setdefault(int(middle // _STEP), []).append(((glyph.x0 + glyph.x1) / 2, number))
    for row in rows.values():
        row.sort()
    struck: set[int] = set()
    kept: list[Stroke] = []
    looks = 0
    for stroke in strokes:
        under = [] if stroke.upright or looks > _MOST_LOOKS else _under(stroke, glyphs, rows)
        looks += len(under) + 1
        if under and _strikes(stroke, [glyphs[number] for number in under]) and not _meets(stroke, upright, places):
            struck.update(under)
        else:
            kept.append(stroke)
    return [glyph._replace(struck=True) if n in struck else glyph for n, glyph in enumerate(glyphs)], kept


def _under(stroke: Stroke, glyphs: Sequence[Glyph], rows: dict[int, list[tuple[float, int]]]) -> list[int]:
    """Return the numbers of the characters that *stroke* passes through the middle of."""
    found = []
    for at in range(int(stroke.at // _STEP) - 1, int(stroke.at // _STEP) + 2):
        row = rows.get(at, [])
        for _, number in row[bisect_left(row, (stroke.start, -1)) : bisect_right(row, (stroke.end, len(glyphs)))]:
            glyph = glyphs[number]
            high = glyph.bottom - glyph.top
            if _HIGHEST * high <= stroke.at - glyph.top <= _LOWEST * high:
                found.append(number)
    return found


def _strikes(stroke: Stroke, under: Sequence[Glyph]) -> bool:
    left, right = min(glyph.x0 for glyph in under), max(glyph.x1 for glyph in under)
    beyond = _BEYOND * max(glyph.size for glyph in under)
    if stroke.start < left - beyond or stroke.end > right + beyond:
        return False
    return sum(glyph.x1 - glyph.x0 for glyph in under) >= _COVERED * (stroke.end - stroke.start)


def _meets(stroke: Stroke, upright: Sequence[Stroke], places: Sequence[float]) -> bool:
    for end in (stroke.start, stroke.end):
        for other in upright[bisect_left(places, end - _MEETS) : bisect_right(places, end + _MEETS)]:
            if other.start - _MEETS <= stroke.at <= other.end + _MEETS:
                return True
    return False
