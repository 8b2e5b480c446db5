"""Faults beyond the cells: against other reports, in the text, in the form, against the law."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import attrs
from hypothesis import reject
from hypothesis import strategies as st

from gov_disclosure import cells, forms
from gov_disclosure.model import Organ, Period, Report, Section
from gov_disclosure.strategies.faults import (
    blank,
    busy_reports,
    digit_slip,
    placeholder,
    shift_row,
    swap_cells,
    unit_in_cell,
    wrong_total,
)
from gov_disclosure.strategies.figures import nothing
from gov_disclosure.strategies.injected import Announced, Injected, with_figures
from gov_disclosure.strategies.reports import made
from gov_disclosure.strategies.several import chains, rollups

_CHARGES = "proactive_disclosure.charges.amount"
_IN_FORCE = "proactive_disclosure.normative_documents.in_force"
_DEPARTMENT = Organ(name="云岭县教育局", level="county")
_OFF = st.integers(1, 99)


def _one(fault: str, report: Report, rule: str, *keys: str, previous: Report | None = None) -> Injected:
    return Injected(fault=fault, report=report, previous=previous, announced=(Announced(rule=rule, cells=keys),))


@st.composite
def unit_slip(draw: st.DrawFn) -> Injected:
    """Give the charges in 元 where 万元 are due, a year after they were right: YOY401."""
    last, now = draw(chains(years=2, edition="2021"))
    amount = Decimal(draw(st.integers(1, 10**8))).scaleb(-2)
    before, after = (with_figures(one, {_CHARGES: figure}) for one, figure in ((last, amount), (now, amount * 10_000)))
    return _one("unit_slip", after, "YOY401", _CHARGES, previous=before)


@st.composite
def carry_mismatch(draw: st.DrawFn) -> Injected:
    """Bring forward more than last year carried forward; the year adds up by itself: YOY101."""
    last, now = draw(chains(years=2, edition="2021", max_figure=10**6))
    off = draw(_OFF)
    column = draw(st.sampled_from([key.rpartition(".")[2] for key in cells.by_key(now) if _is_brought(key)][:-1]))
    rows = ("brought_forward", "outcomes.granted", "outcomes.total")
    changed = [f"requests.{row}.{name}" for row in rows for name in (column, "total")]
    report = with_figures(now, {key: int(cells.value(now, key) or 0) + off for key in changed})
    return _one("carry_mismatch", report, "YOY101", f"requests.brought_forward.{column}", previous=last)


def _is_brought(key: str) -> bool:
    return key.startswith("requests.brought_forward.")


@st.composite
def stock_mismatch(draw: st.DrawFn) -> Injected:
    """Have more documents in force than last year's and this year's make: YOY201."""
    last, now = draw(chains(years=2, edition="2021", max_figure=10**6))
    more = int(cells.value(now, _IN_FORCE) or 0) + draw(_OFF)
    return _one("stock_mismatch", with_figures(now, {_IN_FORCE: more}), "YOY201", _IN_FORCE, previous=last)


@st.composite
def part_exceeds(draw: st.DrawFn) -> Injected:
    """Have the whole of an area report less in a cell than one of its parts: AGG101."""
    whole = draw(rollups(children=3, max_figure=10**6))
    child = draw(st.sampled_from(whole.children))
    figures = cells.by_key(child)
    keys = [key for key, figure in figures.items() if figure and not key.startswith("proactive_disclosure.")]
    if not keys:
        reject()
    key = draw(st.sampled_from(keys))
    parent = with_figures(whole.parent, {key: int(figures[key] or 0) - 1})
    announced = (Announced(rule="AGG101", cells=(key,)),)
    return Injected(fault="part_exceeds", report=parent, children=whole.children, announced=announced)


def _with_text(report: Report, key: str, change: Callable[[str], str]) -> Report:
    """Return *report* with the paragraphs of one section changed."""

    def changed(section: Section) -> Section:
        if section.key != key:
            return section
        return attrs.evolve(section, paragraphs=tuple(filter(None, map(change, section.paragraphs))))

    return attrs.evolve(report, sections=tuple(map(changed, report.sections)))


@st.composite
def contradict_text(draw: st.DrawFn) -> Injected:
    """Say another number of requests in the overview than the table has: TXT101."""
    report = draw(busy_reports())
    received = report.requests.received.total or 0
    if not received:
        reject()
    said = received + draw(_OFF)
    changed = _with_text(report, "overview", lambda text: text.replace(f"申请{received}件", f"申请{said}件"))
    return _one("contradict_text", changed, "TXT101", "requests.received.total")


@st.composite
def missing_section(draw: st.DrawFn) -> Injected:
    """Leave out a section: FRM301."""
    report = draw(busy_reports())
    left_out = draw(st.sampled_from(("overview", "problems_and_improvements", "other_matters")))
    kept = tuple(section for section in report.sections if section.key != left_out)
    return _one("missing_section", attrs.evolve(report, sections=kept), "FRM301")


@st.composite
def silent_on_fees(draw: st.DrawFn) -> Injected:
    """Say nothing of the information processing fee in section six: LAW104."""
    report = draw(busy_reports())
    return _one("silent_on_fees", _with_text(report, "other_matters", lambda _: "无其他事项。"), "LAW104")


@st.composite
def other_edition(draw: st.DrawFn) -> Injected:
    """Use the form of 2019 for a later year: FRM101."""
    year = draw(st.integers(2021, 2030))
    form = forms.for_edition("2019")
    return _one("other_edition", made(form, year, _DEPARTMENT, nothing(form), wording=year), "FRM101")


@st.composite
def mixed_editions(draw: st.DrawFn) -> Injected:
    """Take a part of the form from the other edition: FRM102, or FRM202 where it prints three rows as one."""
    year = draw(st.integers(2021, 2030))
    block = draw(st.sampled_from(("documents", "licensing", "enforcement", "charging", "otherwise_handled")))
    form = forms.mixed("2021", {block: "2019"})
    rule = "FRM202" if block == "otherwise_handled" else "FRM102"
    return _one("mixed_editions", made(form, year, _DEPARTMENT, nothing(form), wording=year), rule)


@st.composite
def late(draw: st.DrawFn) -> Injected:
    """Publish the report of a department in the spring: LAW102."""
    report = draw(busy_reports(organ=_DEPARTMENT))
    day = date(report.year + 1, 3, 1).toordinal() + draw(st.integers(0, 200))
    return _one("late", attrs.evolve(report, published=date.fromordinal(day)), "LAW102")


@st.composite
def wrong_period(draw: st.DrawFn) -> Injected:
    """Count the figures to another day than the last of the year: LAW103."""
    report = draw(busy_reports())
    end = date(report.year, draw(st.integers(1, 11)), 28)
    period = Period(start=date(report.year, 1, 1), end=end)
    return _one("wrong_period", attrs.evolve(report, period=period), "LAW103")


@st.composite
def rules_without_power(draw: st.DrawFn) -> Injected:
    """Report rules (规章) of a county's department, which makes none: LAW101."""
    report = draw(busy_reports(organ=_DEPARTMENT))
    key = "proactive_disclosure.rules.in_force"
    return _one("rules_without_power", with_figures(report, {key: draw(_OFF)}), "LAW101", key)


FAULTS: Mapping[str, Callable[[], st.SearchStrategy[Injected]]] = {
    one.__name__: one
    for one in (
        blank, placeholder, unit_in_cell, wrong_total, digit_slip, swap_cells, shift_row, unit_slip, carry_mismatch,
        stock_mismatch, part_exceeds, contradict_text, missing_section, silent_on_fees, other_edition, mixed_editions,
        late, wrong_period, rules_without_power,
    )
}  # fmt: skip
"""Every injector by its name."""


def faulty_reports() -> st.SearchStrategy[Injected]:
    """Return reports with a fault of any kind in `FAULTS`, each with the findings that it must have."""
    return st.one_of([injector() for injector in FAULTS.values()])
