"""The DOCX reader: body text, tables with their spans, text boxes and automatic numbers, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from gov_disclosure.document._docx_open import NAMES, WORD, notes, open_docx, value
from gov_disclosure.document.blocks import Block, Cell, Document, Grid, Paragraph
from gov_disclosure.document.docx_numbering import Numbering, whole
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.document.zip_guard import Package, local, title_of
from gov_disclosure.errors import LimitError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WRAPPERS = frozenset(
    {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink", "fldSimple", "dir", "bdo"}
)
"""Elements around content that are no content themselves: content controls, kept insertions, links, fields."""
_DROPPED = frozenset({"del", "moveFrom", "rPr", "pPr", "sdtPr", "instrText", "delText", "delInstrText", "Fallback"})
"""Elements that print nothing; a fallback repeats the choice before it."""
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_FRAME = 200
"""A table of one column with more text than this is a frame around text."""
_TEXT_LEVEL = 9
"""The outline level that means none."""
_STYLE_ID, _ID, _KIND, _FIELD = (f"{{{WORD}}}{name}" for name in ("styleId", "id", "type", "fldCharType"))
_GENERATIONS = 20
"""Styles based on one another; office programs allow about ten, and none that is based on itself."""
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc\s*\d|目录\s*\d", re.IGNORECASE)


def read(data: bytes, *, source: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
    """
    Read a DOCX file.

    Kept: text, insertions, results of fields, text boxes (after the paragraph
    they hang on), tables within tables (after the outer one), automatic
    numbers as printed, and notes (as paragraphs at the end). Left out: deletions, hidden text, comments, headers,
    footers and the table of contents. Headings and the title are recognised
    by their style. Cells are stripped of blanks at both ends; paragraphs
    within a cell are joined by a line break.

    Raises:
        UnreadableError: the file is no DOCX, damaged or encrypted.
        LimitError: a bound of *limits* is passed.
    """
    package = Package(data, source=source, kind="DOCX", limits=limits)
    word = open_docx(package, source=source, limits=limits)
    reader = _Reader(
        numbering=Numbering(word.part.numbering_part.element),
        styles=_styles(word.styles.element),
        limits=limits,
        source=source,
    )
    root: Any = word.element
    blocks = [*reader.blocks(root.body)]
    for kind in ("footnote", "endnote"):
        blocks += reader.notes(kind, notes(word, kind))
    return Document(blocks=tuple(blocks), format="docx", source=source, metadata=title_of(package))


@frozen(kw_only=True)
class _Style:
    """What a paragraph style says of its paragraphs: heading level, whether of the contents, and its list."""

    level: int | None = None
    contents: bool = False
    list_id: str | None = None
    list_level: int = 0


def _styles(root: Element) -> dict[str, _Style]:
    raw = {element.get(_STYLE_ID, ""): element for element in root.iterfind("w:style", NAMES)}
    return {name: _style(name, raw) for name in raw}


def _style(name: str, raw: dict[str, Element]) -> _Style:
    """Return style *name* with what it takes from the styles it is based on."""
    level: int | None = None
    number: Element | None = None
    contents = False
    at: str | None = name
    for _ in range(_GENERATIONS):
        element = raw.get(at or "")
        if element is None:
            break
        title = (value(element, "w:name") or "").strip()
        level = level if level is not None else _heading(title, element)
        number = number if number is not None else element.find("w:pPr/w:numPr", NAMES)
        contents = contents or _CONTENTS.fullmatch(title) is not None
        at = value(element, "w:basedOn")
    return _Style(
        level=level,
        contents=contents,
        list_id=value(number, "w:numId"),
        list_level=whole(value(number, "w:ilvl")),
    )


def _heading(title: str, element: Element) -> int | None:
    """Return the level of heading that a style's own name or outline level gives."""
    found = _HEADING.fullmatch(title)
    if title.lower() in ("title", "标题"):
        return 0
    return int(found[1]) if found else _outline(element)


