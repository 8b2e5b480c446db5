"""Frames in files: many reports are written and read in pieces, so that memory stays small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gov_disclosure.codec import loads
from gov_disclosure.codec.lines import numbered_lines, to_lines
from gov_disclosure.files import replace_file
from gov_disclosure.frames.columns import COLUMNS, identified, row
from gov_disclosure.frames.engine import library
from gov_disclosure.frames.tables import polars_type
from gov_disclosure.frames.tables import reports as frame_reports
from gov_disclosure.model import Report

if TYPE_CHECKING:
    import polars

_PIECE = 5_000
"""Reports that are in memory at once."""


def _pieces(reports: Iterable[Report], hashes: Iterable[str | None] | None) -> Iterator[polars.DataFrame]:
    """Yield wide frames of some thousand reports each, at least one; ids go on from one to the next."""
    pl = library("polars")
    given = repeat(None) if hashes is None else iter(hashes)
    rest = zip(identified(reports), given, strict=False)
    schema = {name: polars_type(kind) for name, kind in COLUMNS.items()}
    first = True
    while True:
        piece = [row(report, name, sha256) for (name, report), sha256 in islice(rest, _PIECE)]
        if not piece and not first:
            return
        first = False
        yield pl.DataFrame(piece, schema=schema)


def write_parquet(
    path: str | Path, reports: Iterable[Report], *, source_sha256: Iterable[str | None] | None = None
) -> None:
    """
    Write reports as a wide Parquet file, piece by piece; the file appears when it is whole.

    Args:
        path: The file.
        reports: Gone through once.
        source_sha256: As in `wide`.

    Raises:
        MissingExtraError: Polars or PyArrow is not installed (extra ``frames``).
        OSError: the file cannot be written.

    """
    parquet = library("pyarrow.parquet")
    target = Path(path)
    scratch = target.with_name(f".{target.name}.partial")
    writer: Any = None
    try:
        for piece in _pieces(reports, source_sha256):
            table = piece.to_arrow()
            writer = writer or parquet.ParquetWriter(scratch, table.schema)
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
        OSError: the file cannot be read, or is no Parquet file.

    """
    arrow, parquet = library("pyarrow"), library("pyarrow.parquet")
    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_PIECE):
                yield from frame_reports(arrow.Table.from_batches([batch]))
    except arrow.ArrowException as error:
        raise OSError(str(error)) from None


def csv_pieces(reports: Iterable[Report], *, source_sha256: Iterable[str | None] | None = None) -> Iterator[bytes]:
    """Yield reports as a wide CSV file in UTF-8 with a byte-order mark, as Excel wants it, piece by piece."""
    for number, piece in enumerate(_pieces(reports, source_sha256)):
        yield piece.write_csv(include_header=number == 0, include_bom=number == 0).encode()


def write_csv(
    path: str | Path, reports: Iterable[Report], *, source_sha256: Iterable[str | None] | None = None
) -> None:
    """
    Write reports as a wide CSV file in UTF-8 with a byte-order mark, as Excel wants it; arguments as `write_parquet`.

    Raises:
        MissingExtraError: Polars is not installed (extra ``frames``).
        OSError: the file cannot be written.

    """
    replace_file(Path(path), csv_pieces(reports, source_sha256=source_sha256))


def write_ndjson(path: str | Path, reports: Iterable[Report]) -> None:
    """
    Write reports as JSON lines, a report document on each, narrative and all.

    Raises:
        OSError: the file cannot be written.

    """
    replace_file(Path(path), to_lines(reports))


def read_ndjson(path: str | Path) -> Iterator[Report]:
    """
    Yield the report of each line of a file of JSON lines; empty lines are passed over.

    Raises:
        DocumentError: a line is no report; names file and line.
        OSError: the file cannot be read.

    """
    for number, line in numbered_lines(Path(path)):
        yield loads(line, source=f"{path}:{number}")
