"""Tables printed as text, one row or one cell a line, among the paragraphs around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from gov_disclosure.document import ADRIFT, Cell, Paragraph
from gov_disclosure.figures import has_digit, value_like
from gov_disclosure.forms import TABLE_KEYS
from gov_disclosure.model import SectionKey
from gov_disclosure.reading.locating.standing import is_statutory
from gov_disclosure.reading.tables.line_cells import adrift_row, cells_of_line, glued, loose_cells, stuck_labels
from gov_disclosure.reading.tables.rows import TableRow, is_page_number
from gov_disclosure.reading.tables.run_rows import rows_of_run
from gov_disclosure.reading.words.headings import section_key
from gov_disclosure.reading.words.labels import find

Kind = Literal[
    "strong", "weak", "value", "line", "glued", "stuck", "page", "heading", "short", "text", "loose", "adrift"
]

_LONGEST_SHORT = 60
_LONGEST_STUCK = 100
_LOOK_AHEAD = 14
"""Cells of a label printed one character a line that may stand between two known ones."""

_NUMBERED_CELL = Cell("", 0, 0)

COLUMNED: frozenset[SectionKey | None] = frozenset(("requests", "disputes"))
"""Sections in which hardly anything but a table of many columns prints figures without words."""


def kind_of(text: str) -> Kind:
    """Say what a paragraph can be in a table printed as text."""
    if len(text) > 200:
        return "text"
    meanings = find(text)
    if meanings:
        return "strong" if any(meaning.strong for meaning in meanings) else "weak"
    if is_page_number(text):
        return "page"
    if value_like(text):
        return "value"
    if section_key(text):
        return "heading"
    if cells_of_line(text, _NUMBERED_CELL):
        return "line"
    if glued(text):
        return "glued"
    end = text.rstrip()[-1:]
    if len(text) <= _LONGEST_STUCK and end not in "。；" and len(stuck_labels(text)) > 1:
        return "stuck"
    return "short" if len(text) <= _LONGEST_SHORT and end not in "。；：" else "text"


def text_tables(paragraphs: Sequence[Paragraph], section: SectionKey | None) -> Iterator[Paragraph | list[TableRow]]:
    """Yield *paragraphs* of *section* and, in their places, the rows of the tables that are printed in them."""
    kinds: list[Kind] = [kind_of(paragraph.text) for paragraph in paragraphs]
    _mark_loose(kinds, paragraphs, section)
    at = 0
    while at < len(paragraphs):
        start = _table_start(kinds, at, paragraphs)
        yield from paragraphs[at:start]
        if start == len(paragraphs):
            return
        at = _table_end(kinds, start)
        rows = list(_rows_of_paragraphs(paragraphs[start:at], kinds[start:at]))
        if not _MARKED.isdisjoint(kinds[start:at]) or is_statutory(rows) or any(row.tail for row in rows):
            yield rows
        else:
            yield from paragraphs[start:at]


def _mark_loose(kinds: list[Kind], paragraphs: Sequence[Paragraph], section: SectionKey | None) -> None:
    """
    Mark lines of figures below the heading of a statutory table whose labels say nothing: they are rows of it.

    Their labels may stand on other lines, in pieces.
    """
    last = -_LOOK_AHEAD
    for at, paragraph in enumerate(paragraphs):
        kind = kinds[at]
        if kind == "heading" or (kind == "strong" and paragraph.level != 0):
            section = section_key(paragraph.text) or section
        elif section in TABLE_KEYS and paragraph.text.startswith(ADRIFT):
            kinds[at] = "adrift"
        elif section in TABLE_KEYS and _is_loose(kind, paragraph.text, section, near=at - last < _LOOK_AHEAD):
            kinds[at] = "loose"
        if kinds[at] in ("loose", "adrift", "line", "strong"):
            last = at


def _is_loose(kind: Kind, text: str, section: SectionKey | None, *, near: bool) -> bool:
    if kind == "value":
        return near and section in COLUMNED and has_digit(text)
    if kind == "line" and section in COLUMNED:
        return has_digit(text)
    if kind not in ("short", "line"):
        return False
    return bool(loose_cells(text, _NUMBERED_CELL, close=near and section in COLUMNED))


def _table_start(kinds: Sequence[Kind], at: int, paragraphs: Sequence[Paragraph]) -> int:
    """Return where the next table begins: its first strong label, with the weak labels right before it."""
    first = at
    while first < len(kinds) and not _opens(kinds, first, paragraphs):
        first += 1
    if first == len(kinds):
        return first
    while first > at:
        above = first - 1
        while (
            above > at and kinds[above] == "short" and _is_piece(paragraphs[above].text) and first - above < _LOOK_AHEAD
        ):
            above -= 1
        if kinds[above] != "weak" and (kinds[above] != "line" or has_digit(paragraphs[above].text)):
            break
        first = above
    if first > at and kinds[first - 1] == "short" and _HEADS_A_COLUMN.fullmatch(paragraphs[first - 1].text.strip()):
        first -= 1
    return first


_HEADS_A_COLUMN = re.compile(
    "序号|备注|(?:上年|去年|本年|同期|累计|历年).{0,2}(?:数|数量|件数|金额)|同比|环比|占比|增减|比重"
)
"""A line above the header's own labels that heads a column which the form lacks, and which shifts what is counted."""


