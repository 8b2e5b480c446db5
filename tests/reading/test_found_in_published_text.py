"""What published text and Markdown do that templates do not: captions, cut lines, sections that sound alike."""

from __future__ import annotations

from datetime import date

import pytest

import dialects
from gov_disclosure import cells, check, forms
from gov_disclosure.document.text.read import from_text
from gov_disclosure.reading import LeftoverReason, Reading, read_document
from gov_disclosure.reading import read as read_file
from gov_disclosure.reading.about.dates import drawn_up_in, published_in
from gov_disclosure.reading.about.title import parse_title
from reports_as_grids import distinct_figures

FORM = forms.for_edition("2021")
TITLE = "青松县水务局2024年政府信息公开工作年度报告"
DISPUTES = [key for key, cell in FORM.cells.items() if cell.table == "disputes"]
PRINTED = distinct_figures(FORM)


def read(text: str) -> Reading:
    return read_document(from_text(text))


def values_of(reading: Reading) -> dict[str, str]:
    return {key: str(value) for key, value in cells.by_key(reading.report).items() if value is not None}


def part(caption: str, keys: list[str]) -> str:
    """One part of table four as a table of its own, below *caption*."""
    figures = " | ".join(PRINTED[key] for key in keys)
    head = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n|---|---|---|---|---|"
    return f"{caption}\n\n{head}\n| {figures} |\n\n"


def of_parts(*captions: str) -> Reading:
    parts = [part(caption, DISPUTES[5 * at : 5 * at + 5]) for at, caption in enumerate(captions)]
    return read(f"{TITLE}\n\n四、政府信息公开行政复议、行政诉讼情况\n\n{''.join(parts)}")


@pytest.mark.parametrize(
    "captions",
    [
        ("### 行政复议", "### 行政诉讼（未经复议直接起诉）", "### 行政诉讼（复议后起诉）"),
        ("（一）行政复议情况", "（二）未经复议直接起诉", "（三）复议后起诉"),
        ("1.行政复议", "2.行政诉讼：未经复议直接起诉", "3.行政诉讼：复议后起诉案件"),
    ],
)
def test_parts_of_table_four_below_captions(captions: tuple[str, ...]) -> None:
    """Tables of the same five columns are told apart by what is printed right above each."""
    reading = of_parts(*captions)

    assert values_of(reading) == {key: PRINTED[key] for key in DISPUTES}
    assert reading.leftovers == ()
    assert not [note for note in reading.notes if note.kind == "label_variant"]


@pytest.mark.parametrize("captions", [("情况如下", "情况如下", "情况如下"), ("行政诉讼", "行政诉讼", "行政诉讼")])
def test_parts_of_table_four_below_captions_that_do_not_tell(captions: tuple[str, ...]) -> None:
    reading = of_parts(*captions)

    assert values_of(reading) == {}
    assert [leftover.text for leftover in reading.leftovers] == [PRINTED[key] for key in DISPUTES]


def test_a_caption_heads_no_section() -> None:
    """表二：… repeats the section's title above its table; the section stays one."""
    rows = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n| 规章 | 1 | 2 | 3 |"
    heading = "主动公开政府信息情况"
    report = read(f"# {TITLE}\n\n## 一、总体情况\n\n平稳。\n\n## 二、{heading}\n\n## 表二：{heading}\n{rows}").report

    assert [section.heading for section in report.sections] == ["一、总体情况", f"二、{heading}"]
    assert report.sections[1].paragraphs == (f"表二：{heading}",)


def test_rows_of_table_two_apart_from_their_header() -> None:
    """Without a header and with a figure lost, a row's figures are left over rather than taken for text."""
    heading = "## 二、主动公开政府信息情况"
    reading = read(
        f"# {TITLE}\n\n{heading}\n\n续表\n\n| 规章 | 22 | 235 |\n|---|---|---|\n\n续表\n\n| 行政许可 | 7 |\n"
    )

    assert values_of(reading) == {"proactive_disclosure.licenses.decisions": "7"}
    assert [leftover.text for leftover in reading.leftovers] == ["22", "235"]


WHOLE = "青松县水务局坚持以公开为常态、不公开为例外的原则，围绕全县中心工作和群众关切，依法依规及时准确公开政府信息。"


