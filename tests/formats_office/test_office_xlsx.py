"""A workbook as office programs, websites and libraries write it reads as the same report."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from openpyxl import Workbook

from gov_disclosure import cells, read
from gov_disclosure.document.xlsx.read import read as read_xlsx
from gov_disclosure.errors import UnreadableError
from gov_disclosure.forms import TABLE_KEYS
from gov_disclosure.reading import Reading
from office_reports import FIGURES, FORM, OFFICE, SHEET, Xlsx, cells_of, inline, number, relations

CHARGE = "proactive_disclosure.charges.amount"
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def shared(items: str) -> dict[str, str]:
    return {"xl/sharedStrings.xml": f'<sst xmlns="{SHEET}">{items}</sst>'}


def rich(text: str) -> str:
    runs = "".join(f"<r><t>{character}</t></r>" for character in text)
    return f'<is>{runs}<rPh sb="0" eb="1"><t>ハ9</t></rPh><phoneticPr fontId="1"/></is>'


def formatted(code: str) -> Xlsx:
    return Xlsx(format=code, figure=lambda t, at: number(t, at, 1))


GENERAL = [
    *("General", "GENERAL", "[$-804]General", "[DBNum1]General", "G/通用格式", "G/通用格式;[Red]-G/通用格式"),
    *('0"件"', "#,##0", "0.00E+00", "@", "00000", "0_);[Red]\\(0\\)"),
    '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ',
]
SAME = {
    **{f"format {code}": formatted(code) for code in GENERAL},
    "numbers with a decimal point": Xlsx(figure=lambda t, at: number(f"{t}.0", at)),
    "numbers with an exponent": Xlsx(figure=lambda t, at: number(f"{int(t) / 1000}E+3", at)),
    "numbers with noise above": Xlsx(figure=lambda t, at: number(f"{t}.00000000000001", at)),
    "numbers with noise below": Xlsx(figure=lambda t, at: number(f"{int(t) - 1}.9999999999999", at)),
    "formulas": Xlsx(figure=lambda t, at: f'<c r="{at}"><f>SUM(A1:B2)</f><v>{t}</v></c>'),
    "formulas of text": Xlsx(figure=lambda t, at: f'<c r="{at}" t="str"><f>TEXT(A1,"0")</f><v>{t}</v></c>'),
    "figures as text": Xlsx(figure=inline),
    "figures marked as text": Xlsx(figure=lambda t, at: inline(f"'{t}", at)),
    "figures in blanks": Xlsx(figure=lambda t, at: inline(f" {t}　", at)),
    "full width": Xlsx(figure=lambda t, at: inline("".join(chr(ord(c) + 0xFEE0) for c in t), at)),
    "rich text with reading aids": Xlsx(text=lambda t, at: f'<c r="{at}" t="inlineStr">{rich(t)}</c>'),
    "side by side": Xlsx(abreast=1),
    "side by side, far apart": Xlsx(abreast=5),
    "parts in another case": Xlsx(
        renamed=lambda name: name.replace("sheet1", "Sheet1").replace("workbook", "Workbook")
    ),
    "parts with backslashes": Xlsx(renamed=lambda name: name.replace("/", "\\") if "xl/" in name else name),
    "references with backslashes": Xlsx(target="worksheets\\sheet1.xml"),
    "absolute references": Xlsx(target="/xl/worksheets/sheet1.xml"),
    "prefixed elements": Xlsx(mended=lambda x: re.sub(r"<(/?)(?=\w)", r"<\1x:", x).replace("xmlns=", "xmlns:x=")),
    "no styles": Xlsx(parts={"xl/styles.xml": "<a/>"}),
}  # fmt: skip


@pytest.mark.parametrize("how", SAME)
def test_the_report_stays_the_same(how: str) -> None:
    """Every figure in its cell and nothing left over."""
    reading = read(SAME[how].file())
    assert cells_of(reading.report) == FIGURES
    assert not reading.leftovers
    assert (reading.report.year, reading.report.organ.name) == (2023, "青松县水务局")


def with_charge(format_: str, stored: str) -> Reading:
    """The report with one amount stored as *stored* in a cell of the format."""

    def figure(text: str, at: str) -> str:
        return number(stored, at, 1) if text == FIGURES[CHARGE] else number(text, at)

    return read(Xlsx(format=format_, figure=figure).file())


@pytest.mark.parametrize(
    ("format_", "stored", "amount"),
    [
        ("0!.0000", "2513456", "251.3456"),
        ("0!.0,", "2510000", "251"),
        ('0"."0,', "2510000", "251"),
        ("#,##0,", "251000", "251"),
        ("0.00,,", "2510000", "2.51"),
        ("#,##0.00", "251.5", "251.5"),
        ('0.00"万元"', "251.5", "251.5"),
        ('0.00"元"', "251000", "25.1"),
        ("0.00\\元", "251000", "25.1"),
        ('[>=10000]0!.0,"万";0', "251", "251"),
    ],
)
def test_amounts_are_what_the_cell_shows(format_: str, stored: str, amount: str) -> None:
    """Formats that print 元 as 万元 or leave out thousands, and units that only the format prints."""
    assert cells_of(with_charge(format_, stored).report)[CHARGE] == amount


@pytest.mark.parametrize(("format_", "shown"), [("yyyy-mm-dd", "1902-09-30"), ("0%", "100400%")])
def test_dates_and_shares_are_no_figures(format_: str, shown: str) -> None:
    """What such a cell shows is left over."""
    styled = Xlsx(format=format_, figure=lambda t, at: number(t, at, int(t == "1004")))
    assert [leftover.text for leftover in read(styled.file()).leftovers] == [shown]


@pytest.mark.parametrize("cell", ['<c r="{}" t="e"><v>#REF!</v></c>', '<c r="{}" t="b"><v>1</v></c>'])
def test_errors_and_truth_values_are_no_figures(cell: str) -> None:
    """The cell is blank, with what is printed beside it."""
    report = read(Xlsx(figure=lambda t, at: cell.format(at) if t == "1050" else number(t, at)).file()).report
    [(key, value)] = [(key, value) for key, value in cells_of(report).items() if value != FIGURES[key]]
    assert value is None
    assert report.as_printed[key] in ("#REF!", "TRUE")


def test_a_formula_never_calculated_is_left_over() -> None:
    """Its code holds figures that are none of the report's."""
    report = Xlsx(figure=lambda t, at: f'<c r="{at}"><f>{t}+0</f></c>' if t == "1050" else number(t, at))
    assert [leftover.text for leftover in read(report.file()).leftovers] == ["=1050+0"]


