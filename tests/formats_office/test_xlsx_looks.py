"""What nobody sees on a worksheet is not read, what stands on a fill is, and marks stay apart from figures."""

# ruff: noqa: E501 - elements are written out

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest

from gov_disclosure import read
from gov_disclosure.document import Grid
from gov_disclosure.document.xlsx.read import read as read_xlsx
from gov_disclosure.model import NoteKind
from office_reports import FIGURES, OFFICE, SHEET, Xlsx, cells_of, inline, number, relations

WHITE = '<color rgb="FFFFFFFF"/>'
RUNS = {
    "struck out": "<strike/>",
    "struck out by a value": '<b/><strike val="1"/>',
    "white": WHITE,
    "nearly white": '<color rgb="00FEFEFE"/>',
    "white of the theme": '<color theme="0"/>',
    "white of the palette": '<color indexed="9"/>',
    "tiny": '<sz val="1"/>',
}


def rich(*runs: tuple[str, str]) -> str:
    """A text of runs, each with its properties."""
    return "".join(f"<r><rPr>{look}</rPr><t>{escape(text)}</t></r>" for text, look in runs)


def styles(font: str = "", fill: str = "", code: str = "General") -> dict[str, str | bytes]:
    """Style 1 has *font* and *fill*, style 2 the number format *code*."""
    return {
        "xl/styles.xml": f'<styleSheet xmlns="{SHEET}"><numFmts><numFmt numFmtId="164" formatCode="{escape(code, {chr(34): "&quot;"})}"/></numFmts>'
        f"<fonts><font/><font>{font}</font></fonts><fills><fill/><fill>{fill}</fill></fills>"
        '<cellXfs><xf/><xf fontId="1" fillId="1"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    }


def cells(sheet: str, parts: dict[str, str | bytes] | None = None) -> list[tuple[str, str | None]]:
    """Texts of a sheet, and what is struck out."""
    content = f'<worksheet xmlns="{SHEET}" xmlns:r="{OFFICE}">{sheet}</worksheet>'
    blocks = read_xlsx(Xlsx(mended=lambda _: content, parts=parts or {}).file()).blocks
    return [(cell.text, cell.struck) for block in blocks if isinstance(block, Grid) for cell in block.cells]


def texts(sheet: str, parts: dict[str, str | bytes] | None = None) -> list[str]:
    return [text for text, _ in cells(sheet, parts)]


def row(*values: str, at: int = 1, attributes: str = "") -> str:
    """A row of cells given as ``text``, or ``style:number``."""
    made = [
        number(value[2:], f"{'ABCDEFG'[column]}{at}", int(value[0])) if value[1:2] == ":" else inline(value, f"{'ABCDEFG'[column]}{at}")
        for column, value in enumerate(values)
    ]  # fmt: skip
    return f'<row r="{at}" {attributes}>{"".join(made)}</row>'


@pytest.mark.parametrize("how", RUNS)
@pytest.mark.parametrize("shared", [False, True])
def test_runs_that_are_not_seen_are_no_figures(how: str, shared: bool) -> None:
    """In a cell's own text and in a shared one."""
    made: list[str] = []

    def figure(text: str, at: str) -> str:
        content = rich(("9", RUNS[how]), (text, "<b/>"), ("8", RUNS[how]))
        made.append(f"<si>{content}</si>")
        if shared:
            return f'<c r="{at}" t="s"><v>{len(made) - 1}</v></c>'
        return f'<c r="{at}" t="inlineStr"><is>{content}</is></c>'

    Xlsx(figure=figure).file()
    parts = {"xl/sharedStrings.xml": f'<sst xmlns="{SHEET}">{"".join(made)}</sst>'}
    made.clear()
    reading = read(Xlsx(figure=figure, parts=parts).file())
    assert cells_of(reading.report) == FIGURES
    assert not reading.leftovers


@pytest.mark.parametrize("font", RUNS.values())
def test_cells_that_are_not_seen_are_blank(font: str) -> None:
    """A number in a font that is struck out, white or tiny; a run with a font of its own is seen."""
    own = f'<c r="D1" s="1" t="inlineStr"><is>{rich(("7", "<b/>"))}</is></c>'
    sheet = f"<sheetData>{row('甲', '5', '6')}{row('乙', '1:8', '0:9', at=2)}</sheetData>".replace(
        "</row><row", f"{own}</row><row"
    )
    assert texts(sheet, styles(font)) == ["甲", "5", "6", "7", "乙", "", "9", ""]


SOLID = '<patternFill patternType="solid"><fgColor {}/></patternFill>'
FILLS = {
    '<patternFill patternType="none"/>': False,
    SOLID.format('rgb="FFFFFFFF"'): False,
    SOLID.format('theme="0"'): False,
    SOLID.format('rgb="FF1F4E79"'): True,
    SOLID.format('theme="4"'): True,
    SOLID.format('theme="0" tint="-0.25"'): True,
    '<patternFill patternType="gray125"/>': True,
    "<gradientFill><stop/></gradientFill>": True,
}


@pytest.mark.parametrize("fill", FILLS)
def test_white_on_a_fill_is_a_label(fill: str) -> None:
    """White letters on a blue header are what a reader sees first; white on white is nothing."""
    sheet = f"<sheetData>{row('甲', '1:8')}{row('乙', '0:9', at=2)}</sheetData>"
    assert texts(sheet, styles(WHITE, fill)) == ["甲", "8" if FILLS[fill] else "", "乙", "9"]


def test_the_labels_of_a_report_may_be_white() -> None:
    """All of them on a fill."""
    labels = Xlsx(
        text=lambda t, at: inline(t, at).replace("<c ", '<c s="1" '), parts=styles(WHITE, SOLID.format('rgb="FF1F4E79"'))
    )  # fmt: skip
    assert cells_of(read(labels.file()).report) == FIGURES


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ('<conditionalFormatting sqref="A9 B1:B2"><cfRule/></conditionalFormatting>', True),
        ('<conditionalFormatting sqref="C1:C2"><cfRule/></conditionalFormatting>', False),
        ('<picture r:id="r1"/>', True),
    ],
)
def test_a_fill_that_no_cell_states_may_be_there(more: str, shown: bool) -> None:
    """Conditional formats and pictures behind the cells: in doubt it is printed."""
    sheet = f"<sheetData>{row('甲', '1:8')}{row('乙', '0:9', at=2)}</sheetData>{more}"
    assert texts(sheet, styles(WHITE)) == ["甲", "8" if shown else "", "乙", "9"]


