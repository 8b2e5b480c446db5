"""Tables of an HTML page: true grid coordinates, and which tables only lay out the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from gov_disclosure.document.blocks import Cell
from gov_disclosure.document.html.flow import Flow, SourceCell, Table
from gov_disclosure.document.limits import Limits
from gov_disclosure.errors import LimitError

_PROSE: Final = 500
"""Characters from which a cell holds an article and no figure, label or remark."""
_PROSE_LINES: Final = 4
_PROSE_LINE: Final = 40
"""So many lines of so many characters on average are paragraphs; vertical labels have short lines."""
_FEW: Final = 4
"""A row with more cells than this is a row of data, however long a remark in it is."""
_NESTED: Final = 60
"""Characters up to which a table within a cell can be the text of that cell."""
_HEADING_ROW: Final = re.compile(
    r"[一二三四五六七八]\s*、(?![^\n]{0,10}(?:本年|上年|结转|結轉))|.{0,80}年度(?:报告|報告)"
)
"""A section's heading or the report's title; table three numbers its rows like sections."""


def steps(table: Table, limits: Limits, source: str | None) -> list[Flow | tuple[Cell, ...]]:
    """
    Return what to read of a table, in order: its rows as grids, or text that it only lays out.

    A table of one column is a list of texts. In any other, a row is laid out
    and no data if a cell of it holds a table or an article; a title or a
    section's heading over all columns is laid out too.

    Raises:
        LimitError: a row reaches beyond the columns allowed.
    """
    if all(len(row) <= 1 for row in table.rows()):
        return [table.stray, *(cell.flow for row in table.rows() for cell in row)]
    found: list[Flow | tuple[Cell, ...]] = [table.stray]
    run: list[Cell] = []
    for row, cells in resolved(table, limits, source):
        if not _is_layout(row, cells):
            run += cells
            continue
        if run:
            found.append(tuple(run))
            run = []
        found += [cell.flow for cell in row]
    if run:
        found.append(tuple(run))
    return found


def _is_layout(row: Sequence[SourceCell], cells: Sequence[Cell]) -> bool:
    """Whether a row only lays out what stands in it."""
    if any(not _is_text(table, len(row)) for cell in row for table in cell.flow.tables()):
        return True
    if len(cells) == 1:
        text = cells[0].text
        return len(text) > _PROSE or (cells[0].rowspan == 1 and _HEADING_ROW.match(text) is not None)
    return len(cells) <= _FEW and any(_is_article(cell.text) for cell in cells)


def _is_text(table: Table, cells_beside: int) -> bool:
    """Whether a table within a cell is no more than the text of that cell: a few words in one row or column."""
    rows = list(table.rows())
    flat = len(rows) <= 1 or all(len(row) <= 1 for row in rows)
    if not flat and cells_beside <= _FEW:
        return False
    size = 0
    for cell in (cell for row in rows for cell in row):
        if any(True for _ in cell.flow.tables()):
            return False
        size += sum(len(line.text) for line in cell.flow.lines())
        if size > _NESTED:
            return False
    return True


def _is_article(text: str) -> bool:
    if len(text) <= _PROSE_LINES * _PROSE_LINE:
        return False
    count = text.count("\n") + 1
    return len(text) > _PROSE or (count >= _PROSE_LINES and len(text) >= count * _PROSE_LINE)


def resolved(table: Table, limits: Limits, source: str | None) -> Iterator[tuple[Sequence[SourceCell], list[Cell]]]:
    """
    Yield each row as the page has it, and its cells at their true coordinates.

    Spans are cut where the row group ends (as browsers do), where a cell from
    above stands, and where the table ends, so that no two cells overlap and a
    span of a thousand million costs nothing.

    Raises:
        LimitError: a row reaches beyond the columns allowed.
    """
    first = 0
    for rows in table.groups:
        group = _Group(len(rows), limits, source)
        for index, row in enumerate(rows):
            yield row, group.row(first, index, row)
        first += len(rows)


class _Group:
    """The columns taken by cells that reach down from earlier rows of one row group: a byte for each, 1 if taken."""

    def __init__(self, rows: int, limits: Limits, source: str | None) -> None:
        self.rows, self.limits, self.source = rows, limits, source
        self.taken = bytearray(limits.columns)
        self.leaving: dict[int, list[tuple[int, int]]] = {}

    def row(self, first: int, index: int, row: Sequence[SourceCell]) -> list[Cell]:
        """Return the cells of the group's row *index*; *first* is the table's row with which the group begins."""
        for column, wide in self.leaving.pop(index, ()):
            self.taken[column : column + wide] = bytes(wide)
        cells: list[Cell] = []
        reaching: list[tuple[int, int]] = []
        column = 0
        for cell in row:
            column = self.taken.find(0, column)
            if column < 0:
                raise LimitError("columns", self.limits.columns, None, self.source)
            wide = self.width(column, cell.colspan)
            tall = min(cell.rowspan or self.rows, self.limits.span, self.rows - index)
            if tall > 1:
                reaching.append((column, wide))
                self.leaving.setdefault(index + tall, []).append((column, wide))
            cells.append(_cell(cell, first + index, column, tall, wide))
            column += wide
        for column, wide in reaching:
            self.taken[column : column + wide] = b"\1" * wide
        return cells

    def width(self, column: int, wide: int) -> int:
        """Return the columns a cell can take; a span beyond the bound is nonsense and counts as one."""
        if wide > self.limits.span:
            return 1
        end = self.taken.find(1, column)
        return max(1, min(wide, (end if end >= 0 else self.limits.columns) - column))


def _cell(cell: SourceCell, row: int, column: int, tall: int, wide: int) -> Cell:
    text = cell.flow.text()
    struck = "" if text else " ".join("".join(cell.flow.struck).split())
    unselected = tuple(cell.flow.unselected)
    return Cell(text, row, column, tall, wide, cell.header, struck=struck or None, unselected=unselected)
