"""
Read an HTML page: its text as paragraphs, its tables as grids with true coordinates.

Tables that lay out the page are dissolved into what they hold, tables that
describe it (名称, 索引号, …) become metadata, everything else is kept in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from attrs import define, field

from gov_disclosure.document import _html_metadata as metadata
from gov_disclosure.document._html_tables import Layout, Rows, holders, layout, steps
from gov_disclosure.document._html_tree import BLOCKS, BREAK, clean, collect, parse, squeeze
from gov_disclosure.document.blocks import Block, Document, Grid, Paragraph
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.errors import LimitError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HEADINGS: Final = {f"h{level + 1}": level for level in range(6)}
_AS_TYPED: Final = frozenset({"pre", "textarea", "xmp", "listing", "plaintext"})
"""Elements whose line breaks and tabs are shown as typed."""
_TAGS_WITHIN: Final = re.compile(r"</(?:p|div|table|td|span)\s*>", re.IGNORECASE)


def read(data: bytes, *, source: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
    """
    Return the document that an HTML page holds.

    Args:
        data: The page in any encoding; a wrong or missing charset is put right.
        source: File name or address, for messages only; nothing is fetched.
        limits: Bounds; of those of this format, ``html_bytes``, ``html_tags``,
            ``depth`` (block elements), ``columns``, ``cells``, ``grids`` and
            ``blocks`` refuse a page, ``span`` cuts a cell.

    Raises:
        UnreadableError: there is no HTML in it.
        LimitError: a bound is exceeded.
        MissingExtraError: lxml is not installed.
    """
    root, encoding = parse(data, limits, source)
    facts = metadata.of_page(root)
    clean(root, data)
    page = _Page(limits=limits, source=source, nested=holders(root))
    page.walk(root)
    facts += page.facts
    facts += metadata.of_text(page.head())
    return Document(
        blocks=tuple(page.blocks),
        format="html",
        source=source,
        metadata={**metadata.settle(facts), "encoding": encoding},
    )


@define(kw_only=True)
class _Page:
    """The blocks read so far, and the text not yet ended by a block boundary."""

    limits: Limits
    source: str | None
    nested: set[Element]
    blocks: list[Block] = field(factory=list)
    facts: list[metadata.Fact] = field(factory=list)
    pieces: list[str] = field(factory=list)
    grids: int = 0
    cells: int = 0

    def walk(self, root: Element) -> None:
        """Read *root* and what it holds, in order, without recursion."""
        pieces = self.pieces
        outer: list[tuple[Iterator[Element | Rows], str, int | None]] = []
        children: Iterator[Element | Rows] = iter((root,))
        after, level = "", None
        while True:
            for child in children:
                if isinstance(child, Rows):
                    self.grid(child)
                    continue
                tag = child.tag
                block = tag in BLOCKS
                end = f"{BREAK}{child.tail or ''}" if block else child.tail or ""
                entered = self.enter(child, tag, block)
                if entered is None:
                    pieces.append(end)
                    continue
                outer.append((children, after, level))
                if len(outer) > self.limits.depth:
                    raise LimitError("depth", self.limits.depth, None, self.source)
                children, after, level = entered, end, _HEADINGS.get(tag)
                break
            else:
                if level is not None:
                    self.flush(level)
                pieces.append(after)
                if not outer:
                    self.flush()
                    return
                children, after, level = outer.pop()

    def enter(self, element: Element, tag: str, block: bool) -> Iterator[Element | Rows] | None:
        """Take the element's own text; return what to read inside it, ``None`` if there is nothing."""
        if tag == "table":
            return self.table(element)
        if tag in _AS_TYPED:
            return self.typed(element)
        if tag in _HEADINGS:
            self.flush()
            self.pieces.append(element.text or "")
            return iter(element)
        if block:
            self.pieces.append(BREAK)
        if text := element.text:
            self.pieces.append(text)
        return iter(element) if len(element) else None

    def flush(self, level: int | None = None) -> None:
        """End the paragraph, or the paragraphs, that the text so far makes."""
        if not self.pieces:
            return
        text = "".join(self.pieces)
        self.pieces.clear()
        self.paragraphs(text.split(BREAK), level)

    def paragraphs(self, texts: Iterable[str], level: int | None = None) -> None:
        """Add a paragraph for each text that is not blank."""
        for text in texts:
            if line := squeeze(text):
                self.add(Paragraph(text=line, level=level))

    def add(self, block: Block) -> None:
        """Add a block, within the bound."""
        self.blocks.append(block)
        if len(self.blocks) > self.limits.blocks:
            raise LimitError("blocks", self.limits.blocks, None, self.source)

    def table(self, element: Element) -> Iterator[Element | Rows] | None:
        """Return a table's rows and, where it only lays out the page, its cells."""
        self.flush()
        shape = layout(element)
        self.paragraphs(shape.stray.split("\n"))
        self.count(shape)
        if all(len(row) <= 1 for group in shape.groups for row in group):
            return iter(list(shape.cells()))
        return iter(steps(shape, self.nested, self.limits, self.source))

    def count(self, shape: Layout) -> None:
        """Hold the table's cells against the bound before any grid is made of them."""
        self.cells += sum(len(row) for group in shape.groups for row in group)
        if self.cells > self.limits.cells:
            raise LimitError("cells", self.limits.cells, None, self.source)

    def grid(self, rows: Rows) -> None:
        """Add a grid, or take it as metadata if it describes the page."""
        self.flush()
        if (facts := metadata.of_table(rows.cells)) is not None:
            self.facts += facts
            return
        self.grids += 1
        if self.grids > self.limits.grids:
            raise LimitError("grids", self.limits.grids, None, self.source)
        self.add(Grid(cells=rows.cells, number=self.grids))

    def typed(self, element: Element) -> Iterator[Element | Rows] | None:
        """Read text whose line breaks count; a form field may hold the article's markup instead."""
        pieces: list[str] = []
        collect(element, pieces)
        text = "".join(pieces).replace(BREAK, "\n")
        self.flush()
        if _TAGS_WITHIN.search(text):
            inner, _ = parse(text.encode("utf-8"), self.limits, self.source)
            clean(inner, text.encode("utf-8"))
            self.nested |= holders(inner)
            return iter((inner,))
        self.paragraphs(text.split("\n"))
        return None

    def head(self) -> Iterator[str]:
        """Yield the paragraphs before the first table, then the last few, where some pages sign."""
        for block in self.blocks:
            if not isinstance(block, Paragraph):
                break
            yield block.text
