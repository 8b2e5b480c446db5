"""What a figure counts where the phrase beside it does not say all: other things with it, or items on the matter."""

from __future__ import annotations

import re

from gov_disclosure.statements import lookup
from gov_disclosure.statements.lookup import Match

_JOINED = re.compile("[^，。；]{2,}(?:及|和|与|、)(?:其|相关|有关|政策|文件)*$")
_INTERPRETING = re.compile("解读|图|视频|音频|动漫|动画|问答|专家|文字")


def counted_together(near: Match, label: str) -> str:
    """Return what a figure counts together with what *near* means ("文件及解读信息82条"), or nothing."""
    if "together" not in near.key.traits:
        return ""
    before = _JOINED.search(label, 0, near.start)
    return "" if before is None else before.group()


def counts_items(near: Match, label: str, unit: str) -> bool:
    """Whether items of information on what *near* means are counted ("建议提案办理信息10条")."""
    return "subject_of_items" in near.key.traits and unit == "条" and label.endswith(("信息", "情况"))


def bare_noun(near: Match) -> bool:
    """Whether a weak phrase is a noun ("信息"), not a mere word for publishing."""
    return lookup.PUBLISH.fullmatch(near.phrase) is None and near.phrase not in ("主动公开", "信息公开", "政府信息公开")


def of_interpretations(words: str) -> bool:
    """Whether *words* name interpretations, so that the figure counts several forms of them together."""
    return _INTERPRETING.search(words) is not None
