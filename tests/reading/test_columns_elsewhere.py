"""Columns that stand elsewhere than in the form: the total first, halves side by side, numbers of rows before all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest

import dialects
from gov_disclosure import cells
from gov_disclosure.document import Cell, Document, Grid, Paragraph
from gov_disclosure.document.text.read import read as read_text
from gov_disclosure.forms import TableKey
from gov_disclosure.reading import Reading, read_document
from reports_as_grids import FORMS, distinct_figures, document_of, spanned_grid

FORM = FORMS["2021"]
FIGURES = distinct_figures(FORM)
LABELS, COLUMNS = 3, 7
GRIDS = {key: spanned_grid(table, FIGURES, at) for at, (key, table) in enumerate(FORM.tables.items(), start=1)}


def _moved(grid: Grid, to: Callable[[Cell], int]) -> Grid:
    cells_there = (cell._replace(column=to(cell)) for cell in grid.cells)
    return Grid(cells=tuple(sorted(cells_there, key=lambda cell: (cell.row, cell.column))), number=grid.number)


def _wrong(reading: Reading, figures: dict[str, str]) -> list[str]:
    found = cells.by_key(reading.report)
    return [key for key, value in found.items() if value is not None and str(value) != figures[key]]


def _lost(reading: Reading, figures: dict[str, str]) -> list[str]:
    found = cells.by_key(reading.report)
    over = {leftover.text for leftover in reading.leftovers}
    return [key for key, text in figures.items() if text and found[key] is None and text not in over]


def _total_first(cell: Cell) -> int:
    if cell.column < LABELS or cell.colspan > COLUMNS - 2:
        return cell.column
    if cell.column == LABELS + COLUMNS - 1:
        return LABELS
    return cell.column + 1


@pytest.mark.parametrize("blank", ["total", "natural_person", "legal_service", "none"])
def test_total_before_the_applicants(blank: str) -> None:
    """Figures go where their header says, whichever of them are blank."""
    figures = {key: "" if key.startswith("requests.") and key.endswith(blank) else v for key, v in FIGURES.items()}
    grids = {key: spanned_grid(table, figures, at) for at, (key, table) in enumerate(FORM.tables.items(), start=1)}
    moved = [cell._replace(column=_total_first(cell)) for cell in grids["requests"].cells]
    grids["requests"] = Grid(cells=tuple(sorted(moved, key=lambda cell: (cell.row, cell.column))), number=2)

    reading = read_document(document_of(FORM, grids))

    assert {key: "" if v is None else str(v) for key, v in cells.by_key(reading.report).items()} == figures


def test_total_first_without_a_place_for_all_figures() -> None:
    """Where figures stand outside the header's columns, none is taken for another's."""
    grid = _moved(GRIDS["requests"], _total_first)
    stray = Cell("8", 3, LABELS + COLUMNS + 1)
    grid = Grid(cells=tuple(sorted([*grid.cells, stray], key=lambda cell: (cell.row, cell.column))), number=2)

    reading = read_document(document_of(FORM, {**GRIDS, "requests": grid}))

    assert _wrong(reading, FIGURES) == []
    assert _lost(reading, FIGURES) == []


def _unmerged(grid: Grid) -> list[list[str]]:
    rows = max(cell.row + cell.rowspan for cell in grid.cells)
    text = {
        (row, column): cell.text
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    }
    return [[text[row, column] for column in range(LABELS + COLUMNS)] for row in range(rows)]


def _grid(rows: Iterable[Sequence[str]], number: int) -> Grid:
    return Grid(
        cells=tuple(Cell(text, row, column) for row, texts in enumerate(rows) for column, text in enumerate(texts)),
        number=number,
    )


def _document(requests: Sequence[Grid]) -> Document:
    blocks: list[Paragraph | Grid] = [Paragraph(text="青松县水务局2023年政府信息公开工作年度报告")]
    tables: dict[TableKey, Sequence[Grid]] = {**{key: [grid] for key, grid in GRIDS.items()}, "requests": requests}
    for section, grids in zip(FORM.sections[1:4], tables.values(), strict=True):
        blocks += [Paragraph(text=f"{section.number}、{section.zh}"), *grids]
    return Document(blocks=(*blocks, *(Paragraph(text=text) for text in dialects.CLOSING)), format="html")


@pytest.mark.parametrize("cut", [1, 3, 4, 6])
def test_left_and_right_half(cut: int) -> None:
    """Two tables of all rows, each with columns of its own, are one."""
    whole = _unmerged(GRIDS["requests"])
    left = _grid([row[: LABELS + cut] for row in whole], 2)
    right = _grid([row[:LABELS] + row[LABELS + cut :] for row in whole], 3)

    reading = read_document(_document([left, right]))

    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == FIGURES
    assert reading.leftovers == ()


def test_a_table_for_each_applicant() -> None:
    """Seven tables of one column each are one."""
    header, rows = _unmerged(GRIDS["requests"])[2], _unmerged(GRIDS["requests"])[3:]
    apart = [
        _grid(
            [["项目", "项目", "项目", header[LABELS + at]], *([*row[:LABELS], row[LABELS + at]] for row in rows)],
            at + 2,
        )
        for at in range(COLUMNS)
    ]

    reading = read_document(_document(apart))

    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == FIGURES


@pytest.mark.parametrize("blank", ["total", "upheld", "none"])
def test_numbers_of_rows_in_table_four(blank: str) -> None:
    """The number of its only row is left over, whichever figures are blank."""
    figures = {key: "" if key.startswith("disputes.") and key.endswith(blank) else v for key, v in FIGURES.items()}
    grid = spanned_grid(FORM.tables["disputes"], figures, 3)
    moved = [cell._replace(column=cell.column + 1) for cell in grid.cells]
    numbered = [Cell("序号", 0, 0, 3), Cell("1", 3, 0), *moved]
    grid = Grid(cells=tuple(sorted(numbered, key=lambda cell: (cell.row, cell.column))), number=3)

    reading = read_document(document_of(FORM, {**GRIDS, "disputes": grid}))

    assert {key: "" if v is None else str(v) for key, v in cells.by_key(reading.report).items()} == figures
    assert [leftover.text for leftover in reading.leftovers] == ["1"]


def test_a_sheet_that_explains_a_row() -> None:
    """Words beside a row's label on another sheet are no second printing of its figures."""
    words = _grid([["一、本年新收政府信息公开申请数量", "填全年收到的件数，共12个月"]], 4)

    reading = read_document(_document([GRIDS["requests"], words]))

    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == FIGURES
    assert [leftover.text for leftover in reading.leftovers] == ["填全年收到的件数，共12个月"]


