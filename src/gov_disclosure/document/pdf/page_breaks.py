"""Rows of ruled tables that the page break cuts through: a figure broken over lines can stand on both pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from gov_disclosure.document.pdf.glyphs import Glyph
from gov_disclosure.document.pdf.lines import Line
from gov_disclosure.document.pdf.pieces import SECTION, Piece, mark_before, row_of, without
from gov_disclosure.document.pdf.ruled import Box, Ruled

PADDING = 11.0
"""Left and right margin inside a cell, in points, as word processors set it."""
_ALIGNED = 6.0
"""Points by which the sides of one cell may differ from page to page."""


def join_cut_figures(lines: Sequence[list[Line]], tables: Sequence[list[Ruled]]) -> None:
    """
    Put digits at the top of a page to those at the end of the page before, if they may be the rest of one figure.

    Both stand in one cell then, with a mark between: it holds no figure.

    Args:
        lines: what stands outside tables, page by page.
        tables: the ruled tables, page by page.

    """
    run: list[tuple[list[Ruled], int]] = []
    for (page, following), (above, below) in zip(pairwise(lines), pairwise(tables), strict=True):
        _join_line(page, following, above, below)
        pair = _goes_on(page, following, above, below)
        if pair is None:
            continue
        high, low = pair
        _join_line_below(page, above[high], below, low)
        if not run or (run[-1][0] is not above or run[-1][1] != high):
            _count_alike(run)
            run = [(above, high)]
        run.append((below, low))
    _count_alike(run)


def _goes_on(
    page: Sequence[Line], following: Sequence[Line], above: Sequence[Ruled], below: Sequence[Ruled]
) -> tuple[int, int] | None:
    """Return which table at the end of a page goes on in which of the next: no heading between, the same right side."""
    if not (above and below):
        return None
    high = max(range(len(above)), key=lambda at: _bottom(above[at]))
    low = min(range(len(below)), key=lambda at: _top(below[at]))
    one, two = above[high], below[low]
    between = [line for line in page if line.top > _bottom(one)] + [line for line in following if line.top < _top(two)]
    if any(SECTION.search(line.text) for line in between):
        return None
    return (high, low) if abs(one.box[2] - two.box[2]) < _ALIGNED else None


def _count_alike(run: Sequence[tuple[list[Ruled], int]]) -> None:
    """Count the columns of tables that are one over several pages alike: on each, lines of some can be missing."""
    sides = sorted(side for page, at in run for box in page[at].boxes for side in (box.box[0], box.box[2]))
    edges = [side for before, side in zip([float("-inf"), *sides], sides, strict=False) if side - before > _ALIGNED]
    for page, at in run:
        boxes = []
        for box in page[at].boxes:
            first, last = (bisect_right(edges, side + _ALIGNED) - 1 for side in (box.box[0], box.box[2]))
            boxes.append(evolve(box, column=first, colspan=max(1, last - first)))
        page[at] = evolve(page[at], boxes=tuple(boxes))


def _top(table: Ruled) -> float:
    return table.box[1]


def _bottom(table: Ruled) -> float:
    return table.box[3]


def _join_line(page: Sequence[Line], following: list[Line], above: list[Ruled], below: Sequence[Ruled]) -> None:
    """Put figures alone at the top of a page into the row that ends the page before: they may be the rest of its."""
    rest = row_of(following[0]) if above and following else None
    if rest is None or rest.labels:
        return
    table = max(above, key=_bottom)
    if any(line.top > _bottom(table) for line in page) or any(_top(other) < rest.line.top for other in below):
        return
    over = {box.column: piece for piece in rest.figures for box in _last_row(table) if _is_within(piece, box)}
    parts = {id(box): over[box.column] for box in _last_row(table) if box.column in over and _is_full(box)}
    if not parts or len(over) < len(rest.figures):
        return
    boxes = (
        evolve(box, glyphs=_both(box.glyphs, parts[id(box)].glyphs)) if id(box) in parts else box for box in table.boxes
    )
    above[above.index(table)] = evolve(table, boxes=tuple(boxes))
    left = without(rest, {id(glyph) for piece in parts.values() for glyph in piece.glyphs})
    following[:1] = [left.line] if left else []


def _join_line_below(page: list[Line], table: Ruled, below: list[Ruled], at: int) -> None:
    """Put figures alone below the table that ends a page into the next row of figures: they may be its beginnings."""
    last = max(page, key=lambda line: line.top, default=None)
    part = row_of(last) if last and last.top > _bottom(table) - last.size else None
    if last is None or part is None or part.labels or not part.figures:
        return
    row = [box for box in _first_row_of_figures(below[at]) if _is_figure(box)]
    parts = {id(box): piece for piece in part.figures for box in row if _is_within(piece, box)}
    if len(parts) < len(part.figures):
        return
    boxes = (
        evolve(box, glyphs=_both(parts[id(box)].glyphs, box.glyphs)) if id(box) in parts else box
        for box in below[at].boxes
    )
    below[at] = evolve(below[at], boxes=tuple(boxes))
    page.remove(last)


def _is_within(piece: Piece, box: Box) -> bool:
    return box.box[0] < piece.x0 and piece.x1 < box.box[2]


def _both(above: Sequence[Glyph], below: Sequence[Glyph]) -> list[Glyph]:
    """Return the characters of both pages, those of the second on lines below, with a mark: they are no number."""
    foot = max(glyph.bottom for glyph in above)
    lower = [glyph._replace(top=glyph.top + foot, bottom=glyph.bottom + foot) for glyph in below]
    return [*above, mark_before(min(lower, key=lambda glyph: (glyph.top, glyph.x0))), *lower]


def _is_full(box: Box) -> bool:
    """Return whether a cell holds digits, and no room for another one beside them."""
    if not _is_figure(box):
        return False
    wide = max(glyph.x1 for glyph in box.glyphs) - min(glyph.x0 for glyph in box.glyphs)
    return box.box[2] - box.box[0] - wide < PADDING + 0.6 * box.glyphs[0].size


def _last_row(table: Ruled) -> list[Box]:
    end = max(box.row + box.rowspan for box in table.boxes)
    return [box for box in table.boxes if box.row + box.rowspan == end]


def _first_row_of_figures(table: Ruled) -> list[Box]:
    first = min((box.row for box in table.boxes if _is_figure(box)), default=-1)
    return [box for box in table.boxes if box.row == first]


def _is_figure(box: Box) -> bool:
    marks = list(_marks(box))
    return bool(marks) and all(mark.isdigit() or mark in ".,．，" for mark in marks)


def _marks(box: Box) -> Iterator[str]:
    return (glyph.text for glyph in box.glyphs if not glyph.text.isspace())
