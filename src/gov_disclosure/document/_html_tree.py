"""An HTML page to a tree without what a browser does not show."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from gov_disclosure.document.encoding import decode
from gov_disclosure.document.limits import Limits
from gov_disclosure.document.marks import APPARATUS
from gov_disclosure.errors import LimitError, MissingExtraError, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import HTMLParser
    from lxml.etree import _Element as Element

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
        from lxml import etree
    except ImportError as missing:
        raise MissingExtraError("html", "Reading HTML", "lxml") from missing
    if len(data) > limits.html_bytes:
        raise LimitError("html_bytes", limits.html_bytes, len(data), source)
    markup, encoding = _as_utf8(data)
    if len(markup) > limits.html_tags and (tags := markup.count(b"<") + markup.count(b"=")) > limits.html_tags:
        raise LimitError("html_tags", limits.html_tags, tags, source)
    try:
        root = etree.fromstring(markup, _parser())
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if root is None:
        raise UnreadableError(source or "the page", "no HTML element was found", "Check that the download is complete.")
    return root, encoding


@cache
def _parser() -> HTMLParser[Element]:
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
        if len("".join(element.itertext())) <= _STRUCK_LENGTH:
            _drop(element)
    for element in list(root.iter("sup")):
        _mark_footnote(element)
    for element in root.iter("input"):
        if (element.get("type") or "text").lower() in {"text", "number"} and (value := element.get("value")):
            element.tail = f"{value}{element.tail or ''}"


def _make_tables(root: Element) -> None:
    """Rename elements that are shown as tables by their role or style."""
    for element in root.iter("div", "span", "ul", "ol", "li", "p", "dl", "dt", "dd", "section"):
        role = _TABLE_ROLES.get((element.get("role") or "").lower())
        if role is None and (display := _TABLE_DISPLAY.search(element.get("style") or "")):
            role = {None: "table", "-row": "tr", "-cell": "td"}[display[1] and display[1].lower()]
        if role is not None:
            element.tag = role
            for span in ("colspan", "rowspan"):
                if value := element.get(f"aria-{span}"):
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
    seen = 0
    for text in element.itertext():
        seen += len(text)
        if seen >= _HIDDEN_TEXT:
            return True
    return False


def _drop(element: Element) -> None:
    """Remove *element* but not the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _mark_footnote(element: Element) -> None:
    """Keep a raised footnote mark from running into the figure before it: drop it in cells, bracket it in text."""
    mark = "".join(element.itertext())
    if not _FOOTNOTE.fullmatch(mark):
        return
    holder = next(element.iterancestors("td", "th", "p", "div", "li", "body"), None)
    if holder is None or "".join(holder.itertext()).strip() == mark.strip():
        return
    if next(element.iterancestors("td", "th"), None) is not None:
        _drop(element)
    elif mark.strip().isalnum():
        for child in list(element):
            element.remove(child)
        element.text = f"[{mark.strip()}]"
