"""What the figures of a report of one form tell of a cell of another."""

from __future__ import annotations

from collections.abc import Mapping

from gov_disclosure import forms
from gov_disclosure.cells.join import Value


def told(key: str, figures: Mapping[str, Value]) -> Value:
    """
    Return the figure of a cell by the figures of a report of whichever form, ``None`` where they do not tell it.

    A cell that is several in the report's form is their sum, ``None`` where one of them is blank; one of several that
    are one there is known only where that is 0.
    """
    if key in figures:
        return figures[key]
    for edition in forms.EDITIONS:
        counterpart = forms.counterparts(edition).get(key)
        if counterpart is not None and counterpart.kind == "split":
            parts = [figures.get(one) for one in counterpart.cells]
            known = [one for one in parts if one is not None]
            return sum(known) if len(known) == len(parts) else None
        if counterpart is not None and counterpart.kind == "merged" and figures.get(counterpart.cells[0]) == 0:
            return 0
    return None
