"""Decide which cells of a row are its figures, column by column, or that this is not certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby

from attrs import define, field

from gov_disclosure.document import Cell, Grid, Run
from gov_disclosure.figures import has_digit, is_blank, is_unit, value_like
from gov_disclosure.forms import TableKey
from gov_disclosure.model import NoteKind
from gov_disclosure.reading.result import LeftoverReason
from gov_disclosure.reading.tables.found import Found
from gov_disclosure.reading.tables.rows import TableRow
from gov_disclosure.reading.words.normalise import core, flat


@define
class Header:
    """
    The column labels met above a table's figures.

    ``leaves``: column key and header cell, in reading order; ``others``: texts
    among them that name no column of the form. ``positional``: whether they
    come from grids, so that their columns can be compared with those of the
    figures. ``in_line``: column keys in reading order, ``None`` for another
    text. ``numbered``: whether a column before the rows' labels counts them.
    """

    leaves: list[tuple[str, Cell]] = field(factory=list)
    others: list[Cell] = field(factory=list)
    positional: bool = False
    in_line: list[str | None] = field(factory=list)
    numbered: bool = False
    named: set[str] = field(factory=set)
    block_of: dict[int, Grid | Run | None] = field(factory=dict)
    """The block that a header cell stands in, by the cell's identity: a table goes on in other grids."""

    def add(self, key: str, cell: Cell, row: TableRow) -> None:
        """Take in the label *cell* of the column *key*, met in *row*."""
        self.leaves.append((key, cell))
        self.block_of[id(cell)] = row.block
        self.positional = row.columns_known
        if key not in self.named:  # else the header is printed again
            self.in_line.append(key)
        self.named.add(key)

    def add_span(self) -> None:
        """Take in a label that spans several columns, whose labels stand below it."""
        if SPAN not in self.named:
            self.in_line.append(SPAN)
        self.named.add(SPAN)

    def add_other(self, cell: Cell, row: TableRow, labels: Iterable[str]) -> None:
        """Take in a text in the header that names no column, unless it says the unit, or is a piece of *labels*."""
        if _says_the_unit(cell.text) or (not row.columns_known and _is_piece(cell.text, labels)):
            return
        if not any(cell.text == known.text for known in self.others[-_FEW:]):
            self.in_line.append(None)
        self.others.append(cell)
        self.block_of[id(cell)] = row.block

    def at(self, block: Grid | Run | None = None) -> dict[int, str]:
        """
        Return column index to column key, the lowest label deciding where labels stand above each other.

        With *block*, only of the labels in it.
        """
        found: dict[int, str] = {}
        for key, cell in self.leaves:
            if block is None or self.block_of.get(id(cell)) is block:
                for column in _columns_of(cell):
                    found[column] = key
        return found

    def settle(self) -> None:
        """Once all labels are met: read them in line where the merged cells of a grid left no trace."""
        blocks = {id(block): block for block in self.block_of.values()}
        if self.positional and any(map(self.overlaps, blocks.values())):
            self.positional = False

    @property
    def names_twice(self) -> bool:
        """Whether one column is named more often than others, as no header printed again does."""
        times = Counter((key, cell.text) for key, cell in self.leaves)
        return bool(times) and len(set(times.values())) > 1

    def overlaps(self, block: Grid | Run | None) -> bool:
        """Whether labels of different columns stand above each other in *block*: its merged cells left no trace."""
        seen: dict[int, str] = {}
        return any(
            seen.setdefault(column, key) != key
            for key, cell in self.leaves
            if self.block_of.get(id(cell)) is block
            for column in _columns_of(cell)
        )

    def added(self, block: Grid | Run | None = None) -> list[Cell]:
        """Return the texts above columns that the form does not have."""
        at = self.at(block)
        return [
            cell
            for cell in self.others
            if (block is None or self.block_of.get(id(cell)) is block)
            and not any(column in at for column in _columns_of(cell))
        ]

    def of_form(self, columns: Collection[str]) -> Header:
        """Return the header with keys without their edition, and labels of other columns than *columns* as others."""
        keys = {key: key.partition(":")[2] for key, _ in self.leaves}
        return Header(
            leaves=[(keys[key], cell) for key, cell in self.leaves if keys[key] in columns],
            others=[*self.others, *(cell for key, cell in self.leaves if keys[key] not in columns)],
            positional=self.positional,
            in_line=[keys[key] if key and keys[key] in columns else None for key in self.in_line],
            numbered=self.numbered,
            block_of=self.block_of,
        )


