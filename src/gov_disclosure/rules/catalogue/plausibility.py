"""LOG4: plausibility between the tables; hints, as nothing prescribes them."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.relations import declared
from gov_disclosure.rules.catalogue.blanks import CELLS_BLANK, UNDETERMINED, read
from gov_disclosure.rules.catalogue.sources import BETWEEN
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.rule import Rule, Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Outcome, Severity, Verdict
from gov_disclosure.text import Text

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
            "Reconsideration and direct litigation come to {actual}, more than the requests processed ({expected}); "
            "disputes over proactive disclosure, missing replies or earlier years may account for it.",
        ),
        undetermined=UNDETERMINED,
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
            "Litigation after reconsideration: {actual}, more than the reconsiderations of this year and last "
            "({expected}).",
        ),
        undetermined=Text(
            "复议后起诉 {actual} 件，多于本年行政复议件数；没有上年报告或有空白，无法判断。",
            "Litigation after reconsideration: {actual}, more than this year's reconsiderations; "
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
            "No request was received this year or last, but table four counts disputes ({actual}).",
        ),
        undetermined=CELLS_BLANK,
        checks=Text(
            "本年与上年新收申请都为 0 的，表四各组总计一般也为 0。",
            "Where no request came in this year or last, table four mostly has no case.",
        ),
        why=Text(
            "没有申请，复议诉讼多半无从提起；可能是数填错了报告或填错了单元格。",
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
            "本年办理结果全部为不予公开，且没有上年结转和结转下年，表四却有未经复议直接起诉 {actual} 件；"
            "案件可能针对往年的申请，或针对未作答复。",
            "Every outcome of the year is a refusal and nothing was carried over, yet table four counts litigation "
            "without prior reconsideration ({actual}); it may concern an earlier year or a missing answer.",
        ),
        undetermined=CELLS_BLANK,
        checks=Text(
            "2024 年度起：办理结果全部在（三）不予公开之内、又没有上年结转和结转下年的，未经复议直接起诉一般为 0，"
            "因为对不予公开应当先申请行政复议。",
            "From report year 2024: where every outcome is under (3) and nothing was brought or carried forward, "
            "there is mostly no litigation without reconsideration, which must come first against a refusal.",
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
    keys = ("requests.outcomes.total.total", "requests.brought_forward.total", "requests.carried_forward.total", cell)
    total, brought, carried = (read(context, key) for key in keys[:3])
    if direct is None or total is None or brought is None or carried is None or None in refused:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=keys)
    elif brought == 0 == carried and total and sum(figure or 0 for figure in refused) == total:
        yield Verdict(cells=keys, actual=direct)


_RECONSIDERATION_FIRST = 2024
"""From 2024 on the revised Law on Administrative Reconsideration (in force 2024-01-01) is the law of the whole year."""


def _is_refusal(key: str) -> bool:
    return key.startswith("requests.outcomes.denied.") and key.endswith(".total")


RULES = (
    disputes_over_requests,
    litigation_after,
    disputes_without_requests,
    direct_against_refusals,
)
"""The rules of this family, by code."""
