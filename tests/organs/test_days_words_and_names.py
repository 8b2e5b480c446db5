"""Days by which reports are due, words that tell a kind of organ, and when two names are one organ's."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gov_disclosure.model import Organ
from gov_disclosure.organs.deadlines import at_latest, by_notice, end_of_january
from gov_disclosure.organs.levels import level_of
from gov_disclosure.organs.same import same_organ
from gov_disclosure.organs.standing import standing

# Report year; the day for departments, and for counties by the notice, each with the last day it may move to.
DAYS = """
    2019  2020-02-03 2020-02-03  2020-02-20 2020-02-20
    2020  2021-02-01 2021-02-01  2021-02-22 2021-02-22
    2021  2022-02-07 2022-02-07  2022-02-21 2022-02-21
    2022  2023-01-31 2023-01-31  2023-02-20 2023-02-20
    2023  2024-01-31 2024-01-31  2024-02-20 2024-02-20
    2024  2025-02-05 2025-02-05  2025-02-20 2025-02-20
    2025  2026-02-02 2026-02-02  2026-02-24 2026-02-24
    2026  2027-02-01 2027-02-01  2027-02-22 2027-02-22
    2027  2028-01-31 2028-02-04  2028-02-21 2028-02-21
    2028  2029-01-31 2029-01-31  2029-02-20 2029-02-22
    2029  2030-01-31 2030-01-31  2030-02-20 2030-02-20
    2030  2031-01-31 2031-02-03  2031-02-20 2031-02-20
    2031  2032-02-02 2032-02-02  2032-02-20 2032-02-20
    2032  2033-02-03 2033-02-09  2033-02-21 2033-02-21
    2033  2034-01-31 2034-01-31  2034-02-22 2034-02-28
    2034  2035-01-31 2035-01-31  2035-02-20 2035-02-20
    2035  2036-01-31 2036-02-06  2036-02-20 2036-02-20
    2036  2037-02-02 2037-02-02  2037-02-20 2037-02-24
    2037  2038-02-01 2038-02-01  2038-02-22 2038-02-22
    2038  2039-01-31 2039-02-02  2039-02-21 2039-02-21
    2039  2040-01-31 2040-01-31  2040-02-20 2040-02-21
"""


@pytest.mark.parametrize("line", DAYS.strip().splitlines(), ids=lambda line: line.split()[0])
def test_days(line: str) -> None:
    """31 January and 20 February, moved behind weekends and the Spring Festival: announced, by law, or at most."""
    year, *days = line.split()
    department = end_of_january(int(year))
    county = by_notice(standing(Organ(name="青石县人民政府")), int(year))
    assert county is not None
    found = (department, at_latest(department), county, at_latest(county))
    assert found == tuple(map(date.fromisoformat, days))


PARTY = (
    "组织部 宣传部 统战部 统一战线工作部 社会工作部 武装部 政法委 党校 巡察办 巡视办 编办 编委办 文明办 网信办 老干部局"
)
ZONES = (
    "开发区 高新区 经开区 高新技术产业区 产业区 园区 工业园 产业园 科技园 物流园 保税区 保税港区 "
    "示范区 示范园 实验区 试验区 合作区 度假区 风景区 风景名胜区 名胜区 旅游区 景区 自然保护区 保护区 "
    "国家公园 管理区 生态城 科学城 知识城 片区 集聚区 经济区 自贸区 新区"
)


@pytest.mark.parametrize("word", PARTY.split())
def test_bodies_of_the_party(word: str) -> None:
    """Article 49 does not bind them."""
    assert standing(Organ(name=f"青石县{word}")).kind == "not_bound"


@pytest.mark.parametrize("word", ZONES.split())
def test_zones(word: str) -> None:
    """What runs a zone is no department, though its name ends in 局."""
    assert standing(Organ(name=f"云岭{word}管理局")).kind == "area"


@pytest.mark.parametrize("name", ["长江水利委员会", "水利部黄河水利委员会", "淮河流域水利委员会"])
def test_bodies_of_rivers(name: str) -> None:
    """They are organs of the ministry, no departments of a government."""
    assert standing(Organ(name=name)).kind == "branch"


def test_words_that_name_no_place() -> None:
    """县域 is no county, and what a city runs under that name is the city's."""
    assert standing(Organ(name="苏州市县域经济发展局")).level == "prefecture"


@pytest.mark.parametrize("name", ["国家互联网信息办公室", "国家税务总局", "国家数据局", "审计署"])
def test_bodies_of_the_state(name: str) -> None:
    """By what their names end in."""
    assert level_of(name) == "state"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"credit_code": "11370000004502971B"}, {}, True),
        ({}, {"credit_code": "11370000004502971B"}, True),
        ({"division_code": "370000"}, {}, True),
        ({"division_code": "370000"}, {"division_code": "320000"}, False),
        ({"division_code": "370000"}, {"division_code": "370000"}, True),
    ],
)
def test_codes_of_one_organ(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    """A code tells where both have it; where one has none, the names do."""
    assert same_organ(Organ(name="青石县财政局", **one), Organ(name="青石县财政局", **other)) is same


def test_credit_codes() -> None:
    """Two codes that differ are two organs under whatever name; one code is one organ under two names."""
    first, second = (
        Organ(name="甲局", credit_code="11370000004502971B"),
        Organ(name="甲局", credit_code="11320000014000111A"),
    )
    assert not same_organ(first, second)
    assert same_organ(first, Organ(name="乙局", credit_code="11370000004502971B"))
