"""Rows of the statutory tables, out of grids, out of runs of cells, and out of lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from attrs import evolve

from gov_disclosure.document import ADRIFT, Cell, Grid, Run
from gov_disclosure.figures import has_digit, is_blank, is_unit, value_like
from gov_disclosure.reading.words.labels import LONGEST_CORE, VOCABULARY, Meaning, find
from gov_disclosure.reading.words.nearest import resembles
from gov_disclosure.reading.words.normalise import core, name_of

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
    ``blanks_kept``: whether an empty cell leaves a trace.
    """

    __slots__ = ("_figures", "before", "blanks_kept", "block", "columns_known", "labels", "tail", "values")

    def __init__(self, block: Grid | Run | None, *, columns_known: bool, blanks_kept: bool) -> None:
        self.block = block
        self.labels: list[Label] = []
        self.values: list[Cell] = []
        self._figures: tuple[int, list[Cell]] = (-1, [])
        self.before: list[Cell] = []
        self.tail: str | None = None
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


def _is_data(cells: Sequence[Cell], first: int) -> bool:
    """Whether a row has figures below a header that begins in column *first*, or a row's label left of it."""
    return any(
        value_like(cell.text) if cell.column >= first else _names_row_here(find(cell.text))
        for cell in cells
        if not is_blank(cell.text)
    )


def _names_row_here(meanings: tuple[Meaning, ...]) -> bool:
    return bool(meanings) and all(meaning.role in ("row", "group") for meaning in meanings)


def _fill(row: TableRow, cells: Sequence[Cell], first: int = _NO_HEADER) -> None:
    labels = row.labels
    data = first != _NO_HEADER and _is_data(cells, first)
    end = 0  # index after the last label
    named = False
    for index, cell in enumerate(cells):
        text = cell.text
        if text.isdigit():
            meanings: tuple[Meaning, ...] = ()
        elif is_blank(text):
            continue
        else:
            meanings = find(text)
        if row.adrift or (data and cell.column >= first and not meanings):
            break
        if not meanings and (value_like(text) or _is_spoilt(text, labels, cells)):
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
        row.values = _without_unit(cells[end:])
    else:
        row.labels, row.before, row.values = [], [], _without_unit(cells)


def _is_spoilt(text: str, labels: Sequence[Label], cells: Sequence[Cell]) -> bool:
    """Whether *text* is a figure with words or signs about it (约1003, =A1+3) or an error, where a figure is due."""
    digits = sum(map(str.isdigit, text))
    if not text.startswith(_FORMULA) and (_SHARE * digits < len(text) or name_of(text).kind):
        return False
    named = any(meaning.role == "row" for _, _, known in labels for meaning in known)
    return named or any(cell.text.isdigit() for cell in cells)


_FORMULA = ("=", "#")
_SHARE = 4
"""Of so many characters of a spoilt figure, at least one is a digit; labels have fewer."""


def _follows_figures(labels: Sequence[Label], after: Sequence[Cell]) -> bool:
    """Whether texts right of figures label nothing: a unit or a remark at the end of a row without a label."""
    return not any(known for _, _, known in labels) and all(is_blank(cell.text) for cell in after)


