"""
What a table says apart from its figures: pages print the same few layouts over and over.

Where a figure belongs follows from the labels, the spans and which cells are
blank, not from the figures. So a grid is told by its layout, and what was
found out about a layout is found out once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from attrs import frozen

from gov_disclosure.document.blocks import Cell, Grid
from gov_disclosure.model import Place

MOST_CELLS = 1000
"""Cells of a layout that is remembered; the three tables together have about 280."""
_MOST_CHARACTERS = 8000
"""Characters of its labels; those of the three tables have about 1,200."""
_FIGURE = re.compile(r"\s*\d{1,20}(?:\.\d{1,20})?\s*")
_PAGED = Place(page=1)


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

    def grid(self, figures: Iterator[int]) -> Grid:
        """Return a grid of this layout, with the next of *figures* wherever a figure stands."""
        cells = [
            Cell(str(next(figures)) if label is None else label, *sides)
            for label, *sides in zip(self.labels, *self.sides, strict=True)
        ]
        return Grid(cells=tuple(cells), origin=_PAGED if self.paged else None)


class LaidOut(tuple[Cell, ...]):
    """The cells of a grid from a reader that knows their layout; a copy is a plain tuple."""

    layout: Layout | None

    def __new__(cls, cells: Iterable[Cell], layout: Layout | None) -> LaidOut:
        """Take *cells* whose layout is *layout*, ``None`` where it is too large for a form."""
        made = super().__new__(cls, cells)
        made.layout = layout
        return made

    def __reduce__(self) -> tuple[type[tuple[Cell, ...]], tuple[tuple[Cell, ...]]]:
        return tuple, (tuple(self),)


def layout_of(grid: Grid) -> Layout | None:
    """Return the layout of *grid*, the same object for the same layout; ``None`` where it is too large for a form."""
    cells = grid.cells
    if isinstance(cells, LaidOut):
        return cells.layout
    if not cells or len(cells) > MOST_CELLS:
        return None
    texts, *others = zip(*cells, strict=True)
    labels = tuple(map(_label, texts))
    if len("".join(filter(None, labels))) > _MOST_CHARACTERS:
        return None
    paged = grid.origin is not None and grid.origin.page is not None
    return _known(labels, tuple(others[:4]), paged)


@lru_cache(maxsize=8192)
def _label(text: str) -> str | None:
    """Return *text* where it has to be looked at, ``None`` where it is a plain figure like any other."""
    return None if text.isdigit() or _FIGURE.fullmatch(text) else text


# The three tables in some 80 ways to print them, each layout about 20 kB.
@lru_cache(maxsize=256)
def _known(labels: tuple[str | None, ...], sides: tuple[tuple[int, ...], ...], paged: bool) -> Layout:
    return Layout(labels, sides, paged)
