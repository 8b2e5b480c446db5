"""Which cells a finding points at once the explanations of the failed totals are known, and how that is said."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.localisation.explain import Explanation, Part
from gov_disclosure.rules import CheckResult, Finding
from gov_disclosure.text import Lang, Text

_SHOWN = 5
_ON_ROWS = "FRM"

_CAUSE = Text("原因：{words}", "Cause: {words}")
_ONE_OF = Text("可能的原因有{count}种，最可能的是：{words}", "One of {count} possible causes, the likeliest: {words}")
_NUMBERED = Text("可能的原因（{number}/{count}）：{words}", "Possible cause {number} of {count}: {words}")
_UNPROVED = Text("（搜索未做完，可能还有别的原因。）", " (The search was cut short; there may be others.)")


def part_of(result: CheckResult | None, finding: Finding) -> Part | None:
    """Return what accounts for *finding*, ``None`` where it is of no failed total or nothing accounts for it."""
    if result is None or finding.explanation is None:
        return None
    part = result.explanations[finding.explanation]
    return part if part.explanations else None


def certain(part: Part | None) -> Explanation | None:
    """Return the one explanation of *part*, ``None`` where there are several or some may be missing."""
    return part.explanations[0] if part is not None and part.proved and len(part.explanations) == 1 else None


def suspects(result: CheckResult | None, finding: Finding) -> tuple[str, ...]:
    """
    Return the cells that *finding* points at, by key.

    The cells of the only explanation of the failed total; where there are
    several or none, the cell that the rule itself names first. None where the
    finding is on rows of the form and says nothing of a figure.
    """
    if finding.rule.startswith(_ON_ROWS) and len(finding.cells) > 1:
        return ()
    only = certain(part_of(result, finding))
    return only.cells if only is not None else finding.cells[:1]


def cause(result: CheckResult | None, finding: Finding, lang: Lang) -> str:
    """Return the likeliest cause of *finding* as a sentence that says how many there are; ``""`` if none is known."""
    part = part_of(result, finding)
    if part is None:
        return ""
    words = part.explanations[0].message(lang)
    if certain(part) is not None:
        return _CAUSE[lang].format(words=words)
    return _ONE_OF[lang].format(count=len(part.explanations), words=words) + _unproved(part, lang)


def causes(result: CheckResult, lang: Lang) -> Iterator[str]:
    """Yield what explains the failed totals shown, the likeliest first; at most five of each independent fault."""
    shown = sorted({found.explanation for found in result.findings if found.explanation is not None})
    for part in (result.explanations[at] for at in shown):
        if certain(part) is not None:
            yield _CAUSE[lang].format(words=part.explanations[0].message(lang))
            continue
        count = len(part.explanations)
        for number, explanation in enumerate(part.explanations[:_SHOWN], start=1):
            words = explanation.message(lang)
            yield _NUMBERED[lang].format(number=number, count=count, words=words) + _unproved(part, lang)


def _unproved(part: Part, lang: Lang) -> str:
    return "" if part.proved else _UNPROVED[lang]
