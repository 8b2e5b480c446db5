"""
What must hold in a report: the engine, and the catalogue of rules by family.

`check` runs the rules; each ends in one of five `Outcome` values, and what did
not pass becomes a `Finding`.
"""

from __future__ import annotations

from gov_disclosure.rules.context import Context
from gov_disclosure.rules.engine import ReportWithEvidence, check
from gov_disclosure.rules.errors import (
    BrokenRulesError,
    MissingFactError,
    RuleCodeTakenError,
    RuleForceError,
    SilentRuleError,
    VerdictForceError,
)
from gov_disclosure.rules.facts import Fact, fact_text
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.pages import page
from gov_disclosure.rules.registry import FAMILIES, GROUP, find_rule
from gov_disclosure.rules.registry import registered as rules
from gov_disclosure.rules.result import CheckResult, Crash
from gov_disclosure.rules.rule import FORCE, Check, Need, Relations, Rule, Source, SourceKind, Status, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Outcome, Severity, Verdict

__all__ = [
    "FAMILIES",
    "FORCE",
    "GROUP",
    "NOT_APPLICABLE",
    "BrokenRulesError",
    "Check",
    "CheckResult",
    "Context",
    "Crash",
    "Fact",
    "Finding",
    "MissingFactError",
    "Need",
    "Outcome",
    "Relations",
    "ReportWithEvidence",
    "Rule",
    "RuleCodeTakenError",
    "RuleForceError",
    "Severity",
    "SilentRuleError",
    "Source",
    "SourceKind",
    "Status",
    "Verdict",
    "VerdictForceError",
    "Words",
    "check",
    "fact_text",
    "find_rule",
    "page",
    "rule",
    "rules",
]
