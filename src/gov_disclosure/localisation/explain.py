"""
Which cells are wrong, if the identities of the form do not hold: all smallest explanations, and named faults.

The smallest set of figures that must change for everything to add up is the
likeliest story (Fellegi and Holt, JASA 71, 1976); there is often more than
one, and all of them are given, in an order that puts likely slips first. A
fault that displaces figures (a row shifted by a column, two rows swapped)
changes many cells at one stroke; it is named, and put before the sets, where
one such stroke explains everything (Scholtus, Survey Methodology 42-1, 2016).

Nothing is corrected here: an explanation says what each cell would need to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from gov_disclosure.cells import Value
from gov_disclosure.forms import Form
from gov_disclosure.localisation.displacement import (
    CAUSES,
    CauseKind,
    Repair,
    Sheet,
    behind_one_cell,
    exchanged,
    repairs,
)
from gov_disclosure.localisation.explanation import (
    SHOWN,
    Correction,
    Explanation,
    Localisation,
    Part,
    Status,
)
from gov_disclosure.localisation.flow import Range, route, settle, spread
from gov_disclosure.localisation.network import Network, network_of
from gov_disclosure.localisation.search import Sets, smallest_sets
from gov_disclosure.localisation.slips import SLIPS, SlipKind, slip_between
from gov_disclosure.relations.linear import Blank

BUDGET = 20_000
"""Search steps `explain` may take for each part, some 10 microseconds each."""

BUDGET_BESIDE_A_CAUSE = 2_000
"""Search steps where a named fault explains everything: displaced rows touch many cells, and proofs grow long."""

__all__ = [
    "BUDGET",
    "CAUSES",
    "SHOWN",
    "SLIPS",
    "CauseKind",
    "Correction",
    "Explanation",
    "Localisation",
    "Part",
    "SlipKind",
    "Status",
    "explain",
]


NOTHING = Localisation()

_KINDS = tuple(CauseKind)
_Needed = tuple[tuple[int, Range | int], ...]
"""The arcs of an explanation in printed order, each with the figure it would need."""


def _frozen(needed: Mapping[int, Range | int]) -> _Needed:
    return tuple(sorted(needed.items()))


def explain(
    form: Form, figures: Mapping[str, Value], *, budget: int = BUDGET, blank: Blank = "unknown"
) -> Localisation:
    """
    Return all smallest sets of cells that explain the identities that do not hold.

    Args:
        form: the form whose identities are meant.
        figures: figures by cell key, in 件; ``None`` or no entry is a blank cell.
            A negative figure cannot stand in these tables, so that its cell is
            part of every explanation.
        budget: search steps for each part; see `Localisation.status`.
        blank: whether a blank may be any whole number >= 0 ("unknown") or is 0 ("zero").

    Returns:
        No parts where all identities hold, or could hold by some filling of the
        blanks. A part may have no identity that fails on its own: the blanks of
        one identity can be filled, but not so that another holds too.

    Raises:
        UnknownCellError: a key of *figures* is no cell of any form.

    """
    network = network_of(form)
    printed = network.figures(figures)
    blanks: frozenset[int] = frozenset()
    try:
        negative = min(printed) < 0  # type: ignore[type-var, operator]
        numbers: tuple[int, ...] = printed  # type: ignore[assignment]
    except TypeError:  # a blank cannot be compared; the usual report has none, and pays for no look at each cell
        numbers = tuple([figure or 0 for figure in printed])
        negative = min(numbers) < 0
        if blank == "unknown":
            blanks = frozenset(arc for arc, figure in enumerate(printed) if figure is None)
    surplus = network.excess(numbers)
    if not any(surplus) and not negative:
        return NOTHING
    excess = {node: one for node, one in enumerate(surplus) if one}
    below = frozenset(arc for arc, figure in enumerate(numbers) if figure < 0) if negative else frozenset()
    problem = _Problem(form, network, numbers, blanks, below, excess, budget)
    solved = [problem.solve(*part) for part in problem.parts().items()]
    found = [one for one in solved if one is not None]
    return Localisation(parts=tuple([part for part, _ in found]), nodes=sum([steps for _, steps in found]))


@frozen
class _Problem:
    form: Form
    network: Network
    figures: Sequence[int]
    blanks: frozenset[int]
    negative: frozenset[int]
    excess: Mapping[int, int]
    budget: int

    def parts(self) -> dict[int, dict[int, int]]:
        """The connected parts in which something does not add up, in printed order, with the nodes that do not."""
        component = self.network.component
        found: dict[int, dict[int, int]] = {}
        for node, surplus in self.excess.items():
            found.setdefault(component[node], {})[node] = surplus
        for arc in self.negative:
            found.setdefault(component[self.network.heads[arc]], {})
        return found if len(found) < 2 else dict(sorted(found.items()))

    def solve(self, component: int, excess: dict[int, int]) -> tuple[Part, int] | None:
        """Explain one connected part; ``None`` if some filling of its blanks makes it hold."""
        network = self.network
        blanks = self._within(self.blanks, component) if self.blanks else self.blanks
        forced = self._within(self.negative, component) if self.negative else self.negative
        figures = self._without(forced, excess) if forced else self.figures
        sheet = Sheet(network, figures, blanks, excess)
        sets = _one_cell(sheet) if not (blanks or forced) else None
        named = () if sets or forced else _named(sheet)
        if sets is None:
            budget = min(self.budget, BUDGET_BESIDE_A_CAUSE) if named else self.budget
            sets = smallest_sets(network, figures, excess, blanks, tuple(sorted(forced)), budget)
        if sets.proved and sets.size == 0:
            return None
        identities = self._failed(component)
        explanations = self._explanations(sheet, sets, named, identities)
        return Part(identities=identities, size=sets.size, proved=sets.proved, explanations=explanations), sets.steps

    def _within(self, arcs: frozenset[int], component: int) -> frozenset[int]:
        of, heads = self.network.component, self.network.heads
        return frozenset(arc for arc in arcs if of[heads[arc]] == component)

    def _without(self, forced: frozenset[int], excess: dict[int, int]) -> Sequence[int]:
        """Take the negative figures out, of *excess* too: a cell that must change counts as 0."""
        for arc in forced:
            for node, sign in ((self.network.heads[arc], -1), (self.network.tails[arc], 1)):
                excess[node] = excess.get(node, 0) + sign * self.figures[arc]
                if not excess[node]:
                    del excess[node]
        return tuple([0 if arc in forced else figure for arc, figure in enumerate(self.figures)])

    def _explanations(
        self, sheet: Sheet, sets: Sets, named: tuple[Repair, ...], identities: tuple[str, ...]
    ) -> tuple[Explanation, ...]:
        """Put into words what was found: named faults first, then the likeliest."""
        stories: dict[_Needed, list[Repair]] = {}
        for repair in named:
            stories.setdefault(_frozen(repair.needed), []).append(repair)
        taken = {tuple(arc for arc, _ in needed) for needed in stories}
        for arcs in sets.sets:
            needed, repairs = self._of_set(sheet, arcs, named)
            story = _frozen(needed)
            if story in stories or arcs not in taken:
                stories.setdefault(story, []).extend(repairs)
        found = [self._explanation(sheet, needed, identities, repairs) for needed, repairs in stories.items()]
        if len(found) > 1:
            index = self.network.index
            found.sort(key=lambda one: (one.cause is None, one.cost, [index[key] for key in one.cells]))
        return tuple(found)

    def _of_set(
        self, sheet: Sheet, arcs: tuple[int, ...], named: tuple[Repair, ...]
    ) -> tuple[Mapping[int, Range | int], Iterable[Repair]]:
        """Return the figures that *arcs* would need, and the operations that would have left no other trace."""
        displaced = self.negative.isdisjoint(arcs)  # no operation on the table makes a figure negative
        # A fault of a row leaves a cell empty, so that beside one a swap is the longer story.
        swap = exchanged(sheet, arcs) if displaced and not (sheet.blanks and named) else None
        if swap is not None:
            return swap.needed, (swap,)
        if not sheet.blanks:
            settled = self._settled(sheet, arcs)
            if settled is not None:
                return settled, behind_one_cell(sheet, settled) if displaced and len(arcs) == 1 else ()
        flow = route(self.network, (*sorted(sheet.blanks), *arcs), sheet.figures, sheet.excess)
        return {arc: spread(self.network, flow, arc) for arc in arcs} if isinstance(flow, dict) else {}, ()

    def _settled(self, sheet: Sheet, arcs: tuple[int, ...]) -> dict[int, int] | None:
        if len(arcs) == 1:
            (arc,) = arcs
            return {arc: sheet.figures[arc] - sheet.excess.get(self.network.heads[arc], 0)}
        settled = settle(self.network, arcs, sheet.figures, sheet.excess)
        return settled if isinstance(settled, dict) else None

    def _explanation(
        self, sheet: Sheet, needed: _Needed, identities: tuple[str, ...], repairs: Sequence[Repair]
    ) -> Explanation:
        corrections = tuple([self._correction(sheet, arc, figure) for arc, figure in needed])
        causes = sorted({one.kind for one in repairs}, key=_KINDS.index) if repairs else []
        displaced = bool(causes) and len(corrections) > 1
        return Explanation(
            corrections=corrections,
            cause=causes[0] if displaced else None,
            also=tuple(causes[displaced:]),
            identities=self._cleared(needed, identities),
            cost=min([one.cost for one in repairs]) if displaced else sum([one.cost for one in corrections]),
        )

    def _cleared(self, needed: _Needed, identities: tuple[str, ...]) -> tuple[str, ...]:
        ids = self.network.ids_at
        cleared = frozenset().union(*[ids[arc] for arc, _ in needed])
        return tuple([one for one in identities if one in cleared])

    def _correction(self, sheet: Sheet, arc: int, needed: Range | int) -> Correction:
        printed = None if arc in sheet.blanks else self.figures[arc]
        low, high = (needed, needed) if isinstance(needed, int) else (needed.low, needed.high)
        one = low if low == high else None
        slip = None if one is None or printed is None else slip_between(printed, one)
        return Correction(key=self.network.keys[arc], printed=printed, needed=one, low=low, high=high, slip=slip)

    def _failed(self, component: int) -> tuple[str, ...]:
        """Ids of the identities of this part that no filling of their own blanks makes hold, in printed order."""
        network = self.network
        nodes = [node for node in self.excess if network.component[node] == component]
        suspects = [one for node in nodes if (one := network.identities[node]) is not None]
        suspects += network.implied_in.get(component, ())
        suspects.sort(key=lambda one: network.order[one.id])
        # Without blanks a node that does not balance has failed; what the others imply is still to be seen.
        known = network.implied if not self.blanks else suspects
        return tuple([one.id for one in suspects if one not in known or self._fails(*network.sides[one.id])])

    def _fails(self, left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        figures = self.figures
        gap = sum([figures[arc] for arc in left]) - sum([figures[arc] for arc in right])
        return gap != 0 and (not self.blanks or self.blanks.isdisjoint(right if gap > 0 else left))


def _named(sheet: Sheet) -> tuple[Repair, ...]:
    """
    Find one operation on the table that explains everything.

    No need to look where one cell of table three does: two explanations of the
    same failures differ in four cells at least, and in more than one row. In
    table four one cell always does.
    """
    if any(sheet.network.identities[node] is None for node in sheet.excess):
        return ()
    return tuple(repairs(sheet))


def _one_cell(sheet: Sheet) -> Sets | None:
    """Look up the cells that alone stand in just the two nodes that do not balance."""
    if len(sheet.excess) != 2:
        return None
    network = sheet.network
    one, other = sheet.excess
    # The two surpluses cancel, as every figure counts once for and once against.
    sets = tuple(
        (arc,)
        for arc in network.between.get((one, other), ())
        if sheet.figures[arc] >= sheet.excess[network.heads[arc]]
    )
    return Sets(True, 1, sets, 1) if sets else None
