"""What a rule is given: one report, its form, and whatever else the caller has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from attrs import field, frozen

from gov_disclosure import cells
from gov_disclosure.cells import Value
from gov_disclosure.forms import Form
from gov_disclosure.model import Note, Place, Report

Blank = Literal["unknown", "zero"]
"""How a cell without a figure is read: as what it could be (whole numbers >= 0), or as zero."""


@frozen(kw_only=True, slots=False)
class Case:
    """
    One report to be checked.

    ``notes`` is ``None`` where nobody read the printed form (the report came
    as JSON); an empty tuple means that it was read and nothing departed.
    ``previous``: the report of the year before. ``children``: the reports that
    this one sums up.
    """

    report: Report
    notes: tuple[Note, ...] | None = None
    places: Mapping[str, Place] = field(factory=dict)
    previous: Report | None = None
    children: tuple[Report, ...] | None = None
    blank: Blank = "unknown"

    @cached_property
    def form(self) -> Form:
        """The form whose cells the report has."""
        return cells.form_of(self.report)

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Every figure in printed order, as ``form.cells`` lists the keys."""
        return cells.values(self.report)

    @cached_property
    def figures(self) -> dict[str, Value]:
        """Every figure by cell key."""
        return dict(zip(self.form.cells, self.values, strict=True))
