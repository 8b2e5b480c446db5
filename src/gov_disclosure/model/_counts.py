"""What counts, signed changes and amounts may be; shared by every table class."""

from __future__ import annotations

from decimal import Decimal
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
        and value.normalize().as_tuple().exponent >= -AMOUNT_DECIMALS  # type: ignore[operator]
    ):
        return
    raise FieldValueError(type(owner).__name__, attribute.name, AMOUNT, value)


def check_parts(owner: attrs.AttrsInstance, kind: type, *, optional: bool = False) -> None:
    """Refuse any field of *owner* that is not a *kind* (or ``None`` where *optional*)."""
    for field in attrs.fields(type(owner)):
        value = getattr(owner, field.name)
        if type(value) is not kind and not (optional and value is None):
            expected = f"{kind.__name__} or None" if optional else kind.__name__
            raise FieldValueError(type(owner).__name__, field.name, expected, value)


def is_a(kind: type) -> Any:
    """Return a validator that accepts exactly instances of *kind*."""

    def check(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if type(value) is not kind:
            raise FieldValueError(type(owner).__name__, attribute.name, f"a {kind.__name__}", value)

    return check
