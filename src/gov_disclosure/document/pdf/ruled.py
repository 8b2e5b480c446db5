"""Ruling lines put together into tables: which boxes they enclose, and which characters stand in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import field, frozen

from gov_disclosure.document.pdf.glyphs import Glyph
from gov_disclosure.document.pdf.visible import Stroke

_SNAP = 5.0
"""Lines closer than this many points are one line: double rulings, and cells drawn a little apart."""
_TOUCH = 5.0
"""Lines that miss each other by no more than this still meet: cells can be drawn as boxes of their own."""
_DASH = 3.0
"""Pieces of one line that are no further apart are dashes of it."""
_SHORTEST = 5.0
"""Shorter strokes are dots and dashes of something else."""
_COVER = 0.5
"""Share of a cell's side that must be ruled to be a side."""
_ONE_WORD = 0.5
"""Characters drawn by one instruction that stand no further apart, in heights of their type, are one piece of text."""
_EXACT = 0.03
"""Digits drawn by different instructions that touch as exactly are one number."""
_SAME = 0.005
"""Digits drawn one by one that touch as exactly as this are one number, whatever is ruled between."""
_NEAR = 0.15
"""Up to here they may be one number or two."""
_MOST_CROSSINGS = 2_000_000
"""More strokes than would give this many crossings are a drawing."""
_MOST_SLOTS = 100_000
"""The same for the slots of one lattice."""


@frozen(kw_only=True)
class Box:
    """A cell as ruled: its place in the lattice, its box on the page in points, and the characters in it."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: tuple[float, float, float, float]
    glyphs: list[Glyph] = field(factory=list)


@frozen(kw_only=True)
class Ruled:
    """A table as ruled: its boxes in reading order."""

    boxes: tuple[Box, ...]
    box: tuple[float, float, float, float]

    @property
    def columns(self) -> int:
        """Number of columns of the lattice."""
        return max(box.column + box.colspan for box in self.boxes)


def find_tables(strokes: Iterable[Stroke], glyphs: Sequence[Glyph]) -> list[Ruled]:
    """Return the tables that *strokes* enclose, from top to bottom, each character in at most one of their boxes."""
    level = _merged(stroke for stroke in strokes if not stroke.upright)
    upright = _merged(stroke for stroke in strokes if stroke.upright)
    if len(level) < 2 or len(upright) < 2 or len(level) * len(upright) > _MOST_CROSSINGS:
        return []
    lattices = [_Lattice(rows, columns) for rows, columns in _connected(level, upright)]
    # A frame around the page or the table encloses the characters of the table, too: the smaller one has them.
    lattices = sorted((one for one in lattices if one.slots), key=lambda one: one.area)
    taken: set[int] = set()
    for lattice in lattices:
        if lattice.slots > 1:
            taken |= lattice.fill([glyph for glyph in glyphs if id(glyph) not in taken])
    for lattice in lattices:
        if lattice.slots == 1:
            taken |= lattice.fill([glyph for glyph in glyphs if id(glyph) not in taken])
    tables = [Ruled(boxes=tuple(lattice.boxes), box=lattice.box) for lattice in lattices if lattice.boxes]
    return sorted(tables, key=lambda table: (table.box[1], table.box[0]))


def _merged(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Return *strokes* of one direction with pieces of the same line put together."""
    merged: list[Stroke] = []
    cluster: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.at):
        if cluster and stroke.at - cluster[0].at > 1.0:
            merged += _along(cluster)
            cluster = []
        cluster.append(stroke)
    merged += _along(cluster)
    return [stroke for stroke in merged if stroke.end - stroke.start >= _SHORTEST]


def _along(cluster: list[Stroke]) -> Iterator[Stroke]:
    current: Stroke | None = None
    for stroke in sorted(cluster, key=lambda stroke: stroke.start):
        if current is not None and stroke.start <= current.end + _DASH:
            current = current._replace(end=max(current.end, stroke.end))
            continue
        if current is not None:
            yield current
        current = stroke
    if current is not None:
        yield current


