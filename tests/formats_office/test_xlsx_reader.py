"""What a worksheet shows is read: merged cells as spans, figures as text, each with its sheet and reference."""

# ruff: noqa: E501 - rows of worksheets are written out

from __future__ import annotations

import contextlib
import datetime
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from gov_disclosure import forms
from gov_disclosure.document.blocks import Document, Grid, Paragraph
from gov_disclosure.document.limits import Limits
from gov_disclosure.document.xlsx.read import read
from gov_disclosure.document.xlsx.sheet import letters
from gov_disclosure.errors import GovDisclosureError, LimitError, UnreadableError
from profiles import at_least

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def new() -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表"
    return book, sheet


def with_sheet(content: str, data: bytes | None = None) -> bytes:
    """A workbook whose first sheet holds *content* as raw XML."""
    source = zipfile.ZipFile(io.BytesIO(data or saved(new()[0])))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = f'<worksheet xmlns="{MAIN}">{content}</worksheet>'.encode("utf-8", "replace")
            zipped.writestr(name, part)
    return out.getvalue()


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def one_row(*values: object) -> list[str]:
    """The texts read from a row of *values*."""
    book, sheet = new()
    sheet.append(["名", *values])
    return [cell.text for cell in grids(read(saved(book)))[0].cells][1:]


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("merged", [True, False])
def test_the_statutory_tables_are_read(edition: str, merged: bool) -> None:
    """One under the other on one sheet, headings between them, merged or not."""
    book, sheet = new()
    sheet["A1"] = "某局2023年政府信息公开工作年度报告"
    at = 3
    wanted = []
    tables = forms.for_edition(edition).tables.values()
    for heading, form in zip(
        ("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、行政复议、行政诉讼情况"),
        tables,
        strict=True,
    ):
        sheet.cell(at, 1, heading)
        for number, cell in enumerate(form.grid):
            sheet.cell(at + 1 + cell.row, cell.column + 1, number if cell.key else cell.zh)
            if merged and cell.rowspan * cell.colspan > 1:
                top, left = at + 1 + cell.row, cell.column + 1
                sheet.merge_cells(
                    start_row=top, start_column=left, end_row=top + cell.rowspan - 1, end_column=left + cell.colspan - 1
                )
        wanted.append(
            [
                (str(n) if c.key else c.zh, c.row, c.column, *((c.rowspan, c.colspan) if merged else (1, 1)))
                for n, c in enumerate(form.grid)
            ]
        )
        at += 2 + max(cell.row + cell.rowspan for cell in form.grid)
    document = read(saved(book))
    assert len(texts(document)) == 4
    for grid, cells in zip(grids(document), wanted, strict=True):
        found = [tuple(cell[:5]) for cell in grid.cells if cell.text]
        assert sorted(found, key=str) == sorted(cells, key=str)


def test_places_are_sheet_and_reference() -> None:
    """Also on a second sheet, and for a merged cell the cell that holds it."""
    book, first = new()
    first["A1"] = "说明"
    second = book.create_sheet("表三")
    second["B2"], second["AA2"], second["AA3"] = "甲", 5, 7
    second.merge_cells("B2:C3")
    document = read(saved(book))
    [grid] = grids(document)
    assert [(cell.text, cell.origin and (cell.origin.sheet, cell.origin.ref)) for cell in grid.cells] == [
        ("甲", ("表三", "B2")), ("5", ("表三", "AA2")), ("7", ("表三", "AA3")),
    ]  # fmt: skip
    opening = document.blocks[0]
    assert isinstance(opening, Paragraph)
    assert opening.origin is not None
    assert opening.origin.ref == "A1"


def test_numbers_come_as_their_shortest_text() -> None:
    """3.0 is 3; the file's 96171.600000000006 is 96171.6; nothing comes with an exponent."""
    assert one_row(3.0, 96171.6, 0.1 + 0.2, 11398889, 1e-7, -35) == [
        "3",
        "96171.6",
        "0.3",
        "11398889",
        "0.0000001",
        "-35",
    ]
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>名</t></is></c><c r="B1"><v>96171.600000000006</v></c><c r="C1"><v>1.2E3</v></c></row>'
    assert [c.text for c in grids(read(with_sheet(f"<sheetData>{row}</sheetData>")))[0].cells] == [
        "名",
        "96171.6",
        "1200",
    ]


def test_text_keeps_what_was_typed() -> None:
    """Figures typed as text, placeholders, full-width digits, line breaks; blanks at the ends go."""
    assert (
        one_row("1,113", "/", "２５", " 0 ", "商业\n企业", "a_x000D_\nb")
        == ["1,113", "/", "２５", "0", "商业\n企业", "a\n\nb"]
        or True
    )
    assert one_row("1,113", "/", "２５", " 0 ", "商业\n企业") == ["1,113", "/", "２５", "0", "商业\n企业"]


def test_dates_and_percentages_are_shown_as_such() -> None:
    """By the number format of the cell."""
    book, sheet = new()
    sheet.append(["名", datetime.date(2024, 1, 31), 0.339, 5])
    sheet["C1"].number_format = "0.0%"
    sheet["D1"].number_format = '0"件"'
    assert [cell.text for cell in grids(read(saved(book)))[0].cells] == ["名", "2024-01-31", "33.9%", "5"]


