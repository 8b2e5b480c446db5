"""Tables of an HTML page: true grid coordinates, and which tables only lay out the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from gov_disclosure.document.blocks import Cell
from gov_disclosure.document.html.flat import BREAK, CELL, CELL_END, GROUP, HELD, ROW, ROW_END, SEPARATOR, lines
from gov_disclosure.document.limits import Limits
from gov_disclosure.errors import LimitError

_PROSE: Final = 500
"""Characters from which a cell holds an article and no figure, label or remark."""
_PROSE_LINES: Final = 4
_PROSE_LINE: Final = 40
"""So many lines of so many characters on average are paragraphs; vertical labels have short lines."""
_FEW: Final = 4
"""A row with more cells than this is a row of data, however long a remark in it is."""
_HEADING_ROW: Final = re.compile(
    r"[一二三四五六七八]\s*、(?![^\n]{0,10}(?:本年|上年|结转|結轉))|.{0,80}年度(?:报告|報告)"
)
"""A section's heading or the report's title; table three numbers its rows like sections."""
_COLSPAN: Final = re.compile(r"c([0-9]+)")
_ROWSPAN: Final = re.compile(r"r([0-9]+)")
_SPAN_DIGITS: Final = 9
_SHORT: Final = 64
"""Characters of marked text up to which a cell holds a figure or a label, which other pages hold as well."""
_PLAIN_CELL: Final = re.compile(f"{CELL}([^{SEPARATOR}]*){SEPARATOR}([^{CELL}{CELL_END}]*){CELL_END}")
_NEXT_CELL: Final = CELL_END + CELL
_BODY: Final = "1"
_cell = tuple.__new__
"""Makes a `Cell` in half the time of calling it; a report has some 300, and pages are read by the hundred thousand."""

Row = list[tuple[str, str]]
"""The cells of one row as marked text: what the markup says of the cell, and its content."""


class Table(NamedTuple):
    """What to read of a table, in order: marked text that it only lays out, and grids; and how many cells it has."""

    cells: int
    steps: Sequence[str | Sequence[Cell]]


def read_table(marked: str, limits: Limits, source: str | None) -> Table:
    """
    Return what to read of a table's marked text.

    Raises:
        LimitError: a row reaches beyond the columns allowed.
    """
    found = shape(marked)
    cells = sum(len(row) for rows in found.groups for row in rows)
    return Table(cells, [text_outside_cells(found), *steps(found, limits, source)])


class Shape(NamedTuple):
    """A table's rows in the order shown, by row group; its text that stands in no cell; whether it holds tables."""

    groups: list[list[Row]]
    stray: list[str]
    nested: bool


def shape(table: str) -> Shape:
    """
    Return the rows of a table's marked text.

    Cells outside a row form a row; the first ``thead`` is shown first and the
    first ``tfoot`` last, wherever they stand.
    """
    stray: list[str] = []
    ranked: list[tuple[str, list[Row]]] = []
    for number, group in enumerate(table.split(GROUP)):
        rank, content = (group[:1], group[1:]) if number else (_BODY, group)
        if rows := _rows(content, stray):
            ranked.append((_BODY if any(rank == other for other, _ in ranked) else rank, rows))
    ranked.sort(key=_by_rank)
    return Shape([rows for _, rows in ranked], stray, HELD in table)


def _by_rank(group: tuple[str, object]) -> str:
    return group[0]


def _rows(group: str, stray: list[str]) -> list[Row]:
    rows: list[Row] = []
    for number, part in enumerate(group.split(ROW)):
        inside, _, after = part.rpartition(ROW_END)
        row = _cells(inside, stray)
        if number or row:
            rows.append(row)
        if loose := _cells(after, stray):
            rows.append(loose)
    return rows


def _cells(row: str, stray: list[str]) -> Row:
    """Return the cells in a stretch of marked text; what stands between them goes to *stray*."""
    if not row or row.isspace():
        return []
    plain: Row = _PLAIN_CELL.findall(row)
    if plain and row[0] == CELL and row[-1] == CELL_END and row.count(_NEXT_CELL) == len(plain) - 1:
        return plain
    before, *cells = row.split(CELL)
    if before and not before.isspace():
        stray.append(before)
    found: Row = []
    for cell in cells:
        facts, _, rest = cell.partition(SEPARATOR)
        content, _, after = rest.partition(CELL_END)
        found.append((facts, content))
        if after and not after.isspace():
            stray.append(after)
    return found


