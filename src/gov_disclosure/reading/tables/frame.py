"""Mistyped labels above or beside rows: of blocks, groups and spans, which are told and move no figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import chain
from typing import Final

from rapidfuzz import fuzz

from gov_disclosure import forms
from gov_disclosure.forms import TABLE_KEYS, TableKey, flat_columns, flat_rows
from gov_disclosure.forms.common import APPLICANTS, BALANCE, DISPUTES
from gov_disclosure.forms.shapes import Column, ColumnGroup
from gov_disclosure.reading.tables.gathered import Found
from gov_disclosure.reading.tables.rows import Label, TableRow
from gov_disclosure.reading.words.nearest import resembles
from gov_disclosure.reading.words.normalise import core, name_of, one_slip

_LEAST: Final = 75
"""Points of likeness, of 100, from which a label is a mistyped other: three characters of four."""
_SHORTEST, _LONGEST = 3, 60
"""Characters of a label that is held against those of the form."""


def note_mistyped(rows: Iterable[TableRow], table: TableKey, found: Found) -> None:
    """Note the labels of *rows* that are those of a block, a group or a span of *table* with typing errors."""
    rows = list(rows)
    printed = {core(label[0]) for row in rows for label in row.labels if len(label[0]) <= _LONGEST}
    seen: set[tuple[str, str]] = set()
    for row in rows:
        for label in row.labels:
            official = _official(label, table, printed)
            if official is not None and (official, label[0]) not in seen:
                seen.add((official, label[0]))
                found.note_variant(official, label[0], (), (row.block, label[1]))


def _official(label: Label, table: TableKey, others: Set[str]) -> str | None:
    """Return which label of the form *label* is with typing errors; *others*: what else is printed beside the rows."""
    text, _, meanings = label
    if not _SHORTEST <= len(text) <= _LONGEST or (meanings and meanings[0].role != "heading"):
        return None
    printed = name_of(text).core
    frame = [official for official in _FRAME[table] if _same_ordinal(text, official)]
    slips = [official for official in frame if one_slip(printed, core(official))]
    slips = [official for official in slips if core(official) == printed or core(official) not in others] or slips
    if len(slips) == 1:
        return None if _is_cut(printed, core(slips[0]), others) else slips[0]
    if meanings or any(printed in core(one) for one in _FRAME[table]) or resembles(text, _FIGURED[table]):
        return None  # a piece of a label that is cut, or the label of a row or column
    near = [official for official in frame if fuzz.ratio(printed, core(official)) >= _LEAST]
    return near[0] if len(near) == 1 else None


def _is_cut(printed: str, official: str, others: Set[str]) -> bool:
    """Whether what *printed* lacks of *official* at either end stands beside it in a cell of its own."""
    return (official.startswith(printed) and official[len(printed) :] in others) or (
        official.endswith(printed) and official[: len(official) - len(printed)] in others
    )


def _same_ordinal(printed: str, official: str) -> bool:
    mine, its = name_of(printed), name_of(official)
    return not mine.kind or (mine.kind, mine.number) == (its.kind, its.number)


def _blocks() -> Iterator[str]:
    for edition in forms.EDITIONS:
        for block in forms.for_edition(edition).disclosure_blocks:
            yield from (block.zh, block.corner)


def _groups() -> Iterator[str]:
    for edition in forms.EDITIONS:
        for row in flat_rows(forms.for_edition(edition).request_rows):
            yield from (group.zh for group in row.groups)


def _spans(columns: tuple[Column | ColumnGroup, ...]) -> Iterator[str]:
    for flat in flat_columns(columns):
        yield from (group.zh for group in flat.groups)


def _figured(table: TableKey) -> Iterator[str]:
    for edition in forms.EDITIONS:
        for cell in forms.for_edition(edition).cells.values():
            if cell.table == table:
                yield from (cell.row[-1:] if cell.row else ())
                yield from (cell.column[-1:] if cell.column else ())


_FRAME: Final[dict[TableKey, tuple[str, ...]]] = {
    "proactive_disclosure": tuple(dict.fromkeys(_blocks())),
    "requests": tuple(dict.fromkeys(chain([BALANCE.zh], _groups(), _spans(APPLICANTS)))),
    "disputes": tuple(dict.fromkeys(_spans(DISPUTES))),
}
_FIGURED: Final[dict[TableKey, tuple[str, ...]]] = {
    table: tuple(dict.fromkeys(_figured(table))) for table in TABLE_KEYS
}
