"""What the words before a figure say of it besides what it counts: year, stretch of time, whose it is, comparisons."""

from __future__ import annotations

import re

from gov_disclosure.model import Scope
from gov_disclosure.statements.statement import Period

# Each pattern begins with one class of characters, which is searched several times faster than others, or is tried
# only where one of a few characters stands.
_YEAR = re.compile(
    r"[12][09][0-9]{2}年(?:度|底|末|全年)?(?=[，我全共本以收1-9底末]|度|[\u4e00-\u9fff]{0,8}[共累主发公])"
)
_OPENS = frozenset("，。；:(自从至止到中、？！")
_LAST_YEAR = re.compile(r"(?:^|[，。；])(?:去年|上年|上一年)(?!度?(?:结转|转结|未办结|转入|遗留|报告|工作报告))")
_PART = re.compile(
    "[上下一二三四1-4月日平每](?:(?<=[上下])半年|(?<=[一二三四1-4])季度|(?<=[月日平])均(?=[^，。；]*$)|(?<=每)(?:[年月季周]|日(?!头条|新闻|经济|商报)))"
)
_TO_DATE = re.compile(
    r"(?:历年|建站以来|开通以来|开设以来|(?:截[至止](?:目前|[0-9]{4}年)|目前)[^。；]{0,24})累计(?![^。]*全年)"
)
_WHOLE_YEAR = re.compile(r"全年|年度")
_SCOPES = re.compile(
    r"[全各本我局](?:(?P<area>(?<=全)[省市区县州盟旗](?=共|主动|累计|各|在|发布|公开|政府|新|收|办|行政|现有|组织|召开|开展|举办|设|建|上下)|"
    r"(?<=各)(?<![织对向导求由为]各)(?:级|部门|单位|地|县|区|乡|镇|街))|(?P<system>(?<=[全本])系统)|"
    r"(?P<own>(?<=我)[局厅委办院](?![理事])|(?<=本)[局厅委办]|(?<=[本局])机关|(?<=[本我])单位))"
)
_SCOPE_KEYS: dict[str, Scope] = {"area": "whole_area", "system": "whole_system", "own": "own_office"}

_CHANGING = re.compile("[增长加升提涨多新减少降落幅翻]")
_REACH = 14
_CHANGED = re.compile(
    r"(?:同比|环比|(?:较|比|与|和)(?:去年|上年|上一?年度?|前一年|往年|[0-9]{4}年)(?:度)?(?:同期)?(?:相比|比较)?)"
    r"[^，。；]{0,14}?(?:增长|增加|上升|提高|提升|上涨|多|新增|减少|下降|降低|回落|少|增幅|降幅|翻)[^，。；0-9]{0,4}$|"
    r"(?:增长|增加|上升|提高|减少|下降|降低|增幅|降幅|回落)(?:了|约|近|达|为|率)*$"
)
_SHARE = re.compile(r"(?:占|完成)[^，。；]{0,24}$|比例[^，。；]{0,6}$|比重[^，。；]{0,6}$|占比[^，。；]{0,6}$")


def said_year(text: str, start: int, end: int, year: int) -> int:
    """Return the year that the words from *start* to *end* speak of: one that opens a clause, else *year*."""
    for match in reversed([*_YEAR.finditer(text, start, end)]):
        if match.start() == start or text[match.start() - 1] in _OPENS:
            return int(match.group()[:4])
    words = text[start:end]
    return year - 1 if ("上" in words or "去年" in words) and _LAST_YEAR.search(words) else year


def said_period(text: str, start: int, since: int, end: int) -> Period:
    """Return whether a figure is of the whole year; *since*: where the words since the last figure begin."""
    words = text[start:end]
    if "累计" in words and _TO_DATE.search(words) is not None and _WHOLE_YEAR.search(words) is None:
        return "to_date"
    part = any(not _of_another_clause(match, text, end) for match in _PART.finditer(text, since, end))
    return "part" if part else "year"


def _of_another_clause(match: re.Match[str], text: str, end: int) -> bool:
    """Whether 每日 and its like say how often something else is done ("保持每日更新，共发布6条")."""
    return match.group().startswith("每") and text.find("，", match.end(), end) >= 0


def said_scope(text: str, start: int, end: int, scope: Scope | None) -> Scope | None:
    """Return whose figures the sentence gives, *scope* where it does not say so."""
    found: Scope | None = scope
    for match in _SCOPES.finditer(text, start, end):
        found = _SCOPE_KEYS[match.lastgroup or ""]
    return found


_PLANNED = re.compile(
    r"(?<![一-鿿])(?:下一?步|下一阶段|今后|明年)|力争|争取(?=达到|实现|突破|使|在20)|"
    r"(?<!按)(?<!照)(?<!年度)(?<!工作)计划(?:于|在|组织|开展|举办|新建|新增|建设|培训)|"
    r"拟(?:于|组织|开展|举办)|预计(?:将|于|全年)|将(?:继续|进一步|持续(?!更新的)|不断|着力|努力)"
)
_NOW_DONE = re.compile(
    r"(?:20\d\d年|今年|本年度?|全年|去年|上年)[^。]{0,20}?(?:已|共|累计|组织|开展|召开|举办|发布|公开|完成)"
)


def is_planned(text: str, start: int, end: int, year: int) -> bool:
    """
    Return whether the words from *start* to *end*, in a report of *year*, speak of what is yet to be done.

    A paragraph that begins with 下一步 goes on with it, until a sentence tells of a year.
    """
    if f"{year + 1}年" in text[start:end] and "将" in text[start:end]:
        return True
    if _PLANNED.search(text, start, end) is not None:
        return True
    opening = _PLANNED.match(text)
    return opening is not None and start > 0 and _NOW_DONE.search(text, start, end) is None


def is_change(words: str) -> bool:
    """Whether a figure behind *words* compares with another year."""
    near = _CHANGING.search(words, max(0, len(words) - _REACH))
    return near is not None and _CHANGED.search(words) is not None


def is_share(words: str) -> bool:
    """Whether a percentage behind *words* is a share of something."""
    return _SHARE.search(words) is not None
