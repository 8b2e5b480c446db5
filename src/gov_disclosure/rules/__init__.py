"""
What must hold in a report, one family of rules a module.

`check` runs them; each ends in one of five `Outcome` values, and what did not
pass becomes a `Finding`.
"""

from __future__ import annotations

from gov_disclosure.labels import cell_label, fact_text
from gov_disclosure.model import Span
from gov_disclosure.narrative import Claim, claims
from gov_disclosure.results.linear_rules import rules_as_data
from gov_disclosure.results.plain import finding_to_plain, place_to_plain, result_to_plain
from gov_disclosure.results.schemas import check_result_schema, rules_schema
from gov_disclosure.rules.catalogue import amounts as log_amounts
from gov_disclosure.rules.catalogue import cells as cel
from gov_disclosure.rules.catalogue import fees as log_fees
from gov_disclosure.rules.catalogue import form as frm
from gov_disclosure.rules.catalogue import narrative as txt
from gov_disclosure.rules.catalogue import plausibility as log
from gov_disclosure.rules.catalogue import rollup as agg
from gov_disclosure.rules.catalogue import sections as frm_sections
from gov_disclosure.rules.catalogue import statute as law
from gov_disclosure.rules.catalogue import totals as sum_bal
from gov_disclosure.rules.catalogue import years as yoy
from gov_disclosure.rules.context import Case
from gov_disclosure.rules.engine import check
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.pages import page
from gov_disclosure.rules.registry import FAMILIES, Rule
from gov_disclosure.rules.registry import find as rule
from gov_disclosure.rules.registry import registered as rules
from gov_disclosure.rules.result import CheckResult, Crash
from gov_disclosure.rules.verdict import Blank, Fact, Need, Outcome, Severity, Verdict, Words

__all__ = [
    "FAMILIES",
    "Blank",
    "Case",
    "CheckResult",
    "Claim",
    "Crash",
    "Fact",
    "Finding",
    "Need",
    "Outcome",
    "Rule",
    "Severity",
    "Verdict",
    "Words",
    "cell_label",
    "check",
    "check_result_schema",
    "claims",
    "fact_text",
    "finding_to_plain",
    "page",
    "place_to_plain",
    "result_to_plain",
    "rule",
    "rules",
    "rules_as_data",
    "rules_schema",
]
