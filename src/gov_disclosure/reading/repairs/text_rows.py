"""Tables that hold more of the report than figures: its title, headings and text stand in rows of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from gov_disclosure.document import Block, Cell, Grid, Paragraph
from gov_disclosure.figures import is_blank, value_like
from gov_disclosure.reading.repairs.page_breaks import page_of
from gov_disclosure.reading.repairs.unmerged import rolled_up
from gov_disclosure.reading.tables.rows import is_page_number
from gov_disclosure.reading.words.headings import section_key
from gov_disclosure.reading.words.labels import find
from gov_disclosure.reading.words.normalise import flat


def taken_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield *blocks*, tables with merged cells put together again, and the rows of text in them as paragraphs."""
    above = 0
    for block in blocks:
        if not isinstance(block, Grid):
            above = above if is_page_number(block.text if isinstance(block, Paragraph) else "") else 0
            yield block
            continue
        grid = rolled_up(block)
        page = page_of(grid)
        goes_on = 0 < above == page - 1
        above = page
        rows = _text_rows(grid, goes_on)
        yield from _parts(grid, rows) if rows else (grid,)


def _text_rows(grid: Grid, goes_on: bool) -> frozenset[int]:
    """
    Return the rows of *grid* that are text: above its first label or figure, and from a section's heading on.

    A table of nothing else is no table of the form, and stays as it is.
    *goes_on*: whether it goes on from the page before, so that it may begin
    with the end of a label.
    """
    found: set[int] = set()
    outside, inside = not goes_on, False
    for cells in grid.rows():
        filled = [cell for cell in cells if not is_blank(cell.text)]
        if not filled or (inside and not outside and len(filled) > 1):
            continue
        known = any(find(cell.text) for cell in filled)
        if len(filled) == 1 and not known and section_key(filled[0].text):
            outside = True
        outside = outside and not known and _is_text(filled)
        inside = inside or known
        if outside:
            found.add(cells[0].row)
    return frozenset(found) if inside else frozenset()


def _is_text(cells: Sequence[Cell]) -> bool:
    if len(cells) == 1:
        return not value_like(cells[0].text)
    return all(":" in flat(cell.text) for cell in cells)


def _parts(grid: Grid, text_rows: frozenset[int]) -> Iterator[Block]:
    held: list[Cell] = []
    for cells in grid.rows():
        if cells[0].row not in text_rows:
            held += cells
            continue
        if held:
            yield evolve(grid, cells=tuple(held))
            held = []
        for cell in cells:
            if not is_blank(cell.text):
                yield Paragraph(text=cell.text, origin=grid.place(cell))
    if held:
        yield evolve(grid, cells=tuple(held))
