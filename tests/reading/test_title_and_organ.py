"""Year and organ of reports, whatever the page puts around, or instead of, a title."""

from __future__ import annotations

import pytest

import dialects
from gov_disclosure import cells, forms
from gov_disclosure.document import Document, Paragraph
from gov_disclosure.document.text.read import read as read_text
from gov_disclosure.errors import UnreadableError
from gov_disclosure.model import Report
from gov_disclosure.reading import read_document
from gov_disclosure.reading.about.dates import year_of_period
from gov_disclosure.reading.about.title import parse_title
from reports_as_grids import distinct_figures

FORM = forms.for_edition("2021")
PRINTED = distinct_figures(FORM)
WHOLE = dialects.report_text(FORM, PRINTED, dialects.dialect_tabs)
TABLES = WHOLE[WHOLE.index("二、主动公开") :]


def report_that_begins(head: str) -> Report:
    report = read_document(read_text(f"{head}\n\n{TABLES}".encode())).report
    assert {key: str(value) for key, value in cells.by_key(report).items()} == PRINTED
    return report


@pytest.mark.parametrize(
    ("text", "organ", "year"),
    [
        ("青松镇2021年政府信息公开工作年度报告", "青松镇", 2021),
        ("2022年青松市政府信息公开工作年度报告", "青松市", 2022),
        ("2022青松市水务局政府信息公开年报", "青松市水务局", 2022),
        ("青松县水务局2023年度政府信息公开年度报告", "青松县水务局", 2023),
        ("青松县水务局2023年政务公开工作年度报告", "青松县水务局", 2023),
        ("青松县水务局关于2021年度政府信息公开工作的报告", "青松县水务局", 2021),
        ("青松县水务局政府信息公开工作年度报告（2022年）", "青松县水务局", 2022),
        ("青松县水务局二〇二二年度政府信息公开年度报告", "青松县水务局", 2022),
        ("青松县人民政府信息公开工作年度报告（2023年度）", "青松县人民政府", 2023),
        ("青松县水务局2022—2023年度政府信息公开工作年度报告", "青松县水务局", None),
        ("2023年政府信息公开工作年度报告-青松县水务局", "青松县水务局", 2023),
        ("青松县水务局2023年政府信息公开工作年度报告_青松县人民政府网站", "青松县水务局", 2023),
        ("2023年政府信息公开工作年度报告_青松县人民政府网站", "", 2023),
        ("首页 > 政府信息公开 > 年报 > 青松镇2021年政府信息公开工作年度报告", "青松镇", 2021),
        ("标题：青松县水务局2023年政府信息公开工作年度报告", "青松县水务局", 2023),
        ("（图解）青松县水务局2023年政府信息公开工作年度报告", "青松县水务局", 2023),
        ("? 青松县水务局2023年政府信息公开工作年度报告.pdf", "青松县水务局", 2023),
        ("青松县水务局关于2022年政府信息公开工作年度报告的报告", "青松县水务局", 2022),
        ("青松县水务局2022年法治政府建设及政府信息公开工作年度报告", "青松县水务局", 2022),
        ("【年报】青松县水务局2022年政府信息公开工作年度报告", "青松县水务局", 2022),
        ("青松县水务局政府信息公开工作年度报告(2022)", "青松县水务局", 2022),
        ("青松县公安局交通警察大队二○二二年度政府信息公开工作年度报告", "青松县公安局交通警察大队", 2022),
        ("青松县第一中学2022年信息公开工作年度报告", "青松县第一中学", 2022),
        ("青松经济开发区管委会２０２２年政府信息公开工作年报", "青松经济开发区管委会", 2022),
        ("青松區(qū)水務局2024年度政府信息公開工作年度報告", "青松區水務局", 2024),
    ],
)
def test_titles_of_pages(text: str, organ: str, year: int | None) -> None:
    """The organ as printed and the year, without what a page adds; a range of years is no year."""
    title = parse_title(text)

    assert title is not None
    assert (title.organ, title.year) == (organ, year)


@pytest.mark.parametrize(
    "before",
    [
        "标题：",
        "标 题: ",
        "信息名称：",
        "文件名称：",
        "题名：",
        "题目：",
        "索引号：0042/2024-00007 标题：",
        "标题 ",
        "首页 > 政府信息公开 > 年报 > ",
        "当前位置：首页 » 年度报告 » 正文：标题：",
    ],
)
def test_what_stands_before_a_title(before: str) -> None:
    """A label or the way to the page on the title's line is no part of the title, nor of the text before it."""
    printed = "青松县水务局 2023 年政府信息公开工作年度报告"
    title = parse_title(before + printed)
    assert title is not None
    assert (title.text, title.organ, title.year) == (printed, "青松县水务局", 2023)

    report = report_that_begins(before + printed)
    assert (report.title, report.preamble) == (printed, ())


def test_a_title_below_its_label() -> None:
    """The title's own line is taken for the title; the line that repeats it with a label is the page's."""
    printed = "青松县水务局2023年政府信息公开工作年度报告"
    report = report_that_begins(f"标题：{printed}\n\n{printed}\n\n本报告按条例编制。")
    assert report.title == printed
    assert report.preamble == ("本报告按条例编制。",)


