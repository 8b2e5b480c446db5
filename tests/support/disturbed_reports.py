"""Reports whose tables add up but for a few cells, for the tests of the rules."""

from __future__ import annotations

from hypothesis import strategies as st

from gov_disclosure import cells
from gov_disclosure.model import Report
from gov_disclosure.strategies import counts
from varied_reports import varied_reports


@st.composite
def disturbed_reports(draw: st.DrawFn) -> Report:
    """Return a consistent report with up to six cells changed or blanked."""
    report = draw(varied_reports(narrative=False))
    form = cells.form_of(report)
    counted = [key for key, cell in form.cells.items() if cell.kind == "count"]
    keys = draw(st.lists(st.sampled_from(counted), max_size=6, unique=True))
    return cells.replace(report, {key: draw(st.none() | counts) for key in keys})
