"""Text as it flows into a page or a cell: lines, with what is raised marked and what is struck out apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import category

from attrs import define, field, frozen

_INVISIBLE: Final = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_JOINER: Final = "\u034f"
"""The one invisible character that counts as printable."""
_CHUNK: Final = 2**16
_BRACKETS: Final = " \t\n[]［］()（）〔〕【】"


@frozen
class Line:
    """
    One line as shown.

    ``level``: of the heading it belongs to, ``None`` if it is none. ``typed``:
    its text as it stands where white space is shown, ``None`` elsewhere.
    ``alone``: the text without marks, if all of it is raised.
    """

    text: str
    level: int | None = None
    typed: str | None = None
    alone: str | None = None


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


@frozen
class Markup:
    """A page kept within the page, in a form field or a frame."""

    text: str


Item = Line | Table | Markup


@define
class Flow:
    """
    What stands in a page or a cell, in order.

    ``struck``: the texts in it that are struck out, and ``unselected`` what
    form fields in it offer and do not show; neither is among the ``items``.
    """

    items: list[Item] = field(factory=list)
    struck: list[str] = field(factory=list)
    unselected: list[str] = field(factory=list)
    _pieces: list[tuple[str, int]] = field(factory=list)
    _level: int | None = None

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
        shown = [(text, raised) for text, raised in _runs(pieces) if not text.isspace()]
        if all(raised for _, raised in shown):
            texts = [text for text, _ in shown]
            alone = "".join([*texts[:1], *map(bracketed, texts[1:])])
        else:
            alone = None
        text = "".join([bracketed(text) if raised else text for text, raised in _runs(pieces)])
        if text := squeeze(text):
            self.items.append(Line(text, self._level, text if typed else None, alone and squeeze(alone)))

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
        """Return its lines as one text; what is raised is marked, unless all of it is, and has no line of its own."""
        text = ""
        lines = list(self.lines())
        first = lines[0].alone if lines else None
        if first is not None and all(line.alone is not None for line in lines):
            text, lines = first, lines[1:]
        for line in lines:
            text += line.text if line.alone is not None or not text else f"\n{line.text}"
        return text

    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.items and not any(text.strip() for text, _ in self._pieces)


def _runs(pieces: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the pieces with those of one raised element joined."""
    runs: list[tuple[str, int]] = []
    for text, raised in pieces:
        if runs and runs[-1][1] == raised:
            runs[-1] = (runs[-1][0] + text, raised)
        else:
            runs.append((text, raised))
    return runs


def bracketed(text: str) -> str:
    """Return raised text in square brackets, so that it runs into nothing beside it; signs stay as they are."""
    bare = text.strip(_BRACKETS)
    return f"[{bare}]" if any(map(_could_join, bare)) else text


def _could_join(sign: str) -> bool:
    """Whether a sign could be taken for a part of the figure or word beside it."""
    return category(sign)[0] == "N" or (sign.isascii() and sign.isalpha())


def squeeze(text: str) -> str:
    """Return one line of text as a browser shows it: white space collapsed, invisible characters gone."""
    if len(text) > _CHUNK:  # splitting a long text into words takes many times its size
        return " ".join(squeeze(text[at : at + _CHUNK]) for at in range(0, len(text), _CHUNK))
    line = " ".join(text.split())
    if line.isprintable() and _JOINER not in line:
        return line
    return " ".join(_INVISIBLE.sub("", line).split())