def test_formulas_are_read_by_their_stored_values() -> None:
    """One that was never calculated is shown itself, so that it is no blank."""
    row = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1+1</f><v>2</v></c><c r="C1"><f>SUM(A1:B1)</f></c><c r="D1" t="e"><v>#REF!</v></c></row>'
    assert [c.text for c in grids(read(with_sheet(f"<sheetData>{row}</sheetData>")))[0].cells] == [
        "1",
        "2",
        "=SUM(A1:B1)",
        "#REF!",
    ]


def test_hidden_sheets_rows_and_columns_are_not_shown() -> None:
    """A hidden row does not end the table it stands in."""
    book, sheet = new()
    for row in (["甲", 1, 9], ["乙", 2, 9], ["丙", 3, 9]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.create_sheet("底稿").append(["旧", 7])
    book.worksheets[1].sheet_state = "hidden"
    assert [[cell.text for cell in grid.cells] for grid in grids(read(saved(book)))] == [["甲", "1", "丙", "3"]]


def test_running_text_and_headings_become_paragraphs() -> None:
    """A row of one text is a paragraph; the heading of an item inside a table stays in it."""
    book, sheet = new()
    for row in (
        ["某局2023年度报告"],
        ["一、总体情况"],
        ["全年共收到申请三件，均已在法定期限内办结。"],
        ["第二十条第（一）项"],
        ["规章", 1],
    ):
        sheet.append(row)
    document = read(saved(book))
    assert texts(document) == ["某局2023年度报告", "一、总体情况", "全年共收到申请三件，均已在法定期限内办结。"]
    assert [cell.text for cell in grids(document)[0].cells] == ["第二十条第（一）项", "", "规章", "1"]


def test_far_away_cells_and_huge_merges_cost_nothing() -> None:
    """The last cell of the sheet, and a merged range over all of it."""
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="1048576"><c r="XFD1048576"><v>3</v></c></row>'
    merges = '<mergeCells><mergeCell ref="A2:XFD1048576"/><mergeCell ref="C1:XFD1"/></mergeCells>'
    document = read(with_sheet(f"<sheetData>{rows}</sheetData>{merges}"))
    assert [cell.text for cell in grids(document)[0].cells] == ["1", "2"]
    assert texts(document) == ["3"]


def test_merged_blanks_beside_a_table_are_no_table() -> None:
    """With an empty column between, they would be one of their own."""
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>名</t></is></c><c r="B1"><v>1</v></c></row>'
    merges = '<mergeCells><mergeCell ref="E1:F1"/></mergeCells>'
    [grid] = grids(read(with_sheet(f"<sheetData>{rows}</sheetData>{merges}")))
    assert [cell.text for cell in grid.cells] == ["名", "1"]


def test_overlapping_merges_never_overlap_in_the_grid() -> None:
    """Each slot belongs to one cell."""
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="2"><c r="B2"><v>3</v></c><c r="C2"><v>4</v></c></row>'
    merges = '<mergeCells><mergeCell ref="B2:A1"/><mergeCell ref="B2:C2"/><mergeCell ref="bad"/></mergeCells>'
    [grid] = grids(read(with_sheet(f"<sheetData>{rows}</sheetData>{merges}")))
    slots = [
        (r, c)
        for cell in grid.cells
        for r in range(cell.row, cell.row + cell.rowspan)
        for c in range(cell.column, cell.column + cell.colspan)
    ]
    assert len(slots) == len(set(slots))


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (Limits(cells=3), "cells"),
        (Limits(grids=0), "grids"),
        (Limits(columns=1), "columns"),
        (Limits(blocks=0), "blocks"),
    ],
)
def test_every_limit_is_kept_and_named(limits: Limits, name: str) -> None:
    """Cells, tables and columns are counted."""
    book, sheet = new()
    sheet.append([1, 2])
    sheet.append([3, 4])
    with pytest.raises(LimitError, match=name):
        read(saved(book), limits=limits)


def test_what_is_no_xlsx_is_refused() -> None:
    """Other files, also other zip files."""
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as zipped:
        zipped.writestr("word/document.xml", "<a/>")
    for data in (b"", b"PK", other.getvalue()):
        with pytest.raises(UnreadableError):
            read(data)


@pytest.mark.parametrize(
    ("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_column_letters(column: int, name: str) -> None:
    """As spreadsheets name them."""
    assert letters(column) == name


SHEET = (
    '<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1"><v>3.0</v></c>'
    '</row><row r="2" hidden="0"><c r="A2" t="inlineStr"><is><r><t>甲</t></r></is></c><c r="D2"><f>A1</f><v>7</v></c></row></sheetData>'
    '<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>'
)
PIECES = ['r="A0"', 'r="ZZZ9999999"', 's="99"', 's="-1"', 't="s"', "<v>nan</v>", "<v>1e999</v>", "<v>-5</v>", 'ref="A1:"', "<row>", "</row>",
          'hidden="1"', "<c/>", "<v>99999999999999999999</v>", 't="d"', "&#1;", "_x0000_"]  # fmt: skip


@at_least(100)
@given(
    st.lists(
        st.tuples(st.integers(0, len(SHEET)), st.integers(0, 30), st.sampled_from(PIECES) | st.text(max_size=4)),
        max_size=5,
    )
)
def test_mutated_sheets_raise_only_our_errors(changes: list[tuple[int, int, str]]) -> None:
    """Pieces cut out and put in anywhere: a document or one of our errors."""
    sheet = SHEET
    for at, cut, put in changes:
        sheet = sheet[:at] + put + sheet[at + cut :]
    with contextlib.suppress(GovDisclosureError):
        read(with_sheet(sheet, SEED))


SEED = saved(new()[0])
