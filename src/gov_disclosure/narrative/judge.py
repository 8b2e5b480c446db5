"""Hold what a report claims in words against its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from attrs import define, evolve

from gov_disclosure import cells
from gov_disclosure.cells import Value
from gov_disclosure.figures.amounts import of_other_unit
from gov_disclosure.figures.prose import Figure, may_count
from gov_disclosure.model import Report
from gov_disclosure.narrative import subjects
from gov_disclosure.narrative.claim import Bounds, Claim, Sum
from gov_disclosure.narrative.context import LOOSE, Thread
from gov_disclosure.narrative.dispute_sums import DISPUTE_ROWS
from gov_disclosure.narrative.draft import Draft
from gov_disclosure.narrative.extract import drafts
from gov_disclosure.narrative.judged import Judged
from gov_disclosure.narrative.lists import has_list
from gov_disclosure.narrative.organ import Organ, organ_of
from gov_disclosure.narrative.sentences import Paragraph, paragraphs
from gov_disclosure.narrative.settle import settled_by
from gov_disclosure.narrative.subject import Topic
from gov_disclosure.narrative.sums import arithmetic, listed
from gov_disclosure.narrative.tables import Tables, cells_in
from gov_disclosure.narrative.words import WORDY
from gov_disclosure.script.traditional import simplified
from gov_disclosure.script.words import one_of
from gov_disclosure.text import Text

BLANK = Text("表格有空白，无从比较", "the tables are blank there")
NEEDS_PREVIOUS = Text("需要上一年度的报告", "needs last year's report")
OTHER_UNIT = Text("元与万元可能混用", "one of them may be in 元 for 万元")
NO_WHOLE_NUMBER = Text("没有一个整数能得出这个百分比", "no whole number gives this percentage")

# A paragraph without any of these claims nothing that a table has.
_TRIGGERS = re.compile(
    one_of(
        (
            *("申请", "复议", "诉讼", "规章", "规范性文件", "行政许可", "行政处罚", "行政强制", "行政审批"),
            *("许可决定", "处罚决定", "事业性", "结转"),
            *("予公开", "予以公开", "答复", "办结", "其中", "分为", "包括", "占"),
        )
    )
)
# Nor does one without a figure that counts, a word for none or a word for all. To look at the first character alone
# is several times faster than to try each beginning.
_CLAIMING = re.compile(
    r"[0-9〇零一二两三四五六七八九十百千万亿余多未无没不均都全](?:(?<![未无没不均都全])[件条份起宗例桩次个项部%万元倍]|(?<=[\d零])(?:[，；。、)]|$)|"
    r"(?<=百)分之|(?<=:无)(?:[，；。]|$)|(?<=零)(?:申请|受理|收件|行政|复议|诉讼|发生|案件)|(?:(?<=[未无])|(?<=没)有|(?<=不)存在)[^。；]{0,90}(?:申请|复议|诉讼|结转|规范|行政)|"
    r"(?:(?<=[均都])|(?<=一)律|(?<=全)部)[^。；]{0,50}(?:公开|维持))"
)
_TABLE_IN_TEXT = re.compile(r"勾稽关系|信息内容\|*(?:本年|上一年|采购|处理决定)")
_HEADING_LENGTH = 30
_COUNTED = re.compile(r"\d[件条份起宗例]")
"""A short paragraph with such a figure is a sentence, not a heading."""
_TIMES_AS_MANY, _MANY_MORE = 2, 10
"""Disputes that nothing says to be on disclosure are of all kinds if more than so many times those of the table."""
_TO_HANDLE = frozenset(("received", "newly_received", "brought_forward"))
_MOST_IMPLIED = Decimal(10) ** 9


@define(slots=False)
class Judge:
    """Judges the paragraphs of one report, section by section."""

    report: Report
    last_report: Report | None
    zero: bool
    figures: Mapping[str, Value] | None = None

    @cached_property
    def tables(self) -> Tables:
        """The report's tables."""
        figures = cells.by_key(self.report) if self.figures is None else self.figures
        return Tables(cells.form_of(self.report), figures, self.zero)

    @cached_property
    def previous(self) -> Tables | None:
        """Last year's tables, ``None`` where there is no such report."""
        last = self.last_report
        return None if last is None else Tables(cells.form_of(last), cells.by_key(last), self.zero)

    def claims(self, texts: Iterable[Paragraph]) -> Iterator[Claim]:
        """Yield what the paragraphs of the report, *texts*, claim, in printed order, with verdicts."""
        for path, own in groupby(texts, key=attrgetter("section")):
            topic, named = self._headings(path)
            for one in own:
                plain = one.cleaned.text
                if len(one.text) <= _HEADING_LENGTH and _COUNTED.search(plain) is None:
                    topic = _heading_topic(plain, None) or topic
                if _may_claim(plain, topic):
                    yield from self._paragraph(one, self._thread(topic, named=named))

    @cached_property
    def organ(self) -> Organ:
        """Who reports."""
        return organ_of(self.report.organ.name, self.report.scope)

    def _thread(self, topic: Topic | None, *, named: bool) -> Thread:
        """Return the thread with which the reading of a paragraph begins, under headings as `_headings` has them."""
        return Thread(
            self.report.year,
            self.organ,
            year=self.report.year,
            topic=topic,
            disclosure=topic is not None,
            named=named and topic in DISPUTE_ROWS,
        )

    def _headings(self, path: tuple[int, ...]) -> tuple[Topic | None, bool]:
        """Return what the headings above a paragraph speak of, and whether they say that disputes are on disclosure."""
        topic, sections = None, self.report.sections
        named = bool(path) and sections[path[0]].key == "disputes"
        for at in path:
            heading = simplified(sections[at].heading)
            named = named or "信息公开" in heading
            topic = _heading_topic(heading, sections[at].key) or topic
            sections = sections[at].sections
        return topic, named

    def _paragraph(self, one: Paragraph, thread: Thread) -> Iterator[Claim]:
        cleaned = one.cleaned
        found = drafts(cleaned, thread)
        if not found and not has_list(cleaned.text):
            return
        if self._of_all_kinds(found):
            found = [evolve(d, doubt=d.doubt or LOOSE) if d.topic in DISPUTE_ROWS and not d.named else d for d in found]
        settled = settled_by([self._judge(draft, found) for draft in found if draft.sums], cleaned.text)
        settled += listed(found, settled)
        settled += arithmetic(cleaned.text, settled, self.brought)
        for item in sorted(settled, key=lambda item: (item.draft.start, item.draft.end)):
            yield self._claim(item, one)

    @cached_property
    def brought(self) -> Decimal | None:
        """What was brought forward from the year before, ``None`` where the table does not tell."""
        bounds = self.tables.bounds(subjects.BROUGHT)
        return None if bounds is None else bounds.exact

    def _of_all_kinds(self, found: list[Draft]) -> bool:
        """Whether disputes not said to be about disclosure are far more than the table has: they are of all kinds."""
        return any(
            d.figure.low > _TIMES_AS_MANY * bounds.high + _MANY_MORE
            for d in found
            if d.key in DISPUTE_ROWS and not d.named and d.figure is not None
            if (bounds := self.tables.bounds(d.sums[0])) is not None and bounds.high is not None
        )

    def _claim(self, judged: Judged, one: Paragraph) -> Claim:
        draft, figure = judged.draft, judged.draft.figure
        return Claim(
            kind=draft.kind,
            span=one.span(draft.start, draft.end),
            subject=draft.subject,
            verdict=judged.verdict,
            year=self.report.year,
            cells=cells_in(self.tables.form, judged.terms),
            low=_low(judged),
            high=_high(judged),
            unit=figure.unit if figure is not None else "",
            actual=judged.actual,
            implied=judged.implied,
            reason=judged.reason,
        )

    # One claim ------------------------------------------------------------------

    def _judge(self, draft: Draft, found: list[Draft]) -> Judged:
        if draft.kind == "change":
            return self._change(draft)
        if draft.kind == "share":
            return self._share(draft, found)
        if draft.kind == "absolute":
            return self._absolute(draft)
        return self._figure(draft)

    def _figure(self, draft: Draft) -> Judged:
        """Judge a count: it matches if any reading does, and contradicts only if no reading can."""
        first: tuple[Sum, Bounds] | None = None
        possible = False
        for terms in draft.sums:
            bounds = self.tables.bounds(terms)
            if bounds is None:
                continue
            if _covers(draft, bounds.low):
                return Judged(draft, "matches", terms, bounds.exact)
            possible = possible or _possible(draft, bounds)
            first = first or (terms, bounds)
        if first is None:
            return Judged(draft, "not_judged", draft.sums[0], reason=BLANK)
        if possible:
            return Judged(draft, "not_judged", first[0], reason=BLANK)
        if _other_unit(draft, first[1].low):  # which LOG408 tells, with the cause
            return Judged(draft, "not_judged", first[0], reason=OTHER_UNIT)
        return Judged(draft, "contradicts", first[0], first[1].low)

    def _absolute(self, draft: Draft) -> Judged:
        """Judge a word for all: each part must be the whole that it is claimed to be."""
        terms = tuple(term for sums in (*draft.sums, *draft.all_of) for term in sums)
        pairs = [
            (part, whole)
            for sums, all_of in zip(draft.sums, draft.all_of, strict=True)
            if (part := self.tables.bounds(sums)) and (whole := self.tables.bounds(all_of))
        ]
        opened = sum((part.low for part, _ in pairs), Decimal(0))
        if any(part.exact is not None and part.low < whole.low for part, whole in pairs):
            in_all = sum((whole.low for _, whole in pairs), Decimal(0))
            return Judged(draft, "contradicts", terms, opened, wholes=(in_all,))
        if not pairs or any(part.low != whole.exact for part, whole in pairs):
            return Judged(draft, "not_judged", terms, reason=BLANK)
        return Judged(draft, "matches", terms, opened)

    def _share(self, draft: Draft, found: list[Draft]) -> Judged:
        figure = draft.figure
        assert figure is not None  # noqa: S101  # a share is always made with its figure
        low, high = _rounding(figure)
        parts = [bounds.exact for terms in draft.sums if (bounds := self.tables.bounds(terms)) is not None]
        wholes = self._wholes(found, draft)
        own = draft.of.figure.value if draft.of is not None and draft.of.figure is not None else None
        for part in (own, *parts):
            for whole in wholes:
                if part is not None and low * whole <= part * 100 <= high * whole:
                    return Judged(draft, "matches", draft.sums[0], parts[0] if parts else None)
        total = self.tables.bounds(subjects.ANSWERED)
        if not parts or None in parts or total is None or not total.exact:
            return Judged(draft, "not_judged", draft.sums[0], reason=BLANK)
        share = (parts[0] or Decimal(0)) * 100 / total.exact
        return Judged(draft, "contradicts", draft.sums[0] + subjects.ANSWERED, share.quantize(figure.step / 10))

    def _wholes(self, found: list[Draft], draft: Draft) -> list[Decimal]:
        """Return what a percentage may be of: totals of the table and counts given before it in the text."""
        sums = (subjects.ANSWERED, subjects.RECEIVED, subjects.HANDLED_IN_ALL)
        table = [bounds.exact for terms in sums if (bounds := self.tables.bounds(terms)) is not None]
        told = [
            d
            for d in found
            if d.kind == "figure" and d.figure is not None and d.start < draft.start and d is not draft.of
        ]
        text = [d.figure.value for d in told if d.figure is not None]
        to_handle = {d.key: d.figure.value for d in told if d.figure is not None and d.key in _TO_HANDLE}
        return [whole for whole in (*table, *text, sum(to_handle.values(), Decimal(0))) if whole]

    def _change(self, draft: Draft) -> Judged:
        figure, base = draft.figure, draft.of
        assert figure is not None  # noqa: S101  # a comparison is always made with its figure
        now: Decimal | None = None
        if base is not None and base.figure is not None and base.figure.exact:
            now = base.figure.value
        terms = subjects.RECEIVED
        if now is None or not figure.exact:
            return Judged(draft, "not_judged", terms, reason=BLANK)
        implied = implied_last_year(now, figure, rising=draft.rising)
        if implied is None:
            return Judged(draft, "not_judged", terms, reason=NO_WHOLE_NUMBER)
        if self.previous is None:
            return Judged(draft, "not_judged", terms, implied=implied, reason=NEEDS_PREVIOUS)
        last = [
            bounds
            for s in (subjects.RECEIVED, subjects.HANDLED_IN_ALL)
            if (bounds := self.previous.bounds(s)) is not None
        ]
        if any(implied[0] <= bounds.low <= implied[1] for bounds in last):
            return Judged(draft, "matches", terms, last[0].low, implied)
        if not last or any(bounds.exact is None for bounds in last):
            return Judged(draft, "not_judged", terms, implied=implied, reason=BLANK)
        return Judged(draft, "contradicts", terms, last[0].low, implied)


