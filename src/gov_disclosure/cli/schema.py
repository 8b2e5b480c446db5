"""``schema [NAME]``: the JSON Schemas of what goes in and out."""

from __future__ import annotations

import json
from pathlib import Path

import click

from gov_disclosure.cli._output import OUTPUT, emit
from gov_disclosure.cli._results import check_run_schema
from gov_disclosure.codec import report_schema
from gov_disclosure.rules import check_result_schema, rules_schema

SCHEMAS = {
    "report": report_schema,
    "check-result": check_result_schema,
    "check-run": check_run_schema,
    "rules": rules_schema,
}


@click.command("schema")
@click.argument("name", type=click.Choice([*SCHEMAS]), default="report")
@OUTPUT
def command(name: str, output: Path | None) -> None:
    """Print the JSON Schema (2020-12) of reports, check results, runs of `check --format json`, or rules as data."""
    emit(f"{json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2)}\n".encode(), output)
