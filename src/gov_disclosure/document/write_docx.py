"""
A document as DOCX with the look of official documents: true spans, header rows repeated on each page.

Written with python-docx; the same document gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gov_disclosure.document._docx_look import TABLE_STYLE, element, new_document, save
from gov_disclosure.document.blocks import Cell, Document, Grid, Paragraph
from gov_disclosure.document.characters import printable
from gov_disclosure.document.grid_labels import GridLabels
from gov_disclosure.document.marks import Mark, MarkLevel
from gov_disclosure.document.remarks import remark_paragraphs, worst_levels

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph as WordParagraph

_TEXT_WIDTH = 8844
"""Width between the margins of an A4 page (156 mm), in twentieths of a point."""
_ROW_HEIGHT = 340
"""Least height of a row, in twentieths of a point."""

_SHADES: Mapping[MarkLevel, str] = {"error": "FDE7E9", "warning": "FFF3D6", "info": "E6F0FB", "undetermined": "F0F0F0"}
_SIGNS: Mapping[MarkLevel, str] = {"error": "double", "warning": "dashed", "info": "dotted", "undetermined": "dotDash"}
_SIDES = ("top", "left", "bottom", "right")


def write(document: Document) -> bytes:
    """
    Return *document* as a DOCX file; marked cells are shaded and framed, and the marks listed at the end.

    Raises:
        MissingExtraError: python-docx is not installed (extra ``docx``).
    """
    word = new_document(document.metadata)
    levels = worst_levels(document.marks)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            _add_paragraph(word, block, _spans(block, document.marks))
        elif isinstance(block, Grid):
            if block.cells:
                _add_table(word, block, levels)
            # Two tables with nothing between them would become one.
            word.add_paragraph(style="Table Text")
        else:
            for cell in block.cells:
                word.add_paragraph(printable(cell.text), "Normal")
    for remark in remark_paragraphs(document):
        _add_paragraph(word, remark, ())
    return save(word)


def _style(level: int | None) -> str:
    if level is None:
        return "Normal"
    return "Title" if level == 0 else f"Heading {min(level, 9)}"


def _add_paragraph(word: WordDocument, block: Paragraph, spans: tuple[tuple[int, int, MarkLevel], ...]) -> None:
    """Add a paragraph, the marked words shaded and underlined."""
    paragraph = word.add_paragraph(style=_style(block.level))
    at = 0
    for start, end, level in spans:
        if start < at:
            continue
        _add_run(paragraph, block.text[at:start])
        _add_run(paragraph, block.text[start:end], level)
        at = end
    _add_run(paragraph, block.text[at:])


def _add_run(paragraph: WordParagraph, text: str, level: MarkLevel | None = None) -> None:
    from docx.enum.text import WD_UNDERLINE

    if not text:
        return
    run = paragraph.add_run(printable(text))
    if level is not None:
        run.font.underline = WD_UNDERLINE.WAVY
        run.element.get_or_add_rPr().append(_shade(level))


def _shade(level: MarkLevel) -> Any:
    return element("shd", val="clear", color="auto", fill=_SHADES[level])


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


def _add_table(word: WordDocument, grid: Grid, levels: Mapping[str, MarkLevel]) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Twips

    height = max(cell.row + cell.rowspan for cell in grid.cells)
    width = max(cell.column + cell.colspan for cell in grid.cells)
    table = word.add_table(height, width, TABLE_STYLE)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    pieces = [list(row.cells) for row in table.rows]
    shares = grid.widths if len(grid.widths) == width else (1,) * width
    for at, column in enumerate(table.columns):
        column.width = Twips(_TEXT_WIDTH * shares[at] // sum(shares))
        for pieces_of_row in pieces:
            pieces_of_row[at].width = column.width
    for at, word_row in enumerate(table.rows):
        _set_row(word_row, repeated=at < grid.header_rows)
    labels = GridLabels(grid)
    for cell in _filled(grid, height, width):
        if cell.rowspan > 1 or cell.colspan > 1:
            last = pieces[cell.row + cell.rowspan - 1][cell.column + cell.colspan - 1]
            pieces[cell.row][cell.column].merge(last)
        style = "TableLabel" if cell.header and labels.scope(cell) == "row" else "TableText"
        level = levels.get(cell.key) if cell.key else None
        for row in range(cell.row, cell.row + cell.rowspan):
            # A cell that spans rows is one piece in each of them, the text in the first.
            _set_piece(pieces[row][cell.column], style, level, keep=row < height - 1)
        _add_run(pieces[cell.row][cell.column].paragraphs[0], cell.text)


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


def _set_row(row: _Row, *, repeated: bool) -> None:
    """Keep a row on one page, and repeat it on each page that the table goes on to."""
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Twips

    row.height, row.height_rule = Twips(_ROW_HEIGHT), WD_ROW_HEIGHT_RULE.AT_LEAST
    properties = row._tr.get_or_add_trPr()
    properties.append(element("cantSplit"))
    if repeated:
        properties.append(element("tblHeader"))


def _set_piece(piece: _Cell, style: str, level: MarkLevel | None, *, keep: bool) -> None:
    """Set the look of a cell; with *keep*, on the page of the next row, so that no table that fits a page is cut."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    if level is not None:
        borders = element("tcBorders")
        borders.extend(element(side, val=_SIGNS[level], sz="12", space="0", color="B00020") for side in _SIDES)
        piece._tc.get_or_add_tcPr().extend((borders, _shade(level)))
    piece.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    (paragraph,) = piece.paragraphs
    # By id: for a name, the library goes through all styles once a cell, which is half the time of a report.
    paragraph._p.style = style
    if keep:
        paragraph.paragraph_format.keep_with_next = True
