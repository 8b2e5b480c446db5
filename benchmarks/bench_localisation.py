"""Localisation and completion: time at the median, and against an integer programme (SciPy's HiGHS)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from random import Random
from statistics import median
from time import perf_counter

from measure import TESTS, smoke

from gov_disclosure import forms
from gov_disclosure.localisation.completion import complete_figures
from gov_disclosure.localisation.explain import explain

sys.path.insert(0, str(TESTS))
from planted import Printed, consistent, wrong_cells  # type: ignore[import-not-found,unused-ignore]
from programme import Programme  # type: ignore[import-not-found,unused-ignore]

FORM = forms.for_edition("2021")
AIMS = {1: 0.05, 2: 0.5, 3: 5.0, 4: 100.0}
"""Wrong cells to milliseconds."""


def milliseconds(run: Callable[[Printed], object], tables: Sequence[Printed]) -> float:
    """Return the median over *tables*, each timed at its best of three."""
    times = []
    for table in tables:
        best = float("inf")
        for _ in range(3):
            start = perf_counter()
            run(table)
            best = min(best, perf_counter() - start)
        times.append(best)
    return median(times) * 1e3


def explanations(count: int, tables: int, programmes: int) -> None:
    """Print what it takes to explain *count* wrong cells; both sides must find explanations of one size."""
    rng = Random(count)
    wrong = [wrong_cells(FORM, consistent(FORM, rng), rng, count) for _ in range(tables)]
    programme = Programme(FORM)
    ours = milliseconds(lambda table: explain(FORM, table), wrong)
    start = perf_counter()
    sizes = [programme.size(table) for table in wrong[:programmes]]
    theirs = (perf_counter() - start) * 1e3 / programmes
    assert [explain(FORM, table).size for table in wrong[:programmes]] == sizes
    sys.stdout.write(
        f"  {count} wrong cells {ours:>8.3f} ms (aim {AIMS[count]}), integer programme {theirs:>6.0f} ms, "
        f"{theirs / ours:>7.0f} x (aim: at least 100 x)\n"
    )


def completion(tables: int) -> None:
    """Print what it takes to fill 60 blanks of a right table; what is filled must be what stood there."""
    rng = Random(60)
    truths = [consistent(FORM, rng) for _ in range(tables)]
    blank = [{**truth, **dict.fromkeys(rng.sample(list(truth), 60))} for truth in truths]
    ours = milliseconds(lambda table: complete_figures(FORM, table), blank)
    for truth, table in zip(truths, blank, strict=True):
        assert complete_figures(FORM, table).patch.items() <= truth.items()
    sys.stdout.write(f"  60 blanks     {ours:>8.3f} ms (aim 2)\n")


def measure(short: bool) -> None:
    """Print all comparisons."""
    tables, programmes = (5, 1) if short else (200, 5)
    sys.stdout.write(f"one table three, median of {tables}\n")
    for count in AIMS:
        explanations(count, tables, programmes)
    completion(tables)


if __name__ == "__main__":
    measure(smoke())
