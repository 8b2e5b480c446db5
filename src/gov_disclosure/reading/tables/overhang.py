"""Rows with a cell more or less than their table is wide: any of their cells may be the one too many or lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import define, field

from gov_disclosure.document import Cell
from gov_disclosure.figures import is_blank, value_like
from gov_disclosure.reading.tables.rows import TableRow


@define
class Overhang:
    """In which column the rows of each grid end, those with figures, and those of its header; grids by identity."""

    _ends: dict[int, Counter[int]] = field(factory=dict)
    _body: dict[int, Counter[int]] = field(factory=dict)
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
            if row.figures and not row.units:
                found._body.setdefault(block, Counter())[end] += 1
            if _is_header(row):
                found._header[block] = max(end, found._header.get(block, -1))
        return found

    def has(self, row: TableRow, width: int) -> bool:
        """
        Whether *row* has a cell too many: it ends right of its grid's header, as few of the grid's rows do.

        Words in that cell are a remark. Blank, it may be the row's last cell pushed out, unless a word stands in the
        row and all of the form's *width* are filled: the word is in a figure's place, as the figures beside it show.
        """
        ends = self._ends.get(id(row.block))
        if ends is None or not row.figures or not _counts(row, width):
            return False
        end = _end_of(row.values[-1])
        alike = sum(rows for other, rows in ends.items() if other >= end)
        return end > self._header.get(id(row.block), -1) and alike * 2 <= ends.total() > 1

    def lacks(self, row: TableRow) -> bool:
        """Whether *row* ends left of most rows with figures of its grid or, where it is the only one, of its header."""
        ends = self._body.get(id(row.block))
        if ends is None or not row.figures or row.units:
            return False
        usual, rows = ends.most_common(1)[0]
        most = usual if ends.total() > 1 else self._header.get(id(row.block), -1)
        return _end_of(row.values[-1]) < most and rows * 2 > ends.total()

    def reaches(self, row: TableRow, width: int) -> bool:
        """Whether the header of the grid of *row* reaches over *width* columns."""
        return self._header.get(id(row.block), -1) + 1 >= width


def _counts(row: TableRow, width: int) -> bool:
    last = row.values[-1].text
    words = not all(value_like(cell.text) for cell in row.figures)
    return not (words and len(row.figures) == width) if is_blank(last) else value_like(last)


def _is_header(row: TableRow) -> bool:
    roles = {meaning.role for _, _, meanings in row.labels for meaning in meanings}
    return not row.figures and not roles.isdisjoint(("heading", "corner", "column", "span"))


def _end_of(cell: Cell) -> int:
    return cell.column + cell.colspan - 1
