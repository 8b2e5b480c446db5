"""Faults in single cells and rows: what a person does wrong when filling in the form."""

from __future__ import annotations

from hypothesis import reject
from hypothesis import strategies as st

from gov_disclosure import cells, forms
from gov_disclosure.forms import Form
from gov_disclosure.model import Organ, Report
from gov_disclosure.organs.standing import standing
from gov_disclosure.strategies.arguments import Given, given_or
from gov_disclosure.strategies.figures import figures, most_of, settle
from gov_disclosure.strategies.injected import Announced, Injected, broken, with_figures
from gov_disclosure.strategies.organs import organs
from gov_disclosure.strategies.reports import made
from gov_disclosure.strategies.text import wordings

Base = st.SearchStrategy[Report] | None
"""Consistent reports to put a fault into; ``None`` for such in which every fault finds a place."""

_LARGEST = 10**6
_BUSY = {
    "requests.outcomes.granted.natural_person": (12, 9999),
    "requests.outcomes.denied.third_party_rights.enterprise": (1, 99),
    "requests.carried_forward.natural_person": (1, 99),
}
"""Cells that hold a figure in every report below, so that there is something to get wrong."""


@st.composite
def busy_reports(draw: st.DrawFn, *, year: Given[int] = None, organ: Given[Organ] = None) -> Report:
    """Return consistent reports in the 2021 form in which some requests were granted, denied and carried forward."""
    chosen = draw(given_or(year, int, "year", st.integers(2021, 2030)))
    who = draw(given_or(organ, Organ, "organ", organs()))
    form = forms.for_edition("2021")
    makes_rules = standing(who).power == "yes"
    found = draw(figures(form, max_figure=_LARGEST, makes_rules=makes_rules, year=chosen))
    for key, (low, high) in _BUSY.items():
        found[key] = int(found[key] or 0) + draw(st.integers(low, high))
    settle(form, found, most=most_of(None), makes_rules=makes_rules, year=chosen)
    return made(form, chosen, who, found, wording=draw(wordings))


def _base(base: Base) -> st.SearchStrategy[Report]:
    return busy_reports() if base is None else base


@st.composite
def blank(draw: st.DrawFn, base: Base = None) -> Injected:
    """Leave a cell blank: CEL101, or CEL102 for a total over parts with figures."""
    report = draw(_base(base))
    form, known = cells.form_of(report), cells.by_key(report)
    key = draw(st.sampled_from([key for key in form.cells if not key.startswith("proactive_disclosure.rules.")]))
    sums = [one for one in form.identities_of.get(key, ()) if one.kind != "balance" and one.left == (key,)]
    over = any(known[part] for one in sums for part in one.right)
    return Injected(
        fault="blank",
        report=with_figures(report, {key: None}, {key: ""}),
        announced=(Announced(rule="CEL102" if over else "CEL101", cells=(key,)),),
    )


@st.composite
def placeholder(draw: st.DrawFn, base: Base = None) -> Injected:
    """Print a mark instead of a figure: CEL201."""
    report = draw(_base(base))
    keys = [key for key in cells.form_of(report).cells if not key.startswith("proactive_disclosure.rules.")]
    key = draw(st.sampled_from(keys))
    text = draw(st.sampled_from(("/", "—", "-")))
    changed = with_figures(report, {key: None}, {key: text})
    return Injected(fault="placeholder", report=changed, announced=(Announced(rule="CEL201", cells=(key,)),))


@st.composite
def unit_in_cell(draw: st.DrawFn, base: Base = None) -> Injected:
    """Print a unit behind a count: CEL301."""
    report = draw(_base(base))
    form = cells.form_of(report)
    key = draw(st.sampled_from([key for key, cell in form.cells.items() if cell.kind == "count"]))
    figure = cells.value(report, key)
    changed = with_figures(report, {key: figure}, {key: f"{figure}件"})
    return Injected(fault="unit_in_cell", report=changed, announced=(Announced(rule="CEL301", cells=(key,)),))


@st.composite
def wrong_total(draw: st.DrawFn, base: Base = None) -> Injected:
    """Give a total another figure than the sum of its parts: SUM301, SUM302, SUM401, BAL301."""
    report = draw(_base(base))
    form = cells.form_of(report)
    totals = [one.left[0] for one in form.identities if one.kind != "balance"]
    key = draw(st.sampled_from(totals))
    figure = int(cells.value(report, key) or 0)
    other = draw(st.integers(1, 999).map(lambda off: figure + off) | st.integers(0, max(figure - 1, 0)))
    return _changed("wrong_total", report, {key: other if other != figure else figure + 1})


@st.composite
def digit_slip(draw: st.DrawFn, base: Base = None) -> Injected:
    """Swap two digits of a figure, lose one or type one twice: each identity that the cell stands in."""
    report = draw(_base(base))
    form, known = cells.form_of(report), cells.by_key(report)
    keys = [key for key in form.identities_of if int(known[key] or 0) > 9]
    if not keys:
        reject()
    key = draw(st.sampled_from(keys))
    return _changed("digit_slip", report, {key: draw(st.sampled_from(_slips(int(known[key] or 0))))})


def _slips(figure: int) -> list[int]:
    """Return what a *figure* of two digits or more becomes by one slip of a digit."""
    digits = str(figure)
    found = [digits[:at] + digits[at + 1 :] for at in range(len(digits))]
    found += [digits[: at + 1] + digits[at:] for at in range(len(digits))]
    found += [digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1)]
    return sorted({int(one) for one in found} - {figure})


@st.composite
def swap_cells(draw: st.DrawFn, base: Base = None) -> Injected:
    """Exchange two figures of table three: each identity that does not hold with them."""
    report = draw(_base(base))
    known = cells.by_key(report)
    keys = [key for key in cells.form_of(report).identities_of if key.startswith("requests.")]
    first = draw(st.sampled_from([key for key in keys if known[key]] or keys))
    others = [key for key in keys if known[key] != known[first]]
    if not others:
        reject()
    second = draw(st.sampled_from(others))
    return _changed("swap_cells", report, {first: known[second], second: known[first]})


@st.composite
def shift_row(draw: st.DrawFn, base: Base = None) -> Injected:
    """Move the figures of a row of table three one column to the right, with 0 in the first, or to the left."""
    report = draw(_base(base))
    form, known = cells.form_of(report), cells.by_key(report)
    rows = {key.rpartition(".")[0]: None for key in form.cells if key.startswith("requests.") and known[key]}
    if not rows:
        reject()
    row = draw(st.sampled_from([*rows]))
    keys = [key for key in form.cells if key.rpartition(".")[0] == row]
    printed = [known[key] for key in keys]
    moved = draw(st.sampled_from([[0, *printed[:-1]], [*printed[1:], 0]]))
    return _changed("shift_row", report, dict(zip(keys, moved, strict=True)))


def _changed(fault: str, report: Report, changes: dict[str, cells.Value]) -> Injected:
    """Return *report* with other figures, and a finding for each identity that does not hold with them."""
    form: Form = cells.form_of(report)
    announced = broken(form, {**cells.by_key(report), **changes}, changes)
    if not announced:
        reject()
    return Injected(fault=fault, report=with_figures(report, changes), announced=announced)
