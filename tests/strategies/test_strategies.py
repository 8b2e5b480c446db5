"""The test kit: what it draws holds, is found by type, is quick to draw and shrinks to something readable."""

from __future__ import annotations

import datetime
import os
import re
import time
from decimal import Decimal
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

from gov_disclosure import cells, check, dumps, forms, from_figures, loads, model, rollup, series, strategies
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.model import LEVELS, Report
from gov_disclosure.organs.standing import standing
from gov_disclosure.strategies import Injected, Whole

AFRESH = settings(database=None, max_examples=20_000)
KIT: Any = strategies
"""The test kit for calls that type checkers refuse."""
CLASSES = [kind for name in model.__all__ if isinstance(kind := getattr(model, name), type) and attrs.has(kind)]


def largest(report: Report) -> Decimal:
    """The largest figure of a report, whatever its sign."""
    return max(abs(Decimal(value or 0)) for value in cells.by_key(report).values())


class TestByType:
    """`st.from_type` knows every class of the model at once."""

    @pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
    def test_every_class(self, kind: type[Any]) -> None:
        """Each class is drawn, without waiting."""
        start = time.monotonic()
        drawn = find(st.from_type(kind), lambda _: True, settings=AFRESH)
        assert type(drawn) is kind
        assert time.monotonic() - start < 20

    @given(report=st.from_type(Report))
    def test_reports(self, report: Report) -> None:
        """A report drawn by type survives JSON."""
        assert loads(dumps(report)) == report


class TestConsistent:
    """What is consistent passes `check` with all rules: nothing fails, nothing is left undetermined."""

    @given(report=strategies.reports())
    def test_reports(self, report: Report) -> None:
        """Of any organ and year."""
        assert check(report).findings == ()

    @given(report=st.sampled_from(LEVELS).flatmap(lambda level: strategies.reports(level=level, narrative=False)))
    def test_without_narrative(self, report: Report) -> None:
        """Of any level, without text."""
        assert check(report).findings == ()

    @given(edition=st.sampled_from(forms.EDITIONS), data=st.data())
    def test_small(self, edition: Any, data: st.DataObject) -> None:
        """No figure is larger than asked for, totals included."""
        report = data.draw(strategies.reports(edition=edition, max_figure=9))
        assert report.form == edition
        assert largest(report) <= 9
        assert check(report).findings == ()

    @given(chain=st.integers(1, 4).flatmap(lambda years: strategies.chains(years=years)))
    def test_chains(self, chain: tuple[Report, ...]) -> None:
        """Each year goes on where the one before ended."""
        for before, report in zip((None, *chain), chain, strict=False):
            assert check(report, previous=before).findings == ()
        found = series(chain)
        assert (found.disagreements, found.undetermined, found.missing) == ((), (), ())

    @given(chain=strategies.chains(years=3, max_figure=50, level="prefecture"))
    def test_chains_are_linked(self, chain: tuple[Report, ...]) -> None:
        """Carry-over and stock follow, seen without the rules; one organ, years in a row, within bounds."""
        for before, report in pairwise(chain):
            assert report.year == before.year + 1
            assert report.organ == before.organ
            assert report.requests.brought_forward == before.requests.carried_forward
            stock, last = (one.proactive_disclosure.normative_documents for one in (report, before))
            if report.form == before.form == "2021":
                assert stock.in_force == last.in_force + stock.issued - stock.repealed  # type: ignore[union-attr,operator]
        assert max(map(largest, chain)) <= 50

    @given(whole=strategies.rollups())
    def test_rollups(self, whole: Whole) -> None:
        """The parts add up to the whole."""
        assert rollup(whole.parent, whole.children).complete
        assert len({child.organ.name for child in whole.children}) == 5
        assert check(whole.parent, children=whole.children).findings == ()
        assert all(check(child).findings == () for child in whole.children)

    @given(data=st.data())
    def test_as_asked(self, data: st.DataObject) -> None:
        """Year and organ are those asked for, as a value or as a strategy."""
        organ = data.draw(strategies.organs("state"))
        report = data.draw(strategies.reports(year=2024, organ=organ))
        assert (report.year, report.organ, report.form) == (2024, organ, "2021")
        report = data.draw(strategies.reports(year=st.integers(2019, 2020), organ=strategies.organs("township")))
        assert (report.organ.level, report.form) == ("township", "2019")

    @pytest.mark.parametrize("level", LEVELS)
    def test_names_tell_the_level(self, level: Any) -> None:
        """The names are such that their level is known from them."""

        @given(organ=strategies.organs(level))
        def names(organ: model.Organ) -> None:
            assert standing(attrs.evolve(organ, level=None)).level == level

        names()


class TestArguments:
    """Arguments that no report can have are refused with words, when the first report is drawn."""

    @pytest.mark.parametrize(
        ("asked", "what"),
        [
            (lambda: KIT.reports(level="x"), "level: expected one of state"),
            (lambda: KIT.organs("x"), "level: expected one of state"),
            (lambda: KIT.governments("state"), "level: expected one of province"),
            (lambda: KIT.rollups(level="state"), "level: expected one of province"),
            (lambda: KIT.reports(max_figure=-1), "max_figure: expected a whole number from 0"),
            (lambda: KIT.reports(max_figure=True), "max_figure: expected a whole number from 0"),
            (lambda: KIT.reports(max_figure=2**53), "max_figure: expected a whole number from 0"),
            (lambda: KIT.requests_tables(max_figure="9"), "max_figure: expected a whole number from 0"),
            (lambda: KIT.chains(years=0), "years: expected a whole number from 1"),
            (lambda: KIT.chains(max_figure=-1), "max_figure: expected a whole number from 0"),
            (lambda: KIT.rollups(children=0), "children: expected a whole number from 1"),
            (lambda: KIT.reports(organ=3), "organ must be Organ or SearchStrategy, not int"),
            (lambda: KIT.reports(year="2023"), "year must be int or SearchStrategy, not str"),
            (lambda: KIT.reports(year=2010), "no form for report year 2010"),
            (lambda: KIT.reports(edition="2020"), "no form for edition '2020'"),
        ],
    )
    def test_are_refused(self, asked: Any, what: str) -> None:
        """Each by its name, with what was expected and found."""
        with pytest.raises(GovDisclosureError, match=re.escape(what)):
            find(asked(), lambda _: True, settings=AFRESH)


