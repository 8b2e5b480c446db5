"""Lines outside tables of columns: figures go with the label beside them, or with none if the page leaves a choice."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from attrs import evolve

from gov_disclosure.document.blocks import ADRIFT
from gov_disclosure.document.pdf.unruled.bands import Band, Labels, Setting
from gov_disclosure.document.pdf.unruled.pieces import FEWEST_FIGURES, Row, maybe_one

_NEAR = 2.6
"""Lines of one table are no further apart, in heights of type."""
_LONGEST = 12
"""Labels beside few figures are no longer than this, in heights of type."""
_GAP = 0.3
"""Figures that follow a label in a sentence stand nearer, in heights of type."""
_ROOM = 1.6
"""A line that is full ends no further from the side of its cell, in heights of type: some signs begin no line."""
_SAME_SIZE = 0.15
"""Share by which the type of one table differs at most."""


def with_labels(rows: Sequence[Row], settings: Collection[Setting]) -> list[Row]:
    """
    Return the lines of one page with figures beside labels of several lines put to them.

    Where that is not certain, a line of figures is marked as belonging to no
    label: the order of lines does not say to which. It never is in a table of
    many columns that could not be taken apart.

    Args:
        rows: the lines.
        settings: where figures may stand beside their labels in this document.

    """
    found: list[Row] = []
    at = 0
    while at < len(rows):
        end = max(at + 1, _end_of_run(rows, at))
        run = rows[at:end]
        if any(len(row.figures) >= FEWEST_FIGURES for row in run) or maybe_one(run):
            found += [part for row in run for part in adrift(row)]
        else:
            found += _read_together(run, settings)
        at = end
    return found


def _read_together(run: Sequence[Row], settings: Collection[Setting]) -> list[Row]:
    doubtful = any(_is_bare(run, at) for at in range(len(run)))
    merged = _merged(run, settings) if doubtful or _may_be_merged(run) else None
    if merged is None and doubtful:
        merged = [row for at in range(len(run)) for row in _marked(run, at)]
    return list(map(_tabbed, run)) if merged is None else merged


def _is_bare(rows: Sequence[Row], at: int) -> bool:
    """Return whether a line of figures has no text of its own label, if any of a group left of the labels."""
    row = rows[at]
    if not row.figures or not row.labels:
        return bool(row.figures)
    right = max(piece.x1 for piece in row.labels)
    beside = [*rows[max(0, at - 1) : at], *rows[at + 1 : at + 2]]
    return len(beside) > 1 and all(
        not other.figures and not is_over(row, other) and any(piece.x0 >= right for piece in other.labels)
        for other in beside
    )


def _may_be_merged(run: Sequence[Row]) -> bool:
    """Return whether lines with figures, and others without, can be rows of few figures: no running text."""
    figures = sum(bool(row.figures) for row in run)
    return 0 < figures < len(run) and all(
        piece.x1 - piece.x0 <= _LONGEST * piece.size for row in run for piece in row.labels
    )


def _end_of_run(rows: Sequence[Row], start: int) -> int:
    """Return the end of the lines from *start* on that can be rows of one table: all labels left of all figures."""
    right, left = 0.0, float("inf")
    end = start
    while end < len(rows):
        row = rows[end]
        right = max([right, *(piece.x1 for piece in row.labels)])
        left = min([left, *(piece.x0 for piece in row.figures)])
        if right > left or (end > start and _apart(rows[end - 1], row)):
            break
        end += 1
    return end


def _apart(above: Row, below: Row) -> bool:
    size = above.line.size
    return below.line.top - above.line.top > _NEAR * size or abs(below.line.size - size) > _SAME_SIZE * size


def _merged(run: Sequence[Row], settings: Collection[Setting]) -> list[Row] | None:
    """Return the rows that *run* forms, each one line, or ``None`` where there is not one way only."""
    figures = {row.figures[0].y: row for row in run if row.figures}
    pieces = [piece for row in run for piece in row.labels]
    if not pieces:
        return None
    # Lines above the last one of a label may as well be headers of the block.
    likely: list[Setting] = [setting for setting in settings if setting != "bottom"]
    bands = Labels(pieces, sorted(figures), grouped=False).bands(likely)
    if not bands or not _wrapped(bands):
        return None
    return [_one_line(band, run, figures) for band in bands]


def _wrapped(bands: Sequence[Band]) -> bool:
    """Return whether all lines but the last of each label are full: headers above and below are no part of it."""
    widest = max(piece.x1 - piece.x0 for band in bands for piece in band.pieces)
    return all(piece.x1 - piece.x0 > widest - _ROOM * piece.size for band in bands for piece in band.pieces[:-1])


def _one_line(band: Band, run: Sequence[Row], figures: dict[float, Row]) -> Row:
    row = figures.get(band.y) if band.y is not None else None
    beside = row.figures if row else []
    lines = [one.line for one in run if one is row or any(piece in band.pieces for piece in one.labels)]
    label = "".join(piece.text for piece in band.pieces)
    line = evolve(
        lines[0],
        text="\t".join([label, *(piece.text for piece in beside)]),
        x0=min(line.x0 for line in lines),
        x1=max(line.x1 for line in lines),
        bottom=max(line.bottom for line in lines),
        glyphs=tuple(glyph for piece in (*band.pieces, *beside) for glyph in piece.glyphs),
    )
    return Row(line, list(band.pieces), list(beside))


def _tabbed(row: Row) -> Row:
    """Return a line with its figures set off from the label that they nearly touch, unless it may be a sentence."""
    if not row.figures or not row.labels:
        return row
    label, first = row.labels[-1], row.figures[0]
    sentence = len(row.figures) == 1 and label.x1 - label.x0 > _LONGEST * label.size
    if sentence or first.x0 - label.x1 < _GAP * label.size:
        return row
    touching = re.compile(rf"{re.escape(label.text)} ?{re.escape(first.text)}")
    text = touching.sub(lambda _: f"{label.text}\t{first.text}", row.line.text, count=1)
    return evolve(row, line=evolve(row.line, text=text))


def _marked(rows: Sequence[Row], at: int) -> list[Row]:
    """Return a line beside which a label may begin, end or stand, its figures marked as belonging to none."""
    row = rows[at]
    if not row.figures or not any(row.labels for row in rows):
        return [row]
    beside = [*rows[max(0, at - 1) : at], *rows[at + 1 : at + 2]]
    if not _is_bare(rows, at) and not any(is_over(row, other) for other in beside if not other.figures):
        return [row]
    return adrift(row)


def adrift(row: Row) -> list[Row]:
    """Return a line as one of labels and one of figures that belong to none."""
    if not row.figures:
        return [row]
    figures = evolve(row.line, text="\t".join([ADRIFT, *(piece.text for piece in row.figures)]))
    label = evolve(row.line, text="".join(piece.text for piece in row.labels))
    return [Row(label, row.labels, [])] * bool(row.labels) + [Row(figures, [], row.figures)]


def is_over(row: Row, other: Row) -> bool:
    """Return whether some text of *other* stands above or below the last one of *row*."""
    last = row.labels[-1]
    return any(piece.x0 < last.x1 and piece.x1 > last.x0 for piece in other.labels)
