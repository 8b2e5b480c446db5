"""Table four: reconsideration and litigation, one row of fifteen figures or its parts printed apart."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from gov_disclosure.document import Cell
from gov_disclosure.figures import is_blank, value_like
from gov_disclosure.forms.common import SECTIONS
from gov_disclosure.model import NoteKind
from gov_disclosure.reading.result import LeftoverReason
from gov_disclosure.reading.tables.columns import (
    Placed,
    aligned_blocks,
    below,
    counted,
    ends_in_words,
    leave_beside,
    side_by_side,
)
from gov_disclosure.reading.tables.disputes_header import (
    BLOCKS,
    COLUMNS,
    OUTCOME_LABELS,
    OUTCOMES,
    SPAN_LABELS,
    DisputesHeader,
    in_order,
    key_of,
)
from gov_disclosure.reading.tables.disputes_rows import Placing, certain_of, rivals
from gov_disclosure.reading.tables.gathered import Found
from gov_disclosure.reading.tables.header import Header
from gov_disclosure.reading.tables.other_years import of_two_years
from gov_disclosure.reading.tables.overhang import Overhang
from gov_disclosure.reading.tables.rows import TableRow, is_page_number
from gov_disclosure.reading.words.normalise import core

_TITLE = next(section.zh for section in SECTIONS if section.key == "disputes")
# Which blocks a part of the table shows, by the spanning labels above it.
_PARTS: dict[frozenset[str], list[str]] = {
    frozenset(("reconsideration",)): BLOCKS[:1],
    frozenset(("litigation", *BLOCKS[1:])): BLOCKS[1:],
    frozenset(BLOCKS[1:]): BLOCKS[1:],
    frozenset((BLOCKS[1],)): BLOCKS[1:2],
    frozenset((BLOCKS[2],)): BLOCKS[2:],
    frozenset(("litigation", BLOCKS[1])): BLOCKS[1:2],
    frozenset(("litigation", BLOCKS[2])): BLOCKS[2:],
}


_MOST_ROWS = 64
"""Rows of figures that are placed; the table has one, its parts printed apart have fifteen."""


@define(eq=False)
class DisputesTable:
    """One printing of table four."""

    rows: list[TableRow] = field(factory=list)
    _labels: DisputesHeader = field(factory=DisputesHeader)
    _all: list[DisputesHeader] = field(factory=list)
    _header: Header | None = None
    _below: bool = False
    _apart: bool = False
    _bare: bool = False
    _two_years: bool = False
    _placings: list[Placing] = field(factory=list)
    _overhang: Overhang = field(factory=Overhang)

    @property
    def weight(self) -> int:
        """How many rows hold figures or labels of this table."""
        return sum(bool(row.figures) for row in self.rows) * 100 + len(self.rows)

    def add(self, row: TableRow) -> None:
        """Take in the next row."""
        self.rows.append(row)

    def resolve(self) -> None:
        """Table four has no rows to tell apart before its figures are placed."""

    def place(self, found: Found) -> None:
        """Put the figures into the cells, and what cannot be placed into the leftovers."""
        self._apart = all(len(row.figures) <= 1 for row in self.rows)
        filled = any(row.figures or row.tail for row in self.rows)
        self._bare = any(len(row.figures) >= len(OUTCOMES) and not _begins_with_words(row) for row in self.rows)
        self._two_years = of_two_years(text for row in self.rows if not row.figures for text, _, _ in row.labels)
        self._overhang = Overhang.of(self.rows)
        self._all = [self._labels]
        placed = 0
        for row in self.rows:
            self._take_labels(row)
            if row.figures or row.tail or (not filled and not placed and _is_bare(row)):
                placed += 1
                if placed <= _MOST_ROWS:
                    self._place(row, found)
                else:
                    found.leave_row(row, LeftoverReason.ROW_REPEATED, "disputes")
            else:
                self._below = self._below or self._ends_part(row)
                found.leave(row, LeftoverReason.COLUMN_UNKNOWN, "disputes", row.before)
        for rival in rivals(self._placings):
            self._settle(rival, found)
        self._note_variants(found)

    def _settle(self, placings: Sequence[Placing], found: Found) -> None:
        """Put the figures of the one of *placings* for the same cells that is certain, and leave over the others."""
        kept = certain_of(placings)
        for one in placings:
            full = [f"disputes.{key}" for key in one.keys]
            if one is kept:
                self._put(one, found)
            else:
                found.leave_row_values(one.row, LeftoverReason.ROW_REPEATED, "disputes")
                found.note(NoteKind.ROW_REPEATED, full, spot=(one.row.block, one.row.values[0]))
            if kept is None:
                found.unplaced.update(full)

    def _take_labels(self, row: TableRow) -> None:
        if row.columns_known and len(row.values) >= len(COLUMNS):
            return  # its label stands beside all columns and names none
        spans = any(key_of(label, "span") for label in row.labels)
        outcomes = any(key_of(label, "column") for label in row.labels)
        if self._below and (spans or outcomes):
            old = self._labels
            kept = [] if outcomes or not row.figures else old.outcomes
            self._labels = DisputesHeader(spans=[] if spans else old.spans, outcomes=list(kept), line=list(kept))
            self._all.append(self._labels)
            self._below = not spans
        if row.labels:
            self._labels.take(row)
            self._header = None

    def _ends_part(self, row: TableRow) -> bool:
        """Whether *row* is the row of figures, left blank, of a part printed apart, below all labels of that part."""
        part = _PARTS.get(frozenset(self._labels.shown))
        if part is None or row.labels or not row.blanks_kept:
            return False
        return len(row.values) >= len(self._labels.outcomes) == len(part) * len(OUTCOMES)

    def _place(self, row: TableRow, found: Found) -> None:
        if row.figures and all(is_page_number(cell.text) for cell in row.figures):
            found.leave_row(row, LeftoverReason.PAGE_NUMBER, "disputes")
            return
        self._below = True
        if self._bare and _begins_with_words(row):
            found.leave_row(row, LeftoverReason.ROW_UNKNOWN, "disputes")
            return
        found.leave(row, LeftoverReason.COLUMN_UNKNOWN, "disputes", row.before)
        keys, placed = self._below_labels(row)
        reason = LeftoverReason.ROW_SHORT
        if why := self._why_uncertain(row):
            lost = [f"disputes.{key}" for key in COLUMNS if f"disputes.{key}" not in found.spots]
            found.lose_row(row, why, lost, table="disputes", official=_TITLE, spot=None)
            return
        if not keys:
            keys, reason = self._keys(row)
            placed = None if row.tail or not keys else self._cells(row, keys)
        if placed is None:
            if row.tail or not row.blanks_kept:
                reason = LeftoverReason.POSITIONS_LOST
            lost = [f"disputes.{key}" for key in keys or COLUMNS if f"disputes.{key}" not in found.spots]
            spot = (row.block, row.figures[0]) if row.figures else None
            found.lose_row(row, reason, lost, table="disputes", official=_TITLE, spot=spot)
            return
        self._placings.append(Placing(row, keys, placed, self._columns(), bool(self._labels.outcomes)))

    def _why_uncertain(self, row: TableRow) -> LeftoverReason | None:
        """Return why none of the cells of *row* is certain, whatever stands above it; ``None`` where that may tell."""
        if self._two_years:
            return LeftoverReason.COLUMN_UNKNOWN
        if not self._overhang.reaches(row, len(COLUMNS)):
            return None
        if self._overhang.has(row, len(COLUMNS)):
            return LeftoverReason.ROW_LONG
        return LeftoverReason.ROW_SHORT if self._overhang.lacks(row) else None

    def _columns(self) -> Header:
        if self._header is None:
            self._labels.sort()
            self._header = self._labels.header()
        return self._header

    def _below_labels(self, row: TableRow) -> tuple[list[str], Placed | None]:
        """Return the columns that the labels above the grid's columns name, and the cells of *row* below them."""
        header = self._columns()
        at = header.at(row.block) if row.columns_known and not row.tail else {}
        keys = [key for key in COLUMNS if key in at.values()]
        blocks = {key.partition(".")[0] for key in keys}
        whole = len(keys) == len(blocks) * len(OUTCOMES) and blocks >= self._labels.blocks
        if not keys or not whole or not aligned_blocks([row], header, keys):
            return [], None
        return keys, below(row, keys, at)

    def _put(self, one: Placing, found: Found) -> None:
        full = [f"disputes.{key}" for key in one.keys]
        leave_beside(one.row, one.cells, one.header, found, "disputes")
        for key, cell in zip(full, one.cells, strict=True):
            if cell is None:
                found.blank.add(key)
            else:
                found.spots[key] = (one.row.block, cell)
        found.unplaced.difference_update(full)
        if not one.labelled:
            found.note(NoteKind.LABEL_MISSING, full, spot=(one.row.block, one.row.values[0]))

    def _keys(self, row: TableRow) -> tuple[list[str], LeftoverReason]:
        """Return which cells a row of figures can fill, by the labels above and before it."""
        labels = self._labels
        if len(row.figures) > len(COLUMNS):
            return [], LeftoverReason.ROW_LONG
        shown, outcomes = labels.shown, labels.keys
        own = [key for label in row.labels if (key := key_of(label, "column"))]
        if self._apart and len(row.figures) == 1 and len(own) == 1 and shown and shown[-1] in BLOCKS:
            return [f"{shown[-1]}.{own[0]}"], LeftoverReason.ROW_SHORT
        order = labels.order()
        if order is not None:
            return order, LeftoverReason.ROW_SHORT
        if not in_order(outcomes) or not labels.standing:
            return [], LeftoverReason.COLUMN_UNKNOWN
        if len(row.figures) == len(COLUMNS):
            return COLUMNS, LeftoverReason.ROW_SHORT
        blocks = _PARTS.get(frozenset(shown))
        if blocks is None or (
            len(shown) > 1 and row.labels and key_of(row.labels[-1], "span") == shown[-1] and not own
        ):
            spans = [key for label in row.labels if (key := key_of(label, "span")) in BLOCKS]
            of_row = bool(spans) and len(outcomes) == len(OUTCOMES) and len(row.figures) <= len(OUTCOMES)
            blocks = spans[-1:] if of_row else BLOCKS
        keys = [key for key in COLUMNS if key.partition(".")[0] in blocks]
        if len(outcomes) not in (len(keys), len(OUTCOMES)) and len(keys) < len(COLUMNS):
            keys = COLUMNS  # the labels above are not those of a part
        return keys, LeftoverReason.ROW_SHORT

    def _cells(self, row: TableRow, keys: Sequence[str]) -> Placed | None:
        figures = row.figures
        header = self._columns()
        if ends_in_words(row) or (header.numbered and not (row.labels and key_of(row.labels[-1], "span"))):
            return None
        if header.others:
            placed = counted(row, keys, header)
            return placed if isinstance(placed, list) else None
        if len(figures) == len(keys) and (not row.blanks_kept or side_by_side(row)):
            return list(figures)
        if not row.blanks_kept:
            return None
        for cells in (_of_one_line(row), row.values, _without_fillers(row.values)):
            if len(cells) == len(keys):
                return list(cells)
        return None

    def _note_variants(self, found: Found) -> None:
        for labels in self._all:
            for label, row in labels.spans:
                key = key_of(label, "span")
                if label[0] != SPAN_LABELS[key] and core(label[0]) != core(_LITIGATION + SPAN_LABELS[key]):
                    keys = [f"disputes.{column}" for column in COLUMNS if column.startswith(f"{key}.")]
                    found.note_variant(SPAN_LABELS[key], label[0], keys, (row.block, label[1]))
            for (label, row), key in zip(labels.outcomes, labels.keys, strict=True):
                if label[0] != OUTCOME_LABELS[key]:
                    keys = [f"disputes.{column}" for column in COLUMNS if column.endswith(f".{key}")]
                    found.note_variant(OUTCOME_LABELS[key], label[0], keys, (row.block, label[1]))


