"""
Figures as Chinese prose writes them: digits, Chinese numerals, mixtures, approximations.

Works on text that `gov_disclosure.narrative.sentences.clean` has
normalised: half-width digits and ``%``, no white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from attrs import define, evolve

from gov_disclosure.figures.numerals import SCALES, SIGNS, parse_numeral, parse_percentage, round_step
from gov_disclosure.figures.units import AMOUNT_UNITS, CASE_UNITS

COUNTED = frozenset((*CASE_UNITS, ""))
"""Units of a count; ``""`` where it is left out."""

# A unit that begins a longer word is none: 3个月, 3部门.
_OTHERWISE = {"个": "百分点|工作日|月", "部": "分|门"}
_CASES = "|".join(f"{unit}(?!{_OTHERWISE[unit]})" if unit in _OTHERWISE else unit for unit in CASE_UNITS)
# Chinese numerals stand before many words; only these units make them a figure.
_PLAIN = (*(unit for unit in CASE_UNITS if unit not in ("次", "个", "项", "部")), "万元", "元")
_BEHIND = "左右|上下|以上|以下|以内"

# Patterns that begin with one class of characters are searched several times faster than others.
_ARABIC = re.compile(
    r"(?P<digits>[0-9](?<![0-9]{2})(?:[0-9]{0,2}(?:[,，][0-9]{3})+(?![0-9.])|[0-9]{0,14}(?:\.[0-9]{1,8})?))"
    r"(?P<inside>[余多])?(?P<scale>[百千]?[万亿]|[百千])?(?P<after>[余多])?"
    rf"(?P<unit>{_CASES}|%|万元|元|倍|(?=[，。；、)\0]|$))(?P<behind>{_BEHIND})?"
)
_NUMERALS = re.compile(
    rf"(?P<digits>[{SIGNS}](?<![{SIGNS}\d第数几余多每.][{SIGNS}])[{SIGNS}]{{0,14}})(?P<after>[余多])?"
    rf"(?P<unit>{'|'.join(_PLAIN)})(?P<behind>{_BEHIND})?"
)
_PERCENT = re.compile(rf"百分之(?P<digits>[{SIGNS}点]{{1,12}}|\d{{1,3}}(?:\.\d{{1,4}})?)(?P<behind>左右|以上|以下)?")

_MAY_COUNT = re.compile(f"[0-9{SIGNS}]")
# Digits up to the unit, or to where a clause, or what of it is left beside brackets and titles, may end.
_COUNTING_DIGITS = re.compile(
    rf"[0-9][余多]?(?:[百千]?[万亿]|[百千])?[余多]?(?:{_CASES}|%|万元|元|倍|[，。；、！？,()《\0]|$)"
)
# Where one of these stands before digits, no figure starts: 第3件, 数10件, 3-5件, 1万5千件.
_NO_START = frozenset(".,第数几之0123456789百千万亿")
# But in 总数120件 the word ends before the figure.
_NUMBER_OF = frozenset(f"{noun}数" for noun in "总件答复理结请量次开")
_SOME_CHINESE = re.compile(rf"[{SIGNS}](?:[余多{''.join(unit[0] for unit in _PLAIN)}]|分之)")
_BEFORE = re.compile(r"(?:大约|将近|接近|超过|不足|不到|至少|最多|突破|约|近|超|逾)$")
_BEFORE_ENDS = frozenset("约近过足到少多破超逾")

_ABOUT = ("约", "大约", "左右", "上下")
_NEARLY = ("近", "将近", "接近")
_AT_LEAST = ("超过", "超", "逾", "至少", "突破", "以上")
_AT_MOST = ("不足", "不到", "最多", "以下", "以内")


@define(kw_only=True)
class Figure:
    """
    A figure in a text, with the whole numbers it may stand for.

    ``start`` and ``end``: where it stands, words like 约 and the unit included.
    ``low`` and ``high``: the figures it claims, both included; ``high`` is
    ``None`` where it has no upper bound. ``value``: the figure as written.
    ``step``: worth of its last written digit. ``or_else``: another way to read
    it ("收到1，009件": 1009, or 9 after a comma). ``sure``: whether it is
    certain where the figure starts and that it counts something.
    """

    start: int
    end: int
    value: Decimal
    low: Decimal
    high: Decimal | None
    step: Decimal = Decimal(1)
    unit: str = ""
    or_else: Decimal | None = None
    sure: bool = True

    @property
    def exact(self) -> bool:
        """Whether it claims one figure."""
        return self.low == self.high

    def covers(self, value: Decimal | int) -> bool:
        """Whether *value* is among the figures it claims."""
        if self.or_else is not None and value == self.or_else:
            return True
        return self.low <= value and (self.high is None or value <= self.high)


def in_ten_thousands(figure: Figure) -> Figure:
    """Return an amount in 万元, as tables have it."""
    worth = AMOUNT_UNITS[figure.unit]
    if worth == 1:
        return figure
    return evolve(
        figure,
        value=_plain(figure.value * worth),
        low=_plain(figure.low * worth),
        high=None if figure.high is None else _plain(figure.high * worth),
        step=_plain(figure.step * worth),
        unit="万元",
    )


def _plain(value: Decimal) -> Decimal:
    """Return a figure without zeros at the end of its fraction."""
    return value.normalize() + 0


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of *text* that have a unit, or stand at the end of a clause, in order."""
    if _MAY_COUNT.search(text) is None:
        return ()
    found = [figure for match in _ARABIC.finditer(text) if (figure := _arabic(match, text)) is not None]
    if _SOME_CHINESE.search(text) is not None:
        found += _in_chinese(text)
        found.sort(key=lambda figure: figure.start)
    return tuple(found)


