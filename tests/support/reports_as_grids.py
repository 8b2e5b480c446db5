"""Reports as readers of HTML, DOCX and PDF deliver them: grids with spans, a figure of its own in every cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import dialects
from gov_disclosure import forms
from gov_disclosure.document import Cell, Document, Grid, Paragraph
from gov_disclosure.forms import TABLE_KEYS, Form, TableForm, TableKey

Line = list[tuple[str, int, int]]
"""The cells of a row as a page has them: text, rows and columns spanned."""
FORMS: dict[str, forms.Form] = {edition: forms.for_edition(edition) for edition in forms.EDITIONS}


def distinct_figures(form: Form, start: int = 1000) -> dict[str, str]:
    """A different figure for every cell, so that a figure in the wrong cell shows."""
    amounts = {key for key, cell in form.cells.items() if cell.kind == "amount" and "procurement" in key}
    return {key: f"{start + at}{'万元' if key in amounts else ''}" for at, key in enumerate(form.cells)}


def spanned_grid(table: TableForm, printed: dict[str, str], number: int) -> Grid:
    """The table as HTML, DOCX and PDF readers deliver it: cells with their spans."""
    return Grid(
        cells=tuple(
            Cell(printed.get(cell.key, "") if cell.key else cell.zh, cell.row, cell.column, cell.rowspan, cell.colspan)
            for cell in table.grid
        ),
        number=number,
    )


def grid_of(lines: Sequence[Line]) -> Grid:
    """The grid of *lines* that a page prints one below the other, each cell where the spans above leave room for it."""
    taken: set[tuple[int, int]] = set()
    made: list[Cell] = []
    for row, line in enumerate(lines):
        column = 0
        for text, down, across in line:
            while (row, column) in taken:
                column += 1
            made.append(Cell(text, row, column, down, across))
            taken |= {(row + r, column + c) for r in range(down) for c in range(across)}
    return Grid(cells=tuple(made), number=1)


def document_of(form: Form, grids: Mapping[str, Grid] | Mapping[TableKey, Grid]) -> Document:
    """A report with its tables as grids."""
    blocks: list[Paragraph | Grid] = [
        Paragraph(text="青松县水务局2023年政府信息公开工作年度报告"),
        Paragraph(text="一、总体情况"),
    ]
    for section, key in zip(form.sections[1:4], TABLE_KEYS, strict=True):
        blocks.append(Paragraph(text=f"{section.number}、{section.zh}"))
        if key in grids:
            blocks.append(grids[key])
    blocks += [Paragraph(text=text) for text in dialects.CLOSING]
    return Document(blocks=tuple(blocks), format="html")
