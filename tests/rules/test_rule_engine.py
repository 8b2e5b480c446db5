"""Running rules: endings, order, selection, crashes, blanks, and what a clean report costs."""

from __future__ import annotations

import itertools
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import cells, forms, rules
from gov_disclosure.comparison import by_organ, rollup, series
from gov_disclosure.errors import FieldValueError, UnknownCellError, UnknownRuleError, WrongTypeError
from gov_disclosure.model import Note, NoteKind, Place, Report
from gov_disclosure.relations.linear import Relation, judge
from gov_disclosure.results import check_result_schema, result_to_plain
from gov_disclosure.rules import Context, Outcome, Severity, Verdict, engine
from gov_disclosure.text import Lang
from profiles import at_least
from rule_examples import ROOT, build, examples, run_instead
from varied_reports import varied_reports

BASE = build({})
ONE: Any = BASE
NONE: Any = "none"
"""What type checkers would refuse."""
ARITHMETIC = ("SUM", "BAL")


def check_examples() -> list[dict[str, Any]]:
    """Return every example of every rule, checked by all rules, as plain data."""
    return [result_to_plain(example.check(*rules.FAMILIES)) for example in examples()]


@pytest.fixture(scope="module")
def checked_examples() -> list[dict[str, Any]]:
    """What all rules find in all examples, checked once."""
    return check_examples()


class TestBlanks:
    """An identity with blanks is judged by what whole numbers >= 0 they could be."""

    @given(
        left=st.lists(st.none() | st.integers(0, 4), min_size=1, max_size=2),
        right=st.lists(st.none() | st.integers(0, 4), max_size=2),
        sign=st.sampled_from(["==", "<="]),
        signed=st.booleans(),
    )
    @at_least(200)
    def test_against_trying_every_filling(
        self, left: list[int | None], right: list[int | None], sign: str, signed: bool
    ) -> None:
        """Failed if no filling holds, passed if all do, undetermined otherwise; blanks tried up to a safe bound."""
        keys = [f"l{n}" for n in range(len(left))], [f"r{n}" for n in range(len(right))]
        figures = dict(zip([*keys[0], *keys[1]], [*left, *right], strict=True))
        blanks = [key for key, figure in figures.items() if figure is None]
        free = frozenset(blanks[:1]) if signed else frozenset()
        relation = Relation("id", tuple(keys[0]), tuple(keys[1]), sign, free)  # type: ignore[arg-type]

        def holds(filling: tuple[int, ...]) -> bool:
            full = {**figures, **dict(zip(blanks, filling, strict=True))}
            sums = [sum(full[key] or 0 for key in side) for side in keys]
            return sums[0] == sums[1] if sign == "==" else sums[0] <= sums[1]

        ranges = [range(-9, 10) if key in free else range(10) for key in blanks]  # two printed figures add up to 8
        found = {holds(filling) for filling in itertools.product(*ranges)}
        expected = {
            frozenset({True}): True,
            frozenset({False}): False,
            frozenset({True, False}): None,
        }[frozenset(found)]

        judged = judge(relation, figures)

        assert expected is judged.holds
        assert holds(tuple(0 for _ in blanks)) is judged.zero
        assert judge(relation, figures, zero=True).holds is judged.zero

    @given(report=varied_reports(narrative=False), data=st.data())
    @at_least(50)
    def test_one_blank_never_fails_a_consistent_report(self, report: Report, data: st.DataObject) -> None:
        """Every identity a blanked cell stands in is undetermined, all others pass."""
        form = cells.form_of(report)
        key = data.draw(st.sampled_from(list(form.identities_of)))

        result = rules.check(cells.replace(report, {key: None}), select=ARITHMETIC)

        assert not result.failed()
        undecided = [identity for found in result.findings for identity in found.facts["identities"]]  # type: ignore[union-attr]
        assert sorted(undecided) == sorted(i.id for i in form.identities_of[key])
        assert all(key in found.cells and found.facts["blanks"] == (key,) for found in result.findings)

    @given(report=varied_reports(narrative=False), data=st.data())
    @at_least(50)
    def test_blanks_of_a_consistent_report_can_be_filled_together(self, report: Report, data: st.DataObject) -> None:
        """Blanking cells of a report that adds up is never taken for a fault, neither alone nor together."""
        keys = data.draw(st.lists(st.sampled_from(list(cells.form_of(report).identities_of)), max_size=40))

        result = rules.check(cells.replace(report, dict.fromkeys(keys)), select=ARITHMETIC)

        assert result.failed() == ()
        assert Outcome.PASSED is result.outcomes["SUM303"]

    def test_holds_if_zero_is_recorded(self) -> None:
        """The finding says whether it would hold with 0 in the blank."""
        blanked = cells.replace(BASE, {"requests.outcomes.denied.state_secret.total": None})

        found = rules.check(blanked, select=["SUM301"]).findings

        assert [one.facts["holds_if_zero"] for one in found] == ["true"]

    def test_an_empty_report_gives_one_undetermined_finding_a_rule(self) -> None:
        """Identities without a single figure come together."""
        empty = build({"set_all": None})

        result = rules.check(empty, select=ARITHMETIC)

        assert sorted(result.by_rule) == ["BAL301", "SUM301", "SUM302", "SUM401"]
        assert all(len(found) == 1 for found in result.by_rule.values())
        assert not rules.check(empty, select=ARITHMETIC, blank="zero").findings


