"""Table two: proactive disclosure, block by block, each in whichever edition it is printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import define, field

from gov_disclosure.forms import Block
from gov_disclosure.model import NoteKind
from gov_disclosure.reading.result import LeftoverReason
from gov_disclosure.reading.tables.amounts import unit_of
from gov_disclosure.reading.tables.columns import aligned_blocks, empty_is_blank, leave_beside, place
from gov_disclosure.reading.tables.disclosure_blocks import (
    BLOCK_KEYS,
    BLOCK_OF,
    BLOCKS,
    COLUMNS,
    EDITIONS_OF,
    OF_2019,
    ROW_LABELS,
    ROWS_OF,
    begins_another,
    columns_named,
    said_by_columns,
    usual_edition,
)
from gov_disclosure.reading.tables.gathered import Found, keys_of
from gov_disclosure.reading.tables.header import Header, numbers_rows
from gov_disclosure.reading.tables.other_years import of_two_years
from gov_disclosure.reading.tables.overhang import Overhang
from gov_disclosure.reading.tables.repeated_rows import drop_repeated
from gov_disclosure.reading.tables.rows import Label, TableRow, is_page_number
from gov_disclosure.reading.tables.windows import Windows
from gov_disclosure.reading.words.labels import Meaning
from gov_disclosure.reading.words.nearest import nearest, speaks_of_another
from gov_disclosure.reading.words.normalise import flat

_YEAR = re.compile(r"(?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")


@define(eq=False)
class _Entry:
    row: TableRow
    key: str | None
    label: Label | None
    header: Header
    block: str


@define(eq=False)
class DisclosureTable:
    """One printing of table two."""

    rows: list[TableRow] = field(factory=list)
    entries: list[_Entry] = field(factory=list)
    editions: dict[str, str] = field(factory=dict)
    printed: set[str] = field(factory=set)
    _block: str = ""
    _header: Header = field(factory=Header)
    _captions: list[str] = field(factory=list)
    """What stands above the first block."""
    _above: list[str] = field(factory=list)
    """What stands below the last row of figures."""
    _windows_of: dict[str, Windows] = field(factory=dict)
    _overhang: Overhang | None = None

    @property
    def weight(self) -> int:
        """How many rows of the form it has."""
        return len({entry.key for entry in self.entries if entry.key})

    def add(self, row: TableRow) -> None:
        """Take in the next row."""
        self.rows.append(row)

    def resolve(self) -> None:
        """Find out which row of the form each row is, and which edition each block follows."""
        for row in self.rows:
            self._resolve(row)
        self._name_mistyped()
        self._name_by_neighbours()
        self._settle_editions()

    # -- which row it is ----------------------------------------------------------------------

    def _resolve(self, row: TableRow) -> None:  # noqa: C901 (one branch a kind of label)
        key: str | None = None
        own: Label | None = None
        unknown: list[Label] = []
        in_header = columns = False
        unknown_above: list[Label] = []
        for label in row.labels:
            meanings = [meaning for meaning in label[2] if meaning.table == "proactive_disclosure"]
            role = meanings[0].role if meanings else ""
            if role in ("heading", "corner"):
                if key is not None and not row.columns_known:
                    self._add_blank(key, own, row)  # its figures would stand before the next heading
                    key = own = None
                self._open(meanings[0], label, unknown)
                unknown, in_header = [], role == "corner"
                columns = role == "corner"
            elif role == "column":
                self._add_column(meanings, label, row)
                self._record(label)
                in_header = columns = True
            elif role == "row":
                if key not in (None, meanings[0].key):
                    self._add_blank(key, own, row)
                key, own, unknown = meanings[0].key, label, []
                self._block = BLOCK_OF[meanings[0].key]
                in_header = False
            elif in_header and not row.columns_known and not self._names_row(label, row):
                self._header.add_other(label[1], row, COLUMNS)
                self._record(label)
            else:
                unknown.append(label)
                unknown_above.append(label)
                if not (row.columns_known and row.figures):
                    self._record(label)
        if columns and row.columns_known and not row.figures:
            for label in unknown_above:
                self._header.add_other(label[1], row, COLUMNS)
        if key is not None and unknown and not row.columns_known and begins_another(unknown[0], key):
            self._add_blank(key, own, row)
            key = None
        if key is None and unknown and (row.figures or row.tail):
            own = unknown[-1]
        if key is not None or row.figures or row.tail:
            self._add_entry(row, key, own)

    def _add_entry(self, row: TableRow, key: str | None, label: Label | None) -> None:
        self.entries.append(_Entry(row, key, label, self._header, BLOCK_OF.get(key or "", self._block)))
        self._above = []

    def _open(self, meaning: Meaning, label: Label, before: Sequence[Label]) -> None:
        if not self.entries and not self._captions:
            self._captions = list(self._above)
        if meaning.role == "heading":
            self._block = meaning.key
        numbered = any(numbers_rows(text) for text, _, _ in before)
        self._header = Header(numbered=numbered, texts=list(self._above))
        self._record(label)

    def _record(self, label: Label) -> None:
        """Remember what is printed above the figures that follow, whatever it names."""
        self._header.texts.append(label[0])
        self._above.append(label[0])

    def _add_blank(self, key: str | None, label: Label | None, row: TableRow) -> None:
        blank = TableRow(row.block, columns_known=row.columns_known, blanks_kept=False)
        self._add_entry(blank, key, label)

    def _add_column(self, meanings: Sequence[Meaning], label: Label, row: TableRow) -> None:
        """Add a header label; 本年新 printed twice stands for the two columns that begin so, in their order."""
        fitting = [meaning.key for meaning in meanings if meaning.key not in self._header.named] or [meanings[0].key]
        self._header.add(fitting[0], label[1], row)

    def _names_row(self, label: Label, row: TableRow) -> bool:
        """Whether a *label* right before figures, below a header whose line breaks are lost, is a mistyped row's."""
        if label is not row.labels[-1] or not row.figures:
            return False
        return nearest(label[0], ROW_LABELS.get(self._block, {}), in_place=True) is not None

    def _name_mistyped(self) -> None:
        """Name what resembles a label that is printed nowhere: columns in their header, rows in their block."""
        for header in {id(entry.header): entry.header for entry in self.entries}.values():
            header.name_mistyped(COLUMNS)
        present = {entry.key for entry in self.entries}
        named: dict[str, list[_Entry]] = {}
        for entry in self.entries:
            missing = {zh: key for zh, key in ROW_LABELS.get(entry.block, {}).items() if key not in present}
            if entry.key is None and entry.label and (key := nearest(entry.label[0], missing, in_place=True)):
                named.setdefault(key, []).append(entry)
        for key, entries in named.items():
            for entry in entries if len({entry.label and entry.label[0] for entry in entries}) == 1 else ():
                entry.key = key

    def _name_by_neighbours(self) -> None:
        """Name a row without a label where its block lacks exactly one row, between or beside its neighbours."""
        present = {entry.key for entry in self.entries if entry.block == "documents"}
        first, second = (row.key for row in BLOCKS["documents", "2021"].rows)
        for at, entry in enumerate(self.entries):
            if entry.key is not None or entry.label is not None or entry.block != "documents":
                continue
            follows = self.entries[at + 1].key if at + 1 < len(self.entries) else None
            leads = self.entries[at - 1].key if at else None
            if first not in present and follows == second:
                entry.key = first
                present.add(first)
            elif second not in present and leads == first:
                entry.key = second
            present.add(entry.key)

    # -- which edition ------------------------------------------------------------------------

    def _settle_editions(self) -> None:
        votes: dict[str, str] = {}
        said_by: dict[tuple[int, str], str | None] = {}

        def said_by_header(entry: _Entry) -> str | None:
            key = id(entry.header), entry.block
            if key not in said_by:
                said_by[key] = said_by_columns(entry.block, [label for label, _ in entry.header.leaves])
            return said_by[key]

        for entry in self.entries:
            if entry.key:
                self.printed.add(entry.block)
                said = "2019" if entry.key in OF_2019 else said_by_header(entry)
                if said:
                    votes.setdefault(entry.block, said)
        majority = Counter(votes.values()).most_common(1)
        usual = majority[0][0] if majority else self._by_rows()
        for block in BLOCK_KEYS:
            known = EDITIONS_OF[block]
            self.editions[block] = votes.get(block) or (usual if usual in known else known[0])

    def _by_rows(self) -> str:
        """Tell the edition where no block has a header: by rows of one edition only, and by full rows of figures."""
        keys = {entry.key for entry in self.entries}
        wide = [entry for entry in self.entries if entry.block in ("licensing", "enforcement")]
        if keys & OF_2019 or any(len(entry.row.figures) > 1 for entry in wide):
            return "2019"
        return "2021"

    # -- where its figures are ----------------------------------------------------------------

    def place(self, found: Found) -> None:
        """Put the figures into the cells, and what cannot be placed into the leftovers."""
        self._leave_other_years(found)
        drop_repeated(self.entries, "proactive_disclosure", self._of_form, found)
        for entry in self.entries:
            self._place(entry, found)
        self._note_missing(found)

    def _leave_other_years(self, found: Found) -> None:
        """Leave over the rows below a header that names none of the form's columns and speaks of another year."""
        for entry in [entry for entry in self.entries if entry.key]:
            block = BLOCKS[entry.block, self.editions[entry.block]]
            header = entry.header.of_form(columns_named(block))
            said = None if header.leaves else next(filter(speaks_of_another, header.texts), None)
            if said is None:
                continue
            self.entries.remove(entry)
            found.leave_row(entry.row, LeftoverReason.COLUMN_UNKNOWN, "proactive_disclosure")
            found.unplaced.update(self._of_form(entry)[1])
            found.note_once(NoteKind.COLUMN_EXTRA, said, (entry.row.block, entry.label[1])) if entry.label else None

    def _place(self, entry: _Entry, found: Found) -> None:
        row = entry.row
        if row.before:
            found.leave(row, LeftoverReason.COLUMN_UNKNOWN, "proactive_disclosure", row.before)
        if entry.key is None:
            self._leave_unknown(entry, found)
            return
        block = BLOCKS[entry.block, self.editions[entry.block]]
        rows = ROWS_OF[entry.block, self.editions[entry.block]]
        if entry.key not in rows:
            self._leave_unknown(entry, found)
            return
        columns, header = self._columns(entry, block)
        keys = keys_of(f"proactive_disclosure.{entry.key}", columns)
        spot = (row.block, entry.label[1]) if entry.label else None
        placed = (
            LeftoverReason.POSITIONS_LOST
            if row.tail
            else LeftoverReason.COLUMN_UNKNOWN
            if _of_two_years(header)
            else place(row, columns, header, self._windows(entry, columns, header))
        )
        if isinstance(placed, LeftoverReason):
            found.lose_row(row, placed, keys, table="proactive_disclosure", official=rows[entry.key].zh, spot=spot)
            return
        leave_beside(row, placed, header, found, "proactive_disclosure")
        for key, cell in zip(keys, placed, strict=True):
            if cell is None:
                (found.blank if header.leaves or row.blanks_kept or not row.figures else found.unplaced).add(key)
            else:
                found.spots[key] = (row.block, cell)
        self._note_labels(entry, rows[entry.key].zh, keys, found)

    def _windows(self, entry: _Entry, columns: Sequence[str], header: Header) -> Windows:
        known = self._windows_of.get(entry.block)
        if known is not None:
            return known
        rows = [other.row for other in self.entries if other.header is entry.header]
        windows = self._windows_of[entry.block] = Windows(len(columns), aligned=aligned_blocks(rows, header, columns))
        windows.empty_is_blank = self._empty_is_blank()
        windows.overhang = self._overhang = self._overhang or Overhang.of(self.rows)
        windows.learn(other.row for other in self.entries if other.block == entry.block and other.key)
        windows.last = {id(other.row.block): other.row for other in self.entries if other.row.figures}
        return windows

    def _empty_is_blank(self) -> bool:
        return empty_is_blank(self.rows, [entry.row for entry in self.entries if entry.key is None])

    def _columns(self, entry: _Entry, block: Block) -> tuple[list[str], Header]:
        """Return the columns in the order in which the block's header prints them."""
        official = [column.key for column in block.columns]
        header = entry.header.of_form(columns_named(block))
        order = list(dict.fromkeys(key for key, _ in header.leaves))
        if len(order) == len(official):
            return order, header
        return official, header

    def _leave_unknown(self, entry: _Entry, found: Found) -> None:
        row = entry.row
        page = not row.labels and all(is_page_number(cell.text) for cell in row.figures)
        reason = LeftoverReason.PAGE_NUMBER if page else LeftoverReason.ROW_UNKNOWN
        found.leave_row_values(row, reason, "proactive_disclosure")
        if entry.label and not page:
            found.note(NoteKind.ROW_EXTRA, printed=entry.label[0], spot=(row.block, entry.label[1]))

    def _note_labels(self, entry: _Entry, official: str, keys: Sequence[str], found: Found) -> None:
        spot_block = entry.row.block
        if entry.label is None:
            if entry.row.values:
                found.note(NoteKind.LABEL_MISSING, keys, official=official, spot=(spot_block, entry.row.values[0]))
        else:
            found.note_variant(official, entry.label[0], keys, (spot_block, entry.label[1]))

    def _of_form(self, entry: _Entry) -> tuple[str, list[str]]:
        """Return the official label of a known row, and the keys of its cells."""
        block = BLOCKS[entry.block, self.editions[entry.block]]
        keys = keys_of(f"proactive_disclosure.{entry.key}", [column.key for column in block.columns])
        return next((row.zh for row in block.rows if row.key == entry.key), ""), keys

    def _note_missing(self, found: Found) -> None:
        present = {entry.key for entry in self.entries}
        usual = usual_edition(self.editions)
        for block_key in BLOCK_KEYS:
            edition = self.editions[block_key]
            if block_key not in self.printed and edition != usual:
                continue
            block = BLOCKS[block_key, edition]
            if block_key == "procuring" and block_key not in self.printed and usual != "2019":
                continue
            for row in block.rows:
                if row.key in present:
                    continue
                keys = keys_of(f"proactive_disclosure.{row.key}", [column.key for column in block.columns])
                if not found.unplaced & set(keys):
                    found.note(NoteKind.ROW_MISSING, keys, official=row.zh)
        self._note_headers(found)

    def _note_headers(self, found: Found) -> None:
        seen: set[int] = set()
        for entry in self.entries:
            if entry.key is None:
                continue
            block = BLOCKS[entry.block, self.editions[entry.block]]
            self._units(entry, block, found)
            if id(entry.header) in seen:
                continue
            seen.add(id(entry.header))
            self._note_header(entry, block, found)

    def _note_header(self, entry: _Entry, block: Block, found: Found) -> None:
        columns = {column.key: column for column in block.columns}
        for key, cell in entry.header.leaves:
            column = columns.get(key.partition(":")[2])
            if column is not None and column.zh != cell.text:
                keys = [f"proactive_disclosure.{row.key}.{column.key}" for row in block.rows]
                found.note_variant(column.zh, cell.text, keys, (entry.row.block, cell))
        names = {key.partition(":")[2] for key, _ in entry.header.leaves}
        if names.isdisjoint(columns):
            return
        for column in block.columns:
            if column.key not in names:
                keys = [f"proactive_disclosure.{row.key}.{column.key}" for row in block.rows]
                found.note(NoteKind.COLUMN_MISSING, keys, official=column.zh)

    def _units(self, entry: _Entry, block: Block, found: Found) -> None:
        nearby = [*self._captions, *entry.header.texts, *entry.row.units, *(entry.label or ())[:1]]
        for column in block.columns:
            if column.kind == "amount" and (unit := unit_of(column, nearby)):
                found.units[f"proactive_disclosure.{entry.key}.{column.key}"] = unit


def _of_two_years(header: Header) -> bool:
    """Whether a column is printed for two years, 2022年制发件数 beside 2023年制发件数: a row has no place for both."""
    if of_two_years(header.texts):
        return True
    years: dict[str, set[str]] = {}
    for key, cell in header.leaves:
        years.setdefault(key, set()).update(_YEAR.findall(flat(cell.text)))
    return any(len(said) > 1 for said in years.values())
