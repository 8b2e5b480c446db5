"""What a DOCX prints is read in order, with spans and automatic numbers; what it does not print is not."""

from __future__ import annotations

import contextlib
import io
import random
import re
import sys
import time
import zipfile
from collections.abc import Mapping

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import forms
from gov_disclosure.document.blocks import Cell, Document, Grid, Paragraph
from gov_disclosure.document.docx.numbering import chinese
from gov_disclosure.document.docx.read import read
from gov_disclosure.document.docx.write import write
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.errors import LimitError, MissingExtraError, UnreadableError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(body: str, parts: Mapping[str, str] | None = None, namespace: str = W) -> bytes:
    """A DOCX of *body* and the further *parts* of the document, by kind."""
    out = io.BytesIO()
    head = f'xmlns:w="{namespace}" xmlns:mc="{MC}" xmlns:wps="urn:shape"'
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        zipped.writestr("word/document.xml", f"<w:document {head}><w:body>{body}</w:body></w:document>")
        zipped.writestr("word/_rels/document.xml.rels", _relations({kind: f"{kind}.xml" for kind in parts or {}}))
        for kind, content in (parts or {}).items():
            zipped.writestr(f"word/{kind}.xml", f"<w:{kind} {head}>{content}</w:{kind}>")
    return out.getvalue()


