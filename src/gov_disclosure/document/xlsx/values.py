"""What an XLSX cell shows: stored values turned into the text a reader sees."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from xml.etree.ElementTree import Element

from attrs import frozen

from gov_disclosure.document.office.package import attribute, child, local

_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_BUILT_IN_PERCENTS = frozenset({9, 10})
_GENERAL = re.compile(r"general|standard", re.IGNORECASE)
"""A format of no form; its letters are no date."""
_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE_LETTERS = re.compile(r"[ymdhse]", re.IGNORECASE)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONDITION = re.compile(r"\[[<>=]")
_INDEX = 8
"""Digits of an index that no workbook reaches."""
_MOST_PLACES = 12
_LAST_DAY = 2_958_465
"""31 December 9999, the last day the format knows."""
_DRAWN_POINT = re.compile(r"""[0#?](?:[!\\]\.|"\.")([0#?]+)""")
"""A point put in as an ornament shows 元 as 万元, which no format of its own does: 0!.0000, or 0!.0, in thousands."""
_THOUSANDS = re.compile(r"[0#?](,+)(?![0#?,])")
_UNIT = re.compile(r'(?<=[0#?,"!\\ ])(万元|亿元|元)"?\s*$')
_TYPED_AS_TEXT = re.compile(r"['‘’＇](?=[-+]?[0-9][0-9,.]*\s*$)")
"""The mark that makes a spreadsheet keep a figure as text; converted files hold it as a character."""
_LONGEST_WHOLE = 10**15
"""Whole numbers from here on are not exact in the file."""


@frozen(kw_only=True)
class NumberFormat:
    """
    What a style makes of a number.

    ``kind``: ``number``, ``date`` or ``percent``. ``divisor``: what it is
    divided by before it is shown, 1 where it is shown as stored. ``unit``:
    the unit of money printed behind it.
    """

    kind: str = "number"
    divisor: int = 1
    unit: str = ""


_PLAIN = NumberFormat()


class NoSharedTextError(Exception):
    """A cell refers to a shared text that the workbook lacks."""


@frozen(kw_only=True)
class Values:
    """What is needed to show stored values: the shared texts, and what each style makes of a number."""

    texts: tuple[str, ...] = ()
    formats: tuple[NumberFormat, ...] = ()
    """By style."""
    epoch: datetime = datetime(1899, 12, 30)

    def shown(self, cell: Element) -> str:
        """
        Return the text of a ``c`` element; a formula that was never calculated is shown itself.

        Raises:
            NoSharedTextError: its text is not in the workbook.
        """
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _typed(_rich(child(cell, "is")))
        stored = child(cell, "v")
        value = (stored.text or "") if stored is not None else ""
        if not value:
            formula = child(cell, "f")
            return f"={formula.text}" if formula is not None and formula.text else ""
        if kind == "s":
            if not (value.isdecimal() and len(value) < _INDEX and int(value) < len(self.texts)):
                raise NoSharedTextError
            return _typed(self.texts[int(value)])
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return self._number(value, cell.get("s", "0")) if kind == "n" else _typed(_unescaped(value))

    def _number(self, value: str, style: str) -> str:
        """Return a number to the 15 digits that spreadsheets show: files store 96171.6 as 96171.600000000006."""
        try:
            number = float(value)
        except ValueError:
            return value
        if number != number or abs(number) == float("inf"):
            return value
        known = style.isdecimal() and len(style) < _INDEX and int(style) < len(self.formats)
        form = self.formats[int(style)] if known else _PLAIN
        if form.kind == "date" and 0 <= number <= _LAST_DAY:
            moment = self.epoch + timedelta(days=number)
            return moment.strftime("%Y-%m-%d") if number == int(number) else moment.strftime("%Y-%m-%d %H:%M:%S")
        stored = Decimal(f"{number:.15g}")
        if form.kind == "percent":
            return f"{plain(stored * 100)}%"
        return plain(stored / form.divisor) + form.unit


def plain(number: Decimal) -> str:
    """Return *number* without exponent and without zeros behind its last decimal."""
    if abs(number) < _LONGEST_WHOLE and number == number.to_integral_value():
        return str(int(number))
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def texts_of(root: Element | None) -> tuple[str, ...]:
    """Return the shared texts of a workbook."""
    return tuple(_rich(item) for item in (root if root is not None else ()) if local(item.tag) == "si")


def _rich(item: Element | None) -> str:
    """Return a text of one or several runs; reading aids (phonetic runs) are left out."""
    text = ""
    for element in item if item is not None else ():
        name = local(element.tag)
        if name == "t":
            text += element.text or ""
        elif name == "r":
            text += "".join(inner.text or "" for inner in element if local(inner.tag) == "t")
    return _unescaped(text)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")


def _typed(text: str) -> str:
    return _TYPED_AS_TEXT.sub("", text) if text[:1] in "'‘’＇" else text


def formats_of(root: Element | None) -> tuple[NumberFormat, ...]:
    """Return for each cell style what it makes of a number."""
    own = {attribute(each, "numFmtId"): each.get("formatCode", "") for each in _children(root, "numFmts")}
    return tuple(_format(each.get("numFmtId", "0"), own) for each in _children(root, "cellXfs"))


def _children(root: Element | None, name: str) -> list[Element]:
    found = child(root, name)
    return list(found) if found is not None else []


def _format(number: str, own: dict[str | None, str]) -> NumberFormat:
    if number not in own:
        known = int(number) if number.isdecimal() and len(number) < 4 else 0
        kind = "date" if known in _BUILT_IN_DATES else "percent" if known in _BUILT_IN_PERCENTS else "number"
        return NumberFormat(kind=kind)
    section = own[number].partition(";")[0]
    kind = _kind(section)
    if kind != "number" or _CONDITION.search(section):
        return NumberFormat(kind=kind)
    unit = _UNIT.search(section)
    point, thousands = _DRAWN_POINT.search(section), _THOUSANDS.search(section)
    places = len(point[1]) + (3 * len(thousands[1]) if thousands else 0) if point else 0
    return NumberFormat(divisor=10 ** min(places, _MOST_PLACES), unit=unit[1] if unit else "")


def _kind(section: str) -> str:
    code = _GENERAL.sub("", _LITERALS.sub("", section))
    if "%" in code:
        return "percent"
    return "date" if _DATE_LETTERS.search(code) and not re.search(r"[0#?]", code.partition(".")[0]) else "number"
