"""The clock of the benchmarks: all candidates in turns, so that a busy machine slows all alike."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter

ROUNDS = 200
FOUR_PAGES = 2_400
"""Characters on four pages of an official paper, 22 lines of 28 characters each, as far as text fills them."""
TESTS = Path(__file__).parent.parent / "tests" / "support"
"""Where the makers of test files are."""


def smoke() -> bool:
    """Whether the command line asks for one short run of everything."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--smoke", action="store_true", help="measure each candidate once")
    return bool(parser.parse_args().smoke)


def smoke_and_files(what: str) -> tuple[bool, list[Path]]:
    """Whether the command line asks for one short run, and the files it names to measure as well."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--smoke", action="store_true", help="measure each candidate once")
    parser.add_argument("files", nargs="*", type=Path, help=what)
    found = parser.parse_args()
    return bool(found.smoke), list(found.files)


def times(
    candidates: Mapping[str, Callable[[], object]],
    *,
    short: bool,
    calls: int = 20,
    rounds: int = ROUNDS,
    clock: Callable[[], float] = perf_counter,
) -> dict[str, float]:
    """
    Return seconds a call for each candidate: the tenth percentile over rounds in which each has its turn.

    A turn of several calls starts with one outside the clock: the processor's
    caches are then full of what the candidate before it needed. *clock*: `time.process_time` for the time of
    processors, which work of other people on the same machine lengthens less.
    """
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    calls = 1 if short else calls
    for call in candidates.values():
        call()
    gc.collect()
    for _ in range(1 if short else rounds):
        for name, call in candidates.items():
            if calls > 1:
                call()
            started = clock()
            for _ in range(calls):
                call()
            taken[name].append((clock() - started) / calls)
    return {name: sorted(found)[len(found) // 10] for name, found in taken.items()}


def show(title: str, found: Mapping[str, float], base: str) -> None:
    """Print the times and how many times as long as *base* each takes."""
    sys.stdout.write(f"\n{title}\n")
    for name, seconds in found.items():
        sys.stdout.write(f"  {name:<34} {seconds * 1e6:>10.1f} us {seconds / found[base]:>7.2f} x {base}\n")


def bar(what: str, found: float, most: float) -> None:
    """Print whether *found* is at most what is aimed at."""
    sys.stdout.write(f"  {what}: {found:.2f}, bar {most:g}: {'met' if found <= most else 'missed'}\n")


def at_least(what: str, found: float, least: float) -> None:
    """Print whether *found* is at least what is aimed at."""
    sys.stdout.write(f"  {what}: {found:.2f}, bar at least {least:g}: {'met' if found >= least else 'missed'}\n")