def cut(width: int, times: int = 4) -> str:
    text = WHOLE * times
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize("width", [26, 28, 40])
def test_text_of_an_official_paper_goes_on(width: int) -> None:
    """Official papers have 28 characters on a line; brackets and quotation marks end lines, but no sentences."""
    quoted = cut(width).replace("常态、不公", "“常态”、不公").replace("中心工作", "《条例》")
    report = read(f"{TITLE}\n\n一、总体情况\n\n{quoted}").report

    assert report.sections[0].paragraphs == (quoted.replace("\n", ""),)


def test_a_long_line_above_the_title_is_no_text_cut_to_a_width() -> None:
    """Where paragraphs are whole, no line goes on in the next, however long it is."""
    way = "您现在所在的位置 网站首页 政府信息公开 青松县水务局 政府信息公开年报 二〇二四年"
    for above in (way, way.replace(" ", " > ")):
        assert (
            read(f"{above}\n{TITLE}\n{WHOLE * 2}\n\n一、总体情况\n\n{WHOLE * 3}\n\n{WHOLE * 2}").report.title == TITLE
        )


def test_a_full_line_that_ends_the_title() -> None:
    title = "青松经济技术开发区明月街道办事处2024年政府信息公开工作年度报告"
    report = read(f"{title}\n{cut(len(title))}\n\n一、总体情况\n\n{cut(len(title))}").report

    assert report.title == title


