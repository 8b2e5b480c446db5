"""Amounts of money in prose (digits or Chinese numerals, in 元 or 万元), and whether two of them are of one unit."""

from __future__ import annotations

import re
from decimal import Decimal

from gov_disclosure.figures.numerals import SIGNS, parse_numeral
from gov_disclosure.figures.units import AMOUNT_UNITS

# One numeral alone ("未收一元") is a figure of speech.
AMOUNT = rf"(?P<number>\d[\d,，]*(?:\.\d+)?|[一二两三四五六七八九十][{SIGNS}]{{1,14}})\s*(?P<unit>万元|元)"
"""A pattern for an amount, to be part of a longer one; `amount_of` reads what it found."""


def amount_of(found: re.Match[str]) -> Decimal | None:
    """Return the amount in 万元 that a match of `AMOUNT` tells, ``None`` where its numerals write no number."""
    number = re.sub("[,，]", "", found["number"])
    value = Decimal(number) if number[0].isdigit() else parse_numeral(number)
    return None if value is None else value * AMOUNT_UNITS[found["unit"]]


_APART = 1 / AMOUNT_UNITS["元"]
_TOLERANCE = Decimal("0.01")
"""By how much an amount may be off and still be the same one, rounded."""


def same_amount(one: Decimal, other: Decimal | int) -> bool:
    """Whether two amounts in one unit are the same, but for rounding."""
    return abs(other - one) <= one * _TOLERANCE


def of_other_unit(one: Decimal, other: Decimal | int) -> bool:
    """Whether *other* is 10,000 times *one* or a 10,000th of it, but for rounding: one of them is in 元 for 万元."""
    return same_amount(one * _APART, other) or same_amount(one / _APART, other)
