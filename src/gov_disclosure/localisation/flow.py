"""Whether some cells, set free, can make a network balance, and what figures they would then hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from gov_disclosure.localisation.network import Network


@frozen
class Cut:
    """
    Identities that the free cells cannot balance.

    Added up, the identities of ``nodes`` have more coming in than going out
    (``surplus``), or less, and no free cell between these nodes and the rest
    can take up the difference. Some other cell that crosses must change.
    """

    nodes: frozenset[int]
    surplus: bool


def settle(
    network: Network, arcs: Sequence[int], figures: Sequence[int], excess: Mapping[int, int]
) -> dict[int, int] | Cut | None:
    """
    Return the one figure each of *arcs* must take for the network to balance, or what stands against it.

    *excess* has the nodes that do not balance. Returns ``None`` where *arcs*
    run in a circle, so that one figure does not follow from the others.
    """
    left = dict(excess)
    at: dict[int, list[int]] = {}
    for arc in arcs:
        at.setdefault(network.tails[arc], []).append(arc)
        at.setdefault(network.heads[arc], []).append(arc)
    behind = {node: [node] for node in at}
    found: dict[int, int] = {}
    ends = [node for node, there in at.items() if len(there) == 1]
    while ends:
        node = ends.pop()
        if not at[node]:
            continue
        (arc,) = at[node]
        inward = network.heads[arc] == node
        surplus = left.pop(node, 0)
        value = figures[arc] - surplus if inward else figures[arc] + surplus
        if value < 0:
            return Cut(frozenset(behind[node]), surplus > 0)
        found[arc] = value
        other = network.tails[arc] if inward else network.heads[arc]
        left[other] = left.get(other, 0) + surplus
        behind[other] += behind[node]
        at[node].clear()
        at[other].remove(arc)
        if len(at[other]) == 1:
            ends.append(other)
    return found if len(found) == len(arcs) else None


def route(
    network: Network, arcs: Iterable[int], figures: Sequence[int], excess: Mapping[int, int]
) -> dict[int, int] | Cut:
    """
    Return figures >= 0 for *arcs* that make the network balance, or the identities that stand against any.

    The excess must sum to zero over each connected part of the network.
    """
    flow = {arc: figures[arc] for arc in arcs}
    paths = paths_of(network, flow)
    left = dict(excess)
    for source in sorted(node for node, surplus in excess.items() if surplus > 0):
        while left[source] > 0:
            came = _search(paths, flow, source, left)
            if isinstance(came, Cut):
                return came
            _push(flow, left, source, *came)
    return flow


Paths = Mapping[int, Sequence[tuple[int, int, bool]]]
"""For each node the free arcs there: arc, node at the other end, whether it leaves."""


def paths_of(network: Network, arcs: Iterable[int]) -> Paths:
    """Return the ways on from each node over *arcs*, there and back."""
    paths: dict[int, list[tuple[int, int, bool]]] = {}
    for arc in arcs:
        tail, head = network.tails[arc], network.heads[arc]
        paths.setdefault(tail, []).append((arc, head, True))
        paths.setdefault(head, []).append((arc, tail, False))
    return paths


Step = tuple[int, int, bool]


def _search(
    paths: Paths, flow: Mapping[int, int], source: int, left: Mapping[int, int]
) -> tuple[int, dict[int, Step]] | Cut:
    """Find the nearest node that lacks what *source* has too much of."""
    came: dict[int, Step] = {source: (-1, -1, True)}
    queue = [source]
    for node in queue:
        for arc, other, leaves in paths.get(node, ()):
            if other not in came and (leaves or flow[arc] > 0):
                came[other] = (arc, node, leaves)
                if left.get(other, 0) < 0:
                    return other, came
                queue.append(other)
    return Cut(frozenset(came), True)


def _push(flow: dict[int, int], left: dict[int, int], source: int, target: int, came: Mapping[int, Step]) -> None:
    """Send as much as possible along the path found."""
    steps = []
    amount = min(left[source], -left[target])
    node = target
    while node != source:
        arc, before, leaves = came[node]
        steps.append((arc, leaves))
        if not leaves:
            amount = min(amount, flow[arc])
        node = before
    for arc, leaves in steps:
        flow[arc] += amount if leaves else -amount
    left[source] -= amount
    left[target] += amount


@frozen
class Range:
    """The figures a free cell can take: from ``low`` to ``high``, ``None`` without end."""

    low: int
    high: int | None


def spread(network: Network, flow: Mapping[int, int], arc: int) -> Range:
    """Return which figures *arc* can take, given *flow*, one set of figures that balances."""
    tail, head = network.tails[arc], network.heads[arc]
    up = _most(network, flow, arc, head, tail, None)
    down = _most(network, flow, arc, tail, head, flow[arc])
    return Range(flow[arc] - (down or 0), None if up is None else flow[arc] + up)


def _most(
    network: Network, flow: Mapping[int, int], without: int, source: int, target: int, wanted: int | None
) -> int | None:
    """Return how much more can be sent from *source* to *target*, at most *wanted*; ``None`` without end."""
    changed = {arc: amount for arc, amount in flow.items() if arc != without}
    paths = paths_of(network, changed)
    endless = sum(changed.values()) + 1 if wanted is None else wanted
    left = {source: endless, target: -endless}
    while left[source] > 0:
        came = _search(paths, changed, source, left)
        if isinstance(came, Cut):
            return endless - left[source]
        _push(changed, left, source, *came)
    return None if wanted is None else wanted