def _connected(level: list[Stroke], upright: list[Stroke]) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """Yield the groups of strokes that meet."""
    parent = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    positions = [stroke.at for stroke in upright]
    for i, flat in enumerate(level):
        low, high = bisect_left(positions, flat.start - _TOUCH), bisect_right(positions, flat.end + _TOUCH)
        for j in range(low, high):
            if upright[j].start - _TOUCH <= flat.at <= upright[j].end + _TOUCH:
                parent[root(i)] = root(len(level) + j)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = defaultdict(lambda: ([], []))
    for i, stroke in enumerate(level):
        groups[root(i)][0].append(stroke)
    for j, stroke in enumerate(upright):
        groups[root(len(level) + j)][1].append(stroke)
    yield from ((rows, columns) for rows, columns in groups.values() if len(rows) > 1 and columns)


def _positions(walls: list[Stroke], across: list[Stroke]) -> list[float]:
    """
    Return the distinct positions of *walls*, with the ends of *across* where they reach further.

    Many tables have no outer border at the sides: the level lines just end.
    """
    ends = (min(line.start for line in across), max(line.end for line in across))
    places = sorted([(wall.at, True) for wall in walls] + [(end, False) for end in ends])
    clusters: list[list[tuple[float, bool]]] = []
    for place in places:
        if clusters and place[0] - clusters[-1][0][0] <= _SNAP:
            clusters[-1].append(place)
        else:
            clusters.append([place])
    return [_middle([at for at, is_wall in one if is_wall] or [at for at, _ in one]) for one in clusters]


def _middle(places: Sequence[float]) -> float:
    return (places[0] + places[-1]) / 2


def _walls(walls: list[Stroke], places: list[float], bands: list[float]) -> list[list[bool]]:
    """Return for each of *places* whether a wall stands there along each band between two of *bands*."""
    covered = [[0.0] * (len(bands) - 1) for _ in places]
    for wall in walls:
        at = min(range(len(places)), key=lambda i: abs(places[i] - wall.at))
        first = max(0, bisect_right(bands, wall.start) - 1)
        for band in range(first, len(bands) - 1):
            if bands[band] >= wall.end:
                break
            covered[at][band] += max(0.0, min(wall.end, bands[band + 1]) - max(wall.start, bands[band]))
    return [[length >= _COVER * (bands[band + 1] - bands[band]) for band, length in enumerate(row)] for row in covered]


