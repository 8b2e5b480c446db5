"""
The numerals of a text: figures in digits and in Chinese, percentages, halves, words for all and for none.

Works on text that `gov_disclosure.narrative.sentences.clean` has normalised.
A Chinese numeral counts where a measure word, a unit or an enumeration
follows it (两次, 三家, 一是); in words (统一, 进一步, 一些) it does not.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from attrs import define, evolve

from gov_disclosure.figures.numerals import SCALES, SIGNS, couple, parse_percentage, parse_shortened, round_step
from gov_disclosure.script.words import one_of
from gov_disclosure.statements.vocabulary import measure_words

TokenKind = Literal["figure", "ordinal", "all", "none", "half"]

_UNIT = one_of(measure_words())
_PERIODS = "年|个月|月|日|天|周|个工作日|工作日|小时|分钟|季度|个季度|学年|周岁|岁"
_CHINESE = SIGNS
# 部 of 部门, 个 of 个人, 次 of 次年 and the like are no measure words.
_NO_UNIT = (
    r"(?!(?<=[部个次人本类级期分场起位处节组通所户支篇单])(?:(?<=部)[门署委队分属级]|(?<=个)(?:[人体别]|百分)|(?<=次)[年日月]|(?<=人)[民大员才事均]|(?<=本)[级地市县区]|(?<=类)似|"
    r"(?<=级)别|(?<=期)[限间]|(?<=分)[别类管析工点比]|(?<=场)[所景]|(?<=起)[来点草诉]|(?<=一起)[^，。；、)]|(?<=位)[于置]|(?<=处)[理置罚]|"
    r"(?<=节)[点约]|(?<=组)[织建成]|(?<=通)[过知报]|(?<=所)[有谓]|(?<=户)[籍外]|(?<=支)[持撑出]|(?<=篇)幅|(?<=单)[位一]))"
)
_WORD_BEFORE = r"(?<![统唯同单专划归合如逐之任某每这那另该惟万〇零一二两三四五六七八九十百千亿第])"

_TOKEN = re.compile(
    rf"第(?P<ordinal>[0-9]+|[{_CHINESE}]+)"
    rf"|(?P<digits>[0-9]+(?:,[0-9]{{3}}(?![0-9])|(?<![0-9]{{4}})，[0-9]{{3}}(?=[余多]?(?:{_UNIT})))*(?:\.[0-9]+(?!\.[0-9]))?)"
    rf"(?P<inside>[余多])?(?P<scale>[百千]?[万亿]|[百千十])?(?P<over>[余多来])?(?P<unit>(?:(?:{_UNIT}){_NO_UNIT})?)"
    r"(?P<behind>左右|上下|以上|以下|以内)?"
    rf"|百分之(?P<share>[{_CHINESE}点]+|[0-9]+(?:\.[0-9]+)?)"
    rf"|{_WORD_BEFORE}(?:(?P<list>[一二三四五六七八九十]{{1,3}})(?=是|要(?![求点素件])|、)"
    rf"|(?P<half>一半|半数|过半)"
    rf"|(?P<chinese>[数几上]?[{_CHINESE}]+|[数几])(?P<over2>[余多])?(?P<unit2>(?:{_UNIT}|{_PERIODS})(?<!%){_NO_UNIT})(?P<behind2>左右|以上|以内)?)"
    r"|(?P<all>(?<![平人月日年户周])均(?![衡匀等价值线摊势]))"
    r"|(?P<none>(?<![全毫并有虚南若])无(?!障碍|关|法|偿|人|误|疑|缝|纸|理由|正当|论|形|序|效|需|须|锡|线|差别|不|时|私|愧|声|力|名|用|息|限|"
    r"证|主|害|烟|公害|微|为|棣|极|产|还|感|接触|所|比|上|穷|双|条件|间|小事|盲|死角|止|非))"
)
# Where a numeral can begin, told from the character behind. To look for one class of characters first is several
# times faster than to try the pattern above everywhere.
_UNIT_STARTS = "".join(sorted({unit[0] for unit in (*measure_words(), *_PERIODS.split("|"))} - {"%"}))
_CHINESE_BEGINS = f"(?<=[{_CHINESE}数几])[{_CHINESE}余多半{_UNIT_STARTS}]|(?<=半)数|(?<=过)半|(?<=上)[{_CHINESE}]"
_SPOT = re.compile(f"[第0-9均无半过数几上{_CHINESE}](?=(?<=[0-9第均无])|{_CHINESE_BEGINS}|(?<=[{_CHINESE}])[是要、])")
FIGURES = re.compile(
    rf"[0-9半过数几上{_CHINESE}](?:(?<=[0-9])(?<![第0-9].)(?![0-9]*[年月日])|"
    rf"(?<![第{_CHINESE}].)(?:{_CHINESE_BEGINS}))"
)
"""Where a figure may begin, as opposed to an ordinal, a date, a word for all or a word for none."""

_TO = frozenset("-—–~～至到")
_JOINS = re.compile("[-—–~～]{1,2}|至|到")
_FIRST = re.compile(f"(?<![第{_CHINESE}])(?P<first>[{_CHINESE}]+)(?:[-—–~～]{{1,2}}|至|到)$")
_FIRST_REACH = 8

_BEFORE = re.compile(r"(?:大约|将近|接近|超过|不足|不到|至少|不少于|最多|突破|高达|约|近|超|逾)$")
_BEFORE_ENDS = frozenset("约近过足到少多破超逾于")
_AT_LEAST = frozenset(("超过", "超", "逾", "至少", "不少于", "突破", "以上"))
_AT_MOST = frozenset(("不足", "不到", "最多", "以下", "以内"))
_ABOUT = frozenset(("约", "大约", "左右", "上下"))
_NEARLY = frozenset(("近", "将近", "接近"))


@define
class Token:
    """
    A numeral in a cleaned text.

    ``start`` and ``end``: the numeral with scale and unit, words like 约 before
    it left out. ``value``: the figure as written, ``None`` where it writes none
    (数百). ``low`` and ``high``: the figures it may stand for, both included;
    ``high`` is ``None`` where it has no upper bound, or cannot be read at all
    (``value`` is ``None`` too then). ``unit``: as printed, ""
    where none is. ``number_end``: where the numeral ends before its unit.
    """

    kind: TokenKind
    start: int
    end: int
    number_end: int
    value: Decimal | None = None
    low: Decimal = Decimal(0)
    high: Decimal | None = None
    unit: str = ""
    chinese: bool = False


def tokens(text: str) -> list[Token]:
    """Return the numerals of a cleaned text in order."""
    found: list[Token] = []
    end = 0
    for spot in _SPOT.finditer(text):
        match = _TOKEN.match(text, spot.start()) if spot.start() >= end else None
        if match is not None:
            end = match.end()
            token = _token(match, text)
            if token is not None:
                _add(token, found, text)
    return found


def _add(token: Token, found: list[Token], text: str) -> None:
    """Add *token*; the end of a range ("100—120条") takes the place of its beginning, which is no numeral alone."""
    before = found[-1] if found else None
    if token.value is None or not token.unit or text[token.start - 1 : token.start] not in _TO:
        found.append(token)
        return
    if token.chinese:
        ranged = _from_chinese(token, text)
    else:
        ranged = None if before is None else _from_digits(before, token, text)
        if ranged is not None:
            del found[-1]
    found.append(ranged or token)


def _from_digits(first: Token, last: Token, text: str) -> Token | None:
    """Return the range from *first* to *last*; "由100条至120条" is a change."""
    value = first.value
    if (
        first.kind != "figure"
        or first.unit not in ("", last.unit)
        or _JOINS.fullmatch(text, first.end, last.start) is None
    ):
        return None
    if value is None or last.value is None or value >= last.value or text.endswith(("由", "从"), 0, first.start):
        return None
    return evolve(last, start=first.start, value=None, low=value)


def _from_chinese(last: Token, text: str) -> Token | None:
    """Return the range of Chinese numerals that ends with *last* ("三至五次"): the first of them has no unit."""
    match = _FIRST.search(text, max(0, last.start - _FIRST_REACH), last.start)
    value = None if match is None else parse_shortened(match["first"])
    if match is None or value is None or last.value is None or value >= last.value:
        return None
    return evolve(last, start=match.start(), value=None, low=Decimal(value))


def _token(match: re.Match[str], text: str) -> Token | None:
    kind = match.lastgroup
    if kind in ("unit", "behind"):
        return _arabic(match, text)
    if kind in ("unit2", "behind2"):
        return _chinese(match, text)
    if kind == "share":
        return _share(match)
    start, end = match.span()
    if kind == "half":
        return Token("half", start, end, end, Decimal(50), Decimal(50), Decimal(50), "%", chinese=True)
    if kind == "all":
        return Token("all", start, end, end, chinese=True)
    if kind == "none":
        return Token("none", start, end, end, chinese=True)
    if kind == "list" and text[end] == "、" and text[start - 1 : start] not in _OPENING:
        return None
    return Token("ordinal", start, end, end, chinese=not text[end - 1].isdigit())


def _arabic(match: re.Match[str], text: str) -> Token:
    digits, inside, scale, over, unit, behind = match.group("digits", "inside", "scale", "over", "unit", "behind")
    start, end = match.start(), match.end("unit")
    before = _word_before(text, start)
    if digits.isdigit() and not (inside or scale or over or behind or before):
        value = Decimal(digits)
        return Token("figure", start, end, start + len(digits), value, value, value, unit)
    digits = digits.replace(",", "").replace("，", "")
    value, step = Decimal(digits), Decimal(1)
    if scale:
        worth = 1
        for char in scale:
            worth *= SCALES[char]
        value, step = value * worth, Decimal(worth).scaleb(-len(digits.partition(".")[2]))
    value = _whole(value)
    low, high = _bounds(value, step, (before, behind), over=bool(inside or over))
    return Token("figure", start, end, match.start("unit"), value, low, high, unit)


def _word_before(text: str, start: int) -> str | None:
    if not start or text[start - 1] not in _BEFORE_ENDS:
        return None
    found = _BEFORE.search(text, max(0, start - 3), start)
    return None if found is None else found.group()


def _chinese(match: re.Match[str], text: str) -> Token:
    digits, over, unit, behind = match.group("chinese", "over2", "unit2", "behind2")
    start, (number_end, end) = match.start(), match.span("unit2")
    value: Decimal | None = None
    low, high = Decimal(0), None
    if digits[0] in "数几":
        scale = parse_shortened(digits[1:]) if len(digits) > 1 else 1
        if scale is not None:
            low, high = (Decimal(2 * scale), Decimal(10 * scale - 1)) if scale > 1 else (Decimal(2), Decimal(9))
    elif (either := couple(digits)) is not None:
        low, high = map(Decimal, either)
    elif (plain := parse_shortened(digits.removeprefix("上"))) is not None:
        low = high = value = Decimal(plain)
        before = "以上" if digits[0] == "上" else _word_before(text, start)
        if over or behind or before:
            low, high = _bounds(value, Decimal(1), (before, behind), over=over is not None)
    return Token("figure", start, end, number_end, value, low, high, unit, chinese=True)


_OPENING = ("", "。", "；", ":", ")", "(")
"""What stands before the number of an entry ("一、"), or nothing."""


def _share(match: re.Match[str]) -> Token:
    value = parse_percentage(match["share"])
    low = value or Decimal(0)
    return Token("figure", match.start(), match.end(), match.end(), value, low, value, "%", chinese=True)


def _bounds(
    value: Decimal, step: Decimal, words: tuple[str | None, ...], *, over: bool
) -> tuple[Decimal, Decimal | None]:
    """
    Return what a figure may stand for.

    余 and 多 leave the last digit that is not zero, and the units, open: 706余
    is 706 to 715, 1700余 is 1700 to 1799. 约 is a tenth either way, 近 up to a
    tenth less. A scale is rounded to its last digit: 2.8万 is 27500 to 28499.
    """
    low, high = _open_bounds(value, step, words, over=over)
    return _whole(low), None if high is None else _whole(high)


def _whole(value: Decimal) -> Decimal:
    """Return a figure without a fraction of zeros."""
    return value.to_integral_value() if value == value.to_integral_value() else value


def _open_bounds(
    value: Decimal, step: Decimal, words: tuple[str | None, ...], *, over: bool
) -> tuple[Decimal, Decimal | None]:
    if not _AT_LEAST.isdisjoint(words):
        return value, None
    if not _AT_MOST.isdisjoint(words):
        return Decimal(0), value
    if not _ABOUT.isdisjoint(words):
        return value - value / 10, value + value / 10
    if not _NEARLY.isdisjoint(words):
        return value - value / 10, value
    open_step = step if step > 1 else round_step(value)
    if over:
        return value, value + max(open_step, Decimal(10)) - 1
    if step > 1:
        return value - step / 2, value + step / 2 - 1
    return value, value
