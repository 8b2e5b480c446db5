"""Published documents as rows: each is read and checked, and what could not be read is a row too."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from gov_disclosure import cells, reading
from gov_disclosure.codec import loads
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.document.sniff import sniff
from gov_disclosure.errors import GovDisclosureError, UnreadableError, WrongTypeError, require_several
from gov_disclosure.files import unexpected
from gov_disclosure.frames.arguments import require_blank
from gov_disclosure.frames.columns import COLUMNS, FACT_COLUMNS, LIBRARY, Kind, Names, facts
from gov_disclosure.frames.engine import library
from gov_disclosure.model import Note, Place, Report
from gov_disclosure.reading import Leftover
from gov_disclosure.relations.linear import Blank
from gov_disclosure.results.plain import finding_to_plain, place_to_plain
from gov_disclosure.results.run import leftover_to_plain
from gov_disclosure.rules import check

if TYPE_CHECKING:
    import pyarrow  # type: ignore[import-untyped]

DOCUMENT_COLUMNS: Mapping[str, Kind | Literal["truth"]] = {
    "path": "text",
    "error_kind": "text",
    "error_zh": "text",
    "error_en": "text",
    "ok": "truth",
    "findings": "text",
    "leftovers": "text",
    "notes": "text",
    "crashes": "text",
    **COLUMNS,
}
"""
The columns of `read_documents`: those of `wide` behind what came of the document.

``error_kind`` and the two messages are null where it was read; then ``ok`` is
that of its check result, and ``findings``, ``leftovers`` and ``crashes`` (rules
that failed to run) are JSON arrays, as in what ``check --format json`` prints.
``notes`` is one too: where the printed form departs from the prescribed one,
each with the attributes of `model.Note`; null for a report document in JSON,
of which that is not known.
Where it was not read, ``source_sha256`` (of the bytes, if there are any) and
``library`` are all that is known of it.
"""

_ROWS = 100
"""Rows of a batch: documents take far longer than the start of a batch, and their rows little memory."""


def documents_schema() -> pyarrow.Schema:
    """
    Return the Arrow schema of `DOCUMENT_COLUMNS`.

    Raises:
        MissingExtraError: PyArrow is not installed (extra ``frames``).

    """
    arrow = library("pyarrow")
    types = {
        "text": arrow.string(),
        "truth": arrow.bool_(),
        "date": arrow.date32(),
        "year": arrow.int32(),
        "count": arrow.int64(),
        "amount": arrow.decimal128(38, 12),
    }
    schema: pyarrow.Schema = arrow.schema([(name, types[kind]) for name, kind in DOCUMENT_COLUMNS.items()])
    return schema


Document = bytes | GovDisclosureError
"""The bytes of a document, or what kept them from being had."""


def read_documents(
    documents: Iterable[tuple[str, Document]], *, blank: Blank = "unknown"
) -> Iterator[pyarrow.RecordBatch]:
    """
    Yield a row for each document, in batches: the report in it, its findings and leftovers, or why it cannot be read.

    It needs no cluster and keeps one batch in memory: the function to run over
    the partitions of any engine. Two documents of one report have the same
    ``report_id``, since neither partition knows of the other; ``path`` tells them apart.

    Args:
        documents: Path (or what to call it) and bytes of each, of any format
            that `gov_disclosure.read` knows or a report document in JSON; an
            error in place of the bytes becomes the error of its row.
        blank: As in `gov_disclosure.check`.

    Raises:
        MissingExtraError: PyArrow is not installed (extra ``frames``).
        WrongTypeError: *documents* are no pairs of a path and bytes.
        FieldValueError: *blank* is no such reading.

    """
    arrow, schema = library("pyarrow"), documents_schema()
    require_blank(blank, "read_documents")
    rows = (_row(path, data, blank) for path, data in _documents_given(documents))
    while batch := list(islice(rows, _ROWS)):
        yield arrow.RecordBatch.from_pylist(batch, schema)


_PAIR = "tuple[str, bytes | GovDisclosureError]"


def _documents_given(documents: object) -> Iterator[tuple[str, Document]]:
    for one in require_several(documents, f"Iterable[{_PAIR}]", "documents"):
        if not (
            isinstance(one, tuple)
            and len(one) == 2
            and isinstance(one[0], str)
            and isinstance(one[1], bytes | GovDisclosureError)
        ):
            raise WrongTypeError("documents", (_PAIR,), type(one).__name__)
        yield one


def _row(path: str, data: bytes | GovDisclosureError, blank: Blank) -> dict[str, Any]:
    if isinstance(data, GovDisclosureError):
        return {"path": path, "library": LIBRARY, **_told(data)}
    sha256 = hashlib.sha256(data).hexdigest()
    known = {"path": path, "library": LIBRARY, "source_sha256": sha256}
    try:
        return {"path": path, **_read(path, data, sha256, blank)}
    except GovDisclosureError as error:
        return {**known, **_told(error)}
    except Exception as error:  # a document that shows a fault of this package stops none of the others
        return {**known, **_told(unexpected(on_one_line(path), error))}


def _read(path: str, data: bytes, sha256: str, blank: Blank) -> dict[str, Any]:
    report, notes, places, leftovers = _opened(path, data)
    result = check(report, notes=notes, places=places, blank=blank)
    about = facts(report, cells.form_of(report), Names().of(report), sha256)
    return {
        "ok": result.ok,
        "findings": _json([finding_to_plain(one) for one in result.findings]),
        "leftovers": _json([leftover_to_plain(one) for one in leftovers]),
        "notes": None if notes is None else _json([_note(one) for one in notes]),
        "crashes": _json([{"rule": one.rule, "error": one.error} for one in result.crashes]),
        **dict(zip(FACT_COLUMNS, about, strict=True)),
        **cells.by_key(report),
    }


def _opened(
    path: str, data: bytes
) -> tuple[Report, tuple[Note, ...] | None, Mapping[str, Place], tuple[Leftover, ...]]:
    if sniff(data[:64]) == "json":
        return loads(data, source=path), None, {}, ()
    found = reading.read(data, source=path)
    return found.report, found.notes, found.places, found.leftovers


def _note(note: Note) -> dict[str, Any]:
    return {
        "kind": note.kind.value,
        "cells": list(note.cells),
        "official": note.official,
        "printed": note.printed,
        "place": place_to_plain(note.place),
    }


def _told(error: GovDisclosureError) -> dict[str, str]:
    kind = error.kind if isinstance(error, UnreadableError) else None
    return {
        "error_kind": kind or type(error).__name__,
        "error_zh": error.message("zh"),
        "error_en": error.message("en"),
    }


def _json(found: list[dict[str, Any]]) -> str:
    return json.dumps(found, ensure_ascii=False)
