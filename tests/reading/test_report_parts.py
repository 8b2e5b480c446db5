"""Title, organ, year, period, sections; reports that depart from the form; input that is no report."""

from __future__ import annotations

import pickle
import re
from datetime import date

import pytest

import dialects
from gov_disclosure import cells, forms
from gov_disclosure.document import Cell, Document, Grid, Paragraph
from gov_disclosure.document.text.read import read as read_text
from gov_disclosure.errors import LimitError, UnreadableError
from gov_disclosure.model import NoteKind, Period
from gov_disclosure.organs.levels import level_of
from gov_disclosure.reading import Reading, read, read_document
from gov_disclosure.reading.about.dates import period_in, published_in
from gov_disclosure.reading.about.title import parse_title
from gov_disclosure.reading.words.headings import section_key
from gov_disclosure.writing import render
from reports_as_grids import distinct_figures, document_of, spanned_grid
from written_reports import sample

FORM = forms.for_edition("2021")
PRINTED = distinct_figures(FORM)


@pytest.mark.parametrize(
    ("text", "organ", "year"),
    [
        ("青松县水务局 2022 年政府信息公开 工作年度报告", "青松县水务局", 2022),
        ("2019年青松市人民政府办公厅政府信息公开工作年度报告", "青松市人民政府办公厅", 2019),
        ("青松县水务局2023年政府信息公开年度报告", "青松县水务局", 2023),
        ("关于青松县水务局2020年度政府信息公开工作年度报告的公告", "青松县水务局", 2020),
        ("青松市人民政府二〇二一年政府信息公开工作年度报告", "青松市人民政府", 2021),
        ("2024年政府信息公开工作年度报告", "", 2024),
        ("青松縣水務局2023年政府信息公開工作年度報告", "青松縣水務局", 2023),
    ],
)
def test_title(text: str, organ: str, year: int) -> None:
    """Organ and year, wherever the year stands."""
    title = parse_title(text)

    assert title is not None
    assert (title.organ, title.year) == (organ, year)


@pytest.mark.parametrize("text", ["一、政府信息公开年度报告", "本报告是政府信息公开工作年度报告。", "总体情况"])
def test_no_title(text: str) -> None:
    """Headings and sentences are no titles."""
    assert parse_title(text) is None


@pytest.mark.parametrize(
    ("name", "level"),
    [("青松县水务局", "county"), ("青松镇人民政府", "township"),
     ("青松市水务局", None),
     ("上海市人民政府办公厅", "province"),
     ("江南省人民政府", "province"), ("青松高新技术产业开发区管委会", None), ("国家粮食局", "state")],
)  # fmt: skip
def test_level(name: str, level: str | None) -> None:
    """A level only where the name makes it certain; a city may be a prefecture or a county."""
    assert level_of(name) == level


@pytest.mark.parametrize(
    "text",
    [
        "本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。",
        "统计期限为 2022 年 1 月 1 日至 2022 年 12 月 31 日。",
        "所列数据统计时限从2022年1月1日到12月31日止",
        "统计时间范围为2022.1.1-2022.12.31",
    ],
)
def test_period(text: str) -> None:
    """The statistical period in its wordings."""
    assert period_in([text]) == Period(start=date(2022, 1, 1), end=date(2022, 12, 31))


def test_period_backwards() -> None:
    """A period that ends before it begins is none."""
    assert period_in(["统计期限自2022年12月31日至2022年1月1日"]) is None


def test_published() -> None:
    """The day of publication where the page names it as such."""
    assert published_in(["信息来源：办公室 发布日期：2023-01-20"]) == date(2023, 1, 20)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("二、主动公开政府政府情况", "proactive_disclosure"),
        ("三、收到的处理政府信息公开申请情况", "requests"),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "disputes"),
        ("五、存在问题及改进措施", "problems_and_improvements"),
        ("六、其它报告事项", "other_matters"),
        ("一、總體情況", "overview"),
        ("1、 总体情况", "overview"),
        ("2.主动公开政府信息情况", "proactive_disclosure"),
        ("1.主动公开政府信息情况", None),
        ("2.主动公开情况", None),
        ("（一）主动公开情况", None),
        ("一、加强组织领导", None),
    ],
)
def test_section_headings(text: str, key: str | None) -> None:
    """Sections by what their headings say, in the wordings seen in print."""
    assert section_key(text) == key