@pytest.mark.parametrize("parts", [{}, shared("<si><t>甲</t></si>")])
def test_text_that_the_workbook_lacks_is_no_blank(parts: dict[str, str]) -> None:
    """A lost label or figure must not read as an empty cell."""
    broken = Xlsx(figure=lambda t, at: f'<c r="{at}" t="s"><v>7</v></c>', parts=parts)
    with pytest.raises(UnreadableError, match="damaged"):
        read(broken.file())


def test_columns_left_empty_within_a_table_do_not_part_it() -> None:
    """Only what has labels of its own is a table of its own."""
    rows = [["甲", "", "1"], ["乙", "", "2"], ["丙", "", "3"]]
    assert _grids(rows) == [["甲", "1", "乙", "2", "丙", "3"]]
    figures = [["甲", "1", "", "2"], ["乙", "3", "", "4"]]
    assert _grids(figures) == [["甲", "1", "2", "乙", "3", "4"]]
    beside = [["甲", "1", "", "丁", "4"], ["乙", "2", "", "戊", "5"]]
    assert _grids(beside) == [["甲", "1", "乙", "2"], ["丁", "4", "戊", "5"]]
    together = [["甲", "1", "丁", "4", "乙", "2", "戊", "5"]]
    assert _grids(beside, '<cols><col min="3" max="3" hidden="1"/></cols>') == together
    assert _grids([["表头", "", "", "", ""], *beside], merge="A1:E1") == [["表头", *together[0]]]


