"""Cells of the statutory tables out of lines of text: set apart by blanks, or run together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from gov_disclosure.document import ADRIFT, Cell
from gov_disclosure.figures import has_digit, value_like
from gov_disclosure.reading.tables.rows import TableRow
from gov_disclosure.reading.words.labels import LONGEST_CORE, find, may_begin_with_label

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


def glued(text: str) -> tuple[str, str] | None:
    """Split a label from the figures stuck to it (规章000); ``None`` where it is nothing of the kind."""
    if len(text) > LONGEST_CORE + 60 or not has_digit(text):
        return None
    found = _GLUED.fullmatch("".join(text.split()))
    if not found:
        return None
    label = found[1]
    return (label, found[2]) if stuck_labels(label) else None


def stuck_labels(text: str) -> tuple[str, ...]:
    """Take apart labels stuck together (行政复议行政诉讼); empty where *text* is anything else."""
    if find(text):
        return (text,)
    if not may_begin_with_label(text):
        return ()
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
