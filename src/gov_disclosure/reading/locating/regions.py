"""Tell the statutory tables from the text around them, whatever blocks the format delivers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gov_disclosure.document import Cell, Document, Grid, Paragraph, Run
from gov_disclosure.figures import is_blank
from gov_disclosure.model import SectionKey
from gov_disclosure.reading.locating.captions import row_above
from gov_disclosure.reading.locating.run_together import run_together
from gov_disclosure.reading.locating.standing import is_statutory, standing_of
from gov_disclosure.reading.locating.text_tables import COLUMNED, text_tables
from gov_disclosure.reading.repairs.page_breaks import mended
from gov_disclosure.reading.repairs.text_rows import taken_apart
from gov_disclosure.reading.tables.rows import TableRow, is_page_number, rows_of_grid
from gov_disclosure.reading.tables.run_rows import rows_of_run
from gov_disclosure.reading.words.headings import section_headed, section_key
from gov_disclosure.reading.words.labels import find

Region = Paragraph | list[TableRow]
"""A paragraph of text, or rows of the statutory tables: those of a grid, or found elsewhere."""

_MANY = 5
"""Figures that only a row of many columns has."""


def regions(document: Document) -> Iterator[Region]:
    """Yield the document's paragraphs and, in their places, the parts of its statutory tables."""
    pending: list[Paragraph] = []
    in_table = False
    section: SectionKey | None = None
    for block in taken_apart(mended(document.flow)):
        if isinstance(block, Paragraph):
            parts = run_together(block)
            if not parts:
                pending.append(block)
                continue
            yield from text_tables(pending, section)
            section, pending = _section_after(pending, section), []
            yield from parts
            continue
        between = list(text_tables(pending, section))
        yield from between
        section = _section_after(pending, section)
        if any(isinstance(region, Paragraph) and not is_page_number(region.text) for region in between):
            in_table = False
        above, pending = pending, []
        if isinstance(block, Grid):
            rows_here = list(rows_of_grid(block))
            standing = standing_of(rows_here)
            in_table = standing.certain or (in_table and standing.continued) or standing.bare
            in_table = in_table or _belong(rows_here, section)
            if in_table:
                if section == "disputes" and (rows := row_above(above, rows_here)):
                    yield rows
                yield rows_here
            else:
                yield from _as_text(block)
        else:
            yield from _of_run(block, section)
            in_table = True
    yield from text_tables(pending, section)


def _belong(rows: Sequence[TableRow], section: SectionKey | None) -> bool:
    """Whether *rows* are part of the table of the *section* they stand in, though their labels may be anyone's."""
    if section in COLUMNED:
        return any(len(row.figures) >= _MANY for row in rows)
    return section == "proactive_disclosure" and bool(rows) and all(map(_of_table_two, rows))


def _of_table_two(row: TableRow) -> bool:
    """Whether *row* has a label of table two, and figures right of it only if the label names a row."""
    meanings = [meaning for _, _, known in row.labels for meaning in known if meaning.table == "proactive_disclosure"]
    return bool(meanings) and (not row.figures or meanings[-1].role == "row")


def _section_after(paragraphs: Sequence[Paragraph], section: SectionKey | None) -> SectionKey | None:
    """Return the section in which the text after *paragraphs* stands."""
    for paragraph in reversed(paragraphs):
        key = section_headed(paragraph.text, paragraph.level)
        if key is not None:
            return key
    return section


def _as_text(grid: Grid) -> Iterator[Paragraph]:
    """Yield a table that is not statutory as text, one paragraph a row."""
    for cells in grid.rows():
        text = "\t".join(" ".join(cell.text.split()) for cell in cells if not is_blank(cell.text))
        if text:
            yield Paragraph(text=text, origin=grid.place(cells[0]))


def _of_run(run: Run, section: SectionKey | None) -> Iterator[Region]:
    """Yield the rows of a run of cells; a section heading or a note among the cells ends a table."""
    cells: list[Cell] = []
    for cell in run.cells:
        if not is_blank(cell.text) and section_key(cell.text) and not find(cell.text):
            yield from _rows_or_text(cells, run, section)
            cells, section = [], section_key(cell.text)
            yield Paragraph(text=cell.text, origin=cell.origin or run.origin)
        elif _NOTE.match(cell.text):
            yield from _rows_or_text(cells, run, section)
            cells = []
            yield Paragraph(text=cell.text, origin=cell.origin or run.origin)
        else:
            cells.append(cell)
    yield from _rows_or_text(cells, run, section)


_NOTE = re.compile(r"\s*(?:备\s*注|附?注|说\s*明)\s*\d?\s*[:：]\s*\S{4}")
"""How a note below a table begins: it belongs to no figure's cell."""


def _rows_or_text(cells: list[Cell], run: Run, section: SectionKey | None) -> Iterator[Region]:
    rows = list(rows_of_run(cells, run, blanks_kept=run.blanks_kept))
    if is_statutory(rows) or _belong(rows, section):
        yield rows
        return
    for cell in cells:
        if not is_blank(cell.text):
            yield Paragraph(text=cell.text, origin=cell.origin or run.origin)
