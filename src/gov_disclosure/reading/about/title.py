"""The title of a report: its text, and the organ and the year that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from gov_disclosure.document import Paragraph
from gov_disclosure.reading.about.organ import ends_like_an_organ, plausible
from gov_disclosure.reading.words.normalise import name_of
from gov_disclosure.script.pinyin import without_pinyin
from gov_disclosure.script.traditional import simplified
from gov_disclosure.script.width import half_width

_TAIL = re.compile(
    r"(?:关于)?(?:的)?(?:(?<![\d〇零一二三四五六七八九])年度)?(?:政府信息|政务信息|政务|信息)公开(?:工作)?(?:情况)?(?:的)?(?:20\d\d年)?(?:年度|度|年终)?(?:工作)?(?:情况)?(?:的)?"
    r"(?:总结报告|报告|年报)"
)
_YEAR = re.compile(
    r"(?P<digits>(?:19|20)\d\d)(?:年度?(?!\d{1,2}月)|$|(?=\)))|(?P<cn>[二一][〇○◯零OoO0九][〇○◯零OoO0一二三四五六七八九]{2})年度?"
    r"|^(?P<first>20\d\d)(?=[\u4e00-\u9fff])(?!年)"
)
_YEARS = re.compile(r"20\d\d年?(?:度)?[-—–~至、]+20\d\d(?:学年|年)?(?:度)?")
_CN_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○◯Oo0", "0")
_EDGES = " 　《》<>〈〉“”\"'【】[]：:-—_|·、，,。.（）()?？\ufffd■□●◆★•*#"
_SITE = re.compile(r"[-_—|–].*$")
_BEFORE = re.compile(r"[>/»›→]+|(?:标题|名称|题名|题目|主题|文件名)[:：]|^Page\d+-")
"""What a page prints before a title on the same line: the way to it, or what the line is called."""
_LABEL_GLUED = re.compile(r"^(?:标题|名称|信息名称)(?=.{6,})")
_MARKED = re.compile(r"[(\[【](?:年报|年度报告|图解|图文|文字|一图读懂|音频|正文|转载)[)\]】]")
_ABOUT_THE_PAGE = re.compile(
    r"【|\[|(?:发布|发表|发文|公开|更新|生成|成文)?(?:时间|日期)[:：]?|(?:信息)?来源[:：]|发布机构|作者[:：]|字体|字号|浏览|打印|点击|阅读"
)
_AFTER = re.compile(
    r"(?:\(.{2,40}\)|[-_—–|].*)?(?:正文|全文|公示|公告|的通知|的公告|的报告|文本)*(?:\.(?:docx?|pdf|wps|html?))?"
)
_WITH_ANOTHER = re.compile(r"(?:法治政府(?:建设)?|财政信息公开|预决算公开|政务服务)(?:工作)?[及和与暨]$")
"""What else a report is about, by its title, between its organ and 政府信息公开."""
_SITE_NAME = re.compile(r"[-_—–|](?:.*[-_—–|])?(.+)", re.S)
_WEBSITE = re.compile(r"网|平台|门户|专栏|政府信息公开$|年报$")
_PUBLIC = frozenset("公开開")
END_OF_TITLE = frozenset("报報告结結总")
LONGEST_TITLE = 90
LONGEST_LINE = 180
MOST_LINES = 4


@frozen(kw_only=True)
class Title:
    """What a title says: its text as printed, organ (``""`` where it names none) and year."""

    text: str
    organ: str
    year: int | None


def parse_title(text: str) -> Title | None:
    """
    Take a title apart; ``None`` where *text* is no title of such a report.

    Of a line of navigation (首页 > 年报 > …) only what stands last can be one;
    that way, a label (标题：) and what a page says of itself behind are left off.
    """
    if len(text) > LONGEST_LINE or _PUBLIC.isdisjoint(text) or END_OF_TITLE.isdisjoint(text):
        return None
    plain = without_pinyin("".join(half_width(text).split()))
    simple = simplified(plain)
    if len(simple) != len(plain):  # words were replaced, so that positions differ
        plain = simple
    tail = _tail(simple)
    if tail is None:
        return None
    start = max((found.end() for found in _BEFORE.finditer(simple, 0, tail.start())), default=0)
    if tail.end() - start > LONGEST_TITLE or not _ends_here(simple, tail) or name_of(plain[start:]).kind == "一、":
        return None
    if label := _LABEL_GLUED.match(simple[start : tail.start()]):
        start += label.end()
    head = start
    if marked := _MARKED.match(plain[start : tail.start()]):
        start += marked.end()
    before, rest = plain[start : tail.start()], plain[tail.end() :]
    organ, year = _without_years(before)
    behind, second = _without_years(_ABOUT_THE_PAGE.split(rest)[0])
    _, inside = _without_years(tail.group())
    shown = _printed(text, plain[:head], rest, named=bool(_organ(organ, "")))
    return Title(text=shown, organ=_organ(organ, behind), year=year or inside or second)


def _tail(simple: str) -> re.Match[str] | None:
    """Return where a title says 政府信息公开工作年度报告, ``None`` where *simple* says it as part of something else."""
    found = _TAIL.search(simple) if "公开" in simple else None
    if found is None or re.search(r"(?:条例|格式|通知|办法|规定|关于(?:做好|编制|报送|开展))", simple[: found.end()]):
        return None
    return found


def _ends_here(simple: str, tail: re.Match[str]) -> bool:
    """Whether nothing but additions of a title or remarks about the page follow."""
    rest = simple[tail.end() :]
    about = _ABOUT_THE_PAGE.search(rest)
    rest = (rest[: about.start()] if about else rest).strip("》〉\"”' ")
    return len(rest) < _MOST_BEHIND and (not rest or _AFTER.fullmatch(rest) is not None)


_MOST_BEHIND = 60


def _printed(text: str, before: str, rest: str, *, named: bool) -> str:
    """
    Return the printed title without what stands *before* it and what the page says of itself in the *rest*.

    *named*: whether the title names its organ, so that another name behind it is the site's.
    """
    at = 0
    while before and at < len(text):
        sign = "".join(half_width(text[at]).split())
        if not before.startswith(sign):  # printed otherwise, such as with 拼音 between: no telling where it begins
            break
        before = before[len(sign) :]
        at += 1
    text = text if before else text[at:].strip()
    first = "".join(rest[_end_of_title(rest, named=named) :].split())
    for at, char in enumerate(text) if first else ():
        if not first.startswith(half_width(char)):
            continue
        if "".join(half_width(text[at:]).split()) == first:
            return text[:at].strip()
    return text


def _end_of_title(rest: str, *, named: bool) -> int:
    """Return where in the *rest* behind a title the page begins to speak of itself, or its site's name stands."""
    about = _ABOUT_THE_PAGE.search(rest)
    end = about.start() if about else len(rest)
    site = _SITE_NAME.match(rest, 0, end) if named else None
    name = simplified(site[1]) if site else ""
    return 0 if name and (ends_like_an_organ(name) or _WEBSITE.search(name)) else end


