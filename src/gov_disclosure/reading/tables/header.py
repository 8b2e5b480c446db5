"""What the labels above a table's figures say of its columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from attrs import define, field

from gov_disclosure.document import Cell, Grid, Run
from gov_disclosure.figures import is_unit
from gov_disclosure.reading.tables.numbering import column_number
from gov_disclosure.reading.tables.rows import TableRow
from gov_disclosure.reading.words.nearest import nearest
from gov_disclosure.reading.words.normalise import core, flat, one_slip


class _Spot(NamedTuple):
    """Where among the labels an unknown text was met: so many columns before it, and in the line of labels."""

    leaves: int
    in_line: int
    kind: str
    in_grid: bool


@define
class Header:
    """
    The column labels met above a table's figures.

    ``leaves``: column key and header cell, in reading order; ``others``: texts
    among them that name no column of the form. ``positional``: whether they
    come from grids, so that their columns can be compared with those of the
    figures. ``in_line``: column keys in reading order, ``None`` for another
    text. ``numbered``: whether a column before the rows' labels counts them.
    """

    leaves: list[tuple[str, Cell]] = field(factory=list)
    others: list[Cell] = field(factory=list)
    positional: bool = False
    in_line: list[str | None] = field(factory=list)
    numbered: bool = False
    named: set[str] = field(factory=set)
    texts: list[str] = field(factory=list)
    """All that is printed above the figures, as far as table two needs it: names of columns, units, other words."""
    of_grids: bool = False
    """Whether its cells are those of grids whose columns tell nothing."""
    tops: list[Cell] = field(factory=list)
    """Labels met that span all columns of the form."""
    after: list[Cell] = field(factory=list)
    """Texts met after such a label and before any column's: right of all columns, or the first of them."""
    _spots: dict[int, _Spot] = field(factory=dict)
    block_of: dict[int, Grid | Run | None] = field(factory=dict)
    """The block that a header cell stands in, by the cell's identity: a table goes on in other grids."""

    def add(self, key: str, cell: Cell, row: TableRow) -> None:
        """Take in the label *cell* of the column *key*, met in *row*."""
        self.leaves.append((key, cell))
        self.block_of[id(cell)] = row.block
        self.positional = row.columns_known
        if key not in self.named:  # else the header is printed again
            self.in_line.append(key)
        self.named.add(key)

    def add_span(self) -> None:
        """Take in a label that spans several columns, whose labels stand below it."""
        if SPAN not in self.named:
            self.in_line.append(SPAN)
        self.named.add(SPAN)

    def add_other(self, cell: Cell, row: TableRow, labels: Iterable[str]) -> None:
        """Take in a text that names no column, unless it says the unit, is a number, or is a piece of *labels*."""
        if _says_the_unit(cell.text) or column_number(cell.text):
            return
        if not row.columns_known and is_piece(cell.text, labels) and not _is_slip(cell.text, labels):
            return
        spot = _Spot(len(self.leaves), len(self.in_line), _AGAIN, row.columns_known)
        if not any(cell.text == known.text for known in self.others[-_FEW:]):
            if len(self.tops) == 1 and not self.named:
                self.after.append(cell)
            spot = spot._replace(kind=_AFTER if self.after else _IN_LINE)
            if not self.after:
                self.in_line.append(None)
        self.others.append(cell)
        self._spots[id(cell)] = spot
        self.block_of[id(cell)] = row.block

    def name_mistyped(self, labels: Mapping[str, str]) -> None:
        """
        Once all labels are met: give unknown texts the columns that no other label names and that they resemble.

        *labels*: label as the form has it to the key of its column.
        """
        missing = {label: key for label, key in labels.items() if key not in self.named}
        in_place = len(set(missing.values())) == 1
        named = [(nearest(cell.text, missing, in_place=in_place), cell) for cell in self.others if missing]
        for key, cell in reversed(named):  # from the last on, so that the places of those before stay
            alike = {other.text for other_key, other in named if other_key == key}
            if key is not None and len(alike) == 1:
                self._name(key, cell)

    def _name(self, key: str, cell: Cell) -> None:
        leaves, in_line, kind, in_grid = self._spots[id(cell)]
        self.others = [other for other in self.others if other is not cell]
        self.leaves.insert(leaves, (key, cell))
        self.positional = in_grid
        if key in self.in_line:  # the header is printed again, below
            del self.in_line[self.in_line.index(key)]
        if kind == _IN_LINE:
            self.in_line[in_line] = key
        elif kind == _AFTER:
            self.after = [other for other in self.after if other is not cell]
            self.in_line.insert(in_line, key)
        self.named.add(key)

    def at(self, block: Grid | Run | None = None) -> dict[int, str]:
        """
        Return column index to column key, the lowest label deciding where labels stand above each other.

        With *block*, only of the labels in it.
        """
        found: dict[int, str] = {}
        for key, cell in self.leaves:
            if block is None or self.block_of.get(id(cell)) is block:
                for column in columns_of(cell):
                    found[column] = key
        return found

    def other_at(self, place: int) -> Cell | None:
        """Return the unknown text that stands at *place* of ``in_line``."""
        spots = ((cell, self._spots[id(cell)]) for cell in self.others)
        return next((cell for cell, spot in spots if spot.kind == _IN_LINE and spot.in_line == place), None)

    def settle(self) -> None:
        """Once all labels are met: read them in line where the merged cells of a grid left no trace, or a wrong one."""
        blocks = {id(block): block for block in self.block_of.values()}
        if self.positional and any(self.overlaps(block) or self._torn(block) for block in blocks.values()):
            self.positional = False
            self.of_grids = True

    @property
    def contradicts_itself(self) -> bool:
        """Whether columns are named again in another order, or one more often than the others."""
        printed = [(key, cell.text) for key, cell in self.leaves]
        once = list(dict.fromkeys(printed))
        if len(printed) == len(once):
            return False
        places = {(key, id(self.block_of.get(id(cell))), cell.column) for key, cell in self.leaves}
        if self.of_grids and len(places) > len({place[:2] for place in places}):
            return True  # printed again in other columns of the same grid
        return printed != once * (len(printed) // len(once))

    def overlaps(self, block: Grid | Run | None) -> bool:
        """Whether labels of different columns stand above each other in *block*: its merged cells left no trace."""
        seen: dict[int, str] = {}
        return any(
            seen.setdefault(column, key) != key
            for key, cell in self.leaves
            if self.block_of.get(id(cell)) is block
            for column in columns_of(cell)
        )

    def added(self, block: Grid | Run | None = None) -> list[Cell]:
        """Return the texts above columns that the form does not have."""
        at = self.at(block)
        return [
            cell
            for cell in self.others
            if (block is None or self.block_of.get(id(cell)) is block)
            and not any(column in at for column in columns_of(cell))
        ]

    def _torn(self, block: Grid | Run | None) -> bool:
        """
        Whether a label of the upper line of *block* stands among those of the lower line.

        The label that spans the lower ones then spans too few of them, and
        the columns of a page with such a slip are not those that it means.
        Nor are they where nothing stands above one of the lower line.
        """
        cells = [cell for _, cell in self.leaves if self.block_of.get(id(cell)) is block]
        if not cells:
            return False
        top = min(cell.row for cell in cells)
        if isinstance(block, Grid) and any(_below_nothing(cell, top, block) for cell in cells if cell.row > top):
            return True
        if SPAN not in self.named:
            return False
        lower = [cell.column for cell in cells if cell.row > top]
        return any(min(lower) < cell.column < max(lower) for cell in cells if lower and cell.row == top)

    def of_form(self, columns: Mapping[str, str]) -> Header:
        """
        Return the header with the keys that *columns* gives to its columns, and the labels of all others as others.

        *columns*: the key of a label to the key of the form's column that it names.
        """
        return Header(
            leaves=[(columns[key], cell) for key, cell in self.leaves if key in columns],
            others=[*self.others, *(cell for key, cell in self.leaves if key not in columns)],
            positional=self.positional,
            in_line=[columns.get(key) if key else None for key in self.in_line],
            numbered=self.numbered,
            texts=self.texts,
            block_of=self.block_of,
        )


def _below_nothing(label: Cell, top: int, grid: Grid) -> bool:
    """Whether the upper line of a header, the row *top* of *grid*, has no cell above *label*: one is lost there."""
    return not any(
        cell.row <= top < cell.row + cell.rowspan and cell.column <= label.column < cell.column + cell.colspan
        for cell in grid.cells
        if cell.row <= top
    )


_NUMBERS = frozenset(("序号", "编号", "行次"))


def numbers_rows(text: str) -> bool:
    """Whether *text* heads a column of the rows' numbers."""
    return core(text) in _NUMBERS


_IN_LINE, _AFTER, _AGAIN = "in line", "after", "again"
"""How an unknown text stands among the labels: beside them, right of all columns, or printed once more."""
SPAN = ""
"""In place of a column's key: a label that spans columns whose labels follow."""
_FEW = 8
"""Texts in one line of a header among which one printed twice is looked for."""


def columns_of(cell: Cell) -> range:
    """Return the columns of a grid that *cell* covers, up to a bound."""
    return range(cell.column, cell.column + min(cell.colspan, 64))


def is_piece(text: str, labels: Iterable[str]) -> bool:
    """Whether *text* is no more than a part of one of *labels*: narrow columns print them over several lines."""
    part = core(text)
    return any(len(part) < len(core(label)) and part in core(label) for label in labels)


def _is_slip(text: str, labels: Iterable[str]) -> bool:
    """Whether *text* lacks no more than one character of one of *labels*: a slip of the pen rather than a piece."""
    return any(one_slip(core(text), core(label)) for label in labels)


def _says_the_unit(text: str) -> bool:
    return is_unit(text) or flat(text).lstrip("(").startswith("单位")
