"""
Read an HTML page: its text as paragraphs, its tables as grids with true coordinates.

Tables that lay out the page are dissolved into what they hold, tables that
describe it (名称, 索引号, …) become metadata, everything else is kept in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import define, evolve, field

from gov_disclosure.document.blocks import Block, Cell, Document, Grid, Paragraph
from gov_disclosure.document.html import metadata
from gov_disclosure.document.html.flat import (
    BREAK,
    HEADING,
    HEADING_END,
    HELD,
    SEPARATOR,
    TYPED,
    TYPED_END,
    flatten,
    squeeze,
    take_tables,
)
from gov_disclosure.document.html.page import clean, parse
from gov_disclosure.document.html.tables import read_table
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.document.text.read import from_text
from gov_disclosure.errors import LimitError, UnreadableError
from gov_disclosure.text import Text

_HELD_TABLE: Final = re.compile(f"{HELD}([0-9]+){SEPARATOR}")
_ELEMENT: Final = re.compile(rb"<[a-zA-Z]")
_MODES: Final = re.compile(f"([{HEADING}{HEADING_END}{TYPED}{TYPED_END}])")
_MARKUP_WITHIN: Final = re.compile(r"</(?:p|div|table|td|span)\s*>", re.IGNORECASE)


def read(data: bytes, *, source: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
    """
    Return the document that an HTML page holds.

    Args:
        data: The page in any encoding; a wrong or missing charset is put right.
        source: File name or address, for messages only; nothing is fetched.
        limits: Bounds. ``html_bytes``, ``html_tags``, ``html_attributes``,
            ``depth`` (of tables), ``columns``, ``cells``, ``grids`` and ``blocks`` refuse a page;
            a longer ``span`` counts as none.

    Raises:
        UnreadableError: there is no HTML in it.
        LimitError: a bound is exceeded.
        MissingExtraError: selectolax is not installed.
    """
    page = _Page(limits=limits, source=source)
    encoding = page.markup(data)
    facts = page.facts + metadata.of_text(page.head())
    return Document(
        blocks=tuple(page.blocks),
        format="html",
        source=source,
        metadata={**metadata.settle(facts), "encoding": encoding},
    )


@define(kw_only=True)
class _Page:
    """What has been read of a page so far."""

    limits: Limits
    source: str | None
    blocks: list[Block] = field(factory=list)
    facts: list[metadata.Fact] = field(factory=list)
    tables: list[str] = field(factory=list)
    grids: int = 0
    cells: int = 0
    within: bool = False

    def markup(self, data: bytes) -> str:
        """Read a page, or a page kept in a form field of another; return its encoding."""
        tree, encoding = parse(data, self.limits, self.source)
        flat = flatten(tree.html or "")
        if _ELEMENT.search(data) is None and not squeeze(flat.text):
            raise UnreadableError(
                self.source or Text("网页", "the page"),
                Text("没有找到任何 HTML 元素", "no HTML element was found"),
                Text("请确认下载完整。", "Check that the download is complete."),
            )
        self.facts += metadata.of_page(tree, flat.names)
        if flat.unclean:
            clean(tree)
            flat = flatten(tree.html or "")
        del tree
        outside, tables = take_tables(flat.text, self.limits, self.source)
        outer, self.tables = self.tables, tables
        self.text(outside)
        self.tables = outer
        return encoding

    def text(self, marked: str) -> None:
        """Read marked text and the tables in it, however deeply nested, in order."""
        waiting: list[int | str | Sequence[Cell]] = [marked]
        while waiting:
            step = waiting.pop()
            if isinstance(step, int):
                waiting += reversed(self.table(self.tables[step]))
            elif not isinstance(step, str):
                self.grid(step)
            elif HELD in step:
                parts = _HELD_TABLE.split(step)
                waiting += reversed([int(part) if number % 2 else part for number, part in enumerate(parts)])
            elif HEADING in step or TYPED in step:
                self.modes(step)
            else:
                self.paragraphs(step.split(BREAK))

    def modes(self, marked: str) -> None:
        """Read text with headings, or with stretches shown as typed."""
        level: int | None = None
        typed = False
        for part in _MODES.split(marked):
            if part == HEADING:
                level = -1
            elif part == TYPED:
                typed = True
            elif part in {HEADING_END, TYPED_END}:
                level, typed = None, False
            elif typed:
                self.typed(part)
            elif level == -1:
                level = int(part[:1] or 0)
                self.paragraphs(part[1:].split(BREAK), level)
            else:
                self.paragraphs(part.split(BREAK), level)

    def typed(self, text: str) -> None:
        """Read text whose line breaks count; a form field may hold the article's markup instead."""
        if not self.within and _MARKUP_WITHIN.search(text):
            self.within = True
            self.markup(text.encode("utf-8"))
            self.within = False
        elif "\t" in text or "|" in text:
            self.drawn(text.replace(BREAK, "\n"))
        else:
            self.paragraphs(text.replace(BREAK, "\n").split("\n"))

    def drawn(self, text: str) -> None:
        """Read tables drawn with tabs or pipes; where they stood is not kept, for a page has no lines."""
        if not text.strip():
            return
        for block in from_text(text, source=self.source, limits=self.limits).blocks:
            if isinstance(block, Paragraph):
                self.add(evolve(block, origin=None))
                continue
            cells = tuple(cell._replace(origin=None) for cell in block.cells)
            self.count(len(cells))
            self.grids += 1
            self.add(evolve(block, cells=cells, origin=None, number=self.grids))

    def count(self, cells: int) -> None:
        """Hold the cells so far against the bound."""
        self.cells += cells
        if self.cells > self.limits.cells:
            raise LimitError("cells", self.limits.cells, None, self.source)

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

    def table(self, marked: str) -> Sequence[str | Sequence[Cell]]:
        """Return what to read of a table: text outside its cells, then grids and the texts it lays out."""
        found = read_table(marked, self.limits, self.source)
        self.count(found.cells)
        return found.steps

    def grid(self, cells: Sequence[Cell]) -> None:
        """Add a grid, or take it as metadata if it describes the page."""
        if (facts := metadata.of_table(cells)) is not None:
            self.facts += facts
            return
        self.grids += 1
        if self.grids > self.limits.grids:
            raise LimitError("grids", self.limits.grids, None, self.source)
        self.add(Grid(cells=tuple(cells), number=self.grids))

    def head(self) -> Iterator[str]:
        """Yield the paragraphs before the first grid."""
        for block in self.blocks:
            if not isinstance(block, Paragraph):
                break
            yield block.text
