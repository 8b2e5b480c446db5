"""Whose requests a sentence counts, and why disputes are said not to have arisen: both narrow what is claimed."""

from __future__ import annotations

import pytest

from gov_disclosure.narrative import claims
from txt_narratives import report


def contradicted(text: str) -> list[str]:
    return [claim.span.quote for claim in claims(report(text)) if claim.verdict == "contradicts"]


@pytest.mark.parametrize("government", ["市政府", "市政府本级", "市人民政府", "市政府办公室", "市政府办"])
@pytest.mark.parametrize("opening", ["", "2022年，", "2022年", "全年"])
def test_a_bureau_may_speak_of_the_requests_of_its_government(government: str, opening: str) -> None:
    """What the government received is not what the bureau did."""
    assert not contradicted(f"{opening}{government}收到政府信息公开申请340件，其中转我局办理30件。")


@pytest.mark.parametrize(
    "sentence", ["我局收到市政府转来的政府信息公开申请340件。", "2022年收到政府信息公开申请340件。"]
)
def test_what_the_bureau_received_is_its_own(sentence: str) -> None:
    """A government that is named in another part of the sentence leaves the count with the bureau."""
    assert bool(contradicted(sentence)) == ("转来" not in sentence)


@pytest.mark.parametrize("cause", ["工作不到位", "答复不规范", "办理不及时", "处理不当", "超期答复", "工作失误"])
def test_disputes_of_one_cause_are_not_all(cause: str) -> None:
    """There were disputes, though none because of a fault of the organ."""
    assert not contradicted(f"未发生因政府信息公开{cause}引发的行政复议或行政诉讼案件。")


@pytest.mark.parametrize("cause", ["", "工作"])
def test_no_disputes_on_disclosure_at_all_is_a_claim(cause: str) -> None:
    """Disclosure itself is no narrower cause."""
    assert contradicted(f"未发生因政府信息公开{cause}引发的行政复议或行政诉讼案件。")


@pytest.mark.parametrize(
    "sentence",
    [
        "全年实现政府信息公开零申请。",
        "全年实现信息公开零申请、零复议、零诉讼。",
        "连续三年保持信息公开零复议、零诉讼。",
        "政府信息公开行政复议、行政诉讼零发生。",
        "全年政府信息公开行政复议、行政诉讼案件均零发生。",
        "政府信息公开行政诉讼零案件。",
    ],
)
def test_zero_in_words_is_told(sentence: str) -> None:
    """The tables have requests and disputes."""
    assert contradicted(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "全年实现信息公开零投诉、零差错。",
        "政府信息公开行政复议零纠错、行政诉讼零败诉。",
        "信息公开舆情零发生。",
        "因答复超期引发的行政复议、行政诉讼零发生。",
        "推动依申请公开行政复议零发生、零败诉。",
        "力争实现信息公开零复议、零诉讼。",
    ],
)
def test_zero_of_something_else_is_not(sentence: str) -> None:
    """Complaints, lost cases and aims are no disputes of the year."""
    assert not contradicted(sentence)
