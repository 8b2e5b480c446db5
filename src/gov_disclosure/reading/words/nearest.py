"""
Which label of the form a mistyped one is: the one it resembles, under the same ordinal.

``2.其他法律行政止公开`` has 86 of 100 points of likeness with
``2.其他法律行政法规禁止公开`` and 36 with the next label. In short labels one slip
costs more points (``行政许司``: 75), so that a single character dropped, doubled,
swapped with the next or replaced is enough. Labels that resemble each other
but say something else (上年制发件数 and 本年制发件数) are told by the words that
tell them: a slip may spoil such a word, and never puts in another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

from gov_disclosure.reading.words.normalise import Name, flat, name_of, one_slip

LEAST = 80
"""Points of likeness, of 100, from which a label is a mistyped other."""
_SHORT = 3
"""Characters up to which a label with one slip may be any word: 规章, 其他, 总计, 自然人."""

_TELLING = re.compile(
    r"[本上下去前次今当历各]一?年|累计|其中|同比|环比|[不未没非无]|予以|制发|废止|制作|公开(?=数|总)|维持|纠正"
    r"|处[分理]|[小统会预]计|减免|退[费还]|应[收缴征]|实[收缴]|(?:19|20)\d\d"
)
"""Words that no typing error puts in: with another of them, a label says something else."""


_ANOTHER = re.compile(r"[上下去前次历各往]一?年|[上下]半年|季度|累计|其中|[同环]比|同期|增减|减免|退[费还]|应[收缴征]")
_LONGEST_NAME = 30
"""Characters of a column's name; what is longer explains it."""


def speaks_of_another(text: str) -> bool:
    """Whether *text*, which names no column of the form, speaks of another year or another measure than it would."""
    return len(text) <= _LONGEST_NAME and _ANOTHER.search(flat(text)) is not None


def nearest(text: str, labels: Mapping[str, str], *, in_place: bool = False) -> str | None:
    """
    Return what that one of *labels* names which *text* is with typing errors, ``None`` where it is none or not certain.

    Args:
        text: a label as printed.
        labels: label as the form has it to the key of what it names; a key may have several.
        in_place: whether *text* stands where just one of *labels* is due, so that a slip in a label of two or
            three characters leaves no doubt.

    """
    name = name_of(text)
    near = [(label, key) for label, key in labels.items() if _is_near(name, name_of(label), in_place)]
    slips = [(label, key) for label, key in near if one_slip(name.core, name_of(label).core)]
    keys = {key for _, key in slips or near}
    return keys.pop() if len(keys) == 1 else None


def resembles(text: str, labels: Iterable[str]) -> bool:
    """Whether *text* may be one of *labels* with typing errors."""
    return any(_is_near(name_of(text), name_of(label), in_place=False) for label in labels)


def _is_near(printed: Name, official: Name, in_place: bool) -> bool:
    ordinal = (printed.kind, printed.number) == (official.kind, official.number)
    if printed.kind and not ordinal:
        return False
    said, due = _told_by(printed.core), _told_by(official.core)
    if fuzz.ratio(printed.core, official.core, score_cutoff=LEAST) >= LEAST and said == due:
        return True
    certain = in_place or len(official.core) > _SHORT or bool(printed.kind and ordinal)
    return certain and set(said) <= set(due) and one_slip(printed.core, official.core)


def _told_by(label: str) -> list[str]:
    return [word.replace("一", "") for word in _TELLING.findall(label)]
