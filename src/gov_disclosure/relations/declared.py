"""What has to hold in a form, as relations between cells: what rules judge and ``rules.json`` exports."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from gov_disclosure.forms import Form
from gov_disclosure.relations.linear import Relation, of_kind

_T2 = "proactive_disclosure."


def rows_with(form: Form, *columns: str) -> Iterator[str]:
    """Yield the rows of table two that have all of *columns*."""
    for block in form.disclosure_blocks:
        if {column.key for column in block.columns}.issuperset(columns):
            yield from (f"{_T2}{row.key}" for row in block.rows)


@cache
def row_totals(form: Form) -> tuple[Relation, ...]:
    """Each row of table three: 总计 is the sum of the six kinds of applicants."""
    return of_kind(form, "row_total")


@cache
def outcome_totals(form: Form) -> tuple[Relation, ...]:
    """Each column of table three: （七）总计 is the sum of the outcomes."""
    return of_kind(form, "outcome_total")


@cache
def balances(form: Form) -> tuple[Relation, ...]:
    """Each column of table three: the reconciliation printed in the header."""
    return of_kind(form, "balance")


@cache
def dispute_totals(form: Form) -> tuple[Relation, ...]:
    """Each group of table four: 总计 is the sum of its four outcomes."""
    return of_kind(form, "dispute_total")


@cache
def stock(form: Form) -> tuple[Relation, ...]:
    """2021 form: issued <= in force + repealed."""
    return tuple(
        Relation(f"stock:{row}", (f"{row}.issued",), (f"{row}.in_force", f"{row}.repealed"), "<=")
        for row in rows_with(form, "issued", "repealed", "in_force")
    )


@cache
def disclosed_in_all(form: Form) -> tuple[Relation, ...]:
    """2019 form: newly disclosed <= disclosed in all."""
    return tuple(
        Relation(f"disclosed:{row}", (f"{row}.disclosed",), (f"{row}.total_disclosed",), "<=")
        for row in rows_with(form, "disclosed", "total_disclosed")
    )


@cache
def disclosed_of_produced(form: Form) -> tuple[Relation, ...]:
    """2019 form: newly disclosed <= newly produced."""
    return tuple(
        Relation(f"produced:{row}", (f"{row}.disclosed",), (f"{row}.produced",), "<=")
        for row in rows_with(form, "disclosed", "produced")
    )


@cache
def matters(form: Form) -> tuple[Relation, ...]:
    """2019 form: last year's items and this year's change do not come to less than 0."""
    return tuple(
        Relation(f"matters:{row}", (), (f"{row}.prior_items", f"{row}.change"), "<=", frozenset({f"{row}.change"}))
        for row in rows_with(form, "prior_items", "change")
    )


@cache
def disputed(_: Form) -> tuple[Relation, ...]:
    """No more reconsiderations and direct litigation than requests that were settled."""
    return (
        Relation(
            "disputed",
            ("disputes.reconsideration.total", "disputes.direct_litigation.total"),
            ("requests.outcomes.total.total",),
            "<=",
        ),
    )
