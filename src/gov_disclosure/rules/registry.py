"""The one list of rules, filled by the family modules as they are imported."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from attrs import frozen

from gov_disclosure.errors import UnknownRuleError
from gov_disclosure.rules.context import Case
from gov_disclosure.rules.verdict import Need, Severity, Status, Verdict, Words
from gov_disclosure.text import Lang

FAMILIES: tuple[str, ...] = ("CEL", "FRM", "SUM", "BAL", "LOG", "LAW", "TXT", "YOY", "AGG")
"""The families of rules by the letters their codes begin with: how a cell is printed first, other reports last."""

_CODE = re.compile(rf"(?:{'|'.join(FAMILIES)})[0-9]{{3}}")
_RULES: dict[str, Rule] = {}

Check = Callable[[Case], Iterable[Verdict]]


@frozen(kw_only=True, eq=False)
class Rule:
    """A rule: code, force, source, words in both languages, and the function that yields its verdicts."""

    code: str
    severity: Severity
    source: str
    zh: Words
    en: Words
    check: Check
    needs: tuple[Need, ...] = ()
    since: str = "0.1.0"
    status: Status = "stable"
    linear: bool = False
    """Whether it is linear arithmetic, exported as data in ``schemas/rules.json``."""
    passes_plain: bool = False
    """Whether it must pass on a `Case.plain` report, so that it need not be run there."""

    @property
    def family(self) -> str:
        """The three letters of the code."""
        return self.code[:3]

    def words(self, lang: Lang) -> Words:
        """What the rule says in *lang*."""
        return self.zh if lang == "zh" else self.en


def rule(
    code: str,
    *,
    severity: Severity,
    source: str,
    zh: Words,
    en: Words,
    needs: tuple[Need, ...] = (),
    since: str = "0.1.0",
    status: Status = "stable",
    linear: bool = False,
    passes_plain: bool = False,
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
            status=status,
            linear=linear,
            passes_plain=passes_plain,
        )
        forget()
        return check

    return register


@cache
def registered() -> tuple[Rule, ...]:
    """Return all rules by code."""
    return tuple(_RULES[code] for code in sorted(_RULES))


def forget() -> None:
    """Forget what was worked out from the list of rules; for whoever changes it."""
    registered.cache_clear()
    _chosen.cache_clear()


def find(code: str) -> Rule:
    """
    Return the rule *code*.

    Raises:
        UnknownRuleError: there is no such rule.

    """
    try:
        return _RULES[code]
    except KeyError:
        raise UnknownRuleError(code, tuple(sorted(_RULES))) from None


def chosen(select: Iterable[str] | None) -> tuple[Rule, ...]:
    """
    Return the rules whose code is, or begins with, one of *select*, by code; all but the deprecated if ``None``.

    Raises:
        UnknownRuleError: an entry of *select* names no rule and no family.

    """
    return _chosen(None if select is None else tuple(select))


@lru_cache(maxsize=64)
def _chosen(wanted: tuple[str, ...] | None) -> tuple[Rule, ...]:
    if wanted is None:
        return tuple(rule for rule in registered() if rule.status != "deprecated")
    for name in wanted:
        if not (name in FAMILIES or any(code.startswith(name) for code in _RULES)) or not name:
            raise UnknownRuleError(name, (*FAMILIES, *sorted(_RULES)))
    return tuple(rule for rule in registered() if rule.code.startswith(wanted))
