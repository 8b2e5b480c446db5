"""A grid as a table of a DOCX file: true spans, header rows repeated on each page, marked cells shaded and framed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gov_disclosure.document.blocks import Cell, Grid
from gov_disclosure.document.characters import printable
from gov_disclosure.document.grid_labels import GridLabels
from gov_disclosure.document.marks import SHADES, MarkLevel

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

TABLE_STYLE = "Table Grid"
TEXT_WIDTH = 8844
"""Width between the margins of an A4 page (156 mm), in twentieths of a point."""
_ROW_HEIGHT = 340
"""Least height of a row, in twentieths of a point."""
_SIDES = ("top", "left", "bottom", "right")

_SIGNS: Mapping[MarkLevel, str] = {"error": "double", "warning": "dashed", "info": "dotted", "undetermined": "dotDash"}


def add_table(word: WordDocument, grid: Grid, levels: Mapping[str, MarkLevel]) -> None:
    """
    Add *grid*, which has cells, to a document.

    Header rows are repeated on each page, rows stay on one page, and a table
    that fits a page is not cut. Cells whose key is in *levels* are shaded and framed.
    """
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Twips

    height = max(cell.row + cell.rowspan for cell in grid.cells)
    width = max(cell.column + cell.colspan for cell in grid.cells)
    shares = grid.widths if len(grid.widths) == width else (1,) * width
    widths = [TEXT_WIDTH * share // sum(shares) for share in shares]
    table = word.add_table(height, width, TABLE_STYLE)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, room in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Twips(room)
    rows = [row._tr for row in table.rows]
    for at, row in enumerate(rows):
        _set_row(row, repeated=at < grid.header_rows)
    slots = [list(row.tc_lst) for row in rows]
    labels, frames = GridLabels(grid), _frames(grid, levels)
    for cell in _filled(grid, height, width):
        look = "TableLabel" if cell.header and labels.scope(cell) == "row" else "TableText"
        level = levels.get(cell.key) if cell.key else None
        for row_at in range(cell.row, cell.row + cell.rowspan):
            piece, *covered = slots[row_at][cell.column : cell.column + cell.colspan]
            for other in covered:
                rows[row_at].remove(other)
            piece.width = Twips(sum(widths[cell.column : cell.column + cell.colspan]))
            _merge(piece, cell, first=row_at == cell.row)
            _set_look(piece, level, frames.get((cell.row, cell.column), {}))
            paragraph = piece.p_lst[0]
            paragraph.style = look
            paragraph.get_or_add_pPr().keepNext_val = True if row_at < height - 1 else None
            if row_at == cell.row and cell.text:
                paragraph.add_r().text = printable(cell.text)


def _filled(grid: Grid, height: int, width: int) -> Iterator[Cell]:
    """Yield the cells of *grid* and a blank one wherever it has none."""
    yield from grid.cells
    taken = {
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    }
    for row in range(height):
        yield from (Cell("", row, column) for column in range(width) if (row, column) not in taken)


def _set_row(row: Any, *, repeated: bool) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Twips

    row.trHeight_val, row.trHeight_hRule = Twips(_ROW_HEIGHT), WD_ROW_HEIGHT_RULE.AT_LEAST
    row.trPr.insert(0, element("cantSplit"))
    if repeated:
        row.trPr.append(element("tblHeader"))


def _merge(piece: Any, cell: Cell, *, first: bool) -> None:
    """Span the columns of *cell*, and say where its piece in one row begins or goes on with that of others."""
    if cell.colspan > 1:
        piece.grid_span = cell.colspan
    if cell.rowspan > 1:
        piece.vMerge = "restart" if first else "continue"


def _set_look(piece: Any, level: MarkLevel | None, frame: Mapping[str, MarkLevel]) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    properties = piece.get_or_add_tcPr()
    if frame:
        borders = element("tcBorders")
        borders.extend(
            element(side, val=_SIGNS[frame[side]], sz="12", space="0", color="B00020")
            for side in _SIDES
            if side in frame
        )
        properties.append(borders)
    if level is not None:
        properties.append(shade(level))
    properties.vAlign_val = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def shade(level: MarkLevel) -> Any:
    """Return the element that shades what is marked."""
    return element("shd", val="clear", color="auto", fill=SHADES[level])


def element(tag: str, **attributes: str) -> Any:
    """Return an element that python-docx has no interface for, *tag* and *attributes* of the prefix ``w``."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    return OxmlElement(f"w:{tag}", {qn(f"w:{name}"): value for name, value in attributes.items()})


def _frames(grid: Grid, levels: Mapping[str, MarkLevel]) -> Mapping[tuple[int, int], Mapping[str, MarkLevel]]:
    """
    Return the framed sides of cells by row and column: all of a marked one, and of its neighbours those they share.

    Where two cells differ about the line between them, programs differ about whose they draw.
    """
    found: dict[tuple[int, int], dict[str, MarkLevel]] = {}
    marked: dict[Cell, MarkLevel] = {
        cell: levels[cell.key] for cell in grid.cells if cell.key is not None and cell.key in levels
    }
    for cell, level in marked.items():
        for other in grid.cells:
            side = _side_to(other, cell)
            if side and other not in marked:
                found.setdefault((other.row, other.column), {})[side] = level
    for cell, level in marked.items():
        found[cell.row, cell.column] = dict.fromkeys(_SIDES, level)
    return found


def _side_to(cell: Cell, other: Cell) -> str | None:
    """Return the side of *cell* that is part of the frame of *other*, ``None`` if none is whole."""
    right, bottom = cell.column + cell.colspan, cell.row + cell.rowspan
    if other.row <= cell.row and bottom <= other.row + other.rowspan:
        return {right: "right"}.get(other.column) or {cell.column: "left"}.get(other.column + other.colspan)
    if other.column <= cell.column and right <= other.column + other.colspan:
        return {bottom: "bottom"}.get(other.row) or {cell.row: "top"}.get(other.row + other.rowspan)
    return None
