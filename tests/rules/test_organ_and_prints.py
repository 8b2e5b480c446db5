"""What the name of an organ tells, and how printed cells are told apart."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gov_disclosure.figures.prints import Print, classify
from gov_disclosure.model import Organ
from gov_disclosure.organs.cities import COUNTY_CITIES, PREFECTURE_CITIES
from gov_disclosure.organs.standing import standing


class TestStanding:
    """Legislation Law, articles 91 and 93: who may make rules."""

    @pytest.mark.parametrize(
        "name",
        [
            "财政部", "国家税务总局", "中国人民银行", "国家发展和改革委员会", "青海省人民政府", "内蒙古自治区人民政府",
            "昌吉回族自治州人民政府", "江苏省淮安市人民政府", "上海市人民政府", "上海市人民政府办公厅",
            "国家市场监督管理总局", "国家铁路局", "延边州人民政府", "凉山州人民政府办公室",
            "广州市", "黔南州", "新疆维吾尔自治区", "国家发展改革委", "中国证监会", "市场监管总局",
        ],
    )  # fmt: skip
    def test_may(self, name: str) -> None:
        """Bodies of the State Council; governments of provinces, autonomous prefectures and cities with districts."""
        assert standing(Organ(name=name)).power == "yes"

    @pytest.mark.parametrize(
        ("name", "kind", "level"),
        [
            ("丰收乡人民政府", "government", "township"),
            ("新疆维吾尔自治区博湖县乌兰镇人民政府", "government", "township"),
            ("新下陆街道办事处", "subdistrict", "township"),
            ("河东区行政审批服务局", "department", "county"),
            ("临沂市河东区人民政府", "government", "county"),
            ("沭阳县发展和改革局", "department", "county"),
            ("阿鲁科尔沁旗人民政府", "government", "county"),
            ("长阳土家族自治县人民政府", "government", "county"),
            ("南京市公安局", "department", "prefecture"),
            ("内蒙古自治区财政厅", "department", "province"),
            ("国家税务总局淮安市税务局", "branch", None),
            ("连云港海关", "branch", None),
            ("上海市浦东新区人民政府", "government", "county"),
            ("国家金融监督管理总局山东监管局", "branch", None),
            ("阿里地区行政公署", "government", "prefecture"),
            ("锡林郭勒盟行政公署", "government", "prefecture"),
            ("锡林郭勒盟正蓝旗人民政府", "government", "county"),
            ("喀什地区莎车县教育局", "department", "county"),
            ("延吉市河东区", "government", "county"),
            ("青石镇", "government", "township"),
        ],
    )
    def test_may_not(self, name: str, kind: str, level: str | None) -> None:
        """Towns, subdistricts, counties, zones, departments of local governments and local branches."""
        found = standing(Organ(name=name))

        assert ("no", kind) == (found.power, found.kind)
        assert level is None or level == found.level

    @pytest.mark.parametrize(
        "name",
        [
            "青石市人民政府",
            "青石市",
            "某某",
            "长春经济技术开发区管理委员会",
            "平川综合实验区管理委员会",
            "新疆生产建设兵团",
            "青石市人民政府办公室",
        ],
    )
    def test_doubtful(self, name: str) -> None:
        """A city that may or may not have districts, and names that tell nothing."""
        found = standing(Organ(name=name))

        assert found.power == "doubtful"
        assert found.why.zh
        assert found.why.en

    @pytest.mark.parametrize(
        "name", ["青石经济技术开发区", "青石风景区", "青石社区", "青石市场监督管理局", "青石林业总站"]
    )
    def test_what_is_no_place_is_no_government(self, name: str) -> None:
        """Only the name of a province, city, county, town or the like stands for its government."""
        assert standing(Organ(name=name)).kind != "government"

    def test_a_given_level_counts_more_than_the_name(self) -> None:
        """Where the level is known, it decides."""
        assert standing(Organ(name="青石市人民政府", level="prefecture")).power == "yes"
        assert standing(Organ(name="青石市人民政府", level="county")).power == "no"

    def test_number_of_cities(self) -> None:
        """293 cities of prefecture rank (2023); 397 of county rank, 21 of them left out, and 4 of before 2021."""
        assert len(PREFECTURE_CITIES) == 293
        assert len(COUNTY_CITIES) == 397 - 21 + 4

    def test_no_city_is_of_two_ranks(self) -> None:
        """A name that is on both lists would tell nothing."""
        assert not COUNTY_CITIES & PREFECTURE_CITIES


@pytest.mark.parametrize(
    ("text", "value", "kind", "expected"),
    [
        ("12", 12, "count", ()),
        (" 12\u3000", 12, "count", ()),
        ("0.092", Decimal("0.092"), "amount", ()),
        ("-8", -8, "change", ()),
        ("", None, "count", (Print.BLANK,)),
        ("\u3000\xa0", None, "count", (Print.BLANK,)),
        ("/", None, "count", (Print.PLACEHOLDER,)),
        ("——", None, "count", (Print.PLACEHOLDER,)),
        ("－", None, "count", (Print.PLACEHOLDER,)),
        ("无", None, "count", (Print.PLACEHOLDER,)),
        ("N/A", None, "count", (Print.PLACEHOLDER,)),
        ("不适用", None, "count", (Print.PLACEHOLDER,)),
        ("本单位未制作规章", None, "count", (Print.WORDS,)),
        ("? 0", None, "count", (Print.WORDS,)),
        ("251000元", Decimal("25.1"), "amount", (Print.UNIT,)),
        ("976.81万元", Decimal("976.81"), "amount", (Print.UNIT,)),
        ("133900元", Decimal("20.5"), "amount", (Print.OTHER_FIGURE,)),
        ("", 7, "count", (Print.OTHER_FIGURE,)),
        (None, 7, "count", (Print.OTHER_FIGURE,)),
        (None, None, "count", (Print.LACKING,)),
        ("十二", 13, "count", (Print.OTHER_FIGURE,)),
        ("296\n2", 2963, "count", (Print.OTHER_FIGURE,)),
        ("31批次", 31, "count", (Print.UNIT,)),
        ("808", None, "amount", (Print.UNIT_LACKING,)),
        ("1,113", 1113, "count", (Print.SEPARATOR,)),
        ("1，113", 1113, "count", (Print.SEPARATOR,)),
        ("+1036", 1036, "change", (Print.SIGN,)),
        ("增10", 10, "change", (Print.SIGN,)),
        ("减4", -4, "change", (Print.SIGN,)),
        ("--253", None, "change", (Print.SIGN,)),
        ("0/0", None, "change", (Print.SIGN,)),
        ("+(0) -(0)", None, "change", (Print.SIGN,)),
        ("-3", None, "count", (Print.NEGATIVE,)),
        ("-0.5", None, "amount", (Print.NEGATIVE,)),
        ("-0", None, "count", (Print.SIGN,)),
        ("- 0", None, "count", (Print.SIGN,)),
        ("-0.00", None, "amount", (Print.SIGN,)),
        ("１２", 12, "count", (Print.DIGITS,)),
        ("十二", 12, "count", (Print.DIGITS,)),
        ("3.0", 3, "count", (Print.FRACTION,)),
        ("3.5", None, "count", (Print.FRACTION,)),
        ("22（其中修订16件）", 22, "count", (Print.REMARK,)),
        ("1,113万元", 1113, "amount", (Print.SEPARATOR, Print.UNIT)),
    ],
)
def test_classify(text: str | None, value: int | None, kind: str, expected: tuple[Print, ...]) -> None:
    """Shapes of cells met in published reports."""
    assert frozenset(expected) == classify(text, value, kind)


@pytest.mark.parametrize("printed", ["296\n2", "296 2", "2\n962"])
def test_a_figure_broken_over_lines_is_the_figure(printed: str) -> None:
    """A narrow cell, or the end of a page, breaks a figure over lines; the reader read it as one."""
    assert classify(printed, 2962, "count") == frozenset()
