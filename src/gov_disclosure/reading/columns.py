"""Decide which cells of a row are its figures, column by column, or that this is not certain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import define, field

from gov_disclosure.document import Cell
from gov_disclosure.reading._types import LeftoverReason
from gov_disclosure.reading.numbers import is_blank
from gov_disclosure.reading.rows import TableRow


@define
class Header:
    """
    The column labels met above a table's figures.

    ``leaves``: column key and header cell, in reading order. ``positional``:
    whether they come from a grid, so that their columns can be compared with
    those of the figures.
    """

    leaves: list[tuple[str, Cell]] = field(factory=list)
    positional: bool = False

    def at(self) -> dict[int, str]:
        """Return column index to column key, the lowest label deciding where labels stand above each other."""
        found: dict[int, str] = {}
        for key, cell in self.leaves:
            for column in range(cell.column, cell.column + min(cell.colspan, 64)):
                found[column] = key
        return found


@define
class Windows:
    """
    Where the figures of a table's rows start, learned from all its rows together.

    Rows whose label ends in the same column are one class; the figures of a
    class that span exactly the form's columns fix where its blanks are.
    """

    width: int
    reach: dict[tuple[int, int], tuple[int, int]] = field(factory=dict)

    def learn(self, rows: Iterable[TableRow]) -> None:
        """Take in the columns of the figures of *rows*."""
        for row in rows:
            columns = _figure_columns(row)
            if row.columns_known and len(row.values) == self.width:
                columns = [cell.column for cell in row.values]
            if not columns:
                continue
            key = _class_of(row)
            low, high = self.reach.get(key, (columns[0], columns[-1]))
            self.reach[key] = min(low, columns[0]), max(high, columns[-1])

    def start(self, row: TableRow) -> int | None:
        """Return the column in which the figures of *row* start, ``None`` where that is not certain."""
        reach = self.reach.get(_class_of(row))
        if reach is None:
            return None
        low, high = reach
        if high - low + 1 == self.width:
            return low
        if row.columns_known:
            return self._by_other_classes(row, low, high)
        if row.blanks_kept and high < self.width and self._packed():
            return 0
        return None

    def _by_other_classes(self, row: TableRow, low: int, high: int) -> int | None:
        """Infer a grid's window from its other classes: all right after the label, or all in the same column."""
        block, end = _class_of(row)
        known = [(last, reach[0]) for (of, last), reach in self.reach.items()
                 if of == block and reach[1] - reach[0] + 1 == self.width]  # fmt: skip
        if len({last for last, _ in known}) < _ENOUGH_CLASSES:
            return None
        starts = {start for _, start in known}
        if all(start == last + 1 for last, start in known):
            start = end + 1
        elif len(starts) == 1:
            (start,) = starts
        else:
            return None
        return start if start <= low and high < start + self.width else None

    def _packed(self) -> bool:
        """Whether figures follow their labels at once; a row that starts right after its label proves it."""
        return any(low == 0 and high < self.width for (_, size), (low, high) in self.reach.items() if size < 3)


def _class_of(row: TableRow) -> tuple[int, int]:
    if row.columns_known:
        _, cell, _ = row.labels[-1] if row.labels else ("", _NO_CELL, ())
        return id(row.block), cell.column + cell.colspan - 1
    return id(row.block), len(row.labels[-3:])


_NO_CELL = Cell("", 0, -1)
_ENOUGH_CLASSES = 2
"""Classes of rows that must agree on where figures start before a third is read like them."""


def _figure_columns(row: TableRow) -> list[int]:
    if row.columns_known:
        return [cell.column for cell in row.values if not is_blank(cell.text)]
    return [at for at, cell in enumerate(row.values) if not is_blank(cell.text)]


Placed = list[Cell | None]
"""A row's cells column by column; ``None`` for a blank that left no trace."""


def place(row: TableRow, keys: Sequence[str], header: Header, windows: Windows | None) -> Placed | LeftoverReason:
    """
    Assign the cells of *row* to the columns *keys*, or say why that is not certain.

    Headers decide only where rows cannot, and only where each stands right
    above one cell of the row.
    """
    width = len(keys)
    figures = row.figures
    if len(figures) > width:
        return _same_figure(figures, keys, header) or LeftoverReason.ROW_LONG
    if len(figures) == width:
        return list(figures)
    cells = row.values
    if len(cells) == width and row.blanks_kept:
        return list(cells)
    if not figures:
        return _blank(row, width)
    if not row.blanks_kept:
        return LeftoverReason.POSITIONS_LOST
    start = windows.start(row) if windows else (None if row.columns_known else 0)
    if start is not None:
        found = _window(row, start, width)
        if found:
            return found
    by_header = _under_headers(row, keys, header)
    return by_header or LeftoverReason.ROW_SHORT


def _blank(row: TableRow, width: int) -> Placed:
    """All cells blank: they are counted off from the label, for what it is worth."""
    cells: Placed = list(row.values[:width])
    return cells + [None] * (width - len(cells))


def _window(row: TableRow, start: int, width: int) -> Placed | None:
    found: Placed = [None] * width
    for at, cell in enumerate(row.values):
        column = (cell.column if row.columns_known else at) - start
        if 0 <= column < width:
            found[column] = cell
        elif not is_blank(cell.text):
            return None
    return found


def _same_figure(figures: Sequence[Cell], keys: Sequence[str], header: Header) -> Placed | None:
    """One figure printed in each cell that an unmerged header label spans is one figure."""
    if len(keys) != 1 or len({cell.text.strip() for cell in figures}) != 1:
        return None
    labels = [key for key, _ in header.leaves]
    return [figures[0]] if labels == [keys[0]] * len(figures) else None


def _under_headers(row: TableRow, keys: Sequence[str], header: Header) -> Placed | None:
    """Place by the header where its labels and the row's cells stand one below the other, each its own column."""
    if not (header.positional and row.columns_known):
        return None
    at = header.at()
    cells = [cell for cell in row.values if cell.column in at or not is_blank(cell.text)]
    if len(cells) != len(at) or len(set(at.values())) != len(at) or not set(at.values()) <= set(keys):
        return None
    found: dict[str, Cell] = {}
    for cell in cells:
        key = at.get(cell.column)
        if key is None or cell.colspan != 1:
            return None
        found[key] = cell
    return [found.get(key) for key in keys]


def missing_columns(keys: Sequence[str], header: Header) -> list[str]:
    """Return the columns that a header which prints some of them does not print."""
    printed = {key for key, _ in header.leaves}
    return [key for key in keys if key not in printed] if printed else []

