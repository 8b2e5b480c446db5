"""Columns of table three: their order as printed, and which of them each of several tables side by side prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Protocol, TypeVar

from gov_disclosure.document import Cell
from gov_disclosure.reading.tables.columns import missing_columns
from gov_disclosure.reading.tables.header import SPAN, Header
from gov_disclosure.reading.tables.requests_rows import COLUMNS

_TOTAL = COLUMNS[-1]
_ORGANISATIONS = COLUMNS[1:-1]
_UPPER = (COLUMNS[0], _TOTAL)
"""Columns whose labels stand on the upper line of the header."""


def order_of(header: Header) -> list[str] | None:
    """Return the columns in the order in which a row prints them, ``None`` where the header contradicts the form."""
    if header.positional:
        at = header.at()
        printed = [key for key, _ in groupby(at[column] for column in sorted(at))]
        if len(set(printed)) == len(printed) == len(COLUMNS):
            return printed
    elif header.contradicts_itself or _upside_down(header) or not _stand_right(header.after, header):
        return None
    elif set(header.in_line) >= set(COLUMNS):
        labels = _beside_each_other(header)
        header.in_line = [*(labels or header.in_line), *[None] * len(header.after)]
        return [key for key in labels if key is not None] if labels else None
    parts = list(dict.fromkeys(key for key, _ in header.leaves if key != _TOTAL))
    return COLUMNS if parts == [key for key in COLUMNS if key in parts] else None


def _beside_each_other(header: Header) -> list[str | None] | None:
    """
    Return the labels of a header of two lines as they stand above the figures, ``None`` where that is not certain.

    Read line by line, the total comes before the organisations: their common
    label stands in their place on the first line.
    """
    labels = header.in_line
    start = min(labels.index(key) for key in _ORGANISATIONS)
    first, second = labels[:start], labels[start:]
    two_lines = set(second) == set(_ORGANISATIONS)
    if labels[0] is None:
        return None  # read line by line, a column that spans both lines comes first even where it stands last
    if SPAN in first and two_lines:
        if first[-1] is None and not _ends_the_first_line(header, start - 1):
            return None  # it may be the first of the organisations as well
        at = first.index(SPAN)
    elif first == [COLUMNS[0], None, _TOTAL] and two_lines:
        at = 1  # 法人和其他组织, or however else their common label is worded
    elif first == [COLUMNS[0], _TOTAL] and two_lines and not _on_one_line(header):
        return None if len(set(_lines(header))) == len(COLUMNS) else [COLUMNS[0], *second, _TOTAL]
    else:
        return None if SPAN in first and None in second else [label for label in labels if label != SPAN]
    return [*first[:at], *second, *first[at + 1 :]]


def _upside_down(header: Header) -> bool:
    """Whether the lower line of a header in a grid, the organisations, stands above the upper one."""
    rows = {key: cell.row for key, cell in reversed(header.leaves)} if header.of_grids else {}
    upper = [rows[key] for key in _UPPER if key in rows]
    return any(rows[key] < min(upper) for key in _ORGANISATIONS if key in rows and upper)


def _ends_the_first_line(header: Header, at: int) -> bool:
    """Whether the text that stands at *at* among the labels is on the line of the total, and not on the next one."""
    other = header.other_at(at)
    upper, lower = ({_line(cell) for key, cell in header.leaves if key in keys} for keys in (_UPPER, _ORGANISATIONS))
    return other is not None and _line(other) in upper - lower


def _stand_right(texts: Iterable[Cell], header: Header) -> bool:
    """
    Whether *texts*, met between the label over all columns and the first of these, stand right of all columns.

    They do beside that label, if the columns are named on another line. Where
    each label has a line of its own, they may be the first column below it.
    """
    tops = set(map(_line, header.tops))
    first = {_line(cell) for _, cell in header.leaves[:1]}
    return all(len(header.tops) == 1 and {_line(text)} == tops != first for text in texts)


def _lines(header: Header) -> list[tuple[int, int | None]]:
    return [_line(cell) for _, cell in header.leaves[: len(COLUMNS)]]


def _line(cell: Cell) -> tuple[int, int | None]:
    return cell.row, cell.origin.line if cell.origin else None


def _on_one_line(header: Header) -> bool:
    """Whether all labels stand beside each other on one line of the text."""
    lines = set(_lines(header))
    return len(lines) == 1 and lines != {(0, None)}


class _Printing(Protocol):
    """A printing of the table: its header and, once it is known to be one of several parts, its columns."""

    header: Header
    part: list[str] | None


_Part = TypeVar("_Part", bound=_Printing)


def side_by_side(printings: Sequence[_Part], best: _Part) -> list[_Part]:
    """
    Return the *printings* that together are one table, each with columns of its own; *best* alone where none are.

    Left and right half, or a table for each kind of applicant, print all rows
    again: no rows are repeated where no column is.
    """
    own = _columns_in(best.header)
    if not own or not missing_columns(COLUMNS, best.header):
        return [best]
    parts, taken = [], set[str]()
    for printing in printings:
        columns = _columns_in(printing.header)
        if columns and taken.isdisjoint(columns):
            taken.update(columns)
            parts.append((printing, columns))
    if len(parts) < 2 or not taken.issuperset(own):
        return [best]
    for printing, columns in parts:
        printing.part = columns
    return [printing for printing, _ in parts]


def _columns_in(header: Header) -> list[str]:
    """Return the columns of a header in a grid from left to right, none where labels stand over one another."""
    at = header.at()
    printed = [at[column] for column in sorted(at)]
    whole = header.positional and set(printed) == {key for key, _ in header.leaves}
    return printed if whole and len(set(printed)) == len(printed) else []
