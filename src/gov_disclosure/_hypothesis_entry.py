"""What Hypothesis calls when it is imported: how to build what the model has, worked out only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure import model

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def register() -> None:
    """Register a strategy for every class of the model (entry point ``hypothesis``)."""
    from hypothesis import strategies as st

    for name in model.__all__:
        kind = getattr(model, name)
        if isinstance(kind, type) and attrs.has(kind):
            st.register_type_strategy(kind, _for_class)


def _for_class(kind: type[Any]) -> SearchStrategy[Any]:
    # Not imported above: importing the strategies imports Hypothesis, which is only half there by then.
    from gov_disclosure.strategies.classes import for_class

    return for_class(kind)
