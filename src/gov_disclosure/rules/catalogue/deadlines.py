"""LAW, continued: the day of publication against the days of article 49 and of the notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gov_disclosure.model import Report
from gov_disclosure.organs.deadlines import (
    FIRST_YEAR,
    at_latest,
    by_notice,
    by_statute,
    end_of_january,
    end_of_march,
)
from gov_disclosure.organs.standing import Kind, Standing, of_a_government, standing
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.facts import Fact
from gov_disclosure.rules.rule import Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Outcome, Severity, Verdict
from gov_disclosure.text import Text

_NAMED: dict[Kind, Text] = {
    "department": Text("政府部门", "a department of a government"),
    "state": Text("国务院部门", "a body of the State Council"),
    "government": Text("县级以上政府", "a government of county rank or above"),
    "office": Text("办公厅、办公室，无论报的是本机关还是本级政府", "an office, for itself or for its government"),
}
_UNTOLD: dict[Kind, Text] = {
    "office": Text(
        "办公厅、办公室报的可能是本机关，也可能是本级政府的汇总（期限为 3 月 31 日）",
        "an office may report for itself or for its government, whose day is 31 March",
    ),
    "subdistrict": Text("条例和通知都没有写明街道办事处的期限", "neither statute nor notice names subdistrict offices"),
    "branch": Text(
        "分局和垂直管理系统的驻地机构没有写明期限（3 月 31 日是主管部门汇总全系统的期限）",
        "branches and local organs of a system led from above are not named; 31 March is for the whole system",
    ),
    "zone_department": Text(
        "开发区、新区等由管理委员会管理，其部门的期限条例和通知都没有写明",
        "neither statute nor notice names the departments of a zone's committee",
    ),
    "body": Text("仅凭名称无法判断是不是政府工作部门", "the name does not tell whether it is a department"),
    "unknown": Text("仅凭名称无法判断机关类别", "the name does not tell what kind of organ it is"),
}
"""Why no day can be held against an organ of a kind that may be bound."""
_SYSTEM = Text(
    "垂直管理部门汇总全系统的报告，期限为 3 月 31 日",
    "departments that lead a system from above sum it up by 31 March",
)
_LEAD_A_SYSTEM = re.compile(
    r"海关总署|税务总局|气象局|地震局|金融监管|金融监督管理|银保监|银行保险|证监会|证券监督|人民银行|统计局|邮政局|烟草专卖局|铁路局|民航|民用航空|"
    r"移民|矿山安全|矿山安监|外汇|消防救援|能源局"
)
"""Bodies of the State Council with local organs of their own, which may report for all of them."""

_FESTIVAL = Text(
    "该年春节的放假日期没有收录，期限可能顺延",
    "the days off of that year's Spring Festival are not on record here and may move the day",
)

_NOT_BOUND = frozenset(("area", "not_bound"))
"""Zones, hospitals, schools, enterprises, courts, people's organisations and the party: article 49 is not for them."""


def _moved(published: date, year: int) -> Text:
    """Return what a day after the end of the next year mostly means: a page that was moved, no late report."""
    if published <= date(year + 1, 12, 31):
        return Text("", "")
    return Text(
        "；已过次年年底，多半是重新发布的日期", "; after the end of the next year it is mostly the day of a re-issue"
    )


