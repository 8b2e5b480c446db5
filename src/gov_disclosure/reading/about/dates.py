"""Dates in the text of a report: the statistical period, the day of publication."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from gov_disclosure.errors import FieldValueError
from gov_disclosure.model import Period
from gov_disclosure.reading.words.normalise import flat
from gov_disclosure.reading.words.years import year_written

_YEAR, _MONTH, _DAY = r"(?:19|20)\d\d", r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_DATE = rf"(?P<{{0}}y>{_YEAR})[年./-](?P<{{0}}m>{_MONTH})[月./-](?P<{{0}}d>{_DAY})[日号]?"
_END = rf"(?:(?P<by>{_YEAR})[年./-]|当年|同年|本年)?(?P<bm>{_MONTH})[月./-](?P<bd>{_DAY})[日号]?"
_PERIOD = re.compile(_DATE.format("a") + r"(?:零时|0时|开始|始)?起?[,，]?(?:至|到|[—–~～―-])+" + _END)
_ABOUT = re.compile(r"统计|期限|时限|周期|数据|时间为|起止|自|涵盖")
_OTHER_ACTS = re.findall(
    "..",
    "统计数据核定截止截至采集抓取爬取收录下载访问浏览打印保存导出检索查询当前系统现在北京登录受理办理会议生效废止失效有效实施施行执行到期审核填报填表",
)
"""What else than publication a page gives the time of."""
_PUBLISHED_AT = (
    r"(?:(?:发布|公开|公布|发文|成文|生成|发表|更新|提供)(?:日期|时间)(?:/有效期)?|发布于|^日期"
    rf"|^时间|{''.join(f'(?<!{act})' for act in _OTHER_ACTS)}(?:时间|日期)(?=:))[:|]*"
)
_TIME = ("时间", "日期", "发布于")
"""What any of the words for it has: to look for that is cheaper."""
_PUBLISHED = re.compile(_PUBLISHED_AT + _DATE.format("a"))
_SAYS_WHEN = re.compile(f"{_PUBLISHED_AT}$")
_ENDS_A_TITLE = re.compile(r"(?:报告|年报)\(?" + _DATE.format("a") + r"\)?(?:[0-2]?\d:[0-5]\d.*)?$")
_BEGINS_WITH_TIME = re.compile(
    _DATE.format("a") + r"(?:[0-2]?\d:[0-5]\d|(?:信息|文章)?来源:|作者:|浏览|访问|点击|阅读)"
)
_HAS_YEAR = re.compile(r"[12]\W*[09]\W*\d\W*\d\W*\D\W*\d")
_ALONE = re.compile(_DATE.format("a"))


def _may_have_date(text: str) -> bool:
    """Whether *text* can hold a date with its year: to look for that is cheaper than to normalise the text."""
    return _HAS_YEAR.search(text) is not None or "０" in text or "９" in text


def period_in(texts: Iterable[str]) -> Period | None:
    """Return the first statistical period stated in *texts*, ``None`` where none is."""
    for text in texts:
        if not _may_have_date(text):
            continue
        plain = flat(text)
        for found in _PERIOD.finditer(plain):
            before = plain[max(0, found.start() - 40) : found.end() + 12]
            period = _period(found) if _ABOUT.search(before) else None
            if period is not None:
                return period
    return None


# Pages lose digits and signs of dates: 202111日起至20211230日, 从202111日到1231日.
_CUT_PERIOD = re.compile(
    r"(?<!\d)(?P<y>20\d\d)年?0?1月?0?1日?(?:零时|0时)?(?:开始)?起?(?:至|到|[-—–~～]+)(?:(?P=y)年?|当年|同年)?12月?3[01]日?(?!\d)"
)
_UP_TO = re.compile(r"(?:截[至止]?(?:日期)?[为到至]?|数据.{0,12})(?P<y>20\d\d)年12月3[01]日")


def year_of_period(texts: Iterable[str]) -> int | None:
    """Return the year of a statistical period in *texts*, even with digits lost; ``None`` where none is certain."""
    plains = [flat(text) for text in texts if "20" in text]
    for pattern in (_CUT_PERIOD, _UP_TO):
        for plain in plains:
            for found in pattern.finditer(plain):
                if _ABOUT.search(plain[max(0, found.start() - 40) : found.end() + 12]) or pattern is _UP_TO:
                    return int(found["y"])
    return None


_REPORTED = re.compile(r"(?P<y>20\d\d)年度?(?:的|全年)?(?:政府信息|政务信息|政务|信息)公开(?!条例|工作要点|重点)")
_YEAR_NAMED = re.compile(r"(?<!\d)(20[0-4]\d)年(?!政务公开工作要点|政务公开重点)")
_YEAR_WRITTEN = re.compile(r"(?<![〇○零一二三四五六七八九])二[〇○零][一二三四][〇○零一二三四五六七八九](?=年)")


def year_reported(texts: Iterable[str]) -> int | None:
    """Return the year of whose disclosure work *texts* speak most (2023年政府信息公开…), ``None`` where of none."""
    return _most(int(found["y"]) for text in texts for found in _REPORTED.finditer(flat(text)))


def year_named(texts: Iterable[str]) -> int | None:
    """Return the year that *texts* name most, ``None`` where they name none."""
    return _most(int(year) for text in texts for year in _YEAR_NAMED.findall(_in_digits(flat(text))))


def _in_digits(text: str) -> str:
    """Return *text* with its years in Chinese numerals (二〇二三年) in digits."""
    return _YEAR_WRITTEN.sub(lambda found: str(year_written(found[0])), text)


def _most(years: Iterable[int]) -> int | None:
    counts = Counter(years)
    return min(counts, key=lambda year: (-counts[year], -year)) if counts else None


def _period(found: re.Match[str]) -> Period | None:
    start = _date(found["ay"], found["am"], found["ad"])
    end = _date(found["by"] or found["ay"], found["bm"], found["bd"])
    if start is None or end is None:
        return None
    try:
        return Period(start=start, end=end)
    except FieldValueError:
        return None


def published_in(texts: Iterable[str]) -> date | None:
    """
    Return the day of publication that one of *texts* names as such, ``None`` where none does.

    The date may stand in the text behind the words for it (发布时间：), or, at
    the beginning of a line, before the time of day or what else a page says of
    itself (来源：).
    """
    return next((_day(found) for found, drawn_up in _days_named(texts) if not drawn_up), None)


def drawn_up_in(texts: Iterable[str]) -> date | None:
    """Return the day that one of *texts* names as that of the paper itself (成文日期), ``None`` where none does."""
    return next((_day(found) for found, drawn_up in _days_named(texts) if drawn_up), None)


def _days_named(texts: Iterable[str]) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield the days that *texts* name, each with whether it is that of the paper rather than of its publication."""
    label = ""
    for text in texts:
        if len(text) > _LONGEST_REMARK:
            label = ""
            continue
        if not _may_have_date(text):
            label = flat(text) if len(text) < _LONGEST_LABEL else ""
            continue
        plain = flat(text)
        for found in _PUBLISHED.finditer(plain) if any(word in plain for word in _TIME) else ():
            yield found, _DRAWN_UP.match(found.group()) is not None
        if other := _BEGINS_WITH_TIME.match(plain) or _ENDS_A_TITLE.search(plain):
            yield other, False
        if label and _SAYS_WHEN.search(label) and (alone := _ALONE.match(plain)):
            yield alone, _DRAWN_UP.search(label) is not None
        label = ""


_DRAWN_UP = re.compile(r"(?:发文|成文|生成|更新)(?:日期|时间)")


def _day(found: re.Match[str]) -> date | None:
    return _date(found["ay"], found["am"], found["ad"])


_LONGEST_REMARK, _LONGEST_LABEL = 200, 12


def date_alone(text: str) -> date | None:
    """Return the date that is all *text* says, as under a signature."""
    found = _ALONE.fullmatch(flat(text).strip("•·()")) if len(text) < 30 and _may_have_date(text) else None
    return _date(found["ay"], found["am"], found["ad"]) if found else None


def iso_date(text: str | None) -> date | None:
    """Return the date of an ISO text, ``None`` where it is none."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
