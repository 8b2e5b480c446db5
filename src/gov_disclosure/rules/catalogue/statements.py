"""TXT3: what the prose states beside the tables, held against itself and against last year's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial

from gov_disclosure.narrative.collected import collected
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.facts import Fact, figure, figure_or_range
from gov_disclosure.rules.predecessor import comparable
from gov_disclosure.rules.rule import Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Outcome, Severity, Verdict
from gov_disclosure.statements import Change, Statement, changes, sentence_of
from gov_disclosure.statements.looks import may_go_through_several, may_list, may_state
from gov_disclosure.text import Text

_INFERRED = Source(
    "inferred",
    "总数不小于其分项，同一报告的文字应前后一致（推断）",
    "a whole is not less than its parts, and a text agrees with itself (inferred)",
)
_PRACTICE = Source(
    "practice",
    "年度报告文字应当前后一致（编制惯例）",
    "the text of a report agrees with itself (practice)",
)
_REPEATED = Source(
    "inferred",
    "国办公开办函〔2021〕30号（内容雷同属不合格情形；以数字连同语句雷同为界系推断）",
    "notice 国办公开办函〔2021〕30号: repeated content is a defect; figures repeated with their sentence are inferred",
)


@rule(
    "TXT301",
    severity=Severity.INFO,
    source=_INFERRED,
    words=Words(
        title=Text("正文所列分项大于总数", "Parts listed in the prose that exceed their whole"),
        failed=Text(
            "“{quote}”为 {expected}，所列分项为 {actual}。", "“{quote}” is {expected}, its parts come to {actual}."
        ),
        undetermined=Text(
            "“{quote}”及其分项只写了约数，无从比较。",
            "“{quote}” and its parts are given as about so much: they cannot be compared.",
        ),
        checks=Text(
            "“其中”“包括”之后或括号内的分项，没有一项大于总数；不按渠道分列的，各项之和也不大于总数。同一信息可经几个渠道公开，"
            "按渠道分列的不相加。",
            "Of the parts behind 其中 or 包括, or in brackets, none is larger than the whole; parts not listed by "
            "channel do not add up to more. One item may go through several channels, so these are not added up.",
        ),
        why=Text(
            "分项或总数有误，引用正文数字的人会得出错误的结论。",
            "One of the figures is wrong, and whoever quotes the text quotes it.",
        ),
        fix=Text("按发布台账核对总数和分项。", "Check whole and parts against the record of what was published."),
    ),
)
def parts_and_wholes(context: Context) -> Iterator[Verdict]:
    """Parts of a list do not exceed their whole."""
    any_listed = False
    for found in context.stated.where(may_list):
        parts_of: dict[int, list[Statement]] = {}
        for one in found:
            if one.part_of is not None:
                parts_of.setdefault(one.part_of, []).append(one)
        any_listed = any_listed or bool(parts_of)
        for at, parts in parts_of.items():
            yield from _against(found[at], parts)
    if not any_listed:
        yield NOT_APPLICABLE


def _against(whole: Statement, parts: list[Statement]) -> Iterator[Verdict]:
    if whole.high is None:
        return
    totals = [(part.low, part.high) for part in parts]
    if len({part.channels for part in parts}) < 2:
        highs = [high for _, high in totals]
        added = sum((high for high in highs if high is not None), Decimal(0))
        totals.append((sum((low for low, _ in totals), Decimal(0)), None if None in highs else added))
    low, high = max(totals, key=lambda total: total[0])
    if low > whole.high:
        yield Verdict(
            expected=figure_or_range(whole.low, whole.high),
            actual=figure(low),
            facts={"quote": whole.span.quote},
            span=whole.span,
        )
    elif high is None or (high > whole.low and low != high):
        yield Verdict(
            outcome=Outcome.UNDETERMINED,
            expected=figure_or_range(whole.low, whole.high),
            actual=figure(low),
            facts={"quote": whole.span.quote},
            span=whole.span,
        )


@rule(
    "TXT302",
    severity=Severity.INFO,
    source=_INFERRED,
    words=Words(
        title=Text("一个渠道的条数大于几个渠道的总数", "One channel with more items than several together"),
        failed=Text(
            "“{quote}”为 {actual}，大于几个渠道合计的 {expected}。",
            "“{quote}” is {actual}, more than the {expected} of several channels together.",
        ),
        checks=Text(
            "正文写明经几个渠道共公开若干条的，其中任一渠道的条数不大于它。只写总数而没有写明渠道的，不作比较：有的机关不把新媒体计入。",
            "Where the text counts items published through several channels together, none of them has more. A "
            "total that names no channels is not compared: some organs leave new media out of it.",
        ),
        why=Text("两个数至少有一个有误。", "At least one of the two figures is wrong."),
        fix=Text("按各平台后台的发布量核对。", "Check the figures against what each platform has published."),
    ),
)
def channels_and_totals(context: Context) -> Iterator[Verdict]:
    """A channel has no more items than several channels together, it among them."""
    totals = [
        one
        for one in _items(context.stated.where(may_go_through_several))
        if len(one.channels) > 1 and one.high is not None
    ]
    pairs = [
        (one, total)
        for one in (_items(context.stated.where()) if totals else ())
        for total in totals
        if one.channel in total.channels and (one.year, one.scope) == (total.year, total.scope)
    ]
    if not pairs:
        yield NOT_APPLICABLE
    for one, total in pairs:
        if total.high is not None and one.low > total.high:
            yield Verdict(
                expected=figure_or_range(total.low, total.high),
                actual=figure_or_range(one.low, one.high),
                facts={"quote": one.span.quote},
                span=one.span,
            )


def _items(paragraphs: Iterable[tuple[Statement, ...]]) -> Iterator[Statement]:
    """Yield the items published in the year, of what *paragraphs* state."""
    for found in paragraphs:
        yield from (one for one in found if one.key == "published.items" and one.period == "year")


@rule(
    "TXT303",
    severity=Severity.INFO,
    source=Source(
        "inferred",
        "正文写明的同比增减应与上年报告的数一致（推断）",
        "a change against last year follows from what last year's report says (inferred)",
    ),
    needs=("previous",),
    words=Words(
        title=Text("正文的同比增减与上年报告不符", "Changes in the prose that do not follow from last year's report"),
        failed=Text(
            "“{quote}”意味着上年为 {actual}，上年报告写的是 {expected}。",
            "“{quote}” implies {actual} for last year, last year's report says {expected}.",
        ),
        undetermined=Text(
            "“{quote}”意味着上年为 {actual}，上年报告没有可比的数。",
            "“{quote}” implies {actual} for last year, whose report has no figure to compare.",
        ),
        checks=Text(
            "正文给出本年数和同比增减的，推算上年的数，与上年报告中同一项目、同一渠道的数比较。",
            "Where the prose gives a figure and its change, the figure of last year that follows is held against what "
            "last year's report states of the same key and channels.",
        ),
        why=Text("增减幅度常被直接引用。", "Rates of change are often quoted."),
        fix=Text("用两年报告的数重新计算增减。", "Calculate the change again from the two reports."),
    ),
)
def changes_of_statements(context: Context) -> Iterator[Verdict]:
    """Changes against last year imply what last year's report states."""
    last, told = context.previous_prose, changes(context.report, context.prose)
    if last is None or context.previous is None or not comparable(context.report, context.previous) or not told:
        yield NOT_APPLICABLE
        return
    for change in told:
        yield from _changed(change, [one for one in last.statements if _same(one, change.of)])


