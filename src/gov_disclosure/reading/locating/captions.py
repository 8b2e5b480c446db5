"""What is printed right above a table: its number and title, or the label that its header lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gov_disclosure.document import Cell, Paragraph
from gov_disclosure.figures import amount_unit, is_unit
from gov_disclosure.reading.tables.rows import Label, TableRow, is_page_number
from gov_disclosure.reading.words.labels import find
from gov_disclosure.reading.words.normalise import core, flat

_CAPTION = re.compile(r"(?:附|续)?表格?[一二三四五六七八九十\d]{1,3}[:、.,-]?|续表")
_PARTS = re.compile(r"[()\[\],、;:/]+")
_ENDS = re.compile(r"(?:案件)?(?:结果|统计)?(?:情况)?(?:统计)?表?$")
_LONGEST = 30


def is_caption(text: str) -> bool:
    """Whether *text* numbers a table (表二：…, 续表): it heads the table, and no section."""
    return len(text) <= _LONGEST * 2 and _CAPTION.match(flat(text)) is not None


def row_above(paragraphs: Sequence[Paragraph], rows: Sequence[TableRow]) -> list[TableRow]:
    """
    Return the label right above *rows* of table four that says which part they are, as a row; nothing if there is none.

    Its three parts, 行政复议, 未经复议直接起诉 and 复议后起诉, have the same columns, and may be tables of their own.
    """
    above = next((one for one in reversed(paragraphs) if one.text.strip() and not is_page_number(one.text)), None)
    labels = _spans(above) if above is not None else []
    if not labels or any(_is_span(meanings) for row in rows for _, _, meanings in row.labels):
        return []
    row = TableRow(None, columns_known=False, blanks_kept=False)
    row.labels = labels
    return [row]


def _spans(paragraph: Paragraph) -> list[Label]:
    if len(paragraph.text) > _LONGEST:
        return []
    parts = [_ENDS.sub("", part) for part in _PARTS.split(flat(paragraph.text)) if core(part)]
    cell = Cell(paragraph.text, 0, 0, origin=paragraph.origin)
    labels = [(part, cell, find(part)) for part in parts if not _NUMBER.fullmatch(part)]
    return labels if all(_is_span(meanings) for _, _, meanings in labels) else []


_NUMBER = re.compile(r"[一二三四五六七八九十\d.]{1,3}")


def _is_span(meanings: Sequence[tuple[str, str, str, bool]]) -> bool:
    return any(table == "disputes" and role == "span" for table, role, _, _ in meanings)


def unit_above(paragraph: Paragraph) -> list[TableRow]:
    """Return a line right above a table that says the unit of its amounts, as a row; nothing if it says none."""
    text = paragraph.text.strip()
    if len(text) > _LONGEST or amount_unit(text) is None or not (is_unit(text) or "单位" in flat(text)):
        return []
    row = TableRow(None, columns_known=False, blanks_kept=False)
    row.labels = [(text, Cell(text, 0, 0, origin=paragraph.origin), ())]
    return [row]
