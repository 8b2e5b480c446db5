"""What nobody sees on the page of a DOCX is not read, what stands on a coloured ground is, and marks stay apart."""

# ruff: noqa: E501 - elements are written out

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from gov_disclosure import read
from gov_disclosure.document import Grid, Paragraph
from gov_disclosure.document.docx.read import read as read_docx
from gov_disclosure.model import NoteKind
from office_reports import FIGURES, Docx, cells_of, part, run

WHITE = '<w:color w:val="FFFFFF"/>'
RAISED, LOWERED = (f'<w:vertAlign w:val="{kind}script"/>' for kind in ("super", "sub"))


def style(name: str, properties: str, kind: str = "character", more: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}"{more}>{properties}</w:style>'


def looks(name: str, properties: str, kind: str = "character", more: str = "") -> str:
    return style(name, f"<w:rPr>{properties}</w:rPr>", kind, more)


STYLES = part(
    "styles",
    looks("struck", "<w:strike/>")
    + style("below", '<w:basedOn w:val="struck"/>')
    + looks("hidden", "<w:vanish/>")
    + looks("white", WHITE)
    + looks("tiny", '<w:sz w:val="1"/>')
    + looks("raised", RAISED)
    + looks("on_blue", WHITE + '<w:shd w:val="clear" w:fill="1F4E79"/>')
    + looks("struck_paragraph", "<w:strike/>", "paragraph")
    + looks("white_paragraph", WHITE, "paragraph")
    + style("blue_paragraph", '<w:pPr><w:shd w:val="clear" w:fill="1F4E79"/></w:pPr>', "paragraph")
    + style("blue_table", '<w:tblPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tblPr>', "table")
    + style(
        "banded", '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:fill="DEEAF6"/></w:tcPr></w:tblStylePr>', "table"
    )
    + style(
        "headed", '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr></w:tblStylePr>', "table"
    ),
)
UNSEEN = {
    "white": WHITE,
    "nearly white": '<w:color w:val="fefefe"/>',
    "white of the theme": '<w:color w:val="auto" w:themeColor="background1"/>',
    "white by a style": '<w:rStyle w:val="white"/>',
    "white on white": WHITE + '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/><w:highlight w:val="none"/>',
    "white of newer programs": '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>',
    "no fill": "<w14:textFill><w14:noFill/></w14:textFill>",
    "tiny": '<w:sz w:val="2"/>',
    "tiny by a style": '<w:rStyle w:val="tiny"/>',
    "struck out by a style": '<w:rStyle w:val="struck"/>',
    "struck out by a style below": '<w:rStyle w:val="below"/>',
    "struck out in spite of a style": '<w:rStyle w:val="struck"/><w:strike/>',
    "struck out twice": "<w:dstrike/>",
    "hidden by a style": '<w:rStyle w:val="hidden"/>',
}
SEEN = {
    "hidden in the web view only": "<w:webHidden/>",
    "grey": '<w:color w:val="D9D9D9"/>',
    "a dark shade of white": '<w:color w:val="A6A6A6" w:themeColor="background1" w:themeShade="A6"/>',
    "no colour": '<w:color w:val="auto"/>',
    "highlighted": WHITE + '<w:highlight w:val="darkBlue"/>',
    "shaded": WHITE + '<w:shd w:val="clear" w:fill="1F4E79"/>',
    "shaded by a pattern": WHITE + '<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>',
    "shaded by its style": '<w:rStyle w:val="on_blue"/>',
    "outlined": '<w14:textOutline w14:w="9525"><w14:solidFill/></w14:textOutline><w14:textFill><w14:noFill/></w14:textFill>',
    "coloured by newer programs": WHITE + '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="C00000"/></w14:solidFill></w14:textFill>',
    "shown in spite of a style": '<w:rStyle w:val="struck"/><w:strike w:val="0"/>',
    "small": '<w:sz w:val="10"/>',
}  # fmt: skip


def same(report: Docx) -> None:
    reading = read(report.file())
    assert cells_of(reading.report) == FIGURES
    assert not reading.leftovers


