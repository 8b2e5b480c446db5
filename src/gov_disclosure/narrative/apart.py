"""Counts that stand apart from what they count: "予以公开、部分公开分别为48件和17件"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gov_disclosure.figures.prose import Figure
from gov_disclosure.narrative.phrases import outcome_labels

_APART = re.compile("(?P<labels>[^，。；:0-9]{4,120}?)分别(?:为|是|有|达)?$")
_AND = re.compile("[、和及与]")
_BETWEEN = re.compile("[、和及，]")


def told_apart(text: str, found: Sequence[Figure], year: int) -> list[str] | None:
    """
    Return for each figure of the clause *text* the words for what it counts, ``None`` where they are not told apart.

    They are only where there are as many words as figures, and each names what
    became of requests in a report of *year*.
    """
    if len(found) < 2 or "分别" not in text:
        return None
    match = _APART.search(text, 0, found[0].start)
    if match is None or any(_BETWEEN.fullmatch(text, one.end, other.start) is None for one, other in pairwise(found)):
        return None
    words, labels = _AND.split(match["labels"]), outcome_labels(year)
    known = len(words) == len(found) and all(labels.find_before(word) is not None for word in words)
    return words if known else None
