"""
The JSON Schema of a report document, built from the model (what may stand where) and the forms (what it is called).

Built for plain validators to be fast: a cell is one schema with a type list,
without references; the rows that differ between the editions are told apart by
one key each (``if``), so that a fault is reported where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from gov_disclosure import forms
from gov_disclosure.codec.encode import SCHEMA_VERSION, is_optional
from gov_disclosure.codec.schema_words import ABOUT, KEYS, REPORT, UNITS_EN, Words
from gov_disclosure.forms import CellForm, Form, Group
from gov_disclosure.model import EDITIONS, OtherwiseHandled, ProactiveDisclosure, Report, Section, cell_keys
from gov_disclosure.model.counts import AMOUNT_DECIMALS, AMOUNT_MAXIMUM, LARGEST_COUNT
from gov_disclosure.model.organ import CREDIT_CODE, DIVISION_CODE
from gov_disclosure.model.report import FIRST_YEAR, LAST_YEAR

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REPORT_ID = f"urn:gov-disclosure:schema:report:{SCHEMA_VERSION}"

# A day of the Gregorian calendar from year 1: `format` is only a remark to most validators, and 30 February no day.
# Anchors as in every dialect of regular expressions; `maxLength` keeps out the line end some let pass after `$`.
_DATE = {
    "pattern": (
        "^(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})-"
        "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
        "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
        "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)$"
    ),
    "maxLength": 10,
    "format": "date",
}

# What the model's validators ask of a value beyond its type.
_LIMITS: dict[str, Schema] = {
    "schema": {"const": SCHEMA_VERSION},
    "form": {"enum": [*EDITIONS]},
    "year": {"minimum": FIRST_YEAR, "maximum": LAST_YEAR},
    "organ.division_code": {
        "pattern": f"^{DIVISION_CODE}$",
        "not": {"type": "string", "pattern": "\\n"},
    },
    "organ.credit_code": {"pattern": f"^{CREDIT_CODE}$", "maxLength": 18},
    "period.start": _DATE,
    "period.end": _DATE,
    "published": _DATE,
}


def report_schema() -> Schema:
    """Return the schema; see `gov_disclosure.codec.report_schema`."""
    schema = {"$schema": DIALECT, "$id": REPORT_ID, **_words(REPORT), **_object(Report, "")}
    schema["required"] = ["schema", *schema["required"]]
    schema["properties"] = {
        "schema": {**_words(KEYS["schema"]), "type": "string", **_LIMITS["schema"]},
        **schema["properties"],
    }
    schema["$defs"] = {"section": {**_words(KEYS["sections[]"]), **_object(Section, "sections[]")}}
    return schema


def _words(words: Words) -> Schema:
    """Return the annotations of a key: few, since plain validators look at each for each value."""
    about: Schema = {"en": {"title": words.en, "description": words.about_en}}
    if words.source:
        about["source"] = words.source
    return {"title": words.zh, "description": words.about_zh, "x-about": about}


def _object(kind: type, path: str) -> Schema:
    hints = get_type_hints(kind)
    special = {ProactiveDisclosure: _disclosure, OtherwiseHandled: _otherwise_handled}.get(kind)
    if special is not None:
        return special(path)
    return {
        "type": "object",
        "required": [field.name for field in attrs.fields(kind) if not is_optional(field)],
        "additionalProperties": False,
        "properties": {
            field.name: _member(f"{path}.{field.name}".lstrip("."), hints[field.name]) for field in attrs.fields(kind)
        },
    }


def _member(path: str, hint: Any, edition: str | None = None) -> Schema:
    cell = _cell(path, edition)
    if cell is not None:
        return _figure(*cell)
    return {**_label(path, edition), **_of_type(path, hint), **_LIMITS.get(path, {})}


def _of_type(path: str, hint: Any) -> Schema:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    if NoneType in get_args(hint) and get_origin(hint) is not Literal:
        return _or_null(_of_type(path, kinds[0]))
    if get_origin(hint) is Literal:
        return {"type": "string", "enum": [*get_args(hint)]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _item(kinds[0])}
    if attrs.has(hint):
        return _object(hint, path)
    if get_origin(hint) is Mapping:
        return _by_cell()
    return dict(_PLAIN[get_origin(hint) or hint])


def _item(kind: Any) -> Schema:
    return {"$ref": "#/$defs/section"} if kind is Section else {"type": "string"}


def _by_cell() -> Schema:
    """Return the schema of an object whose keys are cell keys, all of which it names: quicker than their names' own."""
    text = {"type": ["string", "null"]}
    return {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(cell_keys(), text)}


_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    date: {"type": "string"},
}


def _or_null(schema: Schema) -> Schema:
    schema["type"] = [schema["type"], "null"]
    if "enum" in schema:
        schema["enum"] = [*schema["enum"], None]
    return schema


