"""Rows of reports, and frames of rows: made column by column, which takes a fraction of the time that rows take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Sized
from itertools import repeat
from typing import TYPE_CHECKING, Any

from attrs import frozen

from gov_disclosure import cells
from gov_disclosure.errors import FieldValueError, require, require_each, require_several
from gov_disclosure.forms import Form
from gov_disclosure.frames.columns import CELL_COLUMNS, FACT_COLUMNS, Kind, Names, facts
from gov_disclosure.frames.engine import library
from gov_disclosure.model import Report
from gov_disclosure.text import Text

if TYPE_CHECKING:
    import polars


@frozen
class Row:
    """A report as a row: its facts in the order of `FACT_COLUMNS`, its form, and the figures in the form's order."""

    facts: tuple[Any, ...]
    form: Form
    figures: tuple[Any, ...]


def rows(reports: Iterable[Report], hashes: Iterable[str | None] | None = None) -> Iterator[Row]:
    """
    Yield a row for each report; the narrative is in no column.

    Raises:
        WrongTypeError: what should be reports or hashes are none.
        FieldValueError: there are not as many hashes as reports.

    """
    names = Names()
    for report, sha256 in _with_hashes(require_each(reports, Report, "reports"), hashes):
        form = cells.form_of(report)
        yield Row(facts(report, form, names.of(report), sha256), form, cells.values(report))


def _with_hashes(reports: Iterable[Report], hashes: Iterable[str | None] | None) -> Iterator[tuple[Report, str | None]]:
    if hashes is None:
        yield from ((report, None) for report in reports)
        return
    given = iter(require_several(hashes, "Iterable[str]", "source_sha256"))
    for report in reports:
        sha256 = next(given, _NO_MORE)
        if sha256 is _NO_MORE:
            raise FieldValueError("frame", "source_sha256", _ONE_EACH, None)
        if sha256 is not None:
            require(sha256, str, "source_sha256")
        yield report, sha256
    # What comes one by one may have no end.
    if isinstance(hashes, Sized) and (left := next(given, _NO_MORE)) is not _NO_MORE:
        raise FieldValueError("frame", "source_sha256", _ONE_EACH, left)


_NO_MORE: Any = object()
_ONE_EACH = Text("每份报告一个", "one for each report")


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
