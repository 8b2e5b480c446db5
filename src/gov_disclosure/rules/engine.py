"""Run rules on a report and gather what they yield."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, get_args

from attrs import evolve

from gov_disclosure.errors import WrongTypeError, require, require_all, require_choice
from gov_disclosure.forms.subheadings import Profile
from gov_disclosure.model import Note, Place, Report
from gov_disclosure.relations.linear import Blank
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.finding import Finding, made
from gov_disclosure.rules.registry import chosen, family_rank, registered, with_extra
from gov_disclosure.rules.result import CheckResult, Crash
from gov_disclosure.rules.rule import Need, Rule
from gov_disclosure.rules.verdict import Outcome

if TYPE_CHECKING:
    from gov_disclosure.localisation.explain import Localisation
    from gov_disclosure.rules.waivers import UnusedWaiver, Waived, Waivers


class ReportWithEvidence(Protocol):
    """A report with what its reader noted and where each figure stood; a `reading.Reading` is one."""

    @property
    def report(self) -> Report:
        """The report."""
        ...

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the reader noted of the printed form."""
        ...

    @property
    def places(self) -> Mapping[str, Place]:
        """Where each cell stood, by cell key."""
        ...


_ARITHMETIC = ("SUM", "BAL")
"""The families whose failures the localisation explains."""

# The gravest ending of a rule's verdicts is the rule's outcome.
_RANK = {Outcome.PASSED: 0, Outcome.NOT_APPLICABLE: 1, Outcome.UNDETERMINED: 2, Outcome.FAILED: 3}


def check(
    report: Report | ReportWithEvidence,
    *,
    previous: Report | None = None,
    children: Sequence[Report] | None = None,
    notes: Iterable[Note] | None = None,
    places: Mapping[str, Place] | None = None,
    blank: Blank = "unknown",
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    waivers: Waivers | None = None,
    extra_rules: Iterable[Rule] = (),
    profiles: Iterable[Profile] = (),
) -> CheckResult:
    """
    Check one report.

    Args:
        report: the report; or what `gov_disclosure.read` returns, whose notes
            and places are then used.
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
            ``None`` for every stable rule.
        ignore: codes or beginnings of codes not to run, even if selected.
        waivers: findings to silence or re-level; see `waivers.load_waivers`.
        extra_rules: rules to run besides those of this package and of installed
            ones, with codes of their own letters.
        profiles: profiles of sub-headings besides those of this package, for
            the rule on section six (FRM401); see `statements.load_profiles`.

    Returns:
        The result; the same input gives the same result, in any order of rules.

    Raises:
        UnknownRuleError: an entry of *select* or *ignore* names no rule.
        WrongTypeError: what should be a report, a rule, a profile or waivers is none, or *select* or *ignore* is one
            text instead of several.
        FieldValueError: *blank* is no such reading.
        RuleCodeTakenError: an extra rule has a code that is taken, or the letters of a family of this package.

    """
    known = require_all(profiles, Profile, "profiles")
    context = _context(report, previous, children, notes, places, blank, known)
    for name, codes in (("select", select), ("ignore", ignore)):
        if isinstance(codes, str):  # its letters would be taken for codes
            raise WrongTypeError(name, ("list[str]",), "str")
    extra = require_all(extra_rules, Rule, "extra_rules")
    if waivers is not None and not hasattr(waivers, "apply"):  # the class is loaded by those who have waivers
        raise WrongTypeError("waivers", ("Waivers",), type(waivers).__name__)
    wanted = chosen(with_extra(registered(), extra), None if select is None else tuple(select), tuple(ignore))
    given = _given(context)
    findings: list[Finding] = []
    outcomes: dict[str, Outcome] = {}
    crashes: list[Crash] = []
    for rule in wanted:
        if not given.issuperset(rule.needs):
            outcomes[rule.code] = Outcome.NOT_APPLICABLE
        else:
            try:
                outcomes[rule.code] = _run(rule, context, findings)
            except Exception as error:
                outcomes[rule.code] = Outcome.CRASHED
                crashes.append(Crash(rule.code, f"{type(error).__name__}: {error}"))
    return _gather(context, findings, outcomes, tuple(crashes), waivers, extra)


