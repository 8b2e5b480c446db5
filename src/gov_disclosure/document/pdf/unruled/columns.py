"""Columns of a table without rules: where the figures of all rows stand, and the header that names them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import define, field

from gov_disclosure.document.pdf.ruled import Box
from gov_disclosure.document.pdf.unruled.pieces import FEWEST_FIGURES, Piece, Row

LABELS = 3
"""Label columns of a grid: the row's own, and two of groups to its left."""
HEADER_GAP = 2.6
"""A header stands no further above the first row, and its lines no further apart, in heights of type."""
_FEW_NAMES = 0.25
"""A line of a header with names for no more than this share of the columns names several together."""
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、")
_HEADER_SIZE = 0.03
"""Share by which the type of a header differs at most: a heading above it is often hardly larger."""


@define
class Group:
    """Rows of one table: which lines have all their figures, and the column that each figure stands in."""

    full: list[int] = field(factory=list)
    columns: list[tuple[float, float]] = field(factory=list)

    def fits(self, row: Row) -> bool:
        """Whether each figure of *row* stands in a column of its own."""
        taken = [self.column(piece) for piece in row.figures]
        return None not in taken and len(set(taken)) == len(taken)

    def column(self, piece: Piece) -> int | None:
        """Return the column that *piece* stands in, ``None`` where it may be two or none."""
        near = [at for at, (x0, x1) in enumerate(self.columns) if piece.x0 < x1 and piece.x1 > x0]
        return near[0] if len(near) == 1 else None

    def admit(self, at: int, row: Row) -> bool:
        """Take in a row with a figure in every column if the columns stay apart."""
        if not self.full:
            self.columns = [(piece.x0, piece.x1) for piece in row.figures]
        elif len(row.figures) != len(self.columns) or not self.fits(row):
            return False
        wider = [
            (min(x0, piece.x0), max(x1, piece.x1)) for (x0, x1), piece in zip(self.columns, row.figures, strict=True)
        ]
        if any(left[1] >= right[0] for left, right in pairwise(wider)):
            return False
        self.columns = wider
        self.full.append(at)
        return True


def groups(rows: Sequence[Row]) -> Iterator[Group]:
    """Yield the tables of one page: rows of many figures whose columns are the same."""
    group = Group()
    for at, row in enumerate(rows):
        if len(row.figures) < FEWEST_FIGURES or group.admit(at, row) or (group.full and group.fits(row)):
            continue
        if group.full:
            yield group
        group = Group()
        group.admit(at, row)
    if group.full:
        yield group


def names_above(group: Group, above: Sequence[Row], right: float, size: float) -> list[tuple[float, float]]:
    """Return the left and right side of each name in the header that begins right of *right*, its lines together."""
    names: list[tuple[float, float]] = []
    lines = list(_header_lines(above, edges(group)[0], size))
    for row in reversed(lines):
        pieces = [piece for piece in (*row.labels, *row.figures) if piece.x0 > right]
        for piece in pieces if len(pieces) > _FEW_NAMES * len(group.columns) else ():
            over = [at for at, (x0, x1) in enumerate(names) if piece.x0 < x1 and piece.x1 > x0]
            if not over:
                names.append((piece.x0, piece.x1))
            elif len(over) == 1:
                x0, x1 = names[over[0]]
                names[over[0]] = min(x0, piece.x0), max(x1, piece.x1)
    return names


def edges(group: Group) -> list[float]:
    """Return the sides of the figures' columns: half-way between their figures."""
    inner = [(before[1] + after[0]) / 2 for before, after in pairwise(group.columns)]
    first, last = group.columns[0], group.columns[-1]
    return [first[0] - (inner[0] - first[1]), *inner, last[1] + (last[0] - inner[-1])]


def header(group: Group, above: Sequence[Row], sides: Sequence[float], size: float) -> Iterator[Box]:
    """Yield the cells above the first row: what stands above one column is its name."""
    named: dict[int, list[Piece]] = {}
    spans: list[tuple[int, int, Piece]] = []
    corner: list[Piece] = []
    for row in _header_lines(above, sides[0], size):
        inside = [piece for piece in (*row.labels, *row.figures) if (piece.x0 + piece.x1) / 2 > sides[0]]
        corner += [piece for piece in (*row.labels, *row.figures) if (piece.x0 + piece.x1) / 2 <= sides[0]]
        for piece in inside:
            over = [at for at, (x0, x1) in enumerate(group.columns) if piece.x0 < x1 and piece.x1 > x0]
            over = over or [min(bisect_right(sides, (piece.x0 + piece.x1) / 2), len(group.columns)) - 1]
            if len(over) == 1 and len(inside) > _FEW_NAMES * len(group.columns):
                named.setdefault(over[0], []).append(piece)
            else:
                spans.append((over[0], len(over), piece))
    unnamed = set(range(len(group.columns))) - named.keys()
    for span in [span for span in spans if unnamed == {span[0]} and span[1] == 1]:
        # The one name that stands on a line of its own.
        spans.remove(span)
        named.setdefault(span[0], []).append(span[2])
    rows = sorted({piece.y for _, _, piece in spans})
    if corner:
        yield _box(0, 0, LABELS, corner)
    for at, wide, piece in spans:
        yield _box(rows.index(piece.y), LABELS + at, wide, [piece])
    for at, pieces in named.items():
        yield _box(len(rows), LABELS + at, 1, pieces)


def _header_lines(above: Sequence[Row], left: float, size: float) -> Iterator[Row]:
    taken: list[Row] = []
    for row in reversed(above):
        alone = len(row.labels) == 1 and not row.figures
        if (
            row.figures
            or (alone and _HEADING.match(row.labels[0].text))
            or abs(row.line.size - size) > _HEADER_SIZE * size
        ):
            break
        if any(piece.x0 < left - size and piece.x1 > left + size for piece in row.labels):
            break  # running text
        if taken and taken[-1].line.top - row.line.top > HEADER_GAP * size:
            break
        taken.append(row)
    return reversed(taken)


def _box(row: int, column: int, colspan: int, pieces: Sequence[Piece]) -> Box:
    glyphs = [glyph for piece in pieces for glyph in piece.glyphs]
    sides = (
        min(glyph.x0 for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.x1 for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
    )
    return Box(row=row, column=column, rowspan=1, colspan=colspan, box=sides, glyphs=glyphs)
