"""Which grids belong to the statutory tables: told by their labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gov_disclosure.reading.tables.rows import TableRow

_MANY = 5


class Standing(NamedTuple):
    """
    Whether a grid belongs to the statutory tables.

    ``certain``: by its own labels. ``continued``: if it follows a statutory
    one. ``bare``: it holds nothing but figures.
    """

    certain: bool
    continued: bool
    bare: bool


def standing_of(rows: Sequence[TableRow]) -> Standing:
    """Tell whether the grid with *rows* belongs to the statutory tables."""
    return Standing(is_statutory(rows), _continues(rows), _figures_only(rows))


def is_statutory(rows: Sequence[TableRow]) -> bool:
    """Whether *rows* carry labels that hardly anything but the statutory tables prints."""
    disclosure = disputes = requests = 0
    corner = False
    for row in rows:
        for _, _, meanings in row.labels:
            for table, role, _, strong in meanings:
                if strong and role != "group":
                    return True
                if table == "disputes":
                    disputes += 1
                elif table == "requests" and role in ("row", "group"):
                    requests += 1
                elif role == "corner":
                    corner = True
                elif role == "row":
                    disclosure += 1
    return (corner and disclosure > 0) or disputes >= 5 or (requests >= 4 and any(len(r.figures) >= 7 for r in rows))


def _continues(rows: Sequence[TableRow]) -> bool:
    """Whether a grid right after a statutory one can be its next part: a known label, or a row of many figures."""
    return any(len(row.values) >= _MANY and not row.labels for row in rows) or any(
        meanings for row in rows for _, _, meanings in row.labels
    )


def _figures_only(rows: Sequence[TableRow]) -> bool:
    """Whether a grid holds nothing but figures, as a statutory table without its header does."""
    return not any(row.labels for row in rows) and any(len(row.figures) >= _MANY for row in rows)
