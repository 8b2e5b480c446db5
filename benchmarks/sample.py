"""The report that is measured: every cell filled, narrative as long as usual, about 8 kB of JSON."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gov_disclosure import cells, forms
from gov_disclosure.cells import Value
from gov_disclosure.model import SECTION_KEYS, Organ, Period, Report, Section

_SENTENCE = "全年通过门户网站和政务新媒体主动公开各类政府信息，依法办理公开申请，健全审查与发布制度，回应社会关切。"


def figures() -> dict[str, Value]:
    """Return figures that add up, most of them zero as in most reports."""
    form = forms.for_edition("2021")
    found: dict[str, Value] = {
        key: Decimal("13.39") if cell.kind == "amount" else 0 for key, cell in form.cells.items()
    }
    for row, person, enterprise in (("granted", 31, 4), ("partially_granted", 6, 1), ("unavailable.not_held", 12, 2)):
        found[f"requests.outcomes.{row}.natural_person"] = person
        found[f"requests.outcomes.{row}.enterprise"] = enterprise
    found["disputes.reconsideration.upheld"] = 2
    for kind in ("outcome_total", "dispute_total"):
        _add_up(form, found, kind)
    for identity in form.identities:
        if identity.kind == "balance":
            found[identity.left[0]] = found[identity.right[0]]
    _add_up(form, found, "row_total")
    return found


def _add_up(form: forms.Form, found: dict[str, Value], kind: str) -> None:
    for identity in form.identities:
        if identity.kind == kind:
            found[identity.left[0]] = sum(int(found[key] or 0) for key in identity.right)


def sample() -> Report:
    """Return the report."""
    disclosure, requests, disputes = cells.build_tables(forms.for_edition("2021"), figures())
    titles = {section.key: f"{section.number}、{section.zh}" for section in forms.for_edition("2021").sections}
    return Report(
        form="2021",
        year=2022,
        organ=Organ(name="青石县行政审批局", level="county"),
        period=Period(start=date(2022, 1, 1), end=date(2022, 12, 31)),
        published=date(2023, 1, 12),
        title="青石县行政审批局2022年政府信息公开工作年度报告",
        preamble=(_SENTENCE,),
        sections=tuple(
            Section(key=key, heading=titles[key], paragraphs=(_SENTENCE * 2,) * paragraphs)
            for key, paragraphs in zip(SECTION_KEYS, (4, 0, 1, 0, 3, 1), strict=True)
        ),
        proactive_disclosure=disclosure,
        requests=requests,
        disputes=disputes,
    )
