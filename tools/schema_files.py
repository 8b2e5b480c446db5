"""The published schema files, made from the schemas that the package builds."""

from __future__ import annotations

import json
from typing import Any

from gov_disclosure.cli.configuration import configuration_schema
from gov_disclosure.codec import report_cells, report_cells_schema, report_schema
from gov_disclosure.results.comparisons import diff_schema, rollup_schema, series_schema
from gov_disclosure.results.prose import statements_schema
from gov_disclosure.results.run import check_run_schema
from gov_disclosure.results.schemas import check_result_schema
from gov_disclosure.results.trees import rollup_tree_schema
from gov_disclosure.results.validation import validation_schema


def report() -> str:
    """Return the schema of a report document."""
    return _file(report_schema())


def cells() -> str:
    """Return what the form says of each cell."""
    return _file(report_cells())


def cells_schema() -> str:
    """Return the schema of what the form says of each cell."""
    return _file(report_cells_schema())


def check_result() -> str:
    """Return the schema of a check result."""
    return _file(check_result_schema())


def check_run() -> str:
    """Return the schema of what ``check --format json`` prints."""
    return _file(check_run_schema())


def diff() -> str:
    """Return the schema of what ``diff --format json`` prints."""
    return _file(diff_schema())


def series() -> str:
    """Return the schema of what ``series --format json`` prints."""
    return _file(series_schema())


def rollup() -> str:
    """Return the schema of what ``rollup --format json`` prints."""
    return _file(rollup_schema())


def rollup_tree() -> str:
    """Return the schema of what ``rollup --format json`` of a folder prints."""
    return _file(rollup_tree_schema())


def statements() -> str:
    """Return the schema of what ``statements --format json`` prints."""
    return _file(statements_schema())


def configuration() -> str:
    """Return the schema of a configuration file."""
    return _file(configuration_schema())


def validation() -> str:
    """Return the schema of what ``validate --format json`` prints."""
    return _file(validation_schema())


def _file(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