def text_report(*, extra: str = "") -> Reading:
    text = dialects.report_text(FORM, PRINTED, dialects.dialect_tabs)
    return read_document(read_text(text.replace("五、存在", extra + "五、存在").encode()))


def test_text_after_a_table_belongs_to_its_section() -> None:
    """Nothing is dropped: notes below a table, sub-sections to any depth."""
    reading = text_report(extra="以上按立案时间统计。\n\n（一）说明\n\n1.口径\n\n按件计算。\n\n")
    disputes = reading.report.sections[3]

    assert disputes.paragraphs == ("以上按立案时间统计。",)
    (note,) = disputes.sections
    assert (note.heading, note.sections[0].heading) == ("（一）说明", "1.口径")
    assert note.sections[0].paragraphs == ("按件计算。",)


def read_tables(**changed: Grid) -> Reading:
    grids = {key: spanned_grid(table, PRINTED, n) for n, (key, table) in enumerate(FORM.tables.items(), 1)}
    return read_document(document_of(FORM, grids | changed))


def relabelled(table: forms.TableKey, old: str, new: str) -> Grid:
    grid = spanned_grid(FORM.tables[table], PRINTED, 1)
    return Grid(cells=tuple(c._replace(text=new) if c.text == old else c for c in grid.cells), number=1)


@pytest.mark.parametrize(
    ("official", "printed"),
    [
        ("二、上年结转政府信息公开申请数量", "二、上年转结政府信息公开申请数量"),
        ("5.属于三类内部事务信息", "5.属于三类内容事务信息"),
        ("1.信访举报投诉类申请", "1.信访举报投诉类申清"),
        ("科研机构", "科研企业"),
        ("四、结转下年度继续办理", "四、结转下年继续办理"),
    ],
)
def test_label_variants(official: str, printed: str) -> None:
    """A wording seen in print, or near the official one in its own group, is placed and noted."""
    reading = read_tables(requests=relabelled("requests", official, printed))

    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == PRINTED
    (note,) = reading.notes
    assert (note.kind, note.official, note.printed) == (NoteKind.LABEL_VARIANT, official, printed)


@pytest.mark.parametrize(
    ("official", "printed"),
    [
        ("（一）予以公开", "（一） 予以公开"),
        ("（一）予以公开", "(一)予以公开"),
        ("（一）予以公开", "（一）予以公開"),
        ("3.其他", "3、其它"),
        ("3.其他", "3. 其他"),
        ("3.其他", "３．其他"),
        ("2.重复申请", "2、重复申请"),
        ("其他", "其 它"),
        ("2.其他法律行政法规禁止公开", "2.其它法律、行政法规禁止公开"),
    ],
)
def test_harmless_differences_are_not_noted(official: str, printed: str) -> None:
    """White space, width, script, 其它 and the style of ordinals are no departures from the form."""
    reading = read_tables(requests=relabelled("requests", official, printed))

    assert (reading.notes, reading.leftovers) == ((), ())
    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == PRINTED


def test_blank_label_of_rules() -> None:
    """规章 without its label is recognised by its neighbour."""
    reading = read_tables(proactive_disclosure=relabelled("proactive_disclosure", "规章", ""))

    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == PRINTED
    assert [note.kind for note in reading.notes] == [NoteKind.LABEL_MISSING]


@pytest.mark.parametrize("block", forms.BLOCK_KEYS)
def test_mixed_editions(block: str) -> None:
    """Each part that editions print differently, taken from the other edition."""
    form = forms.mixed("2021", {block: "2019"})
    printed = distinct_figures(form)
    grids = {key: spanned_grid(table, printed, n) for n, (key, table) in enumerate(form.tables.items(), 1)}
    reading = read_document(document_of(form, grids))

    assert cells.form_of(reading.report) is form
    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == {
        key: text.removesuffix("万元") for key, text in printed.items()
    }
    assert len(reading.notes) == 1


