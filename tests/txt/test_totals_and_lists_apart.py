"""A total behind disputes of several kinds, and figures listed apart from what they count."""

from __future__ import annotations

import pytest

from gov_disclosure.narrative import claims
from txt_narratives import report


def verdicts(text: str) -> list[str]:
    return [claim.verdict for claim in claims(report(text)) if claim.kind == "figure"]


# Sentence, its right figure, a wrong one.
TOLD = (
    ("因政府信息公开引起的行政复议8件、行政诉讼5件，共{}件。", 13, 14),
    ("政府信息公开行政复议案件8件，行政诉讼案件5件，合计{}件案件。", 13, 15),
    ("政府信息公开行政复议8件，行政诉讼5件（直接起诉3件、复议后起诉2件），合计{}件。", 13, 15),
    ("因政府信息公开被提起行政复议8件、未经复议直接起诉3件、复议后起诉2件，总计{}件。", 13, 12),
    ("因政府信息公开被提起行政复议8件、未经复议直接起诉3件，共计{}件。", 11, 12),
    ("予以公开、部分公开、不予公开分别为{}件、17件和13件。", 48, 50),
    ("予以公开、部分公开、不予公开分别为48件、{}件和13件。", 17, 18),
    ("不予公开、无法提供、不予处理、其他处理分别为13件、31件、6件、{}件。", 3, 9),
    ("答复118件，其中予以公开和部分公开分别为48件、{}件。", 17, 18),
    ("自然人、商业企业申请分别为96件、{}件。", 15, 16),
)


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_it_is_told_whether_it_agrees(text: str, right: int, wrong: int) -> None:
    """The right figure agrees, the wrong one is told, and nothing beside it."""
    assert set(verdicts(text.format(right))) == {"matches"}
    assert verdicts(text.format(wrong)).count("contradicts") == 1


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开行政复议8件、行政诉讼5件、投诉举报2件，共15件。",
        "政府信息公开行政复议8件、投诉举报2件、行政诉讼5件，共15件。",
        "政府信息公开行政复议8件、行政诉讼5件，共2件未审结。",
        "政府信息公开行政复议8件、行政诉讼5件，共审结9件。",
        "政府信息公开行政复议8件、行政诉讼5件，共3件涉及征地。",
        "政府信息公开行政复议8件，共3件。",
        "政府信息公开行政诉讼5件，其中直接起诉3件，共1件败诉。",
        "规划科、水资源科分别为50件和30件。",
        "予以公开、部分公开较上年分别增加5件和3件。",
        "2021年、2022年予以公开分别为40件和48件。",
        "予以公开、部分公开、不予公开分别为48件、17件。",
        "网络申请、信函申请分别为71件和40件。",
    ],
)
def test_totals_of_something_else_are_not(text: str) -> None:
    """Other matters between them, some of the cases, and words that are not one for each figure."""
    assert "contradicts" not in verdicts(text)
