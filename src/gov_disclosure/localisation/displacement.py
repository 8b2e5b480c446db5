"""Faults of a whole row or of a pair of cells: one operation on the table that makes everything add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import combinations

from attrs import frozen

from gov_disclosure.localisation.flow import route
from gov_disclosure.localisation.network import Network
from gov_disclosure.text import Text


class CauseKind(StrEnum):
    """A fault that displaces figures instead of changing one; those that touch the fewest cells come first."""

    CELLS_SWAPPED = "cells_swapped"
    ROW_SHIFTED_RIGHT = "row_shifted_right"
    ROW_SHIFTED_LEFT = "row_shifted_left"
    ROWS_SWAPPED = "rows_swapped"
    ROW_REPEATED = "row_repeated"


CAUSES: Mapping[CauseKind, Text] = {
    CauseKind.CELLS_SWAPPED: Text("两格数字互换", "the figures of two cells are swapped"),
    CauseKind.ROW_SHIFTED_RIGHT: Text("整行数字右移一列", "a row is shifted right by a column"),
    CauseKind.ROW_SHIFTED_LEFT: Text("整行数字左移一列", "a row is shifted left by a column"),
    CauseKind.ROWS_SWAPPED: Text("两行数字互换", "two rows are swapped"),
    CauseKind.ROW_REPEATED: Text("误抄相邻一行", "a row repeats the row next to it"),
}
"""Each named fault in words."""


@frozen
class Repair:
    """
    A named fault and the figures that undo it, by arc.

    ``cost``: how unlikely it is beside others of its kind.
    """

    kind: CauseKind
    needed: Mapping[int, int]
    cost: int = 0


@frozen
class Sheet:
    """
    The printed figures a fault is looked for in.

    ``figures`` has 0 for blanks; ``excess`` the nodes that then do not
    balance; ``soft`` the nodes with a blank, which need not balance.
    """

    network: Network
    figures: Sequence[int]
    blanks: frozenset[int]
    excess: Mapping[int, int]

    def failing(self) -> frozenset[int]:
        """The nodes that do not balance and have no blank to make up for it."""
        return frozenset(self.excess) - self.soft()

    def soft(self) -> frozenset[int]:
        """The nodes with a blank cell."""
        ends = (self.network.tails, self.network.heads)
        return frozenset(end[arc] for arc in self.blanks for end in ends)

    def balances(self, needed: Mapping[int, int]) -> bool:
        """Whether every identity holds once the cells of *needed* have those figures, and the blanks some others."""
        left = dict(self.excess)
        for arc, figure in needed.items():
            change = figure - self.figures[arc]
            for node, sign in ((self.network.heads[arc], 1), (self.network.tails[arc], -1)):
                left[node] = left.get(node, 0) + sign * change
        failing = {node: surplus for node, surplus in left.items() if surplus}
        if not failing or not self.blanks:
            return not failing
        open_arcs = sorted(self.blanks.difference(needed))
        return isinstance(route(self.network, open_arcs, self.figures, failing), dict)

    def changes(self, needed: Mapping[int, int]) -> dict[int, int]:
        """The cells of *needed* whose figure is not the printed one."""
        return {arc: value for arc, value in needed.items() if arc in self.blanks or value != self.figures[arc]}

    def row(self, arcs: Sequence[int]) -> list[int]:
        """The figures of a row, 0 for blanks."""
        return [self.figures[arc] for arc in arcs]

    def full_row(self, arcs: Sequence[int]) -> list[int] | None:
        """The figures of a row, ``None`` if it has blanks."""
        return self.row(arcs) if self.blanks.isdisjoint(arcs) else None


def repairs(sheet: Sheet) -> Iterator[Repair]:
    """Yield every named fault of whole rows that one operation undoes, each once."""
    failing = sheet.failing()
    if not failing:
        return
    for row, touched in sheet.network.row_nodes.items():
        if failing <= touched:
            for find in (_shifted, _repeated):
                yield from _fitting(sheet, find(sheet, row))
    yield from _fitting(sheet, _swapped_rows(sheet, failing))


def _fitting(sheet: Sheet, candidates: Iterator[Repair]) -> Iterator[Repair]:
    for found in candidates:
        needed = sheet.changes(found.needed)
        if len(needed) > 1 and min(needed.values()) >= 0 and sheet.balances(needed):
            yield Repair(found.kind, needed, found.cost)


def swap_cost(network: Network, needed: Mapping[int, int]) -> int:
    """Return how far apart two cells stand: neighbours in a row change places more easily than strangers."""
    one, other = sorted(needed)
    row = network.row_at.get(one)
    if row is None or other in row:
        return other - one
    return len(row) + (other - one) // len(row)


def exchanged(sheet: Sheet, arcs: Sequence[int]) -> Repair | None:
    """Return the swap of two printed cells; ``None`` if *arcs* are something else, or the swap settles nothing."""
    if len(arcs) != 2 or not sheet.blanks.isdisjoint(arcs):
        return None
    one, other = arcs
    needed = {one: sheet.figures[other], other: sheet.figures[one]}
    return Repair(CauseKind.CELLS_SWAPPED, needed, swap_cost(sheet.network, needed)) if sheet.balances(needed) else None


def behind_one_cell(sheet: Sheet, needed: Mapping[int, int]) -> Iterator[Repair]:
    """
    Find shifts of a row that changed one cell alone, and moved a figure that can be seen.

    In a row of 0 and of one figure repeated, all cells but one hold what their
    neighbour held. That one reads 0, and a neighbour now shows its figure.
    """
    ((arc, figure),) = needed.items()
    row = sheet.network.row_at.get(arc)
    if row is None or sheet.figures[arc] or not figure:
        return
    at = row.index(arc)
    if figure in sheet.row(row[max(0, at - 1) : at + 2]):
        yield from (one for one in _shifted(sheet, row) if one.needed == needed)


def _shifted(sheet: Sheet, arcs: tuple[int, ...]) -> Iterator[Repair]:
    """
    Undo a shift by a column, with the total moved along or left where it is.

    The figure that fell off at the end follows from the row's own sum. The
    cell left empty at the other end must be blank, 0, or hold the figure that
    fell off.
    """
    printed = sheet.row(arcs)
    *parts, total = printed
    right, left = CauseKind.ROW_SHIFTED_RIGHT, CauseKind.ROW_SHIFTED_LEFT
    lost = total - sum(parts[1:])
    before = total - sum(parts[:-1])
    # kind, the row as it was, place of the figure that fell off, cell left empty
    undone: tuple[tuple[CauseKind, list[int], int, int], ...] = (
        (right, [*printed[1:], sum(printed[1:])], 6, 0),
        (left, [parts[-1] - sum(parts[:-1]), *parts], 0, 6),
        (right, [*parts[1:], lost, total], 5, 0),
        (left, [before, *parts[:-1], total], 0, 5),
    )
    for kind, row, fell, empty in undone:
        if not sheet.blanks.isdisjoint(_but(arcs, empty)):
            continue
        if printed[empty] in (0, row[fell]):
            yield Repair(kind, sheet.changes(dict(zip(arcs, row, strict=True))))


def _but(arcs: Sequence[int], at: int) -> list[int]:
    return [arc for place, arc in enumerate(arcs) if place != at]


def _repeated(sheet: Sheet, arcs: tuple[int, ...]) -> Iterator[Repair]:
    """Work a row out from its columns where it repeats a row next to it."""
    printed = sheet.row(arcs)
    above, below = (sheet.full_row(row) for row in _neighbours(sheet.network, arcs))
    if not any(printed) or sheet.full_row(arcs) is None or printed not in (above, below):
        return
    cost = 0 if printed == above else 1  # forms are filled in downwards
    for columns in _columns(sheet.network, arcs):
        needed = {}
        for arc, column in zip(arcs, columns, strict=True):
            surplus = sheet.excess.get(column, 0)
            needed[arc] = sheet.figures[arc] + (-surplus if sheet.network.heads[arc] == column else surplus)
        yield Repair(CauseKind.ROW_REPEATED, needed, cost)


def _columns(network: Network, arcs: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the nodes of the columns that a row's figures can be worked out from."""
    shared = network.row_node[arcs]
    heads, tails = (tuple(end[arc] for arc in arcs) for end in (network.heads, network.tails))
    if shared is None:
        yield heads
        yield tails
    else:
        yield tuple(tail if head == shared else head for head, tail in zip(heads, tails, strict=True))


