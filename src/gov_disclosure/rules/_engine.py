"""Run rules on a report and gather what they yield."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gov_disclosure.model import Note, Place, Report
from gov_disclosure.rules._case import Blank, Case
from gov_disclosure.rules._registry import FAMILIES, chosen
from gov_disclosure.rules._result import CheckResult, Crash
from gov_disclosure.rules._types import Finding, Outcome, Rule, Verdict

# The gravest ending of a rule's verdicts is the rule's outcome.
_RANK = {Outcome.PASSED: 0, Outcome.NOT_APPLICABLE: 1, Outcome.UNDETERMINED: 2, Outcome.FAILED: 3}


def check(
    report: Report,
    *,
    previous: Report | None = None,
    children: Sequence[Report] | None = None,
    notes: Iterable[Note] | None = None,
    places: Mapping[str, Place] | None = None,
    blank: Blank = "unknown",
    select: Iterable[str] | None = None,
) -> CheckResult:
    """
    Check one report.

    Args:
        report: the report.
        previous: the same organ's report of the year before; without it the
            rules that compare years are not applicable.
        children: the reports that this one sums up; without them the roll-up
            rules are not applicable.
        notes: what the reader noted of the printed form (``Reading.notes``);
            ``None`` if nobody read the printed form, and the rules about its
            looks are not applicable.
        places: where each cell stood (``Reading.places``), for the findings.
        blank: whether a cell without a figure may be any whole number >= 0
            ("unknown") or is read as 0 ("zero").
        select: codes or beginnings of codes ("SUM", "CEL1", "BAL301");
            ``None`` for every rule that is not deprecated.

    Returns:
        The result; the same input gives the same result, in any order of rules.

    Raises:
        UnknownRuleError: *select* names no rule.

    """
    case = Case(
        report=report,
        notes=None if notes is None else tuple(notes),
        places=places or {},
        previous=previous,
        children=None if children is None else tuple(children),
        blank=blank,
    )
    outcomes: dict[str, Outcome] = {}
    findings: list[Finding] = []
    crashes: list[Crash] = []
    for rule in chosen(select):
        try:
            outcomes[rule.code] = _run(rule, case, findings)
        except Exception as error:
            outcomes[rule.code] = Outcome.CRASHED
            crashes.append(Crash(rule.code, f"{type(error).__name__}: {error}"))
    return CheckResult(
        findings=_sorted(findings, case) if findings else (),
        outcomes=outcomes,
        crashes=tuple(crashes),
    )


def _run(rule: Rule, case: Case, findings: list[Finding]) -> Outcome:
    """Run one rule, append its findings, return how it ended; a rule that crashes leaves no findings."""
    for need in rule.needs:
        if getattr(case, need) is None:
            return Outcome.NOT_APPLICABLE
    worst = Outcome.PASSED
    found: list[Finding] = []
    for verdict in rule.check(case):
        if _RANK[verdict.outcome] > _RANK[worst]:
            worst = verdict.outcome
        if verdict.outcome is not Outcome.NOT_APPLICABLE:
            found.append(_finding(rule, verdict, case))
    findings += found
    return worst


def _finding(rule: Rule, verdict: Verdict, case: Case) -> Finding:
    places = tuple(map(case.places.get, verdict.cells))
    return Finding(
        rule=rule.code,
        outcome=verdict.outcome,
        severity=verdict.severity or rule.severity,
        cells=verdict.cells,
        figures=tuple(map(case.figures.get, verdict.cells)),
        expected=verdict.expected,
        actual=verdict.actual,
        facts=verdict.facts,
        span=verdict.span,
        places=places if verdict.place is None else (verdict.place, *places[1:]),
    )


def _sorted(findings: Iterable[Finding], case: Case) -> tuple[Finding, ...]:
    """Put failed before undetermined, grave before light, then by family, code and printed position."""
    position: dict[str, int] = {key: at for at, key in enumerate(case.form.cells)}

    def order(found: Finding) -> tuple[object, ...]:
        cells = tuple(position.get(key, len(position)) for key in found.cells)
        span = found.span
        where = (span.section, span.paragraph, span.start) if span else ((), 0, 0)
        family = FAMILIES.index(found.rule[:3])
        return found.outcome is not Outcome.FAILED, found.severity.rank, family, found.rule, cells, where, found.id

    return tuple(sorted(findings, key=order))
