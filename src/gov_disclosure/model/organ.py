"""Who reports, for what period and on whose behalf."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal, final, get_args

import attrs
from attrs import field, frozen
from msgspec import Meta

from gov_disclosure.errors import FieldValueError
from gov_disclosure.model.narrative import is_text, none_or_one_of
from gov_disclosure.text import Text

Level = Literal["state", "province", "prefecture", "county", "township"]
"""Administrative level of an organ: 国家、省、设区的市、县、乡镇街道."""

LEVELS: tuple[Level, ...] = get_args(Level)
"""The levels, highest first."""

Scope = Literal["own_office", "whole_system", "whole_area"]
"""Whose figures a report counts: 本机关, 本系统 (organ and subordinates), 本行政区域."""

SCOPES: tuple[Scope, ...] = get_args(Scope)
"""The scopes, narrowest first."""

DIVISION_CODE = "[0-9]{6}(?:[0-9]{3}(?:[0-9]{3})?)?"
# Registrar, kind, the division registered in, nine of the organ, a check character, which is not worked out here.
CREDIT_CODE = "[0-9A-HJ-NP-RTUW-Y]{2}[0-9]{6}[0-9A-HJ-NP-RTUW-Y]{10}"

DIVISION_CODE_WORDS = Text("6、9 或 12 位数字（GB/T 2260）或 None", "6, 9 or 12 digits (GB/T 2260) or None")
CREDIT_CODE_WORDS = Text("18 位字符（GB 32100）或 None", "18 characters (GB 32100) or None")

DivisionCode = Annotated[str, Meta(pattern=rf"^{DIVISION_CODE}\Z")]
"""A code by GB/T 2260; msgspec reads the pattern, type checkers see ``str``."""

CreditCode = Annotated[str, Meta(pattern=rf"^{CREDIT_CODE}\Z")]
"""A code by GB 32100; msgspec reads the pattern, type checkers see ``str``."""


def _matches(pattern: str, expected: Text) -> Any:
    whole = re.compile(pattern)

    def check(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if value is not None and not (type(value) is str and whole.fullmatch(value)):
            raise FieldValueError(type(owner).__name__, attribute.name, expected, value)

    return check


def one_of(allowed: tuple[str, ...]) -> Any:
    """Return a validator that accepts ``None`` or one of *allowed*."""

    def check(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if value is not None and not (type(value) is str and value in allowed):
            raise FieldValueError(type(owner).__name__, attribute.name, none_or_one_of(allowed), value)

    return check


def is_date(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a ``datetime.date`` that is not a ``datetime``."""
    if type(value) is not date:
        raise FieldValueError(type(owner).__name__, attribute.name, Text("datetime.date", "a datetime.date"), value)


def is_optional_date(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept what `is_date` accepts, or ``None``."""
    if value is not None and type(value) is not date:
        expected = Text("datetime.date 或 None", "a datetime.date or None")
        raise FieldValueError(type(owner).__name__, attribute.name, expected, value)


@final
@frozen(kw_only=True)
class Organ:
    """
    The organ that reports (行政机关).

    ``name`` as printed; ``level`` where it is known; ``division_code`` by
    GB/T 2260 (6 digits, 9 or 12 with its extensions); ``credit_code`` by
    GB 32100 (18 characters).
    """

    name: str = field(validator=is_text)
    level: Level | None = field(default=None, validator=one_of(LEVELS))
    division_code: DivisionCode | None = field(
        default=None,
        validator=_matches(DIVISION_CODE, DIVISION_CODE_WORDS),
    )
    credit_code: CreditCode | None = field(
        default=None,
        validator=_matches(CREDIT_CODE, CREDIT_CODE_WORDS),
    )


@final
@frozen(kw_only=True)
class Period:
    """The statistical period (统计期限), both days included."""

    start: date = field(validator=is_date)
    end: date = field(validator=is_date)

    def __attrs_post_init__(self) -> None:
        if self.end < self.start:
            expected = Text(f"不早于 {self.start} 的日期", f"a day not before {self.start}")
            raise FieldValueError("Period", "end", expected, self.end)
