"""What a page says of its report outside the report: title, publishing organ, date of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from gov_disclosure.document.blocks import Attachment, Cell

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser


class Fact(NamedTuple):
    """One thing a page says: which metadata key, how far to trust it (less is better), and the value."""

    key: str
    rank: int
    value: str


_META: Final = {
    "articletitle": ("title", 0),
    "og:title": ("title", 2),
    "pubdate": ("published", 0),
    "publishdate": ("published", 0),
    "publishtime": ("published", 0),
    "pubtime": ("published", 0),
    "article:published_time": ("published", 0),
    "datepublished": ("published", 0),
    "dc.date.issued": ("published", 0),
    "contentsource": ("organ", 2),
    "author": ("organ", 4),
}
"""Names of ``meta`` elements, as the State Council's website rules and common systems spell them, in lower case."""

_ELEMENTS: Final = {
    "title": ("title", 3),
    "publishtime": ("published", 0),
    "pubtime": ("published", 0),
    "ucaptitle": ("title", 1),
}
"""Elements whose text says something: the title, and what content systems put around a value in the page itself."""

_LABELS: Final = {
    label: (key, rank)
    for key, rank, labels in (
        ("title", 1, "名称 標題 标题 信息名称"),
        ("published", 1, "公开日期 发布日期 发布时间 公布日期 公开时间 發布日期 公開日期"),
        ("drawn_up", 1, "成文日期 生成日期 产生日期 信息日期 成文时间 发文日期 发文时间"),
        ("organ", 0, "发布机构 发布机关 公开机构 公开机关 发文机关 发文单位 发布单位 發布機構 公開機構 制发机关"),
        ("organ", 1, "公开责任部门 责任部门 信息来源 责任单位"),
        ("organ", 3, "来源 來源 单位 單位"),
    )
    for label in labels.split()
}
"""Labels of metadata tables and of the line under the headline: which key, and how far to trust it."""

_OTHER_LABELS: Final = frozenset(
    label
    for labels in (
        "索引号 索引號 信息索引 统一编号 文号 发文字号 发布文号 文件编号 主题词 关键词 主题分类 信息分类 分类 组配分类",
        "体裁分类 有效性 时效 效力状态 生效日期 废止日期 公开形式 公开方式 公开范围 公开程序 公开时限",
        "公开类别 公开类型 公开目录 服务对象 内容概述 概述 摘要 文件下载 附件 载体类型 语种 信息类别",
        "栏目 点击数 浏览次数 访问量",
    )
    for label in labels.split()
)
"""Further labels by which a table is known to describe the page rather than to be part of the report."""

_DATE: Final = re.compile(
    r"(?<!\d)(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})(?!\d)|(?<!\d)(\d{4})(\d{2})(\d{2})(?=\d{6}|\D|$)"
)
_IN_TEXT: Final = re.compile(
    rf"(?<![一-龥])({'|'.join(sorted(_LABELS, key=len, reverse=True))}|日期|时间)\s*[：:]\s*(?=([^\n]{{0,60}}))"
)
_NEXT_LABEL: Final = re.compile(r"\s+\S{2,8}\s*[：:]|[|｜;；【\[(（]|\s{2,}")
_ORGAN: Final = re.compile(r"[一-龥〇（）()、·]{3,40}")
_NO_ORGAN: Final = re.compile(r"本站|本网|原创|管理员|互联网|未知|转载|编辑|网站$")
_FILE: Final = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar)(?![a-z0-9])", re.IGNORECASE)
_PICTURE: Final = re.compile(r"\.(?:jpe?g|png|tiff?|bmp|webp)(?![a-z0-9])|^data:image/(?!svg|gif)", re.IGNORECASE)
_ICON: Final = re.compile(
    r"logo|icon|banner|qr|ewm|erweima|weixin|wechat|weibo|share|search|foot|head|menu|nav|button|btn|/images?/|/img/|"
    r"/css/|template|dzjg|jiucuo|slh|/skin|static",
    re.IGNORECASE,
)
"""What the address of a picture that belongs to the site has; those of an article stand beside it."""
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SCHEMES: Final = frozenset({"http", "https", "ftp"})
_LONGEST_ADDRESS: Final = 2_000
_LONGEST_NAME: Final = 200
_MOST_ATTACHMENTS: Final = 100
_HEAD: Final = 60
"""Paragraphs before the first table that are searched for a date and a source."""
_SHORT: Final = 300
"""A longer paragraph is part of the report, not of what stands around it."""
_FIRST_YEAR: Final = 2008
"""The regulation on open government information came into force on 1 May 2008; nothing was published before."""