def implied_last_year(now: Decimal, figure: Figure, *, rising: bool) -> tuple[int, int] | None:
    """
    Return the least and greatest whole number that *now* can have risen or fallen from.

    Percentages are taken as rounded or cut off at their last printed digit.
    ``None`` if no whole number fits, or any would.
    """
    if figure.unit != "%":
        last = now - figure.value if rising else now + figure.value
        return (int(last), int(last)) if last >= 0 else None
    value = abs(figure.value)
    rate_low, rate_high = value - figure.step / 2, value + figure.step
    sign = 1 if rising else -1
    factors = sorted((1 + sign * rate_low / 100, 1 + sign * rate_high / 100))
    if factors[0] <= 0 or now <= 0:
        return None
    low = (now / factors[1]).to_integral_value(ROUND_CEILING)
    high = (now / factors[0]).to_integral_value(ROUND_FLOOR)
    return (int(low), int(high)) if low <= high < _MOST_IMPLIED else None


def _rounding(figure: Figure) -> tuple[Decimal, Decimal]:
    """Return what a percentage may stand for: anything less than one unit of its last digit away."""
    if not figure.exact:
        return figure.low, figure.high if figure.high is not None else Decimal(100)
    almost = figure.step - figure.step / 1000
    return figure.value - almost, figure.value + almost


