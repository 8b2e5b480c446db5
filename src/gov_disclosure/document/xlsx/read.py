"""The XLSX reader: runs of rows become tables with their merged cells, rows of one text become paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from datetime import datetime
from typing import NamedTuple
from xml.etree.ElementTree import Element

from attrs import define

from gov_disclosure.document.blocks import Block, Cell, Document, Grid, Paragraph
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.document.office.package import Package, attribute, child, local, title_of
from gov_disclosure.document.xlsx.values import NoSharedTextError, Values, formats_of, texts_of
from gov_disclosure.errors import LimitError, UnreadableError
from gov_disclosure.model import Place
from gov_disclosure.text import Text

_REF = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_SENTENCE = re.compile(r"[。；！]")
_LONG = 40
"""A row of one text longer than this, or with the end of a sentence in it, is running text."""
_SECTION = re.compile(r"[一二三四五六七八九十]{1,3}\s*[、．.]\s*.*(情况|事项|问题|措施|建议|概述)\s*$")
_LABEL = re.compile("[\u4e00-\u9fff]")
_ABREAST = 8
"""Tables beside one another; with more empty columns, it is one table with gaps."""
_TITLE = re.compile(r"年度?报告\s*$")
_ABOUT_A_TABLE = re.compile(
    r".*(?:统计|情况|一览|汇总|报)表|表\s*[号\d一二三四]{0,2}\s*[:：].*"
    r"|(?:填报|填表|报送|编制|制表|统计|审核|负责|联系)?(?:单位|机关|部门|日期|时间|期限|人)(?:名称)?\s*[:：].*",
    re.DOTALL,
)
"""What forms print above and below their tables: title, who filled it in, the unit."""


def read(data: bytes, *, source: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
    """
    Read an XLSX file.

    All sheets are read, one that begins with the title first, the others in
    their order, except hidden ones (if any is visible), and hidden rows and
    columns. Rows that stand together become one `Grid`
    with merged cells as spans and the empty cells filled in; an empty row ends
    it, empty columns are left out; tables side by side come one after another. A row with a single text becomes a
    `Paragraph` where it is running text, a section heading or the title, or
    has no table beside it, and so do the texts of a row that only says what a
    table is of, and by whom. Each cell knows its sheet and A1 reference.
    Numbers come as their shortest text (3.0 as "3"), percentages and dates as
    shown; formulas by the values stored with them.

    Raises:
        UnreadableError: the file is no XLSX, damaged or encrypted.
        LimitError: a bound of *limits* is passed.
    """
    package = Package(data, source=source, kind="XLSX", limits=limits)
    part = next((name for kind, name in package.related("").values() if kind == "officeDocument"), "xl/workbook.xml")
    book = package.xml(part)
    listed = child(book, "sheets")
    if book is None or listed is None:
        raise UnreadableError(
            source or "XLSX",
            Text("不是 XLSX 文件：没有工作表", "not an XLSX file: it has no sheets"),
            Text("请查明它是什么文件。", "Look at what kind of file it is."),
        )
    parts = package.related(part)
    by_kind = dict(parts.values())
    dates = attribute(child(book, "workbookPr"), "date1904") in ("1", "true")
    values = Values(
        texts=texts_of(package.xml(by_kind.get("sharedStrings", ""))),
        formats=formats_of(package.xml(by_kind.get("styles", ""))),
        **({"epoch": datetime(1904, 1, 1)} if dates else {}),
    )
    visible = [sheet for sheet in listed if sheet.get("state", "visible") == "visible"] or list(listed)
    read_sheets: list[list[Block]] = []
    counter = _Counter(limits, source)
    for sheet in visible:
        root = package.xml(parts.get(attribute(sheet, "id") or "", ("", ""))[1])
        if root is not None and local(root.tag) == "worksheet":
            read_sheets.append(list(_sheet(sheet.get("name", ""), root, values, counter).blocks()))
    read_sheets.sort(key=lambda blocks: not _opens(blocks))
    blocks = tuple(block for sheet in read_sheets for block in sheet)
    return Document(blocks=blocks, format="xlsx", source=source, metadata=title_of(package))


def _opens(blocks: Sequence[Block]) -> bool:
    """Whether a sheet begins with the title of the report: it may stand anywhere in the workbook, but is read first."""
    first = blocks[0] if blocks else None
    return isinstance(first, Paragraph) and "信息公开" in first.text and _TITLE.search(first.text) is not None


def _sheet(name: str, root: Element, values: Values, counter: _Counter) -> _Sheet:
    try:
        return _Sheet(name, root, values, counter)
    except NoSharedTextError as error:
        raise UnreadableError(
            counter.source or "XLSX",
            Text(f"工作表“{name}”引用的文字不在文件中，文件已损坏", f"damaged: sheet {name!r} refers to text it lacks"),
            Text("请用办公软件打开后重新保存。", "Open it in an office program and save it anew."),
        ) from error


@define
class _Counter:
    """Tables, cells and blocks so far, over all sheets."""

    limits: Limits
    source: str | None
    grids: int = 0
    cells: int = 0
    blocks: int = 0

    def add(self, what: str, number: int = 1) -> int:
        total: int = getattr(self, what) + number
        allowed: int = getattr(self.limits, what)
        if total > allowed:
            raise LimitError(what, allowed, total, self.source)
        setattr(self, what, total)
        return total


class _Area(NamedTuple):
    """A merged range, rows and columns counted from 1, ends included."""

    top: int
    left: int
    bottom: int
    right: int


class _Sheet:
    """One worksheet: the texts that show, by row and column, and the merged ranges."""

    def __init__(self, name: str, root: Element, values: Values, counter: _Counter) -> None:
        self._name, self._counter, self._whole = name, counter, True
        self._hidden_columns = _hidden_columns(child(root, "cols"))
        self._hidden_in_order = sorted(self._hidden_columns)
        merges = child(root, "mergeCells")
        areas = [area for area in map(_area, merges if merges is not None else ()) if area is not None]
        counter.add("cells", len(areas))
        self._texts: dict[int, dict[int, str]] = {}
        self._hidden: set[int] = set()
        for row, column, text in _cells(child(root, "sheetData"), values):
            if text is None:
                self._hidden.add(row)
                continue
            counter.add("cells")
            if column not in self._hidden_columns:
                self._texts.setdefault(row, {})[column] = text
        self._empty: list[_Area] = []
        self._areas = self._anchored(sorted(areas))
        self._empty_tops = [area.top for area in self._empty]

    def _anchored(self, areas: Iterable[_Area]) -> dict[tuple[int, int], _Area]:
        """Return the merged ranges that hold text, by the cell that holds it; what else is in them does not show."""
        rows = sorted(self._texts)
        found: dict[tuple[int, int], _Area] = {}
        for area in areas:
            inside = [
                (row, column)
                for row in rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]
                for column in sorted(self._texts[row])
                if area.left <= column <= area.right
            ]
            self._counter.add("cells", len(inside))
            for row, column in inside[1:]:
                del self._texts[row][column]
            if not inside:
                self._empty.append(area)
            elif inside[0] not in found:
                found[inside[0]] = area
        self._texts = {row: cells for row, cells in self._texts.items() if cells}
        return found

    def blocks(self) -> Iterator[Block]:
        """Yield the paragraphs and tables of the sheet from top to bottom."""
        for run in self._runs():
            parts = self._side_by_side(run) if self._whole else []
            for part in parts:
                yield from part.blocks()
            if parts:
                continue
            if any(len(self._texts[row]) > 1 and not self._is_text(row) for row in run):
                yield self._grid(run)
                continue
            for row in run:
                yield from (self._paragraph(row, column) for column in sorted(self._texts[row]))

    def _side_by_side(self, rows: Sequence[int]) -> list[_Sheet]:
        """Return the tables side by side in *rows*, parted by empty columns; none if it is one table."""
        ends: dict[int, int] = {}
        for row in rows:
            for column in self._texts[row]:
                area = self._areas.get((row, column))
                ends[column] = max(ends.get(column, 0), area.right if area else column)
        for area in self._empty_in(rows):
            ends[area.left] = max(ends.get(area.left, 0), area.right)
        parts: list[tuple[int, int]] = []
        for column in sorted(ends):
            if parts and not self._gap(parts[-1][1], column):
                parts[-1] = parts[-1][0], max(parts[-1][1], ends[column])
            else:
                parts.append((column, ends[column]))
        if not 1 < len(parts) <= _ABREAST:
            return []
        sheets = [self._part(rows, first, last) for first, last in parts]
        return sheets if all(sheet._is_table(at > 0) for at, sheet in enumerate(sheets)) else []

    def _gap(self, last: int, column: int) -> bool:
        """Whether a visible column stands empty between *last* and *column*."""
        hidden = bisect_left(self._hidden_in_order, column) - bisect_right(self._hidden_in_order, last)
        return hidden < column - last - 1

    def _part(self, rows: Sequence[int], first: int, last: int) -> _Sheet:
        """Return what stands in *rows* and the columns from *first* to *last* as a sheet of its own."""
        part = copy(self)
        part._whole = False
        within = {row: {c: text for c, text in self._texts[row].items() if first <= c <= last} for row in rows}
        part._texts = {row: cells for row, cells in within.items() if cells}
        part._areas = {at: area for at, area in self._areas.items() if at[1] in part._texts.get(at[0], ())}
        part._empty = [area for area in self._empty_in(rows) if first <= area.left <= last]
        part._empty_tops = [area.top for area in part._empty]
        return part

    def _is_table(self, labelled: bool) -> bool:
        """Whether there are figures in it and, if it must be *labelled*, its first column is mostly labels."""
        texts = [text for cells in self._texts.values() for text in cells.values()]
        left = min(min(cells) for cells in self._texts.values())
        first = [cells[left] for cells in self._texts.values() if left in cells]
        labels = sum(_LABEL.search(text) is not None for text in first)
        return any(map(str.isdecimal, texts)) and (not labelled or (labels > 1 and 2 * labels > len(first)))

    def _runs(self) -> Iterator[list[int]]:
        """Yield the rows that stand together; a row of running text stands alone."""
        run: list[int] = []
        spanned = 0
        for row in sorted(self._texts):
            alone = self._is_text(row)
            if run and (alone or row > self._end(max(run[-1], spanned)) + 1):
                yield run
                run = []
            spanned = max([spanned, *(self._areas[row, c].bottom for c in self._texts[row] if (row, c) in self._areas)])
            if alone:
                yield [row]
            else:
                run.append(row)
        if run:
            yield run

    def _end(self, row: int) -> int:
        """Return the last of the hidden rows that follow *row*."""
        while row + 1 in self._hidden:
            row += 1
        return row

    def _is_text(self, row: int) -> bool:
        texts = [text.strip() for text in self._texts[row].values()]
        if all(_ABOUT_A_TABLE.fullmatch(text) and not _SECTION.match(text) for text in texts):
            return True
        if len(texts) > 1:
            return False
        text = texts[0]
        running = len(text) > _LONG and _SENTENCE.search(text) is not None
        return running or text.endswith("。") or bool(_SECTION.match(text) or _TITLE.search(text))

    def _paragraph(self, row: int, column: int) -> Paragraph:
        self._counter.add("blocks")
        return Paragraph(text=self._texts[row][column].strip(), origin=self._place(row, column))

    def _place(self, row: int, column: int) -> Place:
        return Place(sheet=self._name, ref=f"{letters(column)}{row}")

    def _grid(self, rows: Sequence[int]) -> Grid:
        columns = sorted({column for row in rows for column in self._texts[row]})
        self._counter.add("blocks")
        self._counter.add("cells", len(rows) * len(columns))
        if len(columns) > self._counter.limits.columns:
            raise LimitError("columns", self._counter.limits.columns, len(columns), self._counter.source)
        taken: set[tuple[int, int]] = set()
        cells: list[Cell] = []
        merged = [(at, self._slots(area, rows, columns)) for at, area in self._areas.items() if at[0] in set(rows)]
        merged += [((area.top, area.left), self._slots(area, rows, columns)) for area in self._empty_in(rows)]
        for (row, column), (top, left, bottom, right) in merged:
            slots = {(r, c) for r in range(top, bottom) for c in range(left, right)}
            if slots & taken or not slots:
                continue
            taken |= slots
            text = self._texts.get(row, {}).get(column, "").strip()
            cells.append(Cell(text, top, left, bottom - top, right - left, origin=self._place(row, column)))
        for r, row in enumerate(rows):
            for c, column in enumerate(columns):
                if (r, c) not in taken:
                    text = self._texts[row].get(column, "").strip()
                    cells.append(Cell(text, r, c, origin=self._place(row, column)))
        cells.sort(key=lambda cell: (cell.row, cell.column))
        return Grid(cells=tuple(cells), number=self._counter.add("grids"), origin=Place(sheet=self._name))

    def _empty_in(self, rows: Sequence[int]) -> Sequence[_Area]:
        """Return the merged ranges without text that begin in *rows*: one blank cell each, not several."""
        return self._empty[bisect_left(self._empty_tops, rows[0]) : bisect_right(self._empty_tops, rows[-1])]

    @staticmethod
    def _slots(area: _Area, rows: Sequence[int], columns: Sequence[int]) -> tuple[int, int, int, int]:
        """Return the rows and columns of the table that *area* covers: first, first, end, end."""
        return (
            bisect_left(rows, area.top),
            bisect_left(columns, area.left),
            bisect_right(rows, area.bottom),
            bisect_right(columns, area.right),
        )


def _cells(data: Element | None, values: Values) -> Iterator[tuple[int, int, str | None]]:
    """Yield row, column and text of the cells that show something, and of a hidden row once ``None``."""
    at_row = 0
    for row in data if data is not None else ():
        at_row = _number(row.get("r"), at_row + 1, _LAST_ROW)
        if row.get("hidden") in ("1", "true"):
            yield at_row, 0, None
            continue
        at_column = 0
        for cell in row:
            ref = _REF.fullmatch(cell.get("r", ""))
            at_column = _column(ref[1]) if ref else at_column + 1
            text = values.shown(cell)
            if text.strip() and at_column <= _LAST_COLUMN:
                yield at_row, at_column, text


def _number(text: str | None, default: int, most: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 and 0 < int(text) <= most else default


def _hidden_columns(columns: Element | None) -> frozenset[int]:
    """Return the hidden columns; their ranges are taken in order, so that many overlapping ones cost little."""
    ranges = sorted(
        (_number(column.get("min"), 1, _LAST_COLUMN), _number(column.get("max"), 1, _LAST_COLUMN))
        for column in (columns if columns is not None else ())
        if column.get("hidden") in ("1", "true")
    )
    found: set[int] = set()
    done = 0
    for first, last in ranges:
        found.update(range(max(first, done + 1), last + 1))
        done = max(done, last)
    return frozenset(found)


def _area(merge: Element) -> _Area | None:
    first, _, last = merge.get("ref", "").partition(":")
    start, end = _REF.fullmatch(first), _REF.fullmatch(last or first)
    if start is None or end is None:
        return None
    rows, columns = sorted((int(start[2]), int(end[2]))), sorted((_column(start[1]), _column(end[1])))
    return _Area(rows[0], columns[0], rows[1], columns[1])


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
