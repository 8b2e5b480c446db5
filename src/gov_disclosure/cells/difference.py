"""The cells in which two reports differ."""

from __future__ import annotations

from typing import Literal, final

from attrs import frozen

from gov_disclosure.cells.join import Value, by_key, form_of
from gov_disclosure.errors import require
from gov_disclosure.forms import CellForm
from gov_disclosure.model import Report

Side = Literal["first", "second"]


@final
@frozen(kw_only=True)
class Difference:
    """
    A cell in which two reports differ.

    ``cell``: what the form says of it. ``first``, ``second``: its figure in
    each report (件, 万元), ``None`` where there is none. ``lacks``: the report
    whose form has no such cell, ``None`` where both have it.
    """

    cell: CellForm
    first: Value
    second: Value
    lacks: Side | None


def diff(first: Report, second: Report) -> tuple[Difference, ...]:
    """
    Return the cells in which two reports differ, in the order of the forms; the texts are not compared.

    A cell that only one of the two forms has is a difference too, whatever it holds.

    Raises:
        WrongTypeError: *first* or *second* is no `Report`.

    """
    require(first, Report, "first")
    require(second, Report, "second")
    mine, yours = by_key(first), by_key(second)
    found: list[Difference] = []
    for key, cell in {**form_of(second).cells, **form_of(first).cells}.items():
        lacks: Side | None = "first" if key not in mine else "second" if key not in yours else None
        if lacks or mine[key] != yours[key]:
            found.append(Difference(cell=cell, first=mine.get(key), second=yours.get(key), lacks=lacks))
    return tuple(found)