def _same(one: Statement, other: Statement) -> bool:
    return (one.key, one.channels, one.unit, one.period) == (other.key, other.channels, other.unit, other.period) and (
        one.part_of is None
        and (one.key != "published.by_subject" or one.subject == other.subject)
        and one.year == other.year - 1
    )


def _changed(change: Change, known: list[Statement]) -> Iterator[Verdict]:
    low, high = change.implied
    implied: Fact = low if low == high else f"{low}–{high}"
    facts = {"quote": change.quote}
    if len(known) != 1:
        yield Verdict(outcome=Outcome.UNDETERMINED, expected=None, actual=implied, facts=facts, span=change.of.span)
    elif known[0].low > high or (known[0].high is not None and known[0].high < low):
        yield Verdict(
            expected=figure_or_range(known[0].low, known[0].high), actual=implied, facts=facts, span=change.of.span
        )


@rule(
    "TXT304",
    severity=Severity.INFO,
    source=_REPEATED,
    needs=("previous",),
    words=Words(
        title=Text("数字连同语句与上年相同", "Figures repeated from last year together with their sentence"),
        failed=Text(
            "“{quote}”与上年报告的语句和数字完全相同。",
            "“{quote}” repeats last year's sentence with its figures.",
        ),
        checks=Text(
            "除年份外与上年报告完全相同、且含有不小于 20 的数的语句。小的数可能碰巧相同，不提示。",
            "Sentences that are last year's but for the year, and give a figure of 20 or more. Small figures may be "
            "the same by chance and are not told.",
        ),
        why=Text(
            "可能沿用了上年的报告而没有更新数字。", "Last year's report may have been copied without new figures."
        ),
        fix=Text("核对这些数是否为本年的数。", "Check that these are this year's figures."),
    ),
)
def repeated_figures(context: Context) -> Iterator[Verdict]:
    """A sentence with a figure worth counting is not last year's."""
    last, previous = context.previous_prose, context.previous
    stated = [one for one in context.prose.statements if one.low >= _WORTH_TELLING and one.part_of is None]
    if last is None or previous is None or not comparable(context.report, previous) or not stated:
        yield NOT_APPLICABLE
        return
    known = {_without_years(sentence_of(previous, one.span)) for one in last.statements}
    for sentence, one in {sentence_of(context.report, one.span): one for one in stated}.items():
        if _without_years(sentence) in known:
            yield Verdict(facts={"quote": sentence}, span=one.span)


