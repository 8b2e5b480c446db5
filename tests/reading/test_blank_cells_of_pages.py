"""Cells and rows that templates and office programs leave without a figure move no figure and raise no note."""

from __future__ import annotations

import attrs
import pytest

from gov_disclosure import cells
from gov_disclosure.document import Cell, Grid
from gov_disclosure.forms import TABLE_KEYS
from gov_disclosure.reading import Reading, read_document
from reports_as_grids import FORMS, distinct_figures, document_of, spanned_grid

FORM = FORMS["2021"]
_TABLES = {key: FORM.tables[key] for key in TABLE_KEYS}


def read_printed(printed: dict[str, str], *, blank_rows: int = 0) -> Reading:
    """Read the report, with so many rows without a text below each table."""
    grids: dict[str, Grid] = {}
    for number, (key, table) in enumerate(_TABLES.items(), start=1):
        grid = spanned_grid(table, printed, number)
        height = max(cell.row for cell in grid.cells) + 1
        below = (Cell("", height + at, column) for at in range(blank_rows) for column in range(table.columns))
        grids[key] = attrs.evolve(grid, cells=(*grid.cells, *below))
    return read_document(document_of(FORM, grids))


@pytest.mark.parametrize("nth", [1, 2, 3, 5])
def test_a_unit_alone_is_a_count_left_blank(nth: int) -> None:
    """Where 件 stands behind each figure, a cell with nothing but 件 is blank, at the end of its row as well."""
    figures = distinct_figures(FORM)
    counts = [key for key in figures if FORM.cell(key).kind == "count"]
    blank = set(counts[::nth])
    printed = figures | {key: "件" if key in blank else f"{figures[key]}件" for key in counts}

    reading = read_printed(printed)

    read = cells.by_key(reading.report)
    assert {key: read[key] for key in counts} == {key: None if key in blank else int(figures[key]) for key in counts}
    assert (reading.leftovers, reading.notes) == ((), ())


@pytest.mark.parametrize("filled", [True, False])
def test_blank_rows_below_a_table_repeat_nothing(filled: bool) -> None:
    """Word ends its tables with a row of empty cells: below a row of figures left blank it is no second row of them."""
    reading = read_printed(distinct_figures(FORM) if filled else {}, blank_rows=2)

    assert [value is not None for value in cells.values(reading.report)] == [filled] * len(FORM.cells)
    assert (reading.leftovers, reading.notes) == ((), ())
