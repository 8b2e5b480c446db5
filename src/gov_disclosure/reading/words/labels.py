"""The words of the statutory tables: official labels from the forms, and the variants seen in print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from gov_disclosure import forms
from gov_disclosure.forms import TableKey, flat_columns, flat_rows
from gov_disclosure.forms.common import APPLICANTS, BALANCE, DISPUTES
from gov_disclosure.reading.words.normalise import Name, core, flat, name_of_flat

Role = Literal["heading", "corner", "column", "span", "row", "group"]
"""What a label names: a block of table two, a header's corner, a column, columns, a row, a group of rows."""


class Meaning(NamedTuple):
    """One thing a label can mean; ``strong`` where hardly anything but the statutory table prints it."""

    table: TableKey
    role: Role
    key: str
    strong: bool


# Official label -> wordings seen in print for it, without ordinals. Sources: reports of 140 organs.
VARIANTS: dict[str, tuple[str, ...]] = {
    # table two
    "规章": ("政府规章", "行政规章"),
    "行政规范性文件": ("规范性文件",),
    "现行有效件数": ("现行有效件", "现行有效", "现行有效数", "现行有效数量", "本年现行有效件数", "本年现行有效数量"),
    "本年制发件数": ("本年制作数量", "本年制发", "本年制发数", "本年制发数量"),
    "本年废止件数": ("本年废止", "本年废止数", "本年废止数量"),
    "本年新制作数量": ("本年新", "本年新制作"),
    "本年新公开数量": ("本年新", "本年新公开"),
    "对外公开总数量": ("对外公开总数", "对外公开数量"),
    "本年增/减": ("本年增", "本年增减数", "本年增减量"),
    "上一年项目数量": ("上年项目数量", "上一年度项目数量"),
    "处理决定数量": ("决定数量",),
    "本年处理决定数量": ("本年处理决定", "本年度处理决定数量"),
    "本年收费金额（单位：万元）": ("本年收费金额", "收费金额", "收费总金额", "本年收费金额万元", "本年收费总金额"),
    "采购总金额": ("采购金额", "采购总金额万元", "采购总金额单位万元", "本年采购总金额", "本年采购金额"),
    "其他对外管理服务事项": ("其他对外管理服务",),
    "政府集中采购": ("集中采购",),
    # table three, columns
    "商业企业": ("企业", "商业"),
    "科研机构": ("科研企业", "科研"),
    "社会公益组织": ("公益组织", "社会组织"),
    "法律服务机构": ("法律机构",),
    "其他": ("其他组织",),
    "总计": ("合计",),
    # table three, rows
    "一、本年新收政府信息公开申请数量": ("本年新收申请数量", "本年新收政府信息公开申请"),
    "二、上年结转政府信息公开申请数量": (
        "上年转结政府信息公开申请数量", "上年结转申请数量", "上年结转政府信息公开申请",
    ),
    "三、本年度办理结果": ("本年办理结果", "办理结果"),
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": (
        "部分公开", "部分公开区分处理", "部分公开区分处理的只计这一情况不计其他情形"),
    "1.属于国家秘密": ("国家秘密",),
    "2.其他法律行政法规禁止公开": ("法律行政法规禁止公开", "其他法律法规禁止公开"),
    "3.危及“三安全一稳定”": ("三安全一稳定",),
    "4.保护第三方合法权益": ("第三方合法权益",),
    "5.属于三类内部事务信息": ("三类内部事务信息", "内部事务信息", "属于三类内容事务信息"),
    "6.属于四类过程性信息": ("四类过程性信息", "过程性信息", "属于四类过程性性信息"),
    "7.属于行政执法案卷": ("行政执法案卷",),
    "8.属于行政查询事项": ("行政查询事项",),
    "1.本机关不掌握相关政府信息": ("不掌握相关政府信息", "本办不掌握相关政府信息", "本单位不掌握相关政府信息"),
    "2.没有现成信息需要另行制作": ("现成信息需要另行制作", "没有现成信息"),
    "3.补正后申请内容仍不明确": ("申请内容不明确", "补正后申请内容不明确"),
    "1.信访举报投诉类申请": ("信访举报投诉类", "信访投诉举报类申请"),
    "5.要求行政机关确认或重新出具已获取信息": ("要求行政机关确认或重新出具",),
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": ("申请人无正当理由逾期不补正",),
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": ("申请人逾期未按收费通知要求缴纳费用",),
    "（六）其他处理": ("其他处理情况",),
    "（七）总计": ("办理结果合计", "办理结果总计"),
    "四、结转下年度继续办理": ("结转下一年继续办理", "结转下年继续办理", "结转下一年度继续办理", "结转下年度"),
    # table four
    "未经复议直接起诉": ("未经复议直接诉讼", "未经复议直接提起诉讼", "行政诉讼未经复议直接起诉"),
    "复议后起诉": ("复议后诉讼", "经复议后起诉", "行政诉讼复议后起诉"),
}  # fmt: skip

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
_NOTE = re.compile(r"[(\[【](?:[^()]*[)\]】]|[^()\d]*$)")
_YEAR_BEHIND = re.compile(r"(?:19|20)\d\d年度?$")
_LONGEST = 160
"""Characters of the longest text that can be a label with its filling note."""


def _cores(official: str, meaning: Meaning) -> Iterator[tuple[str, Meaning]]:
    for wording in (official, *VARIANTS.get(official, ())):
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
    if "二十" in plain:
        return _article(plain)
    return _without_note(plain) or _dated(name)


def _article(plain: str) -> tuple[Meaning, ...]:
    """Recognise 第二十条第（一）项 in its many spellings, with or without the statute's name before it."""
    tail = plain[plain.rfind("第二十") :] if "第二十" in plain else plain
    found = _ARTICLE.match(tail.rstrip("。.:"))
    if not found or len(plain) > 40:
        return ()
    return (_HEADING_ONLY._replace(key=_ARTICLES.get(found[1] or "", "")),)


def _without_note(plain: str) -> tuple[Meaning, ...]:
    """Recognise a label that carries a filling note: 规章（设区的市…）, 规章:…, 本年（2023）制发件数."""
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
