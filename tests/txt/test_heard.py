"""
What the prose rules hear: each turn of phrase with the right figure, which agrees, and with a wrong one, which is told.

The busy bureau of `txt_narratives`: 120 received, 5 brought forward, 118
processed (48 granted, 17 in part, 13 denied, 31 unavailable), 7 carried over.
"""

from __future__ import annotations

import pytest

from gov_disclosure.narrative import claims
from txt_narratives import BUREAU, TOWN, quiet_report, report

PLAIN_HEADING = "（一）主要工作"
"""A heading that does not say what the text is about."""


def contradicted(text: str, organ: str = BUREAU, heading: str = PLAIN_HEADING) -> list[str]:
    built = report(text, organ=organ, heading=heading)
    return [claim.span.quote for claim in claims(built) if claim.verdict == "contradicts"]


# Sentence, its right figure, a wrong one.
COUNTS = (
    ("本局共收到政府資訊公開申請{}件，均已辦結。", 120, 131),
    ("全年收到申请120件。依法进行登记、审核、办理和答复。其中予以公开{}件。", 48, 49),
    ("全年办理答复118件，按类型分：予以公开{}件、部分公开17件。", 48, 47),
    ("2022年办结118件，在办结的118件申请中，予以公开{}件。", 48, 50),
    ("全年收到申请120件，其中同意公开答复{}件。", 48, 46),
    ("全年办理申请118件，其中因无法提供的{}件。", 31, 30),
    ("全年办理申请118件，区分处理后公开{}件。", 17, 18),
    ("本年受理并办结政府信息公开申请{}件。", 118, 108),
    ("收到申请120件，结转下年度继续办理{}件。", 7, 9),
    ("通过门户网站回应依申请公开信息{}条。", 118, 19),
    ("我局收到群众要求公开政府信息的申请{}宗，已办结回复。", 120, 121),
    ("依申请公开方面，我局全年处理申请数量{}件。", 118, 423),
    ("{}件公开申请均在法定时限内办理，办结率100%。", 118, 35),
    ("今年以来，我局收到政府信息公开申请{}件。", 120, 12),
    ("2022年以来，我局收到政府信息公开申请{}件。", 120, 12),
    ("收到公民、法人和其他组织以信函、传真和网页等形式提出的政府信息公开申请{}件。", 120, 126),
)


def test_white_space_inside_words() -> None:
    """A line broken within a word, or a figure set off by spaces, hides no claim."""
    assert contradicted("全年收到信\n息公开申 请    131 件。") == ["全年收到信\n息公开申 请    131 件"]
    assert contradicted("全年收到信\n息公开申 请    120 件。") == []


@pytest.mark.parametrize(("sentence", "right", "wrong"), COUNTS, ids=lambda value: str(value)[:16])
def test_a_wrong_count_is_told_and_a_right_one_agrees(sentence: str, right: int, wrong: int) -> None:
    """The same words agree with the tables or contradict them, by the figure alone."""
    built = report(sentence.format(right), heading=PLAIN_HEADING)
    verdicts = {claim.verdict for claim in claims(built)}

    assert "contradicts" not in verdicts
    assert "matches" in verdicts
    assert contradicted(sentence.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "2022年1-11月收到政府信息公开申请11件。",
        "截至2022年底，累计收到政府信息公开申请560件，其中本年120件。",
        "2019年以来，我局收到政府信息公开申请560件。",
        "全年办理行政复议12件（非政府信息公开类），行政诉讼3件。",
        "收到当面提交的政府信息公开申请3件。",
        # Nothing says that these are requests for information.
        "收到申请12件。其中予以许可5件，结转下年度继续办理2件。",
    ],
)
def test_other_times_and_other_matters_contradict_nothing(text: str) -> None:
    """Another stretch of time, several years, other disputes, one way of several, other requests."""
    assert contradicted(text) == []


NAMES = (
    ("白石镇", "2022年，白石镇未收到政府信息公开申请。"),
    ("左拔鎮", "2022年，我鎮未收到政府信息公開申請。"),
    ("石河苏木人民政府", "苏木政府2022年度未收到公开申请。"),
    ("云溪市水务集团有限公司", "2022年，集团未收到政府信息公开申请。"),
    ("住建局", "2022年，市住房和城乡建设局未收到政府信息公开申请。"),
    ("云溪市人民政府办公室", "2022年，我办未收到政府信息公开申请。"),
)