def _low(judged: Judged) -> Decimal | None:
    if judged.draft.figure is not None:
        return judged.draft.figure.low
    if judged.wholes:
        return judged.wholes[0]
    return Decimal(0) if judged.draft.kind == "negative" else None


def _high(judged: Judged) -> Decimal | None:
    return judged.draft.figure.high if judged.draft.figure is not None else _low(judged)


def _covers(draft: Draft, value: Decimal) -> bool:
    figure = draft.figure
    if figure is None:
        return value == 0
    return figure.covers(value) or (figure.unit == "万元" and _rounded_alike(figure, value))


def _rounded_alike(figure: Figure, value: Decimal) -> bool:
    """Whether an amount and that of the table are one, each at its own precision: 25万元 and 25.1."""
    step = max(figure.step, Decimal(1).scaleb(int(value.as_tuple().exponent)))
    return abs(value - figure.value) < step


def _other_unit(draft: Draft, value: Decimal) -> bool:
    """Whether an amount is some 10,000 times that of the table, or a 10,000th of it."""
    figure = draft.figure
    return figure is not None and figure.unit == "万元" and of_other_unit(figure.value, value)


def _possible(draft: Draft, bounds: Bounds) -> bool:
    """Whether some filling of the blanks agrees with the claim."""
    if bounds.exact is not None:
        return False
    high = draft.figure.high if draft.figure is not None else Decimal(0)
    return high is None or high >= bounds.low


