"""What the form says of each cell, as data: the labels, unit, kind and legal source that the schema does not repeat."""

from __future__ import annotations

from typing import Any

from gov_disclosure import forms
from gov_disclosure.cells import pointer
from gov_disclosure.codec.encode import SCHEMA_VERSION
from gov_disclosure.codec.schema import DIALECT
from gov_disclosure.codec.schema_words import CELL_KEYS, UNITS_EN, said
from gov_disclosure.forms import CellForm, Form
from gov_disclosure.model import cell_keys


def report_cells() -> dict[str, Any]:
    """Return the annotations; see `gov_disclosure.codec.report_cells`."""
    return {"schema": SCHEMA_VERSION, "cells": {key: _cell(key) for key in cell_keys()}}


def _cell(key: str) -> dict[str, Any]:
    found = {
        edition: (form, form.cells[key])
        for edition, form in ((edition, forms.for_edition(edition)) for edition in forms.EDITIONS)
        if key in form.cells
    }
    _, newest = [*found.values()][-1]
    return {
        "pointer": pointer(key),
        "kind": newest.kind,
        "unit": {"zh": newest.unit, "en": UNITS_EN[newest.unit]},
        "editions": {edition: _printed(*one) for edition, one in found.items()},
    }


def _printed(form: Form, cell: CellForm) -> dict[str, Any]:
    return {
        "label": {"zh": cell.zh, "en": cell.en},
        "source": cell.law or form.notice,
    }


def report_cells_schema() -> dict[str, Any]:
    """Return the JSON Schema of the annotations."""
    text = {"type": "string"}
    definitions = {
        "Cell": _closed(
            "Cell",
            pointer={"type": "string", "pattern": "^(/[a-z_]+)+$"},
            kind={"type": "string", "enum": ["count", "change", "amount"]},
            unit=_ref("Words"),
            editions={
                "type": "object",
                "propertyNames": {"type": "string", "enum": [*forms.EDITIONS]},
                "additionalProperties": _ref("Printed"),
            },
        ),
        "Printed": _closed("Printed", label=_ref("Words"), source=text),
        "Words": _closed("Words", zh=text, en=text),
    }
    cells = {
        "type": "object",
        "propertyNames": {"type": "string", "enum": [*cell_keys()]},
        "additionalProperties": _ref("Cell"),
    }
    return {
        "$schema": DIALECT,
        "$id": f"urn:gov-disclosure:schema:cells:{SCHEMA_VERSION}",
        **_closed("Cells", schema={"type": "string", "const": SCHEMA_VERSION}, cells=cells),
        "$defs": definitions,
    }


def _closed(name: str, **properties: dict[str, Any]) -> dict[str, Any]:
    """Return a closed object that has all of these properties, each described unless it refers to a definition."""
    return {
        "title": name,
        **said(CELL_KEYS[name]),
        "type": "object",
        "required": [*properties],
        "additionalProperties": False,
        "properties": {
            key: schema if "$ref" in schema else {**schema, **said(CELL_KEYS[f"{name}.{key}"])}
            for key, schema in properties.items()
        },
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}
