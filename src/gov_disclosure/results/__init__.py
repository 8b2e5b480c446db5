"""The results of checks and of comparisons as plain data, with their JSON Schemas."""

from __future__ import annotations

from gov_disclosure.results.comparisons import (
    diff_schema,
    diff_to_plain,
    rollup_schema,
    rollup_to_plain,
    series_schema,
    series_to_plain,
)
from gov_disclosure.results.linear_rules import rules_as_data
from gov_disclosure.results.plain import finding_to_plain, place_to_plain, result_to_plain
from gov_disclosure.results.prose import prose_to_plain, statement_to_plain, statements_schema
from gov_disclosure.results.run import check_run_schema, run_to_plain
from gov_disclosure.results.schemas import check_result_schema, rules_schema
from gov_disclosure.results.trees import rollup_tree_schema, rollup_tree_to_plain
from gov_disclosure.results.validation import validation_schema, validation_to_plain

__all__ = [
    "check_result_schema",
    "check_run_schema",
    "diff_schema",
    "diff_to_plain",
    "finding_to_plain",
    "place_to_plain",
    "prose_to_plain",
    "result_to_plain",
    "rollup_schema",
    "rollup_to_plain",
    "rollup_tree_schema",
    "rollup_tree_to_plain",
    "rules_as_data",
    "rules_schema",
    "run_to_plain",
    "series_schema",
    "series_to_plain",
    "statement_to_plain",
    "statements_schema",
    "validation_schema",
    "validation_to_plain",
]
