"""A figure with words or signs about it takes no other figure with it, and is left over itself."""

from __future__ import annotations

import attrs
import pytest

from conservation_oracle import FORMATS
from gov_disclosure import cells
from gov_disclosure.document import Cell
from gov_disclosure.forms import TABLE_KEYS
from gov_disclosure.reading import read, read_document
from office_reports import FIGURES, FORM, cells_of
from printed_reports import printed_report
from reports_as_grids import FORMS, document_of, spanned_grid

GRIDS = {key: spanned_grid(FORM.tables[key], FIGURES, at) for at, key in enumerate(TABLE_KEYS, start=1)}
SPOILT = (
    "约{}",
    "{}左右",
    "={}+0",
    "见附件{}",
    "{}余件",
    "1902-10-05",
    "含上年{}件",
    "“{}”",
    "{}%",
    "共{}件（其中新增3件）",
)
KEYS = [
    "proactive_disclosure.normative_documents.issued",
    "proactive_disclosure.licenses.decisions",
    "requests.outcomes.denied.state_secret.natural_person",
    "requests.received.total",
    "disputes.reconsideration.upheld",
    "disputes.direct_litigation.upheld",
]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("how", [*SPOILT, "#REF!"])
def test_only_its_own_cell_is_lost(key: str, how: str) -> None:
    """All others are read; what was printed is left over or kept beside the blank cell."""
    text = how.format(FIGURES[key])

    def spoil(cell: Cell) -> Cell:
        return cell._replace(text=text) if cell.text == FIGURES[key] else cell

    grids = {name: attrs.evolve(grid, cells=tuple(map(spoil, grid.cells))) for name, grid in GRIDS.items()}
    reading = read_document(document_of(FORM, grids))
    found = cells_of(reading.report)
    assert {name: value for name, value in found.items() if value != FIGURES[name]} == {key: None}
    left = [leftover.text for leftover in reading.leftovers]
    assert text in (*left, reading.report.as_printed.get(key)) or FIGURES[key] in left


@pytest.mark.parametrize("spoilt", ["3104a", "约3104", "一〇八三", "三千一百零四", "2063x", "叁仟"])
@pytest.mark.parametrize("cell", ["requests.outcomes.granted.natural_person", "disputes.reconsideration.upheld"])
def test_first_in_its_row_one_cell_a_line(spoilt: str, cell: str) -> None:
    """Where the line breaks alone part the cells, a spoilt figure right after a label keeps its place as printed."""
    report = printed_report(FORMS["2021"])
    figure = next(value for value, key in report.owner.items() if key == cell)
    text = FORMATS["cell a line"](report).decode().replace(f"\n{figure}\n", f"\n{spoilt}\n")

    reading = read(text.encode())

    values = {key: str(value) for key, value in cells.by_key(reading.report).items() if value is not None}
    due = {key: value for value, key in report.owner.items() if key not in (cell, None)}
    assert {key: value for key, value in values.items() if key != cell} == due
    assert reading.report.as_printed[cell] == spoilt
