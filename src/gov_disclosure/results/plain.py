"""A check result as plain data, ready for JSON; the same for every caller, described by `check_result_schema`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.model import Place, Span
from gov_disclosure.rules.facts import Fact
from gov_disclosure.rules.finding import Finding
from gov_disclosure.text import Text

if TYPE_CHECKING:
    from gov_disclosure.localisation.coverage import Coverage
    from gov_disclosure.localisation.explain import Explanation, Part
    from gov_disclosure.rules.result import CheckResult
    from gov_disclosure.rules.waivers import UnusedWaiver, Waived, Waiver

VERSION = "1"
"""Version of the result document, its key ``schema``."""

SHOWN = 20
"""How many explanations of one fault the document lists; ``total`` counts them all."""


def result_to_plain(result: CheckResult) -> dict[str, Any]:
    """
    Return a check result as dicts, lists, strings, numbers and ``None``.

    Keys are cell keys as in the report document. Decimals become ints or
    floats where that loses nothing, text otherwise. Messages are given in both
    languages. Equal results give equal documents, in the same order.
    """
    return {
        "schema": VERSION,
        "ok": result.ok,
        "counts": {outcome.value: count for outcome, count in result.counts.items()},
        "outcomes": {code: outcome.value for code, outcome in sorted(result.outcomes.items())},
        "findings": [finding_to_plain(finding) for finding in result.findings],
        "explanations": [_part(part) for part in result.explanations],
        "coverage": _coverage(result.coverage),
        "waived": [_waived(one) for one in result.waived],
        "unused_waivers": [_unused(one) for one in result.unused],
        "crashes": [{"rule": crash.rule, "error": crash.error} for crash in result.crashes],
    }


def finding_to_plain(finding: Finding) -> dict[str, Any]:
    """Return one finding as plain data, with its id and its message in both languages."""
    return {
        "id": finding.id,
        "rule": finding.rule,
        "outcome": finding.outcome.value,
        "severity": finding.severity.value,
        "message": {"zh": finding.message("zh"), "en": finding.message("en")},
        "cells": [
            {"cell": key, "figure": figure_to_plain(figure), "place": place_to_plain(place)}
            for key, figure, place in _aligned(finding)
        ],
        "expected": _fact(finding.expected),
        "actual": _fact(finding.actual),
        "facts": {name: _fact(fact) for name, fact in sorted(finding.facts.items())},
        "span": None if finding.span is None else span_to_plain(finding.span),
        "explanation": finding.explanation,
    }


def _aligned(finding: Finding) -> list[tuple[str | None, int | Decimal | None, Place | None]]:
    """Return cells with figures and places; a place without a cell (a finding about a row's label) stands alone."""
    length = max(len(finding.cells), len(finding.places))
    cells = (*finding.cells, *([None] * (length - len(finding.cells))))
    figures = (*finding.figures, *([None] * (length - len(finding.figures))))
    places = (*finding.places, *([None] * (length - len(finding.places))))
    return list(zip(cells, figures, places, strict=True))


def figure_to_plain(value: Decimal | int | None) -> int | float | str | None:
    """Return a figure as a number where JSON loses nothing of it, as text otherwise, and a blank as ``None``."""
    if not isinstance(value, Decimal):
        return value
    if value == value.to_integral_value():
        return int(value)
    short = float(value)
    return short if Decimal(repr(short)) == value else f"{value:f}"


def _fact(fact: Fact) -> Any:
    if isinstance(fact, Text):
        return {"zh": fact.zh, "en": fact.en}
    if isinstance(fact, tuple):
        return list(fact)
    return fact if isinstance(fact, str) else figure_to_plain(fact)


def place_to_plain(place: Place | None) -> dict[str, Any] | None:
    """Return what is known of a place, without the parts its format lacks; ``None`` where nothing is."""
    if place is None:
        return None
    found = attrs.asdict(place, filter=lambda _, value: value is not None)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


def span_to_plain(span: Span) -> dict[str, Any]:
    """Return a stretch of the narrative as plain data."""
    return {**attrs.asdict(span), "section": list(span.section)}


def _part(part: Part) -> dict[str, Any]:
    return {
        "identities": list(part.identities),
        "size": part.size,
        "status": "proved" if part.proved else "budget",
        "total": len(part.explanations),
        "explanations": [_explanation(one) for one in part.explanations[:SHOWN]],
    }


def _explanation(explanation: Explanation) -> dict[str, Any]:
    return {
        "cause": None if explanation.cause is None else str(explanation.cause),
        "also": [str(one) for one in explanation.also],
        "message": {"zh": explanation.message("zh"), "en": explanation.message("en")},
        "cells": [
            {
                "cell": one.key,
                "printed": one.printed,
                "needed": one.needed,
                "low": one.low,
                "high": one.high,
                "slip": None if one.slip is None else str(one.slip),
            }
            for one in explanation.corrections
        ],
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    """Return what the identities see, the many pinned cells as a number only."""
    return {
        "pinned": len(coverage.pinned),
        "grouped": [list(group) for group in coverage.grouped],
        "unseen": list(coverage.unseen),
        "undecided": list(coverage.undecided),
        "summary": {"zh": coverage.message("zh"), "en": coverage.message("en")},
    }


def _waived(one: Waived) -> dict[str, Any]:
    return {"finding": finding_to_plain(one.finding), "waiver": _waiver(one.waiver)}


def _unused(one: UnusedWaiver) -> dict[str, Any]:
    return {"why": one.why, "waiver": _waiver(one.waiver)}


def _waiver(waiver: Waiver) -> Mapping[str, Any]:
    found = attrs.asdict(waiver)
    return {
        name: value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
        for name, value in found.items()
    }