def _text(requests: Sequence[Sequence[str]], disputes: Sequence[Sequence[str]]) -> str:
    whole = dialects.report_text(FORM, FIGURES, dialects.dialect_tabs)
    between = [f"{section.number}、{section.zh}" for section in FORM.sections]
    start, middle, end = (whole.index(heading) for heading in between[2:5])
    tables = ["\n".join("\t".join(row) for row in rows) for rows in (requests, disputes)]
    return (
        f"{whole[:start]}{between[2]}\n\n{tables[0]}\n\n{between[3]}\n\n{tables[1]}\n\n{whole[middle:][end - middle :]}"
    )


def _printed(key: TableKey) -> list[list[str]]:
    """The rows of a table as copied from a browser: merged cells once, the others not at all."""
    rows: dict[int, list[str]] = {}
    for cell in GRIDS[key].cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return [rows[row] for row in sorted(rows)]


def test_total_first_in_text() -> None:
    """Where merged cells left no trace, the order on the line tells the order of the columns."""
    requests = _printed("requests")
    natural, organisations, total = requests[1]
    requests[1] = [total, natural, organisations]
    for row in requests[3:]:
        row.insert(len(row) - COLUMNS, row.pop())

    reading = read_document(read_text(_text(requests, _printed("disputes")).encode()))

    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == FIGURES


