"""An HTML page to a tree without what a browser does not show."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Sized
from contextlib import suppress
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final, cast

from gov_disclosure.document.encoding import decode
from gov_disclosure.document.limits import Limits
from gov_disclosure.document.marks import APPARATUS
from gov_disclosure.errors import LimitError, MissingExtraError, UnreadableError
from gov_disclosure.text import Text

if TYPE_CHECKING:
    from lxml.etree import HTMLParser
    from lxml.etree import _Element as Element

_LARGE: Final = 2**18
"""Bytes from which a page is searched for tags with thousands of attributes; reports are smaller."""
_PARSER_DEPTH: Final = 2048
"""Nesting at which libxml2 cuts a page off."""
_TOO_DEEP: Final = "xcessive depth"
_INLINE_TAG: Final = re.compile(
    rb"</?(?:a|b|big|em|font|i|ins|label|small|span|strong|u)(?:\s[^<>]*+)?>", re.IGNORECASE
)
_STRUCK: Final = ("del", "s", "strike")
_STRUCK_LENGTH: Final = 40
"""A longer element of that kind is one that was never closed, not struck-out text."""
_HIDDEN: Final = re.compile(r"(?:^|[;\s])display\s*:\s*none", re.IGNORECASE)
_DISPLAY: Final = (re.compile(rb"isplay"), re.compile(rb"ISPLAY"))
_ROLE: Final = re.compile(rb"role=")
_HIDDEN_ATTRIBUTE: Final = re.compile(rb"hidden[\s=>/]")
"""What a page must contain to hide anything; literal patterns, because they scan each page."""
_HIDDEN_TEXT: Final = 500
"""Characters from which a hidden block is taken for the article that a script would show."""
_FOOTNOTE: Final = re.compile(r"\s*[\[［(（〔【*＊]?\s*(?:\d{1,2}|[①-⑳]|注\d{0,2}|[*＊])\s*[\]］)）〕】]?\s*")
_HOLDERS: Final = frozenset({"td", "th", "p", "div", "li", "body", "html"})
_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_CHARSET_WITHIN: Final = 4096
_MARKS: Final = re.compile(b"\xde[\xb2-\xbf]")
"""U+07B2 to U+07BF in UTF-8: unassigned, so no text needs them, and `_html_flat` gives them a meaning."""
_MARK_REFERENCES: Final = re.compile(rb"&#(?:[xX]0*7[bB][2-9a-fA-F]|0*19(?:7[0-9]|8[0-3]))(?![0-9a-fA-F]);?")
_TABLE_ROLES: Final = {
    "table": "table",
    "grid": "table",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "th",
    "rowheader": "th",
}
_TABLE_DISPLAY: Final = re.compile(r"display\s*:\s*table(-row|-cell)?\s*(?:;|$)", re.IGNORECASE)


def parse(data: bytes, limits: Limits, source: str | None) -> tuple[Element, str]:
    """
    Return the root of the parsed page and the encoding it was read by.

    Nothing is fetched and no entity beyond HTML's own is expanded.

    Raises:
        LimitError: the page is larger or has more markup than *limits* allow.
        UnreadableError: it holds no element.
        MissingExtraError: lxml is not installed.
    """
    try:
        import lxml.etree  # noqa: F401 - fails here, with advice, and nowhere else
    except ImportError as missing:
        raise MissingExtraError("html", Text("读取 HTML ", "Reading HTML"), "lxml") from missing
    if len(data) > limits.html_bytes:
        raise LimitError("html_bytes", limits.html_bytes, len(data), source)
    markup, encoding = _as_utf8(data)
    if len(markup) > limits.html_tags and (tags := markup.count(b"<") + markup.count(b"=")) > limits.html_tags:
        raise LimitError("html_tags", limits.html_tags, tags, source)
    if len(markup) > _LARGE:
        _count_attributes(markup, limits, source)
    root = _tree(markup)
    if _too_deep():
        # Inline elements that were never closed nest by the thousand; without them the text is the same.
        root = _tree(_INLINE_TAG.sub(b"", markup))
        if _too_deep():
            raise LimitError("depth", _PARSER_DEPTH, None, source)
    if root is None:
        raise UnreadableError(
            source or Text("网页", "the page"),
            Text("没有找到任何 HTML 元素", "no HTML element was found"),
            Text("请确认下载完整。", "Check that the download is complete."),
        )
    return root, encoding


def _tree(markup: bytes) -> Element | None:
    from lxml import etree

    try:
        return cast("Element | None", etree.fromstring(markup, _parser()))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _too_deep() -> bool:
    """Tell whether the last page was cut off, silently but for the parser's log, where nesting became too deep."""
    return any(_TOO_DEEP in entry.message for entry in _parser().error_log)


class _AttributeCounter:
    """Parser target that builds nothing and refuses a tag with too many attributes."""

    def __init__(self, limits: Limits, source: str | None) -> None:
        self.limits, self.source = limits, source

    def start(self, _tag: str, attributes: Sized) -> None:
        """Called for each opening tag."""
        if len(attributes) > self.limits.html_attributes:
            raise LimitError("html_attributes", self.limits.html_attributes, len(attributes), self.source)

    def close(self) -> None:
        """Called at the end."""