class TestBlanks:
    """Blanks are asked for."""

    @given(report=strategies.reports(blanks=True))
    def test_blanks(self, report: Report) -> None:
        """A cell with a mark has no figure, and blanks are all that is wrong."""
        assert all(cells.value(report, key) is None for key in report.as_printed)
        assert not check(report, select=("SUM", "BAL", "LOG", "YOY")).failed()

    def test_some_are_blank(self) -> None:
        """There are blanks."""
        found = find(strategies.reports(blanks=True), lambda one: "" in one.as_printed.values(), settings=AFRESH)
        assert [*found.as_printed.values()] == [""]


class TestShrinking:
    """A counter-example is something a person can read."""

    def test_to_one_request(self) -> None:
        """Where a report with many denials is looked for, nothing else is left in it."""
        row = "requests.outcomes.denied.state_secret"

        def denies(report: Report) -> bool:
            return (report.requests.outcomes.denied.state_secret.total or 0) > 40

        report = find(strategies.reports(), denies, settings=AFRESH)
        figures = {key: value for key, value in cells.by_key(report).items() if value}
        assert figures == {
            "requests.received.natural_person": 41,
            "requests.received.total": 41,
            f"{row}.natural_person": 41,
            f"{row}.total": 41,
            "requests.outcomes.total.natural_person": 41,
            "requests.outcomes.total.total": 41,
        }

    def test_is_shown_short(self) -> None:
        """A report is shown as the call that makes it again, without the cells that hold 0."""
        report = find(strategies.reports(), lambda one: (one.requests.received.total or 0) > 40, settings=AFRESH)
        shown = pretty(report)
        assert shown.startswith("from_figures(")
        assert "'requests.received.total': 41" in shown
        assert len(shown.splitlines()) < 50
        names = {name: getattr(model, name) for name in model.__all__}
        assert eval(shown, {**names, "from_figures": from_figures, "datetime": datetime, "Decimal": Decimal}) == report

    def test_a_mixture_is_shown_short_too(self) -> None:
        """With the call that gives its form."""
        drawn = strategies.reports(mixtures=True, year=2021)
        wanted = find(drawn, lambda one: cells.form_of(one).mixed, settings=AFRESH)
        shown = pretty(wanted)
        assert "form=forms.mixed('20" in shown
        assert len(shown.splitlines()) < 50

    @given(report=st.one_of(strategies.reports(), strategies.reports(blanks=True), strategies.reports(mixtures=True)))
    def test_what_is_shown_is_the_report(self, report: Report) -> None:
        """Whatever is in it, and whatever mixture of editions it is in."""
        shown = pretty(report)
        assert shown.startswith("from_figures(")
        names = {name: getattr(model, name) for name in model.__all__}
        known = {"from_figures": from_figures, "datetime": datetime, "Decimal": Decimal, "forms": forms}
        made = eval(shown, {**names, **known})
        assert made == report


@pytest.mark.skipif(os.environ.get("HYPOTHESIS_PROFILE") != "deep", reason="measures this machine: profile deep")
def test_rate() -> None:
    """Three hundred reports a second (this machine must be at rest)."""

    @settings(
        max_examples=1000, deadline=None, phases=[Phase.generate], database=None, suppress_health_check=[*HealthCheck]
    )
    @given(report=strategies.reports())
    def drawn(report: Report) -> None:
        pass

    drawn()
    start = time.process_time()
    drawn()
    assert 1000 / (time.process_time() - start) > 300


@pytest.mark.parametrize("name", strategies.FAULTS)
def test_each_fault_is_found(name: str) -> None:
    """What an injector announces is among the findings; without the fault there are none."""

    @settings(suppress_health_check=[*HealthCheck])
    @given(injected=strategies.FAULTS[name]())
    def found(injected: Injected) -> None:
        assert injected.fault == name
        assert injected.announced
        assert injected.missing(injected.check()) == ()

    found()


@pytest.mark.skipif(os.environ.get("HYPOTHESIS_PROFILE") != "deep", reason="ten thousand examples: profile deep")
@given(injected=strategies.faulty_reports())
def test_ten_thousand_faults(injected: Injected) -> None:
    """Faults of every kind, as many as the profile draws."""
    assert injected.missing(injected.check()) == ()


def test_what_is_missed_is_told() -> None:
    """A report that lacks a finding that was announced says which: the injected report, put right again."""
    injected = find(strategies.wrong_total(), lambda _: True, settings=AFRESH)
    right = Injected(
        fault="none", report=from_figures(year=2022, organ="x", figures={}, blank=0), announced=injected.announced
    )
    assert right.missing(right.check()) == injected.announced
    assert {one.rule for one in injected.announced} <= {"SUM301", "SUM302", "SUM401", "BAL301"}


@given(injected=strategies.swap_cells(strategies.reports(edition="2019", max_figure=99)))
@settings(suppress_health_check=[*HealthCheck])
def test_into_reports_of_your_own(injected: Injected) -> None:
    """Faults of cells can be put into reports that the caller draws."""
    assert injected.report.form == "2019"
    assert injected.missing(injected.check()) == ()
