"""Reports made of a few sentences of prose over empty tables, and a simple lister of numerals of its own."""

from __future__ import annotations

import re
from decimal import Decimal

from gov_disclosure import cells, forms
from gov_disclosure.model import Organ, Report, Section
from gov_disclosure.model.organ import Scope

YEAR = 2023
_FORM = forms.for_edition("2021")


def prose_report(*paragraphs: str, year: int = YEAR, scope: Scope | None = None, received: int = 0) -> Report:
    """Return a report of a bureau whose section one is *paragraphs*; *received*: requests, all granted to citizens."""
    figures: dict[str, int | Decimal | None] = {
        key: Decimal(0) if cell.kind == "amount" else 0 for key, cell in _FORM.cells.items()
    }
    for row in ("received", "outcomes.granted", "outcomes.total"):
        for column in ("natural_person", "total"):
            figures[f"requests.{row}.{column}"] = received
    disclosure, requests, disputes = cells.build_tables(_FORM, figures)
    return Report(
        form="2021",
        year=year,
        organ=Organ(name="澄湖县农业农村局"),
        scope=scope,
        sections=(Section(key="overview", heading="一、总体情况", paragraphs=paragraphs),),
        proactive_disclosure=disclosure,
        requests=requests,
        disputes=disputes,
    )


_MEASURE = "件条份篇期场次个项家部起宗例批册张名人位"
_DIGITS = re.compile(r"[0-9０-９]")
_CHINESE = re.compile(f"(?<![第统一二三四五六七八九十百千万两〇零])[二三四五六七八九十两](?=[{_MEASURE}])")


def numerals_listed(text: str) -> list[int]:
    """Return the place of every digit of *text*, and of every single Chinese numeral before a plain measure word."""
    return sorted(match.start() for pattern in (_DIGITS, _CHINESE) for match in pattern.finditer(text))
