"""Every rule has example documents of all three kinds, and ends on each as it must."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs
import pytest

from gov_disclosure import rules
from gov_disclosure.rules import Context, Outcome, Severity, Verdict
from gov_disclosure.rules.rule import Check, Rule
from gov_disclosure.text import Lang, Text
from rule_examples import KINDS, Example, examples, run_instead

Mutate = Callable[[str, Check], None]
EXAMPLES = tuple(examples())
ALL = pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.code}-{e.path.stem}")
EACH_RULE = pytest.mark.parametrize("rule", rules.rules(), ids=lambda r: r.code)


@EACH_RULE
def test_every_rule_has_the_three_kinds(rule: Rule) -> None:
    """A rule without a passing, a failing and an undecidable example is not finished."""
    assert {example.kind for example in examples(rule.code)} == set(KINDS)


@EACH_RULE
def test_what_cannot_be_judged_has_an_example(rule: Rule) -> None:
    """Where a rule has words for what it cannot judge, some example ends so, and only there."""
    endings = {example.expected for example in examples(rule.code)}
    wanted = rule.words.undetermined is not None

    assert (Outcome.UNDETERMINED in endings) is wanted


@ALL
def test_severity(example: Example) -> None:
    """What the example ends as is as grave as the rule says, or less where the example says so."""
    own = rules.find_rule(example.code).severity
    expected = Severity(example.data.get("severity", own))
    found = {finding.severity for finding in example.check().findings if finding.outcome is example.expected}

    assert expected.rank >= own.rank
    assert found == ({expected} if found or "severity" in example.data else set())


def test_no_folder_without_a_rule() -> None:
    """Examples of a rule that does not exist are a misspelt folder name."""
    assert {example.code for example in EXAMPLES} <= {rule.code for rule in rules.rules()}


@ALL
def test_the_rule_ends_as_the_example_says(example: Example) -> None:
    """Outcome, and where the file tells them, number of findings and cells of the first."""
    result = example.check()

    assert result.crashes == ()
    assert example.expected is result.outcomes[example.code]
    if "findings" in example.data:
        assert example.data["findings"] == len(result.findings)
    if "cells" in example.data:
        assert tuple(example.data["cells"]) == result.findings[0].cells


@ALL
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_messages_are_sentences(example: Example, lang: Lang) -> None:
    """Every finding can be told in both languages, with all its facts filled in."""
    for finding in example.check().findings:
        message = finding.message(lang)

        assert message
        assert message == message.strip()
        assert message[-1] in "。.）)！!"
        assert "{" not in message


@pytest.fixture
def mutate(monkeypatch: pytest.MonkeyPatch) -> Mutate:
    """Put another function in the place of a rule's, for one test."""

    def replace(code: str, check: Check) -> None:
        rule = rules.find_rule(code)
        words = attrs.evolve(rule.words, failed=Text("不符。", "It differs."))  # a mutant gives none of the facts
        run_instead(
            monkeypatch,
            attrs.evolve(rule, words=words, check=check, relations=None, needs=()),
        )

    return replace


def _silent(context: Context) -> Iterator[Verdict]:
    yield from ()


def _always(context: Context) -> Iterator[Verdict]:
    yield Verdict(outcome=Outcome.FAILED)


@EACH_RULE
def test_a_rule_that_sees_nothing_is_caught(rule: Rule, mutate: Mutate) -> None:
    """The failing and the undecidable examples go red when the rule is a no-op."""
    mutate(rule.code, _silent)

    told = [example for example in examples(rule.code) if example.expected is not Outcome.PASSED]

    assert told
    assert all(example.check().outcomes[rule.code] is not example.expected for example in told)


@EACH_RULE
def test_a_rule_that_cries_wolf_is_caught(rule: Rule, mutate: Mutate) -> None:
    """The passing examples go red when the rule always fails."""
    mutate(rule.code, _always)

    passing = [example for example in examples(rule.code) if example.expected is Outcome.PASSED]

    assert passing
    assert all(example.check().outcomes[rule.code] is Outcome.FAILED for example in passing)


@EACH_RULE
def test_a_rule_that_points_elsewhere_is_caught(rule: Rule, mutate: Mutate) -> None:
    """Some failing example tells the cells, wherever the rule names any, and goes red when it names others."""

    def elsewhere(context: Context) -> Iterator[Verdict]:
        for verdict in rule.verdicts(context):
            yield attrs.evolve(verdict, cells=(*verdict.cells[1:], "requests.received.total", *verdict.cells[:1]))

    failing = [example for example in examples(rule.code) if example.kind == "fail"]
    telling = [example for example in failing if "cells" in example.data]

    assert telling or not any(finding.cells for example in failing for finding in example.check().findings)
    mutate(rule.code, elsewhere)
    assert all(tuple(example.data["cells"]) != example.check().findings[0].cells for example in telling)
