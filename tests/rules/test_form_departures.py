"""What the reader notes of a published form, as the rules tell it: once, under its right name, and not as blanks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gov_disclosure import CheckResult, check
from gov_disclosure.document import Cell, Grid
from gov_disclosure.reading import read_document
from reports_as_grids import FORMS, distinct_figures, document_of, spanned_grid

FORM = FORMS["2021"]
Change = Callable[[list[Cell]], list[Cell]]


def _checked(change: Change) -> CheckResult:
    """Check a report whose table three is changed before it is read."""
    figures = distinct_figures(FORM)
    grids = {key: spanned_grid(table, figures, at) for at, (key, table) in enumerate(FORM.tables.items(), start=1)}
    grids["requests"] = Grid(cells=tuple(change(list(grids["requests"].cells))), number=2)
    reading = read_document(document_of(FORM, grids))
    return check(reading.report, notes=reading.notes, places=reading.places, select=("CEL", "FRM"))


def _told(change: Change) -> list[tuple[str, str]]:
    return [(found.rule, found.message("zh")) for found in _checked(change).findings]


def _row(cells: list[Cell], label: str) -> int:
    return next(cell.row for cell in cells if cell.text.startswith(label))


def test_a_short_row_shows_its_figures_and_is_no_blank_row() -> None:
    """A row that lacks a cell is told with what it prints; its cells are not said to be blank as well."""

    def change(cells: list[Cell]) -> list[Cell]:
        at = _row(cells, "2.重复申请")
        last = max(cell.column for cell in cells)
        return [cell for cell in cells if (cell.row, cell.column) != (at, last)]

    ((code, message),) = _told(change)
    figures = distinct_figures(FORM)
    printed = [text for key, text in figures.items() if key.startswith("requests.outcomes.not_processed.duplicate.")]
    assert code == "FRM208"
    assert f"“{' '.join(printed[:-1])}”" in message


def test_a_group_printed_in_one_row_is_one_finding() -> None:
    """（三）不予公开 printed as one row: rows merged, not eight rows missing and one too many."""

    def change(cells: list[Cell]) -> list[Cell]:
        first = _row(cells, "（三）不予公开")
        kept = [cell for cell in cells if not (first < cell.row < first + 8)]
        kept = [cell for cell in kept if not (cell.row == first and cell.text.startswith("1."))]
        return [
            cell._replace(rowspan=1, colspan=2) if cell.text.startswith("（三）不予公开") else _lifted(cell, first, 7)
            for cell in kept
        ]

    assert _told(change) == [("FRM202", "（三）不予公开：统一格式分列的行印成了一行。")]


def _lifted(cell: Cell, after: int, by: int) -> Cell:
    """Move a cell up where it stands below the rows taken out, and shorten one that spans them."""
    if cell.row > after:
        return cell._replace(row=cell.row - by)
    return cell._replace(rowspan=cell.rowspan - by) if cell.row + cell.rowspan > after + by else cell


@pytest.mark.parametrize(
    ("header", "text", "told"),
    [("主体", "本级", [("FRM211", "表中多出统一格式没有的一栏“主体”。")]), ("单位", "件", [])],
)
def test_a_column_that_the_form_lacks_is_told_by_its_header(header: str, text: str, told: list[object]) -> None:
    """A column too many is told, and nothing else is wrong; one that only says the unit departs from nothing."""

    def change(cells: list[Cell]) -> list[Cell]:
        moved = [cell._replace(column=cell.column + 1) if cell.column >= 3 else cell for cell in cells]
        rows = {cell.row for cell in cells if cell.row >= 3}
        added = [Cell(header, 0, 3, 3, 1), *(Cell(text, row, 3) for row in rows)]
        return sorted([*moved, *added], key=lambda cell: (cell.row, cell.column))

    assert _told(change) == told


def test_a_struck_cell_is_blank_and_told_with_what_was_struck() -> None:
    """A figure that is struck out and not replaced is no figure; the finding quotes it."""

    def change(cells: list[Cell]) -> list[Cell]:
        at = _row(cells, "2.重复申请")
        first = next(cell for cell in cells if cell.row == at and cell.text.isdigit())
        return [cell._replace(text="", struck=cell.text) if cell == first else cell for cell in cells]

    codes = dict(_told(change))
    assert "已划去" in codes["FRM220"]
