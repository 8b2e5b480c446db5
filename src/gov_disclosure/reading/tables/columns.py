"""Decide which cells of a row are its figures, column by column, or that this is not certain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from gov_disclosure.document import Cell
from gov_disclosure.figures import has_digit, is_blank
from gov_disclosure.forms import TableKey
from gov_disclosure.model import NoteKind
from gov_disclosure.reading.result import LeftoverReason
from gov_disclosure.reading.tables.gathered import Found
from gov_disclosure.reading.tables.header import SPAN, Header, columns_of
from gov_disclosure.reading.tables.rows import TableRow
from gov_disclosure.reading.tables.windows import Windows, can_be_figure

Placed = list[Cell | None]
"""A row's cells column by column; ``None`` for a blank that left no trace."""


def place(row: TableRow, keys: Sequence[str], header: Header, windows: Windows) -> Placed | LeftoverReason:
    """
    Assign the cells of *row* to the columns *keys*, or say why that is not certain.

    What stands beside the columns is no part of the result.
    """
    if id(row.block) in windows.aligned:
        if windows.overhang.has(row, len(keys)):
            return LeftoverReason.ROW_LONG
        if windows.equally_wide and windows.overhang.lacks(row):
            return LeftoverReason.ROW_SHORT
        found = below(row, keys, header.at(row.block))
        if found is not None:
            return found
    if header.numbered and not row.columns_known:
        return LeftoverReason.COLUMN_UNKNOWN
    if ends_in_words(row):
        return LeftoverReason.POSITIONS_LOST
    unknown_only = not header.leaves and len(header.others) == len(keys)
    if not unknown_only and (_added(header, row) if header.positional else None in header.in_line):
        return counted(row, keys, header)
    return _full_width(row, keys, header, windows)


def _added(header: Header, row: TableRow) -> list[Cell]:
    """Return the columns that the form lacks right of the label of *row*; what stands left of it moves no figure."""
    label = row.labels[-1][1].column if row.labels else -1
    return [cell for cell in header.added() if cell.column > label]


def ends_in_words(row: TableRow) -> bool:
    """Whether words are the last of *row* where blanks leave no trace: they may be a note below it."""
    return not row.blanks_kept and bool(row.figures) and not can_be_figure(row.figures[-1])


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
        under = {at[column] for column in columns_of(cell) if column in at}
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
            found[one] = min(at), {column for cell in header.added(block) for column in columns_of(cell)}
    wrong: set[int] = set()
    for row in rows:
        if id(row.block) in found:
            first, others = found[id(row.block)]
            if any(c.column < first and c.column not in others and can_be_figure(c) for c in row.values):
                wrong.add(id(row.block))
    return frozenset(found.keys() - wrong)


def _each_in_one_place(at: Mapping[int, str]) -> bool:
    """Whether no two labels that stand apart name the same column."""
    printed = [at[column] for column in sorted(at)]
    return len(list(groupby(printed))) == len(set(printed))


def counted(row: TableRow, keys: Sequence[str], header: Header) -> Placed | LeftoverReason:
    """Assign cells to labels one by one: a header with a column more than the form has fits no other way."""
    labels = _labels_in_line(header, row)
    if labels is None or len(row.values) != len(labels) or not set(keys) <= set(labels):
        return LeftoverReason.COLUMN_UNKNOWN
    found = dict(zip(labels, row.values, strict=True))
    return [found[key] for key in keys]


def _labels_in_line(header: Header, row: TableRow) -> list[str | None] | None:
    """Return what the labels right of the label of *row* name, in order; ``None`` where one column is named twice."""
    labels = [key for key in header.in_line if key != SPAN]
    if header.positional:
        at: dict[int, str | None] = {**header.at()}
        at.update({cell.column: None for cell in _added(header, row)})
        labels = [key for key, _ in groupby(at[column] for column in sorted(at))]
    named = [label for label in labels if label is not None]
    return labels if len(set(named)) == len(named) else None


def _full_width(row: TableRow, keys: Sequence[str], header: Header, windows: Windows) -> Placed | LeftoverReason:
    """Assign the cells of a row that stand under the form's full width, whatever its header says of single columns."""
    width = len(keys)
    figures = row.figures
    if len(figures) == len(row.values) == width and not windows.classes:
        return list(figures)  # as are all rows of the table
    if sum(map(can_be_figure, figures)) > width:
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
    return all(map(can_be_figure, row.figures)) and side_by_side(row)


def side_by_side(row: TableRow) -> bool:
    """Whether no blank stands between the cells of *row* in which something is printed."""
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
        elif can_be_figure(cell) or has_digit(cell.text):
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
        if not columns.isdisjoint(columns_of(other)):
            found.note_once(NoteKind.COLUMN_EXTRA, other.text, (row.block, other))