def _without_years(text: str) -> tuple[str, int | None]:
    """
    Take the years out of *text*; a range of years names none.

    Of two years, the one right before 政府信息公开 is the report's, and another
    inside the name before it belongs to that (2022年冬奥会筹备办公室2023年…).
    """
    text, ranges = _YEARS.subn("", text)
    named = [(found, year) for found in _YEAR.finditer(text) if (year := _year(found)) is not None]
    if len(named) > 1 and not text[named[-1][0].end() :].strip(_EDGES):
        last = named[-1][1]
        named = [(found, year) for found, year in named if year == last or found.start() == 0]
        kept = ""
        at = 0
        for found, _ in named:
            kept, at = kept + text[at : found.start()], found.end()
        return kept + text[at:], None if ranges else last
    return _YEAR.sub("", text), None if ranges or not named else named[0][1]


def _organ(before: str, behind: str) -> str:
    text = before.strip(_EDGES)
    for edge in ("关于印发", "关于公布", "关于发布", "关于", "關於"):
        text = text.removeprefix(edge)
    text = _WITH_ANOTHER.sub("", text)
    for edge in ("关于", "關於", "年度", "的", "年", "度"):
        text = text.removesuffix(edge)
    text = text.strip(_EDGES)
    if "(" in text and ")" not in text:
        text += ")"
    if simplified(text).endswith("人民"):  # 人民政府 + 政府信息公开 printed with one 政府
        text += "政府"
    behind = behind.strip(_EDGES)
    if not text and len(behind) > 2 and not _WEBSITE.search(simplified(behind)) and plausible(behind):
        return re.sub(r"\.\w+$", "", behind)
    return text


def _year(found: re.Match[str]) -> int | None:
    digits = found["digits"] or found["first"]
    text = digits or "".join(_CN_DIGITS.get(char, "") for char in found["cn"])
    return int(text) if len(text) == 4 else None


def find_title(paragraphs: Sequence[Paragraph], metadata: Mapping[str, str], year: int | None = None) -> Title | None:
    """
    Find the title among the *paragraphs* before the first section, or in the file's metadata.

    A title may be printed over up to four lines, its organ on a line of its
    own. *year*: the year of the statistical period, which decides between the
    titles of several reports in a list.
    """
    best: Title | None = None
    rank: tuple[int, ...] = (-1,)
    for found, lines in _candidates(paragraphs):
        worth = _worth(found)
        new = (year is not None and found.year == year, worth, -lines)
        if new > rank:
            best, rank = found, new
        if new == (year is not None, _FULL, -1):  # no other can be worth more
            return best
    stated = metadata.get("title") if _worth(best) < _FULL else None
    from_file = parse_title(_SITE.sub("", stated)) or parse_title(stated) if stated else None
    return from_file if _worth(from_file) > _worth(best) else best


def _candidates(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Title, int]]:
    """Yield every group of lines that can be a title, with its number of lines."""
    for at in range(len(paragraphs)):
        for size in range(1, MOST_LINES + 1):
            group = paragraphs[at : at + size]
            last = group[-1].text
            if len(group) < size or sum(len(part.text) for part in group) > LONGEST_LINE:
                break
            if END_OF_TITLE.isdisjoint(last):
                continue
            text = _joined([part.text for part in group])
            found = parse_title(text)
            if found and (not found.organ or (plausible if size == 1 else ends_like_an_organ)(found.organ)):
                yield found, size
            if "\t" in last and size == 1:
                yield from ((title, 1) for part in last.split("\t") if (title := parse_title(part)))


def _joined(lines: Sequence[str]) -> str:
    """Join the lines of a title, with a blank only where one was printed between words."""
    return "".join(" ".join(line.split()) for line in lines)


_FULL = 3


def _worth(title: Title | None) -> int:
    return -1 if title is None else bool(title.organ) * 2 + (title.year is not None)
