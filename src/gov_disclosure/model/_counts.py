"""What counts, signed changes and amounts may be; shared by every table class."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any

import attrs
from msgspec import Meta

from gov_disclosure.errors import FieldValueError
from gov_disclosure.text import Text

Count = Annotated[int, Meta(ge=0)]
"""A whole number >= 0; msgspec reads the bound, type checkers see ``int``."""

COUNT = Text("不小于 0 的整数，没有数字的格为 None", "a whole number >= 0, or None for a cell without a figure")
CHANGE = Text("整数，没有数字的格为 None", "a whole number, or None for a cell without a figure")
AMOUNT = Text(
    "0 至 10**15（万元）、至多 12 位小数的 decimal.Decimal，或 None",
    "a decimal.Decimal from 0 to 10**15 (万元) with at most 12 decimals, or None",
)

AMOUNT_MAXIMUM = 10**15
AMOUNT_DECIMALS = 12


def is_count(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a whole number >= 0 or ``None``; refuse ``bool``, ``3.0`` and ``"3"``."""
    if value is not None and (type(value) is not int or value < 0):
        raise FieldValueError(type(owner).__name__, attribute.name, COUNT, value)


def is_change(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept any whole number or ``None``; refuse ``bool``."""
    if value is not None and type(value) is not int:
        raise FieldValueError(type(owner).__name__, attribute.name, CHANGE, value)


def is_amount(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a finite ``Decimal`` in 万元 within the bounds, or ``None``."""
    if value is None:
        return
    if (
        type(value) is Decimal
        and value.is_finite()
        and 0 <= value <= AMOUNT_MAXIMUM
        and _decimals(value) <= AMOUNT_DECIMALS
    ):
        return
    raise FieldValueError(type(owner).__name__, attribute.name, AMOUNT, value)


def _decimals(value: Decimal) -> int:
    """Return how many decimals *value* needs; `Decimal.normalize` would round to the caller's context first."""
    if not value:
        return 0
    _, digits, exponent = value.as_tuple()
    needed = -int(exponent)
    for digit in reversed(digits):
        if digit or needed <= 0:
            break
        needed -= 1
    return max(needed, 0)


def is_a(kind: type) -> Any:
    """Return a validator that accepts exactly instances of *kind*."""
    expected = Text(kind.__name__, f"a {kind.__name__}")

    def check(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if type(value) is not kind:
            raise FieldValueError(type(owner).__name__, attribute.name, expected, value)

    return check


def is_optional(kind: type) -> Any:
    """Return a validator that accepts exactly instances of *kind*, or ``None``."""
    expected = Text(f"{kind.__name__} 或 None", f"a {kind.__name__} or None")

    def check(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if value is not None and type(value) is not kind:
            raise FieldValueError(type(owner).__name__, attribute.name, expected, value)

    return check


def as_converters(_: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """
    Turn the validators of a class into converters that return what they were given.

    For ``field_transformer`` of classes that are many in a report. Constructors
    check as before. msgspec, which has checked type and bound by the annotation
    when it decodes, leaves converters out, whereas it would run validators
    again in Python; that made half of the time to load a report.
    """
    return [_checked_once(one) if one.validator else one for one in fields]


CHECK = "check"
"""Metadata key of a field under which `as_converters` keeps its validator."""


def _checked_once(field: attrs.Attribute[Any]) -> attrs.Attribute[Any]:
    check: Any = field.validator
    return field.evolve(validator=None, converter=_returning(check), metadata={**field.metadata, CHECK: check})


def _returning(validator: Callable[[Any, attrs.Attribute[Any], Any], Any]) -> attrs.Converter[Any, Any]:
    def check(value: Any, owner: Any, attribute: attrs.Attribute[Any]) -> Any:
        validator(owner, attribute, value)
        return value

    return attrs.Converter(check, takes_self=True, takes_field=True)