def _figure(cell: CellForm, form: Form) -> Schema:
    """Return the schema of a cell: what it is called, counts and rests on, and what figure may stand in it."""
    schema = _words(Words(cell.zh, cell.en, *ABOUT[cell.kind], cell.law or form.notice))
    schema["x-about"]["unit"] = {"zh": cell.unit, "en": UNITS_EN[cell.unit]}
    if cell.kind == "amount":
        bounds = {"type": ["number", "null"], "minimum": 0, "maximum": AMOUNT_MAXIMUM}
        schema["x-about"]["decimals"] = AMOUNT_DECIMALS
        return schema | bounds
    if cell.kind == "change":
        return schema | {"type": ["integer", "null"], "minimum": -LARGEST_COUNT, "maximum": LARGEST_COUNT}
    return schema | {"type": ["integer", "null"], "minimum": 0, "maximum": LARGEST_COUNT}


def _editions(edition: str | None) -> Iterator[Form]:
    """Yield the forms to look a cell up in, the newest first."""
    yield from (forms.for_edition(name) for name in reversed(forms.EDITIONS) if edition in (None, name))


def _cell(path: str, edition: str | None) -> tuple[CellForm, Form] | None:
    for form in _editions(edition):
        if path in form.cells:
            return form.cells[path], form
    return None


def _label(path: str, edition: str | None) -> Schema:
    """Return the words for a row, a group of rows or columns, or another key."""
    if path in KEYS:
        return _words(KEYS[path])
    for form in _editions(edition):
        if path in _labels(form):
            return _words(_labels(form)[path])
    raise LookupError(f"the schema has no words for {path}")


@cache
def _labels(form: Form) -> dict[str, Words]:
    """Return the printed labels of rows and groups by path."""
    found = {
        f"proactive_disclosure.{row.key}": Words(row.zh, row.en, *_about(block), row.law)
        for block in form.disclosure_blocks
        for row in block.rows
    }
    for flat in forms.flat_rows(form.request_rows):
        path = "requests"
        for group in flat.groups:
            path = f"{path}.{group.key}"
            found[path] = Words(group.zh, group.en, *ABOUT[path])
        found[f"requests.{flat.key}"] = Words(flat.row.zh, flat.row.en, *ABOUT["requests row"], flat.row.law)
    if not isinstance(form.otherwise_handled, Group):
        row = form.otherwise_handled
        path = "requests.outcomes.otherwise_handled"
        found[path] = Words(row.zh, row.en, *ABOUT[path])
    for cell in form.tables["disputes"].cells:
        path = cell.key.rpartition(".")[0]
        titles = " / ".join(cell.column[:-1]), " / ".join(cell.column_en[:-1])
        found[path] = Words(*titles, *ABOUT["disputes row"], cell.law)
    return found


def _about(block: forms.Block) -> tuple[str, str]:
    return f"{block.zh}，{block.edition} 年版。", f"{block.en}, {block.edition} form."


def _disclosure(path: str) -> Schema:
    """Table two: the rows under one article are told by a key that only the 2019 edition's first row has."""
    hints = get_type_hints(ProactiveDisclosure)
    fields = attrs.fields(ProactiveDisclosure)
    blocks = [
        (older, newer)
        for older in forms.for_edition("2019").disclosure_blocks
        for newer in forms.for_edition("2021").disclosure_blocks
        if older.key == newer.key
    ]
    return {
        "type": "object",
        "required": [field.name for field in fields if not is_optional(field)],
        "additionalProperties": False,
        "properties": {
            field.name: _member(f"{path}.{field.name}", hints[field.name]) if field.name == "procurement" else True
            for field in fields
        },
        "allOf": [_either_block(path, older, newer) for older, newer in blocks],
    }


def _either_block(path: str, older: forms.Block, newer: forms.Block) -> Schema:
    mark = next(column.key for column in older.columns if column.key not in {c.key for c in newer.columns})
    only_older = [row.key for row in older.rows if row.key not in {r.key for r in newer.rows}]
    return {
        "if": {"properties": {older.rows[0].key: {"required": [mark], "type": "object"}}},
        "then": _block(path, older) | ({"required": only_older} if only_older else {}),
        "else": _merged(_block(path, newer), {key: {"type": "null"} for key in only_older}),
    }


def _merged(schema: Schema, properties: Schema) -> Schema:
    return schema | {"properties": schema["properties"] | properties}


def _block(path: str, block: forms.Block) -> Schema:
    return {
        **_words(Words(block.zh, block.en, *_about(block))),
        "properties": {row.key: _row(f"{path}.{row.key}", block) for row in block.rows},
    }


def _row(path: str, block: forms.Block) -> Schema:
    columns = [column.key for column in block.columns]
    return {
        **_label(path, block.edition),
        "type": "object",
        "required": columns,
        "additionalProperties": False,
        "properties": {key: _member(f"{path}.{key}", Decimal, block.edition) for key in columns},
    }


def _otherwise_handled(path: str) -> Schema:
    """（六）其他处理: either one row alone or the three rows together."""
    hints = get_type_hints(OtherwiseHandled)
    names = [field.name for field in attrs.fields(OtherwiseHandled)]
    divided = [name for name in names if name != "undivided"]
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _member(f"{path}.{name}", hints[name]) for name in names},
        "if": {"required": ["undivided"], "properties": {"undivided": {"type": "object"}}},
        "then": {"properties": {name: {"type": "null"} for name in divided}},
        "else": {"required": divided, "properties": {name: {"type": "object"} for name in divided}},
    }
