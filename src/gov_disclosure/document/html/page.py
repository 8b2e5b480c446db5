"""An HTML page to a tree without what a browser does not show."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from gov_disclosure.document.encoding import decode
from gov_disclosure.document.html.flat import CLOSING, OPENING, SEPARATOR, TABLE_ROLES
from gov_disclosure.document.html.hidden import drop_hidden, length, texts
from gov_disclosure.document.html.slim import bounded
from gov_disclosure.document.limits import Limits
from gov_disclosure.document.marks import APPARATUS
from gov_disclosure.errors import LimitError, MissingExtraError, UnreadableError
from gov_disclosure.text import Text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_STRUCK: Final = ("del", "s", "strike")
_STRUCK_LENGTH: Final = 40
"""A longer element of that kind is one that was never closed, not struck-out text."""
_FOOTNOTE: Final = re.compile(r"\s*[\[［(（〔【*＊]?\s*(?:\d{1,2}|[①-⑳]|注\d{0,2}|[*＊])\s*[\]］)）〕】]?\s*")
_HOLDERS: Final = frozenset({"td", "th", "p", "div", "li", "body", "html"})
_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_CHARSET_WITHIN: Final = 4096
_MARKS: Final = re.compile(b"\xde[\xb2-\xbf]")
"""U+07B2 to U+07BF in UTF-8: unassigned, so no text needs them, and `_html_flat` gives them a meaning."""
_MARK_REFERENCES: Final = re.compile(rb"&#(?:[xX]0*7[bB][2-9a-fA-F]|0*19(?:7[0-9]|8[0-3]))(?![0-9a-fA-F]);?")
_TABLE_DISPLAY: Final = re.compile(r"display\s*:\s*table(-row|-cell)?\s*(?:;|$)", re.IGNORECASE)

_SHOWN_AS_TABLES: Final = ",".join(
    f"{name}[{given}]"
    for name in ("div", "span", "ul", "ol", "li", "p", "dl", "dt", "dd", "section")
    for given in ("role", 'style*="display" i')
)
_CELLS: Final = frozenset({"td", "th"})
_FOOTNOTE_NODES: Final = 8
_INLINE_DEPTH: Final = 64
_LARGER_THAN_A_PARSERS_BLOCK: Final = 2**22


def parse(data: bytes, limits: Limits, source: str | None) -> tuple[LexborHTMLParser, str]:
    """
    Return the page as browsers parse it, and the encoding it was read by.

    Nothing is fetched and no entity beyond HTML's own is expanded.

    Raises:
        LimitError: the page is larger or has more markup than *limits* allow.
        UnreadableError: the parser gave up.
        MissingExtraError: selectolax is not installed.
    """
    parser, fault_of_parser = lexbor()
    if len(data) > limits.html_bytes:
        raise LimitError("html_bytes", limits.html_bytes, len(data), source)
    markup, encoding = _as_utf8(data)
    if len(markup) > limits.html_tags and (tags := markup.count(b"<") + markup.count(b"=")) > limits.html_tags:
        raise LimitError("html_tags", limits.html_tags, tags, source)
    try:
        tree = parser(bounded(markup, limits, source))
    except fault_of_parser as fault:
        raise UnreadableError(
            source or Text("网页", "the page"),
            Text("无法解析该网页", "the parser gave up"),
            Text("请确认下载完整。", "Check that the download is complete."),
        ) from fault
    for template in tree.tags("template"):
        template.decompose()  # not shown; the serialiser takes stack for each one within another
    return tree, encoding


@cache
def lexbor() -> tuple[Callable[[bytes], LexborHTMLParser], type[Exception]]:
    """Return the parser and what it raises when it gives up."""
    try:
        from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, SelectolaxError
    except ImportError as missing:
        raise MissingExtraError("html", Text("读取 HTML ", "Reading HTML"), "selectolax") from missing
    # The C library of Linux hands blocks as large as the parser's back to the system whenever one is freed, and each
    # of their pages costs a fault when it is used again: a fifth of the time for a report. It does so no longer for
    # blocks smaller than the largest it has seen freed.
    bytes(_LARGER_THAN_A_PARSERS_BLOCK)
    # With scripts, as readers have them, what a page holds for readers without is not shown.
    return partial(LexborHTMLParser, options=LexborDocumentOptions.WO_EVENTS, scripting=True), SelectolaxError


def _as_utf8(data: bytes) -> tuple[bytes, str]:
    """Return the page in UTF-8 without NULs and marks of ours, untouched if it is that already."""
    encoding = "utf-8"
    if data.startswith(BOM_UTF8) or b"\0" in data or not _is_utf8(data):
        declared = _CHARSET.search(data, 0, _CHARSET_WITHIN)
        text, encoding = decode(data, declared[1].decode("ascii") if declared else None)
        data = text.encode("utf-8")
    if b"\xde" in data:
        data = _MARKS.sub(b"", data)
    if (reference := data.find(b"&")) >= 0 and _MARK_REFERENCES.search(data, reference):
        data = _MARK_REFERENCES.sub(b"", data)
    return data, encoding


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def clean(tree: LexborHTMLParser) -> None:
    """Remove what a browser does not show, or what no figure may run into, and mark what it shows as tables."""
    around_tables = _around(tree.css("table"))
    drop_hidden(tree, around_tables)
    for element in tree.css(f"aside[{APPARATUS}], nav[{APPARATUS}], caption[{APPARATUS}]"):
        if element.mem_id not in around_tables:  # tables always stay
            element.decompose()
    for element in tree.css(",".join(_STRUCK)):
        if length(element, _STRUCK_LENGTH) <= _STRUCK_LENGTH:
            element.decompose()
    raised = tree.css("sup")
    in_cells = _in_cells(raised)
    for element in raised:
        _mark_footnote(element, in_cells[element.mem_id])
    for element in tree.css(_SHOWN_AS_TABLES):
        _mark_table(element)


def _around(elements: Iterable[LexborNode]) -> set[int]:
    """Return the elements and everything around them, by their ids."""
    found: set[int] = set()
    for element in elements:
        at: LexborNode | None = element
        while at is not None and at.mem_id not in found:
            found.add(at.mem_id)
            at = at.parent
    return found


def _in_cells(elements: Iterable[LexborNode]) -> dict[int, bool]:
    """Tell for each of the elements, by its id, whether it stands in a cell."""
    known: dict[int, bool] = {}
    for element in elements:
        path: list[int] = []
        at: LexborNode | None = element
        while at is not None and at.mem_id not in known:
            path.append(at.mem_id)
            known[at.mem_id] = at.tag in _CELLS or (at.attributes.get("role") or "").lower() in TABLE_ROLES
            at = at.parent
        inside = at is not None and known[at.mem_id]
        for step in reversed(path):
            known[step] = inside = inside or known[step]
    return known


def _mark_table(element: LexborNode) -> None:
    """Put the marks of a table or a part of one around what an element with such a role or style holds."""
    given = element.attributes
    kind = TABLE_ROLES.get((given.get("role") or "").lower())
    if kind is None and (display := _TABLE_DISPLAY.search(given.get("style") or "")):
        kind = {None: "table", "-row": "tr", "-cell": "td"}[display[1] and display[1].lower()]
    if kind is None:
        return
    spans = "".join(
        f"{span[0]}{value}" for span in ("colspan", "rowspan") if (value := given.get(f"aria-{span}") or "").isdecimal()
    )
    element.insert_before(f"{OPENING[kind]}{spans}{SEPARATOR}" if kind in {"td", "th"} else OPENING[kind])
    element.insert_after(CLOSING[kind])
    element.unwrap()


def _mark_footnote(element: LexborNode, in_cell: bool) -> None:
    """Keep a raised footnote mark from running into the figure beside it: drop it in cells, bracket it in text."""
    mark = "".join(islice(texts(element), _FOOTNOTE_NODES)).strip()
    if not _FOOTNOTE.fullmatch(mark) or not _stands_beside_text(element):
        return
    if in_cell:
        element.decompose()
    elif mark.isalnum():
        element.replace_with(f"[{mark}]")


def _stands_beside_text(element: LexborNode) -> bool:
    if (after := element.next) is not None and after.is_text_node and (after.text_content or "").strip():
        return True
    at: LexborNode | None = element
    for _ in range(_INLINE_DEPTH):
        if at is None or at.tag in _HOLDERS:
            return False
        before = at.prev
        if before is not None and not (before.is_text_node and not (before.text_content or "").strip()):
            return True
        at = at.parent
    return False
