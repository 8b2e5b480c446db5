"""
All smallest sets of cells whose change makes the identities of a network hold.

A node that does not balance needs one of the cells around it to change. Taking
a cell into the set joins the two identities it stands in into one, because its
figure can then be chosen; the sum over the joined identities tells what is
left to explain. So the search picks a joined node that does not balance, tries
the cells at its border that could take up the difference, and goes on with one
cell fewer. Blank cells are joined from the start, at no cost.

The search is exact. Once everything balances, the figures are worked out; if
one of them would be negative, the identities that stand against it
(`Cut`) tell which cells to try next. A cell once tried is closed for the later
branches, so that each set is met once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from attrs import define, field, frozen

from gov_disclosure.localisation.flow import Cut, route, settle
from gov_disclosure.localisation.network import Network


@frozen
class Sets:
    """
    What the search found: all smallest ``sets`` of arcs, and the steps it took.

    ``size``: cells in each; where ``proved`` is false, every smaller size is
    ruled out, but sets of this size may be missing.
    """

    proved: bool
    size: int
    sets: tuple[tuple[int, ...], ...]
    steps: int


class _OutOfBudgetError(Exception):
    """The search took all the steps it may; never leaves this module."""


def smallest_sets(
    network: Network,
    figures: Sequence[int],
    excess: dict[int, int],
    blanks: Iterable[int],
    forced: tuple[int, ...],
    budget: int,
) -> Sets:
    """
    Return all smallest sets of arcs that make one connected part of *network* balance.

    Args:
        network: the network.
        figures: figure of each arc, 0 for blanks and for *forced* arcs.
        excess: the nodes of this part that do not balance.
        blanks: arcs without a figure.
        forced: arcs that belong to every set (a negative figure is printed there).
        budget: most steps to take.

    """
    search = _Search(network, figures, excess, frozenset(blanks), budget)
    start = _State.of(network, excess)
    for arc in sorted(search.blanks):
        start = start.joined(network, arc)
    for arc in forced:
        start = start.joined(network, arc)
    size = start.bound()
    try:
        while not search.sets:
            search.extend(start, size, forced, search.blanks.union(forced))
            size += not search.sets
    except _OutOfBudgetError:
        return Sets(False, size + len(forced), tuple(search.sets), search.steps)
    return Sets(True, size + len(forced), tuple(search.sets), search.steps)


@frozen
class _State:
    """Which nodes are joined, and which of the joined nodes do not balance."""

    joint: list[int]
    members: dict[int, tuple[int, ...]]
    sums: dict[int, int]

    @classmethod
    def of(cls, network: Network, excess: dict[int, int]) -> _State:
        return cls(list(range(len(network.around))), {}, dict(excess))

    def bound(self) -> int:
        """
        Cells that are needed at least.

        A cell settles two nodes if their sums cancel; nodes whose sum nothing
        cancels are settled three and more at a time, by one cell fewer.
        """
        sums = self.sums.values()
        alone = sum(-one not in sums for one in sums)
        return (3 * (len(sums) - alone) + 4 * alone + 5) // 6

    def nodes(self, joint: int) -> tuple[int, ...]:
        return self.members.get(joint) or (joint,)

    def joined(self, network: Network, arc: int) -> _State:
        """Return the state with the two ends of *arc* made one."""
        kept, lost = self.joint[network.tails[arc]], self.joint[network.heads[arc]]
        if kept == lost:
            return self
        joint, members, sums = self.joint.copy(), self.members.copy(), self.sums.copy()
        moved = self.nodes(lost)
        for node in moved:
            joint[node] = kept
        members[kept] = self.nodes(kept) + moved
        members.pop(lost, None)
        total = sums.pop(kept, 0) + sums.pop(lost, 0)
        if total:
            sums[kept] = total
        return _State(joint, members, sums)


@define
class _Search:
    network: Network
    figures: Sequence[int]
    excess: dict[int, int]
    blanks: frozenset[int]
    budget: int
    steps: int = 0
    sets: list[tuple[int, ...]] = field(factory=list)

    def extend(self, state: _State, left: int, chosen: tuple[int, ...], closed: frozenset[int]) -> None:
        """Add to `sets` every set of *chosen* and *left* more arcs that explains all."""
        self.steps += 1
        if self.steps > self.budget:
            raise _OutOfBudgetError
        if left < state.bound():
            return
        if state.sums:
            arcs = self._fewest(state, left - 1, closed)
        else:
            cut = self._against(chosen)
            if cut is None:
                self.sets.append(tuple(sorted(chosen)))
                return
            arcs = self._crossing(state, cut.nodes, cut.surplus, left - 1, closed)
        for arc in arcs:
            closed = closed | {arc}
            self.extend(state.joined(self.network, arc), left - 1, (*chosen, arc), closed)

    def _fewest(self, state: _State, left: int, closed: frozenset[int]) -> list[int]:
        """Return the arcs to try at the joined node that leaves the fewest of them."""
        fewest: list[int] | None = None
        for joint, surplus in state.sums.items():
            arcs = self._crossing(state, state.nodes(joint), surplus > 0, left, closed)
            if fewest is None or len(arcs) < len(fewest):
                fewest = arcs
                if len(arcs) < 2:
                    break
        return fewest or []

    def _crossing(
        self, state: _State, nodes: Collection[int], surplus: bool, left: int, closed: frozenset[int]
    ) -> list[int]:
        """
        Return the open arcs between *nodes* and the rest that could take up a surplus, or a lack, of *nodes*.

        Arcs after which *left* more could not settle the rest are left out.
        """
        heads, figures, joint, sums = self.network.heads, self.figures, state.joint, state.sums
        count, found = len(sums), []
        for node in nodes:
            here = joint[node]
            mine = sums.get(here, 0)
            for arc, other in self.network.around[node]:
                if ((heads[arc] == node) == surplus and not figures[arc]) or arc in closed or other in nodes:
                    continue
                there = joint[other]
                after = count
                if here != there:
                    theirs = sums.get(there, 0)
                    after += (mine + theirs != 0) - (mine != 0) - (theirs != 0)
                if (after + 1) // 2 <= left:
                    found.append(arc)
        return found

    def _against(self, chosen: tuple[int, ...]) -> Cut | None:
        """Return what keeps *chosen* and the blanks from balancing everything, ``None`` if nothing does."""
        if not self.blanks:
            found = settle(self.network, chosen, self.figures, self.excess)
            if found is not None:
                return found if isinstance(found, Cut) else None
        routed = route(self.network, (*sorted(self.blanks), *chosen), self.figures, self.excess)
        return routed if isinstance(routed, Cut) else None
