"""A report of one edition in the terms of the other, with what was lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import final

import attrs
from attrs import frozen

from gov_disclosure import cells, forms
from gov_disclosure.cells import Value
from gov_disclosure.cells.told import told
from gov_disclosure.errors import require
from gov_disclosure.forms import Counterpart, Form
from gov_disclosure.labels import cell_label
from gov_disclosure.model import Report
from gov_disclosure.text import Lang, Text


@final
@frozen(kw_only=True)
class Loss:
    """
    A figure that a conversion could not carry over.

    ``cell``: its key in the form it came from. ``figure``: 件, or 万元 as a
    decimal. ``counterpart``: what the cell is in the other edition, and why.
    """

    cell: str
    figure: Value
    counterpart: Counterpart

    def message(self, lang: Lang = "zh") -> str:
        """Return in *lang* what was lost and why."""
        label, reason = cell_label(self.cell, lang), self.counterpart.reason[lang]
        return _LOST[lang].format(label=label, figure=self.figure, reason=reason)

    def __str__(self) -> str:
        return self.message("en")


_LOST = Text("“{label}”的 {figure}：{reason}。", "{figure} in “{label}”: {reason}.")


@final
@frozen(kw_only=True)
class Conversion:
    """
    A report in the terms of an edition.

    ``report``: with that edition's cells. ``lost``: figures that are not in it,
    or only in a sum, in the order of the form they came from. ``unknown``:
    cells of the edition that the report's own form does not print and that
    could not be told from it; they are blank, and ``as_printed`` says that the
    published form lacks them.
    """

    report: Report
    lost: tuple[Loss, ...]
    unknown: tuple[str, ...]


def to_edition(report: Report, edition: str) -> Conversion:
    """
    Return *report* in the terms of *edition*; see `gov_disclosure.forms.counterparts`.

    A cell that is several cells there is divided only if it is 0; of cells that
    are one there the sum is taken, and where one of them is blank the sum is.
    Totals are kept as printed. A report that mixes editions is converted where
    it follows the other one. Narrative and everything else stay as they are.

    Raises:
        UnknownFormError: there is no such edition.
        WrongTypeError: *report* is no `Report`.

    """
    require(report, Report, "report")
    form, own = forms.for_edition(edition), cells.form_of(report)
    if own is form:
        return Conversion(report=report, lost=(), unknown=())
    figures = cells.by_key(report)
    there = {key: told(key, figures) for key in form.cells}
    unknown = tuple(key for key, figure in there.items() if figure is None and key not in own.cells)
    kept = {key: text for key, text in report.as_printed.items() if key in form.cells}
    converted = attrs.evolve(
        report,
        form=form.edition,
        as_printed={**kept, **dict.fromkeys(unknown)},
        **cells.build_tables(form, there)._asdict(),
    )
    return Conversion(report=converted, lost=tuple(_lost(form, figures, there)), unknown=unknown)


def _lost(form: Form, figures: Mapping[str, Value], there: Mapping[str, Value]) -> Iterator[Loss]:
    (other,) = (one for one in forms.EDITIONS if one != form.edition)
    for key, figure in figures.items():
        if key in form.cells or figure is None:
            continue
        counterpart = forms.counterparts(other)[key]
        if not counterpart.cells or any(there[one] != 0 for one in counterpart.cells):
            yield Loss(cell=key, figure=figure, counterpart=counterpart)
