"""What an XLSX cell shows: stored values turned into the text a reader sees."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from xml.etree.ElementTree import Element

from attrs import frozen

from gov_disclosure.document.zip_guard import attribute, child, local

_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_BUILT_IN_PERCENTS = frozenset({9, 10})
_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE_LETTERS = re.compile(r"[ymdhse]", re.IGNORECASE)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LAST_DAY = 2_958_465
"""31 December 9999, the last day the format knows."""
_LONGEST_WHOLE = 10**15
"""Whole numbers from here on are not exact in the file."""


@frozen(kw_only=True)
class Values:
    """What is needed to show stored values: the shared texts, and what each style makes of a number."""

    texts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """By style: ``number``, ``date`` or ``percent``."""
    epoch: datetime = datetime(1899, 12, 30)

    def shown(self, cell: Element) -> str:
        """Return the text of a ``c`` element; a formula that was never calculated is shown itself."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _rich(child(cell, "is"))
        stored = child(cell, "v")
        value = (stored.text or "") if stored is not None else ""
        if not value:
            formula = child(cell, "f")
            return f"={formula.text}" if formula is not None and formula.text else ""
        if kind == "s":
            return self.texts[int(value)] if value.isdecimal() and int(value) < len(self.texts) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return self._number(value, cell.get("s", "0")) if kind == "n" else _unescaped(value)

    def _number(self, value: str, style: str) -> str:
        """Return a number to the 15 digits that spreadsheets show: files store 96171.6 as 96171.600000000006."""
        try:
            number = float(value)
        except ValueError:
            return value
        if number != number or abs(number) == float("inf"):
            return value
        kind = self.kinds[int(style)] if style.isdecimal() and int(style) < len(self.kinds) else "number"
        if kind == "date" and 0 <= number <= _LAST_DAY:
            moment = self.epoch + timedelta(days=number)
            return moment.strftime("%Y-%m-%d") if number == int(number) else moment.strftime("%Y-%m-%d %H:%M:%S")
        if kind == "percent":
            return f"{plain(Decimal(f'{number:.15g}') * 100)}%"
        return plain(Decimal(f"{number:.15g}"))


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


def kinds_of(root: Element | None) -> tuple[str, ...]:
    """Return for each cell style whether it shows a number as ``number``, ``date`` or ``percent``."""
    own = {attribute(each, "numFmtId"): each.get("formatCode", "") for each in _children(root, "numFmts")}
    return tuple(_kind(each.get("numFmtId", "0"), own) for each in _children(root, "cellXfs"))


def _children(root: Element | None, name: str) -> list[Element]:
    found = child(root, name)
    return list(found) if found is not None else []


def _kind(number: str, own: dict[str | None, str]) -> str:
    if number not in own:
        known = int(number) if number.isdecimal() and len(number) < 4 else 0
        return "date" if known in _BUILT_IN_DATES else "percent" if known in _BUILT_IN_PERCENTS else "number"
    code = _LITERALS.sub("", own[number].partition(";")[0])
    if "%" in code:
        return "percent"
    return "date" if _DATE_LETTERS.search(code) and not re.search(r"[0#?]", code.partition(".")[0]) else "number"
