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
from gov_disclosure.reading.words.normalise import Name, core, name_of, one_slip

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
    printed = name_of(text)
    own = [(official, name.core) for official, name in _FRAME[table] if _same_ordinal(printed, name)]
    slips = [(official, bare) for official, bare in own if one_slip(printed.core, bare)]
    slips = [(official, bare) for official, bare in slips if bare == printed.core or bare not in others] or slips
    if len(slips) == 1:
        official, bare = slips[0]
        return None if _is_cut(printed.core, bare, others) else official
    if meanings or any(printed.core in name.core for _, name in _FRAME[table]) or resembles(text, _FIGURED[table]):
        return None  # a piece of a label that is cut, or the label of a row or column
    near = [official for official, bare in own if fuzz.ratio(printed.core, bare) >= _LEAST]
    return near[0] if len(near) == 1 else None


def _is_cut(printed: str, official: str, others: Set[str]) -> bool:
    """Whether what *printed* lacks of *official* at either end stands beside it in a cell of its own."""
    return (official.startswith(printed) and official[len(printed) :] in others) or (
        official.endswith(printed) and official[: len(official) - len(printed)] in others
    )


def _same_ordinal(printed: Name, official: Name) -> bool:
    return not printed.kind or (printed.kind, printed.number) == (official.kind, official.number)


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


def _named(labels: Iterable[str]) -> tuple[tuple[str, Name], ...]:
    return tuple((label, name_of(label)) for label in dict.fromkeys(labels))


_FRAME: Final[dict[TableKey, tuple[tuple[str, Name], ...]]] = {
    "proactive_disclosure": _named(_blocks()),
    "requests": _named(chain([BALANCE.zh], _groups(), _spans(APPLICANTS))),
    "disputes": _named(_spans(DISPUTES)),
}
"""The labels that belong to no row or column of figures, taken apart."""
_FIGURED: Final[dict[TableKey, tuple[str, ...]]] = {
    table: tuple(dict.fromkeys(_figured(table))) for table in TABLE_KEYS
}