@rule(
    "LAW102",
    severity=Severity.ERROR,
    source=Source("statute", "条例第四十九条", "Regulations, article 49"),
    words=Words(
        title=Text("公布晚于法定期限", "Published after the statutory day"),
        failed=Text(
            "{published} 公布，晚于期限 {deadline}（{kind}）{moved}。",
            "Published on {published}, after {deadline} ({kind}){moved}.",
        ),
        undetermined=Text(
            "{published} 公布，晚于政府部门的期限 {deadline}；{why}，不作判断。",
            "Published on {published}, after {deadline}, the day for departments; {why}: not judged.",
        ),
        checks=Text(
            "2019 年度起，公布日期：县级以上政府部门（名称以局、委、委员会、厅、部结尾）不晚于次年 1 月 31 日，"
            "县级以上政府不晚于次年 3 月 31 日；"
            "期限逢休息日、春节假期的，顺延到其后第一个工作日；春节放假日期没有收录的年份，可能顺延的，不作判断。"
            "政府的办公厅、办公室，外事、人防、国防动员办公室和"
            "垂直管理系统的主管部门在 3 月 31 日以前，其他办公室、街道办事处、分局、"
            "垂直管理系统的驻地机构、开发区的部门以及中心、大队、站、所，不作判断；"
            "开发区、医院、学校、企业、法院、人民团体、党的机构不适用。落款、成文日期、更新时间不是公布日期。",
            "From report year 2019: departments of county rank and above (names that end in 局, 委, 委员会, 厅, 部) "
            "publish by 31 January, "
            "governments of county rank and above by 31 March of the next year; a day off moves to the next working "
            "day; where the days off of the Spring Festival are not on record, what they may move is not judged. "
            "Offices of governments (办公厅, 办公室), 外事, 人防 and 国防动员 offices and heads of systems before "
            "31 March, other offices, subdistrict offices, "
            "branches and "
            "local organs of systems led from above, departments of zones, and 中心, 大队, 站, 所 are not judged; "
            "zones, hospitals, schools, enterprises, courts, people's organisations and the party are not bound. "
            "The day of signature, of drafting or of the last update is no day of publication.",
        ),
        why=Text(
            "按时公布是条例规定的义务，不按时公布由主管部门督促整改或通报批评。",
            "Publishing in time is a duty under the Regulations; lateness is criticised publicly.",
        ),
        fix=Text(
            "按期公布；若日期是网站搬迁后的日期，注明原公布日期。",
            "Publish in time; where the page was moved, tell the original day.",
        ),
    ),
)
def published_late(context: Context) -> Iterator[Verdict]:
    """Published after 31 January (departments) or 31 March (governments)."""
    published, year = context.report.published, context.report.year
    organ = standing(context.report.organ)
    # LAW107 judges governments of townships; no source names a day for their offices.
    township = organ.kind in {"government", "office"} and organ.level == "township"
    if published is None or year < FIRST_YEAR or organ.kind in _NOT_BOUND or township:
        yield NOT_APPLICABLE
        return
    due, why = by_statute(organ, year), _UNTOLD.get(organ.kind)
    if organ.kind == "office" or _sums_up_a_system(context.report, organ):
        due = end_of_march(year) if published > end_of_march(year) else None
        why = why or _SYSTEM
        if organ.kind == "office" and not of_a_government(context.report.organ):
            due, why = None, _UNTOLD["body"]  # 河长制办公室 and the like may be departments or parts of one
    facts: dict[str, Fact] = {"published": published.isoformat(), "moved": _moved(published, year)}
    if due is None:
        if published > end_of_january(year):
            facts |= {"deadline": end_of_january(year).isoformat(), "why": why}
            yield Verdict(outcome=Outcome.UNDETERMINED, severity=Severity.INFO, facts=facts)
    elif due < published <= at_latest(due):
        facts |= {"deadline": due.isoformat(), "why": _FESTIVAL}
        yield Verdict(outcome=Outcome.UNDETERMINED, severity=Severity.INFO, facts=facts)
    elif published > due:
        facts |= {"deadline": due.isoformat(), "kind": _NAMED[organ.kind]}
        yield Verdict(severity=Severity.INFO if published > date(year + 1, 12, 31) else None, facts=facts)


def _sums_up_a_system(report: Report, organ: Standing) -> bool:
    """Whether a department says that it reports for its whole system, or leads one and does not say."""
    if organ.kind not in {"department", "state"}:
        return False
    leads = organ.kind == "state" and _LEAD_A_SYSTEM.search(report.organ.name) is not None
    return report.scope == "whole_system" or (report.scope is None and leads)


_RANKS = {
    "township": Text("乡镇", "townships"),
    "county": Text("县级政府的汇总报告", "county governments"),
    None: Text("市级政府的汇总报告", "governments of cities and prefectures"),
}


