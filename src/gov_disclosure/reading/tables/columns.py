"""Decide which cells of a row are its figures, column by column, or that this is not certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set

from attrs import define, field

from gov_disclosure.document import Cell
from gov_disclosure.figures import has_digit, is_blank, value_like
from gov_disclosure.forms import TableKey
from gov_disclosure.reading.result import LeftoverReason
from gov_disclosure.reading.tables.found import Found
from gov_disclosure.reading.tables.rows import TableRow


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
class _Class:
    """What the rows of one class show together: the columns their figures reach, and how many cells they have."""

    low: int
    high: int
    sizes: Counter[int] = field(factory=Counter)
    overlong: int = 0

    @property
    def span(self) -> int:
        return self.high - self.low + 1


@define
class Windows:
    """
    Where the figures of a table's rows start, learned from all its rows together.

    Rows whose label ends in the same column are one class: its figures start
    in one column. ``complete`` is false where the header is known to lack a
    column of the form; then nothing can be counted. ``whole`` is true where
    every row of the table that has figures has as many as the form has columns.
    """

    width: int
    complete: bool = True
    whole: bool = False
    classes: dict[tuple[int, int], _Class] = field(factory=dict)
    last: dict[int, TableRow] = field(factory=dict)

    def learn(self, rows: Iterable[TableRow]) -> None:
        """Take in the columns of the figures of *rows*; rows that all are full need no learning."""
        rows = list(rows)
        if all(len(row.figures) == self.width == len(row.values) for row in rows):
            return
        for row in rows:
            columns = _figure_columns(row)
            if not columns:
                continue
            self.last[id(row.block)] = row
            key = _class_of(row)
            seen = self.classes.get(key)
            if seen is None:
                seen = self.classes[key] = _Class(columns[0], columns[-1])
            seen.low, seen.high = min(seen.low, columns[0]), max(seen.high, columns[-1])
            seen.sizes[len(row.values)] += 1
            seen.overlong |= len(columns) > self.width

    def has_more_columns(self, row: TableRow) -> bool:
        """Whether a row like *row* has more figures than the form has columns."""
        seen = self.classes.get(_class_of(row))
        if seen is None or not seen.overlong:
            return False
        return row.columns_known or seen.overlong * _ENOUGH_ROWS >= sum(seen.sizes.values())

    def usual_size(self, row: TableRow) -> bool:
        """Whether *row* has as many cells as most rows like it, so that none was lost."""
        seen = self.classes.get(_class_of(row))
        size = len(row.values)
        return seen is None or seen.sizes[size] * 2 > sum(seen.sizes.values())

    def certain_size(self, row: TableRow) -> bool:
        """
        Whether *row* has neither lost a cell nor gained one that fills the line.

        In a run, a blank at the end may fill the line; only the last row is
        printed without such cells.
        """
        last = self.last.get(id(row.block)) is row
        if row.columns_known or not is_blank(row.values[-1].text):
            return self.usual_size(row) or (last and not row.columns_known)
        seen = self.classes.get(_class_of(row))
        alone = seen is None or sum(seen.sizes.values()) < _ENOUGH_ROWS
        return last or (not alone and self.usual_size(row))

    def start(self, row: TableRow) -> int | None:
        """Return the column in which the figures of *row* start, ``None`` where that is not certain."""
        seen = self.classes.get(_class_of(row))
        if seen is None or not self.complete or not self.usual_size(row):
            return None
        if seen.span == self.width:
            return seen.low
        known = [(key[1], other.low) for key, other in self._of_block(row) if other.span == self.width]
        if row.columns_known:
            return _by_other_classes(_class_of(row)[1], seen, known, self.width)
        # Cells count from the label; a figure right after one label and one at the end of a row fix the rest.
        lows = [other.low for _, other in self._of_block(row)]
        highs = [other.high for _, other in self._of_block(row)]
        return 0 if min(lows) == 0 and max(highs) == self.width - 1 else None

    def _of_block(self, row: TableRow) -> list[tuple[tuple[int, int], _Class]]:
        block = id(row.block)
        return [(key, seen) for key, seen in self.classes.items() if key[0] == block]


_ENOUGH_ROWS = 3
"""Rows of a class that show together how many cells a row has."""
_ENOUGH_CLASSES = 2
"""Classes of rows that must agree on where figures start before a third is read like them."""


def _by_other_classes(end: int, seen: _Class, known: Sequence[tuple[int, int]], width: int) -> int | None:
    """Infer a class's window in a grid from the other classes: right after the label, or in the same column."""
    if not known:
        return None
    starts = {start for _, start in known}
    if seen.low == end + 1 or (len(known) >= _ENOUGH_CLASSES and all(start == last + 1 for last, start in known)):
        start = end + 1  # no figure can stand further left
    elif len(known) >= _ENOUGH_CLASSES and len(starts) == 1:
        (start,) = starts
    else:
        return None
    return start if start <= seen.low and seen.high < start + width else None


