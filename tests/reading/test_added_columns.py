"""Columns that organs add to table three: units and remarks beside the figures. No figure is taken for another's."""

from __future__ import annotations

import pytest

from gov_disclosure import cells
from gov_disclosure.document import Cell, Grid
from gov_disclosure.reading import read_document
from reports_as_grids import FORMS, distinct_figures, document_of, spanned_grid

FORM = FORMS["2021"]
HEADER_ROWS = 3
LABELS = 3


def _with_column(grid: Grid, left: bool, texts: tuple[str, ...], header: str) -> Grid:
    """Insert a column before or after the figures of table three, its rows filled with *texts* in turn."""
    at = LABELS if left else LABELS + 7
    moved = [cell._replace(column=cell.column + 1) if cell.column >= at else cell for cell in grid.cells]
    rows = sorted({cell.row for cell in grid.cells if cell.row >= HEADER_ROWS})
    added = [Cell(header, 0, at, HEADER_ROWS, 1), *(Cell(texts[row % len(texts)], row, at) for row in rows)]
    return Grid(cells=tuple(sorted([*moved, *added], key=lambda cell: (cell.row, cell.column))), number=2)


def _read(left: bool, texts: tuple[str, ...], header: str, blank: str) -> tuple[dict[str, str], dict[str, cells.Value]]:
    figures = distinct_figures(FORM)
    for key in figures:
        if key.startswith("requests.") and key.endswith(f".{blank}"):
            figures[key] = ""
    grids = {key: spanned_grid(table, figures, at) for at, (key, table) in enumerate(FORM.tables.items(), start=1)}
    grids["requests"] = _with_column(grids["requests"], left, texts, header)
    reading = read_document(document_of(FORM, grids))
    found = cells.by_key(reading.report)
    left_over = {leftover.text for leftover in reading.leftovers}
    lost = [key for key, text in figures.items() if text and found[key] is None and text not in left_over]
    assert lost == []
    return figures, found


@pytest.mark.parametrize("blank", ["total", "natural_person", "enterprise", "none"])
@pytest.mark.parametrize("left", [True, False])
class TestAddedColumns:
    """Whatever is blank beside them, figures stay in their columns."""

    def test_units(self, left: bool, blank: str) -> None:
        """A column of units holds no figures: all others are placed."""
        figures, found = _read(left, ("件",), "单位", blank)
        assert {key: "" if value is None else str(value) for key, value in found.items()} == figures

    def test_figures_under_another_header(self, left: bool, blank: str) -> None:
        """Line numbers or last year's figures in a column of their own are left over; all others are placed."""
        figures, found = _read(left, tuple(map(str, range(100, 125))), "行次" if left else "上年总计", blank)
        assert {key: "" if value is None else str(value) for key, value in found.items()} == figures

    @pytest.mark.parametrize("texts", [("同比增加", ""), ("含结转", "其中网络申请"), ("", "", "注")])
    def test_remarks(self, left: bool, blank: str, texts: tuple[str, ...]) -> None:
        """A column of remarks may leave it open where figures belong; none is placed wrongly."""
        figures, found = _read(left, texts, "备注", blank)
        assert {key: value for key, value in found.items() if value is not None and str(value) != figures[key]} == {}


@pytest.mark.parametrize("text", ["件", "含上年"])
def test_a_text_after_the_figures_of_table_four(text: str) -> None:
    """The row without a label keeps its figures, or leaves them over: none is lost."""
    figures = distinct_figures(FORM)
    grids = {key: spanned_grid(table, figures, at) for at, (key, table) in enumerate(FORM.tables.items(), start=1)}
    grids["disputes"] = Grid(cells=(*grids["disputes"].cells, Cell(text, 3, 15)), number=3)
    reading = read_document(document_of(FORM, grids))
    found = cells.by_key(reading.report)
    left_over = {leftover.text for leftover in reading.leftovers}
    lost = [key for key, printed in figures.items() if str(found[key]) != printed and printed not in left_over]
    assert lost == []
