"""The join of model and form: the figures of a report by cell key, and its tables from such figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, get_type_hints

import attrs

from gov_disclosure import forms
from gov_disclosure.forms import Form
from gov_disclosure.model import Disputes, ProactiveDisclosure, Report, Requests
from gov_disclosure.model.keys import parts_in
from gov_disclosure.model.proactive_disclosure import ROW_CLASSES

Value = int | Decimal | None
"""What a cell holds: a count, an amount in 万元, or ``None`` where no figure is printed."""

_FIRST_ROWS = {block.key: block.rows[0].key for block in forms.for_edition("2021").disclosure_blocks}
"""The row that tells which edition a block of table two follows."""
_first_rows = attrgetter(*_FIRST_ROWS.values())


def pointer(key: str) -> str:
    """Return the JSON Pointer of a cell key: ``/requests/received/total``."""
    return "/" + key.replace(".", "/")


def form_of(report: Report) -> Form:
    """Return the form whose cells the report has; a mixture where its blocks follow different editions."""
    tables = report.proactive_disclosure
    undivided = report.requests.outcomes.otherwise_handled.undivided is not None
    return _form_of(report.form, tuple(map(type, _first_rows(tables))), tables.procurement is not None, undivided)


@cache
def _form_of(edition: str, kinds: tuple[type, ...], procuring: bool, undivided: bool) -> Form:
    edition_of = {(row, kind): found for found, of in ROW_CLASSES.items() for row, kind in of.items()}
    blocks: dict[str, str | None] = {
        **{block: edition_of[row, kind] for (block, row), kind in zip(_FIRST_ROWS.items(), kinds, strict=True)},
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
    """Return a function that lists a report's figures in the order of the form."""
    return attrgetter(*form.cells)


class Tables(NamedTuple):
    """The three statutory tables of a report, in printed order."""

    proactive_disclosure: ProactiveDisclosure
    requests: Requests
    disputes: Disputes


def build_tables(form: Form, figures: Mapping[str, Value]) -> Tables:
    """
    Build the three tables of *form* from figures by cell key; cells not named are ``None``.

    Raises:
        UnknownCellError: a key is no cell of *form*.
        FieldValueError: a figure cannot stand in its cell.

    """
    if not figures.keys() <= form.cells.keys():
        for key in figures:
            form.cell(key)
    rows = {row.key: ROW_CLASSES[block.edition][row.key] for block in form.disclosure_blocks for row in block.rows}
    below: dict[str, Any] = {}
    for key in form.cells:
        *path, name = key.split(".")
        part = below
        for step in path:
            part = part.setdefault(step, {})
        part[name] = figures.get(key)
    return Tables(
        proactive_disclosure=_made(ProactiveDisclosure, below["proactive_disclosure"], rows),
        requests=_made(Requests, below["requests"], rows),
        disputes=_made(Disputes, below["disputes"], rows),
    )


def _made(kind: type, below: Mapping[str, Any], rows: Mapping[str, type]) -> Any:
    """Return a *kind* made of figures, and of parts made of those below; *rows*: the class of each row of table two."""
    given: dict[str, Any] = {}
    for name, value in below.items():
        if isinstance(value, dict):
            part = rows[name] if kind is ProactiveDisclosure else _class_of(kind, name)
            given[name] = _made(part, value, rows)
        else:
            given[name] = value
    return kind(**given)


@cache
def _class_of(kind: type, name: str) -> type:
    """Return the class of the part *name* of a *kind*."""
    found: type = parts_in(get_type_hints(kind)[name])[0]
    return found


def replace(report: Report, figures: Mapping[str, Value]) -> Report:
    """
    Return a copy of *report* with other figures in some cells; ``as_printed`` forgets the cells replaced.

    Raises:
        UnknownCellError: the report has no such cell.
        FieldValueError: a figure cannot stand in its cell.

    """
    tables = build_tables(form_of(report), {**by_key(report), **figures})
    return attrs.evolve(
        report,
        **tables._asdict(),
        as_printed={key: text for key, text in report.as_printed.items() if key not in figures},
    )
