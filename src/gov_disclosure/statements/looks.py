"""
Quick tests on a cleaned paragraph: whether it may state what is looked for, so that it has to be read.

A test that says no is certain; one that says yes only means that the paragraph has to be read.
"""

from __future__ import annotations

import re
from functools import cache

from gov_disclosure.script.words import one_of
from gov_disclosure.statements.lookup import channels_named
from gov_disclosure.statements.numerals import FIGURES
from gov_disclosure.statements.vocabulary import has, vocabulary

# What opens a list of parts, as `extract` hears it behind a figure.
_OPENS_LIST = re.compile(
    r"[其包分如主:涉含类栏(](?:(?<=其)中|(?<=包)括|(?<=分)[别为]|(?<=如)下|(?<=主)要|(?<=涉)及|(?<=[:含类栏(]))"
)


def may_count(text: str) -> bool:
    """Whether there is a numeral."""
    return FIGURES.search(text) is not None


def may_list(text: str) -> bool:
    """Whether parts of a whole may be counted."""
    first = FIGURES.search(text)
    opening = None if first is None else _OPENS_LIST.search(text, first.end())
    return opening is not None and FIGURES.search(text, opening.end()) is not None


def may_go_through_several(text: str) -> bool:
    """Whether what a sentence counts may have gone through more than one channel."""
    return len(channels_named(text)) > 1 and any(
        may_count(sentence) and len(channels_named(sentence)) > 1 for sentence in text.split("。")
    )


def may_write_zero(text: str) -> bool:
    """Whether there may be a Chinese numeral for zero."""
    return "零" in text or "〇" in text


def may_state(key: str, text: str) -> bool:
    """Whether what the *key* of the vocabulary counts may be counted, where anything is."""
    return has(key, "item") or _phrases_of(key).search(text) is not None


@cache
def _phrases_of(key: str) -> re.Pattern[str]:
    one = vocabulary()[key]
    return re.compile(one_of((*one.phrases, *one.weak, *one.behind)))
