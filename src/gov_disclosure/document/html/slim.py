"""
Large or suspicious markup without what costs time and memory and shows nothing.

The parser builds what a browser builds, and some markup makes that grow with
the square of its size: elements nested by the thousand, formatting elements
that are never closed and are opened again in each paragraph, attributes by the
thousand. Such markup, and every page with far more tags than a report, is
rewritten first: comments, scripts, inline elements and attributes without a
meaning for the text are left out, and what is left may nest only so deep.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from gov_disclosure.document.html.flat import CLEANED, OPENING, TABLE_ROLES
from gov_disclosure.document.html.metadata import ELEMENTS
from gov_disclosure.document.limits import Limits
from gov_disclosure.document.marks import APPARATUS
from gov_disclosure.errors import LimitError

DEPTH: Final = 1024
"""Nesting beyond which a page is refused; browsers stop at 512."""
_FEW_TAGS: Final = 2_500
"""Opening tags that cannot do harm, whatever they are."""
_MANY_TAGS: Final = 10_000
"""A report has up to some 4,000 tags; up to so many, nothing in them takes more than a second."""
_SMALL: Final = 2**16
_PIECE: Final = 2**13
_MANY_ATTRIBUTES: Final = 20_000
_BETWEEN_ATTRIBUTES: Final = b" \t\n\f\r/\"'="
_MANY_FORMATS: Final = 200
_FORMATTING: Final = re.compile(rb"<[bcefistuBCEFISTU](?:(?i:ont|m|t|ig|ode|mall|trike|trong))?[\s/][^>]*+")
"""Elements that a paragraph opens again if they were not closed, one for each set of attributes."""

_VOID: Final = frozenset({"br", "hr", "input", "meta"})
_KEPT: Final = frozenset(OPENING) | frozenset(ELEMENTS) | CLEANED | _VOID | {"ruby"}
"""Elements that mean something; all others only if they are hidden or play a part of a table."""
_CELLS: Final = frozenset({"td", "th"})
_FOREIGN: Final = frozenset({"svg", "math"})
"""Elements that may end where they begin."""
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ROW_PARTS: Final = frozenset({"p", "li", "td", "th"})
_GROUP_PARTS: Final = _ROW_PARTS | {"tr"}
_IMPLIED: Final = {
    "p": frozenset({"p"}),
    "li": frozenset({"p", "li"}),
    "dd": frozenset({"p", "dd", "dt"}),
    "dt": frozenset({"p", "dd", "dt"}),
    "option": frozenset({"option"}),
    "td": _ROW_PARTS,
    "th": _ROW_PARTS,
    "tr": _GROUP_PARTS,
    **dict.fromkeys(("thead", "tbody", "tfoot"), _GROUP_PARTS | {"thead", "tbody", "tfoot"}),
    **dict.fromkeys(("div", "table", "ul", "ol", "dl", *_HEADINGS), frozenset({"p"})),
}
"""Elements whose end an opening tag implies where they are innermost."""
_TABLE_PARTS: Final = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
_SCOPES: Final = frozenset({"table", "td", "th", "caption", "template", "object", "applet"})
"""Elements that a closing tag of something within them does not reach beyond."""
_REACH: Final = 32
"""How many unclosed elements a closing tag closes along with its own."""

# A quote counts where a value begins, and nowhere else.
_ATTRIBUTES: Final = rb"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))*+"""
_TOKEN: Final = re.compile(
    rb"<!--(?:-?>|.*?(?:--!?>|\Z))"
    rb"|<(script|style|iframe|noembed|noframes|noscript)(?=[\s/>])" + _ATTRIBUTES + rb">.*?(?:</\1(?=[\s/>])[^>]*+>|\Z)"
    rb"|<(?P<shown>title|textarea|xmp)(?=[\s/>])" + _ATTRIBUTES + rb">.*?(?:</(?P=shown)(?=[\s/>])[^>]*+>|\Z)"
    rb"|<(?P<closing>/?)(?P<name>[a-z][^\s/>]*+)(?P<attributes>" + _ATTRIBUTES + rb")>"
    rb"|<[!?/][^>]*+>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE: Final = re.compile(rb"""([^\s=>/"']++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
_END: Final = "\u07b2>\u07b2\"\u07b2'\u07b2>\u07b2'\u07b2>".encode()
"""Ends whatever quote or tag is open at the end of a page, so that no search for its end is in vain."""
_BEGUN: Final = re.compile(rb"[<&]")
_REFERENCE: Final = 40
"""Bytes that the longest reference has, and more."""
_APART: Final = b"<!---->"
_END_SHOWN: Final = "\u07b2".encode()
_GIVEN: Final = {
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
    "input": ("type", "value"),
    "meta": ("name", "property", "itemprop", "content"),
}
_DISPLAY: Final = re.compile(r"display\s*:\s*(?:none|table(?:-row|-cell)?)(?=\s*(?:;|$))", re.IGNORECASE)
_LONG: Final = 4_000
"""Bytes of a tag from which its attributes are counted."""


def bounded(markup: bytes, limits: Limits, source: str | None) -> bytes:
    """
    Return UTF-8 *markup* that is parsed in a time that grows with its size: as it is if it is small and plain.

    Raises:
        LimitError: elements nest too deep, a tag has too many attributes, or there are too many cells.
    """
    if _is_plain(markup):
        return markup
    slim = _Slimmer(limits, source)
    markup += _END
    found = bytearray()  # grown piece by piece: substituting in one call takes a hundred bytes for each
    at = 0
    for match in _TOKEN.finditer(markup):
        start = match.start()
        found += markup[at:start]
        # What stood apart must not become a tag or a reference because what stood between is gone.
        found += slim.token(match) or (_APART if _BEGUN.search(markup, max(at, start - _REFERENCE), start) else b"")
        at = match.end()
    found += markup[at:]
    return bytes(found.partition(_END_SHOWN)[0])


def _is_plain(markup: bytes) -> bool:
    tags = markup.count(b"<")
    if tags > _MANY_TAGS:
        return False
    if not _closes(markup, tags - _FEW_TAGS) and len(set(_FORMATTING.findall(markup))) > _MANY_FORMATS:
        return False
    if len(markup) <= _SMALL:
        return True
    return len(markup) - len(markup.translate(None, _BETWEEN_ATTRIBUTES)) <= _MANY_ATTRIBUTES


def _closes(markup: bytes, elements: int) -> bool:
    """Whether *markup* closes so many *elements*; counts no further than that."""
    for at in range(0, len(markup), _PIECE):
        if elements <= 0:
            break
        elements -= markup.count(b"</", at, at + _PIECE)
    return elements <= 0


class _Slimmer:
    """Rewrites one token after another and knows which elements are open."""

    def __init__(self, limits: Limits, source: str | None) -> None:
        self.limits, self.source = limits, source
        self.stack: list[str] = []
        self.open: Counter[str] = Counter()
        self.cells = 0
        self.written: dict[bytes, bytes] = {}

    def token(self, match: re.Match[bytes]) -> bytes:
        """Return what is left of a tag, a comment or an element whose content is raw."""
        if match["name"] is None:
            return match[0] if match["shown"] is not None else b""
        name = match["name"].decode("utf-8", "replace").lower()
        if match["closing"]:
            return self.closed(name)
        given = match["attributes"]
        if name in _FOREIGN and given.endswith(b"/"):
            return b""
        attributes = self.attributes(name, given) if given else b""
        if name not in _KEPT and not attributes and not self.open[name]:
            return b""
        self.opened(name)
        tag = b"<%b%b>" % (name.encode(), attributes)
        return self.written.setdefault(tag, tag)  # the same object each time: a page has few different tags

    def attributes(self, name: str, given: bytes) -> bytes:
        """Return the attributes that mean something, in their shortest form."""
        found: dict[str, str] = {}
        for key, value in _ATTRIBUTE.findall(given):
            found.setdefault(key.decode("utf-8", "replace").lower(), _unquoted(value.decode("utf-8", "replace")))
        if len(given) > _LONG and len(found) > self.limits.html_attributes:
            raise LimitError("html_attributes", self.limits.html_attributes, len(found), self.source)
        kept = {key: found[key] for key in _GIVEN.get(name, ()) if key in found} | _part(found)
        return "".join(f' {key}="{value}"' for key, value in kept.items()).encode()

    def opened(self, name: str) -> None:
        """Note that an element begins."""
        stack = self.stack
        if implied := _IMPLIED.get(name):
            while stack and stack[-1] in implied:
                self.open[stack.pop()] -= 1
        if name in _VOID:
            return
        if name in _CELLS:
            self.cells += 1
            if self.cells > self.limits.cells:
                raise LimitError("cells", self.limits.cells, None, self.source)
        stack.append(name)
        self.open[name] += 1
        if len(stack) > DEPTH:
            raise LimitError("depth", DEPTH, None, self.source)

    def closed(self, name: str) -> bytes:
        """Note that an element ends, and those within it that were not closed; return the tag if it means anything."""
        if name in _HEADINGS and not self.open[name]:  # the end of any heading ends the one that is open
            name = next((inner for inner in reversed(self.stack[-_REACH:]) if inner in _HEADINGS), name)
        if not self.open[name]:
            return b"<br>" if name in {"p", "br"} else b""
        at = len(self.stack) - 1
        least = max(0, at - _REACH)
        while self.stack[at] != name:
            beyond = self.stack[at] == "table" if name in _TABLE_PARTS else self.stack[at] in _SCOPES
            if beyond or at == least:
                break
            at -= 1
        else:
            for inner in self.stack[at:]:
                self.open[inner] -= 1
            del self.stack[at:]
        tag = b"</%b>" % name.encode()
        return self.written.setdefault(tag, tag)


def _unquoted(value: str) -> str:
    """Return an attribute's value so that it can stand in double quotes."""
    return (value[1:-1] if value[:1] in {'"', "'"} else value).replace('"', "&quot;")


def _part(found: dict[str, str]) -> dict[str, str]:
    """Return the attributes by which an element is hidden, or is part of a table or of what a writer adds."""
    kept = {key: "" for key in ("hidden", APPARATUS) if key in found}
    if display := _DISPLAY.search(found.get("style", "")):
        kept["style"] = display[0]
    if (role := found.get("role", "").lower()) in TABLE_ROLES:
        kept |= {"role": role} | {key: found[key] for key in ("aria-colspan", "aria-rowspan") if key in found}
    return kept
