"""Who reports and at which level, where names run on, are cut, or stand beside others."""

from __future__ import annotations

from datetime import date

import pytest

from gov_disclosure.model import Organ
from gov_disclosure.organs.levels import level_of
from gov_disclosure.organs.standing import standing
from gov_disclosure.reading.about.dates import date_alone
from gov_disclosure.reading.about.title import parse_title
from gov_disclosure.script.traditional import simplified
from openings import OVERVIEW, report_that_begins


@pytest.mark.parametrize(
    ("head", "organ", "level"),
    [
        # A circular in 《》 is about reports of all; what its title names is nobody.
        (
            "根据《关于做好2020年全市政府信息公开工作年度报告的通知》要求，我镇编制了青松市明月区柳河镇人民政府2020年"
            "政府信息公开工作年度报告。\n\n" + OVERVIEW,
            "青松市明月区柳河镇人民政府",
            "township",
        ),
        # What an organ is called in short is no part of its name.
        (
            "现公布青松经济技术开发区管理委员会（以下简称开发区管委会）2021年政府信息公开工作年度报告。\n\n" + OVERVIEW,
            "青松经济技术开发区管理委员会",
            None,
        ),
        # 人民政府 and 政府信息公开 with one 政府.
        ("现公布青松市柳河镇人民政府信息公开2022年度报告。\n\n" + OVERVIEW, "青松市柳河镇人民政府", "township"),
        ("現公布青松縣園林局2021年政府信息公開工作年度報告。\n\n" + OVERVIEW, "青松縣園林局", "county"),
    ],
)
def test_the_organ_of_a_report(head: str, organ: str, level: str | None) -> None:
    found = report_that_begins(head).organ

    assert (found.name, found.level) == (organ, level)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("海关总署（本级机关）", "state"),
        ("教育部", "state"),
        ("国家税务总局", "state"),
        # Branches are of the level of their place.
        ("国家税务总局上海市税务局", "province"),
        ("国家税务总局青松市明月区税务局", "county"),
        ("国家统计局青松调查队", None),
        ("财政部江南监管局", None),
        ("中华人民共和国青松海关", None),
        ("国家级青松经济技术开发区管理委员会", None),
        # 区 of many kinds.
        ("青松海关关区", None),
        ("青松国家级自然保护区管理局", None),
        ("兰州市城关区", "county"),
        ("秦皇岛市山海关区", "county"),
        ("柳河镇政府", "township"),
    ],
)
def test_levels(name: str, level: str | None) -> None:
    assert level_of(name) == level


def test_the_area_of_a_customs_office_is_no_government() -> None:
    """So that nobody asks it for what governments have to report."""
    assert standing(Organ(name="青松海关关区")).kind != "government"


def test_a_page_of_a_flip_book_is_no_part_of_the_title() -> None:
    title = parse_title("Page 8 - 青松市水务局2022年政府信息公开工作年度报告")

    assert title is not None
    assert (title.text, title.organ) == ("青松市水务局2022年政府信息公开工作年度报告", "青松市水务局")


def test_a_day_in_brackets() -> None:
    assert date_alone("（2026年1月13日）") == date(2026, 1, 13)


def test_traditional_words_for_figures_and_organs() -> None:
    """Words that tell claims and names apart are known in both scripts."""
    assert simplified("較上年約減少餘件園林場館郵編評議") == "较上年约减少余件园林场馆邮编评议"


def test_a_name_with_the_word_society() -> None:
    """To publish to society (向社会公布) is no part of a name; 社会保障 is."""
    head = "现向社会公布青松市人力资源和社会保障局2021年政府信息公开工作年度报告。\n\n" + OVERVIEW
    assert report_that_begins(head).organ.name == "青松市人力资源和社会保障局"
