"""
Turns of phrase that published reports have, in words of our own: true ones contradict nothing, false ones do.

All are about the busy bureau of `txt_narratives`: 120 received, 5 brought
forward, 118 processed (48 granted, 17 in part, 31 not available, 25 of them
not held), 7 carried over, 8 reconsiderations, 5 lawsuits.
"""

from __future__ import annotations

import pytest

from gov_disclosure.narrative import Claim, claims
from txt_narratives import BUREAU, GOVERNMENT, report


def contradicted(text: str, organ: str = BUREAU) -> list[str]:
    return [claim.span.quote for claim in claims(report(text, organ=organ)) if claim.verdict == "contradicts"]


def of(text: str, subject: str) -> list[Claim]:
    return [claim for claim in claims(report(text)) if claim.subject.zh == subject]


# A true sentence that counts less, more or other than a cell, and a false one as near to it as can be.
PAIRS = (
    # A sentence that begins with 其中 speaks of the last one's part of the year, or years.
    (
        "2022年上半年受理政府信息公开申请64件。其中同意公开和部分公开39件。",
        "2022年全年受理政府信息公开申请120件。其中同意公开和部分公开39件。",
    ),
    (
        "2019年以来累计受理政府信息公开申请402件。其中，予以公开171件，部分公开52件。",
        "2022年受理政府信息公开申请120件。其中，予以公开171件，部分公开17件。",
    ),
    (
        "涉及征地的申请47件。其中，予以公开20件，部分公开17件。",
        "答复申请118件。其中，予以公开20件，部分公开17件。",
    ),
    # What does not exist may have been put down as not held.
    ("因本机关不掌握相关政府信息无法提供21件，信息不存在10件。", "因本机关不掌握相关政府信息无法提供21件。"),
    ("本机关不掌握相关政府信息19件，不属于本机关公开6件。", "本机关不掌握相关政府信息19件。"),
    # "And other reasons" or not: the row of what is not held, or the group.
    ("因本机关不掌握等原因无法提供25件。", "因本机关不掌握等原因无法提供26件。"),
    # One kind of applicants.
    ("收到公民提出的政府信息公开申请96件。", "收到公民、法人和其他组织提出的政府信息公开申请96件。"),
    ("收到政府信息公开申请140件，经沟通撤回20件，受理120件。", "收到政府信息公开申请140件，受理后均已答复。"),
    ("收到政府信息公开申请112件，另有省厅转办8件。", "收到政府信息公开申请112件，省厅转办0件。"),
    # More disputes than requests are disputes of all kinds, unless said to be about disclosure.
    (
        "全年受理政府信息公开申请120件。行政复议344件，行政诉讼197件。",
        "全年受理政府信息公开申请120件。因政府信息公开引发行政复议344件，行政诉讼5件。",
    ),
    (
        "全年受理政府信息公开申请120件。行政复议344件，其中维持197件。",
        "全年受理政府信息公开申请120件。行政复议9件，行政诉讼5件。",
    ),
    # What is counted of requests before excuses no count of disputes.
    (
        "上年结转5件，新收120件，不予公开13件；政府信息公开行政复议6件，上年未结2件一并受理1件。",
        "上年结转5件，新收120件，不予公开13件；政府信息公开行政复议6件，行政诉讼5件。",
    ),
    # White space and half-width punctuation of web pages.
    ("上半年收到政府信息公开申请64件,下半年56件.", "全年收到政府信息公开申请64件,均已答复."),
)


@pytest.mark.parametrize(("true", "false"), PAIRS)
def test_true_words_contradict_nothing(true: str, false: str) -> None:
    assert contradicted(true) == []


@pytest.mark.parametrize(("true", "false"), PAIRS)
def test_words_as_near_contradict_when_false(true: str, false: str) -> None:
    assert len(contradicted(false)) == 1


@pytest.mark.parametrize(
    ("template", "right", "wrong"),
    [
        ("接收且办理公民、法人或者其他组织提出的政府信息公开申请{}宗，本年办结118宗。", 125, None),
        ("今年共收到依申请公开政府信息情况{}件，属网上申请。", 120, 12),
        ("2022年，我局受理依申请信息{}条。", 120, 12),
        ("新受理政府信息公开申请{}件。", 120, 125),
        ("全年新收到政府信息公开申请{}件。", 120, 125),
        ("全年共受理信息公开申请{}件，从申请的信息内容看，以水质监测为多。", 120, 12),
        ("全年发生{}起有关政府信息公开事务的行政复议。", 8, 18),
        ("全年受理申请120件，发生{}起关于政府信息公开的行政复议。", 8, 18),
        ("受理依申请公开120件，结转上年{}件。", 5, 15),
        ("全年收到因政府信息公开申请引起的行政复议{}件（已办结）。", 8, 18),
        ("答复政府信息公开申请118件（含上年度转结申请5件，另有{}件申请转结下年度继续办理）。", 7, 17),
        ("新收120件，其中（含上年度转结申请{}件）。", 5, 15),
        ("我局上年结转5件，受理120件，因政府信息公开引起的行政复议{}件。", 8, 18),
    ],
)
def test_counts(template: str, right: int, wrong: int | None) -> None:
    """The right figure agrees with a cell; a wrong one is found, or at least not taken for another cell's."""
    verdicts = [claim.verdict for claim in claims(report(template.format(right))) if claim.low == right]

    assert verdicts == ["matches"]
    if wrong is not None:
        assert len(contradicted(template.format(wrong))) == 1


