"""Lines of a PDF page taken to pieces, and those put together that a broken figure parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import define, evolve

from gov_disclosure.document.pdf_glyphs import UNDEFINED, Glyph
from gov_disclosure.document.pdf_text import Line

MAY_BREAK = "\u200b"
"""Stands between digits of two lines that are one number or two: no figure, whatever it is."""
_FIGURE = re.compile(r"[+\-－]?\d[\d,，.．]*(?:元|万元|件)?|[/\\\-—–－]+")
_PART = 0.25
"""Digits further apart, in heights of their type, are two figures."""
_LABEL_PART = 0.4
"""The same for texts."""
_BELOW, _OVERLAP = 1.7, 0.95
"""Lines of one cell are no further apart, in heights of type; lines of two rows are no nearer."""
FEWEST_FIGURES = 5
"""A line with fewer figures is read as text: statutory rows without rules that need columns have seven or more."""


class Piece(NamedTuple):
    """A stretch of one line without a gap."""

    glyphs: tuple[Glyph, ...]
    x0: float
    x1: float
    y: float
    size: float
    text: str

    @property
    def figure(self) -> bool:
        """Whether it is a figure or a mark that stands for one."""
        return _FIGURE.fullmatch(self.text) is not None


@define
class Row:
    """A line of a page taken to pieces: the figures at its end and what stands before them."""

    line: Line
    labels: list[Piece]
    figures: list[Piece]


def whole(rows: Sequence[Row]) -> list[Row]:
    """Return *rows* with lines of figures too near for two rows put together: a broken figure takes two lines."""
    found: list[Row] = []
    last = -1
    for row in rows:
        if row.figures and last >= 0 and _height(row) - _height(found[last]) < _OVERLAP * row.line.size:
            found[last] = _one(found[last], row)
            continue
        if row.figures:
            last = len(found)
        found.append(row)
    return found


def joined(rows: Sequence[Row]) -> list[Row]:
    """
    Return *rows* with what may only be the rest or the beginning of broken figures put to those.

    A label beside it stays a line of its own. Where it may be either, the
    figures above get it, and those below a mark that something may be missing.
    """
    wide = _widest(rows)
    found: list[Row] = []
    above = -1
    for at, row in enumerate(rows):
        after = next((other for other in rows[at + 1 :] if other.figures), None) if row.figures else None
        begins = after is not None and _may_begin(row, after, wide)
        if above >= 0 and row.figures and _may_be_rest(found[above], row, wide):
            found[above], rest = _moved(found[above], row)
            found += rest
            if begins and after is not None:
                _doubt(after, row)
            continue
        if begins and after is not None:
            _begin(after, row)
            found += _without_figures(row)
            continue
        if row.figures:
            above = len(found)
        found.append(row)
    _doubt_above_stacks([row for row in found if row.figures], wide)
    return found


def _doubt_above_stacks(rows: Sequence[Row], wide: float) -> None:
    """Mark figures that fill their columns nearer than a row above a broken one: they may be the beginning of that."""
    for above, below in pairwise(rows):
        broken = [piece for piece in below.figures if MAY_BREAK in piece.text]
        near = [
            piece
            for piece in above.figures
            if any(
                piece.x0 < other.x1 and piece.x1 > other.x0 and _head(other) - _foot(piece) < _BELOW * piece.size
                for other in broken
            )
            and _fill([piece], wide)
        ]
        if near:
            _doubt(above, Row(above.line, [], near))


def _may_begin(row: Row, below: Row, wide: float) -> bool:
    """Return whether the figures of *row*, which fill their columns, may go on in those below."""
    return _stands_over(row, below) and _fill(row.figures, wide)


def _stands_over(row: Row, below: Row) -> bool:
    """Return whether each figure of *row* stands right over one of *below* that is no wider."""
    if len(row.figures) >= len(below.figures) or len(below.figures) < FEWEST_FIGURES:
        return False
    for piece in row.figures:
        under = [other for other in below.figures if piece.x0 < other.x1 and piece.x1 > other.x0]
        if not under or under[0].y - piece.y > _BELOW * piece.size or under[0].x1 - under[0].x0 > piece.x1 - piece.x0:
            return False
    return True


def _fill(pieces: Iterable[Piece], wide: float) -> bool:
    """Return whether one more sign would make each of *pieces* wider than any."""
    return all((piece.x1 - piece.x0) * (1 + 1 / len(piece.text)) > wide for piece in pieces)


def _begin(below: Row, row: Row) -> None:
    """Put the figures of *row* before those that they may begin."""
    whole = _one(Row(row.line, [], row.figures), below)
    below.line, below.figures = whole.line, whole.figures


def _doubt(other: Row, row: Row) -> None:
    """Mark the figures of *other* in the columns of *row*, whose rest or beginning they may be."""
    other.figures = [_marked(piece) if _over(piece, row) else piece for piece in other.figures]
    other.line = evolve(other.line, text=_text(other.labels, other.figures))


def _marked(piece: Piece) -> Piece:
    first = piece.glyphs[0]
    mark = first._replace(text=UNDEFINED, x0=first.x0 - 0.1 * first.size, x1=first.x0)
    return piece._replace(glyphs=(mark, *piece.glyphs), text=UNDEFINED + piece.text)


def _widest(rows: Iterable[Row]) -> float:
    return max((piece.x1 - piece.x0 for row in rows for piece in row.figures), default=0.0)


def _may_be_rest(above: Row, row: Row, wide: float) -> bool:
    """Return whether the figures of *row* may be the rest of those above, which fill their columns."""
    over = [piece for piece in above.figures if _over(piece, row)]
    return _hangs(above, row) and _fill(over, wide)


def _moved(above: Row, row: Row) -> tuple[Row, list[Row]]:
    """Return *above* with the figures of *row*, and what is left of that."""
    return _one(above, Row(row.line, [], row.figures)), _without_figures(row)


def _without_figures(row: Row) -> list[Row]:
    label = "".join(piece.text for piece in row.labels)
    return [Row(evolve(row.line, text=label), row.labels, [])] * bool(label)


def join_over_break(page: list[Row], following: list[Row]) -> None:
    """Put what may be the other part of figures cut by the page break to those in the row of more figures."""
    for _ in range(_MOST_LINES):
        if not _join_line_over_break(page, following):
            break


def _join_line_over_break(page: list[Row], following: list[Row]) -> bool:
    """Join one line over the break; return whether it had so few figures that another one may be such a part too."""
    last = next((at for at in range(len(page) - 1, -1, -1) if page[at].figures), None)
    first = next((at for at, row in enumerate(following) if row.figures), None)
    if last is None or first is None or first > _NEAR_EDGE or len(page) - last > _NEAR_EDGE:
        return False
    above, below = page[last], following[first]
    if len(above.figures) >= FEWEST_FIGURES and _hangs(above, below):
        after = next((row for row in following[first + 1 :] if row.figures), None)
        if after is not None and _stands_over(below, after):
            _doubt(after, below)
        page[last], following[first : first + 1] = _moved(above, below)
        return len(below.figures) < FEWEST_FIGURES
    wide = _widest([*page, *following])
    if _in_wide_table(page, last) and _may_begin(above, below, wide):
        before = next(row for row in reversed(page[:last]) if row.figures)
        if _may_be_rest(before, above, wide):
            _doubt(before, above)
        line = below.line
        _begin(below, above)
        below.line = evolve(below.line, top=line.top, bottom=line.bottom, page=line.page)
        page[last : last + 1] = _without_figures(above)
        return len(above.figures) < FEWEST_FIGURES
    return False


def _in_wide_table(rows: Sequence[Row], at: int) -> bool:
    """Return whether one of the lines before the one at *at* has figures in many columns."""
    return any(len(row.figures) >= FEWEST_FIGURES for row in rows[max(0, at - _NEAR_EDGE) : at])


_MOST_LINES = 3
"""Lines of one figure that the page break parts from its others."""
_NEAR_EDGE = 8
"""Lines of a label that may stand between a cut figure and the edge of its page."""


def _hangs(above: Row, row: Row) -> bool:
    """Return whether each figure of *row* stands right below one of *above*, which has more."""
    return len(row.figures) < len(above.figures) and all(
        any(piece.x0 < other.x1 and piece.x1 > other.x0 and piece.y - _foot(other) < _BELOW * piece.size
            for other in above.figures)
        for piece in row.figures
    )  # fmt: skip


def _foot(piece: Piece) -> float:
    """Return the height of the last line of a piece."""
    return (piece.glyphs[-1].top + piece.glyphs[-1].bottom) / 2


def _head(piece: Piece) -> float:
    """Return the height of the first line of a piece."""
    return (piece.glyphs[0].top + piece.glyphs[0].bottom) / 2


def _height(row: Row) -> float:
    return max(piece.y for piece in row.figures)


def _one(above: Row, below: Row) -> Row:
    """Return two lines as one row; those under one another are one text, which may be two figures."""
    figures = list(above.figures)
    for piece in below.figures:
        at = next((at for at, other in enumerate(figures) if piece.x0 < other.x1 and piece.x1 > other.x0), None)
        if at is None:
            figures.append(piece)
        else:
            figures[at] = _stacked(figures[at], piece)
    figures.sort(key=lambda piece: piece.x0)
    labels = [*above.labels, *below.labels]
    line = evolve(
        above.line,
        text=_text(labels, figures),
        x0=min(above.line.x0, below.line.x0),
        x1=max(above.line.x1, below.line.x1),
        bottom=max(above.line.bottom, below.line.bottom),
        glyphs=(*above.line.glyphs, *below.line.glyphs),
    )
    return Row(line, labels, figures)


def _text(labels: Iterable[Piece], figures: Iterable[Piece]) -> str:
    label = "".join(piece.text for piece in labels)
    return "\t".join([label] * bool(label) + [piece.text for piece in figures])


def _stacked(above: Piece, below: Piece) -> Piece:
    return Piece(
        (*above.glyphs, *below.glyphs),
        min(above.x0, below.x0),
        max(above.x1, below.x1),
        (above.y + below.y) / 2,
        above.size,
        above.text + MAY_BREAK + below.text,
    )


def row_of(line: Line) -> Row:
    """Return a line in pieces: the figures at its end apart from what stands before them."""
    pieces = list(_pieces(line.glyphs))
    at = len(pieces)
    while at and pieces[at - 1].figure:
        at -= 1
    return Row(line, pieces[:at], pieces[at:])


def _pieces(glyphs: Sequence[Glyph]) -> Iterator[Piece]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text.isspace() or glyph.turn:
            continue
        if run and _parted(run[-1], glyph):
            yield _piece(run)
            run = []
        run.append(glyph)
    if run:
        yield _piece(run)


def _parted(before: Glyph, after: Glyph) -> bool:
    numeric = before.text.isascii() or after.text.isascii()
    return after.x0 - before.x1 > (_PART if numeric else _LABEL_PART) * max(before.size, after.size)


def _piece(run: Sequence[Glyph]) -> Piece:
    y = sum(glyph.top + glyph.bottom for glyph in run) / 2 / len(run)
    text = "".join(glyph.text for glyph in run)
    return Piece(tuple(run), run[0].x0, max(glyph.x1 for glyph in run), y, max(glyph.size for glyph in run), text)


def _over(piece: Piece, row: Row) -> bool:
    return any(piece.x0 < other.x1 and piece.x1 > other.x0 for other in row.figures)
