"""LOG, continued: the information processing fee of section six against the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from gov_disclosure.figures.amounts import AMOUNT, amount_of
from gov_disclosure.narrative.collected import collected
from gov_disclosure.rules.catalogue.blanks import read
from gov_disclosure.rules.context import Context, text_of
from gov_disclosure.rules.facts import Fact
from gov_disclosure.rules.rule import Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Outcome, Severity, Verdict
from gov_disclosure.text import Text

# 信息处理费 … 3940 元, within one clause; "信息处理费共1笔，计300元" names how often before it.
_IN_ALL = r"(?:共计|合计|总计|共|计|金额)"
_FEE = re.compile(
    rf"信息处理费(?:[^。；;，,\d]{{0,8}}?\d{{1,4}}\s*[件笔次人份宗][，,]{_IN_ALL}?[^。；;，,\d]{{0,6}}?"
    rf"|[^。；;，,\d]{{0,15}}?(?:[，,]{_IN_ALL}[^。；;，,\d]{{0,6}}?)?){AMOUNT}"
)
_TALKS_OF_FEES = re.compile(r"收费|费用|处理费")
_CHARGES = "proactive_disclosure.charges.amount"


@frozen
class _Fee:
    """The information processing fee that section six says was charged, in yuan, and its words."""

    yuan: Decimal
    quote: str


def _fee(context: Context) -> _Fee | None:
    section = context.section("other_matters")
    found = next(collected(_FEE, text_of(section), context.report.year), None) if section else None
    amount = None if found is None else amount_of(found)
    return None if found is None or amount is None else _Fee(amount * 10_000, found[0])


def _fee_facts(fee: _Fee) -> dict[str, Fact]:
    return {"yuan": fee.yuan.normalize() + 0, "quote": fee.quote}


_UNPAID = "requests.outcomes.otherwise_handled.fee_unpaid.total"


@rule(
    "LOG404",
    severity=Severity.INFO,
    source=Source(
        "inferred",
        "国办函〔2020〕109号；表三、第六部分内容之间的合理关系（推断，非明文规定）",
        "国办函〔2020〕109号; table three and section six should fit (inferred, not its wording)",
    ),
    words=Words(
        title=Text("有逾期未缴费的申请，第六部分却未提收费", "Fees unpaid, but section six says nothing of fees"),
        failed=Text(
            "{cell}为 {actual}，第六部分没有提到收费通知或信息处理费。",
            "{cell} is {actual}, but section six mentions no fee or fee notice.",
        ),
        undetermined=Text(
            "{cell}为 {actual}，报告没有第六部分，无法核对收费情况。",
            "{cell} is {actual}; the report has no section six to compare.",
        ),
        checks=Text(
            "表三（六）2.逾期未缴费件数大于 0 的，第六部分应说明发出收费通知的情况。",
            "Where requests were closed for unpaid fees, section six speaks of fee notices.",
        ),
        why=Text(
            "申请人逾期未缴费，说明发过收费通知；收费情况按格式在第六部分报告。",
            "An unpaid fee means that a notice was sent, and fees are reported in section six.",
        ),
        fix=Text(
            "在第六部分说明发出收费通知的件数和金额，或核对该行是否填错。",
            "Report the notices in section six, or check the row.",
        ),
    ),
)
def unpaid_fee(context: Context) -> Iterator[Verdict]:
    """Unpaid fees in table three, no word of fees in section six."""
    unpaid = context.figures.get(_UNPAID)
    if not unpaid:
        return
    section = context.section("other_matters")
    if section is None:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=(_UNPAID,), actual=unpaid)
    elif not _TALKS_OF_FEES.search(text_of(section)):
        yield Verdict(cells=(_UNPAID,), actual=unpaid)


@rule(
    "LOG405",
    severity=Severity.INFO,
    source=Source(
        "inferred",
        "信息处理费收入科目 103049950（属行政事业性收费）；表二、第六部分内容之间的合理关系（推断，非明文规定）",
        "budget item 103049950, under which fees for processing information are administrative charges; table "
        "two and section six should fit (inferred)",
    ),
    words=Words(
        title=Text("收了信息处理费，行政事业性收费却为 0", "A processing fee was charged, but charges are 0"),
        failed=Text(
            "第六部分写收取信息处理费 {yuan} 元，表二行政事业性收费为 0 万元。",
            "Section six reports a processing fee of {yuan} yuan, but the charges of table two are 0.",
        ),
        undetermined=Text(
            "第六部分写收取信息处理费 {yuan} 元，表二行政事业性收费空白，无法判断。",
            "Section six reports a processing fee of {yuan} yuan; the charges of table two are blank.",
        ),
        checks=Text(
            "第六部分写明收取信息处理费、折合万元不小于 0.01 的，表二（八）行政事业性收费一般不为 0。",
            "Where section six reports a processing fee of 100 yuan or more, the charges of table two are mostly "
            "not 0.",
        ),
        why=Text(
            "信息处理费属于行政事业性收费；两处不一致，可能漏计或单位有误。",
            "The fee is one of the charges counted there; otherwise something was left out or a unit is wrong.",
        ),
        fix=Text(
            "核对收费金额和单位；按规定不计入表二的不必改。",
            "Check amount and unit; nothing where the fee is rightly left out of table two.",
        ),
    ),
)
def fee_without_charges(context: Context) -> Iterator[Verdict]:
    """A fee in section six, no charges in table two."""
    if _CHARGES not in context.form.cells:
        yield NOT_APPLICABLE
        return
    fee = _fee(context)
    if fee is None or fee.yuan < 100:
        return
    charges = read(context, _CHARGES)
    if charges is None:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=(_CHARGES,), facts=_fee_facts(fee))
    elif charges == 0:
        yield Verdict(cells=(_CHARGES,), actual=charges, facts=_fee_facts(fee))


@rule(
    "LOG406",
    severity=Severity.INFO,
    source=Source(
        "inferred",
        "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）按件收费标准（由文字推断）",
        "Measures on fees for processing information (国办函〔2020〕109号), fee by request (inferred from the "
        "narrative)",
    ),
    words=Words(
        title=Text("申请不超过 10 件却按件收费", "A fee by item with no more than 10 requests"),
        failed=Text(
            "全年申请（含上年结转）{actual} 件，第六部分写按件收取信息处理费 {yuan} 元；"
            "同一申请人一个月内前 10 件不收费。",
            "Requests in the year, with those brought forward: {actual}, but section six reports a fee of {yuan} yuan "
            "by item; the first 10 of an applicant in a month are free.",
        ),
        undetermined=Text(
            "第六部分写按件收取信息处理费 {yuan} 元，申请件数空白，无法判断。",
            "Section six reports a fee of {yuan} yuan by item; the number of requests is blank.",
        ),
        checks=Text(
            "第六部分写明按件收费的，新收与上年结转申请之和应大于 10 件。",
            "Where section six reports a fee by item (按件), there are more than 10 requests.",
        ),
        why=Text(
            "按件收费从同一申请人一个月内第 11 件起。",
            "The fee by item begins with the 11th request of an applicant in a month.",
        ),
        fix=Text("核对收费方式和申请件数。", "Check how the fee was charged, and the number of requests."),
    ),
)
def fee_by_item(context: Context) -> Iterator[Verdict]:
    """A fee by item needs more than 10 requests."""
    section = context.section("other_matters")
    fee = _fee(context)
    if fee is None or section is None or not fee.yuan or "按件" not in text_of(section):
        return
    keys = ("requests.received.total", "requests.brought_forward.total")
    received, brought = (read(context, key) for key in keys)
    if received is None or brought is None:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=keys, facts=_fee_facts(fee))
    elif received + brought <= 10:
        yield Verdict(cells=keys, actual=received + brought, facts=_fee_facts(fee))


@rule(
    "LOG407",
    severity=Severity.INFO,
    source=Source(
        "inferred",
        "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）收费标准（由文字推断）",
        "Measures on fees for processing information (国办函〔2020〕109号), fees (inferred from the narrative)",
    ),
    words=Words(
        title=Text("信息处理费不是 10 元的整数倍", "The processing fee is no multiple of 10 yuan"),
        failed=Text(
            "第六部分写收取信息处理费 {yuan} 元，不是 10 元的整数倍。",
            "Section six reports a processing fee of {yuan} yuan, which is no multiple of 10 yuan.",
        ),
        checks=Text(
            "第六部分写明的信息处理费金额应是 10 元的整数倍。",
            "The processing fee in section six is a multiple of 10 yuan.",
        ),
        why=Text(
            "按件、按量的各档标准都是 10 元的整数倍，总额也应如此。",
            "All tariffs, by item and by volume, are multiples of 10 yuan, and so is every sum of them.",
        ),
        fix=Text("核对金额和单位。", "Check amount and unit."),
    ),
)
def fee_multiple(context: Context) -> Iterator[Verdict]:
    """The fee is a multiple of 10 yuan."""
    fee = _fee(context)
    if fee is None:
        yield NOT_APPLICABLE
    elif fee.yuan % 10:
        yield Verdict(facts=_fee_facts(fee))


RULES = (
    unpaid_fee,
    fee_without_charges,
    fee_by_item,
    fee_multiple,
)
"""The rules of this family, by code."""
