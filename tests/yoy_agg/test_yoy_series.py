"""Year to year: which rules apply, what they say, and which year of a series is to blame."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs
import pytest

from gov_disclosure import cells
from gov_disclosure.comparison import SeriesError, by_organ, series
from gov_disclosure.model import Organ, Report
from gov_disclosure.rules import Outcome, Severity, check
from rule_examples import Example, build, examples

STOCK = "proactive_disclosure.normative_documents.in_force"
AMOUNT = "proactive_disclosure.charges.amount"
CARRIED, BROUGHT = "requests.carried_forward", "requests.brought_forward"


def _year(year: int, **figures: cells.Value) -> Report:
    return build(
        {"report": {"year": year, "period": [f"{year}-01-01", f"{year}-12-31"]}, "set": _keys(figures)},
    )


def _keys(figures: Mapping[str, cells.Value]) -> dict[str, cells.Value]:
    return {key.replace("__", "."): value for key, value in figures.items()}


def _steady(year: int, **change: cells.Value) -> Report:
    """A year that fits every other such year: nothing brought or carried forward, a stock that stays."""
    report = build({"report": {"year": year, "period": [f"{year}-01-01", f"{year}-12-31"]}})
    flat: dict[str, cells.Value] = {
        key: 0 for key in cells.by_key(report) if key.startswith((f"{CARRIED}.", f"{BROUGHT}."))
    }
    received = {
        key: cells.value(
            report, key.replace(CARRIED, "requests.outcomes.total").replace(BROUGHT, "requests.outcomes.total")
        )
        for key in flat
    }
    flat |= {
        key.replace(CARRIED, "requests.received"): figure for key, figure in received.items() if key.startswith(CARRIED)
    }
    flat |= {
        "proactive_disclosure.normative_documents.issued": 1,
        "proactive_disclosure.normative_documents.repealed": 1,
    }
    return cells.replace(report, {**flat, **_keys(change)})


@pytest.mark.parametrize(
    "example", [*examples("YOY*"), *examples("AGG*")], ids=lambda one: f"{one.code}-{one.path.stem}"
)
def test_examples(example: Example) -> None:
    result = example.check()
    assert not result.crashes
    assert result.outcomes == {example.code: example.expected}
    if "cells" in example.data:
        assert list(result.findings[0].cells) == example.data["cells"]
    for finding in result.findings:
        assert "{" not in finding.message("zh") + finding.message("en")


class TestApplies:
    """Only the report of the year before, of the same organ and scope, is held against a report."""

    def test_without_a_previous_report_nothing_applies(self) -> None:
        result = check(_year(2022), select=["YOY", "AGG"])
        assert set(result.outcomes.values()) == {Outcome.NOT_APPLICABLE}

    @pytest.mark.parametrize(
        "change",
        [{"year": 2020}, {"organ": Organ(name="白水县教育局")}, {"scope": "whole_area"}],
        ids=["gap", "organ", "scope"],
    )
    def test_other_reports_are_not_compared(self, change: dict[str, Any]) -> None:
        now = attrs.evolve(_year(2022), scope="own_office")
        result = check(now, previous=attrs.evolve(_year(2021), **change), select=["YOY"])
        assert set(result.outcomes.values()) == {Outcome.NOT_APPLICABLE}

    def test_the_name_may_be_longer_and_is_given_as_a_reason(self) -> None:
        now = _year(2022)
        longer = Organ(name="白水市" + now.organ.name)
        before = attrs.evolve(_year(2021, requests__carried_forward__total=9), organ=longer)
        (finding,) = check(now, previous=before, select=["YOY101"]).findings
        assert finding.severity is Severity.WARNING
        assert "机构名称不同" in finding.message()

    def test_credit_codes_tell_organs_apart(self) -> None:
        one, other = (Organ(name="教育局", credit_code=f"{at:0>16}1A") for at in (11, 22))
        now, before = attrs.evolve(_year(2022), organ=one), attrs.evolve(_year(2021), organ=other)
        assert check(now, previous=before, select=["YOY101"]).outcomes == {"YOY101": Outcome.NOT_APPLICABLE}

    def test_blanks_read_as_zero(self) -> None:
        before = _steady(2021, requests__carried_forward__total=None)
        assert check(_steady(2022), previous=before, select=["YOY101"]).outcomes["YOY101"] is Outcome.UNDETERMINED
        result = check(_steady(2022), previous=before, blank="zero", select=["YOY101"])
        assert result.outcomes["YOY101"] is Outcome.PASSED


class TestSeries:
    """Over n years of one organ the culprit year is named."""

    def test_steady_years_agree(self) -> None:
        found = series([_steady(year) for year in (2023, 2021, 2022)])
        assert found.years == (2021, 2022, 2023)
        assert (found.missing, found.disagreements) == ((), ())
        assert set(found.results) == {2022, 2023}

    def test_a_gap_is_named_and_not_bridged(self) -> None:
        found = series([_steady(2021), _steady(2024, proactive_disclosure__charges__amount=Decimal(99000))])
        assert found.missing == (2022, 2023)
        assert found.results == {}

    def test_the_year_whose_own_balance_fails_is_to_blame(self) -> None:
        found = series([_steady(2021), _steady(2022, requests__brought_forward__enterprise=4)])
        (one,) = found.disagreements
        assert (one.finding.rule, one.years, one.culprit) == ("YOY101", (2021, 2022), 2022)
        assert "2022年自身的勾稽关系也不成立" in one.message()
        assert "likely wrong" in one.message("en")

    def test_the_earlier_year_can_be_to_blame(self) -> None:
        found = series([_steady(2021, requests__carried_forward__enterprise=4), _steady(2022)])
        assert [one.culprit for one in found.disagreements] == [2021]

    def test_two_sound_years_leave_it_open(self) -> None:
        found = series([_steady(2021), _steady(2022, proactive_disclosure__normative_documents__in_force=20)])
        (one,) = found.disagreements
        assert one.culprit is None
        assert "无法判断" in one.message()

    def test_the_year_that_fits_neither_neighbour_is_to_blame(self) -> None:
        years = [_steady(2021), _steady(2022, **{STOCK.replace(".", "__"): 51}), _steady(2023)]
        found = series(years)
        assert [(one.finding.rule, one.culprit) for one in found.disagreements] == [("YOY201", 2022)] * 2

    def test_an_amount_in_yuan_between_two_in_ten_thousands(self) -> None:
        amount = cells.value(_steady(2022), AMOUNT)
        assert amount
        wrong = cells.replace(_steady(2022), {AMOUNT: amount * 10_000})
        found = series([_steady(2021), wrong, _steady(2023)])
        assert [(one.finding.rule, one.culprit) for one in found.disagreements] == [("YOY401", 2022)] * 2

    def test_what_is_no_series_is_refused(self) -> None:
        with pytest.raises(SeriesError, match="two reports of one year") as caught:
            series([_steady(2021), _steady(2021)])
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
        with pytest.raises(SeriesError, match="two organs"):
            series([_steady(2021), attrs.evolve(_steady(2022), organ=Organ(name="白水县教育局"))])
        with pytest.raises(SeriesError, match="no reports"):
            series([])

    def test_two_organs_of_one_short_name(self) -> None:
        """A short name that ends the names of two organs is neither's; one that ends one name is that organ's."""

        def of(name: str, year: int) -> Report:
            return attrs.evolve(_steady(year), organ=Organ(name=name))

        here, there, short = of("青石县住建局", 2021), of("白水县住建局", 2023), of("住建局", 2022)

        assert [len(group) for group in by_organ([here, there, short])] == [1, 1, 1]
        assert [len(group) for group in by_organ([here, short])] == [2]
        with pytest.raises(SeriesError, match="two organs"):
            series([here, short, there])
        with pytest.raises(SeriesError, match="perhaps of two organs of one name"):
            series([short, attrs.evolve(short, source="b.html")])

    def test_division_codes_tell_organs_apart(self) -> None:
        """Two organs of one name in two places are two, where both say which place."""
        here, there = (
            attrs.evolve(_steady(year), organ=Organ(name="住建局", division_code=code))
            for year, code in ((2021, "110101"), (2022, "110102"))
        )

        assert by_organ([here, there]) == ((here,), (there,))
        with pytest.raises(SeriesError, match="two organs"):
            series([here, there])

    def test_reports_are_grouped_by_organ(self) -> None:
        other = attrs.evolve(_steady(2021), organ=Organ(name="白水县教育局"))
        mine = [_steady(2022), _steady(2021)]
        found = by_organ([mine[0], other, mine[1]])
        assert sorted([one.year for one in group] for group in found) == [[2021], [2021, 2022]]
