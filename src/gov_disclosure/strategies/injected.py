"""A report with a fault put into it, and the findings that it must have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import final

import attrs
from attrs import frozen

from gov_disclosure import cells
from gov_disclosure.cells import Value
from gov_disclosure.forms import Form, Identity
from gov_disclosure.model import Report
from gov_disclosure.rules import CheckResult, Outcome, check


@final
@frozen(kw_only=True)
class Announced:
    """A finding that must be there: its rule, and cells that it names among others."""

    rule: str
    cells: tuple[str, ...] = ()


@final
@frozen(kw_only=True)
class Injected:
    """
    A report with a fault put into it.

    ``fault``: the name of the injector. ``announced``: the findings that the
    report must have; it may have more, as one wrong figure can break several
    things. ``previous`` and ``children``: the reports that the fault shows
    beside; ``None`` and empty where it shows in the report alone.
    """

    fault: str
    report: Report
    announced: tuple[Announced, ...]
    previous: Report | None = None
    children: tuple[Report, ...] = ()

    def check(self) -> CheckResult:
        """Check the report with all rules, beside the reports that the fault shows beside."""
        return check(self.report, previous=self.previous, children=self.children or None)

    def missing(self, result: CheckResult) -> tuple[Announced, ...]:
        """Return what was announced and is not among the failed findings of *result*."""
        failed = [found for found in result.findings if found.outcome is Outcome.FAILED]
        return tuple(
            one
            for one in self.announced
            if not any(found.rule == one.rule and {*one.cells} <= {*found.cells} for found in failed)
        )


_RULES = {"row_total": "SUM301", "outcome_total": "SUM302", "balance": "BAL301", "dispute_total": "SUM401"}


def broken(form: Form, figures: Mapping[str, Value], changed: Iterable[str]) -> tuple[Announced, ...]:
    """Return the findings on the identities that cells *changed* stand in and that do not hold."""
    touched = dict.fromkeys(one for key in changed for one in form.identities_of.get(key, ()))
    return tuple(
        Announced(rule=_RULES[one.kind], cells=(*one.left, *one.right)) for one in touched if not _holds(one, figures)
    )


def _holds(identity: Identity, figures: Mapping[str, Value]) -> bool:
    left, right = (sum(int(figures[key] or 0) for key in keys) for keys in (identity.left, identity.right))
    return left == right


def with_figures(
    report: Report, changes: Mapping[str, Value], printed: Mapping[str, str | None] | None = None
) -> Report:
    """Return *report* with other figures and printed texts, its sentences as they were."""
    changed = cells.replace(report, changes)
    return attrs.evolve(changed, as_printed={**changed.as_printed, **(printed or {})})
