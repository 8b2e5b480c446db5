"""One table without lines: its header, labels and figures found among words, and put together as a grid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from gov_disclosure.document import ADRIFT, Cell, WordLine
from gov_disclosure.document.blocks import place_of
from gov_disclosure.forms import TableKey
from gov_disclosure.reading.tables.disputes_header import BLOCKS, OUTCOMES
from gov_disclosure.reading.tables.other_years import of_two_years
from gov_disclosure.reading.unruled.labels import Label, Span, Spot, known_labels, label_of, overlap, strip
from gov_disclosure.reading.unruled.rows import Breaks, Line, beside, columns_in, is_near, lines_of
from gov_disclosure.reading.words.label_figures import figures_in_label
from gov_disclosure.reading.words.normalise import name_of

_LABELS = 2
"""Columns of the grid left of its figures: what may be no label of a row, and the rows' labels."""
_MAY_BREAK = "\u200b"
"""Stands between digits of two lines that are one number or two: no figure, whatever it is."""
_WIDTH: dict[TableKey, int] = {"proactive_disclosure": 1, "requests": 7, "disputes": len(BLOCKS) * len(OUTCOMES)}
_ONE_LABEL = 1.8
"""Lines of one unknown label are no further apart, in heights of type."""

Row = list[Cell]


def place(lines: Sequence[WordLine], table: TableKey) -> tuple[list[Row], int, int] | None:
    """
    Return the rows of the *table* that is printed in *lines*, and its first and last line; ``None`` where none is.

    Figures of which the row or the column is not certain are in rows of their own, without a label.
    """
    spots = strip(
        Spot(word, 0.0, number, at >= len(line.words) - line.figures)
        for number, line in enumerate(lines)
        for at, word in enumerate(line.words)
    )
    labels, rest = known_labels((spot for spot in spots if not spot.figure), table)
    right = max((label.x[1] for label in labels if label.key("row") and not label.key("column")), default=0.0)
    heads = [label for label in labels if _is_head(label, right)]
    if table != "proactive_disclosure":
        # The header printed again on each page parts labels that go on below it.
        taken = {id(spot.word) for head in heads for spot in head.spots}
        spots = strip(spot for spot in spots if id(spot.word) not in taken)
        labels, rest = known_labels((spot for spot in spots if not spot.figure), table)
    figures = [spot for spot in spots if spot.figure]
    if not figures or not (labels or table == "disputes"):
        return None
    used = [spot.line for one in (*heads, *labels) for spot in one.spots] + [spot.line for spot in figures]
    first, last = min(used), max(used)
    rest = [spot for spot in rest if first <= spot.line <= last]
    labels = [label for label in labels if not _is_head(label, right)]
    tops = [head.y[0] for head in heads if head.key("heading") is not None] if table == "proactive_disclosure" else []
    ends = [float("-inf"), *sorted(tops), float("inf")]
    # Beside which label the figures of each of two years stand, and which of their columns is whose, is not certain.
    dated = of_two_years(spot.word.text for spot in spots if not spot.figure)
    rows: list[Row] = []
    for top, end in pairwise(ends):
        here, named = ([one for one in these if top <= one.y[0] < end] for these in (heads, labels))
        other, counted = ([one for one in these if top <= one.y < end] for these in (rest, figures))
        rows += _rows(here, counted, _bars(named, other, right), other, table, sure=not dated)
    return [[cell._replace(row=at) for cell in row] for at, row in enumerate(rows)], first, last


def _is_head(label: Label, right: float) -> bool:
    """Whether *label* is of a header: one of a column stands right of all labels of rows."""
    column = label.key("column", "span") is not None and label.x[0] > right - 1 and not name_of(label.text).kind
    return column or label.key("corner", "heading") is not None


def _rows(
    heads: list[Label], figures: list[Spot], bars: list[Label], rest: list[Spot], table: TableKey, *, sure: bool
) -> Iterator[Row]:
    """Yield the rows of *table*; where it is not *sure* how its figures are laid out, these without their labels."""
    lines = lines_of(figures)
    names = sorted((head for head in heads if head.key("column") is not None), key=lambda head: head.x)
    pages = Counter(name.spots[0].word.page for name in names)
    names = [name for name in names if name.spots[0].word.page == max(pages, key=pages.__getitem__)]
    found = [label_of(spots).x for spots in columns_in(figures)]
    columns = _columns(found, names, max(_WIDTH[table], len(names))) if sure else []
    yield from _header(heads, names, columns, table)
    if table == "disputes":  # whose only row has no label
        one = all(is_near(above, below) for above, below in pairwise(lines))
        rows = [[spot for line in lines for spot in line.spots]] if one else [line.spots for line in lines]
        yield from (_figures(spots, columns, ()) if columns else _adrift(spots) for spots in rows if spots)
    else:
        yield from _body(lines, bars, columns, Breaks(figures), rest)