def test_the_whole_that_parts_add_up_to_is_told() -> None:
    """Of several wholes in the text the one that the parts make up."""
    text = "收到申请120件，其中通过信函申请80件，通过网络申请40件。上年度结转5件。共办结118件。"

    assert [claim.low for claim in claims(report(text)) if claim.kind == "sum"] == [120]


def test_all_applicants_are_not_legal_persons() -> None:
    """ "公民、法人或者其他组织" are everybody, not the columns of organisations."""
    text = "办理公民、法人或者其他组织提出的政府信息公开申请125宗，其中法人或其他组织24宗。"

    assert [claim.low for claim in of(text, "法人或其他组织申请")] == [24]


def test_what_was_not_taken_on_was_not_received() -> None:
    assert [claim.low for claim in of("受理申请120件，答复110件，不予受理4件。", "收到政府信息公开申请")] == [120]


# The organ, what its report calls it, and what it calls others.
NAMES = (
    (
        "云溪市住房和城乡建设局",
        ("市住建局", "住建局", "市住房城乡建设局", "云溪市住建局"),
        ("区住建局", "临江区住建局"),
    ),
    ("云溪市临江区发展和改革委员会", ("区发展改革委", "区发改委", "临江区发改委"), ("市发改委", "市发展改革委")),
    ("云溪市市场监督管理局", ("市市场监管局", "市场监管局"), ("区市场监管局", "江北区市场监管局")),
    ("云溪市水务局", ("市水务局", "水务局"), ("区水务局", "县水务局")),
    ("云溪市人民政府办公室", ("市政府办公室", "市政府办", "市人民政府办公室"), ("临江区政府办公室",)),
    ("云溪市公安局临江区分局", ("分局",), ("江北分局",)),
    ("松岭县石桥镇人民政府", ("石桥镇", "石桥镇人民政府"), ("柳林镇",)),
    ("云溪市北山区长桥街道办事处", ("长桥街道", "长桥街道办事处"), ("松江街道办",)),
)


@pytest.mark.parametrize(("organ", "name"), [(organ, name) for organ, own, _ in NAMES for name in own])
def test_its_own_short_names_are_the_organ(organ: str, name: str) -> None:
    assert len(contradicted(f"2022年，{name}共收到政府信息公开申请41件。", organ)) == 1


@pytest.mark.parametrize(("organ", "name"), [(organ, name) for organ, _, others in NAMES for name in others])
def test_names_of_other_organs_are_not(organ: str, name: str) -> None:
    assert contradicted(f"2022年，{name}共收到政府信息公开申请41件。", organ) == []


@pytest.mark.parametrize("name", ["市政府", "市住建局", "市政府办公室"])
def test_a_government_is_not_one_of_its_offices(name: str) -> None:
    assert contradicted(f"2022年，{name}共收到政府信息公开申请41件，予以公开48件，部分公开17件。", GOVERNMENT) == []


@pytest.mark.parametrize(
    "text",
    [
        "2022年度我局没有接到群众主动要求公开政府信息的申请。",
        "本年度未收到个人、法人或者其他组织向本机关申请公开政府信息。",
        "未收到自然人、法人或其他组织申请公开相关政府信息。",
        "截至年底，我局未收到申请公开政府信息要求。",
        "2022年未收到政府信息依申请公开。",
        "我局2022年未收到依申请公开信件。",
        "2022年，我局无依申请公开政府信息办理事项。",
        "未出现行政复议、行政诉讼等现象。",
        "没有发生针对本单位有关政府信息公开事务的行政复议案、行政诉讼案和有关的申诉案。",
        "未发生因政府信息公开申请提起行政诉讼和申诉情况。",
        "全年受理申请120件，也无因信息公开导致行政复议以及行政诉讼的情况。",
        "收到申请120件,未有结转下年度继续办理。",
        "2022年，我局未印发行政规范性文件。",
        "未发生因政府信息公开申请办理导致行政复议、提起行政诉讼案件。",
    ],
)
def test_words_for_none(text: str) -> None:
    """Each says that there was none of something that the tables have."""
    assert len(contradicted(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "未收到科研机构提出的政府信息公开申请。",
        "未收到申请公开涉密政府信息的要求。",
        "未出现因答复不及时引发的行政复议。",
        "没有接到群众主动要求公开会议纪要的申请。",
        "未印发以市政府名义制定的规范性文件。",
    ],
)
def test_narrower_words_for_none(text: str) -> None:
    assert contradicted(text) == []
