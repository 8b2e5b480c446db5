"""The words in which an edition of the form is written down: rows, groups, columns, blocks, sums."""

from __future__ import annotations

from typing import Literal, final, get_args

from attrs import frozen

from gov_disclosure.editions import Edition

CellKind = Literal["count", "change", "amount"]
"""A whole number >= 0, a signed whole number, a decimal of 万元."""

TableKey = Literal["proactive_disclosure", "requests", "disputes"]
"""The three statutory tables, by the section they stand in."""

TABLE_KEYS: tuple[TableKey, ...] = get_args(TableKey)
"""The tables in their printed order."""


@final
@frozen
class Column:
    """A column: key, printed label, English name, unit of its figures and what they may be."""

    key: str
    zh: str
    en: str
    unit: str = "件"
    kind: CellKind = "count"
    total: bool = False
    """Whether the column is the sum of the other columns of its row."""


@final
@frozen
class Row:
    """A row: key, label exactly as printed, English name, the article it rests on where one is known."""

    key: str
    zh: str
    en: str
    law: str | None = None
    sums: str | None = None
    """Key of the group whose rows this row adds up, column by column."""


@final
@frozen
class Group:
    """Rows under one spanning label; the label has no figures of its own."""

    key: str
    zh: str
    en: str
    rows: tuple[Row | Group, ...]


@final
@frozen
class Block:
    """A part of table two: an article heading, a header row, and rows of figures."""

    key: str
    edition: Edition
    zh: str
    en: str
    columns: tuple[Column, ...]
    spans: tuple[int, ...]
    """Grid columns each data column takes; the label takes one."""
    rows: tuple[Row, ...]
    corner: str = "信息内容"
    corner_en: str = "Information"


@final
@frozen
class ColumnGroup:
    """Columns under one spanning header label; ``key`` is empty where the group is no part of the cell key."""

    key: str
    zh: str
    en: str
    columns: tuple[Column | ColumnGroup, ...]


@final
@frozen
class Balance:
    """A printed reconciliation: column by column, the left rows add up to what the right rows do."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    zh: str
    en: str


@final
@frozen
class SectionForm:
    """One of the six sections: key, ordinal, official title, English name, and wordings equally official in origin."""

    key: str
    number: str
    zh: str
    en: str
    also: tuple[str, ...] = ()


@final
@frozen
class GridCell:
    """A cell of the printed grid, counted from 0; ``key`` is the cell key where a figure stands."""

    zh: str
    en: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    key: str | None = None


@final
@frozen
class CellForm:
    """
    What the form says of one figure.

    ``row`` and ``column`` are the printed labels from the outermost group
    inwards; ``law`` is the article the row rests on, ``None`` where the source
    names none.
    """

    key: str
    table: TableKey
    row: tuple[str, ...]
    row_en: tuple[str, ...]
    column: tuple[str, ...]
    column_en: tuple[str, ...]
    unit: str
    kind: CellKind
    law: str | None

    @property
    def zh(self) -> str:
        """The label path: 三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密 · 自然人."""
        return _path(self.row, self.column)

    @property
    def en(self) -> str:
        """The label path in English."""
        return _path(self.row_en, self.column_en)


def _path(row: tuple[str, ...], column: tuple[str, ...]) -> str:
    return " · ".join(part for part in (" / ".join(row), " / ".join(column)) if part)


IdentityKind = Literal["row_total", "outcome_total", "balance", "dispute_total"]
"""Sums of a row and of the outcomes in table three, its reconciliation 勾稽关系, sums of a group of table four."""


@final
@frozen
class Identity:
    """The cells on the left add up to what the cells on the right do; a total stands alone on the left."""

    id: str
    kind: IdentityKind
    left: tuple[str, ...]
    right: tuple[str, ...]
    source: str