def _columns(found: list[Span], names: Sequence[Label], width: int) -> list[Span]:
    """Return the sides of all *width* columns, none where they are not certain; figures were *found* within these."""
    over = [[at for at, name in enumerate(names) if overlap(name.x, span)] for span in found]
    if not names:  # and so no header that could say anything else than the form
        return found if len(found) == width else []
    if len(names) < width or len(found) > width:
        return []
    if len(found) == width:
        return [] if any(above and at not in above for at, above in enumerate(over)) else found
    if any(len(above) != 1 for above in over):
        return []
    columns = [name.x for name in names]
    for (x0, x1), (at,) in zip(found, over, strict=True):
        columns[at] = min(columns[at][0], x0), max(columns[at][1], x1)
    return columns


def _header(heads: Iterable[Label], names: Sequence[Label], columns: Sequence[Span], table: TableKey) -> Iterator[Row]:
    ordered = sorted(heads, key=lambda head: head.x)
    yield from ([_cell(head.spots, 0, head.text)] for head in ordered if head.key("heading", "corner") is not None)
    spans = [head for head in ordered if head.key("span") in BLOCKS]
    if table == "disputes" and len(spans) == len(BLOCKS) and len(columns) == _WIDTH[table]:
        wide = len(OUTCOMES)
        yield [_cell(head.spots, _LABELS + at * wide, head.text, wide) for at, head in enumerate(spans)]
    if names and columns:
        yield [_cell(name.spots, at, name.text) for at, name in enumerate(names, _LABELS)]


def _bars(labels: list[Label], rest: list[Spot], right: float) -> list[Label]:
    """Return the labels of rows and, where none of them stands beside, other texts left of the figures."""
    rows = [label for label in labels if label.key("row")]
    # What may name a group as well does so where labels stand right of it.
    rows = [
        bar for bar in rows if not (bar.key("group") and any(o.x[0] >= bar.x[1] and overlap(o.y, bar.y) for o in rows))
    ]
    first = min((label.y[0] for label in labels), default=0.0)
    stacks: list[list[Spot]] = []
    for spot in sorted(rest, key=lambda spot: spot.y):
        if spot.word.x0 >= right or spot.y < first or not any(map(str.isalnum, spot.word.text)):
            continue
        near = (
            stack
            for stack in stacks[-4:]
            if spot.y - stack[-1].y < _ONE_LABEL * spot.word.size and overlap(label_of(stack[-3:]).x, spot.x)
        )
        if name_of(spot.word.text).kind or (above := next(near, None)) is None:
            stacks.append([spot])
        else:
            above.append(spot)
    unknown = [label for label in map(label_of, stacks) if not any(overlap(label.y, bar.y) for bar in rows)]
    return sorted([*rows, *unknown], key=lambda bar: bar.y)


def _body(
    lines: Sequence[Line], bars: Sequence[Label], columns: Sequence[Span], breaks: Breaks, rest: Iterable[Spot]
) -> Iterator[Row]:
    own: dict[int, list[Line]] = {}
    loose: list[Line] = []
    for line, labels in zip(lines, beside(lines, bars, breaks), strict=True):
        if columns and len(labels) == 1:
            own.setdefault(labels[0], []).append(line)
        else:
            loose.append(line)
    for number, these in list(own.items()):
        if not all(breaks.one_row(above, below) for above, below in pairwise(these)):
            loose += own.pop(number)
    unsure = [*loose, *(line for number, these in own.items() if not bars[number].meanings for line in these)]
    out = [(line.y, _adrift(line.spots)) for line in loose]
    for number, bar in enumerate(bars):
        spots = [spot for line in own.get(number, ()) for spot in line.spots]
        parts = {spot for line in own.get(number, ()) for other in unsure for spot in breaks.broken(line, other)}
        out.append((bar.y[0], [_cell(bar.spots, _LABELS - 1, bar.text), *_figures(spots, columns, parts)]))
    yield from (row for _, row in sorted(out, key=lambda one: one[0]))
    in_bars = {spot for bar in bars for spot in bar.spots}
    yield from (_adrift([one]) for one in rest if one not in in_bars and any(figures_in_label(one.word.text)))


def _figures(spots: Iterable[Spot], columns: Sequence[Span], parts: Container[Spot]) -> Row:
    """Return the cells of a row, blank where no figure stands; *parts* are marked as no whole figures."""
    cells = []
    for column, span in enumerate(columns, _LABELS):
        here = sorted((spot for spot in spots if overlap(span, spot.x)), key=lambda spot: spot.y)
        text = _MAY_BREAK.join(spot.word.text + ADRIFT * (spot in parts) for spot in here)
        cells.append(_cell(here, column, text) if here else Cell("", 0, column))
    return cells


def _adrift(spots: Iterable[Spot]) -> Row:
    """Return the row of figures of which the label, or the column, is not known."""
    ordered = sorted(spots, key=lambda spot: (spot.word.x0, spot.y))
    return [Cell(ADRIFT, 0, 0), *(_cell([spot], at, spot.word.text) for at, spot in enumerate(ordered, _LABELS))]


def _cell(spots: Sequence[Spot], column: int, text: str, colspan: int = 1) -> Cell:
    page = spots[0].word.page
    origin = place_of([spot.word for spot in spots if spot.word.page == page])
    return Cell(text, 0, column, colspan=colspan, origin=origin)
