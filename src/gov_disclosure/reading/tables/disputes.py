"""Table four: reconsideration and litigation, one row of fifteen figures or its parts printed apart."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from gov_disclosure.document import Cell
from gov_disclosure.figures import is_blank
from gov_disclosure.forms import flat_columns
from gov_disclosure.forms._common import DISPUTES, SECTIONS
from gov_disclosure.model import NoteKind
from gov_disclosure.reading.result import LeftoverReason
from gov_disclosure.reading.tables.columns import Placed, columns_of, set_apart
from gov_disclosure.reading.tables.found import Found
from gov_disclosure.reading.tables.rows import Label, TableRow, is_page_number
from gov_disclosure.reading.words.normalise import core

_TITLE = next(section.zh for section in SECTIONS if section.key == "disputes")
COLUMNS = [flat.key for flat in flat_columns(DISPUTES)]
_BLOCKS = list(dict.fromkeys(key.partition(".")[0] for key in COLUMNS))
_OUTCOMES = list(dict.fromkeys(key.partition(".")[2] for key in COLUMNS))
_LABELS = {flat.key: flat.column.zh for flat in flat_columns(DISPUTES)}
_SPAN_LABELS = {group.key or "litigation": group.zh for flat in flat_columns(DISPUTES) for group in flat.groups}
_LITIGATION = _SPAN_LABELS["litigation"]
# Which blocks a part of the table shows, by the spanning labels above it.
_PARTS: dict[frozenset[str], list[str]] = {
    frozenset(("reconsideration",)): _BLOCKS[:1],
    frozenset(("litigation", *_BLOCKS[1:])): _BLOCKS[1:],
    frozenset(_BLOCKS[1:]): _BLOCKS[1:],
    frozenset((_BLOCKS[1],)): _BLOCKS[1:2],
    frozenset((_BLOCKS[2],)): _BLOCKS[2:],
    frozenset(("litigation", _BLOCKS[1])): _BLOCKS[1:2],
    frozenset(("litigation", _BLOCKS[2])): _BLOCKS[2:],
}


_MOST_ROWS = 64
"""Rows of figures that are placed; the table has one, its parts printed apart have fifteen."""
_NUMBERED = frozenset(("序号", "编号", "行次"))


@define(eq=False)
class DisputesTable:
    """One printing of table four."""

    rows: list[TableRow] = field(factory=list)
    _spans: list[Label] = field(factory=list)
    _outcomes: list[Label] = field(factory=list)
    _below: bool = False
    _has_figures: bool = False
    _apart: bool = False

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
        self._set_apart_extra_columns(found)
        self._has_figures = any(row.figures or row.tail for row in self.rows)
        self._apart = all(len(row.figures) <= 1 for row in self.rows)
        placed = 0
        for row in self.rows:
            self._take_labels(row)
            if row.figures or row.tail or self._is_blank_row(row):
                placed += 1
                if placed <= _MOST_ROWS:
                    self._place(row, found)
                else:
                    found.leave_row(row, LeftoverReason.ROW_REPEATED, "disputes")
            else:
                found.leave(row, LeftoverReason.COLUMN_UNKNOWN, "disputes", row.before)
        self._note_variants(found)

    def _set_apart_extra_columns(self, found: Found) -> None:
        """Leave over the figures below a label that the form does not have (序号), beside a whole header."""
        headers = [row for row in self.rows if row.columns_known and not row.figures]
        known = [label[1] for row in headers for label in row.labels if _key(label, "column")]
        if len({cell.column for cell in known}) != len(known) or len(known) % len(_OUTCOMES) or not known:
            return
        left, right = min(cell.column for cell in known), max(cell.column for cell in known)
        outside = [
            (row, label)
            for row in headers
            for label in row.labels
            if not label[2] and (label[1].column + label[1].colspan <= left or label[1].column > right)
        ]
        extra = {column for row, label in outside for column in columns_of(row, label[1])}
        taken = set_apart(extra, self.rows, found, "disputes")
        for row, (text, cell, _) in outside:
            if not taken.isdisjoint(columns_of(row, cell)):
                found.note(NoteKind.COLUMN_EXTRA, printed=text, spot=(row.block, cell))
                taken.difference_update(columns_of(row, cell))

    def _take_labels(self, row: TableRow) -> None:
        spans = [label for label in row.labels if _key(label, "span")]
        outcomes = [label for label in row.labels if _key(label, "column")]
        if spans and self._below:
            self._spans, self._below = [], False
            if not row.figures:
                self._outcomes = []
        if outcomes and self._below:
            self._outcomes = []
        self._spans += spans
        self._outcomes += outcomes

    def _is_blank_row(self, row: TableRow) -> bool:
        """Whether *row* is the row of figures left blank: below the header, where no other row has figures."""
        return not row.labels and len(row.values) >= len(COLUMNS) and not self._has_figures

    def _place(self, row: TableRow, found: Found) -> None:
        if row.figures and all(is_page_number(cell.text) for cell in row.figures):
            found.leave_row(row, LeftoverReason.PAGE_NUMBER, "disputes")
            return
        self._below = True
        found.leave(row, LeftoverReason.COLUMN_UNKNOWN, "disputes", row.before)
        keys, reason = self._keys(row)
        placed = None if row.tail or not keys else self._cells(row, keys)
        if placed is None:
            if row.tail or not row.blanks_kept:
                reason = LeftoverReason.POSITIONS_LOST
            lost = [f"disputes.{key}" for key in keys or COLUMNS if f"disputes.{key}" not in found.spots]
            spot = (row.block, row.figures[0]) if row.figures else None
            found.lose_row(row, reason, lost, table="disputes", official=_TITLE, spot=spot)
            return
        self._put(row, keys, placed, found)
        if not self._outcomes:
            found.note(NoteKind.LABEL_MISSING, [f"disputes.{key}" for key in keys], spot=(row.block, row.values[0]))

    def _put(self, row: TableRow, keys: Sequence[str], placed: Placed, found: Found) -> None:
        full = [f"disputes.{key}" for key in keys]
        if any(key in found.spots for key in full):
            found.leave_row_values(row, LeftoverReason.ROW_REPEATED, "disputes")
            found.note(NoteKind.ROW_REPEATED, full, spot=(row.block, row.values[0]))
            return
        for key, cell in zip(full, placed, strict=True):
            if cell is None:
                found.blank.add(key)
            else:
                found.spots[key] = (row.block, cell)
        found.unplaced.difference_update(full)

    def _keys(self, row: TableRow) -> tuple[list[str], LeftoverReason]:
        """Return which cells a row of figures can fill, by the labels above and before it."""
        if len(row.figures) > len(COLUMNS):
            return [], LeftoverReason.ROW_LONG
        shown = [key for label in self._spans if (key := _key(label, "span"))]
        outcomes = [key for label in self._outcomes if (key := _key(label, "column"))]
        own = [key for label in row.labels if (key := _key(label, "column"))]
        if self._apart and len(row.figures) == 1 and len(own) == 1 and shown and shown[-1] in _BLOCKS:
            return [f"{shown[-1]}.{own[0]}"], LeftoverReason.ROW_SHORT
        if not self._in_order(outcomes):
            return [], LeftoverReason.COLUMN_UNKNOWN
        if len(row.figures) == len(COLUMNS):
            return COLUMNS, LeftoverReason.ROW_SHORT
        blocks = _PARTS.get(frozenset(shown))
        if blocks is None or (len(shown) > 1 and row.labels and _key(row.labels[-1], "span") == shown[-1] and not own):
            own_span = next((key for label in reversed(row.labels) if (key := _key(label, "span")) in _BLOCKS), None)
            blocks = [own_span] if own_span and len(outcomes) == len(_OUTCOMES) and row.figures[5:] == [] else _BLOCKS
        keys = [key for key in COLUMNS if key.partition(".")[0] in blocks]
        if len(outcomes) not in (len(keys), len(_OUTCOMES)) and len(keys) < len(COLUMNS):
            keys = COLUMNS  # the labels above are not those of a part
        return keys, LeftoverReason.ROW_SHORT

    def _in_order(self, outcomes: Sequence[str]) -> bool:
        """Whether the outcome labels come in the form's order, as often as they come."""
        distinct = list(dict.fromkeys(outcomes))
        return distinct == [key for key in _OUTCOMES if key in distinct]

    def _cells(self, row: TableRow, keys: Sequence[str]) -> Placed | None:
        figures = row.figures
        if not (row.labels and _key(row.labels[-1], "span")) and self._begins_with_unknown(row):
            return self._under_headers(row, keys)
        if len(figures) == len(keys):
            return list(figures)
        if not row.blanks_kept:
            return None
        for cells in (row.values, _without_fillers(row.values), _of_one_line(row)):
            if len(cells) == len(keys):
                return list(cells)
        return self._under_headers(row, keys)

    def _begins_with_unknown(self, row: TableRow) -> bool:
        """Whether the header has a column before all of the form's (序号), which must not be counted as one."""
        above = (other for other in self.rows if other is row or not other.figures)
        labels = [label for other in above for label in other.labels]
        first = next((at for at, label in enumerate(labels) if label[2]), 0)
        return any(core(text) in _NUMBERED or _on_line(cell, labels[first][1]) for text, cell, _ in labels[:first])

    def _under_headers(self, row: TableRow, keys: Sequence[str]) -> Placed | None:
        columns = {label[1].column for label in self._outcomes if label[1].colspan == 1}
        if not row.columns_known or len(columns) != len(keys) or len(self._outcomes) != len(keys):
            return None
        at = {cell.column: cell for cell in row.values}
        if any(not is_blank(cell.text) and cell.column not in columns for cell in row.values):
            return None
        if len(row.values) < len(keys):
            return None
        return [at.get(column) for column in sorted(columns)]

    def _note_variants(self, found: Found) -> None:
        block = self.rows[0].block if self.rows else None
        for label in self._spans:
            key = _key(label, "span")
            if key and label[0] != _SPAN_LABELS[key] and core(label[0]) != core(_LITIGATION + _SPAN_LABELS[key]):
                keys = [f"disputes.{column}" for column in COLUMNS if column.startswith(f"{key}.")]
                found.note_variant(_SPAN_LABELS[key], label[0], keys, (block, label[1]))
        for label in self._outcomes:
            key = _key(label, "column")
            if key and label[0] != _LABELS[f"{_BLOCKS[0]}.{key}"]:
                keys = [f"disputes.{column}" for column in COLUMNS if column.endswith(f".{key}")]
                found.note_variant(_LABELS[f"{_BLOCKS[0]}.{key}"], label[0], keys, (block, label[1]))


def _key(label: Label, role: str) -> str:
    for table, other, key, _ in label[2]:
        if table == "disputes" and other == role:
            return key
    return ""


def _on_line(left: Cell, right: Cell) -> bool:
    """Whether two cells stand beside each other: in one row of a table, on one line of text."""
    lines = [cell.origin and cell.origin.line for cell in (left, right)]
    return left.row == right.row and lines[0] == lines[1]


def _without_fillers(cells: Sequence[Cell]) -> list[Cell]:
    """Drop the leading blanks that stand for merged header cells: several on one line, with nothing else."""
    lines: dict[int, int] = {}
    for cell in cells:
        lines[cell.row] = lines.get(cell.row, 0) + 1
    at = 0
    while at < len(cells) and is_blank(cells[at].text) and lines[cells[at].row] > 1:
        at += 1
    return list(cells[at:])


def _of_one_line(row: TableRow) -> list[Cell]:
    """Return the cells of the line in which the figures stand, if they all stand in one, without blanks beyond."""
    lines = {cell.row for cell in row.figures}
    cells = [cell for cell in row.values if cell.row in lines] if len(lines) == 1 else []
    return cells[: len(COLUMNS)] if all(is_blank(cell.text) for cell in cells[len(COLUMNS) :]) else []