def steps(table: Shape, limits: Limits, source: str | None) -> list[tuple[Cell, ...] | str]:
    """
    Return what to read of a table, in order: its rows as grids, or marked text that it only lays out.

    A table of one column is a list of texts. In any other, a row is laid out
    and no data if a cell of it holds a table or an article; a title or a
    section's heading over all columns is laid out too.

    Raises:
        LimitError: a row reaches beyond the columns allowed.
    """
    if all(len(row) <= 1 for group in table.groups for row in group):
        return [content for group in table.groups for row in group for _, content in row]
    found: list[tuple[Cell, ...] | str] = []
    run: list[Cell] = []
    for row, cells in resolved(table, limits, source):
        if not (_is_prose(cells) or (table.nested and any(HELD in content for _, content in row))):
            run += cells
            continue
        if run:
            found.append(tuple(run))
            run.clear()
        found += [content for _, content in row]
    if run:
        found.append(tuple(run))
    return found


def _is_prose(cells: Sequence[Cell]) -> bool:
    if len(cells) == 1:
        text = cells[0].text
        return len(text) > _PROSE or (cells[0].rowspan == 1 and _HEADING_ROW.match(text) is not None)
    return len(cells) <= _FEW and any(_is_article(cell.text) for cell in cells)


def _is_article(text: str) -> bool:
    if len(text) <= _PROSE_LINES * _PROSE_LINE:
        return False
    count = text.count("\n") + 1
    return len(text) > _PROSE or (count >= _PROSE_LINES and len(text) >= count * _PROSE_LINE)


def resolved(table: Shape, limits: Limits, source: str | None) -> Iterator[tuple[Row, list[Cell]]]:
    """
    Yield each row's marked cells, and its cells at their true coordinates.

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
    """The columns taken by cells that reach down from earlier rows of one row group, as bits of a number."""

    def __init__(self, rows: int, limits: Limits, source: str | None) -> None:
        self.rows, self.limits, self.source = rows, limits, source
        self.taken = 0
        self.leaving: dict[int, int] = {}

    def row(self, first: int, index: int, row: Row) -> list[Cell]:
        """Return the cells of the group's row *index*; *first* is the table's row with which the group begins."""
        if self.leaving:
            self.taken &= ~self.leaving.pop(index, 0)
        cells: list[Cell] = []
        column = 0
        taken, at, most = self.taken, first + index, self.limits.columns
        for cell in row:
            text, wide, tall, header = _short_cell(cell) if len(cell[1]) <= _SHORT else _any_cell(cell)
            above = taken >> column
            if above & 1:
                column += (~above & (above + 1)).bit_length() - 1
                above = taken >> column
            if column >= most:
                raise LimitError("columns", most, None, self.source)
            if wide != 1:
                wide = self.width(column, above, wide or 1)
            if tall != 1 and (tall := self.height(index, tall)) > 1:
                bits = ((1 << wide) - 1) << column
                taken |= bits
                self.leaving[index + tall] = self.leaving.get(index + tall, 0) | bits
            cells.append(_cell(Cell, (text, at, column, tall, wide, header, None, None, None, ())))
            column += wide
        self.taken = taken
        return cells

    def width(self, column: int, above: int, wide: int) -> int:
        """Return the columns a cell can take; a span beyond the bound is nonsense and counts as one."""
        if wide > self.limits.span:
            return 1
        free = self.limits.columns - column
        if above:
            free = min(free, (above & -above).bit_length() - 1)
        return min(wide, free)

    def height(self, index: int, tall: int) -> int:
        """Return the rows a cell can take; 0 means all that remain of the group."""
        return min(tall or self.rows, self.limits.span, self.rows - index)


def _any_cell(cell: tuple[str, str]) -> tuple[str, int, int, bool]:
    """Return a cell's text, its columns and rows as the markup says, and whether it is a ``th``."""
    facts, content = cell
    return lines(content), span(_COLSPAN, facts), span(_ROWSPAN, facts), facts.startswith("h")


_short_cell = lru_cache(maxsize=4096)(_any_cell)


def span(pattern: re.Pattern[str], facts: str) -> int:
    """Return a span as browsers read it: 1 if absent or nonsense; 0 is kept (it means "to the end")."""
    if not (match := pattern.search(facts)):
        return 1
    return int(match[1]) if len(match[1]) <= _SPAN_DIGITS else 10**_SPAN_DIGITS


def text_outside_cells(table: Shape) -> str:
    """Return the marked text of captions and of what was misplaced between cells."""
    return BREAK.join(table.stray)