@pytest.mark.parametrize(("organ", "text"), NAMES, ids=[name for name, _ in NAMES])
def test_an_organ_speaks_of_itself_in_many_ways(organ: str, text: str) -> None:
    """Three characters, traditional script, the kind of body alone, a long name for an abbreviation, 我办."""
    assert contradicted(text, organ)
    assert not any(claim.verdict == "contradicts" for claim in claims(quiet_report(text, organ=organ)))


def test_a_title_that_names_the_area_alone_speaks_for_its_government() -> None:
    """The figures of the whole city are those of the report; those of another area are not."""
    assert contradicted("全市共收到政府信息公开申请155件。", "云溪市")
    assert contradicted("全市共收到政府信息公开申请120件。", "云溪市") == []
    assert contradicted("全省共收到政府信息公开申请155件。", "云溪市") == []


def test_the_name_of_an_area_in_that_of_a_department_is_not_the_area() -> None:
    """What a department received is not what the whole county received."""
    assert contradicted("2022年，青石县教育局收到政府信息公开申请3件。", "青石县") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收到政府信息公开申请120件，全部来自自然人。", True),
        ("收到政府信息公开申请120件，全部来自法人。", True),
        ("收到政府信息公开申请120件，主要来自自然人。", False),
    ],
)
def test_who_asked_is_a_claim(text: str, told: bool) -> None:
    """Words for all, beside a table that has others too."""
    assert bool(contradicted(text)) is told


LISTS = (
    # Parts above the whole are told, below it only where the list is said to be complete.
    ("主动公开信息100条，其中动态类60条，文件类39条，其他2条。", True),
    ("主动公开信息100条，其中动态类60条，文件类39条，其他1条。", False),
    ("主动公开信息100条，其中动态类60条，文件类30条。", False),
    ("主动公开信息100条，分为动态类60条，文件类39条。", True),
    ("主动公开信息100条，分为动态类60条，文件类39条等。", False),
    ("主动公开信息100条，包括动态类60条，文件类30条和其他5条。", True),
    ("主动公开信息100条，包括动态类60条，文件类30条。", False),
    # Where subject or unit changes the list ends.
    ("收到申请10件，其中网上8件、信函2件，予以公开6件，部分公开1件。", False),
    ("举办活动10次，其中培训4次，参加者80人次，讲座6次。", False),
    ("公开100条，其中文件类90条；解读图文50条。", False),
    # Several figures before it: which is the whole is not known.
    ("收到10件，上年结转2件，其中网上8件、信函4件。", False),
    # The same item may be published in several media.
    ("主动公开信息100条，其中网站发布100条，微信发布90条。", False),
    ("主动公开信息100条，其中微信发布190条。", True),
    ("收到申请28件（其中信函5件，网上24件）。", True),
    ("收到申请28件（其中信函5件，网上23件）。", False),
    ("主动公开信息约100条，其中动态类60条，文件类50条。", False),
)


@pytest.mark.parametrize(("text", "told"), LISTS, ids=[text[:24] for text, _ in LISTS])
def test_lists_behind_of_which(text: str, told: bool) -> None:
    """Parts are held against their whole, whatever they count."""
    found = [c for c in claims(report(text, heading=PLAIN_HEADING)) if c.kind == "sum" and c.verdict == "contradicts"]

    assert bool(found) is told


@pytest.mark.parametrize(
    ("share", "told"),
    [("25.3", False), ("25.2", False), ("25", False), ("26", False), ("26.3", True), ("24.2", True), ("28", True)],
)
def test_a_share_of_a_total_in_the_text(share: str, told: bool) -> None:
    """24 of 95 is 25.26 %: off by one unit of the last printed digit is told, rounding and cutting off are not."""
    text = f"收到政府信息95条。其中:文件24条，占总量的{share}%；动态66条，约占总量的90%。"
    found = [c for c in claims(report(text, heading=PLAIN_HEADING)) if c.verdict == "contradicts"]

    assert [c.kind for c in found] == (["listed_share"] if told else [])


def test_traditional_characters_keep_their_places() -> None:
    """A claim quotes the text as printed, though it is read in simplified characters."""
    (claim,) = claims(report("本局共收到政府資訊公開申請131件。", heading=PLAIN_HEADING))

    assert claim.span.quote == "本局共收到政府資訊公開申請131件"


def test_towns_are_quiet() -> None:
    """The quiet town's own words agree with its tables."""
    assert not any(c.verdict == "contradicts" for c in claims(quiet_report("我镇未收到政府信息公开申请。", organ=TOWN)))