def _may_claim(text: str, topic: Topic | None) -> bool:
    """Whether a cleaned paragraph may claim what a table has, under headings that speak of *topic*."""
    if topic != "requests" and _TRIGGERS.search(text) is None:
        return False
    if _CLAIMING.search(text) is None or not (may_count(text) or WORDY.search(text) is not None):
        return False
    return _TABLE_IN_TEXT.search(text) is None


def _heading_topic(heading: str, key: str | None) -> Topic | None:
    if key == "requests" or "依申请" in heading or "申请公开" in heading:
        return "requests"
    if key == "disputes" or "复议" in heading or "诉讼" in heading:
        return "disputes"
    return None


def claims_of(
    report: Report,
    previous: Report | None = None,
    *,
    zero: bool = False,
    figures: Mapping[str, Value] | None = None,
) -> tuple[Claim, ...]:
    """
    Return what the narrative of *report* claims, in printed order, each with its verdict.

    Args:
        report: the report.
        previous: the same organ's report of the year before; comparisons with
            last year are not judged without it.
        zero: whether cells without a figure are read as zero.
        figures: the report's figures by cell key, if the caller has them.

    """
    return claims_in(paragraphs(report), report, previous, zero=zero, figures=figures)


def claims_in(
    texts: Iterable[Paragraph],
    report: Report,
    previous: Report | None = None,
    *,
    zero: bool = False,
    figures: Mapping[str, Value] | None = None,
) -> tuple[Claim, ...]:
    """Return what the paragraphs of *report*, *texts*, claim, as `claims_of` does, which makes them itself."""
    return tuple(Judge(report, previous, zero, figures).claims(texts))
