"""Rows of a grid as texts padded so that columns stand below one another, a Chinese character taking two places."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from gov_disclosure.document.blocks import Cell, Grid
from gov_disclosure.document.characters import display_width, printable
from gov_disclosure.document.grid_labels import GridLabels


@frozen
class Separator:
    """
    What stands between cells, and the columns on the screen that it takes.

    ``wide``: after a covered cell, which has no text. ``stop``: column widths
    are rounded up so that width and separator make a multiple of it.
    """

    text: str
    narrow: int
    wide: int
    stop: int = 1


def aligned_rows(grid: Grid, separator: Separator, text_of: Callable[[str], str] = str) -> Iterator[list[str]]:
    """
    Yield the rows of *grid* at full width, each text on one line and padded to its column.

    ``text_of`` escapes a text; widths are those of what it returns.

    Labels of rows stand to the left, cells of one column to the right, others
    in the middle. A spanning cell stands where it starts and runs on over the cells it
    covers, which are empty; joined with ``separator.text`` the next cell is
    below its own column again.
    """
    texts = {cell: text_of(one_line(cell.text)) for cell in grid.cells}
    widths = _widths(grid, texts, separator)
    labels = GridLabels(grid)
    labelled = all(cell.header for cell in grid.cells if cell.column == 0)
    for row in grid.rows():
        found = [" " * width for width in widths]
        for cell in row:
            found[cell.column] = _padded(
                texts[cell], _room(widths, cell, separator), _side(cell, labels, labelled=labelled)
            )
            for covered in range(cell.column + 1, cell.column + cell.colspan):
                found[covered] = ""
        yield found


def one_line(value: str) -> str:
    """Return *value* on one line, and with every character showing."""
    shown = printable(value)
    return " ".join(shown.split()) if any(mark in value for mark in "\n\t\r\v\f") else shown


def _widths(grid: Grid, texts: dict[Cell, str], separator: Separator) -> list[int]:
    """Return the least widths that hold every text; a spanning cell that is too long widens its last column."""
    widths = [1] * max((cell.column + cell.colspan for cell in grid.cells), default=0)
    for cell in sorted(grid.cells, key=lambda cell: cell.colspan):
        last = cell.column + cell.colspan - 1
        lack = max(0, _width(texts[cell]) - _room(widths, cell, separator))
        widths[last] += lack + -(widths[last] + lack + separator.narrow) % separator.stop
    return widths


def _room(widths: list[int], cell: Cell, separator: Separator) -> int:
    """Return the columns on the screen that the text of *cell* has."""
    covered = cell.colspan - 1
    own = sum(widths[cell.column : cell.column + cell.colspan])
    return own + covered * (separator.narrow - separator.wide)


def _side(cell: Cell, labels: GridLabels, *, labelled: bool) -> str:
    """Return where in its column a cell stands; *labelled*: whether the first column is one of labels."""
    if (labelled and cell.column == 0) or (cell.header and labels.scope(cell) in ("row", "rowgroup")):
        return "left"
    return "right" if cell.colspan == 1 else "middle"


def _padded(text: str, width: int, side: str) -> str:
    blanks = width - _width(text)
    before = {"left": 0, "right": blanks, "middle": blanks // 2}[side]
    return " " * before + text + " " * (blanks - before)


def _width(text: str) -> int:
    return display_width(text, ambiguous=2)
