"""What matching found out, and the tables that follow from it once the figures are read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import frozen

from gov_disclosure import forms
from gov_disclosure.cells import build_tables
from gov_disclosure.figures import Figure, has_digit, read_figure
from gov_disclosure.forms import CellForm, Form
from gov_disclosure.model import Disputes, Note, NoteKind, ProactiveDisclosure, Requests
from gov_disclosure.reading.result import Leftover, LeftoverReason, Places, Spot, place_of
from gov_disclosure.reading.tables.gathered import Departure


@frozen(kw_only=True)
class Tables:
    """The three tables as read, in the form they follow, with what reading them brought to light."""

    form: Form
    disclosure: ProactiveDisclosure
    requests: Requests
    disputes: Disputes
    as_printed: dict[str, str | None]
    places: Places
    leftovers: tuple[Leftover, ...]
    notes: tuple[Note, ...]


@frozen(kw_only=True)
class Matched:
    """
    Which cell of a document is which cell of the form, before any figure is read.

    ``spots`` and ``texts``: cell key to the cell that holds it, figure or
    blank, and to that cell's text. ``units``, ``blank``, ``unplaced``,
    ``departures`` and ``leftovers``: as in `Found`. ``any_printed``: whether a
    row of a statutory table is printed at all. ``votes``: the edition of each
    block of table two that is printed. ``blocks``: the edition of its blocks,
    as far as they say it. ``shape``: the edition that （六）其他处理 of table
    three follows, ``None`` where it is not printed.
    """

    spots: Mapping[str, Spot]
    texts: Mapping[str, str]
    units: Mapping[str, str]
    blank: Collection[str]
    unplaced: Collection[str]
    departures: Sequence[Departure]
    leftovers: Sequence[Leftover]
    any_printed: bool
    votes: Sequence[str]
    blocks: Mapping[str, str | None]
    shape: str | None

    def tables(self, year: int, digits: int) -> Tables:
        """
        Read all figures and build the tables.

        Args:
            year: decides the form where nothing is printed.
            digits: longest figure that is read.

        """
        form = self._form(year)
        values: dict[str, int | Decimal | None] = {}
        printed: dict[str, str | None] = {}
        leftovers = list(self.leftovers)
        for key in form.cells:
            text = self.texts.get(key)
            if text is None:
                if key in self.blank:
                    printed[key] = ""
                elif key not in self.unplaced:
                    printed[key] = None
                continue
            figure = read_figure(text, form.cells[key].kind, self._unit(key, form), digits)
            values[key] = figure.value
            if figure.printed is not None:
                printed[key] = figure.printed
            if figure.rest is not None:
                leftovers.append(_rest(figure, self.spots[key], form.cells[key]))
        leftovers += _unselected(self.spots, form)
        printed.update({key: cell.broken for key, (_, cell) in self.spots.items() if cell.broken and key in form.cells})
        disclosure, requests, disputes = build_tables(form, values)
        return Tables(
            form=form,
            disclosure=disclosure,
            requests=requests,
            disputes=disputes,
            as_printed=printed,
            places=Places(form.cells, self.spots),
            leftovers=tuple(leftovers),
            notes=tuple(
                [
                    departure.note()
                    for departure in (
                        *self.departures,
                        *_struck(self.spots, form),
                        *_broken(self.spots, form),
                        *_mixture(form),
                    )
                ]
            ),
        )

    def _unit(self, key: str, form: Form) -> str | None:
        return self.units.get(key) if key in form.amounts else None

    def _form(self, year: int) -> Form:
        edition = _majority(self.votes, self.shape, year)
        blocks = {**self.blocks, "otherwise_handled": self.shape} if self.shape else self.blocks
        return forms.mixed(edition, blocks)


def _rest(figure: Figure, spot: Spot, cell: CellForm) -> Leftover:
    """Return what of a cell's text went into no cell."""
    return Leftover(
        text=figure.rest or "",
        place=place_of(spot),
        table=cell.table,
        reason=LeftoverReason(figure.why or "not_a_figure"),
        detail=cell.zh,
    )


def _struck(spots: Mapping[str, Spot], form: Form) -> Iterator[Departure]:
    """Yield a note for each cell that is blank because all that stood in it is struck out."""
    for key, spot in spots.items():
        if spot[1].struck and not spot[1].text and key in form.cells:
            yield Departure(NoteKind.CELL_STRUCK, (key,), form.cells[key].zh, spot[1].struck, spot)


def _broken(spots: Mapping[str, Spot], form: Form) -> Iterator[Departure]:
    """Yield a note for each figure that is put together from several lines."""
    for key, spot in spots.items():
        if spot[1].broken and key in form.cells:
            yield Departure(NoteKind.FIGURE_BROKEN, (key,), form.cells[key].zh, spot[1].broken, spot)


def _unselected(spots: Mapping[str, Spot], form: Form) -> Iterator[Leftover]:
    """Yield the figures that form fields offer and do not show."""
    for key, spot in spots.items():
        for text in spot[1].unselected:
            if has_digit(text) and key in form.cells:
                cell = form.cells[key]
                reason = LeftoverReason.UNSELECTED
                yield Leftover(text=text, place=place_of(spot), table=cell.table, reason=reason, detail=cell.zh)


def _mixture(form: Form) -> Iterator[Departure]:
    """Yield a note for each block that follows another edition than the form as a whole."""
    for block in form.disclosure_blocks:
        if block.edition != form.edition:
            cells = [key for key, cell in form.cells.items() if cell.row[:1] == (block.zh,)]
            kind = NoteKind.BLOCK_FROM_OTHER_EDITION
            yield Departure(kind, tuple(cells), block.zh, block.edition, None)
    if form.blocks["otherwise_handled"] != form.edition:
        cells = [key for key in form.cells if ".otherwise_handled." in key]
        merged = form.blocks["otherwise_handled"] == "2019"
        kind = NoteKind.ROW_MERGED if merged else NoteKind.BLOCK_FROM_OTHER_EDITION
        label = form.otherwise_handled.zh
        yield Departure(kind, tuple(cells), label, label if merged else form.blocks["otherwise_handled"], None)


def _majority(votes: Sequence[str], shape: str | None, year: int) -> str:
    counts = {edition: votes.count(edition) for edition in forms.EDITIONS}
    best = max(counts.values())
    leading = [edition for edition, count in counts.items() if count == best]
    if best and len(leading) == 1:
        return leading[0]
    if shape in leading:
        return str(shape)
    first = forms.EDITIONS[0]
    return forms.for_year(max(year, forms.for_edition(first).years[0])).edition
