"""Where the figures of a table's rows start, learned from all its rows together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import define, field

from gov_disclosure.document import Cell
from gov_disclosure.figures import is_blank, value_like
from gov_disclosure.reading.tables.overhang import Overhang
from gov_disclosure.reading.tables.rows import TableRow


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
    column of the form; then nothing can be counted. ``aligned``: the grids
    in which figures stand below their headers, column by column.
    ``empty_is_blank``: whether a row without figures is a blank one.
    ``overhang``: which rows have a cell too many. ``equally_wide``: whether all rows of the form have as many columns.
    """

    width: int
    complete: bool = True
    aligned: frozenset[int] = frozenset()
    empty_is_blank: bool = False
    classes: dict[tuple[int, int], _Class] = field(factory=dict)
    last: dict[int, TableRow] = field(factory=dict)
    overhang: Overhang = field(factory=Overhang)
    equally_wide: bool = False

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
        return id(row.block), _end_of(cell)
    labels = 0
    for _, _, meanings in reversed(row.labels):
        if not any(meaning.role in ("row", "group") for meaning in meanings):
            break
        labels += 1
    return id(row.block), labels


_NO_CELL = Cell("", 0, -1)


def _figure_columns(row: TableRow) -> list[int]:
    if row.columns_known:
        return [cell.column for cell in row.values if can_be_figure(cell)]
    return [at for at, cell in enumerate(row.values) if can_be_figure(cell)]


def _end_of(cell: Cell) -> int:
    return cell.column + cell.colspan - 1


def can_be_figure(cell: Cell) -> bool:
    """Whether a figure or a mark in its place stands in *cell*: words, as in a column of remarks, do not count."""
    return not is_blank(cell.text) and value_like(cell.text)
