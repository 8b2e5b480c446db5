"""The result of checking one report: findings, how each rule ended, what was waived, rules that crashed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, final

from attrs import field, frozen

from gov_disclosure import cells
from gov_disclosure.model import Report
from gov_disclosure.relations.linear import Blank
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.registry import find_rule
from gov_disclosure.rules.rule import Rule
from gov_disclosure.rules.verdict import Outcome, Severity
from gov_disclosure.views import view

if TYPE_CHECKING:
    from gov_disclosure.localisation.coverage import Coverage
    from gov_disclosure.localisation.explain import Localisation, Part
    from gov_disclosure.rules.waivers import UnusedWaiver, Waived


@final
@frozen
class Crash:
    """A rule that raised an error: a fault of the rule, never a statement about the report."""

    rule: str
    error: str


@final
@frozen(kw_only=True, slots=False)
class CheckResult:
    """
    The result of checking one report.

    ``outcomes`` says for every rule that ran how it ended. ``findings`` are
    what failed or could not be judged, gravest first; what a waiver silenced
    stands in ``waived`` instead. ``localisation``: which cells would explain
    the failed identities, ``None`` where none failed. ``unused``: waivers meant
    for this report that matched nothing or have expired. ``report`` and
    ``blank``: what was checked, and how its blanks were read. ``extra_rules``:
    the rules that the caller added.
    """

    findings: tuple[Finding, ...] = ()
    outcomes: Mapping[str, Outcome] = field(factory=dict)
    crashes: tuple[Crash, ...] = ()
    waived: tuple[Waived, ...] = ()
    unused: tuple[UnusedWaiver, ...] = ()
    localisation: Localisation | None = None
    report: Report = field(repr=False)
    blank: Blank = "unknown"
    extra_rules: tuple[Rule, ...] = ()

    def __str__(self) -> str:
        levels = {severity: sum(found.severity is severity for found in self.failed()) for severity in Severity}
        failed = ", ".join(f"{severity.value} {count}" for severity, count in levels.items() if count)
        ended = ", ".join(f"{outcome.value} {count}" for outcome, count in self.counts.items())
        verdict = "passed" if self.ok else "not passed"
        return f"{self.report}: {verdict}{f' ({failed})' if failed else ''}; rules: {ended}"

    def _repr_html_(self) -> str:
        return view(self)

    @cached_property
    def coverage(self) -> Coverage:
        """What the identities could and could not see in the report; worked out when first asked for."""
        from gov_disclosure.localisation.coverage import coverage

        return coverage(cells.form_of(self.report), cells.by_key(self.report), blank=self.blank)

    @property
    def explanations(self) -> tuple[Part, ...]:
        """The independent faults in the totals, each with what could explain it; see `Finding.explanation`."""
        return self.localisation.parts if self.localisation else ()

    def rule(self, code: str) -> Rule:
        """
        Return the rule *code*, one that the caller added or any other.

        Raises:
            UnknownRuleError: there is no such rule.

        """
        return next((rule for rule in self.extra_rules if rule.code == code), None) or find_rule(code)

    @property
    def ok(self) -> bool:
        """Whether nothing failed at error level and no rule crashed."""
        return not self.crashes and not self.failed(Severity.ERROR)

    def failed(self, threshold: Severity = Severity.INFO) -> tuple[Finding, ...]:
        """Return the failed findings of *threshold* or graver; what is undetermined has not failed."""
        return tuple(
            found
            for found in self.findings
            if found.outcome is Outcome.FAILED and found.severity.rank <= threshold.rank
        )

    @cached_property
    def counts(self) -> Mapping[Outcome, int]:
        """How many rules ended in each outcome; all five are there."""
        ended = list(self.outcomes.values())
        return {outcome: ended.count(outcome) for outcome in Outcome}

    @cached_property
    def by_rule(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings by rule, in the order of `findings`."""
        grouped: dict[str, list[Finding]] = {}
        for found in self.findings:
            grouped.setdefault(found.rule, []).append(found)
        return {code: tuple(found) for code, found in grouped.items()}