def _neighbours(network: Network, arcs: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the rows above and below, empty where there is none."""
    rows = list(network.rows.values())
    at = rows.index(arcs)
    return rows[at - 1] if at else (), rows[at + 1] if at + 1 < len(rows) else ()


def _swapped_rows(sheet: Sheet, failing: frozenset[int]) -> Iterator[Repair]:
    """
    Undo the swap of two rows.

    Both rows still add up, so that only columns can fail; two outcomes of the
    same table swapped leave no trace at all.
    """
    network = sheet.network
    if not failing.isdisjoint(network.row_node.values()):
        return
    for one, other in _exchangeable(network):
        first, second = sheet.full_row(one), sheet.full_row(other)
        if first and second and _clears(sheet, min(failing), one, other):
            yield Repair(CauseKind.ROWS_SWAPPED, dict(zip((*one, *other), (*second, *first), strict=True)))


def _clears(sheet: Sheet, node: int, one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether exchanging two rows makes up for what *node*, a column, has too much: most pairs fail here at once."""
    network, figures = sheet.network, sheet.figures
    left = sheet.excess[node]
    for row, mate in ((one, other), (other, one)):
        for arc, instead in zip(row, mate, strict=True):
            if network.heads[arc] == node:
                left += figures[instead] - figures[arc]
            elif network.tails[arc] == node:
                left -= figures[instead] - figures[arc]
    return not left


@cache
def _exchangeable(network: Network) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Return the pairs of rows that do not stand in the same sums."""
    return tuple(
        (one, other)
        for one, other in combinations(network.rows.values(), 2)
        if _standing(network, one) != _standing(network, other)
    )


def _standing(network: Network, arcs: tuple[int, ...]) -> tuple[tuple[bool, int], ...]:
    """Return the identities the row's last cell stands in besides the row's own, and on which side."""
    shared, last = network.row_node[arcs], arcs[-1]
    ends: tuple[tuple[bool, int], ...] = ((True, network.heads[last]), (False, network.tails[last]))
    return tuple(end for end in ends if end[1] != shared)
