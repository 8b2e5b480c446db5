"""JSON lines as reports, and as frames without a `Report` in between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gov_disclosure.cells.join import form_of, form_printed, values_by
from gov_disclosure.codec import loads
from gov_disclosure.codec.lines import numbered_lines
from gov_disclosure.codec.plain_read import read_plain
from gov_disclosure.frames.arguments import path_given
from gov_disclosure.frames.columns import Names, facts
from gov_disclosure.frames.engine import library
from gov_disclosure.frames.files import pieces, write_parquet_of
from gov_disclosure.frames.rows import Row
from gov_disclosure.model import Report

if TYPE_CHECKING:
    import polars


def read_ndjson(path: str | Path) -> Iterator[Report]:
    """
    Yield the report of each line of a file of JSON lines; empty lines are passed over.

    Raises:
        DocumentError: a line is no report; names file and line.
        WrongTypeError: *path* is no path.
        OSError: the file cannot be read.

    """
    for number, line in numbered_lines(path_given(path)):
        yield loads(line, source=f"{path}:{number}")


def wide_ndjson(path: str | Path) -> polars.DataFrame:
    """
    Return the wide frame of a file of JSON lines, without a `Report` in between; empty lines are passed over.

    The same frame as ``wide(read_ndjson(path))``, in half the time.

    Raises:
        MissingExtraError: Polars is not installed (extra ``frames``).
        DocumentError: a line is no report; names file and line.
        WrongTypeError: *path* is no path.
        OSError: the file cannot be read.

    """
    pl = library("polars")
    found: polars.DataFrame = pl.concat(pieces(_rows(path_given(path))))
    return found


def ndjson_to_parquet(source: str | Path, target: str | Path) -> None:
    """
    Write the reports of a file of JSON lines as a wide Parquet file, piece by piece; see `wide_ndjson`.

    Raises:
        MissingExtraError: Polars or PyArrow is not installed (extra ``frames``).
        DocumentError: a line is no report; names file and line. Nothing is written then.
        WrongTypeError: what should be a path is none.
        OSError: a file cannot be read or written.

    """
    write_parquet_of(path_given(target, "target"), pieces(_rows(path_given(source, "source"))))


def _rows(path: Path) -> Iterator[Row]:
    names = Names()
    for number, line in numbered_lines(path):
        plain = read_plain(line.rstrip(b"\r\n"))
        if plain is None:
            report = loads(line, source=f"{path}:{number}")
            form = form_of(report)
        else:
            report = plain.report
            undivided = report.requests.outcomes.otherwise_handled.undivided is not None
            form = form_printed(report.form, plain.table_two, undivided=undivided)
        yield Row(facts(report, form, names.of(report)), form, values_by(form, report))
