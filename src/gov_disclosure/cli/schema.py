"""``schema [NAME]``: the JSON Schemas of what goes in and out."""

from __future__ import annotations

from pathlib import Path

import click

from gov_disclosure.cli.configuration import configuration_schema
from gov_disclosure.cli.help import LANG, OUTPUT, Argument, Command
from gov_disclosure.cli.output import emit_json
from gov_disclosure.codec import report_cells_schema, report_schema
from gov_disclosure.results import (
    check_result_schema,
    check_run_schema,
    diff_schema,
    rollup_schema,
    rollup_tree_schema,
    rules_schema,
    series_schema,
    statements_schema,
    validation_schema,
)
from gov_disclosure.text import Lang, Text

SCHEMAS = {
    "report": report_schema,
    "cells": report_cells_schema,
    "check-result": check_result_schema,
    "check-run": check_run_schema,
    "diff": diff_schema,
    "series": series_schema,
    "validation": validation_schema,
    "rollup": rollup_schema,
    "rollup-tree": rollup_tree_schema,
    "statements": statements_schema,
    "rules": rules_schema,
    "configuration": configuration_schema,
}


@click.command(
    "schema",
    cls=Command,
    words=Text(
        "输出 JSON Schema（2020-12）。\n\n"
        "report：报告；cells：各单元格的标签、单位和依据；check-result：一份报告的核对结果；check-run、diff、series、rollup、"
        "statements、validation：check、diff、series、rollup、statements、validate 用 --format json 的输出；"
        "rollup-tree：rollup 用于文件夹时的输出；rules：规则；configuration：配置文件。",
        "Print a JSON Schema (2020-12).\n\n"
        "report: reports; cells: labels, units and sources of their cells; check-result: what checking one report came "
        "to; check-run, diff, series, rollup, statements, validation: what check, diff, series, rollup, "
        "statements and validate print with --format json; rollup-tree: what rollup of a folder prints; "
        "rules: the rules as data; "
        "configuration: the configuration file.",
    ),
)
@click.argument(
    "name",
    cls=Argument,
    type=click.Choice([*SCHEMAS]),
    metavar="[NAME]",
    default="report",
    words=Text("哪一个；不写时为 report。", "Which one; report unless said otherwise."),
)
@LANG
@OUTPUT
def command(name: str, lang: Lang, output: Path | None) -> None:  # noqa: ARG001 - schemas say all in both languages
    """Print the JSON Schema (2020-12) of reports, check results, runs of `check --format json`, or rules as data."""
    emit_json(SCHEMAS[name](), output)
