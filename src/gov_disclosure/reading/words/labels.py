"""The words of the statutory tables: official labels from the forms, and the variants seen in print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from gov_disclosure import forms
from gov_disclosure.forms import TableKey, flat_columns, flat_rows
from gov_disclosure.forms.common import APPLICANTS, BALANCE, DISPUTES
from gov_disclosure.forms.variants import variants_of
from gov_disclosure.reading.words.normalise import Name, core, flat, name_of_flat, one_slip

Role = Literal["heading", "corner", "column", "span", "row", "group"]
"""What a label names: a block of table two, a header's corner, a column, columns, a row, a group of rows."""


class Meaning(NamedTuple):
    """One thing a label can mean; ``strong`` where hardly anything but the statutory table prints it."""

    table: TableKey
    role: Role
    key: str
    strong: bool


def names_row(meanings: Iterable[Meaning]) -> bool:
    """Whether *meanings* are of a row or a group: 其他 and 总计 are columns as well."""
    return any(meaning.role in ("row", "group") and meaning.strong for meaning in meanings)


# Labels that stand for more than one thing or occur in any statistics: they start no table.
_WEAK_LABELS = """
规章 规范性文件 行政规范性文件 行政许可 行政处罚 行政强制 自然人 商业企业 科研机构
其他 总计 合计 企业 商业 科研 行政复议 行政诉讼 予以公开 部分公开 不予公开
无法提供 不予处理 其他处理 社会组织 其他组织 办理结果 国家秘密 重复申请 公益组织
申请人情况 法人或其他组织 法律服务机构 社会公益组织 集中采购 收费金额 信息内容 其他结果 尚未审结
结果维持 结果纠正 现行有效 采购金额 政府规章 行政规章
"""
_WEAK = {core(label) for label in _WEAK_LABELS.split()}

_ARTICLES = {"一": "documents", "五": "licensing", "六": "enforcement", "八": "charging", "九": "procuring"}
_ARTICLE = re.compile(r"第?二十一?条第?(?:\(?([一五六八九])\)?项?)?$")
_SAYS_ARTICLE = re.compile("二十|条第.{1,4}项")
_NOTE = re.compile(r"[(\[【](?:[^()]*[)\]】]|[^()\d]*$)")
_OTHER_YEAR = re.compile(r"[(\[【](?:指|仅指|为)?(?:[上去前往历次下]一?|上上)年度?(?:数据?)?[)\]】]")
"""A note that makes of a label another one, whose figures the form has no place for."""
_YEAR_BEHIND = re.compile(r"(?:19|20)\d\d年度?$")
_LONGEST = 160
"""Characters of the longest text that can be a label with its filling note."""


def _cores(official: str, meaning: Meaning) -> Iterator[tuple[str, Meaning]]:
    for wording in (official, *variants_of(official)):
        found = core(wording)
        yield found, meaning._replace(strong=found not in _WEAK)


def _entries() -> Iterator[tuple[str, Meaning]]:
    for edition in forms.EDITIONS:
        yield from _disclosure_entries(edition)
        yield from _request_entries(edition)
    yield core(BALANCE.zh), Meaning("requests", "corner", "", True)
    yield from _column_entries()


def _disclosure_entries(edition: str) -> Iterator[tuple[str, Meaning]]:
    for block in forms.for_edition(edition).disclosure_blocks:
        yield core(block.corner), Meaning("proactive_disclosure", "corner", "", False)
        for column in block.columns:
            yield from _cores(column.zh, Meaning("proactive_disclosure", "column", f"{edition}:{column.key}", True))
        for row in block.rows:
            yield from _cores(row.zh, Meaning("proactive_disclosure", "row", row.key, True))


def _request_entries(edition: str) -> Iterator[tuple[str, Meaning]]:
    for flat_row in flat_rows(forms.for_edition(edition).request_rows):
        yield from _cores(flat_row.row.zh, Meaning("requests", "row", flat_row.key, True))
        at: list[str] = []
        for group in flat_row.groups:
            at.append(group.key)
            yield from _cores(group.zh, Meaning("requests", "group", ".".join(at), True))


def _column_entries() -> Iterator[tuple[str, Meaning]]:
    for flat_column in flat_columns(APPLICANTS):
        yield from _cores(flat_column.column.zh, Meaning("requests", "column", flat_column.column.key, True))
        for column_group in flat_column.groups:
            yield from _cores(column_group.zh, Meaning("requests", "span", "", True))
    for flat_column in flat_columns(DISPUTES):
        yield from _cores(flat_column.column.zh, Meaning("disputes", "column", flat_column.column.key, True))
        for column_group in flat_column.groups:
            key = column_group.key or "litigation"
            yield from _cores(column_group.zh, Meaning("disputes", "span", key, True))


def _vocabulary(entries: Iterable[tuple[str, Meaning]]) -> dict[str, tuple[Meaning, ...]]:
    found: dict[str, tuple[Meaning, ...]] = {}
    for text, meaning in entries:
        known = found.get(text, ())
        if not any(m.table == meaning.table and m.role == meaning.role and m.key == meaning.key for m in known):
            found[text] = (*known, meaning)
    return found


