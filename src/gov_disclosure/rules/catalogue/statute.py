"""LAW: duties that statute lays on the report and its organ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from gov_disclosure.figures.amounts import AMOUNT
from gov_disclosure.forms import Form
from gov_disclosure.narrative.collected import collected
from gov_disclosure.organs.standing import standing
from gov_disclosure.rules.catalogue.foundings import changed_in_the_year
from gov_disclosure.rules.context import Context, text_of
from gov_disclosure.rules.facts import Fact, listed
from gov_disclosure.rules.rule import Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Outcome, Severity, Verdict
from gov_disclosure.text import Text

_RULES_ROW = "proactive_disclosure.rules."


@cache
def _cells_of_rules(form: Form) -> tuple[str, ...]:
    """Return the cells of the row 规章."""
    return tuple(key for key in form.cells if key.startswith(_RULES_ROW))


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
    cells = tuple(key for key in _cells_of_rules(context.form) if context.figures[key])
    if not cells:
        return
    organ = standing(context.report.organ)
    if organ.power == "yes":
        yield NOT_APPLICABLE
        return
    facts: dict[str, Fact] = {
        "printed": listed(Text(str(context.figures[key]), str(context.figures[key])) for key in cells),
        "why": organ.why,
        "organ": context.report.organ.name,
    }
    if organ.power == "doubtful":
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=cells, severity=Severity.INFO, facts=facts)
    else:
        # Departments above county rank draft rules that their government makes, and some count them.
        sure = organ.level in {"county", "township"}
        yield Verdict(cells=cells, severity=None if sure else Severity.WARNING, facts=facts)


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
        undetermined=Text(
            "统计期限为 {start} 至 {end}；文字写“{quote}”，机关在当年成立或撤并的，期限可以短于全年。",
            "The period is {start} to {end}; the text says “{quote}”, and an organ founded or dissolved in the year "
            "has a shorter one.",
        ),
        checks=Text(
            "报告写明的统计期限是否为报告年度的 1 月 1 日至 12 月 31 日。报告说明机关当年成立、组建或撤并的，"
            "期限可以短于全年，不作判断。",
            "Whether the stated period is 1 January to 31 December of the report year. Where the report says that the "
            "organ was founded, merged or dissolved in the year, a shorter period is not judged.",
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
        facts: dict[str, Fact] = {"start": stated.start.isoformat(), "end": stated.end.isoformat(), "year": year}
        changed = changed_in_the_year(context) if stated.start.year == year == stated.end.year else None
        if changed is None:
            # The notice of 2019 names no dates that figures are counted to.
            yield Verdict(severity=None if context.report.form == "2021" else Severity.INFO, facts=facts)
        else:
            yield Verdict(outcome=Outcome.UNDETERMINED, severity=Severity.INFO, facts={**facts, "quote": changed})


_FEES = re.compile(r"处理费|收费|费用|免费|未收取|收取")
_FEE_SAID = re.compile(r"信息处理费[^。；\n\d]{0,20}?(?![0,，.]+(?:万?元))" + AMOUNT)
_NOTICES_SENT = re.compile(r"收费通知[^。；\n\d]{0,8}?[1-9]\d*\s*[件份]")
_UNPAID = "requests.outcomes.otherwise_handled.fee_unpaid.total"
_CHARGES = "proactive_disclosure.charges.amount"


@rule(
    "LAW104",
    severity=Severity.WARNING,
    source=Source(
        "notice",
        "国办公开办函〔2021〕30号（收取信息处理费的情况，在第六部分专门报告）",
        "notice 国办公开办函〔2021〕30号: what fees for processing information were charged is reported in section six",
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
            "使用 2021 年版格式的报告，第六部分是否说明收取信息处理费的情况。表三有逾期未缴费的申请、表二填有收费，"
            "或其他部分写了收取的金额、发出的收费通知，"
            "而第六部分不提的，为警告；哪里也看不出收过费的，为提示。",
            "In the 2021 form section six says what processing fees were charged. Where table three has requests with "
            "unpaid fees, table two has charges, or another section gives an amount or notices sent, silence is a "
            "warning; where nothing shows a fee, a hint.",
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
    if context.report.form != "2021" or section is None:
        yield NOT_APPLICABLE
    elif not _FEES.search(text_of(section)):
        said = _fee_said_elsewhere(context)
        cells = tuple(key for key in (_UNPAID, _CHARGES) if context.figures.get(key))[:1]
        elsewhere = Text("", "")
        if said is not None:
            elsewhere = Text(f"，其他部分写“{said}”", f"; another section says “{said}”")
        elif cells:
            elsewhere = _SHOWN[cells[0]]
        grave = said is not None or bool(cells)
        # The charges are not what is wrong: only the row of unpaid fees is shown.
        shown = tuple(key for key in cells if key == _UNPAID)
        yield Verdict(severity=None if grave else Severity.INFO, cells=shown, facts={"elsewhere": elsewhere})


_SHOWN = {
    _UNPAID: Text("，而表三有逾期未缴费的申请", ", while table three has requests with unpaid fees"),
    _CHARGES: Text(
        "，而表二填有行政事业性收费", ", while table two has administrative charges, of which it would be one"
    ),
}


def _fee_said_elsewhere(context: Context) -> str | None:
    """Return the words of another section on a fee that was collected, or on notices sent."""
    for section in context.report.sections:
        text = text_of(section)
        found = next(collected(_FEE_SAID, text, context.report.year), None) or _NOTICES_SENT.search(text)
        if found is not None:
            return found.group()
    return None


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
            "使用 2021 年版统一格式的，各级人民政府的报告是否提到工作考核、社会评议和责任追究结果；"
            "部门的报告不作要求。"
            "三者提到任何一项即不报；乡镇政府只作提示。",
            "In the 2021 form, whether the report of a people's government mentions the results of work assessment, "
            "public appraisal "
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
    """
    No word of assessment, appraisal or accountability in a government's report, in the 2021 form.

    Article 50 (1)(4) asks for it too, but a word that is not found in free text
    is no proof of a breach of the Regulations: there is no rule of statute on it.
    """
    organ = standing(context.report.organ)
    overview = context.section("overview")
    if organ.kind != "government" or overview is None or context.report.form != "2021":
        yield NOT_APPLICABLE
    elif not any(_ASSESSMENT.search(text_of(section)) for section in context.report.sections):
        hint = Severity.INFO if organ.level == "township" else None
        yield Verdict(severity=hint, facts={"organ": context.report.organ.name})


_WORTH_SAYING = 10  # characters; fewer name neither a problem nor what was done about it


@rule(
    "LAW106",
    severity=Severity.INFO,
    source=Source(
        "inferred",
        "条例第五十条第一款第（四）项；不足十字的界线为推断",
        "Regulations, article 50 (1)(4); the bound of ten characters is inferred",
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
    elif sum(map(str.isalnum, said)) < _WORTH_SAYING:
        yield Verdict(facts={"printed": said.strip().rstrip("。")})


_LONGEST_OVERVIEW = 1000
_HAN = re.compile("[一-鿿]+")


@rule(
    "LAW109",
    severity=Severity.INFO,
    source=Source(
        "guidance",
        "国办公开办函〔2021〕30号（总体情况“篇幅原则上不超过一千字”）",
        "notice 国办公开办函〔2021〕30号: section one has in principle no more than 1,000 characters",
    ),
    words=Words(
        title=Text("总体情况超过一千字", "Section one has more than 1,000 characters"),
        failed=Text(
            "总体情况共 {actual} 字，通知要求原则上不超过一千字。",
            "Section one has {actual} characters; the notice asks for no more than 1,000 in principle.",
        ),
        checks=Text(
            "使用 2021 年版格式的报告，总体情况部分的汉字（标题、数字、标点不计）是否不超过一千个。",
            "In the 2021 form the Han characters of section one (its title, digits and punctuation not counted) are "
            "1,000 at most.",
        ),
        why=Text("篇幅过长，读者不易找到要点。", "A long overview hides what matters."),
        fix=Text("压缩总体情况的文字。", "Shorten section one."),
    ),
)
def overview_long(context: Context) -> Iterator[Verdict]:
    """An overview of more than a thousand characters."""
    section = context.section("overview")
    if context.report.form != "2021" or section is None:
        yield NOT_APPLICABLE
        return
    said = "".join((*section.paragraphs, *map(text_of, section.sections)))
    if len(said) <= _LONGEST_OVERVIEW:
        return
    count = sum(map(len, _HAN.findall(said)))
    if count > _LONGEST_OVERVIEW:
        yield Verdict(actual=count, expected=_LONGEST_OVERVIEW)


RULES = (
    rules_without_power,
    period,
    fee_statement,
    assessment,
    problems_unsaid,
    overview_long,
)
"""The rules of this family, by code."""