_LITIGATION = SPAN_LABELS["litigation"]


def _begins_with_words(row: TableRow) -> bool:
    """Whether words stand first in *row*, which may be the label of a row that the form does not have."""
    return bool(row.figures) and not value_like(row.figures[0].text)


def _is_bare(row: TableRow) -> bool:
    """Whether *row* can be the row of figures left blank."""
    return not row.labels and len(row.values) >= len(COLUMNS)


def _without_fillers(cells: Sequence[Cell]) -> list[Cell]:
    """Drop the leading blanks that stand for merged header cells: several on one line, with nothing else."""
    lines: dict[int, list[Cell]] = {}
    for cell in cells:
        lines.setdefault(cell.row, []).append(cell)
    fillers = {row for row, here in lines.items() if len(here) > 1 and all(is_blank(cell.text) for cell in here)}
    at = 0
    while at < len(cells) and cells[at].row in fillers:
        at += 1
    return list(cells[at:])


def _of_one_line(row: TableRow) -> list[Cell]:
    """Return the cells of the line in which the figures stand, if they all stand in one, without blanks beyond."""
    lines = {cell.row for cell in row.figures}
    if row.columns_known and len(row.values) > len(COLUMNS) and is_blank(row.values[0].text):
        return []  # the spare cell may be the first or the last
    cells = [cell for cell in row.values if cell.row in lines] if len(lines) == 1 else []
    return cells[: len(COLUMNS)] if all(is_blank(cell.text) for cell in cells[len(COLUMNS) :]) else []
