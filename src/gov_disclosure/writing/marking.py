"""Findings as marks on the document: on the cells and the words they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gov_disclosure.document import Mark, MarkTarget
from gov_disclosure.document.marks import MarkLevel
from gov_disclosure.labels import cell_label
from gov_disclosure.model import Report
from gov_disclosure.rules import CheckResult, Finding, Outcome
from gov_disclosure.statements import statements, vocabulary
from gov_disclosure.text import Lang
from gov_disclosure.writing.culprits import cause, suspects
from gov_disclosure.writing.narrative import paragraph_key

Findings = CheckResult | Iterable[Finding]
"""What can be shown on a form: a check's result, or some of its findings."""


def findings_of(findings: Findings | None) -> tuple[Finding, ...]:
    """Return the findings themselves, none for ``None``."""
    if findings is None:
        return ()
    return findings.findings if isinstance(findings, CheckResult) else tuple(findings)


def marks(findings: Findings | None, lang: Lang) -> tuple[Mark, ...]:
    """
    Return one mark for each finding, in their order, under the finding's id.

    A check's result knows more than its findings alone: where only one
    explanation of a failed total is left, the mark is on the cells that it
    says are wrong.
    """
    result = findings if isinstance(findings, CheckResult) else None
    return tuple(_mark(finding, result, lang) for finding in findings_of(findings))


def stated(report: Report, lang: Lang) -> tuple[MarkTarget, ...]:
    """Return the words of the prose that state a figure, each with key and name of what it counts."""
    return tuple(
        MarkTarget(
            key=paragraph_key(one.span.section, one.span.paragraph),
            label=f"{one.key} {vocabulary()[one.key].name[lang]}",
            start=one.span.start,
            end=one.span.end,
        )
        for one in statements(report)
    )


def level(finding: Finding) -> MarkLevel:
    """Return how a finding is shown: by its severity, or as one that could not be judged."""
    return "undetermined" if finding.outcome is Outcome.UNDETERMINED else finding.severity.value


def _mark(finding: Finding, result: CheckResult | None, lang: Lang) -> Mark:
    suspected = suspects(result, finding)
    said = (finding.message(lang), cause(result, finding, lang))
    return Mark(
        id=finding.id,
        level=level(finding),
        code=finding.rule,
        title=finding.title[lang],
        text=("" if lang == "zh" else " ").join(part for part in said if part),
        targets=tuple(_targets(finding, suspected, lang)),
        suspects=1 if finding.span is not None else max(1, len(suspected)),
        source=finding.source[lang],
    )


def _targets(finding: Finding, suspected: tuple[str, ...], lang: Lang) -> Iterator[MarkTarget]:
    """Yield the quoted words first, then the cells, the suspected ones first."""
    span = finding.span
    if span is not None:
        yield MarkTarget(
            key=paragraph_key(span.section, span.paragraph), label=span.quote, start=span.start, end=span.end
        )
    for key in dict.fromkeys((*suspected, *finding.cells)):
        yield MarkTarget(key=key, label=cell_label(key, lang))
