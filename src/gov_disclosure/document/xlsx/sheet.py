"""One worksheet: the texts that show, by row and column, and the merged ranges."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from attrs import define, field

from gov_disclosure.document.limits import Limits
from gov_disclosure.document.office.package import child, local
from gov_disclosure.document.xlsx.looks import seen
from gov_disclosure.document.xlsx.values import Values
from gov_disclosure.errors import LimitError

__all__ = ["Area", "Counter", "Sheet", "areas_of", "letters", "read_sheet"]

_REF = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MOST_RANGES = 100
"""Ranges that may have a fill of their own; where there are more, every cell may."""
_FLAT = 1.0
"""Points or characters; a row or column made no higher or wider than this shows nothing."""


@define
class Counter:
    """Tables, cells, blocks and characters so far, over all sheets."""

    limits: Limits
    source: str | None
    grids: int = 0
    cells: int = 0
    blocks: int = 0
    characters: int = 0

    def add(self, what: str, number: int = 1) -> int:
        """
        Count *number* more of *what* and return how many there are.

        Raises:
            LimitError: they are more than the limit.
        """
        total: int = getattr(self, what) + number
        allowed: int = getattr(self.limits, what)
        if total > allowed:
            raise LimitError(what, allowed, total, self.source)
        setattr(self, what, total)
        return total


class Area(NamedTuple):
    """A range of cells, rows and columns counted from 1, ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@define(kw_only=True)
class Sheet:
    """
    What shows of a worksheet.

    ``texts``: by row and column. ``struck``: what is struck out in cells in
    which nothing else stands. ``areas``: the merged ranges that hold text, by
    the cell that holds it; ``empty``: the others, from top to bottom.
    ``hidden_rows``; ``hidden_columns``, in order.
    """

    name: str
    texts: dict[int, dict[int, str]] = field(factory=dict)
    struck: dict[tuple[int, int], str] = field(factory=dict)
    areas: dict[tuple[int, int], Area] = field(factory=dict)
    empty: list[Area] = field(factory=list)
    hidden_rows: set[int] = field(factory=set)
    hidden_columns: list[int] = field(factory=list)


def read_sheet(name: str, root: Element, values: Values, counter: Counter, tables: Iterable[Area]) -> Sheet:
    """
    Return what shows of the worksheet with this *root*.

    *tables*: ranges laid out as tables, which may have fills that no cell states.

    Raises:
        LimitError: there are more cells than the limits of *counter* allow.
        NoSharedTextError: a text is not in the workbook.
    """
    sheet = Sheet(name=name, hidden_columns=sorted(_hidden_columns(child(root, "cols"))))
    hidden = frozenset(sheet.hidden_columns)
    grounds = _Grounds(root, tables)
    zeros = all(view.get("showZeros") not in ("0", "false") for view in _children(root, "sheetViews"))
    for row, column, cell in _cells(child(root, "sheetData")):
        if cell is None:
            sheet.hidden_rows.add(row)
            continue
        look, runs = values.look(cell), values.runs(cell, zeros=zeros)
        counter.add("characters", sum(len(run.text) for run in runs))
        ground = look.filled or grounds.any_at(row, column)
        text, struck = seen(runs, look.font, ground=ground)
        if not text.strip() and struck is None:
            continue
        counter.add("cells")
        if column in hidden:
            continue
        if struck is None:
            sheet.texts.setdefault(row, {})[column] = text
        else:
            sheet.struck[row, column] = struck
    areas = [area for area in map(_area, _children(root, "mergeCells")) if area is not None]
    counter.add("cells", len(areas))
    _anchor(sheet, sorted(areas), counter)
    return sheet


class _Grounds:
    """The ranges of a sheet that may have a fill that no cell states."""

    def __init__(self, root: Element, tables: Iterable[Area]) -> None:
        self._areas = [*tables]
        for element in root:
            if local(element.tag) == "conditionalFormatting" and len(self._areas) <= _MOST_RANGES:
                self._areas += areas_of(element.get("sqref", ""))
        self._everywhere = len(self._areas) > _MOST_RANGES or child(root, "picture") is not None

    def any_at(self, row: int, column: int) -> bool:
        return self._everywhere or any(area.holds(row, column) for area in self._areas)


def _anchor(sheet: Sheet, areas: Iterable[Area], counter: Counter) -> None:
    """Find the cells that hold the text of the merged ranges; what else is in them does not show."""
    rows = sorted(sheet.texts)
    for area in areas:
        covered = rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]
        counter.add("cells", len(covered))
        inside = [
            (row, column) for row in covered for column in sorted(sheet.texts[row]) if area.left <= column <= area.right
        ]
        counter.add("cells", len(inside))
        for row, column in inside[1:]:
            del sheet.texts[row][column]
        if not inside:
            sheet.empty.append(area)
        elif inside[0] not in sheet.areas:
            sheet.areas[inside[0]] = area
    sheet.texts = {row: cells for row, cells in sheet.texts.items() if cells}


def _cells(data: Element | None) -> Iterator[tuple[int, int, Element | None]]:
    """Yield row, column and element of the cells, and of a hidden row once ``None``."""
    at_row = 0
    for row in data if data is not None else ():
        at_row = _number(row.get("r"), at_row + 1, _LAST_ROW)
        if row.get("hidden") in ("1", "true") or _is_flat(row.get("ht")):
            yield at_row, 0, None
            continue
        at_column = 0
        for cell in row:
            ref = _REF.fullmatch(cell.get("r", ""))
            at_column = _column(ref[1]) if ref else at_column + 1
            if at_column <= _LAST_COLUMN:
                yield at_row, at_column, cell


def _is_flat(size: str | None) -> bool:
    return size is not None and re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,20})?", size) is not None and float(size) <= _FLAT


def _children(root: Element, name: str) -> Iterable[Element]:
    found = child(root, name)
    return found if found is not None else ()


def _number(text: str | None, default: int, most: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 and 0 < int(text) <= most else default


def _hidden_columns(columns: Element | None) -> frozenset[int]:
    """Return the hidden columns; their ranges are taken in order, so that many overlapping ones cost little."""
    ranges = sorted(
        (_number(column.get("min"), 1, _LAST_COLUMN), _number(column.get("max"), 1, _LAST_COLUMN))
        for column in (columns if columns is not None else ())
        if column.get("hidden") in ("1", "true") or column.get("width") in ("0", "0.0")
    )
    found: set[int] = set()
    done = 0
    for first, last in ranges:
        found.update(range(max(first, done + 1), last + 1))
        done = max(done, last)
    return frozenset(found)


def areas_of(references: str) -> list[Area]:
    """Return the ranges that *references*, parted by blanks, name; no more than are told apart."""
    words = references.split(maxsplit=_MOST_RANGES + 1)[: _MOST_RANGES + 1]
    return [area for word in words if (area := _named(word)) is not None]


def _area(merge: Element) -> Area | None:
    return _named(merge.get("ref", ""))


def _named(reference: str) -> Area | None:
    first, _, last = reference.partition(":")
    start, end = _REF.fullmatch(first), _REF.fullmatch(last or first)
    if start is None or end is None:
        return None
    rows, columns = sorted((int(start[2]), int(end[2]))), sorted((_column(start[1]), _column(end[1])))
    return Area(rows[0], columns[0], rows[1], columns[1])


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def letters(column: int) -> str:
    """Return the letters of a column counted from 1: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
