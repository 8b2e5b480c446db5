"""YOY5: sections whose wording repeats last year's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from gov_disclosure.model import Report, Section
from gov_disclosure.rules.context import Context, text_of
from gov_disclosure.rules.facts import both
from gov_disclosure.rules.predecessor import comparable
from gov_disclosure.rules.rule import Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Severity, Verdict
from gov_disclosure.text import Text

_SECTIONS = ("overview", "problems_and_improvements")
_SHINGLE = 6
_SHORTEST = 120
ALIKE = Decimal("0.9")
"""Share of a section's wording found in last year's from which it counts as repeated."""


@rule(
    "YOY501",
    severity=Severity.INFO,
    source=Source(
        "inferred",
        "国办公开办函〔2021〕30号（内容雷同属不合格情形；雷同的界线为推断）",
        "notice 国办公开办函〔2021〕30号: repeated content is a defect; from when on it is repeated is inferred",
    ),
    needs=("previous",),
    words=Words(
        title=Text("文字内容与上年雷同", "Wording repeated from last year"),
        failed=Text(
            "“{section}”与上年度报告雷同：去掉年份和数字后，{share}% 的文字见于上年报告。",
            "Section “{section}” repeats last year's report: "
            "without years and figures, {share}% of its wording stood there.",
        ),
        checks=Text(
            "第一、第五部分去掉年份、数字和标点后，与上年报告同一部分比较。",
            "Sections one and five, without years, figures and punctuation, against last year's.",
        ),
        why=Text(
            "内容与往年雷同是年度报告不合格的情形之一。",
            "Repeating earlier reports is one of the failures that the notice names.",
        ),
        fix=Text("按本年实际工作和实际问题撰写。", "Write what was done and what was lacking this year."),
    ),
)
def repeated_text(context: Context) -> Iterator[Verdict]:
    """Sections one and five against last year's."""
    previous = context.previous
    if previous is None or not comparable(context.report, previous):
        yield NOT_APPLICABLE
        return
    judged = False
    for form in context.form.sections:
        if form.key not in _SECTIONS:
            continue
        texts = [_wording(_section(report, form.key)) for report in (context.report, previous)]
        if min(map(len, texts)) < _SHORTEST:
            continue
        judged = True
        share = _overlap(*texts)
        if share >= ALIKE:
            yield Verdict(
                facts={
                    "section": both(f"{form.number}、{form.zh}", form.en),
                    "share": int(share * 100),
                }
            )
    if not judged:
        yield NOT_APPLICABLE


def _section(report: Report, key: str) -> Section | None:
    return next((one for one in report.sections if one.key == key), None)


_FIGURES = re.compile(r"[\d\W_]+|[〇零一二三四五六七八九十百千万亿两]+")


def _wording(section: Section | None) -> str:
    """Return the words of a section without figures, years, punctuation and white space."""
    return "" if section is None else _FIGURES.sub("", unicodedata.normalize("NFKC", text_of(section)))


def _overlap(text: str, earlier: str) -> Decimal:
    """Return the share of *text* that stands, six characters at a time, in *earlier*."""
    known = {earlier[at : at + _SHINGLE] for at in range(len(earlier) - _SHINGLE + 1)}
    pieces = [text[at : at + _SHINGLE] for at in range(len(text) - _SHINGLE + 1)]
    return Decimal(sum(piece in known for piece in pieces)) / len(pieces)


RULES = (repeated_text,)
"""The rule on repeated wording."""
