"""The join of model and form: the figures of a report by cell key, and its tables from such figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, get_type_hints

import attrs

from gov_disclosure import forms
from gov_disclosure.editions import Edition
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


def form_printed(edition: str, table_two: Edition, *, undivided: bool) -> Form:
    """
    Return the form of a report on *edition* whose table two follows one edition throughout.

    Args:
        edition: What the report says that it follows.
        table_two: The edition that table two follows.
        undivided: Whether （六）其他处理 is one row.

    """
    classes = ROW_CLASSES[table_two]
    kinds = tuple(classes[row.rpartition(".")[2]] for row in _FIRST_ROWS.values())
    return _form_of(edition, kinds, table_two == "2019", undivided)


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
    return values_by(form_of(report), report)


def values_by(form: Form, report: Any) -> tuple[Value, ...]:
    """Return every figure of *report*, or of what has its attributes, in the order of *form*, which is its own."""
    return _flatten(form)(report)


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
    return Tables(*(_made(part, figures) for part in _parts(form)))


class _Part(NamedTuple):
    """How a part of the tables is made: its class, its cells and the parts below it, by the names they have there."""

    kind: type
    cells: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, _Part], ...]


@cache
def _parts(form: Form) -> tuple[_Part, ...]:
    """Return how the three tables of *form* are made."""
    rows = {row.key: ROW_CLASSES[block.edition][row.key] for block in form.disclosure_blocks for row in block.rows}
    kinds = zip(Tables._fields, (ProactiveDisclosure, Requests, Disputes), strict=True)
    return tuple(_part(kind, f"{name}.", tuple(form.cells), rows) for name, kind in kinds)


def _part(kind: type, above: str, keys: tuple[str, ...], rows: Mapping[str, type]) -> _Part:
    """Return how the *kind* whose cells start with *above* is made; *rows*: the class of each row of table two."""
    mine = [key for key in keys if key.startswith(above)]
    names = dict.fromkeys(key.removeprefix(above).partition(".")[0] for key in mine)
    cells, parts = [], []
    for name in names:
        if f"{above}{name}" in mine:
            cells.append((name, f"{above}{name}"))
        else:
            below = rows[name] if kind is ProactiveDisclosure else _class_of(kind, name)
            parts.append((name, _part(below, f"{above}{name}.", tuple(mine), rows)))
    return _Part(kind, tuple(cells), tuple(parts))


def _made(part: _Part, figures: Mapping[str, Value]) -> Any:
    given = {name: figures.get(key) for name, key in part.cells}
    below = {name: _made(one, figures) for name, one in part.parts}
    return part.kind(**given, **below)


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
