"""TXT: what the narrative claims, held against the tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from attrs import evolve

from gov_disclosure.narrative.claim import Claim, ClaimKind
from gov_disclosure.narrative.context import OTHER_PERIOD, OTHER_SCOPE
from gov_disclosure.narrative.judge import BLANK
from gov_disclosure.narrative.settle import REPEATED
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.facts import Fact, figure, figure_or_range
from gov_disclosure.rules.rule import Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Outcome, Severity, Verdict
from gov_disclosure.text import Text

_PRACTICE = Source(
    "practice",
    "年度报告文字与表格应当一致（国办公开办函〔2021〕30号关于数据准确的要求；编制惯例）",
    "narrative and tables of a report should agree (国办公开办函〔2021〕30号 asks for accurate figures; practice)",
)

_Ending = Literal[Outcome.FAILED, Outcome.UNDETERMINED]


def _of(context: Context, kind: ClaimKind) -> tuple[Claim, ...]:
    return tuple(claim for claim in context.claims if claim.kind == kind)


def _verdict(claim: Claim, outcome: _Ending = Outcome.FAILED) -> Verdict:
    told: dict[str, Fact] = {"quote": claim.span.quote, "subject": claim.subject, "year": claim.year}
    if claim.reason is not None:
        told["reason"] = claim.reason
    return Verdict(
        outcome=outcome,
        cells=claim.cells,
        expected=figure(claim.actual),
        actual=figure_or_range(claim.low, claim.high),
        facts=told,
        span=claim.span,
    )


def _endings(context: Context, kind: ClaimKind) -> Iterator[Verdict]:
    """
    Yield the contradictions among the claims of a kind; where there are none, once, that one was left unjudged.

    What the text says of another stretch of time or another scope, or against
    blank cells, can neither pass nor fail. Where nothing at all could be
    judged, the rule does not apply, but for another scope or blank cells: those are told.
    """
    claims = _of(context, kind)
    failed = [claim for claim in claims if claim.verdict == "contradicts"]
    judged = [claim for claim in claims if claim.verdict != "not_judged"]
    reasons = _OPEN if judged else _UNTOLD
    left = [claim for claim in claims if claim.verdict == "not_judged" and claim.reason in reasons]
    for claim in failed:
        yield _verdict(claim)
    if left and not failed and kind not in _ALWAYS_JUDGED:
        yield evolve(_verdict(left[0], Outcome.UNDETERMINED), severity=Severity.INFO)
    elif not judged:
        yield NOT_APPLICABLE


_UNTOLD = (OTHER_SCOPE, BLANK)
"""Why nothing could be judged although the text speaks of what a table has."""

_ALWAYS_JUDGED = frozenset(("share", "sum", "listed_share"))
"""Arithmetic: where its terms are not known, nothing is claimed."""

_OPEN = (OTHER_PERIOD, OTHER_SCOPE, BLANK, REPEATED)
"""Why a claim on what a table has was not held against it; others are not known to be on what a table has."""

_UNDETERMINED = Text(
    "文字“{quote}”未与表格核对：{reason}。",
    "The text “{quote}” was not held against the tables: {reason}.",
)


@rule(
    "TXT101",
    severity=Severity.WARNING,
    source=_PRACTICE,
    words=Words(
        title=Text("文字中的件数与表格不一致", "Figures in the narrative differ from the tables"),
        failed=Text(
            "文字“{quote}”说{subject}为 {actual}，表格为 {expected}。",
            "The text “{quote}” gives {actual} for {subject}, the tables have {expected}.",
        ),
        undetermined=_UNDETERMINED,
        checks=Text(
            "正文中说到的收到、结转、各类办理结果、复议诉讼、规范性文件等件数，与表格中对应的一格或几格之和一致。"
            "同一说法可能有几种口径的，合乎任何一种即为一致；约数按其范围判断；说的是往年、局部或其他事项的，不判断。",
            "Counts in the narrative (received, carried over, outcomes, disputes, documents) agree with the cell or "
            "the sum of cells they mean. A phrase with several readings agrees if one of them does; approximations are "
            "ranges; other years, parts of the year and other matters are not judged.",
        ),
        why=Text(
            "文字和表格出自同一份台账，两处不一，读者无从知道哪一处是对的。",
            "Text and tables come from the same register; where they differ, a reader cannot know which is right.",
        ),
        fix=Text(
            "对照台账核对这一处文字和表格中对应的单元格，改正有误的一处。",
            "Compare the sentence and the cells with the register and correct the one that is wrong.",
        ),
    ),
)
def figures(context: Context) -> Iterator[Verdict]:
    """Counts in the narrative are those of the tables."""
    return _endings(context, "figure")


@rule(
    "TXT102",
    severity=Severity.WARNING,
    source=_PRACTICE,
    words=Words(
        title=Text("文字中的百分比与表格不一致", "Percentages in the narrative differ from the tables"),
        failed=Text(
            "文字“{quote}”说{subject}占 {actual}%，按表格为 {expected}%。",
            "The text “{quote}” gives {actual}% for {subject}, the tables give {expected}%.",
        ),
        checks=Text(
            "正文中各类办理结果所占的百分比，与按表格算出的百分比在所印位数上一致（四舍五入或截尾都算一致）；"
            "分母可以是办理结果总计、本年新收、新收加上年结转，或文字自己给出的总数。",
            "Shares of outcomes in the narrative agree, at their printed precision (rounded or cut off), with the "
            "shares that the tables give, of what was processed, received, to be handled, or of a total given "
            "in the text.",
        ),
        why=Text(
            "百分比算错，或件数改了而百分比没有改，是文字部分常见的差错。",
            "Percentages that were miscalculated, or not updated with their counts, are a common slip.",
        ),
        fix=Text(
            "用核对过的件数重新计算百分比。", "Calculate the percentage again from counts that have been checked."
        ),
    ),
)
def shares(context: Context) -> Iterator[Verdict]:
    """Percentages in the narrative are those that the tables give."""
    return _endings(context, "share")


@rule(
    "TXT103",
    severity=Severity.WARNING,
    source=_PRACTICE,
    words=Words(
        title=Text("文字中分项之和不等于其总数", "Parts listed in the narrative do not add up"),
        failed=Text(
            "文字“{quote}”各分项相加为 {expected}，总数为 {actual}。",
            "The parts in “{quote}” add up to {expected}, their total is given as {actual}.",
        ),
        checks=Text(
            "正文列出全部办理结果、全部复议或诉讼结果时，各项之和等于文字给出的总数；"
            "只列出一部分，或列的是申请渠道时，各项之和不超过总数。",
            "Where the narrative lists all outcomes, or all results of disputes, they add up to the total it gives; "
            "where it lists some of them, or channels of requests, they do not exceed it.",
        ),
        why=Text(
            "分项与总数不符，说明其中至少有一个数是错的。",
            "Parts that do not add up mean that at least one figure is wrong.",
        ),
        fix=Text("对照台账核对总数和每个分项。", "Compare the total and each part with the register."),
    ),
)
def sums(context: Context) -> Iterator[Verdict]:
    """Parts that the narrative lists add up to their total."""
    return _endings(context, "sum")


@rule(
    "TXT104",
    severity=Severity.WARNING,
    source=_PRACTICE,
    words=Words(
        title=Text(
            "“均予以公开”“均获维持”等全称说法与表格不一致",
            "Words like “all were disclosed”, “all were upheld” disagree with the tables",
        ),
        failed=Text(
            "文字“{quote}”把全部都算作{subject}，表格中{subject}为 {expected}，总数为 {actual}。",
            "The text “{quote}” counts all as {subject}; the tables have {expected} of {actual}.",
        ),
        undetermined=_UNDETERMINED,
        checks=Text(
            "正文说所有申请均予以公开的，表三予以公开与部分公开之和等于办理结果总计；"
            "说复议、诉讼均获维持的，表四结果维持等于总计。有限定语的说法不判断。",
            "Where the narrative says that all requests were granted, granted and partially granted are all that "
            "was processed; where all reviews are said to be upheld, upheld is the total. Qualified words are "
            "not judged.",
        ),
        why=Text(
            "全称说法只要有一件例外就不成立，而表格里看得出例外。",
            "One exception makes such a sentence untrue, and the tables show the exceptions.",
        ),
        fix=Text(
            "把说法改为与表格一致，例如“均依法予以答复”，或写明例外。",
            "Say what the tables say, for example that all requests were answered, or name the exceptions.",
        ),
    ),
)
def absolutes(context: Context) -> Iterator[Verdict]:
    """Words for all are true of the tables."""
    return _endings(context, "absolute")


@rule(
    "TXT105",
    severity=Severity.WARNING,
    source=_PRACTICE,
    words=Words(
        title=Text("“未收到”“未发生”等说法与表格不一致", "Words like “received none” disagree with the tables"),
        failed=Text(
            "文字“{quote}”，但表格中{subject}为 {expected}。",
            "The text says “{quote}”, but the tables have {expected} for {subject}.",
        ),
        undetermined=_UNDETERMINED,
        checks=Text(
            "正文说未收到申请、未发生复议诉讼、无结转、未制发规范性文件等，表格中对应的单元格为 0。"
            "有限定语的说法（如未收到要求不予公开的申请）不判断。",
            "Where the narrative says that no requests, disputes, carry-overs or documents there were, the cells "
            "are 0. Qualified words are not judged.",
        ),
        why=Text(
            "“未收到”之类的说法常从往年报告照抄，而当年其实收到了。",
            "Such sentences are often copied from an earlier report although there were some this year.",
        ),
        fix=Text("对照台账核对，改正文字或表格。", "Compare with the register and correct the text or the table."),
    ),
)
def negatives(context: Context) -> Iterator[Verdict]:
    """Words for none are true of the tables."""
    return _endings(context, "negative")


@rule(
    "TXT106",
    severity=Severity.WARNING,
    source=_PRACTICE,
    words=Words(
        title=Text("文字中与上年的比较与上年报告不一致", "Comparisons with last year disagree with last year's report"),
        failed=Text(
            "文字“{quote}”推得上年收到 {actual} 件，上年报告为 {expected} 件。",
            "The text “{quote}” implies {actual} requests last year; last year's report has {expected}.",
        ),
        undetermined=Text(
            "文字“{quote}”推得上年收到 {implied} 件，可与上年报告核对。",
            "The text “{quote}” implies {implied} requests last year, to be compared with last year's report.",
        ),
        checks=Text(
            "正文说收到的申请较上年增减百分之几或几件，由此推得的上年件数，与上年报告表三的本年新收一致。",
            "Where the narrative says by how much requests rose or fell, the figure of last year that this implies "
            "is the one that last year's report gives as newly received.",
        ),
        why=Text(
            "增减幅度既涉及本年数又涉及上年数，错了说明两年中有一个数前后不一。",
            "A rate rests on both years' figures; if it is wrong, one of them is not what was published.",
        ),
        fix=Text("用两年报告的数重新计算增减幅度。", "Calculate the rate again from the two reports."),
    ),
)
def changes(context: Context) -> Iterator[Verdict]:
    """Comparisons with last year imply the figure that last year's report has."""
    claims = _of(context, "change")
    if not claims:
        yield NOT_APPLICABLE
    for claim in claims:
        if claim.implied is None or claim.verdict == "matches":
            continue
        low, high = claim.implied
        implied: Fact = low if low == high else f"{low}–{high}"
        if claim.verdict == "contradicts":
            yield Verdict(
                cells=claim.cells,
                expected=figure(claim.actual),
                actual=implied,
                facts={"quote": claim.span.quote, "implied": implied, "year": claim.year - 1},
                span=claim.span,
            )
        else:
            yield Verdict(
                outcome=Outcome.UNDETERMINED,
                cells=claim.cells,
                expected=None,
                actual=implied,
                facts={"quote": claim.span.quote, "implied": implied, "year": claim.year - 1},
                span=claim.span,
                severity=Severity.INFO,
            )


