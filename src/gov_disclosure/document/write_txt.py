"""A document as plain text: a blank line between paragraphs, tabs between the cells of a table."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.document.blocks import Block, Document, Grid, Paragraph
from gov_disclosure.document.characters import printable
from gov_disclosure.document.remarks import remark_paragraphs


def write(document: Document) -> bytes:
    """Return *document* as UTF-8 text; a spanning cell stands where it starts, the cells it covers are empty."""
    parts = [_block(block) for block in (*document.blocks, *remark_paragraphs(document))]
    return ("\n\n".join(parts) + "\n").encode()


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return printable(block.text)
    if isinstance(block, Grid):
        return "\n".join("\t".join(row) for row in text_rows(block))
    return "\n".join(_one_line(cell.text) for cell in block.cells)


def text_rows(grid: Grid) -> Iterator[list[str]]:
    """Yield the rows of *grid* at full width, covered cells as ``""``, each text on one line."""
    width = max((cell.column + cell.colspan for cell in grid.cells), default=0)
    for row in grid.rows():
        texts = [""] * width
        for cell in row:
            texts[cell.column] = _one_line(cell.text)
        yield texts


def _one_line(value: str) -> str:
    return " ".join(printable(value).split()) if any(mark in value for mark in "\n\t\r\v\f") else printable(value)
