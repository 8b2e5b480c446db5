"""
Match the tables of a document, from memory where tables of the same layouts were matched before.

A page's tables are matched on a stand-in: its layouts with figures that are
all different and mean nothing. What stands where in the stand-in stands there
in every page of these layouts. Matching looks at figures only to tell whether
two are the same, and leaves them over where they are not; so a stand-in that
leaves anything over says nothing of the page, which is matched itself then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain, count
from operator import itemgetter
from typing import NamedTuple

from attrs import evolve

from gov_disclosure.document import Grid
from gov_disclosure.document.layout import MOST_CELLS, Layout, texts_of
from gov_disclosure.model import SectionKey
from gov_disclosure.reading.locating.standing import StatutoryGrid
from gov_disclosure.reading.result import Spot
from gov_disclosure.reading.tables.found import Departure
from gov_disclosure.reading.tables.match import Matcher
from gov_disclosure.reading.tables.matched import Matched
from gov_disclosure.reading.tables.rows import TableRow, rows_of_grid

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
    """A cell by number: ``block`` counts the grids of a document, ``cell`` the cells of that grid."""

    block: int
    cell: int


class _Known(NamedTuple):
    """
    How a stand-in was matched, without its cells.

    ``seats``: cell key to where it is. ``texts``: how to pick the texts of
    these cells out of those of all grids. ``departures``: each with the seat
    of its spot.
    """

    model: Matched
    seats: Mapping[str, _Seat]
    texts: Callable[[Sequence[str]], tuple[str, ...]]
    departures: Sequence[tuple[Departure, _Seat | None]]

    def matched(self, grids: Sequence[Grid]) -> Matched:
        """Return how a document with *grids* of the same layouts is matched."""
        texts = list(chain.from_iterable(texts_of(grid.cells) for grid in grids))
        return evolve(
            self.model,
            spots=_Spots(self.seats, grids),
            texts=dict(zip(self.seats, self.texts(texts), strict=True)),
            departures=[one._replace(spot=_spot(seat, grids)) if seat else one for one, seat in self.departures],
        )


def _spot(seat: _Seat, grids: Sequence[Grid]) -> Spot:
    grid = grids[seat.block]
    return grid, grid.cells[seat.cell]


class _Spots(Mapping[str, Spot]):
    """Cell key to the cell that holds it, found when it is asked for."""

    __slots__ = ("_grids", "_seats")

    def __init__(self, seats: Mapping[str, _Seat], grids: Sequence[Grid]) -> None:
        self._seats, self._grids = seats, grids

    def __getitem__(self, key: str) -> Spot:
        return _spot(self._seats[key], self._grids)

    def __iter__(self) -> Iterator[str]:
        return iter(self._seats)

    def __len__(self) -> int:
        return len(self._seats)

    def __contains__(self, key: object) -> bool:
        return key in self._seats


# Up to 40 kB each.
@lru_cache(maxsize=256)
def _known(layouts: tuple[SectionKey | Layout, ...]) -> _Known | None:
    """Match the stand-in for *layouts*; ``None`` where that does not tell how the document itself is matched."""
    figures = count(1)
    parts: list[Part] = [part if isinstance(part, str) else StatutoryGrid(part.grid(figures), part) for part in layouts]
    model = match_afresh(parts)
    if model.leftovers:
        return None
    grids = [part.grid for part in parts if isinstance(part, StatutoryGrid)]
    seats = {id(cell): _Seat(block, at) for block, grid in enumerate(grids) for at, cell in enumerate(grid.cells)}
    begins = [0, *accumulate(len(grid.cells) for grid in grids)]
    found = {key: seats[id(cell)] for key, (_, cell) in model.spots.items()}
    return _Known(
        model=evolve(model, spots={}, texts={}, departures=()),
        seats=found,
        texts=_picker([begins[block] + cell for block, cell in found.values()]),
        departures=[
            (one._replace(spot=None), seats[id(one.spot[1])] if one.spot else None) for one in model.departures
        ],
    )


def _picker(positions: Sequence[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Return a function that picks what stands at *positions*."""
    if len(positions) < 2:  # of one position `itemgetter` returns no tuple
        return lambda texts: tuple([texts[at] for at in positions])
    return itemgetter(*positions)
