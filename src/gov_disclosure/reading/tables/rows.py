"""Rows of the statutory tables, out of grids, out of runs of cells, and out of lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gov_disclosure.document import ADRIFT, Cell, Grid, Run
from gov_disclosure.figures import amount_unit, is_blank, is_unit, value_like
from gov_disclosure.figures.numerals import SIGNS
from gov_disclosure.reading.words.labels import Meaning, find
from gov_disclosure.reading.words.normalise import name_of

_PAGE_NUMBER = re.compile(r"\s*(?:[-—–－·]+\s*\d{1,3}\s*[-—–－·]+|第\s*\d{1,3}\s*页(?:\s*[/,，]?\s*共\s*\d+\s*页)?)\s*")

Label = tuple[str, Cell, tuple[Meaning, ...]]
"""A label's text, its first cell, and all it can mean (nothing where it is not recognised)."""


class TableRow:
    """
    One row of a statutory table, or a stretch of a run of cells up to the end of a row's figures.

    ``labels``: what stands before the figures. ``values``: the cells after the
    last label, blanks included where the file keeps them. ``before``: figures
    left of the label. ``columns_known``: whether a cell's column counts from
    the left edge of the table; else cells count from the label on.
    ``blanks_kept``: whether an empty cell leaves a trace. ``units``: what
    cells that hold nothing but a unit say of its figures.
    """

    __slots__ = ("_figures", "before", "blanks_kept", "block", "columns_known", "labels", "tail", "units", "values")

    def __init__(self, block: Grid | Run | None, *, columns_known: bool, blanks_kept: bool) -> None:
        self.block = block
        self.labels: list[Label] = []
        self.values: list[Cell] = []
        self._figures: tuple[int, list[Cell]] = (-1, [])
        self.before: list[Cell] = []
        self.tail: str | None = None
        self.units: list[str] = []
        self.columns_known = columns_known
        self.blanks_kept = blanks_kept

    @property
    def figures(self) -> list[Cell]:
        """The cells after the label in which something stands."""
        values = self.values
        if self._figures[0] != len(values):
            self._figures = len(values), [cell for cell in values if cell[0] and not is_blank(cell[0])]
        return self._figures[1]

    @property
    def adrift(self) -> bool:
        """Whether the file says that the label of its figures is not known."""
        return bool(self.labels) and self.labels[0][0] == ADRIFT

    def drop_values(self) -> None:
        """Forget the values, which a label that follows shows to be none."""
        self.values.clear()
        self._figures = -1, []

    def __repr__(self) -> str:
        return f"TableRow({[text for text, _, _ in self.labels]}, {[cell.text for cell in self.values]})"


def is_page_number(text: str) -> bool:
    """Whether *text* is a page number as print has it between the rows: - 4 -, 第4页."""
    return len(text) < 20 and _PAGE_NUMBER.fullmatch(text) is not None


def rows_of_grid(grid: Grid) -> Iterator[TableRow]:
    """Yield the rows of *grid*: leading texts are labels, what follows the row's own label are figures."""
    first = _NO_HEADER
    for cells in grid.rows():
        row = TableRow(grid, columns_known=True, blanks_kept=True)
        _fill(row, cells, first)
        first = _first_column(row, first)
        yield row


_NO_HEADER = 1_000_000


def _first_column(row: TableRow, known: int) -> int:
    """Return the leftmost column that a header above the next row names; *known* is that of the rows before."""
    roles = [(meaning.role, cell.column) for _, cell, meanings in row.labels for meaning in meanings[:1]]
    named = [column for role, column in roles if role == "column"]
    if row.figures or not roles:
        return known
    if named:
        return min([*named, known]) if known != _NO_HEADER and _goes_on(row, known) else min(named)
    return _NO_HEADER if roles[0][0] in ("heading", "corner") else known


def _goes_on(row: TableRow, first: int) -> bool:
    """Whether the labels of *row* stand below others of the same header: nothing stands left of its columns."""
    return all(cell.column >= first for _, cell, _ in row.labels)


def _is_data(cells: Sequence[Cell], known: Sequence[tuple[Meaning, ...] | None], first: int) -> bool:
    """Whether a row has figures below a header that begins in column *first*, or a row's label left of it."""
    return any(
        value_like(cell.text) if cell.column >= first else _names_row_here(meanings)
        for cell, meanings in zip(cells, known, strict=True)
        if meanings is not None
    )


