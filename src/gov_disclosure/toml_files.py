"""TOML files of users, read within bounds, and their faults: waivers, configuration, profiles of sub-headings."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, final

from attrs import field, frozen

from gov_disclosure.errors import GovDisclosureError, LimitError
from gov_disclosure.text import Count, Lang, Text, as_text

MOST_BYTES = 2**20
"""One mebibyte, some five thousand waivers."""

_DOTS = 200
"""Dots in one line, for a dotted key of n parts takes tomllib n² steps."""

_LISTED = 20
_SYNTAX = Text("合乎语法", "valid syntax")
_SIZE = Text("TOML 文件的字节数", "bytes of a TOML file")
_TOO_DEEP = Text("嵌套过深", "values nested too deeply")
_NOT_UTF8 = Text("不是 UTF-8 编码（第 {at} 字节）", "not UTF-8 (byte {at})")
_ENTRY = Text("第 {entry} 条 {key}", "entry {entry}, {key}")
_FAULT = Text("{where} 预期：{expected}；实际：{found}", "{where}: expected {expected}, found {found}")
_COUNT = Text("{count} 处错误", "{count:fault|faults}")


@final
@frozen
class TomlFault:
    """
    One fault of a user's TOML file: which key, what was expected there and what was found.

    ``entry``: of which table of a list, counted from 1; 0 for the file itself.
    """

    key: str
    expected: Text = field(converter=as_text)
    found: Text = field(converter=as_text)
    entry: int = 0

    def message(self, lang: Lang = "zh") -> str:
        """Return the fault as a sentence in *lang*."""
        where = _ENTRY[lang].format(entry=self.entry, key=self.key) if self.entry else self.key
        return _FAULT[lang].format(where=where, expected=self.expected[lang], found=self.found[lang])

    def __str__(self) -> str:
        return self.message("en")


class TomlFaultsError(GovDisclosureError, ValueError):
    """A user's TOML file is not valid; ``faults`` lists everything that is wrong with it."""

    template = Text("{source}：{count}\n{lines}", "{source}: {count}\n{lines}")

    def __init__(self, source: str, faults: tuple[TomlFault, ...]) -> None:
        super().__init__(source, faults)
        self.source, self.faults = source, faults

    def _facts(self, lang: Lang) -> dict[str, object]:
        count = len(self.faults)
        lines = [f"  {fault.message(lang)}" for fault in self.faults[:_LISTED]]
        lines += ["  …"] if count > _LISTED else []
        counted = _COUNT[lang].format(count=Count(count))
        return {"source": self.source, "count": counted, "lines": "\n".join(lines)}


class NotTomlError(ValueError):
    """A text is no TOML; ``fault`` says why. Whoever reads a file turns it into an error of its own."""

    def __init__(self, found: Text) -> None:
        super().__init__(found)
        self.fault = TomlFault("TOML", _SYNTAX, found)


def load_toml(path: Path) -> dict[str, Any]:
    """
    Return what a TOML file holds.

    Raises:
        NotTomlError: it is no TOML, or no UTF-8.
        LimitError: it is larger than anything a person keeps in one.
        OSError: it cannot be read.

    """
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise LimitError(_SIZE, MOST_BYTES, None, str(path))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start
        raise NotTomlError(Text(_NOT_UTF8.zh.format(at=at), _NOT_UTF8.en.format(at=at))) from None
    return parse_toml(text)


def parse_toml(text: str) -> dict[str, Any]:
    """
    Return what TOML text holds.

    Raises:
        NotTomlError: it is no TOML, or nested deeper than anything a person writes.

    """
    if any(line.count(".") > _DOTS for line in text.splitlines()):
        raise NotTomlError(_TOO_DEEP)
    try:
        return tomllib.loads(text)
    except ValueError as error:  # tomllib's own, and Python's on a number of thousands of digits
        raise NotTomlError(Text(_in_chinese(str(error)), str(error))) from None
    except RecursionError:
        raise NotTomlError(_TOO_DEEP) from None


# What tomllib says, as patterns, with the same in Chinese; the first that fits counts.
_SAID = tuple(
    (re.compile(pattern), zh)
    for pattern, zh in (
        (r"Invalid statement", "此处不是有效的语句"),
        (r"Expected '=' after a key", "键之后缺少“=”"),
        (r"Expected newline or end of document", "语句之后还有多余的内容"),
        (r"Expected (['\"].+?['\"])", "缺少 {}"),
        (r"(?:Found invalid|Illegal) character (.+?)(?: \(at|$)", "含有不允许的字符 {}"),
        (r"Invalid initial character for a key part", "此处应为键名"),
        (r"Cannot declare (.+) twice", "{} 声明了两次"),
        (r"Cannot overwrite a value", "同一个键给出了两次"),
        (r"Duplicate inline table key (.+?)(?: \(at|$)", "行内表的键 {} 重复"),
        (r"Cannot (?:mutate immutable|redefine) namespace (.+?)(?: \(at|$)", "{} 已经写定，不能再添加"),
        (r"Unclosed array", "数组没有写完"),
        (r"Unclosed inline table", "行内表没有写完"),
        (r"Unterminated string", "字符串缺少结尾的引号"),
        (r"Unescaped '\\' in a string|Invalid hex value|Escaped character is not", "字符串中“\\”之后的写法有误"),
        (r"Invalid date or datetime", "日期或时间有误"),
        (r"Invalid value", "值的写法有误，文字须加引号"),
        (r"Exceeds the limit", "整数位数过多"),
    )
)
_AT_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_AT_END = "(at end of document)"


def _in_chinese(said: str) -> str:
    """Return in Chinese what tomllib said; what it says in a version to come keeps its place."""
    found = next(((hit, zh) for pattern, zh in _SAID if (hit := pattern.search(said))), None)
    words = found[1].format(*map(_dotted, found[0].groups())) if found else "不符合 TOML 的写法"
    place = _AT_PLACE.search(said)
    if place:
        return f"{words}（第 {place[1]} 行第 {place[2]} 列）"
    return f"{words}（文件末尾）" if said.endswith(_AT_END) else words


def _dotted(name: str) -> str:
    """Return the name of a table, which tomllib shows as a tuple, as it stands in the file."""
    return ".".join(re.findall("'([^']*)'", name)) if name.startswith("(") else name
