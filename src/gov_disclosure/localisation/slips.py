"""What slip of the pen turns one figure into another, and how likely each is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from attrs import frozen

from gov_disclosure.text import Text


class SlipKind(StrEnum):
    """How a printed figure differs from the one that is needed in its place."""

    DIGITS_SWAPPED = "digits_swapped"
    SIGN = "sign"
    DIGIT_DOUBLED = "digit_doubled"
    UNIT = "unit"
    DIGIT_LOST = "digit_lost"
    DIGIT_ADDED = "digit_added"
    OFF_BY_ONE = "off_by_one"
    LIKE_DIGIT = "like_digit"
    ONE_DIGIT = "one_digit"
    LEFT_ZERO = "left_zero"
    MADE_UP = "made_up"
    OTHER = "other"


@frozen
class Slip:
    """A kind of slip: its cost (the lower, the likelier) and its name."""

    cost: int
    text: Text


# The order and the costs rank explanations; they never leave one out. The figures are a judgement:
# what a typist does to a right number first, then what a calculation does, then the rest.
SLIPS: Mapping[SlipKind, Slip] = {
    SlipKind.DIGITS_SWAPPED: Slip(10, Text("两位数字颠倒", "two digits swapped")),
    SlipKind.SIGN: Slip(10, Text("正负号错误", "wrong sign")),
    SlipKind.DIGIT_DOUBLED: Slip(12, Text("重复录入一位数字", "a digit typed twice")),
    SlipKind.UNIT: Slip(12, Text("相差一万倍（元与万元）", "a factor of 10,000 (元 for 万元)")),
    SlipKind.DIGIT_LOST: Slip(14, Text("漏录一位数字", "a digit left out")),
    SlipKind.DIGIT_ADDED: Slip(14, Text("多录一位数字", "a digit too many")),
    SlipKind.OFF_BY_ONE: Slip(16, Text("相差一", "off by one")),
    SlipKind.LIKE_DIGIT: Slip(18, Text("一位数字误为相近数字", "a digit taken for one like it or next to it")),
    SlipKind.ONE_DIGIT: Slip(22, Text("一位数字有误", "one digit wrong")),
    SlipKind.LEFT_ZERO: Slip(24, Text("应有数字处填为0", "0 where a figure is due")),
    SlipKind.MADE_UP: Slip(36, Text("应为0处填有数字", "a figure where 0 is due")),
    SlipKind.OTHER: Slip(40, Text("数字不符", "another figure")),
}
"""Each slip in words, with its cost: the likelier, the lower."""

# A total is worked out by hand from many figures, a part is copied from a register.
_TOTAL_BONUS = 4

# Under a total with nothing but 0 above it, one of several parts would have to be the one left out, and none is
# likelier than the next; the total is one cell, and its figure may belong to another row.
_TOTAL_MADE_UP = 20

# Digits that look alike in print or writing.
_ALIKE = frozenset({"17", "71", "38", "83", "06", "60", "56", "65", "08", "80", "49", "94", "35", "53"})

_UNIT = 10_000


def cost_of(slip: SlipKind, *, total: bool) -> int:
    """Return how unlikely *slip* is in a part or in a total."""
    if not total:
        return SLIPS[slip].cost
    return _TOTAL_MADE_UP if slip is SlipKind.MADE_UP else SLIPS[slip].cost - _TOTAL_BONUS


def slip_between(printed: int, needed: int) -> SlipKind:
    """Return the slip that turns *needed* into *printed*."""
    if printed < 0:
        return SlipKind.SIGN if -printed == needed else SlipKind.OTHER
    if needed == 0:
        return SlipKind.MADE_UP
    if printed == 0:
        return SlipKind.LEFT_ZERO
    if printed in (needed * _UNIT, needed / _UNIT):
        return SlipKind.UNIT
    kind = _digit_slip(str(printed), str(needed))
    return SlipKind.OFF_BY_ONE if kind is SlipKind.OTHER and abs(printed - needed) == 1 else kind


def _digit_slip(printed: str, needed: str) -> SlipKind:
    longer = len(printed) - len(needed)
    if longer == 0:
        return _replaced(printed, needed)
    if longer == 1:
        at = _dropped(printed, needed)
        if at is None:
            return SlipKind.OTHER
        # `at` is the first place where they part, so a doubled digit parts at its second copy.
        return SlipKind.DIGIT_DOUBLED if at and printed[at] == printed[at - 1] else SlipKind.DIGIT_ADDED
    if longer == -1 and _dropped(needed, printed) is not None:
        return SlipKind.DIGIT_LOST
    return SlipKind.OTHER


def _dropped(longer: str, shorter: str) -> int | None:
    """Return the last place whose removal turns *longer* into *shorter*."""
    places = [at for at in range(len(longer)) if longer[:at] + longer[at + 1 :] == shorter]
    return places[-1] if places else None


def _replaced(printed: str, needed: str) -> SlipKind:
    apart = [(one, other) for one, other in zip(printed, needed, strict=True) if one != other]
    if len(apart) == 1:
        one, other = apart[0]
        like = one + other in _ALIKE or abs(int(one) - int(other)) == 1
        return SlipKind.LIKE_DIGIT if like else SlipKind.ONE_DIGIT
    if len(apart) == 2 and apart[0] == apart[1][::-1]:
        return SlipKind.DIGITS_SWAPPED
    return SlipKind.OTHER