def _count_attributes(markup: bytes, limits: Limits, source: str | None) -> None:
    """Refuse attributes by the thousand before a tree is built, in which the time for them grows with their square."""
    from lxml import etree

    target = _AttributeCounter(limits, source)
    # lxml calls what methods a target has; its stubs ask for all of them.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, target=target)  # type: ignore[arg-type]
    with suppress(etree.ParserError, etree.XMLSyntaxError):
        etree.fromstring(markup, parser)


@cache
def _parser() -> HTMLParser:
    from lxml.etree import HTMLParser

    return HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)


def _as_utf8(data: bytes) -> tuple[bytes, str]:
    """Return the page in UTF-8 without NULs and marks of ours, untouched if it is that already."""
    encoding = "utf-8"
    if data.startswith(BOM_UTF8) or b"\0" in data or not _is_utf8(data):
        declared = _CHARSET.search(data, 0, _CHARSET_WITHIN)
        text, encoding = decode(data, declared[1].decode("ascii") if declared else None)
        data = text.encode("utf-8")
    if b"\xde" in data:
        data = _MARKS.sub(b"", data)
    if _MARK_REFERENCES.search(data):
        data = _MARK_REFERENCES.sub(b"", data)
    return data, encoding


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def clean(root: Element, markup: bytes) -> None:
    """
    Remove what a browser does not show, in place.

    *markup* is the page as it came: rare constructs are looked for in it
    before the tree is searched for them.
    """
    styled = any(word.search(markup) for word in _DISPLAY)
    if styled or _ROLE.search(markup):
        _make_tables(root)
    if styled or _HIDDEN_ATTRIBUTE.search(markup):
        _drop_hidden(root)
    _drop_apparatus(root)
    for element in list(root.iter(*_STRUCK)):
        if _length(element, _STRUCK_LENGTH) <= _STRUCK_LENGTH:
            _drop(element)
    for element in list(root.iter("sup")):
        _mark_footnote(element)


def _make_tables(root: Element) -> None:
    """Rename elements that are shown as tables by their role or style."""
    for element in root.iter("div", "span", "ul", "ol", "li", "p", "dl", "dt", "dd", "section"):
        role = _TABLE_ROLES.get((element.get("role") or "").lower())
        if role is None and (display := _TABLE_DISPLAY.search(element.get("style") or "")):
            role = {None: "table", "-row": "tr", "-cell": "td"}[display[1] and display[1].lower()]
        if role is not None:
            element.tag = role
            for span in ("colspan", "rowspan"):
                if (value := element.get(f"aria-{span}", "")).isdecimal():
                    element.set(span, value)


def _drop_apparatus(root: Element) -> None:
    """Remove lists of findings and captions that our own writer put around a report; tables always stay."""
    for element in list(root.iter("aside", "nav", "caption")):
        if element.get(APPARATUS) is not None and next(element.iter("table"), None) is None:
            _drop(element)


def _drop_hidden(root: Element) -> None:
    """
    Remove hidden elements, except blocks that a script is meant to show.

    Pages keep the article or its tabs hidden until a script runs; a hidden
    block that holds a table or much text is kept for that reason.
    """
    for element in _styled_or_hidden(root):
        style = element.get("style")
        if element.get("hidden") is None and not (style and _HIDDEN.search(style)):
            continue
        if not (element.tag in _SHOWN_BY_SCRIPT and _holds_article(element)):
            _drop(element)


_SHOWN_BY_SCRIPT: Final = frozenset(
    {"html", "body", "div", "section", "article", "main", "table", "tbody", "form", "textarea"}
)


def _styled_or_hidden(root: Element) -> list[Element]:
    from lxml import etree

    path = "//*[@hidden or contains(@style, 'isplay') or contains(@style, 'ISPLAY')]"
    return cast("list[Element]", etree.XPath(path)(root))


def _holds_article(element: Element) -> bool:
    if element.tag in {"html", "body", "table"} or next(element.iter("table"), None) is not None:
        return True
    return _length(element, _HIDDEN_TEXT) >= _HIDDEN_TEXT


def _length(element: Element, enough: int) -> int:
    """Return the length of the element's text, counted no further than *enough*."""
    seen = 0
    for text in element.itertext():
        seen += len(text)
        if seen > enough:
            break
    return seen


def _drop(element: Element) -> None:
    """Make *element* one that is not shown; the text after it stays."""
    element.tag = "template"


def _mark_footnote(element: Element) -> None:
    """Keep a raised footnote mark from running into the figure beside it: drop it in cells, bracket it in text."""
    # The stubs tell of bytes, which lxml gave in Python 2.
    mark = "".join(islice(element.itertext(), 4)).strip()  # type: ignore[arg-type]
    if not _FOOTNOTE.fullmatch(mark) or not _stands_beside_text(element):
        return
    if next(element.iterancestors("td", "th"), None) is not None:
        _drop(element)
    elif mark.isalnum() and not len(element):
        element.text = f"[{mark}]"


def _stands_beside_text(element: Element) -> bool:
    if (element.tail or "").strip():
        return True
    at: Element | None = element
    while at is not None and at.tag not in _HOLDERS:
        parent = at.getparent()
        if at.getprevious() is not None or (parent is not None and (parent.text or "").strip()):
            return True
        at = parent
    return False
