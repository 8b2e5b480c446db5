"""Numbers in Chinese numerals: with units of ten (一千零九), digit by digit (二〇二二), as percentages (三十三点九)."""

from __future__ import annotations

from decimal import Decimal

SIGNS = "〇零一二两三四五六七八九十百千万亿"
"""Every character that such a number is written with."""

FORMAL_SIGNS = "壹贰叁肆伍陆柒捌玖拾佰仟"
"""What such numbers are written with on cheques (大写)."""

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
SCALES = {**_PLACES, "万": 10**4, "亿": 10**8}
"""What the characters for units of ten are worth."""


def parse_numeral(text: str) -> int | None:
    """
    Return the number that *text* writes, ``None`` where it writes none, or not beyond doubt.

    一百五 may be 105 or 150; 三四 is no 34 but three or four: see `couple`.
    """
    if len(text) == 1 and text in _DIGITS:
        return _DIGITS[text]
    if couple(text) is not None:
        return None
    return parse_digits(text) if SCALES.keys().isdisjoint(text) else _with_units(text)


def couple(text: str) -> tuple[int, int] | None:
    """Return the numbers that two digits side by side leave open: 三四件 are three or four, 三五件 three to five."""
    if len(text) != _TWO:
        return None
    first, second = _DIGITS.get(text[0]), _DIGITS.get(text[1])
    if first and second and (second == first + 1 or text == "三五"):
        return first, second
    return None


_TWO = 2


def parse_with_units(text: str) -> int | None:
    """Return the number that *text* writes with units of ten, or as one digit; ``None`` for a row of digits."""
    return 0 if text == "零" else _with_units(text)


def parse_digits(text: str) -> int | None:
    """Return the number that *text* writes digit by digit, as behind a decimal point; ``None`` where it writes none."""
    digits = [_DIGITS.get(sign) for sign in text]
    return None if None in digits or not digits else int("".join(map(str, digits)))


def parse_shortened(text: str) -> int | None:
    """Return the number that *text* writes, 一 before 百 and larger units left out or not (百余件)."""
    return parse_numeral(f"一{text}" if text[:1] in ("百", "千", "万", "亿") else text)


def parse_percentage(text: str) -> Decimal | None:
    """Return the number behind 百分之 (40.5, 三十三点九, 百), ``None`` where it writes none."""
    if text[0].isdigit():
        return Decimal(text)
    whole, _, fraction = text.partition("点")
    numbers = parse_shortened(whole), parse_digits(fraction) if fraction else 0
    if numbers[0] is None or numbers[1] is None:
        return None
    return numbers[0] + Decimal(numbers[1]).scaleb(-len(fraction))


def _with_units(text: str) -> int | None:
    """Read 亿, then 万, then what is below: each a number below ten thousand, a 零 where places are skipped."""
    value, rest = 0, text
    for scale in (10**8, 10**4, 1):
        sign = next((sign for sign, worth in SCALES.items() if worth == scale), "")
        part, found, behind = rest.partition(sign) if sign else (rest, "", "")
        if sign and not found:
            continue
        if part or found:
            skipped = part[:1] in ("零", "〇") and value > 0
            below = _below_ten_thousand(part[skipped:])
            # What follows a larger unit has all four places, or a 零 for those it lacks.
            if below is None or not below or (value > 0 and not skipped and below < 1000):
                return None
            value += below * scale
        rest = behind
    return value or None


def _below_ten_thousand(text: str) -> int | None:
    value, last, rest = 0, 10_000, text
    while rest:
        skipped = value > 0 and rest[0] in "零〇"  # 一百零三
        rest = rest[skipped:]
        rest = f"一{rest}" if rest[:1] == "十" else rest
        digit = _DIGITS.get(rest[:1], 0)
        size = _PLACES.get(rest[1:2], 1)
        follows = not value or (size * 10 < last if skipped else size * 10 == last)
        if not digit or not follows:
            return None
        value, last, rest = value + digit * size, size, rest[2 if size > 1 else 1 :]
    return value


def round_step(value: Decimal) -> Decimal:
    """Return the worth of the last digit that is not zero: 100 for 1300."""
    step = Decimal(1)
    while value and value % (step * 10) == 0:
        step *= 10
    return step
