"""The cells in which two reports differ."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from gov_disclosure import cells
from gov_disclosure.cells import Value
from gov_disclosure.forms import CellForm
from gov_disclosure.model import Report

__all__ = ["Difference", "differences"]


@frozen(kw_only=True)
class Difference:
    """A cell in which two reports differ; ``lacks`` names the one whose form has no such cell."""

    cell: CellForm
    first: Value
    second: Value
    lacks: str | None


def differences(first: Report, second: Report) -> Iterator[Difference]:
    """Yield the cells in which two reports differ, in the order of the forms."""
    mine, yours = cells.by_key(first), cells.by_key(second)
    known = {**cells.form_of(second).cells, **cells.form_of(first).cells}
    for key, cell in known.items():
        lacks = "first" if key not in mine else "second" if key not in yours else None
        if lacks or mine[key] != yours[key]:
            yield Difference(cell=cell, first=mine.get(key), second=yours.get(key), lacks=lacks)
