"""The example reports of the project, read as published and checked whole."""

from __future__ import annotations

from pathlib import Path

from gov_disclosure import rules
from gov_disclosure.reading import read
from gov_disclosure.rules import CheckResult, Outcome

EXAMPLES = Path(__file__).parents[2] / "examples"


def checked(name: str) -> CheckResult:
    """Read an example report and check it with everything the reader saw."""
    found = read(EXAMPLES / name)
    return rules.check(found.report, notes=found.notes, places=found.places)


def test_a_report_with_displaced_rows() -> None:
    """Totals and balance pass; the two displaced rows and the split-off one are information; nothing else is found."""
    result = checked("hedong_2022.txt")

    assert result.ok
    assert {Outcome.PASSED} == {end for code, end in result.outcomes.items() if code[:3] in {"SUM", "BAL", "CEL"}}
    assert [(found.rule, found.severity) for found in result.findings] == [
        ("FRM203", "info"),
        ("FRM203", "info"),
        ("FRM204", "info"),
    ]
    assert all(found.places[0] is not None for found in result.findings)


def test_a_report_with_planted_errors() -> None:
    """Every planted error is found, the wrong cell named with the figure it needs, and nothing crashes."""
    result = checked("planted_errors_2022.txt")

    assert not result.ok
    assert not result.crashes
    found = {finding.rule for finding in result.findings}
    assert {"SUM301", "SUM302", "SUM401", "CEL101", "CEL201", "CEL301", "LAW101", "LAW103"} <= found
    first = result.explanations[0].explanations[0]
    assert first.needed == {"requests.outcomes.unavailable.not_held.natural_person": 1}
    assert {0} == {finding.explanation for finding in result.findings if finding.rule in {"SUM301", "SUM302"}}
