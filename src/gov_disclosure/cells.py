"""
Where model and form meet: a report's figures by cell key.

A cell key is at once the attribute path in Python and, with ``/`` for ``.``,
the JSON Pointer in the document.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from functools import cache
from itertools import groupby
from operator import attrgetter
from types import NoneType
from typing import Any, get_type_hints

import attrs

from gov_disclosure import forms
from gov_disclosure.errors import UnknownCellError
from gov_disclosure.forms import Form
from gov_disclosure.model import (
    ChargedAmount,
    ChargedItems,
    Decisions,
    Disputes,
    DocumentOutput,
    DocumentStock,
    ProactiveDisclosure,
    Procurement,
    Report,
    Requests,
    ServiceItems,
)
from gov_disclosure.model._counts import TOO_LONG
from gov_disclosure.model._open import open_class
from gov_disclosure.model.keys import parts_in

__all__ = ["Value", "build_tables", "by_key", "form_of", "pointer", "replace", "value", "values"]

Value = int | Decimal | None
"""What a cell holds: a count, an amount in 万元, or ``None`` where no figure is printed."""

# The class of each row of table two, by the edition of its block.
_ROW_CLASSES: dict[tuple[str, str], type] = {
    ("documents", "2021"): DocumentStock,
    ("documents", "2019"): DocumentOutput,
    ("licensing", "2021"): Decisions,
    ("licensing", "2019"): ServiceItems,
    ("enforcement", "2021"): Decisions,
    ("enforcement", "2019"): ServiceItems,
    ("charging", "2021"): ChargedAmount,
    ("charging", "2019"): ChargedItems,
    ("procuring", "2019"): Procurement,
}


def pointer(key: str) -> str:
    """Return the JSON Pointer of a cell key: ``/requests/received/total``."""
    return "/" + key.replace(".", "/")


def form_of(report: Report) -> Form:
    """Return the form whose cells the report has; a mixture where its blocks follow different editions."""
    tables = report.proactive_disclosure
    rows = (tables.rules, tables.licenses, tables.penalties, tables.charges)
    undivided = report.requests.outcomes.otherwise_handled.undivided is not None
    return _form_of(report.form, tuple(map(type, rows)), tables.procurement is not None, undivided)


@cache
def _form_of(edition: str, kinds: tuple[type, ...], procuring: bool, undivided: bool) -> Form:
    edition_of = {(block, kind): found for (block, found), kind in _ROW_CLASSES.items()}
    blocks: dict[str, str | None] = {
        **{
            block: edition_of[block, kind]
            for block, kind in zip(("documents", "licensing", "enforcement", "charging"), kinds, strict=True)
        },
        "procuring": "2019" if procuring else None,
        "otherwise_handled": "2019" if undivided else "2021",
    }
    return forms.mixed(edition, blocks)


def values(report: Report) -> tuple[Value, ...]:
    """Return every figure in printed order, as ``form_of(report).cells`` lists the keys."""
    return _flatten(form_of(report))(report)


def by_key(report: Report) -> dict[str, Value]:
    """Return every figure by cell key, in printed order."""
    form = form_of(report)
    return dict(zip(form.cells, _flatten(form)(report), strict=True))


def value(report: Report, key: str) -> Value:
    """
    Return the figure in the cell *key*.

    Raises:
        UnknownCellError: the report has no such cell.

    """
    form_of(report).cell(key)
    found: Value = attrgetter(key)(report)
    return found


@cache
def _flatten(form: Form) -> Callable[[Report], tuple[Value, ...]]:
    """Return a function that lists a report's figures: one expression, three times as fast as getters by name."""
    figures: list[str] = []
    for row, keys in groupby(form.cells, lambda key: key.rpartition(".")[0]):
        first, *others = (key.removeprefix(f"{row}.") for key in keys)
        figures += [f"(row := report.{row}).{first}", *(f"row.{column}" for column in others)]
    found: Callable[[Report], tuple[Value, ...]] = eval(f"lambda report: ({', '.join(figures)},)")  # noqa: S307  # our own names
    return found


