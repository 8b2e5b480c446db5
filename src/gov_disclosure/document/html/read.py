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

from gov_disclosure.document.blocks import Attachment, Block, Cell, Document, Grid, Paragraph
from gov_disclosure.document.html import metadata
from gov_disclosure.document.html.flow import Flow, Item, Line, Table
from gov_disclosure.document.html.hidden import drop_hidden
from gov_disclosure.document.html.look import looks_of
from gov_disclosure.document.html.page import parse
from gov_disclosure.document.html.tables import steps
from gov_disclosure.document.html.walk import Inner, walk
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.document.text.read import from_text
from gov_disclosure.errors import LimitError, UnreadableError
from gov_disclosure.text import Text

_ELEMENT: Final = re.compile(rb"<[a-zA-Z]")
_DRAWN: Final = re.compile(r"[\t|]")


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
        metadata={**page.counts, **metadata.settle(facts), "encoding": encoding},
        attachments=tuple(page.attachments),
    )


@define(kw_only=True)
class _Page:
    """What has been read of a page so far."""

    limits: Limits
    source: str | None
    blocks: list[Block] = field(factory=list)
    facts: list[metadata.Fact] = field(factory=list)
    attachments: list[Attachment] = field(factory=list)
    counts: dict[str, str] = field(factory=dict)
    grids: int = 0
    cells: int = 0

    def markup(self, data: bytes) -> str:
        """Read a page; return its encoding."""
        flow, encoding = self.shown(data, self.inner)
        if _ELEMENT.search(data) is None and flow.is_blank():
            raise UnreadableError(
                self.source or Text("网页", "the page"),
                Text("没有找到任何 HTML 元素", "no HTML element was found"),
                Text("请确认下载完整。", "Check that the download is complete."),
            )
        self.flow(flow)
        return encoding

    def inner(self, text: str) -> Flow:
        """Return what a page kept within the page shows, but for pages within that one."""
        return self.shown(text.encode("utf-8", "replace"), None)[0]

    def shown(self, data: bytes, inner: Inner | None) -> tuple[Flow, str]:
        """Return what a page shows, and its encoding; take the facts and attachments that it names."""
        tree, encoding = parse(data, self.limits, self.source)
        looks = looks_of(tree)
        drop_hidden(tree, looks)
        self.facts += metadata.of_page(tree)
        self.attachments += metadata.attachments(tree)
        self.counts |= metadata.of_content(tree)
        root = tree.root
        return walk(root, looks, self.limits, self.source, inner) if root is not None else Flow(), encoding

    def flow(self, flow: Flow) -> None:
        """Read lines and the tables among them, however deeply nested, in order."""
        waiting: list[Flow | Table | list[Line] | tuple[Cell, ...]] = [flow]
        while waiting:
            step = waiting.pop()
            if isinstance(step, Flow):
                waiting += reversed(_stretches(step.items))
            elif isinstance(step, Table):
                self.count(sum(len(row) for row in step.rows()))
                waiting += reversed(steps(step, self.limits, self.source))
            elif isinstance(step, list):
                self.lines(step)
            else:
                self.grid(step)

    def lines(self, lines: Sequence[Line]) -> None:
        """Add lines; those typed with tabs or pipes are a table drawn with them."""
        typed = [line.typed for line in lines if line.typed is not None]
        if any(_DRAWN.search(line) for line in typed):
            self.drawn("\n".join(typed))
            return
        for line in lines:
            self.add(Paragraph(text=line.text, level=line.level))

    def drawn(self, text: str) -> None:
        """Read tables drawn with tabs or pipes; where they stood is not kept, for a page has no lines."""
        for block in from_text(text, source=self.source, limits=self.limits).flow:
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

    def add(self, block: Block) -> None:
        """Add a block, within the bound."""
        self.blocks.append(block)
        if len(self.blocks) > self.limits.blocks:
            raise LimitError("blocks", self.limits.blocks, None, self.source)

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


def _stretches(items: Iterable[Item]) -> list[Table | list[Line]]:
    """Return the items with lines that belong together in one list: typed ones, and others."""
    found: list[Table | list[Line]] = []
    for item in items:
        if not isinstance(item, Line):
            found.append(item)
            continue
        last = found[-1] if found else None
        if isinstance(last, list) and (last[-1].typed is None) == (item.typed is None):
            last.append(item)
        else:
            found.append([item])
    return found
