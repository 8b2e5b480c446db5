"""The rules that are linear arithmetic as data, so that any language can run them."""

from __future__ import annotations

from typing import Any

import attrs

from gov_disclosure import forms
from gov_disclosure.cells import pointer
from gov_disclosure.relations.linear import Relation
from gov_disclosure.results.plain import VERSION
from gov_disclosure.rules.registry import registered
from gov_disclosure.rules.rule import Relations, Rule, Words
from gov_disclosure.text import Lang

_ABOUT = {
    "zh": "每条关系：left 各单元格之和等于（==）或不大于（<=）right 各单元格之和；"
    "单元格用报告文档内的 JSON Pointer 表示。",
    "en": "Each relation: the cells of left add up to (==), or to no more than (<=), those of right; "
    "cells are JSON Pointers into the report document.",
}
_APPLIES = {
    "zh": "一条关系的每个单元格所在的行（去掉最后一段的指针）都是报告文档中的对象时才适用；不适用的关系跳过。"
    "一条规则没有任何关系适用时，结果为不适用。",
    "en": "A relation applies where the row of each of its cells (the pointer without its last part) is an object of "
    "the document; others are skipped. A rule none of whose relations applies is not applicable.",
}
_BLANK = {
    "zh": "单元格缺或为 null 即空白，可以是任何不小于 0 的整数（signed 中的单元格可以是任何整数）。"
    "任何填法都成立为通过，没有填法成立为失败，否则为无法判断。"
    "一个数都没有的 <= 关系跳过。",
    "en": "A cell that is absent or null is blank and may be any whole number >= 0 (any whole number if in signed). "
    "A relation that holds by every filling has passed, by none has failed, otherwise it is undetermined. "
    "A relation with <= and not a single figure is skipped.",
}


def rules_as_data() -> dict[str, Any]:
    """
    Return every identity and every rule that is linear arithmetic, as plain data.

    The published copy is ``schemas/rules.json``, its schema `rules_schema`.
    Pointers lead into a report document. Relations that editions share are
    listed once, with the editions they are in.
    """
    return {
        "schema": VERSION,
        "about": _ABOUT,
        "applies": _APPLIES,
        "blank": _BLANK,
        "rules": [_rule(rule, rule.relations) for rule in registered() if rule.relations is not None],
    }


def _rule(rule: Rule, relations: Relations) -> dict[str, Any]:
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "source": attrs.asdict(rule.source.text),
        "since": rule.since,
        "zh": _words(rule.words, "zh"),
        "en": _words(rule.words, "en"),
        "relations": [
            {**_relation(relation), "editions": editions} for relation, editions in _found(relations).items()
        ],
    }


def _words(words: Words, lang: Lang) -> dict[str, str]:
    said = {"title": words.title, "failed": words.failed, "undetermined": words.undetermined}
    return {name: text[lang] if text else "" for name, text in said.items()}


def _found(relations: Relations) -> dict[Relation, list[str]]:
    """Return the relations of a rule in all editions, each with its editions."""
    found: dict[Relation, list[str]] = {}
    for edition in forms.EDITIONS:
        for relation in relations(forms.for_edition(edition)):
            found.setdefault(relation, []).append(edition)
    return found


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "id": relation.id,
        "left": [pointer(key) for key in relation.left],
        "sign": relation.sign,
        "right": [pointer(key) for key in relation.right],
        "signed": [pointer(key) for key in sorted(relation.signed)],
    }