_Tables = tuple[ProactiveDisclosure, Requests, Disputes]


def build_tables(form: Form, figures: Mapping[str, Value]) -> _Tables:
    """
    Build the three tables of *form* from figures by cell key; cells not named are ``None``.

    Raises:
        UnknownCellError: a key is no cell of *form*.
        FieldValueError: a figure cannot stand in its cell.

    """
    if not figures.keys() <= form.cells.keys():
        for key in figures:
            form.cell(key)
    counts = dict(figures)
    for key in form.amounts:
        counts.pop(key, None)
    return _builder(form, checked=not _are_counts(counts.values()))(figures.get)


def _are_counts(figures: Collection[Any]) -> bool:
    """Whether all *figures* can stand in any cell but one for an amount: found out at once, and not one by one."""
    if not set(map(type, figures)) <= {int, NoneType}:
        return False
    numbers = list(filter(None, figures))
    return min(numbers, default=0) >= 0 and max(numbers, default=0) < TOO_LONG


@cache
def _builder(form: Form, checked: bool) -> Callable[[Callable[[str], Value]], _Tables]:
    """
    Return a function that makes the tables of the figures it gets: written out, as in `_flatten`.

    *checked*: whether by way of the constructors of all classes, or only of those with amounts.
    """
    names: dict[str, type] = {}
    lines: list[str] = []
    rows_of_table_two = {
        row.key: _ROW_CLASSES[block.key, block.edition] for block in form.disclosure_blocks for row in block.rows
    }

    def make(kind: type, cells_below: Iterable[str], prefix: str) -> str:
        """Write what makes a *kind* of the cells whose keys begin with *prefix*; return the name of the object."""
        values = {field.name: "None" for field in attrs.fields(kind) if field.default is None}
        hints = get_type_hints(kind)
        for name, keys in groupby(cells_below, lambda key: key.removeprefix(prefix).partition(".")[0]):
            path = prefix + name
            if path in form.cells:
                values[name] = f"get({path!r})"
            else:
                part = rows_of_table_two[name] if kind is ProactiveDisclosure else parts_in(hints[name])[0]
                values[name] = make(part, keys, f"{path}.")
        made = f"made{len(lines)}"
        names.update({kind.__name__: kind, f"{kind.__name__}Open": open_class(kind)})
        if checked or not form.amounts.isdisjoint(f"{prefix}{name}" for name in values):
            lines.append(f"{made} = {kind.__name__}({', '.join(f'{name}={value}' for name, value in values.items())})")
        else:
            lines.append(f"{made} = {kind.__name__}Open()")
            lines.extend(f"{made}.{name} = {value}" for name, value in values.items())
            lines.append(f"{made}.__class__ = {kind.__name__}")
        return made

    tables = [
        make(kind, [key for key in form.cells if key.startswith(prefix)], prefix)
        for kind, prefix in (
            (ProactiveDisclosure, "proactive_disclosure."),
            (Requests, "requests."),
            (Disputes, "disputes."),
        )
    ]
    found: dict[str, Any] = dict(names)
    exec("\n    ".join(["def build(get):", *lines, f"return ({', '.join(tables)},)"]), found)  # noqa: S102  # our own names
    build: Callable[[Callable[[str], Value]], _Tables] = found["build"]
    return build


def replace(report: Report, figures: Mapping[str, Value]) -> Report:
    """
    Return a copy of *report* with other figures in some cells; ``as_printed`` forgets the cells replaced.

    Raises:
        UnknownCellError: the report has no such cell.
        FieldValueError: a figure cannot stand in its cell.

    """
    form = form_of(report)
    for key in figures:
        if key not in form.cells:
            raise UnknownCellError(key, form.name)
    disclosure, requests, disputes = build_tables(form, {**by_key(report), **figures})
    return attrs.evolve(
        report,
        proactive_disclosure=disclosure,
        requests=requests,
        disputes=disputes,
        as_printed={key: text for key, text in report.as_printed.items() if key not in figures},
    )
