"""
What must hold in a report: the engine, and the catalogue of rules by family.

`check` runs the rules; each ends in one of five `Outcome` values, and what did
not pass becomes a `Finding`.
"""

from __future__ import annotations

from gov_disclosure.rules.catalogue import (  # noqa: F401  # register their rules
    amounts,
    cells,
    fees,
    form,
    narrative,
    plausibility,
    rollup,
    sections,
    statute,
    totals,
    years,
)
from gov_disclosure.rules.context import Case
from gov_disclosure.rules.engine import check
from gov_disclosure.rules.facts import Fact, fact_text
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.pages import page
from gov_disclosure.rules.registry import FAMILIES, Rule
from gov_disclosure.rules.registry import find as find_rule
from gov_disclosure.rules.registry import registered as rules
from gov_disclosure.rules.result import CheckResult, Crash
from gov_disclosure.rules.verdict import Need, Outcome, Severity, Verdict, Words

__all__ = [
    "FAMILIES",
    "Case",
    "CheckResult",
    "Crash",
    "Fact",
    "Finding",
    "Need",
    "Outcome",
    "Rule",
    "Severity",
    "Verdict",
    "Words",
    "check",
    "fact_text",
    "find_rule",
    "page",
    "rules",
]
