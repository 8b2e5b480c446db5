"""The unit of the fee: read where it is certain, and never guessed where it is mistyped or disputed."""

from __future__ import annotations

import pytest

from gov_disclosure.figures import UNCERTAIN_UNIT, amount_unit
from gov_disclosure.model import NoteKind
from table_two import FEE, fee_of, fees, left_over, read_fees

AS_FORM = [
    "（单位：万元）",
    "（万 元）",
    "（单位：元万）",
    "（万圆）",
    "（单位：万）",
    "（单位：“万”元）",
    "（单位：万元元）",
    "（）",
    "",
]
YUAN = ("（单位：元）", "（元）", "(单位: 人民币元)", "（单位：　元）", "元")
UNCERTAIN = ["（方元）", "（单位：千元）", "（单位：百万元）", "（单位：_元）", "（单位：？元）", "（单位：元/万元）"]
UNCERTAIN += ["（单位：10000元）", "（圆）"]
HEADING = ("第二十条第（八）项|4",)


class TestInTheHeader:
    @pytest.mark.parametrize("unit", AS_FORM)
    def test_a_slip_in_the_forms_own_unit_is_that_unit(self, unit: str) -> None:
        """元万 is 万元 mistyped, and no smaller by 10,000; without a unit the form's own counts."""
        reading = read_fees(*fees("本年收费金额" + unit, "318.75"))

        assert fee_of(reading) == "318.75"

    @pytest.mark.parametrize("unit", YUAN)
    def test_yuan_is_converted_and_told(self, unit: str) -> None:
        """元 in the header is 元: the amount is in 万元, the printed figure is kept and the label noted."""
        reading = read_fees(*fees("本年收费金额" + unit, "318.75"))

        assert fee_of(reading) == "0.031875"
        assert reading.report.as_printed[FEE] == "318.75"
        assert any(note.kind is NoteKind.LABEL_VARIANT and FEE in note.cells for note in reading.notes)

    @pytest.mark.parametrize("unit", UNCERTAIN)
    def test_what_may_be_either_is_left_over(self, unit: str) -> None:
        """A unit that is neither leaves the amount without a value, and its text where people see it."""
        reading = read_fees(*fees("本年收费金额" + unit, "318.75"))

        assert fee_of(reading) is None
        assert "318.75" in left_over(reading)


class TestElsewhere:
    @pytest.mark.parametrize(
        ("rows", "above"),
        [
            ((HEADING, ("单位：元|4",), *fees("本年收费金额", "318")[1:]), ""),
            ((("第二十条第（八）项（单位：元）|4",), *fees("本年收费金额", "318")[1:]), ""),
            (
                (("第二十条第（八）项|4",), ("信息内容", "单位", "本年收费金额|2"), ("行政事业性收费", "元", "318|2")),
                "",
            ),
            ((HEADING, ("信息内容", "本年收费金额|2", ""), ("行政事业性收费", "318|2", "元")), ""),
            (fees("本年收费金额", "318", "行政事业性收费（元）"), ""),
            (fees("本年收费金额", "318（元）"), ""),
            (fees("本年收费金额", "318"), "<p>单位：件、元</p>"),
        ],
        ids=["row", "heading", "column", "behind", "label", "remark", "caption"],
    )
    def test_yuan_said_beside_the_figure(self, rows: tuple[tuple[str, ...], ...], above: str) -> None:
        """A unit in a row, a column, a label, a remark or a caption counts as one in the header does."""
        assert fee_of(read_fees(*rows, above=above)) == "0.0318"

    @pytest.mark.parametrize(
        ("rows", "above"),
        [
            (fees("本年收费金额（单位：万元）", "318", "行政事业性收费（元）"), ""),
            (fees("本年收费金额（单位：万元）", "318"), "<p>金额单位：元</p>"),
            (fees("本年收费金额（单位：万元）", "318（方元）"), ""),
            (fees("本年收费金额", "318", "行政事业性收费（千元）"), ""),
        ],
        ids=["label", "caption", "remark", "thousands"],
    )
    def test_two_units_for_one_amount_are_none(self, rows: tuple[tuple[str, ...], ...], above: str) -> None:
        """Where one place says 元 and another 万元, neither is believed."""
        reading = read_fees(*rows, above=above)

        assert fee_of(reading) is None
        assert [text for text in left_over(reading) if text.startswith("318")]

    def test_a_unit_in_the_cell_is_nearer_than_the_header(self) -> None:
        """318元 is 318 元 under whatever header."""
        assert fee_of(read_fees(*fees("本年收费金额（单位：万元）", "318元"))) == "0.0318"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("采购总金额", None),
        ("本年处理决定数量", None),
        ("单位：件", None),
        ("单位:萬元", "万元"),
        ("采购总金额（亿元）", UNCERTAIN_UNIT),
        ("收费金额（元旦前，万元）", UNCERTAIN_UNIT),
        ("", None),
    ],
)
def test_amount_unit(text: str, unit: str | None) -> None:
    """One function says what unit a text names, for headers, labels, captions and remarks alike."""
    assert amount_unit(text) == unit
