"""An HTML page to a tree that holds what a browser would show, with its inline markup merged into text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gov_disclosure.document.encoding import decode, detect
from gov_disclosure.document.limits import Limits
from gov_disclosure.errors import LimitError, MissingExtraError, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BREAK: Final = "\0"
"""Stands for a line break in collected text; no page holds it, because NULs are dropped before parsing."""

BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements before and after which a browser breaks the line; every other one, known or not, runs on."""

_INLINE: Final = [
    "a",
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "label",
    "mark",
    "nobr",
    "o:p",
    "q",
    "ruby",
    "rb",
    "samp",
    "small",
    "span",
    "st1:chsdate",
    "strong",
    "strike",
    "s",
    "sub",
    "sup",
    "tt",
    "u",
    "ucapcontent",
    "ucaptitle",
    "var",
    "w:wrap",
]
_UNSEEN: Final = [
    "script",
    "style",
    "noscript",
    "template",
    "title",
    "iframe",
    "object",
    "embed",
    "applet",
    "select",
    "datalist",
    "svg",
    "math",
    "canvas",
    "audio",
    "video",
    "rt",
    "rp",
    "colgroup",
    "col",
    "xml",
    "noframes",
]
_STRUCK: Final = ("del", "s", "strike")
_STRUCK_LENGTH: Final = 40
"""A longer element of that kind is one that was never closed, not struck-out text."""
_HIDDEN: Final = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|mso-hide\s*:\s*all)", re.IGNORECASE)
_HIDDEN_TEXT: Final = 500
"""Characters from which a hidden block is taken for the article that a script would show."""
_FOOTNOTE: Final = re.compile(r"\s*[\[［(（〔【*＊]?\s*(?:\d{1,2}|[①-⑳]|注\d{0,2}|[*＊])\s*[\]］)）〕】]?\s*")
_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_CHARSET_WITHIN: Final = 4096
_TABLE_ROLES: Final = {
    "table": "table", "grid": "table", "row": "tr", "cell": "td", "gridcell": "td", "columnheader": "th", "rowheader": "th",
}  # fmt: skip
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
    if (tags := markup.count(b"<") + markup.count(b"=")) > limits.html_tags:
        raise LimitError("html_tags", limits.html_tags, tags, source)
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, recover=True
    )
    try:
        root = etree.fromstring(markup, parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if root is None:
        raise UnreadableError(source or "the page", "no HTML element was found", "Check that the download is complete.")
    return root, encoding


def _as_utf8(data: bytes) -> tuple[bytes, str]:
    """Return the page in UTF-8 without NULs, untouched if it is that already."""
    declared = _CHARSET.search(data, 0, _CHARSET_WITHIN)
    charset = declared[1].decode("ascii") if declared else None
    encoding, mark = detect(data, charset)
    if encoding == "utf-8" and not mark and b"\0" not in data and b"\xef\xbf\xbe" not in data:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            pass  # a few broken bytes: the parser would take the rest of the page for Latin-1
        else:
            return data, encoding
    text, encoding = decode(data, charset)
    return text.encode("utf-8"), encoding


def clean(root: Element, markup: bytes) -> None:
    """
    Remove what a browser does not show and dissolve inline elements, in place.

    *markup* is the page as it came; rare constructs are looked for in it
    before the tree is searched for them.
    """
    from lxml import etree

    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    lowered = markup if len(markup) > 2**20 else markup.lower()
    if b"role=" in lowered or b"table-cell" in lowered:
        _make_tables(root)
    if b"none" in lowered or b"mso-hide" in lowered or b"hidden" in lowered:
        _drop_hidden(root)
    for element in list(root.iter(*_STRUCK)):
        if len("".join(element.itertext())) <= _STRUCK_LENGTH:
            _drop(element)
    for element in list(root.iter("sup")):
        _mark_footnote(element)
    for element in root.iter("input"):
        if (element.get("type") or "text").lower() in {"text", "number"} and element.get("value"):
            element.tail = f"{element.get('value')}{element.tail or ''}"
    etree.strip_tags(root, *_INLINE)


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


def _drop_hidden(root: Element) -> None:
    """
    Remove hidden elements, except blocks that a script is meant to show.

    Pages keep the article or its tabs hidden until a script runs; a hidden
    block that holds a table or much text is kept for that reason.
    """
    hidden = [
        element
        for element in root.iter()
        if element.get("hidden") is not None or ((style := element.get("style")) and _HIDDEN.search(style))
    ]
    for element in hidden:
        if not (element.tag in _SHOWN_BY_SCRIPT and _holds_article(element)):
            _drop(element)


_SHOWN_BY_SCRIPT: Final = BLOCKS - {"p", "br", "td", "th", "tr", "caption", "option", "li", "legend"}


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


def collect(element: Element, pieces: list[str]) -> None:
    """Append the text of *element* to *pieces*, `BREAK` where a browser breaks the line; any depth of nesting."""
    append = pieces.append
    if text := element.text:
        append(text)
    outer: list[tuple[object, str]] = []
    children, after = iter(element), ""
    while True:
        for child in children:
            block = child.tag in BLOCKS
            if block:
                append(BREAK)
            if text := child.text:
                append(text)
            end = f"{BREAK}{child.tail or ''}" if block else child.tail or ""
            if len(child):
                outer.append((children, after))
                children, after = iter(child), end
                break
            append(end)
        else:
            append(after)
            if not outer:
                return
            children, after = outer.pop()  # type: ignore[assignment]


_INVISIBLE: Final = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CHUNK: Final = 2**16


def squeeze(text: str) -> str:
    """Return one line of text as a browser shows it: white space collapsed, invisible characters gone."""
    if len(text) > _CHUNK:  # splitting a long text into words takes many times its size
        return " ".join(squeeze(text[at : at + _CHUNK]) for at in range(0, len(text), _CHUNK))
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


def lines(text: str) -> str:
    """Return collected text with a line feed for each break and without blank lines."""
    if BREAK not in text:
        return squeeze(text)
    return "\n".join(line for part in text.split(BREAK) if (line := squeeze(part)))
