"""Table three: requests received and processed, by the labels of its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import define, field

from gov_disclosure.document import Cell
from gov_disclosure.forms.common import SECTIONS
from gov_disclosure.model import NoteKind
from gov_disclosure.reading.result import LeftoverReason
from gov_disclosure.reading.tables.columns import aligned_blocks, empty_is_blank, leave_beside, missing_columns, place
from gov_disclosure.reading.tables.gathered import Found, keys_of
from gov_disclosure.reading.tables.header import SPAN, Header
from gov_disclosure.reading.tables.other_years import of_two_years
from gov_disclosure.reading.tables.overhang import Overhang
from gov_disclosure.reading.tables.repeated_rows import drop_repeated
from gov_disclosure.reading.tables.requests_columns import order_of
from gov_disclosure.reading.tables.requests_rows import (
    COLUMN_LABELS,
    COLUMNS,
    CONTEXTUAL,
    DIVIDED,
    GROUP_OTHER,
    GROUPS,
    LAST_OTHER,
    ORDER,
    ORDERS,
    ORGANISATIONS,
    ROWS,
    SEVENTH,
    TOTAL,
    UNDIVIDED,
    Entry,
    drop_undivided,
    name_by_neighbours,
    note_displaced,
    note_missing,
    note_split_off,
    note_unknown,
    part_of,
)
from gov_disclosure.reading.tables.requests_unlabelled import rows_together
from gov_disclosure.reading.tables.rows import Label, TableRow, is_page_number
from gov_disclosure.reading.tables.windows import Windows
from gov_disclosure.reading.words.labels import Meaning, find
from gov_disclosure.reading.words.nearest import nearest
from gov_disclosure.reading.words.normalise import name_of

_FLOATING = 5
"""Texts above a row that can be parts of its label."""


_TITLE = next(section.zh for section in SECTIONS if section.key == "requests")


@define(eq=False)
class RequestsTable:
    """
    One printing of table three, gathered row by row and placed when it is complete.

    ``part``: the columns it prints where others print the rest, else ``None``.
    """

    rows: list[TableRow] = field(factory=list)
    header: Header = field(factory=Header)
    entries: list[Entry] = field(factory=list)
    part: list[str] | None = None
    _group: str = ""
    _last: str = ""
    _carry: list[Label] = field(factory=list)
    _used: set[int] = field(factory=set)
    _named: set[str | None] = field(factory=set)

    @property
    def weight(self) -> int:
        """How many rows of the form it has."""
        return len({entry.key for entry in self.entries if entry.key})

    @property
    def shape(self) -> str | None:
        """The edition that （六）其他处理 follows: "2019" undivided, "2021" in three rows, ``None`` not printed."""
        keys = {entry.key for entry in self.entries}
        if UNDIVIDED in keys:
            return "2019"
        return "2021" if keys & set(DIVIDED) else None

    def add(self, row: TableRow) -> None:
        """Take in the next row."""
        self.rows.append(row)

    def resolve(self) -> None:
        """Find out which row of the form each row is."""
        for at, row in enumerate(self.rows):
            self._resolve(at, row)
        self.header.name_mistyped({label: key for key, label in COLUMN_LABELS.items()})
        self._divide()

    def _divide(self) -> None:
        """Give the figures below one label to the rows that they belong to."""
        filled = {entry.key for entry in self.entries if entry.key and entry.row.figures}
        following = ""
        divided: list[Entry] = []  # from the last to the first
        for entry in reversed(self.entries):
            parts: list[Entry] = []
            if entry.key and entry.row.figures:
                if len(entry.row.figures) > len(COLUMNS) and following and not entry.row.columns_known:
                    cells_of = rows_together(entry.key, following, entry.row.figures, ORDERS, len(COLUMNS), filled)
                    parts = [part_of(entry, key, cells) for key, cells in cells_of.items()]
                following = entry.key
            divided += reversed(parts or [entry])
        self.entries = divided[::-1]

    # -- which row it is ----------------------------------------------------------------------

    def _resolve(self, at: int, row: TableRow) -> None:  # noqa: C901 (one branch a kind of label)
        if row.adrift:
            self._carry = []  # the figures may be those of the label above: it is not to be put to others
            return
        key: str | None = None
        own: Label | None = None
        unknown: list[Label] = []
        in_header = _is_header(row)
        for index, printed in enumerate(row.labels):
            label = _mistyped_group(printed) or printed
            if at in self._used and index == 0 and not label[2]:
                continue  # the tail of the label above, already taken
            found = self._meaning(label, row, last=index == len(row.labels) - 1)
            if found is None and in_header:
                self._add_other(label, row)
            elif found is None:
                unknown.append(label)
            elif found.role in ("row", "group"):
                self._leave_label(key, own, found, row)
                self._group = found.key if found.role == "group" else found.key.rpartition(".")[0]
                key, own, unknown = (found.key if found.role == "row" else None), label, []
                in_header = False
            else:
                in_header = in_header or not row.columns_known
                if found.role == "column":
                    self.header.add(found.key, label[1], row)
                elif name_of(label[0]).core == ORGANISATIONS:
                    self.header.add_span()
                elif found.role == "span":
                    self.header.tops.append(label[1])
        if key is None and own is not None and not unknown and own[2] and self._may_be_undivided(at, own, row):
            key = UNDIVIDED
        self._finish_row(at, row, key, own, unknown)

    def _add_other(self, label: Label, row: TableRow) -> None:
        """Take a text beside column labels into the header: a mistyped label, or that of a column the form lacks."""
        if nearest(label[0], {ORGANISATIONS: SPAN}) is not None:
            self.header.add_span()
        else:
            self.header.add_other(label[1], row, [*COLUMN_LABELS.values(), ORGANISATIONS])

    def _finish_row(self, at: int, row: TableRow, key: str | None, own: Label | None, unknown: list[Label]) -> None:
        cut = False
        if key is not None and any(name_of(text).kind for text, _, _ in unknown):
            # Between the known label and the figures another row begins.
            self._add_blank(key, own, row)
            key, own = None, None
        if key is None and (row.figures or row.tail):
            key, own, cut = self._by_joining(at, unknown, own)
            if key is None and unknown:
                key = self._by_nearness(unknown[-1])
                own = unknown[-1]
            self._carry = []
        elif key is None:
            self._carry = [*self._carry[-3:], *unknown] if unknown else self._carry
            if row.before:
                self._add_entry(Entry(row, None, None, self._group))
            return
        if key is not None:
            self._last = key
            if key != UNDIVIDED and "." in key:
                self._group = key.rpartition(".")[0]
            self._carry = []
        self._add_entry(Entry(row, key, own or (unknown[-1] if unknown else None), self._group, cut))

    def _add_entry(self, entry: Entry) -> None:
        self._named.add(entry.key)
        self.entries.append(entry)

    def _leave_label(self, key: str | None, own: Label | None, found: Meaning, row: TableRow) -> None:
        """Add the row whose label stands before that of another row or group, so that it has no figures."""
        if key not in (None, found.key):
            self._add_blank(key, own, row)
        elif found.key == TOTAL and own is not None and self._group == GROUP_OTHER:
            self._add_blank(UNDIVIDED, own, row)

    def _add_blank(self, key: str | None, label: Label | None, row: TableRow) -> None:
        """Add a row of which only the label is left: it stands before another row's label."""
        blank = TableRow(row.block, columns_known=row.columns_known, blanks_kept=False)
        blank.labels = [label] if label else []
        self._last = key or self._last
        self._add_entry(Entry(blank, key, label, self._group))

    def _may_be_undivided(self, at: int, label: Label, row: TableRow) -> bool:
        """Whether the row is （六）其他处理 printed without sub-rows."""
        return (
            any(meaning.key == GROUP_OTHER for meaning in label[2] if meaning.table == "requests")
            and (len(row.values) >= len(COLUMNS) or bool(row.figures))
            and not row.tail
            and label[1].rowspan == 1
            and not self._unlabelled_below(at)
        )

    def _unlabelled_below(self, at: int) -> bool:
        """Whether figures without a label follow row *at*, which may belong to the same group."""
        at += 1
        return at < len(self.rows) and not self.rows[at].labels and len(self.rows[at].figures) > 1

    def _meaning(self, label: Label, row: TableRow, *, last: bool) -> Meaning | None:
        """Return what a label means here; 其他 and 总计 name rows only where their group says so."""
        text, _, meanings = label
        own = [meaning for meaning in meanings if meaning.table == "requests"]
        rows = [meaning for meaning in own if meaning.role == "row"]
        if not rows or rows[0].key not in CONTEXTUAL:
            return next(iter(rows or own), None)
        if (last and (row.values or row.tail)) or name_of(text).number:
            for meaning in rows:
                if self._fits_here(meaning.key, text):
                    return meaning
        return next((meaning for meaning in own if meaning.role != "row"), None)

    def _fits_here(self, key: str, text: str) -> bool:
        name = name_of(text)
        if key == LAST_OTHER:
            after = self._last in DIVIDED[:-1]
            return after or (self._group == GROUP_OTHER and name.number == 3 and name.kind in ("1.", "（1）"))
        if key == TOTAL:
            in_outcomes = self._last.startswith("outcomes.")
            return in_outcomes and (name.number == SEVENTH or self._last in (LAST_OTHER, UNDIVIDED))
        return False

    def _by_joining(
        self, at: int, unknown: Sequence[Label], own: Label | None
    ) -> tuple[str | None, Label | None, bool]:
        """Recognise a label cut by a page break or a line's end, from the texts above and below it."""
        below = self._text_below(at)
        for part in _in_order((*self._carry, *unknown)):
            if any(label not in part and name_of(label[0]).kind == "1." for label in unknown):
                continue  # the figures stand beside that label
            above = "".join(text for text, _, _ in part)
            for joined, used in ((above, False), (above + below, bool(below))):
                rows = [m for m in find(joined) if m.table == "requests" and m.role == "row"] if above else []
                if rows and rows[0].strong:
                    if used:
                        self._used.add(at + 1)
                    return rows[0].key, (joined, part[0][1], ()), True
        return None, own, False

    def _text_below(self, at: int) -> str:
        if at + 1 >= len(self.rows):
            return ""
        following = self.rows[at + 1]
        if following.labels and not following.labels[0][2] and not following.adrift:
            return following.labels[0][0]
        return ""

    def _by_nearness(self, label: Label) -> str | None:
        """Recognise a mistyped label among the rows of the group it stands in, or of any group by its own ordinal."""
        name = name_of(label[0])
        labels: dict[str, str] = {}
        for key in ORDER:
            in_group = key.rpartition(".")[0] == self._group or (name.kind not in ("", "1."))
            if key not in self._named and in_group and (key != LAST_OTHER or self._fits_here(key, label[0])):
                labels[ROWS[key].row.zh] = key
        return nearest(label[0], labels)

    # -- where its figures are ------------------------------------------------------------------

    def place(self, found: Found) -> None:
        """Put the figures into the cells, and what cannot be placed into the leftovers."""
        self.header.settle()
        name_by_neighbours(self.entries, found)
        drop_undivided(self.entries)
        drop_repeated(self.entries, "requests", _of_form, found)
        missing = frozenset(() if self.part else missing_columns(COLUMNS, self.header))
        keys = self.part or COLUMNS
        rows = [entry.row for entry in self.entries]
        windows = Windows(len(keys), complete=not missing, aligned=aligned_blocks(rows, self.header, keys))
        windows.empty_is_blank = empty_is_blank(self.rows, [one.row for one in self.entries if one.key is None])
        windows.overhang, windows.equally_wide = Overhang.of(self.rows), True
        windows.learn(entry.row for entry in self.entries if entry.key)
        certain = self._columns(found)
        self._named = {entry.key for entry in self.entries}
        for entry in self.entries:
            self._place(entry, found, windows, certain, missing)
        if certain is None:
            keys = [key for entry in self.entries if entry.key for key in keys_of(f"requests.{entry.key}", COLUMNS)]
            spot = (self.rows[0].block, self.header.leaves[0][1])
            found.note(NoteKind.POSITIONS_LOST, keys, official=_TITLE, spot=spot)
        note_missing(self.entries, found)
        note_displaced(self.entries, found)
        note_split_off(self.entries, found)

    def _columns(self, found: Found) -> list[str] | None:
        """Return the columns in the order of a row's figures, ``None`` where the header contradicts the form."""
        columns = self.part or order_of(self.header)
        above = (text for row in self.rows if not row.figures for text, _, _ in row.labels)
        if columns is None or of_two_years(above):
            return None
        missing = [] if self.part else missing_columns(COLUMNS, self.header)
        if missing and len(missing) <= 3 and not self._full_rows():
            for column in missing:
                cells = [f"requests.{key}.{column}" for key in ORDER]
                found.note(NoteKind.COLUMN_MISSING, cells, official=COLUMN_LABELS[column])
        self._note_columns(found)
        return columns

    def _full_rows(self) -> bool:
        return any(len(entry.row.figures) == len(COLUMNS) for entry in self.entries if entry.key)

    def _note_columns(self, found: Found) -> None:
        whole: dict[str, str] = {}
        for key, cell in self.header.leaves:
            whole[key] = whole.get(key, "") + cell.text
        for key, cell in self.header.leaves:
            if COLUMN_LABELS[key] not in (cell.text, whole[key]):
                found.note_variant(COLUMN_LABELS[key], cell.text, keys_of_column(key), (self.rows[0].block, cell))

    def _place(
        self, entry: Entry, found: Found, windows: Windows, columns: list[str] | None, missing: frozenset[str]
    ) -> None:
        row = entry.row
        if row.before:
            found.leave(row, LeftoverReason.COLUMN_UNKNOWN, "requests", row.before)
        if entry.key is None:
            page = not row.labels and all(is_page_number(cell.text) for cell in row.figures)
            reason = LeftoverReason.PAGE_NUMBER if page else LeftoverReason.ROW_UNKNOWN
            found.leave_row_values(row, reason, "requests")
            if row.labels and not page and row.figures:
                note_unknown(entry, self._named, found)
            return
        keys = keys_of(f"requests.{entry.key}", columns or COLUMNS)
        if columns is None:
            found.leave_row_values(row, LeftoverReason.COLUMN_UNKNOWN, "requests")
            found.unplaced.update(keys)
            return
        placed = LeftoverReason.POSITIONS_LOST if row.tail else place(row, columns, self.header, windows)
        spot = (row.block, entry.label[1]) if entry.label else None
        if isinstance(placed, LeftoverReason):
            found.lose_row(row, placed, keys, table="requests", official=ROWS[entry.key].row.zh, spot=spot)
            return
        leave_beside(row, placed, self.header, found, "requests")
        _put(keys, placed, row, found, missing)
        if entry.cut:
            found.note(NoteKind.ROW_CUT, keys, official=ROWS[entry.key].row.zh, printed=_text(entry), spot=spot)
        elif entry.label and spot:
            found.note_variant(ROWS[entry.key].row.zh, entry.label[0], keys, spot)


