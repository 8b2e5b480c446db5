"""What counts, signed changes and amounts may be; shared by every table class."""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from typing import Annotated, Any

import attrs
from msgspec import Meta

from gov_disclosure.errors import FieldValueError
from gov_disclosure.text import Text

Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
"""A whole number >= 0; type checkers see ``int``. msgspec reads the bounds; what takes more bits is for validators."""

Change = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]
"""A whole number; as for `Count`."""

MAX_DIGITS = 600
"""Digits of a count or change: what every Python prints (640 at the least), sums of many such included."""

COUNT = Text("不小于 0 的整数，没有数字的格为 None", "a whole number >= 0, or None for a cell without a figure")
CHANGE = Text("整数，没有数字的格为 None", "a whole number, or None for a cell without a figure")
_LONG = Text(f"至多 {MAX_DIGITS} 位的整数", f"a whole number of at most {MAX_DIGITS} digits")
AMOUNT = Text(
    "0 至 10^15（万元）、至多 12 位小数的 decimal.Decimal，或 None",
    "a decimal.Decimal from 0 to 10^15 (万元) with at most 12 decimals, or None",
)

AMOUNT_MAXIMUM = 10**15
AMOUNT_DECIMALS = 12
TOO_LONG = 10**MAX_DIGITS
"""The least count that no cell can hold."""
# As decimals: to compare with ints takes twice as long.
_ZERO, _MAXIMUM, _SMALLEST = Decimal(0), Decimal(AMOUNT_MAXIMUM), Decimal(1).scaleb(-AMOUNT_DECIMALS)
# Whatever the caller's context: no trap, no remainder too small to be told from 0.
_CONTEXT = Context(prec=30, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])


def is_count(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a whole number >= 0 or ``None``; refuse ``bool``, ``3.0`` and ``"3"``."""
    if value is not None and (type(value) is not int or not 0 <= value < TOO_LONG):
        raise FieldValueError(type(owner).__name__, attribute.name, _expected(COUNT, value), value)


def is_change(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a whole number or ``None``; refuse ``bool``."""
    if value is not None and (type(value) is not int or not -TOO_LONG < value < TOO_LONG):
        raise FieldValueError(type(owner).__name__, attribute.name, _expected(CHANGE, value), value)


def _expected(words: Text, value: object) -> Text:
    return _LONG if type(value) is int and abs(value) >= TOO_LONG else words


def is_amount(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a finite ``Decimal`` in 万元 within the bounds, or ``None``."""
    if value is None:
        return
    if (
        type(value) is Decimal
        and value.is_finite()
        and _ZERO <= value <= _MAXIMUM
        and not _CONTEXT.remainder(value, _SMALLEST)
    ):
        return
    raise FieldValueError(type(owner).__name__, attribute.name, AMOUNT, value)


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
