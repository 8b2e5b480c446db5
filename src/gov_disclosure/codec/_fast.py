r"""
The fast way into a report: msgspec straight into the attrs classes, whose types and bounds it checks.

It takes less than a document may say, and hands everything else (``None``) to
the strict way. msgspec is laxer than a document in three things: it takes a
decimal from a string, ignores unknown keys in attrs classes, and lets the last
of duplicate keys win. All three are told by counting quotation marks:

* A report's canonical document (what `dumps` writes) has the fewest names and
  texts of all documents that decode to this report: keys that may be left out
  are left out, every other key is required, every text is a text of the report.
* Each name or text of JSON takes two quotation marks, an escaped one inside a
  text only adds to them, and marks stand nowhere else.
* A number in a string, an unknown key, a key said twice each add two or more.

So a document with as many marks as the canonical one of the report it decodes
to has nothing that msgspec let pass. One with more may still be right
(``"scope": null``, ``\"`` in a text), which the strict way decides.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, get_args, get_type_hints

import attrs
import msgspec

from gov_disclosure.codec._encode import MAX_SECTION_DEPTH, SCHEMA_VERSION, encode, is_optional
from gov_disclosure.codec._json import MAX_BYTES, MAX_VALUES
from gov_disclosure.model import (
    ChargedAmount,
    Decisions,
    DocumentStock,
    Organ,
    ProactiveDisclosure,
    Report,
    Section,
)
from gov_disclosure.model.report import NOTHING_PRINTED, PrintedTexts

T = TypeVar("T")

_ROWS_OF_2021 = (DocumentStock, Decisions, ChargedAmount)
# How far into a document its edition is looked for; it stands third where `dumps` wrote it.
_HEAD = 64


def decode(data: bytes) -> Report | None:
    """Return the report in *data*, or ``None`` where that is for the strict way to say."""
    marks = data.count(b'"')
    if len(data) > MAX_BYTES or marks > MAX_VALUES:
        return None
    for decoder in _decoders(b'"2019"' in data[:_HEAD]):
        try:
            report = _build(decoder.decode(data))
        except (ValueError, RecursionError):  # of msgspec, of UTF-8, of the model
            continue
        return report if _marks(report) == marks or _escapes_only(report, data, marks) else None
    return None


@cache
def _decoders(of_2019: bool) -> tuple[msgspec.json.Decoder[Any], ...]:
    first, second = (_decoder(of_2019), _decoder(not of_2019))
    return first, second


@cache
def _decoder(of_2019: bool) -> msgspec.json.Decoder[Any]:
    """
    Return a decoder for documents whose table two follows one edition throughout.

    msgspec does not decode a union of two attrs classes, so the two classes
    that have such fields (`ProactiveDisclosure` and with it `Report`) are
    decoded as Structs with the one edition's classes and built from those.
    """
    rows = {name: _of_edition(hint, of_2019) for name, hint in get_type_hints(ProactiveDisclosure).items()}
    tables = _struct(ProactiveDisclosure, rows)
    hints = get_type_hints(Report, include_extras=True)
    hints |= {"proactive_disclosure": tables, "as_printed": dict[str, str | None]}
    document = _struct(Report, hints, ("schema", Literal[SCHEMA_VERSION]))
    return msgspec.json.Decoder(document)


def _of_edition(hint: Any, of_2019: bool) -> Any:
    kinds = get_args(hint) if isinstance(hint, UnionType) else ()
    if not any(kind in _ROWS_OF_2021 for kind in kinds):
        return hint
    (kind,) = (kind for kind in kinds if (kind in _ROWS_OF_2021) is not of_2019)
    return kind


def _struct(kind: type, hints: dict[str, Any], *first: tuple[str, Any]) -> Any:
    fields: list[Any] = [
        (field.name, hints[field.name], field.default if field.name != "as_printed" else None)
        if is_optional(field)
        else (field.name, hints[field.name])
        for field in attrs.fields(kind)
    ]
    return msgspec.defstruct(
        f"{kind.__name__}Read", [*first, *fields], kw_only=True, forbid_unknown_fields=True, gc=False
    )


def _build(document: Any) -> Report:
    document.proactive_disclosure = _filled(ProactiveDisclosure, document.proactive_disclosure)
    document.as_printed = PrintedTexts(sorted(document.as_printed.items())) if document.as_printed else NOTHING_PRINTED
    return _filled(Report, document)


def _filled(kind: type[T], document: Any) -> T:
    """
    Return a *kind* with the values of *document*, filled in as msgspec itself fills attrs classes.

    The constructor would check again what msgspec has checked by the same
    annotations; the classes of one edition fit each other.
    """
    made = object.__new__(kind)
    for name, fill in _fillers(kind):  # type: ignore[arg-type]  # a class is hashable
        fill(made, getattr(document, name))
    return made


@cache
def _fillers(kind: type) -> tuple[tuple[str, Callable[[Any, Any], None]], ...]:
    return tuple((field.name, getattr(kind, field.name).__set__) for field in attrs.fields(kind))


def _marks(report: Report) -> int:
    """Return how many quotation marks the canonical document of *report* has, escaped ones apart."""
    tables = report.proactive_disclosure
    divided = report.requests.outcomes.otherwise_handled.undivided is None
    kinds = (type(tables.rules), type(tables.licenses), type(tables.penalties), type(tables.charges))
    shape = (*kinds, tables.procurement is None, divided)
    marks = _BARE.get(shape)
    if marks is None:
        marks = _BARE[shape] = encode(_bare(report)).count(b'"')
    organ = report.organ
    # 4: a key and its text.
    for text in (organ.level, organ.division_code, organ.credit_code, report.scope, report.published, report.source):
        if text is not None:
            marks += 4
    if report.title is not None:
        marks += 4
    if report.period is not None:
        marks += 10  # its key, two keys and two texts
    if report.preamble:
        marks += 2 + 2 * len(report.preamble)
    if report.as_printed:
        texts = report.as_printed.values()
        marks += 2 + 4 * len(texts) - 2 * list(texts).count(None)
    return marks + _section_marks(report.sections, 1)


# Marks of a report that has nothing but its tables, by which rows these have.
_BARE: dict[tuple[Any, ...], int] = {}


def _bare(report: Report) -> Report:
    return Report(
        form=report.form,
        year=report.year,
        organ=Organ(name=""),
        proactive_disclosure=report.proactive_disclosure,
        requests=report.requests,
        disputes=report.disputes,
    )


def _section_marks(sections: tuple[Section, ...], depth: int) -> int:
    if not sections:
        return 0
    if depth > MAX_SECTION_DEPTH:
        return -1_000_000  # equals no count: the strict way says what is wrong
    marks = 2
    for section in sections:
        marks += 4 if section.key is None else 8
        if section.paragraphs:
            marks += 2 + 2 * len(section.paragraphs)
        if section.sections:
            marks += _section_marks(section.sections, depth + 1)
    return marks


def _escapes_only(report: Report, data: bytes, marks: int) -> bool:
    r"""
    Whether the marks over and above the names and texts are the escaped ones that the texts hold.

    The canonical document writes each as ``\"``. Where *data* writes none as
    ``\u0022``, its names and texts hold at least as many, so that equal counts
    leave no room for another name or text.
    """
    return b"\\" in data and b"u0022" not in data and encode(report).count(b'"') == marks