def _mistyped_group(label: Label) -> Label | None:
    """Return *label* as that of a group of rows where it is one with typing errors, under the group's own ordinal."""
    key = nearest(label[0], GROUPS) if not label[2] and name_of(label[0]).kind in ("一、", "（一）") else None
    return (*label[:2], (Meaning("requests", "group", key, True),)) if key else None


def _is_header(row: TableRow) -> bool:
    """Whether *row*, of a grid, names columns."""
    roles = {meaning.role for _, _, known in row.labels for meaning in known if meaning.table == "requests"}
    return row.columns_known and not row.figures and bool(roles & {"column", "span"}) and "group" not in roles


def _put(
    keys: Sequence[str], placed: Sequence[Cell | None], row: TableRow, found: Found, missing: frozenset[str]
) -> None:
    """Put a row's cells; in a row of figures, a column *missing* in the header is not printed rather than blank."""
    for key, cell in zip(keys, placed, strict=True):
        if cell is not None:
            found.spots[key] = (row.block, cell)
        elif not row.figures or key.rpartition(".")[2] not in missing:
            found.blank.add(key)


def _in_order(parts: Sequence[Label]) -> Iterator[tuple[Label, ...]]:
    """Yield all selections of the last *parts* in their order, all of them first: other labels may float between."""
    recent = parts[-_FLOATING:]
    for size in range(len(recent), -1, -1):
        yield from combinations(recent, size)


def keys_of_column(column: str) -> list[str]:
    """Return the cell keys of one column of table three, of the latest edition."""
    return [f"requests.{row}.{column}" for row in ORDER]


def _text(entry: Entry) -> str | None:
    return entry.label[0] if entry.label else None


def _of_form(entry: Entry) -> tuple[str, list[str]]:
    """Return the official label of a known row, and the keys of its cells."""
    key = str(entry.key)
    return ROWS[key].row.zh, keys_of(f"requests.{key}", COLUMNS)
