"""Spark on this machine: documents read in parallel, against one process; verdicts against Polars and DuckDB."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import duckdb
import polars as pl
from measure import smoke
from sample import sample
from wide_sample import made

from gov_disclosure import frames, spark
from gov_disclosure.writing import render

RULES = ("SUM", "BAL")
STYLES = ("html", "docx", "xlsx")
WRONG = "requests.received.total"
"""The cell that is made wrong in some rows, so that the three endings are there."""
PRICE = 0.05
"""Dollars for an hour of one processor, as clouds ask for them; the cost of another price is in proportion."""


def session() -> Any:
    """Return a Spark on two processors of this machine."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    started = builder.config("spark.driver.memory", "2g").config("spark.sql.shuffle.partitions", "2").getOrCreate()
    started.sparkContext.setLogLevel("ERROR")
    return started


def seconds(call: Callable[[], object]) -> float:
    """Return how long a call takes."""
    started = perf_counter()
    call()
    return perf_counter() - started


def documents(started: Any, many: int, folder: Path) -> None:
    """Read a folder with Spark and with one process."""
    written = [render(sample(), style) for style in STYLES]
    folder.mkdir()
    for number in range(many):
        (folder / f"{number}.{STYLES[number % 3]}").write_bytes(written[number % 3])
    files = sorted(folder.iterdir())

    def alone() -> None:
        for _ in frames.read_documents((str(path), path.read_bytes()) for path in files):
            pass

    def together() -> None:
        spark.read_reports(started, str(folder)).write.mode("overwrite").parquet(f"{folder}.parquet")

    together()  # the processes of Spark are started outside the clock
    one, two = seconds(alone), seconds(together)
    sys.stdout.write(f"\n{many} documents read, checked and, by Spark, written to Parquet\n")
    sys.stdout.write(f"  one process: {many / one:.1f} a second; Spark, two processors: {many / two:.1f} a second\n")
    sys.stdout.write(f"  Spark, times one process: {one / two:.2f}\n")
    hours = two * 2 / many * 1e6 / 3600
    sys.stdout.write(f"  a million: {hours:.1f} processor hours, {hours * PRICE:.2f} dollars at {PRICE} an hour\n")


def columns(started: Any, many: int, folder: Path) -> None:
    """Judge a wide table in Spark, Polars and DuckDB; the verdicts must be the same."""
    frame = made(many, blank=0.05).with_columns(
        pl.when(pl.int_range(many) % 7 == 0).then(1).otherwise(pl.col(WRONG)).alias(WRONG)
    )
    path = folder / "wide.parquet"
    frame.write_parquet(path)
    by_spark = frames.outcomes(started.read.parquet(str(path)), rules=RULES)
    found: list[pl.DataFrame] = []
    taken = seconds(lambda: found.append(pl.DataFrame([row.asDict() for row in by_spark.collect()])))
    codes = [name for name in found[0].columns if name.startswith(RULES)]
    polars = frames.outcomes(frame, rules=RULES).select("report_id", *codes).sort("report_id")
    assert found[0].select("report_id", *codes).sort("report_id").equals(polars)
    connection = duckdb.connect()
    connection.execute(frames.table_as_sql("duckdb"))
    connection.register("found", frame.to_arrow())
    connection.execute("INSERT INTO reports BY NAME SELECT * FROM found")
    by_sql = connection.sql(frames.checks_as_sql("duckdb", rules=RULES)).pl()
    assert by_sql.select("report_id", *codes).sort("report_id").equals(polars)
    sys.stdout.write(
        f"\n{many} rows judged by {len(codes)} rules: the same in Spark ({taken:.1f} s), Polars and DuckDB\n"
    )


def measure(short: bool) -> None:
    """Measure both."""
    started = session()
    with tempfile.TemporaryDirectory() as scratch:
        documents(started, 30 if short else 1_000, Path(scratch) / "documents")
        columns(started, 200 if short else 20_000, Path(scratch))
    started.stop()


if __name__ == "__main__":
    measure(smoke())
