"""LOG: plausibility inside the tables and between them; hints, as nothing prescribes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from gov_disclosure.cells import Value
from gov_disclosure.rules._case import Case, text_of
from gov_disclosure.rules._linear import verdicts
from gov_disclosure.rules._registry import rule
from gov_disclosure.rules._relations import relations
from gov_disclosure.rules._types import Fact, Outcome, Severity, Text, Verdict, Words

_NOT_APPLICABLE = Verdict(outcome=Outcome.NOT_APPLICABLE)
_T2 = "proactive_disclosure"
_MEANING_2021 = "国办公开办函〔2021〕30号附件表二栏目含义（推断，非明文规定）"
_MEANING_2019 = "国办公开办函〔2019〕60号附件表二栏目含义（推断，非明文规定）"
_BETWEEN = "表三、表四、第六部分内容之间的合理关系（推断，非明文规定）"
_UNDETERMINED = Text("有空白，无法判断：{blanks}。", "Cannot be judged because of blanks: {blanks}.")


def _linear(case: Case, code: str) -> Iterator[Verdict]:
    """Judge the relations of a linear rule; not applicable where the form has none of its cells."""
    found = relations(code, case.form)
    if found:
        yield from verdicts(case, found)
    else:
        yield _NOT_APPLICABLE


@rule(
    "LOG201",
    severity=Severity.INFO,
    source=_MEANING_2021,
    linear=True,
    zh=Words(
        title="现行有效件数少于本年制发减本年废止",
        failed="{cell}为 {actual}，现行有效与本年废止之和只有 {expected}：即使废止的全是本年所制发，也对不上。",
        undetermined=_UNDETERMINED.zh,
        checks="规章、行政规范性文件：本年制发件数不大于现行有效件数与本年废止件数之和。",
        why="本年制发的文件，到年底要么现行有效，要么已被废止；对不上多是漏算存量或填错栏。",
        fix="核对现行有效件数是否按年底全部存量填写。",
    ),
    en=Words(
        title="Fewer documents in force than issued and not repealed",
        failed="{cell} is {actual}, but in force and repealed together are only {expected}, "
        "even if all those repealed were issued this year.",
        undetermined=_UNDETERMINED.en,
        checks="Rules and normative documents: issued does not exceed in force plus repealed.",
        why="A document issued this year is in force at its end or was repealed; otherwise the stock is short.",
        fix="Check that 现行有效件数 is the whole stock at the end of the year.",
    ),
)
def stock(case: Case) -> Iterator[Verdict]:
    """2021 form: issued <= in force + repealed."""
    return _linear(case, "LOG201")


@rule(
    "LOG202",
    severity=Severity.INFO,
    source=_MEANING_2019,
    linear=True,
    zh=Words(
        title="本年新公开数量大于对外公开总数量",
        failed="{cell}为 {actual}，大于对外公开总数量 {expected}。",
        undetermined=_UNDETERMINED.zh,
        checks="2019 年版表二（一）项：本年新公开数量不大于对外公开总数量。",
        why="新公开的是公开总数的一部分。",
        fix="核对两栏是否填反，总数量是否按累计填写。",
    ),
    en=Words(
        title="More newly disclosed than disclosed in all",
        failed="{cell} is {actual}, more than the {expected} disclosed in all.",
        undetermined=_UNDETERMINED.en,
        checks="2019 form, table two item (1): newly disclosed does not exceed the total disclosed.",
        why="What is newly disclosed is part of the total.",
        fix="Check whether the columns are exchanged, and that the total is cumulative.",
    ),
)
def disclosed_in_all(case: Case) -> Iterator[Verdict]:
    """2019 form: newly disclosed <= total disclosed."""
    return _linear(case, "LOG202")


@rule(
    "LOG203",
    severity=Severity.INFO,
    source=_MEANING_2019,
    linear=True,
    zh=Words(
        title="本年新公开数量大于本年新制作数量",
        failed="{cell}为 {actual}，大于本年新制作数量 {expected}；公开了往年文件的可以如此。",
        undetermined=_UNDETERMINED.zh,
        checks="2019 年版表二（一）项：本年新公开数量一般不大于本年新制作数量。",
        why="多出的部分应是本年才公开的往年文件；若没有，则有一栏填错。",
        fix="确有往年文件在本年公开的，不必改；否则核对两栏。",
    ),
    en=Words(
        title="More newly disclosed than newly produced",
        failed="{cell} is {actual}, more than the {expected} newly produced; older documents may account for it.",
        undetermined=_UNDETERMINED.en,
        checks="2019 form, table two item (1): newly disclosed mostly does not exceed newly produced.",
        why="The excess would be older documents disclosed this year; if there are none, a column is wrong.",
        fix="Nothing, if older documents were disclosed this year; otherwise check both columns.",
    ),
)
def disclosed_of_produced(case: Case) -> Iterator[Verdict]:
    """2019 form: newly disclosed <= newly produced."""
    return _linear(case, "LOG203")


@rule(
    "LOG204",
    severity=Severity.WARNING,
    source=_MEANING_2019,
    linear=True,
    zh=Words(
        title="上一年项目数量加本年增/减小于 0",
        failed="{cell}与本年增/减之和为 {expected}，项目数量不会小于 0。",
        undetermined=_UNDETERMINED.zh,
        checks="2019 年版表二：上一年项目数量与本年增/减之和不小于 0。",
        why="两者之和是现有项目数量。",
        fix="核对上一年项目数量和增减的正负号。",
    ),
    en=Words(
        title="Matters of last year plus change are below 0",
        failed="{cell} plus the change is {expected}; there cannot be fewer than 0 matters.",
        undetermined=_UNDETERMINED.en,
        checks="2019 form, table two: matters of last year plus change are not below 0.",
        why="Their sum is the number of matters now.",
        fix="Check last year's matters and the sign of the change.",
    ),
)
def matters(case: Case) -> Iterator[Verdict]:
    """2019 form: prior matters + change >= 0."""
    return _linear(case, "LOG204")


@rule(
    "LOG205",
    severity=Severity.INFO,
    source=_MEANING_2019,
    zh=Words(
        title="没有项目却有处理决定",
        failed="{cell}为 {actual}，而现有项目数量（上一年加增减）为 0。",
        undetermined="有空白，无法判断：{cells}。",
        checks="2019 年版表二：处理决定数量大于 0 的，上一年项目数量与本年增/减之和应大于 0。",
        why="没有许可、处罚等事项，就不会有处理决定；多是项目数量漏填。",
        fix="核对项目数量是否漏填。",
    ),
    en=Words(
        title="Decisions without any matter",
        failed="{cell} is {actual}, but there are 0 matters now (last year's plus the change).",
        undetermined="Cannot be judged because of blanks: {cells}.",
        checks="2019 form, table two: where decisions were made, last year's matters plus change are above 0.",
        why="Without licences or penalties to decide on there are no decisions; mostly the matters were left out.",
        fix="Check whether the number of matters was left out.",
    ),
)
def decisions_without_matters(case: Case) -> Iterator[Verdict]:
    """2019 form: decisions > 0 needs prior matters + change > 0."""
    rows = [key.rpartition(".")[0] for key in case.form.cells if key.endswith(".prior_items")]
    rows = [row for row in rows if f"{row}.decisions" in case.form.cells]
    if not rows:
        yield _NOT_APPLICABLE
    for row in rows:
        keys = (f"{row}.decisions", f"{row}.prior_items", f"{row}.change")
        decisions, prior, change = (_read(case, key) for key in keys)
        if decisions:
            if prior is None or change is None:
                yield Verdict(outcome=Outcome.UNDETERMINED, cells=keys)
            elif prior + change == 0:
                yield Verdict(cells=keys, expected=0, actual=decisions)


def _read(case: Case, key: str) -> Value:
    figure = case.figures[key]
    return 0 if figure is None and case.blank == "zero" else figure


@rule(
    "LOG206",
    severity=Severity.INFO,
    source=_MEANING_2019,
    zh=Words(
        title="采购项目数量与采购总金额一个为 0、一个不为 0",
        failed="采购项目数量为 {projects}，采购总金额为 {amount} 万元。",
        undetermined="有空白或金额没有单位，无法判断：{cells}。",
        checks="2019 年版表二（九）项：采购项目数量与采购总金额应同为 0 或同不为 0。",
        why="有项目就有金额，有金额就有项目。",
        fix="核对漏填的一格；金额很小、折合万元后为 0 的可不改。",
    ),
    en=Words(
        title="Procurement: projects without amount, or the other way round",
        failed="There are {projects} procurement projects and an amount of {amount} (10,000 yuan).",
        undetermined="Cannot be judged, a cell is blank or its unit unknown: {cells}.",
        checks="2019 form, table two item (9): projects and amount are both 0 or both above.",
        why="Projects cost something, and an amount belongs to a project.",
        fix="Check the cell that is 0; an amount too small to show in 10,000 yuan may stay.",
    ),
)
def procurement(case: Case) -> Iterator[Verdict]:
    """2019 form: projects = 0 if and only if amount = 0."""
    keys = (f"{_T2}.procurement.projects", f"{_T2}.procurement.amount")
    if keys[0] not in case.form.cells:
        yield _NOT_APPLICABLE
        return
    projects, amount = (_read(case, key) for key in keys)
    if projects is None or amount is None:
        if projects or amount:
            yield Verdict(outcome=Outcome.UNDETERMINED, cells=keys)
    elif bool(projects) != bool(amount):
        yield Verdict(cells=keys, facts={"projects": projects, "amount": amount})


@rule(
    "LOG401",
    severity=Severity.INFO,
    source=_BETWEEN,
    linear=True,
    zh=Words(
        title="复议诉讼多于办结的申请",
        failed="行政复议与未经复议直接起诉共 {actual} 件，多于本年办理结果总计 {expected} 件；"
        "涉及主动公开、未答复或往年申请的可以如此。",
        undetermined=_UNDETERMINED.zh,
        checks="表四行政复议总计与未经复议直接起诉总计之和，一般不大于表三办理结果总计。",
        why="复议诉讼多由申请的办理引起，明显偏多时可能计入了其他案件。",
        fix="核对是否只计入因政府信息公开提起的案件；确有其他缘由的不必改。",
    ),
    en=Words(
        title="More disputes than requests processed",
        failed="Reconsideration and direct litigation come to {actual}, more than the {expected} requests processed; "
        "disputes over proactive disclosure, missing replies or earlier years may account for it.",
        undetermined=_UNDETERMINED.en,
        checks="Reconsideration plus direct litigation of table four mostly do not exceed the outcomes of table three.",
        why="Most disputes arise from requests; far more of them may mean that other cases were counted.",
        fix="Check that only disputes over disclosure are counted; otherwise nothing.",
    ),
)
def disputes_over_requests(case: Case) -> Iterator[Verdict]:
    """Disputes <= requests processed."""
    return _linear(case, "LOG401")


_AFTER = "disputes.litigation_after_reconsideration.total"
_RECONSIDERED = "disputes.reconsideration.total"


@rule(
    "LOG402",
    severity=Severity.INFO,
    source=_BETWEEN,
    zh=Words(
        title="复议后起诉多于行政复议",
        failed="复议后起诉 {actual} 件，多于本年与上年行政复议之和 {expected} 件。",
        undetermined="复议后起诉 {actual} 件，多于本年行政复议件数；没有上年报告或有空白，无法判断。",
        checks="复议后起诉总计，一般不大于本年与上年行政复议总计之和。",
        why="复议后起诉的案件必先经过复议，通常就在本年或上年。",
        fix="核对三组案件是否填错组。",
    ),
    en=Words(
        title="More litigation after reconsideration than reconsideration",
        failed="{actual} cases of litigation after reconsideration, more than the {expected} reconsiderations "
        "of this year and last.",
        undetermined="{actual} cases of litigation after reconsideration, more than this year's reconsiderations; "
        "without last year's report, or because of blanks, it cannot be judged.",
        checks="Litigation after reconsideration mostly does not exceed the reconsiderations of this year and last.",
        why="Such a case went through reconsideration first, mostly this year or last.",
        fix="Check whether cases stand in the wrong group.",
    ),
)
def litigation_after(case: Case) -> Iterator[Verdict]:
    """Litigation after reconsideration <= reconsideration of this year and last."""
    after, this = _read(case, _AFTER), _read(case, _RECONSIDERED)
    if not after or (this is not None and after <= this):
        return
    last = None if case.previous is None else case.previous.disputes.reconsideration.total
    if this is None or last is None:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=(_AFTER, _RECONSIDERED), actual=after)
    elif after > this + last:
        yield Verdict(cells=(_AFTER, _RECONSIDERED), expected=this + last, actual=after)


@rule(
    "LOG403",
    severity=Severity.INFO,
    source=_BETWEEN,
    needs=("previous",),
    zh=Words(
        title="两年都没有申请却有复议诉讼",
        failed="本年和上年都没有收到申请，表四却有 {actual} 件。",
        undetermined="有空白，无法判断：{cells}。",
        checks="本年与上年新收申请都为 0 的，表四各组总计一般也为 0。",
        why="没有申请，复议诉讼多半无从提起；可能是数填错了报告或填错了格。",
        fix="核对表三是否漏报申请，表四案件是否由主动公开等其他缘由引起。",
    ),
    en=Words(
        title="Disputes without requests for two years",
        failed="No request was received this year or last, but table four has {actual} cases.",
        undetermined="Cannot be judged because of blanks: {cells}.",
        checks="Where no request came in this year or last, table four mostly has no case.",
        why="Without requests there is little to dispute; figures may stand in the wrong report or cell.",
        fix="Check whether requests were left out, or whether the cases concern something else.",
    ),
)
def disputes_without_requests(case: Case) -> Iterator[Verdict]:
    """No requests in two years, but disputes."""
    received = "requests.received.total"
    totals = tuple(key for key in case.form.cells if key.startswith("disputes.") and key.endswith(".total"))
    found = [_read(case, key) for key in totals]
    count = sum(figure for figure in found if figure is not None)
    last = case.previous.requests.received.total if case.previous else None
    this = _read(case, received)
    if this or last or not count:
        return
    if this is None or last is None:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=(received,))
    else:
        yield Verdict(cells=(*(k for k, figure in zip(totals, found, strict=True) if figure), received), actual=count)


# 信息处理费 … 3940 元, within one clause; what was demanded or waived is no income.
_FEE = re.compile(r"信息处理费[^。；;，,\d]{0,15}?(\d[\d,，]*(?:\.\d+)?)\s*(万元|元)")
_TALKS_OF_FEES = re.compile(r"收费|费用|处理费")
_CHARGES = f"{_T2}.charges.amount"


@frozen
class _Fee:
    """The information processing fee that section six says was charged, in yuan, and its words."""

    yuan: Decimal
    quote: str


def _fee(case: Case) -> _Fee | None:
    section = case.section("other_matters")
    found = _FEE.search(text_of(section)) if section else None
    if found is None:
        return None
    amount = Decimal(re.sub("[,，]", "", found[1]))
    return _Fee(amount * (10_000 if found[2] == "万元" else 1), found[0])


def _fee_facts(fee: _Fee) -> dict[str, Fact]:
    return {"yuan": fee.yuan.normalize() + 0, "quote": fee.quote}


_UNPAID = "requests.outcomes.otherwise_handled.fee_unpaid.total"


@rule(
    "LOG404",
    severity=Severity.INFO,
    source=f"国办函〔2020〕109号；{_BETWEEN}",
    zh=Words(
        title="有逾期未缴费的申请，第六部分却未提收费",
        failed="{cell}为 {actual}，第六部分没有提到收费通知或信息处理费。",
        undetermined="{cell}为 {actual}，报告没有第六部分，无法核对收费情况。",
        checks="表三（六）2.逾期未缴费件数大于 0 的，第六部分应说明发出收费通知的情况。",
        why="申请人逾期未缴费，说明发过收费通知；收费情况按格式在第六部分报告。",
        fix="在第六部分说明发出收费通知的件数和金额，或核对该行是否填错。",
    ),
    en=Words(
        title="Fees unpaid, but section six says nothing of fees",
        failed="{cell} is {actual}, but section six mentions no fee or fee notice.",
        undetermined="{cell} is {actual}; the report has no section six to compare.",
        checks="Where requests were closed for unpaid fees, section six speaks of fee notices.",
        why="An unpaid fee means that a notice was sent, and fees are reported in section six.",
        fix="Report the notices in section six, or check the row.",
    ),
)
def unpaid_fee(case: Case) -> Iterator[Verdict]:
    """Unpaid fees in table three, no word of fees in section six."""
    unpaid = case.figures.get(_UNPAID)
    if not unpaid:
        return
    section = case.section("other_matters")
    if section is None:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=(_UNPAID,), actual=unpaid)
    elif not _TALKS_OF_FEES.search(text_of(section)):
        yield Verdict(cells=(_UNPAID,), actual=unpaid)


@rule(
    "LOG405",
    severity=Severity.INFO,
    source=f"信息处理费收入科目 103049950（属行政事业性收费）；{_BETWEEN}",
    zh=Words(
        title="收了信息处理费，行政事业性收费却为 0",
        failed="第六部分写收取信息处理费 {yuan} 元，表二行政事业性收费为 0 万元。",
        undetermined="第六部分写收取信息处理费 {yuan} 元，表二行政事业性收费空白，无法判断。",
        checks="第六部分写明收取信息处理费、折合万元不小于 0.01 的，表二（八）行政事业性收费一般不为 0。",
        why="信息处理费属于行政事业性收费；两处不一致，可能漏计或单位有误。",
        fix="核对收费金额和单位；按规定不计入表二的不必改。",
    ),
    en=Words(
        title="A processing fee was charged, but charges are 0",
        failed="Section six reports a processing fee of {yuan} yuan, but the charges of table two are 0.",
        undetermined="Section six reports a processing fee of {yuan} yuan; the charges of table two are blank.",
        checks="Where section six reports a processing fee of 100 yuan or more, the charges of table two are mostly "
        "not 0.",
        why="The fee is one of the charges counted there; otherwise something was left out or a unit is wrong.",
        fix="Check amount and unit; nothing where the fee is rightly left out of table two.",
    ),
)
def fee_without_charges(case: Case) -> Iterator[Verdict]:
    """A fee in section six, no charges in table two."""
    if _CHARGES not in case.form.cells:
        yield _NOT_APPLICABLE
        return
    fee = _fee(case)
    if fee is None or fee.yuan < 100:
        return
    charges = _read(case, _CHARGES)
    if charges is None:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=(_CHARGES,), facts=_fee_facts(fee))
    elif charges == 0:
        yield Verdict(cells=(_CHARGES,), actual=charges, facts=_fee_facts(fee))


@rule(
    "LOG406",
    severity=Severity.INFO,
    source="《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）按件收费标准",
    zh=Words(
        title="申请不超过 10 件却按件收费",
        failed="全年申请（含上年结转）{actual} 件，第六部分写按件收取信息处理费 {yuan} 元；"
        "同一申请人一个月内 10 件以下不收费。",
        undetermined="第六部分写按件收取信息处理费 {yuan} 元，申请件数空白，无法判断。",
        checks="第六部分写明按件收费的，新收与上年结转申请之和应大于 10 件。",
        why="按件收费从同一申请人一个月内第 11 件起。",
        fix="核对收费方式和申请件数。",
    ),
    en=Words(
        title="A fee by item with no more than 10 requests",
        failed="{actual} requests in the year, but section six reports a fee of {yuan} yuan by item; "
        "the first 10 of an applicant in a month are free.",
        undetermined="Section six reports a fee of {yuan} yuan by item; the number of requests is blank.",
        checks="Where section six reports a fee by item (按件), there are more than 10 requests.",
        why="The fee by item begins with the 11th request of an applicant in a month.",
        fix="Check how the fee was charged, and the number of requests.",
    ),
)
def fee_by_item(case: Case) -> Iterator[Verdict]:
    """A fee by item needs more than 10 requests."""
    section = case.section("other_matters")
    fee = _fee(case)
    if fee is None or section is None or not fee.yuan or "按件" not in text_of(section):
        return
    keys = ("requests.received.total", "requests.brought_forward.total")
    received, brought = (_read(case, key) for key in keys)
    if received is None or brought is None:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=keys, facts=_fee_facts(fee))
    elif received + brought <= 10:
        yield Verdict(cells=keys, actual=received + brought, facts=_fee_facts(fee))


@rule(
    "LOG407",
    severity=Severity.INFO,
    source="《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）收费标准",
    zh=Words(
        title="信息处理费不是 10 元的整数倍",
        failed="第六部分写收取信息处理费 {yuan} 元，不是 10 元的整数倍。",
        checks="第六部分写明的信息处理费金额应是 10 元的整数倍。",
        why="按件、按量的各档标准都是 10 元的整数倍，总额也应如此。",
        fix="核对金额和单位。",
    ),
    en=Words(
        title="The processing fee is no multiple of 10 yuan",
        failed="Section six reports a processing fee of {yuan} yuan, which is no multiple of 10 yuan.",
        checks="The processing fee in section six is a multiple of 10 yuan.",
        why="All tariffs, by item and by volume, are multiples of 10 yuan, and so is every sum of them.",
        fix="Check amount and unit.",
    ),
)
def fee_multiple(case: Case) -> Iterator[Verdict]:
    """The fee is a multiple of 10 yuan."""
    fee = _fee(case)
    if fee is None:
        yield _NOT_APPLICABLE
    elif fee.yuan % 10:
        yield Verdict(facts=_fee_facts(fee))
