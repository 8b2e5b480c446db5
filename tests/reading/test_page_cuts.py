"""A row cut by a page break inside its label is read as one row, and only where that is certain."""

from __future__ import annotations

import pytest
from attrs import evolve

from gov_disclosure import cells, forms
from gov_disclosure.document import Cell, Document, Grid, Paragraph
from gov_disclosure.forms import GridCell
from gov_disclosure.model import Place
from gov_disclosure.reading import Reading, read_document
from gov_disclosure.reading.words.labels import find

FORM = forms.for_edition("2021")
REQUESTS = FORM.tables["requests"]
TITLE = Paragraph(text="甲县2023年政府信息公开工作年度报告", level=0)
KEYS = [cell.key for cell in REQUESTS.grid if cell.key]
FIGURES = {key: str(100 + at) for at, key in enumerate(KEYS)}
LABELS = [
    max((one for one in REQUESTS.grid if one.row == row and not one.key), key=lambda one: one.column)
    for row in range(3, 28)
]
CUTS = [
    (cell, at)
    for cell in LABELS
    for at in (2, len(cell.zh) // 2, len(cell.zh) - 1)
    if cell.rowspan == 1 and 0 < at < len(cell.zh)
]


def printed(cell: GridCell, row: int, rowspan: int, words: str, page: int) -> Cell:
    box = (40.0 * cell.column, 20.0 * row, 40.0 * (cell.column + cell.colspan), 20.0 * (row + rowspan))
    return Cell(words, row, cell.column, rowspan, cell.colspan, origin=Place(page=page, box=box))


def pages(label: GridCell, cut: int, *, low: bool = False, rest: dict[str, str] | None = None) -> Document:
    """Table three with a page break through the row of *label*; ``low``: its figures stand on the second page."""
    first, second = [], []
    for cell in REQUESTS.grid:
        words = FIGURES[cell.key] if cell.key else cell.zh
        above, below = cell.row <= label.row, cell.row + cell.rowspan - 1 >= label.row
        upper, lower = words, ""
        if cell is label:
            upper, lower = words[:cut], words[cut:]
        elif cell.key and cell.row == label.row and low:
            upper, lower = "", words
        elif cell.key and cell.row == label.row and rest:
            lower = rest.get(cell.key, "")
        if above:
            first.append(printed(cell, cell.row, min(cell.rowspan, label.row + 1 - cell.row), upper, 3))
        if below:
            start = max(cell.row, label.row)
            row, rowspan = start - label.row, cell.row + cell.rowspan - start
            second.append(printed(cell, row, rowspan, lower if start == label.row else words, 4))
    order = [sorted(part, key=lambda cell: (cell.row, cell.column)) for part in (first, second)]
    grids = [Grid(cells=tuple(part), number=n + 1, origin=Place(page=n + 3)) for n, part in enumerate(order)]
    return Document(blocks=(TITLE, grids[0], Paragraph(text="- 3 -"), grids[1]), format="pdf")


def figures(reading: Reading) -> dict[str, str]:
    return {key: str(value) for key in KEYS if (value := cells.value(reading.report, key)) is not None}


@pytest.mark.parametrize("low", [False, True])
@pytest.mark.parametrize(("label", "cut"), CUTS, ids=lambda one: one.zh if isinstance(one, GridCell) else str(one))
def test_a_label_cut_anywhere_is_one_row(label: GridCell, cut: int, low: bool) -> None:
    """Whether its figures stand beside the first part of the label or beside the second."""
    reading = read_document(pages(label, cut, low=low))
    assert figures(reading) == FIGURES
    assert not reading.leftovers
    key = next(cell.key for cell in REQUESTS.grid if cell.key and cell.row == label.row)
    assert reading.places[key].page == (4 if low else 3)


def test_a_figure_cut_as_well_is_left_over() -> None:
    """1139888 and 9 below it on the next page are not certain to be one number, and certainly not 1139888."""
    label = LABELS[4]
    key = next(cell.key for cell in REQUESTS.grid if cell.key and cell.row == label.row)
    reading = read_document(pages(label, 2, rest={key: "9"}))
    assert figures(reading) == {one: value for one, value in FIGURES.items() if one != key}
    assert [left.text.split() for left in reading.leftovers] == [[FIGURES[key], "9"]]


def test_the_end_of_a_label_is_a_row_of_its_own() -> None:
    """A bracket of the group's label slipped into it, so that it is not whole; its end is no text above the table."""
    label = next(one for one in LABELS if one.zh.startswith("1.信访举报"))
    document = pages(label, 7)
    first = document.blocks[1]
    assert isinstance(first, Grid)
    slipped = {label.zh[:7]: f"）{label.zh[:7]}", "（五）不予处理": "（五不予处理"}
    cut = tuple(cell._replace(text=slipped.get(cell.text, cell.text)) for cell in first.cells)
    reading = read_document(evolve(document, blocks=(TITLE, evolve(first, cells=cut), *document.blocks[2:])))
    assert figures(reading) == FIGURES


@pytest.mark.parametrize("change", ["page", "column", "words"])
def test_rows_that_do_not_belong_together_stay_apart(change: str) -> None:
    """Pages apart, in another column, or not one label together: the label stays cut, and no figure is wrong."""
    document = pages(LABELS[4], 3)
    second = document.blocks[-1]
    assert isinstance(second, Grid)
    parts = list(second.cells)
    at = next(n for n, cell in enumerate(parts) if cell.text)
    if change == "column":
        parts[at] = parts[at]._replace(origin=Place(page=4, box=(0.0, 0.0, 10.0, 20.0)))
    elif change == "words":
        parts[at] = parts[at]._replace(text="之外的其他情形")
    origin = Place(page=6) if change == "page" else second.origin
    document = evolve(document, blocks=(*document.blocks[:-1], evolve(second, cells=tuple(parts), origin=origin)))
    found = figures(read_document(document))
    assert found.items() <= FIGURES.items()
    assert len(FIGURES) - len(found) <= 7


def test_a_blank_row_above_does_not_take_the_figures_of_the_next_label() -> None:
    """Two labels run into the cells beside them: the figures belong to the second, which cannot be read."""
    rows = [["7.属于行政执法案", "卷", "", "", "", "", "", "", ""], ["8.属于行政查询事", "项10", "2", *["0"] * 6]]
    head = [cell for cell in REQUESTS.grid if cell.row < 3]
    block = [Cell(cell.zh, cell.row, cell.column, cell.rowspan, cell.colspan) for cell in head]
    block += [Cell(text, row + 3, column) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    assert figures(read_document(Document(blocks=(TITLE, Grid(cells=tuple(block))), format="html"))) == {}


def test_a_bracket_left_open_does_not_swallow_figures() -> None:
    """A label broken inside its note, with its figures on the same line, is no label."""
    assert find("（二）部分公开（区分处")
    assert not find("（二）部分公开（区分处 447\t7\t0\t0\t0\t0\t454")
