"""
Localisation and completion: time at the median, and against an integer programme (SciPy's HiGHS).

Run by hand on a quiet machine: ``pytest benchmarks/test_localisation_speed.py -s``.
Both sides are timed in one run on the same tables. The times themselves are
printed beside their aims; only the ratio, which a busy machine does not
change, can fail.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
pytest.importorskip("scipy.optimize")
from gov_disclosure import forms
from gov_disclosure.rules.completion import complete_figures
from gov_disclosure.rules.localisation import explain
from planted import Figures, consistent, wrong_cells
from programme import Programme

FORM = forms.for_edition("2021")
TABLES, PROGRAMMES = 200, 5
AIMS = {1: 0.05, 2: 0.5, 3: 5.0, 4: 100.0}
"""Wrong cells to milliseconds."""

FASTER = 100


def _milliseconds(run: Callable[[Figures], object], tables: list[Figures]) -> float:
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


@pytest.mark.parametrize("count", AIMS)
def test_explain(count: int) -> None:
    rng = Random(count)
    tables = [wrong_cells(FORM, consistent(FORM, rng), rng, count) for _ in range(TABLES)]
    programme = Programme(FORM)
    ours = _milliseconds(lambda table: explain(FORM, table), tables)
    start = perf_counter()
    sizes = [programme.size(table) for table in tables[:PROGRAMMES]]
    theirs = (perf_counter() - start) * 1e3 / PROGRAMMES
    print(f"\n{count} wrong: {ours:.3f} ms (aim {AIMS[count]}), programme {theirs:.0f} ms, {theirs / ours:.0f} times")  # noqa: T201
    assert [explain(FORM, table).size for table in tables[:PROGRAMMES]] == sizes
    assert theirs / ours >= FASTER


def test_complete() -> None:
    rng = Random(60)
    truths = [consistent(FORM, rng) for _ in range(TABLES)]
    tables = [{**truth, **dict.fromkeys(rng.sample(list(truth), 60))} for truth in truths]
    ours = _milliseconds(lambda table: complete_figures(FORM, table), tables)
    print(f"\n60 blanks: {ours:.2f} ms (aim 2)")  # noqa: T201
    for truth, table in zip(truths, tables, strict=True):
        assert complete_figures(FORM, table).patch.items() <= truth.items()