def _is_piece(text: str) -> bool:
    """Whether *text* can be a piece of a narrow column's label, printed over several lines."""
    return len("".join(text.split())) <= _LONGEST_PIECE and not has_digit(text)


_LONGEST_PIECE = 6


def _opens(kinds: Sequence[Kind], at: int, paragraphs: Sequence[Paragraph]) -> bool:
    if kinds[at] in ("strong", "stuck", "loose", "adrift"):
        return True
    if kinds[at] == "glued":
        parts = glued(paragraphs[at].text)
        stuck = stuck_labels(parts[0]) if parts else ()
        return any(meaning.strong for part in stuck for meaning in find(part))
    if kinds[at] == "line":
        cells = cells_of_line(paragraphs[at].text, _NUMBERED_CELL)
        return any(meaning.strong for cell in cells for meaning in find(cell.text))
    # 行政复议 / 行政诉讼 / 结果维持 … stand one below the other only in table four.
    return kinds[at] == "weak" and len(kinds) > at + 4 and all(kind == "weak" for kind in kinds[at : at + 5])


_INSIDE = frozenset(("strong", "weak", "value", "line", "glued", "stuck", "page", "loose", "adrift"))
_MARKED = frozenset(("loose", "adrift"))


def _table_end(kinds: Sequence[Kind], start: int) -> int:
    at = start
    while at < len(kinds):
        if kinds[at] in _INSIDE:
            at += 1
            continue
        if kinds[at] != "short":
            break
        ahead = at
        while ahead < len(kinds) and kinds[ahead] == "short" and ahead - at < _LOOK_AHEAD:
            ahead += 1
        if ahead == len(kinds) or kinds[ahead] not in _INSIDE or kinds[ahead] == "page":
            break
        at = ahead
    while at > start and kinds[at - 1] == "page":
        at -= 1
    return at


def _rows_of_paragraphs(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind]) -> Iterator[TableRow]:
    cells: list[Cell] = []
    for paragraph, kind in zip(paragraphs, kinds, strict=True):
        cell = Cell(paragraph.text, 0, 0, origin=paragraph.origin)
        if kind in ("glued", "adrift"):
            yield from rows_of_run(cells, None, blanks_kept=False)
            cells = []
            yield _glued_row(cell) if kind == "glued" else adrift_row(paragraph.text, cell)
        elif kind == "stuck":
            cells += [cell._replace(text=part) for part in stuck_labels(paragraph.text)]
        elif kind in ("line", "loose"):
            cells += cells_of_line(paragraph.text, cell) or loose_cells(paragraph.text, cell, close=True) or [cell]
        else:
            cells.append(cell)
    yield from rows_of_run(cells, None, blanks_kept=False)


def _glued_row(cell: Cell) -> TableRow:
    row = TableRow(None, columns_known=False, blanks_kept=False)
    parts = glued(cell.text)
    if parts:
        stuck, row.tail = parts
        row.labels += [(label, cell, find(label)) for label in stuck_labels(stuck)]
    return row