_NUMBERS = frozenset(("序号", "编号", "行次"))


def numbers_rows(text: str) -> bool:
    """Whether *text* heads a column of the rows' numbers."""
    return core(text) in _NUMBERS


SPAN = ""
"""In place of a column's key: a label that spans columns whose labels follow."""
_FEW = 8
"""Texts in one line of a header among which one printed twice is looked for."""


def _columns_of(cell: Cell) -> range:
    return range(cell.column, cell.column + min(cell.colspan, 64))


def _is_piece(text: str, labels: Iterable[str]) -> bool:
    """Whether *text* is no more than a part of one of *labels*: narrow columns print them over several lines."""
    part = core(text)
    return any(len(part) < len(core(label)) and part in core(label) for label in labels)


def _says_the_unit(text: str) -> bool:
    return is_unit(text) or flat(text).lstrip("(").startswith("单位")


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
    """

    width: int
    complete: bool = True
    aligned: frozenset[int] = frozenset()
    empty_is_blank: bool = False
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

    What stands beside the columns is no part of the result.
    """
    if id(row.block) in windows.aligned:
        found = below(row, keys, header.at(row.block))
        if found is not None:
            return found
    if header.numbered and not row.columns_known:
        return LeftoverReason.COLUMN_UNKNOWN
    if header.added() if header.positional else None in header.in_line:
        return counted(row, keys, header)
    return _full_width(row, keys, header, windows)


def below(row: TableRow, keys: Sequence[str], at: Mapping[int, str]) -> Placed | None:
    """
    Take the cells of *row* below the labels of a header; ``None`` where one of *keys* has no cell of its own.

    A cell merged over several columns is in none of them, unless it is blank.

    Args:
        row: the row.
        keys: the columns of the form.
        at: column index to the column of the form named above it.

    """
    found: dict[str, Cell] = {}
    for cell in row.values:
        under = {at[column] for column in _columns_of(cell) if column in at}
        if len(under) > 1 and not is_blank(cell.text):
            return None
        for key in under:
            known = found.setdefault(key, cell)
            if is_blank(known.text):
                found[key] = cell
            elif known is not cell and known.text.strip() != cell.text.strip() and not is_blank(cell.text):
                return None
    return [found[key] for key in keys] if found.keys() >= set(keys) else None


def aligned_blocks(rows: Iterable[TableRow], header: Header, keys: Sequence[str]) -> frozenset[int]:
    """
    Return the grids whose columns can be trusted, by identity.

    The header has each of *keys* in one place, and no figure contradicts: one
    left of all columns and right of its label does, unless it has a header
    text of its own. The label then spans other columns than the text above it.
    """
    if not header.positional:
        return frozenset()
    blocks = {id(block): block for block in header.block_of.values()}
    found: dict[int, tuple[int, set[int]]] = {}
    for one, block in blocks.items():
        at = header.at(block)
        if set(at.values()) == set(keys) and _each_in_one_place(at) and not header.overlaps(block):
            found[one] = min(at), {column for cell in header.added(block) for column in _columns_of(cell)}
    wrong: set[int] = set()
    for row in rows:
        if id(row.block) in found:
            first, others = found[id(row.block)]
            if any(c.column < first and c.column not in others and _can_be_figure(c) for c in row.values):
                wrong.add(id(row.block))
    return frozenset(found.keys() - wrong)


