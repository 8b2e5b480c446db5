"""Rows that a page break cuts in two: the label begins on one page and ends on the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from gov_disclosure.document import Block, Cell, Grid, Paragraph
from gov_disclosure.figures import has_digit, is_blank, value_like
from gov_disclosure.reading.tables.rows import is_page_number
from gov_disclosure.reading.words.labels import Meaning, find, names_row
from gov_disclosure.reading.words.normalise import name_of

_SHORT = 3
"""Characters of a text that is no paragraph."""
_ALIGNED = 6.0
"""Points by which the sides of one cell may differ from page to page."""


def mended(blocks: Iterable[Block]) -> Iterator[Block]:
    """
    Yield *blocks* with rows put together again that a page break cut.

    A label is one where both parts together are known and one alone is not, in
    cells that stand under one another, below a header that may be repeated;
    the row is whole on the first page then, and blank on the second.
    """
    held: Grid | None = None
    between: list[Block] = []
    for block in blocks:
        if held is not None and isinstance(block, Paragraph) and _stands_between(block.text):
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


def _stands_between(text: str) -> bool:
    """Return whether *text* can stand between parts of one table: a page number, or what did not fit into a cell."""
    return is_page_number(text) or (len(text) <= _SHORT and not has_digit(text))


def page_of(grid: Grid) -> int:
    """Return the page on which *grid* stands, 0 where that is not known."""
    return (grid.origin.page if grid.origin else None) or 0


def _joined(first: Grid, second: Grid) -> tuple[Grid, Grid]:
    """
    Return two grids of one table with the row put together that the page break cut.

    The figures of the lower part are the rest of those above where the label
    of their row goes on, too; where nothing says to which row they belong,
    they are left with those above, and both are no figure.
    """
    at = _repeated_rows(first, second)
    foot = _foot(first)
    pairs = [(cell, _above(cell, foot)) for cell in second.cells if cell.row == at and not is_blank(cell.text)]
    texts = [(cell, above) for cell, above in pairs if not value_like(cell.text)]
    rest = [(cell, above) for cell, above in texts if above is not None and _completes(above, cell)]
    whole = {id(above): _whole(above, cell) for cell, above in rest}
    gone = {id(cell) for cell, _ in rest}
    own = next((cell for cell in reversed(foot) if not is_blank(cell.text) and not value_like(cell.text)), None)
    goes_on = id(own) in whole
    new = [cell for cell, above in texts if id(cell) not in gone and not (above and is_blank(above.text))]
    for cell, above in pairs:
        if above is None or id(cell) in gone or not _is_rest(cell, above, new, goes_on=goes_on):
            continue
        whole[id(above)] = _whole(above if goes_on else above._replace(full=False), cell)
        gone.add(id(cell))
    return (
        evolve(first, cells=tuple(whole.get(id(cell), cell) for cell in first.cells)),
        evolve(second, cells=tuple(cell._replace(text="") if id(cell) in gone else cell for cell in second.cells)),
    )


def _is_rest(cell: Cell, above: Cell, new: Sequence[Cell], *, goes_on: bool) -> bool:
    """
    Return whether *cell* belongs to the cell *above* it, or nothing says otherwise.

    Args:
        cell: a text or a figure at the top of the page.
        above: the cell that ends the page before.
        new: texts beside *cell* that go on from nothing: they may begin a row.
        goes_on: whether the row's own label does.

    """
    if goes_on:
        return is_blank(above.text) or (value_like(cell.text) and value_like(above.text))
    if not (value_like(cell.text) and value_like(above.text)):
        return False
    return not new or (above.full and not any(find(text.text) or name_of(text.text).kind for text in new))


def _repeated_rows(first: Grid, second: Grid) -> int:
    """Return how many rows at the top of *second* repeat the header of *first*, or are one that *first* has in part."""
    above, here = list(first.rows()), list(second.rows())
    same = 0
    for ours, theirs in zip(above, here, strict=False):
        if any(value_like(cell.text) for cell in theirs) or list(map(_look, ours)) != list(map(_look, theirs)):
            break
        same += 1
    same = same or next((at for at, row in enumerate(here) if not _is_of_header(row)), 0)
    if same == len(here):
        return 0
    crossing = (cell.row for row in here[:same] for cell in row if cell.row + cell.rowspan > here[same][0].row)
    return here[min(crossing, default=same)][0].row if same else 0


def _is_of_header(row: Iterable[Cell]) -> bool:
    """Whether *row* names several applicants or outcomes, and nothing else."""
    texts = [cell.text for cell in row if not is_blank(cell.text)]
    named = [any(_names_column(meaning) for meaning in find(text)) for text in texts]
    return sum(named) > 1 and not any(map(value_like, texts)) and not any(names_row(find(text)) for text in texts)


def _names_column(meaning: Meaning) -> bool:
    return meaning.role in ("column", "span", "corner") and meaning.table != "proactive_disclosure"


def _look(cell: Cell) -> tuple[object, ...]:
    return cell.row, cell.column, cell.rowspan, cell.colspan, "".join(cell.text.split())


def _whole(first: Cell, second: Cell) -> Cell:
    """Return both parts as one cell; digits under one another are one figure only where the first are full."""
    if is_blank(first.text):
        return first._replace(text=second.text, origin=second.origin, broken=second.broken, full=second.full)
    if not value_like(second.text):
        return first._replace(text=first.text + second.text)
    printed = f"{first.broken or first.text}\n{second.broken or second.text}"
    if first.full and _is_figure(first.text) and _is_figure(second.text):
        return first._replace(text=first.text + second.text, broken=printed, full=second.full)
    return first._replace(text=printed, broken=None, full=False)


def _is_figure(text: str) -> bool:
    return all(sign.isdigit() or sign in ".,．，" for sign in text)


def _foot(grid: Grid) -> list[Cell]:
    bottom = max((cell.row + cell.rowspan for cell in grid.cells), default=0)
    return [cell for cell in grid.cells if cell.row + cell.rowspan == bottom]


def _above(cell: Cell, foot: Sequence[Cell]) -> Cell | None:
    """Return the cell at the *foot* of the page before that *cell* goes on from: the one with the same sides."""
    here = cell.origin.box if cell.origin else None
    for other in foot if here else ():
        box = other.origin.box if other.origin else None
        if here and box and _under(box, here):
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
