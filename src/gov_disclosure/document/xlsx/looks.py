"""
What shows of the text of a worksheet cell.

Not printed: struck-out text, text of one point or less, and white text in a
cell without a fill. A range with conditional formats, or laid out as a table
with a style, may have a fill that no cell states: in doubt text is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple, TypeVar
from xml.etree.ElementTree import Element

from attrs import frozen

from gov_disclosure.document.office.package import child, children, local
from gov_disclosure.document.raised import Piece, joined

__all__ = ["PLAIN_CELL", "PLAIN_FONT", "CellLook", "Font", "Run", "font_of", "looks_of", "seen"]

_Known = TypeVar("_Known")
_WHITEST = 0xFA
"""From here on in red, green and blue, a colour is not told from white."""
_RGB = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")
_WHITE_THEME = "0"
_WHITE_INDEXED = frozenset({"1", "9", "65"})
_DARKER = -0.03
"""A tint from here down makes white grey."""
_SMALLEST = 1.0
"""Points; what is no larger is no text to anybody."""


@frozen(kw_only=True)
class Font:
    """What a font makes of text."""

    struck: bool = False
    white: bool = False
    tiny: bool = False
    raised: bool = False


@frozen(kw_only=True)
class CellLook:
    """The font of a cell, and whether it has a fill other than white."""

    font: Font
    filled: bool = False


class Run(NamedTuple):
    """A stretch of text; ``font`` is ``None`` where it is the cell's."""

    text: str
    font: Font | None = None


PLAIN_FONT = Font()
PLAIN_CELL = CellLook(font=PLAIN_FONT)


def looks_of(root: Element | None) -> tuple[CellLook, ...]:
    """Return the look of each cell style of a workbook."""
    fonts = [font_of(each) for each in children(root, "fonts")]
    fills = [_is_filled(each) for each in children(root, "fills")]
    return tuple(
        CellLook(font=_at(fonts, each.get("fontId"), PLAIN_FONT), filled=_at(fills, each.get("fillId"), False))
        for each in children(root, "cellXfs")
    )


def font_of(element: Element | None) -> Font:
    """Return what a ``font`` of the styles, or the ``rPr`` of a run, makes of text."""
    if element is None:
        return PLAIN_FONT
    parts = {local(each.tag): each for each in element}
    strike, raised, size = parts.get("strike"), parts.get("vertAlign"), _number(parts.get("sz"), "val")
    return Font(
        struck=strike is not None and strike.get("val") not in ("0", "false"),
        white=_is_white(parts.get("color")),
        tiny=size is not None and size <= _SMALLEST,
        raised=raised is not None and raised.get("val") in ("superscript", "subscript"),
    )


def seen(runs: Iterable[Run], font: Font, *, ground: bool) -> tuple[str, str | None]:
    """
    Return what shows of *runs*, and what is struck out if nothing shows.

    *font*: the cell's; *ground*: whether there is a background other than white.
    """
    pieces: list[Piece] = []
    struck = ""
    for text, own in runs:
        look = own if own is not None else font
        if look.struck:
            struck += text
        elif not look.tiny and (ground or not look.white):
            pieces.append(Piece(text, look.raised))
    shown = joined(pieces, in_cell=True)
    return shown, struck.strip() or None if not shown.strip() else None


def _is_white(colour: Element | None) -> bool:
    if colour is None:
        return False
    tint = _number(colour, "tint")
    if tint is not None and tint < _DARKER:
        return False
    rgb = _RGB.fullmatch(colour.get("rgb", ""))
    if rgb is not None:
        return all(int(part, 16) >= _WHITEST for part in rgb.groups())
    return colour.get("theme") == _WHITE_THEME or colour.get("indexed") in _WHITE_INDEXED


def _is_filled(fill: Element) -> bool:
    pattern = child(fill, "patternFill")
    if pattern is None:
        return child(fill, "gradientFill") is not None
    kind = pattern.get("patternType", "none")
    return kind != "none" and not (kind == "solid" and _is_white(child(pattern, "fgColor")))


def _at(known: list[_Known], number: str | None, default: _Known) -> _Known:
    at = int(number) if number is not None and number.isdecimal() and len(number) < 6 else 0
    return known[at] if at < len(known) else default


def _number(element: Element | None, name: str) -> float | None:
    text = element.get(name, "") if element is not None else ""
    return float(text) if re.fullmatch(r"-?[0-9]{1,9}(?:\.[0-9]{1,20})?", text) else None