def test_blank_beside_a_figure_outside() -> None:
    """A blank is never filled: a row with a figure right of all columns may have a cell too many and is left over."""
    grid = spanned_grid(FORM.tables["requests"], PRINTED, 1)
    row = FORM.tables["requests"].grid[-1].row
    gone = f"{row}-5"
    kept = [c._replace(text="") if f"{c.row}-{c.column}" == gone else c for c in grid.cells]
    reading = read_tables(requests=Grid(cells=(*kept, Cell("7", row, 10)), number=1))

    values = {key: value for key, value in cells.by_key(reading.report).items() if "carried_forward" in key}
    assert set(values.values()) == {None}
    assert [leftover.text for leftover in reading.leftovers] == [
        *(cell.text for cell in kept if cell.row == row and cell.column > 2 and cell.text), "7",
    ]  # fmt: skip


def test_second_printing_is_left_over() -> None:
    """Of two reports in one file the first is read; the figures of the second are left over."""
    grids = {key: spanned_grid(table, PRINTED, n) for n, (key, table) in enumerate(FORM.tables.items(), 1)}
    document = document_of(FORM, grids)
    reading = read_document(Document(blocks=(*document.blocks, *document.blocks), format="html"))

    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == PRINTED
    assert sorted(leftover.text for leftover in reading.leftovers) == sorted(PRINTED.values())
    assert [note.kind for note in reading.notes] == [NoteKind.TABLE_REPEATED] * 3


def test_tables_as_pictures() -> None:
    """A report whose tables are pictures is read without them, and says so."""
    reading = read_document(document_of(FORM, {}))

    assert set(cells.by_key(reading.report).values()) == {None}
    assert reading.report.as_printed == dict.fromkeys(sorted(FORM.cells))
    assert [note.kind for note in reading.notes] == [NoteKind.TABLE_MISSING] * 3


@pytest.mark.parametrize("number", [0, 1, 2])
def test_table_of_headers_is_missing_once(number: int) -> None:
    """A table of which only the header is printed is told once, as missing, and not once more for each of its rows."""
    page = render(sample(), "html").decode()
    table = re.findall(r"<table.*?</table>", page, re.DOTALL)[number]
    header = re.sub(r"(<tr.*?</tr>)(.*?)(</tbody>|</table>)", r"\1\3", table, flags=re.DOTALL)
    reading = read(page.replace(table, header).encode())
    kinds = {NoteKind.TABLE_MISSING, NoteKind.ROW_MISSING}
    assert [note.kind for note in reading.notes if note.kind in kinds] == [NoteKind.TABLE_MISSING]


def test_displaced_and_split_off_rows() -> None:
    """A page break that moves labels to the left and cuts off the last row: placed, and told."""
    rows = dialects.expanded_rows(FORM.tables["requests"], PRINTED)
    label = rows[25].pop(2)
    rows[25][0:0] = [label]
    text = dialects.report_text(FORM, PRINTED, dialects.dialect_tabs, table_rows=dialects.expanded_rows)
    old = dialects.dialect_tabs(dialects.expanded_rows(FORM.tables["requests"], PRINTED), 10)
    new = dialects.dialect_tabs(rows[:-1], 10) + "\n\n" + dialects.dialect_tabs(rows[-1:], 10)
    reading = read_document(read_text(text.replace(old, new).encode()))

    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == PRINTED
    assert {note.kind for note in reading.notes} == {NoteKind.ROW_DISPLACED, NoteKind.ROW_SPLIT_OFF}


def test_reading_pickles() -> None:
    """Reports are read in worker processes."""
    reading = text_report()
    again = pickle.loads(pickle.dumps(reading))

    assert again.report == reading.report
    assert dict(again.places) == dict(reading.places)


@pytest.mark.parametrize(
    "data",
    [b"", b"   \n\n", b"A report on open government information.", "今天天气很好。\n\n我们去公园。".encode()],
    ids=["empty", "blank", "english", "other"],
)
def test_no_report(data: bytes) -> None:
    """What is no report says so, and what to do."""
    with pytest.raises(UnreadableError) as caught:
        read(data, format="text")

    assert caught.value.advice


def test_a_heap_of_brackets() -> None:
    """A large file without lines or meaning is refused quickly."""
    with pytest.raises((UnreadableError, LimitError)):
        read(b"[" * 20_000_000, format="text")


def test_no_year() -> None:
    """A report that names no year anywhere cannot be filed."""
    with pytest.raises(UnreadableError, match="year"):
        read_document(Document(blocks=(Paragraph(text="青松县水务局政府信息公开工作年度报告"),), format="text"))
