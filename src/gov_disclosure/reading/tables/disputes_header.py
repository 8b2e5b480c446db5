"""
The header of table four: three blocks of the same five outcomes, so that a label alone names no column.

A column is named by its outcome and by the label that spans it. In a grid the
spanning label stands above; in a run of cells, or where grids have lost their
spans, blocks follow one another, five outcomes each, in whatever order.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from gov_disclosure.document import Cell
from gov_disclosure.forms import flat_columns
from gov_disclosure.forms.common import DISPUTES
from gov_disclosure.reading.tables.header import Header, is_piece, numbers_rows
from gov_disclosure.reading.tables.numbering import column_number
from gov_disclosure.reading.tables.rows import Label, TableRow
from gov_disclosure.reading.words.labels import Meaning, Role
from gov_disclosure.reading.words.nearest import nearest
from gov_disclosure.reading.words.normalise import core

COLUMNS = [flat.key for flat in flat_columns(DISPUTES)]
BLOCKS = list(dict.fromkeys(key.partition(".")[0] for key in COLUMNS))
OUTCOMES = list(dict.fromkeys(key.partition(".")[2] for key in COLUMNS))
OUTCOME_LABELS = {flat.key.partition(".")[2]: flat.column.zh for flat in flat_columns(DISPUTES)}
SPAN_LABELS = {group.key or "litigation": group.zh for flat in flat_columns(DISPUTES) for group in flat.groups}
_LABELS = [*OUTCOME_LABELS.values(), *SPAN_LABELS.values()]
_OUTCOME_KEYS = {label: key for key, label in OUTCOME_LABELS.items()}
_SPAN_KEYS = {label: key for key, label in SPAN_LABELS.items()}
_FOUR = len(OUTCOMES) - 1
_OF_THE_ROW = frozenset(("数量", "件数", "数据", "数值", "本年", "本年度", "情况", "本年数"))
"""What some put before the figures as the label of their only row."""


@define
class DisputesHeader:
    """The labels met above a row of figures: of blocks, of their columns, and texts that the form does not have."""

    spans: list[tuple[Label, TableRow]] = field(factory=list)
    outcomes: list[tuple[Label, TableRow]] = field(factory=list)
    others: list[tuple[Label, TableRow]] = field(factory=list)
    astray: set[int] = field(factory=set)
    """Those *others*, by identity, that stand before or between the columns in a run of cells."""
    line: list[tuple[Label, TableRow]] = field(factory=list)
    """All labels but those of blocks, in reading order."""

    def take(self, row: TableRow) -> None:
        """Take in the labels of *row*."""
        header = any(key_of(label, "span") or key_of(label, "column") for label in row.labels)
        for printed in row.labels:
            if column_number(printed[0]):
                continue
            label = printed if printed[2] else _mistyped(printed)
            if span := key_of(label, "span"):
                if span not in BLOCKS[1:]:  # what stands before a label of the first level is no last column
                    self.astray.update(id(other) for other, of in self.others if not of.columns_known)
                self.spans.append((label, row))
                continue
            self.line.append((label, row))
            if key_of(label, "column"):
                self.outcomes.append((label, row))
            elif not row.columns_known and is_piece(label[0], _LABELS):
                continue
            elif not label[2] and (header or not row.figures) and core(label[0]) not in _OF_THE_ROW:
                self.others.append((label, row))
                if not row.columns_known and ("litigation" not in self.shown or self.outcomes):
                    self.astray.add(id(label))

    def name_totals(self) -> None:
        """Read a text that resembles 总计 as that label where it stands in its place, after the four other outcomes."""
        line = self.line
        if len({id(row.block) for _, row in line}) == 1 and line[0][1].columns_known:
            line = sorted(line, key=lambda one: one[0][1].column)
        keys = [key_of(label, "column") for label, _ in line]
        for at, (label, row) in enumerate(line):
            due = keys[max(0, at - _FOUR) : at] == OUTCOMES[:-1] and keys[at + 1 : at + 2] in ([], OUTCOMES[:1])
            if due and not label[2] and nearest(label[0], _OUTCOME_KEYS, in_place=True) == OUTCOMES[-1]:
                total = _as(label, "column", OUTCOMES[-1])
                self.others = [other for other in self.others if other[0] is not label]
                self.astray.discard(id(label))
                self.line[self.line.index((label, row))] = (total, row)
                self.outcomes = [one for one in self.line if key_of(one[0], "column")]

    @property
    def blocks(self) -> set[str]:
        """The blocks that the spanning labels announce."""
        return {block for key in self.shown for block in (BLOCKS[1:] if key == "litigation" else [key])}

    @property
    def shown(self) -> list[str]:
        """The blocks named, in reading order, and "litigation" for both blocks of it."""
        return [key_of(label, "span") for label, _ in self.spans]

    @property
    def standing(self) -> bool:
        """Whether the spanning labels come in the form's order: reconsideration before all litigation."""
        named = list(dict.fromkeys(self.shown))
        return named[1:].count(BLOCKS[0]) == 0 and [key for key in named if key in BLOCKS] == [
            key for key in BLOCKS if key in named
        ]

    @property
    def keys(self) -> list[str]:
        """The outcomes named, in reading order."""
        return [key_of(label, "column") for label, _ in self.outcomes]

    def sort(self) -> None:
        """Put the labels of a grid into the order of their columns where each has its own."""
        self.name_totals()
        for labels in (self.outcomes, self.spans):
            columns = [label[1].column for label, _ in labels]
            in_grid = len({id(row.block) for _, row in labels}) == 1 and labels[0][1].columns_known
            if in_grid and len(set(columns)) == len(columns):
                labels.sort(key=lambda one: one[0][1].column)

    @property
    def numbered(self) -> bool:
        """Whether the header has a column before all of the form's (序号), which must not be counted as one."""
        for label, _ in self.others:
            if numbers_rows(label[0]) or any(_beside(label[1], other[1]) for other, _ in self.spans[:1]):
                return True
        return False

    def header(self) -> Header:
        """Return the columns that the header names, as far as it tells of which block each is."""
        found = Header(numbered=self.numbered or bool(self.astray))
        blocks = [self._above(label[1], row) for label, row in self.outcomes]
        if not all(blocks):
            blocks = self._in_turn()
        for (label, row), block in zip(self.outcomes, blocks, strict=True):
            if block:
                found.add(f"{block}.{key_of(label, 'column')}", label[1], row)
        for label, row in self.others:
            found.add_other(label[1], row, _LABELS)
        return found

    def order(self) -> list[str] | None:
        """Return the columns in the order of their labels where all fifteen are there, else ``None``."""
        blocks = self._in_turn()
        named = [f"{block}.{key}" for block, key in zip(blocks, self.keys, strict=True)]
        return named if set(named) == set(COLUMNS) and len(named) == len(COLUMNS) else None

    def _above(self, cell: Cell, row: TableRow) -> str:
        """Return the block whose label spans the column of *cell* in a grid, empty where none does."""
        for span, of in reversed(self.spans if row.columns_known else ()):
            left = span[1].column
            if of.block is row.block and left <= cell.column < left + span[1].colspan and span[1].row < cell.row:
                return key_of(span, "span") if key_of(span, "span") in BLOCKS else ""
        return ""

    def _in_turn(self) -> list[str]:
        """Return the block of each outcome where three blocks follow one another, in the form's order or alone."""
        size, keys = len(OUTCOMES), self.keys
        in_turn = [keys[at : at + size] for at in range(0, len(keys), size)]
        whole = len(in_turn) == len(BLOCKS) and all(sorted(part) == sorted(OUTCOMES) for part in in_turn)
        if not whole or not self.standing:
            return [""] * len(self.outcomes)
        return [block for block in BLOCKS for _ in OUTCOMES]


