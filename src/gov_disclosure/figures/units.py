"""Units that are printed behind figures."""

from __future__ import annotations

import re
from decimal import Decimal

from gov_disclosure.script.traditional import simplified
from gov_disclosure.script.width import half_width

CASE_UNITS = ("件次", "件", "条", "份", "起", "宗", "例", "桩", "次", "个", "项", "部")
"""What requests, disputes, documents and decisions are counted in; the longer of two that begin alike stands first."""

COUNT_UNITS = (*CASE_UNITS, "批次", "人次", "批", "家", "户", "篇", "期", "则", "項", "個", "條")
"""Every unit behind a count, as tables print them too."""

AMOUNT_UNITS = {
    "元": Decimal("0.0001"),
    "万元": Decimal(1),
    "萬元": Decimal(1),
    "亿元": Decimal(10_000),
    "億元": Decimal(10_000),
}
"""Units of an amount, in 万元."""

UNCERTAIN_UNIT = ""
"""What `amount_unit` returns of 千元, 方元 or 元/万元: money is spoken of, and in which unit is not certain."""

_OF_MONEY = re.compile("[元圆万亿]")
_NOT_A_SIGN = re.compile(r"[\W_]+")
_TEN_THOUSANDS = re.compile(r"(?<![\d一二三四五六七八九十百千亿拾佰仟])(?:万{1,2}[元圆]{0,2}|[元圆]万)(?!\d)")
_YUAN = re.compile(
    r"[^元]*?(?:^|单位:?|金额|费|额|[(\[【〔:])(?:单位:?|金额:?|(?:件次?|项|个|次)[、,/])*(?:人民币)?元(?:[)\]】〕]|$)[^元]*"
)


def amount_unit(text: str) -> str | None:
    """
    Return the unit of money that a header, a label or a remark says: ``"元"`` or ``"万元"``.

    One slip in 万元 (元万, 万圆, 万元元, 万 alone) leaves no other unit. Where money is
    spoken of otherwise it is `UNCERTAIN_UNIT`, and ``None`` where it is not.
    """
    plain = "".join(simplified(half_width(text)).split())
    signs = _OF_MONEY.findall(plain)
    if not signs:
        return None
    found = _TEN_THOUSANDS.search(_NOT_A_SIGN.sub("", plain))
    if found and sorted(_OF_MONEY.findall(found[0])) == sorted(signs):
        return "万元"
    return "元" if signs == ["元"] and _YUAN.fullmatch(plain) else UNCERTAIN_UNIT
