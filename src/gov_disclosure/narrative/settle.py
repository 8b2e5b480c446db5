"""Take back contradictions that the rest of the paragraph puts in doubt."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from gov_disclosure.narrative.context import LOOSE, OTHER_PERIOD, OTHER_SCOPE
from gov_disclosure.narrative.dispute_sums import DISPUTE_ROWS
from gov_disclosure.narrative.draft import Draft
from gov_disclosure.narrative.judged import Judged
from gov_disclosure.narrative.splits import parts_behind, shared_out
from gov_disclosure.narrative.subject import Topic
from gov_disclosure.narrative.subjects import ANSWERED_OF_NEW, GROUP_OF
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
            beside = False
            if item.draft.doubt is None:
                key, own_parts = item.draft.key, parts_behind(item.draft.key, paragraph, item.draft.end)
                if own_parts is not None:
                    beside = shared_out(key, paragraph[: own_parts.start()] + paragraph[own_parts.end() :])
                else:
                    beside = shared[key] = shared[key] if key in shared else shared_out(key, paragraph)
            settled.append(_doubted(item, agreeing, seen, anchored=anchored, shared=beside))
        else:
            settled.append(item)
    return settled


def _doubted(
    item: Judged, agreeing: list[Judged], seen: set[tuple[str, str, Topic | None]], *, anchored: bool, shared: bool
) -> Judged:
    draft = item.draft
    identity = draft.kind, draft.key, draft.topic if draft.topic in DISPUTE_ROWS else None
    loose = shared or _unfounded(draft, agreeing) or (draft.key in GROUP_OF and _of_this_year_alone(agreeing))
    reason = LOOSE if draft.doubt is None and loose else draft.doubt
    if reason is LOOSE and not shared and _beside_decisions(draft, agreeing):
        reason = None
    if reason is None and draft.anchored and not anchored:
        reason = OTHER_SCOPE
    elif reason is None and draft.kind == "figure" and (identity in seen or _said_before(item, agreeing)):
        reason = REPEATED
    if draft.doubt is not OTHER_PERIOD:
        seen.add(identity)
    return item if reason is None else evolve(item, verdict="not_judged", reason=reason)


_DECISIONS = 2


def _beside_decisions(draft: Draft, agreeing: Iterable[Judged]) -> bool:
    """Whether *draft* counts decisions, and those of the two other kinds beside it agree: all three are decisions."""
    if not draft.key.endswith(".decisions"):
        return False
    others = {
        other.draft.key
        for other in agreeing
        if other.draft.key.endswith(".decisions") and other.actual is not None and other.actual > 1
    }
    return len(others - {draft.key}) >= _DECISIONS


def _unfounded(draft: Draft, agreeing: Iterable[Judged]) -> bool:
    """Whether only an assumption says that *draft* is about requests, and the tables do not bear it out."""
    if draft.assumed:
        return True
    return draft.rests_on is not None and not any(other.draft is draft.rests_on for other in agreeing)


def _of_this_year_alone(agreeing: Iterable[Judged]) -> bool:
    """Whether what was answered agrees only without what was brought forward: so may the outcomes be told."""
    return any(
        item.terms == ANSWERED_OF_NEW and item.draft.key == "answered" and item.draft.kind == "figure"
        for item in agreeing
    )


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
