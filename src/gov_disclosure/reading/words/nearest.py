"""
Which label of the form a mistyped one is: the one it resembles, under the same ordinal.

``2.其他法律行政止公开`` has 86 of 100 points of likeness with
``2.其他法律行政法规禁止公开`` and 36 with the next label. Labels that resemble each
other but say something else (上年制发件数 and 本年制发件数) are told by the words
that tell them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

from gov_disclosure.reading.words.normalise import Name, name_of

LEAST = 80
"""Points of likeness, of 100, from which a label is a mistyped other."""

_TELLING = re.compile(
    r"[本上下去前次今当历各]一?年|累计|其中|同比|环比|[不未没非无]|予以|制发|废止|制作|公开(?=数|总)|维持|纠正"
)
"""Words that no typing error puts or leaves out: with another of them, a label says something else."""


def nearest(text: str, labels: Mapping[str, str]) -> str | None:
    """
    Return the key of that one of *labels* which *text* is with typing errors, ``None`` where it is none or not certain.

    Args:
        text: a label as printed.
        labels: key to label as the form has it.

    """
    name = name_of(text)
    near = {key for key, label in labels.items() if _is_near(name, name_of(label))}
    return near.pop() if len(near) == 1 else None


def resembles(text: str, labels: Iterable[str]) -> bool:
    """Whether *text* may be one of *labels* with typing errors."""
    return any(_is_near(name_of(text), name_of(label)) for label in labels)


def _is_near(printed: Name, official: Name) -> bool:
    if printed.kind and (printed.kind, printed.number) != (official.kind, official.number):
        return False
    if fuzz.ratio(printed.core, official.core, score_cutoff=LEAST) < LEAST:
        return False
    return _TELLING.findall(printed.core) == _TELLING.findall(official.core)
