"""The cells of table four that a count of cases, or of their results, may add up."""

from __future__ import annotations

from functools import lru_cache

from gov_disclosure.narrative import labels
from gov_disclosure.narrative.claim import Sum
from gov_disclosure.narrative.subject import Subject
from gov_disclosure.narrative.subjects import RESULT_PREFIX
from gov_disclosure.text import Text

DISPUTE_ROWS: dict[str, tuple[str, ...]] = {
    "reconsideration": ("reconsideration",),
    "direct": ("direct_litigation",),
    "after": ("litigation_after_reconsideration",),
    "litigation": ("direct_litigation", "litigation_after_reconsideration"),
    "disputes": ("reconsideration", "direct_litigation", "litigation_after_reconsideration"),
}
"""The rows of table four that each kind of dispute adds up."""


_KINDS = {
    "reconsideration": labels.column("disputes.reconsideration.total", level=0),
    "litigation": labels.column("disputes.direct_litigation.total", level=0),
    "direct": labels.column("disputes.direct_litigation.total", level=1),
    "after": labels.column("disputes.litigation_after_reconsideration.total", level=1),
}
DISPUTE_TEXTS: dict[str, Text] = {**_KINDS, "disputes": labels.both(_KINDS["reconsideration"], _KINDS["litigation"])}
"""The kinds of disputes in words."""


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


def _result(column: str) -> Text:
    return labels.column(f"disputes.reconsideration.{column}")


RESULTS: tuple[Subject, ...] = (
    Subject(
        key="upheld", stems=("维持",), text=_result("upheld"), column="upheld",
        label=r"(?:结果|被|予以|决定|判决|获)?(?:为)?维持(?:原行政行为|原决定)?",
        after=r"(?:案件)?(?:为|被|获|予以|结果|已)*维持",
        prefix=RESULT_PREFIX,
    ),
    Subject(
        key="corrected", stems=("纠正", "纠错"), text=_result("corrected"), column="corrected",
        label=r"(?:结果|予以|被)?(?:为)?纠[正错]", after=r"(?:案件)?(?:为|被|予以|结果)*纠[正错]",
        prefix=RESULT_PREFIX,
    ),
    Subject(
        key="other_result", stems=("结果",), text=_result("other"), column="other",
        label=r"(?:其他|其它)结果", after=r"(?:案件)?(?:为|结果)*(?:其他|其它)结果",
        prefix=RESULT_PREFIX,
    ),
    Subject(
        key="pending", stems=("结", "理"), text=_result("pending"), column="pending",
        label=r"(?:尚未|未|暂未)(?:审|办|复)?结|正在(?:审|办)理(?:中)?|(?:结果)?(?:尚)?未审结",
        after=r"(?:案件)?(?:目前)?(?:仍在|正在|尚在|尚未|未)(?:审|办)(?:理|结)", prefix=RESULT_PREFIX,
    ),
)  # fmt: skip

RESULT_KEYS = frozenset(subject.key for subject in RESULTS)