@pytest.mark.parametrize(
    ("behind", "left"),
    [
        ("-青松县水务局网站", ""),
        ("_青松县人民政府", ""),
        (" | 青松网", ""),
        (" - 部门年报 - 青松县人民政府", ""),
        ("——青松县政府网 发布时间：2025-01-02", ""),
        ("—图解", "—图解"),
        ("（全文）", "（全文）"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(behind: str, left: str) -> None:
    title = parse_title(TITLE + behind)

    assert title is not None
    assert (title.text, title.organ) == (TITLE + left, "青松县水务局")


def test_the_only_name_in_a_title_stays_in_it() -> None:
    title = parse_title("2024年政府信息公开工作年度报告-青松县水务局")

    assert title is not None
    assert (title.text, title.organ) == ("2024年政府信息公开工作年度报告-青松县水务局", "青松县水务局")


def test_a_section_that_only_sounded_like_another() -> None:
    """一、主动公开情况 is the overview once 二、主动公开政府信息情况 is there."""
    text = "一、主动公开情况\n\n公开信息若干。\n\n二、主动公开政府信息情况\n\n略。"
    report = read(f"{TITLE}\n\n{text}").report

    assert [(section.key, section.paragraphs) for section in report.sections] == [
        ("overview", ("公开信息若干。",)),
        ("proactive_disclosure", ("略。",)),
    ]


def test_a_heading_of_the_narrative_that_sounded_like_a_section() -> None:
    text = (
        "一、总体情况\n\n略。\n\n四、政府信息公开申请情况\n\n全年三件。\n\n三、收到和处理政府信息公开申请情况\n\n见表。"
    )
    sections = read(f"{TITLE}\n\n{text}").report.sections

    assert [section.key for section in sections] == ["overview", None, "requests"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_day_of_publication_rather_than_of_the_paper(order: tuple[int, int]) -> None:
    lines = ("成文日期：2025-01-06 索引号：略", "发布日期：2025-01-11")
    named = [lines[at] for at in order]

    assert (published_in(named), drawn_up_in(named)) == (date(2025, 1, 11), date(2025, 1, 6))
    assert published_in([" ".join(named)]) == date(2025, 1, 11)
    assert read(f"{lines[0]}\n{TITLE}\n\n一、总体情况\n\n略。").report.published is None


@pytest.mark.parametrize(
    "line", ["更新时间：2025-01-18", "生成日期：2025-01-18", "成文日期：2025年1月18日", "发文日期：2025-01-18 14:59"]
)
def test_the_day_of_an_update_or_of_the_paper_is_none_of_publication(line: str) -> None:
    """Nor is the day under a signature at the end."""
    signed = "六、其他需要报告的事项\n\n无。\n\n青松县水务局\n\n2025年1月18日"
    assert read(f"{line}\n{TITLE}\n\n一、总体情况\n\n略。\n\n{signed}").report.published is None


@pytest.mark.parametrize(
    ("label", "published"),
    [
        ("发布日期", True),
        ("公开日期", True),
        ("成文日期", False),
        ("生成日期", False),
        ("发文日期", False),
        ("更新时间", False),
    ],
)
def test_the_labels_of_a_page_tell_the_day_of_publication_from_others(label: str, published: bool) -> None:
    """In a line under the headline and in a table that describes the page alike."""
    body = "<h2>一、总体情况</h2><p>略。</p>"
    line = f"<h1>{TITLE}</h1><p>{label}：2025-01-18 浏览次数：3</p>{body}"
    table = f"<table><tr><td>索引号<td>略<td>{label}<td>2025-01-18</table><h1>{TITLE}</h1>{body}"
    for page in (line, table):
        assert read_file(page.encode()).report.published == (date(2025, 1, 18) if published else None)


@pytest.mark.parametrize(
    "line", ["2025年01月18日来源：办公室", "2025年01月18日 浏览次数：3", "发布日期/有效期： 2025-01-18 14:59"]
)
def test_days_among_remarks_about_the_page(line: str) -> None:
    assert read(f"{line}\n{TITLE}\n\n一、总体情况\n\n略。").report.published == date(2025, 1, 18)


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("現公布青松市財(cái)政局2024年度政府信息公開(kāi)工作年度報(bào)告。", "青松市財政局"),
    ],
)
def test_organs_named_in_other_words(text: str, organ: str) -> None:
    tables = dialects.report_text(FORM, PRINTED, dialects.dialect_tabs)
    report = read(f"{text}\n\n一、总体情况\n\n2024年，平稳。\n\n{tables[tables.index('二、主动公开') :]}").report

    assert report.organ.name == organ


@pytest.mark.parametrize("edition", forms.EDITIONS)
def test_labels_over_two_lines_are_no_other_labels(edition: str) -> None:
    """商业 / 企业 below one another are the label of the form."""
    form = forms.for_edition(edition)
    text = dialects.report_text(form, distinct_figures(form), dialects.dialect_d)
    for whole, parts in (
        ("商业企业", "商业\n企业"),
        ("科研机构", "科研\n机构"),
        ("本年新制作数量", "本年新\n制作数量"),
    ):
        text = text.replace(f"\n{whole}\n", f"\n{parts}\n")
    reading = read(text)

    assert values_of(reading) == {key: text.removesuffix("万元") for key, text in distinct_figures(form).items()}
    assert not [note for note in reading.notes if note.kind == "label_variant"]


def test_pinyin_in_a_heading_is_no_other_title() -> None:
    text = "一、總體情況\n\n略。\n\n二、主動(dòng)公開(kāi)政府信息情況\n\n略。"
    reading = read(f"青松縣水務局2024年政府信息公開工作年度報告\n\n{text}")

    assert not [finding for finding in check(reading.report).findings if finding.rule == "FRM302"]


def whole(edition: str, title: str) -> str:
    form = forms.for_edition(edition)
    text = dialects.report_text(form, distinct_figures(form), dialects.dialect_tabs)
    text = text[text.index("二、主动公开") :]
    return f"{title}\n\n一、总体情况\n\n{title[:3]}平稳。\n\n{text}\n\n"


@pytest.mark.parametrize("editions", [("2019", "2021"), ("2021", "2019"), ("2021", "2021")])
def test_two_reports_in_one_file(editions: tuple[str, str]) -> None:
    """The first is read, whole; of the second only its figures are left over."""
    first, second = whole(editions[0], TITLE), whole(editions[1], "明月乡2023年政府信息公开工作年度报告")
    alone, both = read(first), read(first + second)

    assert both.report == alone.report
    assert {leftover.reason for leftover in both.leftovers} - {leftover.reason for leftover in alone.leftovers} == {
        LeftoverReason.OTHER_REPORT
    }
    assert len(both.leftovers) - len(alone.leftovers) == len(forms.for_edition(editions[1]).cells)


def test_a_blank_row_above_a_header_is_no_row_of_figures() -> None:
    text = dialects.report_text(FORM, PRINTED, dialects.dialect_tabs)
    at = text.index("行政复议\t")
    reading = read(text[:at] + "\t" * 14 + "\n" + text[at:])

    assert values_of(reading) == PRINTED


def html_of(edition: str, *, above: str, heading: str = "<tr><td colspan=15>{}</td></tr>") -> bytes:
    """The whole report in one table, its headings and text in rows of one cell."""
    form = forms.for_edition(edition)
    printed = distinct_figures(form)
    rows = [above]
    for section in form.sections:
        rows.append(heading.format(f"{section.number}、{section.zh}"))
        table = form.tables.get(section.key)  # type: ignore[call-overload]
        if table is None:
            rows.append(f"<tr><td colspan=15>{section.zh}：2024年共 17 项。</td></tr>")
            continue
        lines: dict[int, str] = {}
        for cell in table.grid:
            text = printed[cell.key] if cell.key else cell.zh
            spans = f"colspan={cell.colspan} rowspan={cell.rowspan}"
            lines[cell.row] = lines.get(cell.row, "") + f"<td {spans}>{text}</td>"
        rows += [f"<tr>{lines[at]}</tr>" for at in sorted(lines)]
    return f"<html><body><table>{''.join(rows)}</table></body></html>".encode()


@pytest.mark.parametrize("edition", forms.EDITIONS)
def test_a_whole_report_in_one_table(edition: str) -> None:
    """Title, headings and text in rows of their own are what they are elsewhere; figures keep their rows."""
    above = f"<tr><td colspan=15>{TITLE}</td></tr><tr><td colspan=9>填报单位：青松县水务局</td><td>单位：件</td></tr>"
    reading = read_file(html_of(edition, above=above))
    form = forms.for_edition(edition)

    printed = distinct_figures(form)
    assert values_of(reading) == {key: text.removesuffix("万元") for key, text in printed.items()}
    assert reading.leftovers == ()
    assert (reading.report.title, reading.report.year) == (TITLE, 2024)
    assert [section.key for section in reading.report.sections] == [section.key for section in form.sections]
    assert [section.paragraphs for section in reading.report.sections if section.key == "overview"] == [
        ("总体情况：2024年共 17 项。",)
    ]
    assert reading.places["requests.received.natural_person"].row == min(
        place.row or 0 for key, place in reading.places.items() if key.startswith("requests.")
    )


def test_a_note_below_the_last_row_stays_in_the_table() -> None:
    """Its figures may belong to the table: they are left over."""
    page = html_of("2021", above=f"<tr><td colspan=15>{TITLE}</td></tr>").decode()
    at = page.index("<tr><td colspan=15>五、")
    noted = read_file((page[:at] + "<tr><td colspan=15>注：含上年结转12件</td></tr>" + page[at:]).encode())

    assert values_of(noted) == PRINTED
    assert [leftover.text for leftover in noted.leftovers] == ["12"]


@pytest.mark.parametrize("tag", ["h1", "h2", "h3"])
def test_sections_under_headings_of_any_depth(tag: str) -> None:
    """Pages made by office programs head every section as they head the title."""
    level = int(tag[1])
    parts = [f"<{tag}>{TITLE}</{tag}>", f"<{tag}>一、总体情况</{tag}><p>略。</p>"]
    parts.append(
        f"<h{level + 1}>主要做法</h{level + 1}><p>平稳。</p><{tag}>二、主动公开政府信息情况</{tag}><p>见表。</p>"
    )
    report = read_file(f"<html><body>{''.join(parts)}</body></html>".encode()).report

    assert (report.title, report.preamble) == (TITLE, ())
    assert [(section.key, section.paragraphs) for section in report.sections] == [
        ("overview", ("略。",)),
        ("proactive_disclosure", ("见表。",)),
    ]
    assert [section.heading for section in report.sections[0].sections] == ["主要做法"]


@pytest.mark.parametrize("gone", [(), (1, 4), (0, 7, 14)])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_markdown_tables_with_a_blank_header(between: str, gone: tuple[int, ...]) -> None:
    """Programs that turn pages into Markdown put a blank header above tables that have none: blanks below count."""
    table = FORM.tables["disputes"]
    printed = {key: PRINTED[key] for at, key in enumerate(DISPUTES) if at not in gone}
    rows = dialects.expanded_rows(table, printed)
    lines = ["|" + "  |" * 15, "|" + " :---: |" * 15, *(f"| {' | '.join(row)} |" for row in rows)]
    reading = read(f"{TITLE}\n\n四、政府信息公开行政复议、行政诉讼情况{between}" + "\n".join(lines) + "\n")

    assert values_of(reading) == printed
    assert reading.leftovers == ()


def test_headers_in_another_order() -> None:
    """Figures go where their header says, also in a file that lost the columns."""
    rows = dialects.rows_of(FORM.tables["requests"], PRINTED)
    text = dialects.dialect_c(rows, 10).replace("商业企业 |", "@ |").replace("法律服务机构 |", "商业企业 |")
    reading = read(f"{TITLE}\n\n三、收到和处理政府信息公开申请情况\n\n{text.replace('@ |', '法律服务机构 |')}\n")
    swapped = {"enterprise": "legal_service", "legal_service": "enterprise"}

    found = values_of(reading)
    for key, text in PRINTED.items():
        row, _, column = key.rpartition(".")
        if key.startswith("requests."):
            assert found[f"{row}.{swapped.get(column, column)}"] == text
    assert reading.leftovers == ()


def test_headers_that_contradict_the_form_leave_no_blanks() -> None:
    """Figures under a header that names one column twice and another not: none is placed, none called blank."""
    rows = dialects.rows_of(FORM.tables["requests"], PRINTED)
    text = dialects.dialect_c(rows, 10).replace(
        "自然人 | 法人或其他组织 | 总计", "总计 | 自然人 | 其他 | 法人或其他组织"
    )
    reading = read(f"{TITLE}\n\n三、收到和处理政府信息公开申请情况\n\n{text}\n")

    assert values_of(reading) == {}
    assert len(reading.leftovers) == len([key for key in PRINTED if key.startswith("requests.")])
    assert reading.report.as_printed.get("requests.received.total", "none") == "none"
    found = check(reading.report, notes=reading.notes).findings
    assert [finding.rule for finding in found if finding.rule in ("CEL101", "CEL103", "FRM216")] == ["FRM216"]


def test_blank_cells_before_a_label_belong_to_its_own_row() -> None:
    """Rows that open with pipes for merged labels: what stands before a label is no cell of the row above."""
    lines = ["三、收到和处理政府信息公开申请情况", "", "自然人 | 法人或其他组织 | 总计 |"]
    lines += ["商业 | 科研 | 社会公益组织 | 法律服务机构 | 其他 |", "企业 | 机构 |"]
    lines += [
        "一、本年新收政府信息公开申请数量 | 1 | | | | | | 1 |",
        "二、上年结转政府信息公开申请数量 | | | | | | | 2 |",
    ]
    lines += ["三、本年度办理结果 | （三）不予公开 | 1.属于国家秘密 | | | | | | | 3 |"]
    lines += ["| | 2.其他法律行政法规禁止公开 | | | | | | | 4 |", "| | 3.危及“三安全一稳定” | | | | | | | 5 |"]
    reading = read(f"{TITLE}\n\n" + "\n".join(lines) + "\n")

    assert sorted(values_of(reading).values()) == ["1", "1", "2", "3", "4", "5"]
    assert reading.leftovers == ()


@pytest.mark.parametrize(
    ("name", "level"),
    [("青松经开区管委会", None), ("青松管理区", None), ("青松林业社区管委会", None), ("青松县水务局", "county")],
)
def test_areas_that_are_no_counties(name: str, level: str | None) -> None:
    report = read(f"{name}2024年政府信息公开工作年度报告\n\n一、总体情况\n\n略。").report

    assert (report.organ.name, report.organ.level) == (name, level)


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("青松县人民政府机关\n2024年政府信息公开工作年度报告\n\n", "青松县人民政府机关"),
        ("政府信息公开工作年报\n发布时间：2025-01-02来源：青松市水务局字号：[ 大 中 小 ]\n\n", "青松市水务局"),
    ],
)
def test_organs_of_openings(text: str, organ: str) -> None:
    report = read(
        f"{text}一、总体情况\n\n2024年1月1日至12月31日，平稳。\n\n{whole('2021', TITLE).partition('二、')[2]}"
    ).report

    assert report.organ.name == organ


def test_a_period_that_the_report_covers() -> None:
    report = read(f"{TITLE}\n\n本报告涵盖2024年1月1日至12月21日的工作。\n\n一、总体情况\n\n略。").report

    assert report.period is not None
    assert report.period.end == date(2024, 12, 21)
