"""A document as Markdown: headings by depth, tables with pipes; text is escaped so that it means what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gov_disclosure.document.blocks import Block, Document, Grid, Paragraph
from gov_disclosure.document.characters import display_width, printable
from gov_disclosure.document.remarks import remark_paragraphs
from gov_disclosure.document.text.padded import Separator, aligned_rows

_PIPE = Separator(" | ", narrow=3, wide=3)
_INLINE = re.compile(r"[\\`*_\[\]<>|~&]")
# What opens a heading, list, quotation, rule or underline if a line begins with it.
_LINE_START = re.compile(r"[-+=#]")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def write(document: Document) -> bytes:
    """Return *document* as Markdown in UTF-8; spanning cells stand where they start."""
    parts = [_block(block) for block in (*document.flow, *remark_paragraphs(document))]
    return ("\n\n".join(parts) + "\n").encode()


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        if block.level is None:
            return "\\\n".join(_line(line) for line in printable(block.text).splitlines()) or ""
        return f"{'#' * min(block.level + 1, 6)} {_inline(' '.join(printable(block.text).splitlines()))}"
    if isinstance(block, Grid):
        return "\n".join(_table(block))
    return "\n".join(f"- {_inline(cell.text)}" for cell in block.cells)


def _line(line: str) -> str:
    escaped = _inline(line.lstrip(" \t"))
    if _LINE_START.match(escaped):
        return "\\" + escaped
    return _NUMBERED.sub(r"\1\\\2", escaped, count=1) if _NUMBERED.match(escaped) else escaped


def _inline(value: str) -> str:
    return _INLINE.sub(r"\\\g<0>", printable(value))


def _table(grid: Grid) -> Iterator[str]:
    rows = list(aligned_rows(grid, _PIPE, _inline))
    columns = max(rows, key=lambda texts: sum(map(bool, texts)), default=[])
    rule = ["-" * max(3, display_width(text, ambiguous=2)) for text in columns]
    for texts in (*rows[:1], rule, *rows[1:]):
        yield f"| {_PIPE.text.join(texts)} |"
