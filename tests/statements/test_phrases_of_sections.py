"""Turns of phrase in sections one, five and six: what each figure states, in words of our own."""

from __future__ import annotations

import pytest

from gov_disclosure.statements import prose
from prose_texts import prose_report

STATED = (
    ("就重大决策征求意见35条。", "consultation.opinions 35"),
    ("重大行政决策公开征求意见9件，收到意见102条。", "consultation.surveys 9, consultation.opinions 102"),
    ("惠民政策惠及群众1.2万人，惠及企业56家。", "services.beneficiaries 12000, services.beneficiaries 56"),
    ("公众号粉丝数增至1.26万人。", "audience.followers 12600"),
    ("下发整改通知书9份。", "inspections.held 9"),
    ("年内关停注销4个，整合2个。", "platforms.closed 4, platforms.closed 2"),
    ("网友提问56个，现场解答48个。", "responses.messages 56, responses.answered 48"),
    ("公开事项清单121项。", "catalogue.items 121"),
    ("针对去年存在的3个方面问题，逐项整改。", "?3"),
    ("围绕3个方面开展工作。", "catalogue.items 3"),
    ("建立微信群46个，群成员8600人。", "platforms.groups 46, audience.followers 8600"),
    ("中心设窗口9个。", "services.counters 9"),
    ("公司发布公告36份，接听来电210次。", "published.by_subject 36, responses.hotline 210"),
    ("收到来电2.3万件，直接答复1.6万件。", "responses.hotline 23000, responses.hotline 16000"),
    ("解决企业诉求84件。", "responses.answered 84"),
    ("收到留言转办件23件。", "responses.messages 23"),
    ("通过广播播报政策120次。", "published.by_subject 120"),
    ("解读数量偏少，信息更新不够及时，仅有5篇。", "?5"),
    ("公开服务信息210条。", "published.by_subject 210"),
    ("印制办事指南18类3600份。", "printed.items 18, printed.items 3600"),
    ("在国家级媒体刊发稿件3篇、省级媒体12篇。", "published.media 3, published.media 12"),
    ("在线访谈期数6期。", "interviews.held 6"),
    ("听取工作汇报3次，专题调度6次。", "meetings.held 3, meetings.held 6"),
    ("全年审核信息2300条。", "published.reviewed 2300"),
    ("全年约谈1次，责任追究0人次。", "inspections.accountability 1, inspections.accountability 0"),
    (
        "发放补贴资金120万元，惠及企业56家、职工30人。",
        "services.funds 1200000, services.beneficiaries 56, services.beneficiaries 30",
    ),
    ("政务公开经费支出12.6万元。", "staff.expenses 126000"),
    ("梳理文件118件，拟保留96件、废止13件。", "documents.cleaned 118, documents.kept 96, documents.repealed 13"),
    ("指导14个街道完善目录。", "background.divisions 14"),
    ("事项由215项增加。", "?215"),
    ("上年度报告指出的问题，已完成整改4项。", "inspections.problems 4"),
    ("公示分配结果12批次。", "published.by_subject 12"),
    ("编发典型案例5篇，市领导批示2次。", "published.by_subject 5, assessment.honours 2"),
)


@pytest.mark.parametrize(("text", "expected"), STATED, ids=[text for text, _ in STATED])
def test_what_a_figure_states(text: str, expected: str) -> None:
    """``?`` marks a figure that is not understood: to say so is better than to guess."""
    found = prose(prose_report(text))
    stated = {one.statement: one for one in found.numerals if one.statement is not None}
    told = [f"{found.statements[number].key} {found.statements[number].figure}" for number in sorted(stated)]
    told += [
        "?" + "".join(filter(str.isdigit, one.span.quote)) for one in found.numerals if one.account == "not_understood"
    ]

    assert ", ".join(told) == expected


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("下一步，将组织不少于2次业务培训，力争解读率达到100%。", 2),
        ("今后将继续加强培训，培训2次。", 1),
        ("下一步工作打算。一是培训2次。二是解读3篇。", 2),
        ("下一步工作打算。今年已培训2次。", 0),
        ("全年培训2次，将公开工作纳入考核。", 0),
        ("全年培训2次。下一步，将继续培训。", 0),
        ("按计划组织培训2次。", 0),
        ("研究部署下一步工作，召开会议2次。", 0),
        ("公开拟建设项目12项。", 0),
        ("将重点领域信息公开到位，发布信息120条。", 0),
        ("积极争取支持，组织培训2次。", 0),
        ("明年计划培训2次。", 1),
    ],
)
def test_what_is_yet_to_be_done_states_nothing(text: str, planned: int) -> None:
    """Plans are numerals of a kind of their own; a paragraph that begins with them goes on with them."""
    found = prose(prose_report(text))

    assert [one.kind for one in found.numerals].count("planned") == planned
    assert bool(found.statements) is not bool(planned)


def test_a_mean_is_of_what_follows_it_within_its_clause() -> None:
    """“办理平均时间2天，答复率100%” gives the rate of the whole year; “日均访问量” is of a day."""
    periods = [
        one.period for one in prose(prose_report("留言办理平均时间2天，公开答复率100%，日均访问量96次。")).statements
    ]

    assert periods == ["year", "part"]


def test_percentage_points_are_one_word() -> None:
    """百分点 and 百分比 hold no numeral of a hundred."""
    found = prose(prose_report("满意度提升2.1个百分点，百分比保留两位。"))

    assert ["百" in one.span.quote for one in found.numerals] == [False] * len(found.numerals)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2019年，我局公开信息5条。", 2019),
        ("其中，2019年全年公开信息5条。", 2019),
        ("去年，公开信息5条。", -1),
        ("上年公开信息5条。", -1),
        ("公开信息5条。", 0),
        ("公开修订2019年共享目录信息5条。", 0),
        ("上级公开信息5条。", 0),
    ],
)
def test_the_year_that_a_clause_opens_with_is_the_year_of_its_figures(text: str, year: int) -> None:
    """A year within a clause is part of a name; 去年 and 上年 are the year before (-1), nothing is the report's (0)."""
    report = prose_report(text)
    (found,) = prose(report).statements

    assert found.year == (year if year > 0 else report.year + year)
