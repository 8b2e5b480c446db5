"""
The identities of a form as a network: every identity a node, every cell an arc between two of them.

Table three is a transport table with totals, so once the identities that
follow from the others are left out, every cell stands in at most two
identities, and the signs can be chosen so that it adds to one what it takes
from the other. "The identities hold" then reads "what flows into each node
flows out of it". All that localisation, completion and coverage do rests on
this, and on nothing about any single edition: the network is worked out from
``form.identities``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from operator import itemgetter
from typing import Any

from attrs import frozen

from gov_disclosure import forms
from gov_disclosure.cells import Value
from gov_disclosure.errors import UnknownCellError
from gov_disclosure.forms import Form, Identity, flat_rows
from gov_disclosure.model import cell_keys
from gov_disclosure.text import nearest

Figures = tuple[int | None, ...]


@frozen(eq=False, slots=False, kw_only=True)
class Network:
    """
    Cells as arcs, identities as nodes; nodes and arcs are counted from 0.

    ``keys``: the cell of each arc, in printed order. ``tails`` and ``heads``:
    the nodes an arc runs between; its figure counts for its head and against
    its tail. ``identities``: the identity of each node, ``None`` for the
    outside, where cells end that stand in one identity only. ``implied``: the
    identities left out because the others imply them. ``around``: for each
    node its arcs with the node at their other end. ``component``: the number
    of the connected part each node belongs to. ``rows``: the arcs of each row
    of table three, in column order, by row key.
    """

    keys: tuple[str, ...]
    tails: tuple[int, ...]
    heads: tuple[int, ...]
    identities: tuple[Identity | None, ...]
    implied: tuple[Identity, ...]
    around: tuple[tuple[tuple[int, int], ...], ...]
    between: Mapping[tuple[int, int], tuple[int, ...]]
    component: tuple[int, ...]
    rows: Mapping[str, tuple[int, ...]]
    order: Mapping[str, int]
    index: Mapping[str, int]
    get: Callable[[Any], Figures]

    @cached_property
    def row_nodes(self) -> Mapping[tuple[int, ...], frozenset[int]]:
        """For each row of table three (its arcs) the nodes it touches."""
        ends = (self.tails, self.heads)
        return {arcs: frozenset(end[arc] for arc in arcs for end in ends) for arcs in self.rows.values()}

    @cached_property
    def row_at(self) -> Mapping[int, tuple[int, ...]]:
        """For each arc of table three the arcs of its row."""
        return {arc: arcs for arcs in self.rows.values() for arc in arcs}

    @cached_property
    def row_node(self) -> Mapping[tuple[int, ...], int | None]:
        """For each row of table three the node of its own total, ``None`` where the others imply that total."""
        found: dict[tuple[int, ...], int | None] = {}
        for arcs in self.rows.values():
            shared = frozenset.intersection(*(frozenset((self.tails[arc], self.heads[arc])) for arc in arcs))
            found[arcs] = next(iter(shared), None)
        return found

    @cached_property
    def sides(self) -> Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]]:
        """For each identity, the implied ones too, the arcs on its left and on its right."""
        found = (*(one for one in self.identities if one), *self.implied)
        return {one.id: tuple(tuple(map(self.index.get, side)) for side in (one.left, one.right)) for one in found}  # type: ignore[misc]

    @cached_property
    def ids_at(self) -> tuple[frozenset[str], ...]:
        """For each arc the ids of the identities it stands in, the implied ones too."""
        found: list[set[str]] = [set() for _ in self.keys]
        for name, sides in self.sides.items():
            for arc in (*sides[0], *sides[1]):
                found[arc].add(name)
        return tuple(map(frozenset, found))

    @cached_property
    def implied_in(self) -> Mapping[int, tuple[Identity, ...]]:
        """The implied identities of each connected part."""
        found: dict[int, tuple[Identity, ...]] = {}
        for one in self.implied:
            at = self.component[self.heads[self.index[one.left[0]]]]
            found[at] = (*found.get(at, ()), one)
        return found

    def figures(self, figures: Mapping[str, Value]) -> Figures:
        """
        Return the figures of the arcs; a cell that *figures* does not name is blank.

        Raises:
            UnknownCellError: *figures* names what is no cell of any form, which would leave a cell blank unnoticed.

        """
        try:
            return self.get(figures)
        except KeyError:
            for key in figures:
                if key not in cell_keys():
                    raise UnknownCellError(key, "/".join(forms.EDITIONS), nearest(key, cell_keys())) from None
            return tuple(figures.get(key) for key in self.keys)  # type: ignore[misc]

    def excess(self, figures: tuple[int, ...]) -> list[int]:
        """Return by how much the inflow of each node exceeds its outflow; all zero where every identity holds."""
        found = [0] * len(self.identities)
        for tail, head, figure in zip(self.tails, self.heads, figures, strict=True):
            if figure:
                found[head] += figure
                found[tail] -= figure
        return found


@cache
def network_of(form: Form) -> Network:
    """
    Return the network of *form*.

    Raises:
        ValueError: a cell stands in more than two independent identities, or the signs cannot be matched.

    """
    kept, implied = _independent(form.identities)
    keys = tuple(key for key in form.cells if key in form.identities_of)
    ends = _ends(kept)
    signs = _signs(kept, ends)
    component = _components(kept, ends)
    outside: dict[int, int] = {}
    identities: list[Identity | None] = list(kept)
    tails, heads = [], []
    for key in keys:
        pair = {sign * signs[node]: node for node, sign in ends[key]}
        if len(pair) == 1:
            ((sign, node),) = pair.items()
            at = component[node]
            if at not in outside:
                outside[at] = len(identities)
                identities.append(None)
                component.append(at)
            pair[-sign] = outside[at]
        heads.append(pair[1])
        tails.append(pair[-1])
    return _assemble(form, keys, tails, heads, identities, implied, component)


def _assemble(
    form: Form,
    keys: tuple[str, ...],
    tails: list[int],
    heads: list[int],
    identities: list[Identity | None],
    implied: tuple[Identity, ...],
    component: list[int],
) -> Network:
    around: list[list[tuple[int, int]]] = [[] for _ in identities]
    between: dict[tuple[int, int], list[int]] = {}
    for arc, (tail, head) in enumerate(zip(tails, heads, strict=True)):
        around[tail].append((arc, head))
        around[head].append((arc, tail))
        between.setdefault((tail, head), []).append(arc)
        between.setdefault((head, tail), []).append(arc)
    index = {key: arc for arc, key in enumerate(keys)}
    rows = {
        flat.key: tuple(
            index[cell.key] for cell in form.tables["requests"].cells if _row_of(cell.key) == f"requests.{flat.key}"
        )
        for flat in flat_rows(form.request_rows)
    }
    return Network(
        keys=keys,
        tails=tuple(tails),
        heads=tuple(heads),
        identities=tuple(identities),
        implied=implied,
        around=tuple(map(tuple, around)),
        between={pair: tuple(arcs) for pair, arcs in between.items()},
        component=tuple(component),
        rows=rows,
        order={identity.id: at for at, identity in enumerate(form.identities)},
        index=index,
        get=itemgetter(*keys),
    )


def _row_of(key: str) -> str:
    return key.rpartition(".")[0]


def _independent(identities: tuple[Identity, ...]) -> tuple[tuple[Identity, ...], tuple[Identity, ...]]:
    """Leave out identities that the others imply until no cell stands in more than two."""
    kept, implied = list(identities), []
    rank = _rank(kept)
    while crowded := _crowded(kept):
        for identity in sorted(kept, key=lambda one: -len(crowded & {*one.left, *one.right})):
            rest = [one for one in kept if one is not identity]
            if crowded & {*identity.left, *identity.right} and _rank(rest) == rank:
                kept = rest
                implied.append(identity)
                break
        else:
            raise ValueError(f"cells in more than two independent identities: {sorted(crowded)}")
    return tuple(kept), tuple(implied)


def _crowded(identities: Iterable[Identity]) -> set[str]:
    counts: dict[str, int] = {}
    for identity in identities:
        for key in (*identity.left, *identity.right):
            counts[key] = counts.get(key, 0) + 1
    return {key for key, count in counts.items() if count > 2}


def _rank(identities: Iterable[Identity]) -> int:
    """Return the rank of the identities as linear forms, by exact elimination on whole numbers."""
    basis: dict[str, dict[str, int]] = {}
    for identity in identities:
        row = dict.fromkeys(identity.left, 1) | dict.fromkeys(identity.right, -1)
        while row:
            pivot = min(row)
            other = basis.get(pivot)
            if other is None:
                basis[pivot] = row
                break
            row = _eliminate(row, other, pivot)
    return len(basis)


def _eliminate(row: dict[str, int], other: dict[str, int], pivot: str) -> dict[str, int]:
    scale, take = other[pivot], row[pivot]
    keys = row.keys() | other.keys()
    found = {key: row.get(key, 0) * scale - other.get(key, 0) * take for key in keys}
    return {key: value for key, value in found.items() if value}


def _ends(identities: tuple[Identity, ...]) -> dict[str, list[tuple[int, int]]]:
    """Return for each cell the nodes it stands in, with its sign there."""
    ends: dict[str, list[tuple[int, int]]] = {}
    for node, identity in enumerate(identities):
        for keys, sign in ((identity.left, 1), (identity.right, -1)):
            for key in keys:
                ends.setdefault(key, []).append((node, sign))
    return ends


def _signs(identities: tuple[Identity, ...], ends: dict[str, list[tuple[int, int]]]) -> list[int]:
    """Return a sign for each identity such that every cell counts once for and once against."""
    signs = [0] * len(identities)
    for start in range(len(identities)):
        if signs[start]:
            continue
        signs[start] = 1
        todo = [start]
        while todo:
            node = todo.pop()
            identity = identities[node]
            for key in (*identity.left, *identity.right):
                for other, due in _due_signs(ends[key], node, signs[node]):
                    if signs[other] == -due:
                        raise ValueError(f"{identity.id} and {identities[other].id} cannot share {key} in a network")
                    if not signs[other]:
                        signs[other] = due
                        todo.append(other)
    return signs


def _due_signs(ends: list[tuple[int, int]], node: int, sign: int) -> list[tuple[int, int]]:
    """Return the other node of a cell and the sign it must take, given the sign of *node*."""
    here = dict(ends)[node]
    return [(other, -sign * here * there) for other, there in ends if other != node]


def _components(identities: tuple[Identity, ...], ends: dict[str, list[tuple[int, int]]]) -> list[int]:
    """Number the connected parts in the order of their first identity."""
    component = [-1] * len(identities)
    count = 0
    for start in range(len(identities)):
        if component[start] >= 0:
            continue
        component[start] = count
        todo = [start]
        while todo:
            identity = identities[todo.pop()]
            for key in (*identity.left, *identity.right):
                for other, _ in ends[key]:
                    if component[other] < 0:
                        component[other] = count
                        todo.append(other)
        count += 1
    return component
