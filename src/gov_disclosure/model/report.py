"""The report as a whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Annotated, Any, NoReturn, final

import attrs
from attrs import field, frozen
from msgspec import Meta

from gov_disclosure.editions import EDITIONS, Edition, is_edition
from gov_disclosure.errors import FieldValueError
from gov_disclosure.model.counts import is_a, is_optional
from gov_disclosure.model.disputes import Disputes
from gov_disclosure.model.keys import cell_keys, no_cell_key
from gov_disclosure.model.narrative import (
    Section,
    are_sections,
    are_texts,
    is_optional_text,
)
from gov_disclosure.model.organ import SCOPES, Organ, Period, Scope, is_optional_date, one_of
from gov_disclosure.model.proactive_disclosure import ProactiveDisclosure
from gov_disclosure.model.requests import Requests
from gov_disclosure.text import Text, choice_of
from gov_disclosure.views import pretty, view

FIRST_YEAR, LAST_YEAR = 1949, 9999
YEAR = Text(f"{FIRST_YEAR} 至 {LAST_YEAR} 的年份", f"a year from {FIRST_YEAR} to {LAST_YEAR}")

Year = Annotated[int, Meta(ge=FIRST_YEAR, le=LAST_YEAR)]
"""A report year; msgspec reads the bounds, type checkers see ``int``."""


def _is_edition(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if not is_edition(value):
        raise FieldValueError(type(owner).__name__, attribute.name, choice_of(EDITIONS), value)


def _is_year(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if type(value) is not int or not FIRST_YEAR <= value <= LAST_YEAR:
        raise FieldValueError(type(owner).__name__, attribute.name, YEAR, value)


AS_PRINTED = Text("由单元格键到印出文字或 None 的映射", "a mapping from cell key to printed text or None")


def _is_as_printed(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if not isinstance(value, Mapping):
        raise FieldValueError(type(owner).__name__, attribute.name, AS_PRINTED, value)
    if not (value.keys() <= cell_keys() and set(map(type, value)) <= {str}):
        wrong = next(key for key in value if type(key) is not str or key not in cell_keys())
        raise FieldValueError(type(owner).__name__, attribute.name, no_cell_key(wrong), wrong)
    if not _are_texts_at_once(value.values()):
        for text in value.values():
            is_optional_text(owner, attribute, text)


def _are_texts_at_once(texts: Collection[Any]) -> bool:
    """Whether all is well, found out without a call for each text; a report may have two hundred."""
    if not set(map(type, texts)) <= {str, type(None)}:
        return False
    try:
        "".join(filter(None, texts)).encode()
    except UnicodeEncodeError:
        return False
    return True


def _refuse(*_: Any, **__: Any) -> NoReturn:
    raise TypeError("as_printed is read-only; build a new report with attrs.evolve")


class PrintedTexts(dict[str, str | None]):
    """A read-only, hashable dict from cell key to printed text, in key order so that equal reports give equal bytes."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self.items()))

    def __reduce__(self) -> tuple[type[PrintedTexts], tuple[dict[str, str | None]]]:
        return PrintedTexts, (dict(self),)

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse


NOTHING_PRINTED = PrintedTexts()


def _printed_texts(value: Mapping[str, str | None]) -> Mapping[str, str | None]:
    """Sort and freeze a well-formed mapping; leave anything else for the validator to name."""
    if isinstance(value, PrintedTexts) or not isinstance(value, Mapping):
        return value
    if not value:
        return NOTHING_PRINTED
    try:
        keys = sorted(value)
    except TypeError:  # keys of several types
        return value
    # Most come in order, out of a document; to sort texts and compare lists is quicker than to sort pairs.
    return PrintedTexts(value if keys == [*value] else {key: value[key] for key in keys})


@final
@frozen(kw_only=True)
class Report:
    """
    One annual report on government information disclosure (政府信息公开工作年度报告).

    ``form`` is the edition the tables follow as a whole; a table that mixes
    editions carries its own layout. ``year`` is the report year. ``published``
    is the day of publication, ``source`` where it was found (an address or a
    file name). ``preamble`` is the text before section one. ``as_printed``
    maps a cell key to the printed text wherever that is not the plain figure:
    ``""`` blank, ``"/"``, ``"251000元"``, or ``None`` where the published form
    lacks the cell altogether.

    Raises:
        FieldValueError: a value cannot be; says which field, what was expected and what came.

    """

    form: Edition = field(validator=_is_edition)
    year: Year = field(validator=_is_year)
    organ: Organ = field(validator=is_a(Organ))
    scope: Scope | None = field(default=None, validator=one_of(SCOPES))
    period: Period | None = field(default=None, validator=is_optional(Period))
    published: date | None = field(default=None, validator=is_optional_date)
    source: str | None = field(default=None, validator=is_optional_text)
    title: str | None = field(default=None, validator=is_optional_text)
    preamble: tuple[str, ...] = field(default=(), validator=are_texts)
    sections: tuple[Section, ...] = field(default=(), validator=are_sections)
    proactive_disclosure: ProactiveDisclosure = field(validator=is_a(ProactiveDisclosure))
    requests: Requests = field(validator=is_a(Requests))
    disputes: Disputes = field(validator=is_a(Disputes))
    as_printed: Mapping[str, str | None] = field(
        default=NOTHING_PRINTED, converter=_printed_texts, validator=_is_as_printed
    )

    def __str__(self) -> str:
        return f"{self.organ.name} {self.year} (form {self.form})"

    def _repr_html_(self) -> str:
        return view(self)

    def _repr_pretty_(self, printer: object, cycle: bool) -> None:
        pretty(self, printer, cycle=cycle)
