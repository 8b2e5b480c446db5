"""Tables whose cells are printed without anything between them: 规章000行政规范性文件130…, a table on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from attrs import evolve

from gov_disclosure.document import Cell, Paragraph
from gov_disclosure.reading.tables.line_cells import stuck_labels
from gov_disclosure.reading.tables.rows import TableRow
from gov_disclosure.reading.words.labels import find
from gov_disclosure.script.width import half_width

_FIGURES = re.compile(r"\d[\d.]*")
_RUN = re.compile(r"(?<=[^\W\d])\d{3}|(?<=[)）])\d{3}")
_ORDINAL = re.compile(r"\d\.$")
_HEADING_END = "情况"
_LONGEST_LABELS = 200
_FEWEST = 2
_LONGEST = 100_000
"""Characters of the longest text that is a table; all three have some 5,000."""


def run_together(paragraph: Paragraph) -> list[Paragraph | list[TableRow]]:
    """
    Return a paragraph in which a table's rows follow one another, as its text and its rows; empty if it is not one.

    Two labels with three digits right behind them show it. Where one figure
    ends and the next begins is not known: a row has them as its ``tail``.
    """
    if len(paragraph.text) > _LONGEST or len(_RUN.findall(paragraph.text)) < _FEWEST:
        return []
    parts = list(_parts("".join(half_width(paragraph.text).split())))
    if sum(len(figures) > _FEWEST for labels, figures in parts if labels) < _FEWEST:
        return []
    found: list[Paragraph | list[TableRow]] = []
    cell = Cell("", 0, 0, origin=paragraph.origin)
    for is_row, group in groupby(parts, lambda part: bool(part[0])):
        if is_row:
            found.append([_row(labels, figures, cell) for labels, figures in group])
        else:
            found.append(evolve(paragraph, text="".join(text for _, text in group)))
    return found


def _parts(text: str) -> Iterator[tuple[list[str], str]]:
    """Yield labels with the figures behind them, and what is neither as text without labels."""
    labels: list[str] = []
    at, ordinal = 0, ""
    for found in _FIGURES.finditer(text):
        words, figures = ordinal + text[at : found.start()], found[0]
        at, ordinal = found.end(), ""
        head, names = _labels(words)
        if not names:
            if labels:
                yield labels, ""
                labels = []
            yield [], words + figures
            continue
        if head:
            yield [], head
        labels += names
        said = _ORDINAL.search(figures)
        if said:
            ordinal, figures = said[0], figures[: said.start()]
        if figures:
            yield labels, figures
            labels = []
    if labels:
        yield labels, ""
    if ordinal + text[at:]:
        yield [], ordinal + text[at:]


def _labels(words: str) -> tuple[str, list[str]]:
    """Return the labels at the end of *words*, and what stands before them up to the end of a heading."""
    head, end, tail = words.rpartition(_HEADING_END)
    for before, names in (("", words), (head + end, tail)):
        if names and len(names) <= _LONGEST_LABELS and (found := stuck_labels(names)):
            return before, list(found)
    return "", []


def _row(labels: list[str], figures: str, cell: Cell) -> TableRow:
    row = TableRow(None, columns_known=False, blanks_kept=False)
    row.labels = [(label, cell._replace(text=label), find(label)) for label in labels]
    row.tail = figures or None
    return row
