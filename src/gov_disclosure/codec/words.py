"""What may stand where in a document, in words; for the strict hooks and for the faults that a schema names."""

from __future__ import annotations

import re
from typing import Any

import attrs

from gov_disclosure.codec.encode import SCHEMA_VERSION
from gov_disclosure.text import Text, as_text

VERSION = Text(f'文档格式的版本 "{SCHEMA_VERSION}"', f'"{SCHEMA_VERSION}", the version of the document format')
NEWER = Text(
    f'至多为版本 "{SCHEMA_VERSION}" 的文档；此文档由更新的 gov-disclosure 写出，请先升级',
    f'a document of version "{SCHEMA_VERSION}" at most; a newer gov-disclosure wrote this one: upgrade to read it',
)
REPORT = Text("一份报告，即一个对象", "a report, an object")
ARRAY = Text("数组", "an array")
DAY = Text('形如 "YYYY-MM-DD" 的日期', 'a date "YYYY-MM-DD"')
TEXTS_BY_KEY = Text("由单元格键到印出文字的对象", "an object from cell key to printed text")
PRINTED = Text("文字，统一格式没有该单元格时为 null", "a text, or null where the form lacks the cell")
NO_SURROGATES = Text("不含孤立代理码的文字", "a text without lone surrogates")
WHOLE = Text("整数", "a whole number")
TEXT = Text("文字", "a text")


def keys_of(kind: type) -> Text:
    """Say in words what object a class is read from."""
    names = [field.name for field in attrs.fields(kind)]
    return Text(f"含键 {'、'.join(names)} 的对象", f"an object with the keys {', '.join(names)}")


def in_json(expected: Text | str) -> Text:
    """Say what a model class expects in the words of JSON."""
    words = as_text(expected)
    return Text(
        words.zh.replace(" decimal.Decimal", "数字").replace("None", "null"),
        words.en.replace("a decimal.Decimal", "a number").replace("None", "null"),
    )


def is_newer(found: Any) -> bool:
    """Whether a document's key ``schema`` names a version of the document format that comes after this one."""
    numbered = type(found) is str and re.fullmatch("[1-9][0-9]{0,8}", found)
    return bool(numbered) and int(found) > int(SCHEMA_VERSION)


def version(found: Any) -> Text:
    """Say which version is expected where a document's key ``schema`` is *found*."""
    return NEWER if is_newer(found) else VERSION
