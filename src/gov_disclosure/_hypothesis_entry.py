"""What Hypothesis calls when it is imported: how to build a `Report`, worked out only when one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.model import Report

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def register() -> None:
    """Register the strategy of reports (entry point ``hypothesis``)."""
    from hypothesis import strategies as st

    st.register_type_strategy(Report, _reports)


def _reports(_: type[Report]) -> SearchStrategy[Report]:
    # Not imported above: importing the strategies imports Hypothesis, which is only half there by then.
    from gov_disclosure.strategies import reports

    return reports()
