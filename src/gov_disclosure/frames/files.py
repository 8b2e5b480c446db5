"""Frames in files: many reports are written and read in pieces, so that memory stays small."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gov_disclosure.codec.lines import to_lines
from gov_disclosure.errors import GovDisclosureError, require_each
from gov_disclosure.files import replace_file
from gov_disclosure.frames.arguments import path_given
from gov_disclosure.frames.columns import CELL_COLUMNS, FACT_COLUMNS
from gov_disclosure.frames.engine import library
from gov_disclosure.frames.rows import Row, framed, rows
from gov_disclosure.frames.tables import each_report
from gov_disclosure.frames.tables import reports as frame_reports
from gov_disclosure.model import Report

if TYPE_CHECKING:
    import polars

_PIECE = 5_000
"""Reports that are in memory at once."""

Hashes = Iterable[str | None] | None


def pieces(found: Iterable[Row]) -> Iterator[polars.DataFrame]:
    """Yield wide frames of some thousand rows each, at least one."""
    rest = iter(found)
    yield framed(islice(rest, _PIECE))
    while piece := list(islice(rest, _PIECE)):
        yield framed(piece)


def write_parquet(path: str | Path, reports: Iterable[Report], *, source_sha256: Hashes = None) -> None:
    """
    Write reports as a wide Parquet file, piece by piece; the file appears when it is whole.

    Args:
        path: The file.
        reports: Gone through once.
        source_sha256: As in `wide`.

    Raises:
        MissingExtraError: Polars or PyArrow is not installed (extra ``frames``).
        WrongTypeError: *path* is no path.
        OSError: the file cannot be written.

    """
    write_parquet_of(path, pieces(rows(reports, source_sha256)))


def write_parquet_of(path: str | Path, frames: Iterable[polars.DataFrame]) -> None:
    """Write frames, at least one, as one Parquet file; errors as `write_parquet`."""
    _write_arrow(path_given(path), frames, library("pyarrow.parquet").ParquetWriter)


def write_ipc(path: str | Path, reports: Iterable[Report], *, source_sha256: Hashes = None) -> None:
    """Write reports as a wide file of Arrow IPC (Feather); arguments and errors as `write_parquet`."""
    _write_arrow(path_given(path), pieces(rows(reports, source_sha256)), library("pyarrow.ipc").new_file)


def _write_arrow(target: Path, frames: Iterable[polars.DataFrame], open_writer: Callable[..., Any]) -> None:
    scratch = target.with_name(f".{target.name}.partial")
    writer: Any = None
    try:
        for piece in frames:
            table = piece.to_arrow()
            writer = writer or open_writer(scratch, table.schema)
            writer.write_table(table)
        writer.close()
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)


def read_parquet(path: str | Path) -> Iterator[Report]:
    """
    Yield the reports of a wide Parquet file, some thousand in memory at once.

    Raises:
        MissingExtraError: PyArrow or Narwhals is not installed (extra ``frames``).
        FieldValueError: a row is no report.
        WrongTypeError: *path* is no path.
        OSError: the file cannot be read, or is no Parquet file.

    """
    arrow, parquet = library("pyarrow"), library("pyarrow.parquet")
    try:
        with parquet.ParquetFile(path_given(path)) as file:
            for batch in _batches(file, _PIECE):
                yield from frame_reports(arrow.Table.from_batches([batch]))
    except arrow.ArrowException as error:
        raise OSError(str(error)) from None


def parquet_rows(path: str | Path, rows: int) -> Iterator[tuple[int, bytes]]:
    """
    Yield at most so many *rows* of a Parquet file at a time, with their number, as bytes for `reports_of_rows`.

    Their reports can so be made in another process, which needs no more of the file; errors as `parquet_pieces`.
    """
    arrow, parquet = library("pyarrow"), library("pyarrow.parquet")
    try:
        with parquet.ParquetFile(path_given(path)) as file:
            for batch in _batches(file, rows):
                yield _packed(batch)
    except arrow.ArrowException as error:
        raise OSError(str(error)) from None


def csv_rows(path: str | Path, rows: int) -> Iterator[tuple[int, bytes]]:
    """Yield the rows of a wide CSV file as `parquet_rows` does; errors as `read_csv`."""
    for batch in _csv_batches(path_given(path)):
        for start in range(0, batch.num_rows, rows):
            yield _packed(batch.slice(start, rows))


def _packed(batch: Any) -> tuple[int, bytes]:
    arrow = library("pyarrow")
    sink = arrow.BufferOutputStream()
    with arrow.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return batch.num_rows, sink.getvalue().to_pybytes()


def reports_of_rows(data: bytes) -> Iterator[Report | GovDisclosureError]:
    """Yield the report of each row that `parquet_rows` or `csv_rows` gave, or what is wrong with the row."""
    arrow = library("pyarrow")
    with arrow.ipc.open_stream(data) as stream:
        yield from each_report(stream.read_all())


def parquet_pieces(path: str | Path, rows: int = 20_000) -> Iterator[polars.DataFrame]:
    """
    Yield a Parquet file as frames of at most so many *rows*, one in memory at once, for `outcomes` and the like.

    Raises:
        MissingExtraError: PyArrow or Polars is not installed (extra ``frames``).
        WrongTypeError: *path* is no path.
        OSError: the file cannot be read, or is no Parquet file.

    """
    arrow, parquet, pl = library("pyarrow"), library("pyarrow.parquet"), library("polars")
    try:
        with parquet.ParquetFile(path_given(path)) as file:
            for batch in _batches(file, rows):
                yield pl.from_arrow(batch)
    except arrow.ArrowException as error:
        raise OSError(str(error)) from None


def _batches(file: Any, rows: int) -> Iterator[Any]:
    """Yield the batches of a Parquet file, row group by row group: what was read of one is then let go."""
    for group in range(file.num_row_groups):
        yield from file.iter_batches(batch_size=rows, row_groups=[group])


def read_ipc(path: str | Path) -> Iterator[Report]:
    """
    Yield the reports of a wide file of Arrow IPC, one piece in memory at once; errors as `read_parquet`.

    A piece is what was written at once: 5,000 reports in a file of `write_ipc`.
    """
    arrow, ipc = library("pyarrow"), library("pyarrow.ipc")
    try:
        with arrow.OSFile(str(path_given(path))) as opened, ipc.open_file(opened) as file:
            for number in range(file.num_record_batches):
                yield from frame_reports(arrow.Table.from_batches([file.get_batch(number)]))
    except arrow.ArrowException as error:
        raise OSError(str(error)) from None


def csv_pieces(reports: Iterable[Report], *, source_sha256: Hashes = None) -> Iterator[bytes]:
    """Yield reports as a wide CSV file in UTF-8 with a byte-order mark, as Excel wants it, piece by piece."""
    for number, piece in enumerate(pieces(rows(reports, source_sha256))):
        yield piece.write_csv(include_header=number == 0, include_bom=number == 0).encode()


def write_csv(path: str | Path, reports: Iterable[Report], *, source_sha256: Hashes = None) -> None:
    """
    Write reports as a wide CSV file in UTF-8 with a byte-order mark, as Excel wants it; arguments as `write_parquet`.

    Raises:
        MissingExtraError: Polars is not installed (extra ``frames``).
        WrongTypeError: *path* is no path.
        OSError: the file cannot be written.

    """
    replace_file(path_given(path), csv_pieces(reports, source_sha256=source_sha256))


def read_csv(path: str | Path) -> Iterator[Report]:
    """
    Yield the reports of a wide CSV file in UTF-8, with or without a byte-order mark, some thousand in memory at once.

    Figures and amounts are read as they are written, without floating-point numbers in between.

    Raises:
        MissingExtraError: PyArrow or Narwhals is not installed (extra ``frames``).
        FieldValueError: a row is no report.
        WrongTypeError: *path* is no path.
        OSError: the file cannot be read, or is no table.

    """
    arrow = library("pyarrow")
    for batch in _csv_batches(path_given(path)):
        yield from frame_reports(arrow.Table.from_batches([batch]))


def _csv_batches(path: Path) -> Iterator[Any]:
    arrow, csv = library("pyarrow"), library("pyarrow.csv")
    texts = csv.ConvertOptions(
        column_types=dict.fromkeys((*FACT_COLUMNS, *CELL_COLUMNS), arrow.string()),
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
        null_values=[""],
    )
    lines = csv.ParseOptions(newlines_in_values=True)
    try:
        with csv.open_csv(path, convert_options=texts, parse_options=lines) as batches:
            yield from batches
    except arrow.ArrowException as error:
        raise OSError(str(error)) from None


def write_ndjson(path: str | Path, reports: Iterable[Report]) -> None:
    """
    Write reports as JSON lines, a report document on each, narrative and all.

    Raises:
        WrongTypeError: *path* is no path.
        OSError: the file cannot be written.

    """
    replace_file(path_given(path), to_lines(require_each(reports, Report, "reports")))
