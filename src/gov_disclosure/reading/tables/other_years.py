"""
Figures of other years beside those of the report: rows 上年 and 本年 or 2022年 and 2023年, and columns so named.

A lone row of another year is one whose label was not brought up to date, as a
lone column is. Where rows of two years stand, only those of the report's year
are the report's, also where they are blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gov_disclosure.document import Cell
from gov_disclosure.figures import is_blank
from gov_disclosure.reading.tables.rows import Label, TableRow
from gov_disclosure.reading.words.normalise import core
from gov_disclosure.reading.words.years import LAST, THIS, year_alone


class _Dated(NamedTuple):
    """A row, and the cell of it that names a year and nothing else, ``None`` where none does."""

    row: TableRow
    cell: Cell | None
    year: int


_HEADS_YEARS = frozenset(("年度", "年份", "年", "统计年度", "报告年度"))
"""What stands above a column of years, which then have no word beside them: 2022."""
_DIGITS = re.compile(r"\s*(?:19|20)\d\d\s*")
_FEW = 3
_MANY = 15
"""Cells that a row without a label has as the row of table four."""


def parted(stretches: Sequence[list[TableRow]], year: int | None) -> dict[int, Cell]:
    """
    Take the cells that name a year off the rows of the tables, and find the rows of other years.

    The labels of a row of another year that span the row below it as well are given to that.

    Args:
        stretches: the rows of each stretch of table, which are changed.
        year: that of the report.

    Returns:
        The rows of other years, by identity, each with the cell that says so.

    """
    dated = [[*_dated(rows)] for rows in stretches]
    named = {_absolute(one.year, year) for rows in dated for one in rows if one.cell}
    bare = any(not one.cell and not one.row.labels and len(one.row.values) >= _MANY for rows in dated for one in rows)
    found: dict[int, Cell] = {}
    for rows in dated:
        carried: list[Label] = []
        for one in rows:
            _take_over(one.row, carried)
            carried = []
            if one.cell is None:
                continue
            this = _absolute(one.year, year) == year or one.year == THIS
            if not this and (len(named) > 1 or bare or one.year <= LAST):
                found[id(one.row)] = one.cell
                carried = [label for label in one.row.labels if label[1] is not one.cell]
            if this or id(one.row) in found:
                _take_off(one.row, one.cell)
    return found


def _dated(rows: Sequence[TableRow]) -> Iterator[_Dated]:
    years: set[tuple[int, int]] = set()
    for row in rows:
        _as_labels(row)
        years.update((id(row.block), cell.column) for text, cell, _ in row.labels if core(text) in _HEADS_YEARS)
        cell = _year_cell(row, years)
        yield _Dated(row, cell, THIS if cell is None else _year_of(cell))


def _year_of(cell: Cell) -> int:
    said = year_alone(cell.text)
    return int(cell.text) if said is None else said


def _absolute(said: int, year: int | None) -> int:
    """Return *said* as a year; of a report whose year is not known, 本年 and 上年 stay what they are."""
    return said + year if year and THIS >= said >= LAST else said


def _as_labels(row: TableRow) -> None:
    """Make labels of a row of two or three years in digits, which are no figures: they stand above columns."""
    figures = row.figures
    if row.labels or not figures or not all(_DIGITS.fullmatch(cell.text) for cell in figures):
        return
    years = {int(cell.text) for cell in figures}
    if 1 < len(years) <= _FEW and max(years) - min(years) < _FEW:
        row.labels = [(f"{cell.text.strip()}年", cell, ()) for cell in figures]
        row.drop_values()


def _year_cell(row: TableRow, years: set[tuple[int, int]]) -> Cell | None:
    """Return the cell left of the figures of *row* that says of which year they are; ``None`` where not one does."""
    if not row.values or _is_header(row):
        return None
    leading = [cell for cell in row.values if not is_blank(cell.text)][:1]
    cells = [*(cell for _, cell, _ in row.labels[-1:]), *row.before, *leading]
    found = [cell for cell in cells if _names_year(cell, (id(row.block), cell.column) in years)]
    return found[0] if len(found) == 1 else None


def _is_header(row: TableRow) -> bool:
    """Whether a label of *row* names a column and no row: what stands beside it (同比) heads a column too."""
    roles = [{meaning.role for meaning in meanings} for _, _, meanings in row.labels if meanings]
    return any(one.isdisjoint(("row", "group")) for one in roles)


def _names_year(cell: Cell, below: bool) -> bool:
    return year_alone(cell.text) is not None or (below and _DIGITS.fullmatch(cell.text) is not None)


def _take_over(row: TableRow, labels: Sequence[Label]) -> None:
    """Give *row* those of the *labels* of the row above that span both; in a run, all that stand before it."""
    if not row.columns_known:
        row.labels[:0] = labels
        return
    cells = [*(cell for _, cell, _ in row.labels), *row.before, *row.values]
    row.labels[:0] = [label for label in labels if cells and label[1].row + label[1].rowspan > cells[0].row]


def _take_off(row: TableRow, year: Cell) -> None:
    row.labels = [label for label in row.labels if label[1] is not year]
    row.before = [cell for cell in row.before if cell is not year]
    row.values = [cell for cell in row.values if cell is not year]


def of_two_years(texts: Iterable[str]) -> bool:
    """Whether *texts* above figures name several years, each alone: below each is a column for each of them."""
    texts = list(texts)
    years = {year for text in texts if (year := year_alone(text)) is not None}
    return len(years) > 1 and not any(core(text) in _SPLIT for text in texts)


_SPLIT = frozenset(("项目数量", "增减"))
"""The second lines of 上一年 / 项目数量 and 本年 / 增/减, which two rows of a header print."""
