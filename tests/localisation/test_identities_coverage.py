"""What the rules could not see: pinned cells, groups, unseen cells, undecided identities."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import forms
from gov_disclosure.errors import UnknownCellError
from gov_disclosure.localisation.completion import complete_figures
from gov_disclosure.localisation.coverage import coverage
from gov_disclosure.localisation.explain import explain
from planted import Figures, consistent

FORM = forms.for_edition("2021")
DISCLOSED = [cell.key for cell in FORM.tables["proactive_disclosure"].cells]


def test_a_complete_report() -> None:
    found = coverage(FORM, dict.fromkeys(FORM.cells, 0))
    assert list(found.pinned) == [cell.key for cell in FORM.tables["requests"].cells]
    assert [len(group) for group in found.grouped] == [5, 5, 5]
    assert list(found.unseen) == DISCLOSED
    assert found.blank == found.undecided == ()


def test_a_blank_leaves_its_identities_undecided_and_frees_what_it_can_make_up_for() -> None:
    figures: Figures = {**dict.fromkeys(FORM.cells, 0), "requests.outcomes.granted.enterprise": None}
    figures |= {"disputes.reconsideration.pending": None, "disputes.reconsideration.total": 2}
    found = coverage(FORM, figures)
    assert found.undecided == (
        "row_total:outcomes.granted",
        "outcome_total:enterprise",
        "dispute_total:reconsideration",
    )
    assert "disputes.reconsideration.total" in found.unseen
    assert "requests.outcomes.granted.total" in found.pinned
    assert "2" in found.message()
    zero = coverage(FORM, figures, blank="zero")
    assert zero.undecided == ()
    assert zero.blank == found.blank


def test_two_rows_that_one_column_leaves_open_hide_a_shift_between_them() -> None:
    """Both cells of a column are seen, but not which of the two is wrong."""
    rows = [f"requests.outcomes.{row}" for row in ("granted", "partially_granted")]
    figures: Figures = {**dict.fromkeys(FORM.cells, 0), **dict.fromkeys(f"{row}.enterprise" for row in rows)}
    pairs = [group for group in coverage(FORM, figures).grouped if len(group) == 2]
    assert pairs == [
        tuple(f"{row}.{column}" for row in rows)
        for column in (
            "natural_person",
            "research_institution",
            "public_welfare",
            "legal_service",
            "other_organization",
            "total",
        )
    ]


@given(seed=st.integers(0, 2**32), blanks=st.sampled_from((0, 3, 20)))
def test_pinned_cells_are_found_and_located(seed: int, blanks: int) -> None:
    rng = Random(seed)
    truth = consistent(FORM, rng)
    figures: Figures = {**truth, **dict.fromkeys(rng.sample(list(truth), blanks))}
    found = coverage(FORM, figures)
    for key in rng.sample(found.pinned, min(5, len(found.pinned))):
        explained = explain(FORM, {**figures, key: truth[key] + rng.randint(1, 30)})
        assert [one.cells for one in explained.explanations if len(one.cells) == 1] == [(key,)]


def test_the_summary_counts() -> None:
    found = coverage(FORM, dict.fromkeys(FORM.cells, 0))
    assert found.message().startswith("175格单独出错时可以发现并定位。")
    assert "any of 175 cells" in found.message("en")
    assert "undecided" not in found.message("en")


@pytest.mark.parametrize("ask", [explain, complete_figures, coverage])
def test_figures_of_no_cell(ask: Callable[..., object]) -> None:
    """A misspelt cell key is told: the cell it was meant for would count as blank, and nothing would be found wrong."""
    form = forms.for_edition("2021")
    figures: Figures = dict.fromkeys(form.cells, 0)
    del figures["requests.received.total"]
    ask(form, figures)
    with pytest.raises(UnknownCellError, match=r"'requests.recieved.total' is no cell"):
        ask(form, {**figures, "requests.recieved.total": 3})
