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

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice, product
from math import prod
from typing import Literal

from attrs import field, frozen

from gov_disclosure.cells import Value
from gov_disclosure.forms import Form
from gov_disclosure.rules._case import Blank
from gov_disclosure.rules._flow import Range, route, settle, spread
from gov_disclosure.rules._messages import cell_label
from gov_disclosure.rules._network import Network, network_of
from gov_disclosure.rules._search import Sets, smallest_sets
from gov_disclosure.rules._slips import SLIPS, TOTAL_BONUS, SlipKind, slip_between
from gov_disclosure.rules._structural import (
    CAUSES,
    CauseKind,
    Repair,
    Sheet,
    repairs,
    swap_cost,
    swapped_cells,
    swapped_pairs,
)
from gov_disclosure.rules._types import Lang

BUDGET = 20_000
"""Search steps `explain` may take for each part, some 10 microseconds each."""

BUDGET_BESIDE_A_CAUSE = 2_000
"""Search steps where a named fault explains everything: displaced rows touch many cells, and proofs grow long."""

SHOWN = 200
"""Combined explanations that `Localisation.explanations` lists; `Localisation.total` counts them all."""

Status = Literal["proved", "budget"]

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
    "describe",
    "explain",
]


@frozen(kw_only=True)
class Correction:
    """
    One cell of an explanation.

    ``printed``: its figure, ``None`` blank. ``needed``: the one figure it would
    need, ``None`` where blanks leave more than one; then ``low`` and ``high``
    bound it (``high`` ``None`` without end). ``slip``: what slip turns the
    needed figure into the printed one, ``None`` where there is no one figure.
    """

    key: str
    printed: int | None
    needed: int | None
    low: int
    high: int | None
    slip: SlipKind | None

    @property
    def cost(self) -> int:
        """How unlikely the slip is; a total is likelier to be wrong than a part."""
        cost = SLIPS[self.slip or SlipKind.OTHER].cost
        return cost - TOTAL_BONUS if self.key.endswith("total") else cost


@frozen(kw_only=True)
class Explanation:
    """
    Cells that, if they held other figures, would make the failed identities hold.

    ``corrections`` in printed order. ``cause``: the one operation on the table
    that displaced the figures, ``None`` where single figures are wrong.
    ``identities``: ids of the failed identities it clears. ``cost``: how
    unlikely it is; explanations of a kind are ranked by it.
    """

    corrections: tuple[Correction, ...]
    cause: CauseKind | None = None
    identities: tuple[str, ...] = ()
    cost: int = 0

    @property
    def cells(self) -> tuple[str, ...]:
        """The keys of the cells that would change."""
        return tuple(one.key for one in self.corrections)

    @property
    def needed(self) -> dict[str, int]:
        """The figures it asks for, as a patch by cell key; cells without one certain figure are left out."""
        return {one.key: one.needed for one in self.corrections if one.needed is not None}


@frozen(kw_only=True)
class Part:
    """
    Failed identities that hang together, and everything that could explain them.

    Parts share no cell, so each can be explained on its own. ``identities``:
    ids of what fails. ``size``: cells in a smallest set. ``proved``: whether no
    smaller set exists and none of this size is missing. ``explanations``: named
    faults first, then the smallest sets, the likeliest first.
    """

    identities: tuple[str, ...]
    size: int
    proved: bool
    explanations: tuple[Explanation, ...]

    @property
    def sets(self) -> tuple[Explanation, ...]:
        """The smallest sets alone; a named fault that touches more cells is no smallest set."""
        return tuple(one for one in self.explanations if len(one.corrections) == self.size)


@frozen(kw_only=True, slots=False)
class Localisation:
    """
    What explains the failed identities of one report.

    ``parts``: the independent faults. ``nodes``: search steps taken.
    """

    parts: tuple[Part, ...] = ()
    nodes: int = field(default=0, eq=False)

    @property
    def status(self) -> Status:
        """``"proved"``, or ``"budget"`` if the search for some part ended before all smallest sets were found."""
        return "proved" if all(part.proved for part in self.parts) else "budget"

    @property
    def size(self) -> int:
        """The fewest cells that explain everything; 0 if nothing fails."""
        return sum(part.size for part in self.parts)

    @property
    def total(self) -> int:
        """How many explanations of the whole there are: one choice from each part."""
        return prod(len(part.explanations) for part in self.parts) if self.parts else 0

    @cached_property
    def explanations(self) -> tuple[Explanation, ...]:
        """
        Explanations of the whole report, the likeliest of each part first; at most `SHOWN` of `total`.

        With one part these are the explanations of that part, all of them.
        """
        if len(self.parts) == 1:
            return self.parts[0].explanations
        choices = product(*(part.explanations for part in self.parts)) if self.parts else ()
        return tuple(islice(map(_combined, choices), SHOWN))

    def part_of(self, identity: str) -> int | None:
        """Return the index of the part that accounts for the identity with this id, ``None`` if none does."""
        return next((at for at, part in enumerate(self.parts) if identity in part.identities), None)


