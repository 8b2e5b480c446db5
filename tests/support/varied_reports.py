"""Reports of every kind that the model holds: mixtures of forms, any words, with and without a period."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
from hypothesis import strategies as st

from gov_disclosure import strategies
from gov_disclosure.model import Period, Report


@st.composite
def varied_reports(draw: st.DrawFn, /, **options: Any) -> Report:
    """Return reports in any mixture of forms, with a preamble and sections of any words where there is a narrative."""
    narrative = options.pop("narrative", True)
    given = {"mixtures": True, "narrative": strategies.sections() if narrative else False, **options}
    report = draw(strategies.reports(**given))
    year = report.year
    return attrs.evolve(
        report,
        preamble=draw(st.lists(strategies.texts(), max_size=2).map(tuple)) if narrative else (),
        period=draw(st.sampled_from((None, Period(start=date(year, 1, 1), end=date(year, 12, 31))))),
        published=None,
    )
