"""A wide frame in the terms of one edition, and what of it was lost; see `gov_disclosure.comparison.to_edition`."""

from __future__ import annotations

from functools import reduce
from operator import add, and_
from typing import Any

from gov_disclosure import forms
from gov_disclosure.forms import BLOCK_KEYS, Form
from gov_disclosure.frames.columns import CELL_COLUMNS, LAYOUT
from gov_disclosure.frames.engine import Columns
from gov_disclosure.frames.relations import Condition, printed_by

_ABOUT = ("report_id", "year", "organ", "level")


def to_edition(frame: Any, edition: str) -> Any:
    """
    Return a wide frame with the cells of one edition in every row, null where the row's own form does not tell them.

    A cell that is several cells there is divided only if it is 0; of cells
    that are one there the sum is taken, and where one of them is blank the sum
    is. Cells of the other edition are null. ``as_printed`` is null in the rows
    that change: it is of the form that was printed.

    Any engine that Narwhals drives; the same kind comes back, lazy if it was lazy.

    Raises:
        MissingExtraError: Narwhals is not installed (extra ``frames``).
        UnknownFormError: there is no such edition.
        WrongTypeError: *frame* is no frame.
        MissingColumnsError: the frame lacks the column ``form``.

    """
    form, columns = forms.for_edition(edition), Columns(frame)
    columns.require("form")
    rows = _Rows(columns)
    changed = {key: rows.told(key, form) for key in CELL_COLUMNS if key in columns.types and printed_by(key)}
    added = {key: rows.told(key, form) for key in CELL_COLUMNS if key not in columns.types and rows.is_told(key, form)}
    facts = rows.facts(form)
    found = columns.frame.with_columns(
        *(one.alias(columns.inside(key)) for key, one in {**changed, **added, **facts}.items())
    )
    return columns.native(found, added)


def lost(frame: Any, edition: str) -> Any:
    """
    Return a row for each figure that `to_edition` could not carry over: report, cell, kind, figure.

    ``kind``: what the cell is in the other edition, ``dropped``, ``split`` or
    ``merged``. ``figure`` is a floating-point number. Engines and errors: see
    `to_edition`.
    """
    form, columns = forms.for_edition(edition), Columns(frame)
    columns.require("form")
    of, rows = columns.of, _Rows(columns)
    (other,) = (one for one in forms.EDITIONS if one != edition)
    about = [name for name in _ABOUT if name in columns.types]
    parts = [
        columns.frame.filter(rows.loses(key, form)).select(
            *about,
            of.lit(key).alias("cell"),
            of.lit(counterpart.kind).alias("kind"),
            columns.figure(key).cast(of.Float64).alias("figure"),
        )
        for key, counterpart in forms.counterparts(other).items()
        if key in columns.types and counterpart.kind != "exact"
    ]
    if not parts:
        return columns.given_back(columns.frame.select(*about).head(0))
    return columns.given_back(of.concat(parts, how="vertical"))


class _Rows:
    """Expressions of cells by what each row's own form prints."""

    def __init__(self, columns: Columns) -> None:
        self._columns, self._of = columns, columns.of

    def is_told(self, key: str, form: Form) -> bool:
        """Whether some row may tell a cell of *form* that the frame has no column for."""
        sources = forms.counterparts(form.edition)[key].cells if key in form.cells else ()
        return bool(sources) and all(one in self._columns.types for one in sources)

    def told(self, key: str, form: Form) -> Any:
        """Return the figure of a cell that not every form prints, as a cell of *form*."""
        of = self._of
        if key not in form.cells:
            column = self._columns.figure(key)
            return of.when(column.is_null() & ~column.is_null()).then(column)  # null, in the type of the column
        printed = of.when(self._prints(key)).then(self._columns.figure(key)) if key in self._columns.types else None
        if not self.is_told(key, form):
            return printed
        counterpart = forms.counterparts(form.edition)[key]
        total = reduce(add, map(self._own, counterpart.cells))
        found = (total if counterpart.kind == "split" else of.when(total == 0).then(total)).cast(
            self._columns.types.get(key, of.Int64)
        )
        return found if printed is None else printed.otherwise(found)

    def loses(self, key: str, form: Form) -> Any:
        """Return whether a row has a figure in a cell of the other edition that *form* does not tell."""
        (other,) = (one for one in forms.EDITIONS if one != form.edition)
        there = self._prints(key) & ~self._columns.figure(key).is_null()
        counterpart = forms.counterparts(other)[key]
        if counterpart.kind == "split":
            return there & (self._columns.figure(key) != 0)
        if counterpart.kind == "merged":
            (whole,) = counterpart.cells
            parts = forms.counterparts(form.edition)[whole].cells
            if any(part not in self._columns.types for part in parts):
                return there
            return there & ~(reduce(add, map(self._own, parts)) == 0).fill_null(False)
        return there

    def facts(self, form: Form) -> dict[str, Any]:
        """Return the edition and the layout of every row, and printed texts where they stay."""
        of, types = self._of, self._columns.types
        layout = {f"{LAYOUT}{block}": form.blocks.get(block) for block in BLOCK_KEYS}
        found = {name: of.lit(edition, of.String) for name, edition in layout.items() if name in types}
        stays = [self._is((name, edition)) for name, edition in layout.items() if name in types and edition]
        stays += [of.col(name).is_null() for name, edition in layout.items() if name in types and not edition]
        if "form" in types:
            found["form"] = of.lit(form.edition, of.String)
            stays.append(self._is(("form", form.edition)))
        if "as_printed" in types and stays:
            found["as_printed"] = of.when(reduce(and_, stays)).then(of.col("as_printed"))
        return found

    def _own(self, key: str) -> Any:
        """Return the figure of a cell where the row's form prints it, null elsewhere."""
        return self._of.when(self._prints(key)).then(self._columns.figure(key))

    def _prints(self, key: str) -> Any:
        condition = printed_by(key)
        return self._of.lit(True) if condition is None else self._is(condition)

    def _is(self, condition: Condition) -> Any:
        column, edition = condition
        name = column if column in self._columns.types else "form"
        return (self._of.col(name) == edition).fill_null(False)
