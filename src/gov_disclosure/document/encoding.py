"""Bytes of a web page or text file to text: the bytes decide, a declared charset is only a hint."""

from __future__ import annotations

import codecs
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WITNESS: Final = "政府"
"""Stands in every such report, is the same in both scripts, and has other bytes in each encoding."""
_SAMPLE: Final = 2**16
_STRAY_BYTES: Final = 20
"""One broken character in so many is damage in UTF-8 text; more means that it is not UTF-8."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    r"""
    Return the text of *data* and the name of the encoding it was read by.

    The text has ``\n`` line ends, no byte order mark and no NUL characters;
    what could not be decoded stands as U+FFFD. Never raises for any bytes.

    Args:
        data: The file.
        declared: The charset that the file or its server names, ``None`` if
            none does. Valid UTF-8 wins over it, because pages converted to
            UTF-8 often keep an old ``gb2312``; GB 18030 is read for each of
            its subsets.
    """
    encoding, skip = detect(data, declared)
    text = str(memoryview(data)[skip:], encoding, "replace")
    if "\0" in text:
        text = text.replace("\0", "")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, encoding


def detect(data: bytes, declared: str | None = None) -> tuple[str, int]:
    """Return the encoding of *data*, by Python's name, and the length of its byte order mark."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name, len(mark)
    return _utf16(data) or _utf8(data) or _chinese(data, declared), 0


def _utf16(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by the witness, or by NULs that all stand on one side of the pairs."""
    sample = data[:_SAMPLE]
    if b"\0" not in sample:
        return None
    for name, side in (("utf-16-le", 1), ("utf-16-be", 0)):
        nuls, others = sample[side::2].count(0), sample[1 - side :: 2].count(0)
        if _WITNESS.encode(name) in sample or (nuls > max(3, len(sample) // 40) and nuls > 2 * others):
            return name
    return None


def _utf8(data: bytes) -> str | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        # A page cut off inside a character, or one with a few broken bytes, is UTF-8 all the same.
        sample = data[max(0, fault.start - _SAMPLE) : fault.start + _SAMPLE]
        text = sample.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        wide = sum(1 for character in text if character > "\u07ff") - broken
        cut_off = broken == 1 and wide > 0 and fault.reason == "unexpected end of data"
        if cut_off or wide > _STRAY_BYTES * broken or (wide > broken and not _is_gb18030(sample)):
            return "utf-8"
        return None
    return "utf-8"


def _is_gb18030(data: bytes) -> bool:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _chinese(data: bytes, declared: str | None) -> str:
    """Choose between GB 18030 and Big5; a declared Latin charset on such bytes is always wrong."""
    seen_gb, seen_big5 = (data.count(_WITNESS.encode(name)) for name in ("gb18030", "big5"))
    if seen_big5 > seen_gb or (seen_big5 == seen_gb and (declared or "").lower().startswith("big5")):
        return "big5hkscs"
    return "gb18030"
