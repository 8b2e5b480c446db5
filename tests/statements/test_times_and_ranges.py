"""Months and quarters, ranges written with a dash, what a figure is compared with, and what holds of the parts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gov_disclosure.statements import prose, statements
from prose_texts import prose_report


def stated(text: str) -> list[tuple[str, Decimal | None, str]]:
    return [(one.key, one.figure, one.period) for one in statements(prose_report(text))]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2023年1—6月公开信息120条。", ["part"]),
        ("2023年1-6月，公开信息120条。", ["part"]),
        ("2023年1月至6月，公开信息120条。", ["part"]),
        ("1至11月份公开信息120条。", ["part"]),
        ("2023年7月到12月公开信息120条。", ["part"]),
        ("上半年公开信息120条，其中网站80条，微信40条。", ["part", "part", "part"]),
        ("1—6月公开信息120条（网站80条，微信40条）。", ["part", "part", "part"]),
        ("第四季度发布信息30条。", ["part"]),
        ("2023年1—12月公开信息120条。", ["year"]),
        ("2023年1月至12月，公开信息120条。", ["year"]),
        ("2023年1月1日至12月31日，公开信息120条。", ["year"]),
        ("2023年1月1日至2023年12月31日公开信息120条。", ["year"]),
        ("公开信息120条，其中1—6月50条。", ["year", "part"]),
        ("截至2023年底，累计公开信息2310条，其中2023年新增312条。", ["to_date", "year"]),
        ("截至2023年底，累计公开信息2310条，其中本年新增312条，网站9条。", ["to_date", "year", "to_date"]),
        ("截至2023年底，累计公开信息2310条，其中网站312条。", ["to_date", "to_date"]),
    ],
)
def test_the_stretch_of_time_of_a_figure(text: str, periods: list[str]) -> None:
    """Months are a part of the year unless they are all twelve; parts are of the time of their whole."""
    assert [period for _, _, period in stated(text)] == periods


@pytest.mark.parametrize(
    "text", ["平均每月发布10条以上。", "第四季度发布30条。", "公开信息2310条，其中2023年新增312条。"]
)
def test_a_stretch_of_time_is_no_subject(text: str) -> None:
    """Words for when something was published say nothing of what it is about."""
    assert {one.key for one in statements(prose_report(text))} == {"published.items"}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("公开信息100—120条。", 100, 120),
        ("公开信息100-120条。", 100, 120),
        ("公开信息100~120条。", 100, 120),
        ("公开信息100至120条。", 100, 120),
        ("公开信息100到120条。", 100, 120),
        ("组织培训三至五次。", 3, 5),
        ("组织培训两到三次。", 2, 3),
        ("公开信息１００～１２０条。", 100, 120),
    ],
)
def test_a_range_is_one_numeral(text: str, low: int, high: int) -> None:
    """A figure from one number to another has both for its bounds, and no figure of its own."""
    report = prose_report(text)
    (found,) = statements(report)

    assert found.figure is None
    assert [found.low, found.high] == [low, high]
    assert not prose(report).not_understood


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("公开信息由100条增至120条。", [120]),
        ("更新栏目1至3次。", []),
        ("从2019至2023年公开信息20条。", [20]),
        ("在10至20个工作日内公开信息20条。", [20]),
    ],
)
def test_what_looks_like_a_range_is_none(text: str, figures: list[int]) -> None:
    """Numbers of documents, years and days, and a change from one number to another, make no range of items."""
    found = statements(prose_report(text))

    assert [one.figure for one in found if one.key == "published.items" and one.figure] == figures


@pytest.mark.parametrize(
    "text",
    [
        "公开信息320条，比上年260条增长23.1%。",
        "公开信息320条，较2022年的260条增加60条。",
        "公开信息320条，比去年的260条多60条。",
        "公开信息320条（2022年为260条）。",
        "公开信息320条，上年为260条。",
    ],
)
def test_what_a_figure_is_compared_with_is_not_of_this_year(text: str) -> None:
    """Last year's figure is no figure of this year's, under whatever key."""
    of_this_year = [one.figure for one in statements(prose_report(text)) if one.year == 2023]

    assert of_this_year == [320]
    assert not prose(prose_report(text)).not_understood


@pytest.mark.parametrize(
    "text",
    [
        "与上年相同，安排1名政府信息公开人员。",
        "与去年一样安排1名政府信息公开人员。",
        "与去年一致配备1名政府信息公开人员。",
    ],
)
def test_a_figure_behind_the_same_as_last_year_is_of_this_year(text: str) -> None:
    """与去年相同 compares nothing that follows: what stands behind it is this year's."""
    assert [(one.key, int(one.low or 0), one.year) for one in statements(prose_report(text))] == [
        ("staff.all", 1, prose_report(text).year)
    ]
