"""Reports that the writer tests write: one by hand with a planted error, hostile ones, and what reads them back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from gov_disclosure import cells, forms
from gov_disclosure.cells import Value
from gov_disclosure.model import Edition, Organ, Period, Report, Section, Span
from gov_disclosure.rules import CheckResult, Finding, Outcome, Severity
from gov_disclosure.text import Text

EXAMPLES = Path(__file__).parents[2] / "examples"

HOSTILE = '<script>alert("x")</script><style>*{display:none}</style>\x00\x0b]]>&amp; \'"'
FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1")

CULPRIT = "requests.outcomes.unavailable.not_held.natural_person"


def sample(edition: Edition = "2021", figures: Mapping[str, Value] | None = None, **changes: Any) -> Report:
    """Return a report whose figures add up, all zero but a few, with *figures* put over them."""
    form = forms.for_edition(edition)
    found: dict[str, Value] = {
        key: Decimal("13.39") if cell.kind == "amount" else -5 if cell.kind == "change" else 0
        for key, cell in form.cells.items()
    }
    for row, count in (("received", 3), ("outcomes.granted", 2), ("outcomes.unavailable.not_held", 1)):
        found[f"requests.{row}.natural_person"] = found[f"requests.{row}.total"] = count
    for column in ("natural_person", "total"):
        found[f"requests.outcomes.total.{column}"] = 3
    found |= figures or {}
    disclosure, requests, disputes = cells.build_tables(form, found)
    year = 2022 if edition == "2021" else 2020
    report = Report(
        form=edition,
        year=year,
        organ=Organ(name="云岭县行政审批服务局"),
        period=Period(start=date(year, 1, 1), end=date(year, 12, 31)),
        preamble=("这份报告按照规定的格式编写，共六个部分。",),
        sections=sections(),
        proactive_disclosure=disclosure,
        requests=requests,
        disputes=disputes,
    )
    return attrs.evolve(report, **changes)


def sections(text: str = "我局一年来依法公开政府信息。") -> tuple[Section, ...]:
    """Return the six sections, one with sub-sections two deep."""
    deep = Section(heading="1.办理情况", paragraphs=("全部按时办结。",))
    under = (
        Section(heading="（一）主动公开", paragraphs=(text,)),
        Section(heading="（二）依申请公开", paragraphs=("全年新收申请3件。",), sections=(deep,)),
    )
    return tuple(
        Section(
            key=form.key,  # type: ignore[arg-type]
            heading=f"{form.number}、{form.zh}",
            paragraphs=(text,),
            sections=under if form.key == "overview" else (),
        )
        for form in forms.for_edition("2021").sections
    )


def faulty() -> Report:
    """Return the sample with one doubled digit, so that a row total and an outcome total fail."""
    return sample(figures={CULPRIT: 11})


def quoting(report: Report, words: str) -> Finding:
    """Return a finding on *words* of the first sub-section of section one."""
    text = report.sections[0].sections[0].paragraphs[0]
    start = text.index(words)
    return Finding(
        rule="SUM301",
        outcome=Outcome.FAILED,
        severity=Severity.WARNING,
        span=Span(section=(0, 0), paragraph=0, start=start, end=start + len(words), quote=words),
        title=Text("合计", "a total"),
        source=Text("附件", "annex"),
        said=Text("不符。", "It differs."),
    )


def only(result: CheckResult, code: str) -> Finding:
    """Return the one finding of the rule *code*."""
    (finding,) = (finding for finding in result.findings if finding.rule == code)
    return finding
