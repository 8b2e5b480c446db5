"""
Traditional script, as mirror sites print it, as simplified.

The characters are OpenCC's table, unchanged (`TSCharacters.txt`; its source
and licence stand beside it). Where that table itself leaves a character as it
is, because it is a character of simplified script too (乾 of 乾县, 著), it
stays, but for those that the form's own words need.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

PHRASES = (
    ("资讯", "信息"),
    ("讯息", "信息"),
    ("专案数量", "项目数量"),
    ("规范性档案", "规范性文件"),
    ("公开档案", "公开文件"),
)
"""Words that mirrors swap as well as script, after the characters are simplified; each is as long as its other."""

_OF_THE_FORM = {"於": "于", "覆": "复", "衹": "只", "徵": "征"}
"""属於, 答覆 and 覆議 for 复议: the form has these words, and no place's name is read for them."""


def simplified(text: str) -> str:
    """Return *text* in the simplified characters of the form, character by character as long as it was."""
    # To look first is several times faster than to translate what has nothing to translate.
    found = text if _is_simplified(text) else text.translate(_table())
    if "讯" in found or "案" in found:  # each of these phrases has one of them
        for old, new in PHRASES:
            found = found.replace(old, new)
    return found


def all_simplified(texts: Sequence[str]) -> Sequence[str]:
    """Return *texts* as `simplified` does; to look at all of them at once takes far less than to look at each."""
    whole = "\n".join(texts)
    return texts if simplified(whole) == whole else [*map(simplified, texts)]


def _is_simplified(text: str) -> bool:
    """Whether *text* can be told to have no character of the table: GB 2312 has few of them, and encodes fast."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return _traditional().isdisjoint(text)
    return _in_gb2312().search(text) is None


@cache
def _traditional() -> frozenset[str]:
    return frozenset(map(chr, _table()))


@cache
def _in_gb2312() -> re.Pattern[str]:
    """Return a pattern of the table's characters that GB 2312 has."""
    return re.compile(f"[{''.join(sign for sign in _traditional() if sign.encode('gb2312', 'ignore'))}]")


@cache
def _table() -> dict[int, str]:
    lines = files("gov_disclosure.script").joinpath("TSCharacters.txt").read_text("utf-8").splitlines()
    table: dict[int, str] = {}
    for line in lines:
        traditional, _, others = line.partition("\t")
        simple = others.split(" ")
        if traditional not in simple:
            table[ord(traditional)] = simple[0]
    return table | {ord(old): new for old, new in _OF_THE_FORM.items()}
