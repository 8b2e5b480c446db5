"""The bytes of an HTML page to a tree, as browsers parse it; pages that would take long are refused before."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from gov_disclosure.document.encoding import decode
from gov_disclosure.document.html.guard import guard
from gov_disclosure.document.limits import Limits
from gov_disclosure.errors import LimitError, MissingExtraError, UnreadableError
from gov_disclosure.text import Text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_CHARSET_WITHIN: Final = 4096


def parse(data: bytes, limits: Limits, source: str | None) -> tuple[LexborHTMLParser, str]:
    """
    Return the page as browsers parse it, and the encoding it was read by.

    Nothing is fetched and no entity beyond HTML's own is expanded.

    Raises:
        LimitError: the page is larger, or has more or deeper markup, than *limits* allow.
        UnreadableError: the parser gave up.
        MissingExtraError: selectolax is not installed.
    """
    parser, fault_of_parser = _lexbor()
    if len(data) > limits.html_bytes:
        raise LimitError("html_bytes", limits.html_bytes, len(data), source)
    markup, encoding = _as_utf8(data)
    guard(markup, limits, source)
    try:
        return parser(markup), encoding
    except fault_of_parser as fault:
        raise UnreadableError(
            source or Text("网页", "the page"),
            Text("无法解析该网页", "the parser gave up"),
            Text("请确认下载完整。", "Check that the download is complete."),
        ) from fault


def _lexbor() -> tuple[Callable[[bytes], LexborHTMLParser], type[Exception]]:
    """Return the parser and what it raises when it gives up."""
    try:
        from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, SelectolaxError
    except ImportError as missing:
        raise MissingExtraError("html", Text("读取 HTML ", "Reading HTML"), "selectolax") from missing
    # With scripts, as readers have them, what a page holds for readers without is not shown.
    return partial(LexborHTMLParser, options=LexborDocumentOptions.WO_EVENTS, scripting=True), SelectolaxError


def _as_utf8(data: bytes) -> tuple[bytes, str]:
    """Return the page in UTF-8 without NULs, untouched if it is that already."""
    if data.startswith(BOM_UTF8) or b"\0" in data or not _is_utf8(data):
        declared = _CHARSET.search(data, 0, _CHARSET_WITHIN)
        text, encoding = decode(data, declared[1].decode("ascii") if declared else None)
        return text.encode("utf-8", "replace"), encoding
    return data, "utf-8"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
