"""The unit of an amount of money in table two, as far as anything around it says it."""

from __future__ import annotations

from collections.abc import Iterable

from gov_disclosure.figures import amount_unit
from gov_disclosure.forms.shapes import Column


def unit_of(column: Column, nearby: Iterable[str]) -> str | None:
    """
    Return the unit of the bare figures in *column*: ``"元"`` or ``"万元"``.

    *nearby*: captions, the texts of the header, and what the row says itself.
    Where they say none, the column's own name in the form does (本年收费金额（单位：万元）).
    ``None`` where that says none either, where they differ, and where one is not certain.
    """
    said: set[str | None] = {unit for unit in map(amount_unit, nearby) if unit is not None} or {amount_unit(column.zh)}
    return said.pop() or None if len(said) == 1 else None
