"""What counts, signed changes and amounts may be; shared by every table class."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

import attrs

from gov_disclosure.errors import FieldValueError

COUNT = "a whole number >= 0, or None for a cell without a figure"
CHANGE = "a whole number, or None for a cell without a figure"
AMOUNT = "a decimal.Decimal from 0 to 10**15 (万元) with at most 12 decimals, or None"

AMOUNT_MAXIMUM = 10**15
AMOUNT_DECIMALS = 12


def check_counts(row: attrs.AttrsInstance) -> None:
    """
    Refuse any field of *row* that is neither a count nor ``None``.

    ``bool`` is an ``int`` in Python and is refused all the same.

    Raises:
        FieldValueError: names the first such field, what was expected and what came.

    """
    # The common case first, without names: a report has dozens of rows.
    for value in values_of(type(row))(row):
        if type(value) is not int or value < 0:
            break
    else:
        return
    for field in attrs.fields(type(row)):
        value = getattr(row, field.name)
        if value is not None and (type(value) is not int or value < 0):
            raise FieldValueError(type(row).__name__, field.name, COUNT, value)


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


@cache
def values_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """Return a function that lists the fields of an object of *kind*, which has two or more."""
    get: Callable[[Any], tuple[Any, ...]] = attrgetter(*(field.name for field in attrs.fields(kind)))
    return get


def check_parts(owner: attrs.AttrsInstance, kind: type, *, optional: bool = False) -> None:
    """Refuse any field of *owner* that is not a *kind* (or ``None`` where *optional*)."""
    # The common case first, without names: a report has dozens of parts.
    for value in values_of(type(owner))(owner):
        if type(value) is not kind:
            break
    else:
        return
    for field in attrs.fields(type(owner)):
        value = getattr(owner, field.name)
        if type(value) is not kind and not (optional and value is None):
            expected = f"{kind.__name__} or None" if optional else kind.__name__
            raise FieldValueError(type(owner).__name__, field.name, expected, value)


def check_kinds(owner: attrs.AttrsInstance, kinds: tuple[type, ...]) -> None:
    """Refuse any field of *owner* that is not of its class in *kinds*, which stand in the order of the fields."""
    for field, kind in zip(attrs.fields(type(owner)), kinds, strict=True):
        is_a(kind)(owner, field, getattr(owner, field.name))


def is_a(kind: type) -> Any:
    """Return a validator that accepts exactly instances of *kind*."""

    def check(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if type(value) is not kind:
            raise FieldValueError(type(owner).__name__, attribute.name, f"a {kind.__name__}", value)

    return check
