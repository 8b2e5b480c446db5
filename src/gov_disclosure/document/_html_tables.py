"""Tables of an HTML page: their own rows, true grid coordinates, and which of them only lay out the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from gov_disclosure.document._html_tree import BREAK, collect, lines
from gov_disclosure.document.blocks import Cell
from gov_disclosure.document.limits import Limits
from gov_disclosure.errors import LimitError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CELLS: Final = frozenset({"td", "th"})
_GROUPS: Final = {"thead": 0, "tbody": 1, "tfoot": 2}
_PROSE: Final = 500
"""Characters from which a cell holds an article and no figure, label or remark."""
_PROSE_LINES: Final = 4
_PROSE_LINE: Final = 40
"""So many lines of so many characters on average are paragraphs; vertical labels have short lines."""
_FEW: Final = 4
"""A row with more cells than this is a row of data, however long a remark in it is."""
_HEADING_ROW: Final = re.compile(
    r"[一二三四五六七八]\s*、(?![^\n]{0,10}(?:本年|上年|结转|結轉))|.{0,80}年度(?:报告|報告)"
)
"""A section's heading or the report's title; table three numbers its rows like sections."""
_SPAN: Final = re.compile(r"\s*\+?([0-9]+)")
_SPAN_DIGITS: Final = 9


@frozen
class Rows:
    """Consecutive rows of one table that stay a grid; a step of reading the page, beside elements."""

    cells: tuple[Cell, ...]
    tag: str = field(default="#rows", init=False)


@frozen
class Layout:
    """Rows of one table as elements, in the order shown, and the text in it that stands in no cell."""

    groups: tuple[list[list[Element]], ...]
    stray: str

    def cells(self) -> Iterator[Element]:
        """Yield every cell of the table itself, none of tables inside it."""
        for group in self.groups:
            for row in group:
                yield from row


def layout(table: Element) -> Layout:
    """
    Return the rows of *table* itself, whatever stands between it and them.

    Cells outside a row form a row; the first ``thead`` is shown first and the
    first ``tfoot`` last, wherever they stand. Any depth of nesting.
    """
    groups: list[tuple[int, list[list[Element]]]] = [(1, [])]
    stray: list[str] = [table.text or ""]
    row: list[Element] | None = None
    outer: list[tuple[Iterator[Element], str]] = []
    children, inside = iter(table), "table"
    while True:
        for child in children:
            tag = child.tag
            if tag in _CELLS:
                if row is None:
                    row = []
                    groups[-1][1].append(row)
                row.append(child)
                stray.append(child.tail or "")
                continue
            if tag == "table":  # a table between rows: nothing is lost if it is read as text of the outer one
                stray.append(BREAK)
                collect(child, stray)
                stray.append(f"{BREAK}{child.tail or ''}")
                continue
            if tag == "tr":
                row = []
                groups[-1][1].append(row)
            elif tag in _GROUPS:
                groups.append((_rank(tag, groups), []))
                row = None
            stray.append(f"{BREAK}{child.text or ''}")
            outer.append((children, inside))
            children, inside = iter(child), tag
            break
        else:
            if inside == "tr" or inside in _GROUPS:
                row = None
            if inside in _GROUPS:
                groups.append((1, []))
            if not outer:
                break
            children, inside = outer.pop()
    groups.sort(key=_by_rank)
    return Layout(tuple(rows for _, rows in groups if rows), lines("".join(stray)))


def _rank(tag: str, groups: Iterable[tuple[int, object]]) -> int:
    rank = _GROUPS[tag]
    return 1 if any(rank == other for other, _ in groups) else rank


def _by_rank(group: tuple[int, object]) -> int:
    return group[0]


def holders(root: Element) -> set[Element]:
    """Return the cells that hold a table of two cells or more; a table of one cell is only a frame."""
    found: set[Element] = set()
    for table in root.iter("table"):
        cells = table.iter("td", "th")
        if next(cells, None) is not None and next(cells, None) is not None:
            holder = next(table.iterancestors("td", "th"), None)
            if holder is not None:
                found.add(holder)
    return found


def steps(shape: Layout, nested: set[Element], limits: Limits, source: str | None) -> list[Rows | Element]:
    """
    Return what to read of a table, in order: its rows as grids, or the cells that only lay out the page.

    A row is laid out, not data, if a cell of it holds a table or an article.
    A title over the columns is laid out too. What remains between is a grid.
    """
    found: list[Rows | Element] = []
    run: list[Cell] = []
    for row, cells in resolved(shape, nested, limits, source):
        if _is_prose(row, cells, nested):
            _close(run, found)
            found.extend(row)
        else:
            run.extend(cells)
    _close(run, found)
    return found


def _is_prose(row: Sequence[Element], cells: Sequence[Cell], nested: set[Element]) -> bool:
    if nested and any(element in nested for element in row):
        return True
    if len(cells) == 1:
        text = cells[0].text
        return len(text) > _PROSE or (cells[0].rowspan == 1 and _HEADING_ROW.match(text) is not None)
    return len(cells) <= _FEW and any(_is_article(cell.text) for cell in cells)


def _is_article(text: str) -> bool:
    if len(text) <= _PROSE_LINES * _PROSE_LINE:
        return False
    breaks = text.count("\n") + 1
    return len(text) > _PROSE or (breaks >= _PROSE_LINES and len(text) >= breaks * _PROSE_LINE)


def _close(run: list[Cell], found: list[Rows | Element]) -> None:
    if run:
        found.append(Rows(tuple(run)))
        run.clear()


def resolved(
    shape: Layout, nested: set[Element], limits: Limits, source: str | None
) -> Iterator[tuple[list[Element], list[Cell]]]:
    """
    Yield each row's elements and its cells at their true coordinates.

    Spans are cut where the table ends, where the row group ends (as browsers
    do) and where a cell from above stands, so that no two cells overlap.

    Raises:
        LimitError: a row reaches beyond the columns allowed.
    """
    at = 0
    endless: list[tuple[list[Cell], int]] = []
    edge = 1
    out: list[tuple[list[Element], list[Cell]]] = []
    for group in shape.groups:
        taken, leaving = 0, dict[int, int]()
        count = len(group)
        for index, row in enumerate(group):
            if leaving:
                taken &= ~leaving.pop(index, 0)
            column = 0
            cells: list[Cell] = []
            for element in row:
                above = taken >> column
                if above & 1:
                    column += (~above & (above + 1)).bit_length() - 1
                    above = taken >> column
                if column >= limits.columns:
                    raise LimitError("columns", limits.columns, None, source)
                colspan = span(element.get("colspan")) or 1
                rowspan = span(element.get("rowspan"))
                free = limits.columns - column
                if colspan > 1:
                    if above:
                        free = min(free, (above & -above).bit_length() - 1)
                    if colspan > limits.span:
                        if element is row[-1] and rowspan == 1:
                            endless.append((cells, free))
                        colspan = 1
                    elif colspan > free:
                        colspan = free
                if rowspan != 1:
                    rowspan = min(rowspan or count, limits.span, count - index)
                    if rowspan > 1:
                        bits = ((1 << colspan) - 1) << column
                        taken |= bits
                        leaving[index + rowspan] = leaving.get(index + rowspan, 0) | bits
                text = "" if element in nested else cell_text(element)
                cells.append(Cell(text, at + index, column, rowspan, colspan, element.tag == "th"))
                column += colspan
            if column > edge:
                edge = column
            out.append((row, cells))
        at += count
    for cells, free in endless:
        last = cells[-1]
        cells[-1] = last._replace(colspan=max(1, min(edge - last.column, free)))
    yield from out


@lru_cache(maxsize=256)
def span(value: str | None) -> int:
    """Return a span as browsers read it: 1 if absent or nonsense, 0 kept (it means "to the end")."""
    if value is None or not (match := _SPAN.match(value)):
        return 1
    return int(match[1]) if len(match[1]) <= _SPAN_DIGITS else 10**_SPAN_DIGITS


def cell_text(element: Element) -> str:
    """Return a cell's text, one line for each block and break in it."""
    size = len(element)
    if not size:
        return lines(element.text or "")
    if size == 1:
        child = element[0]
        if not len(child) and child.tag == "p":
            outside = (element.text or "").strip() or (child.tail or "").strip()
            if not outside:
                return lines(child.text or "")
    pieces: list[str] = []
    collect(element, pieces)
    return lines("".join(pieces))
