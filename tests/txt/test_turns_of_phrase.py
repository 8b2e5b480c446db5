"""
More turns of phrase for what the tables count, each right and wrong, and true sentences that look like one of them.

The busy bureau of `txt_narratives`: 120 received, 5 brought forward, 118
processed, 7 carried over, 8 reconsiderations, 5 suits.
"""

from __future__ import annotations

import pytest

from gov_disclosure.narrative import claims
from txt_narratives import report


def contradicted(text: str) -> list[str]:
    return [claim.span.quote for claim in claims(report(text)) if claim.verdict == "contradicts"]


# Sentence, its right figure, a wrong one.
COUNTS = (
    ("从申请人类型看，自然人提交96件，法人或其他组织提交{}件。", 24, 26),
    ("收到申请120件，自然人96件，企业{}件，其他9件。", 15, 17),
    ("不予公开{}件（其中其他法律行政法规禁止公开0件，保护第三方合法权益3件）。", 13, 15),
    ("全部118件办结件中，予以公开类{}件，部分公开类17件。", 48, 50),
    ("答复结果为“予以公开”的{}件，“部分公开”的17件。", 48, 50),
    ("答复结果为“予以公开”的48件，‘部分公开’的{}件。", 17, 19),
    ("全年依法办理政府信息公开申请，收件{}件。", 120, 122),
    ("我局共收到120件政府信息公开申请，{}件已办结，7件结转至2023年办理。", 118, 121),
    ("我局共收到120件政府信息公开申请，118件已按期办结，{}件结转至2023年办理。", 7, 9),
    ("依法对{}件申请作出不予公开的答复，并说明了理由。", 13, 15),
    ("全局办理公民、法人和其他组织信息公开申请{}件。", 118, 128),
    ("期末尚有{}件正在办理，将结转至下一年度。", 7, 9),
    ("收到申请120件，上年结转5件；办理118件，下年度继续办理{}件。", 7, 9),
    ("收到申请120件，其中{}件准予公开。", 48, 50),
    ("全年接到{}件针对本局有关政府信息公开的申请。", 120, 122),
    ("收到申请120件，其中{}件按规定程序及时答复申请人。", 118, 121),
    ("收到申请120件，{}件已按照相关要求进行书面回复。", 118, 121),
    ("政府信息公开类行政复议收案{}件。", 8, 10),
    ("政府信息公开行政诉讼总计{}件，未经复议直接起诉3件。", 5, 7),
    ("因信息公开被申请行政复议8件，其中维持4件、纠正1件、其他{}件、尚未审结1件。", 2, 4),
    ("因信息公开被申请行政复议8件，其中维持4件、纠正1件、其他2件、尚未审结{}件。", 1, 3),
    ("因信息公开被申请行政复议8件，其中维持4件、纠正1件、其他{}件。", 3, 4),
    ("因信息公开，未经复议直接起诉的行政诉讼案件{}件，复议后起诉的2件。", 3, 4),
    ("不予公开的13件中，属于内部事务信息{}件，属于过程性信息4件。", 2, 5),
    ("不予公开的13件中，属于内部事务信息2件，属于过程性信息{}件。", 4, 5),
    ("全年新收到申请120件，办理上年度结转申请{}件，总计125件。", 5, 7),
    ("收到公开申请120件，依法作出答复{}件。", 118, 121),
    ("全年信息公开领域被复议8件、被诉{}件。", 5, 7),
    ("全年作出行政许可决定1523件，行政处罚决定{}件，行政强制12件。", 86, 98),
    ("全年作出86件行政处罚决定、{}件行政强制决定。", 12, 14),
    ("全年作出86件行政处罚决定和{}件行政强制决定。", 12, 14),
    ("全年作出86件行政处罚决定，{}件行政强制决定。", 12, 14),
    ("全年作出1523件行政许可决定、86件行政处罚决定、{}件行政强制决定。", 12, 14),
    ("收到申请120件，年初未办结{}件。", 5, 7),
    ("收到申请120件，前期未办结{}件。", 5, 7),
    ("收到申请120件，期初未办结{}件。", 5, 7),
    ("收到申请120件，年底未办结{}件。", 7, 9),
    ("做出行政许可处理决定1523件，行政处罚处理决定86件，行政强制处理决定{}件。", 12, 14),
)


@pytest.mark.parametrize(("sentence", "right", "wrong"), COUNTS, ids=[sentence for sentence, _, _ in COUNTS])
def test_a_wrong_count_is_told_and_a_right_one_is_not(sentence: str, right: int, wrong: int) -> None:
    """The same words agree with the tables or contradict them, by the figure alone."""
    assert contradicted(sentence.format(right)) == []
    assert contradicted(sentence.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "上年无结转申请。",
        "上年度没有结转的申请。",
        "全年政府信息公开申请为零。",
        "2022年，我局政府信息公开申请数量为零。",
    ],
)
def test_none_in_other_words(text: str) -> None:
    """The tables have some."""
    assert contradicted(text)


@pytest.mark.parametrize(
    "text",
    [
        "按申请主体划分：自然人申请96件，国有企业申请10件，其余14件由其他组织提出。",
        "全年依申请公开信息58条。",
        "未收到法人提出的复议申请。",
        "因同一事项引发复议3件、诉讼2件。",
        "依法对3件申请作出不予公开决定后被复议维持。",
        "全年作出行政许可决定1523件，行政强制2件被诉。",
        "因信息公开被申请行政复议8件，其中维持4件、其他4件。",
        "行政复议12件，其中信息公开类8件、其他4件。",
        "因信息公开被申请行政复议8件，涉及征地6件、其他2件。",
        "未收到公民个人提起的行政诉讼。",
        "收到政府信息公开申请120件，其中涉及征地拆迁30件，28件已办结。",
        "全年共收到政府信息公开申请120件，6件已办结后撤回。",
    ],
)
def test_true_sentences_that_look_alike(text: str) -> None:
    """Other kinds of applicants, papers disclosed on request, one kind of applicant, some of the requests."""
    assert contradicted(text) == []
