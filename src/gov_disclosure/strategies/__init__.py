"""
Hypothesis strategies that build reports by construction, for the tests of this package and of others.

Every consistent report has totals that add up because they were added up, not
because others were thrown away. Hypothesis knows every class of the model:
``st.from_type(Report)`` works at once. Needs the extra ``testing``.
"""

from __future__ import annotations

from gov_disclosure.errors import MissingExtraError
from gov_disclosure.text import Text

try:
    import hypothesis  # noqa: F401
except ModuleNotFoundError as error:
    raise MissingExtraError(
        "testing", Text("gov_disclosure.strategies ", "gov_disclosure.strategies"), "hypothesis"
    ) from error

from gov_disclosure.strategies.faults import (
    blank,
    digit_slip,
    placeholder,
    shift_row,
    swap_cells,
    unit_in_cell,
    wrong_total,
)
from gov_disclosure.strategies.faults_around import (
    FAULTS,
    carry_mismatch,
    contradict_text,
    faulty_reports,
    late,
    missing_section,
    mixed_editions,
    other_edition,
    part_exceeds,
    rules_without_power,
    silent_on_fees,
    stock_mismatch,
    unit_slip,
    wrong_period,
)
from gov_disclosure.strategies.figures import amounts, counts, figures, form_editions
from gov_disclosure.strategies.injected import Announced, Injected
from gov_disclosure.strategies.organs import governments, organs
from gov_disclosure.strategies.reports import disclosure_tables, disputes_tables, reports, requests_tables
from gov_disclosure.strategies.several import Whole, chains, rollups
from gov_disclosure.strategies.text import sections, texts

__all__ = [
    "FAULTS",
    "Announced",
    "Injected",
    "Whole",
    "amounts",
    "blank",
    "carry_mismatch",
    "chains",
    "contradict_text",
    "counts",
    "digit_slip",
    "disclosure_tables",
    "disputes_tables",
    "faulty_reports",
    "figures",
    "form_editions",
    "governments",
    "late",
    "missing_section",
    "mixed_editions",
    "organs",
    "other_edition",
    "part_exceeds",
    "placeholder",
    "reports",
    "requests_tables",
    "rollups",
    "rules_without_power",
    "sections",
    "shift_row",
    "silent_on_fees",
    "stock_mismatch",
    "swap_cells",
    "texts",
    "unit_in_cell",
    "unit_slip",
    "wrong_period",
    "wrong_total",
]
