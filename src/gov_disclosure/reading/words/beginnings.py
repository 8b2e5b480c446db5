"""Whether a text is the beginning of a label of the form: what words of a page are put together by."""

from __future__ import annotations

import re

from gov_disclosure import forms
from gov_disclosure.reading.words.labels import VOCABULARY
from gov_disclosure.reading.words.normalise import flat

_FEW_SIGNS = 2
"""Brackets and commas with which a label may begin; further on, no more of them than characters."""
_NOISE = re.compile(r"[\W_]+")
_ORDINAL = re.compile(r"[一二三四五六七八九十\d]{0,3}")


def begins_label(text: str) -> bool:
    """Whether some label begins with *text*, whatever its ordinal."""
    plain = _NOISE.sub("", flat(text))
    ordinal = _ORDINAL.match(plain)
    if len(text) > len(plain) + max(_FEW_SIGNS, len(plain)):
        return False
    return any(plain[at:] in _BEGINNINGS for at in range((ordinal.end() if ordinal else 0) + 1))


def _beginnings() -> frozenset[str]:
    headings = [block.zh for edition in forms.EDITIONS for block in forms.for_edition(edition).disclosure_blocks]
    texts = [*VOCABULARY, *(_NOISE.sub("", flat(heading)) for heading in headings)]
    return frozenset(text[:at] for text in texts for at in range(len(text)))


_BEGINNINGS = _beginnings()
