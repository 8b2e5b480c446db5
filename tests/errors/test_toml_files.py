"""Faults of a user's TOML file are told in the language that was asked for, the parser's words among them."""

from __future__ import annotations

import re

import pytest

from gov_disclosure.toml_files import NotTomlError, parse_toml

# A text that is no TOML, and what is said of it in Chinese.
WRONG = (
    ("a", "键之后缺少“=”"),
    ("a b = 1", "键之后缺少“=”"),
    ("a = 1 b = 2", "语句之后还有多余的内容"),
    ("a = ", "值的写法有误，文字须加引号"),
    ("\nreason = 已核对", "值的写法有误，文字须加引号"),
    ("[a", "缺少 ']'"),
    ("[[a]", "缺少 ']]'"),
    ("a = 'x", '缺少 "\'"'),
    ('a = "x', "字符串缺少结尾的引号"),
    ("a = 'x\ny'", "含有不允许的字符 '\\n'"),
    ('a = "\x01"', "含有不允许的字符 '\\x01'"),
    ("[a]\n[a]", "a 声明了两次"),
    ("a = 1\na = 2", "同一个键给出了两次"),
    ("a = {b = 1, b = 2}", "行内表的键 'b' 重复"),
    ("a = {}\n[a.b]", "a.b 声明了两次"),
    ("a = {}\na.b = 1", "a 已经写定，不能再添加"),
    ("a = [1", "数组没有写完"),
    ("a = {b = 1", "行内表没有写完"),
    (r'a = "\d"', "字符串中“\\”之后的写法有误"),
    (r'a = "\uXXXX"', "字符串中“\\”之后的写法有误"),
    ("a = 2022-02-30", "日期或时间有误"),
    ("。", "此处不是有效的语句"),
    ("a.。 = 1", "此处应为键名"),
    (f"a = {'9' * 5000}", "整数位数过多"),
)


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_the_parser_says(text: str, said: str) -> None:
    """In Chinese too, with the same place as in English."""
    with pytest.raises(NotTomlError) as caught:
        parse_toml(text)
    found = caught.value.fault.found
    words, *place = found.zh.split("（")
    _, *english = found.en.split(" (at ")
    assert words == said
    assert [re.findall(r"\d+", one) for one in place] == [re.findall(r"\d+", one) for one in english]


def test_what_no_parser_says_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words of a Python to come are not shown in English to a reader of Chinese; their place is."""

    def loads(text: str) -> None:
        raise ValueError(f"Unheard of: {text} (at line 3, column 4)")

    monkeypatch.setattr("tomllib.loads", loads)
    with pytest.raises(NotTomlError) as caught:
        parse_toml("a")
    assert caught.value.fault.message("zh") == "TOML 预期：合乎语法；实际：不符合 TOML 的写法（第 3 行第 4 列）"
