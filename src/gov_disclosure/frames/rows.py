"""Rows of reports, and frames of rows: made column by column, which takes a fraction of the time that rows take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Any

from attrs import frozen

from gov_disclosure import cells
from gov_disclosure.forms import Form
from gov_disclosure.frames.columns import CELL_COLUMNS, FACT_COLUMNS, Kind, Names, facts
from gov_disclosure.frames.engine import library
from gov_disclosure.model import Report

if TYPE_CHECKING:
    import polars


@frozen
class Row:
    """A report as a row: its facts in the order of `FACT_COLUMNS`, its form, and the figures in the form's order."""

    facts: tuple[Any, ...]
    form: Form
    figures: tuple[Any, ...]


def rows(reports: Iterable[Report], hashes: Iterable[str | None] | None = None) -> Iterator[Row]:
    """Yield a row for each report; the narrative is in no column."""
    given = repeat(None) if hashes is None else iter(hashes)
    names = Names()
    for report, sha256 in zip(reports, given, strict=False):
        form = cells.form_of(report)
        yield Row(facts(report, form, names.of(report), sha256), form, cells.values(report))


def polars_type(kind: Kind) -> Any:
    """Return the type of a column in Polars: amounts are exact decimals, with as many places as a report may have."""
    pl = library("polars")
    return {
        "text": pl.String,
        "date": pl.Date,
        "year": pl.Int32,
        "count": pl.Int64,
        "amount": pl.Decimal(38, 12),
    }[kind]


def framed(found: Iterable[Row]) -> polars.DataFrame:
    """
    Return a wide frame of rows, in their order.

    Raises:
        MissingExtraError: Polars is not installed (extra ``frames``).

    """
    pl = library("polars")
    listed = list(found)
    by_form: dict[int, list[int]] = {}  # a form is compared by identity
    for at, row in enumerate(listed):
        by_form.setdefault(id(row.form), []).append(at)
    parts = [_of_one_form([listed[at] for at in places]) for places in by_form.values()] or [_of_one_form([])]
    if len(parts) == 1:
        return parts[0]
    order = pl.Series([at for places in by_form.values() for at in places]).arg_sort()
    whole: polars.DataFrame = pl.concat(parts)[order]
    return whole


def _of_one_form(found: Sequence[Row]) -> polars.DataFrame:
    pl = library("polars")
    about = zip(*(row.facts for row in found), strict=True) if found else repeat(())
    figures = zip(*(row.figures for row in found), strict=True)
    known = dict(zip(found[0].form.cells, figures, strict=True)) if found else {}
    blank = (None,) * len(found)
    columns = [
        *(
            pl.Series(name, column, polars_type(FACT_COLUMNS[name]))
            for name, column in zip(FACT_COLUMNS, about, strict=False)
        ),
        *(pl.Series(key, known.get(key, blank), polars_type(kind)) for key, kind in CELL_COLUMNS.items()),
    ]
    frame: polars.DataFrame = pl.DataFrame(columns)
    return frame
