"""Lines of a PDF page taken to pieces, and those put together that a broken figure parts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import reduce
from typing import NamedTuple

from attrs import define, evolve

from gov_disclosure.document.pdf.glyphs import UNDEFINED, Glyph
from gov_disclosure.document.pdf.lines import Line

MAY_BREAK = "\u200b"
"""Stands between digits of two lines that are one number or two: no figure, whatever it is."""
_FIGURE = re.compile(r"(?!\d[.．]$)[+\-－]?[,，.．]?\d[\d,，.．]*(?:元|万元|件)?|[/\\\-—–－]+")
_PART = 0.25
"""Digits further apart, in heights of their type, are two figures."""
_LABEL_PART = 0.4
"""The same for texts."""
_BELOW, _OVERLAP = 1.7, 0.95
"""Lines of one cell are no further apart, in heights of type; lines of two rows are no nearer."""
_DIGIT = 0.75
"""No column is as narrow as a digit, in heights of its type."""
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
    def width(self) -> float:
        """How wide it is, in points."""
        return self.x1 - self.x0

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


def maybe_one(rows: Sequence[Row]) -> set[tuple[int, int]]:
    """Return which lines of figures, by position, may be parts of one row: a broken figure is on both of them."""
    figured = [at for at, row in enumerate(rows) if row.figures]
    near = [
        (at, other)
        for number, at in enumerate(figured)
        for other in figured[number + 1 : number + _MOST_LINES]
        if is_near(rows[at : at + 1], rows[other : other + 1])
    ]
    if len(figured) > _MOST_ROWS:
        return set(near)
    found = {(at, other) for at, other in near if _may_be_one(rows[at], rows[other], rows)}
    paired = {at for pair in found for at in pair}
    for at, other in (*near, *reversed(near)) if found else ():
        if not paired.isdisjoint((at, other)) and _may_be_one(rows[at], rows[other], rows, chained=True):
            found.add((at, other))
            paired |= {at, other}
    return found


def is_near(above: Sequence[Row], below: Sequence[Row]) -> bool:
    """Return whether figures of two lines stand as near as lines of one cell."""
    feet = [_foot(piece) for row in above for piece in row.figures]
    heads = [_head(piece) for row in below for piece in row.figures]
    return bool(feet and heads) and min(heads) - max(feet) < _BELOW * above[0].line.size


def together(rows: Sequence[Row]) -> Row:
    """Return lines of figures as one row; those under one another are one text, which may be two figures."""
    return reduce(_one, rows)


def join_over_break(page: list[Row], following: list[Row]) -> None:
    """
    Put what may be the other part of figures cut by the page break to those in the row of more figures.

    What may as well be a part of figures on its own page stays there, and the
    others get a mark: they are figures no more.
    """
    last = next((at for at in range(len(page) - 1, -1, -1) if page[at].figures), None)
    first = next((at for at, row in enumerate(following) if row.figures), None)
    if last is None or first is None or first > _NEAR_EDGE or len(page) - last > _NEAR_EDGE:
        return
    above, below = page[last], following[first]
    before, after = list(_to_header(reversed(page[: last + 1]))), list(_to_header(following[first:]))
    between = [piece.text for row in (*page[last + 1 :], *following[:first]) for piece in row.labels]
    if (
        all(len(row.figures) < FEWEST_FIGURES for row in (*before, *after))
        or any(map(SECTION.search, between))
        or not _may_be_one(above, below, [*before, *after])
    ):
        return
    down = len(above.figures) < len(below.figures)
    part, row = (above, below) if down else (below, above)
    beside = before[::-1] if down else after
    if any((len(beside) - 1 if down else 0) in pair for pair in maybe_one(beside)):
        row.figures = [_doubted(one) if any(_overlap(one, two) for two in part.figures) else one for one in row.figures]
    elif down:
        line = below.line
        whole = _one(evolve(above, labels=[]), below)
        whole.line = evolve(whole.line, top=line.top, bottom=line.bottom, page=line.page)
        page[last : last + 1], following[first] = _without_figures(above), whole
    else:
        page[last], following[first : first + 1] = _one(above, evolve(below, labels=[])), _without_figures(below)


def _doubted(piece: Piece) -> Piece:
    """Return a figure with a mark that something of it may stand elsewhere."""
    return piece._replace(glyphs=(mark_before(piece.glyphs[0]), *piece.glyphs), text=UNDEFINED + piece.text)


_MOST_LINES = 4
"""Lines that a figure is broken over, and between which others of its row may stand, at the most."""
_MOST_ROWS = 400
"""Lines of figures of one table on one page; of more, none is looked at more closely."""
_NEAR_EDGE = 20
"""Lines of a label or a header that may stand between a cut figure and the edge of its page."""
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）]|\d{1,2}[.．、]")
SECTION = re.compile(r"(?:信息|申请|诉讼)情况")
"""In headings of the sections that are tables, with or without a number; in no label of theirs."""


def _to_header(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield *rows*, which begin with one of figures, as far as their labels stand left of those."""
    left = float("inf")
    for row in rows:
        left = min([left, *(piece.x0 for piece in row.figures)])
        if any(piece.x1 > left for piece in row.labels):
            break
        yield row


