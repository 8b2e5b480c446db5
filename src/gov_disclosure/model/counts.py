"""What counts, signed changes and amounts may be; shared by every table class."""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from typing import Annotated, Any

import attrs
from msgspec import Meta

from gov_disclosure.errors import FieldValueError
from gov_disclosure.text import Text

LARGEST_COUNT = 2**53 - 1
"""The largest count, and the largest change either way: what every consumer of JSON holds exactly."""

Count = Annotated[int, Meta(ge=0, le=LARGEST_COUNT)]
"""A whole number from 0 to `LARGEST_COUNT`; type checkers see ``int``, msgspec reads the bounds."""

Change = Annotated[int, Meta(ge=-LARGEST_COUNT, le=LARGEST_COUNT)]
"""A whole number from -`LARGEST_COUNT` to `LARGEST_COUNT`; as for `Count`."""

COUNT = Text(
    "0 至 2^53 − 1 的整数，没有数字的单元格为 None",
    "a whole number from 0 to 2^53 - 1, or None for a cell without a figure",
)
CHANGE = Text(
    "−(2^53 − 1) 至 2^53 − 1 的整数，没有数字的单元格为 None",
    "a whole number from -(2^53 - 1) to 2^53 - 1, or None for a cell without a figure",
)
AMOUNT = Text(
    "0 至 10^15（万元）、至多 12 位小数的 decimal.Decimal，或 None",
    "a decimal.Decimal from 0 to 10^15 (万元) with at most 12 decimals, or None",
)

AMOUNT_MAXIMUM = 10**15
AMOUNT_DECIMALS = 12
# As decimals: to compare with ints takes twice as long.
_ZERO, _MAXIMUM, _SMALLEST = Decimal(0), Decimal(AMOUNT_MAXIMUM), Decimal(1).scaleb(-AMOUNT_DECIMALS)
# Whatever the caller's context: no trap, no remainder too small to be told from 0.
_CONTEXT = Context(prec=30, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])


def is_count(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a whole number from 0 to `LARGEST_COUNT` or ``None``; refuse ``bool``, ``3.0`` and ``"3"``."""
    if value is not None and (type(value) is not int or not 0 <= value <= LARGEST_COUNT):
        raise FieldValueError(type(owner).__name__, attribute.name, COUNT, value)


def is_change(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a whole number of at most `LARGEST_COUNT` either way or ``None``; refuse ``bool``."""
    if value is not None and (type(value) is not int or not -LARGEST_COUNT <= value <= LARGEST_COUNT):
        raise FieldValueError(type(owner).__name__, attribute.name, CHANGE, value)


def is_amount(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a finite ``Decimal`` in 万元 within the bounds, or ``None``."""
    if value is not None and not (type(value) is Decimal and amount_fits(value)):
        raise FieldValueError(type(owner).__name__, attribute.name, AMOUNT, value)


def amount_fits(value: Decimal) -> bool:
    """Whether *value* can be an amount: finite, within the bounds, without more decimals than `AMOUNT_DECIMALS`."""
    return value.is_finite() and _ZERO <= value <= _MAXIMUM and not _CONTEXT.remainder(value, _SMALLEST)


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
