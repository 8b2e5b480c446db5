"""
Match the tables of a document, from memory where tables of the same layouts were matched before.

A page's tables are matched on a stand-in: its layouts with figures that are
all different and mean nothing. What stands where in the stand-in stands there
in every page of these layouts. Matching looks at figures only to tell whether
two are the same, and leaves them over where they are not; so a stand-in that
leaves anything over says nothing of the page, which is matched itself then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, count
from typing import NamedTuple

from attrs import evolve

from gov_disclosure.document import Grid
from gov_disclosure.document.layout import MOST_CELLS, Layout
from gov_disclosure.model import SectionKey
from gov_disclosure.reading._types import Spot
from gov_disclosure.reading.found import Departure
from gov_disclosure.reading.layouts import StatutoryGrid
from gov_disclosure.reading.match import Matched, Matcher
from gov_disclosure.reading.rows import TableRow, rows_of_grid

Part = SectionKey | StatutoryGrid | list[TableRow]
"""A section that begins, or a part of the statutory tables."""


def match(parts: Sequence[Part]) -> Matched:
    """Find out which cell of the form each cell in *parts* is."""
    grids = [part for part in parts if isinstance(part, StatutoryGrid)]
    layouts = [part if isinstance(part, str) else part.layout for part in parts if not isinstance(part, list)]
    if len(layouts) == len(parts) <= _MOST_PARTS and sum(len(grid.cells) for grid, _ in grids) <= MOST_CELLS:
        known = _known(tuple(layouts))
        if known is not None:
            return known.matched([grid for grid, _ in grids])
    return match_afresh(parts)


_MOST_PARTS = 40
"""Sections and grids of a document that is remembered; most have nine."""


def match_afresh(parts: Iterable[Part]) -> Matched:
    """Find out which cell of the form each cell in *parts* is, from the parts themselves."""
    matcher = Matcher()
    for part in parts:
        if isinstance(part, str):
            matcher.enter(part)
        else:
            matcher.add(rows_of_grid(part.grid) if isinstance(part, StatutoryGrid) else part)
    return matcher.matched()


class _Seat(NamedTuple):
    """A cell by number: ``block`` counts the grids of a document, ``cell`` the cells of all of them."""

    block: int
    cell: int


class _Known(NamedTuple):
    """
    How a stand-in was matched, without its cells.

    ``keys``, ``blocks`` and ``cells``: cell key and seat of every spot.
    ``departures``: each with the seat of its spot.
    """

    model: Matched
    keys: Sequence[str]
    blocks: Sequence[int]
    cells: Sequence[int]
    departures: Sequence[tuple[Departure, _Seat | None]]

    def matched(self, grids: Sequence[Grid]) -> Matched:
        """Return how a document with *grids* of the same layouts is matched."""
        cells = list(chain.from_iterable(grid.cells for grid in grids))
        spots = zip(map(grids.__getitem__, self.blocks), map(cells.__getitem__, self.cells), strict=True)
        found = evolve(
            self.model.found,
            spots=dict(zip(self.keys, spots, strict=True)),
            departures=[
                departure._replace(spot=(grids[seat.block], cells[seat.cell]) if seat else None)
                for departure, seat in self.departures
            ],
            leftovers=[],
        )
        return evolve(self.model, found=found)


# Up to 40 kB each.
@lru_cache(maxsize=256)
def _known(layouts: tuple[SectionKey | Layout, ...]) -> _Known | None:
    """Match the stand-in for *layouts*; ``None`` where that does not tell how the document itself is matched."""
    figures = count(1)
    parts: list[Part] = [part if isinstance(part, str) else StatutoryGrid(part.grid(figures), part) for part in layouts]
    model = match_afresh(parts)
    if model.found.leftovers:
        return None
    grids = [part.grid for part in parts if isinstance(part, StatutoryGrid)]
    blocks = {id(grid): number for number, grid in enumerate(grids)}
    cells = {id(cell): number for number, cell in enumerate(chain.from_iterable(grid.cells for grid in grids))}

    def seat(spot: Spot) -> _Seat:
        block, cell = spot
        return _Seat(blocks[id(block)], cells[id(cell)])

    found = model.found
    seats = [seat(spot) for spot in found.spots.values()]
    return _Known(
        model=evolve(model, found=evolve(found, spots={}, departures=[])),
        keys=[*found.spots],
        blocks=[block for block, _ in seats],
        cells=[cell for _, cell in seats],
        departures=[(one._replace(spot=None), seat(one.spot) if one.spot else None) for one in found.departures],
    )
