"""Which relations are checked on columns, and to which rows each applies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from attrs import frozen

from gov_disclosure import forms
from gov_disclosure.errors import UnknownRuleError, require_all
from gov_disclosure.forms import BLOCK_KEYS
from gov_disclosure.frames.columns import LAYOUT
from gov_disclosure.relations.linear import Relation
from gov_disclosure.rules.registry import FAMILIES, registered

Condition = tuple[str, str]
"""A column of the layout, and the edition that a row must have there."""


@frozen(cache_hash=True)
class Applied:
    """
    A relation on columns.

    ``where``: the columns of the layout and the editions that a row must have there, so that its form prints every
    cell of the relation; empty where every form does.
    """

    rule: str
    relation: Relation
    where: tuple[Condition, ...]


@cache
def all_relations() -> tuple[Applied, ...]:
    """Return the relations of all rules that are linear arithmetic, by rule, those that editions share once."""
    found: dict[tuple[str, Relation], None] = {}
    for rule in registered():
        if rule.relations is not None:
            for edition in forms.EDITIONS:
                for relation in rule.relations(forms.for_edition(edition)):
                    found[rule.code, relation] = None
    return tuple(Applied(code, relation, _where(relation)) for code, relation in found)


def chosen(rules: Iterable[str] | None) -> dict[str, tuple[Applied, ...]]:
    """
    Return the relations by rule, of the rules whose code is, or begins with, one of *rules*; of all for ``None``.

    Raises:
        UnknownRuleError: an entry of *rules* names no rule of linear arithmetic.
        WrongTypeError: *rules* is one text, or holds something else.

    """
    by_rule: dict[str, tuple[Applied, ...]] = {}
    for one in all_relations():
        by_rule[one.rule] = (*by_rule.get(one.rule, ()), one)
    if rules is None:
        return by_rule
    wanted = require_all(rules, str, "rules")
    for name in wanted:
        if not name or not any(code.startswith(name) for code in by_rule):
            raise UnknownRuleError(name, (*FAMILIES, *by_rule))
    return {code: found for code, found in by_rule.items() if code.startswith(wanted)}


def _where(relation: Relation) -> tuple[Condition, ...]:
    """Return the blocks, each with the edition, that print the relation's cells where the editions differ."""
    blocks = _blocks()
    return tuple(dict.fromkeys(blocks[key] for key in relation.cells if key in blocks))


def printed_by(key: str) -> Condition | None:
    """Return the condition under which the form of a row prints a cell, ``None`` where every form does."""
    return _blocks().get(key)


@cache
def _blocks() -> Mapping[str, Condition]:
    """Return, of each cell that not every form prints, its column of the layout and the edition that prints it."""
    found: dict[str, Condition] = {}
    for edition in forms.EDITIONS:
        whole = forms.for_edition(edition)
        for block in BLOCK_KEYS:
            if block in whole.blocks:
                other = next(one for one in forms.EDITIONS if one != edition)
                mixture = forms.mixed(other, {block: edition})
                for key in mixture.cells.keys() - forms.for_edition(other).cells.keys():
                    found[key] = f"{LAYOUT}{block}", edition
    return found
