"""Several rows of figures below the header of table four."""

from __future__ import annotations

import pytest

from gov_disclosure import cells
from gov_disclosure.document import Cell, Grid
from gov_disclosure.model import NoteKind
from gov_disclosure.reading import Reading
from gov_disclosure.reading.assemble import read_document
from reports_as_grids import FORMS, document_of

FORM = FORMS["2021"]
KEYS = [key for key in FORM.cells if key.startswith("disputes.")]


def _read(*names: str | None, alike: bool = False, off: int = 0) -> tuple[Reading, list[list[str]]]:
    """Read a table with a row of other figures for each of *names*, in a column left of all others."""
    rows = [
        [str(10_001 + (0 if alike else 100 * at) + column) for column in range(len(KEYS))] for at in range(len(names))
    ]
    for at, name in enumerate(names):
        if name in ("合计", "总计"):
            rows[at] = [str(sum(int(row[column]) for row in rows[:at] + rows[at + 1 :])) for column in range(len(KEYS))]
            rows[at][0] = str(int(rows[at][0]) + off)
    header = [
        Cell(cell.zh, cell.row, cell.column + 1, cell.rowspan, cell.colspan)
        for cell in FORM.tables["disputes"].grid
        if not cell.key
    ]
    body = [
        Cell(text, 3 + at, column)
        for at, (name, row) in enumerate(zip(names, rows, strict=True))
        for column, text in enumerate([name or "", *row])
    ]
    grid = Grid(cells=(Cell("单位", 0, 0, 3), *header, *body), number=1)
    return read_document(document_of(FORM, {"disputes": grid})), rows


def _figures(reading: Reading) -> list[str]:
    values = cells.by_key(reading.report)
    return [str(values[key]) for key in KEYS if values[key] is not None]


@pytest.mark.parametrize("names", [("县政府", "部门"), ("本级", "下属单位", "乡镇"), (None, None)])
def test_rows_that_differ(names: tuple[str | None, ...]) -> None:
    """None of rows that differ is the report's for certain: all are left over, whichever stands first."""
    reading, rows = _read(*names)

    assert _figures(reading) == []
    assert sorted(leftover.text for leftover in reading.leftovers) == sorted(text for row in rows for text in row)
    assert {note.kind for note in reading.notes if set(note.cells) == set(KEYS)} == {NoteKind.ROW_REPEATED}


@pytest.mark.parametrize("names", [("合计", "县政府", "部门"), ("县政府", "部门", "合计"), ("县政府", "总计", "部门")])
def test_the_sum_of_others(names: tuple[str, ...]) -> None:
    """Of the rows of several offices and their sum, the sum is the report's."""
    reading, rows = _read(*names)

    at = next(at for at, name in enumerate(names) if name.endswith("计"))
    assert _figures(reading) == rows.pop(at)
    assert sorted(leftover.text for leftover in reading.leftovers) == sorted(text for row in rows for text in row)


def test_a_sum_that_is_none_of_the_others() -> None:
    """A row called 合计 that the others do not add up to counts no more than they do."""
    reading, rows = _read("县政府", "部门", "合计", off=1)

    assert _figures(reading) == []
    assert sorted(leftover.text for leftover in reading.leftovers) == sorted(text for row in rows for text in row)


def test_rows_alike() -> None:
    """A row printed twice alike is read once."""
    reading, rows = _read(None, None, alike=True)

    assert _figures(reading) == rows[0]
    assert [leftover.text for leftover in reading.leftovers] == rows[1]
