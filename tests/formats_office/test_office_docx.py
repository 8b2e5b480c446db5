"""A DOCX as office programs, websites and libraries write it reads as the same report."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable

import pytest

from gov_disclosure import read, render
from gov_disclosure.document import Grid
from gov_disclosure.document.docx.read import read as read_docx
from gov_disclosure.errors import UnreadableError
from gov_disclosure.forms import TABLE_KEYS
from office_reports import FIGURES, FORM, TITLE, Docx, cells_of, field, part, relations, run, zipped

SECTIONS = [section.key for section in FORM.sections]


def inside(pair: tuple[str, str]) -> Callable[[str], str]:
    """What puts a piece of a report in an element."""
    return lambda xml: f"{pair[0]}{xml}{pair[1]}"


CONTROL = ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>")
CUSTOM = ('<w:customXml w:element="x"><w:customXmlPr/>', "</w:customXml>")
OLD_BOX = ("<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>",
           "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>")  # fmt: skip
FRAME = ("<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>")
BESIDE = ("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>")
BELOW = (f"<w:tbl><w:tr><w:tc><w:p>{run('索引号')}</w:p></w:tc><w:tc><w:p>{run('甲1')}</w:p></w:tc></w:tr><w:tr><w:tc>",
         "</w:tc></w:tr></w:tbl>")  # fmt: skip


def boxed(xml: str) -> str:
    """In a text box of today and, once more, in one for old programs."""
    box = f"<w:txbxContent>{xml}</w:txbxContent>"
    both = f"<mc:Choice><wps:x>{box}</wps:x></mc:Choice><mc:Fallback><v:shape>{box}</v:shape></mc:Fallback>"
    return f"<w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>"


def deleted_row_after(xml: str) -> str:
    copy = xml.replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    return xml + (copy if "restart" not in xml else "")


def hidden_row_after(xml: str) -> str:
    return xml + (re.sub("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>", xml, count=1) if "restart" not in xml else "")


def halved(xml: str) -> str:
    """Table three in two halves, a page break between."""
    rows = xml.split("<w:tr>")
    if len(rows) < 20:
        return xml
    first, last = "<w:tr>".join(rows[:15]), "<w:tr>".join(rows[15:])
    return f'{first}</w:tbl><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:tbl><w:tr>{last}'


def level(at: int, format_: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/><w:lvlText w:val="{text}"/></w:lvl>'


STYLES = "".join(
    f'<w:style w:styleId="{name}"><w:name w:val="{title}"/>{more}</w:style>'
    for name, title, more in (
        ("0", "Title", ""), ("1", "heading 1", ""), ("2", "heading 2", ""), ("3", "heading 3", ""),
        ("h", "hidden", "<w:rPr><w:vanish/></w:rPr>"),
    )
)  # fmt: skip

STYLED = part("styles", STYLES)
STYLE = [f'<w:pStyle w:val="{name}"/>' for name in range(4)]

SAME = {
    "control around cells": Docx(cell=inside(CONTROL)),
    "control around rows": Docx(row=inside(CONTROL)),
    "control around paragraphs": Docx(paragraph=inside(CONTROL)),
    "control around tables": Docx(table=inside(CONTROL)),
    "control around figures": Docx(figure=lambda t: inside(CONTROL)(run(t))),
    "custom XML around rows": Docx(row=inside(CUSTOM)),
    "custom XML around cells": Docx(cell=inside(CUSTOM)),
    "smart tags": Docx(
        figure=lambda t: f'<w:smartTag><w:smartTagPr><w:attr w:val="7"/></w:smartTagPr>{run(t)}</w:smartTag>'
    ),
    "text box with fallback": Docx(table=boxed),
    "text box of old programs": Docx(table=inside(OLD_BOX)),
    "figures in text boxes": Docx(
        figure=lambda t: boxed(f"<w:p>{run(t)}</w:p>").removeprefix("<w:p>").removesuffix("</w:p>")
    ),
    "table in a frame": Docx(table=inside(FRAME)),
    "table beside an empty cell": Docx(table=inside(BESIDE)),
    "everything in a frame": Docx(body=inside(FRAME)),
    "everything beside an empty cell": Docx(body=inside(BESIDE)),
    "everything below a line of facts": Docx(body=inside(BELOW)),
    "figures in tables of one cell": Docx(
        figure=lambda t: f"</w:p><w:tbl><w:tr><w:tc><w:p>{run(t)}</w:p></w:tc></w:tr></w:tbl><w:p>"
    ),
    "insertions and deletions": Docx(
        figure=lambda t: f"<w:ins>{run(t)}</w:ins><w:del><w:r><w:delText>8</w:delText></w:r></w:del>"
    ),
    "moved": Docx(figure=lambda t: f"<w:moveFrom>{run('8')}</w:moveFrom><w:moveTo>{run(t)}</w:moveTo>"),
    "deleted rows": Docx(row=deleted_row_after),
    "hidden rows": Docx(row=hidden_row_after),
    "former properties": Docx(
        figure=lambda t: run(t, "<w:rPrChange><w:rPr><w:vanish/><w:strike/></w:rPr></w:rPrChange>")
    ),
    "simple fields": Docx(figure=lambda t: f'<w:fldSimple w:instr="=SUM(LEFT)">{run(t)}</w:fldSimple>'),
    "fields": Docx(figure=lambda t: field("=SUM(LEFT)", run(t))),
    "links": Docx(figure=lambda t: f'<w:hyperlink r:id="r9">{run(t)}</w:hyperlink>'),
    "hidden by the run": Docx(figure=lambda t: run("8", "<w:vanish/>") + run(t)),
    "hidden by a style": Docx(figure=lambda t: run("8", '<w:rStyle w:val="h"/>') + run(t), parts=STYLED),
    "shown in spite of a style": Docx(
        figure=lambda t: run(t, '<w:rStyle w:val="h"/><w:vanish w:val="0"/>'), parts=STYLED
    ),
    "struck out": Docx(figure=lambda t: run("8", "<w:strike/>") + run(t) + run("9", "<w:dstrike/>")),
    "not struck out": Docx(figure=lambda t: run(t, '<w:strike w:val="false"/>')),
    "notes beside figures": Docx(figure=lambda t: run(t) + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
    "marks of notes typed": Docx(figure=lambda t: run(t) + run("1", '<w:vertAlign w:val="superscript"/>')),
    "figures raised as a whole": Docx(figure=lambda t: run(t, '<w:vertAlign w:val="superscript"/>')),
    "runs of one character": Docx(
        figure=lambda t: "<w:proofErr/>".join(map(run, t)), label=lambda t: "".join(map(run, t))
    ),
    "reading aids": Docx(
        label=lambda t: f"<w:r><w:ruby><w:rt>{run('dú8')}</w:rt><w:rubyBase>{run(t)}</w:rubyBase></w:ruby></w:r>"
    ),
    "digits of the symbol font": Docx(
        figure=lambda t: "".join(f'<w:r><w:sym w:font="Symbol" w:char="F0{ord(c):X}"/></w:r>' for c in t)
    ),
    "symbols by their own code": Docx(
        figure=lambda t: "".join(f'<w:r><w:sym w:font="SimSun" w:char="{ord(c) + 0xFEE0:X}"/></w:r>' for c in t)
    ),
    "ornaments": Docx(figure=lambda t: '<w:r><w:sym w:font="Wingdings" w:char="F06C"/></w:r>' + run(t)),
    "blanks and breaks": Docx(figure=lambda t: f"<w:r><w:br/><w:tab/></w:r>{run(f'　{t} ')}<w:r><w:br/></w:r>"),
    "soft hyphens": Docx(label=lambda t: run(t[:2]) + "<w:r><w:softHyphen/></w:r>" + run(t[2:])),
    "merges without a start": Docx(cell=lambda x: x.replace('w:val="restart"', 'w:val="continue"')),
    "merges that never go on": Docx(cell=lambda x: x.replace('w:val="continue"', 'w:val="restart"')),
    "spans beyond the table": Docx(cell=lambda x: x.replace('gridSpan w:val="4"', 'gridSpan w:val="40"')),
    "halves": Docx(table=halved),
    "title a heading, sections below": Docx(title=STYLE[1], heading=STYLE[2], parts=STYLED),
    "title and sections headings": Docx(title=STYLE[1], heading=STYLE[1], parts=STYLED),
    "sections of level two": Docx(heading=STYLE[2], parts=STYLED),
    "everything a heading": Docx(
        paragraph=lambda x: x.replace("<w:pPr>", '<w:pPr><w:pStyle w:val="1"/>'), parts=STYLED
    ),
    "nothing where parts are referred to": Docx(related={"r8": ("styles", "NULL"), "r9": ("image", "media/a.png")}),
}  # fmt: skip


@pytest.mark.parametrize("how", SAME)
def test_the_report_stays_the_same(how: str) -> None:
    """Every figure in its cell, the six sections, and nothing left over."""
    reading = read(SAME[how].file())
    assert cells_of(reading.report) == FIGURES
    assert [section.key for section in reading.report.sections] == SECTIONS
    assert not reading.leftovers
    assert (reading.report.year, reading.report.organ.name) == (2023, "青松县水务局")


SLOPPY = [("1", "1", "1"), ("1", "2", "2"), ("1", "2", "3"), ("0", "1", "2"), ("2", "1", "1")]


@pytest.mark.parametrize(("title", "section", "below"), SLOPPY)
def test_levels_of_headings_are_told_by_the_sections(title: str, section: str, below: str) -> None:
    """Whatever style offices take for the title, the sections and what is below them."""
    title, section, below = (f'<w:pStyle w:val="{style}"/>' for style in (title, section, below))
    report = read(Docx(title=title, heading=section, subheading=below, parts=STYLED).file()).report
    assert [section.key for section in report.sections] == SECTIONS
    assert [inner.heading for inner in report.sections[0].sections] == ["（一）加强学习"]


def test_a_section_of_another_level_than_the_rest_is_one() -> None:
    """Its ordinal and its words say so."""
    raw = Docx(heading=STYLE[1], parts=STYLED)
    changed = Docx(
        heading=raw.heading,
        parts=raw.parts,
        paragraph=lambda x: x.replace('w:val="1"', 'w:val="2"') if "五、" in x else x,
    )
    assert [section.key for section in read(changed.file()).report.sections] == SECTIONS


def test_contents_made_by_a_field_are_left_out() -> None:
    """Its lines bear page numbers; the headings after it do not, even if the field never ends."""
    lines = [f"{section.number}、{section.zh}" for section in FORM.sections]
    listed = "".join(f"<w:p>{run(line)}<w:r><w:tab/></w:r>{field('PAGEREF x', run('3'))}</w:p>" for line in lines)
    opened = '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC \\o "1-3"</w:instrText></w:r></w:p>'
    for end in ('<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>', ""):
        report = read(Docx(body=lambda x, end=end: opened + listed + end + x).file()).report  # type: ignore[misc]
        assert [section.key for section in report.sections] == SECTIONS
        assert not report.preamble
        assert cells_of(report) == FIGURES


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "japaneseCounting", "%1、")}{level(1, "decimal", "%2.")}'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
COUNTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def test_deleted_paragraphs_do_not_count() -> None:
    """A numbered heading that is deleted, moved away or hidden leaves no gap in the numbers."""
    gone = "".join(
        f"<w:p><w:pPr>{COUNTED}<w:rPr><w:{mark}/></w:rPr></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
        for mark in ("del", "moveFrom", "vanish")
    )
    kept = f"<w:p><w:pPr>{COUNTED}</w:pPr>{run('总体情况')}</w:p>"
    found = read_docx(Docx(body=lambda _: gone + kept, parts=part("numbering", NUMBERING)).file())
    assert [block.text for block in found.blocks] == ["一、总体情况"]  # type: ignore[union-attr]


def test_labels_numbered_by_the_program_are_read() -> None:
    """The numbers of the rows stand in no text; numbering that is lost, or does not start anew, does no harm."""

    def without(xml: str) -> str:
        counted = (
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr></w:rPr><w:t>'
        )
        return re.sub(r"<w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t>\d\.", counted, xml)

    for parts in (part("numbering", NUMBERING), {}):
        assert cells_of(read(Docx(cell=without, parts=parts).file()).report) == FIGURES


def test_what_a_field_without_result_draws_is_kept() -> None:
    """Digits in circles become what they look like; any other drawing is left over as its code, never as a figure."""
    circle = field(r"eq \o\ac(○,3)", "")
    circled = read_docx(Docx(body=lambda _: f"<w:p>{circle}{run('甲')}</w:p>").file())
    assert [block.text for block in circled.blocks] == ["③甲"]  # type: ignore[union-attr]
    drawn = read(Docx(figure=lambda t: field(rf"EQ \x({t})", "") if t == "1050" else run(t)).file())
    assert [leftover.text for leftover in drawn.leftovers] == [r"EQ \x(1050)"]


def test_fields_that_never_end_hide_no_later_text() -> None:
    """However many are opened, and however long their codes are."""
    opened = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + "<w:r><w:instrText>=1+</w:instrText></w:r>" * 300
    found = read_docx(Docx(body=lambda x: f"<w:p>{opened * 100}</w:p>" + x).file())
    assert found.blocks[0].text == TITLE  # type: ignore[union-attr]


def test_a_raised_mark_in_text_is_bracketed() -> None:
    """It must not run into the figure before it."""
    text = run("共12件") + run("2", '<w:vertAlign w:val="superscript"/>') + run("。")
    found = read_docx(Docx(body=lambda _: f"<w:p>{text}</w:p>").file())
    assert [block.text for block in found.blocks] == ["共12件[2]。"]  # type: ignore[union-attr]


def test_digits_in_two_paragraphs_are_two_figures() -> None:
    """They are left over, never glued together."""
    halves = Docx(figure=lambda t: f"{run(t[:2])}</w:p><w:p>{run(t[2:])}" if t == "1050" else run(t))
    reading = read(halves.file())
    assert [leftover.text for leftover in reading.leftovers] == ["10\n50"]
    assert sum(value is None for value in cells_of(reading.report).values()) == 1


PAGE = render(read(Docx().file()).report, "html")
ARCHIVE = (
    b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
    b'Content-Type: text/html; charset="gb18030"\nContent-Transfer-Encoding: base64\n\n'
    + base64.encodebytes(PAGE.decode().encode("gb18030"))
    + b"\n--x--\n"
)


def embedded(content: bytes, references: int = 1) -> bytes:
    chunk = '<w:altChunk r:id="c1"/>' * references
    return Docx(body=lambda _: chunk, parts={"made.part": content}, related={"c1": ("aFChunk", "made.part")}).file()


@pytest.mark.parametrize("content", [PAGE, ARCHIVE, Docx().file(), render(read(Docx().file()).report, "txt")])
@pytest.mark.parametrize("references", [1, 2])
def test_embedded_files_are_read_where_they_stand(content: bytes, references: int) -> None:
    """Libraries put the whole page in unconverted; referred to twice, it is read once."""
    reading = read(embedded(content, references))
    assert cells_of(reading.report) == FIGURES
    assert not reading.leftovers


def test_tables_of_embedded_files_are_counted_on() -> None:
    """Places stay unambiguous, and limits hold for all together."""
    both = Docx(
        body=lambda x: x + '<w:altChunk r:id="c1"/>', parts={"a.part": PAGE}, related={"c1": ("aFChunk", "a.part")}
    )
    numbers = [block.number for block in read_docx(both.file()).blocks if isinstance(block, Grid)]
    assert numbers == list(range(1, 2 * len(TABLE_KEYS) + 1))


@pytest.mark.parametrize("content", [b"{\\rtf1 a}", embedded(Docx().file())])
def test_embedded_files_that_cannot_be_read_are_named(content: bytes) -> None:
    """Formats without a reader, and files embedded in embedded files."""
    with pytest.raises(UnreadableError, match="altChunk"):
        read(embedded(content))


def test_a_missing_or_empty_embedded_file_does_no_harm() -> None:
    """The rest is read."""
    report = Docx(body=lambda x: x + '<w:altChunk r:id="c9"/>')
    assert cells_of(read(report.file()).report) == FIGURES
    assert not read_docx(embedded(b"")).blocks


def test_the_text_may_stand_in_a_part_of_another_name() -> None:
    """Some servers number it."""
    data = zipped(
        {
            "_rels/.rels": relations({"r1": ("officeDocument", "word\\Document2.xml")}),
            "word/document2.xml": f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
            f"<w:p>{run('青松县水务局2023年政府信息公开工作年度报告')}</w:p></w:body></w:document>",
        }
    )
    assert read(data).report.year == 2023
