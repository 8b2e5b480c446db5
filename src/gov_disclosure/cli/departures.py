"""What a file lacks and what of it could not be placed, told when it is converted."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.cli.inputs import Input
from gov_disclosure.cli.leftovers import leftover_lines
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.rules import check, rules
from gov_disclosure.text import Lang

_WANTING = ("FRM201", "FRM202", "FRM208", "FRM210", "FRM214", "FRM216", "FRM218", "FRM219")
"""The rules that tell what is missing, could not be placed, or is not what the call says."""

_LIMIT = 5
_CAPPED = {
    "zh": "（共{count}项，只列前{shown}项，详见 check）",
    "en": "({count} in all, the first {shown} shown; see check)",
}


def departures(found: Input, lang: Lang) -> Iterator[str]:
    """Yield what the file lacks and what of it could not be placed, as `check` says it."""
    codes = [rule.code for rule in rules() if rule.code in _WANTING]
    result = check(found.report, notes=found.notes, places=found.places, select=codes)
    for code in codes:
        findings = [one for one in result.findings if one.rule == code]
        for one in findings[:_LIMIT]:
            yield on_one_line(f"{found.source}: {one.message(lang)}")
        if len(findings) > _LIMIT:
            yield "  " + _CAPPED[lang].format(count=len(findings), shown=_LIMIT)
    yield from (line.text for line in leftover_lines(found, lang, limit=_LIMIT) if line.text)
