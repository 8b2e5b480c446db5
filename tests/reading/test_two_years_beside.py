"""Last year's figures printed beside this year's, in rows and in columns: they never become this year's."""

from __future__ import annotations

import pytest
from attrs import evolve

from gov_disclosure import cells
from gov_disclosure.document import Cell, Document, Grid, Paragraph
from gov_disclosure.forms import TABLE_KEYS, GridCell, TableKey
from gov_disclosure.model import NoteKind, Place
from gov_disclosure.reading import Reading
from gov_disclosure.reading.assemble import read_document
from gov_disclosure.reading.words.years import COMPARED, LAST, THIS, year_alone, year_of_caption
from reports_as_grids import FORMS, Line, distinct_figures, document_of, grid_of, spanned_grid

FORM = FORMS["2021"]
FIGURES = distinct_figures(FORM, 10_001)
YEARS = [
    ("2022年", "2023年"),
    ("上年", "本年"),
    ("2022年度", "2023年度"),
    ("去年数", "今年数"),
    ("二〇二二年", "二〇二三年"),
]


def _rows(key: TableKey) -> list[list[GridCell]]:
    rows: dict[int, list[GridCell]] = {}
    for cell in FORM.tables[key].grid:
        rows.setdefault(cell.row, []).append(cell)
    return [sorted(rows[at], key=lambda cell: cell.column) for at in sorted(rows)]


def _read(key: TableKey, lines: list[Line]) -> Reading:
    """Read a report whose table *key* has rows of texts that span so many rows and columns, and no other table."""
    return read_document(document_of(FORM, {key: grid_of(lines)}))


def _judge(reading: Reading, key: TableKey, others: list[str], *, blank: bool) -> None:
    """No figure of another year is read, none of this year where it is *blank*, and all of them are left over."""
    values = {cell: value for cell, value in cells.by_key(reading.report).items() if value is not None}
    assert {cell: str(value) for cell, value in values.items()}.items() <= FIGURES.items()
    assert not (blank and values)
    own = [] if blank else [FIGURES[cell] for cell in FIGURES if cell.startswith(f"{key}.") and cell not in values]
    assert {leftover.text for leftover in reading.leftovers} == {*others, *own}


def _rows_of_two_years(
    key: TableKey, names: tuple[str, str], *, blank: bool, swapped: bool
) -> tuple[list[Line], list[str]]:
    """Return *key* with each row of figures printed for both years, the label beside both, and last year's figures."""
    lines: list[Line] = []
    others: list[str] = []
    for row in _rows(key):
        labels = [(cell.zh, cell.rowspan, cell.colspan) for cell in row if not cell.key]
        figures = [cell for cell in row if cell.key]
        if not figures:
            first, *rest = labels
            lines.append([(first[0], first[1], first[2] + (row[0].column == 0)), *rest])
            continue
        last = [str(90_001 + len(others) + at) for at in range(len(figures))]
        others += last
        two = [
            [(name, 1, 1), *((text, 1, cell.colspan) for text, cell in zip(texts, figures, strict=True))]
            for name, texts in zip(names, (last, ["" if blank else FIGURES[c.key or ""] for c in figures]), strict=True)
        ]
        upper, lower = reversed(two) if swapped else two
        lines += [[*((text, down * 2, across) for text, down, across in labels), *upper], lower]
    if key == "disputes":  # it has no label beside its row
        lines[0] = [("项目", 3, 1), (lines[0][0][0], 1, lines[0][0][2] - 1), *lines[0][1:]]
        lines[1] = [(text, down, 1 if text == "结果维持" else across) for text, down, across in lines[1]]
        lines[2] = [(text, down, 1) for text, down, _ in lines[2]]
    return lines, others


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("names", YEARS)
@pytest.mark.parametrize("key", TABLE_KEYS)
def test_rows(key: TableKey, names: tuple[str, str], blank: bool, swapped: bool) -> None:
    """Rows of two years below one label: this year's is the report's, also where it is blank, whichever comes first."""
    lines, others = _rows_of_two_years(key, names, blank=blank, swapped=swapped)
    reading = _read(key, lines)

    _judge(reading, key, others, blank=blank)
    placed = {cell for cell, value in cells.by_key(reading.report).items() if value is not None}
    assert len(placed) == (0 if blank else sum(cell.startswith(f"{key}.") for cell in FIGURES))
    assert names[0] in {note.printed for note in reading.notes if note.kind is NoteKind.ROW_EXTRA}


@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("names", [*YEARS, ("2022", "2023")])
@pytest.mark.parametrize("key", TABLE_KEYS)
def test_columns(key: TableKey, names: tuple[str, str], blank: bool) -> None:
    """Two columns below each label of the header, one a year: no figure of either is read as the other's."""
    rows = _rows(key)
    lines: list[Line] = []
    others: list[str] = []
    begins = min(cell.column for row in rows for cell in row if cell.key)
    for row, below in zip(rows, [*rows[1:], []], strict=True):
        ends_header = any(cell.key for cell in below) and not any(cell.key for cell in row)
        line: Line = []
        for cell in row:
            across = cell.colspan + max(0, cell.column + cell.colspan - max(begins, cell.column))
            if cell.key:
                others.append(str(90_001 + len(others)))
                line += [(others[-1], 1, cell.colspan), ("" if blank else FIGURES[cell.key], 1, cell.colspan)]
            else:
                line.append((cell.zh, cell.rowspan + (ends_header and cell.column < begins), across))
        lines.append(line)
        if ends_header:
            lines.append([(name, 1, cell.colspan) for cell in below if cell.key for name in names])

    _judge(_read(key, lines), key, others, blank=blank)


