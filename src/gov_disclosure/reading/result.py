"""What reading returns: the report, where each figure stood, and what could not be placed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import final

from attrs import evolve, field, frozen

from gov_disclosure.document import Cell, Document, Grid, Run
from gov_disclosure.forms import TableKey
from gov_disclosure.model import Note, Place, Report
from gov_disclosure.text import Count, Text
from gov_disclosure.views import view


class LeftoverReason(StrEnum):
    """Why a printed figure was put into no cell."""

    ROW_UNKNOWN = "row_unknown"
    """It stands in a row that the form does not have, or whose label was not recognised."""
    ROW_SHORT = "row_short"
    """Its row has fewer cells than the form, so that its column is not certain."""
    ROW_LONG = "row_long"
    """Its row has more figures than the form has cells."""
    ROW_REPEATED = "row_repeated"
    """Its row is printed more than once."""
    COLUMN_UNKNOWN = "column_unknown"
    """It stands in a column that the form does not have, or under headers that contradict the form."""
    TABLE_REPEATED = "table_repeated"
    """It stands in a second printing of a statutory table."""
    OTHER_REPORT = "other_report"
    """It belongs to another report in the same file."""
    POSITIONS_LOST = "positions_lost"
    """The file keeps the figures of the row but not which cell each stood in."""
    NOT_A_FIGURE = "not_a_figure"
    """It is no figure that its cell can hold."""
    UNIT_UNKNOWN = "unit_unknown"
    """It is an amount of money printed without 元 or 万元."""
    NOTE_IN_CELL = "note_in_cell"
    """It stands in a remark beside the cell's own figure."""
    TOO_LONG = "too_long"
    """It has more digits than the limit or the model allows."""
    IN_LABEL = "in_label"
    """It is typed into a label or header."""
    PAGE_NUMBER = "page_number"
    """It looks like a page number between the rows."""
    UNSELECTED = "unselected"
    """It is a choice of a form field that the page does not show."""


LEFTOVER_WORDS: Mapping[LeftoverReason, Text] = {
    LeftoverReason.ROW_UNKNOWN: Text(
        "统一格式中没有这一行，或行名无法识别", "its row is not on the form, or was not recognised"
    ),
    LeftoverReason.ROW_SHORT: Text(
        "这一行的格数比统一格式少，无法确定所在的列",
        "its row has fewer cells than the form, so its column is not certain",
    ),
    LeftoverReason.ROW_LONG: Text("这一行的数字比统一格式的格数多", "its row has more figures than the form has cells"),
    LeftoverReason.ROW_REPEATED: Text("这一行重复印出", "its row is printed more than once"),
    LeftoverReason.COLUMN_UNKNOWN: Text(
        "统一格式中没有这一列，或表头与统一格式不符",
        "its column is not on the form, or the headers contradict the form",
    ),
    LeftoverReason.TABLE_REPEATED: Text("在重复印出的法定表格中", "it is in a second printing of the table"),
    LeftoverReason.OTHER_REPORT: Text("属于文件中的另一份报告", "it belongs to another report in the file"),
    LeftoverReason.POSITIONS_LOST: Text(
        "文件只保留了数字，没有保留所在的单元格", "the file keeps the figures but not their cells"
    ),
    LeftoverReason.NOT_A_FIGURE: Text("不是该单元格可填的数字", "it is no figure that its cell can hold"),
    LeftoverReason.UNIT_UNKNOWN: Text("金额没有注明元或万元", "it is an amount without 元 or 万元"),
    LeftoverReason.NOTE_IN_CELL: Text("是单元格内数字旁的附注", "it is a remark beside the cell's own figure"),
    LeftoverReason.TOO_LONG: Text("位数过多", "it has too many digits"),
    LeftoverReason.IN_LABEL: Text("写在行名或表头里", "it is typed into a label or header"),
    LeftoverReason.PAGE_NUMBER: Text("像是行间的页码", "it looks like a page number between the rows"),
    LeftoverReason.UNSELECTED: Text("是下拉框中没有选中的选项", "it is a choice of a form field that is not selected"),
}
"""Each reason in words, for the person who has the file."""


@final
@frozen(kw_only=True)
class Leftover:
    """
    Text with figures from a statutory table that went into no cell.

    ``table``: the table it stands in, ``None`` where that is not known.
    ``detail``: the label of its row as printed, where there is one.
    """

    text: str
    place: Place | None = None
    table: TableKey | None = None
    reason: LeftoverReason
    detail: str | None = None


Spot = tuple[Grid | Run | None, Cell]
"""A cell and the table it stood in."""


def place_of(spot: Spot) -> Place | None:
    """Return where a cell stood, counted from 1, as far as its format knows."""
    block, cell = spot
    if isinstance(block, Grid):
        return block.place(cell)
    base = cell.origin or (block.origin if block else None)
    if base is None or block is None or block.number is None:
        return base
    return evolve(base, table=block.number)


class Places(Mapping[str, Place]):
    """Cell key to where the figure, or the blank, stood; each worked out when asked for."""

    __slots__ = ("_keys", "_spots")

    def __init__(self, keys: Collection[str], spots: Mapping[str, Spot]) -> None:
        """Give the places of those of *keys* that have a spot, in the order of *keys*."""
        self._keys, self._spots = keys, spots

    def __getitem__(self, key: str) -> Place:
        if key not in self._keys:
            raise KeyError(key)
        return place_of(self._spots[key]) or _NOWHERE

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._keys if key in self._spots)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, key: object) -> bool:
        return key in self._keys and key in self._spots

    def __repr__(self) -> str:
        return f"<Places of {Count(len(self)):cell|cells}>"

    def __reduce__(self) -> tuple[type[Places], tuple[list[str], dict[str, Spot]]]:
        keys = [*self]
        return Places, (keys, {key: self._spots[key] for key in keys})


_NOWHERE = Place()


@final
@frozen(kw_only=True)
class Reading:
    """
    A published report as read.

    ``places``: cell key to where it stood; cells that are not printed are
    absent. ``leftovers``: every figure of the statutory tables that went into
    no cell, with the reason. ``notes``: how the printed form departs from the
    statutory one. ``document``: what the report was read from.
    """

    report: Report
    places: Mapping[str, Place]
    leftovers: tuple[Leftover, ...] = ()
    notes: tuple[Note, ...] = ()
    document: Document = field(repr=False)

    def __str__(self) -> str:
        placed, left, noted = Count(len(self.places)), Count(len(self.leftovers)), Count(len(self.notes))
        counts = f"{placed:cell|cells} placed, {left:leftover|leftovers}, {noted:note|notes}"
        return f"{self.report}: {counts}"

    def _repr_html_(self) -> str:
        return view(self)
