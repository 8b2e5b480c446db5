"""Units that are printed behind figures."""

from __future__ import annotations

from decimal import Decimal

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