def _context(
    report: Report | ReportWithEvidence,
    previous: Report | None,
    children: Sequence[Report] | None,
    notes: Iterable[Note] | None,
    places: Mapping[str, Place] | None,
    blank: Blank,
    profiles: tuple[Profile, ...],
) -> Context:
    """Return what the rules are given; wrong arguments are refused here, as within a rule they would be its crash."""
    if not isinstance(report, Report) and isinstance(getattr(report, "report", None), Report):
        notes = report.notes if notes is None else notes
        places = report.places if places is None else places
        report = report.report
    require(report, Report, "report")
    if previous is not None:
        require(previous, Report, "previous")
    parts = None if children is None else require_all(children, Report, "children")
    require_choice(blank, get_args(Blank), "check", "blank")
    assert isinstance(report, Report)  # noqa: S101  # `require` has seen to it
    return Context(
        report=report,
        notes=None if notes is None else tuple(notes),
        places=places or {},
        previous=previous,
        children=parts,
        profiles=profiles,
        blank=blank,
    )


def _gather(
    context: Context,
    findings: list[Finding],
    outcomes: dict[str, Outcome],
    crashes: tuple[Crash, ...],
    waivers: Waivers | None,
    extra: tuple[Rule, ...],
) -> CheckResult:
    """Explain, waive and sort the findings; on a report without any there is nothing to do."""
    localisation = _explain(context, findings) if findings else None
    waived: tuple[Waived, ...] = ()
    unused: tuple[UnusedWaiver, ...] = ()
    left: Iterable[Finding] = _with_explanations(findings, localisation) if localisation else findings
    if waivers is not None:
        left, waived, unused = waivers.apply(_sorted(left, context), context.report)
    return CheckResult(
        findings=_sorted(left, context),
        outcomes=outcomes,
        crashes=crashes,
        waived=waived,
        unused=unused,
        localisation=localisation,
        report=context.report,
        blank=context.blank,
        extra_rules=extra,
    )


def _explain(context: Context, findings: Iterable[Finding]) -> Localisation | None:
    """Search for the cells that explain the identities that failed, if any did."""
    if not any(found.outcome is Outcome.FAILED and found.rule[:3] in _ARITHMETIC for found in findings):
        return None
    return context.localisation


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


def _given(context: Context) -> frozenset[Need]:
    """Return what the caller gave besides the report."""
    given: dict[Need, object] = {
        "notes": context.notes,
        "previous": context.previous,
        "children": context.children,
    }
    return frozenset(need for need, there in given.items() if there is not None)


def _run(rule: Rule, context: Context, findings: list[Finding]) -> Outcome:
    """Run one rule, append its findings, return how it ended; a rule that crashes leaves no findings."""
    worst = Outcome.PASSED
    found: list[Finding] = []
    for verdict in rule.verdicts(context):
        if _RANK[verdict.outcome] > _RANK[worst]:
            worst = verdict.outcome
        if verdict.outcome is not Outcome.NOT_APPLICABLE:
            found.append(made(rule, verdict, context))
    findings += _told_apart(found) if len(found) > 1 else found
    return worst


def _told_apart(found: list[Finding]) -> list[Finding]:
    """Number the findings of one rule that say the very same, so that each has an id of its own."""
    seen: dict[str, int] = {}
    apart = []
    for finding in found:
        before = seen.get(finding.id, 0)
        seen[finding.id] = before + 1
        apart.append(evolve(finding, repeat=before) if before else finding)
    return apart


def _sorted(findings: Iterable[Finding], context: Context) -> tuple[Finding, ...]:
    """Put failed before undetermined, grave before light, then by family, code and printed position."""
    several = tuple(findings)
    if len(several) < 2:
        return several
    position: dict[str, int] = {key: at for at, key in enumerate(context.form.cells)}

    def order(found: Finding) -> tuple[object, ...]:
        cells = tuple(position.get(key, len(position)) for key in found.cells)
        span = found.span
        where = (span.section, span.paragraph, span.start) if span else ((), 0, 0)
        family = family_rank(found.rule)
        return found.outcome is not Outcome.FAILED, found.severity.rank, family, found.rule, cells, where, found.id

    return tuple(sorted(several, key=order))
