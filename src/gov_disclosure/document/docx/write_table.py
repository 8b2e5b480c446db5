"""
A grid as a table of WordprocessingML, written as text.

Built cell by cell through python-docx, which looks up every neighbour anew for
each property and each merged cell, three tables take ten times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from gov_disclosure.document.blocks import Cell, Grid
from gov_disclosure.document.characters import printable
from gov_disclosure.document.grid_labels import GridLabels
from gov_disclosure.document.marks import MarkLevel

TEXT_WIDTH = 8844
"""Width between the margins of an A4 page (156 mm), in twentieths of a point."""
_ROW_HEIGHT = 340
"""Least height of a row, in twentieths of a point."""
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SIDES = ("top", "left", "bottom", "right")

SHADES: Mapping[MarkLevel, str] = {"error": "FDE7E9", "warning": "FFF3D6", "info": "E6F0FB", "undetermined": "F0F0F0"}
_SIGNS: Mapping[MarkLevel, str] = {"error": "double", "warning": "dashed", "info": "dotted", "undetermined": "dotDash"}

_BREAK = re.compile(r"([\n\r\t])")


def table_xml(grid: Grid, style: str, levels: Mapping[str, MarkLevel]) -> str:
    """
    Return the element ``w:tbl`` of *grid*, which has cells, in the table style with the id *style*.

    Header rows are repeated on each page, rows stay on one page, and a table
    that fits a page is not cut. Cells whose key is in *levels* are shaded and framed.
    """
    height = max(cell.row + cell.rowspan for cell in grid.cells)
    width = max(cell.column + cell.colspan for cell in grid.cells)
    shares = grid.widths if len(grid.widths) == width else (1,) * width
    widths = [TEXT_WIDTH * share // sum(shares) for share in shares]
    labels = GridLabels(grid)
    frames = _frames(grid, levels)
    pieces: list[dict[int, str]] = [{} for _ in range(height)]
    for cell in _filled(grid, height, width):
        look = "TableLabel" if cell.header and labels.scope(cell) == "row" else "TableText"
        level = levels.get(cell.key) if cell.key else None
        room = sum(widths[cell.column : cell.column + cell.colspan])
        for row in range(cell.row, cell.row + cell.rowspan):
            keep = "<w:keepNext/>" if row < height - 1 else ""
            text = _run(cell.text) if row == cell.row else ""
            pieces[row][cell.column] = (
                f"<w:tc>{_properties(cell, row, room, level, frames.get(cell[1:3], {}))}"
                f'<w:p><w:pPr><w:pStyle w:val="{look}"/>{keep}</w:pPr>{text}</w:p></w:tc>'
            )
    rows = "".join(_row(found, repeated=at < grid.header_rows) for at, found in enumerate(pieces))
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    return (
        f'<w:tbl xmlns:w="{_NAMESPACE}"><w:tblPr><w:tblStyle w:val={quoteattr(style)}/><w:tblW w:type="auto" w:w="0"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" w:noHBand="0" w:noVBand="1"'
        f' w:val="04A0"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
    )


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


def _row(pieces: Mapping[int, str], *, repeated: bool) -> str:
    header = "<w:tblHeader/>" if repeated else ""
    height = f'<w:trHeight w:val="{_ROW_HEIGHT}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{header}</w:trPr>{''.join(pieces[at] for at in sorted(pieces))}</w:tr>"


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


def _properties(cell: Cell, row: int, room: int, level: MarkLevel | None, frame: Mapping[str, MarkLevel]) -> str:
    """Return the properties of the piece of *cell* in *row*: a cell that spans rows has one in each of them."""
    across = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    down = ""
    if cell.rowspan > 1:
        down = '<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>"
    lines = "".join(_line(side, frame[side]) for side in _SIDES if side in frame)
    mark = f"<w:tcBorders>{lines}</w:tcBorders>" if lines else ""
    if level is not None:
        mark += f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADES[level]}"/>'
    return f'<w:tcPr><w:tcW w:type="dxa" w:w="{room}"/>{across}{down}{mark}<w:vAlign w:val="center"/></w:tcPr>'


def _line(side: str, level: MarkLevel) -> str:
    return f'<w:{side} w:val="{_SIGNS[level]}" w:sz="12" w:space="0" w:color="B00020"/>'


def _run(text: str) -> str:
    if not text:
        return ""
    parts = [part for part in _BREAK.split(printable(text)) if part]
    shown = [_CONTROLS.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in parts]
    return f"<w:r>{''.join(shown)}</w:r>"


_CONTROLS: Mapping[str, str] = {"\n": "<w:br/>", "\r": "<w:br/>", "\t": "<w:tab/>"}
