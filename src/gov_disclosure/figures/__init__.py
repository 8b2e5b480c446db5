"""
How figures are printed: one grammar for the cells of tables and for prose.

`cell` reads what one printed cell says; its functions are those of this
package. `prose` finds the figures in a text. Both count in the units of
`units` and read Chinese numerals with `numerals`. `prints` says what is
unusual in how a cell is printed.
"""

from __future__ import annotations

from gov_disclosure.figures.cell import (
    PLACEHOLDERS,
    UNCHANGED,
    Figure,
    has_digit,
    is_blank,
    is_unit,
    read_figure,
    value_like,
    without_marks,
)
from gov_disclosure.figures.units import UNCERTAIN_UNIT, amount_unit
from gov_disclosure.model.counts import LARGEST_COUNT

__all__ = [
    "LARGEST_COUNT",
    "PLACEHOLDERS",
    "UNCERTAIN_UNIT",
    "UNCHANGED",
    "Figure",
    "amount_unit",
    "has_digit",
    "is_blank",
    "is_unit",
    "read_figure",
    "value_like",
    "without_marks",
]
