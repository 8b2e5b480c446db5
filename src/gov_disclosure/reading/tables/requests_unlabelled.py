"""
Rows whose figures follow those of the row above because their labels are printed elsewhere.

Text taken from a PDF in reading order prints the labels of merged cells, and
labels of two lines, after the figures beside them.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from gov_disclosure.document import Cell


def rows_together(
    key: str, following: str, cells: Sequence[Cell], orders: Sequence[Sequence[str]], width: int, filled: Set[str]
) -> dict[str, list[Cell]]:
    """
    Divide *cells* among the row *key* and those between it and *following*, or return nothing where not certain.

    It is certain where the form has exactly as many rows there as figures
    stand, none of them *filled* elsewhere, and the last figure of each row is
    the sum of the others.

    Args:
        key: the row whose label stands before the figures.
        following: the row whose label stands after them.
        cells: the figures.
        orders: the rows of each edition in order.
        width: figures of a row, the last of them the total.
        filled: rows that have figures of their own.

    """
    parts = [list(cells[at : at + width]) for at in range(0, len(cells), width)]
    if len(parts) < _FEWEST or not all(len(part) == width and _adds_up(part) for part in parts):
        return {}
    found = {tuple(between) for order in orders if (between := _between(key, following, order))}
    fitting = [keys for keys in found if len(keys) == len(parts) and filled.isdisjoint(keys[1:])]
    return dict(zip(fitting[0], parts, strict=True)) if len(fitting) == 1 else {}


_FEWEST = 2


def _between(key: str, following: str, order: Sequence[str]) -> Sequence[str]:
    if key not in order or following not in order:
        return ()
    return order[order.index(key) : order.index(following)]


def _adds_up(cells: Sequence[Cell]) -> bool:
    texts = [cell.text.strip() for cell in cells]
    if not all(text.isascii() and text.isdigit() and len(text) < _LONGEST for text in texts):
        return False
    *parts, total = map(int, texts)
    return sum(parts) == total


_LONGEST = 12
