"""LOG: plausibility inside the tables and between them; hints, as nothing prescribes them."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.cells import Value
from gov_disclosure.relations import declared
from gov_disclosure.rules.catalogue.sources import BETWEEN
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.rule import Rule, Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Outcome, Severity, Verdict
from gov_disclosure.text import Text

_T2 = "proactive_disclosure"
_MEANING_2021 = Source(
    "inferred",
    "国办公开办函〔2021〕30号附件表二栏目含义（推断，非明文规定）",
    "notice 国办公开办函〔2021〕30号, annex: what the columns of table two mean (inferred)",
)
_MEANING_2019 = Source(
    "inferred",
    "国办公开办函〔2019〕60号附件表二栏目含义（推断，非明文规定）",
    "notice 国办公开办函〔2019〕60号, annex: what the columns of table two mean (inferred)",
)
_UNDETERMINED = Text("有空白，无法判断：{blanks}。", "Cannot be judged because of blanks: {blanks}.")


stock = Rule(
    code="LOG201",
    severity=Severity.INFO,
    source=_MEANING_2021,
    relations=declared.stock,
    words=Words(
        title=Text("现行有效件数少于本年制发减本年废止", "Fewer documents in force than issued and not repealed"),
        failed=Text(
            "{cell}为 {actual}，现行有效与本年废止之和只有 {expected}：即使废止的全是本年所制发，也对不上。",
            "{cell} is {actual}, but in force and repealed together are only {expected}, "
            "even if all those repealed were issued this year.",
        ),
        undetermined=_UNDETERMINED,
        checks=Text(
            "规章、行政规范性文件：本年制发件数不大于现行有效件数与本年废止件数之和。",
            "Rules and normative documents: issued does not exceed in force plus repealed.",
        ),
        why=Text(
            "本年制发的文件，到年底要么现行有效，要么已被废止；对不上多是漏算存量或填错栏。",
            "A document issued this year is in force at its end or was repealed; otherwise the stock is short.",
        ),
        fix=Text(
            "核对现行有效件数是否按年底全部存量填写。",
            "Check that 现行有效件数 is the whole stock at the end of the year.",
        ),
    ),
)


disclosed_in_all = Rule(
    code="LOG202",
    severity=Severity.INFO,
    source=_MEANING_2019,
    relations=declared.disclosed_in_all,
    words=Words(
        title=Text("本年新公开数量大于对外公开总数量", "More newly disclosed than disclosed in all"),
        failed=Text(
            "{cell}为 {actual}，大于对外公开总数量 {expected}。",
            "{cell} is {actual}, more than the {expected} disclosed in all.",
        ),
        undetermined=_UNDETERMINED,
        checks=Text(
            "2019 年版表二（一）项：本年新公开数量不大于对外公开总数量。",
            "2019 form, table two item (1): newly disclosed does not exceed the total disclosed.",
        ),
        why=Text("新公开的是公开总数的一部分。", "What is newly disclosed is part of the total."),
        fix=Text(
            "核对两栏是否填反，总数量是否按累计填写。",
            "Check whether the columns are exchanged, and that the total is cumulative.",
        ),
    ),
)


disclosed_of_produced = Rule(
    code="LOG203",
    severity=Severity.INFO,
    source=_MEANING_2019,
    relations=declared.disclosed_of_produced,
    words=Words(
        title=Text("本年新公开数量大于本年新制作数量", "More newly disclosed than newly produced"),
        failed=Text(
            "{cell}为 {actual}，大于本年新制作数量 {expected}；公开了往年文件的可以如此。",
            "{cell} is {actual}, more than the {expected} newly produced; older documents may account for it.",
        ),
        undetermined=_UNDETERMINED,
        checks=Text(
            "2019 年版表二（一）项：本年新公开数量一般不大于本年新制作数量。",
            "2019 form, table two item (1): newly disclosed mostly does not exceed newly produced.",
        ),
        why=Text(
            "多出的部分应是本年才公开的往年文件；若没有，则有一栏填错。",
            "The excess would be older documents disclosed this year; if there are none, a column is wrong.",
        ),
        fix=Text(
            "确有往年文件在本年公开的，不必改；否则核对两栏。",
            "Nothing, if older documents were disclosed this year; otherwise check both columns.",
        ),
    ),
)


matters = Rule(
    code="LOG204",
    severity=Severity.INFO,
    source=_MEANING_2019,
    relations=declared.matters,
    words=Words(
        title=Text("上一年项目数量加本年增/减小于 0", "Matters of last year plus change are below 0"),
        failed=Text(
            "{cell}与本年增/减之和为 {expected}，项目数量不会小于 0。",
            "{cell} plus the change is {expected}; there cannot be fewer than 0 matters.",
        ),
        undetermined=_UNDETERMINED,
        checks=Text(
            "2019 年版表二：上一年项目数量与本年增/减之和不小于 0。",
            "2019 form, table two: matters of last year plus change are not below 0.",
        ),
        why=Text("两者之和是现有项目数量。", "Their sum is the number of matters now."),
        fix=Text("核对上一年项目数量和增减的正负号。", "Check last year's matters and the sign of the change."),
    ),
)


@rule(
    "LOG205",
    severity=Severity.INFO,
    source=_MEANING_2019,
    words=Words(
        title=Text("没有项目却有处理决定", "Decisions without any matter"),
        failed=Text(
            "{cell}为 {actual}，而现有项目数量（上一年加增减）为 0。",
            "{cell} is {actual}, but there are 0 matters now (last year's plus the change).",
        ),
        undetermined=Text("有空白，无法判断：{cells}。", "Cannot be judged because of blanks: {cells}."),
        checks=Text(
            "2019 年版表二：处理决定数量大于 0 的，上一年项目数量与本年增/减之和应大于 0。",
            "2019 form, table two: where decisions were made, last year's matters plus change are above 0.",
        ),
        why=Text(
            "没有许可、处罚等事项，就不会有处理决定；多是项目数量漏填。",
            "Without licences or penalties to decide on there are no decisions; mostly the matters were left out.",
        ),
        fix=Text("核对项目数量是否漏填。", "Check whether the number of matters was left out."),
    ),
)
def decisions_without_matters(context: Context) -> Iterator[Verdict]:
    """2019 form: decisions > 0 needs prior matters + change > 0."""
    rows = [key.rpartition(".")[0] for key in context.form.cells if key.endswith(".prior_items")]
    rows = [row for row in rows if f"{row}.decisions" in context.form.cells]
    if not rows:
        yield NOT_APPLICABLE
    for row in rows:
        keys = (f"{row}.decisions", f"{row}.prior_items", f"{row}.change")
        decisions, prior, change = (read(context, key) for key in keys)
        if decisions:
            if prior is None or change is None:
                yield Verdict(outcome=Outcome.UNDETERMINED, cells=keys)
            elif prior + change == 0:
                yield Verdict(cells=keys, expected=0, actual=decisions)


def read(context: Context, key: str) -> Value:
    """Return a figure, a blank as 0 where the caller reads blanks so."""
    figure = context.figures[key]
    return 0 if figure is None and context.blank == "zero" else figure


@rule(
    "LOG206",
    severity=Severity.INFO,
    source=_MEANING_2019,
    words=Words(
        title=Text(
            "采购项目数量与采购总金额一个为 0、一个不为 0",
            "Procurement: projects without amount, or the other way round",
        ),
        failed=Text(
            "采购项目数量为 {projects}，采购总金额为 {amount} 万元。",
            "There are {projects} procurement projects and an amount of {amount} (10,000 yuan).",
        ),
        undetermined=Text(
            "有空白或金额没有单位，无法判断：{cells}。",
            "Cannot be judged, a cell is blank or its unit unknown: {cells}.",
        ),
        checks=Text(
            "2019 年版表二（九）项：采购项目数量与采购总金额应同为 0 或同不为 0。",
            "2019 form, table two item (9): projects and amount are both 0 or both above.",
        ),
        why=Text("有项目就有金额，有金额就有项目。", "Projects cost something, and an amount belongs to a project."),
        fix=Text(
            "核对漏填的一格；金额很小、折合万元后为 0 的可不改。",
            "Check the cell that is 0; an amount too small to show in 10,000 yuan may stay.",
        ),
    ),
)
def procurement(context: Context) -> Iterator[Verdict]:
    """2019 form: projects = 0 if and only if amount = 0."""
    keys = (f"{_T2}.procurement.projects", f"{_T2}.procurement.amount")
    if keys[0] not in context.form.cells:
        yield NOT_APPLICABLE
        return
    projects, amount = (read(context, key) for key in keys)
    if projects is None or amount is None:
        if projects or amount:
            yield Verdict(outcome=Outcome.UNDETERMINED, cells=keys)
    elif bool(projects) != bool(amount):
        yield Verdict(cells=keys, facts={"projects": projects, "amount": amount})


disputes_over_requests = Rule(
    code="LOG401",
    severity=Severity.INFO,
    source=BETWEEN,
    relations=declared.disputed,
    words=Words(
        title=Text("复议诉讼多于办结的申请", "More disputes than requests processed"),
        failed=Text(
            "行政复议与未经复议直接起诉共 {actual} 件，多于本年办理结果总计 {expected} 件；"
            "涉及主动公开、未答复或往年申请的可以如此。",
            "Reconsideration and direct litigation come to {actual}, more than the {expected} requests processed; "
            "disputes over proactive disclosure, missing replies or earlier years may account for it.",
        ),
        undetermined=_UNDETERMINED,
        checks=Text(
            "表四行政复议总计与未经复议直接起诉总计之和，一般不大于表三办理结果总计。",
            "Reconsideration plus direct litigation of table four mostly do not exceed the outcomes of table three.",
        ),
        why=Text(
            "复议诉讼多由申请的办理引起，明显偏多时可能计入了其他案件。",
            "Most disputes arise from requests; far more of them may mean that other cases were counted.",
        ),
        fix=Text(
            "核对是否只计入因政府信息公开提起的案件；确有其他缘由的不必改。",
            "Check that only disputes over disclosure are counted; otherwise nothing.",
        ),
    ),
)


_AFTER = "disputes.litigation_after_reconsideration.total"
_RECONSIDERED = "disputes.reconsideration.total"


@rule(
    "LOG402",
    severity=Severity.INFO,
    source=BETWEEN,
    words=Words(
        title=Text("复议后起诉多于行政复议", "More litigation after reconsideration than reconsideration"),
        failed=Text(
            "复议后起诉 {actual} 件，多于本年与上年行政复议之和 {expected} 件。",
            "{actual} cases of litigation after reconsideration, more than the {expected} reconsiderations "
            "of this year and last.",
        ),
        undetermined=Text(
            "复议后起诉 {actual} 件，多于本年行政复议件数；没有上年报告或有空白，无法判断。",
            "{actual} cases of litigation after reconsideration, more than this year's reconsiderations; "
            "without last year's report, or because of blanks, it cannot be judged.",
        ),
        checks=Text(
            "复议后起诉总计，一般不大于本年与上年行政复议总计之和。",
            "Litigation after reconsideration mostly does not exceed the reconsiderations of this year and last.",
        ),
        why=Text(
            "复议后起诉的案件必先经过复议，通常就在本年或上年。",
            "Such a case went through reconsideration first, mostly this year or last.",
        ),
        fix=Text("核对三组案件是否填错组。", "Check whether cases stand in the wrong group."),
    ),
)
def litigation_after(context: Context) -> Iterator[Verdict]:
    """Litigation after reconsideration <= reconsideration of this year and last."""
    after, this = read(context, _AFTER), read(context, _RECONSIDERED)
    if not after or (this is not None and after <= this):
        return
    last = None if context.previous is None else context.previous.disputes.reconsideration.total
    if this is None or last is None:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=(_AFTER, _RECONSIDERED), actual=after)
    elif after > this + last:
        yield Verdict(cells=(_AFTER, _RECONSIDERED), expected=this + last, actual=after)


@rule(
    "LOG403",
    severity=Severity.INFO,
    source=BETWEEN,
    needs=("previous",),
    words=Words(
        title=Text("两年都没有申请却有复议诉讼", "Disputes without requests for two years"),
        failed=Text(
            "本年和上年都没有收到申请，表四却有 {actual} 件。",
            "No request was received this year or last, but table four has {actual} cases.",
        ),
        undetermined=Text("有空白，无法判断：{cells}。", "Cannot be judged because of blanks: {cells}."),
        checks=Text(
            "本年与上年新收申请都为 0 的，表四各组总计一般也为 0。",
            "Where no request came in this year or last, table four mostly has no case.",
        ),
        why=Text(
            "没有申请，复议诉讼多半无从提起；可能是数填错了报告或填错了格。",
            "Without requests there is little to dispute; figures may stand in the wrong report or cell.",
        ),
        fix=Text(
            "核对表三是否漏报申请，表四案件是否由主动公开等其他缘由引起。",
            "Check whether requests were left out, or whether the cases concern something else.",
        ),
    ),
)
def disputes_without_requests(context: Context) -> Iterator[Verdict]:
    """No requests in two years, but disputes."""
    received = "requests.received.total"
    totals = tuple(key for key in context.form.cells if key.startswith("disputes.") and key.endswith(".total"))
    found = [read(context, key) for key in totals]
    count = sum(figure for figure in found if figure is not None)
    last = context.previous.requests.received.total if context.previous else None
    this = read(context, received)
    if this or last or not count:
        return
    if this is None or last is None:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=(received,))
    else:
        yield Verdict(cells=(*(k for k, figure in zip(totals, found, strict=True) if figure), received), actual=count)


@rule(
    "LOG409",
    severity=Severity.INFO,
    source=Source(
        "inferred",
        "法释〔2025〕8号（不予公开的，应当先申请行政复议）；表三、表四之间的合理关系（推断）",
        "法释〔2025〕8号 (reconsideration comes first where disclosure is refused); tables three and four should fit "
        "(inferred)",
    ),
    words=Words(
        title=Text(
            "办理结果全是不予公开，却有未经复议直接起诉",
            "Litigation without reconsideration, though every outcome is a refusal",
        ),
        failed=Text(
            "本年办理结果全部为不予公开，且没有上年结转，表四却有未经复议直接起诉 {actual} 件；"
            "案件可能针对往年的申请，或针对未作答复。",
            "Every outcome of the year is a refusal and nothing was brought forward, yet table four has {actual} cases "
            "without prior reconsideration; they may concern an earlier year or a missing answer.",
        ),
        undetermined=Text("有空白，无法判断：{cells}。", "Cannot be judged because of blanks: {cells}."),
        checks=Text(
            "2024 年度起：办理结果全部在（三）不予公开之内、又没有上年结转的，未经复议直接起诉一般为 0，"
            "因为对不予公开应当先申请行政复议。",
            "From report year 2024: where every outcome is under (3) and nothing was brought forward, there is "
            "mostly no "
            "litigation without reconsideration, which must come first against a refusal.",
        ),
        why=Text(
            "无法提供、不予处理等可以直接起诉，不予公开不可以；数可能填错了组。",
            "Other outcomes may go to court at once, refusals may not; the figure may stand in the wrong group.",
        ),
        fix=Text(
            "核对案件是否经过复议、针对哪一年的申请。",
            "Check whether reconsideration came first, and what the case is about.",
        ),
    ),
)
def direct_against_refusals(context: Context) -> Iterator[Verdict]:
    """Litigation at once where all outcomes of the year are refusals."""
    if context.report.year < _RECONSIDERATION_FIRST:
        yield NOT_APPLICABLE
        return
    cell = "disputes.direct_litigation.total"
    direct = read(context, cell)
    if direct == 0:
        return
    refused = [read(context, key) for key in context.form.cells if _is_refusal(key)]
    keys = ("requests.outcomes.total.total", "requests.brought_forward.total", cell)
    total, brought = read(context, keys[0]), read(context, keys[1])
    if direct is None or total is None or brought is None or None in refused:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=keys)
    elif brought == 0 and total and sum(figure or 0 for figure in refused) == total:
        yield Verdict(cells=keys, actual=direct)


_RECONSIDERATION_FIRST = 2024
"""From 2024 on the revised Law on Administrative Reconsideration (in force 2024-01-01) is the law of the whole year."""


def _is_refusal(key: str) -> bool:
    return key.startswith("requests.outcomes.denied.") and key.endswith(".total")


RULES = (
    stock,
    disclosed_in_all,
    disclosed_of_produced,
    matters,
    decisions_without_matters,
    procurement,
    disputes_over_requests,
    litigation_after,
    disputes_without_requests,
    direct_against_refusals,
)
"""The rules of this family, by code."""
