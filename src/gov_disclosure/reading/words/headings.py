"""Recognise the headings of the report: the six sections by what they say, sub-sections by their ordinals."""

from __future__ import annotations

import re

from gov_disclosure import forms
from gov_disclosure.forms.variants import variants_of
from gov_disclosure.model import SectionKey
from gov_disclosure.reading.words.normalise import core, flat, name_of, within

# A heading with the section's official ordinal that has all of one set of words is that section.
_WORDS: dict[SectionKey, tuple[tuple[str, ...], ...]] = {
    "overview": (("总体",), ("工作", "情况"), ("概述",), ("基本", "情况")),
    "proactive_disclosure": (("主动公开",),),
    "requests": (("申请", "处理"), ("依申请",), ("申请", "收到")),
    "disputes": (("复议",), ("诉讼",)),
    "problems_and_improvements": (("问题",), ("不足",), ("改进",)),
    "other_matters": (("其他",), ("报告", "事项")),
}

LONGEST_HEADING = 60
"""Characters of the longest text that can be a heading."""

_SECTIONS = forms.for_edition(forms.EDITIONS[-1]).sections
_NUMBER_OF: dict[str, int] = {section.key: at for at, section in enumerate(_SECTIONS, start=1)}


def _wordings() -> dict[str, SectionKey]:
    found: dict[str, SectionKey] = {}
    for section in _SECTIONS:
        key: SectionKey = section.key  # type: ignore[assignment]
        for wording in (section.zh, *section.also, *variants_of(section.zh)):
            found.setdefault(core(wording), key)
    return found


_KEY_OF = _wordings()
_OFFICIAL = {(core(wording), section.key) for section in _SECTIONS for wording in (section.zh, *section.also)}


_OTHER_ORDINAL = re.compile(
    r"\s*(?:第\s*([一二三四五六七八九十\d]{1,2})\s*(?:章|部\s*分|节)[、.．:：\s]*"
    r"|([壹贰叁肆伍陆柒捌ⅠⅡⅢⅣⅤⅥⅦⅧ])[、.．:：\s]*|([一二三四五六七八九十\d])\s+)(?=\D)"
)
_DIGITS = "一二三四五六七八九十"
_USUAL = dict(zip("12345678壹贰叁肆伍陆柒捌ⅠⅡⅢⅣⅤⅥⅦⅧ", _DIGITS[:8] * 3, strict=True))


def with_usual_ordinal(text: str) -> str:
    """Return a heading numbered 第一章, 第一部分, 壹、, Ⅰ or 一 with the ordinal that the form has: 一、."""
    found = _OTHER_ORDINAL.match(text)
    if found is None:
        return text
    ordinal = next(filter(None, found.groups()))
    return f"{_USUAL.get(ordinal, ordinal)}、{text[found.end() :]}"


def section_key(text: str) -> SectionKey | None:
    """Return the statutory section that *text* heads, ``None`` where it heads none of them."""
    if len(text) > LONGEST_HEADING:
        return None
    text = with_usual_ordinal(text)
    name = name_of(text)
    if not name.core or name.kind not in ("", "一、", "1."):
        return None
    key = _KEY_OF.get(name.core)
    if name.kind == "1.":  # a list typed with digits; sub-sections are numbered so too, but with other numbers
        return key if key and _NUMBER_OF[key] == name.number and (name.core, key) in _OFFICIAL else None
    if key is not None and (name.kind or len(name.core) >= 8 or name.core == "总体情况"):
        return key
    if name.kind != "一、" or flat(text)[-1:] in "。;,":
        return None
    return _by_number(name.core, name.number)


def section_headed(text: str, level: int | None) -> SectionKey | None:
    """
    Return the statutory section that a paragraph of *text* and *level* heads, ``None`` where it heads none.

    Level 0 is the report's title, which no ordinal has; pages give it to the headings of all sections too.
    """
    return section_key(text) if level != 0 or name_of(with_usual_ordinal(text)).kind == "一、" else None


def has_official_number(text: str, key: SectionKey) -> bool:
    """Whether *text* opens with the ordinal that the form gives section *key* (一、 to 六、)."""
    name = name_of(with_usual_ordinal(text))
    return name.kind == "一、" and name.number == _NUMBER_OF[key]


def is_official(text: str, key: SectionKey) -> bool:
    """Whether *text* has the wording that the form, or the statute, gives the title of section *key*."""
    return (core(with_usual_ordinal(text)), key) in _OFFICIAL


def _by_number(name: str, number: int) -> SectionKey | None:
    """Recognise a heading whose wording is new but whose ordinal agrees with what it says."""
    for key, sets in _WORDS.items():
        if _NUMBER_OF[key] != number or len(name) > 40:
            continue
        official = core(next(section.zh for section in _SECTIONS if section.key == key))
        if within(name, official, 2) or any(all(word in name for word in words) for words in sets):
            return key
    return None


_ENDS_A_SENTENCE = re.compile(r"[。；;，,：:！!？?、]$")
_DEPTHS = {"一、": 1, "（一）": 2, "1.": 3, "（1）": 4}
LONGEST_SUBHEADING = 40


def heading_depth(text: str) -> int | None:
    """Return how deep the ordinal of a short line puts it (一、 1, （一） 2, 1. 3, （1） 4); ``None``: no heading."""
    if len(text) > LONGEST_SUBHEADING or _ENDS_A_SENTENCE.search(text.rstrip()):
        return None
    name = name_of(text)
    return _DEPTHS.get(name.kind) if name.core else None
