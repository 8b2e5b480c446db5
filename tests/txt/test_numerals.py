"""Figures as Chinese prose writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.figures.numerals import couple, parse_digits, parse_numeral
from gov_disclosure.figures.prose import Figure, figures, may_count
from gov_disclosure.narrative.sentences import clauses, clean
from txt_writing import in_chinese, in_digits_of_chinese


def only(text: str) -> Figure:
    (figure,) = figures(clean(text).text)
    return figure


class TestChineseNumerals:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("零", 0),
            ("〇", 0),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("一百零五", 105),
            ("一百〇五", 105),
            ("两百", 200),
            ("一千零九", 1009),
            ("一千零九十", 1090),
            ("三千一百一十九", 3119),
            ("一万零三", 10003),
            ("十二万三千四百五十六", 123456),
            ("一亿二千万", 120_000_000),
            ("二〇二二", 2022),
            ("二零二二", 2022),
            ("一二三", 123),
        ],
    )
    def test_read(self, text: str, value: int) -> None:
        assert parse_numeral(text) == value

    @pytest.mark.parametrize("text", ["", "件", "三件", "一百五"])
    def test_not_a_number(self, text: str) -> None:
        assert parse_numeral(text) is None

    @given(st.integers(0, 10**9))
    def test_written_and_read_again(self, value: int) -> None:
        assert parse_numeral(in_chinese(value)) == value

    @given(st.integers(10, 10**6))
    def test_digit_by_digit(self, value: int) -> None:
        written = in_digits_of_chinese(value)
        assert parse_digits(written) == value
        assert parse_numeral(written) == (value if couple(written) is None else None)

    @pytest.mark.parametrize(
        "text", ["一两", "一二", "两三", "二三", "三四", "四五", "五六", "六七", "七八", "八九", "三五"]
    )
    def test_two_digits_that_leave_it_open(self, text: str) -> None:
        """三四件 are three or four, not 34; the narrative claims no such number."""
        first, second = couple(text) or (0, 0)
        assert 0 < first < second < 10
        assert parse_numeral(text) is None
        assert figures(clean(f"收到申请{text}件").text) == ()

    @pytest.mark.parametrize("text", ["四三", "三三", "零一", "九十", "一二三", "三", "两千"])
    def test_what_leaves_nothing_open(self, text: str) -> None:
        assert couple(text) is None

    def test_digits_behind_a_point(self) -> None:
        """百分之三点四五 is 3.45 %."""
        assert only("百分之三点四五").value == Decimal("3.45")


class TestExactFigures:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("26件", 26),
            ("２６ 件", 26),
            ("1,009件", 1009),
            ("1，009件", 1009),
            ("1,234,567件", 1234567),
            ("3万件", 30000),
            ("三十一件", 31),
            ("0件", 0),
            ("4起", 4),
            ("33.9%", Decimal("33.9")),
            ("百分之三十三点九", Decimal("33.9")),
            ("百分之40", 40),
            ("百分之百", 100),
            ("百分之百二十", 120),
            ("-72.73%", Decimal("-72.73")),
        ],
    )
    def test_value(self, text: str, value: int | Decimal) -> None:
        assert only(text).value == value

    def test_a_full_width_comma_may_end_a_clause(self) -> None:
        """ "收到1，009件" is 1009, or 9 of something after a comma."""
        figure = only("1，009件")

        assert figure.covers(1009)
        assert figure.covers(9)
        assert not figure.sure

    @pytest.mark.parametrize(
        "text",
        ["第3件", "数十件", "好几件", "2022年", "3月1日", "0539-8822601", "3-5件", "711号", "15个工作日"],
    )
    def test_no_figure(self, text: str) -> None:
        assert list(figures(text)) == []

    def test_without_a_unit_at_the_end_of_a_clause(self) -> None:
        assert [figure.value for figure in figures("部分公开67，占4.61%")] == [67, Decimal("4.61")]


class TestApproximations:
    @pytest.mark.parametrize(
        ("text", "inside", "outside"),
        [
            ("9余万件", (90000, 90025, 99999), (89999, 110000)),
            ("9万余件", (90000, 90025, 99999), (89999, 110000)),
            ("2.8万余件", (28000, 28999), (27999, 31000)),
            ("706余条", (706, 710), (705, 800)),
            ("100多件", (100, 101, 199), (99, 201)),
            ("百余件", (100, 150), (99, 201)),
            ("近300件", (299, 288, 300), (350, 50)),
            ("约300件", (300, 280, 349), (450, 150)),
            ("300件左右", (300, 280, 349), (450, 150)),
            ("超过300件", (300, 301, 10**6), (299,)),
            ("300件以上", (300, 301, 10**6), (299,)),
            ("不足10件", (0, 9, 10), (11,)),
            ("1.5万件", (15000, 15499, 14950), (14000, 16500)),
        ],
    )
    def test_range(self, text: str, inside: tuple[int, ...], outside: tuple[int, ...]) -> None:
        figure = only(text)

        assert [value for value in inside if not figure.covers(value)] == []
        assert [value for value in outside if figure.covers(value)] == []
        assert not figure.exact


_COUNTING = st.text(
    alphabet="1234，,。；、！()《》一二三十百千万亿余多第数分之约件次个项部门工作日%元年月 ", max_size=14
)


@given(text=_COUNTING)
def test_a_text_with_a_figure_in_a_clause_may_count(text: str) -> None:
    """What the first look at a paragraph lets go has no figure in any clause, bracket or behind a title."""
    cleaned = clean(text).text
    assert may_count(cleaned) or not any(figures(clause.text) for clause in clauses(cleaned))


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("收到申请3件", True),
        ("收到申请三件", True),
        ("收到申请3（网上）", True),
        ("增长百分之五", True),
        ("5个工作日内答复", False),
        ("按照第五十条，自2022年1月1日起", False),
        ("召开会议两次", False),
    ],
)
def test_dates_ordinals_and_stretches_of_time_count_nothing(text: str, counts: bool) -> None:
    assert may_count(clean(text).text) is counts
