"""What a file is that is no report by the form, told by kind; and no report is refused for what it resembles."""

from __future__ import annotations

import pytest

import dialects
from gov_disclosure import check, forms
from gov_disclosure.document import Attachment, Document, Paragraph
from gov_disclosure.errors import UnreadableError, UnreadableKind
from gov_disclosure.reading import read, read_document
from gov_disclosure.reading.about.kind import KIND_WORDS
from reports_as_grids import distinct_figures

FORM = forms.for_edition("2021")
WHOLE = dialects.report_text(FORM, distinct_figures(FORM), dialects.dialect_tabs)
TABLES = WHOLE[WHOLE.index("二、主动公开") :]
OLD = """一、概述

本机关依法公开信息。

七、政府信息公开情况统计表

统计指标\t单位\t统计数
主动公开政府信息数\t条\t3460
政府公报公开政府信息数\t条\t0
政府网站公开政府信息数\t条\t3460
收到申请数\t件\t12
申请办结数\t件\t12
"""


def kind_of(text: str) -> UnreadableKind | None:
    with pytest.raises(UnreadableError) as caught:
        read(text.encode(), format="text")
    assert (caught.value.found, caught.value.advice) == KIND_WORDS[caught.value.kind or "scan"]
    return caught.value.kind


@pytest.mark.parametrize(
    "text",
    [
        f"青松县水务局2016年政府信息公开工作年度报告\n\n{OLD}",
        f"青松县水务局2018年度政府信息公开年报\n\n{OLD}",
        f"青松县水务局政府信息公开工作年度报告\n\n{OLD}",
        f"2008年青松县政府信息公开工作年度报告\n\n根据《条例》编制。\n\n{OLD}",
        "青松县水务局二〇一五年政府信息公开工作年度报告\n\n一、概述\n\n全年主动公开信息八条。",
        "政府信息公开工作年度报告\n\n统计期限自2017年1月1日起至2017年12月31日止。\n\n一、概述\n\n平稳。",
    ],
)
def test_reports_before_2019(text: str) -> None:
    """By the year of the title or the period, or by the labels of the old statistics."""
    assert kind_of(text) == "before_2019"


@pytest.mark.parametrize(
    "text",
    [
        "青松大学2022—2023学年信息公开工作报告\n\n一、概述\n\n学校重视信息公开。",
        "青松学院2024-2025学年度信息公开年度报告\n\n一、概述\n\n学校重视信息公开。",
        "青松大学2023年信息公开工作年度报告\n\n根据《高等学校信息公开办法》，现予公布。\n\n一、概述\n\n学校重视。",
        "青松职业技术学院2023年信息公开年度报告\n\n一、概述\n\n学校主动公开信息八十条。",
    ],
)
def test_reports_of_schools(text: str) -> None:
    """By the school year of the title, the rules for schools that it cites, or a school that reports no 政府信息."""
    assert kind_of(text) == "academic_year"


@pytest.mark.parametrize("organ", ["青松县学院路街道办事处", "青松大学城管理委员会"])
def test_an_organ_named_after_a_school_is_none(organ: str) -> None:
    """What stands inside a name says nothing of what the organ is."""
    assert read(f"{organ}2023年信息公开年度报告\n\n一、总体情况\n\n平稳。".encode()).report.organ.name == organ


@pytest.mark.parametrize(
    "title",
    [
        "青松县水务局2024年上半年政府信息公开工作报告",
        "青松县水务局2024年上半年政府信息公开工作总结",
        "青松县2023年半年度政务公开工作情况报告",
        "青松县水务局2024年第三季度政府信息公开工作情况",
        "青松县水务局2024年第二季度政府信息公开工作报告",
    ],
)
def test_reports_for_a_part_of_a_year(title: str) -> None:
    """Half a year or a quarter, by the title."""
    assert kind_of(f"{title}\n\n一、基本情况\n\n公开信息八条，受理申请两件。") == "half_year"


LIST = [f"青松县水务局{year}年政府信息公开工作年度报告" for year in range(2014, 2025)]


@pytest.mark.parametrize(
    "lines",
    [
        LIST,
        [f"{line}\t2025-01-20" for line in LIST],
        [f"· {line} [2025-01-20]" for line in LIST],
        ["首页 > 政府信息公开年报", *LIST, "版权所有：青松县人民政府"],
        [
            "政府信息公开年报",
            *(f"青松县{name}2024年政府信息公开工作年度报告" for name in ("水务局", "教育局", "财政局")),
        ],
        ["政府信息公开年报", *(f"{year}年" for year in range(2015, 2025))],
        ["政府信息公开年报", "青松县水务局", "青松县教育局", "青松县财政局", "柳河镇", "明月乡", "青松街道"],
    ],
)
def test_pages_of_links(lines: list[str]) -> None:
    """Titles of several reports, or years or organs below one name, and not a sentence."""
    assert kind_of("\n\n".join(lines)) == "links"