@pytest.mark.parametrize(
    "printed",
    ["（图解）青松县水务局2023年政府信息公开工作年度报告", "青松县水务局 2023年政府信息公开工作年度报告（公示）"],
)
def test_what_belongs_to_a_title(printed: str) -> None:
    """What is printed as part of the title stays in it."""
    title = parse_title(printed)
    assert title is not None
    assert title.text == printed


@pytest.mark.parametrize(
    "text",
    [
        "首页 > 政府信息公开 > 青松县水务局 > 政府信息公开年报 > 2023年",
        "国务院办公厅关于政府信息公开工作年度报告有关事项的通知",
        "中华人民共和国政府信息公开工作年度报告格式",
        "青松县水务局2023年政府信息公开工作年度报告由六部分组成",
    ],
)
def test_no_titles_of_pages(text: str) -> None:
    """Navigation, rules about such reports and sentences are no titles."""
    assert parse_title(text) is None


def test_a_title_ends_before_what_the_page_says_of_itself() -> None:
    """Date, source and buttons on the line of the title are no part of it."""
    title = parse_title("青松县水务局 2023 年政府信息公开工作年度报告 发布时间：2024-01-20 来源：办公室 【打印】")

    assert title is not None
    assert (title.text, title.organ) == ("青松县水务局 2023 年政府信息公开工作年度报告", "青松县水务局")


@pytest.mark.parametrize(
    ("head", "organ", "year"),
    [
        ("青松县水务局\n\n2022年政府信息公开工作年度报告\n\n一、总体情况", "青松县水务局", 2022),
        ("青水发〔2025〕2号\n\n青松县水务局\n\n2024年政府信息公开工作年度报告\n\n县政府办公室：", "青松县水务局", 2024),
        ("青松街道办事处2023年度政府\n\n信息公开工作年度报告\n\n一、总体情况", "青松街道办事处", 2023),
        (
            "打印本页\n\n2023年政府信息公开工作年度报告\n\n来源：青松县水务局\n\n一、总体情况",
            "青松县水务局",
            2023,
        ),
        (
            "现公布水务局2023年政府信息公开工作年度报告。\n\n发布机构：青松县水务局\n\n一、总体情况",
            "青松县水务局",
            2023,
        ),
        ("青松街道\n\n青松街道办事处2023年政府信息公开工作年度报告\n\n一、总体情况", "青松街道办事处", 2023),
        ("名称\t青松县水务局2023年政府信息公开工作年度报告\n\n一、总体情况", "青松县水务局", 2023),
    ],
)
def test_titles_over_lines(head: str, organ: str, year: int) -> None:
    """A title over several lines; what stands above is its organ only if it ends like one."""
    report = report_that_begins(head)

    assert (report.organ.name, report.year) == (organ, year)


@pytest.mark.parametrize(
    ("head", "organ", "year"),
    [
        ("现公布《青松镇2020年政府信息公开工作年度报告》，统计期限自2021年1月1日起至12月31日止。\n\n一、总体情况",
         "青松镇", 2021),
        ("现公布明月市青松区水务局（以下简称区水务局）2022年政府信息公开工作年度报告。\n\n一、总体情况",
         "明月市青松区水务局", 2022),
        ("现将水务局2022年度政府信息公开工作报告如下：\n\n一、总体情况\n\n2022年，青松县水务局严格按照条例公开。",
         "青松县水务局", 2022),
        ("现向社会公布2022年青松县水务局政府信息公开工作年度报告。\n\n一、总体情况", "青松县水务局", 2022),
        ("根据条例要求，青松县水务局2022年政府信息公开工作年度报告已编制完成。\n\n一、总体情况", "青松县水务局", 2022),
        ("由我县公开办负责编写。\n\n一、总体情况\n\n我县2019年政府信息公开工作有序。\n\n青松县人民政府\n\n2020年1月9日",
         "青松县人民政府", 2019),
    ],
)  # fmt: skip
def test_no_title_but_text(head: str, organ: str, year: int) -> None:
    """Without a title the text names the organ; the statistical period decides over a year in a title it quotes."""
    report = report_that_begins(head)

    assert (report.organ.name, report.year) == (organ, year)


@pytest.mark.parametrize(
    "head",
    [
        "本报告由青松镇人民政府根据2021年度的工作编制而成。",
        "反映2021年全年，如有疑问，请与青松县水务局办公室联系。",
        "一、总体情况\n\n2021年，通过青松经济技术开发区管委会门户网站公开信息。",
        "一、总体情况\n\n2021年，向青松县人民政府报送信息八条。",
        "一、总体情况\n\n2021年，修订《青松市柳河镇人民政府信息公开目录》。",
        "根据青松县2021年政府信息公开工作年度报告编制要求，制作本报告。\n\n一、总体情况",
        "根据《青松县人民政府办公室关于做好2021年政府信息公开工作年度报告编制工作的通知》制作。\n\n一、总体情况",
    ],
)
def test_other_sentences_name_no_organ(head: str) -> None:
    """Who wrote it, who answers questions, whose site or superior is spoken of: the report is not said to be theirs."""
    assert report_that_begins(head).organ.name == ""