class TestIdentities:
    """One disturbed cell makes the identities it stands in fail, and no others."""

    @given(report=varied_reports(narrative=False), data=st.data(), off=st.integers(1, 10**9))
    @at_least(100)
    def test_one_disturbed_cell(self, report: Report, data: st.DataObject, off: int) -> None:
        """The failed identities are exactly those of the cell, each off by what was added."""
        form = cells.form_of(report)
        key = data.draw(st.sampled_from(list(form.identities_of)))
        bad = cells.replace(report, {key: (cells.by_key(report)[key] or 0) + off})

        found = rules.check(bad, select=ARITHMETIC).failed()

        assert {str(one.facts["identity"]) for one in found} == {i.id for i in form.identities_of[key]}
        assert all(abs(one.actual - one.expected) == off for one in found)  # type: ignore[operator]
        assert all(one.explanation == 0 for one in found)

    @given(report=varied_reports(narrative=False))
    @at_least(50)
    def test_consistent_reports_pass(self, report: Report) -> None:
        """Nothing is found in a report that adds up."""
        result = rules.check(report, select=ARITHMETIC)

        assert set(result.outcomes.values()) == {Outcome.PASSED}


class TestResult:
    """What `check` returns."""

    def test_clean_report(self) -> None:
        """The base reports of the examples pass every rule or have nothing to judge."""
        for data in ({}, {"base": "2019"}):
            result = rules.check(build(data), notes=())

            assert result.findings == ()
            assert result.ok
            assert set(result.outcomes.values()) <= {Outcome.PASSED, Outcome.NOT_APPLICABLE}
            assert (
                sum(result.counts.values())
                == len(result.outcomes)
                == sum(rule.status == "stable" for rule in rules.rules())
            )

    def test_a_deprecated_rule_runs_only_where_it_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Who asks for all rules does not get it; who names it or its family does."""
        run_instead(monkeypatch, attrs.evolve(rules.find_rule("SUM401"), status="deprecated"))
        ran = [("SUM401" in rules.check(BASE, select=select).outcomes) for select in (None, ["SUM"], ["SUM401"])]

        assert ran == [False, True, True]

    def test_select(self) -> None:
        """Codes and beginnings of codes choose rules; outcomes come by code."""
        chosen = rules.check(BASE, select=["SUM", "CEL10", "BAL301"]).outcomes

        assert list(chosen) == ["BAL301", "CEL101", "CEL102", "CEL103", "SUM301", "SUM302", "SUM303", "SUM401"]

    @pytest.mark.parametrize("name", ["XYZ", "SUM999", ""])
    def test_unknown_rule(self, name: str) -> None:
        """A name that chooses nothing is an error, not an empty check."""
        with pytest.raises(UnknownRuleError) as caught:
            rules.check(BASE, select=[name])

        assert name == caught.value.asked
        assert name == pickle.loads(pickle.dumps(caught.value)).asked

    @pytest.mark.parametrize(
        ("call", "argument"),
        [
            (lambda: series(ONE), "reports"),
            (lambda: by_organ(ONE), "reports"),
            (lambda: by_organ([NONE]), "reports"),
            (lambda: rollup(ONE, ONE), "children"),
            (lambda: rules.check(ONE, children=ONE), "children"),
            (lambda: rules.check(ONE, extra_rules=ONE), "extra_rules"),
            (lambda: rules.check(ONE, waivers=NONE), "waivers"),
        ],
    )
    def test_wrong_arguments(self, call: Any, argument: str) -> None:
        """One report where several are due, and what is no waivers, are told by the argument's name."""
        with pytest.raises(WrongTypeError, match=f"^{argument} must be"):
            call()

    def test_a_mode_of_rolling_up(self) -> None:
        """One that there is not is no other way to read blanks."""
        mode: Any = "lax"
        with pytest.raises(FieldValueError, match=r"rollup\.mode: expected one of strict"):
            rollup(BASE, [BASE], mode=mode)

    def test_a_misspelt_cell(self) -> None:
        """A rule that asks for a cell that the form has not is told which one may be meant."""
        figures = Context(report=BASE).figures
        with pytest.raises(UnknownCellError, match=r"perhaps requests\.received\.total"):
            figures["requests.recieved.total"]
        assert figures.get("requests.recieved.total") is None

    def test_a_crash_is_ours(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A rule that raises is recorded as crashed, leaves no finding, and spoils no other rule."""

        def broken(context: Context) -> Iterator[Verdict]:
            yield Verdict(facts=dict.fromkeys(("difference", "note"), 1), cells=("requests.received.total",))
            raise KeyError("no such thing")

        mutant = attrs.evolve(rules.find_rule("SUM302"), check=broken, relations=None)
        run_instead(monkeypatch, mutant)

        result = rules.check(BASE, select=["SUM"])

        assert Outcome.CRASHED is result.outcomes["SUM302"]
        assert result.findings == ()
        assert [(one.rule, one.error) for one in result.crashes] == [("SUM302", "KeyError: 'no such thing'")]
        assert not result.ok
        assert Outcome.PASSED is result.outcomes["SUM301"]

    def test_labels_are_those_of_the_form(self) -> None:
        """A cell that the editions label differently is named as the report's own form prints it."""
        key = "proactive_disclosure.licenses"
        bad = build({"base": "2019", "set": {f"{key}.prior_items": 0, f"{key}.change": 0, f"{key}.decisions": 3}})

        (found,) = rules.check(bad, select=["LOG205"]).findings

        assert "行政许可 · 处理决定数量" in found.message("zh")

    def test_needs(self) -> None:
        """Without notes, the rules about the printed form do not apply; with notes they do."""
        note = Note(kind=NoteKind.ROW_DISPLACED, official="3.其他", printed="3. 其他")

        assert Outcome.NOT_APPLICABLE is rules.check(BASE).outcomes["FRM203"]
        assert Outcome.FAILED is rules.check(BASE, notes=[note]).outcomes["FRM203"]

    def test_places(self) -> None:
        """A finding carries where its cells stood."""
        key, place = "requests.received.total", Place(line=30, start=5, end=6)
        bad = cells.replace(BASE, {key: 99})

        (found,) = rules.check(bad, places={key: place}, select=["SUM301"]).findings

        assert (place, None) == found.places[:2]

    def test_order_puts_failed_and_grave_first(self) -> None:
        """Failed before undetermined, errors before hints."""
        bad = build(
            {
                "set": {"requests.received.total": 99, "requests.outcomes.granted.total": None},
                "report": {"sections": {"other_matters": ["无。"]}},
            }
        )

        found = rules.check(bad).findings

        ranks = [(one.outcome is not Outcome.FAILED, one.severity.rank) for one in found]
        assert ranks == sorted(ranks)
        assert len(set(ranks)) > 2

    def test_rule_order_does_not_matter(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The same findings in the same order, whichever rule runs first."""
        bad = build({"set": {"requests.received.total": 99, "disputes.reconsideration.total": 7}})
        first = rules.check(bad)
        monkeypatch.setattr(engine, "registered", lambda: tuple(reversed(rules.rules())))

        again = rules.check(bad)

        assert list(again.outcomes) == list(reversed(list(first.outcomes)))
        assert result_to_plain(first) == result_to_plain(again)

    def test_rule_order_does_not_matter_in_any_example(
        self, checked_examples: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Every example of every rule, checked by all rules in three orders: the same findings in the same order."""
        codes = [rule.code for rule in rules.rules()]
        shuffled = Random(3).sample(codes, len(codes))
        found = []
        for order in (codes[::-1], shuffled):
            monkeypatch.setattr(engine, "registered", partial(tuple, [rules.find_rule(code) for code in order]))
            found.append(check_examples())

        assert checked_examples == found[0] == found[1]

    def test_hash_seed_does_not_matter(self, checked_examples: list[dict[str, Any]]) -> None:
        """Every example of every rule: the same bytes from processes with different hash seeds."""
        code = "import json; from test_rule_engine import check_examples; print(json.dumps(check_examples()))"
        path = os.pathsep.join((str(ROOT.parents[1] / "support"), str(Path(__file__).parent)))
        for seed in ("0", "4711"):
            environment = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed}
            ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment)
            assert ran.stdout.decode().strip() == json.dumps(checked_examples)

    def test_plain_data(self, checked_examples: list[dict[str, Any]]) -> None:
        """Every example's result is valid by the published schema, with messages in both languages."""
        validator = jsonschema.Draft202012Validator(check_result_schema())
        seen = set()
        for plain in checked_examples:
            assert list(validator.iter_errors(plain)) == []
            seen |= {finding["rule"] for finding in plain["findings"]}

        assert seen == {rule.code for rule in rules.rules()}

    def test_ids_change_with_figures_only(self) -> None:
        """The same fault has the same id; another figure gives another."""
        one, again, other = (
            rules.check(cells.replace(BASE, {"requests.received.total": figure}), select=["SUM301"]).findings[0].id
            for figure in (99, 99, 98)
        )

        assert one == again
        assert one != other
        assert one.startswith("SUM301-")

    def test_results_pickle(self) -> None:
        """Results travel between processes."""
        result = rules.check(cells.replace(BASE, {"requests.received.total": 99}))

        again = pickle.loads(pickle.dumps(result))

        assert result_to_plain(again) == result_to_plain(result)

    def test_threshold(self) -> None:
        """`failed` counts what failed at a severity or graver; undetermined has not failed."""
        result = rules.check(build({"set": {"requests.outcomes.granted.total": None}}))

        assert result.failed(Severity.ERROR) == ()
        assert result.ok
        assert {"CEL102"} == {found.rule for found in result.failed(Severity.WARNING)}


