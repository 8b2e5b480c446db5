"""Ways to write a whole number in Chinese prose."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")


def _section(value: int) -> str:
    """Write a number below 10,000."""
    text = ""
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if digit:
            text += _DIGITS[digit] + _UNITS[place]
        elif text and value % 10**place and not text.endswith("零"):
            text += "零"
    return text


def in_chinese(value: int) -> str:
    """Write a whole number below 10**12 with units: 一千零九."""
    if value == 0:
        return "零"
    text = ""
    for unit, scale in (("亿", 10**8), ("万", 10**4), ("", 1)):
        section = value // scale % 10**4
        if section:
            gap = "零" if text and (section < 1000 or value // scale % 10**5 < 1000) else ""
            text += gap + _section(section) + unit
        elif text and value % scale and not text.endswith("零"):
            text += ""
    text = text.replace("零零", "零")
    return text[1:] if text.startswith("一十") else text


def in_digits_of_chinese(value: int, zero: str = "〇") -> str:
    """Write a whole number digit by digit: 二〇二二."""
    return "".join(_DIGITS[int(digit)] for digit in str(value)).replace("零", zero)


def full_width(text: str) -> str:
    """Write digits, commas and per cents in full width."""
    return text.translate({**{ord("0") + i: ord("０") + i for i in range(10)}, ord("%"): ord("％")})
