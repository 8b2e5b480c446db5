"""What a page prints around a report is no text of it, and no sentence of a report is dropped."""

from __future__ import annotations

import pytest

import dialects
from gov_disclosure import forms
from gov_disclosure.document import Document, Paragraph
from gov_disclosure.document.text.read import read as read_text
from gov_disclosure.model import Report
from gov_disclosure.reading import read_document
from gov_disclosure.reading.about.furniture import is_furniture, without_boxes
from reports_as_grids import distinct_figures

FORM = forms.for_edition("2021")
WHOLE = dialects.report_text(FORM, distinct_figures(FORM), dialects.dialect_tabs)
TABLES = WHOLE[WHOLE.index("二、主动公开") : WHOLE.index("六、其他")]
TITLE = "青松县水务局2023年政府信息公开工作年度报告"


def report(*, above: str = "", below: str = "") -> Report:
    text = f"{above}\n\n一、总体情况\n\n平稳。\n\n{TABLES}六、其他需要报告的事项\n\n无其他事项。\n\n{below}"
    return read_document(read_text(text.encode())).report


@pytest.mark.parametrize(
    "line",
    [
        "首页",
        "登录 | 注册",
        "无障碍浏览",
        "简体 | 繁體 | English",
        "微信 微博 QQ空间",
        "首页 > 政务公开 > 政府信息公开年报",
        "当前位置：首页 >> 政府信息公开 >> 年度报告",
        "您现在的位置: 网站首页/政务公开/部门年报",
        "青松县人民政府 > 政务公开 > 年报",
        "【字体：大 中 小】",
        "上一篇：青松县水务局2022年政府信息公开工作年度报告",
        "下一条：没有了",
        "附件：2023年统计表.xlsx",
        "1.青松县水务局年报.docx",
        "附件下载",
        "附件：青松县水务局政府信息公开情况表",
        "版权所有：青松县人民政府办公室",
        "主办单位：青松县人民政府  承办：青松县大数据局",
        "网站标识码：3500000001 闽ICP备00000000号-1 闽公网安备 35000000000000号",
        "您是第10293847位访问者",
        "浏览次数：123",
        "责任编辑：张三",
        "扫一扫在手机打开当前页",
        "2025年12月30日 星期二",
        "建议使用1920*1080分辨率、谷歌浏览器访问本站。",
        "您访问的链接即将离开“青松县人民政府”门户网站，是否继续？",
    ],
)
def test_furniture(line: str) -> None:
    """Menus, ways, boxes, neighbours, files, footers: known by their form."""
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "无",
        "无。",
        "无其他需要报告的事项。",
        "青松县水务局",
        "青松县人民政府办公室",
        "2024年1月12日",
        "通过微信、微博、抖音发布信息120条。",
        "县政府门户网站标注了网站标识码、ICP备案号和公安备案号。",
        "（三）政务微信",
        "1.微信公众号",
        "下一步，我局将加强平台建设",
        "上一年度结转1件",
        "如需下载，见附件：统计表.xlsx，或与我局联系。",
        "一是加强网站建设；二是做好二维码推广",
        "本报告的电子版可在县政府网站下载",
        "全年访问量达到12万人次，比上年增加2万",
    ],
)
def test_no_furniture(line: str) -> None:
    """Sentences, signatures, days and numbered headings stay, whatever they speak of."""
    assert not is_furniture(line)


def test_boxes_on_the_line_of_the_date() -> None:
    """Buttons behind the day of publication go; the day and the source stay."""
    assert without_boxes("发布日期:2024-01-12 字体:大中小 打印") == "发布日期:2024-01-12"
    assert without_boxes("时间：2024-01-12 来源：青松县水务局 浏览次数：12") == "时间：2024-01-12 来源：青松县水务局"
    assert without_boxes("通过打印、分享等方式公开。") == "通过打印、分享等方式公开。"


def test_what_stands_above_a_title() -> None:
    """Menus of any words above the title are the page's; a sentence there is not."""
    found = report(above=f"本站已支持读屏。\n首页 > 年报\n{TITLE}\n\n县政府办公室：\n\n现报告如下。")

    assert found.title == TITLE
    assert found.preamble == ("本站已支持读屏。", "县政府办公室：", "现报告如下。")


def test_second_titles_go() -> None:
    """The title once more, over two lines, without its organ, or in other words."""
    again = "青松县水务局2023年政府信息公开\n工作年度报告\n2023年政府信息公开工作年度报告"
    again += "\n青松县水务局2023年度政府信息公开年报"
    found = report(above=f"{TITLE}\n{again}\n本报告按条例编制。")

    assert (found.title, found.preamble) == (TITLE, ("本报告按条例编制。",))


def test_a_footer_is_no_text_of_the_last_section() -> None:
    """From the first line of furniture on, what speaks nothing is the page's; signature and day before it stay."""
    footer = "附件下载\n友情链接\n人民网\n青松日报\n主办单位：青松县人民政府\n建议使用谷歌浏览器访问。"
    found = report(above=TITLE, below=f"青松县水务局\n2024年1月12日\n{footer}")

    assert found.sections[-1].paragraphs == ("无其他事项。", "青松县水务局", "2024年1月12日")


def test_a_signature_below_a_list_of_files_stays() -> None:
    """A day, a sentence or a numbered heading below furniture is the report's, and so is what stands between."""
    found = report(above=TITLE, below="附件：统计表.xlsx\n青松县水务局\n2024年1月12日\n打印\n关闭")

    assert found.sections[-1].paragraphs == ("无其他事项。", "青松县水务局", "2024年1月12日")


@pytest.mark.parametrize("level", [1, 2, 3])
def test_headings_of_boxes_are_no_sections(level: int) -> None:
    """Pages set the names of their boxes as headings."""
    texts = ["一、总体情况", "平稳。", "六、其他需要报告的事项", "无。", "打印", "新媒体矩阵", "青松发布"]
    blocks = [Paragraph(text=TITLE, level=1)]
    blocks += [Paragraph(text=text, level=level if text in ("新媒体矩阵", "打印") else None) for text in texts]
    found = read_document(Document(blocks=tuple(blocks), format="html")).report

    assert [section.heading for section in found.sections] == ["一、总体情况", "六、其他需要报告的事项"]
    assert (found.sections[-1].paragraphs, found.sections[-1].sections) == (("无。",), ())


@pytest.mark.parametrize(
    "boxes",
    ["字号：【大】【中】【小】", "字体：[大] [中] [小]", "文字大小：（特大）（大）（默认）", "【字体：大 中 小】"],
)
def test_each_size_in_brackets_of_its_own(boxes: str) -> None:
    """A line that says when a page was published loses the whole box of sizes, however each is bracketed."""
    said = "时间：2024年1月20日 来源：青松县水务局 作者：王五"

    assert without_boxes(f"{said} {boxes}") == said


def test_time_does_not_explode() -> None:
    """A line of buttons that no button ends is told as quickly as any other."""
    assert not is_furniture("微信朋友圈" * 39 + "甲")
