"""A report as JSON, the same bytes for equal reports; and as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

import attrs
import msgspec

from gov_disclosure.codec._faults import DocumentError, Fault
from gov_disclosure.codec._json import MAX_BYTES, MAX_DEPTH, MAX_DIGITS, parse
from gov_disclosure.model import (
    ChargedAmount,
    Organ,
    OtherwiseHandled,
    Outcomes,
    ProactiveDisclosure,
    Procurement,
    Report,
    Requests,
    Section,
)

SCHEMA_VERSION = "1"
"""Version of the document format, the value of its key ``schema``."""

MAX_SECTION_DEPTH = (MAX_DEPTH - 1) // 2
"""Levels of sections inside sections: each takes an array and an object."""

# Below this size no document can hold more values than allowed.
_SURELY_SMALL = 2**18


def is_optional(field: attrs.Attribute[Any]) -> bool:
    """Whether the key of *field* is left out of the document where it holds nothing."""
    return field.default is not attrs.NOTHING


def _shell(kind: type, *first: str) -> Any:
    """
    Return a Struct with the fields of *kind*, in their order, that leaves optional ones out where they are ``None``.

    msgspec writes attrs classes as they are, ``None`` and all, which is right
    for the cells of a table; classes with optional keys go through a shell.
    """
    fields: list[Any] = [(name, Any) for name in first]
    fields += [(f.name, Any, None) if is_optional(f) else (f.name, Any) for f in attrs.fields(kind)]
    return msgspec.defstruct(f"{kind.__name__}Document", fields, omit_defaults=True, kw_only=True)


_REPORT = _shell(Report, "schema")
_ORGAN = _shell(Organ)
_SECTION = _shell(Section)
_DISCLOSURE = _shell(ProactiveDisclosure)
_PROCUREMENT = _shell(Procurement)
_CHARGED_AMOUNT = _shell(ChargedAmount)
_REQUESTS = _shell(Requests)
_OUTCOMES = _shell(Outcomes)
_OTHERWISE = _shell(OtherwiseHandled)

_encoder = msgspec.json.Encoder()


def encode(report: Report) -> bytes:
    """Return *report* as compact JSON in UTF-8; see `gov_disclosure.codec.dumps`."""
    try:
        data = _encoder.encode(_document(report))
    except ValueError as error:  # an int of more digits than Python converts
        raise DocumentError([Fault("", f"numbers of at most {MAX_DIGITS:,} digits", "a longer one")]) from error
    if len(data) > _SURELY_SMALL:
        parse(data)  # refuses what could not be read back
    return data


def _document(report: Report) -> Any:
    return _REPORT(
        schema=SCHEMA_VERSION,
        form=report.form,
        year=report.year,
        organ=_organ(report.organ),
        scope=report.scope,
        period=report.period,
        published=report.published,
        source=report.source,
        title=report.title,
        preamble=report.preamble or None,
        sections=_sections(report.sections, 1),
        proactive_disclosure=_disclosure(report.proactive_disclosure),
        requests=_requests(report.requests),
        disputes=report.disputes,
        as_printed=report.as_printed or None,
    )


def _organ(organ: Organ) -> Any:
    return _ORGAN(
        name=organ.name, level=organ.level, division_code=organ.division_code, credit_code=organ.credit_code
    )


def _sections(sections: tuple[Section, ...], depth: int) -> list[Any] | None:
    if not sections:
        return None
    if depth > MAX_SECTION_DEPTH:
        raise DocumentError([Fault("/sections", f"at most {MAX_SECTION_DEPTH} levels of sections", "more")])
    return [
        _SECTION(
            key=section.key,
            heading=section.heading,
            paragraphs=section.paragraphs or None,
            sections=_sections(section.sections, depth + 1),
        )
        for section in sections
    ]


def _disclosure(tables: ProactiveDisclosure) -> Any:
    charges, procurement = tables.charges, tables.procurement
    return _DISCLOSURE(
        rules=tables.rules,
        normative_documents=tables.normative_documents,
        licenses=tables.licenses,
        other_services=tables.other_services,
        penalties=tables.penalties,
        compulsion=tables.compulsion,
        charges=_CHARGED_AMOUNT(amount=_raw(charges.amount)) if isinstance(charges, ChargedAmount) else charges,
        procurement=procurement
        and _PROCUREMENT(projects=procurement.projects, amount=_raw(procurement.amount)),
    )


def _requests(requests: Requests) -> Any:
    outcomes = requests.outcomes
    otherwise = outcomes.otherwise_handled
    return _REQUESTS(
        received=requests.received,
        brought_forward=requests.brought_forward,
        outcomes=_OUTCOMES(
            granted=outcomes.granted,
            partially_granted=outcomes.partially_granted,
            denied=outcomes.denied,
            unavailable=outcomes.unavailable,
            not_processed=outcomes.not_processed,
            otherwise_handled=_OTHERWISE(
                not_corrected=otherwise.not_corrected,
                fee_unpaid=otherwise.fee_unpaid,
                other=otherwise.other,
                undivided=otherwise.undivided,
            ),
            total=outcomes.total,
        ),
        carried_forward=requests.carried_forward,
    )


def _raw(amount: Decimal | None) -> msgspec.Raw | None:
    return None if amount is None else msgspec.Raw(canonical(amount).encode())


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
    if attrs.has(type(value)):
        start = {"schema": SCHEMA_VERSION} if type(value) is Report else {}
        return start | {
            name: plain(part)
            for (name, optional), part in zip(_fields(type(value)), _parts(type(value))(value), strict=True)
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


@cache
def _fields(kind: type) -> tuple[tuple[str, bool], ...]:
    return tuple((field.name, is_optional(field)) for field in attrs.fields(kind))


@cache
def _parts(kind: type) -> Any:
    names = [name for name, _ in _fields(kind)]
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)
