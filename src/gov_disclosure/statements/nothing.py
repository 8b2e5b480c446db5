"""What the prose says there was none of."""

from __future__ import annotations

import re
from functools import cache

from gov_disclosure.model import Scope
from gov_disclosure.statements.found import Found
from gov_disclosure.statements.vocabulary import vocabulary

_HINT = re.compile(
    "[未没无免零](?:[^。]{0,60}?(?:费|发布会|培训|事项|情况|建议|提案|通知)|(?<=^无)。?$|(?<=^暂无)。?$)"
)


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((key.key, key.units[0], re.compile(pattern)) for key in vocabulary().values() for pattern in key.none)


def none_said(text: str, year: int, scope: Scope | None) -> list[Found]:
    """Return what a cleaned text says there was none of, each stretch of words once."""
    found: list[Found] = []
    if _HINT.search(text) is None:
        return found
    taken: list[tuple[int, int]] = []
    for key, unit, pattern in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span()
            if start == end or any(start < there and here < end for here, there in taken):
                continue
            taken.append((start, end))
            found.append(
                Found(key=key, token=None, start=start, end=end, unit=unit, year=year, period="year", scope=scope)
            )
    return found
