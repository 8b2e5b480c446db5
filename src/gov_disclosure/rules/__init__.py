"""
What must hold in a report, one family of rules a module.

`check` runs them; each ends in one of five `Outcome` values, and what did not
pass becomes a `Finding`.
"""

from __future__ import annotations

from gov_disclosure.rules import cel, frm, law, log, sum_bal, txt  # noqa: F401  # register their rules
from gov_disclosure.rules._case import Blank, Case
from gov_disclosure.rules._engine import check
from gov_disclosure.rules._messages import cell_label, fact_text
from gov_disclosure.rules._registry import FAMILIES
from gov_disclosure.rules._registry import find as rule
from gov_disclosure.rules._registry import registered as rules
from gov_disclosure.rules._result import CheckResult, Crash
from gov_disclosure.rules._types import (
    Fact,
    Finding,
    Lang,
    Need,
    Outcome,
    Rule,
    Severity,
    Span,
    Text,
    Verdict,
    Words,
)

__all__ = [
    "FAMILIES",
    "Blank",
    "Case",
    "CheckResult",
    "Crash",
    "Fact",
    "Finding",
    "Lang",
    "Need",
    "Outcome",
    "Rule",
    "Severity",
    "Span",
    "Text",
    "Verdict",
    "Words",
    "cell_label",
    "check",
    "fact_text",
    "rule",
    "rules",
]
