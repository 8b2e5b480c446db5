"""Take off a label all that does not tell it apart: white space, width, punctuation, script, its ordinal."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA, Levenshtein

from gov_disclosure.script.pinyin import without_pinyin
from gov_disclosure.script.traditional import simplified
from gov_disclosure.script.width import half_width

OrdinalKind = Literal["", "一、", "（一）", "1.", "（1）"]


class Name(NamedTuple):
    """
    A label taken apart.

    ``core``: what is left without ordinal, white space and punctuation.
    ``kind`` and ``number``: its printed ordinal, ``""`` and 0 where it has none.
    """

    core: str
    kind: OrdinalKind
    number: int


_CHINESE_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九十")}

_ORDINAL = re.compile(
    r"(?:\((?P<paren>[一二三四五六七八九十]{1,3})\)"
    r"|(?P<cn>[一二三四五六七八九十]{1,3})[、.,:。．]"
    r"|\((?P<digits>\d{1,2})\)"
    r"|(?P<digit>\d{1,2})[、.,．)。](?!\d))"
)
_KINDS: dict[str, OrdinalKind] = {"paren": "（一）", "cn": "一、", "digits": "（1）", "digit": "1."}

_NOISE = re.compile(r"[\W_]+")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


def flat(text: str) -> str:
    """Return *text* in half width without white space and invisible characters, in simplified script."""
    if text.isascii() and not _has_space(text):
        return text
    text = "".join(_INVISIBLE.sub("", half_width(text)).split())
    return simplified(text).replace("其它", "其他")


def _has_space(text: str) -> bool:
    return any(map(str.isspace, text))


def chinese_number(text: str) -> int:
    """Return the value of a Chinese ordinal from 一 to 九十九."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _CHINESE_DIGITS.get(text, 0)
    return 10 * _CHINESE_DIGITS.get(tens, 1) + _CHINESE_DIGITS.get(ones, 0)


def name_of(text: str) -> Name:
    """Take *text* apart into its core and its ordinal."""
    return name_of_flat(flat(text))


def name_of_flat(text: str) -> Name:
    """Take *text*, which is flat already, apart into its core and its ordinal."""
    text = without_pinyin(text) if "(" in text else text
    kind: OrdinalKind = ""
    number = 0
    found = _ORDINAL.match(text)
    if found and found.lastgroup:
        kind = _KINDS[found.lastgroup]
        printed = found[found.lastgroup]
        number = int(printed) if printed.isdigit() else chinese_number(printed)
        text = text[found.end() :]
    return Name(text if text.isalnum() else _NOISE.sub("", text), kind, number)


def core(text: str) -> str:
    """Return what is left of a label without ordinal, white space and punctuation."""
    return name_of(text).core


def within(left: str, right: str, bound: int) -> bool:
    """Whether *left* turns into *right* with at most *bound* insertions, deletions or replacements."""
    return Levenshtein.distance(left, right, score_cutoff=bound) <= bound


def one_slip(printed: str, official: str) -> bool:
    """Whether *printed* is *official* with one character dropped, doubled, swapped with the next or replaced."""
    if OSA.distance(printed, official, score_cutoff=1) > 1:
        return False
    if len(printed) <= len(official):
        return True
    at = next((at for at, (mine, its) in enumerate(zip(printed, official, strict=False)) if mine != its), -1)
    return printed[at] == printed[at - 1]  # one more character only where it is typed twice