@rule(
    "TXT109",
    severity=Severity.WARNING,
    source=_PRACTICE,
    words=Words(
        title=Text("百分比与文字所列的件数不符", "Percentages that do not follow from the counts in the text"),
        failed=Text(
            "文字“{quote}”给出 {actual}%，按文字中的件数为 {expected}%。",
            "The text “{quote}” gives {actual}%, its own counts give {expected}%.",
        ),
        checks=Text(
            "正文先给出总数，再在“其中”“分为”之后逐项列出件数和所占百分比的，百分比与件数除以总数的结果相差不到所印末位的一个单位"
            "（四舍五入、截尾都算一致）；写明“约”的，以及总数不止一个而合乎其中之一的，不提示。",
            "Where the text gives a total and then, behind 其中 or 分为, parts with their counts and percentages, each "
            "percentage is less than one unit of its last printed digit from its count divided by the total (rounding "
            "and cutting off both agree). Percentages given as about so much are not judged, and of several totals one "
            "that agrees is enough.",
        ),
        why=Text(
            "百分比算错，或件数改了而百分比没有改，是文字部分常见的差错。",
            "Percentages that were miscalculated, or not updated with their counts, are a common slip.",
        ),
        fix=Text(
            "用核对过的件数重新计算百分比。", "Calculate the percentage again from counts that have been checked."
        ),
    ),
)
def listed_shares(context: Context) -> Iterator[Verdict]:
    """Percentages of parts follow from the counts that the text itself gives."""
    return _endings(context, "listed_share")


RULES = (
    figures,
    shares,
    sums,
    absolutes,
    negatives,
    changes,
    listed_shares,
)
"""The rules of this family, by code."""
