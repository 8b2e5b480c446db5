"""Numerals that state nothing, known by their form or by what stands around them: dates, document numbers, names."""

from __future__ import annotations

import re

from attrs import define, field

from gov_disclosure.statements.numerals import Token
from gov_disclosure.statements.statement import OtherKind

# Each of these patterns begins with one class of characters, which is searched several times faster than others.
_QUOTED = re.compile(
    r"[《〈“「‘<](?:(?<=《)[^《》]{0,120}》|(?<=〈)[^〈〉]{0,120}〉|(?<=“)[^“”。；]{0,60}”|(?<=「)[^「」]{0,60}」|"
    r"(?<=‘)[^‘’]{0,40}’|(?<=<)[^<>a-z/][^<>]{0,120}>)"
)
_WEB = re.compile(r"[hfw](?:ttps?://|tp://|ww\.)[^，。；、)）\u4e00-\u9fff>]*")
_MAIL = re.compile(r"[A-Za-z0-9._+-]{1,60}@[A-Za-z0-9.-]{1,60}")

_IN_RUN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-—–~/.:×*+_")
_LONGEST_RUN = 60
_RUN = re.compile(r"[A-Za-z0-9\-—–~/.:×*+_]{0,60}")
_TELEPHONE = re.compile(
    r"(?:0[0-9]{2,3}-?)?[-—–]{0,3}[0-9]{5,8}(?:[-—–/][0-9]{1,8})*|1[3-9][0-9]{9}|[48]00(?:-?[0-9]{3,4}){2}"
)
_AREA_CODE = re.compile(r"0[0-9]{2,3}[-—–]{1,3}[0-9]{5,8}(?:[-—–/][0-9]{1,8})*|1[3-9][0-9]{9}|[48]00(?:-[0-9]{3,4}){2}")
_CALLED = re.compile(r"(?:电话|传真|手机|热线|联系方式|邮(?:政)?编(?:码)?)[^，。；0-9]{0,10}$")
_POSTCODE = re.compile(r"邮(?:政)?编(?:码)?[^，。；0-9]{0,4}$")
_DATE = re.compile(
    r"(?:19|20)[0-9]{2}(?P<mark>[-./])(?:0?[1-9]|1[0-2])(?:(?P=mark)(?:[0-2]?[0-9]|3[01]))?"
    r"(?:[-—–~]+(?:(?:19|20)[0-9]{2}[-./])?[0-9]{1,2}(?:[-./][0-9]{1,2})?)?\.?"
)
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?:[-—–~]+(?:[01]?[0-9]|2[0-4]):[0-5][0-9])?")
_RANGE = re.compile(r"[0-9]+(?:[-—–~]+[0-9]+)+")
_CODE = re.compile(r"(?=.*[A-Za-z/])(?=.*[0-9])[A-Za-z0-9/.:_+-]{7,60}|[0-9]{6,}(?:[-/][0-9]+)+")
_WITH_LETTERS = re.compile(r".*[A-Za-z×*+]")
_HOTLINE = re.compile(r"123[0-9]{2}|96[0-9]{3,4}")
_HOTLINE_BEHIND = re.compile(r"[”、，。；)]|(?![余多几])[\u4e00-\u9fff]")
_COUNTED_BEFORE = re.compile("(?:[达为共量计超约近了数]|超过)$")
_NUMBER = re.compile(r"[\[〔【﹝（(]?[0-9]{4,10}[\]〕】﹞]|[﹝〔【\[][0-9]{4,10}号?")
_NUMBER_HEAD = re.compile(r"[\]〕】﹞]第?$")
_ORDER = re.compile(r"令(?:\()?第?$")

