"""What an XLSX cell holds: stored values turned into texts, as the number format of the cell shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from xml.etree.ElementTree import Element

from attrs import frozen

from gov_disclosure.document.office.package import child, local
from gov_disclosure.document.xlsx.formats import GENERAL, NumberFormat
from gov_disclosure.document.xlsx.looks import PLAIN_CELL, CellLook, Run, font_of

__all__ = ["NoSharedTextError", "Values", "texts_of"]

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_INDEX = 8
"""Digits of an index that no workbook reaches."""
_TYPED_AS_TEXT = re.compile(r"['‘’＇](?=[-+]?[0-9][0-9,.]*\s*$)")
"""The mark that makes a spreadsheet keep a figure as text; converted files hold it as a character."""


class NoSharedTextError(Exception):
    """A cell refers to a shared text that the workbook lacks."""


@frozen(kw_only=True)
class Values:
    """What is needed to show stored values: the shared texts, and the number format and look of each style."""

    texts: tuple[tuple[Run, ...], ...] = ()
    formats: tuple[NumberFormat, ...] = ()
    looks: tuple[CellLook, ...] = ()
    epoch: datetime = datetime(1899, 12, 30)

    def runs(self, cell: Element, *, zeros: bool) -> Sequence[Run]:
        """
        Return the text of a ``c`` element; a formula that was never calculated is shown itself.

        *zeros*: whether the sheet shows numbers that are zero.

        Raises:
            NoSharedTextError: its text is not in the workbook.
        """
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return self._text(_rich(child(cell, "is")), cell)
        stored = child(cell, "v")
        value = (stored.text or "") if stored is not None else ""
        if not value:
            formula = child(cell, "f")
            return (Run(f"={formula.text}"),) if formula is not None and formula.text else ()
        if kind == "s":
            if not (value.isdecimal() and len(value) < _INDEX and int(value) < len(self.texts)):
                raise NoSharedTextError
            return self._text(self.texts[int(value)], cell)
        if kind == "b":
            return (Run("TRUE" if value == "1" else "FALSE"),)
        if kind == "n":
            return (Run(self._number(value, cell, zeros=zeros)),)
        return self._text((Run(_unescaped(value)),), cell)

    def look(self, cell: Element) -> CellLook:
        """Return the look of a cell."""
        at = _index(cell)
        return self.looks[at] if at < len(self.looks) else PLAIN_CELL

    def _format(self, cell: Element) -> NumberFormat:
        at = _index(cell)
        return self.formats[at] if at < len(self.formats) else GENERAL

    def _text(self, runs: Sequence[Run], cell: Element) -> Sequence[Run]:
        """Return a text without the mark that makes a figure one; nothing where the format of the cell hides texts."""
        if not self._format(cell).text:
            return ()
        if len(runs) == 1 and runs[0].text[:1] in "'‘’＇":
            return (Run(_TYPED_AS_TEXT.sub("", runs[0].text), runs[0].font),)
        return runs

    def _number(self, value: str, cell: Element, *, zeros: bool) -> str:
        """Return a number to the 15 digits that spreadsheets show: files store 96171.6 as 96171.600000000006."""
        try:
            number = float(value)
        except ValueError:
            return value
        if number != number or abs(number) == float("inf"):
            return value
        if not (number or zeros):
            return ""
        return self._format(cell).shown(Decimal(f"{number:.15g}"), self.epoch)


def _index(cell: Element) -> int:
    style = cell.get("s", "0")
    return int(style) if style.isdecimal() and len(style) < _INDEX else 10**_INDEX


def texts_of(root: Element | None) -> tuple[tuple[Run, ...], ...]:
    """Return the shared texts of a workbook."""
    return tuple(_rich(item) for item in (root if root is not None else ()) if local(item.tag) == "si")


def _rich(item: Element | None) -> tuple[Run, ...]:
    """Return a text of one or several runs; reading aids (phonetic runs) are left out."""
    found: list[Run] = []
    for element in item if item is not None else ():
        name = local(element.tag)
        if name == "t":
            found.append(Run(_unescaped(element.text or "")))
        elif name == "r":
            text = "".join(inner.text or "" for inner in element if local(inner.tag) == "t")
            properties = child(element, "rPr")
            found.append(Run(_unescaped(text), font_of(properties) if properties is not None else None))
    return tuple(found)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")
