"""元 for 万元, planted: named by last year's report, and by the amount that the narrative states."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import attrs
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gov_disclosure import cells, rules
from gov_disclosure.model import Report
from rule_examples import build

MANY = max(600, settings().max_examples)
CHARGES = "proactive_disclosure.charges.amount"
NOW, BEFORE = build({}), build({"report": {"year": 2021, "period": ["2021-01-01", "2021-12-31"]}})

AMOUNTS = st.integers(1, 2_000_000).map(lambda hundredths: Decimal(hundredths) / 100)
"""In 万元, from 100 yuan to 200 million."""

PHRASES = st.sampled_from(
    (
        "全年行政事业性收费{wan}万元。",
        "2022年，我局收取行政事业性收费共计{yuan}元。",
        "行政许可处理决定12件，行政事业性收费金额为{wan}万元，均已上缴。",
        "本机关收取信息处理费{yuan}元。",
        "（一）行政事业性收费：{wan}万元",
    )
)


def _with(report: Report, amount: Decimal) -> Report:
    return cells.replace(report, {CHARGES: amount})


def _saying(report: Report, text: str) -> Report:
    sections = [attrs.evolve(one, paragraphs=(text,)) if one.key == "overview" else one for one in report.sections]
    return attrs.evolve(report, sections=tuple(sections))


def _about_charges(report: Report, previous: Report | None = None) -> list[rules.Finding]:
    return [one for one in rules.check(report, previous=previous, notes=()).failed() if CHARGES in one.cells]


@settings(max_examples=MANY, derandomize=True, database=None, phases=[Phase.generate])
@given(amount=AMOUNTS, percent=st.integers(50, 200), slip_now=st.booleans())
def _between_years(seen: Counter[str], amount: Decimal, percent: int, slip_now: bool) -> None:
    now, before = (amount * 10_000, amount * percent / 100) if slip_now else (amount, amount * percent * 100)
    found = _about_charges(_with(NOW, now), _with(BEFORE, before))
    named = [one for one in found if one.rule == "YOY401"]
    right = bool(named) and ("本年像是" if slip_now else "上年像是") in named[0].message("zh")
    seen.update({"all": 1, "named": right, "alone": right and len(found) == 1})


def test_last_years_report_names_it() -> None:
    """Where charges have not more than doubled or halved: in 99 of 100, with the year; alone in 95."""
    seen: Counter[str] = Counter()
    _between_years(seen)
    assert seen["all"] >= MANY * 0.9
    assert seen["named"] >= 0.99 * seen["all"]
    assert seen["alone"] >= 0.95 * seen["all"]


@settings(max_examples=MANY // 2)
@given(amount=AMOUNTS, phrase=PHRASES)
def test_the_narrative_names_it(amount: Decimal, phrase: str) -> None:
    """Whichever unit the text uses; the finding is the only one about the cell, and gives the right figure."""
    text = phrase.format(wan=f"{amount:f}", yuan=f"{amount * 10_000:.0f}")
    (found,) = _about_charges(_saying(_with(NOW, amount * 10_000), text))
    assert found.rule == "LOG408"
    assert found.expected == amount
    assert "表格像是以元填报" in found.message("zh")


@settings(max_examples=MANY // 2)
@given(amount=AMOUNTS, percent=st.integers(50, 200), phrase=PHRASES)
def test_right_units_are_left_alone(amount: Decimal, percent: int, phrase: str) -> None:
    """Neither the year before nor a text with the same amount, or that of one kind of fee, gives rise to a doubt."""
    text = phrase.format(wan=f"{amount:f}", yuan=f"{amount * 10_000:.0f}")
    report = _saying(_with(NOW, amount * max(100, percent if "处理费" in phrase else 100) / 100), text)
    assert not _about_charges(report, _with(BEFORE, amount * percent / 100))


@pytest.mark.parametrize(
    "wan", ["248490", "248500", "248514", "248516", "253484", "253486", "253510", "253520", "253536"]
)
def test_an_amount_about_10000_times_that_of_the_table_is_told_once(wan: str) -> None:
    """By LOG408 up to a hundredth off, beyond it as a contradiction: never by both, never by none."""
    (found,) = _about_charges(_saying(_with(NOW, Decimal("25.1")), f"全年行政事业性收费{wan}万元。"))
    slip = abs(Decimal("25.1") - Decimal(wan) / 10_000) <= Decimal(wan) / 1_000_000
    assert (found.rule == "LOG408") is slip
