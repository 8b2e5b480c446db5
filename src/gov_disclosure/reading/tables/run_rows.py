"""Rows of the statutory tables out of runs of cells, whose row breaks are lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from gov_disclosure.document import Cell, Run
from gov_disclosure.figures import is_blank, value_like
from gov_disclosure.figures.numerals import FORMAL_SIGNS
from gov_disclosure.reading.tables.rows import Label, TableRow
from gov_disclosure.reading.words.labels import LONGEST_CORE, VOCABULARY, Meaning, find
from gov_disclosure.reading.words.nearest import resembles
from gov_disclosure.reading.words.normalise import core, name_of


def rows_of_run(cells: Iterable[Cell], block: Run | None, *, blanks_kept: bool) -> Iterator[TableRow]:
    """Yield rows from cells whose row breaks are lost: a label after figures starts the next row."""
    row = TableRow(block, columns_known=False, blanks_kept=blanks_kept)
    texts: list[Cell] = []
    columns = 0  # labels of columns in the header above
    for cell in cells:
        text = cell.text
        known = find(text)
        if is_blank(text):
            if texts and blanks_kept and not _ends_header(texts[-1], cell):
                row.values.append(cell)
        elif not known and (
            value_like(text)
            or _is_spoilt(row, texts, text)
            or _is_remark(row, texts, text)
            or _is_word(row, texts, text, columns)
        ):
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


def _is_spoilt(row: TableRow, texts: Sequence[Cell], text: str) -> bool:
    """Whether *text* is a figure with a sign or a word too many (2063a, 约12), or in numerals, where one is due."""
    due = bool(row.values) or bool(texts and find(texts[-1].text))
    if not due or name_of(text).kind or _YEAR.search(text):
        return False
    return _SPOILT.fullmatch(text) is not None or _NUMERALS.fullmatch(text) is not None


_SPOILT = re.compile(r"[^\d\s]{0,2}\d[\d.,，]*[^\d\s]{0,2}")
_NUMERALS = re.compile(f"[零〇○一二三四五六七八九十百千万两{FORMAL_SIGNS}]{{2,}}")
_YEAR = re.compile(r"年|月|日|第")


def _is_remark(row: TableRow, texts: Sequence[Cell], text: str) -> bool:
    """Whether an unknown text can only be the content of a figure's cell: a sentence after the row's label."""
    return row.blanks_kept and _names_row(texts) and text.endswith(("。", "；", "规章"))


def _ends_header(last: Cell, blank: Cell) -> bool:
    """Whether a *blank* stands on the line of the *last* label of table four, and so before no figures."""
    names_column = any(meaning.table == "disputes" and meaning.role == "column" for meaning in find(last.text))
    return names_column and not name_of(last.text).number and last.row == blank.row


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
