"""The one list of rules, filled by the family modules as they are imported."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from gov_disclosure.rules._case import Case
from gov_disclosure.rules._types import Need, Rule, Severity, Verdict, Words

_CODE = re.compile(r"(?:CEL|FRM|SUM|BAL|LOG|TXT|YOY|AGG|LAW)[0-9]{3}")
_RULES: dict[str, Rule] = {}

Check = Callable[[Case], Iterable[Verdict]]


def rule(
    code: str,
    *,
    severity: Severity,
    source: str,
    zh: Words,
    en: Words,
    needs: tuple[Need, ...] = (),
    since: str = "0.1.0",
    linear: bool = False,
) -> Callable[[Check], Check]:
    """Register the decorated function as the rule *code*; codes are never reused."""
    if not _CODE.fullmatch(code) or code in _RULES:
        raise ValueError(f"rule code {code!r} is malformed or taken")

    def register(check: Check) -> Check:
        _RULES[code] = Rule(
            code=code,
            severity=severity,
            source=source,
            zh=zh,
            en=en,
            check=check,
            needs=needs,
            since=since,
            linear=linear,
        )
        return check

    return register


def registered() -> tuple[Rule, ...]:
    """Return all rules by code."""
    return tuple(_RULES[code] for code in sorted(_RULES))