def attachments(tree: LexborHTMLParser) -> Iterator[Attachment]:
    """Yield the office files that a page links, each address once, as it stands there; nothing is fetched."""
    seen: set[str] = set()
    for link in tree.css("a[href]"):
        address = (link.attributes.get("href") or "").strip()
        if address in seen or not _FILE.search(address) or len(address) > _LONGEST_ADDRESS:
            continue
        if not address.isprintable() or ((scheme := _SCHEME.match(address)) and scheme[1].lower() not in _SCHEMES):
            continue
        seen.add(address)
        text = " ".join(link.text().split())
        name = "".join(sign for sign in text if sign.isprintable())[:_LONGEST_NAME]
        yield Attachment(text=name, address=address)
        if len(seen) == _MOST_ATTACHMENTS:
            break


def of_content(tree: LexborHTMLParser) -> dict[str, str]:
    """Return how many scripts and pictures other than icons a page has, by the keys ``scripts`` and ``pictures``."""
    pictures = [image.attributes.get("src") or "" for image in tree.css("img")]
    counts = {
        "scripts": len(tree.css("script")),
        "pictures": sum(bool(_PICTURE.search(address)) and not _ICON.search(address) for address in pictures),
    }
    return {key: str(count) for key, count in counts.items() if count}


def of_page(tree: LexborHTMLParser) -> list[Fact]:
    """Return what the page's ``meta`` and ``title`` elements say, and what stands in elements of content systems."""
    facts: list[Fact] = []
    for meta in tree.tags("meta"):
        given = meta.attributes
        name = given.get("name") or given.get("property") or given.get("itemprop") or ""
        if (known := _META.get(name.strip().lower())) and (content := given.get("content")):
            facts.append(Fact(*known, content))
    for name, known in _ELEMENTS.items():
        if (element := tree.css_first(name)) is not None:
            facts.append(Fact(*known, element.text()))
    return facts


def of_table(cells: Sequence[Cell]) -> list[Fact] | None:
    """
    Return what a metadata table says; ``None`` if *cells* are no such table.

    It is one if it has at least two known labels, beside or in the same cell
    as their values, and its first cell is one of them.
    """
    facts: list[Fact] = []
    labels = 0
    for number, text in enumerate(cell.text for cell in cells):
        label, colon, rest = text.replace("：", ":").partition(":")
        label = "".join(label.split()).strip("[]【】")
        known = _LABELS.get(label)
        if known is None and label not in _OTHER_LABELS:
            if number == 0:
                return None
            continue
        labels += 1
        following = cells[number + 1] if number + 1 < len(cells) else None
        beside = following.text if following is not None and following.row == cells[number].row else ""
        if known is not None and (value := rest if colon and rest.strip() else beside):
            facts.append(Fact(*known, value))
    return facts if labels >= 2 else None


def of_text(paragraphs: Iterable[str]) -> list[Fact]:
    """Return what lines such as ``发布日期：2024-01-17 来源：…`` near the head say."""
    facts: list[Fact] = []
    for number, text in enumerate(paragraphs):
        if number >= _HEAD:
            break
        if len(text) <= _SHORT and (":" in text or "：" in text):
            for label, value in _IN_TEXT.findall(text):
                key, rank = _LABELS.get(label, ("published", 4))
                facts.append(Fact(key, rank + 1, value if key in _DAYS else _NEXT_LABEL.split(value)[0]))
    return facts


def settle(facts: Iterable[Fact]) -> dict[str, str]:
    """Return the most trusted usable value of each key; dates in ISO form, impossible ones left out."""
    settled: dict[str, str] = {}
    for fact in sorted(facts, key=_by_rank):
        if fact.key not in settled and (value := _USE[fact.key](fact.value)):
            settled[fact.key] = value
    return settled


def _by_rank(fact: Fact) -> int:
    return fact.rank


def _title(text: str) -> str | None:
    return " ".join(text.split()) or None


def _organ(text: str) -> str | None:
    """Return *text* if it can be the name of an organ and not of a website, an address or a person's role."""
    name = "".join(text.split())
    return name if _ORGAN.fullmatch(name) and not _NO_ORGAN.search(name) else None


def _day(text: str) -> str | None:
    if (found := _DATE.search(text)) is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        found_day = date(year, month, day)
    except ValueError:
        return None
    return found_day.isoformat() if found_day.year >= _FIRST_YEAR else None


_USE: Final = {"title": _title, "organ": _organ, "published": _day, "drawn_up": _day}
_DAYS: Final = frozenset(key for key, use in _USE.items() if use is _day)
