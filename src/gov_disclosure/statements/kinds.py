"""Numerals that state nothing, known by their own form or by what stands around them: dates, document numbers, names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gov_disclosure.statements.numerals import Token
from gov_disclosure.statements.statement import OtherKind

# Stretches of text within which every numeral is of one kind; the first pattern that matches at a place wins.
_STRETCHES = re.compile(
    r"(?P<name>《[^《》]{0,120}》|〈[^〈〉]{0,120}〉|“[^“”。；]{0,60}”|「[^「」]{0,60}」|‘[^‘’]{0,40}’|<[^<>a-z/][^<>]{0,120}>)"
    r"|(?P<address>(?:https?|ftp)://[^，。；、)）\u4e00-\u9fff>]*|www\.[^，。；、)）\u4e00-\u9fff>]*|[\w.+-]{1,60}@[\w.-]{1,60}|"
    r"邮(?:政)?编(?:码)?(?:为|是|:)?[0-9]{3,8})"
    r"|(?P<telephone>(?:电话|传真|手机|热线电话|联系方式)(?:号码|\(传真\)|/传真|、传真)?(?:为|是|:)?[（(]?[0-9][-—0-9()（）/、，,转]{4,40}|"
    r"(?<![0-9])[（(]?0[0-9]{2,3}[)）]?-{1,3}[0-9]{5,8}(?:-[0-9]{1,5})?(?![0-9])|(?<![0-9])1[3-9][0-9]{9}(?![0-9])|[48]00-[0-9]{3}-?[0-9]{4})"
    r"|(?P<document_number>[\[〔【﹝（(]?(?:19|20)[0-9]{2}[\]〕】﹞][0-9]*号?|[﹝〔][0-9]{4,10}号?|令?第?[0-9]{1,4}号(?:令|文|公告)|令(?:\()?第[0-9]{1,4}号|"
    r"第[0-9]{1,4}号|[0-9A-Z]{6,20}(?:-[0-9])?/[0-9]{4}-[0-9]{3,8}|[A-Z0-9]*[A-Z][A-Z0-9]{6,}[-/0-9]*|(?:文号|索引号|编号|代码)[:为]?[-/0-9A-Za-z]+)"
    r"|(?P<date>(?:19|20)[0-9]{2}[-./](?:0?[1-9]|1[0-2])(?:[-./](?:[0-2]?[0-9]|3[01]))?(?![0-9])|(?:19|20)[0-9]{2}年?(?:[-至到~]|--)(?:19|20)[0-9]{2}(?=年|学年)|"
    r"[0-9]{1,2}(?:[-至到~]|--)[0-9]{1,2}(?=月|日)|(?<![0-9])(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?![0-9])|十[三四五]五)"
    r"|(?P<name2>[A-Za-z]+[0-9]+(?:\.[0-9]+)?|[0-9]+(?:[A-Za-z]+|[×*xX+][0-9]+(?:小时)?)|12345(?![件条个次余多万])|123[0-9]{2}(?=热线|平台|电话|服务)|"
    r"[两三四五六七八九]个(?:确立|意识|自信|维护|全面|一批|服务|革命)|[三四五六七八九]大(?=行动|战略|工程)|党的[一二三四五六七八九十]+届|"
    r"三项制度|一件事一次办|一[张本]网|[二三四五]位一体|一门一窗|一窗通办|八项规定|三类内部事务信息|四类过程性信息)"
)
_AFTER_DATE = re.compile(r"年|月|日|号")
_PERIOD_UNIT = re.compile(
    r"个?月|个?工作日|天|周(?!期)|小时|分钟|秒|个?季度|学年|周年|周岁|岁|个?年度|个?星期|点(?=[0-9]|整|半|[，。；、)]|$)"
)
_ARTICLE = re.compile(r"条(?:例)?|款|项|章|节|编")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}$")
_ADDRESS_UNIT = re.compile(r"号(?![召令文])|楼|层|室|栋|幢|座|单元|弄|巷")
_LEVEL = re.compile(r"[一二两三四五六七八九]级")
_BULLET_AFTER = re.compile(r"[)）.、．](?![0-9])")


def stretches(text: str) -> list[tuple[int, int, OtherKind]]:
    """Return the stretches of a cleaned text within which numerals are of one kind, in order."""
    found: list[tuple[int, int, OtherKind]] = []
    for match in _STRETCHES.finditer(text):
        kind = match.lastgroup or ""
        found.append((match.start(), match.end(), "name" if kind == "name2" else kind))  # type: ignore[arg-type]
    return found


def kind_of(text: str, token: Token) -> OtherKind | None:
    """Return what a numeral outside of any stretch is, ``None`` if it may state something."""
    start, end, after = token.start, token.number_end, text[token.number_end : token.number_end + 4]
    if token.kind == "ordinal":
        behind = text[token.end : token.end + 2]
        return "article" if text[start] == "第" and _ARTICLE.match(behind) else "ordinal"
    if token.kind != "figure":
        return None
    if token.chinese:
        return _of_chinese(text, token)
    if _is_bullet(text, token):
        return "ordinal"
    if _PERIOD_UNIT.match(after):
        return "date" if after[0] == "月" else "period"
    if _AFTER_DATE.match(after):
        return _dated(text, start, end, after)
    if not token.unit and _YEAR.match(text[start:end]) and end - start == 4:
        return "date"
    if _ADDRESS_UNIT.match(after):
        return "address"
    if text[start - 1 : start] == "第" and not token.unit:
        return "ordinal"
    return None


def _dated(text: str, start: int, end: int, after: str) -> OtherKind | None:
    """Return what digits before 年, 月, 日 or 号 are."""
    if after[0] == "号":
        return "date" if text[start - 1 : start] == "月" else ("document_number" if after[1:2] == "令" else "address")
    if after[0] == "年":
        return "date" if end - start >= 4 else "period"
    return "date"


def _of_chinese(text: str, token: Token) -> OtherKind | None:
    unit = token.unit
    if _PERIOD_UNIT.match(text, token.number_end):
        return "period"
    if unit == "年" and token.number_end - token.start == 4:
        return "date"
    if unit in ("月", "日") and text[token.start - 1 : token.start] in ("年", "月"):
        return "date"
    if unit in ("年", "日"):
        return "period"
    if unit == "届":
        return "ordinal"
    if unit == "级" and _LEVEL.match(text, token.start):
        return "ordinal"
    return None


def _is_bullet(text: str, token: Token) -> bool:
    """Whether digits number an entry: "1.", "(8)", "2、" where an entry begins."""
    if token.unit or token.end - token.start > 2:
        return False
    before = text[token.start - 1 : token.start]
    return before in ("", "(", "。", "；", ":", "）") and _BULLET_AFTER.match(text, token.end) is not None


def indefinite(token: Token, text: str) -> bool:
    """Whether 一 with a measure word stands for no count but as an article."""
    return token.chinese and token.value == 1 and text[token.start : token.number_end] == "一"


def inside(found: Sequence[tuple[int, int, OtherKind]], token: Token, at: int) -> tuple[OtherKind | None, int]:
    """Return the kind of the stretch that holds *token*, looking on from position *at*; and where to look on from."""
    while at < len(found) and found[at][1] <= token.start:
        at += 1
    if at < len(found) and found[at][0] <= token.start < found[at][1]:
        return found[at][2], at
    return None, at
