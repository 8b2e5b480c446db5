"""What reports state in their prose as one plain document, what ``statements --format json`` prints, and its schema."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, get_args

from gov_disclosure.model import Report
from gov_disclosure.model.organ import SCOPES
from gov_disclosure.results.plain import figure_to_plain, span_to_plain
from gov_disclosure.results.schemas import BOTH, FIGURE, SPAN, closed_object, document, list_of
from gov_disclosure.results.words import Words
from gov_disclosure.statements import Heading, Numeral, Profile, Prose, Statement, channels, headings, vocabulary
from gov_disclosure.statements.statement import Account, OtherKind, Period
from gov_disclosure.text import Text

VERSION = "1"
"""Version of the document, its key ``schema``."""


def prose_to_plain(entries: Iterable[tuple[str, Report, Prose]], profiles: Sequence[Profile] = ()) -> dict[str, Any]:
    """
    Return what reports state as one plain document, each report with where it came from.

    Every numeral of the prose is listed with the one account it has, and every
    sub-heading that is known with its key; *profiles* are those besides the
    package's.
    """
    return {"schema": VERSION, "reports": [prose_entry(*entry, profiles) for entry in entries]}


def prose_entry(source: str, report: Report, found: Prose, profiles: Sequence[Profile]) -> dict[str, Any]:
    """Return what one report states, as `prose_to_plain` lists it."""
    known = headings(report, profiles)
    counts = Counter(numeral.account for numeral in found.numerals)
    return {
        "source": source,
        "organ": report.organ.name,
        "year": report.year,
        "profile": known.profile,
        "headings": [_heading(one) for one in known.found],
        "accounts": {account: counts[account] for account in get_args(Account)},
        "statements": [statement_to_plain(one) for one in found.statements],
        "numerals": [_numeral(one) for one in found.numerals],
    }


def _heading(one: Heading) -> dict[str, Any]:
    return {
        "key": one.key,
        "profile": one.profile,
        "section": list(one.section),
        "paragraph": one.paragraph,
        "text": one.text,
    }


def statement_to_plain(one: Statement) -> dict[str, Any]:
    """Return a statement as plain data, with the name of its key in both languages."""
    name = vocabulary()[one.key].name
    return {
        "key": one.key,
        "name": {"zh": name.zh, "en": name.en},
        "figure": figure_to_plain(one.figure),
        "low": figure_to_plain(one.low),
        "high": figure_to_plain(one.high),
        "unit": one.unit,
        "year": one.year,
        "period": one.period,
        "scope": one.scope,
        "channels": list(one.channels),
        "subject": one.subject,
        "part_of": one.part_of,
        "span": span_to_plain(one.span),
    }


def _numeral(one: Numeral) -> dict[str, Any]:
    return {
        "account": one.account,
        "kind": one.kind,
        "claim": one.claim,
        "statement": one.statement,
        "span": span_to_plain(one.span),
    }


_INTEGER = {"type": "integer"}
_TEXT_OR_NONE = {"anyOf": [{"type": "string"}, {"type": "null"}]}
_POSITION = {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "null"}]}


def _one_of(names: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(names)}


def _one_of_or_none(names: Iterable[str]) -> dict[str, Any]:
    return {"anyOf": [_one_of(names), {"type": "null"}]}


def statement_schema() -> dict[str, Any]:
    """Return the JSON Schema of one statement; ``Text`` and ``Span`` are definitions of the document it stands in."""
    return closed_object(
        {
            "key": _one_of(vocabulary()),
            "name": {"$ref": "#/$defs/Text"},
            "figure": FIGURE,
            "low": FIGURE,
            "high": FIGURE,
            "unit": {"type": "string"},
            "year": _INTEGER,
            "period": _one_of(get_args(Period)),
            "scope": _one_of_or_none(SCOPES),
            "channels": list_of(_one_of(channels())),
            "subject": {"type": "string"},
            "part_of": _POSITION,
            "span": {"$ref": "#/$defs/Span"},
        }
    )


def statements_schema() -> dict[str, Any]:
    """
    Return the JSON Schema of what `prose_to_plain` gives.

    The published copy is ``schemas/statements-1.schema.json``. The dict is the
    caller's own.
    """
    numeral = closed_object(
        {
            "account": _one_of(get_args(Account)),
            "kind": _one_of_or_none(get_args(OtherKind)),
            "claim": _POSITION,
            "statement": _POSITION,
            "span": {"$ref": "#/$defs/Span"},
        }
    )
    heading = closed_object(
        {
            "key": {"type": "string"},
            "profile": {"type": "string"},
            "section": list_of({"type": "integer", "minimum": 0}),
            "paragraph": _POSITION,
            "text": {"type": "string"},
        }
    )
    report = closed_object(
        {
            "source": {"type": "string"},
            "organ": {"type": "string"},
            "year": _INTEGER,
            "profile": _TEXT_OR_NONE,
            "headings": list_of({"$ref": "#/$defs/Heading"}),
            "accounts": closed_object({name: {"type": "integer", "minimum": 0} for name in get_args(Account)}),
            "statements": list_of({"$ref": "#/$defs/Statement"}),
            "numerals": list_of({"$ref": "#/$defs/Numeral"}),
        }
    )
    whole = closed_object({"schema": {"type": "string", "const": VERSION}, "reports": list_of(report)})
    about = Words(
        Text("正文陈述", "Statements"), Text("正文所说而表格没有的数。", "What the prose counts and no table has.")
    )
    definitions = {"Heading": heading, "Numeral": numeral, "Span": SPAN, "Statement": statement_schema(), "Text": BOTH}
    return document("statements", VERSION, about, whole, definitions)