@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("names", [("{}（2022年）", "{}（2023年）"), ("2022年{}", "2023年{}"), ("{}2022", "{}2023")])
@pytest.mark.parametrize("key", TABLE_KEYS[:2])
def test_labels_with_a_year(key: TableKey, names: tuple[str, str], blank: bool) -> None:
    """Rows whose own labels name two years: a blank one is not filled with the other's, none is lost."""
    lines: list[Line] = []
    others: list[str] = []
    for row in _rows(key):
        labels = [(cell.zh, cell.rowspan, cell.colspan) for cell in row if not cell.key]
        figures = [cell for cell in row if cell.key]
        if not figures:
            lines.append(labels)
            continue
        last = [str(90_001 + len(others) + at) for at in range(len(figures))]
        others += last
        *groups, own = labels
        this = ["" if blank else FIGURES[cell.key or ""] for cell in figures]
        for at, texts in enumerate((last, this)):
            line = [(names[at].format(own[0]), 1, own[2])]
            line += [(text, 1, cell.colspan) for text, cell in zip(texts, figures, strict=True)]
            lines.append([*(() if at else ((text, down * 2, across) for text, down, across in groups)), *line])

    reading = _read(key, lines)
    values = {cell: value for cell, value in cells.by_key(reading.report).items() if value is not None}
    assert {cell: str(value) for cell, value in values.items()}.items() <= ({} if blank else FIGURES).items()
    unplaced = [] if blank else [FIGURES[cell] for cell in FIGURES if cell.startswith(f"{key}.") and cell not in values]
    assert {*others, *unplaced} <= {leftover.text for leftover in reading.leftovers}


def test_columns_of_years_under_a_head() -> None:
    """Below 年度, a year in digits alone says whose row it is."""
    lines, others = _rows_of_two_years("disputes", ("2022", "2023"), blank=True, swapped=False)
    lines[0][0] = ("年度", 3, 1)

    _judge(_read("disputes", lines), "disputes", others, blank=True)


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize(
    "above",
    [
        ("表1：2022年情况", "表2：2023年情况"),
        ("（一）上年情况", "（二）本年情况"),
        ("2022年1月1日至2022年12月31日", "单位：件"),
    ],
)
@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("key", TABLE_KEYS)
def test_a_table_for_each_year(key: TableKey, inside: bool, above: tuple[str, str], blank: bool, swapped: bool) -> None:
    """Of two tables below lines, or with first rows, that name years, this year's counts, also where it is blank."""
    last = {cell: str(int(figure.removesuffix("万元")) + 80_000) for cell, figure in FIGURES.items()}
    this = {} if blank else FIGURES
    blocks: list[Paragraph | Grid] = []
    for line, figures in sorted(zip(above, (last, this), strict=True), reverse=swapped):
        grid = spanned_grid(FORM.tables[key], figures, 1 + len(blocks))
        if inside:
            below = tuple(cell._replace(row=cell.row + 1) for cell in grid.cells)
            title = Cell(line, 0, 0, 1, FORM.tables[key].columns)
            blocks.append(Grid(cells=(title, *below), number=grid.number))
        else:
            blocks += [Paragraph(text=line), grid]
    document = document_of(FORM, {})
    at = 2 + TABLE_KEYS.index(key)
    whole = (*document.blocks[: at + 1], *blocks, *document.blocks[at + 1 :])

    reading = read_document(Document(blocks=whole, format="html"))

    values = {cell: str(value) for cell, value in cells.by_key(reading.report).items() if value is not None}
    assert values == {cell: figure for cell, figure in this.items() if cell.startswith(f"{key}.")}
    others = [figure for cell, figure in last.items() if cell.startswith(f"{key}.")]
    assert sorted(leftover.text for leftover in reading.leftovers) == sorted(others)


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("key", TABLE_KEYS)
def test_a_sheet_for_each_year(key: TableKey, blank: bool, swapped: bool) -> None:
    """The names of sheets say it as well."""
    last = {cell: str(int(figure.removesuffix("万元")) + 80_000) for cell, figure in FIGURES.items()}
    sheets = [
        evolve(spanned_grid(FORM.tables[key], figures, year), origin=Place(sheet=f"表（{year}年）"))
        for year, figures in ((2022, last), (2023, {} if blank else FIGURES))
    ]
    document = document_of(FORM, {})
    at = 3 + TABLE_KEYS.index(key)
    blocks = (*document.blocks[:at], *sorted(sheets, key=lambda grid: grid.number or 0, reverse=swapped))

    reading = read_document(Document(blocks=blocks, format="xlsx"))

    _judge(reading, key, [figure for cell, figure in last.items() if cell.startswith(f"{key}.")], blank=blank)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("（二）2022年收到和处理政府信息公开申请情况", 2022),
        ("附：上年数据", LAST),
        ("本年度情况", THIS),
        ("2024年1月15日", None),
        ("统一格式（2021年版）", None),
        ("国办公开办函[2021]30号", None),
        ("（2021年）", 2021),
        ("2022年与2023年对比", None),
        ("二、上年结转政府信息公开申请数量", None),
    ],
)
def test_what_a_line_above_a_table_names(text: str, year: int | None) -> None:
    """It names a year of figures; a day, a comparison and a label of the form name none."""
    assert year_of_caption(text) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2022年", 2022),
        ("（2022年度）", 2022),
        ("2022年数", 2022),
        ("二〇二二年", 2022),
        ("上年同期", LAST),
        ("本年度", THIS),
        ("同比增减（%）", COMPARED),
        ("与上年相比增减", COMPARED),
        ("2022", None),
        ("上年结转", None),
        ("二、上年", None),
        ("2022年1月", None),
        ("本年新", None),
        ("第2022号", None),
    ],
)
def test_what_names_a_year_alone(text: str, year: int | None) -> None:
    """A label names a year and nothing else, or it is another label."""
    assert year_alone(text) == year
