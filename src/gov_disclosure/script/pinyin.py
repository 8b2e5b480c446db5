"""拼音 in brackets behind characters, as some mirrors print it: 鎮(zhèn)."""

from __future__ import annotations

import re

_PINYIN = re.compile(r"[(（][A-Za-z\u00c0-\u024f\u0300-\u036f]+[)）]")


def without_pinyin(text: str) -> str:
    """Return *text* without letters that stand in brackets by themselves."""
    return _PINYIN.sub("", text)
