"""
Reports as tables of plain texts, made from the form's labels alone: what a file prints, cell by cell.

This is the side of the conservation oracle that knows the truth. It shares no
code with the readers: of the package it takes only the labels and cell keys.
Every figure in a report is unique, so that any figure found tells where it was printed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from gov_disclosure import forms
from gov_disclosure.forms import Form, flat_columns, flat_rows
from gov_disclosure.forms.common import APPLICANTS, BALANCE, DISPUTES

Spanned = tuple[str, int, int, int, int]
"""A cell as it stands on the page: text, row, column, rows and columns that it spans."""


@dataclass
class Column:
    """A column: its labels from above, and the last part of its cells' keys; ``None`` for one the form lacks."""

    path: tuple[str, ...]
    key: str | None


@dataclass
class Row:
    """A row: its labels from the left, the first part of its cells' keys, and what its cells print."""

    path: tuple[str, ...]
    key: str | None
    cells: list[str] = field(default_factory=list)


@dataclass
class Part:
    """A header with the rows below it; ``depth`` columns of labels; ``above`` and ``below`` are rows of one text."""

    columns: list[Column]
    rows: list[Row]
    depth: int
    corner: str
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    @property
    def width(self) -> int:
        return self.depth + len(self.columns)


@dataclass
class Printed:
    """A report: its three tables, and the figures that it prints with the keys of their cells."""

    form: Form
    tables: list[list[Part]]
    owner: dict[str, str | None] = field(default_factory=dict)
    """Figure to the key of its cell, ``None`` where it belongs to no cell of the form."""
    blank: set[str] = field(default_factory=set)
    notes: tuple[list[str], list[str], list[str]] = field(default_factory=lambda: ([], [], []))
    """Paragraphs below each table."""
    counter: Iterator[int] = field(default_factory=lambda: iter(range(31011, 99999, 7)))

    def figure(self, key: str | None) -> str:
        """Return a figure not printed yet, for the cell *key*."""
        found = str(next(self.counter))
        self.owner[found] = key
        return found


def printed_report(form: Form) -> Printed:
    """Return a whole report of *form* in which every cell is filled."""
    report = Printed(form, [[], [], []])
    for block in form.disclosure_blocks:
        columns = [Column((column.zh,), column.key) for column in block.columns]
        rows = [Row((row.zh,), f"proactive_disclosure.{row.key}") for row in block.rows]
        report.tables[0].append(Part(columns, rows, 1, block.corner, above=[block.zh]))
    applicants = [
        Column((*(group.zh for group in flat.groups), flat.column.zh), flat.column.key)
        for flat in flat_columns(APPLICANTS)
    ]
    rows = [
        Row((*(group.zh for group in flat.groups), flat.row.zh), f"requests.{flat.key}")
        for flat in flat_rows(form.request_rows)
    ]
    report.tables[1].append(Part(applicants, rows, 3, BALANCE.zh))
    disputes = [
        Column((*(group.zh for group in flat.groups), flat.column.zh), flat.key) for flat in flat_columns(DISPUTES)
    ]
    report.tables[2].append(Part(disputes, [Row((), "disputes")], 0, ""))
    for part in parts(report):
        for row in part.rows:
            row.cells = [_figure(report, f"{row.key}.{column.key}") for column in part.columns]
    return report


def _figure(report: Printed, key: str) -> str:
    cell = report.form.cells[key]
    unit = "万元" if cell.kind == "amount" and "万元" not in "".join(cell.column) else ""
    return report.figure(key) + unit


def parts(report: Printed) -> list[Part]:
    """Return all parts of the tables."""
    return [part for table in report.tables for part in table]


def spanned(table: list[Part]) -> list[Spanned]:
    """Return the cells of a *table* on the page, in reading order."""
    width = max(part.width for part in table)
    cells: list[Spanned] = []
    at = 0
    for part in table:
        for text in part.above:
            cells.append((text, at, 0, 1, width))
            at += 1
        header = list(_header(part, at))
        cells += header
        at += max(len(column.path) for column in part.columns)
        cells += _body(part, at)
        at += len(part.rows)
        for text in part.below:
            cells.append((text, at, 0, 1, width))
            at += 1
    return sorted(cells, key=lambda cell: cell[1:3])


def _header(part: Part, top: int) -> Iterator[Spanned]:
    height = max(len(column.path) for column in part.columns)
    if part.depth:
        yield part.corner, top, 0, height, part.depth
    for level in range(height):
        at = 0
        while at < len(part.columns):
            path = part.columns[at].path
            end = at + 1
            if level < len(path) - 1:
                while end < len(part.columns) and part.columns[end].path[: level + 1] == path[: level + 1]:
                    end += 1
            if level < len(path):
                last = level == len(path) - 1
                yield path[level], top + level, part.depth + at, height - level if last else 1, end - at
            at = end


def _body(part: Part, top: int) -> Iterator[Spanned]:
    for at, row in enumerate(part.rows):
        for level, text in enumerate(row.path):
            prefix = row.path[: level + 1]
            last = level == len(row.path) - 1
            if (
                not last
                and at
                and part.rows[at - 1].path[: level + 1] == prefix
                and len(part.rows[at - 1].path) > level + 1
            ):
                continue
            end = at + 1
            while not last and end < len(part.rows) and part.rows[end].path[: level + 1] == prefix:
                end += 1
            yield text, top + at, level, end - at, part.depth - level if last else 1
        for column, text in enumerate(row.cells):
            yield text, top + at, part.depth + column, 1, 1


def matrix(table: list[Part], *, repeated: bool = False) -> list[list[str]]:
    """Return a *table* with all columns in each row, merged cells once, or in each of their places if *repeated*."""
    cells = spanned(table)
    rows = [[""] * max(c + cs for _, _, c, _, cs in cells) for _ in range(max(r + rs for _, r, _, rs, _ in cells))]
    for text, row, column, down, across in cells:
        for r in range(row, row + down if repeated else row + 1):
            for c in range(column, column + across if repeated else column + 1):
                rows[r][c] = text
    return rows


def compact(table: list[Part]) -> list[list[str]]:
    """Return the rows of a *table* with each merged cell once and nothing in its other places."""
    rows: dict[int, list[str]] = {}
    for text, row, *_ in spanned(table):
        rows.setdefault(row, []).append(text)
    return [rows[row] for row in sorted(rows)]


def random_form(chance: random.Random) -> Form:
    """Return one of the editions, or a mixture of both."""
    edition = chance.choice(forms.EDITIONS)
    if chance.random() < 0.6:
        return forms.for_edition(edition)
    other = next(one for one in forms.EDITIONS if one != edition)
    return forms.mixed(edition, {chance.choice(("documents", "licensing", "enforcement", "charging")): other})
