"""A report as one long table, a row for each cell of the form, for spreadsheets and scripts."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure import cells
from gov_disclosure.document import Cell, Document, Grid
from gov_disclosure.model import Report
from gov_disclosure.writing.tables import figure_text

COLUMNS = ("cell", "label_zh", "label_en", "unit", "figure", "printed", "year", "organ")
"""
The columns of the long table.

``cell``: cell key. ``label_zh``, ``label_en``: label path. ``figure``: plain
number in ``unit``, empty where no figure is printed. ``printed``: the printed
text where it is not the plain figure, else empty.
"""


def long_document(report: Report) -> Document:
    """Return *report* as a document of one grid; cells that the published form lacks have no row."""
    rows = [COLUMNS, *_rows(report)]
    grid = Grid(
        cells=tuple(
            Cell(text, at, column, header=at == 0) for at, row in enumerate(rows) for column, text in enumerate(row)
        ),
        number=1,
        header_rows=1,
    )
    return Document(blocks=(grid,), format="report", source=report.source)


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    form = cells.form_of(report)
    for key, value in cells.by_key(report).items():
        printed = report.as_printed.get(key, "")
        if printed is None:
            continue
        cell = form.cell(key)
        yield key, cell.zh, cell.en, cell.unit, figure_text(value), printed, str(report.year), report.organ.name
