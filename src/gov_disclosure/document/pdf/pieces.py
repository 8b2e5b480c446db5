"""Lines of a PDF page taken to pieces: the figures at their ends apart from what stands before them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from attrs import define, evolve

from gov_disclosure.document.blocks import Word, WordLine
from gov_disclosure.document.pdf.glyphs import UNDEFINED, Glyph
from gov_disclosure.document.pdf.lines import Line

_FIGURE = re.compile(r"(?!\d[.．]$)[+\-－]?[,，.．]?\d[\d,，.．]*(?:元|万元|件)?|[/\\\-—–－]+")
_PART = 0.25
"""Digits further apart, in heights of their type, are two figures."""
_LABEL_PART = 0.4
"""The same for texts."""
SECTION = re.compile(r"(?:信息|申请|诉讼)情况")
"""In headings of the sections that are tables, with or without a number; in no label of theirs."""


class Piece(NamedTuple):
    """A stretch of one line without a gap."""

    glyphs: tuple[Glyph, ...]
    x0: float
    x1: float
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

    def words(self) -> WordLine:
        """Return it as positioned words."""
        pieces = (*self.labels, *self.figures)
        return WordLine(self.line.text, tuple(_word(piece, self.line.page) for piece in pieces), len(self.figures))


def row_of(line: Line) -> Row:
    """Return a line in pieces: the figures at its end apart from what stands before them."""
    pieces = list(_pieces(line.glyphs))
    at = len(pieces)
    while at and pieces[at - 1].figure:
        at -= 1
    return Row(line, pieces[:at], pieces[at:])


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
    label = "".join(piece.text for piece in labels)
    text = "\t".join([label] * bool(label) + [piece.text for piece in figures])
    return Row(evolve(row.line, text=text, glyphs=kept), labels, figures) if labels or figures else None


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
    text = "".join(glyph.text for glyph in run)
    return Piece(tuple(run), run[0].x0, max(glyph.x1 for glyph in run), text)


def _word(piece: Piece, page: int) -> Word:
    top, bottom = (
        sum(getattr(glyph, side) for glyph in piece.glyphs) / len(piece.glyphs) for side in ("top", "bottom")
    )
    size = max(glyph.size for glyph in piece.glyphs)
    middle = (top + bottom) / 2
    return Word(piece.text, piece.x0, middle - size / 2, piece.x1, middle + size / 2, size, page)