@pytest.mark.parametrize(
    ("head", "organ"),
    [
        ("水务局2022年政府信息公开工作年度报告\n\n请与青松县水务局联系。", "青松县水务局"),
        ("市场监督管理局2022年政府信息公开工作年度报告\n\n2022年明月市青松区市场监督管理局公开信息。",
         "明月市青松区市场监督管理局"),
        ("住房和城乡建设局2022年政府信息公开工作年度报告\n\n来源：青松县住房和城乡建设局", "青松县住房和城乡建设局"),
        ("县水务局2022年政府信息公开工作年度报告\n\n2022年，青松县水务局公开信息。", "青松县水务局"),
        # The same name, once with the place above.
        ("水务局2022年政府信息公开工作年度报告\n\n青松县水务局公开。由明月市青松县水务局编制。", "明月市青松县水务局"),
        # Two of them: nobody knows which.
        ("水务局2022年政府信息公开工作年度报告\n\n青松县水务局公开信息。由白石县水务局指导。", "水务局"),
        # No place before it.
        ("水务局2022年政府信息公开工作年度报告\n\n我县水务局公开信息，上级水务局指导，全市水务局共同推进。", "水务局"),
        # A name with its place is whole.
        ("青松县水务局2022年政府信息公开工作年度报告\n\n明月市青松县水务局公开信息。", "青松县水务局"),
        ("将乐县水务局2022年政府信息公开工作年度报告\n\n福建省将乐县水务局公开信息。", "将乐县水务局"),
        ("水务局2022年政府信息公开工作年度报告\n\n现将将乐县水务局的情况报告如下。", "将乐县水务局"),
        ("水务局2022年政府信息公开工作年度报告\n\n2022年万年县水务局公开信息。", "万年县水务局"),
        # A verb before it is no place.
        ("根据条例规定，现公布区水务局2022年政府信息公开工作年度报告。", "区水务局"),
    ],
)  # fmt: skip
def test_a_bare_name_is_completed_by_the_one_longer_one(head: str, organ: str) -> None:
    """The text prints the place that a title leaves out, once or always the same."""
    assert report_that_begins(f"{head}\n\n一、总体情况").organ.name == organ


@pytest.mark.parametrize(
    "text",
    [
        "统计期限自202111日起至20211230日止",
        "数据的统计期限自20211月1日起至202112月31日止",
        "统计期限从202111日到1231日止",
        "所列数据截止日期为2021年12月31日",
    ],
)
def test_year_of_a_period_with_digits_lost(text: str) -> None:
    """The year of a period is certain where its other digits are not."""
    assert year_of_period([text]) == 2021


def test_year_of_another_period() -> None:
    """Days of meetings are no statistical period."""
    assert year_of_period(["自2020年11月3日至2020年11月31日开展培训"]) is None


def test_the_title_of_the_period_among_a_list_of_reports() -> None:
    """Of several titles on a page the one of the year that the period states is the report's."""
    years = "\n\n".join(f"青松县水务局{year}年政府信息公开工作年度报告" for year in (2021, 2022, 2023))
    report = report_that_begins(f"{years}\n\n统计期限为2022年1月1日至12月31日。\n\n一、总体情况")

    assert (report.year, report.title) == (2022, "青松县水务局2022年政府信息公开工作年度报告")


@pytest.mark.parametrize(("day", "year"), [("2024-01-12", 2023), ("2024-11-12", None)])
def test_year_by_the_day_of_publication(day: str, year: int | None) -> None:
    """Where nothing else tells the year, one published in the first half of a year is for the year before."""
    head = f"青松县水务局政府信息公开工作年度报告\n\n发布日期：{day}\n\n一、总体情况"
    if year is None:
        with pytest.raises(UnreadableError, match="year"):
            report_that_begins(head)
    else:
        assert report_that_begins(head).year == year


@pytest.mark.parametrize("level", [0, 1, 2])
def test_title_as_a_heading_of_any_depth(level: int) -> None:
    """A title is no section, whichever heading element the page sets it in; a headline above it is the page's."""
    title = Paragraph(text="青松县水务局2022年政府信息公开工作年度报告", level=level)
    blocks = (Paragraph(text="政府信息公开", level=1), title, Paragraph(text="1.概况", level=2))
    report = read_document(Document(blocks=blocks, format="html")).report

    assert (report.organ.name, report.year, report.title) == ("青松县水务局", 2022, title.text)
    assert report.preamble == ("1.概况",)


def test_a_year_in_the_name_of_the_organ_is_not_the_year_of_the_report() -> None:
    """The year right before 政府信息公开 is; one that opens the line, or is the same, goes with it."""
    title = parse_title("青石县2022年冬奥会筹备办公室2023年政府信息公开工作年度报告")
    assert title is not None
    assert (title.organ, title.year) == ("青石县2022年冬奥会筹备办公室", 2023)
    title = parse_title("2023年青石县水务局2023年政府信息公开工作年度报告")
    assert title is not None
    assert (title.organ, title.year) == ("青石县水务局", 2023)
