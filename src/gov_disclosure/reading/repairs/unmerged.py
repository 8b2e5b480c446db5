"""
Tables whose merged cells were split, the text of each put into all of its parts, as programs do that "unmerge".

Above figures the repeated headers tell which columns were one. Without that,
a repeated figure would be taken for the one of the next column where that is blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gov_disclosure.document import Cell, Grid
from gov_disclosure.figures import has_digit, is_blank

_ARTICLE = "二十"
"""Each block of table two is headed 第二十条第（…）项, over all columns."""
_LEAST = 3


def rolled_up(grid: Grid) -> Grid:
    """Return *grid* with cells merged again where a table two was unrolled; any other grid as it is."""
    if _has_spans(grid):
        return grid
    rows = list(grid.rows())
    if not any(_is_unrolled(row) for row in rows):
        return grid
    found: list[Cell] = []
    groups: list[tuple[int, int]] = []
    for row in rows:
        if not any(has_digit(cell.text) or is_blank(cell.text) for cell in row[1:]):
            groups = list(_runs(row))
        found += _merged(row, groups)
    return Grid(
        cells=tuple(found), number=grid.number, header_rows=grid.header_rows, origin=grid.origin, title=grid.title
    )


def _has_spans(grid: Grid) -> bool:
    return any(cell.colspan > 1 or cell.rowspan > 1 for cell in grid.cells)  # most tables end this at their first cells


def _is_article(text: str) -> bool:
    return _ARTICLE in text and "条" in text


def _is_unrolled(row: Sequence[Cell]) -> bool:
    return len(row) >= _LEAST and _is_article(_bare(row[0])) and len(set(map(_bare, row))) == 1


def _bare(cell: Cell) -> str:
    """Return the text without white space: the copies of a label may be broken over lines in other places."""
    return "".join(cell.text.split())


def _runs(row: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last index of each stretch of equal texts."""
    start = 0
    for at in range(1, len(row) + 1):
        if at == len(row) or _bare(row[at]) != _bare(row[start]):
            yield start, at - 1
            start = at


def _merged(row: Sequence[Cell], groups: Sequence[tuple[int, int]]) -> Iterator[Cell]:
    """Yield the cells of *row*, those of a group as one where they say the same."""
    if not groups or groups[-1][1] != len(row) - 1:
        yield from row
        return
    for first, last in groups:
        if len(set(map(_bare, row[first : last + 1]))) == 1:
            yield row[first]._replace(colspan=last - first + 1)
        else:
            yield from row[first : last + 1]
