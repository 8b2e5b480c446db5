"""Consistent tables and planted faults, shared by the tests and the benchmark of localisation and completion."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from random import Random

from gov_disclosure.forms import Form

Counts = dict[str, int]
Printed = Mapping[str, int | None]
Figures = dict[str, int | None]
Fault = Callable[[Form, Printed, Random], Figures]


@cache
def rows(form: Form) -> Mapping[str, tuple[str, ...]]:
    """Return the cells of each row of table three, in printed order, by the row's key."""
    found: dict[str, list[str]] = {}
    for cell in form.tables["requests"].cells:
        found.setdefault(cell.key.rpartition(".")[0], []).append(cell.key)
    return {row: tuple(keys) for row, keys in found.items()}


def consistent(form: Form, rng: Random, zeros: float = 0.5) -> Counts:
    """Return figures for tables three and four in which every identity holds, *zeros* of the parts 0."""
    figures: Counts = {}
    width = 6

    def put(row: str, parts: list[int]) -> None:
        figures.update(zip(rows(form)[row], [*parts, sum(parts)], strict=True))

    def some(most: int) -> int:
        return 0 if rng.random() < zeros else rng.choice((1, 2, rng.randint(0, most)))

    total = [0] * width
    for row in rows(form):
        if row.startswith("requests.outcomes.") and row != "requests.outcomes.total":
            parts = [some(60) for _ in range(width)]
            total = [one + other for one, other in zip(total, parts, strict=True)]
            put(row, parts)
    carried = [some(9) for _ in range(width)]
    due = [one + other for one, other in zip(total, carried, strict=True)]
    brought = [min(some(9), one) for one in due]
    put("requests.outcomes.total", total)
    put("requests.carried_forward", carried)
    put("requests.brought_forward", brought)
    put("requests.received", [one - other for one, other in zip(due, brought, strict=True)])
    for identity in form.identities:
        if identity.kind == "dispute_total":
            figures.update({key: some(40) for key in identity.right})
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
    """Return *figures* with a row, its total too, shifted by a column; the figure at the end falls off."""
    keys = rng.choice(_with_figures(form, figures))
    old = [figures[key] for key in keys]
    new = [left_empty, *old[:-1]] if step > 0 else [*old[1:], left_empty]
    return {**figures, **dict(zip(keys, new, strict=True))}


def parts_shifted(form: Form, figures: Printed, rng: Random, step: int) -> Figures:
    """Return *figures* with the parts of a row shifted by a column, 0 left behind, and the total where it was."""
    keys = rng.choice(_with_figures(form, figures))[:-1]
    old = [figures[key] for key in keys]
    new = [0, *old[:-1]] if step > 0 else [*old[1:], 0]
    return {**figures, **dict(zip(keys, new, strict=True))}


def _with_figures(form: Form, figures: Printed) -> list[tuple[str, ...]]:
    """Return the rows of table three that have a figure other than 0; shifting the others changes nothing."""
    return [keys for keys in rows(form).values() if figures[keys[-1]]]


def cells_swapped(form: Form, figures: Printed, rng: Random) -> Figures:
    """Return *figures* with two unlike cells of table three exchanged."""
    keys = [key for key in figures if key.startswith("requests.")]
    one = rng.choice(keys)
    other = rng.choice([key for key in keys if figures[key] != figures[one]])
    return {**figures, one: figures[other], other: figures[one]}


def neighbours_swapped(form: Form, figures: Printed, rng: Random) -> Figures:
    """Return *figures* with two unlike parts that stand side by side in a row exchanged."""
    pairs = [
        pair for keys in rows(form).values() for pair in pairwise(keys[:-1]) if figures[pair[0]] != figures[pair[1]]
    ]
    one, other = rng.choice(pairs)
    return {**figures, one: figures[other], other: figures[one]}


def rows_swapped(form: Form, figures: Printed, rng: Random) -> Figures:
    """Return *figures* with two rows exchanged that differ and do not stand in the same sums."""
    one = rng.choice([row for row in rows(form) if not _is_outcome(row)])
    other = rng.choice([row for row in rows(form) if _differ(form, figures, one, row)] or [one])
    pair = (rows(form)[one], rows(form)[other])
    new = {a: figures[b] for a, b in zip((*pair[0], *pair[1]), (*pair[1], *pair[0]), strict=True)}
    return {**figures, **new}


def _is_outcome(row: str) -> bool:
    return row.startswith("requests.outcomes.") and row != "requests.outcomes.total"


def _differ(form: Form, figures: Printed, one: str, other: str) -> bool:
    return any(figures[a] != figures[b] for a, b in zip(rows(form)[one], rows(form)[other], strict=True))


def row_repeated(form: Form, figures: Printed, rng: Random) -> Figures:
    """Return *figures* with a row of table three overwritten by the row above it, which has figures."""
    above, here = rng.choice([pair for pair in pairwise(rows(form).values()) if figures[pair[0][-1]]])
    return {**figures, **{key: figures[source] for key, source in zip(here, above, strict=True)}}


def one_cell(change: Callable[[int], int]) -> Fault:
    """Return a fault that changes one cell of table three, of those that *change* makes another figure of."""

    def plant(form: Form, figures: Printed, rng: Random) -> Figures:
        key = rng.choice(
            [key for key in figures if key.startswith("requests.") and change(figures[key] or 0) != figures[key]]
        )
        return {**figures, key: change(figures[key] or 0)}

    return plant


def digits_swapped(figure: int) -> int:
    """Return *figure* with its first two digits exchanged, where that leaves two digits."""
    text = str(figure)
    return figure if len(text) < 2 or text[1] == "0" else int(text[1] + text[0] + text[2:])


def makes(cause: str, form: Form, before: Printed, printed: Printed) -> bool:
    """Whether one operation of the kind *cause* turns the table *before* into the table *printed*."""
    changed = {key for key in printed if before[key] != printed[key]}
    lines = {row: ([before[key] for key in keys], [printed[key] for key in keys]) for row, keys in rows(form).items()}
    touched = [row for row, keys in rows(form).items() if not changed.isdisjoint(keys)]
    if cause == "cells_swapped":
        values = [(before[key], printed[key]) for key in changed]
        return len(values) == 2 and values[0] == values[1][::-1]
    if cause == "rows_swapped":
        return len(touched) == 2 and lines[touched[0]] == lines[touched[1]][::-1]
    if len(touched) != 1 or not changed.issubset(rows(form)[touched[0]]):
        return False
    old, new = lines[touched[0]]
    if cause == "row_repeated":
        at = list(lines).index(touched[0])
        return new in [list(lines.values())[near][1] for near in (at - 1, at + 1) if 0 <= near < len(lines)]
    if cause == "row_shifted_left":
        old, new = ([*line[-2::-1], line[-1]] for line in (old, new)) if old[-1] == new[-1] else (old[::-1], new[::-1])
    parts_only = old[-1] == new[-1] and old[:-2] == new[1:-1] and new[0] in (0, None, old[-2])
    return parts_only or (old[:-1] == new[1:] and new[0] in (0, None, old[-1]))
