"""Lines and ruled tables of all pages put in order as the blocks of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from gov_disclosure.document.blocks import Block, Cell, Grid, Paragraph, Words
from gov_disclosure.document.pdf.cell_text import CellLines, is_full, lines_in, padding_of, text_of
from gov_disclosure.document.pdf.lines import (
    Line,
    Measure,
    centred,
    continues,
    furniture,
    joined,
    lines,
    measure,
)
from gov_disclosure.document.pdf.page_breaks import join_cut_figures
from gov_disclosure.document.pdf.pieces import row_of
from gov_disclosure.document.pdf.ruled import Ruled, find_tables
from gov_disclosure.errors import LimitError
from gov_disclosure.model import Place

if TYPE_CHECKING:
    from gov_disclosure.document.limits import Limits
    from gov_disclosure.document.pdf.glyphs import Glyph
from gov_disclosure.document.pdf.drawing import Sheet

_ALIGNED = 6.0
"""Tables whose sides differ by no more points than this stand under one another."""
_TITLE = 1.15
"""Type this much larger than the text's, in the middle of the first page, is the title."""
_INDENT = 4.0
"""No first line of running text begins further right, in heights of type."""
_DENSE = 0.7
"""Share of the width of a line of running text that its characters take, at least."""
_FEWEST_ROWS = 3
"""A box of one column with more rows than this is no rest of a table."""


def blocks_of(sheets: Sequence[Sheet], limits: Limits, source: str | None) -> tuple[Block | Words, ...]:
    """
    Return the paragraphs, grids and positioned words of all pages in reading order.

    Raises:
        LimitError: there are more of them than *limits* allows.
    """
    texts = [_kept(sheet, dropped) for sheet, dropped in zip(sheets, furniture(sheets), strict=True)]
    tables = _tables([find_tables(sheet.strokes, text) for sheet, text in zip(sheets, texts, strict=True)])
    loose: list[list[Line]] = []
    for sheet, text, found in zip(sheets, texts, tables, strict=True):
        inside = {id(glyph) for table in found for box in table.boxes for glyph in box.glyphs}
        loose.append(lines((glyph for glyph in text if id(glyph) not in inside and not glyph.struck), sheet.number))
    join_cut_figures(loose, tables)
    items: list[tuple[int, float, Line | Ruled]] = []
    for sheet, found, rest in zip(sheets, tables, loose, strict=True):
        items += [(sheet.number, table.box[1], table) for table in found]
        items += [(sheet.number, line.top, line) for line in rest]
    items.sort(key=lambda item: item[:2])
    _check("grids", sum(map(len, tables)), limits.grids, source)
    _check("cells", sum(len(table.boxes) for found in tables for table in found), limits.cells, source)
    _check("blocks", len(items), limits.blocks, source)
    area = measure([item for _, _, item in items if isinstance(item, Line)])
    return tuple(_assembled(items, area))


def _kept(sheet: Sheet, dropped: set[int]) -> list[Glyph]:
    return [glyph for glyph in sheet.glyphs if id(glyph) not in dropped] if dropped else list(sheet.glyphs)


def _check(limit: str, found: int, allowed: int, source: str | None) -> None:
    if found > allowed:
        raise LimitError(limit, allowed, found, source)


def _tables(pages: Sequence[list[Ruled]]) -> list[list[Ruled]]:
    """
    Return those of the ruled boxes that are tables, page by page.

    A box of one column is a frame around text, unless it stands in line with
    a table of the same page or the pages beside it: then it is a row that a
    page break cut off.
    """
    sure = [[table for table in page if _is_table(table)] for page in pages]
    kept: list[list[Ruled]] = []
    for number, page in enumerate(pages):
        near = [table for beside in sure[max(0, number - 1) : number + 2] for table in beside]
        kept.append([_trimmed(table) for table in page if table in sure[number] or _cut_off(table, near)])
    return kept


def _is_table(table: Ruled) -> bool:
    filled = {(box.row, box.column) for box in table.boxes if box.glyphs}
    return len({column for _, column in filled}) > 1


def _cut_off(table: Ruled, near: Iterable[Ruled]) -> bool:
    """Return whether a box with text in one column only stands in line with the tables *near* it."""
    if not any(box.glyphs for box in table.boxes):
        return False
    if table.columns == 1 and len(table.boxes) > _FEWEST_ROWS:
        return False
    left, _, right, _ = table.box
    return any(abs(left - one.box[0]) < _ALIGNED and abs(right - one.box[2]) < _ALIGNED for one in near)


