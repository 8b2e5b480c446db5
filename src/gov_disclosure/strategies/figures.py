"""Figures for the cells of a form: sparse as real ones are, and adding up because they were added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache

from attrs import frozen
from hypothesis import strategies as st

from gov_disclosure import forms
from gov_disclosure.cells import Value
from gov_disclosure.forms import Form, Identity
from gov_disclosure.model.counts import LARGEST_COUNT

_LARGEST = 10**13

counts: st.SearchStrategy[int] = st.integers(0, _LARGEST)
"""Counts (件) as reports have them: mostly small ones, now and then some that are out of all reason."""

amounts: st.SearchStrategy[Decimal] = st.one_of(
    st.just(Decimal(0)),
    st.decimals(0, 10**6, places=4, allow_nan=False, allow_infinity=False),
    st.integers(0, 10**6).map(Decimal),
)
"""Amounts in 万元 with up to four decimals."""

Figures = dict[str, Value]

_T2 = "proactive_disclosure."
_DISPUTES = ("reconsideration", "direct_litigation", "litigation_after_reconsideration")
_MOST_CELLS = 10
"""Cells that hold a figure other than 0 before totals are made: few enough to be read."""


def form_editions() -> st.SearchStrategy[Form]:
    """Return the pure editions, and mixtures of them as some reports print."""
    pure = st.sampled_from([forms.for_edition(edition) for edition in forms.EDITIONS])
    blocks = st.fixed_dictionaries(
        {}, optional={key: st.sampled_from(forms.EDITIONS) for key in forms.BLOCK_KEYS if key != "procuring"}
    )
    mixed = st.builds(forms.mixed, st.sampled_from(forms.EDITIONS), blocks)
    return st.one_of(pure, pure, mixed)


@frozen
class _Plan:
    """What is known of a form beforehand: its identities, those of totals left out, and the cells to keep in bounds."""

    outcomes: tuple[Identity, ...]
    balances: tuple[Identity, ...]
    rows: tuple[Identity, ...]
    groups: tuple[Identity, ...]
    settled: tuple[str, ...]
    refused: tuple[str, ...]
    disputes: tuple[tuple[str, ...], ...]


@cache
def _plan(form: Form) -> _Plan:
    free = _free(form)
    # What holds in each column of applicants holds in their total.
    by_kind = {
        kind: tuple(one for one in form.identities if one.kind == kind and one.id.rpartition(":")[2] != "total")
        for kind in ("outcome_total", "balance", "row_total", "dispute_total")
    }
    return _Plan(
        outcomes=by_kind["outcome_total"],
        balances=by_kind["balance"],
        rows=tuple(one for one in form.identities if one.kind == "row_total"),
        groups=by_kind["dispute_total"],
        settled=tuple(key for key in free if key.startswith(("requests.outcomes.", "requests.carried_forward."))),
        refused=tuple(key for key in free if key.startswith("requests.outcomes.denied.")),
        disputes=tuple(tuple(key for key in free if key.startswith(f"disputes.{name}.")) for name in _DISPUTES),
    )


@cache
def _free(form: Form, unpaid_fees: bool = True) -> tuple[str, ...]:
    """Return the cells that no identity makes a total of, nor a side of the balance that is split up."""
    made = {key for one in form.identities for key in one.left}
    return tuple(key for key in form.cells if key not in made and (unpaid_fees or ".fee_unpaid." not in key))


@cache
def _drawn(cells: int, most: int) -> st.SearchStrategy[list[tuple[int, int]]]:
    """Return lists of cells, by their index, with a figure each."""
    # One number for both would be quicker to draw, and does not shrink.
    return st.lists(st.tuples(st.integers(0, cells - 1), st.integers(0, most)), max_size=_MOST_CELLS)


@st.composite
def figures(
    draw: st.DrawFn,
    form: Form,
    *,
    consistent: bool = True,
    max_figure: int | None = None,
    makes_rules: bool = True,
    unpaid_fees: bool = True,
    year: int = 2022,
) -> Figures:
    """
    Return a figure for every cell of *form*, by cell key in printed order: counts in 件, amounts in 万元.

    Sparse, as real reports are: most cells are 0.

    Args:
        form: The form.
        consistent: Whether every identity holds, and nothing within or between the tables is implausible;
            without, figures are independent.
        max_figure: The largest figure of any cell, ``None`` for the sizes that reports have.
        makes_rules: Whether the row 规章 may hold figures above 0.
        unpaid_fees: Whether requests may be closed for an unpaid fee, of which section six has to speak.
        year: The report year; what is plausible depends on it.
    """
    found = nothing(form)
    cells = _free(form, unpaid_fees) if consistent else tuple(form.cells)
    for at, count in draw(_drawn(len(cells), _LARGEST if max_figure is None else max_figure)):
        found[cells[at]] = _of_kind(form.cells[cells[at]].kind, count)
    if consistent:
        _split(form, found, draw(st.integers(0, 4)), most_of(max_figure))
        settle(form, found, most=most_of(max_figure), makes_rules=makes_rules, year=year)
    return found


def nothing(form: Form) -> Figures:
    """Return 0 for every cell of *form*."""
    return {key: Decimal(0) if key in form.amounts else 0 for key in form.cells}


def most_of(max_figure: int | None) -> int:
    """Return the largest figure of any cell, given the one that was asked for."""
    return LARGEST_COUNT // 4 if max_figure is None else max_figure


def _of_kind(kind: str, count: int) -> Value:
    if kind == "amount":
        return Decimal(min(count, 10**9)).scaleb(-2)
    if kind == "change":
        return -(count // 2) if count % 2 else count // 2
    return count


def _split(form: Form, found: Figures, share: int, most: int) -> None:
    """Have so many quarters of the requests, *share*, brought forward from last year, and at most *most* in all."""
    plan = _plan(form)
    keep_within(found, plan.settled, most)
    _set_totals(found, plan.outcomes)
    for one in plan.balances:
        found[one.left[1]] = _sum(found, one.right) * share // 4


def settle(form: Form, found: Figures, *, most: int, makes_rules: bool, year: int) -> None:
    """Make *found* add up and plausible, in place: what was received is what was handled and not brought forward."""
    plan = _plan(form)
    _set_totals(found, plan.outcomes)
    for one in plan.balances:
        received, brought = one.left
        found[received] = _sum(found, one.right) - _sum(found, (brought,))
    _set_totals(found, plan.rows)
    _plausible_disputes(plan, found, year)
    _set_totals(found, plan.groups)
    _plausible_table_two(form, found, most, makes_rules=makes_rules)


def _set_totals(found: Figures, identities: Iterable[Identity]) -> None:
    """Set every total to the sum of its parts."""
    for one in identities:
        found[one.left[0]] = _sum(found, one.right)


def keep_within(found: Figures, keys: Iterable[str], most: int) -> int:
    """Lower the figures of *keys*, the later ones first, until they add up to *most* at most; return their sum."""
    whole = 0
    for key in keys:
        figure = found[key]
        if figure:
            found[key] = kept = min(int(figure), most - whole)
            whole += kept
    return whole


def _sum(found: Mapping[str, Value], keys: Iterable[str]) -> int:
    return sum(map(found.__getitem__, keys))  # type: ignore[arg-type]  # no cell is blank while figures are made


_RECONSIDERATION_FIRST = 2024
"""From this report year on no litigation at once follows from refusals alone (LOG409)."""


def _plausible_disputes(plan: _Plan, found: Figures, year: int) -> None:
    """Leave no more disputes than requests were settled, and none at once where only refusals could cause them."""
    total = int(found["requests.outcomes.total.total"] or 0)
    carried = found["requests.brought_forward.total"] or found["requests.carried_forward.total"]
    only_refused = not carried and _sum(found, plan.refused) == total
    reconsidered, at_once, after = plan.disputes
    left = total if found["requests.received.total"] else 0
    count = keep_within(found, reconsidered, left)
    keep_within(found, at_once, 0 if year >= _RECONSIDERATION_FIRST and only_refused else left - count)
    keep_within(found, after, count)


def _plausible_table_two(form: Form, found: Figures, most: int, *, makes_rules: bool) -> None:
    for block in form.disclosure_blocks:
        for row in block.rows:
            part = {column.key: int(found[f"{_T2}{row.key}.{column.key}"] or 0) for column in block.columns}
            if row.key == "rules" and not makes_rules:
                part = dict.fromkeys(part, 0)
            elif "in_force" in part:
                part["in_force"] = min(part["in_force"] + part["issued"], most)
            elif "disclosed" in part:
                part["disclosed"], part["produced"], part["total_disclosed"] = sorted(part.values())
            elif "change" in part:
                part["change"] = max(part["change"], -part["prior_items"])
                if part.get("decisions") and not part["prior_items"] + part["change"]:
                    part["change"] += 1
            elif "projects" in part:
                _plausible_procurement(found, row.key)
                continue
            elif "amount" in part:
                continue
            found.update({f"{_T2}{row.key}.{name}": figure for name, figure in part.items()})


def _plausible_procurement(found: Figures, row: str) -> None:
    """Let projects and their amount be 0 together."""
    projects, amount = f"{_T2}{row}.projects", f"{_T2}{row}.amount"
    if not found[amount]:
        found[amount] = Decimal(found[projects] or 0)
    elif not found[projects]:
        found[projects] = 1
