"""TXT: the years and the number of parts that a report says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.narrative import outline
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.facts import Fact
from gov_disclosure.rules.rule import Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Severity, Verdict
from gov_disclosure.text import Text


@rule(
    "TXT107",
    severity=Severity.WARNING,
    source=Source(
        "practice",
        "编制惯例（年度报告说的是上一年度）",
        "practice: a report tells of one year, the one before it is published",
    ),
    words=Words(
        title=Text("标题、前言和总体情况说的不是同一年度", "Title, preamble and overview speak of different years"),
        failed=Text(
            "“{quote}”说的是 {actual} 年，报告年度为 {expected}。",
            "“{quote}” speaks of {actual}, the report is for {expected}.",
        ),
        checks=Text(
            "标题和前言中本报告的年度、总体情况开头的年度，与报告年度一致；引用的文件名不计。",
            "The year that title and preamble give the report, and the year that the overview opens with, are the "
            "report year; titles of cited documents do not count.",
        ),
        why=Text(
            "年度不一，多半是套用上年稿子时漏改。", "Years that differ mostly come from reusing last year's text."
        ),
        fix=Text(
            "核对后改成同一年度，并核对同一段的数字是否也是上年的。",
            "Correct the year, and check whether the figures of that paragraph are last year's too.",
        ),
    ),
)
def years(context: Context) -> Iterator[Verdict]:
    """Title, preamble and section one name the same year."""
    opening = outline.opening_year(context.report, context.paragraphs)
    stated = [*outline.stated_years(context.report, context.paragraphs), *([] if opening is None else [opening])]
    if not stated and context.report.title is None:
        yield NOT_APPLICABLE
    for item in stated:
        if item.value != context.report.year:
            facts: dict[str, Fact] = {"quote": item.span.quote}
            yield Verdict(expected=context.report.year, actual=item.value, facts=facts, span=item.span)


@rule(
    "TXT108",
    severity=Severity.INFO,
    source=Source("inferred", "编制惯例（推断）", "practice (inferred)"),
    words=Words(
        title=Text("所说的部分数与实有部分数不一致", "The report has more or fewer parts than it says"),
        failed=Text("“{quote}”，实有 {expected} 个部分。", "“{quote}”, but there are {expected}."),
        checks=Text(
            "前言说报告由几部分组成的，与实有的部分数一致。",
            "Where the preamble says of how many parts the report consists, it has that many.",
        ),
        why=Text(
            "部分数不符，说明有部分遗漏或前言没有随格式更新。",
            "A difference means that a part is missing or that the preamble is older than the form.",
        ),
        fix=Text("补上遗漏的部分，或改正前言。", "Add what is missing, or correct the preamble."),
    ),
)
def parts(context: Context) -> Iterator[Verdict]:
    """The number of parts that the preamble gives is the number there are."""
    stated = tuple(outline.stated_parts(context.paragraphs))
    if not stated or not context.report.sections:
        yield NOT_APPLICABLE
        return
    printed = outline.printed_parts(context.report)
    for item in stated:
        if item.value not in printed:
            facts: dict[str, Fact] = {"quote": item.span.quote}
            yield Verdict(expected=len(context.report.sections), actual=item.value, facts=facts, span=item.span)


RULES = (years, parts)
"""The rules on what a report says of itself, by code."""
