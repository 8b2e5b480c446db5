"""
What a table says apart from its figures: pages print the same few layouts over and over.

Where a figure belongs follows from the labels, the spans and which cells are
blank, not from the figures. So a grid is told by its layout, and what was
found out about a layout is found out once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache, partial
from itertools import repeat
from typing import Any, overload

from attrs import frozen

from gov_disclosure.document.blocks import Cell, Grid
from gov_disclosure.model import Place

MOST_CELLS = 1000
"""Cells of a layout that is remembered; the three tables together have about 280."""
_MOST_CHARACTERS = 8000
"""Characters of its labels; those of the three tables have about 1,200."""
_FIGURE = re.compile(r"\s*\d{1,20}(?:\.\d{1,20})?\s*")
_PAGED = Place(page=1)
_cell: Callable[[tuple[Any, ...]], Cell] = partial(tuple.__new__, Cell)


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

    @cached_property
    def has_spans(self) -> bool:
        """Whether any cell spans several rows or columns."""
        return any(span != 1 for spans in self.sides[2:] for span in spans)

    def grid(self, figures: Iterator[int]) -> Grid:
        """Return a grid of this layout, with the next of *figures* wherever a figure stands."""
        cells = [
            Cell(str(next(figures)) if label is None else label, *sides)
            for label, *sides in zip(self.labels, *self.sides, strict=True)
        ]
        return Grid(cells=tuple(cells), origin=_PAGED if self.paged else None)


class LaidOut(Sequence[Cell]):
    """
    The cells of a grid from a reader that knows their texts and their layout, each made when it is asked for.

    As good as a tuple of the same cells, and equal to it; a copy is a tuple.
    """

    __slots__ = ("_cells", "_sides", "layout", "texts")

    def __init__(self, texts: Sequence[str], sides: Sequence[Sequence[object]], layout: Layout | None) -> None:
        """Take the texts of the cells, their other fields up to ``header``, and their layout if they can have one."""
        self.texts, self.layout = texts, layout
        self._sides = sides
        self._cells: tuple[Cell, ...] | None = None

    def _made(self) -> tuple[Cell, ...]:
        if self._cells is None:
            self._cells = tuple(map(_cell, zip(self.texts, *self._sides, repeat(None), repeat(None))))
        return self._cells

    @overload
    def __getitem__(self, at: int) -> Cell: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Cell, ...]: ...
    def __getitem__(self, at: int | slice) -> Cell | tuple[Cell, ...]:
        return self._made()[at]

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._made())

    def __eq__(self, other: object) -> bool:
        return self._made() == tuple(other) if isinstance(other, tuple | LaidOut) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._made())

    def __repr__(self) -> str:
        return repr(self._made())

    def __reduce__(self) -> tuple[type[tuple[Cell, ...]], tuple[tuple[Cell, ...]]]:
        return tuple, (self._made(),)


def texts_of(cells: Sequence[Cell]) -> Sequence[str]:
    """Return the texts of *cells*, without making cells where only texts are known yet."""
    return cells.texts if isinstance(cells, LaidOut) else [cell.text for cell in cells]


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
