"""The text of a ruled cell: its lines joined, and a figure broken over lines told from figures under one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import field, frozen

from gov_disclosure.document.pdf.glyphs import UNDEFINED, Glyph
from gov_disclosure.document.pdf.lines import Line, joined, lines
from gov_disclosure.document.pdf.ruled import Box
from gov_disclosure.document.raised import is_mark

_SEPARATORS = ".,．，"
_MOST_PADDING = 16.0
"""Left and right margin inside a cell together, in points, are not wider."""
_SLACK = 0.3
"""Points by which what stands in a cell may reach over its sides."""
_SMALL, _RAISED = 0.8, 0.2
"""The mark of a note is smaller than this share of the figure beside it, and ends so much higher."""
_OFF = 0.2
"""Share of a digit's width by which rules and margins are drawn off: browsers move them to whole pixels."""
_OFF_ITSELF = 0.05
"""The same where the margin is seen in the cell itself."""


@frozen(kw_only=True)
class CellLines:
    """
    What stands in a ruled cell: its level ``lines`` from top to bottom.

    ``turned`` and ``struck``: what is set upright, and what is struck out.
    """

    box: Box
    lines: Sequence[Line] = field(factory=list)
    turned: str = ""
    struck: str = ""

    @property
    def width(self) -> float:
        """How wide the cell is, in points."""
        return self.box.box[2] - self.box.box[0]

    @property
    def figure(self) -> bool:
        """Whether digits and their separators stand in it, and nothing else."""
        return self.doubtful and all(glyph.text != UNDEFINED for glyph in self.box.glyphs)

    @property
    def doubtful(self) -> bool:
        """Whether nothing but digits and separators stands in it, and marks that they may not be of one figure."""
        signs = "".join(line.text for line in self.lines).replace(UNDEFINED, "")
        return bool(signs) and not self.turned and _is_of_figure(signs)


def lines_in(box: Box, page: int) -> CellLines:
    """Return the lines of *box*."""
    level, turned, struck = [], "", ""
    for glyph in box.glyphs:
        if glyph.struck:
            struck += glyph.text
        elif glyph.turn:
            turned += "" if glyph.text.isspace() else glyph.text
        else:
            level.append(glyph)
    return CellLines(box=box, lines=lines(_unmarked(level), page), turned=turned, struck=struck.strip())


def _unmarked(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Return the characters of a cell without the mark of a note that stands raised and small right after a figure."""
    base = max((glyph.size for glyph in glyphs), default=0.0)
    raised = [glyph for glyph in glyphs if glyph.size < _SMALL * base and not glyph.text.isspace()]
    if not raised or not is_mark("".join(glyph.text for glyph in raised)):
        return glyphs
    level = [glyph for glyph in glyphs if glyph.size >= _SMALL * base and glyph.text.isdigit()]
    last = max(level, key=lambda glyph: glyph.x1, default=None)
    if last is None or not all(_is_raised_after(glyph, last, base) for glyph in raised):
        return glyphs
    return [glyph for glyph in glyphs if glyph not in raised]


def _is_raised_after(glyph: Glyph, last: Glyph, base: float) -> bool:
    beside = -_RAISED * base < glyph.x0 - last.x1 < base
    return beside and _RAISED * base < last.bottom - glyph.bottom < base


def padding_of(cells: Iterable[CellLines]) -> float:
    """
    Return the margins left and right inside the cells of one table: twice the least space left of a line.

    Text too long for its cell reaches over the right side and says nothing.
    """
    gaps = (line.x0 - cell.box.box[0] for cell in cells for line in cell.lines)
    return min(_MOST_PADDING, 2 * min((max(0.0, gap) for gap in gaps if gap > -_SLACK), default=0.0))


def text_of(cell: CellLines, row: Sequence[CellLines], padding: float) -> tuple[str, str | None]:
    """
    Return the text of *cell*, and how it is printed where it is one figure broken over lines.

    Digits under one another are one figure where each line but the last is
    full, in this cell and in every other of its *row* with such digits; else
    they may be several.
    """
    rows = cell.lines
    if not rows or cell.turned:
        return "\n".join([line.text for line in rows] + [cell.turned] * bool(cell.turned)), None
    if cell.figure and len(rows) > 1:
        broken = "\n".join(line.text for line in rows)
        beside = [other for other in row if other.figure and len(other.lines) > 1]
        if all(_is_one_figure(other, padding) for other in beside):
            return "".join(line.text for line in rows), broken
        return broken, None
    if len(rows) > 1 and cell.doubtful:
        return "\n".join(line.text.replace(UNDEFINED, "") for line in rows), None
    text = rows[0].text.replace("\t", " ")
    for before, after in pairwise(rows):
        piece = after.text.replace("\t", " ")
        text = f"{text}\n{piece}" if _in_number(before, after) else joined(text, piece, tight=False)
    return text, None


def is_full(cell: CellLines, padding: float) -> bool:
    """Return whether a figure leaves no room for another digit on its last line: more of it may be elsewhere."""
    return cell.figure and _fills(cell.lines[-1], cell, padding)


def _is_of_figure(text: str) -> bool:
    return all(sign.isdigit() or sign in _SEPARATORS for sign in text)


def _in_number(before: Line, after: Line) -> bool:
    return _is_of_figure(before.text[-1] + after.text[0])


def _is_one_figure(cell: CellLines, padding: float) -> bool:
    """Return whether no line but the last has room for another sign; no figure ends or begins with a separator."""
    return all(
        _between_separators(before, after)
        or (_fills(before, cell, padding) and len(after.text) <= len(before.text) and _stands_below(before, after))
        for before, after in pairwise(cell.lines)
    )


def _between_separators(before: Line, after: Line) -> bool:
    return before.text[-1] in _SEPARATORS or after.text[0] in _SEPARATORS


def _fills(line: Line, cell: CellLines, padding: float) -> bool:
    """Return whether no other digit fits beside *line*, by the margins of its own cell where they show."""
    digit = (line.x1 - line.x0) / len(line.text)
    own = _own_padding(cell)
    room = cell.width - (line.x1 - line.x0) - (padding if own is None else own)
    return room < (1 + (_OFF if own is None else _OFF_ITSELF)) * digit


def _own_padding(cell: CellLines) -> float | None:
    """Return twice the margin at the side at which lines of different length end alike."""
    left, right = cell.box.box[0], cell.box.box[2]
    starts, ends = [line.x0 - left for line in cell.lines], [right - line.x1 for line in cell.lines]
    for side, other in ((starts, ends), (ends, starts)):
        if max(side) - min(side) < _SLACK < max(other) - min(other):
            return 2 * max(0.0, min(side))
    return None


def _stands_below(before: Line, after: Line) -> bool:
    return before.bottom <= after.bottom - 0.5 * after.size
