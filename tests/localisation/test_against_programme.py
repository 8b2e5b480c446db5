"""The search never finds a larger set than an integer programme does (SciPy's HiGHS)."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planted import Figures, consistent, wrong_cells

pytest.importorskip("scipy.optimize")
from gov_disclosure import forms
from gov_disclosure.rules.localisation import explain
from programme import Programme

FORM = forms.for_edition("2021")
PROGRAMME = Programme(FORM)


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**32), count=st.integers(1, 4), blanks=st.sampled_from((0, 0, 5, 40, 90)))
def test_as_small_as_the_integer_programme(seed: int, count: int, blanks: int) -> None:
    rng = Random(seed)
    printed: Figures = {**wrong_cells(FORM, consistent(FORM, rng), rng, count)}
    for key in rng.sample(list(printed), blanks):
        printed[key] = None
    found = explain(FORM, printed)
    # Beside a named cause the search may end early (status "budget"); the set found is none the larger.
    assert found.size == PROGRAMME.size(printed)
