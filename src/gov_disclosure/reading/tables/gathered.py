"""What the matching of the statutory tables gathers: figures by cell key, their spots, notes and leftovers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from attrs import define, field

from gov_disclosure.document import Cell
from gov_disclosure.figures import has_digit, is_blank
from gov_disclosure.forms import TableKey
from gov_disclosure.model import Note, NoteKind
from gov_disclosure.reading.result import Leftover, LeftoverReason, Spot, place_of
from gov_disclosure.reading.tables.rows import TableRow, is_page_number
from gov_disclosure.reading.words.label_figures import figures_in_label
from gov_disclosure.reading.words.normalise import core


class Departure(NamedTuple):
    """A note to be: what a `Note` says, with the cell instead of its place."""

    kind: NoteKind
    cells: tuple[str, ...]
    official: str | None
    printed: str | None
    spot: Spot | None

    def note(self) -> Note:
        """Return the note."""
        kind, cells, official, printed, spot = self
        return Note(kind=kind, cells=cells, official=official, printed=printed, place=place_of(spot) if spot else None)


@define
class Found:
    """
    The outcome of matching, as it grows.

    ``spots``: cell key to the cell that holds it, figure or blank. ``units``:
    unit of an amount by cell key where the header prints one. ``blank``: keys
    of cells that are blank but left no trace of their own in the file.
    """

    spots: dict[str, Spot] = field(factory=dict)
    units: dict[str, str] = field(factory=dict)
    blank: set[str] = field(factory=set)
    unplaced: set[str] = field(factory=set)
    departures: list[Departure] = field(factory=list)
    leftovers: list[Leftover] = field(factory=list)
    noted: set[tuple[NoteKind, int]] = field(factory=set)
    _variants: set[tuple[str, int]] = field(factory=set)

    def note(
        self,
        kind: NoteKind,
        cells: Iterable[str] = (),
        *,
        official: str | None = None,
        printed: str | None = None,
        spot: Spot | None = None,
    ) -> None:
        """Note a departure of the printed form from the statutory one."""
        self.departures.append(Departure(kind, tuple(cells), official, printed, spot))

    def note_once(self, kind: NoteKind, printed: str, spot: Spot) -> None:
        """Note what is *printed* at *spot*, unless it was noted before."""
        if (kind, id(spot[1])) not in self.noted:
            self.noted.add((kind, id(spot[1])))
            self.note(kind, printed=printed, spot=spot)

    def note_variant(self, official: str, printed: str, cells: Iterable[str], spot: Spot) -> None:
        """Note a label whose wording differs; width, white space, punctuation and ordinals do not count."""
        if official != printed and core(official) != core(printed) and (official, id(spot[1])) not in self._variants:
            self._variants.add((official, id(spot[1])))
            self.note(NoteKind.LABEL_VARIANT, cells, official=official, printed=printed, spot=spot)

    def forget_since(self, first: int, kind: NoteKind) -> None:
        """Drop the notes of a kind that were made since there were *first* of all kinds."""
        self.departures[first:] = [one for one in self.departures[first:] if one.kind is not kind]

    def leave(self, row: TableRow, reason: LeftoverReason, table: TableKey | None, cells: Iterable[Cell]) -> None:
        """Leave over the *cells* of *row* in which figures stand."""
        detail = row.labels[-1][0] if row.labels and not row.adrift else None
        for cell in cells:
            if not is_blank(cell.text) and (has_digit(cell.text) or reason is LeftoverReason.NOT_A_FIGURE):
                self.leftovers.append(
                    Leftover(
                        text=cell.text, place=place_of((row.block, cell)), table=table, reason=reason, detail=detail
                    )
                )

    def leave_row(self, row: TableRow, reason: LeftoverReason, table: TableKey | None) -> None:
        """Leave over every figure of *row*."""
        self.leave(row, reason, table, row.before)
        self.leave_row_values(row, reason, table)

    def leave_row_values(self, row: TableRow, reason: LeftoverReason, table: TableKey | None) -> None:
        """Leave over every figure right of the label of *row*."""
        self.leave(row, reason, table, row.values)
        if row.tail:
            cell = row.labels[-1][1]
            place, detail = place_of((row.block, cell)), row.labels[-1][0]
            self.leftovers.append(Leftover(text=row.tail, place=place, table=table, reason=reason, detail=detail))

    def leave_figures_in_labels(self, row: TableRow, table: TableKey | None) -> None:
        """Leave over the figures that are typed into labels, headers and notes of *row*."""
        for text, cell, _ in row.labels:
            for figure in figures_in_label(text) if has_digit(text) and not is_page_number(text) else ():
                place = place_of((row.block, cell))
                reason = LeftoverReason.IN_LABEL
                self.leftovers.append(Leftover(text=figure, place=place, table=table, reason=reason, detail=text))

    def lose_row(
        self,
        row: TableRow,
        reason: LeftoverReason,
        keys: Sequence[str],
        *,
        table: TableKey,
        official: str,
        spot: Spot | None,
    ) -> None:
        """Leave over the figures of a known *row*, because *reason* keeps them from the cells *keys*, and note it."""
        self.leave_row_values(row, reason, table)
        self.unplaced.update(keys)
        printed = row.tail or " ".join("".join(cell.text.split()) for cell in row.figures)
        self.note(_NOTE_FOR[reason], keys, official=official, printed=printed or None, spot=spot)


_NOTE_FOR = {
    LeftoverReason.ROW_SHORT: NoteKind.ROW_SHORT,
    LeftoverReason.ROW_LONG: NoteKind.ROW_LONG,
    LeftoverReason.POSITIONS_LOST: NoteKind.POSITIONS_LOST,
    LeftoverReason.COLUMN_UNKNOWN: NoteKind.ROW_LONG,  # rows like it have more figures than the form has columns
}


def keys_of(prefix: str, columns: Mapping[str, object] | Iterable[str]) -> list[str]:
    """Return the cell keys of a row."""
    return [f"{prefix}.{column}" for column in columns]
