"""
What a table says apart from its figures: pages print the same few layouts over and over.

Where a figure belongs follows from the labels, the spans and which cells are
blank, not from the figures. So a grid is told by its layout, and what was
found out about a layout is found out once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from attrs import Factory, field, frozen

from gov_disclosure.document import Cell, Grid
from gov_disclosure.model import Place
from gov_disclosure.reading.rows import TableRow, rows_of_grid

_MANY = 5
MOST_CELLS = 1000
"""Cells of a layout that is remembered; the three tables together have about 280."""
_MOST_CHARACTERS = 8000
"""Characters of its labels; those of the three tables have about 1,200."""


class Standing(NamedTuple):
    """
    Whether a grid belongs to the statutory tables.

    ``certain``: by its own labels. ``continued``: if it follows a statutory
    one. ``bare``: it holds nothing but figures.
    """

    certain: bool
    continued: bool
    bare: bool


@frozen(eq=False)
class Layout:
    """
    The cells of a grid without what its figures are; compare layouts by identity.

    ``labels``: the text of each cell, ``None`` where a plain figure stands.
    ``sides``: row, column, row span and column span of all cells. ``paged``:
    whether the grid knows its page.
    """

    labels: tuple[str | None, ...]
    sides: tuple[tuple[int, ...], ...]
    paged: bool
    standing: Standing = field(init=False, default=Factory(lambda self: self._stands(), takes_self=True))

    def _stands(self) -> Standing:
        return standing_of(list(rows_of_grid(self.grid(count()))))

    def grid(self, figures: Iterator[int]) -> Grid:
        """Return a grid of this layout, with the next of *figures* wherever a figure stands."""
        cells = [
            Cell(str(next(figures)) if label is None else label, *sides)
            for label, *sides in zip(self.labels, *self.sides, strict=True)
        ]
        return Grid(cells=tuple(cells), origin=_PAGED if self.paged else None)


_PAGED = Place(page=1)


def layout_of(grid: Grid) -> Layout | None:
    """Return the layout of *grid*, the same object for the same layout; ``None`` where it is too large for a form."""
    if not grid.cells or len(grid.cells) > MOST_CELLS:
        return None
    texts, *others = zip(*grid.cells, strict=True)
    labels = tuple(map(_label, texts))
    if len("".join(filter(None, labels))) > _MOST_CHARACTERS:
        return None
    paged = grid.origin is not None and grid.origin.page is not None
    return _known(labels, tuple(others[:4]), paged)


_FIGURE = re.compile(r"\s*\d{1,20}(?:\.\d{1,20})?\s*")


@lru_cache(maxsize=8192)
def _label(text: str) -> str | None:
    """Return *text* where it has to be looked at, ``None`` where it is a plain figure like any other."""
    return None if text.isdigit() or _FIGURE.fullmatch(text) else text


# The three tables in some 80 ways to print them, each layout about 20 kB.
@lru_cache(maxsize=256)
def _known(labels: tuple[str | None, ...], sides: tuple[tuple[int, ...], ...], paged: bool) -> Layout:
    return Layout(labels, sides, paged)


def standing_of(rows: Sequence[TableRow]) -> Standing:
    """Tell whether the grid with *rows* belongs to the statutory tables."""
    return Standing(is_statutory(rows), _continues(rows), _figures_only(rows))


def is_statutory(rows: Sequence[TableRow]) -> bool:
    """Whether *rows* carry labels that hardly anything but the statutory tables prints."""
    disclosure = disputes = requests = 0
    corner = False
    for row in rows:
        for _, _, meanings in row.labels:
            for table, role, _, strong in meanings:
                if strong and role != "group":
                    return True
                if table == "disputes":
                    disputes += 1
                elif table == "requests" and role in ("row", "group"):
                    requests += 1
                elif role == "corner":
                    corner = True
                elif role == "row":
                    disclosure += 1
    return (corner and disclosure > 0) or disputes >= 5 or (requests >= 4 and any(len(r.figures) >= 7 for r in rows))


def _continues(rows: Sequence[TableRow]) -> bool:
    """Whether a grid right after a statutory one can be its next part: a known label, or a row of many figures."""
    return any(len(row.values) >= _MANY and not row.labels for row in rows) or any(
        meanings for row in rows for _, _, meanings in row.labels
    )


def _figures_only(rows: Sequence[TableRow]) -> bool:
    """Whether a grid holds nothing but figures, as a statutory table without its header does."""
    return not any(row.labels for row in rows) and any(len(row.figures) >= _MANY for row in rows)


class StatutoryGrid(NamedTuple):
    """A grid of a statutory table; ``layout`` is ``None`` where it is too large for one."""

    grid: Grid
    layout: Layout | None
