"""
Published reports on a Spark cluster: documents of all formats, read in parallel into one frame.

The checks on columns (`gov_disclosure.frames`) run on that frame where it is.
Needs the extra ``spark``, and Java.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from gov_disclosure.document import DEFAULT_LIMITS
from gov_disclosure.errors import (
    FieldValueError,
    GovDisclosureError,
    LimitError,
    MissingExtraError,
    WrongTypeError,
    require,
    require_all,
)
from gov_disclosure.frames.arguments import require_blank
from gov_disclosure.frames.documents import documents_schema, read_documents
from gov_disclosure.relations.linear import Blank
from gov_disclosure.text import Text

if TYPE_CHECKING:
    import pyarrow  # type: ignore[import-untyped]
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["read_reports"]


def read_reports(
    spark: SparkSession, paths: str | Iterable[str], *, glob: str | None = None, blank: Blank = "unknown"
) -> DataFrame:
    """
    Return one row a document: path, what kept it from being read, the report, its findings and what was left over.

    Columns are `frames.DOCUMENT_COLUMNS`. Nothing is read before the frame is
    used, and then each time it is: write it to Parquet first. A file that cannot
    be read is a row with its error and stops nothing. A task holds the files of
    one partition: some 30 small ones as Spark is set by default. Spark passes
    over files without a single byte.

    Args:
        spark: The session; its workers need this library with the extras of the formats.
        paths: Files or folders, read with all folders in them, as Spark names them (``hdfs://``, ``s3a://``…).
        glob: Which names of files are meant, such as ``*.{html,pdf,docx}``; ``None`` for all.
        blank: As in `gov_disclosure.check`.

    Raises:
        MissingExtraError: PySpark is not installed (extra ``spark``).
        WrongTypeError: *spark* is no session, or *paths* or *glob* no text.
        FieldValueError: there are no paths, or *blank* is no such reading.

    """
    try:
        from pyspark.sql.functions import col, lit
        from pyspark.sql.pandas.types import from_arrow_schema
    except ModuleNotFoundError as error:
        raise MissingExtraError("spark", Text("Spark", "Spark"), str(error.name)) from None
    if not hasattr(type(spark), "read"):  # sessions of Spark Connect are of a class of their own
        raise WrongTypeError("spark", ("SparkSession",), type(spark).__name__)
    listed = [paths] if isinstance(paths, str) else list(require_all(paths, str, "paths"))
    if not listed:
        raise FieldValueError("read_reports", "paths", _SOME, paths)
    if glob is not None:
        require(glob, str, "glob")
    require_blank(blank, "read_reports")
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    if glob is not None:
        reader = reader.option("pathGlobFilter", glob)
    files = reader.load(listed)
    largest = DEFAULT_LIMITS.file_bytes
    # The content of a file that is too large is never loaded: Spark holds no more than 2 GiB in a row.
    too_large = files.where(col("length") > largest).select("path", "length", lit(None).cast("binary").alias("content"))
    small = files.where(col("length") <= largest).select("path", "length", "content")
    return small.unionAll(too_large).mapInArrow(partial(_partition, blank=blank), from_arrow_schema(documents_schema()))


_SOME = Text("至少一个路径", "at least one path")


def _partition(batches: Iterable[pyarrow.RecordBatch], blank: Blank) -> Iterator[pyarrow.RecordBatch]:
    return read_documents((file for batch in batches for file in _files(batch)), blank=blank)


def _files(batch: Any) -> Iterator[tuple[str, bytes | GovDisclosureError]]:
    for path, length, content in zip(*batch.columns, strict=True):
        data = content.as_py()
        name = path.as_py()
        yield name, _limit(name, length.as_py()) if data is None else data


def _limit(path: str, length: int) -> LimitError:
    return LimitError("file_bytes", DEFAULT_LIMITS.file_bytes, length, path)