def _trimmed(table: Ruled) -> Ruled:
    """Return *table* without empty columns at its sides: level lines reach a little beyond the last upright one."""
    boxes = list(table.boxes)
    for edge in (0, table.columns - 1):
        at_edge = [box for box in boxes if box.column <= edge < box.column + box.colspan]
        narrow = all(box.colspan == 1 and box.box[2] - box.box[0] < 2 * _ALIGNED for box in at_edge)
        if narrow and not any(box.glyphs for box in at_edge):
            boxes = [
                evolve(box, column=box.column - (edge == 0 and box.column > 0)) for box in boxes if box not in at_edge
            ]
    return evolve(table, boxes=tuple(boxes))


def _assembled(items: Iterable[tuple[int, float, Line | Ruled]], area: Measure) -> Iterator[Block | Words]:
    number = 0
    flow: list[Line] = []
    done: list[_Flow] = []
    heading = True
    for page, _, item in items:
        if flow and (isinstance(item, Ruled) or not _goes_on(flow[-1], item, area, heading)):
            done.append(_Flow(flow, heading))
            heading = heading and (_is_title(flow[0], area) or _is_label(flow[0]))
            flow = []
        if isinstance(item, Ruled):
            yield from _text(done, area)
            done, heading = [], False
            number += 1
            yield _grid(item, page, number)
        else:
            flow.append(item)
    yield from _text([*done, _Flow(flow, heading)] if flow else done, area)


class _Flow(NamedTuple):
    """Lines that are one paragraph, and whether it may be the title."""

    lines: list[Line]
    heading: bool


def _text(flows: Sequence[_Flow], area: Measure) -> Iterator[Block | Words]:
    """Yield what stands between ruled tables: paragraphs, and single lines that may be those of a table as words."""
    for alone, run in groupby(flows, lambda flow: _is_alone(flow, area)):
        part = list(run)
        rows = [row_of(line) for flow in part for line in flow.lines] if alone else []
        if any(row.figures and len(row.labels) + len(row.figures) > 1 for row in rows):
            yield Words(lines=tuple(row.words() for row in rows))
        else:
            yield from (_paragraph(flow.lines, area, flow.heading) for flow in part)


def _is_alone(flow: _Flow, area: Measure) -> bool:
    """Return whether lines are none of running text: single, or beginning far from its left edge."""
    first = flow.lines[0]
    title = flow.heading and _is_title(first, area)
    return not title and (
        len(flow.lines) == 1 or first.x0 > area.left + _INDENT * first.size or any(map(_is_sparse, flow.lines))
    )


def _is_sparse(line: Line) -> bool:
    """Return whether a line is more gaps than text, as names of columns side by side are."""
    inked = sum(glyph.x1 - glyph.x0 for glyph in line.glyphs if not glyph.text.isspace())
    return inked < _DENSE * (line.x1 - line.x0)


def _goes_on(before: Line, after: Line, area: Measure, heading: bool) -> bool:
    if heading and _is_title(before, area) and _is_title(after, area):
        return abs(before.size - after.size) < 0.12 * area.size
    return continues(before, after, area)


def _is_title(line: Line, area: Measure) -> bool:
    return line.page == 1 and line.size > _TITLE * area.size and centred(line, area)


def _is_label(line: Line) -> bool:
    """Return whether a line before the title is a mark of the file: its secrecy, its number of copies."""
    return line.page == 1 and len(line.text) < 5


def _paragraph(flow: Sequence[Line], area: Measure, heading: bool) -> Paragraph:
    text = flow[0].text
    for before, after in pairwise(flow):
        text = joined(text, after.text, before.x1 > area.right - 0.6 * before.size)
    first = flow[0]
    return Paragraph(
        text=text,
        level=0 if heading and _is_title(first, area) else None,
        origin=Place(page=first.page, box=_rounded((first.x0, first.top, first.x1, first.bottom))),
    )


def _grid(table: Ruled, page: int, number: int) -> Grid:
    found = [lines_in(box, page) for box in sorted(table.boxes, key=lambda box: (box.row, box.column))]
    padding = padding_of(found)
    rows: dict[int, list[CellLines]] = {}
    for one in found:
        rows.setdefault(one.box.row, []).append(one)
    end = max(box.row + box.rowspan for box in table.boxes)
    return Grid(
        cells=tuple(_cell(one, rows[one.box.row], padding, page, end) for one in found),
        number=number,
        origin=Place(page=page),
    )


def _cell(one: CellLines, row: Sequence[CellLines], padding: float, page: int, end: int) -> Cell:
    box = one.box
    text, broken = text_of(one, row, padding)
    return Cell(
        text=text,
        row=box.row,
        column=box.column,
        rowspan=box.rowspan,
        colspan=box.colspan,
        origin=Place(page=page, box=_rounded(box.box)),
        struck=one.struck if one.struck and not text else None,
        broken=broken,
        full=box.row + box.rowspan == end and is_full(one, padding),
    )


def _rounded(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (round(side, 2) for side in box)
    return left, top, right, bottom
