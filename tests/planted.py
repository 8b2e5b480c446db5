"""Consistent tables and planted faults, shared by the tests and the benchmark of localisation and completion."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from gov_disclosure.forms import Form

Counts = dict[str, int]
Printed = Mapping[str, int | None]
Figures = dict[str, int | None]
Fault = Callable[[Form, Printed, Random], Figures]


def columns(form: Form) -> list[str]:
    """Return the applicant columns in printed order, the total last."""
    return [key.rpartition(".")[2] for key in form.cells if key.startswith("requests.received.")]


def rows(form: Form) -> list[str]:
    """Return the rows of table three in printed order, as ``requests.…``."""
    return list(dict.fromkeys(cell.key.rpartition(".")[0] for cell in form.tables["requests"].cells))


def row_cells(form: Form, row: str) -> list[str]:
    """Return the cells of a row of table three."""
    return [f"{row}.{column}" for column in columns(form)]


def consistent(form: Form, rng: Random, most: int = 60) -> Counts:
    """Return figures for tables three and four in which every identity holds, half of them 0 as in real reports."""
    figures: Counts = {}
    width = len(columns(form)) - 1

    def put(row: str, parts: list[int]) -> None:
        figures.update(zip(row_cells(form, row), [*parts, sum(parts)], strict=True))

    total = [0] * width
    for row in rows(form):
        if row.startswith("requests.outcomes.") and row != "requests.outcomes.total":
            parts = [rng.choice((0, 0, 0, 1, 2, rng.randint(0, most))) for _ in range(width)]
            total = [one + other for one, other in zip(total, parts, strict=True)]
            put(row, parts)
    carried = [rng.choice((0, rng.randint(0, 9))) for _ in range(width)]
    due = [one + other for one, other in zip(total, carried, strict=True)]
    brought = [rng.choice((0, rng.randint(0, min(9, one)))) for one in due]
    put("requests.outcomes.total", total)
    put("requests.carried_forward", carried)
    put("requests.brought_forward", brought)
    put("requests.received", [one - other for one, other in zip(due, brought, strict=True)])
    for identity in form.identities:
        if identity.kind == "dispute_total":
            for key in identity.right:
                figures[key] = rng.choice((0, rng.randint(0, 40)))
            figures[identity.left[0]] = sum(figures[key] for key in identity.right)
    return {key: figures[key] for key in form.cells if key in figures}


def wrong_cells(form: Form, figures: Mapping[str, int], rng: Random, count: int) -> Counts:
    """Return *figures* with *count* cells of table three changed."""
    found = dict(figures)
    for key in rng.sample([key for key in figures if key.startswith("requests.")], count):
        right = figures[key]
        while found[key] == right:
            found[key] = max(0, rng.choice((right + rng.randint(-9, 9), rng.randint(0, 99))))
    return found


def shifted(form: Form, figures: Printed, rng: Random, step: int, left_empty: int | None) -> Figures:
    """Return *figures* with a row shifted by a column; the figure at the end falls off."""
    keys = row_cells(form, rng.choice(rows(form)))
    old = [figures[key] for key in keys]
    new = [left_empty, *old[:-1]] if step > 0 else [*old[1:], left_empty]
    return {**figures, **dict(zip(keys, new, strict=True))}


def cells_swapped(form: Form, figures: Printed, rng: Random) -> Figures:
    """Return *figures* with two cells of table three exchanged."""
    one, other = rng.sample([key for key in figures if key.startswith("requests.")], 2)
    return {**figures, one: figures[other], other: figures[one]}


def rows_swapped(form: Form, figures: Printed, rng: Random) -> Figures:
    """Return *figures* with two rows of table three exchanged."""
    one, other = (row_cells(form, row) for row in rng.sample(rows(form), 2))
    new = {a: figures[b] for a, b in zip((*one, *other), (*other, *one), strict=True)}
    return {**figures, **new}


def row_repeated(form: Form, figures: Printed, rng: Random) -> Figures:
    """Return *figures* with a row of table three overwritten by the row above it, which has figures."""
    all_rows = rows(form)
    at = rng.choice([at for at in range(1, len(all_rows)) if figures[f"{all_rows[at - 1]}.total"]])
    above, here = (row_cells(form, all_rows[one]) for one in (at - 1, at))
    return {**figures, **{key: figures[source] for key, source in zip(here, above, strict=True)}}


def one_cell(change: Callable[[int], int]) -> Fault:
    """Return a fault that changes one cell of table three."""

    def plant(form: Form, figures: Printed, rng: Random) -> Figures:
        key = rng.choice([key for key in figures if key.startswith("requests.")])
        return {**figures, key: change(figures[key] or 0)}

    return plant


def digits_swapped(figure: int) -> int:
    """Return *figure* with its first two digits exchanged, where that leaves two digits."""
    text = str(figure)
    return figure if len(text) < 2 or text[1] == "0" else int(text[1] + text[0] + text[2:])
