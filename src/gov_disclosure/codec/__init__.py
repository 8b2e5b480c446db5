"""
A report as JSON and back; the JSON Schemas of the documents.

Good documents take the fast way (msgspec by the model's annotations); bad ones
are read again by strict cattrs hooks, which list every fault with its path.
A document's paths are JSON Pointers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_disclosure.codec.faults import SHOWN_FAULTS, DocumentError, Fault
from gov_disclosure.codec.files import dump, load
from gov_disclosure.codec.json_text import MAX_BYTES, MAX_DEPTH, MAX_VALUES
from gov_disclosure.codec.text import dumps, loads, structure, unstructure, validate

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_VALUES",
    "SHOWN_FAULTS",
    "DocumentError",
    "Fault",
    "dump",
    "dumps",
    "load",
    "loads",
    "register_hooks",
    "report_cells",
    "report_cells_schema",
    "report_schema",
    "structure",
    "unstructure",
    "validate",
]


def register_hooks(converter: Converter) -> None:
    """
    Teach a cattrs *converter* of yours to structure and unstructure reports, as strictly as `loads` and `dumps`.

    Only hooks for the classes of `gov_disclosure.model` are registered; how
    the converter treats other classes and plain types stays as it was. Errors
    come the way cattrs reports them; `cattrs.transform_error` lists their paths.
    """
    from gov_disclosure.codec.strict import register_hooks as register

    register(converter)


def report_schema() -> dict[str, Any]:
    """
    Return the JSON Schema (2020-12) of a report document, built from model and forms.

    The published copy is ``schemas/report-1.schema.json``. Each class of the
    model is an entry of ``$defs`` under its own name, with a description in
    Chinese and English. What the form prints over each cell is in
    `report_cells`. The dict is the caller's own.
    """
    from gov_disclosure.codec.schema import report_schema as build

    return build()


def report_cells() -> dict[str, Any]:
    """
    Return what the form says of each cell of a report, as plain data by cell key.

    For each cell its JSON Pointer, its kind ("count", "change", "amount"), its
    unit (件, 项, 万元) and, for each edition that has it, the printed labels in
    Chinese and English and the legal source. The published copy is
    ``schemas/cells-1.json``. The dict is the caller's own.
    """
    from gov_disclosure.codec.annotations import report_cells as build

    return build()


def report_cells_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `report_cells`; the dict is the caller's own."""
    from gov_disclosure.codec.annotations import report_cells_schema as build

    return build()
