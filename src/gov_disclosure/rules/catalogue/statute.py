"""LAW: duties that statute lays on the report and its organ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gov_disclosure.organs.standing import Standing, standing
from gov_disclosure.rules.context import Context, text_of
from gov_disclosure.rules.facts import Fact
from gov_disclosure.rules.rule import Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Outcome, Severity, Verdict
from gov_disclosure.text import Text

_RULES_ROW = "proactive_disclosure.rules."


@rule(
    "LAW101",
    severity=Severity.ERROR,
    source=Source(
        "statute", "立法法（2023 年修正）第九十一条、第九十三条", "Legislation Law (2023), articles 91 and 93"
    ),
    words=Words(
        title=Text("没有规章制定权却填了规章", "Rules reported by an organ that cannot make them"),
        failed=Text(
            "“规章”一行填了 {printed}，而{why}（按机关名称“{organ}”判断）。",
            "The row 规章 holds {printed}, but {why} (judged by the name “{organ}”).",
        ),
        undetermined=Text(
            "“规章”一行填了 {printed}；{why}（机关名称“{organ}”）。",
            "The row 规章 holds {printed}; {why} (name: “{organ}”).",
        ),
        checks=Text(
            "“规章”一行有不为 0 的数时，报告机关是否有规章制定权。机关类别按名称判断，判断不了的不下结论。",
            "Where the row 规章 holds a figure above 0, whether the organ may make rules, as far as its name tells.",
        ),
        why=Text(
            "规章只能由国务院部门和省级、设区的市、自治州政府制定；其他机关填的多是行政规范性文件或规章制度。",
            "Rules (规章) are made by bodies of the State Council and by governments of provinces, cities with "
            "districts and autonomous prefectures; others mostly mean normative documents.",
        ),
        fix=Text(
            "没有规章制定权的，本行填 0，把件数移到“行政规范性文件”；若机关类别判断有误，请豁免本条。",
            "Write 0 there and move the figure to 行政规范性文件; waive the rule if the kind of organ is mistaken.",
        ),
    ),
)
def rules_without_power(context: Context) -> Iterator[Verdict]:
    """Figures in the row 规章 of an organ that makes no rules."""
    cells = tuple(key for key in context.form.cells if key.startswith(_RULES_ROW) and context.figures[key])
    if not cells:
        return
    organ = standing(context.report.organ)
    if organ.power == "yes":
        yield NOT_APPLICABLE
        return
    facts: dict[str, Fact] = {
        "printed": "、".join(str(context.figures[key]) for key in cells),
        "why": organ.why,
        "organ": context.report.organ.name,
    }
    if organ.power == "doubtful":
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=cells, severity=Severity.INFO, facts=facts)
    else:
        # Departments above county rank draft rules that their government makes, and some count them.
        sure = organ.level in {"county", "township"} or organ.kind == "area"
        yield Verdict(cells=cells, severity=None if sure else Severity.WARNING, facts=facts)


_DEPARTMENT, _GOVERNMENT = Text("政府部门", "a department"), Text("政府", "a government")
_TOWNSHIP = Text("乡镇、街道（条例未明定期限，实践中比照部门）", "a town (by practice; the Regulations name no day)")
_ANY = Text("任何机关", "any organ")


def _deadline(organ: Standing, year: int) -> tuple[date, Text, Severity | None]:
    """Return the last day for the report of *year*, for whom it is, and a severity where the day is not statutory."""
    departments, governments = date(year + 1, 1, 31), date(year + 1, 3, 31)
    if organ.level == "township":
        return departments, _TOWNSHIP, Severity.INFO
    if organ.kind in {"department", "state"}:
        return departments, _DEPARTMENT, None
    if organ.kind == "government":
        return governments, _GOVERNMENT, None
    return governments, _ANY, None


@rule(
    "LAW102",
    severity=Severity.ERROR,
    source=Source("statute", "条例第四十九条", "Regulations, article 49"),
    words=Words(
        title=Text("公布晚于法定期限", "Published after the statutory day"),
        failed=Text(
            "{published} 公布，晚于期限 {deadline}（{kind}）。", "Published on {published}, after {deadline} ({kind})."
        ),
        undetermined=Text(
            "{published} 公布：若为部门的报告已过 {deadline}，若为政府的报告则未过期限，仅凭名称无法判断。",
            "Published on {published}: late for a department ({deadline}), in time for a government; "
            "the name does not tell.",
        ),
        checks=Text(
            "公布日期：县级以上政府部门不晚于次年 1 月 31 日，政府的报告不晚于次年 3 月 31 日。"
            "公布日期取自文件或网页，网站搬迁、重新发布后的日期可能晚于实际公布日期。",
            "Departments of county rank and above publish by 31 January, governments by 31 March of the next year. "
            "The day is that of the page or file, which may be a later re-issue.",
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
    if published is None:
        yield NOT_APPLICABLE
        return
    organ = standing(context.report.organ)
    deadline, kind, severity = _deadline(organ, year)
    facts: dict[str, Fact] = {"published": published.isoformat(), "deadline": deadline.isoformat(), "kind": kind}
    if published > deadline:
        # A year and more later it is mostly a page that was moved, not a report that was late.
        moved = Severity.INFO if published > date(year + 1, 12, 31) else None
        yield Verdict(severity=severity or moved, facts=facts)
    elif kind is _ANY and published > date(year + 1, 1, 31):
        facts["deadline"] = date(year + 1, 1, 31).isoformat()
        yield Verdict(outcome=Outcome.UNDETERMINED, severity=Severity.INFO, facts=facts)


@rule(
    "LAW103",
    severity=Severity.WARNING,
    source=Source(
        "notice",
        "国办公开办函〔2021〕30号（核定时间点）",
        "notice 国办公开办函〔2021〕30号: the dates that figures are counted to",
    ),
    words=Words(
        title=Text("统计期限不是当年 1 月 1 日至 12 月 31 日", "The statistical period is not the calendar year"),
        failed=Text(
            "统计期限为 {start} 至 {end}，应为 {year} 年 1 月 1 日至 12 月 31 日。",
            "The period is {start} to {end}; 1 January to 31 December {year} is due.",
        ),
        checks=Text(
            "报告写明的统计期限是否为报告年度的 1 月 1 日至 12 月 31 日。",
            "Whether the stated period is 1 January to 31 December of the report year.",
        ),
        why=Text(
            "年度报告统计的是整个年度；期限不对，或是统计漏了几天，或是沿用旧稿没有改。",
            "An annual report covers the year; another period means days left out or an old text reused.",
        ),
        fix=Text(
            "改正统计期限；若确实少统计了，补齐数据。",
            "Correct the period; if days were left out, complete the figures.",
        ),
    ),
)
def period(context: Context) -> Iterator[Verdict]:
    """A stated period other than the report year."""
    stated, year = context.report.period, context.report.year
    if stated is None:
        yield NOT_APPLICABLE
    elif (stated.start, stated.end) != (date(year, 1, 1), date(year, 12, 31)):
        yield Verdict(facts={"start": stated.start.isoformat(), "end": stated.end.isoformat(), "year": year})


_FEES = re.compile(r"处理费|收费|费用|免费|未收取|收取")


@rule(
    "LAW104",
    severity=Severity.INFO,
    source=Source(
        "inferred",
        "国办公开办函〔2021〕30号附件第六部分说明（收取信息处理费情况在此处报告）；国办函〔2020〕109号（推断）",
        "notice 国办公开办函〔2021〕30号, annex: note on section six, where fees are reported; "
        "国办函〔2020〕109号 (inferred)",
    ),
    words=Words(
        title=Text(
            "第六部分没有说明收取信息处理费的情况", "Section six does not speak of the information processing fee"
        ),
        failed=Text(
            "第六部分没有提到信息处理费{elsewhere}。",
            "Section six does not mention the information processing fee{elsewhere}.",
        ),
        checks=Text(
            "2021 年度起的报告，第六部分是否说明收取信息处理费的情况，没有收取的也应说明。",
            "From report year 2021 section six says what processing fees were charged, or that none were.",
        ),
        why=Text(
            "格式要求在第六部分报告收费情况；不写，读者分不清是没有收费还是漏报。",
            "The form asks for it there; silence leaves open whether none was charged or it was forgotten.",
        ),
        fix=Text(
            "在第六部分写明收取信息处理费的情况，没有收取的写明未收取。",
            "Say in section six what was charged, or that nothing was.",
        ),
    ),
)
def fee_statement(context: Context) -> Iterator[Verdict]:
    """No word of the processing fee in section six, from 2021 on."""
    section = context.section("other_matters")
    if context.report.year < 2021 or section is None:
        yield NOT_APPLICABLE
    elif not _FEES.search(text_of(section)):
        told = any("处理费" in text_of(other) for other in context.report.sections)
        elsewhere = Text("（写在了其他部分）", " (another section does)") if told else Text("", "")
        yield Verdict(facts={"elsewhere": elsewhere})


_ASSESSMENT = re.compile(r"考核|考评|考查|评估|测评|评议|评价|追责|问责|追究")


@rule(
    "LAW105",
    severity=Severity.WARNING,
    source=Source(
        "notice",
        "国办公开办函〔2021〕30号（总体情况“监督保障”）",
        "notice 国办公开办函〔2021〕30号: 监督保障 in the overview",
    ),
    words=Words(
        title=Text(
            "政府的报告没有工作考核、社会评议和责任追究结果情况",
            "A government's report without assessment, appraisal and accountability",
        ),
        failed=Text(
            "{organ}的报告没有提到工作考核、社会评议或责任追究。",
            "The report of {organ} mentions neither work assessment, public appraisal nor accountability.",
        ),
        checks=Text(
            "各级人民政府的报告是否提到工作考核、社会评议和责任追究结果；部门的报告不作要求。"
            "三者提到任何一项即不报；乡镇政府只作提示。",
            "Whether the report of a people's government mentions the results of work assessment, public appraisal "
            "and accountability; any of the three will do. Departments need not; for towns it is a hint.",
        ),
        why=Text(
            "条例规定各级人民政府的报告应当包括这一内容，2021 年版格式把它放在第一部分“监督保障”。",
            "Article 50 asks it of governments at every level; the 2021 form puts it under 监督保障 in section one.",
        ),
        fix=Text(
            "在第一部分“监督保障”写明考核、评议和责任追究的结果，没有的写明没有。",
            "Give the results under 监督保障 in section one, or say that there are none.",
        ),
    ),
)
def assessment(context: Context) -> Iterator[Verdict]:
    """No word of assessment, appraisal or accountability in a government's report."""
    organ = standing(context.report.organ)
    overview = context.section("overview")
    if organ.kind != "government" or overview is None:
        yield NOT_APPLICABLE
    elif not any(_ASSESSMENT.search(text_of(section)) for section in context.report.sections):
        hint = Severity.INFO if organ.level == "township" else None
        yield Verdict(severity=hint, facts={"organ": context.report.organ.name})


