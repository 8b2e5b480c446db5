"""Files of many reports: Parquet to verdicts against reading the file, JSON lines to a frame against other readers."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import attrs
import duckdb
import orjson
import polars as pl
from measure import at_least, bar, show, smoke, times
from sample import sample
from wide_sample import made

from gov_disclosure import dumps, frames

ROWS, LINES = 200_000, 5_000


def parquet(folder: Path, blank: float, most: float, *, short: bool) -> None:
    """Print what Parquet to verdicts takes, times reading the file."""
    path = folder / "reports.parquet"
    made(5_000 if short else ROWS, blank=blank).write_parquet(path)
    found = times(
        {
            "read": lambda: pl.read_parquet(path),
            "read and checked": lambda: frames.outcomes(pl.read_parquet(path), rules=("SUM", "BAL")),
        },
        short=short,
        calls=1,
        rounds=15,
    )
    show(f"Parquet of {path.stat().st_size / 1e6:.1f} MB, {blank:.0%} of the rows with blanks", found, "read")
    bar("file to verdicts, times reading", found["read and checked"] / found["read"], most)


def lines(folder: Path, *, short: bool) -> None:
    """Print what JSON lines to a frame takes, beside orjson and the readers of Polars and DuckDB."""
    report, path, count = sample(), folder / "reports.ndjson", 200 if short else LINES
    path.write_bytes(b"".join(dumps(attrs.evolve(report, year=2021 + at % 5)) + b"\n" for at in range(count)))
    assert frames.wide_ndjson(path).equals(frames.wide(frames.read_ndjson(path)))
    query = f"SELECT * FROM read_json('{path}', format = 'newline_delimited')"
    found = times(
        {
            "orjson.loads": lambda: [orjson.loads(line) for line in path.read_bytes().splitlines()],
            "wide_ndjson": lambda: frames.wide_ndjson(path),
            "wide(read_ndjson)": lambda: frames.wide(frames.read_ndjson(path)),
            "Polars read_ndjson": lambda: pl.read_ndjson(path),
            "DuckDB read_json": lambda: duckdb.connect().sql(query).to_arrow_table(),
        },
        short=short,
        calls=1,
        rounds=9,
    )
    show(f"{count:,} lines, {path.stat().st_size / 1e6:.1f} MB", found, "orjson.loads")
    ours = found["wide_ndjson"]
    at_least("rate, of orjson.loads", found["orjson.loads"] / ours, 0.5)
    at_least("rate, times Polars' reader", found["Polars read_ndjson"] / ours, 1)
    at_least("rate, times DuckDB's reader", found["DuckDB read_json"] / ours, 1)


if __name__ == "__main__":
    once = smoke()
    with tempfile.TemporaryDirectory() as made_folder:
        for share, aim in ((0.0, 2), (0.05, 4)):
            parquet(Path(made_folder), share, aim, short=once)
        lines(Path(made_folder), short=once)
    sys.stdout.flush()
