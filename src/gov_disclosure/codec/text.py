"""Between a report, its JSON and its plain data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from gov_disclosure.codec import encode, fast, json_text
from gov_disclosure.codec.faults import DocumentError, Fault
from gov_disclosure.errors import WrongTypeError, require
from gov_disclosure.model import Report
from gov_disclosure.text import Text

if TYPE_CHECKING:
    from cattrs import Converter

_TEXTS = (str, bytes, bytearray, memoryview)


def loads(data: bytes | bytearray | memoryview | str, *, source: str | None = None) -> Report:
    """
    Return the report in a JSON document.

    Args:
        data: the document, bytes in UTF-8 (a byte-order mark is skipped) or text.
        source: what to call the document in an error, ``None`` for none.

    Raises:
        DocumentError: it is no report; lists every fault with its JSON Pointer.
        WrongTypeError: *data* is neither bytes nor text.

    """
    if not isinstance(data, _TEXTS):
        raise WrongTypeError("data", ("bytes", "str"), type(data).__name__)
    try:
        raw = _bytes(data)
        report = fast.decode(raw)
        if report is not None:
            return report
        tree, faults = json_text.parse(raw)
        return _structure(tree, faults)
    except DocumentError as error:
        raise DocumentError(error.faults, source) from None


def _bytes(data: bytes | bytearray | memoryview | str) -> bytes:
    try:
        return data.encode() if isinstance(data, str) else bytes(data)
    except UnicodeEncodeError as error:
        found = Text(f"第 {error.start:,} 个字符处有孤立代理码", f"a lone surrogate at character {error.start:,}")
        expected = Text("UTF-8 能容纳的文字", "text that UTF-8 can hold")
        raise DocumentError([Fault("", expected, found)]) from None


def validate(data: Mapping[str, Any] | bytes | bytearray | memoryview | str) -> tuple[Fault, ...]:
    """
    Return everything that is wrong with a report document, by its JSON Schema; empty where nothing is.

    For data that shall stay data: no `Report` is made. The verdict, the paths
    and the words are those of `loads` for text, of `structure` for plain data.
    Plain data no longer shows what its text had: a key said twice is found in
    text only.

    Args:
        data: the document, as bytes in UTF-8 or text, or as plain data such as `json.loads` returns.

    """
    from gov_disclosure.codec.validation import faults_of

    if not isinstance(data, _TEXTS):
        return tuple(faults_of(data))
    try:
        tree, _ = json_text.parse(_bytes(data))  # a key said twice is told with the rest
    except DocumentError as error:
        return error.faults
    return tuple(faults_of(tree))


def dumps(report: Report, indent: int | None = None) -> bytes:
    """
    Return *report* as a JSON document in UTF-8: the same bytes for equal reports.

    Keys stand in the order of the model, ``schema`` first. Cells without a
    figure are ``null``; other keys that hold nothing are left out. Amounts are
    numbers without exponent or trailing zeros. Nothing follows the last brace.

    Args:
        report: the report.
        indent: spaces a level; ``None`` for one line without spaces.

    Raises:
        DocumentError: the report exceeds what `loads` reads back (``MAX_BYTES`` and the like).
        WrongTypeError: *report* is no `Report`.

    """
    require(report, Report, "report")
    data = encode.encode(report)
    if indent is None:
        return data
    import msgspec

    return msgspec.json.format(data, indent=indent)


def structure(data: Mapping[str, Any]) -> Report:
    """
    Return the report in plain data, such as `json.loads` returns.

    Raises:
        DocumentError: it is no report; lists every fault with its JSON Pointer.

    """
    return _structure(data, json_text.bounded(data))


def unstructure(report: Report) -> dict[str, Any]:
    """
    Return *report* as plain data, such as `json.loads` makes of its document.

    An amount that no float holds exactly (more than 15 digits) is a `Decimal`.

    Raises:
        WrongTypeError: *report* is no `Report`.

    """
    require(report, Report, "report")
    plain: dict[str, Any] = encode.plain(report)
    return plain


def _structure(tree: Any, faults: list[Fault]) -> Report:
    from gov_disclosure.codec.collect import collect

    report, found = collect(_converter(), tree)
    if report is None or found or faults:
        raise DocumentError([*found, *faults])
    return report


@cache
def _converter() -> Converter:
    from cattrs import Converter

    from gov_disclosure.codec.strict import register_hooks

    converter = Converter()
    register_hooks(converter)
    return converter
