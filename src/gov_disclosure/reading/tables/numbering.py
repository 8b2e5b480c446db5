"""Numbers of columns, beside a header (栏次 1 2 3 …, (1) (2), ① ②): they are ordinals and no figures."""

from __future__ import annotations

import re
import unicodedata

from gov_disclosure.reading.tables.rows import TableRow
from gov_disclosure.reading.words.normalise import chinese_number, core, name_of

_NUMBER = re.compile(r"第?[(\[]?(?:(?P<digits>\d{1,2})|(?P<numeral>[一二三四五六七八九十]{1,3}))[)\]]?[栏列]?")
_HEADS_NUMBERS = frozenset(("栏次", "列次", "栏目", "序号", "编号", "行次", "项次", "甲"))
_MANY = 5
"""So many figures 1, 2, 3 … in a row are numbers of columns: no row of the form adds up so."""


def column_number(text: str) -> int | None:
    """Return the number that *text* gives a column, ``None`` where it is anything else."""
    found = _NUMBER.fullmatch("".join(unicodedata.normalize("NFKC", text).split())) if len(text) <= _LONGEST else None
    if found is None:
        return None
    return int(found["digits"]) if found["digits"] else chinese_number(found["numeral"])


_LONGEST = 12


def drop_numbers(row: TableRow) -> None:
    """Take off the numbers of columns that stand alone in *row*, or before its figures where row breaks are lost."""
    figures = row.figures
    numbers = 0
    while numbers < len(figures) and column_number(figures[numbers].text) == numbers + 1:
        numbers += 1
    rest = len(figures) - numbers
    if not numbers or (rest and (rest != numbers or row.columns_known)) or not _numbers_columns(row, numbers):
        return
    last = next(at for at, cell in enumerate(row.values) if cell is figures[numbers - 1])
    row.values = row.values[last + 1 :] if rest else []
    row.labels = [label for label in row.labels if not _heads_numbers(label[0])]


def _numbers_columns(row: TableRow, numbers: int) -> bool:
    if row.labels and _heads_numbers(row.labels[-1][0]):
        return True
    named = [(label[0], meaning) for label in row.labels[-1:] for meaning in label[2] if meaning.role == "row"]
    return numbers >= _MANY and not any(meaning.strong or name_of(text).kind for text, meaning in named)


def _heads_numbers(text: str) -> bool:
    return core(text) in _HEADS_NUMBERS
