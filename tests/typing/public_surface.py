"""
What type checkers must see of the public surface; mypy and pyright read this file, nothing runs it.

A line that must be an error carries an ignore, and an ignore that is not
needed is itself an error.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from collections.abc import Mapping
from decimal import Decimal
from typing import assert_type

from gov_disclosure import (
    CheckResult,
    Finding,
    Reading,
    Report,
    by_organ,
    cells,
    check,
    dumps,
    forms,
    from_figures,
    loads,
    read,
    render,
    rollup,
    series,
)
from gov_disclosure.cells import Difference, Parts2019, Parts2021, Tables
from gov_disclosure.comparison import RollUp, Series
from gov_disclosure.forms import Form, Identity
from gov_disclosure.model import (
    ApplicantCounts,
    ChargedAmount,
    Decisions,
    Disputes,
    DocumentStock,
    Edition,
    Place,
    ProactiveDisclosure,
    Procurement,
    Requests,
)

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
assert_type(form.edition, Edition)

made = from_figures(year=2022, organ="云岭县教育局", figures={"requests.received.total": 3}, form="2021", blank=0)
assert_type(made, Report)
assert_type(from_figures(year=2022, organ="云岭县教育局", figures={}, form=form), Report)
tables = cells.build_tables(form, {})
assert_type(tables, Tables)
disclosure, requests, disputes = tables
assert_type(disclosure, ProactiveDisclosure)
assert_type(requests, Requests)
assert_type(tables.disputes, Disputes)
assert_type(cells.diff(report, made), tuple[Difference, ...])
assert_type(series([report, made]), Series)
assert_type(by_organ([report, made]), tuple[tuple[Report, ...], ...])
assert_type(rollup(report, [made]), RollUp)

# Code for one edition: the tag tells the class of each row.
parts = cells.by_edition(report)
if parts is not None and parts.edition == "2021":
    assert_type(parts, Parts2021)
    assert_type(parts.charges.amount, Decimal | None)
    assert_type(parts.rules.in_force, int | None)
    parts.procurement  # type: ignore[attr-defined]  # noqa: B018
elif parts is not None:
    assert_type(parts, Parts2019)
    assert_type(parts.licenses.change, int | None)
    assert_type(parts.procurement, Procurement | None)
match cells.by_edition(report):
    case Parts2021(fee_unpaid=row):
        assert_type(row, ApplicantCounts)
    case Parts2019(undivided=row):
        assert_type(row, ApplicantCounts)
    case nothing:
        assert_type(nothing, None)

Decisions(decisions=3)
Decisions(decisions="3")  # type: ignore[arg-type]
Decisions()  # type: ignore[call-arg]
report.year = 2023  # type: ignore[misc]
report.requests.received.totel  # type: ignore[attr-defined]  # noqa: B018
from_figures(year=2022, organ="x", figures={}, blank=1)  # type: ignore[arg-type]
from_figures(year=2022, organ="x", figures={}, form="2014")  # type: ignore[arg-type]
check(report, blank="none")  # type: ignore[arg-type]
result.findings[0].message("fr")  # type: ignore[arg-type]
