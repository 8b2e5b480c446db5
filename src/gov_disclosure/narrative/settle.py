"""Take back contradictions that the rest of the paragraph puts in doubt."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from gov_disclosure.narrative.context import LOOSE, OTHER_SCOPE
from gov_disclosure.narrative.draft import Draft
from gov_disclosure.narrative.judged import Judged
from gov_disclosure.narrative.splits import shared_out
from gov_disclosure.narrative.subjects import DISPUTE_ROWS, Topic
from gov_disclosure.text import Text

REPEATED = Text("同一段里另有一处说到同一事项", "the same paragraph speaks of the same thing elsewhere")

# So many equal figures, or one so large, show that text and table count the same thing.
_ANCHORS, _ANCHOR_SIZE = 2, 10


def settled_by(judged: list[Judged], paragraph: str) -> list[Judged]:
    """Take back contradictions that the *paragraph* itself puts in doubt."""
    if not any(item.verdict == "contradicts" for item in judged):
        return judged
    agreeing = [item for item in judged if item.verdict == "matches"]
    anchored = _anchored(agreeing)
    seen: set[tuple[str, str, Topic | None]] = set()
    shared: dict[str, bool] = {}
    settled: list[Judged] = []
    for item in judged:
        if item.verdict == "contradicts":
            key = item.draft.key
            if item.draft.doubt is None and key not in shared:
                shared[key] = shared_out(key, paragraph)
            settled.append(_doubted(item, agreeing, seen, anchored=anchored, shared=shared.get(key, False)))
        else:
            settled.append(item)
    return settled


def _doubted(
    item: Judged, agreeing: list[Judged], seen: set[tuple[str, str, Topic | None]], *, anchored: bool, shared: bool
) -> Judged:
    draft = item.draft
    identity = draft.kind, draft.key, draft.topic if draft.topic in DISPUTE_ROWS else None
    reason = LOOSE if draft.doubt is None and (shared or _unfounded(draft, agreeing)) else draft.doubt
    if reason is None and draft.anchored and not anchored:
        reason = OTHER_SCOPE
    elif reason is None and draft.kind == "figure" and (identity in seen or _said_before(item, agreeing)):
        reason = REPEATED
    seen.add(identity)
    return item if reason is None else evolve(item, verdict="not_judged", reason=reason)


def _unfounded(draft: Draft, agreeing: Iterable[Judged]) -> bool:
    """Whether only an assumption says that *draft* is about requests, and the tables do not bear it out."""
    if draft.assumed:
        return True
    return draft.rests_on is not None and not any(other.draft is draft.rests_on for other in agreeing)


def _said_before(item: Judged, agreeing: Iterable[Judged]) -> bool:
    """Whether the same thing is counted rightly elsewhere in the paragraph, so that this counts a part of it."""
    draft = item.draft
    return any(
        other.draft.kind == "figure" and other.draft.key == draft.key and other.terms == item.terms
        for other in agreeing
    )


def _anchored(agreeing: list[Judged]) -> bool:
    counts = [
        item.draft.figure.value
        for item in agreeing
        if item.draft.kind == "figure" and item.draft.figure is not None and item.draft.figure.exact
    ]
    return any(count >= _ANCHOR_SIZE for count in counts) or sum(count > 1 for count in counts) >= _ANCHORS
