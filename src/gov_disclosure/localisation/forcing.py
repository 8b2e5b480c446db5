"""
The figures that identities force in blanks: by single identities in turn, then by several together.

First the plain steps are taken that a person would take (one unknown left; figures that already add up leave zeros);
then the blanks are filled that only several identities together decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from attrs import define, field

from gov_disclosure.localisation.flow import Cut, Paths, paths_of, route
from gov_disclosure.localisation.network import Network
from gov_disclosure.model.counts import LARGEST_COUNT

Reason = Literal["one_unknown", "zeros", "together"]
"""Why a figure is forced: it is alone in a sum, the sum is reached without it, or only several sums decide it."""

Forced = tuple[int, Reason, tuple[str, ...]]
"""The figure of a blank, why it is forced, and the ids of the identities that decide it."""

Contradicted = tuple[tuple[str, ...], tuple[str, ...]]
"""Blanks that no filling suits, by their keys, and the ids of the identities that cannot hold."""


def forced(network: Network, numbers: list[int], blanks: list[int]) -> tuple[dict[int, Forced], list[Contradicted]]:
    """
    Return what is forced in *blanks*, and which of them no figure suits.

    Args:
        network: the cells and their identities.
        numbers: the figure of each cell, 0 for a blank; they are changed.
        blanks: the numbers of the cells that are blank.

    """
    work = _Work(network, numbers, set(blanks))
    parts = _parts(network, blanks)
    for part in parts:
        work.solve(part)
    work.hold_against_implied(parts)
    return work.found, work.refused


def _parts(network: Network, blanks: Iterable[int]) -> list[list[int]]:
    """Group blanks that share identities; figures of one group say nothing about another."""
    at: dict[int, list[int]] = {}
    for arc in blanks:
        at.setdefault(network.tails[arc], []).append(arc)
        at.setdefault(network.heads[arc], []).append(arc)
    parts, seen = [], set()
    for arc in blanks:
        if arc in seen:
            continue
        part = [arc]
        seen.add(arc)
        for one in part:
            for end in (network.tails[one], network.heads[one]):
                # The outside stands for no identity and connects nothing.
                fresh = [o for o in at[end] if o not in seen] if network.identities[end] is not None else []
                seen.update(fresh)
                part += fresh
        parts.append(sorted(part))
    return parts


@define
class _Work:
    network: Network
    numbers: list[int]
    open: set[int]
    found: dict[int, Forced] = field(factory=dict)
    refused: list[Contradicted] = field(factory=list)
    excess: dict[int, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.excess = dict(enumerate(self.network.excess(tuple(self.numbers))))

    def solve(self, part: list[int]) -> None:
        """Fill what is forced in one group of blanks, or refuse it whole."""
        against: Iterable[int] | None = self._plain_steps(part)
        if against is None:
            against = self._joint_steps([arc for arc in part if arc in self.open])
        if against is None:
            against = self._broken([arc for arc in part if arc in self.found])
        if against is not None:
            self._refuse(part, self._ids(against))

    def hold_against_implied(self, parts: list[list[int]]) -> None:
        """Refuse what breaks an identity that the others imply: then one of those others fails elsewhere."""
        for identity in self.network.implied:
            left, right = self.network.sides[identity.id]
            gap = sum(self.numbers[arc] for arc in left) - sum(self.numbers[arc] for arc in right)
            if gap and self.open.isdisjoint((*left, *right)):
                for part in parts:
                    if not self.found.keys().isdisjoint({*part} & {*left, *right}):
                        self._refuse(part, (identity.id,))

    def _refuse(self, part: list[int], identities: tuple[str, ...]) -> None:
        for arc in part:
            value = self.found.pop(arc, None)
            if value is not None:
                self.open.add(arc)
                self.numbers[arc] = 0
                self.excess[self.network.heads[arc]] -= value[0]
                self.excess[self.network.tails[arc]] += value[0]
        self.refused.append((tuple(self.network.keys[arc] for arc in part), identities))

    def _ids(self, nodes: Iterable[int]) -> tuple[str, ...]:
        identities = self.network.identities
        return tuple(one.id for node in sorted(nodes) if (one := identities[node]) is not None)

    def _plain_steps(self, part: list[int]) -> tuple[int, ...] | None:
        """Take single identities in turn; return the one that cannot hold, if any."""
        network = self.network
        todo = sorted({end[arc] for arc in part for end in (network.tails, network.heads)})
        while todo:
            node = todo.pop(0)
            if network.identities[node] is None:
                continue
            blank = [arc for arc, _ in network.around[node] if arc in self.open]
            forced = self._forced(node, blank)
            if forced is None:
                return (node,)
            for arc, value, reason in forced:
                self._fill(arc, value, reason, (node,))
                todo += [end[arc] for end in (network.tails, network.heads) if end[arc] != node]
        return None

    def _forced(self, node: int, blank: list[int]) -> list[tuple[int, int, Reason]] | None:
        """Return what the identity of *node* alone decides; ``None`` if nothing makes it hold."""
        heads, surplus = self.network.heads, self.excess[node]
        if not blank:
            # An identity without blanks that fails is no matter of completion.
            return []
        if len(blank) == 1:
            (arc,) = blank
            value = -surplus if heads[arc] == node else surplus
            return [(arc, value, "one_unknown")] if 0 <= value <= LARGEST_COUNT else None
        sides = {heads[arc] == node for arc in blank}
        if len(sides) > 1:
            return []
        if surplus == 0:
            return [(arc, 0, "zeros") for arc in blank]
        helps = (surplus < 0) in sides
        return [] if helps else None

    def _fill(self, arc: int, value: int, reason: Reason, nodes: Iterable[int]) -> None:
        self.found[arc] = (value, reason, self._ids(nodes))
        self.open.discard(arc)
        self.numbers[arc] = value
        self.excess[self.network.heads[arc]] += value
        self.excess[self.network.tails[arc]] -= value

    def _joint_steps(self, blank: list[int]) -> Iterable[int] | None:
        """Fill what only several identities together decide; return those that cannot hold, if any."""
        if not blank:
            return None
        network = self.network
        nodes = {end[arc] for arc in blank for end in (network.tails, network.heads)}
        excess = {node: self.excess[node] for node in nodes if self.excess[node]}
        lacking = _imbalance(network, blank, excess)
        if lacking:
            return lacking
        flow = route(network, blank, self.numbers, excess)
        if isinstance(flow, Cut):
            return flow.nodes
        paths = paths_of(network, blank)
        for arc in blank:
            nodes_of = _fixed(network, paths, flow, arc)
            if nodes_of is not None:
                self._fill(arc, flow[arc], "together", nodes_of)
        return None

    def _broken(self, filled: list[int]) -> Iterable[int] | None:
        """Return the nodes whose identities the filled figures break although they have no blank left."""
        network = self.network
        ends = {end[arc] for arc in filled for end in (network.tails, network.heads)}
        return [
            node
            for node in sorted(ends)
            if self.excess[node]
            and network.identities[node] is not None
            and not any(arc in self.open for arc, _ in network.around[node])
        ] or None


def _imbalance(network: Network, blank: list[int], excess: Mapping[int, int]) -> list[int]:
    """Return the nodes of a group of blanks whose figures cannot add up to nothing over the group."""
    paths = paths_of(network, blank)
    seen: set[int] = set()
    for start in sorted(paths):
        if start in seen:
            continue
        group = [start]
        seen.add(start)
        for node in group:
            fresh = [other for _, other, _ in paths[node] if other not in seen]
            seen.update(fresh)
            group += dict.fromkeys(fresh)
        if sum(excess.get(node, 0) for node in group):
            return group
    return []


def _fixed(network: Network, paths: Paths, flow: Mapping[int, int], arc: int) -> list[int] | None:
    """Return the nodes whose identities together fix *arc*, ``None`` if another figure fits it too."""
    tail, head = network.tails[arc], network.heads[arc]
    above = _reached(paths, flow, head, tail, arc)
    if above is None:
        return None
    if flow[arc] == 0:
        return above
    below = _reached(paths, flow, tail, head, arc)
    return None if below is None else min(above, below, key=len)


def _reached(paths: Paths, flow: Mapping[int, int], source: int, target: int, without: int) -> list[int] | None:
    """Return the nodes that a change can be passed on to from *source*, ``None`` if *target* is one of them."""
    found = [source]
    seen = {source}
    for node in found:
        for arc, other, leaves in paths[node]:
            if arc != without and other not in seen and (leaves or flow[arc] > 0):
                if other == target:
                    return None
                seen.add(other)
                found.append(other)
    return found
