"""
Tables of which all but the figures was read before: pages of one content system share their markup.

Such a table is cut at its figures; what is left between them is looked up,
and says which figure stands in which cell of which grid.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Final, NamedTuple

from gov_disclosure.document.blocks import Cell, Grid
from gov_disclosure.document.html.flat import BREAK, CELL_END, HELD, SEPARATOR
from gov_disclosure.document.html.tables import shape, steps, text_outside_cells
from gov_disclosure.document.layout import LaidOut, Layout, layout_of
from gov_disclosure.document.limits import Limits
from gov_disclosure.errors import LimitError

_FIGURES: Final = re.compile(f"{SEPARATOR}[\\s{BREAK}]*+([0-9]{{1,20}})[\\s{BREAK}]*+{CELL_END}")
_MOST_CHARACTERS: Final = 10_000
"""Characters of a table that is remembered; table three has about 3,000."""
_STAND_IN: Final = "\ue000"
"""Before the number of a figure where it would stand."""

Step = str | Sequence[Cell]


class Table(NamedTuple):
    """What to read of a table, in order: marked text that it only lays out, and grids; and how many cells it has."""

    cells: int
    steps: Sequence[Step]


class _Stencil(NamedTuple):
    """A grid without its figures: the texts of its cells come out of its labels and the table's figures."""

    labels: tuple[str, ...]
    texts: Callable[[Sequence[str]], tuple[str, ...]]
    sides: tuple[tuple[object, ...], ...]
    layout: Layout | None

    def filled(self, figures: Sequence[str]) -> LaidOut:
        """Return the cells of the grid with the *figures* of its table."""
        return LaidOut(self.texts((*figures, *self.labels)), self.sides, self.layout)


class _Pattern(NamedTuple):
    """A table without its figures."""

    cells: int
    steps: Sequence[str | _Stencil]


def read_table(marked: str, limits: Limits, source: str | None) -> Table:
    """
    Return what to read of a table's marked text.

    Raises:
        LimitError: a row reaches beyond the columns allowed.
    """
    if len(marked) <= _MOST_CHARACTERS and HELD not in marked and _STAND_IN not in marked:
        parts = _FIGURES.split(marked)
        known = _pattern(tuple(parts[::2]), limits)
        if known is not None:
            figures = parts[1::2]
            return Table(known.cells, [step if isinstance(step, str) else step.filled(figures) for step in known.steps])
    return _read(marked, limits, source)


def _read(marked: str, limits: Limits, source: str | None) -> Table:
    found = shape(marked)
    cells = sum(len(row) for rows in found.groups for row in rows)
    return Table(cells, [text_outside_cells(found), *steps(found, limits, source)])


# The three tables in some 80 ways to print them, each up to 50 kB.
@lru_cache(maxsize=256)
def _pattern(between: tuple[str, ...], limits: Limits) -> _Pattern | None:
    """Read a table of which only what stands *between* its figures is known; ``None`` where that is not enough."""
    stand_ins = [f"{SEPARATOR}{_STAND_IN}{number}{CELL_END}" for number in range(len(between) - 1)]
    marked = "".join(chain.from_iterable(zip(between, [*stand_ins, ""], strict=True)))
    try:
        table = _read(marked, limits, None)
    except LimitError:
        return None
    found: list[str | _Stencil] = []
    for step in table.steps:
        if isinstance(step, str):
            if _STAND_IN in step:
                return None
            found.append(step)
        elif len(step) == 1:
            return None
        else:
            found.append(_stencil(step, len(stand_ins)))
    return _Pattern(table.cells, found)


def _stencil(cells: Sequence[Cell], figures: int) -> _Stencil:
    labels: list[str] = []
    picked: list[int] = []
    for cell in cells:
        if cell.text.startswith(_STAND_IN):
            picked.append(int(cell.text.removeprefix(_STAND_IN)))
        else:
            picked.append(figures + len(labels))
            labels.append(cell.text)
    _, *sides, _, _ = zip(*cells, strict=True)
    filled = tuple([cell._replace(text="0") if cell.text.startswith(_STAND_IN) else cell for cell in cells])
    return _Stencil(tuple(labels), itemgetter(*picked), tuple(sides), layout_of(Grid(cells=filled)))
