"""What the words before a figure say of it besides what it counts: year, stretch of time, whose it is, comparisons."""

from __future__ import annotations

import re

from attrs import define

from gov_disclosure.model import Scope
from gov_disclosure.statements.statement import Period

# Each pattern begins with one class of characters, which is searched several times faster than others, or is tried
# only where one of a few characters stands.
_YEAR = re.compile(
    r"[12][09][0-9]{2}年(?:度|底|末|全年)?(?=[，我全共本以收1-9底末]|度|为(?![民了])|[\u4e00-\u9fff]{0,8}[共累主发公])"
)
_OPENS = frozenset("，。；:(自从至止到中、？！")
_LAST_YEAR = re.compile(
    r"[去上](?<![^，。；！？].)(?:(?<=去)年|(?<=上)一?年)(?!度?(?:结转|转结|未办结|转入|遗留|报告|工作报告))"
)
_PART = re.compile(
    "[上下一二三四1-4月日平每](?:(?<=[上下])半年|(?<=[一二三四1-4])季度|(?<=[月日平])均(?=[^，。；]*$)|(?<=每)(?:[年月季周]|日(?!头条|新闻|经济|商报)))"
)
_MONTHS = re.compile(
    "(?<![0-9])(?P<first>1[0-2]|[1-9])(?:月份?)?(?:[-—–~～]{1,2}|[至到])(?:[0-9]{4}年)?(?P<last>1[0-2]|[1-9])月"
)
_OF_ONE_YEAR = re.compile("[0-9本今当](?:(?<=[0-9]{4})|(?<![0-9]))年|[，中]新增")
_TO_DATE = re.compile(r"(?:历年|建站以来|开通以来|开设以来|(?:截[至止](?:目前|[0-9]{4}年)|目前)[^。；]{0,24})累计")
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
    r"(?:增长|增加|上升|提高|减少|下降|降低|增幅|降幅|回落)(?:了|约|近|达|为|率)*$|^(?:多|少)了?$"
)
_BASE = re.compile(
    r"(?:比|较|与|和|同|由|从)(?:去年|上年|上一?年度?|前一年|[0-9]{4}年)(?:度|同期)*的?"
    r"(?!相同|一样|一致|持平|相当|相比)[^，。；0-9]{0,4}$"
)
_TURNS = r"(?:增|升|上升|提|扩|减|压减|降|下降|整合|归并|合并|精简)[^，。；0-9]{0,3}[至到为成]"
_BEGINS = re.compile(rf"[^，。；0-9]{{0,4}}{_TURNS}(?:约|近)?[0-9]")
_TURNED = re.compile(rf"(?:由|从)[^由从，。；]{{1,16}}{_TURNS}(?:约|近)?$")
_SHARE = re.compile(r"(?:占|完成)[^，。；]{0,24}$|比例[^，。；]{0,6}$|比重[^，。；]{0,6}$|占比[^，。；]{0,6}$")

_OVERLAP = 40
"""More characters than any pattern of this module spans: so far back a stretch is looked at again."""


@define
class Heard:
    """
    What the words of one sentence have said up to a figure.

    Each stretch of words is looked at once, however many figures the sentence
    has. ``text``: the paragraph; ``start``: where the sentence begins;
    ``report_year``: the year of the report. ``year`` and ``scope`` begin with
    what the report says of itself.
    """

    text: str
    start: int
    report_year: int
    year: int
    scope: Scope | None
    _end: int = 0
    _opened: bool = False
    _to_date: bool = False

    def hear(self, end: int) -> None:
        """Take note of the words up to *end*, which is never before where it was last time."""
        since = max(self.start, self._end)
        if end <= since:
            return
        begin = max(self.start, since - _OVERLAP)
        if self.text.find("年", begin, end) >= 0:
            self._hear_year(begin, end)
        for match in _SCOPES.finditer(self.text, begin, end):
            self.scope = _SCOPE_KEYS[match.lastgroup or ""]
        if not self._to_date and self.text.find("累计", begin, end) >= 0:
            self._to_date = _TO_DATE.search(self.text, begin, end) is not None
        self._end = end

    def _hear_year(self, begin: int, end: int) -> None:
        """Hear of a year that opens a clause; the last one holds, and any goes before 去年."""
        for match in _YEAR.finditer(self.text, begin, end):
            if match.start() == self.start or self.text[match.start() - 1] in _OPENS:
                self.year, self._opened = int(match.group()[:4]), True
        if not self._opened and _LAST_YEAR.search(self.text, begin, end) is not None:
            self.year = self.report_year - 1

    def period(self, since: int, end: int) -> Period:
        """Return whether the figure at *end* is of the whole year; *since*: where the words before it begin."""
        if self._to_date and not self._of_one_year(since, end):
            return "to_date"
        if self.text.find("月", since, end) >= 0 and _of_some_months(self.text, since, end):
            return "part"
        for match in _PART.finditer(self.text, since, end):
            if not _of_another_clause(match, self.text, end):
                return "part"
        return "year"

    def _of_one_year(self, since: int, end: int) -> bool:
        """Whether a figure behind 累计 is of the year all the same ("累计公开信息90条，其中本年新增9条")."""
        behind = max(since, self.text.rfind("累计", self.start, end))
        return (
            _WHOLE_YEAR.search(self.text, self.start, end) is not None
            or _OF_ONE_YEAR.search(self.text, behind, end) is not None
        )


def _of_some_months(text: str, since: int, end: int) -> bool:
    """Whether months are named from the place *since* on, and not all twelve."""
    return any(match.group("first", "last") != ("1", "12") for match in _MONTHS.finditer(text, since, end))


def _of_another_clause(match: re.Match[str], text: str, end: int) -> bool:
    """Whether 每日 and its like say how often something else is done ("保持每日更新，共发布6条")."""
    return match.group().startswith("每") and text.find("，", match.end(), end) >= 0


def is_change(words: str) -> bool:
    """Whether a figure behind *words* compares with another year."""
    near = _CHANGING.search(words, max(0, len(words) - _REACH))
    return near is not None and _CHANGED.search(words) is not None


def is_base(words: str) -> bool:
    """Whether a figure behind *words* is what another year is compared with ("比上年260条增长23%")."""
    return "年" in words and _BASE.search(words) is not None


def begins_change(text: str, start: int, end: int) -> bool:
    """Whether the figure from *start* to *end* is what a change begins with ("由9个整合为4个")."""
    return text.startswith(("由", "从"), start - 1) and _BEGINS.match(text, end) is not None


def before_change(label: str) -> str:
    """Return *label* up to where a change to its figure begins ("账号由9个整合为")."""
    return _TURNED.sub("", label) if label.endswith(("至", "到", "为", "成", "约", "近")) else label


def is_share(words: str) -> bool:
    """Whether a percentage behind *words* is a share of something."""
    return _SHARE.search(words) is not None
