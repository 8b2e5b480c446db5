"""Tables without rules: columns where the figures of all rows stand under one another, rows where labels say so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from attrs import define, evolve, field

from gov_disclosure.document.pdf_bands import SETTINGS, Band, Labels, Setting
from gov_disclosure.document.pdf_glyphs import Glyph
from gov_disclosure.document.pdf_grid import Box, Ruled
from gov_disclosure.document.pdf_page import Stroke
from gov_disclosure.document.pdf_text import Line

MAY_BREAK = "\u200b"
"""Stands between digits of two lines that are one number or two: no figure, whatever it is."""
_FEWEST_FIGURES = 5
"""A line with fewer figures is read as text: statutory rows without rules that need columns have seven or more."""
_FIGURE = re.compile(r"[+\-－]?\d[\d,，.．]*(?:元|万元|件)?|[/\\\-—–－]+")
_PART = 0.25
"""Digits further apart, in heights of their type, are two figures."""
_LABEL_PART = 0.4
"""The same for texts."""
_LABELS = 3
"""Label columns of a grid: the row's own, and two of groups to its left."""
_HEADER_GAP = 2.6
"""A header stands no further above the first row, and its lines no further apart, in heights of type."""
_FEW_NAMES = 0.25
"""A line of a header with names for no more than this share of the columns names several together."""
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、")
_SAME_SIZE, _HEADER_SIZE = 0.15, 0.03
"""Shares by which the type of one table differs at most; a heading above it is often hardly larger."""
_BELOW, _OVERLAP = 1.7, 0.95
"""Lines of one cell are no further apart, in heights of type; lines of two rows are no nearer."""


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
class _Row:
    """A line of a page taken to pieces: the figures at its end and what stands before them."""

    line: Line
    labels: list[Piece]
    figures: list[Piece]


def find_aligned(pages: Sequence[tuple[Sequence[Line], Iterable[Stroke]]]) -> list[list[Ruled | Line]]:
    """
    Return, page by page, the tables without upright rules and the lines that are none.

    Lines of figures that belong to one row, because some are broken over two
    lines, are one line there.

    Args:
        pages: lines of text and strokes of each page.

    """
    rows_of = [_whole([_row(line) for line in found]) for found, _ in pages]
    for page, following in pairwise(rows_of):
        _join_over_break(page, following)
    drafts = [
        _apart([_draft(group, rows, [stroke for stroke in strokes if not stroke.upright]) for group in _groups(rows)])
        for rows, (_, strokes) in zip(rows_of, pages, strict=True)
    ]
    settings: set[Setting] = set(SETTINGS)
    for draft in (draft for page in drafts for draft in page):
        possible = draft.labels.settings()
        settings = settings & possible or settings
    return [
        _with_lines([table for draft in page if (table := _table(draft, settings))], rows)
        for page, rows in zip(drafts, rows_of, strict=True)
    ]


def _apart(drafts: Iterable[_Draft | None]) -> list[_Draft]:
    """Return those of *drafts* that share no row with one of more rows: a row with a blank can look like a table."""
    found: list[_Draft] = []
    taken: set[int] = set()
    for draft in sorted(filter(None, drafts), key=lambda draft: -len(draft.group.full)):
        if taken.isdisjoint(draft.lines):
            found.append(draft)
            taken |= draft.lines
    return found


def _with_lines(tables: Sequence[Ruled], rows: Sequence[_Row]) -> list[Ruled | Line]:
    """Return *tables* and the lines of the rows that stand outside them."""
    inside = {id(glyph) for table in tables for box in table.boxes for glyph in box.glyphs}
    rest = [row for row in rows if not all(id(glyph) in inside for glyph in _marks(row))]
    return [*tables, *(row.line for row in _joined(rest))]


def _marks(row: _Row) -> Iterator[Glyph]:
    return (glyph for piece in (*row.labels, *row.figures) for glyph in piece.glyphs)


def _whole(rows: Sequence[_Row]) -> list[_Row]:
    """Return *rows* with lines of figures too near for two rows put together: a broken figure takes two lines."""
    found: list[_Row] = []
    last = -1
    for row in rows:
        if row.figures and last >= 0 and _height(row) - _height(found[last]) < _OVERLAP * row.line.size:
            found[last] = _one(found[last], row)
            continue
        if row.figures:
            last = len(found)
        found.append(row)
    return found


