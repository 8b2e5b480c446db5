"""The DOCX reader: body text, tables with their spans, text boxes and automatic numbers, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from attrs import define, field, frozen

from gov_disclosure.document.blocks import Block, Cell, Document, Grid, Paragraph
from gov_disclosure.document.docx_numbering import Numbering, whole
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.document.zip_guard import Package, attribute, child, local, title_of
from gov_disclosure.errors import LimitError, UnreadableError

_WRAPPERS = frozenset(
    {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink", "fldSimple", "dir", "bdo"}
)
"""Elements around content that are no content themselves: content controls, kept insertions, links, fields."""
_DROPPED = frozenset({"del", "moveFrom", "rPr", "pPr", "sdtPr", "instrText", "delText", "delInstrText", "Fallback"})
"""Elements that print nothing; a fallback repeats the choice before it."""
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_FRAME = 200
"""A table of one column with more text than this is a frame around text."""
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc\s*\d|目录\s*\d", re.IGNORECASE)


def read(data: bytes, *, source: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
    """
    Read a DOCX file.

    Kept: text, insertions, results of fields, text boxes (after the paragraph
    they hang on), tables within tables (after the outer one), automatic
    numbers as printed. Left out: deletions, hidden text, comments, headers,
    footers and the table of contents. Headings and the title are recognised
    by their style. Cells are stripped of blanks at both ends; paragraphs
    within a cell are joined by a line break.

    Raises:
        UnreadableError: the file is no DOCX, damaged or encrypted.
        LimitError: a bound of *limits* is passed.
    """
    package = Package(data, source=source, kind="DOCX", limits=limits)
    part = next((name for kind, name in package.related("").values() if kind == "officeDocument"), "word/document.xml")
    root = package.xml(part)
    body = child(root, "body")
    if body is None:
        raise UnreadableError(
            source or "DOCX", "not a DOCX file: it has no text body", "Look at what kind of file it is."
        )
    parts = dict(package.related(part).values())
    reader = _Reader(
        numbering=Numbering(package.xml(parts.get("numbering", ""))),
        styles=_styles(package.xml(parts.get("styles", ""))),
        limits=limits,
        source=source,
    )
    blocks = tuple(reader.blocks(body, 0))
    return Document(blocks=blocks, format="docx", source=source, metadata=title_of(package))


@frozen(kw_only=True)
class _Style:
    """What a paragraph style says of its paragraphs: heading level, whether of the contents, and its list."""

    level: int | None = None
    contents: bool = False
    list_id: str | None = None
    list_level: int = 0


def _styles(root: Element | None) -> dict[str, _Style]:
    raw = {
        attribute(element, "styleId") or "": element
        for element in (root if root is not None else ())
        if local(element.tag) == "style"
    }
    return {name: _style(name, raw) for name in raw}


def _style(name: str, raw: dict[str, Element]) -> _Style:
    """Return style *name* with what it takes from the styles it is based on."""
    level: int | None = None
    number: Element | None = None
    contents = False
    seen: set[str] = set()
    at: str | None = name
    while at in raw and at not in seen:
        seen.add(at)
        element = raw[at]
        title = attribute(child(element, "name"), "val") or ""
        outline = attribute(child(element, "pPr", "outlineLvl"), "val")
        found = _HEADING.fullmatch(title.strip())
        if level is None and title.lower() in ("title", "标题"):
            level = 0
        elif level is None and found:
            level = int(found[1])
        elif level is None and outline is not None and whole(outline, 9) < 9:
            level = whole(outline) + 1
        number = number if number is not None else child(element, "pPr", "numPr")
        contents = contents or _CONTENTS.fullmatch(title.strip()) is not None
        at = attribute(child(element, "basedOn"), "val")
    return _Style(
        level=level,
        contents=contents,
        list_id=attribute(child(number, "numId"), "val"),
        list_level=whole(attribute(child(number, "ilvl"), "val")),
    )


@define(kw_only=True)
class _Reader:
    """Walks the body once, counting as it goes."""

    numbering: Numbering
    styles: dict[str, _Style]
    limits: Limits
    source: str | None
    _grids: int = 0
    _cells: int = 0
    _made: int = 0
    _fields: list[bool] = field(factory=list)

    def blocks(self, parent: Element, depth: int) -> Iterator[Block]:
        """Yield the paragraphs and tables in *parent*, in reading order."""
        if depth > self.limits.depth:
            raise LimitError("depth", self.limits.depth, None, self.source)
        for element in parent:
            name = local(element.tag)
            if name == "p":
                yield from self._paragraph(element, depth)
            elif name == "tbl":
                yield from self._table(element, depth)
            elif name == "sdt" and _is_contents(element):
                continue
            elif name in _WRAPPERS:
                yield from self.blocks(element, depth + 1)
            elif name == "AlternateContent":
                yield from self._alternative(element, depth)

    def _alternative(self, element: Element, depth: int) -> Iterator[Block]:
        """Yield the blocks of the first alternative that has any."""
        for choice in element:
            found = list(self.blocks(choice, depth + 1))
            if found:
                yield from found
                return

    def _count(self, limit: str, found: int) -> None:
        allowed: int = getattr(self.limits, limit)
        if found > allowed:
            raise LimitError(limit, allowed, found, self.source)

    def _paragraph(self, element: Element, depth: int) -> Iterator[Block]:
        self._made += 1
        self._count("blocks", self._made)
        style = self.styles.get(attribute(child(element, "pPr", "pStyle"), "val") or "", _Style())
        boxes: list[Element] = []
        text = "".join(self._text(element, boxes, depth)).strip("\n")
        # A field that does not end, or whose result stands in the next paragraph, must not hide what follows.
        self._fields = [True] * len(self._fields)
        text = self._number(element, style) + text
        if style.contents:
            return
        if text.strip():
            level = style.level
            outline = attribute(child(element, "pPr", "outlineLvl"), "val")
            if level is None and outline is not None and whole(outline, 9) < 9:
                level = whole(outline) + 1
            yield Paragraph(text=text, level=level)
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def _number(self, element: Element, style: _Style) -> str:
        own = child(element, "pPr", "numPr")
        number = attribute(child(own, "numId"), "val") or style.list_id
        level = attribute(child(own, "ilvl"), "val")
        if number in (None, "0"):
            return ""
        return self.numbering.next(number, whole(level) if level is not None else style.list_level)

    def _text(self, parent: Element, boxes: list[Element], depth: int) -> Iterator[str]:
        """Yield the printed text of a paragraph's content; text boxes met on the way go to *boxes*."""
        if depth > self.limits.depth:
            raise LimitError("depth", self.limits.depth, None, self.source)
        for element in parent:
            name = local(element.tag)
            if name == "t":
                if all(self._fields):
                    yield element.text or ""
            elif name in _BREAKS:
                yield "" if attribute(element, "type") in ("page", "column") else _BREAKS[name]
            elif name == "fldChar":
                self._field(attribute(element, "fldCharType"))
            elif name == "txbxContent":
                boxes.append(element)
            elif name == "AlternateContent":
                yield from self._chosen(element, boxes, depth)
            elif name not in _DROPPED and not (name == "r" and _hidden(element)):
                yield from self._text(element, boxes, depth + 1)

    def _chosen(self, element: Element, boxes: list[Element], depth: int) -> Iterator[str]:
        """Yield the text of the first alternative that has text or text boxes."""
        for choice in element:
            found: list[Element] = []
            text = "".join(self._text(choice, found, depth + 1))
            if text or found:
                boxes.extend(found)
                yield text
                return

    def _field(self, kind: str | None) -> None:
        """Follow a field: its code is not printed, its result is."""
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _table(self, element: Element, depth: int) -> Iterator[Block]:
        self._grids += 1
        self._count("grids", self._grids)
        number = self._grids
        rows = list(_Rows(self, depth).read(element))
        cells = [cell for row in rows for cell in row]
        columns = max((cell.column + cell.colspan for cell in cells), default=0)
        nested = any(isinstance(block, Grid) for cell in cells for block in cell.blocks)
        if columns == 1 and (nested or sum(len(cell.text) for cell in cells) > _FRAME):
            for cell in cells:
                yield from cell.blocks
            return
        if cells:
            yield Grid(cells=tuple(cell.plain() for cell in cells), number=number)
        for cell in cells:
            yield from (block for block in cell.blocks if isinstance(block, Grid))

    def cell(self, element: Element, depth: int) -> tuple[Block, ...]:
        """Return what stands in a cell of a table."""
        self._cells += 1
        self._count("cells", self._cells)
        # A table nests by three elements: itself, its rows and its cells.
        return tuple(self.blocks(element, depth + 3))