VOCABULARY: dict[str, tuple[Meaning, ...]] = _vocabulary(_entries())
"""Every known wording, normalised, with all it can mean."""

LONGEST_CORE = max(map(len, VOCABULARY))

_HEADING_ONLY = Meaning("proactive_disclosure", "heading", "", True)


def find(text: str) -> tuple[Meaning, ...]:
    """Return all that *text* can mean as a label of the statutory tables; empty where it is none."""
    if len(text) > _LONGEST or text.isascii():
        return ()
    plain = flat(text)
    name = name_of_flat(plain)
    found = VOCABULARY.get(name.core)
    if found:
        return found
    if _SAYS_ARTICLE.search(plain):
        return _article(plain)
    return _without_note(plain) or _dated(name)


def _article(plain: str) -> tuple[Meaning, ...]:
    """Recognise 第二十条第（一）项 in its many spellings, with or without the statute's name before it."""
    tail = plain[plain.rfind("第二十") :] if "第二十" in plain else plain
    found = _ARTICLE.match(tail.rstrip("。.:"))
    if not found or len(plain) > 40:
        return _mistyped_article(core(plain)) if len(plain) <= _LONGEST_ARTICLE else ()
    return (_HEADING_ONLY._replace(key=_ARTICLES.get(found[1] or "", "")),)


_LONGEST_ARTICLE = 12
_ARTICLE_CORES = {core(f"第二十条第（{item}）项"): block for item, block in _ARTICLES.items()}
_ANY_ARTICLE = re.compile("第?二十[一-九]?条第?[一二三四五六七八九十]+项?")


def _mistyped_article(printed: str) -> tuple[Meaning, ...]:
    """Recognise 第二十条第（一）项 with one slip of the pen; another article or item is none."""
    if _ANY_ARTICLE.fullmatch(printed):
        return ()
    near = [block for official, block in _ARTICLE_CORES.items() if one_slip(printed, official)]
    return (_HEADING_ONLY._replace(key=near[0] if len(near) == 1 else ""),) if near else ()


def _without_note(plain: str) -> tuple[Meaning, ...]:
    """Recognise a label that carries a filling note: 规章（设区的市…）, 规章:…, 本年（2023）制发件数."""
    if _OTHER_YEAR.search(plain):
        return ()
    bare = _NOTE.sub("", plain, count=3) if "(" in plain or "[" in plain or "【" in plain else plain
    for wording in (bare, plain.partition(":")[0], _YEAR_BEHIND.sub("", plain)):
        if wording and wording != plain:
            found = VOCABULARY.get(name_of_flat(wording).core)
            if found:
                return found
    return ()


def may_begin_with_label(text: str) -> bool:
    """Whether a part of *text* from its beginning could be a label; prose is told from stuck labels at little cost."""
    plain = flat(text)
    readings = {plain, _NOTES.sub("", plain)}
    return "二十" in plain or any(_BEGINNING.match(name_of_flat(one).core) for one in readings)


_NOTES = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]")
_YEAR = r"(?P<year>(?:19|20)\d\d|二[〇零]?[〇零一二三四五六七八九]{2}(?=年))"
"""○ in place of 〇 is a sign, and no longer there."""
_THIS_YEAR = re.compile(rf"(?:截[至止]到?|至)?(?:{_YEAR}年?度?|[本今当全]年度?|(?=年[末底]))(?:年?[末底]|12月31日)?")
_LAST_YEAR = re.compile(r"(?:上一?|去)年度?")
_NEXT_YEAR = re.compile(rf"结转(?:{_YEAR}|[次来下]|下一)年度?")
_BEGINNING = re.compile(
    "|".join([*VOCABULARY, *(one.pattern.replace("?P<year>", "?:") for one in (_THIS_YEAR, _LAST_YEAR, _NEXT_YEAR))])
)
_NUMBERS = {"received": 1, "brought_forward": 2, "outcomes": 3, "carried_forward": 4}
"""The ordinals of the rows of table three whose labels speak of a year."""


def _dated(name: Name) -> tuple[Meaning, ...]:
    """
    Recognise a label that says otherwise which year it means: 2023年制发件数, 年末现行有效件数, 结转2024年度继续办理.

    A row that names a year is what it says only under its own ordinal: the
    figures of another year may be printed beside it.
    """
    for written, words in ((_THIS_YEAR, ("本年", "上年")), (_LAST_YEAR, ("上年",)), (_NEXT_YEAR, ("结转下年",))):
        said = written.match(name.core)
        if said is None:
            continue
        rest = name.core[said.end() :]
        dated = bool(said.groupdict().get("year"))
        for word in words if dated else words[:1]:
            found = VOCABULARY.get(word + rest, ()) if rest else ()
            if dated:
                found = tuple(one for one in found if one.role == "column" or _NUMBERS.get(one.key) == name.number)
            if found:
                return found
    return ()
