"""What every output tells of a result beside its findings: crashed rules, waived findings, waivers that did nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gov_disclosure.document.characters import on_one_line, printable
from gov_disclosure.rules import FAMILIES, CheckResult, Crash, Severity
from gov_disclosure.rules.waivers import UnusedWaiver, Waived
from gov_disclosure.text import Lang, Text
from gov_disclosure.writing.checked import LEVELS

_CRASH = Text(
    "程序缺陷：规则{rule}运行出错，未作判断。{error}", "Our fault: rule {rule} crashed and judged nothing. {error}"
)
_CRASH_OUTSIDE = Text(
    "外部规则{rule}运行出错，未作判断，请告知提供它的人。{error}",
    "Rule {rule}, which is not of this package, crashed and judged nothing; tell those who wrote it. {error}",
)
_WAIVED = Text(
    "已豁免：{id}。理由：{reason}（{author}，有效期至{expires}）",
    "Waived: {id}. Reason: {reason} ({author}, until {expires})",
)
_CHANGED = Text(
    "已改列为{level}：{id}。理由：{reason}（{author}，有效期至{expires}）",
    "Taken as {level}: {id}. Reason: {reason} ({author}, until {expires})",
)
_UNUSED: Mapping[str, Text] = {
    "expired": Text("豁免已过期：{rule}（{expires}）", "Waiver has expired: {rule} ({expires})"),
    "unmatched": Text("豁免没有对应的核对结果：{rule}", "Waiver matches no finding: {rule}"),
}
_SPACE = Text("", " ")


def crash_words(crash: Crash, lang: Lang) -> str:
    """Return that a rule crashed, and whose fault that is."""
    words = _CRASH if crash.rule[:3] in FAMILIES else _CRASH_OUTSIDE
    return words[lang].format(rule=crash.rule, error=printable(crash.error))


def waived_words(waived: Waived, lang: Lang) -> str:
    """Return which finding was silenced or given another severity, why, by whom and until when."""
    waiver = waived.waiver
    facts = {"id": waived.finding.id, "reason": on_one_line(waiver.reason), "author": on_one_line(waiver.author)}
    if waiver.action == "silence":
        return _WAIVED[lang].format(**facts, expires=waiver.expires)
    level = LEVELS[Severity(waiver.action)][lang]
    return _CHANGED[lang].format(**facts, expires=waiver.expires, level=level)


def unused_words(unused: UnusedWaiver, lang: Lang) -> str:
    """Return which waiver did nothing, and why."""
    return _UNUSED[unused.why][lang].format(rule=unused.waiver.rule, expires=unused.waiver.expires)


def told(result: CheckResult, lang: Lang) -> Iterator[str]:
    """Yield all of it, each waived finding with what it says: no list of findings has it any more."""
    yield from (crash_words(one, lang) for one in result.crashes)
    for one in result.waived:
        yield _SPACE[lang].join((one.finding.message(lang), waived_words(one, lang)))
    yield from (unused_words(one, lang) for one in result.unused)
