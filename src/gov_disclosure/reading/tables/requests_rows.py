"""Rows of table three: the form's rows and columns, and what of them a printing has."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import chain

from attrs import define

from gov_disclosure import forms
from gov_disclosure.document import Cell, Grid
from gov_disclosure.forms import FlatRow, flat_columns, flat_rows
from gov_disclosure.forms.common import APPLICANTS
from gov_disclosure.model import NoteKind
from gov_disclosure.reading.tables.gathered import Found, keys_of
from gov_disclosure.reading.tables.rows import Label, TableRow
from gov_disclosure.reading.words.normalise import name_of

COLUMNS = [flat.column.key for flat in flat_columns(APPLICANTS)]
COLUMN_LABELS = {flat.column.key: flat.column.zh for flat in flat_columns(APPLICANTS)}
ORGANISATIONS = next(name_of(group.zh).core for flat in flat_columns(APPLICANTS) for group in flat.groups[1:])
"""The label that spans the columns of organisations."""
ROWS: dict[str, FlatRow] = {
    flat.key: flat for edition in forms.EDITIONS for flat in flat_rows(forms.for_edition(edition).request_rows)
}
GROUPS = {
    group.zh: ".".join(part.key for part in flat.groups[:at])
    for flat in ROWS.values()
    for at, group in enumerate(flat.groups, start=1)
}
"""Label of a group of rows to the first part of its rows' keys."""
UNDIVIDED = "outcomes.otherwise_handled.undivided"
GROUP_OTHER = "outcomes.otherwise_handled"
LAST_OTHER = f"{GROUP_OTHER}.other"
TOTAL = "outcomes.total"
SEVENTH = name_of(ROWS[TOTAL].row.zh).number
CONTEXTUAL = frozenset((LAST_OTHER, TOTAL, UNDIVIDED))
"""Rows whose labels mean something else as well: they are rows only where their group says so."""
ORDERS = [[flat.key for flat in flat_rows(forms.for_edition(edition).request_rows)] for edition in forms.EDITIONS]
ORDER = ORDERS[-1]
DIVIDED = [key for key in ORDER if key.startswith(GROUP_OTHER)]


@define(eq=False)
class Entry:
    """A row with figures or room for them, and the form's row it is, if that is certain."""

    row: TableRow
    key: str | None
    label: Label | None
    group: str = ""
    cut: bool = False


def part_of(entry: Entry, key: str, cells: Sequence[Cell]) -> Entry:
    """Return the row *key* out of an entry that holds the figures of several."""
    row = TableRow(entry.row.block, columns_known=False, blanks_kept=False)
    row.values = list(cells)
    own = key == entry.key
    row.labels = list(entry.row.labels) if own else []
    return Entry(row, key, entry.label if own else None, key.rpartition(".")[0], entry.cut and own)


def name_by_neighbours(entries: Sequence[Entry], found: Found) -> None:
    """Name a row without any label where exactly one row of the form is missing between its neighbours."""
    present = {entry.key for entry in entries}
    for at, entry in enumerate(entries):
        if entry.key is not None or entry.label is not None or len(entry.row.figures) != len(COLUMNS):
            continue
        before = entries[at - 1].key if at else None
        after = entries[at + 1].key if at + 1 < len(entries) else None
        if before in ORDER and after in ORDER and ORDER.index(after) - ORDER.index(before) == 2:
            key = ORDER[ORDER.index(before) + 1]
            if key not in present:
                entry.key = key
                present.add(key)
                keys = keys_of(f"requests.{key}", COLUMNS)
                found.note(NoteKind.LABEL_MISSING, keys, official=ROWS[key].row.zh,
                           spot=(entry.row.block, entry.row.values[0]))  # fmt: skip


def drop_undivided(entries: Sequence[Entry]) -> None:
    """Know no more of （六）其他处理 printed undivided where its parts are printed as well."""
    if not {entry.key for entry in entries}.isdisjoint(DIVIDED):
        for entry in entries:
            if entry.key == UNDIVIDED:
                entry.key = None


def note_missing(entries: Sequence[Entry], found: Found) -> None:
    """Note the rows of the form that are neither printed nor told of otherwise."""
    present = {entry.key for entry in entries}
    told = chain(found.unplaced, *(one.cells for one in found.departures if one.kind is NoteKind.ROW_MERGED))
    lost = {key.removeprefix("requests.").rpartition(".")[0] for key in told}
    undivided = UNDIVIDED in present
    for key in ORDER:
        if key in present or key in lost or (undivided and key in DIVIDED):
            continue
        found.note(NoteKind.ROW_MISSING, keys_of(f"requests.{key}", COLUMNS), official=ROWS[key].row.zh)


def note_unknown(entry: Entry, present: Set[str | None], found: Found) -> None:
    """Note a row that the form does not have: of the figures of a whole group, or of something else."""
    if not entry.label:
        return
    text, cell, known = entry.label
    spot = (entry.row.block, cell)
    groups = [meaning.key for meaning in known if meaning.table == "requests" and meaning.role == "group"]
    rows = [key for key in ORDER if groups and key.startswith(f"{groups[0]}.")]
    if not rows or not present.isdisjoint(rows):
        found.note(NoteKind.ROW_EXTRA, printed=text, spot=spot)
        return
    cells = [cell for key in rows for cell in keys_of(f"requests.{key}", COLUMNS)]
    found.note(NoteKind.ROW_MERGED, cells, official=ROWS[rows[0]].groups[-1].zh, printed=text, spot=spot)


def note_displaced(entries: Sequence[Entry], found: Found) -> None:
    """Note labels that stand left of where all other rows of their group have theirs."""
    columns: dict[str, list[tuple[Entry, int]]] = {}
    for entry in entries:
        if entry.key and entry.label and entry.row.columns_known:
            group = entry.key.rpartition(".")[0] if "." in entry.key else ""
            columns.setdefault(group, []).append((entry, entry.label[1].column))
    for group_entries in columns.values():
        if len({column for _, column in group_entries}) < 2:
            continue
        for entry, column in group_entries:
            others = {other for one, other in group_entries if one is not entry}
            if len(group_entries) >= 3 and len(others) == 1 and column < min(others) and entry.label and entry.key:
                found.note(NoteKind.ROW_DISPLACED, keys_of(f"requests.{entry.key}", COLUMNS),
                           official=ROWS[entry.key].row.zh, printed=entry.label[0],
                           spot=(entry.row.block, entry.label[1]))  # fmt: skip


def note_split_off(entries: Sequence[Entry], found: Found) -> None:
    """Note a row that stands alone in a grid of its own on the page of the others."""
    in_grid: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.key and isinstance(entry.row.block, Grid):
            in_grid.setdefault(id(entry.row.block), []).append(entry)
    if len(in_grid) < 2:
        return
    for alone in in_grid.values():
        for entry in alone if len(alone) == 1 else ():
            block, label = entry.row.block, entry.label
            paged = isinstance(block, Grid) and block.origin is not None and block.origin.page is not None
            if entry.key and label and not paged:
                found.note(NoteKind.ROW_SPLIT_OFF, keys_of(f"requests.{entry.key}", COLUMNS),
                           official=ROWS[entry.key].row.zh, printed=label[0], spot=(block, label[1]))  # fmt: skip
