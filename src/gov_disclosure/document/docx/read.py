"""The DOCX reader: body text, tables with their spans, text boxes and automatic numbers, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import define, field

from gov_disclosure.document.blocks import Block, Document, Grid, Paragraph
from gov_disclosure.document.docx.embedded import chunk_blocks, renumbered
from gov_disclosure.document.docx.looks import has_picture_behind, page_ground, shading
from gov_disclosure.document.docx.numbering import Numbering, whole
from gov_disclosure.document.docx.parts import WORD, main_part, notes, open_docx, stated, value
from gov_disclosure.document.docx.rows import WRAPPERS, Content, Slot, is_frame, rows_of, text_of_small_tables
from gov_disclosure.document.docx.styles import Style, Styles, outline
from gov_disclosure.document.docx.text import Texts, deleted, goes_on
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.document.office.package import Package, local, title_of
from gov_disclosure.errors import LimitError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["read"]


def read(data: bytes, *, source: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
    """
    Read a DOCX file.

    Kept: text, insertions, results of fields, text boxes (after the paragraph
    they hang on), tables within tables (after the outer one), automatic
    numbers as printed, embedded files (altChunk: HTML, web archive, text,
    DOCX) where they stand, and notes (as paragraphs at the end). Left out:
    deletions, struck-out, hidden, tiny and white text (see `looks`), hidden
    rows, comments, headers, footers and the table of contents. A cell whose
    whole text is struck out says so. Headings and the title are recognised
    by their style. A table that only frames text or other tables is none.
    Cells are stripped of blanks at both ends; paragraphs within a cell are
    joined by a line break.

    Raises:
        UnreadableError: the file is no DOCX, damaged or encrypted, or embeds a
            file of a format that cannot be read.
        LimitError: a bound of *limits* is passed.
        MissingExtraError: python-docx is not installed, or what reads an
            embedded page.
    """
    return _read(data, source, limits, embedded=False)


def _read(data: bytes, source: str | None, limits: Limits, *, embedded: bool) -> Document:
    package = Package(data, source=source, kind="DOCX", limits=limits)
    word = open_docx(package, source=source, limits=limits)
    styles = Styles(word.styles.element)
    inner = None if embedded else partial(_read, source=source, limits=limits, embedded=True)
    reader = _Reader(
        numbering=Numbering(word.part.numbering_part.element),
        styles=styles,
        texts=Texts(styles),
        chunks=_Chunks(package, inner, limits, source),
        limits=limits,
        source=source,
    )
    root: Any = word.element
    reader.ground, reader.behind = page_ground(root), has_picture_behind(root)
    blocks = [*reader.blocks(root.body)]
    for kind in ("footnote", "endnote"):
        blocks += reader.notes(kind, notes(word, kind))
    return Document(blocks=tuple(blocks), format="docx", source=source, metadata=title_of(package))


class _Chunks:
    """The files embedded in the text, each read once however often it is referred to."""

    def __init__(
        self, package: Package, inner: Callable[[bytes], Document] | None, limits: Limits, source: str | None
    ) -> None:
        self._package, self._source, self._limits = package, source, limits
        self._parts = package.related(main_part(package))
        self._read_docx = inner
        self._done: set[str] = set()

    def blocks(self, element: Element) -> tuple[Block, ...]:
        """Return what the file that *element* refers to holds; nothing if it is missing or was read before."""
        _, part = self._parts.get(stated(element, "id") or "", ("", ""))
        data = None if part in self._done else self._package.plain(part)
        self._done.add(part)
        if data is None:
            return ()
        return chunk_blocks(data, read_docx=self._read_docx, limits=self._limits, source=self._source)


@define(kw_only=True)
class _Reader:
    """Walks the body once, counting as it goes."""

    numbering: Numbering
    styles: Styles
    texts: Texts
    chunks: _Chunks
    limits: Limits
    source: str | None
    _grids: int = 0
    _cells: int = 0
    _made: int = 0
    _depth: int = 0
    ground: bool = False
    """Whether there is a background other than white where it reads."""
    behind: bool = False
    """Whether there may be a picture behind text outside tables."""
    _struck: list[str] = field(factory=list)
    _carried: str = ""
    """The text of a paragraph whose end is deleted."""

    def blocks(self, parent: Element) -> Iterator[Block]:
        """Yield the paragraphs and tables in *parent*, in reading order."""
        for element in parent:
            name = local(element.tag)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif name == "sdt" and _is_contents(element):
                continue
            elif name in WRAPPERS:
                yield from self.blocks(element)
            elif name == "AlternateContent":
                yield from self._alternative(element)
            elif name == "altChunk":
                yield from self._embedded(element)

    def notes(self, kind: str, known: dict[str, Element]) -> Iterator[Block]:
        """Yield the notes of *kind* that the text refers to, in the order in which it does."""
        for note in dict.fromkeys(self.texts.noted):
            if note[0] == kind and note[1] in known:
                yield from self.blocks(known[note[1]])

    def _alternative(self, element: Element) -> Iterator[Block]:
        """Yield the blocks of the first alternative that has any."""
        for choice in element:
            found = list(self.blocks(choice))
            if found:
                yield from found
                return

    def _embedded(self, element: Element) -> Iterator[Block]:
        """Yield what stands in an embedded file, counted like the rest."""
        found = renumbered(self.chunks.blocks(element), self._grids)
        self._made += len(found)
        self._grids += sum(isinstance(block, Grid) for block in found)
        self._cells += sum(len(block.cells) for block in found if isinstance(block, Grid))
        for limit, number in (("blocks", self._made), ("grids", self._grids), ("cells", self._cells)):
            self._count(limit, number)
        yield from found

    def _count(self, limit: str, found: int) -> None:
        allowed: int = getattr(self.limits, limit)
        if found > allowed:
            raise LimitError(limit, allowed, found, self.source)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        self._made += 1
        self._count("blocks", self._made)
        style = self.styles.paragraph(value(element, "w:pPr/w:pStyle"))
        boxes: list[Element] = []
        ground = self.ground or (self.behind and not self._depth)
        text = self.texts.of(element, style, boxes, in_cell=self._depth > 0, ground=ground)
        self._struck += [self.texts.struck] if self.texts.struck.strip() else []
        if text or not deleted(element):
            number = self._number(element, style)
            text = number + text if text or not self.texts.unseen else ""
        if style.contents:
            text, boxes = "", []
        text, self._carried = self._carried + text, ""
        if text and goes_on(element):
            self._carried = text
        elif text.strip():
            yield Paragraph(text=text, level=style.level if style.level is not None else outline(element))
        for box in boxes:
            yield from self._on(True, box)

    def _on(self, ground: bool, element: Element) -> Iterator[Block]:
        """Yield the blocks in *element*, with a *ground* of its own; what fills a text box is in doubt."""
        around, self.ground = self.ground, ground
        yield from self.blocks(element)
        self.ground = around

    def _number(self, element: Element, style: Style) -> str:
        listed, at = style.listed or (None, 0)
        number = value(element, "w:pPr/w:numPr/w:numId") or listed
        level = value(element, "w:pPr/w:numPr/w:ilvl")
        if number in (None, "0"):
            return ""
        return self.numbering.next(number, whole(level) if level is not None else at)

    def _table(self, element: Element) -> Iterator[Block]:
        self._grids += 1
        self._count("grids", self._grids)
        number = self._grids
        style = self.styles.named(value(element, "w:tblPr/w:tblStyle"))
        rows = rows_of(element, partial(self._content, element, style), self.limits, self.source)
        cells: list[Slot] = [cell for row in rows for cell in row]
        if is_frame(rows):
            for cell in cells:
                yield from cell.blocks
            return
        text_of_small_tables(rows)
        if cells:
            yield Grid(cells=tuple(cell.plain() for cell in cells), number=number)
        for cell in cells:
            yield from (block for block in cell.blocks if isinstance(block, Grid))

    def _content(self, table: Element, style: Style, row: Element, cell: Element) -> Content:
        """Return what stands in a cell of a table, and what is struck out in it if nothing else does."""
        self._cells += 1
        self._count("cells", self._cells)
        first = style.first_row if next(row.itersiblings(f"{{{WORD}}}tr", preceding=True), None) is None else None
        stated = shading(cell, "w:tcPr/w:shd"), shading(row, "w:tblPrEx/w:shd"), shading(table, "w:tblPr/w:shd")
        known = [ground for ground in (*stated, first or style.ground) if ground is not None]
        ground = known[0] if known else self.ground
        around, self._struck = self._struck, []
        self._depth += 1
        found = tuple(self._on(ground, cell))
        self._depth -= 1
        struck = "\n".join(self._struck).strip() if self._struck and not any(map(_is_text, found)) else None
        self._struck = around
        return found, struck


def _is_text(block: Block) -> bool:
    return isinstance(block, Paragraph)


def _is_contents(element: Element) -> bool:
    return value(element, "w:sdtPr/w:docPartObj/w:docPartGallery") == "Table of Contents"