@pytest.mark.parametrize("blank", [0, 7, 14])
def test_numbers_of_rows_in_text(blank: int) -> None:
    """A number before the figures of table four is never taken for the first of them."""
    disputes = _printed("disputes")
    figures = [text if at != blank else "" for at, text in enumerate(disputes[3])]
    numbered = [["序号", *disputes[0]], *disputes[1:3], ["1", *figures]]

    reading = read_document(read_text(_text(_printed("requests"), numbered).encode()))

    assert _wrong(reading, FIGURES) == []
    assert {"1", *figures} - {""} <= {leftover.text for leftover in reading.leftovers}


def test_a_note_below_a_table_in_text() -> None:
    """A note takes no figure of the last row with it, and stays text."""
    note = "注：行政处罚含简易程序1234件。"
    whole = dialects.report_text(FORM, FIGURES, dialects.dialect_b2)
    heading = f"{FORM.sections[2].number}、{FORM.sections[2].zh}"

    reading = read_document(read_text(whole.replace(heading, f"{note} |\n{heading}", 1).encode()))

    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == FIGURES
    assert note in reading.report.sections[1].paragraphs


@pytest.mark.parametrize("word", ["不详", "见附件", "正在统计"])
@pytest.mark.parametrize("table", ["requests", "disputes"])
def test_a_word_in_the_first_cell_beside_a_spare_column(table: TableKey, word: str) -> None:
    """A word where a figure is due is a cell: its neighbours stay, the word is kept."""
    grid = GRIDS[table]
    row = max(cell.row for cell in grid.cells)
    key, first = next((cell.key, cell) for cell in FORM.tables[table].grid if cell.row == row and cell.key)
    texts = [
        cell._replace(text=word) if (cell.row, cell.column) == (row, first.column) else cell for cell in grid.cells
    ]
    spare = Cell("", row, max(cell.column + cell.colspan for cell in grid.cells))

    reading = read_document(document_of(FORM, {**GRIDS, table: Grid(cells=(*texts, spare), number=grid.number)}))

    assert {k: str(v) for k, v in cells.by_key(reading.report).items() if v is not None} == {
        k: v for k, v in FIGURES.items() if k != key
    }
    assert reading.report.as_printed[str(key)] == word


def test_total_before_pending() -> None:
    """Two labels of table four change places: their figures go with them."""
    grid = GRIDS["disputes"]
    left, right = 8, 9
    moved = _moved(
        grid, lambda cell: {left: right, right: left}.get(cell.column, cell.column) if cell.row > 1 else cell.column
    )

    reading = read_document(document_of(FORM, {**GRIDS, "disputes": moved}))

    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == FIGURES


def test_an_added_column_beside_a_blank() -> None:
    """A figure below 上年数 never becomes the blank one beside it."""
    figures = {**FIGURES, "proactive_disclosure.licenses.decisions": ""}
    text = dialects.report_text(FORM, figures, dialects.dialect_tabs)
    lines = text.split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("行政许可"))
    lines[at] = "行政许可\t\t69614"
    lines[at - 1] = "信息内容\t本年处理决定数量\t上年数"

    reading = read_document(read_text("\n".join(lines).encode()))

    assert cells.by_key(reading.report)["proactive_disclosure.licenses.decisions"] is None
    assert "69614" in {leftover.text for leftover in reading.leftovers}


@pytest.mark.parametrize("separator", ["\t", " | "])
def test_litigation_before_reconsideration_in_text(separator: str) -> None:
    """Under a header that names litigation first, none of three equal runs of outcomes is reconsideration's."""
    figures = [str(2001 + at) for at in range(15)]
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    rows = (
        ["行政诉讼", "行政复议"],
        ["未经复议直接起诉", "复议后起诉", *outcomes],
        outcomes * 2,
        figures,
    )
    lines = ["四、政府信息公开行政复议、行政诉讼情况", *(separator.join(row) for row in rows)]

    reading = read_document(read_text("\n".join(["青石县水务局2023年政府信息公开工作年度报告", *lines]).encode()))

    disputes = {k: v for k, v in cells.by_key(reading.report).items() if k.startswith("disputes.")}
    assert set(disputes.values()) == {None}
    assert [leftover.text for leftover in reading.leftovers] == figures


