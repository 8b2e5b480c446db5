"""Checking a report against reading the same report from JSON: the form's own families, all rules, one wrong cell."""

from __future__ import annotations

from pathlib import Path

from measure import show, smoke, times

from gov_disclosure import cells, rules
from gov_disclosure.codec import dumps, loads
from gov_disclosure.model import Report
from gov_disclosure.reading import read

SOURCE = Path(__file__).parents[1] / "examples" / "hedong_2022.txt"
FORM_FAMILIES = ("SUM", "BAL", "CEL", "FRM")


def report() -> Report:
    """Return a clean report of usual size: every figure there and right, six sections of text."""
    found = read(SOURCE).report
    checked = rules.check(found, select=FORM_FAMILIES)
    assert checked.ok
    assert not checked.findings
    return found


def measure(short: bool) -> None:
    """Print all comparisons."""
    clean = report()
    data = dumps(clean)
    bad = cells.replace(clean, {"requests.received.natural_person": 30})
    assert len(rules.check(bad, select=FORM_FAMILIES).findings) == 2
    found = times(
        {
            "loads": lambda: loads(data),
            "SUM, BAL, CEL and FRM": lambda: rules.check(clean, select=FORM_FAMILIES),
            "all rules": lambda: rules.check(clean),
            "one wrong cell, explained": lambda: rules.check(bad, select=FORM_FAMILIES),
        },
        short=short,
        calls=5,
    )
    show("a report checked (aims: the form's families at most 1 x loads, all rules at most 1,000 us)", found, "loads")


if __name__ == "__main__":
    measure(smoke())
