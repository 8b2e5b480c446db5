"""Rows with a cell more than their table is wide: any of their cells may be the one too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import define, field

from gov_disclosure.document import Cell
from gov_disclosure.figures import is_blank, value_like
from gov_disclosure.reading.tables.rows import TableRow


@define
class Overhang:
    """In which column the rows of each grid end, and those of its header; grids by identity."""

    _ends: dict[int, Counter[int]] = field(factory=dict)
    _header: dict[int, int] = field(factory=dict)

    @classmethod
    def of(cls, rows: Iterable[TableRow]) -> Overhang:
        """Take in all *rows* of a table, those of its header among them."""
        found = cls()
        for row in rows:
            if not row.columns_known:
                continue
            block = id(row.block)
            end = max((_end_of(cell) for cell in (*(cell for _, cell, _ in row.labels), *row.values)), default=-1)
            found._ends.setdefault(block, Counter())[end] += 1
            if _is_header(row):
                found._header[block] = max(end, found._header.get(block, -1))
        return found

    def has(self, row: TableRow) -> bool:
        """
        Whether *row* has a cell too many: it ends right of its grid's header, as few of the grid's rows do.

        Words in it are a remark. Blank, it may be the row's last cell pushed out, unless a word stands in the row:
        that is in a figure's place, which the figures beside it show.
        """
        ends = self._ends.get(id(row.block))
        if ends is None or not row.figures or not self._counts(row):
            return False
        end = _end_of(row.values[-1])
        alike = sum(rows for other, rows in ends.items() if other >= end)
        return end > self._header.get(id(row.block), -1) and alike * 2 <= ends.total() > 1

    @staticmethod
    def _counts(row: TableRow) -> bool:
        last = row.values[-1]
        return value_like(last.text) if not is_blank(last.text) else all(value_like(c.text) for c in row.figures)


def _is_header(row: TableRow) -> bool:
    roles = {meaning.role for _, _, meanings in row.labels for meaning in meanings}
    return not row.figures and not roles.isdisjoint(("heading", "corner", "column", "span"))


def _end_of(cell: Cell) -> int:
    return cell.column + cell.colspan - 1