def _without_figures(row: Row) -> list[Row]:
    rest = without(row, {id(glyph) for piece in row.figures for glyph in piece.glyphs})
    return [rest] if rest else []


def marked(piece: Piece) -> Piece:
    """Return the mark that stands for the label of figures of which it is not known, left of *piece*."""
    return _piece([mark_before(piece.glyphs[0])])


def mark_before(glyph: Glyph) -> Glyph:
    """Return a mark left of *glyph*, so that nothing there is taken for a figure."""
    return glyph._replace(text=UNDEFINED, x0=glyph.x0 - 0.2 * glyph.size, x1=glyph.x0 - 0.1 * glyph.size)


def without(row: Row, glyphs: Collection[int]) -> Row | None:
    """Return *row* without the pieces whose *glyphs*, by identity, stand elsewhere; ``None`` where nothing is left."""
    labels, figures = (
        [piece for piece in pieces if id(piece.glyphs[0]) not in glyphs] for pieces in (row.labels, row.figures)
    )
    if len(labels) + len(figures) == len(row.labels) + len(row.figures):
        return row
    kept = tuple(glyph for glyph in row.line.glyphs if id(glyph) not in glyphs)
    line = evolve(row.line, text=_text(labels, figures), glyphs=kept)
    return Row(line, labels, figures) if labels or figures else None


def _may_be_one(above: Row, below: Row, rows: Iterable[Row], *, chained: bool = False) -> bool:
    """
    Return whether figures of two lines may be parts of figures that are broken over both.

    The parts above leave no room for another sign in their columns, and one of
    the lines has figures in no other columns. Two lines with figures in the
    same columns are two rows, unless all of them are broken. ``chained``:
    whether the one above may already go on in, or with, another.
    """
    pairs = [(upper, lower) for lower in below.figures for upper in above.figures if _overlap(upper, lower)]
    if not pairs or len(pairs) < min(len(above.figures), len(below.figures)) or _begins_row(above, below):
        return False
    if len(above.figures) == len(below.figures) and not _all_broken(above, below, pairs, chained=chained):
        return False
    return all(_is_full(upper, rows) for upper, _ in pairs)


def _begins_row(above: Row, below: Row) -> bool:
    """Return whether the labels of two lines are those of two rows: the one below begins with a number."""
    one, two = (max(row.labels, key=lambda piece: piece.x0, default=None) for row in (above, below))
    return one is not None and two is not None and _overlap(one, two) and _ORDINAL.match(two.text) is not None


def _all_broken(above: Row, below: Row, pairs: Sequence[tuple[Piece, Piece]], *, chained: bool) -> bool:
    """Return whether two lines with figures in the same columns can be one row: where both have labels, hardly."""
    lack = [(upper.width - lower.width) / upper.size for upper, lower in pairs]
    narrower = [less > _DIGIT / 2 for less in lack]
    likely = chained or not (above.labels and below.labels and _overlap(above.labels[-1], below.labels[-1]))
    if min(lack) < -_DIGIT / 2:
        return False
    if len(pairs) < FEWEST_FIGURES:
        return likely
    return any(narrower) if likely and above.line.page == below.line.page else all(narrower)


def _is_full(piece: Piece, rows: Iterable[Row]) -> bool:
    """Return whether one more sign would make *piece* wider than any figure in its column."""
    if MAY_BREAK in piece.text:
        return True
    column = (other.width for row in rows for other in row.figures if _overlap(piece, other))
    return piece.width > _DIGIT * piece.size and piece.width * (1 + 1 / len(piece.text)) > max(column)


def _overlap(piece: Piece, other: Piece) -> bool:
    return piece.x0 < other.x1 and piece.x1 > other.x0


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
        at = next((at for at, other in enumerate(figures) if _overlap(piece, other)), None)
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
    numeric = any(glyph.text.isascii() or glyph.text.isdigit() for glyph in (before, after))
    return after.x0 - before.x1 > (_PART if numeric else _LABEL_PART) * max(before.size, after.size)


def _piece(run: Sequence[Glyph]) -> Piece:
    y = sum(glyph.top + glyph.bottom for glyph in run) / 2 / len(run)
    text = "".join(glyph.text for glyph in run)
    return Piece(tuple(run), run[0].x0, max(glyph.x1 for glyph in run), y, max(glyph.size for glyph in run), text)
