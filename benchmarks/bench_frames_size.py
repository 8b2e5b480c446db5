"""Wide Parquet of 1,000 to 1,000,000 reports: what reading and checking one costs, and peak memory."""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import polars as pl
import pyarrow.parquet as pq  # type: ignore[import-untyped]
from measure import bar
from wide_sample import CELLS, made

from gov_disclosure import frames

SIZES = (1_000, 10_000, 100_000, 1_000_000)
PIECE = 20_000
RULES = ("SUM", "BAL")


def write(path: Path, reports: int) -> None:
    """Write so many reports, 5 % of them with blanks: the same piece over and over."""
    piece = made(min(PIECE, reports), blank=0.05).with_columns(pl.col(CELLS).cast(pl.Int64)).to_arrow()
    with pq.ParquetWriter(path, piece.schema) as writer:
        for _ in range(max(1, reports // PIECE)):
            writer.write_table(piece)


def check(path: Path) -> tuple[float, int]:
    """Return the seconds that all pieces take, and how many reports fail or cannot be judged."""
    started, told = perf_counter(), 0
    for piece in frames.parquet_pieces(path, PIECE):
        endings = frames.outcomes(piece, rules=RULES)
        told += int(endings.select(pl.any_horizontal(pl.col("^(SUM|BAL).*$") != "passed").sum()).item())
    return perf_counter() - started, told


def alone(path: Path) -> None:
    """Print seconds, peak memory in MiB and reports told of, as one line for the process that asked."""
    seconds, told = min(check(path) for _ in range(3))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{seconds} {peak} {told}\n")


def measure(sizes: tuple[int, ...]) -> None:
    """Print the table, each size in a process of its own."""
    costs, peaks = [], []
    sys.stdout.write("\n| reports | seconds | us a report | peak memory, MiB |\n|---:|---:|---:|---:|\n")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.parquet"
            write(path, size)
            command = [sys.executable, __file__, "--file", str(path)]
            output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            seconds, peak, _ = map(float, output.split())
            costs.append(seconds / size)
            peaks.append(peak)
            sys.stdout.write(f"| {size:,} | {seconds:.3f} | {seconds / size * 1e6:.2f} | {peak:,.0f} |\n")
            path.unlink()
    growth = max(later / before for before, later in pairwise(costs))
    bar("cost a report, at most times that of the size before", growth, 1.25)
    bar("peak memory, the largest times the one before", peaks[-1] / peaks[-2], 1.25)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--smoke", action="store_true", help="small files only")
    parser.add_argument("--file", type=Path, help="check this file only, once")
    wanted = parser.parse_args()
    if wanted.file:
        alone(wanted.file)
    else:
        measure(SIZES[:2] if wanted.smoke else SIZES)
