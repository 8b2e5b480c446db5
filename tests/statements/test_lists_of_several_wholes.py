"""Lists behind several wholes, results of a review without a whole, and channels that belong to another clause."""

from __future__ import annotations

import pytest

from gov_disclosure.rules import check
from gov_disclosure.statements import prose, statements
from prose_texts import prose_report


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "全年公开政务信息80条，互动信息20条。其中公开资金信息30条，人事信息12条。",
            [
                ("published.items", 80, None),
                ("published.by_subject", 20, None),
                ("published.by_subject", 30, None),
                ("published.by_subject", 12, None),
            ],
        ),
        (
            "全年公开政务信息80条。其中公开资金信息30条，人事信息12条。",
            [
                ("published.items", 80, None),
                ("published.by_subject", 30, 0),
                ("published.by_subject", 12, 0),
            ],
        ),
        (
            "全年公开信息60条，其中：工作动态40条、征集调查6期、其他类信息14条。",
            [
                ("published.items", 60, None),
                ("published.by_subject", 40, 0),
                ("published.by_subject", 6, 0),
                ("published.by_subject", 14, 0),
            ],
        ),
        (
            "梳理规范性文件，继续有效20件，失效2件、废止4件。",
            [("documents.kept", 20, None), ("documents.repealed", 2, None), ("documents.repealed", 4, None)],
        ),
        ("收到申请8件，予以公开5件，部分公开2件，已通过网站对外公开1件。", []),
        ("对《农机补贴方案》等7份农机领域重要政策文件进行解读。", [("documents.policy", 7, None)]),
        ("办理市代表建议和政协提案19件。", [("proposals.all", 19, None)]),
        ("公众号订阅用户数增至4963。", [("audience.followers", 4963, None)]),
        ("收到申请9件，其中来信申请4件。", [("requests.letter", 4, None)]),
        (
            "网站公开政策文件51条，计划规划40条，权力清单69条。",
            [("documents.policy", 51, None), ("published.by_subject", 40, None), ("published.by_subject", 69, None)],
        ),
        (
            "公开信息276条，其中动态信息216条，更新目录50条，主动向市政府办报送信息100余条。",
            [
                ("published.items", 276, None),
                ("published.by_subject", 216, 0),
                ("published.by_subject", 50, 0),
                ("published.submitted", 100, None),
            ],
        ),
        (
            "公开信息40条，其中机构设置信息14条，社会组织管理类信息26条。",
            [("published.items", 40, None), ("published.by_subject", 14, 0), ("published.by_subject", 26, 0)],
        ),
        ("编印《工业经济运行监测》11期。", []),
        ("在政府网站刊登政务信息113条。", [("published.items", 113, None)]),
        ("在市级报纸刊登信息13条。", [("published.media", 13, None)]),
        ("收到群众来信7起。", [("responses.letters", 7, None)]),
        ("在线访谈3场次。", [("interviews.held", 3, None)]),
        ("各级媒体刊稿63篇。", [("published.media", 63, None)]),
        ("收到网民留言4份。", [("responses.messages", 4, None)]),
    ],
)
def test_what_is_part_of_what(text: str, stated: list[tuple[str, int, int | None]]) -> None:
    """A list has the one whole that it can have, and none where the text leaves the choice."""
    found = statements(prose_report(text))

    assert [(one.key, one.part_of) for one in found] == [(key, part_of) for key, _, part_of in stated]
    assert [one.figure for one in found] == [figure for _, figure, _ in stated]


def test_no_list_is_held_against_one_of_two_wholes() -> None:
    """Parts of one or the other of two wholes exceed neither."""
    report = prose_report("全年公开政务信息80条，互动信息20条。其中公开资金信息30条，人事信息12条。")

    assert not [one for one in check(report).findings if one.rule == "TXT301"]


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("加强政务新媒体建设，微博发布信息60条。", [("weibo",)]),
        ("加强网站建设，微博发布信息60条。", [("weibo",)]),
        ("依托网站，微博，发布信息60条。", [("website", "weibo")]),
        ("通过政务新媒体、网站发布信息60条。", [("new_media", "website")]),
        ("媒体报道12篇，政务推文15条。", [("press",), ()]),
        ("网站公开信息60条，向市政府报送信息9条。", [("website",), ()]),
        ("清溪政务网发布信息60条。", [("website",)]),
        ("信息公开栏目发布信息43条，公开栏发布信息4条。", [(), ("notice_board",)]),
        ("通过门户网站、12329公积金微信公众号发布信息60条。", [("website", "wechat")]),
    ],
)
def test_channels_of_their_own_clause(text: str, channels: list[tuple[str, ...]]) -> None:
    """A channel named within a subject, or as the field of work of another clause, is that of no other figure."""
    assert [one.channels for one in statements(prose_report(text))] == channels


@pytest.mark.parametrize("number", ["12329", "12345", "12315", "96333"])
def test_the_number_of_a_hotline_counts_nothing(number: str) -> None:
    """Digits right before the name of an account are the number that it is called by."""
    found = prose(prose_report(f"通过{number}公积金微信公众号公开信息9条。"))

    assert [one.figure for one in found.statements] == [9]
    assert [one.kind for one in found.numerals if one.account == "other"] == ["name"]
