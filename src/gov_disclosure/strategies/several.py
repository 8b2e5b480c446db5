"""Reports that belong together: those of one organ year by year, and those of a whole and its parts."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import attrs
from hypothesis import strategies as st

from gov_disclosure import forms
from gov_disclosure.cells import Value
from gov_disclosure.forms import Form
from gov_disclosure.model import Edition, Level, Organ, Report
from gov_disclosure.organs.standing import standing
from gov_disclosure.strategies.arguments import Given, given_or, require_largest, require_many
from gov_disclosure.strategies.figures import Figures, figures, most_of, nothing, settle
from gov_disclosure.strategies.organs import departments_of, governments, organs
from gov_disclosure.strategies.reports import made
from gov_disclosure.strategies.text import wordings

_T2 = "proactive_disclosure."
_LAST_START = 2026
_FACTOR = 1000
"""Amounts of two years are at most so many times apart, or the unit would be doubted."""


@st.composite
def chains(
    draw: st.DrawFn,
    *,
    years: int = 3,
    first: Given[int] = None,
    organ: Given[Organ] = None,
    level: Level | None = None,
    edition: Edition | None = None,
    max_figure: int | None = None,
) -> tuple[Report, ...]:
    """
    Return the reports of one organ over so many *years*, each going on where the one before ended.

    What one year carries forward the next brings forward, in every column;
    documents in force (2021 form) and matters (2019 form) follow from last
    year's and what changed. `series` finds nothing, nor does `check` with the
    report of the year before.

    Args:
        years: How many.
        first: The first report year, or a strategy of years; ``None`` for any from 2019 on.
        organ: The organ, or a strategy of organs; ``None`` for any.
        level: The level of the organ where *organ* is not given; ``None`` for any.
        edition: The edition of all of the reports; ``None`` for the one that is due in each year.
        max_figure: The largest figure of any cell, ``None`` for the sizes that reports have.

    What is asked for is looked at when the first is drawn.

    Raises:
        FieldValueError: *years*, *level* or *max_figure* is none that there can be.
        UnknownFormError: there is no such edition, or none for the year.
        WrongTypeError: *first* or *organ* is neither a value nor a strategy.
    """
    require_many(years, "years")
    require_largest(max_figure)
    start = 2021 if edition == "2021" else 2019
    year = draw(given_or(first, int, "first", st.integers(start, _LAST_START)))
    who = draw(given_or(organ, Organ, "organ", organs(level)))
    makes_rules = standing(who).power == "yes"
    wording = draw(wordings)
    most = most_of(max_figure)
    share = None if max_figure is None else max_figure // max(years, 1)
    found: list[Report] = []
    before: Figures = {}
    for at in range(years):
        form = forms.for_year(year + at) if edition is None else forms.for_edition(edition)
        now = draw(figures(form, max_figure=share, makes_rules=makes_rules, year=year + at))
        if before:
            _follow(form, now, before)
            settle(form, now, most=most, makes_rules=makes_rules, year=year + at)
            _go_on(form, now, before)
        found.append(made(form, year + at, who, now, wording=wording + at))
        before = now
    return tuple(found)


def _follow(form: Form, now: Figures, before: Figures) -> None:
    """Bring forward what was carried forward; what of it was not settled is carried on."""
    for one in form.identities:
        column = one.id.rpartition(":")[2]
        if one.kind != "balance" or column == "total":
            continue
        settled, kept = one.right
        now[one.left[1]] = brought = _count(before, f"requests.carried_forward.{column}")
        now[kept] = max(_count(now, kept), brought - _count(now, settled))


def _go_on(form: Form, now: Figures, before: Figures) -> None:
    """Let documents in force, matters and amounts of table two go on from last year's."""
    for block in form.disclosure_blocks:
        for row in (f"{_T2}{row.key}" for row in block.rows):
            if f"{row}.in_force" in now and f"{row}.in_force" in before:
                stock = _count(before, f"{row}.in_force") + _count(now, f"{row}.issued")
                now[f"{row}.repealed"] = min(_count(now, f"{row}.repealed"), stock)
                now[f"{row}.in_force"] = stock - _count(now, f"{row}.repealed")
            elif f"{row}.change" in now and f"{row}.change" in before:
                prior = _count(before, f"{row}.prior_items") + _count(before, f"{row}.change")
                change = max(_count(now, f"{row}.change"), -prior)
                now[f"{row}.prior_items"] = prior
                now[f"{row}.change"] = change + (not prior + change and bool(now.get(f"{row}.decisions")))
            elif now.get(f"{row}.amount") and before.get(f"{row}.amount"):
                now[f"{row}.amount"] = _near(now[f"{row}.amount"], before[f"{row}.amount"])


def _count(found: Figures, key: str) -> int:
    return int(found[key] or 0)


def _near(amount: Value, last: Value) -> Value:
    """Return the *amount*, or *last* year's where they are so far apart that the unit would be doubted."""
    one, other = Decimal(amount or 0), Decimal(last or 0)
    return amount if max(one, other) <= _FACTOR * min(one, other) else last


class Whole(NamedTuple):
    """A report that counts its whole area, and those of its parts, which add up to it."""

    parent: Report
    children: tuple[Report, ...]


@st.composite
def rollups(
    draw: st.DrawFn,
    *,
    children: int = 5,
    year: Given[int] = None,
    level: Level = "county",
    max_figure: int | None = None,
) -> Whole:
    """
    Return the report of a government for its whole area, and those of the organs in it, whose parts add up.

    Every cell of the parent is the sum of the children's; `rollup` finds them
    complete, and `check` with the children finds nothing.

    Args:
        children: How many parts.
        year: The report year, or a strategy of years; ``None`` for any from 2019 on.
        level: The level of the government.
        max_figure: The largest figure of any cell, ``None`` for the sizes that reports have.

    What is asked for is looked at when the first is drawn.

    Raises:
        FieldValueError: *children*, *level* or *max_figure* is none that there can be.
        UnknownFormError: there is no form for the year.
        WrongTypeError: *year* is neither a year nor a strategy.
    """
    require_many(children, "children")
    require_largest(max_figure)
    chosen = draw(given_or(year, int, "year", st.integers(2019, _LAST_START)))
    form = forms.for_year(chosen)
    government = draw(governments(level))
    wording = draw(wordings)
    share = None if max_figure is None else max_figure // max(children, 1)
    parts: list[Report] = []
    whole = nothing(form)
    for at, organ in enumerate(departments_of(government, children)):
        found = draw(figures(form, max_figure=share, makes_rules=False, year=chosen))
        whole = {key: figure + (found[key] or 0) for key, figure in whole.items()}  # type: ignore[operator]
        parts.append(made(form, chosen, organ, found, wording=wording + at))
    parent = made(form, chosen, government, whole, wording=wording + children)
    return Whole(parent=attrs.evolve(parent, scope="whole_area"), children=tuple(parts))
