"""What the tables say of a sum of cells, with blanks read as what they could be."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from attrs import define, field

from gov_disclosure.cells import Value
from gov_disclosure.forms import Form
from gov_disclosure.narrative.claim import Bounds, Sum

_ALL = "requests.outcomes.total.total"


@lru_cache(maxsize=4096)
def cells_of(form: Form, key: str) -> tuple[str, ...]:
    """Return the cells that *key* adds up: itself, a row's total, or the totals of the rows of a group."""
    if key in form.cells:
        return (key,)
    if f"{key}.total" in form.cells and not key.startswith("disputes."):
        return (f"{key}.total",)
    prefix = key + "."
    return tuple(cell for cell in form.cells if cell.startswith(prefix) and cell.endswith(".total"))


@lru_cache(maxsize=4096)
def cells_in(form: Form, terms: Sum) -> tuple[str, ...]:
    """Return the cells that the terms add up, in printed order."""
    found = {cell for _, key in terms for cell in cells_of(form, key)}
    return tuple(cell for cell in form.cells if cell in found)


@lru_cache(maxsize=16)
def _parts(form: Form) -> Mapping[str, tuple[str, ...]]:
    """Return the cells that each row total and each total of table four adds up."""
    return {
        identity.left[0]: identity.right
        for identity in form.identities
        if identity.kind in ("row_total", "dispute_total")
    }


@lru_cache(maxsize=16)
def _outcome_totals(form: Form) -> tuple[str, ...]:
    """Return the cells that the grand total of the outcomes adds up."""
    return next(one.right for one in form.identities if one.kind == "outcome_total" and one.left == (_ALL,))


@define
class Tables:
    """
    The figures of one report.

    A blank total is the sum of its parts. A blank part could be any whole
    number, unless the grand total of the outcomes is reached without it, or
    the caller reads blanks as zero.
    """

    form: Form
    figures: Mapping[str, Value]
    zero: bool = False
    _forced: bool | None = field(default=None, init=False)
    _bounds: dict[Sum, Bounds | None] = field(factory=dict, init=False)

    def bounds(self, terms: Sum) -> Bounds | None:
        """Return what the sum can be; ``None`` if the form has no such cells or all of them are blank."""
        if terms not in self._bounds:
            self._bounds[terms] = self._added_up(terms)
        return self._bounds[terms]

    def _added_up(self, terms: Sum) -> Bounds | None:
        low = Decimal(0)
        high: Decimal | None = Decimal(0)
        seen = False
        for sign, key in terms:
            found = self._term(key)
            if found is None:
                return None
            term, printed = found
            if sign < 0:
                if term.exact is None:
                    return None
                term = Bounds(-term.low, -term.low)
            seen = seen or printed
            low += term.low
            high = None if high is None or term.high is None else high + term.high
        return Bounds(low, high) if seen else None

    def _term(self, key: str) -> tuple[Bounds, bool] | None:
        """Return what a term can be, and whether any of it is printed; ``None`` if the form has no such cells."""
        cells = cells_of(self.form, key)
        if not cells:
            return None
        low, blank, printed = Decimal(0), False, False
        for cell in cells:
            known, some_blank, some_printed = self._cell(cell)
            low += known
            blank = blank or some_blank
            printed = printed or some_printed
        settled = blank and self._settled(key)
        return Bounds(low, None if blank and not settled else low), printed or settled

    def _cell(self, cell: str) -> tuple[Decimal, bool, bool]:
        """Return what is known of a cell, whether something is blank, whether anything is printed."""
        value = self.figures[cell]
        if value is not None:
            return Decimal(value), False, True
        parts = [self.figures[part] for part in _parts(self.form).get(cell, ())]
        known = [Decimal(part) for part in parts if part is not None]
        return sum(known, Decimal(0)), len(known) < len(parts) or not parts, bool(known)

    def _settled(self, key: str) -> bool:
        """Whether blanks in *key* can only be zero."""
        if self.zero:
            return any(value is not None for value in self.figures.values())
        return key.startswith("requests.outcomes.") and self._outcomes_forced

    @property
    def _outcomes_forced(self) -> bool:
        if self._forced is None:
            total = self.figures[_ALL]
            known = sum((self._cell(cell)[0] for cell in _outcome_totals(self.form)), Decimal(0))
            self._forced = total is not None and known == total
        return self._forced
