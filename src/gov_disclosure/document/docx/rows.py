"""The rows of a DOCX table: cells with what is merged downwards (vMerge) and to the right (gridSpan, hMerge)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from attrs import define

from gov_disclosure.document.blocks import Block, Cell, Grid, Paragraph
from gov_disclosure.document.docx.looks import is_on
from gov_disclosure.document.docx.numbering import whole
from gov_disclosure.document.docx.parts import NAMES, WORD, value
from gov_disclosure.document.limits import Limits
from gov_disclosure.document.office.package import local
from gov_disclosure.errors import LimitError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["WRAPPERS", "Content", "Slot", "is_frame", "rows_of", "text_of_small_tables"]

Content = tuple[tuple[Block, ...], str | None]
"""What stands in a cell, and what is struck out in it if nothing else does."""

WRAPPERS = frozenset(
    {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink", "fldSimple", "dir", "bdo"}
)
"""Elements around content that are no content themselves: content controls, kept insertions, links, fields."""
_NOT_SHOWN = ("w:trPr/w:del", "w:trPr/w:hidden")
_FLAT = 20
"""Twentieths of a point; a row made no higher than this shows nothing."""
_RULE, _HEIGHT = (f"{{{WORD}}}{name}" for name in ("hRule", "val"))
_FRAME = 200
"""A table of single texts with more text than this is a frame around text."""


_OF_A_FRAME = 3
"""Cells of a row that may lay out the tables in it."""
_NESTED = 100
"""Characters up to which a table within a cell is a few words of it."""


@define
class Slot:
    """A cell being built: merged cells grow as further rows are read."""

    row: int
    column: int
    colspan: int
    blocks: tuple[Block, ...]
    struck: str | None
    rowspan: int = 1

    @property
    def text(self) -> str:
        """Its paragraphs, joined by line breaks."""
        return "\n".join(block.text for block in self.blocks if isinstance(block, Paragraph)).strip()

    def plain(self) -> Cell:
        """Return it as a cell of text; tables in it stand by themselves."""
        return Cell(self.text, self.row, self.column, self.rowspan, self.colspan, struck=self.struck)


def rows_of(
    table: Element, content: Callable[[Element, Element], Content], limits: Limits, source: str | None
) -> list[list[Slot]]:
    """
    Return the cells of each row of *table* that start in it; deleted and hidden rows are left out.

    *content* gives what stands in a cell of a row.

    Raises:
        LimitError: a row has more columns than *limits* allows.
    """
    rows = _Rows(content, limits, source)
    return [rows.read(row, number) for number, row in enumerate(filter(_shows, _inside(table, "tr")))]


def text_of_small_tables(rows: list[list[Slot]]) -> None:
    """Make a small table within a cell the text of that cell, in rows of figures rather than of a frame."""
    for row in rows:
        for cell in row if len(row) > _OF_A_FRAME else ():
            if any(isinstance(block, Grid) for block in cell.blocks):
                cell.blocks = tuple(map(_as_text, cell.blocks))


def _as_text(block: Block) -> Block:
    if not isinstance(block, Grid) or sum(len(cell.text) for cell in block.cells) > _NESTED:
        return block
    return Paragraph(text="\n".join("\t".join(cell.text for cell in row) for row in block.rows()))


def _shows(row: Element) -> bool:
    if any(found is not None and is_on(found) for found in (row.find(path, NAMES) for path in _NOT_SHOWN)):
        return False
    height = row.find("w:trPr/w:trHeight", NAMES)
    return height is None or height.get(_RULE) != "exact" or whole(height.get(_HEIGHT), _FLAT + 1) > _FLAT


def is_frame(rows: list[list[Slot]]) -> bool:
    """Whether a table only gives text its place on the page: one cell, or texts and tables one below the other."""
    cells = [cell for row in rows for cell in row]
    if len(cells) == 1:
        return True
    single = all(sum(bool(cell.blocks) for cell in row) <= 1 for row in rows)
    tables = [(cell, sum(isinstance(block, Grid) for block in cell.blocks)) for cell in cells]
    if single:
        return any(number for _, number in tables) or sum(len(cell.text) for cell in cells) > _FRAME
    return any(number > 1 or (number and len(cell.text) > _FRAME) for cell, number in tables)


class _Rows:
    """Reads row after row, with the cells that merge downwards from one to the next."""

    def __init__(self, content: Callable[[Element, Element], Content], limits: Limits, source: str | None) -> None:
        self._content, self._limits, self._source = content, limits, source
        self._open: dict[int, Slot] = {}

    def read(self, row: Element, number: int) -> list[Slot]:
        limits = self._limits
        column = min(whole(value(row, "w:trPr/w:gridBefore")), limits.columns)
        found: list[Slot] = []
        before, self._open = self._open, {}
        for element in _inside(row, "tc"):
            if element.find("w:tcPr/w:cellDel", NAMES) is not None:
                continue
            span = max(1, min(whole(value(element, "w:tcPr/w:gridSpan"), 1), limits.span))
            if column + span > limits.columns:
                raise LimitError("columns", limits.columns, column + span, self._source)
            blocks, struck = self._content(row, element)
            slot = Slot(number, column, span, blocks, struck)
            self._place(slot, element, found, before.get(column))
            column += span
        return found

    def _place(self, slot: Slot, element: Element, found: list[Slot], above: Slot | None) -> None:
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
        elif local(element.tag) in WRAPPERS:
            pending.append(iter(element))
