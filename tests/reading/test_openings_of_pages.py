"""What stands before the tables of published pages: organ, year and days, in words of our own."""

from __future__ import annotations

from datetime import date

import pytest

from gov_disclosure.reading.about.dates import date_alone, published_in
from gov_disclosure.reading.about.title import parse_title
from openings import OVERVIEW, report_that_begins


@pytest.mark.parametrize(
    ("head", "organ"),
    [
        # A preamble that says what the report was made from.
        ("现公布青松市水务局政府信息公开工作2021年度报告。\n\n" + OVERVIEW, "青松市水务局"),
        # The year's 度 is no beginning of a name.
        (
            "青松街道办事处2022年政府信息公开工作年度报告根据《青松区政府信息公开工作年度报告编制指南》，现公开2022年度"
            "政府信息公开年度报告。\n\n" + OVERVIEW + "2022年，青松街道办事处认真贯彻条例。",
            "青松街道办事处",
        ),
        ("2022年青松市政府信息公开工作年度报告根据条例编制并向社会公布。\n\n" + OVERVIEW, "青松市"),
    ],
)  # fmt: skip
def test_the_organ_without_a_title(head: str, organ: str) -> None:
    assert report_that_begins(head).organ.name == organ


@pytest.mark.parametrize(
    ("text", "organ", "year"),
    [
        ("关于2022年政府信息公开工作情况的报告", "", 2022),
        ("青松镇人民政府2021年政府信息公开年报", "青松镇人民政府", 2021),
        ("青松县水务局政府信息公开工作2022年度报告", "青松县水务局", 2022),
        ("青松县水务局政府信息公开2021年度工作报告", "青松县水务局", 2021),
        ("青松县水务局2021年政府信息公开年度工作报告", "青松县水务局", 2021),
        ("青松海关（本级机关）2020年政府信息公开工作年度报告", "青松海关(本级机关)", 2020),
        ("青松大学2022—2023学年信息公开工作报告", "青松大学", None),
    ],
)
def test_titles(text: str, organ: str, year: int | None) -> None:
    title = parse_title(text)

    assert title is not None
    assert (title.organ, title.year) == (organ, year)


@pytest.mark.parametrize(
    "lines",
    [
        ("时间：2023-01-17   作者：张三   点击：",),
        ("来源：青松县水务局 时间：2023-01-17",),
        ("来源：青松县水务局 日期：2023-01-17 字号：",),
        ("信息提供日期 : 2023-01-17 16:25来源 : 青松县水务局",),
        ("公布时间：2023-01-17 浏览次数：",),
        ("发表日期：2023-01-17    文章来源：青松县水务局",),
        ("2023-01-17 15:05:02 青松县人民政府办公室 字体：",),
        ("发布时间：", "2023-01-17 16:40", "信息来源："),
        ("发布日期", "2023-01-17 16:06"),
        ("青松县水务局2022年政府信息公开工作年度报告 2023-01-17",),
        ("时间：统计", "发布时间：2023年1月17日"),
    ],
)
def test_the_day_of_publication(lines: tuple[str, ...]) -> None:
    assert published_in(lines) == date(2023, 1, 17)


@pytest.mark.parametrize(
    "lines",
    [
        ("统计时间：2022年1月1日至12月31日",),
        ("采集时间：2025-12-30T21:37:37+08:00",),
        ("当前时间：2025年12月30日 星期二",),
        ("数据核定时间：2022年12月31日",),
        ("来源：青松县水务局 废止日期：2023-01-17",),
        ("填表日期：2023-01-17",),
        ("来源：", "2023-01-17"),
        ("2023年1月17日召开会议",),
    ],
)
def test_days_of_something_else(lines: tuple[str, ...]) -> None:
    assert published_in(lines) is None


def test_a_day_in_a_list_of_remarks() -> None:
    assert date_alone("• 2024-03-08") == date(2024, 3, 8)


@pytest.mark.parametrize("words", ["2022年1月1日始至2022年12月31日止", "2022年1月1日起，至2022年12月31日止"])
def test_a_period_in_other_words(words: str) -> None:
    period = report_that_begins(f"统计期限自{words}。\n\n{OVERVIEW}").period

    assert period is not None
    assert (period.start, period.end) == (date(2022, 1, 1), date(2022, 12, 31))


TITLE = "青松经济技术开发区明月街道办事处2022年政府信息公开工作年度报告"


def test_a_long_title_right_above_a_longer_line_is_a_line_of_its_own() -> None:
    """Only text that was cut to a width goes on in the next line; there no line is much wider than the one above."""
    below = "本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自2022年1月1日起至12月31日止，"
    report = report_that_begins(f"{TITLE}\n{below}电子版可在网站下载。\n\n{OVERVIEW}")

    assert (report.title, report.organ.name) == (TITLE, "青松经济技术开发区明月街道办事处")
    assert report.preamble == (f"{below}电子版可在网站下载。",)


def test_a_title_right_below_the_buttons_of_a_page() -> None:
    report = report_that_begins(
        f"发布时间：2023-01-24浏览次数：来源：明月街道作者：明月街道 字体[ 大 中 小 ]\n{TITLE}\n\n{OVERVIEW}"
    )

    assert (report.title, report.published) == (TITLE, date(2023, 1, 24))


def test_text_cut_to_a_width_goes_on() -> None:
    text = (
        "青松县水务局坚持以公开为常态、不公开为例外的原则，围绕全县中心工作和群众关切，依法依规及时准确公开政府信息。"
        * 3
    )
    cut = "\n".join(text[at : at + 40] for at in range(0, len(text), 40))

    assert report_that_begins(f"青松县水务局2022年政府信息公开工作年度报告\n\n一、总体情况\n\n{cut}").sections[
        0
    ].paragraphs == (text,)


@pytest.mark.parametrize(
    "line",
    [
        "索引号：QS001-2024-0001 发布机构：青石县水务局 发文日期：2024-01-18",
        "索 引 号：QS001 主题分类：政务公开 发文机关：青石县水务局 成文日期：2024年1月18日",
    ],
)
def test_a_line_of_fields_right_above_the_title(line: str) -> None:
    """What describes a page is no text cut to a width that the title on the next line would go on with."""
    title = "青石县水务局2023年政府信息公开工作年度报告"

    report = report_that_begins(f"{line}\n{title}\n\n{OVERVIEW}本机关按要求开展工作。")

    assert (report.title, report.organ.name, report.year) == (title, "青石县水务局", 2023)
