"""Rows that number the columns beside a header are ordinals: they fill no cell, and move no figure."""

from __future__ import annotations

import pytest
from attrs import evolve

from gov_disclosure import cells
from gov_disclosure.document import Cell, Grid
from gov_disclosure.model import DocumentStock
from gov_disclosure.reading import read, read_document
from gov_disclosure.reading.tables.numbering import column_number
from reports_as_grids import FORMS, distinct_figures, document_of, spanned_grid

FORM = FORMS["2021"]
FIGURES = distinct_figures(FORM)
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"


def grids_with(key: str, numbers: list[str], label: tuple[str, int] | None = None) -> dict[str, Grid]:
    """The report's tables; below the header of *key* stands a row of *numbers*, after a *label* so many cells wide."""
    grids: dict[str, Grid] = {
        name: spanned_grid(table, FIGURES, at) for at, (name, table) in enumerate(FORM.tables.items(), start=1)
    }
    grid = grids[key]
    first = min(cell.row for cell in grid.cells if cell.text in FIGURES.values())
    start = label[1] if label else 0
    added = [Cell(label[0], first, 0, 1, label[1])] if label else []
    added += [Cell(number, first, start + at) for at, number in enumerate(numbers)]
    above = [cell for cell in grid.cells if cell.row < first]
    below = [cell._replace(row=cell.row + 1) for cell in grid.cells if cell.row >= first]
    return grids | {key: evolve(grid, cells=(*above, *added, *below))}


@pytest.mark.parametrize("numbers", [list(map(str, range(1, 16))), list(CIRCLED), [f"（{n}）" for n in range(1, 16)]])
def test_below_the_header_of_table_four(numbers: list[str]) -> None:
    """Numbers alone on their row: all fifteen figures are placed, and nothing is told of the numbers."""
    reading = read_document(document_of(FORM, grids_with("disputes", numbers)))

    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == FIGURES
    assert (reading.leftovers, reading.notes) == ((), ())


@pytest.mark.parametrize("label", ["栏次", "序号", ""])
def test_below_the_header_of_table_three(label: str) -> None:
    grids = grids_with("requests", list("1234567"), (label, 3))

    reading = read_document(document_of(FORM, grids))

    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == FIGURES
    assert (reading.leftovers, reading.notes) == ((), ())


def test_before_the_figures_where_row_breaks_are_lost() -> None:
    """One cell a line: the numbers 1 to 15 stand right before the figures."""
    blocks = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
    header = f"行政复议\n行政诉讼\n{blocks}未经复议直接起诉\n复议后起诉\n{blocks * 2}"
    figures = [f"{2000 + n}" for n in range(15)]
    text = "青松县水务局2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n" + header
    text += "\n".join([*map(str, range(1, 16)), *figures, "五、存在的主要问题及改进情况", "无。"])

    reading = read(text.encode())

    found = {key: str(value) for key, value in cells.by_key(reading.report).items() if value is not None}
    assert list(found.values()) == figures
    assert reading.leftovers == ()


def test_figures_of_a_row_are_no_numbers() -> None:
    """一, 二, 三 of one thing, two and three are figures where the row says what they are."""
    grids: dict[str, Grid] = {
        name: spanned_grid(table, FIGURES, at) for at, (name, table) in enumerate(FORM.tables.items(), start=1)
    }
    grid = grids["proactive_disclosure"]
    keys = [f"proactive_disclosure.rules.{key}" for key in ("issued", "repealed", "in_force")]
    ones = {FIGURES[key]: str(at) for at, key in enumerate(keys, start=1)}
    texts = [cell._replace(text=ones.get(cell.text, cell.text)) for cell in grid.cells]

    reading = read_document(document_of(FORM, grids | {"proactive_disclosure": evolve(grid, cells=tuple(texts))}))

    rules = reading.report.proactive_disclosure.rules
    assert isinstance(rules, DocumentStock)
    assert (rules.issued, rules.repealed, rules.in_force) == (1, 2, 3)


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("（3）", 3), ("⑫", 12), ("第四栏", 4), ("十二", 12), ("5列", 5), ("2023", None), ("其他", None)],
)
def test_number(text: str, number: int | None) -> None:
    assert column_number(text) == number
