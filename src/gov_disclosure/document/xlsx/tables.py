"""The texts of a worksheet cut into paragraphs and tables."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from attrs import evolve

from gov_disclosure.document.blocks import Block, Cell, Grid, Paragraph
from gov_disclosure.document.xlsx.sheet import Area, Counter, Sheet, letters
from gov_disclosure.errors import LimitError
from gov_disclosure.model import Place

__all__ = ["is_title", "sheet_blocks"]

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


def is_title(text: str) -> bool:
    """Whether *text* is the title of a report."""
    return "信息公开" in text and _TITLE.search(text) is not None


def sheet_blocks(sheet: Sheet, counter: Counter) -> Iterator[Block]:
    """
    Yield the paragraphs and tables of *sheet* from top to bottom.

    Raises:
        LimitError: a bound of *counter* is passed.
    """
    return _Cutter(sheet, counter).blocks()


class _Cutter:
    """Cuts a sheet, or the rows and columns of one that hold a table, into blocks."""

    def __init__(self, sheet: Sheet, counter: Counter, *, whole: bool = True) -> None:
        self._sheet, self._counter, self._whole = sheet, counter, whole
        self._texts = sheet.texts
        self._empty_tops = [area.top for area in sheet.empty]

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

    def _side_by_side(self, rows: Sequence[int]) -> list[_Cutter]:
        """Return the tables side by side in *rows*, parted by empty columns; none if it is one table."""
        ends: dict[int, int] = {}
        for row in rows:
            for column in self._texts[row]:
                area = self._sheet.areas.get((row, column))
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
        cutters = [self._part(rows, first, last) for first, last in parts]
        return cutters if all(cutter._is_table(at > 0) for at, cutter in enumerate(cutters)) else []

    def _gap(self, last: int, column: int) -> bool:
        """Whether a visible column stands empty between *last* and *column*."""
        hidden = bisect_left(self._sheet.hidden_columns, column) - bisect_right(self._sheet.hidden_columns, last)
        return hidden < column - last - 1

    def _part(self, rows: Sequence[int], first: int, last: int) -> _Cutter:
        """Return what stands in *rows* and the columns from *first* to *last* as a sheet of its own."""
        within = {row: {c: text for c, text in self._texts[row].items() if first <= c <= last} for row in rows}
        texts = {row: cells for row, cells in within.items() if cells}
        part = evolve(
            self._sheet,
            texts=texts,
            areas={at: area for at, area in self._sheet.areas.items() if at[1] in texts.get(at[0], ())},
            empty=[area for area in self._empty_in(rows) if first <= area.left <= last],
        )
        return _Cutter(part, self._counter, whole=False)

    def _is_table(self, labelled: bool) -> bool:
        """Whether there are figures in it and, if it must be *labelled*, its first column is mostly labels."""
        texts = [text for cells in self._texts.values() for text in cells.values()]
        if not texts:
            return False
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
            spanned = max(
                [
                    spanned,
                    *(self._sheet.areas[row, c].bottom for c in self._texts[row] if (row, c) in self._sheet.areas),
                ]
            )
            if alone:
                yield [row]
            else:
                run.append(row)
        if run:
            yield run

    def _end(self, row: int) -> int:
        """Return the last of the hidden rows that follow *row*."""
        while row + 1 in self._sheet.hidden_rows:
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
        return Place(sheet=self._sheet.name, ref=f"{letters(column)}{row}")

    def _grid(self, rows: Sequence[int]) -> Grid:
        columns = sorted({column for row in rows for column in self._texts[row]})
        self._counter.add("blocks")
        self._counter.add("cells", len(rows) * len(columns))
        if len(columns) > self._counter.limits.columns:
            raise LimitError("columns", self._counter.limits.columns, len(columns), self._counter.source)
        taken: set[tuple[int, int]] = set()
        cells: list[Cell] = []
        for (row, column), area in self._merged(rows):
            top, left, bottom, right = self._slots(area, rows, columns)
            self._counter.add("cells", (bottom - top) * (right - left))
            slots = {(r, c) for r in range(top, bottom) for c in range(left, right)}
            if slots & taken or not slots:
                continue
            taken |= slots
            cells.append(self._cell(row, column, top, left, bottom - top, right - left))
        for r, row in enumerate(rows):
            cells += [self._cell(row, column, r, c) for c, column in enumerate(columns) if (r, c) not in taken]
        cells.sort(key=lambda cell: (cell.row, cell.column))
        return Grid(cells=tuple(cells), number=self._counter.add("grids"), origin=Place(sheet=self._sheet.name))

    def _cell(self, row: int, column: int, at_row: int, at_column: int, rowspan: int = 1, colspan: int = 1) -> Cell:
        """Return what shows at a row and column of the sheet as a cell of a table."""
        text = self._texts.get(row, {}).get(column, "").strip()
        struck = None if text else self._sheet.struck.get((row, column))
        place = self._place(row, column)
        return Cell(text, at_row, at_column, rowspan, colspan, origin=place, struck=struck)

    def _merged(self, rows: Sequence[int]) -> Iterator[tuple[tuple[int, int], Area]]:
        """Yield the merged ranges that begin in *rows*, those with text first, each with the cell that it shows."""
        for row in rows:
            for column in self._texts[row]:
                if (row, column) in self._sheet.areas:
                    yield (row, column), self._sheet.areas[row, column]
        for area in self._empty_in(rows):
            yield (area.top, area.left), area

    def _empty_in(self, rows: Sequence[int]) -> Sequence[Area]:
        """Return the merged ranges without text that begin in *rows*: one blank cell each, not several."""
        return self._sheet.empty[bisect_left(self._empty_tops, rows[0]) : bisect_right(self._empty_tops, rows[-1])]

    @staticmethod
    def _slots(area: Area, rows: Sequence[int], columns: Sequence[int]) -> tuple[int, int, int, int]:
        """Return the rows and columns of the table that *area* covers: first, first, end, end."""
        return (
            bisect_left(rows, area.top),
            bisect_left(columns, area.left),
            bisect_right(rows, area.bottom),
            bisect_right(columns, area.right),
        )
