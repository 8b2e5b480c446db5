"""Results of checking as text for people: grouped by rule, each finding with the part of the form around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, final

from attrs import frozen

from gov_disclosure import cells
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.rules import CheckResult, Finding, Outcome, Severity
from gov_disclosure.text import Count, Lang, Text
from gov_disclosure.writing.checked import LEVELS, NOT_OK, OK, Checked, by_rule, finding_place, level, level_counts
from gov_disclosure.writing.culprits import causes, suspects
from gov_disclosure.writing.excerpt import excerpt, one_line
from gov_disclosure.writing.tables import lacks
from gov_disclosure.writing.told import crash_words, unused_words, waived_words

Style = Literal["title", "ok", "error", "warning", "info", "dim", "plain"]


@final
@frozen
class Line:
    """A line of output and what it is, for callers that colour it."""

    text: str
    style: Style = "plain"


_VERDICT = Text("结果：{verdict}。{levels}", "Result: {verdict}. {levels}")
_LEVEL = Text("{level}{count}项", "{level}: {count}")
_NONE = Text("没有任何发现。", "Nothing found.")
_ALL_WAIVED = Text("发现{count}项，均已豁免。", "Findings: {count}, all waived.")
_RULES = Text(
    "规则：通过{passed}条，不符{failed}条，无法判断{undetermined}条，不适用{not_applicable}条。",
    "Rules: {passed} passed, {failed} failed, {undetermined} undetermined, {not_applicable} not applicable.",
)
_GROUP = Text("{code} {title}（{level}，共{count}项）", "{code} {title} ({level}, {count} in all)")
_CAPPED = Text("（共{count}项，只列前{shown}项）", "({count} in all, the first {shown} shown)")
_TABLE_MISSING = "FRM214"
_WANTING = Text("  因整张表缺失而无法判断：{codes}。", "  Cannot be judged for want of the table: {codes}.")
_AND = Text("、", ", ")
_TOTAL = Text(
    "合计：{reports}份报告，{bad}份未通过。{levels}", "Total: {reports:report|reports}, {bad} not passed. {levels}"
)


def text(checked: Sequence[Checked], lang: Lang = "zh", *, limit: int | None = None) -> str:
    """
    Return the results as text without colour.

    Args:
        checked: Reports with their results, in the order to show them.
        lang: ``"zh"`` or ``"en"``.
        limit: Findings to list for each rule and report; ``None`` for all. The
            number of all is always said.

    """
    return "".join(line.text + "\n" for line in lines(checked, lang, limit=limit))


def lines(checked: Sequence[Checked], lang: Lang = "zh", *, limit: int | None = None) -> Iterator[Line]:
    """Yield what `text` returns line by line, each with its style."""
    for index, one in enumerate(checked):
        if index:
            yield Line("")
        yield from _report(one, lang, limit)
    if len(checked) > 1:
        yield Line("")
        yield _total(checked, lang)


def _report(one: Checked, lang: Lang, limit: int | None) -> Iterator[Line]:
    result = one.result
    title = f"{one.report.organ.name} · {one.report.year}"
    if one.source:
        title += f" · {one.source}"
    yield Line(on_one_line(title), "title")
    yield Line(verdict(result, lang), _verdict_style(result))
    counts = {outcome.value: count for outcome, count in result.counts.items()}
    yield Line(_RULES[lang].format(**counts), "dim")
    for words in causes(result, lang):
        yield Line(words, "warning")
    for crash in result.crashes:
        yield Line(crash_words(crash, lang), "error")
    wanting = _for_want_of_a_table(one)
    for code, findings in by_rule([finding for finding in result.findings if finding not in wanting]):
        yield Line("")
        yield from _rule(one, code, findings, lang, limit)
        if code == _TABLE_MISSING and wanting:
            codes = dict.fromkeys(finding.rule for finding in wanting)
            yield Line(_WANTING[lang].format(codes=_AND[lang].join(codes)), "dim")
    yield from _waivers(result, lang)


def _for_want_of_a_table(one: Checked) -> list[Finding]:
    """Return what cannot be judged since all that it lacks is in a table that is missing: it says no more than that."""
    findings, report = one.result.findings, one.report
    if all(finding.rule != _TABLE_MISSING for finding in findings):
        return []
    figures = cells.by_key(report)
    printed = {_table(key) for key, value in figures.items() if not lacks(report, key, value)}
    open_ones = [finding for finding in findings if finding.outcome is Outcome.UNDETERMINED]
    lacking = [{_table(key) for key in finding.cells if figures.get(key) is None} for finding in open_ones]
    return [finding for finding, tables in zip(open_ones, lacking, strict=True) if tables and not tables & printed]


def _table(key: str) -> str:
    return key.partition(".")[0]


def _waivers(result: CheckResult, lang: Lang) -> Iterator[Line]:
    """Yield what was waived, and waivers that did nothing."""
    if result.waived or result.unused:
        yield Line("")
    yield from (Line(waived_words(one, lang), "dim") for one in result.waived)
    yield from (Line(unused_words(one, lang), "warning") for one in result.unused)


def verdict(result: CheckResult, lang: Lang) -> str:
    """Return whether a report passed, and how much was found."""
    return _VERDICT[lang].format(verdict=(OK if result.ok else NOT_OK)[lang], levels=_found(result, lang))


def _verdict_style(result: CheckResult) -> Style:
    return "ok" if result.ok else "error"


def _found(result: CheckResult, lang: Lang) -> str:
    """Return how much was found; where all of it is waived, how much that is."""
    if result.waived and not result.findings:
        return _ALL_WAIVED[lang].format(count=len(result.waived))
    return _levels(result.findings, lang)


def _levels(findings: Sequence[Finding], lang: Lang) -> str:
    return levels_text(level_counts(findings), lang)


def levels_text(counts: Mapping[Severity | None, int], lang: Lang) -> str:
    """Return how many findings there are of each level, as a sentence."""
    said = [_LEVEL[lang].format(level=LEVELS[key][lang], count=count) for key, count in counts.items() if count]
    if not said:
        return _NONE[lang]
    return "，".join(said) + "。" if lang == "zh" else ", ".join(said) + "."


def _rule(one: Checked, code: str, findings: Sequence[Finding], lang: Lang, limit: int | None) -> Iterator[Line]:
    gravest = min((level(finding) for finding in findings), key=list(LEVELS).index)
    heading = _GROUP[lang].format(
        code=code, title=findings[0].title[lang], level=LEVELS[gravest][lang], count=len(findings)
    )
    yield Line(heading, _style(gravest))
    shown = findings if limit is None else findings[:limit]
    for number, finding in enumerate(shown, start=1):
        yield from _finding(one, number, finding, lang)
    if len(shown) < len(findings):
        yield Line("  " + _CAPPED[lang].format(count=len(findings), shown=len(shown)), "dim")


def _finding(one: Checked, number: int, finding: Finding, lang: Lang) -> Iterator[Line]:
    own = level(finding)
    mark = "" if own is Severity.ERROR else f"[{LEVELS[own][lang]}] "
    yield Line(f"  {number}. {mark}{one_line(finding.message(lang))}")
    at = finding_place(finding, lang)
    yield Line(f"     {finding.id}" + (f" · {at}" if at else ""), "dim")
    for line in excerpt(one.report, finding, lang, suspects(one.result, finding)):
        yield Line(f"       {line}")


def _style(found: Severity | None) -> Style:
    return "dim" if found is None else found.value


def _total(checked: Sequence[Checked], lang: Lang) -> Line:
    findings = [finding for one in checked for finding in one.result.findings]
    bad = sum(not one.result.ok for one in checked)
    words = _TOTAL[lang].format(reports=Count(len(checked)), bad=bad, levels=_levels(findings, lang))
    return Line(words, "error" if bad else "ok")


__all__ = ["Line", "Style", "levels_text", "lines", "text", "verdict"]
