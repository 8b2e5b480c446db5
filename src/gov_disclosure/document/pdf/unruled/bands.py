"""Which lines of text are the label of which figures, in a table without rules: only where there is one answer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from attrs import define, evolve, field, frozen

if TYPE_CHECKING:
    from gov_disclosure.document.pdf.unruled.pieces import Piece

Setting = Literal["top", "middle", "bottom"]
"""Where figures stand beside a label of several lines."""

SETTINGS: Sequence[Setting] = ("top", "middle", "bottom")
"""Any of them; where a page leaves a choice, in this order."""
_SLACK = 0.25
"""Heights of type by which a figure may miss the line, or the middle of the lines, that it belongs to."""
_ONE_LINE = 0.3
"""Texts whose middles differ by less, in heights of type, stand on one line."""
_LOOSE = 1.1
"""Lines of one label are no further apart than this many times the least distance of lines."""
_MOST_CUTS = 6
"""Sides of a column that are tried for where the rows' own labels begin."""
_MOST_PIECES = 400
"""The labels of one page have fewer texts."""

Rows = tuple[tuple[int, int, int | None], ...]
"""First line, last line and number of the figures of each row; ``None`` for a label without figures."""


@frozen(kw_only=True)
class Band:
    """
    A row: the pieces of its own label and of the labels left of it that begin here.

    ``y``: the height at which its figures stand, ``None`` where it has none.
    """

    label: tuple[Piece, ...]
    groups: tuple[tuple[Piece, ...], tuple[Piece, ...]] = ((), ())
    y: float | None
    top: float
    bottom: float

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All its pieces."""
        return (*self.groups[0], *self.groups[1], *self.label)


@define
class Labels:
    """
    The texts left of the figures of one table on one page, and the rows that they can form.

    ``pieces``: the texts. ``ys``: heights of the rows of figures, from top to
    bottom. ``level``: heights of the level lines that run below whole rows.
    ``grouped``: whether labels of groups may stand left of the rows' own.
    """

    pieces: Sequence[Piece]
    ys: Sequence[float]
    level: Sequence[float] = ()
    grouped: bool = True
    _lines: list[list[Piece]] = field(factory=list)
    _answers: dict[Setting, Rows] = field(factory=dict)

    def settings(self) -> set[Setting]:
        """Return where the figures may stand beside their labels so that all texts are part of one."""
        if self._answers or not self.pieces or not self.ys or len(self.pieces) > _MOST_PIECES:
            return set(self._answers)
        for own in _own_labels(self.pieces, self.ys) if self.grouped else (list(self.pieces),):
            self._lines = _lines(own)
            size = max(piece.size for piece in own)
            heights = [_height(line) for line in self._lines]
            self._answers = {
                setting: rows for setting in SETTINGS if (rows := _rows(heights, list(self.ys), size, setting))
            }
            if self._answers:
                break
        return set(self._answers)

    def bands(self, settings: Collection[Setting]) -> list[Band] | None:
        """
        Return the rows if figures stand in one of *settings*, or ``None`` where they are not certain.

        Level lines between all rows decide; else the lines of a label must
        stand around, below or above its figures in the same way in all rows.
        """
        if not self.pieces:
            return [Band(label=(), y=y, top=y, bottom=y) for y in self.ys]
        ruled = _between_lines(self.pieces, self.ys, self.level)
        if ruled is not None:
            return ruled
        possible = self.settings()
        rows = next((self._answers[one] for one in SETTINGS if one in possible and one in settings), None)
        if rows is None:
            return None
        own = {id(piece) for line in self._lines for piece in line}
        found = [_band(self._lines[a : b + 1], self.ys[n] if n is not None else None) for a, b, n in rows]
        return _with_groups(found, [piece for piece in self.pieces if id(piece) not in own])


def _height(line: Sequence[Piece]) -> float:
    return sum(piece.y for piece in line) / len(line)


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.y):
        if lines and piece.y - lines[-1][0].y < _ONE_LINE * piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _band(lines: Sequence[Sequence[Piece]], y: float | None) -> Band:
    pieces = tuple(piece for line in lines for piece in sorted(line, key=lambda piece: piece.x0))
    return Band(
        label=pieces,
        y=y,
        top=min(piece.glyphs[0].top for piece in pieces),
        bottom=max(piece.glyphs[0].bottom for piece in pieces),
    )


# -- level lines -------------------------------------------------------------------------------


def _between_lines(labels: Sequence[Piece], ys: Sequence[float], level: Sequence[float]) -> list[Band] | None:
    """Return the rows between level lines if one at least parts each row of figures from the next."""
    slots = [bisect_right(level, y) for y in ys]
    if len(set(slots)) < len(slots) or len(slots) < 2:
        return None
    y_of = dict(zip(slots, ys, strict=True))
    inside: dict[int, list[Piece]] = {}
    for piece in labels:
        inside.setdefault(bisect_right(level, piece.y), []).append(piece)
    found: list[Band] = []
    rest: list[Piece] = []
    for slot in sorted({*inside, *y_of}):
        stacks = _stacks(inside.get(slot, []))
        if not stacks:
            return None
        rest += [piece for stack in stacks[:-1] for piece in stack]
        found.append(_band(_lines(stacks[-1]), y_of.get(slot)))
    return _with_groups(found, rest)


def _stacks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces in stacks from left to right: those that overlap from above belong together."""
    stacks: list[list[Piece]] = []
    right = 0.0
    for piece in sorted(pieces, key=lambda piece: piece.x0):
        if stacks and piece.x0 < right:
            stacks[-1].append(piece)
        else:
            stacks.append([piece])
        right = max(right, piece.x1) if len(stacks[-1]) > 1 else piece.x1
    return stacks


