"""The columns of the long table, in which CSV holds a whole report: a row for each fact, paragraph and cell."""

from __future__ import annotations

from typing import Final

from gov_disclosure.document.blocks import Document, Grid

COLUMNS: Final = ("cell", "label_zh", "label_en", "unit", "figure", "printed", "year", "organ")
"""
The header row.

``cell``: cell key, or the path of a fact or paragraph in the report's JSON
document with ``.`` for ``/`` ("period.start", "sections.0.paragraphs.1").
``label_zh``, ``label_en``: label path. ``figure``: plain number in ``unit``,
empty where no figure is printed. ``printed``: the printed text of a cell where
it is not the plain figure, else empty; of all else the text. ``year``,
``organ``: of which report the row is, so that tables can be put together.
"""


def long_table(document: Document) -> Grid | None:
    """Return the long table that *document* consists of, ``None`` if it is anything else."""
    if len(document.blocks) != 1 or not isinstance(document.blocks[0], Grid):
        return None
    grid = document.blocks[0]
    head = tuple(cell.text for cell in grid.cells[: len(COLUMNS)] if cell.row == 0)
    return grid if head == COLUMNS else None