def _joined(rows: Sequence[_Row]) -> list[_Row]:
    """Return *rows* of no table with what may only be the rest of figures put to the line above."""
    wide = _widest(rows)
    found: list[_Row] = []
    above = -1
    for row in rows:
        if above >= 0 and row.figures and _may_be_rest(found[above], row, wide):
            found[above], rest = _moved(found[above], row)
            found += rest
            continue
        if len(row.figures) >= _FEWEST_FIGURES:
            above = len(found)
        found.append(row)
    return found


def _widest(rows: Iterable[_Row]) -> float:
    return max((piece.x1 - piece.x0 for row in rows for piece in row.figures), default=0.0)


def _may_be_rest(above: _Row, row: _Row, wide: float) -> bool:
    """Return whether the figures of *row* may be the rest of those above, which fill their columns."""
    over = [piece for piece in above.figures if _over(piece, row)]
    return _hangs(above, row) and all((piece.x1 - piece.x0) * (1 + 1 / len(piece.text)) > wide for piece in over)


def _moved(above: _Row, row: _Row) -> tuple[_Row, list[_Row]]:
    """Return *above* with the figures of *row*, and what is left of that."""
    label = "".join(piece.text for piece in row.labels)
    return _one(above, _Row(row.line, [], row.figures)), [_Row(evolve(row.line, text=label), row.labels, [])] * bool(
        label
    )


def _join_over_break(page: list[_Row], following: list[_Row]) -> None:
    """Put what may be the rest of figures cut by the page break to them."""
    last = next((at for at in range(len(page) - 1, -1, -1) if page[at].figures), None)
    first = next((at for at, row in enumerate(following) if row.figures), None)
    if last is None or first is None or len(page[last].figures) < _FEWEST_FIGURES or first > _NEAR_EDGE:
        return
    if len(page) - last <= _NEAR_EDGE and _hangs(page[last], following[first]):
        page[last], following[first : first + 1] = _moved(page[last], following[first])


_NEAR_EDGE = 8
"""Lines of a label that may stand between a cut figure and the edge of its page."""


def _hangs(above: _Row, row: _Row) -> bool:
    """Return whether each figure of *row* stands right below one of *above*, which has more."""
    return len(row.figures) < len(above.figures) and all(
        any(piece.x0 < other.x1 and piece.x1 > other.x0 and piece.y - other.y < _BELOW * piece.size
            for other in above.figures)
        for piece in row.figures
    )  # fmt: skip


def _height(row: _Row) -> float:
    return max(piece.y for piece in row.figures)


def _one(above: _Row, below: _Row) -> _Row:
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
    label = "".join(piece.text for piece in labels)
    text = "\t".join([label] * bool(label) + [piece.text for piece in figures])
    line = evolve(
        above.line,
        text=text,
        x0=min(above.line.x0, below.line.x0),
        x1=max(above.line.x1, below.line.x1),
        bottom=max(above.line.bottom, below.line.bottom),
        glyphs=(*above.line.glyphs, *below.line.glyphs),
    )
    return _Row(line, labels, figures)


def _stacked(above: Piece, below: Piece) -> Piece:
    return Piece(
        (*above.glyphs, *below.glyphs),
        min(above.x0, below.x0),
        max(above.x1, below.x1),
        (above.y + below.y) / 2,
        above.size,
        above.text + MAY_BREAK + below.text,
    )


def _row(line: Line) -> _Row:
    pieces = list(_pieces(line.glyphs))
    at = len(pieces)
    while at and pieces[at - 1].figure:
        at -= 1
    return _Row(line, pieces[:at], pieces[at:])


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


# -- columns -----------------------------------------------------------------------------------