@define
class _Slot:
    """A cell being built: merged cells grow as further rows are read."""

    row: int
    column: int
    colspan: int
    blocks: tuple[Block, ...]
    rowspan: int = 1

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks if isinstance(block, Paragraph)).strip()

    def plain(self) -> Cell:
        return Cell(self.text, self.row, self.column, self.rowspan, self.colspan)


class _Rows:
    """The rows of one table, with cells merged downwards (vMerge) and to the right (gridSpan, hMerge)."""

    def __init__(self, reader: _Reader, depth: int) -> None:
        self._reader, self._depth = reader, depth
        self._open: dict[int, _Slot] = {}

    def read(self, table: Element) -> Iterator[list[_Slot]]:
        """Yield the cells of each row that start in it."""
        number = 0
        for row in _inside(table, "tr"):
            if child(row, "trPr", "del") is None:
                yield self._row(row, number)
                number += 1

    def _row(self, row: Element, number: int) -> list[_Slot]:
        limits = self._reader.limits
        column = min(whole(attribute(child(row, "trPr", "gridBefore"), "val")), limits.columns)
        found: list[_Slot] = []
        before, self._open = self._open, {}
        for element in _inside(row, "tc"):
            if child(element, "tcPr", "cellDel") is not None:
                continue
            span = max(1, min(whole(attribute(child(element, "tcPr", "gridSpan"), "val"), 1), limits.span))
            if column + span > limits.columns:
                raise LimitError("columns", limits.columns, column + span, self._reader.source)
            slot = _Slot(number, column, span, self._reader.cell(element, self._depth))
            self._place(slot, element, found, before.get(column))
            column += span
        return found

    def _place(self, slot: _Slot, element: Element, found: list[_Slot], above: _Slot | None) -> None:
        """Put a cell into its row, or grow the one that it goes on."""
        down, right = (_merge(element, name) for name in ("vMerge", "hMerge"))
        bare = not slot.blocks
        if right == "continue" and bare and found and found[-1].column + found[-1].colspan == slot.column:
            found[-1].colspan += slot.colspan
        elif down == "continue" and bare and above is not None and above.colspan == slot.colspan:
            above.rowspan += 1
            self._open[slot.column] = above
        else:
            found.append(slot)
            if down is not None:
                self._open[slot.column] = slot


def _merge(cell: Element, name: str) -> str | None:
    """Return "restart", "continue" or, for a cell that is not merged, ``None``."""
    merge = child(cell, "tcPr", name)
    return None if merge is None else attribute(merge, "val") or "continue"


def _inside(parent: Element, name: str) -> Iterator[Element]:
    """Yield the children called *name*, also those in wrappers."""
    pending: list[Iterator[Element]] = [iter(parent)]
    while pending:
        element = next(pending[-1], None)
        if element is None:
            pending.pop()
        elif local(element.tag) == name:
            yield element
        elif local(element.tag) in _WRAPPERS:
            pending.append(iter(element))


def _hidden(run: Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish, "val") not in ("0", "false", "off")


def _is_contents(element: Element) -> bool:
    return attribute(child(element, "sdtPr", "docPartObj", "docPartGallery"), "val") == "Table of Contents"