def _outline(element: Element) -> int | None:
    """Return the outline level of a style or paragraph, from 1; text has none."""
    level = whole(value(element, "w:pPr/w:outlineLvl"), _TEXT_LEVEL)
    return level + 1 if level < _TEXT_LEVEL else None


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
    _noted: list[tuple[str, str]] = field(factory=list)

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
            elif name in _WRAPPERS:
                yield from self.blocks(element)
            elif name == "AlternateContent":
                yield from self._alternative(element)

    def notes(self, kind: str, known: dict[str, Element]) -> Iterator[Block]:
        """Yield the notes of *kind* that the text refers to, in the order in which it does."""
        for note in dict.fromkeys(self._noted):
            if note[0] == kind and note[1] in known:
                yield from self.blocks(known[note[1]])

    def _alternative(self, element: Element) -> Iterator[Block]:
        """Yield the blocks of the first alternative that has any."""
        for choice in element:
            found = list(self.blocks(choice))
            if found:
                yield from found
                return

    def _count(self, limit: str, found: int) -> None:
        allowed: int = getattr(self.limits, limit)
        if found > allowed:
            raise LimitError(limit, allowed, found, self.source)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        self._made += 1
        self._count("blocks", self._made)
        style = self.styles.get(value(element, "w:pPr/w:pStyle") or "", _Style())
        boxes: list[Element] = []
        text = "".join(self._text(element, boxes)).strip("\n")
        # A field that does not end, or whose result stands in the next paragraph, must not hide what follows.
        self._fields = [True] * len(self._fields)
        text = self._number(element, style) + text
        if style.contents:
            return
        if text.strip():
            yield Paragraph(text=text, level=style.level if style.level is not None else _outline(element))
        for box in boxes:
            yield from self.blocks(box)

    def _number(self, element: Element, style: _Style) -> str:
        own = element.find("w:pPr/w:numPr", NAMES)
        number = value(own, "w:numId") or style.list_id
        level = value(own, "w:ilvl")
        if number in (None, "0"):
            return ""
        return self.numbering.next(number, whole(level) if level is not None else style.list_level)

    def _text(self, parent: Element, boxes: list[Element]) -> Iterator[str]:
        """Yield the printed text of a paragraph's content; text boxes met on the way go to *boxes*."""
        for element in parent:
            name = local(element.tag)
            if name == "t":
                if all(self._fields):
                    yield element.text or ""
            elif name in _BREAKS:
                yield "" if element.get(_KIND) in ("page", "column") else _BREAKS[name]
            elif name == "fldChar":
                self._field(element.get(_FIELD))
            elif name in _NOTES:
                self._noted.append((_NOTES[name], element.get(_ID, "")))
            elif name == "txbxContent":
                boxes.append(element)
            elif name == "AlternateContent":
                yield from self._chosen(element, boxes)
            elif name not in _DROPPED and not (name == "r" and _hidden(element)):
                yield from self._text(element, boxes)

    def _chosen(self, element: Element, boxes: list[Element]) -> Iterator[str]:
        """Yield the text of the first alternative that has text or text boxes."""
        for choice in element:
            found: list[Element] = []
            text = "".join(self._text(choice, found))
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

    def _table(self, element: Element) -> Iterator[Block]:
        self._grids += 1
        self._count("grids", self._grids)
        number = self._grids
        rows = list(_Rows(self).read(element))
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

    def cell(self, element: Element) -> tuple[Block, ...]:
        """Return what stands in a cell of a table."""
        self._cells += 1
        self._count("cells", self._cells)
        return tuple(self.blocks(element))


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

    def __init__(self, reader: _Reader) -> None:
        self._reader = reader
        self._open: dict[int, _Slot] = {}

    def read(self, table: Element) -> Iterator[list[_Slot]]:
        """Yield the cells of each row that start in it."""
        number = 0
        for row in _inside(table, "tr"):
            if row.find("w:trPr/w:del", NAMES) is None:
                yield self._row(row, number)
                number += 1

    def _row(self, row: Element, number: int) -> list[_Slot]:
        limits = self._reader.limits
        column = min(whole(value(row, "w:trPr/w:gridBefore")), limits.columns)
        found: list[_Slot] = []
        before, self._open = self._open, {}
        for element in _inside(row, "tc"):
            if element.find("w:tcPr/w:cellDel", NAMES) is not None:
                continue
            span = max(1, min(whole(value(element, "w:tcPr/w:gridSpan"), 1), limits.span))
            if column + span > limits.columns:
                raise LimitError("columns", limits.columns, column + span, self._reader.source)
            slot = _Slot(number, column, span, self._reader.cell(element))
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
    merge = cell.find(f"w:tcPr/w:{name}", NAMES)
    return None if merge is None else value(merge) or "continue"


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
    vanish = run.find("w:rPr/w:vanish", NAMES)
    return vanish is not None and value(vanish) not in ("0", "false", "off")


def _is_contents(element: Element) -> bool:
    return value(element, "w:sdtPr/w:docPartObj/w:docPartGallery") == "Table of Contents"