def _relations(targets: Mapping[str, str]) -> str:
    items = (f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{to}"/>' for kind, to in targets.items())
    return f'<Relationships xmlns="{RELS}">{"".join(items)}</Relationships>'


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def tc(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def shape(grid: Grid) -> list[tuple[object, ...]]:
    return [tuple(cell[:5]) for cell in grid.cells]


def body_texts(body: str, parts: Mapping[str, str] | None = None) -> list[str]:
    return texts(read(package(body, parts)))


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_the_statutory_tables_keep_their_spans(edition: str) -> None:
    """Written with gridSpan and vMerge, read as the cells of the form."""
    tables = forms.for_edition(edition).tables.values()
    cells = [tuple(Cell(c.zh or "0", c.row, c.column, c.rowspan, c.colspan) for c in form.grid) for form in tables]
    document = read(write(Document(blocks=tuple(Grid(cells=each) for each in cells), format="made")))
    assert [sorted(shape(grid)) for grid in grids(document)] == [sorted(tuple(c[:5]) for c in each) for each in cells]
    assert [grid.number for grid in grids(document)] == [1, 2, 3]


def test_files_of_the_common_library_are_read() -> None:
    """Headings by style, a merged table, headers and footers left out."""
    made = python_docx.Document()
    made.add_heading("2023年政府信息公开工作年度报告", 0)
    made.add_heading("一、总体情况", 1)
    made.add_paragraph("全年平稳。")
    table = made.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "第二十条第（一）项"
    table.cell(1, 0).text, table.cell(1, 1).text = "规章", "3"
    made.sections[0].header.paragraphs[0].text = "页眉"
    made.sections[0].footer.paragraphs[0].text = "- 1 -"
    made.core_properties.title = "某局2023年政府信息公开工作年度报告"
    out = io.BytesIO()
    made.save(out)
    document = read(out.getvalue(), source="a.docx")
    assert [(b.text, b.level) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("2023年政府信息公开工作年度报告", 0),
        ("一、总体情况", 1),
        ("全年平稳。", None),
    ]
    assert shape(grids(document)[0]) == [
        ("第二十条第（一）项", 0, 0, 1, 3),
        ("规章", 1, 0, 1, 1),
        ("3", 1, 1, 1, 1),
        ("", 1, 2, 1, 1),
    ]
    assert document.metadata == {"title": "某局2023年政府信息公开工作年度报告"}
    assert (document.format, document.source) == ("docx", "a.docx")


def test_tracked_changes_read_as_accepted() -> None:
    """Insertions and what was moved here stay; deletions and what was moved away go, rows and cells too."""
    body = (
        "<w:p><w:ins><w:r><w:t>收到</w:t></w:r></w:ins><w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>13件</w:t></w:r></w:moveTo></w:p>"
    )
    rows = tbl(
        tc("甲") + tc("1") + tc("删", "<w:cellDel/>"),
        "<w:trPr><w:del/></w:trPr>" + tc("乙") + tc("2"),
        tc("丙") + tc("3"),
    )
    document = read(package(body + rows))
    assert texts(document) == ["收到13件"]
    assert [cell.text for cell in grids(document)[0].cells] == ["甲", "1", "丙", "3"]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    """As the page shows it once the change is accepted; the last one of a cell ends there."""
    gone = "<w:rPr><w:del/></w:rPr>"
    assert body_texts(p("全年收到", gone) + p("13件") + p("后文")) == ["全年收到13件", "后文"]
    rows = tbl(tc("甲") + f"<w:tc>{p('10', gone)}{p('50', gone)}</w:tc>" + tc("7"))
    assert [cell.text for cell in grids(read(package(rows)))[0].cells] == ["甲", "1050", "7"]


def test_fields_show_their_results_and_hidden_text_nothing() -> None:
    """The code of a field, a comment and hidden runs print nothing; links, smart tags and controls do."""
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:t>码</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>果</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink>'
        "<w:smartTag><w:r><w:t>签</w:t></w:r></w:smartTag><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
        "<w:fldSimple><w:r><w:t>域</w:t></w:r></w:fldSimple></w:p>"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>"
    )
    assert body_texts(body) == ["果链签显域", "控件"]


def test_a_field_without_an_end_hides_no_later_paragraph() -> None:
    """Damaged fields lose at most their own paragraph."""
    assert body_texts('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + p("后文")) == ["后文"]


def test_tabs_and_breaks_are_kept() -> None:
    """A page break is none."""
    body = '<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type="page"/></w:r></w:p>'
    assert body_texts(body) == ["甲\t乙\n丙"]


def test_the_table_of_contents_is_left_out() -> None:
    """Its lines repeat the headings."""
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    contents = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('一、总体情况 1')}</w:sdtContent></w:sdt>"
    styles = '<w:style w:styleId="a9"><w:name w:val="toc 1"/></w:style>'
    body = contents + p("二、主动公开 2", '<w:pStyle w:val="a9"/>') + p("一、总体情况")
    assert body_texts(body, {"styles": styles}) == ["一、总体情况"]


def test_text_boxes_are_read_once() -> None:
    """A shape and its fallback hold the same text; tables in boxes are tables."""
    inner = f"<w:txbxContent>{p('框内')}{tbl(tc('规章') + tc('3'))}</w:txbxContent>"
    shape_ = f"<mc:Choice><wps:x>{inner}</wps:x></mc:Choice><mc:Fallback><wps:x>{inner}</wps:x></mc:Fallback>"
    both = f"<w:p><w:r><w:t>文</w:t></w:r><w:r><mc:AlternateContent>{shape_}</mc:AlternateContent></w:r></w:p>"
    document = read(package(both))
    assert texts(document) == ["文", "框内"]
    assert [cell.text for cell in grids(document)[0].cells] == ["规章", "3"]
    fallback = f"<w:p><mc:AlternateContent><mc:Choice/><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:p>"
    assert body_texts(fallback) == ["框内"]


def test_tables_in_tables_follow_the_outer_one_and_frames_dissolve() -> None:
    """A layout table of one column is no table; what stands in it is read in order."""
    inner = tbl(tc("规章") + tc("3"))
    nested = tbl(tc("外") + f"<w:tc>{p('侧')}{inner}</w:tc>")
    document = read(package(nested))
    assert [[cell.text for cell in grid.cells] for grid in grids(document)] == [["外", "侧"], ["规章", "3"]]
    framed = read(package(tbl(f"<w:tc>{p('前')}{inner}{p('后')}</w:tc>")))
    assert [type(block).__name__ for block in framed.blocks] == ["Paragraph", "Grid", "Paragraph"]


def test_a_small_table_in_a_cell_of_figures_is_its_text() -> None:
    """A cell of a row of figures is not blank because its figures stand in a table of their own."""
    inner = tbl(tc("12") + tc("3"))
    row = tc("规章") + f"<w:tc>{inner}{p('')}</w:tc>" + tc("4") + tc("5")
    (grid,) = grids(read(package(tbl(row, row))))
    assert [cell.text for cell in next(iter(grid.rows()))] == ["规章", "12\t3", "4", "5"]


def test_merging_of_every_kind() -> None:
    """gridBefore, vMerge, hMerge; a merged cell that holds text of its own is not swallowed."""
    rows = tbl(
        tc("甲", '<w:vMerge w:val="restart"/>') + tc("乙", '<w:hMerge w:val="restart"/>') + tc("", "<w:hMerge/>"),
        tc("", "<w:vMerge/>") + tc("1") + tc("\u3000"),
        '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("2") + tc("3"),
        tc("7", "<w:vMerge/>") + tc("8") + tc("9"),
    )
    assert shape(grids(read(package(rows)))[0]) == [
        ("甲", 0, 0, 2, 1),
        ("乙", 0, 1, 1, 2),
        ("1", 1, 1, 1, 1),
        ("", 1, 2, 1, 1),
        ("2", 2, 1, 1, 1),
        ("3", 2, 2, 1, 1),
        ("7", 3, 0, 1, 1),
        ("8", 3, 1, 1, 1),
        ("9", 3, 2, 1, 1),
    ]


def level(at: int, style: str, words: str, start: int = 1) -> str:
    form = f'<w:start w:val="{start}"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{words}"/>'
    return f'<w:lvl w:ilvl="{at}">{form}</w:lvl>'


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "chineseCountingThousand", "%1、")}'
    f"{level(1, 'chineseCounting', '（%2）')}"
    f"{level(2, 'decimal', '%3.')}{level(3, 'bullet', '●')}</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)