_NAMES = re.compile(
    r"[两三四五六七八九]个(?:确立|意识|自信|维护|全面|一批|服务|革命)|三项制度|一件事一次办|一[张]网|[二三四五]位一体|八项规定|"
    r"[两三四五六七八九十]个“[^“”]{1,12}”(?=[，。；、:]|$)|三类内部事务|四类过程性|一件事一次|百家[号讲争]|千家万户|一户一"
)
_PERIOD_UNIT = re.compile(
    r"个?月|个?工作日|天|周(?!期)|小时|分钟|秒|个?季度|学年|周年|周岁|岁|个?年度|个?星期|点(?=[0-9]|整|半|[，。；、)]|$)"
)
_TO_A_MONTH = re.compile("(?:1[0-2]|[1-9])月")
_FORMAL = frozenset("个月工天周小分秒季学年星岁点日号楼层室栋幢座单弄巷")
"""What words behind a date, a stretch of time or an address begin with."""
_BRACKETS = frozenset("[〔【﹝（(]〕】﹞第") | {""}
"""What stands before the number of a document, or nothing."""
_ARTICLE = re.compile(r"条(?:例)?|款|项|章|节|编")
_ADDRESS_UNIT = re.compile(r"号(?![召令文])|楼|层|室|栋|幢|座|单元|弄|巷")
_LEVEL = re.compile(r"[一二两三四五六七八九]级")
_BULLET_AFTER = re.compile(r"[)）.、．](?![0-9])")


@define
class Kinds:
    """Tells what numerals of one cleaned text are by their form, in order of their places."""

    text: str
    _stretches: list[tuple[int, int, OtherKind]] = field(factory=list)
    _at: int = 0

    def __attrs_post_init__(self) -> None:
        self._stretches = _stretches(self.text)

    def of(self, token: Token) -> OtherKind | None:
        """Return what *token* is, ``None`` if it may state something."""
        return self._within(token) or _of_form(self.text, token)

    def _within(self, token: Token) -> OtherKind | None:
        """Return the kind of the stretch that holds *token*: a name, an address, a run of digits and signs."""
        found = self._stretches
        while self._at < len(found) and found[self._at][1] <= token.start:
            self._at += 1
        if self._at < len(found) and found[self._at][0] <= token.start:
            return found[self._at][2]
        if token.chinese:
            return "name" if _NAMES.match(self.text, token.start) is not None else None
        text, number_end = self.text, token.number_end
        if text[token.start - 1 : token.start] not in _IN_RUN and text[number_end : number_end + 1] not in _IN_RUN:
            return None
        run, start, end = self._run(token)
        kind = _of_run(text, run, start, end) if end - start > number_end - token.start else None
        if kind is not None:
            found.insert(self._at, (start, max(end, token.end), kind))
        return kind

    def _run(self, token: Token) -> tuple[str, int, int]:
        """Return the letters, digits and signs that stand together around *token*, and their place."""
        text, start = self.text, token.start
        while start and token.start - start < _LONGEST_RUN and text[start - 1] in _IN_RUN:
            start -= 1
        while not text[start].isalnum():
            start += 1
        found = _RUN.match(text, start)
        end = max(token.number_end, found.end()) if found is not None else token.number_end
        while end > token.number_end and not text[end - 1].isalnum():
            end -= 1
        return text[start:end], start, end


def _stretches(text: str) -> list[tuple[int, int, OtherKind]]:
    """Return names in quotation marks and addresses, in order."""
    found: list[tuple[int, int, OtherKind]] = [(*match.span(), "name") for match in _QUOTED.finditer(text)]
    if "://" in text or "www" in text:
        found.extend((*match.span(), "address") for match in _WEB.finditer(text))
    if "@" in text:
        found.extend((*match.span(), "address") for match in _MAIL.finditer(text))
    found.sort()
    return found


def _of_run(text: str, run: str, start: int, end: int) -> OtherKind | None:
    """Return what several digits, letters and signs are that stand together."""
    if _DATE.fullmatch(run) or _CLOCK.fullmatch(run):
        return "date"
    if _AREA_CODE.fullmatch(run) or (_TELEPHONE.fullmatch(run) and _called(text, start)):
        return "telephone"
    if _RANGE.fullmatch(run):
        return "date" if text[end : end + 1] in ("年", "月", "日") else None
    if _CODE.fullmatch(run):
        return "document_number"
    return "name" if _WITH_LETTERS.match(run) else None


