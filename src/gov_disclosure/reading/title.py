"""Title, reporting organ, its level, and report year, from the title or from wherever else they stand."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from gov_disclosure.document import Paragraph
from gov_disclosure.model import Level
from gov_disclosure.reading._script import simplified
from gov_disclosure.reading.normalise import name_of

_NAMES_REPORT = re.compile(r"(?:政府信息|政务|信息)公开.{0,12}?(?:报告|年报)")
_TAIL = re.compile(
    r"(?:关于)?(?:的)?(?:年度)?(?:政府信息|政务|信息)公开(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:总结)?(?:报告|年报)"
)
_YEAR = re.compile(
    r"(?P<digits>(?:19|20)\d\d)(?:年度?(?!\d{1,2}月)|(?=政府信息))|(?P<cn>[二一][〇○零O0九][〇○零一二三四五六七八九]{2})年度?"
)
_CN_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "O": "0",
    "0": "0",
}
_EDGES = " 　《》<>〈〉“”\"'【】[]:：-—_|·、，,。.（）()"
_SITE = re.compile(r"[-_—|–].*$")
LONGEST_TITLE = 90
_FIRST_YEAR, _LAST_YEAR = 1949, 9999


@frozen(kw_only=True)
class Title:
    """What a title says: its text as printed, organ (``""`` where it names none) and year."""

    text: str
    organ: str
    year: int | None


def parse_title(text: str) -> Title | None:
    """Take a title apart; ``None`` where *text* is no title of such a report."""
    if len(text) > 2 * LONGEST_TITLE or ("公" not in text and "开" not in text and "開" not in text):
        return None
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if len(plain) > LONGEST_TITLE or plain[-1:] in "。;；,，":
        return None
    simple = simplified(plain)
    if len(simple) != len(plain):  # words were replaced, so that positions differ
        plain = simple
    tail = _TAIL.search(simple)
    if not tail or name_of(text).kind == "一、" or re.search(r"(?:条例|格式|通知|办法|规定)", simple[: tail.end()]):
        return None
    year = None
    spans = [(tail.start(), len(plain))]
    for found in _YEAR.finditer(simple):
        year = year or _year(found)
        spans.append(found.span())
    kept = "".join(char for at, char in enumerate(plain) if not any(a <= at < b for a, b in spans))
    return Title(text=text, organ=_organ(kept), year=year)


def _organ(text: str) -> str:
    text = text.strip(_EDGES)
    for edge in ("关于印发", "关于公布", "关于", "關於"):
        text = text.removeprefix(edge)
    for edge in ("关于", "關於", "年度", "的", "年", "度"):
        text = text.removesuffix(edge)
    return text.strip(_EDGES)


def _year(found: re.Match[str]) -> int | None:
    text = found["digits"] or "".join(_CN_DIGITS.get(char, "") for char in found["cn"])
    return int(text) if len(text) == 4 else None


def find_title(paragraphs: Sequence[Paragraph], metadata: Mapping[str, str]) -> Title | None:
    """
    Find the title among the *paragraphs* before the first section, or in the file's metadata.

    A title may be printed over up to four lines, its organ on a line of its own.
    """
    best: Title | None = None
    lines = 0
    for at in range(len(paragraphs)):
        for size in range(1, 5):
            group = paragraphs[at : at + size]
            if len(group) < size or sum(len(part.text) for part in group) > LONGEST_TITLE + 20:
                break
            found = parse_title("".join(part.text for part in group))
            if found and found.organ and not _plausible(found.organ):
                found = None
            if found and (_worth(found), -size) > (_worth(best), -lines):
                best = Title(text=_joined([part.text for part in group]), organ=found.organ, year=found.year)
                lines = size
    stated = metadata.get("title")
    from_file = parse_title(_SITE.sub("", stated)) or parse_title(stated) if stated else None
    if best is None or (_worth(best) < 3 and from_file and _worth(from_file) > _worth(best)):
        return from_file or best
    return best


def _joined(lines: Sequence[str]) -> str:
    """Join the lines of a title, with a blank only where one was printed between words."""
    return "".join(" ".join(line.split()) for line in lines)


def _worth(title: Title | None) -> int:
    return -1 if title is None else bool(title.organ) * 2 + (title.year is not None)


_NOT_IN_A_NAME = re.compile(
    r"[。；;！？!?:：]|第.条|\d月|\d日|星期|目录|索引|标题|来源|首页|位置|根据|按照|要求|现将|浏览"
)


def _plausible(organ: str) -> bool:
    return 2 <= len(organ) <= 45 and not _NOT_IN_A_NAME.search(simplified(organ))


_WHO = (
    re.compile(r"(?:本年度报告|本报告|年度报告|报告)由(?P<organ>[^，,。；;]{3,40}?)(?:编制|编写)"),
    re.compile(r"(?:现向社会公布|现公布|公布|现将|编制)(?P<organ>[^，,。；;《》]{3,40}?)(?:20\d\d年)"),
)
_NOT_WHO = re.compile(r"^(?:本|我|其|该)")


def organ_in(texts: Iterable[str]) -> str:
    """Return the organ that a preamble names as the one that reports, ``""`` where none does."""
    for text in texts:
        plain = "".join(text.split())
        for pattern in _WHO:
            found = pattern.search(plain)
            if found and not _NOT_WHO.match(found["organ"]):
                return found["organ"]
    return ""


_ENDS_LIKE_AN_ORGAN = re.compile(
    r"(?:政府|局|委员会|办公室|办公厅|厅|中心|办事处|院|站|队|社|部|署|管委会|联合会|银行)$"
)


def signature(texts: Sequence[str]) -> str:
    """Return the organ that signs at the end of a report, ``""`` where none does."""
    for text in reversed(texts[-4:]):
        plain = "".join(text.split())
        if len(plain) <= 40 and _ENDS_LIKE_AN_ORGAN.search(simplified(plain)) and _plausible(plain):
            return plain
    return ""


def year_in(texts: Iterable[str]) -> int | None:
    """Return the year that *texts* speak of most, ``None`` where they name none."""
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update(int(year) for year in re.findall(r"(?<!\d)(20[0-4]\d)\s*年", text))
    return min(counts, key=lambda year: (-counts[year], -year)) if counts else None


_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_STATE = re.compile(r"^(?:国务院|国家|中华人民共和国)")
_LEVELS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (re.compile(r"(?:镇|乡|苏木|街道)(?:人民政府|办事处|党工委|便民服务中心)?$|街道办"), "township"),
    (
        re.compile(r"(?<!开发)(?<!新)(?<!高)(?<!园)(?<!示范)(?<!景)(?<!保税)(?<!自治)(?<!地)(?:县|区|旗)(?!域)"),
        "county",
    ),
    (re.compile(r"^.{2,4}(?:自治州|地区|盟)"), "prefecture"),
    (re.compile(r"^(?:.{2,3}省|.{2,6}自治区)(?!.*(?:市|州|盟|地区|县))"), "province"),
)


def level_of(organ: str) -> Level | None:
    """
    Return the administrative level that an organ's name shows, ``None`` where it is not certain.

    A city (市) may be a prefecture or a county, so that its organs are left
    open; the four municipalities under the central government are provinces.
    """
    name = simplified(organ)
    if _STATE.match(name):
        return "state"
    for pattern, level in _LEVELS:
        if pattern.search(name):
            return level
    return "province" if name.startswith(_MUNICIPALITIES) else None
