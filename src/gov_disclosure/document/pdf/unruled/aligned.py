"""Tables without rules: columns where the figures of all rows stand under one another, rows where labels say so."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from attrs import define

from gov_disclosure.document.pdf.glyphs import Glyph
from gov_disclosure.document.pdf.lines import Line
from gov_disclosure.document.pdf.ruled import Box, Ruled
from gov_disclosure.document.pdf.unruled.adrift import adrift, is_over, with_labels
from gov_disclosure.document.pdf.unruled.bands import SETTINGS, Band, Labels, Setting
from gov_disclosure.document.pdf.unruled.columns import HEADER_GAP, LABELS, Group, edges, groups, header, names_above
from gov_disclosure.document.pdf.unruled.pieces import (
    Piece,
    Row,
    is_near,
    join_over_break,
    marked,
    maybe_one,
    row_of,
    together,
    whole,
    without,
)
from gov_disclosure.document.pdf.visible import Stroke

_LEVEL = 0.45
"""Texts whose middles differ by less, in heights of type, stand on one line."""
_SAME_SIZE = 0.15
"""Share by which the type of one table differs at most."""


def find_aligned(pages: Sequence[tuple[Sequence[Line], Iterable[Stroke]]]) -> list[list[Ruled | Line]]:
    """
    Return, page by page, the tables without upright rules and the lines that are none.

    Lines of figures that belong to one row, because some are broken over two
    lines, are one line there.

    Args:
        pages: lines of text and strokes of each page.

    """
    rows_of = [whole([row_of(line) for line in found]) for found, _ in pages]
    for page, following in pairwise(rows_of):
        join_over_break(page, following)
    drafts = [
        list(_apart(_draft(group, rows, [one for one in strokes if not one.upright]) for group in groups(rows)))
        for rows, (_, strokes) in zip(rows_of, pages, strict=True)
    ]
    settings: set[Setting] = set(SETTINGS)
    for draft in (draft for page in drafts for draft in page):
        possible = draft.labels.settings()
        settings = settings & possible or settings
    return [_with_lines(page, rows, settings) for page, rows in zip(drafts, rows_of, strict=True)]


def _apart(drafts: Iterable[_Draft]) -> Iterator[_Draft]:
    """Yield those of *drafts* that share no row with one of more rows: a row with a blank can look like a table."""
    taken: set[int] = set()
    for draft in sorted(drafts, key=lambda draft: -len(draft.group.full)):
        lines = set(map(id, draft.rows))
        if taken.isdisjoint(lines):
            yield draft
            taken |= lines


def _with_lines(drafts: Sequence[_Draft], rows: Sequence[Row], settings: Collection[Setting]) -> list[Ruled | Line]:
    """Return the tables and the lines outside them; lines of a table that are no row of it stay alone."""
    tables = [table for draft in drafts if (table := _table(draft, settings))]
    placed = {id(glyph) for table in tables for box in table.boxes for glyph in box.glyphs}
    inner = {id(row) for draft in drafts for row in draft.rows}
    rest = [(row, left) for row in rows if (left := without(row, placed))]
    loose = [part for row, left in rest if id(row) in inner for part in adrift(left)]
    loose += with_labels([left for row, left in rest if id(row) not in inner], settings)
    return [*tables, *(row.line for row in loose)]


@define
class _Draft:
    """
    A table of which the columns are known.

    ``rows``: its lines. ``figures``: the rows of figures. ``doubtful``: those
    lines, by identity, of which it is not known whether they are one row.
    """

    group: Group
    labels: Labels
    rows: Sequence[Row]
    figures: Sequence[Row]
    doubtful: set[int]
    above: Sequence[Row]
    below: Sequence[Row]


def _draft(group: Group, rows: Sequence[Row], strokes: Sequence[Stroke]) -> _Draft:
    left = group.columns[0][0]
    first, last = _extent(group, rows, left)
    inner, above, below = rows[first : last + 1], rows[:first], rows[last + 1 :]
    level = _across(strokes, group, left)
    figures, doubtful = _one_each([row for row in inner if row.figures], level)
    if is_near(above[-1:], inner[:1]) or is_near(inner[-1:], below[:1]):
        doubtful = set(map(id, inner))
    labels = Labels(
        [piece for row in inner for piece in row.labels], [] if doubtful else [_y(row) for row in figures], level
    )
    return _Draft(group, labels, inner, figures, doubtful, above, below)


def _one_each(rows: Sequence[Row], level: Sequence[float]) -> tuple[list[Row], set[int]]:
    """
    Return lines of figures with those of one row put together, and which lines may be of one row or two.

    Level lines tell: of the lines between two of them, all may be one row or none.
    """
    slots = [bisect_right(level, _y(row)) for row in rows]
    pairs = {pair for pair in maybe_one(rows) if len({slots[at] for at in pair}) == 1}
    paired = {at for pair in pairs for at in pair}
    alike = Counter(slots)
    if len(alike) > 1 and all(at in paired or alike[slot] == 1 for at, slot in enumerate(slots)):
        return [together(list(line)) for _, line in groupby(rows, lambda row: bisect_right(level, _y(row)))], set()
    return list(rows), {id(rows[at]) for at in paired}


def _table(draft: _Draft, settings: Collection[Setting]) -> Ruled | None:
    found = draft.labels.bands(settings) or _clear(draft)
    # Labels without figures at the edge of the page are cut rows; elsewhere they are the text around the table.
    if found and draft.above and found[0].y is None:
        del found[0]
    if found and draft.below and found[-1].y is None:
        del found[-1]
    distinct = len(set(map(_y, draft.figures))) == len(draft.figures)
    if not (found and distinct and all(map(draft.group.fits, draft.rows)) and _add_blank_columns(draft)):
        return None
    return _boxes(draft.group, draft.figures, found, draft.above)


def _clear(draft: _Draft) -> list[Band]:
    """
    Return the lines of a table with the rows of a label and figures on one line; other figures belong to no label.

    A row is clear where no other line of its label stands above or below. There must be one.
    """
    found: list[Band] = []
    last = max(at for at, row in enumerate(draft.rows) if row.figures)
    clear = [_is_clear(draft, at) for at in range(last + 1)]
    for row, sure in zip(draft.rows, clear, strict=False):
        if sure:
            *group, own = _from_left(row)
            found.append(_line_band([own], group, row, _y(row)))
            continue
        if row.labels:
            found.append(_line_band(_from_left(row), (), row, None))
        if row.figures:
            found.append(_line_band([marked(row.figures[0])], (), row, _y(row)))
    return found if any(clear) else []


def _is_clear(draft: _Draft, at: int) -> bool:
    row = draft.rows[at]
    beside = [*draft.rows[max(0, at - 1) : at], *draft.rows[at + 1 : at + 2]]
    if not (row.figures and row.labels) or id(row) in draft.doubtful:
        return False
    *group, own = _from_left(row)
    one = all(piece.x1 <= own.x0 for piece in group) and abs(own.y - _y(row)) < _LEVEL * own.size
    return one and not any(is_over(row, other) for other in beside if not other.figures)


def _from_left(row: Row) -> list[Piece]:
    return sorted(row.labels, key=lambda piece: piece.x0)


def _line_band(own: Sequence[Piece], group: Sequence[Piece], row: Row, y: float | None) -> Band:
    return Band(label=tuple(own), groups=(tuple(group), ()), y=y, top=row.line.top, bottom=row.line.bottom)


def _add_blank_columns(draft: _Draft) -> bool:
    """
    Take in the columns in which no row has a figure: their names stand apart from those of the others.

    Return whether it is known which they are, if there are more names than columns.
    """
    columns = draft.group.columns
    right = max((piece.x1 for piece in draft.labels.pieces), default=columns[0][0])
    names = names_above(draft.group, draft.above, right, draft.figures[0].line.size)
    apart = [name for name in names if not any(name[0] < x1 and name[1] > x0 for x0, x1 in columns)]
    if len(names) <= len(columns):
        return True
    draft.group.columns = sorted([*columns, *apart])
    return len(draft.group.columns) == len(names)


def _y(row: Row) -> float:
    """Return the height at which most figures stand."""
    return median(piece.y for piece in row.figures)


def _across(level: Sequence[Stroke], group: Group, left: float) -> list[float]:
    """Return where level lines run below all figures of a row."""
    right = group.columns[-1][1]
    return sorted(stroke.at for stroke in level if stroke.start <= left and stroke.end >= right)


def _extent(group: Group, rows: Sequence[Row], left: float) -> tuple[int, int]:
    """Return the first and last line of the rows: lines whose text stands left of the figures."""
    first, last = group.full[0], group.full[-1]
    size = rows[first].line.size
    while first > 0 and _belongs(rows[first - 1], rows[first], group, left, size):
        first -= 1
    while last + 1 < len(rows) and _belongs(rows[last + 1], rows[last], group, left, size):
        last += 1
    return first, last


def _belongs(row: Row, beside: Row, group: Group, left: float, size: float) -> bool:
    if any(piece.x1 > left for piece in row.labels) or not group.fits(row):
        return False
    far = abs(row.line.top - beside.line.top) > HEADER_GAP * size
    return not far and abs(row.line.size - size) <= _SAME_SIZE * size


def _boxes(group: Group, figures: Sequence[Row], found: Sequence[Band], above: Sequence[Row]) -> Ruled:
    """Return rows and columns as the lattice of a ruled table: header, groups, labels, figures."""
    sides = edges(group)
    boxes = list(header(group, above, sides, figures[0].line.size))
    start = 1 + max((box.row for box in boxes), default=-1)
    by_y = {_y(row): row for row in figures}
    for at, band in enumerate(found, start):
        top, bottom = band.top, band.bottom
        for column, pieces in enumerate((*band.groups, band.label)):
            if pieces:
                glyphs = [glyph for piece in pieces for glyph in piece.glyphs]
                around = min(piece.x0 for piece in pieces), top, max(piece.x1 for piece in pieces), bottom
                boxes.append(Box(row=at, column=column, rowspan=1, colspan=1, box=around, glyphs=glyphs))
        row = by_y.get(band.y) if band.y is not None else None
        cells: dict[int | None, list[Glyph]] = {}
        for piece in row.figures if row else ():
            cells.setdefault(group.column(piece), []).extend(piece.glyphs)
        for column in range(len(group.columns)):
            around = sides[column], top, sides[column + 1], bottom
            glyphs = cells.get(column, [])
            boxes.append(Box(row=at, column=LABELS + column, rowspan=1, colspan=1, box=around, glyphs=glyphs))
    return _ruled(boxes)


def _ruled(boxes: Sequence[Box]) -> Ruled:
    sides = list(zip(*(box.box for box in boxes), strict=True))
    return Ruled(ruled=False, boxes=tuple(boxes), box=(min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])))
