"""Words for what is counted that were taken for something else, each beside its neighbour that is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gov_disclosure.narrative import claims
from gov_disclosure.statements import prose, statements
from prose_texts import prose_report
from txt_narratives import report


def stated(text: str) -> list[tuple[str, Decimal | None]]:
    return [(one.key, one.figure) for one in statements(prose_report(text))]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("发布信息壹仟贰佰条。", 1200),
        ("發布信息壹仟貳佰條。", 1200),
        ("发布信息伍拾陆条。", 56),
        ("发布信息叁万余条。", 30000),
    ],
)
def test_numerals_in_the_script_of_cheques_are_read(text: str, figure: int) -> None:
    """大写 numerals count as the others do."""
    assert [one.figure for one in statements(prose_report(text))] == [figure]


@pytest.mark.parametrize("text", ["队伍陆续到位，发布信息6条。", "收拾万件，发布信息6条。", "队伍六个，发布信息6条。"])
def test_words_with_a_sign_of_them_are_words(text: str) -> None:
    """Single signs stand in words (队伍, 陆续)."""
    assert statements(prose_report(text))[-1].figure == 6


def test_a_claim_in_that_script_is_judged() -> None:
    """The tables have 120 requests."""
    verdicts = [claim.verdict for claim in claims(report("收到政府信息公开申请壹佰贰拾件。"))]
    wrong = [claim.verdict for claim in claims(report("收到政府信息公开申请壹佰叁拾件。"))]

    assert (verdicts, wrong) == (["matches"], ["contradicts"])


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("解读政策文件15件。", ["interpretations.items"]),
        ("公开政策文件15件。", ["documents.policy"]),
        ("办理提案22件，面商率100%。", ["proposals.conference", "rates.compliance"]),
        ("举办纳税人学堂24期，参训纳税人3100余户次。", ["training.sessions", "training.participants"]),
        ("政府公报出刊12期，发行6000册。", ["gazette.issues", "printed.items"]),
        ("市级媒体刊发120篇。", ["published.media"]),
        ("发现问题5个，约谈单位2家。", ["inspections.problems", "inspections.accountability"]),
        ("征求意见公告5次。", ["consultation.surveys"]),
        ("微信公众号推文188篇，官微推送23篇。", ["published.items", "published.items"]),
        ("配备工作人员2个，其中专职人员1个。", ["staff.all", "staff.full_time"]),
        ("配备工作人员的单位2个。", ["background.bodies"]),
        ("微信公众号每周推送3期。", ["published.items"]),
        ("政策解读材料32篇，其中图解12篇、视频8篇、文字12篇。",
         ["interpretations.items", "interpretations.graphic", "interpretations.video", "interpretations.text"]),
        ("公开信息32篇，其中视频8篇、文字12篇。", ["published.items", "published.by_subject", "published.by_subject"]),
    ],
)  # fmt: skip
def test_what_is_counted(text: str, keys: list[str]) -> None:
    """The words right before a figure say what it counts."""
    assert [key for key, _ in stated(text)] == keys


@pytest.mark.parametrize(
    ("text", "key", "figure"),
    [
        ("账号由9个整合为4个。", "platforms.accounts", 4),
        ("栏目由9个归并到4个。", "platforms.columns", 4),
        ("粉丝由9000人增至12000人。", "audience.followers", 12000),
        ("公开信息由100条增加到120条。", "published.items", 120),
        ("公众号粉丝数从2.1万增至约3.4万，阅读量9000次。", "audience.followers", 34000),
    ],
)
def test_a_change_from_one_figure_to_another_states_the_other(text: str, key: str, figure: int) -> None:
    """由9个整合为4个: there are four now; nothing says that nine or four were closed."""
    report = prose_report(text)
    found = statements(report)

    assert found[0].key == key
    assert found[0].figure == figure
    assert len(found) == text.count("，") + 1
    assert not prose(report).not_understood


@pytest.mark.parametrize("text", ["由9个部门公开信息120条。", "信息公开由9个科室承担，整合为4个平台。"])
def test_who_does_it_begins_no_change(text: str) -> None:
    """由 before a body is no change of its number."""
    assert "change" not in [one.kind for one in prose(prose_report(text)).numerals]


def test_a_press_conference_is_no_channel_of_the_next() -> None:
    """What is counted itself leads nothing else."""
    found = statements(prose_report("举办新闻发布会二场、在线访谈一期、民意征集四次。"))

    assert [one.channel for one in found] == ["press_conference", None, None]


def test_kinds_of_items_side_by_side_are_no_parts_of_each_other() -> None:
    """政策法规类 is a kind of what is published, and has the next kinds beside it."""
    found = statements(prose_report("公开机构职能类1条、政策法规类12条、规划计划类3条、业务工作类56条。"))

    assert {one.key for one in found} == {"published.by_subject"}
    assert {one.part_of for one in found} == {None}


def test_kinds_behind_a_whole_are_its_parts() -> None:
    """The boundary: behind a comma they list what the whole counts."""
    found = statements(prose_report("公开信息34条，概况类信息15条、动态类信息19条；公布政策法规34件。"))

    assert [one.part_of for one in found] == [None, 0, 0, None]
    assert found[3].key == "documents.policy"


@pytest.mark.parametrize(
    "text", ["门户网站、微信、微博发布量分别为320条、180条和45条。", "网站、微信、微博分别发布320条、180条和45条。"]
)
def test_one_channel_for_each_figure(text: str) -> None:
    """分别 tells channels apart, and is no subject."""
    found = statements(prose_report(text))

    assert [one.channel for one in found] == ["website", "wechat", "weibo"]
    assert {one.key for one in found} == {"published.items"}
