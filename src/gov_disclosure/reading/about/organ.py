"""The organ that reports, where no title names it, and the administrative level that its name shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from gov_disclosure.model import Level
from gov_disclosure.reading.words.normalise import half_width, without_pinyin
from gov_disclosure.script.traditional import simplified

LONGEST_NAME = 45
_NOT_IN_A_NAME = re.compile(
    r"[。；;！？!?：:，,]|第.条|\d月|\d日|星期|目录|索引|标题|来源|首页|位置|根据|按照|要求|现将|浏览|报告|年报|网站"
    r"|信息公开$|政务公开$|中华人民共和国$"
)
_ENDS_LIKE_AN_ORGAN = re.compile(
    r"(?:政府|局|委|会|室|办|厅|处|中心|院|站|队|社|部|署|行|所|司|校|学|馆|台|园|场|集团|海关"
    r"|(?<!行政)机关|镇|乡|苏木|街道|县|区|市|省|州|盟|旗)(?:\(.{2,20}\))?$"
)
_SAYS_WE = re.compile(r"^(?:本|我|其|该|全|各|此|以上|上述)|^(?:街道|办公室|领导小组|单位|社会)$|党委|区委|县委|市委")


def plausible(name: str) -> bool:
    """Whether nothing in *name* forbids that it names an organ."""
    return 2 <= len(name) <= LONGEST_NAME and not _NOT_IN_A_NAME.search(simplified(name))


def ends_like_an_organ(name: str) -> bool:
    """Whether *name* is plausible and ends in a word with which organs and places do."""
    return plausible(name) and _ENDS_LIKE_AN_ORGAN.search(simplified(name)) is not None


_PUBLIC = r"(?:政府信息|政务信息|政务|信息)公开"
_NAME = r"(?P<organ>(?!度)(?:(?!公布|公开|发布|编制|现将|向社会|年)[^,。;:《》]){3,40}?)"
_VERBS = r"(?:公布|公开|发布|编制|现将|制定|形成)了?"
_STATED = (
    re.compile(rf"{_VERBS}{_NAME}(?:\([^)]*\))?(?:关于)?20\d\d年度?的?{_PUBLIC}"),
    re.compile(rf"{_VERBS}20\d\d年度?的?{_NAME}(?:\([^)]*\))?{_PUBLIC}"),
    re.compile(rf"(?:^|[,。;:]){_NAME}(?:特|现)?(?:编制|公布|公开|发布)了?20\d\d年度?的?{_PUBLIC}"),
    re.compile(
        r"由(?P<organ>[^,。;:《》]{3,40}?)(?=根据|按照|依据|结合|围绕|负责|汇总|组织|统一|编制|编写|撰写)"
        r"[^。;]{0,120}?(?:编制|编写|撰写)"
    ),
    re.compile(rf"(?:公布|公开|发布|编制|现将){_NAME}{_PUBLIC}工作?20\d\d年度?(?:工作)?报告"),
    re.compile(rf"(?:结合|总结|汇总|涵盖了?|根据(?=20))(?:20\d\d年度?)?{_NAME}(?:\([^)]*\))?(?:20\d\d年度?)?{_PUBLIC}"),
    re.compile(
        rf"^(?:20\d\d年度?)?{_NAME}(?:20\d\d年度?)?{_PUBLIC}(?:工作)?(?:年度)?(?:工作)?报告(?:根据|依据|按照|由|包括|全文)"
    ),
    re.compile(rf"(?:^|[,。;]){_NAME}(?:依据|根据|按照)[^。;]{{0,120}}?(?:编制|制作)了?本(?:年度)?报告"),
    re.compile(rf"做好{_NAME}{_PUBLIC}"),
)
_CONTACT = re.compile(
    r"(?:请|可)(?:直接)?(?:与|向|联系|致电|咨询):?(?P<organ>[^,。;:《》()]{3,40}?)(?:联系|咨询|反映|\(|:|,|。|$)"
)
_WITHOUT_OFFICE = re.compile(
    r".*(?:街道办事处|[镇乡](?:人民)?政府)|.*?(?:[镇乡](?:人民)?政府|人民政府(?:办公[室厅])?|政府办公[室厅]|局(?:[^局]{1,12}分局)?|办事处|委员会|中心|厅)"
)
_OFFICE = re.compile(r"(?:政务公开|政府信息公开|信息公开).*$")
_DOING = (
    r"(?:^|[,。;.])(?:20\d\d年度?(?:以来)?,?)?(?![由请与向现经将对和在从为按就把被])(?P<organ>[\u4e00-\u9fff()]{3,30}?)"
)
_SUBJECT = (
    re.compile(
        _DOING + r"(?:坚持|认真|严格|全面贯彻|全面落实|深入|紧紧围绕|紧扣|以习近平|高度重视|始终|贯彻|按照|根据|围绕"
        r"|切实|积极|持续|扎实|继续|仔细|聚焦|结合|强化|全力|着力|立足|依托|大力|深化|稳步|在[^,。;]{2,30}领导下)"
    ),
    # Words that other nouns have before them too.
    re.compile(
        _DOING + r"(?:不断|主动公开|进一步|组织|共|未收到|未发生|没有|(?<!政府)(?:门户|官方)?网站(?:共|公开|发布|主动)"
        r"|通过[^,。;]{2,30}公开)"
    ),
)
_OWN_PAPER = re.compile(
    rf"《(?P<organ>[^《》]{{4,40}}?)(?:20\d\d年度?)?(?:网上|门户网站)?{_PUBLIC}(?:工作)?"
    r"(?:指南|目录|(?:保密)?审查制度|保密制度|制度|实施方案|实施办法|基本目录)》"
)
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


def contact_in(texts: Iterable[str]) -> str:
    """Return the organ to which a preamble directs questions, without its office, ``""`` where none."""
    for text in texts:
        plain = _plain(text)
        for found in _CONTACT.finditer(simplified(plain)):
            name = plain[slice(*found.span("organ"))]
            whole = _WITHOUT_OFFICE.match(simplified(name))
            name = name[: whole.end()] if whole else name[: _start_of_office(name)]
            if ends_like_an_organ(name) and not _SAYS_WE.search(simplified(name)):
                return name
    return ""


def _start_of_office(name: str) -> int:
    office = _OFFICE.search(simplified(name))
    return office.start() if office else len(name)


def subject_of(texts: Sequence[str]) -> str:
    """Return the organ of which the first of *texts* say what it did, ``""`` where they say it of none."""
    for pattern in _SUBJECT:
        for text in texts:
            for name in _named(_plain(text), (pattern,)):
                return name
    return ""


def speaks_for_an_area(name: str) -> bool:
    """Whether *name* is that of a place, of whose report its office only answers the questions."""
    return re.search("[省市县区州盟旗]$", simplified(name)) is not None


def paper_of(texts: Iterable[str]) -> str:
    """Return the organ whose own rules or directory of disclosure *texts* cite in 《》, ``""`` where none is cited."""
    for text in texts:
        if "《" in text:
            for name in _named(_plain(text), (_OWN_PAPER,)):
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


def fuller(name: str, others: Iterable[str]) -> str:
    """Return the longer one of *others* that says where *name* is, or *name*: 区统计局 is 青松区统计局."""
    for other in others:
        short = simplified(name).removesuffix("人民政府").removesuffix("办事处")
        long = simplified(other).removesuffix("人民政府").removesuffix("办事处")
        if len(other) > len(name) and long.endswith(short) and simplified(other).endswith(_ending(name)):
            return other
    return name


def _ending(name: str) -> str:
    simple = simplified(name)
    return next((ending for ending in ("人民政府", "办事处") if simple.endswith(ending)), "")


_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_STATE = re.compile(
    r"^国务院.*|^(?:中华人民共和国|国家)(?!.*(?:海关|海事局)$)[^省市县区州盟旗级]*?(?:总局|局|委员会|委|署|部|办公室)"
    r"|^(?:海关总署|审计署|中国人民银行|中国气象局|中国地震局|中国证监会|外交部|教育部|科学技术部|工业和信息化部|公安部|民政部"
    r"|司法部|财政部|人力资源和?社会保障部|自然资源部|生态环境部|住房和?城乡建设部|交通运输部|水利部|农业农村部|商务部"
    r"|文化和旅游部|国家卫生健康委|退役军人事务部|应急管理部)(?:机关)?"
)
"""Organs of the State Council; behind the name of one stands that of its branch (国家税务总局青松市税务局)."""
_NO_DISTRICT = (
    "开发|新|高|园|示范|景|保税|自治|地|经开|管理|商务|自贸|度假|合作|试验|集聚|功能|产业|社"
    "|海关关|保护|经济|工业|加工|灌|库|片|小|服务"
)
"""What a 区 that is no district of a city has before it."""
_LEVELS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (
        re.compile(r"(?:镇|乡|苏木|街道)(?:(?:人民)?政府|办事处|党工委|便民服务中心)?(?:党政(?:综合)?办公室)?$|街道办"),
        "township",
    ),
    (
        re.compile(f"{''.join(f'(?<!{kind})' for kind in _NO_DISTRICT.split('|'))}(?:县|区|旗)(?!域)"),
        "county",
    ),
    (re.compile(r"^.{2,4}(?:自治州|地区|盟)"), "prefecture"),
    (re.compile(r"^(?:.{2,3}省|.{2,6}自治区)(?!.*(?:市|州|盟|地区|县|中学|小学|幼儿园))"), "province"),
)


def level_of(organ: str) -> Level | None:
    """
    Return the administrative level that an organ's name shows, ``None`` where it is not certain.

    A city (市) may be a prefecture or a county, so that its organs are left
    open; the four municipalities under the central government are provinces.
    """
    name = re.sub(r"\(.*\)$", "", half_width(simplified(organ)))
    if state := _STATE.match(name):
        name = name[state.end() :]
        if not name:
            return "state"
    for pattern, level in _LEVELS:
        if pattern.search(name):
            return level
    return "province" if name.startswith(_MUNICIPALITIES) else None