class _Lattice:
    """The slots between the lines of one table, and the boxes they form where no line parts them."""

    def __init__(self, level: list[Stroke], upright: list[Stroke]) -> None:
        self._xs = _positions(upright, level)
        self._ys = _positions(level, upright)
        self.box = (self._xs[0], self._ys[0], self._xs[-1], self._ys[-1])
        self.area = (self.box[2] - self.box[0]) * (self.box[3] - self.box[1])
        self.boxes: list[Box] = []
        self.slots = (len(self._xs) - 1) * (len(self._ys) - 1)
        if self.slots > _MOST_SLOTS:
            self.slots = 0
        if not self.slots:
            return
        self._sides = _walls(upright, self._xs, self._ys)
        self._floors = _walls(level, self._ys, self._xs)
        self._owner: dict[tuple[int, int], int] = {}
        for row in range(len(self._ys) - 1):
            for column in range(len(self._xs) - 1):
                if (row, column) not in self._owner:
                    self._enclose(row, column)

    def _enclose(self, row: int, column: int) -> None:
        """Take slots to the right and then below as long as no line parts them: a box is always a rectangle."""
        right = column + 1
        while right < len(self._xs) - 1 and not self._sides[right][row] and (row, right) not in self._owner:
            right += 1
        below = row + 1
        while below < len(self._ys) - 1 and self._open_below(below, column, right):
            below += 1
        number = len(self.boxes)
        for r in range(row, below):
            for c in range(column, right):
                self._owner[r, c] = number
        self.boxes.append(
            Box(
                row=row,
                column=column,
                rowspan=below - row,
                colspan=right - column,
                box=(self._xs[column], self._ys[row], self._xs[right], self._ys[below]),
            )
        )

    def _open_below(self, row: int, left: int, right: int) -> bool:
        """Return whether the slots of *row* go on the box above them and end where it ends."""
        if any(self._floors[row][c] or (row, c) in self._owner for c in range(left, right)):
            return False
        return not any(self._sides[c][row] for c in range(left + 1, right))

    def fill(self, glyphs: Sequence[Glyph]) -> set[int]:
        """Put those of *glyphs* that stand in the table into its boxes; return them by identity."""
        left, top, right, bottom = self.box
        beside = [glyph for glyph in glyphs if top <= (glyph.top + glyph.bottom) / 2 <= bottom]
        # A figure too long for its cell goes on beyond the table.
        inside = [run for run in _runs(beside) if any(glyph.x1 > left and glyph.x0 < right for glyph in run)]
        placed = [(run, number) for run in inside if (number := self._box_of(run)) is not None]
        filled = Counter(number for _, number in placed)
        taken: set[int] = set()
        before: tuple[Glyph, int] | None = None
        for run, number in placed:
            if before and before[1] != number and _nearly_touch(before[0], run[0]):
                # Two numbers or one in two pieces: together and parted, nobody takes them for one figure.
                number = before[1]
                self.boxes[number].glyphs.append(_blank_between(before[0], run[0]))
            elif self._may_be_two(run, number, filled):
                self.boxes[number].glyphs.extend(_blank_between(*pair) for pair in pairwise(run) if not _follows(*pair))
            self.boxes[number].glyphs.extend(run)
            taken.update(map(id, run))
            before = run[-1], number
        return taken

    def _may_be_two(self, run: Sequence[Glyph], number: int, filled: Mapping[int, int]) -> bool:
        """
        Return whether digits drawn one by one run on into a cell in which nothing else stands.

        They are a figure too long for its cell, or one that meets the figure of the next; the digits of one
        figure follow one another exactly.
        """
        if not all(map(_numeric, run)) or all(_follows(*pair) for pair in pairwise(run)):
            return False
        y = (run[0].top + run[0].bottom) / 2
        over = {self._at((glyph.x0 + glyph.x1) / 2, y) for glyph in (run[0], run[-1])} - {None, number}
        return any(at is not None and not filled[at] for at in over)

    def _box_of(self, run: Sequence[Glyph]) -> int | None:
        """Return the box that a piece of text belongs to: it may reach over a line that it does not fit between."""
        first, last = run[0], run[-1]
        y = (first.top + first.bottom) / 2
        middle = self._at((first.x0 + last.x1) / 2, y)
        start, end = self._at((first.x0 + first.x1) / 2, y), self._at((last.x0 + last.x1) / 2, y)
        if len(run) == 1 or all(map(_numeric, run)):
            return start if middle is None else middle
        if start == end or start is None or end is None:
            return middle
        if first.x0 - self.boxes[start].box[0] < first.size:
            return start
        return end if self.boxes[end].box[2] - last.x1 < last.size else middle

    def _at(self, x: float, y: float) -> int | None:
        return self._owner.get((bisect_right(self._ys, y) - 1, bisect_right(self._xs, x) - 1))


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the characters in pieces that stay together though they may reach over a line: words, and numbers."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _same_piece(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _same_piece(before: Glyph, after: Glyph) -> bool:
    if after.text.isspace() or before.text.isspace() or abs(after.top - before.top) > 0.1 * before.size:
        return False
    gap = abs(after.x0 - before.x1)
    if before.string == after.string:
        return gap <= _ONE_WORD * before.size
    if gap > _EXACT * before.size:
        return False
    # No line is broken before closing or after opening punctuation, though it may not fit into a narrow cell.
    return (_numeric(before) and _numeric(after)) or after.text in _CLOSING or before.text in _OPENING


def _nearly_touch(before: Glyph, after: Glyph) -> bool:
    """Return whether two digits from different texts are as near as those of one number, or nearly."""
    if not (_numeric(before) and _numeric(after)) or abs(after.top - before.top) > 0.1 * before.size:
        return False
    return abs(after.x0 - before.x1) <= _NEAR * before.size


def _follows(before: Glyph, after: Glyph) -> bool:
    return before.string == after.string or abs(after.x0 - before.x1) <= _SAME * before.size


def _blank_between(before: Glyph, after: Glyph) -> Glyph:
    middle = (before.x0 + after.x0) / 2
    return after._replace(text=" ", x0=middle, x1=middle)


def _numeric(glyph: Glyph) -> bool:
    return glyph.text in _NUMERIC


_CLOSING, _OPENING = frozenset("、，。；：？！）〉》」』】〕”’"), frozenset("（〈《「『【〔“‘")
_NUMERIC = frozenset("0123456789.,")