def may_count(text: str) -> bool:
    """Whether a clause of *text* may have figures that `figures` returns."""
    return (
        _COUNTING_DIGITS.search(text) is not None
        or _NUMERALS.search(text) is not None
        or _PERCENT.search(text) is not None
    )


def _in_chinese(text: str) -> Iterator[Figure]:
    for match in _NUMERALS.finditer(text):
        figure = _chinese(match, text)
        if figure is not None:
            yield figure
    for match in _PERCENT.finditer(text):
        figure = _percentage(match, text)
        if figure is not None:
            yield figure


def _arabic(match: re.Match[str], text: str) -> Figure | None:
    start, end = match.span()
    before = text[start - 1] if start else ""
    digits, unit = match.group("digits", "unit")
    negative = before == "-" and (start < 2 or text[start - 2] not in _NO_START)
    if (before in _NO_START and text[start - 2 : start] not in _NUMBER_OF) or (before == "-" and not negative):
        return None
    if end - start == len(digits) + len(unit) and before not in _BEFORE_ENDS and digits.isdigit():
        value = Decimal(-int(digits) if negative else digits)
        start -= negative
        return Figure(start=start, end=end, value=value, low=value, high=value, unit=unit, sure=unit != "")
    plain = digits.replace(",", "").replace("，", "")
    scale = 1
    for char in match["scale"] or "":
        scale *= SCALES[char]
    value = Decimal(plain) * scale
    step = Decimal(scale).scaleb(-len(plain.partition(".")[2]))
    return _ranged(
        match,
        text,
        -value if negative else value,
        step if "." in plain or scale > 1 else round_step(value),
        over=bool(match["inside"] or match["after"]),
        unit=unit,
        or_else=Decimal(digits.rpartition("，")[2]) if "，" in digits else None,
        last_digit=step,
    )


def _percentage(match: re.Match[str], text: str) -> Figure | None:
    value = parse_percentage(match["digits"])
    if value is None:
        return None
    step = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    return _ranged(match, text, value, step, over=False, unit="%", or_else=None, last_digit=step)


def _chinese(match: re.Match[str], text: str) -> Figure | None:
    digits = match["digits"]
    value = SCALES.get(digits) or parse_numeral(digits)  # 百余件 is a hundred and some
    if value is None:
        return None
    number = Decimal(value)
    return _ranged(
        match,
        text,
        number,
        round_step(number),
        over=match["after"] is not None,
        unit=match["unit"],
        or_else=None,
        last_digit=Decimal(1),
    )


def _ranged(
    match: re.Match[str],
    text: str,
    value: Decimal,
    step: Decimal,
    *,
    over: bool,
    unit: str,
    or_else: Decimal | None,
    last_digit: Decimal,
) -> Figure:
    before = _BEFORE.search(text, max(0, match.start() - 3), match.start())
    words = (None if before is None else before.group(), match["behind"])
    low, high = _range(value, step, words, over=over)
    # A scale without 余 (2.8万件) is rounded to its last digit.
    if low == high and last_digit != 1 and unit in COUNTED:
        low, high = value - last_digit / 2, value + last_digit
    return Figure(
        start=match.start() - (value < 0) if before is None else before.start(),
        end=match.end(),
        value=value,
        low=low,
        high=high,
        step=last_digit,
        unit=unit,
        or_else=or_else,
        sure=bool(unit) and or_else is None,
    )


def _range(
    value: Decimal, step: Decimal, words: tuple[str | None, ...], *, over: bool
) -> tuple[Decimal, Decimal | None]:
    """Return what an approximation may stand for; wide, since authors round freely."""
    if not over and not any(words):
        return value, value
    slack = max(step, value / 10)
    if any(word in _AT_LEAST for word in words):
        return value, None
    if any(word in _AT_MOST for word in words):
        return Decimal(0), value
    if any(word in _ABOUT for word in words):
        return value - slack, value + slack
    if any(word in _NEARLY for word in words):
        return value - 2 * slack, value + value / 20
    if over:
        return value, value + slack
    return value, value