def _without_unit(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells right of a label without a unit in a cell of its own, before or after all others."""
    if len(cells) < 2 or (cells[0].text.isdigit() and cells[-1].text.isdigit()):
        return list(cells)
    filled = [at for at, cell in enumerate(cells) if not is_blank(cell.text)]
    first = filled[0] + 1 if filled and is_unit(cells[filled[0]].text) else 0
    last = filled[-1] if filled and is_unit(cells[filled[-1]].text) else len(cells)
    return list(cells[first:last])


def _names_one_row(meanings: tuple[Meaning, ...]) -> bool:
    """Whether a label names a row and nothing else, so that what follows it are figures."""
    return any(meaning.role == "row" for meaning in meanings) and not any(
        meaning.role in ("column", "group") for meaning in meanings
    )


def rows_of_run(cells: Iterable[Cell], block: Run | None, *, blanks_kept: bool) -> Iterator[TableRow]:
    """Yield rows from cells whose row breaks are lost: a label after figures starts the next row."""
    row = TableRow(block, columns_known=False, blanks_kept=blanks_kept)
    texts: list[Cell] = []
    columns = 0  # labels of columns in the header above
    for cell in cells:
        text = cell.text
        known = find(text)
        if is_blank(text):
            if texts and blanks_kept:
                row.values.append(cell)
        elif not known and (value_like(text) or _is_remark(row, texts, text) or _is_word(row, texts, text, columns)):
            row.values.append(cell)
        else:
            columns = _columns_after(known, columns)
            _drop_blanks_before(cell, row)
            if row.figures or (row.values and _names_row(texts)):
                yield _labelled(row, texts)
                row, texts = TableRow(block, columns_known=False, blanks_kept=blanks_kept), []
            # Blanks between two labels stand for merged label cells, not for figures.
            row.drop_values()
            texts.append(cell)
    if texts or row.values:
        yield _labelled(row, texts)


def _drop_blanks_before(label: Cell, row: TableRow) -> None:
    """Take off blanks on the line of the next label, before it: they stand for merged labels of its own row."""
    values = row.values
    while values and values[-1].row == label.row and values[-1].column < label.column and is_blank(values[-1].text):
        values.pop()


def _names_row(texts: Sequence[Cell]) -> bool:
    return bool(texts) and any(meaning[1] in ("row", "group") for meaning in find(texts[-1].text))


def _is_remark(row: TableRow, texts: Sequence[Cell], text: str) -> bool:
    """Whether an unknown text can only be the content of a figure's cell: a sentence after the row's label."""
    return row.blanks_kept and _names_row(texts) and text.endswith(("。", "；", "规章"))


def _columns_after(meanings: tuple[Meaning, ...], columns: int) -> int:
    """Return how many columns the header names after a label with *meanings*; a heading begins a new one."""
    roles = {meaning.role for meaning in meanings}
    return 0 if roles & {"heading", "corner"} else columns + ("column" in roles)


_LONGEST_WORD = 16


def _is_word(row: TableRow, texts: Sequence[Cell], text: str, columns: int) -> bool:
    """
    Whether a text that is no label stands where a figure is due: the header has more columns than were filled.

    Where blanks leave no trace, only after a figure: the label of the next row may be misprinted.
    """
    if len(row.values) >= columns or len(text) > _LONGEST_WORD or not (row.values or row.blanks_kept):
        return False
    if name_of(text).kind or resembles(text, VOCABULARY) or not texts:
        return False
    label = texts[-1].text
    if _names_row(texts):
        return not core(label + text) or not any(known.startswith(core(label + text)) for known in VOCABULARY)
    return bool(row.figures)


def _labelled(row: TableRow, texts: Sequence[Cell]) -> TableRow:
    row.labels = joined_labels(texts)
    while row.values and _is_filler(row.values):
        row.values.pop()
    return row


def _is_filler(cells: Sequence[Cell]) -> bool:
    """Whether the last of *cells* stands for a merged cell: a blank on a line of several blanks and nothing else."""
    line = [cell for cell in cells if cell.row == cells[-1].row]
    return len(line) > 1 and line[0].column == 0 and all(is_blank(cell.text) for cell in line)


def joined_labels(texts: Sequence[Cell]) -> list[Label]:
    """Recognise the labels in *texts*, joining neighbours where only together they are a known label."""
    found: list[Label] = []
    at = 0
    while at < len(texts):
        cell = texts[at]
        meanings = find(cell.text)
        size = 1
        if not meanings or _may_continue(meanings):
            longer = _longest_join(texts, at)
            if longer and (longer[0] > 1 or not meanings):
                size, meanings = longer
        if size > 1:
            cell = cell._replace(text="".join(part.text for part in texts[at : at + size]))
        found.append((cell.text, cell, meanings))
        at += size
    return found


def _may_continue(meanings: tuple[Meaning, ...]) -> bool:
    """Whether a known label may be the first part of a longer one: 商业 / 企业, 部分公开 / （区分处理…）."""
    return meanings[0].key in _FIRST_PARTS


_FIRST_PARTS = frozenset(
    ("2019:produced", "outcomes.partially_granted", "carried_forward", "enterprise", "research_institution")
)


def _longest_join(texts: Sequence[Cell], at: int) -> tuple[int, tuple[Meaning, ...]] | None:
    best: tuple[int, tuple[Meaning, ...]] | None = None
    text = texts[at].text
    for size in range(2, min(len(texts) - at, 12) + 1):
        part = texts[at + size - 1].text
        if len(part) > LONGEST_CORE:
            break
        text += part
        name = core(text)
        if len(name) > LONGEST_CORE:
            break
        meanings = VOCABULARY.get(name)
        if meanings:
            best = size, meanings
    return best


_BLANK = re.compile(r"\s")
_MANY = 5
_GAP = re.compile(r"\t|[ \u00a0\u3000]{2,}")


def cells_of_line(text: str, cell: Cell) -> list[Cell]:
    """
    Split a line of text that holds several cells of a row: labels and figures with blanks between.

    A line of figures alone, or after a part of a label, counts where it has five or more.

    Returns:
        The cells, or an empty list where the line is no row of a table.

    """
    if len(text) > LONGEST_CORE + 160 or not _BLANK.search(text):
        return []
    words = text.split()
    at = len(words)
    while at > 0 and value_like(words[at - 1]):
        at -= 1
    figures = words[at:]
    if not at:
        return _placed(text, figures, cell) if len(figures) >= _MANY else []
    if not figures and len(words) > 1 and all(map(find, words)):
        return _placed(text, words, cell)
    labels = _labels_of_line(text, words[:at], figures)
    return _placed(text, [*labels, *figures], cell) if labels else []


def loose_cells(text: str, cell: Cell, *, close: bool = False) -> list[Cell]:
    """
    Split a line that ends in figures set apart by tabs or gaps; an empty list where it is nothing of the kind.

    Two figures show a row, or one set off by a tab as readers of pages put it
    between columns; with *close*, one after a piece of a label and a blank.
    """
    parts = [part.strip() for part in _GAP.split(text) if part.strip()]
    figures = 0
    while figures < len(parts) and value_like(parts[-1 - figures]):
        figures += 1
    while figures and not has_digit(parts[-figures]):
        figures -= 1  # marks for none before all figures are part of the label
    if figures > 1 or (figures and "\t" in text and len(parts) > 1):
        return _placed(text, parts, cell)
    words = text.split()
    if close and len(words) > 1 and words[-1].isdigit() and len(text) <= _LONGEST_PIECE:
        return _placed(text, [text[: text.rindex(words[-1])].strip(), words[-1]], cell)
    return []


_LONGEST_PIECE = 24


def adrift_row(text: str, cell: Cell) -> TableRow:
    """Return a line of figures that belong to no label: parts of figures as well, whatever they look like."""
    row = TableRow(None, columns_known=False, blanks_kept=False)
    mark, *figures = _placed(text, text.split("\t"), cell)
    row.labels, row.values = [(ADRIFT, mark, ())], figures
    return row


def _labels_of_line(text: str, words: Sequence[str], figures: Sequence[str]) -> list[str]:
    head = _head(text, words)
    if find(head):
        return [head] if figures else []
    parts = [part.strip() for part in _GAP.split(head) if part.strip()]
    if find(parts[-1]) and (figures or all(map(find, parts))):
        return parts
    if figures:
        for at in range(1, len(words)):
            if find("".join(words[at:])):
                return [*words[:at], _tail(head, words[at])]
    return parts if len(figures) >= _MANY else []


def _head(text: str, words: Sequence[str]) -> str:
    end = 0
    for word in words:
        end = text.index(word, end) + len(word)
    return text[:end].strip()


def _tail(head: str, word: str) -> str:
    return head[head.rindex(word) :]


def _placed(text: str, parts: Sequence[str], cell: Cell) -> list[Cell]:
    found: list[Cell] = []
    at = 0
    for part in parts:
        start = text.index(part, at)
        at = start + len(part)
        origin = cell.origin
        if origin is not None and origin.start is not None:
            origin = evolve(origin, start=origin.start + start, end=origin.start + at - 1)
        found.append(cell._replace(text=part, origin=origin))
    return found


_GLUED = re.compile(r"(.*?[^\d.,+\-])([+\-]?\d[\d.,+\-]*)")


@lru_cache(maxsize=4096)
def glued(text: str) -> tuple[str, str] | None:
    """Split a label from the figures stuck to it (规章000); ``None`` where it is nothing of the kind."""
    if len(text) > LONGEST_CORE + 60 or not has_digit(text):
        return None
    found = _GLUED.fullmatch("".join(text.split()))
    if not found:
        return None
    label = found[1]
    return (label, found[2]) if stuck_labels(label) else None


@lru_cache(maxsize=2048)
def stuck_labels(text: str) -> tuple[str, ...]:
    """Take apart labels stuck together (行政复议行政诉讼); empty where *text* is anything else."""
    if find(text):
        return (text,)
    best: dict[int, tuple[str, ...]] = {0: ()}
    last = 0
    for end in range(1, len(text) + 1):
        if end - last > LONGEST_CORE + 8:
            return ()  # no label reaches so far
        for start in range(max(0, end - LONGEST_CORE - 8), end):
            if start in best and find(text[start:end]):
                best[end] = (*best[start], text[start:end])
                last = end
                break
    return best.get(len(text), ())