def _meanings(text: str) -> tuple[Meaning, ...] | None:
    """Return what the text of a cell can mean as a label; ``None`` for a blank."""
    if text.isdigit():
        return ()
    return None if is_blank(text) else find(text)


def _names_row_here(meanings: tuple[Meaning, ...]) -> bool:
    return bool(meanings) and all(meaning.role in ("row", "group") for meaning in meanings)


def _fill(row: TableRow, cells: Sequence[Cell], first: int = _NO_HEADER) -> None:
    labels = row.labels
    known = [_meanings(cell.text) for cell in cells]
    data = first != _NO_HEADER and _is_data(cells, known, first)
    end = 0  # index after the last label
    named = False
    for index, (cell, meanings) in enumerate(zip(cells, known, strict=True)):
        if meanings is None:
            continue
        text = cell.text
        if row.adrift or (data and cell.column >= first and not meanings):
            break
        if not meanings and (value_like(text) or _is_spoilt(text, labels, cells) or _is_numeral(text, labels, cells)):
            if labels:
                break
            row.before.append(cell)
            continue
        if not meanings and named:
            break
        labels.append((text, cell, meanings))
        named = _names_one_row(meanings) if meanings else named
        end = index + 1
    if labels and not (row.before and _follows_figures(labels, cells[end:])):
        row.values = _without_unit(row, cells[end:])
    else:
        row.labels, row.before, row.values = [], [], _without_unit(row, cells)


def _is_spoilt(text: str, labels: Sequence[Label], cells: Sequence[Cell]) -> bool:
    """Whether *text* is a figure with words or signs about it (约1003, =A1+3) or an error, where a figure is due."""
    digits = sum(map(str.isdigit, text))
    if not text.startswith(_FORMULA) and (_SHARE * digits < len(text) or name_of(text).kind):
        return False
    named = any(meaning.role == "row" for _, _, known in labels for meaning in known)
    return named or any(cell.text.isdigit() for cell in cells)


def _is_numeral(text: str, labels: Sequence[Label], cells: Sequence[Cell]) -> bool:
    """Whether *text* is a figure in Chinese numerals: right of a label, or in a row of them."""
    if not _NUMERALS.fullmatch(text):
        return False
    return bool(labels) or sum(_NUMERALS.fullmatch(cell.text) is not None for cell in cells[:_FEW]) >= _ROW


_NUMERALS = re.compile(f"[{SIGNS}]{{2,14}}")
_ROW, _FEW = 3, 20
"""Numerals that make a row of them, and among how many cells they are looked for."""
_FORMULA = ("=", "#")
_SHARE = 4
"""Of so many characters of a spoilt figure, at least one is a digit; labels have fewer."""


def _follows_figures(labels: Sequence[Label], after: Sequence[Cell]) -> bool:
    """Whether texts right of figures label nothing: a unit or a remark at the end of a row without a label."""
    return not any(known for _, _, known in labels) and all(is_blank(cell.text) for cell in after)


def _without_unit(row: TableRow, cells: Sequence[Cell]) -> list[Cell]:
    """Return the *cells* right of the label of *row* without units in cells of their own, which it is told."""
    if len(cells) < 2 or (cells[0].text.isdigit() and cells[-1].text.isdigit()):
        return list(cells)
    filled = [at for at, cell in enumerate(cells) if not is_blank(cell.text)]
    first = filled[0] + 1 if filled and is_unit(cells[filled[0]].text) else 0
    last = filled[-1] if filled and is_unit(cells[filled[-1]].text) else len(cells)
    ends = [cells[at] for at in (first - 1, last) if 0 <= at < len(cells)]
    if any(_is_of_a_blank(cell, cells) for cell in ends):
        return list(cells)
    row.units += [cell.text for cell in (*cells[:first], *cells[last:]) if not is_blank(cell.text)]
    return list(cells[first:last])


def _is_of_a_blank(unit: Cell, cells: Sequence[Cell]) -> bool:
    """Whether *unit* is what a count left blank leaves of its cell, since others of *cells* have theirs beside them."""
    text = unit.text.strip()
    beside = any(cell is not unit and cell.text.strip().endswith(text) for cell in cells)
    return beside and amount_unit(text) is None


def _names_one_row(meanings: tuple[Meaning, ...]) -> bool:
    """Whether a label names a row and nothing else, so that what follows it are figures."""
    return any(meaning.role == "row" for meaning in meanings) and not any(
        meaning.role in ("column", "group") for meaning in meanings
    )
