"""Hand each row to its table, and settle which printing of a table counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import define, field

from gov_disclosure import forms
from gov_disclosure.document import Cell
from gov_disclosure.forms import TABLE_KEYS, TableKey
from gov_disclosure.model import NoteKind, SectionKey
from gov_disclosure.reading.result import LeftoverReason
from gov_disclosure.reading.tables.built import Matched
from gov_disclosure.reading.tables.disclosure import DisclosureTable
from gov_disclosure.reading.tables.disputes import DisputesTable
from gov_disclosure.reading.tables.frame import note_mistyped
from gov_disclosure.reading.tables.gathered import Found
from gov_disclosure.reading.tables.numbering import drop_numbers
from gov_disclosure.reading.tables.other_years import parted
from gov_disclosure.reading.tables.requests import RequestsTable
from gov_disclosure.reading.tables.requests_columns import side_by_side
from gov_disclosure.reading.tables.rows import TableRow
from gov_disclosure.reading.words.labels import Meaning, names_row
from gov_disclosure.reading.words.years import THIS, is_caption, year_of_caption

Table = DisclosureTable | RequestsTable | DisputesTable
_KINDS: dict[TableKey, type[Table]] = {
    "proactive_disclosure": DisclosureTable,
    "requests": RequestsTable,
    "disputes": DisputesTable,
}
_FIRST_LABELS = {"heading:documents", "row:rules", "row:received", "span:reconsideration"}
"""Labels with which a table begins; met again after figures, they begin its second printing."""


class Caption(NamedTuple):
    """A line above a table, which may say of which year its figures are, and the sheet that it stands on."""

    text: str
    sheet: str | None


Part = SectionKey | Caption | list[TableRow]
"""A section that begins, a line above a table, or rows of the statutory tables: those of a grid, or found elsewhere."""


def match(parts: Sequence[Part], year: int | None = None) -> Matched:
    """Find out which cell of the form each cell in *parts* is; *year*: that of the report, where it is known."""
    matcher = Matcher(year=year, other_years=parted([part for part in parts if isinstance(part, list)], year))
    for part in parts:
        if isinstance(part, str):
            matcher.enter(part)
        elif isinstance(part, Caption):
            matcher.turn_to(part.sheet)
            matcher.announce(part.text)
        else:
            matcher.turn_to(_sheet_of(part))
            matcher.add(part)
    return matcher.matched()


def _sheet_of(rows: Sequence[TableRow]) -> str | None:
    """Return the name of the sheet that *rows* stand on."""
    block = rows[0].block if rows else None
    return block.origin.sheet if block is not None and block.origin else None


@define
class Matcher:
    """
    Takes the rows of a document's tables in order, whichever table each belongs to.

    ``year``: that of the report, where it is known. ``other_years``: rows of
    other years, by identity, each with the cell that says so.
    """

    year: int | None = None
    other_years: Mapping[int, Cell] = field(factory=dict)
    found: Found = field(factory=Found)
    printings: dict[TableKey, list[Table]] = field(factory=dict)
    _current: TableKey | None = None
    _first_seen: dict[TableKey, set[str]] = field(factory=dict)
    _filled: set[TableKey] = field(factory=set)
    _headed: set[TableKey] = field(factory=set)
    _sheet: str | None = None
    _of_sheet: int | None = None
    _announced: int | None = None
    """The year that is named above the rows that follow, until figures of a table are met."""
    _before: dict[TableKey, int] = field(factory=dict)
    """How many rows the latest printing of each table had when that year was met."""
    _year_of: dict[int, int | None] = field(factory=dict)
    """The year named above each printing of a table, by identity."""

    def enter(self, section: SectionKey) -> None:
        """Remember the section that begins, for rows of figures that say nothing themselves."""
        self._current = next((key for key in TABLE_KEYS if key == section), None)
        self._announced = self._of_sheet

    def turn_to(self, sheet: str | None) -> None:
        """Take up another *sheet*, whose name may say what a line above its table would."""
        if sheet is not None and sheet != self._sheet:
            self._sheet = sheet
            self._of_sheet = self._announced = None
            self.announce(sheet)
            self._of_sheet = self._announced

    def announce(self, text: str) -> None:
        """Remember the year that a short line above the rows that follow names; a longer *text* ends what it heads."""
        if not is_caption(text):
            self._announced = self._of_sheet
        elif (year := year_of_caption(text)) is not None:
            self._announced = year
            self._before = {table: len(printings[-1].rows) for table, printings in self.printings.items() if printings}

    def add(self, rows: Iterable[TableRow]) -> None:
        """Take in the *rows* of one stretch of table."""
        for row in rows:
            if not row.figures and len(row.labels) == 1 and not row.labels[0][2]:
                self.announce(row.labels[0][0])
            if cell := self.other_years.get(id(row)):
                self._leave_other_year(row, cell)
                continue
            drop_numbers(row)
            if row.columns_known:
                self._add(row)
                continue
            for part in self._split(row):
                self._add(part)

    def _leave_other_year(self, row: TableRow, cell: Cell) -> None:
        """Leave over a *row* of which *cell* says that it is of another year than the report."""
        self.found.leave_row(row, LeftoverReason.ROW_UNKNOWN, self._current)
        self.found.note_once(NoteKind.ROW_EXTRA, cell.text, (row.block, cell))

    def _split(self, row: TableRow) -> list[TableRow]:
        """Cut a stretch of run cells where another table's labels begin; the last part has the figures."""
        cuts = [0]
        end, current = 0, None
        for at, label in enumerate(row.labels):
            table = _said_by(label[2]).table
            if table is None:
                continue
            if current not in (None, table):
                cuts.append(end)
            end, current = at + 1, table
        parts: list[TableRow] = []
        for first, after in pairwise(cuts):
            head = TableRow(row.block, columns_known=False, blanks_kept=row.blanks_kept)
            head.labels = row.labels[first:after]
            parts.append(head)
        row.labels = row.labels[cuts[-1] :]
        return [*parts, row]

    def _add(self, row: TableRow) -> None:
        table = self._current
        if row.adrift:
            self.found.leave_row(row, LeftoverReason.ROW_UNKNOWN, table)
            row.drop_values()
        else:
            self.found.leave_figures_in_labels(row, table)
        said = [_said_by(meanings) for _, _, meanings in row.labels if meanings]
        for label in said:
            if label.strong or table != "disputes":  # there 其他 / 结果, 总计 stand in the cells of its own header
                table = label.table or table
        if table is None:
            self.found.leave_row(row, LeftoverReason.ROW_UNKNOWN, None)
            return
        self._current = table
        printings = self.printings.setdefault(table, [])
        first = {name for label in said for of, name in label.openers if of == table}
        header = any(label.is_header for label in said)
        if not printings or self._begins_again(table, first, header=header):
            first_above = self._before.get(table, 0) if self._announced is not None else 0
            above = _taken_from_end(printings[-1].rows, first_above) if printings else []
            printings.append(_KINDS[table]())
            self._year_of[id(printings[-1])] = self._announced
            for other in above:
                printings[-1].add(other)
            self._first_seen[table] = set()
            self._filled.discard(table)
        self._first_seen[table].update(first)
        if row.figures:
            self._announced = self._of_sheet
            self._filled.add(table)
            self._headed.discard(table)
        elif header or _names_columns(row, table):
            self._headed.add(table)
        printings[-1].add(row)

    def _begins_again(self, table: TableKey, first: set[str], *, header: bool) -> bool:
        """Whether the *first* labels of a table come once more, below its header: a second printing of it."""
        if not first & self._first_seen[table]:
            return False
        other = self._announced not in (None, self._year_of[id(self.printings[table][-1])])
        if table not in self._filled and not other:
            return False
        return header or table in self._headed

    def matched(self) -> Matched:
        """Place all cells; the matcher is done with then."""
        for key in TABLE_KEYS:
            self._settle(key)
        votes: list[str] = []
        blocks: dict[str, str | None] = {}
        for table in self.printings.get("proactive_disclosure", ()):
            if isinstance(table, DisclosureTable) and table.printed:
                votes += [table.editions[block] for block in table.printed]
                blocks.update({block: table.editions[block] for block in table.editions})
                if "procuring" not in table.printed:
                    blocks.pop("procuring", None)
        found = self.found
        return Matched(
            spots=found.spots,
            texts={key: cell.text for key, (_, cell) in found.spots.items()},
            units=found.units,
            blank=found.blank,
            unplaced=found.unplaced,
            departures=found.departures,
            leftovers=found.leftovers,
            any_printed=bool(self.printings),
            votes=votes,
            blocks=blocks,
            shape=self._shape(),
        )

    def _settle(self, key: TableKey) -> None:
        printings = self.printings.get(key)
        if not printings:
            self.found.note(NoteKind.TABLE_MISSING, official=_TITLES[key])
            return
        for printing in printings:
            printing.resolve()
        filled = [one for one in printings if one.weight and any(row.values for row in one.rows)]
        own = [one for one in filled if not self._is_of_another(one)] or filled or printings
        most = max(printing.weight for printing in own)
        # Of two whole tables the first counts, as the first report in a file does: never one table of each.
        best = next(printing for printing in own if printing.weight * _WHOLE >= most)
        none_of_it = best.weight == 0
        if none_of_it:
            self.found.note(NoteKind.TABLE_MISSING, official=_TITLES[key])
        noted = len(self.found.departures)
        requests = [printing for printing in printings if isinstance(printing, RequestsTable)]
        parts: list[Table] = [*side_by_side(requests, best)] if isinstance(best, RequestsTable) else [best]
        for part in parts:
            part.place(self.found)
            note_mistyped(part.rows, key, self.found)
        if none_of_it:
            self.found.forget_since(noted, NoteKind.ROW_MISSING)  # the table is told of as a whole
        self.printings[key] = [best]
        for other in printings:
            if other in parts:
                continue
            for row in other.rows:
                self.found.leave_row(row, LeftoverReason.TABLE_REPEATED, key)
            if any(row.figures for row in other.rows):
                self.found.note(NoteKind.TABLE_REPEATED, official=_TITLES[key])

    def _is_of_another(self, printing: Table) -> bool:
        """Whether another year than the report's is named above *printing*."""
        said = self._year_of[id(printing)]
        return said is not None and said not in (THIS, self.year)

    def _shape(self) -> str | None:
        """Return the edition that （六）其他处理 of table three follows, ``None`` where it is not printed."""
        for table in self.printings.get("requests", ()):
            if isinstance(table, RequestsTable):
                return table.shape
        return None


