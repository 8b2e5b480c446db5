"""
What checking costs: ``pytest benchmarks/test_bench_rules.py``.

Budgets: the families SUM, BAL, CEL and FRM on a clean report take no longer
than reading the same report from JSON; all rules take no more than 1 ms.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from gov_disclosure import cells, rules
from gov_disclosure.codec import dumps, loads
from gov_disclosure.model import Report
from gov_disclosure.reading import read

SOURCE = Path(__file__).parents[1] / "examples" / "hedong_2022.txt"
FORM_FAMILIES = ("SUM", "BAL", "CEL", "FRM")


@pytest.fixture(scope="module")
def report() -> Report:
    """Return a clean report of usual size: every figure there and right, six sections of text."""
    found = read(SOURCE).report
    assert rules.check(found, select=FORM_FAMILIES).ok
    assert not rules.check(found, select=FORM_FAMILIES).findings
    return found


@pytest.mark.benchmark(group="clean report")
def test_loads(benchmark: Any, report: Report) -> None:
    """The measure: JSON to a report."""
    data = dumps(report)
    benchmark(loads, data)


@pytest.mark.benchmark(group="clean report")
def test_check_of_the_form(benchmark: Any, report: Report) -> None:
    """SUM, BAL, CEL and FRM."""
    benchmark(lambda: rules.check(report, select=FORM_FAMILIES))


@pytest.mark.benchmark(group="clean report")
def test_check_with_all_rules(benchmark: Any, report: Report) -> None:
    """Every rule, the narrative included, text never seen before or seen just now."""
    benchmark(lambda: rules.check(report))


@pytest.mark.benchmark(group="faulty report")
def test_check_with_one_wrong_cell(benchmark: Any, report: Report) -> None:
    """One wrong cell: three failed identities, explained."""
    bad = cells.replace(report, {"requests.received.natural_person": 30})
    result = benchmark(lambda: rules.check(bad, select=FORM_FAMILIES))
    assert len(result.findings) == 2


def test_budgets(report: Report) -> None:
    """Both budgets, by the best of interleaved runs, so that a busy machine slows all alike."""
    data = dumps(report)
    calls: dict[str, Callable[[], object]] = {
        "loads": lambda: loads(data),
        "form": lambda: rules.check(report, select=FORM_FAMILIES),
        "all": lambda: rules.check(report),
    }
    best = dict.fromkeys(calls, float("inf"))
    for _ in range(300):
        for name, call in calls.items():
            start = perf_counter()
            call()
            best[name] = min(best[name], perf_counter() - start)

    told = ", ".join(f"{name} {seconds * 1e6:.0f} us" for name, seconds in best.items())
    assert best["form"] <= best["loads"], told
    assert best["all"] <= 1e-3, told