def key_of(label: Label, role: str) -> str:
    """Return what *label* names in table four as a span or a column, empty where nothing."""
    for table, other, key, _ in label[2]:
        if table == "disputes" and other == role:
            return key
    return ""


def _mistyped(label: Label) -> Label:
    """Return *label* as that of a column or a block that it is with typing errors, as it is where it is none."""
    if outcome := nearest(label[0], _OUTCOME_KEYS):
        return _as(label, "column", outcome)
    span = nearest(label[0], _SPAN_KEYS)
    return _as(label, "span", span) if span else label


def _as(label: Label, role: Role, key: str) -> Label:
    return *label[:2], (Meaning("disputes", role, key, strong=False),)


def _beside(left: Cell, right: Cell) -> bool:
    """Whether *left* stands before *right* in one row of a table, on one line of text."""
    lines = [cell.origin and cell.origin.line for cell in (left, right)]
    before = left.column < right.column or (left.origin and right.origin and left.origin.start != right.origin.start)
    return left.row == right.row and lines[0] == lines[1] and bool(before)


def in_order(outcomes: Sequence[str]) -> bool:
    """Whether *outcomes* come in the form's order, as often as they come."""
    distinct = list(dict.fromkeys(outcomes))
    return distinct == [key for key in OUTCOMES if key in distinct]