def test_hidden_columns_may_be_named_again_and_again() -> None:
    """Ranges that overlap by the thousand hide what one of them does."""
    ranges = '<col min="3" max="16384" hidden="1"/>' * 5_000
    assert _grids([["甲", "1", "8"]] * 1_000, f"<cols>{ranges}</cols>") == [["甲", "1"] * 1_000]


def _grids(rows: list[list[str]], columns: str = "", merge: str = "") -> list[list[str]]:
    cells = "".join(
        f'<row r="{r}">{"".join(inline(text, "ABCDE"[c] + str(r)) for c, text in enumerate(row) if text)}</row>'
        for r, row in enumerate(rows, 1)
    )
    merges = f'<mergeCells><mergeCell ref="{merge}"/></mergeCells>' if merge else ""
    sheet = f'<worksheet xmlns="{SHEET}">{columns}<sheetData>{cells}</sheetData>{merges}</worksheet>'
    found = read_xlsx(Xlsx(mended=lambda _: sheet).file())
    return [[cell.text for cell in block.cells if cell.text] for block in found.blocks]  # type: ignore[union-attr]


def test_tables_side_by_side_keep_their_places() -> None:
    """Each figure knows its reference on the sheet."""
    reading = read(Xlsx(abreast=2).file())
    place = reading.places["requests.received.natural_person"]
    width = max(cell.column + cell.colspan for cell in FORM.tables[TABLE_KEYS[0]].grid)
    assert (place.sheet, place.ref) == ("报告", f"{'ABCDEFGHIJ'[width + 2 + 3]}8")


def test_the_sheet_with_the_title_is_read_first() -> None:
    """Offices put the cover anywhere."""

    def sheet(text: str) -> str:
        return f'<worksheet xmlns="{SHEET}"><sheetData><row r="1">{inline(text, "A1")}</row></sheetData></worksheet>'

    book = (
        f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="附" r:id="r7"/><sheet name="面" r:id="r8"/>'
        "</sheets></workbook>"
    )
    found = read_xlsx(
        Xlsx(
            parts={
                "xl/workbook.xml": book,
                "xl/_rels/workbook.xml.rels": relations({f"r{n}": ("worksheet", f"{n}.xml") for n in (7, 8)}),
                "xl/7.xml": sheet("说明"),
                "xl/8.xml": sheet("某局2023年政府信息公开工作年度报告"),
            }
        ).file()
    )
    assert [block.text for block in found.blocks] == ["某局2023年政府信息公开工作年度报告", "说明"]  # type: ignore[union-attr]


def test_a_sheet_of_a_filling_system() -> None:
    """Its title names the year, the line below the organ; hidden rows and who filled it in are no part of the table."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    heads = ("行政复议", *[""] * 4, "行政诉讼", *[""] * 9), (*OUTCOMES, "未经复议直接起诉", *[""] * 4, "复议后起诉")
    sheet.append(["2024年政府信息公开行政复议、行政诉讼情况统计表"])
    sheet.append(["填报单位：青松县水务局", *[""] * 8, "单位：件"])
    sheet.append(["7", "7"])
    sheet.row_dimensions[3].hidden = True
    for row in (*heads, (*[""] * 5, *OUTCOMES, *OUTCOMES), [str(at) for at in range(101, 116)]):
        sheet.append([text or None for text in row])
    sheet.append(["填表人：张三", *[None] * 5, "填报日期：2025-01-10"])
    file = BytesIO()
    book.save(file)
    reading = read(file.getvalue())

    assert (reading.report.year, reading.report.organ.name) == (2024, "青松县水务局")
    assert [value for value in cells.values(reading.report) if value is not None] == [*range(101, 116)]
    assert reading.leftovers == ()