@pytest.mark.parametrize("how", UNSEEN)
def test_what_is_not_seen_is_no_figure(how: str) -> None:
    """Whatever hides it, in a cell and in the text."""
    same(Docx(figure=lambda t: run("8", UNSEEN[how]) + run(t) + run("9", UNSEEN[how]), parts=STYLES))
    found = read_docx(Docx(body=lambda _: f"<w:p>{run('共5')}{run('6', UNSEEN[how])}</w:p>", parts=STYLES).file())
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == ["共5"]


@pytest.mark.parametrize("how", SEEN)
def test_what_may_be_seen_is_read(how: str) -> None:
    """In doubt it is printed."""
    same(Docx(figure=lambda t: run(t, SEEN[how]), parts=STYLES))


def shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def white(text: str) -> str:
    return run(text, WHITE)


BEHIND = (
    '<w:p><w:r><w:drawing><wp:anchor xmlns:wp="urn:wp" behindDoc="1"><a:blip xmlns:a="urn:a"/></wp:anchor></w:drawing>'
    "</w:r></w:p>"
)
GROUNDS = {
    "cell": Docx(label=white, cell=lambda x: x.replace("<w:tcPr>", f"<w:tcPr>{shade('1F4E79')}", 1)),
    "row": Docx(label=white, row=lambda x: x.replace("<w:tr>", f"<w:tr><w:tblPrEx>{shade('1F4E79')}</w:tblPrEx>", 1)),
    "table": Docx(label=white, table=lambda x: x.replace("<w:tbl>", f"<w:tbl><w:tblPr>{shade('4472C4')}</w:tblPr>", 1)),
    "style of the table": Docx(
        label=white,
        table=lambda x: x.replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="blue_table"/></w:tblPr>', 1),
        parts=STYLES,
    ),
    "bands of the style of the table": Docx(
        label=white,
        table=lambda x: x.replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="banded"/></w:tblPr>', 1),
        parts=STYLES,
    ),
    "paragraph": Docx(
        label=white, paragraph=lambda x: x.replace("<w:pPr>", f"<w:pPr>{shade('C00000')}", 1)
    ),
    "style of the paragraph": Docx(
        label=white, paragraph=lambda x: x.replace("<w:pPr>", '<w:pPr><w:pStyle w:val="blue_paragraph"/>', 1), parts=STYLES
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", GROUNDS)
def test_white_on_a_coloured_ground_is_a_label(how: str) -> None:
    """White letters on a blue header are what a reader sees first."""
    same(GROUNDS[how])


def test_white_on_a_coloured_page_is_read() -> None:
    """The whole page may be dark."""
    data = Docx(body=lambda x: x.replace("<w:rPr></w:rPr>", f"<w:rPr>{WHITE}</w:rPr>")).file(
        before='<w:background w:color="002060"/>'
    )
    assert cells_of(read(data).report) == FIGURES


def test_white_over_a_picture_is_read_outside_tables() -> None:
    """A title on a banner; a seal behind the text gives the cells of tables no ground."""
    table = f"<w:tbl><w:tr><w:tc><w:p>{run('甲')}</w:p></w:tc><w:tc><w:p>{run('5')}{run('6', WHITE)}</w:p></w:tc></w:tr></w:tbl>"
    found = read_docx(Docx(body=lambda _: BEHIND + f"<w:p>{run('题', WHITE)}</w:p>" + table).file())
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == ["题"]
    assert _cells(found.blocks) == ["甲", "5"]


def test_a_style_that_shades_the_first_row_gives_the_others_no_ground() -> None:
    """White in the header is a label, white below it is nothing."""
    rows = "".join(
        f"<w:tr><w:tc><w:p>{run(head, look)}</w:p></w:tc><w:tc><w:p>{run(text, look)}{run('9', WHITE)}</w:p></w:tc></w:tr>"
        for head, text, look in (("名", "数", WHITE), ("甲", "5", ""))
    )
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="headed"/></w:tblPr>{rows}</w:tbl>'
    found = read_docx(Docx(body=lambda _: table, parts=STYLES).file())
    assert _cells(found.blocks) == ["名", "数9", "甲", "5"]


def test_a_nearer_ground_of_white_counts() -> None:
    """A cell shaded white in a blue table."""
    cells = "".join(
        f"<w:tc><w:tcPr>{shade(fill) if fill else ''}</w:tcPr><w:p>{run(text)}{run('9', WHITE)}</w:p></w:tc>"
        for text, fill in (("甲", ""), ("5", "FFFFFF"), ("6", "auto"))
    )
    table = f"<w:tbl><w:tblPr>{shade('1F4E79')}</w:tblPr><w:tr>{cells}</w:tr></w:tbl>"
    assert _cells(read_docx(Docx(body=lambda _: table).file()).blocks) == ["甲9", "5", "69"]


def test_two_styles_that_strike_out_cancel_each_other() -> None:
    """As the file format has it for the style of the paragraph and that of the run."""
    styled = '<w:pPr><w:pStyle w:val="struck_paragraph"/></w:pPr>'
    pair = f"<w:p>{styled}{run('5', UNSEEN['struck out by a style'])}{run('6')}</w:p>"
    found = read_docx(Docx(body=lambda _: pair, parts=STYLES).file())
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == ["5"]


def test_the_style_of_all_other_paragraphs_counts() -> None:
    """A paragraph that names no style has the one that the file calls the default."""
    parts = part("styles", looks("x", "<w:vanish/>", "paragraph", ' w:default="1"'))
    assert not read_docx(Docx(body=lambda _: f"<w:p>{run('5')}</w:p>", parts=parts).file()).blocks


def test_a_cell_struck_out_as_a_whole_says_so() -> None:
    """It is blank; one with other text, one that is hidden and one that was empty do not."""
    cells = "".join(
        f"<w:tc><w:p>{content}</w:p></w:tc>"
        for content in (
            run("甲"), run("5", "<w:strike/>"), run("6", "<w:dstrike/>") + run("7"), run("8", "<w:vanish/>"), "",
            f"{run('1', '<w:strike/>')}</w:p><w:p>{run('2', '<w:strike/>')}",
        )
    )  # fmt: skip
    (grid,) = read_docx(Docx(body=lambda _: f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>").file()).blocks
    assert isinstance(grid, Grid)
    assert [(cell.text, cell.struck) for cell in grid.cells] == [
        ("甲", None), ("", "5"), ("7", None), ("", None), ("", None), ("", "1\n2"),
    ]  # fmt: skip


def test_a_figure_struck_out_is_told() -> None:
    """The cell is blank, and a note says what stands struck out in it."""
    reading = read(Docx(figure=lambda t: run(t, "<w:strike/>" if t == "1050" else "")).file())
    (note,) = [note for note in reading.notes if note.kind is NoteKind.CELL_STRUCK]
    assert note.printed == "1050"
    assert [key for key, value in cells_of(reading.report).items() if value is None] == [*note.cells]
    assert not reading.leftovers


def test_rows_without_height_are_hidden() -> None:
    """An exact height of nothing; a least height is none."""
    rows = "".join(
        f'<w:tr><w:trPr><w:trHeight w:val="{height}" w:hRule="{rule}"/></w:trPr>'
        f"<w:tc><w:p>{run('甲')}</w:p></w:tc><w:tc><w:p>{run(text)}</w:p></w:tc></w:tr>"
        for text, height, rule in (("1", 1, "exact"), ("2", 1, "atLeast"), ("3", 300, "exact"))
    )
    assert _cells(read_docx(Docx(body=lambda _: f"<w:tbl>{rows}</w:tbl>").file()).blocks) == ["甲", "2", "甲", "3"]


def test_what_hangs_on_unseen_text_is_seen() -> None:
    """A text box and the end of a field in a run that is struck out or tiny; a hidden run takes its box along."""
    box = f"<w:txbxContent><w:p>{run('框')}</w:p></w:txbxContent>"
    begin, middle, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))

    def texts(look: str) -> list[str]:
        pieces = (begin + "<w:instrText>=1</w:instrText>", middle, "<w:t>8</w:t>", end, box)
        runs = "".join(f"<w:r><w:rPr>{look}</w:rPr>{piece}</w:r>" for piece in pieces)
        found = read_docx(Docx(body=lambda _: f"<w:p>{runs}{run('文')}</w:p>").file())
        return [block.text for block in found.blocks if isinstance(block, Paragraph)]

    assert texts("<w:strike/>") == texts('<w:sz w:val="1"/>') == ["文", "框"]
    assert texts("<w:vanish/>") == ["文"]


def test_the_number_of_a_paragraph_without_seen_text_is_not_printed() -> None:
    """It would be read as the figure of its cell."""
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    counted = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = f"<w:p>{counted}{run('甲', '<w:strike/>')}</w:p><w:p>{counted}{run('乙')}</w:p>"
    found = read_docx(Docx(body=lambda _: body, parts=numbering).file())
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == ["2乙"]


MARKS: Mapping[str, Callable[[str], str]] = {
    "raised": lambda t: run(t) + run("2", RAISED),
    "lowered": lambda t: run(t) + run("2", LOWERED),
    "raised before": lambda t: run("①", RAISED) + run(t),
    "raised digit before": lambda t: run("1", RAISED) + run(t),
    "raised by a style": lambda t: run(t) + run("3", '<w:rStyle w:val="raised"/>'),
    "raised by a length": lambda t: run(t) + run("3", '<w:position w:val="8"/><w:sz w:val="12"/>'),
    "raised in two runs": lambda t: run(t) + run("1", RAISED) + run("2", RAISED),
    "raised in brackets": lambda t: run(t) + run("[1]", RAISED),
    "a mark of its own": lambda t: (
        run(t) + '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>1</w:t></w:r>'
    ),
    "exponent": lambda t: f"<m:oMath><m:sSup><m:e>{run(t)}</m:e><m:sup>{run('2')}</m:sup></m:sSup></m:oMath>",
    "formula": lambda t: f"<m:oMath><m:r><m:t>{t}</m:t></m:r></m:oMath>",
}


@pytest.mark.parametrize("how", MARKS)
def test_marks_do_not_run_into_figures(how: str) -> None:
    """Before or behind a figure, by whatever means they are set above or below it."""
    same(Docx(figure=MARKS[how], parts=STYLES))


@pytest.mark.parametrize(
    ("runs", "printed"),
    [
        (run("12") + run("3456", RAISED), "12[3456]"),
        (run("1") + run("2", RAISED) + run("3"), "1[2]3"),
        (run("12", RAISED) + run("件"), "12件"),
        (run("12") + run("（含3件）", RAISED), "12（含3件）"),
        (f"<m:oMath><m:f><m:num>{run('1')}</m:num><m:den>{run('2')}</m:den></m:f></m:oMath>", "1/2"),
    ],
)
def test_raised_text_that_is_no_mark_is_kept(runs: str, printed: str) -> None:
    """It never makes another figure, and never goes lost."""
    table = f"<w:tbl><w:tr><w:tc><w:p>{run('甲')}</w:p></w:tc><w:tc><w:p>{runs}</w:p></w:tc></w:tr></w:tbl>"
    assert _cells(read_docx(Docx(body=lambda _: table).file()).blocks) == ["甲", printed]


def _cells(blocks: tuple[object, ...]) -> list[str]:
    return [cell.text for block in blocks if isinstance(block, Grid) for cell in block.cells]


@pytest.mark.parametrize(
    "turned", [lambda t: f'<w:bdo w:val="rtl">{run(t)}</w:bdo>', lambda t: run(f"\u202e{t}\u202c")], ids=["bdo", "sign"]
)
def test_a_figure_that_is_turned_round_is_left_over(turned: Callable[[str], str]) -> None:
    """It is shown as another figure than it is typed as; no cell gets either."""
    reading = read(Docx(figure=lambda t: turned(t) if t == "1050" else run(t)).file())
    blank = {key for key, value in cells_of(reading.report).items() if value is None}
    assert blank == {key for key, value in FIGURES.items() if value == "1050"} != set()
    assert any("1050" in one.text for one in reading.leftovers)
    assert cells_of(read(Docx(figure=lambda t: f'<w:bdo w:val="ltr">{run(t)}</w:bdo>').file()).report) == FIGURES
