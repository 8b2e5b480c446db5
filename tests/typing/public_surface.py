"""
What type checkers must see of the public surface; mypy and pyright read this file, nothing runs it.

A line that must be an error carries an ignore, and an ignore that is not
needed is itself an error.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from collections.abc import Mapping
from decimal import Decimal
from typing import assert_type

from gov_disclosure import CheckResult, Finding, Reading, Report, check, dumps, forms, loads, read, render
from gov_disclosure.forms import Form, Identity
from gov_disclosure.model import ApplicantCounts, ChargedAmount, Decisions, DocumentStock, Place

reading = read("report.html")
assert_type(reading, Reading)
assert_type(reading.report, Report)
assert_type(reading.places, Mapping[str, Place])

report = loads(b"{}")
assert_type(report, Report)
assert_type(report.requests.received, ApplicantCounts)
assert_type(report.requests.received.total, int | None)
assert_type(report.as_printed["x"], str | None)
if isinstance(report.proactive_disclosure.rules, DocumentStock):
    assert_type(report.proactive_disclosure.rules.issued, int | None)
if isinstance(report.proactive_disclosure.charges, ChargedAmount):
    assert_type(report.proactive_disclosure.charges.amount, Decimal | None)

result = check(report, notes=reading.notes, places=reading.places)
assert_type(result, CheckResult)
assert_type(result.findings, tuple[Finding, ...])
assert_type(result.findings[0].message("en"), str)
assert_type(dumps(report), bytes)
assert_type(render(report, "html"), bytes)

form = forms.for_year(2022)
assert_type(form, Form)
assert_type(form.identities, tuple[Identity, ...])

Decisions(decisions=3)
Decisions(decisions="3")  # type: ignore[arg-type]
Decisions()  # type: ignore[call-arg]
report.year = 2023  # type: ignore[misc]
report.requests.received.totel  # type: ignore[attr-defined]  # noqa: B018
check(report, blank="none")  # type: ignore[arg-type]
result.findings[0].message("fr")  # type: ignore[arg-type]
