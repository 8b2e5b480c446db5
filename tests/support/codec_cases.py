"""Reports with everything a document can hold, and the five ways to judge a document; for the tests of the codec."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import attrs
import jsonschema
import jsonschema_rs
from hypothesis import strategies as st

from gov_disclosure import codec
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.model import (
    LEVELS,
    SCOPES,
    SECTION_KEYS,
    ApplicantCounts,
    ChargedAmount,
    ChargedItems,
    Decisions,
    Denied,
    Disputes,
    DocumentOutput,
    DocumentStock,
    NotProcessed,
    Organ,
    OtherwiseHandled,
    Outcomes,
    Period,
    ProactiveDisclosure,
    Procurement,
    Report,
    Requests,
    ReviewOutcomes,
    Section,
    ServiceItems,
    Unavailable,
    cell_keys,
)
from varied_reports import varied_reports

any_text = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ('他说"公开"', "\\", "\x00", "a\u2028b", "\U0001f600", '\\"', "u0022", "-1", "《条例》第五十条")
)
days = st.dates(min_value=date(1, 1, 1))


def sections(depth: int) -> st.SearchStrategy[tuple[Section, ...]]:
    """Return sections inside sections, at most *depth* levels."""
    inner = st.just(()) if depth <= 1 else st.just(()) | st.deferred(lambda: sections(depth - 1))
    one = st.builds(
        Section,
        key=st.none() | st.sampled_from(SECTION_KEYS),
        heading=any_text,
        paragraphs=st.lists(any_text, max_size=3).map(tuple),
        sections=inner,
    )
    return st.lists(one, max_size=2).map(tuple)


def nested(levels: int) -> tuple[Section, ...]:
    """Return one section inside another, *levels* deep."""
    found: tuple[Section, ...] = ()
    for level in range(levels):
        found = (Section(heading=f"{levels - level}", sections=found),)
    return found


organs = st.builds(
    Organ,
    name=any_text,
    level=st.none() | st.sampled_from(LEVELS),
    division_code=st.none() | st.from_regex(r"\A[0-9]{6}(?:[0-9]{3}(?:[0-9]{3})?)?\Z"),
    credit_code=st.none() | st.just("11320800014314720B"),
)
periods = st.none() | st.tuples(days, days).map(lambda pair: Period(start=min(pair), end=max(pair)))
AMOUNTS = ("13.390", "0.000", "-0", "1E+3", "0E-7", "1E-12", "1E15", "999999999999999.999999999999")
amounts = st.decimals(0, 10**15, places=12, allow_nan=False, allow_infinity=False) | st.sampled_from(
    [Decimal(text) for text in AMOUNTS]
)


cell_names = st.sampled_from(tuple(cell_keys()))


@st.composite
def full_reports(draw: st.DrawFn) -> Report:
    """Return reports of both editions and mixtures, with any optional key and any text."""
    report = draw(varied_reports(consistent=False, blanks=True, narrative=False))
    tables = report.proactive_disclosure
    if isinstance(tables.charges, ChargedAmount):
        tables = attrs.evolve(tables, charges=ChargedAmount(amount=draw(st.none() | amounts)))
    return attrs.evolve(
        report,
        organ=draw(organs),
        scope=draw(st.none() | st.sampled_from(SCOPES)),
        period=draw(periods),
        published=draw(st.none() | days),
        source=draw(st.none() | any_text),
        title=draw(st.none() | any_text),
        preamble=draw(st.lists(any_text, max_size=2).map(tuple)),
        sections=draw(sections(4)),
        proactive_disclosure=tables,
        as_printed={**report.as_printed} | draw(st.dictionaries(cell_names, st.none() | any_text, max_size=3)),
    )


# Building a report by the constructors alone, without the codec: the verdict of the model itself.

_DISCLOSURE_ROWS: tuple[tuple[type, ...], ...] = (
    (DocumentStock, DocumentOutput), (Decisions, ServiceItems), (ChargedAmount, ChargedItems), (Procurement,),
)  # fmt: skip
_ROWS_OF = {
    "rules": _DISCLOSURE_ROWS[0],
    "normative_documents": _DISCLOSURE_ROWS[0],
    "licenses": _DISCLOSURE_ROWS[1],
    "other_services": _DISCLOSURE_ROWS[1],
    "penalties": _DISCLOSURE_ROWS[1],
    "compulsion": _DISCLOSURE_ROWS[1],
    "charges": _DISCLOSURE_ROWS[2],
    "procurement": _DISCLOSURE_ROWS[3],
}


def _number(value: Any) -> Any:
    """JSON knows one kind of number: 3.0 is 3, and only then does Python's int come in."""
    return int(value) if type(value) is float and value.is_integer() else value