def numbered(words: str, at: int, number: int = 1) -> str:
    return p(words, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_printed() -> None:
    """一、 （一） 1. count on, start anew below a higher one, and may start elsewhere."""
    body = "".join(
        (
            numbered("总体情况", 0),
            numbered("主动公开", 1),
            numbered("政策", 2),
            numbered("解读", 2),
            numbered("依申请公开", 1),
            numbered("平台", 2),
            numbered("点", 3),
            tbl(f"<w:tc>{numbered('收到', 0)}</w:tc>" + tc("3")),
            numbered("问题", 0, 2),
            numbered("其他", 0, 2),
        )
    )
    document = read(package(body, {"numbering": NUMBERING}))
    assert texts(document) == [
        "一、总体情况", "（一）主动公开", "1.政策", "2.解读", "（二）依申请公开",
        "1.平台", "点", "五、问题", "六、其他",
    ]  # fmt: skip
    assert grids(document)[0].cells[0].text == "二、收到"


def test_numbers_come_with_styles_and_can_be_switched_off() -> None:
    """A style may bring the list and the level; numId 0 takes the number away."""
    numbering = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:styleId="b"><w:name w:val="heading 1"/>{numbering}</w:style>'
        '<w:style w:styleId="c"><w:name w:val="own"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:styleId="d"><w:name w:val="loop"/><w:basedOn w:val="d"/></w:style>'
    )
    none = '<w:pStyle w:val="c"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        p("甲", '<w:pStyle w:val="b"/>')
        + p("乙", '<w:pStyle w:val="c"/>')
        + p("丙", none)
        + p("丁", '<w:pStyle w:val="d"/>')
    )
    found = read(package(body, {"numbering": NUMBERING, "styles": styles})).blocks
    assert [(b.text, b.level) for b in found if isinstance(b, Paragraph)] == [
        ("一、甲", 1), ("二、乙", 1), ("丙", 1), ("丁", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (0, "0"),
    ],
)
def test_chinese_numerals(number: int, words: str) -> None:
    """As headings count."""
    assert chinese(number) == words


