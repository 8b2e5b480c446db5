"""A document as plain text: a blank line between paragraphs, tables in columns with tabs between their cells."""

from __future__ import annotations

from gov_disclosure.document.blocks import Block, Document, Grid, Paragraph
from gov_disclosure.document.characters import printable
from gov_disclosure.document.remarks import remark_paragraphs
from gov_disclosure.document.text.padded import Separator, aligned_rows, one_line

_TAB = Separator("\t", narrow=1, wide=8, stop=8)
"""Tab stops stand eight columns apart in nearly every program."""


def write(document: Document) -> bytes:
    """Return *document* as UTF-8 text; a spanning cell stands where it starts, the cells it covers are empty."""
    parts = [_block(block) for block in (*document.flow, *remark_paragraphs(document))]
    return ("\n\n".join(parts) + "\n").encode()


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return printable(block.text)
    if isinstance(block, Grid):
        return "\n".join(_TAB.text.join(row).rstrip(" ") for row in aligned_rows(block, _TAB))
    return "\n".join(one_line(cell.text) for cell in block.cells)
