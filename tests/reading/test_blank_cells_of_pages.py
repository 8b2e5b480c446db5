"""Cells and rows that templates and office programs leave without a figure move no figure and raise no note."""

from __future__ import annotations

import attrs
import pytest

from gov_disclosure import cells
from gov_disclosure.document import Cell, Grid
from gov_disclosure.forms import TABLE_KEYS, TableKey
from gov_disclosure.model import NoteKind
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


@pytest.mark.parametrize(
    "blank", [{"direct_litigation"}, {"reconsideration"}, {"reconsideration", "direct_litigation"}]
)
def test_a_part_of_table_four_left_blank(blank: set[str]) -> None:
    """Where the three parts of table four are tables of their own, one left blank takes no labels from the next."""
    figures = distinct_figures(FORM)
    printed = {key: "" if key.split(".")[1] in blank else figure for key, figure in figures.items()}
    del printed["disputes.litigation_after_reconsideration.corrected"]
    document = document_of(FORM, {key: spanned_grid(FORM.tables[key], printed, 1) for key in TABLE_KEYS})
    whole = next(block for block in reversed(document.blocks) if isinstance(block, Grid))
    parts = [_columns_of(whole, first) for first in (0, 5, 10)]
    blocks = [one for block in document.blocks for one in (parts if block is whole else [block])]

    reading = read_document(attrs.evolve(document, blocks=tuple(blocks)))

    read = {key: value for key, value in cells.by_key(reading.report).items() if key.startswith("disputes.")}
    assert {key: "" if value is None else str(value) for key, value in read.items()} == {
        key: printed.get(key, "") for key in read
    }
    assert (reading.leftovers, reading.notes) == ((), ())


def _columns_of(grid: Grid, first: int) -> Grid:
    """Return five columns of *grid* as a table of its own."""
    taken: list[Cell] = []
    for cell in grid.cells:
        left, right = max(cell.column, first), min(cell.column + cell.colspan, first + 5)
        if left < right:
            taken.append(cell._replace(column=left - first, colspan=right - left))
    return attrs.evolve(grid, cells=tuple(taken))


@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("text", ["", "77"])
@pytest.mark.parametrize("first", [3, 6])
def test_a_cell_too_many_in_one_row(text: str, first: int, last: bool) -> None:
    """
    Where one row has a cell more than its table is wide, none of its figures is certain: all are left over.

    It is the same where the row's *last* cell is blank.
    """
    figures = distinct_figures(FORM)
    if not last:
        figures["requests.outcomes.denied.state_secret.total"] = ""
    grid = spanned_grid(FORM.tables["requests"], figures, 2)
    first_of_row = figures["requests.outcomes.denied.state_secret.natural_person"]
    row = next(cell.row for cell in grid.cells if cell.text == first_of_row)
    moved = [
        cell._replace(column=cell.column + 1) if (cell.row, cell.column >= first) == (row, True) else cell
        for cell in grid.cells
    ]
    moved.append(Cell(text, row, first))
    grid = attrs.evolve(grid, cells=tuple(sorted(moved, key=lambda cell: (cell.row, cell.column))))
    grids = {key: spanned_grid(FORM.tables[key], figures, 1) for key in TABLE_KEYS} | {"requests": grid}

    reading = read_document(document_of(FORM, grids))

    lost = {key: figure for key, figure in figures.items() if key.startswith("requests.outcomes.denied.state_secret.")}
    read = {key: value for key, value in cells.by_key(reading.report).items() if value is not None}
    assert set(figures) - set(read) == set(lost)
    assert sorted(one.text for one in reading.leftovers) == sorted(filter(None, [*lost.values(), text]))
    assert [(note.kind, set(note.cells)) for note in reading.notes] == [(NoteKind.ROW_LONG, set(lost))]


@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("table", ["proactive_disclosure", "disputes"])
def test_a_cell_too_many_in_a_short_table(table: TableKey, last: bool) -> None:
    """A cell right of all labels shows a cell too many in tables two and four as well, also where *last* is blank."""
    figures = distinct_figures(FORM)
    if not last:
        figures["proactive_disclosure.rules.in_force"] = figures["disputes.litigation_after_reconsideration.total"] = ""
    grid = spanned_grid(FORM.tables[table], figures, 1)
    row = next(cell.row for cell in grid.cells if cell.text.isdigit())
    moved = [
        cell._replace(column=cell.column + 1) if (cell.row, cell.column >= 2) == (row, True) else cell
        for cell in grid.cells
    ]
    grid = attrs.evolve(grid, cells=tuple(sorted([*moved, Cell("", row, 2)], key=lambda cell: (cell.row, cell.column))))
    grids = {key: spanned_grid(FORM.tables[key], figures, 1) for key in TABLE_KEYS} | {table: grid}

    reading = read_document(document_of(FORM, grids))

    read = cells.by_key(reading.report)
    assert sorted(one.text for one in reading.leftovers) == sorted(
        cell.text for cell in moved if cell.row == row and cell.text.isdigit()
    )
    assert all(value is None or str(value) == figures[key].removesuffix("万元") for key, value in read.items())


@pytest.mark.parametrize("spanned", [1, 2, 3, 4])
@pytest.mark.parametrize("blank", [False, True])
def test_a_label_that_spans_too_few_columns(spanned: int, blank: bool) -> None:
    """Where 法人或其他组织 spans too few columns, browsers put 总计 among what it spans: no figure follows it there."""
    figures = distinct_figures(FORM)
    if blank:
        figures["requests.received.legal_service"] = ""
    grid = spanned_grid(FORM.tables["requests"], figures, 2)
    free = [column for column in range(4, 10) if column != 4 + spanned]
    lower = iter(free)
    moved = [
        cell._replace(column=4 + spanned) if cell.text == "总计"
        else cell._replace(colspan=spanned) if cell.text == "法人或其他组织"
        else cell._replace(column=next(lower)) if cell.row == 2
        else cell
        for cell in grid.cells
    ]  # fmt: skip
    grid = attrs.evolve(grid, cells=tuple(sorted(moved, key=lambda cell: (cell.row, cell.column))))
    grids = {key: spanned_grid(FORM.tables[key], figures, 1) for key in TABLE_KEYS} | {"requests": grid}

    reading = read_document(document_of(FORM, grids))

    read = {key: value for key, value in cells.by_key(reading.report).items() if key.startswith("requests.")}
    assert {key: "" if value is None else str(value) for key, value in read.items()} == {
        key: figures[key] for key in read
    }
    assert reading.leftovers == ()
