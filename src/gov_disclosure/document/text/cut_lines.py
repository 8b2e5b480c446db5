"""Lines of text that was cut to a width, as text taken from a PDF is: which of them go on in the next one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from gov_disclosure.figures import value_like

_SENTENCE_END = re.compile(r"[。！？!?；;：:…]$")
_CLOSES = re.compile(r"[”）)》】\]]$")
OPENS = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．)）]|第[一二三四五六七八九十]+|[#\-*>]|附)"
)
_ENDS_A_TITLE = re.compile(r"(?:报告|年报|報告|年報)\s*$")
_WAY_TO_THE_PAGE = re.compile(r"[>»›→].*[>»›→]|^\s*[>»›→]")
FIGURE = re.compile(r"[+\-－]?[\d０-９][\d０-９.,，]*(?:元|万元|亿元)?|[/\-—]+")
_FIELD = re.compile(r"(?:^|\s)[一-鿿]{1,8}[：:]\s*[^\s：:]")
"""How a field of the line that describes a page begins: 发布机构：…; several of them are no text that was cut."""
_LONGEST_WORD = 12
_LEAST = 30
"""Characters from which a line that ends in no punctuation is taken for one that was cut to a width."""
_LEAST_OF_MANY = 24
"""The same where many lines are as wide: official papers have 28 characters on a line."""
_MANY = 6
_RAGGED = 12
"""How much wider than another one a line of text cut to a width can be, in widths of Latin letters."""
_WIDER = 3
"""Of text cut to a width, at least so many times more lines are as wide as the widest than are wider still."""


class CutLines:
    """The lines of one text, which know how wide the text was cut."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._widths = sorted(_width(line.strip()) for line in lines)

    def continues(self, above: str, text: str, *, first: bool) -> bool:
        """
        Whether the line *text* clearly goes on with the one *above*: that is full and ends inside a sentence.

        *first*: whether *above* begins its paragraph, so that it can be a title.
        """
        full = above.strip()
        if len(full) < _LEAST_OF_MANY or _SENTENCE_END.search(full) or OPENS.match(text) or text[:1] in " \t\u3000":
            return False
        if full.startswith("#") or _ends_in_a_gap(full) or _is_figures(text) or _WAY_TO_THE_PAGE.search(full):
            return False
        if (first and _ENDS_A_TITLE.search(full)) or len(_FIELD.findall(full)) > 1:
            return False
        return _width(text.strip()) <= _width(full) + _RAGGED and self._is_full(full)

    def _is_full(self, line: str) -> bool:
        """Whether *line* fills the width to which the text was cut."""
        wide = _width(line)
        wider = len(self._widths) - bisect_right(self._widths, wide + _RAGGED)
        as_wide = len(self._widths) - wider - bisect_left(self._widths, wide - _RAGGED)
        if wider * _WIDER > as_wide:
            return False
        return as_wide >= _MANY or (len(line) >= _LEAST and not _CLOSES.search(line))


def _ends_in_a_gap(text: str) -> bool:
    """Whether a word set off by a gap ends a line: the line is a row of a table, not text cut to a width."""
    word = text.rsplit(maxsplit=1)[-1]
    return len(word) <= _LONGEST_WORD and text[: -len(word)][-2:].isspace() and len(text) > len(word) + 1


def _is_figures(text: str) -> bool:
    """Whether most words of a line are figures or stand for one: it is a row of a table."""
    words = text.split()
    return sum(value_like(word) or FIGURE.fullmatch(word) is not None for word in words) * 2 > len(words)


def _width(text: str) -> int:
    """Return how wide *text* stands, a Chinese character twice a Latin one: so many bytes as it has in GBK."""
    return len(text) if text.isascii() else len(text.encode("gbk", "replace"))
