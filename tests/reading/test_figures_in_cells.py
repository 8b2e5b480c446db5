"""What one printed cell says: every shape of figure seen in print."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gov_disclosure.figures import read_figure, value_like
from gov_disclosure.forms import CellKind


@pytest.mark.parametrize(
    ("text", "kind", "unit", "value", "printed"),
    [
        ("0", "count", None, 0, None),
        (" 0", "count", None, 0, None),
        ("447228", "count", None, 447228, None),
        ("007", "count", None, 7, "007"),
        ("１２", "count", None, 12, "１２"),
        ("1,113", "count", None, 1113, "1,113"),
        ("31批次", "count", None, 31, "31批次"),
        ("'12", "count", None, 12, "'12"),
        ("‘-3", "change", None, -3, "‘-3"),
        ("3.0", "count", None, 3, "3.0"),
        ("", "count", None, None, ""),
        ("\u3000", "count", None, None, ""),
        ("/", "count", None, None, "/"),
        ("—", "count", None, None, "—"),
        ("无", "change", None, None, "无"),
        ("9007199254740991", "count", None, 9007199254740991, None),
        ("1011²", "count", None, 1011, "1011²"),
        ("10²", "count", None, 10, "10²"),
        ("①1025", "count", None, 1025, "①1025"),
        ("１０２５⑳", "count", None, 1025, "１０２５⑳"),
        ("12※", "count", None, 12, "12※"),
        ("12[1]", "count", None, 12, "12[1]"),
        ("12〔1〕", "count", None, 12, "12〔1〕"),
        ("12（注1）", "count", None, 12, "12（注1）"),
        ("12*", "count", None, 12, "12*"),
        ("25.1③", "amount", "万元", Decimal("25.1"), "25.1③"),
        ("①", "count", None, None, "①"),
        ("十二", "count", None, 12, "十二"),
        ("三千零五件", "count", None, 3005, "三千零五件"),
        ("减三", "change", None, -3, "减三"),
        ("减 3件", "change", None, -3, "减 3件"),
        ("未增未减", "change", None, None, "未增未减"),
        ("持 平", "change", None, None, "持 平"),
        ("无变化", "change", None, None, "无变化"),
        ("本单位未制作规章", "count", None, None, "本单位未制作规章"),
        ("+19", "change", None, 19, "+19"),
        ("-1942", "change", None, -1942, None),
        ("－35", "change", None, -35, "－35"),
        ("增98", "change", None, 98, "增98"),
        ("增加5", "change", None, 5, "增加5"),
        ("减3", "change", None, -3, "减3"),
        ("增", "change", None, None, "增"),
        ("0/0", "change", None, 0, "0/0"),
        ("59237.2449", "amount", "万元", Decimal("59237.2449"), None),
        ("251000元", "amount", None, Decimal("25.1"), "251000元"),
        ("976.81万元", "amount", None, Decimal("976.81"), "976.81万元"),
        ("251000元", "amount", "万元", Decimal("25.1"), "251000元"),
        ("152790", "amount", "元", Decimal("15.279"), "152790"),
        ("0", "amount", None, Decimal(0), None),
    ],
)
def test_read(text: str, kind: CellKind, unit: str | None, value: object, printed: str | None) -> None:
    """The figure, amounts in 万元, and the printed text wherever it is not the plain figure; nothing left over."""
    figure = read_figure(text, kind, unit, 30)

    assert (figure.value, figure.printed, figure.rest) == (value, printed, None)


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("808", "amount", "unit_unknown"),
        ("--253", "change", "not_a_figure"),
        ("5/3", "change", "not_a_figure"),
        ("-5", "count", "not_a_figure"),
        ("3.5", "count", "not_a_figure"),
        ("? 0", "count", "not_a_figure"),
        ("1 113", "count", "not_a_figure"),
        ("12\n13", "count", "not_a_figure"),
        ("一", "count", "not_a_figure"),
        ("一百二", "count", "not_a_figure"),
        ("10²5", "count", "not_a_figure"),
        ("⒈5", "count", "not_a_figure"),
        ("△5", "change", "not_a_figure"),
        ("0,123", "count", "not_a_figure"),
        ("9007199254740992", "count", "too_long"),
        ("9" * 31, "count", "too_long"),
        ("1" + "0" * 18, "amount", "too_long"),
        ("1." + "3" * 20, "amount", "too_long"),
    ],
)
def test_left_over(text: str, kind: CellKind, why: str) -> None:
    """Where the figure is not certain the cell stays empty, its text is kept, and it is left over."""
    figure = read_figure(text, kind, "万元" if why == "too_long" else None, 30)

    assert (figure.value, figure.printed, figure.rest, figure.why) == (None, text, text, why)


def test_note_beside_the_figure() -> None:
    """22（其中修订16件）: the figure is taken, the remark is kept as printed and its own figure left over."""
    figure = read_figure("22（其中修订16件）", "count", None, 30)

    assert (figure.value, figure.printed) == (22, "22（其中修订16件）")
    assert figure.rest is not None
    assert "16" in figure.rest


@pytest.mark.parametrize("text", ["'0", "’12", "`3"])
def test_figures_kept_as_text_are_no_labels(text: str) -> None:
    assert value_like(text)
    assert not value_like(text[0])
