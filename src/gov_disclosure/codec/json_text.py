"""JSON text into plain data: no duplicate key, no NaN, exact numbers, bounded size and depth."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from attrs import frozen

from gov_disclosure.codec.faults import DocumentError, Fault, join
from gov_disclosure.model.counts import LARGEST_COUNT
from gov_disclosure.text import Text, as_text, shown

MAX_BYTES = 8 * 2**20
"""Size of a document; a usual report takes 8 kB."""
MAX_DEPTH = 64
"""Nesting of arrays and objects; leaves 31 levels of sections."""
MAX_VALUES = 100_000
"""Members of all objects and items of all arrays together; a usual report has some 300."""
_BOM = b"\xef\xbb\xbf"
_CONTAINERS = (dict, list, tuple)
_FOUND_LENGTH = 60
_LONGEST = len(str(LARGEST_COUNT))
"""Digits of the longest whole number that a document can hold: a count; amounts and years have no more."""

MORE = Text("更多", "more")
"""What is found where counting stopped."""
_UTF8 = Text("UTF-8 编码的 JSON", "JSON in UTF-8")
_ONCE = Text("只出现一次的键", "the key once")
_OBJECT = Text("有 {count:,} 个键的对象", "an object of {count:,} keys")
_ARRAY = Text("有 {count:,} 项的数组", "an array of {count:,} items")
_AT_MOST_BYTES = Text(f"至多 {MAX_BYTES:,} 字节", f"at most {MAX_BYTES:,} bytes")
_AT_MOST_VALUES = Text(f"至多 {MAX_VALUES:,} 个值", f"at most {MAX_VALUES:,} values")
_AT_MOST_DEPTH = Text(
    f"至多 {MAX_DEPTH} 层嵌套的数组和对象", f"at most {MAX_DEPTH} arrays and objects inside each other"
)


@frozen
class Unholdable:
    """A number that JSON text can spell and no figure can be: NaN, Infinity, thousands of digits."""

    found: Text | str


class Repeating(dict[str, Any]):
    """An object some of whose keys came more than once; ``repeated`` says how often."""

    repeated: dict[str, int]


def parse(data: bytes) -> tuple[Any, list[Fault]]:
    """
    Return the plain data in *data* and the faults its text has (duplicate keys).

    Floats come as `Decimal`, numbers no figure can be as `Unholdable`.

    Raises:
        DocumentError: there is no plain data: too large, not UTF-8, not JSON, too deep.

    """
    text = _text(data)
    try:
        tree = json.loads(
            text,
            object_pairs_hook=_object,
            parse_float=_decimal,
            parse_int=_integer,
            parse_constant=Unholdable,
        )
    except json.JSONDecodeError as error:
        raise DocumentError([_syntax(error)]) from None
    except RecursionError:
        raise _too_deep() from None
    return tree, bounded(tree)


def _syntax(error: json.JSONDecodeError) -> Fault:
    """Say what JSON would have at the place where *error* stopped, and what stands there."""
    error = _at_the_comma(error)
    wanted = next((words for start, words in _SYNTAX.items() if error.msg.startswith(start)), _OTHER)
    char = error.doc[error.pos : error.pos + 1]
    here = as_text(describe(char)) if char else _END
    return Fault(
        "",
        Text(f"JSON（{wanted.zh}）", f"JSON ({wanted.en})"),
        Text(
            f"第 {error.lineno} 行第 {error.colno} 列是{here.zh}",
            f"{here.en} in line {error.lineno}, column {error.colno}",
        ),
    )


def _at_the_comma(error: json.JSONDecodeError) -> json.JSONDecodeError:
    """Return the error of a comma before a closing bracket, which Python calls one from 3.13 on; others as they are."""
    before = error.doc[: error.pos].rstrip()
    if error.doc[error.pos : error.pos + 1] in ("}", "]") and before.endswith(","):
        return json.JSONDecodeError(_NO_COMMA, error.doc, len(before) - 1)
    return error


_NO_COMMA = "Illegal trailing comma"
# How the messages of `json` begin, which come in English only.
_SYNTAX = {
    _NO_COMMA: Text("最后一项后没有逗号", "no comma after the last item"),
    "Expecting value": Text("值", "a value"),
    "Expecting property name": Text("用双引号括起的键", "a key in double quotation marks"),
    "Expecting ':'": Text("键后的冒号", "a colon after the key"),
    "Expecting ','": Text("逗号或右括号", "a comma or the closing bracket"),
    "Unterminated string": Text("有后引号的文字", "a text with its closing quotation mark"),
    "Invalid control character": Text("控制字符写成转义", "control characters as escapes"),
    "Invalid \\": Text("反斜杠后是 JSON 的转义", "an escape of JSON after the backslash"),
    "Extra data": Text("文档到此为止", "the end of the document"),
}
_OTHER = Text("合乎语法", "by its syntax")
_END = Text("文档末尾", "the end")


def _text(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise DocumentError([Fault("", _AT_MOST_BYTES, Text(f"{len(data):,} 字节", f"{len(data):,} bytes"))])
    data = data.removeprefix(_BOM)
    if not data.strip():
        raise DocumentError([Fault("", "JSON", Text("空", "nothing"))])
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        raise DocumentError([Fault("", _UTF8, Text("NUL 字节或 UTF-16 的标记", "NUL bytes or the mark of UTF-16"))])
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        byte = f"0x{data[error.start]:02x}"
        found = Text(
            f"偏移 {error.start:,} 处的字节 {byte}，不是 UTF-8",
            f"byte {byte} at offset {error.start:,}, which is not UTF-8",
        )
        raise DocumentError([Fault("", _UTF8, found)]) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    repeating = Repeating(found)
    counts: dict[str, int] = {}
    for key, _ in pairs:
        counts[key] = counts.get(key, 0) + 1
    repeating.repeated = {key: count for key, count in counts.items() if count > 1}
    return repeating


def _decimal(text: str) -> Decimal | Unholdable:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Unholdable(text)


def _integer(text: str) -> int | Unholdable:
    # Python takes its time over thousands of digits, and refuses more.
    return int(text) if len(text.removeprefix("-")) <= _LONGEST else Unholdable(_shortened(text))


def bounded(tree: Any) -> list[Fault]:
    """
    Return a fault for each duplicate key in *tree*.

    Raises:
        DocumentError: *tree* is deeper or larger than a document may be.

    """
    faults: list[Fault] = []
    values = 0
    level: list[tuple[str, Any]] = [("", tree)]
    for _ in range(MAX_DEPTH):
        below: list[tuple[str, Any]] = []
        for path, node in level:
            values += len(node) if isinstance(node, _CONTAINERS) else 0
            if values > MAX_VALUES:
                raise DocumentError([Fault("", _AT_MOST_VALUES, MORE)])
            if isinstance(node, Repeating):
                faults += [
                    Fault(join(path, key), _ONCE, Text(f"{count} 次", f"it {count} times"))
                    for key, count in node.repeated.items()
                ]
            below += [
                (join(path, key), child) for key, child in _members(node) if isinstance(child, dict | list | tuple)
            ]
        if not below:
            return faults
        level = below
    raise _too_deep()


def _members(node: Any) -> Any:
    if isinstance(node, dict):
        return node.items()
    return enumerate(node) if isinstance(node, list | tuple) else ()


def _too_deep() -> DocumentError:
    return DocumentError([Fault("", _AT_MOST_DEPTH, MORE)])


def describe(value: Any) -> Text | str:
    """Return *value* as short JSON text, for the `found` of a fault."""
    if isinstance(value, Unholdable):
        return value.found
    if isinstance(value, dict):
        return _counted(_OBJECT, len(value)) if value else Text("空对象", "an empty object")
    if isinstance(value, list | tuple):
        return _counted(_ARRAY, len(value)) if value else Text("空数组", "an empty array")
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _number(value)
    if value is None or isinstance(value, bool | str):
        # Escapes where the text holds what no output could show (lone surrogates, controls).
        return _shortened(json.dumps(value, ensure_ascii=isinstance(value, str) and not value.isprintable()))
    return Text(_shortened(f"Python 对象 {shown(value)}"), _shortened(f"the Python object {shown(value)}"))


def _counted(words: Text, count: int) -> Text:
    return Text(words.zh.format(count=count), words.en.format(count=count))


def _number(value: float | Decimal) -> Text | str:
    if isinstance(value, int) and abs(value) >= 10**_FOUND_LENGTH:
        return Text(f"超过 {_FOUND_LENGTH} 位的数字", f"a number of more than {_FOUND_LENGTH} digits")
    return _shortened(str(value))


def _shortened(text: str) -> str:
    return text if len(text) <= _FOUND_LENGTH else f"{text[: _FOUND_LENGTH - 1]}…"
