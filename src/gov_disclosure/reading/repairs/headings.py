"""Headings of the six sections that share a line with their text, or stand below their ordinals: one line each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import evolve

from gov_disclosure import forms
from gov_disclosure.document import Block, Paragraph
from gov_disclosure.reading.words.headings import LONGEST_HEADING, section_key
from gov_disclosure.script.traditional import simplified

_ORDINAL = (
    r"\s*(?:第\s*[一二三四五六七八九十\d]{1,2}\s*(?:章|部\s*分|节)[、.．:：\s]*"
    r"|[一二三四五六七八九十壹贰叁肆伍陆ⅠⅡⅢⅣⅤⅥ]\s*[、.．,，:：\s]\s*)"
)
_ORDINAL_ALONE = re.compile(r"\s*(?:第\s*[一二三四五六七八]\s*(?:章|部\s*分)|[一二三四五六七八]\s*[、.．])\s*")


def _loosely(wording: str) -> str:
    """Return a pattern for *wording* with blanks anywhere and any sign for 、."""
    return r"\s*".join("[、，,和及与]?" if char == "、" else char for char in wording)


_WORDINGS = sorted(
    {
        wording
        for edition in forms.EDITIONS
        for section in forms.for_edition(edition).sections
        for wording in (section.zh, *section.also)
    },
    key=len,
    reverse=True,
)
_HEADED = re.compile(rf"{_ORDINAL}(?:{'|'.join(map(_loosely, _WORDINGS))})")
_GAP = re.compile(r"[\s:：.。—–-]+")
_GOES_ON = re.compile(r"[及和与的表、,，/》”\"）)]|如下")
"""How a longer title goes on where the official one ends."""
_SENTENCE = re.compile(r"[。；，,;]")
_IN_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
_HAN = re.compile("[\u4e00-\u9fff]")
_LEAST = 10
"""Characters of a text that follows its heading without any sign between."""


def whole_headings(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield *blocks* with each statutory heading in a paragraph of its own, together with its ordinal."""
    ordinal: Paragraph | None = None
    for block in blocks:
        if ordinal is not None:
            if isinstance(block, Paragraph) and _is_heading(ordinal.text.strip() + block.text):
                yield from _apart(evolve(block, text=ordinal.text.strip() + block.text.strip()))
                ordinal = None
                continue
            yield ordinal
            ordinal = None
        if not isinstance(block, Paragraph):
            yield block
        elif _ORDINAL_ALONE.fullmatch(block.text):
            ordinal = block
        else:
            yield from _apart(block)
    if ordinal is not None:
        yield ordinal


def _is_heading(text: str) -> bool:
    return (len(text) <= LONGEST_HEADING and section_key(text) is not None) or _end_of_heading(text) is not None


def _apart(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield the heading and the text that *paragraph* holds, or the paragraph as it is."""
    end = _end_of_heading(paragraph.text)
    if end is None:
        yield paragraph
        return
    yield evolve(paragraph, text=paragraph.text[:end].strip())
    gap = _GAP.match(paragraph.text, end)
    yield evolve(paragraph, text=paragraph.text[gap.end() if gap else end :].strip(), level=None)


def _end_of_heading(text: str) -> int | None:
    """Return where the text behind an official heading begins; ``None`` where there is no heading, or no text."""
    plain = simplified(text)
    found = _HEADED.match(plain) if len(plain) == len(text) else None
    if found is None:
        return None
    gap = _GAP.match(plain, found.end())
    body = plain[gap.end() if gap else found.end() :].strip()
    if not _HAN.search(body) or _HEADED.match(body) or _IN_BRACKETS.fullmatch(body):
        return None  # the number of its page, the next heading of a list of contents, a unit
    if gap is None and (len(body) < _LEAST or _GOES_ON.match(body) or not _SENTENCE.search(body)):
        return None
    return found.end()