def _decimal(value: Any) -> Any:
    return Decimal(str(value)) if type(value) in (int, float) else value


def _day(value: Any) -> Any:
    if type(value) is str and len(value) == 10 and value.isascii() and "W" not in value:
        return date.fromisoformat(value)
    return value


def _row(kind: type, tree: Any) -> Any:
    if type(tree) is not dict:
        return tree
    return kind(**{key: _decimal(value) if key == "amount" else _number(value) for key, value in tree.items()})


def _rows(kind: type, row: type, tree: Any) -> Any:
    return kind(**{key: _row(row, value) for key, value in tree.items()})


def _disclosure_row(name: str, tree: Any) -> Any:
    for kind in _ROWS_OF.get(name, ()):
        if type(tree) is dict and tree.keys() == {field.name for field in attrs.fields(kind)}:
            return _row(kind, tree)
    return tree


def _section(tree: Any) -> Any:
    if type(tree) is not dict:
        return tree
    return Section(**tree | _tuples(tree, "paragraphs", "sections"))


def _tuples(tree: dict[str, Any], *names: str) -> dict[str, Any]:
    return {
        name: tuple(map(_section, tree[name])) if name == "sections" else tuple(tree[name])
        for name in names
        if type(tree.get(name)) is list
    }


def _outcomes(tree: Any) -> Any:
    groups: dict[str, type] = {
        "denied": Denied,
        "unavailable": Unavailable,
        "not_processed": NotProcessed,
        "otherwise_handled": OtherwiseHandled,
    }
    return Outcomes(
        **{
            key: _rows(groups[key], ApplicantCounts, value) if key in groups else _row(ApplicantCounts, value)
            for key, value in tree.items()
        }
    )


def _days(tree: Any) -> Any:
    return tree if tree is None else Period(**{key: _day(value) for key, value in tree.items()})


_PARTS: dict[str, Callable[[Any], Any]] = {
    "year": _number,
    "organ": lambda tree: Organ(**tree),
    "period": _days,
    "published": _day,
    "preamble": lambda tree: tuple(tree) if type(tree) is list else tree,
    "sections": lambda tree: tuple(map(_section, tree)) if type(tree) is list else tree,
    "proactive_disclosure": lambda tree: ProactiveDisclosure(
        **{key: _disclosure_row(key, value) for key, value in tree.items()}
    ),
    "requests": lambda tree: Requests(
        **{key: _outcomes(value) if key == "outcomes" else _row(ApplicantCounts, value) for key, value in tree.items()}
    ),
    "disputes": lambda tree: _rows(Disputes, ReviewOutcomes, tree),
}


def by_constructors(tree: Any) -> Report:
    """Return the report that the model classes make of plain data; whatever they raise is their refusal."""
    parts = dict(tree)
    if parts.pop("schema") != "1" or type(parts.pop("$schema", "")) is not str:
        raise ValueError("schema")
    return Report(**{key: _PARTS[key](value) if key in _PARTS else value for key, value in parts.items()})


# The five verdicts.


@cache
def schema_validators() -> tuple[jsonschema.Draft202012Validator, Any]:
    """Return the two validators of the report schema."""
    schema = codec.report_schema()
    return jsonschema.Draft202012Validator(schema), jsonschema_rs.Draft202012Validator(schema)


def _accepts(judge: Callable[[], object], refusals: tuple[type[Exception], ...]) -> bool:
    try:
        judge()
    except refusals:
        return False
    return True


def verdicts(document: Mapping[str, Any], *, slow: bool = True) -> dict[str, bool]:
    """Return whether each of the five ways accepts *document*; without *slow*, all but ``jsonschema``."""
    text = json.dumps(document)  # keeps 3.0 and NaN; lone surrogates as escapes
    tree = json.loads(text)
    plain, fast = schema_validators()
    refused = (TypeError, ValueError, AttributeError, GovDisclosureError)
    found = {
        "constructors": _accepts(lambda: by_constructors(tree), (*refused, KeyError)),
        "msgspec": _accepts(lambda: codec.loads(text), (codec.DocumentError,)),
        "cattrs": _accepts(lambda: codec.structure(tree), (codec.DocumentError,)),
        "jsonschema-rs": _is_unicode(tree) and fast.is_valid(tree),
    }
    return found | {"jsonschema": _is_unicode(tree) and plain.is_valid(tree)} if slow else found


def _is_unicode(tree: Any) -> bool:
    """Text with a lone surrogate is no JSON that can be sent (RFC 8259, 8.2); no schema sees it."""
    try:
        json.dumps(tree, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