def _combined(chosen: tuple[Explanation, ...]) -> Explanation:
    causes = {one.cause for one in chosen}
    return Explanation(
        corrections=tuple(correction for one in chosen for correction in one.corrections),
        cause=causes.pop() if len(causes) == 1 else None,
        identities=tuple(identity for one in chosen for identity in one.identities),
        cost=sum(one.cost for one in chosen),
    )


NOTHING = Localisation()


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
        found = [self._explanation(sheet, one.needed, identities, one) for one in named]
        same = {one.cells for one in found}
        found += (one for one in (self._of_set(sheet, arcs, identities) for arcs in sets.sets) if one.cells not in same)
        if len(found) > 1:
            index = self.network.index
            found.sort(key=lambda one: (one.cause is None, one.cost, [index[key] for key in one.cells]))
        return tuple(found)

    def _of_set(self, sheet: Sheet, arcs: tuple[int, ...], identities: tuple[str, ...]) -> Explanation:
        needed: Mapping[int, Range | int] | None = None
        if len(arcs) == 1 and not sheet.blanks:
            (arc,) = arcs
            needed = {arc: sheet.figures[arc] - sheet.excess.get(self.network.heads[arc], 0)}
        elif not sheet.blanks:
            settled = settle(self.network, arcs, sheet.figures, sheet.excess)
            needed = settled if isinstance(settled, dict) else None
            if settled and isinstance(settled, dict) and swapped_cells(sheet, settled):
                repair = Repair(CauseKind.CELLS_SWAPPED, settled, swap_cost(self.network, settled))
                return self._explanation(sheet, settled, identities, repair)
        if needed is None:
            flow = route(self.network, (*sorted(sheet.blanks), *arcs), sheet.figures, sheet.excess)
            needed = {arc: spread(self.network, flow, arc) for arc in arcs} if isinstance(flow, dict) else {}
        return self._explanation(sheet, needed, identities, None)

    def _explanation(
        self, sheet: Sheet, needed: Mapping[int, Range | int], identities: tuple[str, ...], cause: Repair | None
    ) -> Explanation:
        corrections = tuple(self._correction(sheet, arc, needed[arc]) for arc in sorted(needed))
        return Explanation(
            corrections=corrections,
            cause=cause.kind if cause else None,
            identities=self._cleared(needed, identities),
            cost=cause.cost if cause else sum(one.cost for one in corrections),
        )

    def _cleared(self, needed: Mapping[int, object], identities: tuple[str, ...]) -> tuple[str, ...]:
        ids = self.network.ids_at
        cleared = frozenset().union(*[ids[arc] for arc in needed])
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
    same failures differ in four cells at least, and in more than one row.
    """
    if any(sheet.network.identities[node] is None for node in sheet.excess):
        return tuple(swapped_pairs(sheet))
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


_WORDS: Mapping[str, Mapping[Lang, str]] = {
    "cell": {"zh": "“{cell}”印为{printed}，应为{needed}", "en": "“{cell}” reads {printed} and would need {needed}"},
    "range": {"zh": "{low}至{high}", "en": "{low} to {high}"},
    "open": {"zh": "不小于{low}的数", "en": "{low} or more"},
    "blank": {"zh": "空白", "en": "nothing"},
    "slip": {"zh": "（{slip}）", "en": " ({slip})"},
    "join": {"zh": "；", "en": "; "},
    "cause": {"zh": "{cause}：{cells}。", "en": "It looks as if {cause}: {cells}."},
    "plain": {"zh": "{cells}。", "en": "{cells}."},
}


def describe(explanation: Explanation, form: Form, lang: Lang = "zh") -> str:
    """Return *explanation* as a sentence in *lang*, with the printed labels of *form*."""
    cells = _WORDS["join"][lang].join(_cell_words(one, form, lang) for one in explanation.corrections)
    if explanation.cause is None:
        return _WORDS["plain"][lang].format(cells=cells)
    return _WORDS["cause"][lang].format(cause=CAUSES[explanation.cause][lang], cells=cells)


def _cell_words(one: Correction, form: Form, lang: Lang) -> str:
    cell = form.cells.get(one.key)
    label = cell_label(one.key, lang) if cell is None else cell.zh if lang == "zh" else cell.en
    if one.needed is not None:
        needed = str(one.needed)
    else:
        needed = _WORDS["open" if one.high is None else "range"][lang].format(low=one.low, high=one.high)
    printed = _WORDS["blank"][lang] if one.printed is None else str(one.printed)
    words = _WORDS["cell"][lang].format(cell=label, printed=printed, needed=needed)
    if one.slip in (None, SlipKind.OTHER):
        return words
    return words + _WORDS["slip"][lang].format(slip=SLIPS[one.slip].text[lang])
