"""The JSON that ``check --format json`` prints: every report with its result and its leftovers, in one document."""

from __future__ import annotations

import json
from typing import Any

from gov_disclosure.cli._inputs import Input
from gov_disclosure.reading import LeftoverReason
from gov_disclosure.results.schemas import closed_object, described, said
from gov_disclosure.results.words import Words
from gov_disclosure.rules import check_result_schema, place_to_plain, result_to_plain
from gov_disclosure.writing.checks import Checked

VERSION = "1"
"""Version of the document, its key ``schema``."""


def results_json(inputs: list[Input], results: list[Checked]) -> bytes:
    """Return the results as one JSON document, in the order of the inputs."""
    reports = [
        {
            "source": found.source,
            "organ": found.report.organ.name,
            "year": found.report.year,
            "form": found.report.form,
            "leftovers": [
                {
                    "text": leftover.text,
                    "table": leftover.table,
                    "reason": leftover.reason.value,
                    "row": leftover.detail,
                    "place": place_to_plain(leftover.place),
                }
                for leftover in found.leftovers
            ],
            "result": result_to_plain(one.result),
        }
        for found, one in zip(inputs, results, strict=True)
    ]
    return f"{json.dumps({'schema': VERSION, 'reports': reports}, ensure_ascii=False, indent=2)}\n".encode()


def check_run_schema() -> dict[str, Any]:
    """Return the JSON Schema of what `results_json` gives; each ``result`` follows the schema of check results."""
    result = check_result_schema()
    definitions = result.pop("$defs")
    for key in ("$schema", "$id"):
        result.pop(key)
    leftover = {
        "text": {"type": "string"},
        "table": {"enum": ["proactive_disclosure", "requests", "disputes", None]},
        "reason": {"enum": [reason.value for reason in LeftoverReason]},
        "row": {"type": ["string", "null"]},
        "place": {"anyOf": [{"$ref": "#/$defs/place"}, {"type": "null"}]},
    }
    report = {
        "source": {"type": "string"},
        "organ": {"type": "string"},
        "year": {"type": "integer"},
        "form": {"enum": ["2019", "2021"]},
        "leftovers": {"type": "array", "items": closed_object(leftover)},
        "result": {"$ref": "#/$defs/result"},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:gov-disclosure:schema:check-run:{VERSION}",
        **said(Words("检查结果汇总", "Results of checks", "各份报告的检查结果。", "What checking reports came to.")),
        **described(
            closed_object({"schema": {"const": VERSION}, "reports": {"type": "array", "items": closed_object(report)}})
        ),
        "$defs": {**definitions, "result": result},
    }
