"""Reports as frames, wide and long, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from gov_disclosure.cells import by_key, form_of
from gov_disclosure.errors import GovDisclosureError, require_each
from gov_disclosure.frames.columns import CELL_COLUMNS, FACT_COLUMNS, Names, facts, report_of
from gov_disclosure.frames.engine import Columns, library
from gov_disclosure.frames.rows import framed, polars_type, rows
from gov_disclosure.model import Report

if TYPE_CHECKING:
    import polars

_LONG_FACTS = ("report_id", "year", "organ", "level", "division_code")


def wide(reports: Iterable[Report], *, source_sha256: Iterable[str | None] | None = None) -> polars.DataFrame:
    """
    Return one row a report, one column a cell key, as a Polars frame (``.to_pandas()``, ``.to_arrow()`` for others).

    Columns are `FACT_COLUMNS`, then `CELL_COLUMNS`; both editions share them.
    A cell is null where nothing is printed and where the form has no such cell;
    ``as_printed`` tells the two apart. The narrative is in no column.

    Args:
        reports: Gone through once.
        source_sha256: The hash of the file that each report was read from, in the same order.

    Raises:
        MissingExtraError: Polars is not installed (extra ``frames``).
        WrongTypeError: what should be reports or hashes are none.
        FieldValueError: there are not as many hashes as reports.

    """
    return framed(rows(reports, source_sha256))


def long(reports: Iterable[Report]) -> polars.DataFrame:
    """
    Return one row a cell: report, year, organ, level, division code, cell key, figure, printed text.

    Each report has the cells of its own form. ``figure`` is a decimal, as
    amounts are; ``printed`` is null where the plain figure is printed, ``""``
    where the cell is printed blank. A cell that the published form lacks has
    ``lacking``.

    Raises:
        MissingExtraError: Polars is not installed (extra ``frames``).
        WrongTypeError: what should be reports are none.

    """
    pl = library("polars")
    schema = {name: polars_type(FACT_COLUMNS[name]) for name in _LONG_FACTS}
    schema |= {"cell": pl.String, "figure": polars_type("amount"), "printed": pl.String, "lacking": pl.Boolean}
    found: polars.DataFrame = pl.DataFrame(list(_long_rows(reports)), schema=schema, orient="row")
    return found


def _long_rows(reports: Iterable[Report]) -> Iterator[tuple[Any, ...]]:
    names = Names()
    for report in require_each(reports, Report, "reports"):
        known = dict(zip(FACT_COLUMNS, facts(report, form_of(report), names.of(report)), strict=True))
        about = tuple(known[column] for column in _LONG_FACTS)
        printed = report.as_printed
        for key, figure in by_key(report).items():
            yield (*about, key, figure, printed.get(key), key in printed and printed[key] is None)


def reports(frame: Any) -> Iterator[Report]:
    """
    Yield the reports of a wide frame of any engine: figures, identity and printed texts, without the narrative.

    A lazy frame is collected. Columns that a report does not need may be missing, cells that are missing are blank.

    Raises:
        MissingExtraError: Narwhals is not installed (extra ``frames``).
        WrongTypeError: *frame* is no frame.
        MissingColumnsError: the frame has not the form, the year and the organ of its rows.
        FieldValueError: a value cannot be.

    """
    for found in each_report(frame):
        if isinstance(found, GovDisclosureError):
            raise found
        yield found


def each_report(frame: Any) -> Iterator[Report | GovDisclosureError]:
    """Do what `reports` does; what is wrong with a row is yielded in place of its report, and the others go on."""
    columns = Columns(frame)
    columns.require("form", "year", "organ")
    needed = [name for name in columns.names if name in FACT_COLUMNS or name in CELL_COLUMNS]
    found = columns.frame.select(*map(columns.inside, needed))
    if isinstance(found, columns.of.LazyFrame):
        found = found.collect()
    for row in found.iter_rows():
        try:
            yield report_of(dict(zip(needed, row, strict=True)))
        except GovDisclosureError as error:
            yield error
