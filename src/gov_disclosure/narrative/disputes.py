"""Find which disputes, or which of their results, the words around a figure count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gov_disclosure.figures.prose import Figure
from gov_disclosure.narrative.claim import Sum
from gov_disclosure.narrative.context import Thread
from gov_disclosure.narrative.dispute_sums import (
    DISPUTE_ROWS,
    DISPUTE_TEXTS,
    RESULT_KEYS,
    RESULTS,
    dispute_sum,
    result_sums,
)
from gov_disclosure.narrative.draft import Draft
from gov_disclosure.narrative.found import Found, subject_free
from gov_disclosure.narrative.phrases import (
    DISPUTE_AFTER,
    DISPUTE_LABEL,
    DISPUTE_PREFIX,
    DISPUTE_VERB,
    OF_DISCLOSURE,
    RESULT_LABELS,
)
from gov_disclosure.narrative.subject import Subject, Topic

# What an organ defends itself in, or an organ that decides takes in, need not be on disclosure.
_OF_ALL_KINDS = re.compile("应诉(?!(?:政府|政务)?信息公开)|^(?!.*信息公开).*(?:收案|受案)")


def dispute(thread: Thread, figure: Figure, left: str, right: str, topic: Topic) -> Found | None:
    """Return the disputes, or the result of disputes, that the words around *figure* count."""
    found = RESULT_LABELS.find_before(left)
    if found is not None:
        return _result(thread, found[0], topic, _result_prefix(left[: found[1]]), back=len(left) - found[1])
    found = RESULT_LABELS.find_after(right) if subject_free(left) else None
    if found is not None:
        return _result(thread, found[0], topic, True, ahead=found[1])
    match = DISPUTE_LABEL.search(left)
    if match is None or match.lastgroup is None:
        return _of_disclosure(thread, left, topic) or dispute_after(thread, left, right)
    if figure.value and ("均" in left or "各" in left):
        return None
    firm = DISPUTE_PREFIX.fullmatch(left[: match.start()]) is not None and _OF_ALL_KINDS.search(left) is None
    return _disputes(thread, match.lastgroup, firm, back=len(left) - match.start())


_OTHERS = re.compile(r"[、，及和\0]*(?:其他|其它)(?:的|有|为|共|:)*")


def other_results(thread: Thread, left: str, topic: Topic, sentence: Sequence[Draft]) -> Found | None:
    """Return what is left beside the results that the *sentence* has counted: "维持4件、纠正1件、其他2件"."""
    if not sentence or sentence[-1].key not in RESULT_KEYS or _OTHERS.fullmatch(left) is None:
        return None
    subject = next(one for one in RESULTS if one.key == "other_result")
    counted = frozenset(thread.disputes_counted)
    told = [draft.sums for draft in sentence if draft.key in RESULT_KEYS]
    readings: list[Sum] = []
    columns = (result_sums(column, topic, counted) for column in ("other", "pending", "total"))
    for at, (own, pending, whole) in enumerate(zip(*columns, strict=True)):
        less = tuple((-1, key) for sums in told for _, key in sums[min(at, len(sums) - 1)])
        readings += (own, own + pending, whole + less)
    sure = thread.disclosure and sentence[-1].doubt is None
    return Found(subject, tuple(readings), sure, len(left))


_IN_ALL = re.compile(r"[、，\0]*(?:合计|共计|总计|总共|一共|共)(?:有|为)?")
_ENDS = re.compile("(?:案件|案)?(?:$|[，、(])")


def disputes_in_all(left: str, right: str, sentence: Sequence[Draft], last: Draft | None) -> Found | None:
    """
    Return all the disputes that the *sentence* counts: "行政复议8件、行政诉讼5件，共13件".

    *last*: the claim of the figure right before; another matter may be counted
    between them, and the total with it.
    """
    if last is None or last.key not in DISPUTE_ROWS or _IN_ALL.fullmatch(left) is None or _ENDS.match(right) is None:
        return None
    told = [draft for draft in sentence if draft.key in DISPUTE_ROWS and not draft.depth]
    rows = [row for draft in told for row in DISPUTE_ROWS[draft.key]]
    if len(told) < 2 or len(rows) > len(set(rows)):
        return None
    whole = tuple((1, f"disputes.{row}.total") for row in rows)
    subject = Subject(key="disputes", text=DISPUTE_TEXTS["disputes"], label="", prefix="")
    return Found(subject, (whole,), all(draft.doubt is None for draft in told), len(left))


def dispute_after(thread: Thread, left: str, right: str) -> Found | None:
    """Return the disputes named behind a figure ("发生8起涉及政府信息公开的行政复议")."""
    match = DISPUTE_AFTER.match(right)
    goes_on = not left and bool(thread.disputes_counted)
    if match is None or not (goes_on or DISPUTE_VERB.search(left)):
        return None
    key = "reconsideration" if "复议" in (match["what"] or match["plain"]) else "litigation"
    firm = DISPUTE_PREFIX.fullmatch(left) is not None and not right[match.end() :].strip("案件，、")
    return _disputes(thread, key, firm, ahead=match.end())


def _of_disclosure(thread: Thread, left: str, topic: Topic) -> Found | None:
    """Take in "行政复议案件33件，其中信息公开类8件": of all disputes, those on disclosure."""
    if not thread.disputes_counted or thread.other_body or OF_DISCLOSURE.fullmatch(left) is None:
        return None
    return _disputes(thread, topic, True, back=len(left))


def _disputes(thread: Thread, key: str, firm: bool, *, back: int = 0, ahead: int = 0) -> Found:
    thread.disputes_counted.add(key)
    thread.topic = key  # type: ignore[assignment]
    subject = Subject(key=key, text=DISPUTE_TEXTS[key], label="", prefix="")
    return Found(subject, (dispute_sum(key, "total"),), firm and thread.disclosure, back, ahead)


def _result(thread: Thread, subject: Subject, topic: Topic, firm: bool, *, back: int = 0, ahead: int = 0) -> Found:
    """Results told after several kinds of disputes may be those of all of them."""
    sums = result_sums(subject.column or "", topic, frozenset(thread.disputes_counted))
    return Found(subject, sums, firm and thread.disclosure, back, ahead)


_RESULT_PREFIX = re.compile(r"[、，及和以与并另其中\0:]*(?:有|为|共|法院|经审理|行政|复议|诉讼|案件|决定|机关|:)*")


def _result_prefix(prefix: str) -> bool:
    return _RESULT_PREFIX.fullmatch(prefix) is not None
