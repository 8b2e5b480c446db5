"""Encodings of real pages: the bytes decide, the declaration is a hint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.document.encoding import decode

TEXT = "某市人民政府办公室2023年政府信息公开工作年度报告\n行政许可\t12\n"
TRADITIONAL = "某市政府辦公室二〇二三年政府資訊公開工作年度報告\n行政許可\t12\n"


@pytest.mark.parametrize("declared", [None, "utf-8", "gb2312", "GBK", "iso-8859-1", "no-such-charset"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_the_bytes_win_over_a_wrong_declaration(encoding: str, declared: str | None) -> None:
    """Whatever is declared, text in UTF-8, GBK and unmarked UTF-16 comes back whole."""
    assert decode(TEXT.encode(encoding), declared) == (TEXT, encoding)


@pytest.mark.parametrize(
    ("codec", "name"),
    [("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("utf-32", "utf-32-le")],
)
def test_a_byte_order_mark_is_taken_off(codec: str, name: str) -> None:
    """A mark names the encoding and is no part of the text."""
    assert decode(TEXT.encode(codec), "gb2312") == (TEXT, name)


@pytest.mark.parametrize("declared", [None, "big5"])
def test_big5_is_told_from_gbk(declared: str | None) -> None:
    """Traditional-script mirrors in Big5 are read without a declaration."""
    assert decode(TRADITIONAL.encode("big5hkscs", "ignore"), declared)[1] == "big5hkscs"


def test_gbk_beyond_gb2312() -> None:
    """A page that declares gb2312 may hold characters that only GBK has (镕, 堃)."""
    assert decode("政府 朱镕 王堃".encode("gbk"), "gb2312")[0] == "政府 朱镕 王堃"


@pytest.mark.parametrize("cut", [1, 2])
@pytest.mark.parametrize("text", [TEXT, "行政许可"])
def test_utf8_cut_inside_a_character_stays_utf8(cut: int, text: str) -> None:
    """A truncated download loses its last character, not its encoding."""
    data = text.strip().encode()
    broken = (text.strip() + "县").encode()[:-cut]

    got, encoding = decode(broken, "gb2312")

    assert encoding == "utf-8"
    assert got.encode()[: len(data)] == data


def test_a_broken_byte_in_gbk_costs_one_character() -> None:
    """GBK with one stray byte is still read as GB 18030."""
    got, encoding = decode(TEXT.encode("gbk") + b"\xff\n" + TEXT.encode("gbk"))

    assert encoding == "gb18030"
    assert got.startswith(TEXT)


def test_line_ends_and_nul_bytes() -> None:
    """CRLF and CR become line feeds; NULs vanish as in a browser."""
    assert decode(b"1\x002\r\n3\r4") == ("12\n3\n4", "utf-8")


@given(data=st.binary(max_size=400), declared=st.none() | st.text(max_size=12))
def test_any_bytes_give_clean_text(data: bytes, declared: str | None) -> None:
    """No bytes raise, and the text can always be written as UTF-8."""
    text, _ = decode(data, declared)

    text.encode("utf-8")
    assert "\0" not in text
    assert "\r" not in text


@given(text=st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=8, max_size=200))
def test_chinese_text_survives_gbk(text: str) -> None:
    """Any run of characters around the word 政府 comes back from GBK bytes."""
    page = f"政府{text}政府"

    assert decode(page.encode("gbk"))[0] == page