_WORTH_TELLING = 20
_YEARS = re.compile(r"\s|(?:19|20)\d\d(?=年|年度)")


def _without_years(sentence: str) -> str:
    return _YEARS.sub("", sentence)


@rule(
    "TXT305",
    severity=Severity.WARNING,
    source=_PRACTICE,
    words=Words(
        title=Text("正文既说没有，又给出数字", "The prose says none, and gives a figure"),
        failed=Text("正文写“{quote}”，又写“{other}”。", "The text says “{quote}”, and elsewhere “{other}”."),
        checks=Text(
            "写明“未”“没有”“无”的事项（收费、新闻发布会、培训、建议提案等），同一报告不再给出大于 0 的数。",
            "What the text says there was none of (fees, press conferences, trainings, proposals) has no figure above "
            "zero elsewhere in it.",
        ),
        why=Text("两处至少有一处有误。", "At least one of the two is wrong."),
        fix=Text("删去或改正其中一处。", "Strike or correct one of the two."),
    ),
)
def none_and_figures(context: Context) -> Iterator[Verdict]:
    """What there was none of has no figure."""
    nothing = [
        one
        for one in _of_year(context, context.stated.where_none())
        if one.high == 0 and not any(map(str.isdigit, one.span.quote))
    ]
    if not nothing:
        yield NOT_APPLICABLE
    for one in nothing:
        for other in _of_year(context, context.stated.where(partial(may_state, one.key))):
            if other.key == one.key and other.low > 0 and not _waived(context, other):
                yield Verdict(
                    expected=0,
                    actual=figure_or_range(other.low, other.high),
                    facts={"quote": one.span.quote, "other": other.span.quote},
                    span=other.span,
                )


def _waived(context: Context, fee: Statement) -> bool:
    """Whether *fee* is one that was waived, due, refunded or of another year: none that was collected."""
    said = re.compile(re.escape(fee.span.quote))
    words = sentence_of(context.report, fee.span)
    return fee.key == "fees.collected" and next(collected(said, words, context.report.year), None) is None


def _of_year(context: Context, paragraphs: Iterable[tuple[Statement, ...]]) -> Iterator[Statement]:
    """Yield what *paragraphs* state of the whole report year."""
    for found in paragraphs:
        yield from (one for one in found if one.year == context.report.year and one.period == "year")


RULES = (parts_and_wholes, channels_and_totals, changes_of_statements, repeated_figures, none_and_figures)
"""The rules on statements, by code."""