@rule(
    "LAW107",
    severity=Severity.WARNING,
    source=Source(
        "notice",
        "国办公开办函〔2021〕30号、〔2019〕60号（报送和公布时间）",
        "notices 国办公开办函〔2021〕30号 and 〔2019〕60号: when reports are handed in and published",
    ),
    words=Words(
        title=Text("公布晚于通知规定的日期", "Published after the day that the notice names"),
        failed=Text(
            "{published} 公布，晚于通知规定的 {deadline}（{kind}）{moved}。",
            "Published on {published}; the notice names {deadline} for {kind}{moved}.",
        ),
        undetermined=Text(
            "{published} 公布，晚于通知规定的 {deadline}（{kind}）；{why}，不作判断。",
            "Published on {published}; the notice names {deadline} for {kind}; {why}: not judged.",
        ),
        checks=Text(
            "2019 年度起，公布日期：乡镇政府不晚于次年 1 月 31 日，县级政府不晚于 2 月 20 日，"
            "地市级政府（名称看不出级别的市同）不晚于 3 月 10 日；"
            "期限逢休息日的，顺延到其后第一个工作日；春节放假日期没有收录的年份，可能顺延的，不作判断。"
            "晚于法定的 3 月 31 日的，见 LAW102。",
            "From report year 2019: townships publish by 31 January, county governments by 20 February, prefectures "
            "and cities (also those "
            "whose rank the name does not tell) by 10 March; a day off moves to the next working day. Where the days "
            "off of the Spring Festival are not on record, what they may move is not judged. Of days after "
            "31 March LAW102 speaks.",
        ),
        why=Text(
            "逐级汇总的时间由通知规定，下级晚了，上级的汇总也会晚。",
            "Reports are summed up level by level; a late one delays the next.",
        ),
        fix=Text("按通知规定的日期公布。", "Publish by the day that the notice names."),
    ),
)
def published_after_notice(context: Context) -> Iterator[Verdict]:
    """Published after the day that the notice names for townships and governments."""
    published, year = context.report.published, context.report.year
    organ = standing(context.report.organ)
    day, statutory = by_notice(organ, year), by_statute(organ, year)
    if published is None or day is None or (statutory is not None and published > statutory):
        yield NOT_APPLICABLE
    elif published > day:
        facts: dict[str, Fact] = {
            "published": published.isoformat(),
            "deadline": day.isoformat(),
            "kind": _RANKS.get(organ.level, _RANKS[None]),
            "moved": _moved(published, year),
            "why": _FESTIVAL,
        }
        if published <= at_latest(day):
            yield Verdict(outcome=Outcome.UNDETERMINED, severity=Severity.INFO, facts=facts)
            return
        yield Verdict(severity=Severity.INFO if published > date(year + 1, 12, 31) else None, facts=facts)


@rule(
    "LAW108",
    severity=Severity.WARNING,
    source=Source(
        "notice",
        "国办公开办函〔2021〕30号（各项数据核定时间点为报告年度的12月31日）",
        "notice 国办公开办函〔2021〕30号: figures are those of 31 December of the report year",
    ),
    words=Words(
        title=Text("公布早于数据核定时间点", "Published before the day that the figures are counted to"),
        failed=Text(
            "{published} 公布，而 {year} 年度各项数据的核定时间点是 {end}。",
            "Published on {published}, but the figures for {year} are those of {end}.",
        ),
        checks=Text(
            "使用 2021 年版表格的报告，公布日期不早于报告年度的 12 月 31 日。",
            "Reports in the 2021 form are not published before 31 December of the report year.",
        ),
        why=Text(
            "年终以前公布的数不可能是全年的数；也可能是公布日期或年度写错了。",
            "Figures published before the end of the year cannot be those of the year, or a date is wrong.",
        ),
        fix=Text("核对年度和公布日期；数据按 12 月 31 日重新核定。", "Check year and day; count up to 31 December."),
    ),
)
def published_early(context: Context) -> Iterator[Verdict]:
    """Published before 31 December of the report year, in the 2021 form."""
    published, year = context.report.published, context.report.year
    if published is None or context.report.form != "2021":
        yield NOT_APPLICABLE
    elif published < date(year, 12, 31):
        yield Verdict(
            facts={"published": published.isoformat(), "year": year, "end": date(year, 12, 31).isoformat()},
        )


RULES = (published_late, published_after_notice, published_early)
"""The rules of this family, by code."""
