"""Automatic numbers of a DOCX file: "一、", "（一）" and "1." that stand in no text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from gov_disclosure.document.docx.parts import NAMES, WORD, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DIGITS = "〇一二三四五六七八九"
_MOST = 9_999
"""Larger numbers are printed as digits."""


def chinese(number: int) -> str:
    """Return 1 to 9,999 in Chinese numerals as headings count: 十, 十一, 二十, 一百零五."""
    if not 0 < number <= _MOST:
        return str(number)
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += _DIGITS[digit] + name
        elif text and number % unit and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if 10 <= number < 20 else text


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 26 * 9 else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for unit, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    ):
        text += sign * (number // unit)
        number %= unit
    return text


def circled(number: int) -> str:
    """Return 1 to 20 as the digit in a circle, larger numbers as they are."""
    return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": chinese,
    "japaneseCounting": chinese,
    "japaneseDigitalTenThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "ideographDigital": chinese,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": lambda number: f"（{number}）",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
"""The number formats of the file format that Chinese documents use; all others are printed as digits."""
_SILENT = frozenset({"bullet", "none"})
_DEFINITION, _NUMBER, _LEVEL = (f"{{{WORD}}}{name}" for name in ("abstractNumId", "numId", "ilvl"))


@frozen
class _Level:
    format: str
    text: str
    start: int


@define
class _List:
    """One definition of numbering, and how far each of its levels has counted."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(factory=dict)

    def next(self, level: int) -> str:
        """Count one paragraph of *level* and return its number as printed."""
        own = self.levels.get(level)
        if own is None:
            return ""
        self.counts[level] = self.counts[level] + 1 if level in self.counts else own.start
        self.counts = {at: count for at, count in self.counts.items() if at <= level}
        if own.format in _SILENT:
            return ""
        return re.sub(r"%(\d)", lambda found: self._printed(int(found[1]) - 1), own.text)

    def _printed(self, level: int) -> str:
        own = self.levels.get(level)
        if own is None:
            return ""
        return _FORMATS.get(own.format, str)(self.counts.get(level, own.start))


class Numbering:
    """Counts the numbered paragraphs of a document in the order in which they are asked for."""

    def __init__(self, root: Element) -> None:
        self._lists: dict[str, _List] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        definitions = {
            element.get(_DEFINITION): _List(dict(_levels(element))) for element in root.iterfind("w:abstractNum", NAMES)
        }
        for element in root.iterfind("w:num", NAMES):
            number = element.get(_NUMBER)
            known = definitions.get(value(element, "w:abstractNumId"))
            if number is not None and known is not None:
                self._lists[number], self._restarts[number] = _overridden(element, known)

    def next(self, number: str, level: int) -> str:
        """Return what is printed before the next paragraph of list *number* at *level*, counted from 0."""
        known = self._lists.get(number)
        if known is None:
            return ""
        start = self._restarts[number].pop(level, None)
        if start is not None:
            known.counts[level] = start - 1
        return known.next(level)


def _levels(parent: Element) -> Iterator[tuple[int, _Level]]:
    for element in parent.iterfind("w:lvl", NAMES):
        style, text = value(element, "w:numFmt") or "decimal", value(element, "w:lvlText") or ""
        yield whole(element.get(_LEVEL)), _Level(style, text, whole(value(element, "w:start"), 1))


def _overridden(element: Element, known: _List) -> tuple[_List, dict[int, int]]:
    """Return the list that a use of *known* counts in, and the levels that it starts anew."""
    restarts: dict[int, int] = {}
    levels = dict(known.levels)
    for override in element.iterfind("w:lvlOverride", NAMES):
        start = value(override, "w:startOverride")
        if start is not None:
            restarts[whole(override.get(_LEVEL))] = whole(start, 1)
        levels.update(_levels(override))
    return (known if levels == known.levels else _List(levels)), restarts


def whole(text: str | None, default: int = 0) -> int:
    """Return *text* as a whole number, *default* where it is none or absurdly long."""
    return int(text) if text is not None and re.fullmatch(r"-?[0-9]{1,9}", text) else default
