"""Amounts of money in the narrative that were collected in the report year, told from those that were not."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SENTENCE_STOPS = re.compile("[。；;\\n]")
_CLAUSE_STOPS = re.compile("[，,。；;\\n]")
_ENDS = re.compile("[、较比]")
"""Where what is said of an amount itself ends, in its clause: before the next of a list, before a comparison."""
_REACH, _REACH_BEHIND = 40, 12
# What was waived, due, refunded, unpaid, saved or never charged is no income.
_NOT_COLLECTED = re.compile(
    r"免|减|应收|应缴|应交|未收|未缴|未交|不收|不予收|没有收|退|欠|拒|逾期|未按|尚未|预计|拟|通知|节约|节省|取消|停征|降低"
    r"|标准(?!.{0,6}收)"
)
_TAKEN_BACK = re.compile(
    r"免[收除予征缴交]|减免|未收|未缴|未交|未支付|没有收|不再收|未实际|退还|退回|退费|退款|拒缴|逾期|撤回|放弃|(?<!无)欠[缴费]"
)
_ANOTHER_AMOUNT = re.compile(r"\d|^(?:余|其余|其他|另|剩余)")
_OTHER_YEAR = re.compile(r"上一?年|去年|前年|往年|历年|累计|以前年度|上年度|以来|期间")
_YEAR = re.compile(r"(?:19|20)\d\d年")


def collected(pattern: re.Pattern[str], text: str, year: int | None = None) -> Iterator[re.Match[str]]:
    """
    Yield the matches of *pattern*, an amount with its words, that tell of money collected in the report year.

    Looked at are the words of the clause before the amount, the verb right
    behind it ("…3000元未收取"), and the clauses that follow in its sentence
    ("…3000元，申请人逾期未缴费"), up to one with an amount of its own. *year*:
    the report year; the amount of another year that the clause names is left out.
    """
    for match in pattern.finditer(text):
        before = _CLAUSE_STOPS.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
        own = before + match.group()
        named = {int(found.group()[:4]) for found in _YEAR.finditer(own)}
        if _NOT_COLLECTED.search(own) or _OTHER_YEAR.search(own) or taken_back(text[match.end() :]):
            continue
        if named and year is not None and year not in named:
            continue
        yield match


def taken_back(behind: str, *, in_part: bool = False) -> bool:
    """
    Whether the rest of the sentence behind an amount says that it was not collected after all.

    Args:
        behind: the text behind the amount.
        in_part: whether a part that was not collected ("…3000元，退还500元") counts too.

    """
    first, *rest = _CLAUSE_STOPS.split(_SENTENCE_STOPS.split(behind[:_REACH])[0])
    if _NOT_COLLECTED.search(_ENDS.split(first)[0][:_REACH_BEHIND]):
        return True
    for clause in rest:
        another = _ANOTHER_AMOUNT.search(clause) is not None
        if (in_part or not another) and _TAKEN_BACK.search(clause):
            return True
        if another:
            return False
    return False
