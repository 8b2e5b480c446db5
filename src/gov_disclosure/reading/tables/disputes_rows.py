"""Several rows of figures below the header of table four: of an office and its branches, with their sum or without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from gov_disclosure.document import Cell
from gov_disclosure.figures import LARGEST_COUNT, read_figure
from gov_disclosure.reading.tables.columns import Placed
from gov_disclosure.reading.tables.header import Header
from gov_disclosure.reading.tables.rows import TableRow
from gov_disclosure.reading.words.normalise import core


class Placing(NamedTuple):
    """
    A row of figures, the columns that it has, the cells in them, and the header above.

    ``labelled``: whether the header names outcomes.
    """

    row: TableRow
    keys: Sequence[str]
    cells: Placed
    header: Header
    labelled: bool


def rivals(placings: Iterable[Placing]) -> list[list[Placing]]:
    """Return the *placings* in lists of those that have a column in common with the first of their list."""
    found: list[list[Placing]] = []
    for one in placings:
        same = next((group for group in found if not set(group[0].keys).isdisjoint(one.keys)), None)
        if same is None:
            found.append([one])
        else:
            same.append(one)
    return found


def certain_of(placings: Sequence[Placing]) -> Placing | None:
    """Return the one row that counts: the sum of the others, or any where all are alike; ``None`` where none does."""
    sums = [one for one in placings if any(core(text) in _SUMS for text, _, _ in one.row.labels[-1:])]
    if len(sums) == 1 and len(placings) > 1:
        return sums[0] if _add_up([one for one in placings if one is not sums[0]], sums[0]) else None
    texts = {tuple((cell.text.strip() if cell else "") for cell in one.cells) for one in placings}
    return placings[0] if len(texts) == 1 else None


def _add_up(parts: Sequence[Placing], total: Placing) -> bool:
    """Whether *parts* add up to *total* in each column; a blank is zero."""
    figures = [{key: _count(cell) for key, cell in zip(one.keys, one.cells, strict=True)} for one in (*parts, total)]
    *of_parts, of_total = figures
    return all(sum(one.get(key, 0) for one in of_parts) == whole for key, whole in of_total.items())


def _count(cell: Cell | None) -> Decimal:
    value = None if cell is None else read_figure(cell.text, "count", None, _DIGITS).value
    return Decimal(value or 0)


_DIGITS = len(str(LARGEST_COUNT))
_SUMS = frozenset(("合计", "总计", "总数", "汇总"))
