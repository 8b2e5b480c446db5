"""Columns of table three: their order as printed, and which of them each of several tables side by side prints."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from gov_disclosure.reading.tables.columns import Header, missing_columns
from gov_disclosure.reading.tables.requests_rows import COLUMNS
from gov_disclosure.reading.tables.rows import TableRow

_TOTAL = COLUMNS[-1]


def order_of(header: Header, rows: Sequence[TableRow]) -> list[str] | None:
    """
    Return the columns in the order in which figures of *rows* stand, ``None`` where the header contradicts the form.

    The total is named before the organisations in a header of two lines, so
    that only its place on the page tells whether it is printed last.
    """
    seen = list(dict.fromkeys(key for key, _ in header.leaves))
    at = header.at()
    if header.positional and set(at.values()) == set(COLUMNS):
        printed = list(dict.fromkeys(at[column] for column in sorted(at)))
        if printed != COLUMNS:
            return printed if _each_once(at) and _all_under(set(at), rows) else None
    elif seen[:2] == [_TOTAL, COLUMNS[0]]:
        return seen if len(seen) == len(COLUMNS) and _on_one_line(header) else None
    parts = [key for key in seen if key != _TOTAL]
    return COLUMNS if parts == [key for key in COLUMNS if key in parts] else None


def _on_one_line(header: Header) -> bool:
    """Whether the first two labels stand beside each other, not above: only then is the first one on the left."""
    (_, first), (_, second) = header.leaves[:2]
    lines = [cell.origin and cell.origin.line for cell in (first, second)]
    return first.row == second.row and lines[0] == lines[1] and (header.positional or lines[0] is not None)


def _each_once(at: dict[int, str]) -> bool:
    """Whether each column of the form stands in one place: headers of several tables may stand in many."""
    printed = [at[column] for column in sorted(at)]
    changes = sum(left != right for left, right in pairwise(printed))
    return changes + 1 == len(COLUMNS)


def _all_under(columns: set[int], rows: Sequence[TableRow]) -> bool:
    return all({cell.column for cell in row.figures} <= columns for row in rows)


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
