"""
A document as DOCX with the look of official documents: true spans, header rows repeated on each page.

Written as WordprocessingML directly; the same document gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gov_disclosure.document._docx_parts import FOOTER_RELATION, package, text
from gov_disclosure.document.blocks import Cell, Document, Grid, Paragraph
from gov_disclosure.document.container import zip_bytes
from gov_disclosure.document.grid_labels import GridLabels
from gov_disclosure.document.marks import Mark, MarkLevel
from gov_disclosure.document.remarks import remark_paragraphs, worst_levels

_TEXT_WIDTH = 8844
"""Width between the margins of an A4 page (156 mm), in twentieths of a point."""

_SHADES: Mapping[MarkLevel, str] = {"error": "FDE7E9", "warning": "FFF3D6", "info": "E6F0FB", "undetermined": "F0F0F0"}
_SIGNS: Mapping[MarkLevel, str] = {"error": "double", "warning": "dashed", "info": "dotted", "undetermined": "dotDash"}

_ROW_HEIGHT = '<w:trHeight w:val="340" w:hRule="atLeast"/>'

_SECTION = (
    f'<w:sectPr><w:footerReference w:type="default" r:id="{FOOTER_RELATION}"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1134" w:gutter="0"/>'
    "</w:sectPr>"
)


def write(document: Document) -> bytes:
    """Return *document* as a DOCX file; marked cells are shaded and framed, and the marks listed at the end."""
    levels = worst_levels(document.marks)
    body = "".join(_blocks(document, levels)) + _SECTION
    return zip_bytes(package(body, document.metadata))


def _blocks(document: Document, levels: Mapping[str, MarkLevel]) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield _paragraph(block, _spans(block, document.marks))
        elif isinstance(block, Grid):
            yield _table(block, levels)
            # Two tables with nothing between them would become one.
            yield _plain("", "TableText")
        else:
            for cell in block.cells:
                yield _plain(cell.text, "Normal")
    for remark in remark_paragraphs(document):
        yield _paragraph(remark, ())


def _style(level: int | None) -> str:
    if level is None:
        return "Normal"
    return "Title" if level == 0 else f"Heading{min(level, 9)}"


def _plain(value: str, style: str, *, keep: bool = False) -> str:
    """Return a paragraph of plain text; with *keep*, on the page of the next one."""
    together = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{together}</w:pPr>{_run(value)}</w:p>'


def _paragraph(block: Paragraph, spans: tuple[tuple[int, int, MarkLevel], ...]) -> str:
    """Return a paragraph, the marked words shaded and underlined."""
    runs: list[str] = []
    at = 0
    for start, end, level in spans:
        if start < at:
            continue
        shade = f'<w:u w:val="wave"/><w:shd w:val="clear" w:color="auto" w:fill="{_SHADES[level]}"/>'
        runs += [_run(block.text[at:start]), _run(block.text[start:end], shade)]
        at = end
    runs.append(_run(block.text[at:]))
    return f'<w:p><w:pPr><w:pStyle w:val="{_style(block.level)}"/></w:pPr>{"".join(runs)}</w:p>'


def _spans(block: Paragraph, marks: tuple[Mark, ...]) -> tuple[tuple[int, int, MarkLevel], ...]:
    if block.key is None:
        return ()
    return tuple(
        sorted(
            (target.start, target.end if target.end is not None else len(block.text), mark.level)
            for mark in marks
            for target in mark.targets
            if target.key == block.key and target.start is not None
        )
    )


def _run(value: str, properties: str = "") -> str:
    """Return a run of text, its line breaks and tabs as elements."""
    if not value:
        return ""
    lines = (
        "<w:tab/>".join(f'<w:t xml:space="preserve">{text(part)}</w:t>' if part else "" for part in line.split("\t"))
        for line in value.split("\n")
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{'<w:br/>'.join(lines)}</w:r>"


def _table(grid: Grid, levels: Mapping[str, MarkLevel]) -> str:
    widths = _twips(grid)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{border}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
    )
    labels = GridLabels(grid)
    rows = list(_rows(grid))
    last = len(rows) - 1
    body = "".join(_row(row, cells, grid, labels, widths, levels, keep=row < last) for row, cells in rows)
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"


def _twips(grid: Grid) -> list[int]:
    count = max((cell.column + cell.colspan for cell in grid.cells), default=1)
    shares = grid.widths if len(grid.widths) == count else (1,) * count
    return [_TEXT_WIDTH * share // sum(shares) for share in shares]


def _rows(grid: Grid) -> Iterator[tuple[int, list[Cell]]]:
    """Yield each row with all cells that stand in it or reach down into it, left to right, gaps filled."""
    height = max((cell.row + cell.rowspan for cell in grid.cells), default=0)
    width = max((cell.column + cell.colspan for cell in grid.cells), default=0)
    reach: list[dict[int, Cell]] = [{} for _ in range(height)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.rowspan):
            reach[row][cell.column] = cell
    for row, found in enumerate(reach):
        at = 0
        cells: list[Cell] = []
        while at < width:
            cell = found.get(at) or Cell("", row, at)
            cells.append(cell)
            at += cell.colspan
        yield row, cells


def _row(
    row: int,
    cells: list[Cell],
    grid: Grid,
    labels: GridLabels,
    widths: list[int],
    levels: Mapping[str, MarkLevel],
    *,
    keep: bool,
) -> str:
    """Return a row; with *keep*, on the page of the next one, so that a table that fits a page is not cut in two."""
    repeated = "<w:tblHeader/>" if row < grid.header_rows else ""
    content = "".join(_cell(cell, row, labels, widths, levels, keep=keep) for cell in cells)
    return f"<w:tr><w:trPr><w:cantSplit/>{_ROW_HEIGHT}{repeated}</w:trPr>{content}</w:tr>"


def _cell(
    cell: Cell, row: int, labels: GridLabels, widths: list[int], levels: Mapping[str, MarkLevel], *, keep: bool
) -> str:
    width = sum(widths[cell.column : cell.column + cell.colspan])
    properties = [f'<w:tcW w:w="{width}" w:type="dxa"/>']
    if cell.colspan > 1:
        properties.append(f'<w:gridSpan w:val="{cell.colspan}"/>')
    if cell.rowspan > 1:
        properties.append('<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>")
    level = levels.get(cell.key) if cell.key else None
    if level is not None:
        sides = "".join(
            f'<w:{side} w:val="{_SIGNS[level]}" w:sz="12" w:space="0" w:color="B00020"/>'
            for side in ("top", "left", "bottom", "right")
        )
        properties.append(f"<w:tcBorders>{sides}</w:tcBorders>")
        properties.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADES[level]}"/>')
    properties.append('<w:vAlign w:val="center"/>')
    shown = cell.text if row == cell.row else ""
    style = "TableLabel" if cell.header and labels.scope(cell) == "row" else "TableText"
    return f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr>{_plain(shown, style, keep=keep)}</w:tc>"