# -- no lines ----------------------------------------------------------------------------------


def _own_labels(labels: Sequence[Piece], ys: Sequence[float]) -> Iterator[list[Piece]]:
    """
    Yield what may be the rows' own labels, without those of groups left of them.

    The side where they begin is crossed by few texts: by those that reach over
    the columns of groups as well. A short last line below such a text is its.
    """
    size = max(piece.size for piece in labels)
    starts = sorted({round(piece.x0, 1) for piece in labels})
    sides = [side for side in starts if any(piece.x1 <= side + 0.1 * size for piece in labels)]
    by_crossing = sorted(sides, key=lambda side: (sum(piece.x0 < side - 1 < piece.x1 - 2 for piece in labels), -side))
    choices = [_right_of(side, labels, size) for side in by_crossing[:_MOST_CUTS]]
    choices += [_beside(ys, own, labels, size) for own in choices]
    yield from sorted(filter(None, [*choices, list(labels)]), key=_side_by_side)


def _beside(ys: Sequence[float], own: Sequence[Piece], labels: Sequence[Piece], size: float) -> list[Piece]:
    """Return *own* with the texts on lines of figures that have none: short labels end left of the longer ones."""
    near = _ONE_LINE * size
    bare = [y for y in ys if not any(abs(piece.y - y) < near for piece in own)]
    return [*own, *(piece for piece in labels if any(abs(piece.y - y) < near for y in bare))]


def _side_by_side(pieces: Sequence[Piece]) -> int:
    """Return how many lines hold two texts, as those of a label and of its group do."""
    return sum(len(line) > 1 for line in _lines(pieces))


def _right_of(side: float, labels: Sequence[Piece], size: float) -> list[Piece]:
    own = [piece for piece in labels if piece.x1 > side + 0.1 * size]
    for piece in sorted(labels, key=lambda piece: piece.y):
        if piece.x1 > side + 0.1 * size or any(abs(piece.y - other.y) < _ONE_LINE * size for other in own):
            continue
        above = [
            other
            for other in own
            if other.x0 < side - 1 and 0 < piece.y - other.y < 2 * size and _one_text(other, piece)
        ]
        if above:
            own.append(piece)
    return own


def _one_text(above: Piece, below: Piece) -> bool:
    left = abs(above.x0 - below.x0)
    middle = abs(above.x0 + above.x1 - below.x0 - below.x1) / 2
    return min(left, middle) < _ONE_LINE * below.size