def test_a_range_laid_out_as_a_table_has_a_style() -> None:
    """Its header is white on blue, though no cell says so."""
    sheet = f"<sheetData>{row('甲', '1:8')}{row('乙', '1:9', at=2)}</sheetData><tableParts/>"
    parts = {
        **styles(WHITE),
        "xl/worksheets/_rels/sheet1.xml.rels": relations({"r1": ("table", "../tables/table1.xml")}),
        "xl/tables/table1.xml": f'<table xmlns="{SHEET}" ref="A1:B1"/>',
    }
    assert texts(sheet, parts) == ["甲", "8", "乙", ""]


def test_a_cell_struck_out_as_a_whole_is_told() -> None:
    """It is blank, and what stands struck out in it is quoted."""
    struck = f'<c r="B1" t="inlineStr"><is>{rich(("5", "<strike/>"), ("6", "<strike/>"))}</is></c>'
    sheet = f"<sheetData>{row('甲').replace('</row>', struck + '</row>')}{row('乙', '7', at=2)}</sheetData>"
    assert cells(sheet) == [("甲", None), ("", "56"), ("乙", None), ("7", None)]
    reading = read(Xlsx(figure=lambda t, at: number(t, at, int(t == "1050")), parts=styles("<strike/>")).file())
    (note,) = [note for note in reading.notes if note.kind is NoteKind.CELL_STRUCK]
    assert note.printed == "1050"
    assert not reading.leftovers


def test_rows_and_columns_without_size_are_hidden() -> None:
    """A height or width of nothing."""
    rows = (
        row("甲", "1", "8")
        + row("乙", "2", "8", at=2, attributes='ht="0" customHeight="1"')
        + row("丙", "3", "8", at=3)
    )
    assert texts(f'<cols><col min="3" max="3" width="0"/></cols><sheetData>{rows}</sheetData>') == [
        "甲",
        "1",
        "丙",
        "3",
    ]


@pytest.mark.parametrize(
    ("code", "five", "minus", "zero", "text"),
    [
        (";;;", "", "", "", ""),
        (";;", "", "", "", "文"),
        ("0;-0;;@", "5", "-5", "", "文"),
        ("#,##0;(#,##0);", "5", "-5", "", "文"),
        ("#", "5", "-5", "", "文"),
        ("#,##0", "5", "-5", "0", "文"),
        ('_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ ', "5", "-5", "-", "文"),
        ('0;-0;"无"', "5", "-5", "无", "文"),
        ('0;-0;"a;b"', "5", "-5", "a;b", "文"),
        ("G/通用格式;G/通用格式;G/通用格式", "5", "-5", "0", "文"),
        ("[=0]0;0", "5", "-5", "0", "文"),
        ("0;", "5", "-5", "0", "文"),
    ],
)  # fmt: skip
def test_formats_hide_or_replace_numbers(code: str, five: str, minus: str, zero: str, text: str) -> None:
    """By sign: an empty section shows nothing, one of words alone its words."""
    last = inline("文", "E1").replace("<c ", '<c s="2" ')
    sheet = f"<sheetData>{row('甲', '2:5', '2:-5', '2:0').replace('</row>', last + '</row>')}{row(*'乙1111', at=2)}</sheetData>"
    assert texts(sheet, styles(code=code))[:5] == ["甲", five, minus, zero, text]


def test_a_sheet_may_show_no_zeros() -> None:
    """They are blank for whoever reads it; zeros typed as text are not."""
    sheet = f'<sheetViews><sheetView showZeros="0"/></sheetViews><sheetData>{row("甲", "0:0", "0", "0:10")}{row(*"乙111", at=2)}</sheetData>'
    assert texts(sheet)[:4] == ["甲", "", "0", "10"]


@pytest.mark.parametrize("kind", ["superscript", "subscript"])
def test_marks_do_not_run_into_figures(kind: str) -> None:
    """Before or behind a figure."""
    raised = f'<vertAlign val="{kind}"/>'

    def figure(text: str, at: str) -> str:
        runs = rich((text, "<b/>"), ("2", raised)) if int(text) % 2 else rich(("①", raised), (text, "<b/>"))
        return f'<c r="{at}" t="inlineStr"><is>{runs}</is></c>'

    assert cells_of(read(Xlsx(figure=figure).file()).report) == FIGURES
