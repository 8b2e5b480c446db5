"""A published file as a list of blocks: paragraphs, and grids of text cells with spans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, final

from attrs import evolve, field, frozen

from gov_disclosure.document.marks import Mark, MarkTarget
from gov_disclosure.model import Place

ADRIFT = "\ufffd"
"""As the label of a row: a page shows figures, but not which label they belong to, whatever stands before or after."""


class Cell(NamedTuple):
    """
    One cell of a grid, counted from 0, with its spans.

    ``origin`` is where it stood as far as the format knows more than table,
    row and column. ``struck``: what is struck out in a cell in which nothing
    else stands; its ``text`` is blank then. ``unselected``: what a form field
    in it offers but does not show. ``broken``: a figure as printed, where it is
    set in several lines that fill the cell; its ``text`` is the whole figure.
    ``full``: a figure at the foot of a page leaves no room beside it, so that
    more of it may stand on the next. Writers use the rest: ``header`` for label
    cells, ``key`` for the cell key of a figure.
    """

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    key: str | None = None
    origin: Place | None = None
    struck: str | None = None
    unselected: tuple[str, ...] = ()
    broken: str | None = None
    full: bool = False


@final
@frozen(kw_only=True)
class Attachment:
    """A file that a page links: the link's text, and the address as written there. Nothing is fetched."""

    text: str
    address: str


@final
@frozen(kw_only=True)
class Grid:
    """
    A table as found: cells in reading order, no two overlapping.

    ``number``: the n-th grid of the file, from 1. ``header_rows``: leading
    rows that a writer repeats on each page. ``origin``: page, sheet or line
    that holds for the whole grid. ``title`` names the table where a writer
    must (caption, worksheet); ``widths`` are its columns' shares of the page
    width, empty where they do not matter.
    """

    cells: tuple[Cell, ...]
    number: int | None = None
    header_rows: int = 0
    origin: Place | None = None
    title: str | None = None
    widths: tuple[int, ...] = ()

    def place(self, cell: Cell) -> Place:
        """Return where *cell* stood, counted from 1."""
        base = cell.origin or self.origin or _NOWHERE
        return evolve(base, table=self.number, row=cell.row + 1, column=cell.column + 1)

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the cells row by row, each cell in the row in which it starts."""
        row: list[Cell] = []
        at = 0
        for cell in self.cells:
            if cell.row != at:
                if row:
                    yield row
                row, at = [], cell.row
            row.append(cell)
        if row:
            yield row


@final
@frozen(kw_only=True)
class Run:
    """
    A table whose row breaks are lost: its cells one after another, in reading order.

    Pages copied as text print one cell a line or paragraph. ``blanks_kept``
    says whether an empty cell left a trace; where it is false, positions
    cannot be counted across blanks.
    """

    cells: tuple[Cell, ...]
    blanks_kept: bool
    number: int | None = None
    origin: Place | None = None


@final
@frozen(kw_only=True)
class Paragraph:
    """
    A paragraph; ``level`` 0 is the title, 1 and more a heading of that depth, ``None`` running text.

    ``key`` names it for marks; ``lang`` where it is not the document's.
    """

    text: str
    level: int | None = None
    origin: Place | None = None
    key: str | None = None
    lang: str | None = None


class Word(NamedTuple):
    """A stretch of a line without a gap, and where it stands: points from the upper left corner of its page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    page: int


class WordLine(NamedTuple):
    """
    A line of words, from left to right; ``text`` is the whole of it, with a tab for a gap as wide as between columns.

    ``figures``: how many of its last words look like figures.
    """

    text: str
    words: tuple[Word, ...]
    figures: int

    def paragraph(self) -> Paragraph:
        """Return it as text."""
        return Paragraph(text=self.text, origin=place_of(self.words) if self.words else None)


def place_of(words: Sequence[Word]) -> Place:
    """Return where *words* of one page stand."""
    left, top = min(word.x0 for word in words), min(word.top for word in words)
    right, bottom = max(word.x1 for word in words), max(word.bottom for word in words)
    return Place(page=words[0].page, box=(round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)))


@final
@frozen(kw_only=True)
class Words:
    """
    Lines among which there may be a table that no lines are drawn around: only the places of words show it.

    From top to bottom, over several pages where it goes on. Page numbers and
    running heads are left out.
    """

    lines: tuple[WordLine, ...]


Block = Paragraph | Grid | Run
"""What a document is made of: text, a table with true spans, or cells whose row breaks are lost; else it is `Words`."""


@final
@frozen(kw_only=True)
class Document:
    """
    A published file after its format is taken off.

    ``format``: the name of the reader ("html", "docx", …). ``metadata``: what
    the file says of itself outside the text, by the keys ``title``, ``organ``,
    ``published`` and ``drawn_up`` (ISO dates; the day that the paper itself
    bears is none of publication) and ``encoding``; absent where it says
    nothing; of a page, how many ``scripts`` and ``pictures`` it has.
    ``source``: file name or address, for messages. ``attachments``: the office
    files that a page links, where a report may stand whose tables the page
    lacks. Writers use the rest:
    ``lang`` is the language of labels and of what a writer says itself, "zh"
    or "en"; ``marks`` are remarks on cells and paragraphs, in the order in
    which they are listed; ``stated`` are words of paragraphs that state a figure,
    with what it counts as their label; ``remarks`` are said of the document as a whole.
    """

    blocks: tuple[Block | Words, ...]
    format: str
    source: str | None = None
    metadata: Mapping[str, str] = field(factory=dict)
    lang: str = "zh"
    marks: tuple[Mark, ...] = ()
    stated: tuple[MarkTarget, ...] = ()
    remarks: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def flow(self) -> tuple[Block, ...]:
        """The blocks, positioned words as one paragraph a line."""
        return tuple(
            part
            for block in self.blocks
            for part in ([line.paragraph() for line in block.lines] if isinstance(block, Words) else [block])
        )


_NOWHERE = Place()
