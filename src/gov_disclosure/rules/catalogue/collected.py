"""Amounts of money in the narrative that were collected in the report year, told from those that were not."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CLAUSE_STOPS = re.compile("[。；;\\n]")
_REACH = 40
# What was waived, due, refunded, unpaid, saved or never charged is no income.
_NOT_COLLECTED = re.compile(
    r"免|减|应收|应缴|应交|未收|未缴|未交|不收|不予收|退|欠|拒|逾期|未按|尚未|预计|拟|标准|通知|节约|节省|取消|停征|降低"
)
_OTHER_YEAR = re.compile(r"上一?年|去年|前年|往年|历年|累计|以前年度|上年度")
_YEAR = re.compile(r"(?:19|20)\d\d年")


def collected(pattern: re.Pattern[str], text: str, year: int | None = None) -> Iterator[re.Match[str]]:
    """
    Yield the matches of *pattern*, an amount with its words, that tell of money collected in the report year.

    Looked at are the words of the clause before the amount and the verb right
    behind it ("…3000元未收取"). *year*: the report year; the amount of another
    year that the clause names is left out.
    """
    for match in pattern.finditer(text):
        stops = [stop.end() for stop in _CLAUSE_STOPS.finditer(text, max(0, match.start() - _REACH), match.start())]
        before = text[stops[-1] if stops else max(0, match.start() - _REACH) : match.end()]
        before = before.rpartition("，")[2] if "，" in match.group() else before
        behind = re.split("[，。；;、\n]", text[match.end() : match.end() + 12])[0]
        own = re.split("[，,]", before)[-1]
        named = {int(found.group()[:4]) for found in _YEAR.finditer(own)}
        if _NOT_COLLECTED.search(own) or _NOT_COLLECTED.search(behind) or _OTHER_YEAR.search(own):
            continue
        if named and year is not None and year not in named:
            continue
        yield match
