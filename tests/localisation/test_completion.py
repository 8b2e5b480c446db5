"""Completion fills what the identities force, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import cells, forms
from gov_disclosure.localisation.completion import apply, complete, complete_figures
from gov_disclosure.localisation.explain import explain
from gov_disclosure.model import Report
from gov_disclosure.rules import check
from planted import Counts, Figures, consistent, wrong_cells
from rule_examples import build

FORM = forms.for_edition("2021")
GROUP = "disputes.reconsideration"
GRANTED = "requests.outcomes.granted"


def _blanked(seed: int, count: int) -> tuple[Counts, Figures]:
    rng = Random(seed)
    truth = consistent(FORM, rng)
    return truth, {**truth, **dict.fromkeys(rng.sample(list(truth), count))}


class TestForced:
    """Fill what the identities force, each with its derivation."""

    def test_the_one_unknown_of_an_identity(self) -> None:
        figures = dict.fromkeys(FORM.cells, 0) | {f"{GROUP}.total": 7, f"{GROUP}.upheld": 4, f"{GROUP}.pending": None}
        (one,) = complete_figures(FORM, figures).derivations
        assert (one.cell, one.value, one.reason) == (f"{GROUP}.pending", 3, "one_unknown")
        assert one.identities == ("dispute_total:reconsideration",)
        assert FORM.cell(one.cell).zh in one.message()
        assert "must be 3" in one.message("en")

    def test_the_one_unknown_may_be_zero(self) -> None:
        figures = dict.fromkeys(FORM.cells, 0) | {f"{GROUP}.total": 4, f"{GROUP}.upheld": 4, f"{GROUP}.pending": None}
        (one,) = complete_figures(FORM, figures).derivations
        assert (one.value, one.reason) == (0, "one_unknown")

    def test_what_is_filled_leaves_one_unknown_elsewhere(self) -> None:
        """Two rows have one blank each; filling them leaves one in two columns, and these one in two more rows."""
        truth = dict.fromkeys(FORM.cells, 0)
        columns = ("natural_person", "enterprise", "research_institution")
        rows = ("granted", "partially_granted", "denied.state_secret", "denied.internal_affairs")
        for row in (*rows, "total"):
            times = 4 if row == "total" else 1
            truth |= {f"requests.outcomes.{row}.{column}": times * at for at, column in enumerate(columns, start=2)}
            truth[f"requests.outcomes.{row}.total"] = times * 9
        truth |= {key.replace("outcomes.total", "received"): truth[key] for key in truth if "outcomes.total." in key}
        blank = (
            "partially_granted.enterprise",
            "denied.internal_affairs.research_institution",
            "granted.enterprise",
            "denied.state_secret.research_institution",
            "granted.natural_person",
            "denied.state_secret.natural_person",
        )
        keys = [f"requests.outcomes.{key}" for key in blank]
        found = complete_figures(FORM, {**truth, **dict.fromkeys(keys)})
        assert found.patch == {key: truth[key] for key in keys}
        assert {one.reason for one in found.derivations} == {"one_unknown"}

    def test_figures_that_already_balance_leave_zeros(self) -> None:
        figures: Figures = {**dict.fromkeys(FORM.cells, 0), f"{GROUP}.total": 4, f"{GROUP}.upheld": 4}
        figures |= {f"{GROUP}.pending": None, f"{GROUP}.other": None}
        found = complete_figures(FORM, figures)
        assert found.patch == {f"{GROUP}.other": 0, f"{GROUP}.pending": 0}
        assert {one.reason for one in found.derivations} == {"zeros"}

    def test_what_only_several_identities_together_decide(self) -> None:
        """The row leaves two cells with 3 between them; a column over the same two and a third has just 3."""
        figures = dict.fromkeys(FORM.cells, 0)
        for row in ("received", "outcomes.total", "outcomes.granted"):
            figures |= {
                f"requests.{row}.natural_person": 2,
                f"requests.{row}.enterprise": 1,
                f"requests.{row}.total": 3,
            }
        blank = [f"{GRANTED}.natural_person", f"{GRANTED}.enterprise"]
        third = "requests.outcomes.partially_granted"
        blank += [f"{third}.natural_person", f"{third}.research_institution", f"{GRANTED}.research_institution"]
        found = complete_figures(FORM, {**figures, f"{third}.total": 0, **dict.fromkeys(blank)})
        assert found.patch == {key: figures[key] for key in FORM.cells if key in blank}

    @given(seed=st.integers(0, 2**32), count=st.integers(1, 120))
    def test_no_wrong_fill(self, seed: int, count: int) -> None:
        truth, figures = _blanked(seed, count)
        found = complete_figures(FORM, figures)
        assert found.patch.items() <= truth.items()
        assert found.refused == ()
        blank = {key for key in FORM.cells if figures.get(key) is None}
        assert blank == {*found.patch, *found.undecided}

    @given(seed=st.integers(0, 2**32), count=st.integers(1, 60))
    def test_what_is_left_open_has_another_filling(self, seed: int, count: int) -> None:
        """Completion is complete: each cell left open can be one more or one less, the rest filled anew."""
        truth, figures = _blanked(seed, count)
        found = complete_figures(FORM, figures)
        filled = {**figures, **found.patch}
        for key in [key for key in found.undecided if key in FORM.identities_of][:5]:
            # What fits is an unbroken run of figures around the true one.
            near = [at for at in (truth[key] - 1, truth[key] + 1) if at >= 0]
            assert any(not explain(FORM, {**filled, key: at}).parts for at in near)

    def test_nothing_blank_nothing_filled(self) -> None:
        truth, _ = _blanked(1, 0)
        assert complete_figures(FORM, truth).patch == {}

    def test_cells_in_no_identity_stay_open(self) -> None:
        found = complete_figures(FORM, dict.fromkeys(FORM.cells, 0) | {"proactive_disclosure.licenses.decisions": None})
        assert found.undecided == ("proactive_disclosure.licenses.decisions",)


class TestRefused:
    """Refuse when a forced value breaks another rule."""

    def test_a_part_that_would_be_negative(self) -> None:
        figures = dict.fromkeys(FORM.cells, 0) | {f"{GROUP}.total": 3, f"{GROUP}.upheld": 4, f"{GROUP}.pending": None}
        found = complete_figures(FORM, figures)
        assert found.patch == {}
        assert found.refused[0].cells == (f"{GROUP}.pending",)
        assert found.refused[0].identities == ("dispute_total:reconsideration",)
        assert "行政复议 / 总计" in found.refused[0].message()
        assert "Administrative reconsideration / Total" in found.refused[0].message("en")

    def test_a_figure_that_row_and_column_disagree_on(self) -> None:
        truth, _ = _blanked(3, 0)
        figures = {**truth, f"{GRANTED}.enterprise": None, f"{GRANTED}.total": truth[f"{GRANTED}.total"] + 1}
        found = complete_figures(FORM, figures)
        assert found.patch == {}
        assert found.refused[0].cells == (f"{GRANTED}.enterprise",)

    def test_an_identity_that_the_others_imply(self) -> None:
        """Both totals of a column are forced by the figures below and beside, but their own row then fails."""
        truth, _ = _blanked(4, 0)
        key = "requests.outcomes.total.enterprise"
        figures: Figures = {**truth, key: None, f"{GRANTED}.enterprise": truth[f"{GRANTED}.enterprise"] + 1}
        figures["requests.received.enterprise"] = truth["requests.received.enterprise"] + 1
        found = complete_figures(FORM, figures)
        assert found.patch == {}
        assert found.refused[0].identities == ("row_total:outcomes.total",)

    @given(seed=st.integers(0, 2**32), wrong=st.integers(1, 3), count=st.integers(1, 60))
    def test_no_fill_breaks_an_identity(self, seed: int, wrong: int, count: int) -> None:
        rng = Random(seed)
        truth = wrong_cells(FORM, consistent(FORM, rng), rng, wrong)
        figures = {**truth, **dict.fromkeys(rng.sample(list(truth), count))}
        filled = {**figures, **complete_figures(FORM, figures).patch}
        for identity in FORM.identities:
            keys = (*identity.left, *identity.right)
            if None in [filled[key] for key in keys] or None not in [figures[key] for key in keys]:
                continue
            assert sum(filled[key] or 0 for key in identity.left) == sum(filled[key] or 0 for key in identity.right)


class TestReport:
    """Only cells printed blank or with a placeholder are filled; the derivations keep how they were printed."""

    KEY = "requests.outcomes.total.total"

    def _report(self, printed: Mapping[str, str | None]) -> Report:
        return build({"set": {self.KEY: None}, "as_printed": printed})

    @pytest.mark.parametrize("text", ["", "/", "—", "　"])
    def test_filled_and_the_evidence_kept(self, text: str) -> None:
        """A figure stands beside no blank that contradicts it."""
        report = self._report({self.KEY: text})
        done = complete(report)
        assert done.derivations[0].printed == text
        filled = apply(report, done)
        assert cells.value(filled, self.KEY) == done.patch[self.KEY] > 0
        assert filled.as_printed == {}
        assert cells.value(report, self.KEY) is None
        assert check(filled, select=("CEL406",)).findings == ()

    def test_a_blank_without_a_text_is_printed_blank(self) -> None:
        report = self._report({})
        assert complete(report).derivations[0].printed == ""
        assert apply(report, complete(report)).as_printed == {}

    @pytest.mark.parametrize("text", ["见附件", None])
    def test_words_and_cells_that_the_form_lacks_are_left_alone(self, text: str | None) -> None:
        report = self._report({self.KEY: text})
        done = complete(report)
        assert done.patch == {}
        assert done.left_alone == (self.KEY,)
        assert apply(report, done) is report

    def test_other_printed_texts_stay(self) -> None:
        report = attrs.evolve(self._report({}), as_printed={"proactive_disclosure.licenses.decisions": "340件"})
        printed = apply(report, complete(report)).as_printed
        assert printed == {"proactive_disclosure.licenses.decisions": "340件"}
