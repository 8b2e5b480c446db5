"""The rules that are linear arithmetic as data, so that any language can run them."""

from __future__ import annotations

from typing import Any

import attrs

from gov_disclosure import forms
from gov_disclosure.cells import pointer
from gov_disclosure.model import cell_keys
from gov_disclosure.relations.linear import Relation
from gov_disclosure.results.plain import VERSION
from gov_disclosure.rules.facts import AND_MORE, SEPARATOR, SHOWN
from gov_disclosure.rules.linear import COMMA, IF_ZERO, NO_FILLING
from gov_disclosure.rules.registry import registered
from gov_disclosure.rules.rule import Relations, Rule, Words
from gov_disclosure.text import Lang, Text

_ABOUT = Text(
    "每条关系：left 各单元格之和等于（==）或不大于（<=）right 各单元格之和；单元格用报告文档内的 JSON Pointer 表示。",
    "Each relation: the cells of left add up to (==), or to no more than (<=), those of right; "
    "cells are JSON Pointers into the report document.",
)
_APPLIES = Text(
    "一条关系的每个单元格所在的行（去掉最后一段的指针）都是报告文档中的对象时才适用；不适用的关系跳过。"
    "一条规则没有任何关系适用时，结果为不适用。",
    "A relation applies where the row of each of its cells (the pointer without its last part) is an object of "
    "the document; others are skipped. A rule none of whose relations applies is not applicable.",
)
_BLANK = Text(
    "单元格缺或为 null 即空白，可以是任何不小于 0 的整数（signed 中的单元格可以是任何整数）。"
    "任何填法都成立为通过，没有填法成立为失败，否则为无法判断。"
    "一个数都没有的 <= 关系跳过。",
    "A cell that is absent or null is blank and may be any whole number >= 0 (any whole number if in signed). "
    "A relation that holds by every filling has passed, by none has failed, otherwise it is undetermined. "
    "A relation with <= and not a single figure is skipped.",
)

_PLACEHOLDERS = {
    "actual": Text("left 各单元格之和，空白不计。", "The sum of the cells of left, blanks left out."),
    "expected": Text("right 各单元格之和，空白不计。", "The sum of the cells of right, blanks left out."),
    "difference": Text("actual 减 expected。", "actual less expected."),
    "note": Text(
        "不符而有空白时为 phrases 的 no_filling，没有空白时为空。",
        "no_filling of phrases where the relation fails although there are blanks, nothing where there are none.",
    ),
    "cell": Text(
        "关系中第一格（left 在前）的标签，见 cells-1.json。",
        "The label of the relation's first cell, those of left before those of right; labels are in cells-1.json.",
    ),
    "column": Text(
        "heads 各单元格的栏，即标签中间隔号之后的部分（没有间隔号时为全部），以 comma 相连。",
        "The columns of heads: of each label what follows the dot, or all of it where there is none, joined by comma.",
    ),
    "heads": Text(
        "不符时为第一格；无法判断时为各关系的第一格，写法同 blanks。",
        "The first cell where a relation fails; where relations cannot be judged, the first of each, as in blanks.",
    ),
    "blanks": Text(
        f"空白单元格的标签，以 separator 相连，不重复；至多列 {SHOWN} 格，更多时照 and_more 写。",
        f"The labels of the blank cells, each once, joined by separator; at most {SHOWN}, as in and_more if more.",
    ),
    "blank_count": Text("空白单元格数。", "How many cells are blank."),
    "count": Text("无法判断的关系数。", "How many relations cannot be judged."),
    "if_zero": Text(
        "空白都按 0 读时，相符为 if_zero_holds，不符为 if_zero_fails；一条规则的关系据此分为至多两条发现。",
        "if_zero_holds where the relation holds if every blank is 0, if_zero_fails where not; the relations of a rule "
        "that cannot be judged come in at most two findings, by this.",
    ),
}
_PHRASES = {
    "no_filling": NO_FILLING,
    "if_zero_holds": IF_ZERO[True],
    "if_zero_fails": IF_ZERO[False],
    "and_more": AND_MORE,
    "separator": SEPARATOR,
    "comma": COMMA,
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
        "about": attrs.asdict(_ABOUT),
        "applies": attrs.asdict(_APPLIES),
        "blank": attrs.asdict(_BLANK),
        "placeholders": {name: attrs.asdict(words) for name, words in _PLACEHOLDERS.items()},
        "phrases": {name: attrs.asdict(words) for name, words in _PHRASES.items()},
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
    """Return the relations of a rule in all editions, each with its editions, in printed order."""
    found: dict[Relation, list[str]] = {}
    for edition in forms.EDITIONS:
        for relation in relations(forms.for_edition(edition)):
            found.setdefault(relation, []).append(edition)
    # A report may mix the editions: findings list what cannot be judged in printed order all the same.
    order = {key: at for at, key in enumerate(cell_keys())}
    return dict(sorted(found.items(), key=lambda item: order[item[0].cells[0]]))


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "id": relation.id,
        "left": [pointer(key) for key in relation.left],
        "sign": relation.sign,
        "right": [pointer(key) for key in relation.right],
        "signed": [pointer(key) for key in sorted(relation.signed)],
    }