@pytest.mark.parametrize("rule", rules.rules(), ids=lambda rule: rule.code)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pages(rule: rules.Rule, lang: Lang) -> None:
    """Every rule has a page with its words, its source and its examples, as published."""
    page = rules.page(rule.code, lang)
    words = rule.words

    said = [text[lang] for text in (words.title, words.checks, words.why, words.fix, rule.source.text)]
    for text in (rule.code, *said):
        assert text.strip()
        assert text in page
    for example in examples(rule.code):
        assert example.data["about"][lang] in page
    docs = Path(__file__).parents[2] / "docs" / ("" if lang == "en" else lang)
    published = docs / "reference/rules" / f"{rule.code}.md"
    assert published.read_text(encoding="utf-8").strip().endswith(page.partition("\n")[2].strip())


@pytest.mark.parametrize("rule", rules.rules(), ids=lambda rule: rule.code)
def test_severity_follows_the_source(rule: rules.Rule) -> None:
    """Statute and identities give errors, notices and practice warnings, what is inferred hints."""
    assert rules.FORCE[rule.source.kind] is rule.severity
    assert rule.source.zh.strip()
    assert rule.source.en.strip()


def test_no_words_are_left_untold() -> None:
    """A rule that can be undetermined has words for it in both languages."""
    for example in examples():
        if any(found.outcome is Outcome.UNDETERMINED for found in example.check().findings):
            rule = rules.find_rule(example.code)
            assert rule.words.undetermined
            assert rule.words.undetermined.zh
            assert rule.words.undetermined.en


def test_forms_and_rules_agree_on_the_numbers_of_identities() -> None:
    """42 identities in the 2021 form and 40 in the 2019 form, each judged by exactly one rule."""
    for edition, count in (("2021", 42), ("2019", 40)):
        form = forms.for_edition(edition)
        judged = [
            relation.id
            for code in ("SUM301", "SUM302", "SUM401", "BAL301")
            for relation in (rules.find_rule(code).relations or (lambda _: ()))(form)
        ]

        assert count == len(judged) == len(set(judged))
        assert set(judged) == {identity.id for identity in form.identities}