_WORTH_SAYING = 10  # characters; fewer name neither a problem nor what was done about it
_UNSAID = re.compile(r"[\W_]+")


@rule(
    "LAW106",
    severity=Severity.INFO,
    source=Source(
        "inferred",
        "条例第五十条第一款第（五）项；不足十字的界线为推断",
        "Regulations, article 50 (1)(5); the bound of ten characters is inferred",
    ),
    words=Words(
        title=Text("存在的主要问题及改进情况没有内容", "Nothing said of problems and improvements"),
        failed=Text(
            "第五部分只写了“{printed}”，没有说明存在的问题和改进情况。",
            "Section five says only “{printed}”: neither problems nor improvements.",
        ),
        checks=Text(
            "“存在的主要问题及改进情况”部分的文字（标题、标点不计）是否有十个字以上；一个字也没有的不判断，可能是图片。",
            "Whether the section on main problems and improvements has ten characters or more, its title and "
            "punctuation not counted. Without any text it is not judged: it may be a picture.",
        ),
        why=Text(
            "条例规定年度报告应当包括这一内容；只写“无”，读者无从了解问题和改进。",
            "Article 50 asks for it; a section that says “none” tells the reader nothing.",
        ),
        fix=Text(
            "写明本年度的主要问题和改进措施，以及上年所列问题的改进情况。",
            "Name the year's main problems, what was done about them and about those named last year.",
        ),
    ),
)
def problems_unsaid(context: Context) -> Iterator[Verdict]:
    """A section on problems and improvements that says 无, or hardly more."""
    section = context.section("problems_and_improvements")
    said = "" if section is None else "".join((*section.paragraphs, *map(text_of, section.sections)))
    # Without any text, it may have been a picture, or lost in reading.
    if not said.strip():
        yield NOT_APPLICABLE
    elif len(_UNSAID.sub("", said)) < _WORTH_SAYING:
        yield Verdict(facts={"printed": said.strip()})


RULES = (
    rules_without_power,
    published_late,
    period,
    fee_statement,
    assessment,
    problems_unsaid,
)
"""The rules of this family, by code."""
