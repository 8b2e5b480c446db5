"""The cells of table four that a count of cases, or of their results, may add up."""

from __future__ import annotations

from functools import lru_cache

from gov_disclosure.narrative.claim import Sum

DISPUTE_ROWS: dict[str, tuple[str, ...]] = {
    "reconsideration": ("reconsideration",),
    "direct": ("direct_litigation",),
    "after": ("litigation_after_reconsideration",),
    "litigation": ("direct_litigation", "litigation_after_reconsideration"),
    "disputes": ("reconsideration", "direct_litigation", "litigation_after_reconsideration"),
}
"""The rows of table four that each kind of dispute adds up."""


def dispute_sum(topic: str, column: str) -> Sum:
    """Return a column of table four added up over the rows of *topic*."""
    return tuple((1, f"disputes.{row}.{column}") for row in DISPUTE_ROWS[topic])


@lru_cache(maxsize=256)
def result_sums(column: str, topic: str, counted: frozenset[str]) -> tuple[Sum, ...]:
    """Return what a result told of *topic* may add up; of all disputes, where several kinds were *counted*."""
    own = frozenset(DISPUTE_ROWS[topic])
    rows = own.union(*(DISPUTE_ROWS[kind] for kind in counted))
    wider = [kind for kind in ("litigation", "disputes") if own < frozenset(DISPUTE_ROWS[kind]) <= rows]
    return tuple(dispute_sum(kind, column) for kind in (topic, *wider))