def _each_in_one_place(at: Mapping[int, str]) -> bool:
    """Whether no two labels that stand apart name the same column."""
    printed = [at[column] for column in sorted(at)]
    return len(list(groupby(printed))) == len(set(printed))


def counted(row: TableRow, keys: Sequence[str], header: Header) -> Placed | LeftoverReason:
    """Assign cells to labels one by one: a header with a column more than the form has fits no other way."""
    labels = _labels_in_line(header, row.labels[-1][1].column if row.labels else -1)
    if labels is None or len(row.values) != len(labels) or not set(keys) <= set(labels):
        return LeftoverReason.COLUMN_UNKNOWN
    found = dict(zip(labels, row.values, strict=True))
    return [found[key] for key in keys]


def _labels_in_line(header: Header, label: int) -> list[str | None] | None:
    """Return what the labels right of a row's *label* name, in order; ``None`` where one column is named twice."""
    labels = [key for key in header.in_line if key != SPAN]
    if header.positional:
        at: dict[int, str | None] = {**header.at()}
        at.update({cell.column: None for cell in header.added() if cell.column > label})
        labels = [key for key, _ in groupby(at[column] for column in sorted(at))]
    named = [label for label in labels if label is not None]
    return labels if len(set(named)) == len(named) else None


def _full_width(row: TableRow, keys: Sequence[str], header: Header, windows: Windows) -> Placed | LeftoverReason:
    """Assign the cells of a row that stand under the form's full width, whatever its header says of single columns."""
    width = len(keys)
    figures = row.figures
    if len(figures) == len(row.values) == width and not windows.classes:
        return list(figures)  # as are all rows of the table
    if sum(map(_can_be_figure, figures)) > width:
        return _same_figure(figures, keys, header) or LeftoverReason.ROW_LONG
    if not figures:
        return _blank(row, width) if row.blanks_kept or windows.empty_is_blank else LeftoverReason.POSITIONS_LOST
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
    return found or LeftoverReason.ROW_SHORT


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


def empty_is_blank(rows: Iterable[TableRow], unknown: Iterable[TableRow]) -> bool:
    """
    Whether a row without figures is blank where blanks leave no trace, and has not lost its figures.

    It may have lost them to a program that takes out every text met before,
    or they stand in a row of *unknown* label.
    """
    if any(row.figures for row in unknown):
        return False
    seen: set[str] = set()
    for row in rows:
        for text in (*(text for text, _, _ in row.labels), *(cell.text for cell in row.figures)):
            if text in seen:
                return True
            seen.add(text)
    return False


def missing_columns(keys: Sequence[str], header: Header) -> list[str]:
    """Return the columns that a header which prints some of them does not print."""
    printed = {key for key, _ in header.leaves}
    return [key for key in keys if key not in printed] if printed else []


def beside(row: TableRow, placed: Placed) -> list[Cell]:
    """Return the cells right of the label of *row* in which something stands and that are in none of its columns."""
    taken = set(map(id, placed))
    return [cell for cell in row.figures if id(cell) not in taken and not _is_copy(cell, placed)]


def _is_copy(cell: Cell, placed: Placed) -> bool:
    """Whether *cell* stands right beside one of *placed* with the same text, as parts of one unmerged cell do."""
    return any(
        one is not None and one.row == cell.row and abs(one.column - cell.column) == 1 and one.text == cell.text
        for one in placed
    )


def leave_beside(row: TableRow, placed: Placed, header: Header, found: Found, table: TableKey) -> None:
    """Leave over what stands in *row* outside the form's columns, and note the columns that it stands in."""
    outside = beside(row, placed)
    found.leave(row, LeftoverReason.COLUMN_UNKNOWN, table, outside)
    columns = {cell.column for cell in outside}
    for other in header.added(row.block) if header.positional and outside else ():
        if not columns.isdisjoint(_columns_of(other)):
            found.note_once(NoteKind.COLUMN_EXTRA, other.text, (row.block, other))
