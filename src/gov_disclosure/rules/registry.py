"""
All rules: those of the catalogue, and those that other packages bring.

Other packages add rules through the entry-point group
``gov_disclosure.rules``; each entry point is a `Rule` or a sequence of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.metadata import EntryPoint, entry_points
from itertools import chain
from typing import Final

from gov_disclosure.errors import UnknownRuleError, require
from gov_disclosure.rules.catalogue import (
    amounts,
    cells,
    deadlines,
    fees,
    form,
    narrative,
    narrative_frame,
    notes,
    notes_rows,
    plausibility,
    prints,
    profiles,
    repeated_wording,
    rollup,
    sections,
    statements,
    statute,
    table_two,
    totals,
    years,
)
from gov_disclosure.rules.errors import BrokenRulesError, RuleCodeTakenError
from gov_disclosure.rules.rule import Rule

GROUP: Final = "gov_disclosure.rules"
"""Entry-point group through which other packages add rules."""

FAMILIES: tuple[str, ...] = ("CEL", "FRM", "SUM", "BAL", "LOG", "LAW", "TXT", "YOY", "AGG")
"""The families of this package's rules by the letters of their codes, in the order they are shown."""

_CATALOGUE: tuple[Rule, ...] = (
    *cells.RULES,
    *prints.RULES,
    *form.RULES,
    *notes.RULES,
    *notes_rows.RULES,
    *sections.RULES,
    *profiles.RULES,
    *totals.RULES,
    *table_two.RULES,
    *plausibility.RULES,
    *amounts.RULES,
    *fees.RULES,
    *statute.RULES,
    *deadlines.RULES,
    *narrative.RULES,
    *narrative_frame.RULES,
    *statements.RULES,
    *years.RULES,
    *repeated_wording.RULES,
    *rollup.RULES,
)


@cache
def registered() -> tuple[Rule, ...]:
    """
    Return all rules by code, those of installed packages among them.

    Raises:
        BrokenRulesError: an installed package's rules cannot be loaded.
        RuleCodeTakenError: two rules have one code, or a rule of another package has letters of this one's.

    """
    return with_extra(_by_code(_CATALOGUE), chain.from_iterable(map(_load, _plugins())))


def with_extra(rules: tuple[Rule, ...], extra: Iterable[Rule]) -> tuple[Rule, ...]:
    """
    Return *rules* and those of other packages, by code.

    Raises:
        RuleCodeTakenError: two rules have one code, or a rule of another package has letters of this one's.
        WrongTypeError: what should be a rule is none.

    """
    added = tuple(extra)
    for rule in added:
        require(rule, Rule, "extra_rules")
        if rule.family in FAMILIES:
            raise RuleCodeTakenError(rule.code)
    return _by_code((*rules, *added)) if added else rules


def _by_code(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    found: dict[str, Rule] = {}
    for rule in rules:
        if rule.code in found:
            raise RuleCodeTakenError(rule.code)
        found[rule.code] = rule
    return tuple(found[code] for code in sorted(found))


@cache
def _plugins() -> tuple[EntryPoint, ...]:
    """Return the installed entry points, sorted so that nothing depends on the machine."""
    return tuple(sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)))


def _load(plugin: EntryPoint) -> tuple[Rule, ...]:
    try:
        found = plugin.load()
        return (found,) if isinstance(found, Rule) else tuple(found)
    except Exception as fault:
        raise BrokenRulesError(plugin.name, plugin.value, f"{type(fault).__name__}: {fault}") from fault


@cache
def _registered_by_code() -> Mapping[str, Rule]:
    return {rule.code: rule for rule in registered()}


def find_rule(code: str) -> Rule:
    """
    Return the rule *code*.

    Raises:
        UnknownRuleError: there is no such rule.

    """
    try:
        return _registered_by_code()[code]
    except KeyError:
        raise UnknownRuleError(code, tuple(_registered_by_code())) from None


def family_rank(code: str) -> tuple[int, str]:
    """Return the place of a rule's family among all families: ours in their order, then others by letters."""
    family = code[:3]
    return (FAMILIES.index(family), "") if family in FAMILIES else (len(FAMILIES), family)


@lru_cache(maxsize=64)
def chosen(rules: tuple[Rule, ...], wanted: tuple[str, ...] | None, unwanted: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """
    Return those of *rules* whose code is, or begins with, one of *wanted* and none of *unwanted*.

    With ``None`` for *wanted* all stable ones are wanted.

    Raises:
        UnknownRuleError: an entry of *wanted* or *unwanted* names no rule and no family.

    """
    codes = tuple(rule.code for rule in rules)
    for name in (*(wanted or ()), *unwanted):
        if not name or not any(code.startswith(name) for code in codes):
            raise UnknownRuleError(name, (*FAMILIES, *codes))
    found = (rule for rule in rules if (rule.status == "stable" if wanted is None else rule.code.startswith(wanted)))
    return tuple(rule for rule in found if not rule.code.startswith(unwanted))
