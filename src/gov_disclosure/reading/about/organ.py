"""The organ that reports, where no title names it, and the administrative level that its name shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from gov_disclosure.organs.names import ENDS, PLACE_ENDS
from gov_disclosure.script.pinyin import without_pinyin
from gov_disclosure.script.traditional import simplified
from gov_disclosure.script.width import half_width

LONGEST_NAME = 45
_NOT_IN_A_NAME = re.compile(
    r"[。；;！？!?：:，,]|第.条|\d月|\d日|星期|目录|索引|标题|来源|首页|位置|根据|按照|要求|现将|浏览|报告|年报|网站"
    r"|信息公开$|政务公开$|中华人民共和国$"
)
_ENDS_LIKE_AN_ORGAN = re.compile(rf"(?:{ENDS})(?:\(.{{2,20}}\))?$")
_SAYS_WE = re.compile(r"^(?:本|我|其|该|全|各|此|以上|上述)|^(?:街道|办公室|领导小组|单位|社会)$|党委|区委|县委|市委")


def plausible(name: str) -> bool:
    """Whether nothing in *name* forbids that it names an organ."""
    return 2 <= len(name) <= LONGEST_NAME and not _NOT_IN_A_NAME.search(simplified(name))


def ends_like_an_organ(name: str) -> bool:
    """Whether *name* is plausible and ends in a word with which organs and places do."""
    return plausible(name) and _ENDS_LIKE_AN_ORGAN.search(simplified(name)) is not None


_PUBLIC = r"(?:政府信息|政务信息|政务|信息)公开"
_NAME = (
    rf"(?P<organ>(?!度|年|{_PUBLIC})(?:(?!公布|公开|发布|编制|现将|向社会|通知|[转印]发)[^,。;:、《》“”\"\d]){{2,40}}?)"
)
_REPORT = (
    rf"(?:年终|全年)?{_PUBLIC}(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:情况)?的?(?:总结)?(?:报告|年报)"
    r"(?!的?(?:编制|撰写|编写|填报|报送|格式|通知|要求|模板|工作|公布工作|发布工作|指南|专栏|栏目))"
)
_BEGINS = r"(?:^|[,。;:《“\"]|(?:公布|公开|发布|编制|现将|制定|形成|撰写|完成|根据|结合)了?的?)"
_STATED = (
    re.compile(rf"{_BEGINS}{_NAME}(?:\([^)]*\))?(?:关于)?20\d\d年度?的?{_REPORT}"),
    re.compile(rf"{_BEGINS}20\d\d年度?的?{_NAME}(?:\([^)]*\))?{_REPORT}"),
    re.compile(rf"{_BEGINS}{_NAME}(?:\([^)]*\))?{_PUBLIC}(?:工作)?20\d\d年度?(?:工作)?(?:报告|年报)"),
)
"""How a sentence names the report with its organ and year; nothing else in a sentence says whose it is."""
_SAID_OF_PAGE = re.compile(
    r"(?:发布机构|发布机关|公开机构|公开机关|发文机关|发布单位|填报单位|填报机关|报送单位|信息来源|来源)"
    r"[:\t ]+(?P<organ>[^\s:;|【】\[\]]{3,40}?)(?=[\s:;|【】\[\]]|字号|字体|浏览|点击|阅读|访问|打印|分享|发布|作者|$)"
)
_NO_SOURCE = re.compile(r"本站|本网|原创|管理员|未知|转载|网$")


_CALLED = re.compile(r"\((?:以下|下称|简称|下文).*")
_OFFICE_OF_TOWN = re.compile(r"(?<=政府|街道|事处)(?:党政(?:综合)?|党政和?人大|综合)办(?:公室)?$")


def _plain(text: str) -> str:
    return without_pinyin("".join(half_width(text).split()))


def _named(text: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[str]:
    """Yield the organs that *patterns* find, in the printed script."""
    simple = simplified(text)
    for pattern in patterns:
        for found in pattern.finditer(simple):
            name = _whole_name(text[slice(*found.span("organ"))])
            if ends_like_an_organ(name) and not _SAYS_WE.search(simplified(name)):
                yield name


def _whole_name(name: str) -> str:
    """Return *name* without what it is called in short and the office of a town that writes for it."""
    name = _OFFICE_OF_TOWN.sub("", _CALLED.sub("", name))
    return f"{name}政府" if name.endswith("人民") else name  # 人民政府 and 政府信息公开 are printed with one 政府


def organ_in(texts: Iterable[str], title: Callable[[str], str]) -> str:
    """
    Return the organ that *texts* name as the one that reports, ``""`` where none does.

    *title*: tells the organ that the title of a report in 《》 names.
    """
    for text in texts:
        plain = _plain(text)
        for quoted in re.findall(r"《([^《》]{6,60})》", plain):
            name = title(quoted)
            if name and ends_like_an_organ(name) and not _SAYS_WE.search(simplified(name)):
                return name
        for name in _named(plain, _STATED):
            return name
    return ""


def source_in(texts: Iterable[str]) -> str:
    """Return the organ that a line about the page names as its source, ``""`` where none does."""
    for text in texts:
        found = _SAID_OF_PAGE.search(half_width(text)) if len(text) < LONGEST_NAME * 4 else None
        if found and ends_like_an_organ(found["organ"]) and not _NO_SOURCE.search(found["organ"]):
            return found["organ"]
    return ""


_DATE_ALONE = re.compile(r"20\d\d[年./-]\d{1,2}[月./-]\d{1,2}日?|二[〇○零O].{2,3}年.{1,3}月.{1,3}日")
_LAST = 8


def signature(texts: Sequence[str], *, dated: bool) -> str:
    """Return the organ that signs at the end of a report, above a date where *dated*, ``""`` where none does."""
    last = [_plain(text) for text in texts[-_LAST:]]
    for at in range(len(last) - 1, -1, -1):
        name = last[at]
        if not ends_like_an_organ(name) or _SAYS_WE.search(simplified(name)):
            continue
        follows = last[at + 1] if at + 1 < len(last) else ""
        if _DATE_ALONE.fullmatch(follows) or (not dated and at >= len(last) - _LAST // 2):
            return name
    return ""


_NO_PLACES = re.compile(
    r"城乡|城市|都市|市场|市政|市容|社区|园区|地区|城区|辖区|库区|景区|乡村|乡镇|镇村|区域|县域|州际|开发区|高新区"
)
_OF_A_PLACE = re.compile(rf"[\u4e00-\u9fff]{{2,9}}?(?:{PLACE_ENDS})")
_PLACES = re.compile(rf"(?:国家[\u4e00-\u9fff]{{2,6}}总局)?(?:[\u4e00-\u9fff]{{2,9}}?(?:{PLACE_ENDS}))+")
_NEVER_IN_A_NAME = re.compile(
    r"根据|按照|依据|依照|结合|通过|经由?|请与|请向|请联系|联系|致电|咨询|如对|以及|以上|公布|公开|发布|编制|现将|现就|关于|要求|负责|组织|协助|配合|协同|会同|指导"
)
"""Words in a sentence behind which a name may begin; none of them stands in the name of a place."""
_BEFORE_A_NAME = re.compile("年度?|[与和及由向对为将是的请在从被以至到让使给跟同]")
"""Others behind which it may begin, which are also signs of places' names."""
_ANY = re.compile(r"^(?:我|本|全|各|该|此|其|某|有关|相关|上级|下级|当地)")
_MOST_BEFORE = 24
_MOST_NAMES = 30
"""Longer names among which one may still be the others' ending."""


