"""TOML files of users, read within bounds: waivers, configuration."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from gov_disclosure.errors import LimitError
from gov_disclosure.text import Text

MOST_BYTES = 2**20
"""One mebibyte, some five thousand waivers."""

_DOTS = 200
"""Dots in one line, for a dotted key of n parts takes tomllib n² steps."""

_SIZE = Text("TOML 文件的字节数", "bytes of a TOML file")
_TOO_DEEP = Text("嵌套过深", "values nested too deeply")
_NOT_UTF8 = Text("不是 UTF-8 编码（第 {at} 字节）", "not UTF-8 (byte {at})")


class NotTomlError(ValueError):
    """A text is no TOML; ``found`` says what is wrong. Whoever reads a file turns it into an error of its own."""

    def __init__(self, found: Text | str) -> None:
        super().__init__(found)
        self.found = found


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
        raise NotTomlError(str(error)) from None
    except RecursionError:
        raise NotTomlError(_TOO_DEEP) from None