def _rows(lines: list[float], ys: list[float], size: float, setting: Setting) -> Rows | None:
    """Return the rows that *lines* form, first with no row cut by the edge of the page, if there is one way only."""
    for cut in (False, True):
        answers = _Search(lines, ys, size, setting, cut=cut).answers()
        if answers:
            return answers[0] if len(answers) == 1 else None
    return None


class _Search:
    """All ways in which *lines* can be the labels of the figures at *ys*; two are as many as need be known."""

    def __init__(self, lines: list[float], ys: list[float], size: float, setting: Setting, *, cut: bool) -> None:
        self._lines, self._ys, self._cut = lines, ys, cut
        gaps = [after - before for before, after in pairwise(lines)]
        self._most = _LOOSE * min((gap for gap in gaps if gap > 0.8 * size), default=size)
        self._gaps = gaps
        self._slack = _SLACK * size
        self._setting = setting
        self._known: dict[tuple[int, int], list[Rows]] = {}

    def answers(self) -> list[Rows]:
        """Return the ways found, at most two."""
        starts = [0]
        if self._cut and self._setting != "bottom":
            starts = [at for at in range(len(self._lines)) if self._lines[at] <= self._ys[0] + self._slack]
        found: set[Rows] = set()
        for start in starts:
            head: Rows = ((0, start - 1, None),) if start else ()
            found |= {(*head, *rows) for rows in self._from(start, 0)}
        return list(found)[:2]

    def _from(self, line: int, figure: int) -> list[Rows]:
        if line == len(self._lines):
            return [()] if figure == len(self._ys) else []
        known = self._known.get((line, figure))
        if known is None:
            known = self._known[line, figure] = self._search(line, figure)[:2]
        return known

    def _search(self, line: int, figure: int) -> list[Rows]:
        found: list[Rows] = []
        if figure == len(self._ys):
            if (self._cut and self._setting != "top") or self._alone(line) == len(self._lines) - 1:
                found.append(((line, len(self._lines) - 1, None),))
            return found
        for end in range(line, len(self._lines)):
            if end > line and self._gaps[end - 1] > self._most:
                break
            if self._fits(line, end, self._ys[figure]):
                found += [((line, end, figure), *rest) for rest in self._from(end + 1, figure + 1)]
        alone = self._alone(line)
        if alone is not None and self._lines[alone] < self._ys[figure] - self._slack:
            found += [((line, alone, None), *rest) for rest in self._from(alone + 1, figure)]
        return found

    def _fits(self, first: int, last: int, y: float) -> bool:
        start, end = self._lines[first], self._lines[last]
        at = {"top": start, "middle": (start + end) / 2, "bottom": end}[self._setting]
        return abs(at - y) <= self._slack

    def _alone(self, line: int) -> int | None:
        """Return the last of the lines from *line* on that stand clear of those above and below, without figures."""
        if line and self._gaps[line - 1] <= self._most:
            return None
        end = line
        while end < len(self._gaps) and self._gaps[end] <= self._most:
            end += 1
        return end


# -- groups ------------------------------------------------------------------------------------


def _with_groups(found: Sequence[Band], rest: Sequence[Piece]) -> list[Band]:
    """Add the labels of groups, each whole, to the row beside which it begins."""
    stacks = [run for stack in _stacks(rest) for run in _runs(stack)]
    middle = (min((p.x0 for p in rest), default=0.0) + max((p.x1 for p in rest), default=0.0)) / 2
    bottoms = [band.bottom for band in found]
    out = list(found)
    for run in stacks:
        at = min(bisect_right(bottoms, run[0].y), len(out) - 1)
        first, second = out[at].groups
        if (run[0].x0 + run[0].x1) / 2 < middle:
            out[at] = evolve(out[at], groups=((*first, *run), second))
        else:
            out[at] = evolve(out[at], groups=(first, (*second, *run)))
    return out


def _runs(stack: Sequence[Piece]) -> Iterator[list[Piece]]:
    run: list[Piece] = []
    for piece in sorted(stack, key=lambda piece: (round(piece.y, 1), piece.x0)):
        if run and piece.y - run[-1].y > 2 * piece.size:
            yield run
            run = []
        run.append(piece)
    if run:
        yield run