@define
class _Group:
    """Rows of one table: which lines have all their figures, and the column that each figure stands in."""

    full: list[int] = field(factory=list)
    columns: list[tuple[float, float]] = field(factory=list)

    def fits(self, row: _Row) -> bool:
        """Whether each figure of *row* stands in a column of its own."""
        taken = [self.column(piece) for piece in row.figures]
        return None not in taken and len(set(taken)) == len(taken)

    def column(self, piece: Piece) -> int | None:
        """Return the column that *piece* stands in, ``None`` where it may be two or none."""
        near = [at for at, (x0, x1) in enumerate(self.columns) if piece.x0 < x1 and piece.x1 > x0]
        if near:
            return near[0] if len(near) == 1 else None
        edges = _edges(self)
        at = bisect_right(edges, piece.x0) - 1
        return at if 0 <= at < len(self.columns) and piece.x1 <= edges[at + 1] else None

    def admit(self, at: int, row: _Row) -> bool:
        """Take in a row with a figure in every column if the columns stay apart."""
        if not self.full:
            self.columns = [(piece.x0, piece.x1) for piece in row.figures]
        elif len(row.figures) != len(self.columns):
            return False
        wider = [
            (min(x0, piece.x0), max(x1, piece.x1)) for (x0, x1), piece in zip(self.columns, row.figures, strict=True)
        ]
        if any(left[1] >= right[0] for left, right in pairwise(wider)):
            return False
        self.columns = wider
        self.full.append(at)
        return True


def _groups(rows: Sequence[_Row]) -> Iterator[_Group]:
    group = _Group()
    for at, row in enumerate(rows):
        if len(row.figures) < _FEWEST_FIGURES or group.admit(at, row) or (group.full and group.fits(row)):
            continue
        if group.full:
            yield group
        group = _Group()
        group.admit(at, row)
    if group.full:
        yield group


# -- the table ---------------------------------------------------------------------------------


@define
class _Draft:
    """A table of which the columns are known; ``lines``: its rows by identity."""

    group: _Group
    labels: Labels
    figures: list[_Row]
    lines: set[int]
    above: Sequence[_Row]
    below: Sequence[_Row]


def _draft(group: _Group, rows: Sequence[_Row], level: Sequence[Stroke]) -> _Draft | None:
    left = group.columns[0][0]
    first, last = _extent(group, rows, left)
    inner = rows[first : last + 1]
    if not all(group.fits(row) for row in inner):
        return None
    figures = _unbroken([row for row in inner if row.figures])
    pieces = [piece for row in inner for piece in row.labels]
    labels = Labels(pieces, [_y(row) for row in figures], _across(level, group, left))
    return _Draft(group, labels, figures, set(map(id, inner)), rows[:first], rows[last + 1 :])


def _unbroken(rows: Sequence[_Row]) -> list[_Row]:
    """Return *rows* with those that may only be the rest of figures in narrow columns put to the figures above."""
    wide = _widest(rows)
    found: list[_Row] = []
    for row in rows:
        if found and row.figures and _may_be_rest(found[-1], row, wide):
            found[-1] = _one(found[-1], row)
        else:
            found.append(row)
    return found


def _over(piece: Piece, row: _Row) -> bool:
    return any(piece.x0 < other.x1 and piece.x1 > other.x0 for other in row.figures)


def _table(draft: _Draft, settings: Collection[Setting]) -> Ruled | None:
    found = draft.labels.bands(settings)
    if not found:
        return None
    # Labels without figures at the edge of the page are cut rows; elsewhere they are the text around the table.
    if draft.above and found[0].y is None:
        del found[0]
    if draft.below and found[-1].y is None:
        del found[-1]
    return _boxes(draft.group, draft.figures, found, draft.above)


def _y(row: _Row) -> float:
    """Return the height at which most figures stand."""
    return median(piece.y for piece in row.figures)


def _across(level: Sequence[Stroke], group: _Group, left: float) -> list[float]:
    """Return where level lines run below all figures of a row."""
    right = group.columns[-1][1]
    return sorted(stroke.at for stroke in level if stroke.start <= left and stroke.end >= right)


def _extent(group: _Group, rows: Sequence[_Row], left: float) -> tuple[int, int]:
    """Return the first and last line of the rows: lines whose text stands left of the figures."""
    first, last = group.full[0], group.full[-1]
    size = rows[first].line.size
    while first > 0 and _belongs(rows[first - 1], rows[first], group, left, size):
        first -= 1
    while last + 1 < len(rows) and _belongs(rows[last + 1], rows[last], group, left, size):
        last += 1
    return first, last


