"""Which labels of a grid a figure answers to, worked out from the grid alone."""

from __future__ import annotations

from typing import Literal

from gov_disclosure.document.blocks import Cell, Grid

Scope = Literal["row", "rowgroup", "col", "colgroup"]
"""What a label cell names, in the words of HTML."""


class GridLabels:
    """The label cells of *grid*, by position and by figure."""

    def __init__(self, grid: Grid) -> None:
        self._at: dict[tuple[int, int], Cell] = {}
        self._last_figure: dict[int, int] = {}
        for cell in grid.cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                for column in range(cell.column, cell.column + cell.colspan):
                    self._at[row, column] = cell
                if not cell.header:
                    self._last_figure[row] = max(self._last_figure.get(row, -1), cell.column)

    def scope(self, cell: Cell) -> Scope:
        """Return what the label *cell* names: its row if a figure stands to its right, else its columns."""
        if self._last_figure.get(cell.row, -1) >= cell.column + cell.colspan:
            return "rowgroup" if cell.rowspan > 1 else "row"
        return "colgroup" if cell.colspan > 1 else "col"

    def of(self, cell: Cell) -> list[Cell]:
        """Return the labels of a figure: those above its column, outermost first, then those to its left."""
        above: list[Cell] = []
        for row in range(cell.row - 1, -1, -1):
            other = self._at.get((row, cell.column))
            if other is not None and other.header:
                above.append(other)
            elif above:  # A row of figures: what is above it are the labels of another block.
                break
        left = (self._at.get((cell.row, column)) for column in range(cell.column))
        found = [*reversed(above), *(other for other in left if other is not None and other.header)]
        return list(dict.fromkeys(found))
