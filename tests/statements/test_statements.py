"""What the prose states: figures and ranges, units, years, channels, wholes and parts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gov_disclosure.model import Report, Section
from gov_disclosure.statements import Statement, prose, statements
from prose_texts import prose_report

RANGES = (
    ("召开新闻发布会12场。", 12, 12, 12),
    ("召开新闻发布会十二场。", 12, 12, 12),
    ("召開新聞發佈會12場。", 12, 12, 12),
    ("召开新闻发布会１２场。", 12, 12, 12),
    ("召开新闻发布会40余场。", 40, 40, 49),
    ("召开新闻发布会四十余场。", 40, 40, 49),
    ("召开新闻发布会约40场。", 40, 36, 44),
    ("召开新闻发布会近百场。", 100, 90, 100),
    ("召开新闻发布会超过40场。", 40, 40, None),
    ("召开新闻发布会数百场。", None, 200, 999),
    ("召开新闻发布会两三场。", None, 2, 3),
    ("观看人数2.8万余人次。", 28000, 28000, 28999),
    ("网站访问量1,234,567次。", 1234567, 1234567, 1234567),
    ("网站访问量25.3万次。", 253000, 252500, 253499),
    ("全年收取信息处理费1.2万元。", 12000, 11500, 12499),
)


def plain(value: Decimal | None) -> int | None:
    return None if value is None else int(value)


def only(text: str) -> Statement:
    (found,) = statements(prose_report(text))
    return found


@pytest.mark.parametrize(("text", "figure", "low", "high"), RANGES)
def test_figures_and_ranges(text: str, figure: int | None, low: int, high: int | None) -> None:
    """However a figure is printed, and however it is hedged."""
    found = only(text)

    assert (plain(found.figure), plain(found.low), plain(found.high)) == (figure, low, high)


def test_zero_is_printed_in_many_ways() -> None:
    """〇, 零 and 0 are the same zero."""
    for zero in ("0", "０", "零", "〇"):
        assert only(f"召开新闻发布会{zero}场。").figure == 0


def test_a_unit_that_fits_nothing_states_nothing() -> None:
    """A press conference is not counted in yuan: rather nothing than a guess."""
    assert statements(prose_report("召开新闻发布会12元。")) == ()


def test_the_quote_is_what_is_printed() -> None:
    """Spaces and line breaks of the file stay in the quote, at the place that the span names."""
    report = prose_report("本年通过网站  发布 信息 1 286 条。")

    (found,) = statements(report)

    text = report.sections[0].paragraphs[0]
    assert text[found.span.start : found.span.end] == found.span.quote == "发布 信息 1 286 条"
    assert found.figure == 1286


def test_parts_know_their_whole() -> None:
    """Behind 其中, by channel and by subject, in brackets too."""
    found = statements(
        prose_report(
            "全年公开政府信息100条，其中网站公开60条（人事信息20条、财政信息40条），微信公众号公开40条。开展培训2次。"
        )
    )

    assert [(one.key, plain(one.figure), one.channel, one.part_of) for one in found] == [
        ("published.items", 100, None, None),
        ("published.items", 60, "website", 0),
        ("published.by_subject", 20, "website", 1),
        ("published.by_subject", 40, "website", 1),
        ("published.items", 40, "wechat", 0),
        ("training.sessions", 2, None, None),
    ]


def test_a_list_that_is_complete_ends() -> None:
    """What follows parts that add up to their whole is no part of it."""
    found = statements(prose_report("公开政府信息50条，其中人事信息20条，财政信息30条，微信公众号发布信息70条。"))

    assert [one.part_of for one in found] == [None, 0, 0, None]


def test_the_year_of_a_figure() -> None:
    """The report year, unless the sentence opens with another."""
    found = statements(prose_report("2022年，开展培训3次。2023年，开展培训4次。公开2024年财政预算信息2条。"))

    assert [one.year for one in found] == [2022, 2023, 2023]


def test_parts_of_a_year_and_years_added_up() -> None:
    """Neither is a figure of the report year."""
    found = statements(prose_report("上半年开展培训3次。开通以来累计发布信息900条。全年开展检查5次。"))

    assert [one.period for one in found] == ["part", "to_date", "year"]


def test_whose_figures() -> None:
    """The words of the sentence, else what the report counts."""
    texts = "全县共开展培训8次。我局开展检查2次。召开会议1次。"
    found = statements(prose_report(texts, scope="whole_area"))

    assert [one.scope for one in found] == ["whole_area", "own_office", "whole_area"]


def test_several_channels_are_all_named() -> None:
    """But none of them is the channel of the figure."""
    found = only("通过网站、微博和新闻发布会公开信息9条。")

    assert found.channels == ("website", "weibo", "press_conference")
    assert found.channel is None


def test_a_name_in_quotes_is_no_channel() -> None:
    """An account may bear the name of the website."""
    assert only("“澄湖县政府网”微信公众号发布信息422条。").channels == ("wechat",)


def test_what_tables_hold_is_no_statement() -> None:
    """Requests, decisions and documents are claims."""
    found = prose(prose_report("收到政府信息公开申请3件，制发行政规范性文件0件，作出行政许可决定0件。", received=3))

    assert found.statements == ()
    assert [one.account for one in found.numerals] == ["claim"] * 3


def test_verbs_decide_between_keys() -> None:
    """问题 are questions of the public, or faults that were found."""
    found = statements(prose_report("解答群众问题30个。检查发现问题7个。"))

    assert [one.key for one in found] == ["responses.answered", "inspections.problems"]


def test_nothing_is_stated_by_words_for_none() -> None:
    """No fee, nothing else to report."""
    found = statements(prose_report("本年度未收取信息处理费。", "无其他需要报告的事项。"))

    assert [(one.key, plain(one.figure), one.unit) for one in found] == [
        ("fees.collected", 0, "元"),
        ("other_matters.reported", 0, "项"),
    ]


def test_pinyin_in_brackets_is_skipped() -> None:
    """Mirrors print the reading behind a character."""
    assert only("營業(yè)執(zhí)照辦理229個。").key == "services.cases"


def approval_bureau() -> Report:
    """Return a report in which an approval bureau counts much that no table has."""
    base = prose_report(received=3)
    overview = Section(
        key="overview",
        heading="一、总体情况",
        sections=(
            Section(
                heading="（一）主动公开",
                paragraphs=(
                    "全年由网站、新闻发布会和新闻媒体公开，发布政府信息706余条，推出政策解读稿件21。",
                    "须由政府公报、新闻发布会公开的政府信息0。",
                ),
            ),
            Section(heading="（二）依申请公开", paragraphs=("收到依申请公开申请3条，与去年同比减少72.73%。",)),
            Section(
                heading="（四）平台建设",
                paragraphs=("2023年累计发布微信公众号449条，头条号82条。",),
            ),
            Section(heading="（五）监督保障", paragraphs=("政务公开工作者6人，举办政务公开业务培训2次。",)),
        ),
    )
    other = Section(
        key="other_matters",
        heading="六、其他需要报告的事项",
        sections=(
            Section(heading="（一）收取信息处理费的情况", paragraphs=("没有收取任何费用。",)),
            Section(heading="（三）建议提案", paragraphs=("收到人大建议1件，政协提案2件，全部办结。",)),
            Section(
                heading="（四）创新情况",
                paragraphs=(
                    "以视频讲解47个高频事项，推广短视频128条，发放二维码宣传页1327份，收到留言256条。",
                    "开展线上直播活动29场，观看人数2.8万余人次，解答各类问题1700余个。",
                ),
            ),
            Section(heading="（六）其他事项", paragraphs=("无",)),
        ),
    )
    return Report(
        form=base.form,
        year=base.year,
        organ=base.organ,
        sections=(overview, other),
        proactive_disclosure=base.proactive_disclosure,
        requests=base.requests,
        disputes=base.disputes,
    )


def test_a_whole_report_leaves_nothing_over() -> None:
    """Every number of an ordinary report is a claim, a statement or named."""
    found = prose(approval_bureau())

    assert found.not_understood == ()
    assert [(one.key, plain(one.figure), one.channel) for one in found.statements] == [
        ("published.items", 706, None),
        ("interpretations.items", 21, None),
        ("published.items", 0, None),
        ("published.items", 449, "wechat"),
        ("published.items", 82, "toutiao"),
        ("staff.all", 6, None),
        ("training.sessions", 2, None),
        ("fees.collected", 0, None),
        ("proposals.congress", 1, None),
        ("proposals.conference", 2, None),
        ("services.items", 47, None),
        ("videos.items", 128, None),
        ("printed.items", 1327, None),
        ("responses.messages", 256, None),
        ("live.broadcasts", 29, None),
        ("live.viewers", 28000, None),
        ("responses.answered", 1700, None),
        ("other_matters.reported", 0, None),
    ]


def test_statements_follow_a_changed_text() -> None:
    """Another figure, another unit, a separator: the statement changes with them and nothing else does."""
    before = statements(prose_report("发布政策解读21篇，开展培训2次。"))
    after = statements(prose_report("发布政策解读1,021件，开展培训2次。"))

    assert (plain(before[0].figure), before[0].unit) == (21, "篇")
    assert (plain(after[0].figure), after[0].unit) == (1021, "件")
    assert (before[1].figure, before[1].key) == (after[1].figure, after[1].key)


@pytest.mark.parametrize(
    "text",
    [
        "公开信息120篇，其中网站8篇20条，微信9篇。",
        "公开信息9条(其中2条3件)，5条。",
        "本年公开行政许可结果2100条，其中2条，3条。",
        "其中：3条4条，5条。",
        "公开信息12条，其中约3条、 、5条。",
    ],
)
def test_lists_out_of_shape_are_read_to_their_end(text: str) -> None:
    """Figures that follow one another without words between are accounted for like any others."""
    found = prose(prose_report(text))

    assert sum(len(one.span.quote) > 0 for one in found.numerals) == len(found.numerals) > 0


def test_a_figure_that_only_follows_a_verb_of_another_kind_is_not_published() -> None:
    """A list of what is published ends where something else is done."""
    found = statements(prose_report("推送政策93条，组建微信群15个，对150条信息进行审查。"))

    assert [(one.key, plain(one.figure)) for one in found] == [
        ("published.by_subject", 93),
        ("platforms.groups", 15),
        ("published.reviewed", 150),
    ]


def test_words_behind_a_figure_say_what_a_website_has() -> None:
    """A website is not counted where its columns are."""
    found = statements(prose_report("门户网站共有4个一级栏目、16个二级栏目。"))

    assert [(one.key, plain(one.figure)) for one in found] == [("platforms.columns", 4), ("platforms.columns", 16)]


def _stated(text: str) -> list[tuple[str, int | None, tuple[str, ...]]]:
    return [(one.key, plain(one.figure), one.channels) for one in statements(prose_report(text))]


def test_figures_told_apart_have_one_channel_each() -> None:
    """“分别” gives the first figure to the first channel, the second to the second."""
    assert _stated("通过微博、微信公众号分别发布信息63条、145条。") == [
        ("published.items", 63, ("weibo",)),
        ("published.items", 145, ("wechat",)),
    ]


def test_a_bracket_behind_the_full_stop_lists_parts_of_the_sentence_before() -> None:
    """Some reports close the sentence before the bracket that belongs to it."""
    found = statements(prose_report("主动公开政府信息310条。（其中概况类信息40条，动态类信息270条）"))

    assert [(one.key, plain(one.figure), one.part_of) for one in found] == [
        ("published.items", 310, None),
        ("published.by_subject", 40, 0),
        ("published.by_subject", 270, 0),
    ]


def test_what_was_done_ends_a_list_of_what_was_published() -> None:
    """“开展意见征集2次” behind the items of a list is no item of it."""
    found = statements(prose_report("公开信息总数90条，其中政务要闻60条，通知公告21条，开展意见征集2次。"))

    assert [(one.key, one.part_of) for one in found][2:] == [
        ("published.by_subject", 0),
        ("consultation.surveys", None),
    ]


def test_what_is_to_be_published_is_not_published() -> None:
    """“审查拟公开信息40条” says what was gone through."""
    assert [key for key, *_ in _stated("落实保密制度，审查拟公开信息40条，退回3条。")] == ["published.reviewed"]


def test_proposals_handled_are_no_requests() -> None:
    """“办理10件人大建议” names behind its figure what was handled."""
    assert _stated("高质量办理10件人大建议和28件政协提案。") == [
        ("proposals.congress", 10, ()),
        ("proposals.conference", 28, ()),
    ]


def test_columns_set_up_open_no_list_of_what_is_published() -> None:
    """Behind “开设…专栏9个” other matters are counted for themselves."""
    found = statements(prose_report("网站共发布信息870条，开设“兴农惠农”等专题专栏9个，征集调查12期，在线访谈4期。"))

    assert [one.key for one in found] == [
        "published.items",
        "platforms.columns",
        "consultation.surveys",
        "interviews.held",
    ]
    assert all(one.part_of is None for one in found)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "全年经县政府网站公开信息60条，包括：部门动态25条，解答及回应信息共计15条，其他类信息20条。",
            [
                ("published.items", 60, None),
                ("published.by_subject", 25, 0),
                ("published.by_subject", 15, 0),
                ("published.by_subject", 20, 0),
            ],
        ),
        (
            "全年公开信息9条，其中机构类信息3条，办事指南类信息6条。",
            [("published.items", 9, None), ("published.by_subject", 3, 0), ("published.by_subject", 6, 0)],
        ),
        (
            "全年公开信息70条，其中通过“清溪掌上通”平台发布20条，通过清溪镇政府网站公开50条。",
            [("published.items", 70, None), ("published.items", 20, 0), ("published.items", 50, 0)],
        ),
        ("宣传栏信息每月更新1次，共公开信息150条。", [("published.items", 150, None)]),
        ("办结的申请中，因信息不存在的4件。", []),
        ("全年发布各类文件及解读信息31条。", [("published.by_subject", 31, None)]),
        ("全年发布图文、视频解读31条。", [("interpretations.items", 31, None)]),
        (
            "通过不同渠道公开了90条政府信息，具体为局门户网站50条、微信公众号40条。",
            [("published.items", 90, None), ("published.items", 50, 0), ("published.items", 40, 0)],
        ),
        (
            "主动公开政府信息30条，其中规章6条、其他文件4条；工作报告5条、建议办理信息1条、工作动态类信息14条。",
            [
                ("published.items", 30, None),
                ("published.by_subject", 6, 0),
                ("published.by_subject", 4, 0),
                ("published.by_subject", 5, 0),
                ("published.by_subject", 1, 0),
                ("published.by_subject", 14, 0),
            ],
        ),
        (
            "全年公开食品安全等信息20条。其中，公告公示12条，媒体发布信息8条。",
            [("published.by_subject", 20, None), ("published.by_subject", 12, 0), ("published.by_subject", 8, 0)],
        ),
        (
            "全年公开政策文件20件，其中常务会议定决策事项12件，联合发文8件。",
            [("documents.policy", 20, None), ("published.by_subject", 12, 0), ("published.by_subject", 8, 0)],
        ),
        ("收到申请3件，2件予以公开，1件不公开并说明理由。", []),
        ("信息公开做到三个“突出”。", []),
        (
            "网站发布政务类信息34条，概况类信息150条。",
            [("published.by_subject", 34, None), ("published.by_subject", 150, None)],
        ),
        ("网站公开信息34条，概况类信息15条。", [("published.items", 34, None), ("published.by_subject", 15, 0)]),
        ("网站公开信息34条，概况类信息50条。", [("published.items", 34, None), ("published.by_subject", 50, None)]),
        (
            "公众号公开信息53条，涵盖教育、医疗等多个方面，发布动态信息60条。",
            [("published.items", 53, None), ("published.items", 60, None)],
        ),
        ("办理12345转办事项39件。", [("services.handled", 39, None)]),
        ("公开代表建议办理信息8条。", [("published.by_subject", 8, None)]),
        ("办理代表建议8件。", [("proposals.congress", 8, None)]),
        (
            "发布工作动态信息16条；发布法定公开内容2条。",
            [("published.by_subject", 16, None), ("published.items", 2, None)],
        ),
        ("免于公开信息2条。", []),
        (
            "公开信息90条。其中在媒体发布报道20条(次)，通过公众号累计发布信息70条。",
            [("published.items", 90, None), ("published.items", 20, 0), ("published.items", 70, 0)],
        ),
        (
            "公众号发布信息98条，在网站涉及本局的栏目发布信息40条，其中指南15条，简介25条。",
            [
                ("published.items", 98, None),
                ("published.items", 40, None),
                ("published.by_subject", 15, 1),
                ("published.by_subject", 25, 1),
            ],
        ),
        (
            "公开文件20件，其中公告20件，公开征集意见3次。",
            [("documents.policy", 20, None), ("published.by_subject", 20, 0), ("consultation.surveys", 3, None)],
        ),
        ("扎实清理规范性文件，本年度制发1件，现行有效2件。", []),
        ("不属于本机关公开的10件。", []),
        ("收到申请4件，已办结3件，其中已主动公开1件。", []),
        (
            "网站公开信息160条，其中政策文件15条；通过公众号发布信息86条。",
            [("published.items", 160, None), ("published.by_subject", 15, 0), ("published.items", 86, None)],
        ),
        ("通过公众号等新媒体发布信息82条。", [("published.items", 82, None)]),
        ("主流媒体发布信息82条。", [("published.media", 82, None)]),
        (
            "公开审计结果公告3条，审计整改情况2条。",
            [("published.by_subject", 3, None), ("published.by_subject", 2, None)],
        ),
        ("网站开设公示公告等14个主动公开内容专栏。", [("platforms.columns", 14, None)]),
        ("收到申请12件，其中10件已经按时完成答复。", []),
        ("予以公开2件，部分公开2件，属于过程性信息1件，其他1件。", []),
        ("公众号保持每日更新，共发布信息93条。", [("published.items", 93, None)]),
        ("更新价格等信息30次，标注失效文件24件。", [("documents.cleaned", 24, None)]),
    ],
)
def test_words_of_one_subject_within_another(text: str, stated: list[tuple[str, int, int | None]]) -> None:
    """A subject is not taken for what one of its words would count alone, nor a channel for a subject."""
    found = statements(prose_report(text))

    assert [(one.key, plain(one.figure), one.part_of) for one in found] == stated


def test_the_channel_of_subjects_listed_without_a_verb() -> None:
    """Subjects that follow with commas went through the same channel; those behind a verb of their own need not."""
    same = statements(prose_report("通过政府网站发布政务类信息34条，概况类信息50条。"))
    other = statements(prose_report("通过政府网站发布政务类信息34条，群众留言12条。"))

    assert [one.channel for one in same] == ["website", "website"]
    assert [one.channel for one in other] == ["website", None]


def test_a_channel_named_within_quotation_marks() -> None:
    """A name that ends with the word for its channel is that channel; 每日头条 is no count by the day."""
    two = statements(prose_report("通过“清溪发布”微信公众号、“清溪政务微博”分别发布信息58条、26条。"))

    assert [one.channels for one in two] == [("wechat",), ("weibo",)]
    assert only("在新华社、每日头条等媒体上发布信息80条。").period == "year"
    assert only("每日发布信息8条。").period == "part"
    assert only("公众号保持每日更新，共发布信息93条。").period == "year"