def _belongs(row: _Row, beside: _Row, group: _Group, left: float, size: float) -> bool:
    if any(piece.x1 > left for piece in row.labels) or not group.fits(row):
        return False
    far = abs(row.line.top - beside.line.top) > _HEADER_GAP * size
    return not far and abs(row.line.size - size) <= _SAME_SIZE * size


def _boxes(group: _Group, figures: Sequence[_Row], found: Sequence[Band], above: Sequence[_Row]) -> Ruled:
    """Return rows and columns as the lattice of a ruled table: header, groups, labels, figures."""
    edges = _edges(group)
    boxes = list(_header(group, above, edges, figures[0].line.size))
    start = 1 + max((box.row for box in boxes), default=-1)
    by_y = {_y(row): row for row in figures}
    for at, band in enumerate(found, start):
        top, bottom = band.top, band.bottom
        for column, pieces in enumerate((*band.groups, band.label)):
            if pieces:
                glyphs = [glyph for piece in pieces for glyph in piece.glyphs]
                sides = min(piece.x0 for piece in pieces), top, max(piece.x1 for piece in pieces), bottom
                boxes.append(Box(row=at, column=column, rowspan=1, colspan=1, box=sides, glyphs=glyphs))
        row = by_y.get(band.y) if band.y is not None else None
        cells: dict[int | None, list[Glyph]] = {}
        for piece in row.figures if row else ():
            cells.setdefault(group.column(piece), []).extend(piece.glyphs)
        for column in range(len(group.columns)):
            sides = edges[column], top, edges[column + 1], bottom
            boxes.append(
                Box(
                    row=at,
                    column=_LABELS + column,
                    rowspan=1,
                    colspan=1,
                    box=sides,
                    glyphs=cells.get(column, []),
                )
            )
    return _ruled(boxes)


def _ruled(boxes: Sequence[Box]) -> Ruled:
    sides = list(zip(*(box.box for box in boxes), strict=True))
    return Ruled(ruled=False, boxes=tuple(boxes), box=(min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])))


def _edges(group: _Group) -> list[float]:
    """Return the sides of the figures' columns: half-way between their figures."""
    inner = [(before[1] + after[0]) / 2 for before, after in pairwise(group.columns)]
    first, last = group.columns[0], group.columns[-1]
    return [first[0] - (inner[0] - first[1]), *inner, last[1] + (last[0] - inner[-1])]


# -- the header --------------------------------------------------------------------------------


def _header(group: _Group, above: Sequence[_Row], edges: Sequence[float], size: float) -> Iterator[Box]:
    """Yield the cells above the first row: what stands above one column is its name."""
    named: dict[int, list[Piece]] = {}
    spans: list[tuple[int, int, Piece]] = []
    corner: list[Piece] = []
    for row in _header_lines(above, edges[0], size):
        inside = [piece for piece in (*row.labels, *row.figures) if (piece.x0 + piece.x1) / 2 > edges[0]]
        corner += [piece for piece in (*row.labels, *row.figures) if (piece.x0 + piece.x1) / 2 <= edges[0]]
        for piece in inside:
            over = [at for at, (x0, x1) in enumerate(group.columns) if piece.x0 < x1 and piece.x1 > x0]
            over = over or [min(bisect_right(edges, (piece.x0 + piece.x1) / 2), len(group.columns)) - 1]
            if len(over) == 1 and len(inside) > _FEW_NAMES * len(group.columns):
                named.setdefault(over[0], []).append(piece)
            else:
                spans.append((over[0], len(over), piece))
    rows = sorted({piece.y for _, _, piece in spans})
    if corner:
        yield _box(0, 0, _LABELS, corner)
    for at, wide, piece in spans:
        yield _box(rows.index(piece.y), _LABELS + at, wide, [piece])
    for at, pieces in named.items():
        yield _box(len(rows), _LABELS + at, 1, pieces)


def _header_lines(above: Sequence[_Row], left: float, size: float) -> Iterator[_Row]:
    taken: list[_Row] = []
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
        if taken and taken[-1].line.top - row.line.top > _HEADER_GAP * size:
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
