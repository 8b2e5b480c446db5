"""Many checked reports as one plain document, what ``check --format json`` prints, and its schema."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, get_args

from gov_disclosure.errors import GovDisclosureError, UnreadableError, UnreadableKind
from gov_disclosure.reading import Leftover, LeftoverReason
from gov_disclosure.results.plain import place_to_plain, result_to_plain
from gov_disclosure.results.prose import statement_schema, statement_to_plain
from gov_disclosure.results.schemas import check_result_schema, closed_object, described, document, list_of
from gov_disclosure.results.words import Words
from gov_disclosure.rules import CheckResult
from gov_disclosure.statements import statements
from gov_disclosure.text import Text

VERSION = "1"
"""Version of the document, its key ``schema``."""


def run_to_plain(entries: Iterable[tuple[str, CheckResult, Sequence[Leftover]]]) -> dict[str, Any]:
    """Return results as one plain document: of each report where it came from, its result, and its leftovers."""
    return whole_run([report_entry(*entry) for entry in entries], [])


def whole_run(reports: list[dict[str, Any]], unreadable: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the document of *reports* and of the files that could not be read."""
    return {"schema": VERSION, "reports": reports, "unreadable": unreadable}


def unreadable_entry(file: str, error: GovDisclosureError) -> dict[str, Any]:
    """Return what the document says of a file, or of one report in it, that could not be read."""
    return {
        "file": file,
        "message": {"zh": error.message("zh"), "en": error.message("en")},
        "kind": error.kind if isinstance(error, UnreadableError) else None,
    }


def report_entry(source: str, result: CheckResult, leftovers: Sequence[Leftover]) -> dict[str, Any]:
    """Return what the document says of one report."""
    report = result.report
    return {
        "source": source,
        "organ": report.organ.name,
        "year": report.year,
        "form": report.form,
        "leftovers": [leftover_to_plain(leftover) for leftover in leftovers],
        "statements": [statement_to_plain(one) for one in statements(report)],
        "result": result_to_plain(result),
    }


def leftover_to_plain(leftover: Leftover) -> dict[str, Any]:
    """Return what was printed in a statutory table and is in no cell as plain data."""
    return {
        "text": leftover.text,
        "table": leftover.table,
        "reason": leftover.reason.value,
        "row": leftover.detail,
        "place": place_to_plain(leftover.place),
    }


def check_run_schema() -> dict[str, Any]:
    """Return the JSON Schema of what `run_to_plain` gives; each ``result`` follows the schema of check results."""
    result = check_result_schema()
    definitions = result.pop("$defs")
    for key in ("$schema", "$id"):
        result.pop(key)
    leftover = {
        "text": {"type": "string"},
        "table": {"enum": ["proactive_disclosure", "requests", "disputes", None]},
        "reason": {"enum": [reason.value for reason in LeftoverReason]},
        "row": {"type": ["string", "null"]},
        "place": {"anyOf": [{"$ref": "#/$defs/Place"}, {"type": "null"}]},
    }
    report = {
        "source": {"type": "string"},
        "organ": {"type": "string"},
        "year": {"type": "integer"},
        "form": {"enum": ["2019", "2021"]},
        "leftovers": list_of(closed_object(leftover)),
        "statements": list_of({"$ref": "#/$defs/Statement"}),
        "result": {"$ref": "#/$defs/CheckResult"},
    }
    unreadable = {
        "file": {"type": "string"},
        "message": {"$ref": "#/$defs/Text"},
        "kind": {"enum": [*get_args(UnreadableKind), None]},
    }
    about = Words(Text("核对结果汇总", "Check run"), Text("各份报告的核对结果。", "What checking reports came to."))
    whole = closed_object(
        {
            "schema": {"type": "string", "const": VERSION},
            "reports": list_of(closed_object(report)),
            "unreadable": list_of(closed_object(unreadable)),
        }
    )
    return document("check-run", VERSION, about, whole, {}) | {
        "$defs": {
            **definitions,
            **described({"$defs": {"Statement": statement_schema()}})["$defs"],
            "CheckResult": result,
        }
    }