def _is_hotline(text: str, start: int, end: int) -> bool:
    """Whether digits without a unit are the number of a hotline; 12345 is, whatever follows it."""
    if text[start:end] == "12345":
        return True
    behind = _HOTLINE.fullmatch(text, start, end) is not None and _HOTLINE_BEHIND.match(text, end) is not None
    return behind and _COUNTED_BEFORE.search(text, max(0, start - 2), start) is None


def _called(text: str, start: int) -> bool:
    return _CALLED.search(text, max(0, start - 16), start) is not None


def _of_form(text: str, token: Token) -> OtherKind | None:
    if token.kind == "ordinal":
        return "article" if text[token.start] == "第" and _ARTICLE.match(text, token.end) else _ordinal(text, token)
    if token.kind != "figure":
        return None
    return _of_chinese(text, token) if token.chinese else _of_digits(text, token)


def _ordinal(text: str, token: Token) -> OtherKind:
    return "document_number" if text[token.end : token.end + 1] == "号" else "ordinal"


def _of_digits(text: str, token: Token) -> OtherKind | None:
    start, end = token.start, token.number_end
    if token.unit and text[end] not in _FORMAL and text[start - 1 : start] not in _BRACKETS:
        return None
    if _is_bullet(text, token):
        return "ordinal"
    if _NUMBER.match(text, max(0, start - 1)) or _NUMBER_HEAD.search(text, max(0, start - 2), start):
        return "document_number"
    if _PERIOD_UNIT.match(text, end):
        return "date" if text[end] == "月" else "period"
    if text[end : end + 1] in ("至", "到") and not token.unit and _TO_A_MONTH.match(text, end + 1) is not None:
        return "date"
    if not token.unit and end - start >= 5 and (called := _CALLED.search(text, max(0, start - 16), start)):
        return "address" if _POSTCODE.search(called.group()) else "telephone"
    if not token.unit and _is_hotline(text, start, end):
        return "name"
    after = text[end : end + 1]
    if after in ("年", "月", "日", "号"):
        return _dated(text, start, end, after)
    if end - start == 4 and not token.unit and text[start : start + 2] in ("19", "20"):
        return "date"
    return "address" if _ADDRESS_UNIT.match(text, end) else None


def _dated(text: str, start: int, end: int, after: str) -> OtherKind:
    """Return what digits before 年, 月, 日 or 号 are."""
    if after == "号":
        if text[end + 1 : end + 2] == "令" or _ORDER.search(text, max(0, start - 3), start):
            return "document_number"
        return "date" if text[start - 1 : start] == "月" else "address"
    if after == "年":
        return "date" if end - start >= 4 else "period"
    return "date"


def _of_chinese(text: str, token: Token) -> OtherKind | None:
    unit = token.unit
    if text[token.number_end : token.number_end + 1] not in _FORMAL and unit not in ("届", "级"):
        return None
    if _PERIOD_UNIT.match(text, token.number_end):
        return "date" if unit == "月" and text[token.start - 1 : token.start] == "年" else "period"
    if unit == "年":
        return "date" if token.number_end - token.start == 4 else "period"
    if unit == "日":
        return "date" if text[token.start - 1 : token.start] == "月" else "period"
    if unit == "届" or (unit == "级" and _LEVEL.match(text, token.start)):
        return "ordinal"
    return None


def _is_bullet(text: str, token: Token) -> bool:
    """Whether digits number an entry: "1.", "(8)", "2、" where an entry begins."""
    if token.unit or token.end - token.start > 2:
        return False
    before = text[token.start - 1 : token.start] if token.start else ""
    return before in ("", "(", "。", "；", ":", "）") and _BULLET_AFTER.match(text, token.end) is not None


def indefinite(token: Token, text: str) -> bool:
    """Whether 一 with a measure word stands for no count but as an article."""
    return token.chinese and text[token.start : token.number_end] == "一"
