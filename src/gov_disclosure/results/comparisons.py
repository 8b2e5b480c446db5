"""What ``diff``, ``series`` and ``rollup`` find as plain documents (``--format json``), and their schemas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from gov_disclosure.cells import Difference
from gov_disclosure.comparison import Mode, RollUp, Series, State, Versions
from gov_disclosure.labels import cell_label
from gov_disclosure.model import Report
from gov_disclosure.results.plain import figure_to_plain, finding_to_plain
from gov_disclosure.results.schemas import BOTH, FIGURE, closed_object, document, finding_definitions, list_of
from gov_disclosure.results.words import Words
from gov_disclosure.text import Text

VERSION = "1"
"""Version of these documents, their key ``schema``."""


def diff_to_plain(
    first: tuple[str, Report], second: tuple[str, Report], differences: Iterable[Difference]
) -> dict[str, Any]:
    """Return the differences of two reports, each given with where it came from, in the order of the form."""
    listed = [
        {
            "cell": one.cell.key,
            "label": {"zh": one.cell.zh, "en": one.cell.en},
            "first": figure_to_plain(one.first),
            "second": figure_to_plain(one.second),
            "lacks": one.lacks,
        }
        for one in differences
    ]
    return _document({"first": _report(*first), "second": _report(*second), "cells": listed})


def _report(source: str, report: Report) -> dict[str, Any]:
    return {"source": source, "organ": report.organ.name, "year": report.year, "form": report.form}


def series_to_plain(found: Iterable[Series], versions: Iterable[Versions] = ()) -> dict[str, Any]:
    """
    Return what comparing each organ's years came to, also where that could not be judged.

    *versions*: reports of one organ and year of which there were several.
    """
    return _document({"series": [_series(one) for one in found], "versions": versions_to_plain(versions)})


def _series(found: Series) -> dict[str, Any]:
    return {
        "organ": found.organ,
        "years": list(found.years),
        "missing": list(found.missing),
        "disagreements": [
            {
                "years": list(one.years),
                "culprit": one.culprit,
                "ground": {"zh": one.ground.zh, "en": one.ground.en},
                "finding": finding_to_plain(one.finding),
            }
            for one in found.disagreements
        ],
        "undetermined": [
            {"years": [year - 1, year], "finding": finding_to_plain(one)} for year, one in found.undetermined
        ],
    }


def versions_to_plain(found: Iterable[Versions]) -> list[dict[str, Any]]:
    """Return the reports of one organ and year of which there are several, with the one that is used."""
    return [{"organ": one.organ, "year": one.year, "sources": list(one.sources), "used": one.used} for one in found]


def versions_schema() -> dict[str, Any]:
    """Return the schema of one entry of what `versions_to_plain` gives."""
    sources, used = list_of(_TEXT), {"type": ["string", "null"]}
    return closed_object({"organ": _TEXT, "year": {"type": "integer"}, "sources": sources, "used": used})


def rollup_to_plain(result: RollUp) -> dict[str, Any]:
    """Return the whole beside its parts, every cell that is summed in the order of the form."""
    stated, due = result.stated
    listed = [
        {
            "cell": one.cell,
            "label": {"zh": cell_label(one.cell, "zh"), "en": cell_label(one.cell, "en")},
            "state": one.state,
            "whole": figure_to_plain(one.whole),
            "parts": figure_to_plain(one.parts),
            "gap": figure_to_plain(one.gap),
            "unstated": list(one.unstated),
            "untold": list(one.untold),
            "exceeding": list(one.exceeding),
        }
        for one in result.gaps
    ]
    return _document(
        {
            "mode": result.mode,
            "declared": result.declared,
            "children": list(result.children),
            "stated": stated,
            "due": due,
            "summary": {"zh": result.message("zh"), "en": result.message("en")},
            "cells": listed,
        }
    )


def _document(plain: dict[str, Any]) -> dict[str, Any]:
    return {"schema": VERSION, **plain}


_TEXT = {"type": "string"}
_BOTH = {"$ref": "#/$defs/Text"}
_COUNT = {"type": "integer", "minimum": 0}


def diff_schema() -> dict[str, Any]:
    """Return the JSON Schema of what `diff_to_plain` gives."""
    report = closed_object({"source": _TEXT, "organ": _TEXT, "year": {"type": "integer"}, "form": _TEXT})
    cell = {
        "cell": _TEXT,
        "label": _BOTH,
        "first": FIGURE,
        "second": FIGURE,
        "lacks": {"enum": ["first", "second", None]},
    }
    about = Words(
        Text("两份报告的不同", "Differences"),
        Text("两份报告数字不同的单元格。", "The cells in which two reports differ."),
    )
    report_of = {"$ref": "#/$defs/ReportOf"}
    properties = {"first": report_of, "second": report_of, "cells": list_of(closed_object(cell))}
    return _schema("diff", about, properties, {"ReportOf": report, "Text": BOTH})


def series_schema() -> dict[str, Any]:
    """Return the JSON Schema of what `series_to_plain` gives; each ``finding`` follows the schema of check results."""
    years = {**list_of({"type": "integer"}), "minItems": 2, "maxItems": 2}
    finding = {"$ref": "#/$defs/Finding"}
    one = {
        "organ": _TEXT,
        "years": list_of({"type": "integer"}),
        "missing": list_of({"type": "integer"}),
        "disagreements": list_of(
            closed_object(
                {"years": years, "culprit": {"type": ["integer", "null"]}, "ground": _BOTH, "finding": finding}
            )
        ),
        "undetermined": list_of(closed_object({"years": years, "finding": finding})),
    }
    about = Words(
        Text("逐年比较", "Year to year"), Text("每个机关各年报告之间的衔接。", "How each organ's years fit each other.")
    )
    properties = {"series": list_of(closed_object(one)), "versions": list_of({"$ref": "#/$defs/Versions"})}
    return _schema("series", about, properties, {**finding_definitions(), "Versions": versions_schema()})


def rollup_schema() -> dict[str, Any]:
    """Return the JSON Schema of what `rollup_to_plain` gives."""
    cell = {
        "cell": _TEXT,
        "label": _BOTH,
        "state": {"enum": list(get_args(State))},
        **dict.fromkeys(("whole", "parts", "gap"), FIGURE),
        **dict.fromkeys(("unstated", "untold", "exceeding"), list_of(_COUNT)),
    }
    properties = {
        "mode": {"enum": list(get_args(Mode))},
        "declared": {"type": "boolean"},
        "children": list_of(_TEXT),
        "stated": _COUNT,
        "due": _COUNT,
        "summary": _BOTH,
        "cells": list_of(closed_object(cell)),
    }
    about = Words(
        Text("汇总比较", "Roll-up"), Text("一份汇总报告与各部分之和。", "A report beside the sum of its parts.")
    )
    return _schema("rollup", about, properties, {"Text": BOTH})


def _schema(name: str, about: Words, properties: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    whole = closed_object({"schema": {"type": "string", "const": VERSION}, **properties})
    return document(name, VERSION, about, whole, definitions)
