"""Rows that a table prints more than once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from gov_disclosure.figures import value_like
from gov_disclosure.forms import TableKey
from gov_disclosure.model import NoteKind
from gov_disclosure.reading.result import LeftoverReason
from gov_disclosure.reading.tables.gathered import Found
from gov_disclosure.reading.tables.rows import Label, TableRow
from gov_disclosure.reading.words.years import year_in


class KnownRow(Protocol):
    """A row as printed, with its label and the key of the form's row that it is, if that is certain."""

    row: TableRow
    key: str | None
    label: Label | None


_Row = TypeVar("_Row", bound=KnownRow)


def drop_repeated(
    entries: list[_Row], table: TableKey, of_form: Callable[[_Row], tuple[str, Sequence[str]]], found: Found
) -> None:
    """
    Keep one of rows printed twice alike; of rows that differ under one label, or of different years, none is certain.

    *of_form*: the official label of an entry's row, and the keys of its cells.
    """
    by_key: dict[str, list[_Row]] = {}
    for entry in entries:
        if entry.key:
            by_key.setdefault(entry.key, []).append(entry)
    gone: set[int] = set()
    for alike in by_key.values():
        if len(alike) > 1:
            kept = _kept(alike, table, of_form(alike[0]), found)
            gone.update(id(entry) for entry in alike if entry is not kept)
    entries[:] = [entry for entry in entries if id(entry) not in gone]


def _kept(entries: Sequence[_Row], table: TableKey, of_form: tuple[str, Sequence[str]], found: Found) -> _Row | None:
    """Leave all but one of *entries* over, or all where they differ, and return the one."""
    official, keys = of_form
    filled = [entry for entry in entries if entry.row.figures or entry.row.tail]
    # A sheet that explains how to fill in the form has words beside the same label.
    filled = [
        entry for entry in filled if entry.row.tail or any(value_like(c.text) for c in entry.row.figures)
    ] or filled
    alike = len({tuple(cell.text for cell in entry.row.figures) for entry in filled}) <= 1
    alike = alike and len({year_in(entry.label[0]) for entry in entries if entry.label}) <= 1
    kept = (filled or entries)[0] if alike else None
    for entry in entries:
        if entry is not kept:
            found.leave_row(entry.row, LeftoverReason.ROW_REPEATED, table)
    if kept is None:
        found.unplaced.update(keys)
    if kept is None or len(filled) > 1:
        last = entries[-1]
        printed, spot = (last.label[0], (last.row.block, last.label[1])) if last.label else (None, None)
        found.note(NoteKind.ROW_REPEATED, keys, official=official, printed=printed, spot=spot)
    return kept