def _class_of(row: TableRow) -> tuple[int, int]:
    if row.columns_known:
        cell = row.labels[-1][1] if row.labels else _NO_CELL
        return id(row.block), cell.column + cell.colspan - 1
    labels = 0
    for _, _, meanings in reversed(row.labels):
        if not any(meaning.role in ("row", "group") for meaning in meanings):
            break
        labels += 1
    return id(row.block), labels


_NO_CELL = Cell("", 0, -1)


def _figure_columns(row: TableRow) -> list[int]:
    if row.columns_known:
        return [cell.column for cell in row.values if _can_be_figure(cell)]
    return [at for at, cell in enumerate(row.values) if _can_be_figure(cell)]


def _can_be_figure(cell: Cell) -> bool:
    """Whether a figure or a mark in its place stands in *cell*: words, as in a column of remarks, do not count."""
    return not is_blank(cell.text) and value_like(cell.text)


Placed = list[Cell | None]
"""A row's cells column by column; ``None`` for a blank that left no trace."""


def place(row: TableRow, keys: Sequence[str], header: Header, windows: Windows) -> Placed | LeftoverReason:
    """
    Assign the cells of *row* to the columns *keys*, or say why that is not certain.

    Headers decide only where rows cannot, and only where each stands right
    above one cell of the row.
    """
    width = len(keys)
    figures = row.figures
    if len(figures) == len(row.values) == width and not windows.classes:
        return list(figures)  # as are all rows of the table
    if sum(map(_can_be_figure, figures)) > width:
        return _same_figure(figures, keys, header) or LeftoverReason.ROW_LONG
    if not figures:
        # Where blanks leave no trace, a row without figures may have lost them as well.
        return _blank(row, width) if row.blanks_kept or windows.whole else LeftoverReason.POSITIONS_LOST
    if windows.has_more_columns(row):
        return LeftoverReason.COLUMN_UNKNOWN
    if len(figures) == width and (len(row.values) == width or _consecutive_figures(row)):
        return list(figures)
    if not row.blanks_kept:
        return LeftoverReason.POSITIONS_LOST
    if len(row.values) == width and windows.complete and windows.certain_size(row):
        return list(row.values)
    start = windows.start(row)
    found = _window(row, start, width) if start is not None else None
    return found or _under_headers(row, keys, header) or LeftoverReason.ROW_SHORT


def all_whole(rows: Iterable[tuple[TableRow, int]]) -> bool:
    """Whether of *rows*, each with the number of its columns, all that have figures have one in every column."""
    sizes = [(len(row.figures), width) for row, width in rows if row.figures or row.tail or row.before]
    return bool(sizes) and all(size == width for size, width in sizes)


def _consecutive_figures(row: TableRow) -> bool:
    """Whether all that stands right of the label of *row* are figures, without a blank between them."""
    if not all(map(_can_be_figure, row.figures)):
        return False
    columns = [at for at, cell in enumerate(row.values) if not is_blank(cell.text)]
    return columns[-1] - columns[0] + 1 == len(columns)


def _blank(row: TableRow, width: int) -> Placed:
    """All cells blank: they are counted off from the label, for what it is worth."""
    cells: Placed = list(row.values[:width])
    return cells + [None] * (width - len(cells))


def _window(row: TableRow, start: int, width: int) -> Placed | None:
    """
    Take the cells in the window; in a grid each of its columns must have one, or one was lost.

    Words outside it, as in a column of remarks, are no figures.
    """
    found: Placed = [None] * width
    for at, cell in enumerate(row.values):
        column = (cell.column if row.columns_known else at) - start
        if 0 <= column < width:
            found[column] = cell
        elif _can_be_figure(cell) or has_digit(cell.text):
            return None
    return None if None in found else found


def _same_figure(figures: Sequence[Cell], keys: Sequence[str], header: Header) -> Placed | None:
    """Take a figure printed once in every cell that an unmerged header label spans as one figure."""
    if not header.positional or len(header.leaves) <= len(keys):
        return None
    at = header.at()
    found: dict[str, Cell] = {}
    for cell in figures:
        key = at.get(cell.column)
        if key is None or found.setdefault(key, cell).text.strip() != cell.text.strip():
            return None
    return [found[key] for key in keys] if set(found) == set(keys) else None


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


Column = tuple[int, int]
"""A column of one block: the block's identity, and the column's number."""


def columns_of(row: TableRow, cell: Cell) -> list[Column]:
    """Return the columns that *cell* spans."""
    return [(id(row.block), column) for column in range(cell.column, cell.column + cell.colspan)]


def set_apart(columns: Set[Column], rows: Iterable[TableRow], found: Found, table: TableKey) -> set[Column]:
    """Take what stands in *columns* out of the *rows*, figures into the leftovers; return those in which any stood."""
    taken: set[Column] = set()
    for row in rows if columns else ():
        outside = [cell for cell in row.values if (id(row.block), cell.column) in columns]
        if outside:
            found.leave(row, LeftoverReason.COLUMN_UNKNOWN, table, outside)
            row.values = [cell for cell in row.values if (id(row.block), cell.column) not in columns]
            taken.update((id(row.block), cell.column) for cell in outside)
    return taken
