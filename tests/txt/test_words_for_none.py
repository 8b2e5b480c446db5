"""
Words for none: told over a report that has some, agreeing with one that has none; narrower words are left alone.

`words_for_none.tsv`: ``none`` or ``narrower``, who reports, the heading it stands under, the sentence.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gov_disclosure.narrative import claims
from txt_narratives import figures, report

_HEADINGS = {
    "1": "（一）主要工作",
    "2": "（二）依申请公开",
    "3": "（四）行政复议、行政诉讼",
    "4": "（一）主动公开",
}
_ORGANS = {
    "B": "云溪市水务局",
    "T": "松岭县石桥镇人民政府",
    "G": "云溪市人民政府",
    "K": "松岭县人民政府",
    "S": "云溪市东湖区柳林街道办事处",
}
_ZERO = {cell: type(value)(0) for cell, value in figures().items() if value is not None}
_LINES = [line.split("\t") for line in (Path(__file__).parent / "words_for_none.tsv").read_text("utf-8").splitlines()]
_OTHER_BUSINESS = "全年持续优化审批流程，群众满意度稳步提升，各项业务工作规范有序推进，全年零复议、零诉讼。"
_NONE = [line[1:] for line in _LINES if line[0] == "none"]
_NARROWER = [line[1:] for line in _LINES if line[0] == "narrower"]


@pytest.mark.parametrize(("organ", "heading", "text"), _NONE, ids=[text for *_, text in _NONE])
def test_none_contradicts_tables_that_have_some_and_agrees_with_zeros(organ: str, heading: str, text: str) -> None:
    """Zeros in a word of its own (零申请), behind a colon (情况：无), or said of who asks (没有公民…申请)."""
    busy = claims(report(text, heading=_HEADINGS[heading], organ=_ORGANS[organ]))
    quiet = claims(report(text, heading=_HEADINGS[heading], organ=_ORGANS[organ], changes=_ZERO))

    assert any(claim.verdict == "contradicts" for claim in busy)
    assert quiet
    assert {claim.verdict for claim in quiet} == {"matches"}


@pytest.mark.parametrize(("organ", "heading", "text"), _NARROWER, ids=[text for *_, text in _NARROWER])
def test_none_of_something_narrower_contradicts_nothing(organ: str, heading: str, text: str) -> None:
    """Other business, some ways to ask, kinds of requests, villages and towns, other years."""
    found = claims(report(text, heading=_HEADINGS[heading], organ=_ORGANS[organ]))

    assert [claim.span.quote for claim in found if claim.verdict == "contradicts"] == []


@pytest.mark.parametrize(("people", "told"), [(96, True), (0, False)])
def test_none_from_natural_persons_is_held_against_their_column(people: int, told: bool) -> None:
    """Enterprises may have asked."""
    changes = {"requests.received.natural_person": people}
    found = claims(report("全年未收到公民申请。", changes=changes))

    assert [claim.verdict for claim in found] == ["contradicts" if told else "matches"]


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("全年零申请。", 1),
        ("全年零申请、零复议、零诉讼。", 2),
        ("依申请公开全年零受理。", 1),
    ],
)
def test_a_word_for_zero_claims_what_it_names_and_no_more(text: str, claimed: int) -> None:
    """零申请 says nothing of disputes; 零复议、零诉讼 together are one claim on both."""
    assert len(claims(report(text, changes=_ZERO))) == claimed


def test_no_disputes_of_other_business_are_no_claim() -> None:
    """Where nothing speaks of disclosure, 零复议 may be said of anything."""
    assert claims(report(_OTHER_BUSINESS, heading="（一）主要工作")) == ()


@pytest.mark.parametrize(
    ("organ", "told"),
    [("云溪市水务局", False), ("云溪市人民政府", False), ("云溪市青山工业园区管理委员会", True)],
)
@pytest.mark.parametrize("who", ["园区", "2022年，园区"])
def test_a_park_is_the_organ_itself_only_in_its_own_report(organ: str, told: bool, who: str) -> None:
    """For a bureau or a government a park is a part, and that it had no request leaves the others."""
    found = claims(report(f"{who}未收到政府信息公开申请。", organ=organ))

    assert any(claim.verdict == "contradicts" for claim in found) is told
