"""Rows that a page break cuts in two: the label begins on one page and ends on the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from gov_disclosure.document import Block, Cell, Grid, Paragraph
from gov_disclosure.figures import is_blank, value_like
from gov_disclosure.reading.tables.rows import is_page_number
from gov_disclosure.reading.words.labels import Meaning, find

_ALIGNED = 6.0
"""Points by which the sides of one cell may differ from page to page."""


def mended(blocks: Iterable[Block]) -> Iterator[Block]:
    """
    Yield *blocks* with rows put together again that a page break cut inside their label.

    Only where both parts together are a known label and one alone is none, in
    cells that stand under one another; the row is whole on the first page
    then, and what else stood in its second part stays where it was.
    """
    held: Grid | None = None
    between: list[Block] = []
    for block in blocks:
        if held is not None and isinstance(block, Paragraph) and is_page_number(block.text):
            between.append(block)
            continue
        if held is not None and isinstance(block, Grid) and page_of(block) == page_of(held) + 1:
            held, block = _joined(held, block)
        if held is not None:
            yield held
        yield from between
        between, held = [], None
        if isinstance(block, Grid) and page_of(block):
            held = block
        else:
            yield block
    if held is not None:
        yield held
    yield from between


def page_of(grid: Grid) -> int:
    """Return the page on which *grid* stands, 0 where that is not known."""
    return (grid.origin.page if grid.origin else None) or 0


def _joined(first: Grid, second: Grid) -> tuple[Grid, Grid]:
    bottom = max((cell.row + cell.rowspan for cell in first.cells), default=0)
    pairs = [
        (cell, _above(cell, first.cells, bottom)) for cell in second.cells if cell.row == 0 and not is_blank(cell.text)
    ]
    if not _is_cut(pairs):
        return first, second
    whole: dict[int, Cell] = {}
    gone: set[int] = set()
    for cell, above in pairs:
        if above is not None and (value_like(cell.text) or _completes(above, cell)):
            whole[id(above)] = _whole(above, cell)
            gone.add(id(cell))
    return (
        evolve(first, cells=tuple(whole.get(id(cell), cell) for cell in first.cells)),
        evolve(second, cells=tuple(cell._replace(text="") if id(cell) in gone else cell for cell in second.cells)),
    )


def _is_cut(pairs: Sequence[tuple[Cell, Cell | None]]) -> bool:
    """Return whether the last text of a row ends a label of the row above, and its figures stand below cells of it."""
    texts = [(cell, above) for cell, above in pairs if not value_like(cell.text)]
    figures = [above for cell, above in pairs if value_like(cell.text)]
    return bool(texts) and _completes(texts[-1][1], texts[-1][0]) and None not in figures


def _whole(first: Cell, second: Cell) -> Cell:
    """Return both parts as one cell; two figures stay two, for one number may be cut as well."""
    if is_blank(first.text):
        return first._replace(text=second.text, origin=second.origin)
    return first._replace(text=first.text + ("\n" if value_like(second.text) else "") + second.text)


def _above(cell: Cell, cells: Sequence[Cell], bottom: int) -> Cell | None:
    """Return the cell at the foot of the page before that *cell* goes on from: the one with the same sides."""
    here = cell.origin.box if cell.origin else None
    for other in cells if here else ():
        box = other.origin.box if other.origin else None
        if other.row + other.rowspan == bottom and here and box and _under(box, here):
            return other
    return None


def _under(box: tuple[float, ...], here: tuple[float, ...]) -> bool:
    return abs(box[0] - here[0]) < _ALIGNED and abs(box[2] - here[2]) < _ALIGNED


def _completes(first: Cell | None, second: Cell) -> bool:
    """Return whether two texts are one known label and the first is none; if the second is one, then the same."""
    if first is None or is_blank(first.text):
        return False
    whole, alone = find(first.text + second.text), find(second.text)
    if alone:
        return not find(first.text) and _keys(whole) == _keys(alone)
    return bool(whole)


def _keys(meanings: Sequence[Meaning]) -> set[tuple[str, str, str]]:
    return {(meaning.table, meaning.role, meaning.key) for meaning in meanings}