@pytest.mark.parametrize("header", [["申请人情况", "上年合计"], ["上年合计", "申请人情况"]])
def test_a_column_that_may_be_the_first_or_the_last(header: list[str]) -> None:
    """One label a line, a text near 申请人情况 may head the first column or one right of all: nothing is placed."""
    requests = _printed("requests")
    requests[0] = [requests[0][0], *header]
    for at, row in enumerate(requests[3:]):
        row.insert(len(row) - COLUMNS, str(700_000 + at))
    lines = [*(text for row in requests for text in row)]
    heading = "三、收到和处理政府信息公开申请情况"

    reading = read_document(
        read_text("\n".join(["青石县水务局2023年政府信息公开工作年度报告", heading, *lines]).encode())
    )

    assert _wrong(reading, FIGURES) == []
    over = {leftover.text for leftover in reading.leftovers}
    assert {text for row in requests[3:] for text in row[-COLUMNS - 1 :]} <= over


def test_an_added_column_beside_a_blank_of_table_four() -> None:
    """Fifteen figures and a blank among them stand under sixteen columns, not under the form's fifteen."""
    spans, middle, outcomes, figures = _printed("disputes")
    middle.insert(5, "撤回")
    figures.insert(5, "700000")
    figures[10] = ""
    rows = (spans, middle, ["", *outcomes], figures)
    lines = ["四、政府信息公开行政复议、行政诉讼情况", *(" | ".join(row) + " |" for row in rows)]

    reading = read_document(read_text("\n".join(["青石县水务局2023年政府信息公开工作年度报告", *lines]).encode()))

    assert _wrong(reading, FIGURES) == []
    assert set(figures) - {""} <= {leftover.text for leftover in reading.leftovers}


@pytest.mark.parametrize("place", [5, 10])
def test_an_added_column_between_the_blocks_of_table_four(place: int) -> None:
    """One cell a line, a text among the labels of the first line heads a column between blocks, not one behind them."""
    figures = [str(2001 + at) for at in range(15)]
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    spans = ["行政复议", "行政诉讼", "说明", "行政诉讼"] if place == 10 else ["行政复议", "说明", "行政诉讼"]
    row = [*figures[:place], "", *figures[place:]]
    labels = [*spans, *outcomes, "未经复议直接起诉", "复议后起诉", *outcomes, *outcomes]
    lines = [f"{cell} |" for cell in (*labels, *row)]
    title = ["青石县水务局2023年政府信息公开工作年度报告", "四、政府信息公开行政复议、行政诉讼情况"]

    reading = read_document(read_text("\n".join([*title, *lines]).encode()))

    disputes = {k: v for k, v in cells.by_key(reading.report).items() if k.startswith("disputes.")}
    over = {leftover.text for leftover in reading.leftovers}
    for figure, value in zip(figures, disputes.values(), strict=True):
        assert value == int(figure) or (value is None and figure in over)


@pytest.mark.parametrize("separator", ["\n", "\t"])
def test_a_text_between_the_lines_of_a_header(separator: str) -> None:
    """One label a line, a text behind 总计 may be the first below 法人或其他组织; beside it, it is the last column."""
    applicants = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    row = ["一、本年新收政府信息公开申请数量", *(str(2001 + at) for at in range(COLUMNS + 1))]
    table = [["申请人情况"], ["自然人", "法人或其他组织", "总计", "上年总计"], applicants, row]
    title = ["青石县水务局2023年政府信息公开工作年度报告", "三、收到和处理政府信息公开申请情况"]

    reading = read_document(read_text("\n".join([*title, *(separator.join(line) for line in table)]).encode()))

    received = [v for k, v in cells.by_key(reading.report).items() if k.startswith("requests.received.")]
    over = [leftover.text for leftover in reading.leftovers]
    if separator == "\n":
        assert (received, over) == ([None] * COLUMNS, row[1:])
    else:
        assert (received, over) == (list(range(2001, 2001 + COLUMNS)), row[-1:])