def page(*texts: str, **facts: str) -> Document:
    metadata = {"title": "青松县水务局2024年政府信息公开工作年度报告", **facts}
    return Document(blocks=tuple(Paragraph(text=text) for text in texts), format="html", metadata=metadata)


def test_pages_without_text() -> None:
    """Pictures, or scripts that load the text; a file that is linked is something to read."""
    for facts, kind in (({"scripts": "3"}, "script"), ({"scripts": "3", "pictures": "2"}, "scan")):
        with pytest.raises(UnreadableError) as caught:
            read_document(page("首页", "版权所有：青松县人民政府", **facts))
        assert caught.value.kind == kind
    linked = Document(
        blocks=(Paragraph(text="附件下载"),),
        format="html",
        metadata=page(scripts="3").metadata,
        attachments=(Attachment(text="年报.pdf", address="/a.pdf"),),
    )
    assert read_document(linked).report.year == 2024


@pytest.mark.parametrize(
    "text",
    [
        # Statutory tables decide, whatever the title says.
        f"青松县水务局2016年政府信息公开工作年度报告\n\n{TABLES}",
        f"青松大学2022—2023学年信息公开工作报告\n\n统计期限自2022年1月1日起至12月31日止。\n\n{TABLES}",
        f"青松县水务局2024年上半年政府信息公开工作报告\n\n{TABLES}",
        "\n\n".join([*LIST, "统计期限自2022年1月1日起至12月31日止。", TABLES]),
        # The period is of the form's years, the title has a slip.
        "青松县水务局2014年政府信息公开工作年度报告\n\n统计期限自2024年1月1日起至12月31日止。\n\n一、总体情况\n\n平稳。",
        # What a report speaks of.
        "青松县教育局2024年政府信息公开工作年度报告\n\n一、总体情况\n\n2023—2024学年，落实《高等学校信息公开办法》。",
        "青松县水务局2024年政府信息公开工作年度报告\n\n一、总体情况\n\n上半年公开八条，第三季度公开两条。",
        "青松县水务局2024年政府信息公开工作年度报告\n\n一、总体情况\n\n主动公开文件数比2018年增加，收到申请数下降。",
        # One page, its neighbours and its files.
        "青松县水务局2024年政府信息公开工作年度报告\n\n附件：年报.pdf\n\n上一篇：2023年政府信息公开工作年度报告\n\n下一篇：无",
    ],
)
def test_reports_that_only_resemble(text: str) -> None:
    """Each is read."""
    assert read(text.encode(), format="text").report.year in (2014, 2016, 2022, 2024)


PAGE = "<html><head><title>青松县水务局2024年政府信息公开工作年度报告</title></head><body>{}</body></html>"


def of_page(body: str) -> UnreadableKind | None:
    with pytest.raises(UnreadableError) as caught:
        read(PAGE.format(body).encode())
    return caught.value.kind


def test_html_pages_without_text() -> None:
    """A page of scripts, and one of pictures beside the site's own."""
    logo, script = '<img src="/images/logo.png">', '<div id="app"></div><script src="/app.js"></script>'

    assert of_page(logo + script) == "script"
    assert of_page(f'{script}{logo}<p><img src="./W020250120.jpg"></p><p>上一篇：无</p>') == "scan"


def test_missing_tables_name_the_files_of_the_page() -> None:
    """Where tables are pictures, or the report is a file, FRM214 names the files that the page links."""
    links = '<p><a href="/files/a.docx">年报.docx</a></p><a href="/files/b.xlsx"></a><p><a href="/c.html">首页</a></p>'
    reading = read(PAGE.format(f"<p>一、总体情况</p><p>2024年，本局依法公开信息，平稳有序。</p>{links}").encode())
    (finding, *others) = [one for one in check(reading.report, notes=reading.notes).findings if one.rule == "FRM214"]

    assert len(others) == 2
    assert "年报.docx、b.xlsx" in finding.message("zh")
    assert "年报.docx、b.xlsx" in finding.message("en")
    assert "docx" not in str(reading.report.sections)
