"""A report as JSON, the same bytes for equal reports; and as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, get_type_hints

import attrs
import msgspec

from gov_disclosure.codec.faults import DocumentError, Fault
from gov_disclosure.codec.json_text import MAX_DEPTH, MORE, parse
from gov_disclosure.model import (
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
)
from gov_disclosure.text import Text

TABLE_CLASSES: tuple[type, ...] = (
    ApplicantCounts, ReviewOutcomes, DocumentStock, DocumentOutput, Decisions, ServiceItems, ChargedAmount,
    ChargedItems, Procurement, Denied, Unavailable, NotProcessed, OtherwiseHandled, Outcomes, Requests, Disputes,
    ProactiveDisclosure,
)  # fmt: skip
"""The classes of the three tables, parts before wholes."""

SCHEMA_VERSION = "1"
"""Version of the document format, the value of its key ``schema``."""

MAX_SECTION_DEPTH = (MAX_DEPTH - 1) // 2
"""Levels of sections inside sections: each takes an array and an object."""

SURELY_SMALL = 2**18
"""Below this size in bytes no document can hold more values than allowed."""


def is_optional(field: attrs.Attribute[Any]) -> bool:
    """Whether the key of *field* is left out of the document where it holds nothing."""
    return field.default is not attrs.NOTHING


def _shell(kind: type, *first: str) -> Any:
    """
    Return a Struct with the fields of *kind*, in their order, that leaves optional ones out where they are ``None``.

    msgspec writes attrs classes in another order, and ``None`` with the rest.
    """
    optional = any(is_optional(field) for field in attrs.fields(kind))
    # With one optional field all get a default: a required one is never ``None`` and is never left out.
    fields: list[Any] = [(name, Any, None) if optional else (name, Any) for name in first]
    fields += [(field.name, Any, None) if optional else (field.name, Any) for field in attrs.fields(kind)]
    return msgspec.defstruct(f"{kind.__name__}Document", fields, omit_defaults=optional)


_REPORT = _shell(Report, "schema")
_ORGAN = _shell(Organ)
_PERIOD = _shell(Period)
_SECTION = _shell(Section)
_encoder = msgspec.json.Encoder()


def encode(report: Report) -> bytes:
    """Return *report* as compact JSON in UTF-8; see `gov_disclosure.codec.dumps`."""
    data = _encoder.encode(_document(report))
    if len(data) > SURELY_SMALL:
        parse(data)  # refuses what could not be read back
    return data


def _document(report: Report) -> Any:
    return _REPORT(
        schema=SCHEMA_VERSION,
        form=report.form,
        year=report.year,
        organ=_organ(report.organ),
        scope=report.scope,
        period=_period(report.period),
        published=report.published,
        source=report.source,
        title=report.title,
        preamble=report.preamble or None,
        sections=_sections(report.sections, 1),
        proactive_disclosure=_copy(report.proactive_disclosure),
        requests=_copy(report.requests),
        disputes=_copy(report.disputes),
        as_printed=report.as_printed or None,
    )


def _organ(organ: Organ) -> Any:
    return _ORGAN(name=organ.name, level=organ.level, division_code=organ.division_code, credit_code=organ.credit_code)


def _period(period: Period | None) -> Any:
    return None if period is None else _PERIOD(start=period.start, end=period.end)


def _sections(sections: tuple[Section, ...], depth: int) -> list[Any] | None:
    if not sections:
        return None
    if depth > MAX_SECTION_DEPTH:
        expected = Text(f"至多 {MAX_SECTION_DEPTH} 层小节", f"at most {MAX_SECTION_DEPTH} levels of sections")
        raise DocumentError([Fault("/sections", expected, MORE)])
    return [
        _SECTION(
            key=section.key,
            heading=section.heading,
            paragraphs=section.paragraphs or None,
            sections=_sections(section.sections, depth + 1),
        )
        for section in sections
    ]


def _copy(part: Any) -> Any:
    """Return a part of a table as the Struct that stands for it; figures and ``None`` as they are."""
    copy = _COPIES.get(type(part))
    return part if copy is None else copy(part)


def _copier(kind: type) -> Callable[[Any], Any]:
    """Return a function that copies an object of *kind* and everything in it."""
    shell, get = _shell(kind), _parts(kind)
    hints = set(get_type_hints(kind).values())
    if hints <= {int | None}:
        return lambda row: shell(*get(row))
    if hints == {ApplicantCounts}:
        row_shell, get_row = _shell(ApplicantCounts), _parts(ApplicantCounts)
        return lambda group: shell(*[row_shell(*get_row(row)) for row in get(group)])
    return lambda part: shell(*map(_copy, get(part)))


def _copy_amount(amount: Decimal) -> msgspec.Raw:
    return msgspec.Raw(canonical(amount).encode())


@cache
def _fields(kind: type) -> tuple[tuple[str, bool], ...]:
    return tuple((field.name, is_optional(field)) for field in attrs.fields(kind))


@cache
def _parts(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """Return a function that lists the fields of an object of *kind*."""
    names = [name for name, _ in _fields(kind)]
    get: Callable[[Any], Any] = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


# One function for each class of the tables, made once.
_COPIES: dict[type, Callable[[Any], Any]] = {Decimal: _copy_amount}
_COPIES |= {kind: _copier(kind) for kind in TABLE_CLASSES}


def canonical(amount: Decimal) -> str:
    """Return the one way an amount is written: no exponent, no trailing zeros, "13.39" for 13.390."""
    if not amount:
        return "0"
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain(value: Any) -> Any:
    """
    Return a model object as plain data: dict, list, str, int, float, ``None``.

    An amount is the number that `json.loads` would give; where no float holds
    it exactly it stays a `Decimal`.
    """
    kind: type = type(value)
    if attrs.has(kind):
        start = {"schema": SCHEMA_VERSION} if kind is Report else {}
        return start | {
            name: plain(part)
            for (name, optional), part in zip(_fields(kind), _parts(kind)(value), strict=True)
            if not (optional and (part is None or part == () or part == {}))
        }
    return _plain_value(value)


def _plain_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Decimal):
        return _plain_amount(value)
    return value.isoformat() if isinstance(value, date) else value


def _plain_amount(amount: Decimal) -> int | float | Decimal:
    text = canonical(amount)
    if "." not in text:
        return int(text)
    return float(text) if Decimal(repr(float(text))) == amount else amount
