"""Every rule that is linear arithmetic, as relations between cells: what the rules judge and ``rules.json`` exports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from gov_disclosure.forms import Form
from gov_disclosure.relations.linear import Relation, of_kind

_T2 = "proactive_disclosure."


def _rows(form: Form, *columns: str) -> Iterator[str]:
    """Yield the rows of table two that have all of *columns*."""
    for block in form.disclosure_blocks:
        if {column.key for column in block.columns}.issuperset(columns):
            yield from (f"{_T2}{row.key}" for row in block.rows)


def _stock(form: Form) -> Iterator[Relation]:
    for row in _rows(form, "issued", "repealed", "in_force"):
        yield Relation(f"stock:{row}", (f"{row}.issued",), (f"{row}.in_force", f"{row}.repealed"), "<=")


def _disclosed_in_all(form: Form) -> Iterator[Relation]:
    for row in _rows(form, "disclosed", "total_disclosed"):
        yield Relation(f"disclosed:{row}", (f"{row}.disclosed",), (f"{row}.total_disclosed",), "<=")


def _disclosed_of_produced(form: Form) -> Iterator[Relation]:
    for row in _rows(form, "disclosed", "produced"):
        yield Relation(f"produced:{row}", (f"{row}.disclosed",), (f"{row}.produced",), "<=")


def _matters(form: Form) -> Iterator[Relation]:
    for row in _rows(form, "prior_items", "change"):
        change = f"{row}.change"
        yield Relation(f"matters:{row}", (), (f"{row}.prior_items", change), "<=", frozenset({change}))


def _disputed(_: Form) -> Iterator[Relation]:
    yield Relation(
        "disputed",
        ("disputes.reconsideration.total", "disputes.direct_litigation.total"),
        ("requests.outcomes.total.total",),
        "<=",
    )


LINEAR: Mapping[str, Callable[[Form], Iterator[Relation] | tuple[Relation, ...]]] = {
    "SUM301": lambda form: of_kind(form, "row_total"),
    "SUM302": lambda form: of_kind(form, "outcome_total"),
    "SUM401": lambda form: of_kind(form, "dispute_total"),
    "BAL301": lambda form: of_kind(form, "balance"),
    "LOG201": _stock,
    "LOG202": _disclosed_in_all,
    "LOG203": _disclosed_of_produced,
    "LOG204": _matters,
    "LOG401": _disputed,
}
"""By rule code, what has to hold in a form."""


@cache
def relations(code: str, form: Form) -> tuple[Relation, ...]:
    """Return what the rule *code* has to hold in *form*, in printed order; nothing where the form lacks the cells."""
    return tuple(LINEAR[code](form))