def _names_columns(row: TableRow, table: TableKey) -> bool:
    """Whether labels of *row* name columns of *table* and none names a row."""
    own = [meaning for _, _, meanings in row.labels for meaning in meanings if meaning.table == table]
    return any(meaning.role == "column" for meaning in own) and not names_row(own)


def _taken_from_end(rows: list[TableRow], first: int) -> list[TableRow]:
    """Take off the *rows* from *first* on, below the last that names a row or has figures: they head what follows."""
    at = len(rows)
    while at > first and not _is_of_body(rows[at - 1]):
        at -= 1
    above = rows[at:]
    del rows[at:]
    return above


def _is_of_body(row: TableRow) -> bool:
    return any(names_row(meanings) for _, _, meanings in row.labels) or bool(row.figures or row.tail or row.before)


_WHOLE = 2
"""A printing of a table is whole if it has at least this part of what the fullest one has: editions differ in rows."""

_TITLES = {section.key: section.zh for section in forms.for_edition(forms.EDITIONS[-1]).sections}


class _Said(NamedTuple):
    """
    What a label says of the table it stands in.

    ``table``: the one it belongs to, ``None`` if there are several or none.
    ``openers``: the tables that it begins, each with the label's name.
    """

    table: TableKey | None
    strong: bool
    openers: tuple[tuple[TableKey, str], ...]
    is_header: bool


def _said_by(meanings: tuple[Meaning, ...]) -> _Said:
    tables: set[TableKey] = {meaning.table for meaning in meanings}
    names: Iterable[tuple[TableKey, str]] = ((meaning.table, f"{meaning.role}:{meaning.key}") for meaning in meanings)
    return _Said(
        table=next(iter(tables)) if len(tables) == 1 else None,
        strong=any(meaning.strong for meaning in meanings),
        openers=tuple((table, name) for table, name in names if name in _FIRST_LABELS),
        is_header=any(meaning.role in ("heading", "corner", "span") for meaning in meanings),
    )