def test_strict_files_are_read_like_transitional_ones() -> None:
    """Only the namespace differs, in every part."""
    assert texts(read(package(p("文"), namespace=STRICT))) == ["文"]
    assert texts(read(package(numbered("文", 0), {"numbering": NUMBERING}, namespace=STRICT))) == ["一、文"]


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (Limits(grids=1), "grids"),
        (Limits(cells=3), "cells"),
        (Limits(blocks=2), "blocks"),
        (Limits(columns=1), "columns"),
        (Limits(depth=3), "depth"),
    ],
)
def test_every_limit_is_kept_and_named(limits: Limits, name: str) -> None:
    """Tables, cells, paragraphs, columns and nesting are counted."""
    pair = tbl(tc("甲") + tc("乙"))
    deep = f"<w:sdtContent>{pair}</w:sdtContent>" if name == "depth" else ""
    deep = deep and f"<w:sdtContent><w:sdtContent><w:sdtContent>{deep}</w:sdtContent></w:sdtContent></w:sdtContent>"
    with pytest.raises(LimitError, match=name):
        read(package(pair * 2 + deep), limits=limits)


def test_spans_beyond_reason_are_cut_or_refused() -> None:
    """gridSpan and gridBefore of a thousand million cost nothing."""
    wide = tbl(tc("甲", '<w:gridSpan w:val="999999999"/>'), tc("1"))
    assert grids(read(package(wide)))[0].cells[0].colspan == DEFAULT_LIMITS.span
    with pytest.raises(LimitError, match="columns"):
        read(package(tbl('<w:trPr><w:gridBefore w:val="999999999"/></w:trPr>' + tc("甲"))))


def test_deep_nesting_of_any_kind_is_refused() -> None:
    """Ten thousand wrappers around a word, in a paragraph and around it."""
    for opening, closing, inner in (
        ("<w:sdtContent>", "</w:sdtContent>", p("甲")),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", p("甲")),
    ):
        with pytest.raises(LimitError, match="depth"):
            read(package(opening * 3000 + inner + closing * 3000))
    with pytest.raises(LimitError, match="depth"):
        read(package("<w:p>" + "<w:hyperlink>" * 3000 + "</w:hyperlink>" * 3000 + "</w:p>"))


