"""Run rules on a report and gather what they yield."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, get_args

from attrs import evolve

from gov_disclosure.errors import FieldValueError, WrongTypeError, require
from gov_disclosure.model import Note, Place, Report
from gov_disclosure.relations.linear import Blank
from gov_disclosure.rules.context import Case
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.registry import FAMILIES, Rule, chosen
from gov_disclosure.rules.result import CheckResult, Crash
from gov_disclosure.rules.verdict import Need, Outcome, Verdict
from gov_disclosure.text import choice_of

if TYPE_CHECKING:
    from gov_disclosure.localisation.explain import Localisation
    from gov_disclosure.rules.waivers import UnusedWaiver, Waived, Waivers

_ARITHMETIC = ("SUM", "BAL")
"""The families whose failures the localisation explains."""

# The gravest ending of a rule's verdicts is the rule's outcome.
_RANK = {Outcome.PASSED: 0, Outcome.NOT_APPLICABLE: 1, Outcome.UNDETERMINED: 2, Outcome.FAILED: 3}


def _refuse_wrong(
    report: object, previous: object, children: Sequence[object] | None, blank: str, select: object
) -> None:
    """Refuse wrong arguments here: within a rule they would pass for its crash."""
    require(report, Report, "report")
    if previous is not None:
        require(previous, Report, "previous")
    for child in children or ():
        require(child, Report, "children")
    if isinstance(select, str):  # its letters would be taken for codes
        raise WrongTypeError("select", ("list[str]",), "str")
    if blank not in get_args(Blank):
        raise FieldValueError("check", "blank", choice_of(get_args(Blank)), blank)


def check(
    report: Report,
    *,
    previous: Report | None = None,
    children: Sequence[Report] | None = None,
    notes: Iterable[Note] | None = None,
    places: Mapping[str, Place] | None = None,
    blank: Blank = "unknown",
    select: Iterable[str] | None = None,
    waivers: Waivers | None = None,
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
        waivers: findings to silence or re-level; see `waivers.load_waivers`.

    Returns:
        The result; the same input gives the same result, in any order of rules.

    Raises:
        UnknownRuleError: *select* names no rule.
        WrongTypeError: what should be a report is none, or *select* is one text instead of several.
        FieldValueError: *blank* is no such reading.

    """
    _refuse_wrong(report, previous, children, blank, select)
    case = Case(
        report=report,
        notes=None if notes is None else tuple(notes),
        places=places or {},
        previous=previous,
        children=None if children is None else tuple(children),
        blank=blank,
    )
    findings: list[Finding] = []
    crashes: list[Crash] = []
    known, run = _plan(chosen(select), _given(case), case.plain)
    outcomes = dict(known)
    for rule in run:
        try:
            outcomes[rule.code] = _run(rule, case, findings)
        except Exception as error:
            outcomes[rule.code] = Outcome.CRASHED
            crashes.append(Crash(rule.code, f"{type(error).__name__}: {error}"))
    return _gather(case, findings, outcomes, tuple(crashes), waivers)


def _gather(
    case: Case,
    findings: list[Finding],
    outcomes: dict[str, Outcome],
    crashes: tuple[Crash, ...],
    waivers: Waivers | None,
) -> CheckResult:
    """Explain, waive and sort the findings; on a report without any there is nothing to do."""
    localisation = _explain(case, findings) if findings else None
    waived: tuple[Waived, ...] = ()
    unused: tuple[UnusedWaiver, ...] = ()
    left: Iterable[Finding] = _with_explanations(findings, localisation) if localisation else findings
    if waivers is not None:
        left, waived, unused = waivers.apply(_sorted(left, case), case.report)
    return CheckResult(
        findings=_sorted(left, case) if left else (),
        outcomes=outcomes,
        crashes=crashes,
        waived=waived,
        unused=unused,
        localisation=localisation,
        report=case.report,
        blank=case.blank,
    )


def _explain(case: Case, findings: Iterable[Finding]) -> Localisation | None:
    """Search for the cells that explain the identities that failed, if any did."""
    if not any(found.outcome is Outcome.FAILED and found.rule[:3] in _ARITHMETIC for found in findings):
        return None
    return case.localisation


def _with_explanations(findings: Iterable[Finding], localisation: Localisation) -> list[Finding]:
    """Say of each failed total which part of the localisation accounts for it."""
    return [
        evolve(found, explanation=_part(found, localisation))
        if found.rule[:3] in _ARITHMETIC and found.outcome is Outcome.FAILED
        else found
        for found in findings
    ]


def _part(found: Finding, localisation: Localisation) -> int | None:
    """Return the index of the part that a finding names, or that its identity belongs to."""
    part = found.facts.get("part")
    return part if isinstance(part, int) else localisation.part_of(str(found.facts.get("identity")))


def _given(case: Case) -> frozenset[Need]:
    """Return what the caller gave besides the report."""
    return _GIVEN[case.notes is not None, case.previous is not None, case.children is not None]


_NEEDS: tuple[Need, ...] = ("notes", "previous", "children")
_GIVEN: Mapping[tuple[bool, ...], frozenset[Need]] = {
    given: frozenset[Need](need for need, there in zip(_NEEDS, given, strict=True) if there)
    for given in product((False, True), repeat=len(_NEEDS))
}


@lru_cache(maxsize=256)
def _plan(
    rules: tuple[Rule, ...], given: frozenset[Need], plain: bool
) -> tuple[Mapping[str, Outcome], tuple[Rule, ...]]:
    """Return the outcomes that need no running, with a place for each rule by code, and the rules to run."""
    known = dict.fromkeys((rule.code for rule in rules), Outcome.PASSED)
    run = []
    for rule in rules:
        if not given.issuperset(rule.needs):
            known[rule.code] = Outcome.NOT_APPLICABLE
        elif not (plain and rule.passes_plain):
            run.append(rule)
    return known, tuple(run)


def _run(rule: Rule, case: Case, findings: list[Finding]) -> Outcome:
    """Run one rule, append its findings, return how it ended; a rule that crashes leaves no findings."""
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
