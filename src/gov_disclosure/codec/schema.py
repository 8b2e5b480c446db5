"""
The JSON Schema of a report document, built from the model (what may stand where) and the forms (what it is called).

Written for the tools of other languages: standard keywords only, one definition
for each class of the model under its own name, nothing beside a reference. What
the form prints over each cell stands in a file of its own, see `annotations`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from gov_disclosure import forms
from gov_disclosure.codec.encode import SCHEMA_VERSION, TABLE_CLASSES, is_optional
from gov_disclosure.codec.schema_words import CLASSES, KEYS, UNITS_EN, said
from gov_disclosure.forms import Block, CellForm
from gov_disclosure.model import (
    EDITIONS,
    Organ,
    OtherwiseHandled,
    Period,
    ProactiveDisclosure,
    Report,
    Section,
    cell_keys,
)
from gov_disclosure.model.counts import AMOUNT_MAXIMUM, LARGEST_COUNT, is_amount, is_change, is_count
from gov_disclosure.model.keys import parts_in
from gov_disclosure.model.organ import CREDIT_CODE, DIVISION_CODE
from gov_disclosure.model.proactive_disclosure import ROW_CLASSES
from gov_disclosure.model.report import FIRST_YEAR, LAST_YEAR
from gov_disclosure.text import Text

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REPORT_ID = f"urn:gov-disclosure:schema:report:{SCHEMA_VERSION}"
PARTS: tuple[type, ...] = (Organ, Period, Section, ProactiveDisclosure, *reversed(TABLE_CLASSES[:-1]))
"""The classes that a report is made of, wholes before parts: one definition each."""

# A day of the Gregorian calendar from year 1: `format` is only a remark to most validators, and 30 February no day.
# Anchors as in every dialect of regular expressions; `maxLength` keeps out the line end some let pass after `$`.
DATE = {
    "pattern": (
        "^(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})-"
        "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
        "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
        "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)$"
    ),
    "maxLength": 10,
}

# What the model's validators ask of a value beyond its type, by class and field.
_LIMITS: dict[str, Schema] = {
    "Report.form": {"enum": [*EDITIONS]},
    "Report.year": {"minimum": FIRST_YEAR, "maximum": LAST_YEAR},
    "Report.published": DATE,
    "Organ.division_code": {
        "pattern": f"^{DIVISION_CODE}$",
        "maxLength": 12,
        "not": {"type": "string", "pattern": "\\n"},
    },
    "Organ.credit_code": {"pattern": f"^{CREDIT_CODE}$", "maxLength": 18},
    "Period.start": DATE,
    "Period.end": DATE,
}

# What a figure may be, by the validator of its field; a cell without a figure is null.
_FIGURES: dict[Any, Schema] = {
    is_count: {"type": ["integer", "null"], "minimum": 0, "maximum": LARGEST_COUNT},
    is_change: {"type": ["integer", "null"], "minimum": -LARGEST_COUNT, "maximum": LARGEST_COUNT},
    is_amount: {"type": ["number", "null"], "minimum": 0, "maximum": AMOUNT_MAXIMUM},
}

_PLAIN: dict[Any, Schema] = {str: {"type": "string"}, int: {"type": "integer"}, date: {"type": "string"}}


def report_schema() -> Schema:
    """Return the schema; see `gov_disclosure.codec.report_schema`."""
    whole = _object(Report)
    first = {
        "$schema": {"type": "string", **said(KEYS["Report.$schema"])},
        "schema": {"type": "string", "const": SCHEMA_VERSION, **said(KEYS["Report.schema"])},
    }
    whole["required"] = ["schema", *whole["required"]]
    whole["properties"] = first | whole["properties"]
    definitions = {kind.__name__: _object(kind) for kind in PARTS}
    return {"$schema": DIALECT, "$id": REPORT_ID, **whole, "$defs": definitions}


def _object(kind: type) -> Schema:
    """Return the definition of a class: a closed object with its fields, those that differ by edition told apart."""
    hints = get_type_hints(kind)
    return {
        "title": title(kind.__name__),
        **said(CLASSES[kind.__name__]),
        "type": "object",
        "required": [field.name for field in attrs.fields(kind) if not is_optional(field)],
        "additionalProperties": False,
        "properties": {field.name: _member(kind, field, hints[field.name]) for field in attrs.fields(kind)},
        **_BEYOND_FIELDS.get(kind, {}),
    }


def title(name: str) -> str:
    """Return the name of a definition in words: generators make the name of them again."""
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def _member(kind: type, field: attrs.Attribute[Any], hint: Any) -> Schema:
    if field.validator in _FIGURES:
        return {**_FIGURES[field.validator], **said(_column(kind, field.name))}
    key = f"{kind.__name__}.{field.name}"
    schema = _of_type(hint)
    if "$ref" in schema:
        return schema
    words = said(KEYS[key]) if key in KEYS else {}
    return {**schema, **_LIMITS.get(key, {}), **words}


def _of_type(hint: Any) -> Schema:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    optional = NoneType in get_args(hint)
    if parts_in(hint) and get_origin(hint) is not tuple:
        references = [{"$ref": f"#/$defs/{part.__name__}"} for part in parts_in(hint)]
        branches = [*references, {"type": "null"}] if optional else references
        return branches[0] if len(branches) == 1 else {"anyOf": branches}
    if get_origin(hint) is Literal:
        return {"type": "string", "enum": [*get_args(hint)]}
    if optional:
        schema = _of_type(kinds[0])
        return {**schema, "type": [schema["type"], "null"]} | (
            {"enum": [*schema["enum"], None]} if "enum" in schema else {}
        )
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _of_type(kinds[0])}
    if get_origin(hint) is Mapping:
        return {
            "type": "object",
            "propertyNames": {"type": "string", "enum": [*cell_keys()]},
            "additionalProperties": {"type": ["string", "null"]},
        }
    return dict(_PLAIN[get_origin(hint) or hint])


def _column(kind: type, name: str) -> Text:
    """Return what the form prints over a field of a row, with its unit."""
    cell = _cell(kind, name)
    return Text(f"{cell.column[-1]}（{cell.unit}）。", f"{cell.column_en[-1]} ({UNITS_EN[cell.unit]}).")


def _cell(kind: type, name: str) -> CellForm:
    """Return a cell of this field, in the newest form that has a row with all fields of the class."""
    names = [field.name for field in attrs.fields(kind)]
    for edition in reversed(forms.EDITIONS):
        cells = forms.for_edition(edition).cells
        for row in _rows()[kind]:
            if all(f"{row}.{one}" in cells for one in names):
                return cells[f"{row}.{name}"]
    raise LookupError(f"no form has a row of class {kind.__name__}")


@cache
def _rows() -> dict[type, list[str]]:
    """Return where each class of the tables stands, by path from the top of the document."""
    found: dict[type, list[str]] = {}
    todo: list[tuple[str, type]] = [("", Report)]
    for path, kind in todo:
        for name, hint in get_type_hints(kind).items():
            for part in parts_in(hint):
                if part in TABLE_CLASSES:
                    found.setdefault(part, []).append(f"{path}{name}")
                    todo.append((f"{path}{name}.", part))
    return found


def _same_editions() -> Schema:
    """Return what two rows of table two under one article must be: of one edition, whichever the first is of."""
    newest = {block.key: block for block in forms.for_edition("2021").disclosure_blocks}
    blocks = [block for block in forms.for_edition("2019").disclosure_blocks if len(block.rows) > 1]
    return {"dependentSchemas": {older.rows[0].key: _either(older, newest[older.key]) for older in blocks}}


def _either(older: Block, newer: Block) -> Schema:
    rows = [row.key for row in older.rows]
    in_newer = {row.key for row in newer.rows}
    old, new = (_ref(ROW_CLASSES[block.edition][block.rows[0].key]) for block in (older, newer))
    return {
        "anyOf": [
            {"properties": {row: new if row in in_newer else {"type": "null"} for row in rows}},
            {"required": rows, "properties": dict.fromkeys(rows, old)},
        ]
    }


def _divided_or_not() -> Schema:
    """Return what the rows of （六）其他处理 must be: either one row alone or the three rows together."""
    divided = [field.name for field in attrs.fields(OtherwiseHandled) if field.name != "undivided"]
    return {
        "if": {"required": ["undivided"], "properties": {"undivided": {"type": "object"}}},
        "then": {"properties": {name: {"type": "null"} for name in divided}},
        "else": {"required": divided, "properties": {name: {"type": "object"} for name in divided}},
    }


def _ref(kind: type) -> Schema:
    return {"$ref": f"#/$defs/{kind.__name__}"}


# What a class asks beyond the types of its fields, as its `__attrs_post_init__` does.
_BEYOND_FIELDS: dict[type, Schema] = {
    ProactiveDisclosure: _same_editions(),
    OtherwiseHandled: _divided_or_not(),
}
