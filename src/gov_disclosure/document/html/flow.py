"""Text as it flows into a page or a cell: lines, with what is raised marked and what is struck out apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import define, field, frozen

from gov_disclosure.document.raised import Piece, is_mark, joined
from gov_disclosure.document.turned import turns_told

_INVISIBLE: Final = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_JOINER: Final = "\u034f"
"""The one invisible character that counts as printable."""
_CHUNK: Final = 2**16
BODY: Final = 1
"""Where a row group is shown: a ``thead`` before it, a ``tfoot`` behind it."""


@frozen
class Line:
    """
    One line as shown.

    ``level``: of the heading it belongs to, ``None`` if it is none. ``typed``:
    its text as it stands where white space is shown, ``None`` elsewhere.
    ``mark``: whether all of it is the raised mark of a note.
    """

    text: str
    level: int | None = None
    typed: str | None = None
    mark: bool = False


@frozen
class SourceCell:
    """A cell as the page has it: what stands in it, and what its markup says."""

    flow: Flow
    rowspan: int
    colspan: int
    header: bool


@frozen
class Table:
    """A table as the page has it: rows by row group, and ``stray``, what stands in it outside its cells."""

    groups: tuple[tuple[tuple[SourceCell, ...], ...], ...]
    stray: Flow

    def rows(self) -> Iterator[tuple[SourceCell, ...]]:
        """Yield the rows of all groups."""
        for group in self.groups:
            yield from group


Item = Line | Table


@define
class Flow:
    """
    What stands in a page or a cell, in order.

    ``struck``: the texts in it that are struck out, and ``unselected`` what
    form fields in it offer and do not show; neither is among the ``items``.
    """

    items: list[Item] = field(factory=list)
    in_cell: bool = False
    struck: list[str] = field(factory=list)
    unselected: list[str] = field(factory=list)
    _pieces: list[tuple[str, int]] = field(factory=list)
    _level: int | None = None

    @property
    def begun(self) -> bool:
        """Whether anything stands in the line that has not ended yet."""
        return bool(self._pieces)

    def add(self, text: str, *, raised: int = 0, level: int | None = None) -> None:
        """Add text to the line; *raised* is the number of the raised element it stands in."""
        if not self._pieces:
            self._level = level
        self._pieces.append((text, raised))

    def end_line(self, *, typed: bool = False) -> None:
        """End the line; blank lines are left out."""
        if not self._pieces:
            return
        pieces, self._pieces = self._pieces, []
        if not any(raised for _, raised in pieces):
            whole = "".join([text for text, _ in pieces])
            if text := squeeze(whole):
                self.items.append(Line(text, self._level, whole if typed else None))
            return
        text = squeeze(joined([Piece(text, raised > 0) for text, raised in pieces], in_cell=self.in_cell))
        alone = all(raised or text.isspace() for text, raised in pieces)
        if alone:  # of several raised texts with nothing beside them the first is what the others are marks of
            first = next(raised for _, raised in pieces if raised)
            text = squeeze("".join([text for text, raised in pieces if raised == first]))
        if text:
            self.items.append(Line(text, self._level, text if typed else None, alone and is_mark(text)))

    def extend(self, other: Flow) -> None:
        """Add what stands in *other*, on lines of its own."""
        self.end_line()
        other.end_line()
        self.items += other.items
        self.struck += other.struck
        self.unselected += other.unselected

    def tables(self) -> Iterator[Table]:
        """Yield the tables in it, but for those in these."""
        return (item for item in self.items if isinstance(item, Table))

    def lines(self) -> Iterator[Line]:
        """Yield its lines, those of the tables in it among them."""
        waiting: list[Item] = self.items[::-1]
        while waiting:
            item = waiting.pop()
            if isinstance(item, Line):
                yield item
            elif isinstance(item, Table):
                for row in reversed([*item.rows()]):
                    for cell in reversed(row):
                        waiting += reversed(cell.flow.items)
                waiting += reversed(item.stray.items)

    def text(self) -> str:
        """Return its lines as one text; marks on lines of their own are left out, unless there are no others."""
        lines = list(self.lines())
        level = [line.text for line in lines if not line.mark]
        return "\n".join(level or [line.text for line in lines])

    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.items and not any(text.strip() for text, _ in self._pieces)


@define
class TableBuilder:
    """A table of which the end has not been reached; ``around`` is what it stands in."""

    around: Flow
    stray: Flow = field(factory=Flow)
    groups: list[tuple[int, list[list[SourceCell]]]] = field(factory=list)
    row: list[SourceCell] | None = None

    def group(self, rank: int) -> None:
        """Begin a row group."""
        self.groups.append((rank, []))
        self.row = None

    def begin_row(self) -> list[SourceCell]:
        """Begin a row."""
        if not self.groups:
            self.group(BODY)
        self.row = []
        self.groups[-1][1].append(self.row)
        return self.row

    def finished(self) -> Table:
        """Return the table: the first ``thead`` first and the first ``tfoot`` last, wherever they stand."""
        ranked: list[tuple[int, list[list[SourceCell]]]] = []
        for rank, rows in self.groups:
            if rows:
                ranked.append((BODY if any(rank == other for other, _ in ranked) else rank, rows))
        ranked.sort(key=_by_rank)
        return Table(tuple(tuple(tuple(row) for row in rows) for _, rows in ranked), self.stray)


def _by_rank(group: tuple[int, object]) -> int:
    return group[0]


def squeeze(text: str) -> str:
    """Return one line of text as a browser shows it: white space collapsed, invisible characters gone."""
    if len(text) > _CHUNK:  # splitting a long text into words takes many times its size
        return " ".join(squeeze(text[at : at + _CHUNK]) for at in range(0, len(text), _CHUNK))
    line = " ".join(text.split())
    if line.isprintable() and _JOINER not in line:
        return line
    return " ".join(_INVISIBLE.sub("", turns_told(line)).split())
