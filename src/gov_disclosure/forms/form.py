"""An edition of the form, worked out: grids with spans, cells with label paths, identities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import final

from attrs import define, field, frozen

from gov_disclosure.editions import Edition
from gov_disclosure.errors import UnknownCellError
from gov_disclosure.forms.common import APPLICANTS, BALANCE, DISPUTES, SECTIONS, request_rows
from gov_disclosure.forms.shapes import (
    Balance,
    Block,
    CellForm,
    Column,
    ColumnGroup,
    GridCell,
    Group,
    Identity,
    Row,
    SectionForm,
    TableKey,
)
from gov_disclosure.text import nearest

_LABEL_COLUMNS = 3  # of table three


@final
@frozen
class TableForm:
    """
    One statutory table: its cells in printed order and its grid.

    ``cells`` in the order of their keys on the form, row by row; ``grid`` all
    printed cells, labels and figures, in reading order; ``columns`` how many
    grid columns there are; ``header_rows`` how many rows the header takes.
    """

    key: TableKey
    cells: tuple[CellForm, ...]
    grid: tuple[GridCell, ...]
    columns: int
    header_rows: int


@final
@define(slots=False, frozen=True, eq=False)
class Form:
    """
    An edition of the statutory form, or a mixture of editions as some reports print.

    ``edition``: "2021" or "2019", for a mixture the edition most of it follows.
    ``years``: first and last report year it is meant for, ``None`` without end.
    ``blocks``: the parts that editions print differently, each with the edition
    it follows. Compare forms by identity: there is one object for each.
    """

    edition: Edition
    years: tuple[int, int | None]
    notice: str
    title: str
    disclosure_blocks: tuple[Block, ...] = field(repr=False)
    otherwise_handled: Row | Group = field(repr=False)
    blocks: Mapping[str, Edition] = field(factory=dict)

    sections: tuple[SectionForm, ...] = field(default=SECTIONS, repr=False)
    balance: Balance = field(default=BALANCE, repr=False)

    @property
    def name(self) -> str:
        """The edition, with the other editions mixed in: "2021", "2021+2019"."""
        return "+".join([self.edition, *sorted({e for e in self.blocks.values() if e != self.edition})])

    @cached_property
    def mixed(self) -> bool:
        """Whether parts of it follow another edition."""
        return any(edition != self.edition for edition in self.blocks.values())

    @cached_property
    def request_rows(self) -> tuple[Row | Group, ...]:
        """The rows of table three, grouped as printed."""
        return request_rows(self.otherwise_handled)

    @cached_property
    def tables(self) -> Mapping[TableKey, TableForm]:
        """The three tables by key, in printed order."""
        tables = (_disclosure_table(self), _requests_table(self), _disputes_table())
        return {table.key: table for table in tables}

    @cached_property
    def cells(self) -> Mapping[str, CellForm]:
        """Every cell by its key, in printed order: 200 in the 2021 form, 198 in the 2019 form."""
        return {cell.key: cell for table in self.tables.values() for cell in table.cells}

    @cached_property
    def amounts(self) -> frozenset[str]:
        """The keys of the cells that hold amounts of money (万元) and not numbers of cases."""
        return frozenset(key for key, cell in self.cells.items() if cell.kind == "amount")

    @cached_property
    def identities(self) -> tuple[Identity, ...]:
        """
        What must add up: 42 in the 2021 form, 40 in the 2019 form.

        Row totals of table three (25 or 23), its outcome totals (7), the
        printed balance (7), totals of table four (3).
        """
        return (*_row_totals(self), *_outcome_totals(self), *_balances(self), *_dispute_totals())

    @cached_property
    def identities_of(self) -> Mapping[str, tuple[Identity, ...]]:
        """The identities each cell stands in, by cell key; cells in none are absent."""
        found: dict[str, list[Identity]] = {}
        for identity in self.identities:
            for key in (*identity.left, *identity.right):
                found.setdefault(key, []).append(identity)
        return {key: tuple(value) for key, value in found.items()}

    def cell(self, key: str) -> CellForm:
        """
        Return what the form says of the cell *key*.

        Raises:
            UnknownCellError: the form has no such cell.

        """
        try:
            return self.cells[key]
        except KeyError:
            raise UnknownCellError(key, self.name, nearest(key, self.cells)) from None


@final
@frozen
class FlatRow:
    """A row with the groups it stands in: key path, label paths, depth of the grid columns its label takes."""

    row: Row
    key: str
    groups: tuple[Group, ...]

    @property
    def zh(self) -> tuple[str, ...]:
        """Printed labels from the outermost group to the row."""
        return (*(group.zh for group in self.groups), self.row.zh)

    @property
    def en(self) -> tuple[str, ...]:
        """English labels from the outermost group to the row."""
        return (*(group.en for group in self.groups), self.row.en)


def flat_rows(rows: tuple[Row | Group, ...], groups: tuple[Group, ...] = ()) -> Iterator[FlatRow]:
    """Yield the rows in printed order, each with its groups."""
    for row in rows:
        if isinstance(row, Group):
            yield from flat_rows(row.rows, (*groups, row))
        else:
            yield FlatRow(row, ".".join([*(group.key for group in groups), row.key]), groups)


@final
@frozen
class FlatColumn:
    """A column with the groups it stands in."""

    column: Column
    key: str
    groups: tuple[ColumnGroup, ...]


def flat_columns(
    columns: tuple[Column | ColumnGroup, ...], groups: tuple[ColumnGroup, ...] = ()
) -> Iterator[FlatColumn]:
    """Yield the columns in printed order, each with its groups."""
    for column in columns:
        if isinstance(column, ColumnGroup):
            yield from flat_columns(column.columns, (*groups, column))
        else:
            key = ".".join([*(group.key for group in groups if group.key), column.key])
            yield FlatColumn(column, key, groups)


def _disclosure_table(form: Form) -> TableForm:
    width = 1 + max(sum(block.spans) for block in form.disclosure_blocks)
    cells: list[CellForm] = []
    grid: list[GridCell] = []
    at = 0
    for block in form.disclosure_blocks:
        spans = _fitted(block.spans, width - 1)
        grid.append(GridCell(block.zh, block.en, at, 0, colspan=width))
        grid.append(GridCell(block.corner, block.corner_en, at + 1, 0))
        starts = [1 + sum(spans[:i]) for i in range(len(spans))]
        grid += [
            GridCell(column.zh, column.en, at + 1, start, colspan=span)
            for column, start, span in zip(block.columns, starts, spans, strict=True)
        ]
        at += 2
        for row in block.rows:
            grid.append(GridCell(row.zh, row.en, at, 0))
            for column, start, span in zip(block.columns, starts, spans, strict=True):
                key = f"proactive_disclosure.{row.key}.{column.key}"
                cells.append(
                    CellForm(
                        key,
                        "proactive_disclosure",
                        (block.zh, row.zh),
                        (block.en, row.en),
                        (column.zh,),
                        (column.en,),
                        column.unit,
                        column.kind,
                        row.law,
                    )
                )
                grid.append(GridCell("", "", at, start, colspan=span, key=key))
            at += 1
    return TableForm("proactive_disclosure", tuple(cells), tuple(grid), width, 0)


def _fitted(spans: tuple[int, ...], width: int) -> tuple[int, ...]:
    """Widen the last span so that a block fills the table it stands in (mixed forms differ in width)."""
    return (*spans[:-1], width - sum(spans[:-1]))


def _requests_table(form: Form) -> TableForm:
    rows = tuple(flat_rows(form.request_rows))
    columns = tuple(flat_columns(APPLICANTS))
    header = [GridCell(form.balance.zh, form.balance.en, 0, 0, rowspan=3, colspan=_LABEL_COLUMNS)]
    header += _header_cells(APPLICANTS, 0, _LABEL_COLUMNS, 3)
    grid = sorted(header, key=lambda cell: (cell.row, cell.column))
    cells: list[CellForm] = []
    opened: tuple[Group, ...] = ()
    for at, flat in enumerate(rows, start=3):
        for depth, group in enumerate(flat.groups):
            if group not in opened[: depth + 1]:
                height = len(tuple(flat_rows(group.rows)))
                grid.append(GridCell(group.zh, group.en, at, depth, rowspan=height))
        opened = flat.groups
        depth = len(flat.groups)
        grid.append(GridCell(flat.row.zh, flat.row.en, at, depth, colspan=_LABEL_COLUMNS - depth))
        for index, flat_column in enumerate(columns):
            key = f"requests.{flat.key}.{flat_column.key}"
            column = flat_column.column
            groups = flat_column.groups[1:]  # 申请人情况 spans every column and tells none apart
            cells.append(
                CellForm(
                    key,
                    "requests",
                    flat.zh,
                    flat.en,
                    (*(g.zh for g in groups), column.zh),
                    (*(g.en for g in groups), column.en),
                    column.unit,
                    column.kind,
                    flat.row.law,
                )
            )
            grid.append(GridCell("", "", at, _LABEL_COLUMNS + index, key=key))
    return TableForm("requests", tuple(cells), tuple(grid), _LABEL_COLUMNS + len(columns), 3)


def _disputes_table() -> TableForm:
    columns = tuple(flat_columns(DISPUTES))
    grid = sorted(_header_cells(DISPUTES, 0, 0, 3), key=lambda cell: (cell.row, cell.column))
    cells = tuple(
        CellForm(
            f"disputes.{flat.key}", "disputes", (), (),
            (*(g.zh for g in flat.groups), flat.column.zh), (*(g.en for g in flat.groups), flat.column.en),
            flat.column.unit, flat.column.kind, _DISPUTE_LAW[flat.groups[0].zh],
        )
        for flat in columns
    )  # fmt: skip
    grid += [GridCell("", "", 3, at, key=cell.key) for at, cell in enumerate(cells)]
    return TableForm("disputes", cells, tuple(grid), len(columns), 3)


_DISPUTE_LAW = {"行政复议": "行政复议法第十一条第（十四）项", "行政诉讼": "条例第五十一条"}


def _header_cells(columns: tuple[Column | ColumnGroup, ...], row: int, column: int, bottom: int) -> Iterator[GridCell]:
    """Yield the header cells of *columns*, groups above their columns, leaves reaching down to *bottom*."""
    for item in columns:
        if isinstance(item, ColumnGroup):
            width = len(tuple(flat_columns(item.columns)))
            # A group whose columns end one row early leaves no gap: its leaves span downwards.
            yield GridCell(item.zh, item.en, row, column, colspan=width)
            yield from _header_cells(item.columns, row + 1, column, bottom)
            column += width
        else:
            yield GridCell(item.zh, item.en, row, column, rowspan=bottom - row)
            column += 1


def _row_totals(form: Form) -> Iterator[Identity]:
    columns = [flat.column for flat in flat_columns(APPLICANTS)]
    (total,) = (column.key for column in columns if column.total)
    parts = [column.key for column in columns if not column.total]
    for flat in flat_rows(form.request_rows):
        at = f"requests.{flat.key}"
        yield Identity(
            f"row_total:{flat.key}",
            "row_total",
            (f"{at}.{total}",),
            tuple(f"{at}.{part}" for part in parts),
            f"{form.notice}，表三栏目结构：总计为各类申请人之和",
        )


def _outcome_totals(form: Form) -> Iterator[Identity]:
    rows = tuple(flat_rows(form.request_rows))
    for flat_total in (flat for flat in rows if flat.row.sums):
        parts = [flat.key for flat in rows if flat is not flat_total and flat.groups[:1] == flat_total.groups[:1]]
        for flat_column in flat_columns(APPLICANTS):
            yield Identity(
                f"outcome_total:{flat_column.key}",
                "outcome_total",
                (f"requests.{flat_total.key}.{flat_column.key}",),
                tuple(f"requests.{part}.{flat_column.key}" for part in parts),
                f"{form.notice}，表三行次结构：（七）总计为（一）至（六）各项之和",
            )


def _balances(form: Form) -> Iterator[Identity]:
    for flat in flat_columns(APPLICANTS):
        yield Identity(
            f"balance:{flat.key}",
            "balance",
            tuple(f"requests.{row}.{flat.key}" for row in form.balance.left),
            tuple(f"requests.{row}.{flat.key}" for row in form.balance.right),
            f"{form.notice}，表三表头{form.balance.zh}",
        )


def _dispute_totals() -> Iterator[Identity]:
    columns = tuple(flat_columns(DISPUTES))
    for flat_total in (flat for flat in columns if flat.column.total):
        group = flat_total.groups[-1]
        parts = [flat for flat in columns if flat.groups[-1] is group and not flat.column.total]
        yield Identity(
            f"dispute_total:{group.key}",
            "dispute_total",
            (f"disputes.{flat_total.key}",),
            tuple(f"disputes.{part.key}" for part in parts),
            "表四栏目结构：总计为结果维持、结果纠正、其他结果、尚未审结之和",
        )