def completed(name: str, texts: Iterable[str]) -> str:
    """
    Return a bare *name* (市场监督管理局) with its place, where *texts* print one longer name that ends in it.

    Where they print two, nobody knows which of them reports, and it stays bare.
    """
    simple = simplified(_plain(name))
    masked = _NO_PLACES.sub("，", simple)
    if not simple or _OF_A_PLACE.match(masked):
        return name
    kind = masked[0] if masked[0] in "省市县区旗州盟镇乡" else ""  # 县水务局 is 青松县水务局
    longer: dict[str, str] = {}
    for text in texts:
        plain = _plain(text)
        same = simplified(plain)
        at = same.find(simple) if len(same) == len(plain) else -1
        while at >= 0:
            size = _size_of_place(same[max(0, at - _MOST_BEFORE) : at] + kind) - len(kind)
            if size > 0:
                longer.setdefault(same[at - size : at + len(simple)], plain[at - size : at + len(simple)])
            at = same.find(simple, at + 1)
    if len(longer) > _MOST_NAMES:
        return name
    whole = [one for one in longer if not any(other != one and other.endswith(one) for other in longer)]
    return longer[whole[0]] if len(whole) == 1 else name


def _size_of_place(before: str) -> int:
    """Return how many of the characters *before* a name are the place that it belongs to, 0 where none is."""
    run = re.search(r"[\u4e00-\u9fff]*$", before)
    text = _NEVER_IN_A_NAME.split(run.group())[-1] if run else ""
    starts = [0, *(found.end() for found in _BEFORE_A_NAME.finditer(text))]
    for start in reversed(starts):
        place = text[start:]
        if _PLACES.fullmatch(place) and not _ANY.match(place):
            return len(place)
    return 0