def test_notes_follow_the_text_that_refers_to_them() -> None:
    """In the order of the references, each once; separators and notes without a reference print nothing."""

    def refer(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    def note(kind: str, number: int, words: str) -> str:
        return f'<w:{kind} w:id="{number}">{p(words)}</w:{kind}>'

    foot = "".join(
        note("footnote", number, words) for number, words in ((0, "线"), (1, "注一"), (2, "注二"), (3, "无"))
    )
    body = f"<w:p><w:r><w:t>甲</w:t></w:r>{refer('endnote', 1)}{refer('footnote', 2)}</w:p>" + tbl(
        f"<w:tc><w:p>{refer('footnote', 1)}{refer('footnote', 2)}<w:r><w:t>3</w:t></w:r></w:p></w:tc>" + tc("4")
    )
    document = read(package(body, {"footnotes": foot, "endnotes": note("endnote", 1, "尾注")}))
    assert texts(document) == ["甲", "注二", "注一", "尾注"]
    assert [cell.text for cell in grids(document)[0].cells] == ["3", "4"]


def repacked(data: bytes, changes: Mapping[str, bytes]) -> bytes:
    """*data* with members replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name, content in ({name: old.read(name) for name in old.namelist()} | dict(changes)).items():
            new.writestr(name, content)
    return out.getvalue()


def test_references_to_nothing_and_to_the_outside_do_no_harm() -> None:
    """Office programs leave behind references to "NULL"; templates and pictures may stand at addresses."""
    relations = _relations({"numbering": "numbering.xml", "image": "NULL", "styles": "styles.xml"}).replace(
        "</Relationships>",
        f'<Relationship Id="r9" Type="{OFFICE}/attachedTemplate" Target="http://127.0.0.1:9/a.dotx"'
        ' TargetMode="External"/></Relationships>',
    )
    data = package(numbered("总体情况", 0), {"numbering": NUMBERING})
    assert texts(read(repacked(data, {"word/_rels/document.xml.rels": relations.encode()}))) == ["一、总体情况"]


@pytest.mark.parametrize("part", ["word/document.xml", "word/numbering.xml"])
def test_entities_are_refused_in_every_part_that_is_read(part: str) -> None:
    """Before anything is parsed."""
    data = package(numbered("甲", 0), {"numbering": NUMBERING})
    bomb = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
    with pytest.raises(UnreadableError, match="document type"):
        read(repacked(data, {part: bomb}))


def test_styles_based_on_one_another_without_end_cost_nothing() -> None:
    """Ten thousand of them, each based on the next."""
    chain = "".join(
        f'<w:style w:styleId="s{n}"><w:name w:val="n"/><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(10_000)
    )
    started = time.monotonic()
    assert body_texts(p("甲", '<w:pStyle w:val="s0"/>'), {"styles": chain}) == ["甲"]
    assert time.monotonic() - started < 20


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtraError, match=r"gov-disclosure\[docx\]"):
        read(package(p("甲")))


def test_what_is_no_docx_is_refused() -> None:
    """Other zip files, and files that are no zip at all."""
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as zipped:
        zipped.writestr("a.txt", "甲")
    for data in (b"", b"PK\x03\x04", other.getvalue()):
        with pytest.raises(UnreadableError):
            read(data)


BODY = numbered("总体情况", 0) + tbl(
    tc("甲", '<w:vMerge w:val="restart"/><w:gridSpan w:val="2"/>') + tc("1"), tc("", "<w:vMerge/>") + tc("2")
)
PIECES = [
    *("<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", "</w:tc>", '<w:gridSpan w:val="-7"/>'),
    *('<w:vMerge w:val="x"/>', '<w:numPr><w:numId w:val="1"/><w:ilvl w:val="99"/></w:numPr>'),
    *('<w:fldChar w:fldCharType="end"/>', "&#0;", "&amp;", "\ufffe", "<x/>"),
]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(BODY)), st.integers(0, 60), st.sampled_from(PIECES) | st.text(max_size=4)),
        max_size=5,
    )
)
def test_mutated_bodies_raise_only_our_errors(changes: list[tuple[int, int, str]]) -> None:
    """Pieces cut out and put in anywhere: a document or one of our errors."""
    body = BODY
    for at, cut, put in changes:
        body = body[:at] + put + body[at + cut :]
    with contextlib.suppress(UnreadableError, LimitError):
        read(package(body.encode("utf-8", "replace").decode(), {"numbering": NUMBERING}))


WRITTEN = write(
    Document(blocks=(Paragraph(text="一、总体情况", level=1), Grid(cells=(Cell("甲", 0, 0, 2, 1),))), format="made")
)
TAGS = re.compile(rb"<[^>]*>")
VALUES = re.compile(rb'(?<==")[^"]*')


@settings(max_examples=100, deadline=None)
@given(st.randoms(use_true_random=False))
def test_mutated_parts_of_a_whole_file_raise_only_our_errors(chance: random.Random) -> None:
    """Tags swapped, values made absurd, stretches cut out, in any part of the container."""
    with zipfile.ZipFile(io.BytesIO(WRITTEN)) as zipped:
        parts = {name: zipped.read(name) for name in zipped.namelist()}
    for _ in range(chance.randint(1, 4)):
        name = chance.choice([name for name in parts if name.startswith("word/")] * 3 + list(parts))
        parts[name] = _mutated(parts[name], chance)
    with contextlib.suppress(UnreadableError, LimitError):
        read(repacked(WRITTEN, parts))


def _mutated(content: bytes, chance: random.Random) -> bytes:
    pattern, put = chance.choice([(TAGS, None), (VALUES, b"-1"), (VALUES, b"x"), (VALUES, b"1.5"), (VALUES, b"9" * 20)])
    spots = [found.span() for found in pattern.finditer(content)]
    if not spots:
        return content
    (start, end), other = chance.choice(spots), chance.choice(spots)
    return content[:start] + (put if put is not None else content[slice(*other)]) + content[end:]
