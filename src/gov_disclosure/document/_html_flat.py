"""
A parsed HTML page as one marked string.

Walking a tree of small elements from Python costs more than parsing it, so a
stylesheet walks it in C and leaves the text with marks for what matters: line
breaks, headings, text shown as typed, tables, rows, cells and their spans. The
marks are U+07B2 to U+07BF, which Unicode leaves unassigned and `_html_tree`
removes from pages; their first byte in UTF-8 stands in no Chinese page, so
looking for it is free.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from gov_disclosure.document.limits import Limits
from gov_disclosure.errors import LimitError

if TYPE_CHECKING:
    from lxml.etree import XSLT
    from lxml.etree import _Element as Element

BREAK: Final = "\u07b2"
"""A line break, as before and after a block element."""
SEPARATOR: Final = "\u07b3"
"""Ends a field. A cell is ``CELL facts SEPARATOR text CELL_END``, its facts ``c3``, ``r2``, ``h`` (a ``th``)."""
CELL, CELL_END, ROW, ROW_END, GROUP, TABLE, TABLE_END = "\u07b4\u07b5\u07b6\u07b7\u07b8\u07b9\u07ba"
HEADING, HEADING_END, TYPED, TYPED_END = "\u07bb\u07bc\u07bd\u07be"
"""``HEADING level text HEADING_END``, and text whose line breaks and tabs are shown."""
HELD: Final = "\u07bf"
"""``HELD number SEPARATOR`` stands where a table was taken out."""

_BREAKING: Final = (
    "address|article|aside|blockquote|body|br|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|"
    "footer|form|header|hgroup|hr|html|legend|li|main|menu|nav|ol|optgroup|option|p|section|summary|ul"
)
"""Elements before and after which a browser breaks the line; any element not named here, known or not, runs on."""
_UNSEEN: Final = (
    "script|style|noscript|template|title|iframe|object|embed|applet|select|datalist|svg|math|canvas|audio|video|rt|rp|"
    "colgroup|col|xml|noframes"
)
_TYPED: Final = "pre|textarea|xmp|listing|plaintext"
_FIELDS: Final = "input[not(@type)]|input[@type='text']|input[@type='TEXT']|input[@type='number']"
"""Form fields that show their value."""
_GROUPS: Final = {"thead": 0, "tbody": 1, "tfoot": 2}

_FRAMED: Final = 10_000
"""Characters of a one-cell table up to which it is taken for a frame around text."""
_CELL_OPENING: Final = re.compile(f"{CELL}[^{SEPARATOR}]*{SEPARATOR}")
_GROUP_OPENING: Final = re.compile(f"{GROUP}[012]?")
_STRUCTURE: Final = str.maketrans(dict.fromkeys((CELL_END, ROW, ROW_END), BREAK))
_TABLES: Final = re.compile(f"([{TABLE}{TABLE_END}])")


def flatten(root: Element) -> str:
    """Return the marked text of a page."""
    return str(_stylesheet()(root))


def take_tables(flat: str, limits: Limits, source: str | None) -> tuple[str, list[str]]:
    """
    Return the text outside all tables, and each table's own content; `HELD` marks where each was.

    A table with a single cell is no table but a frame, and dissolved.

    Raises:
        LimitError: tables are nested more deeply than allowed.
    """
    tables: list[str] = []
    open_tables: list[list[str]] = [[]]
    for part in _TABLES.split(flat):
        if part == TABLE:
            open_tables.append([])
            if len(open_tables) > limits.depth:
                raise LimitError("depth", limits.depth, None, source)
        elif part != TABLE_END:
            open_tables[-1].append(part)
        elif len(open_tables) > 1:
            open_tables[-2].append(_taken("".join(open_tables.pop()), tables))
    while len(open_tables) > 1:
        open_tables[-2].append(_taken("".join(open_tables.pop()), tables))
    return _unframed("".join(open_tables[0])), tables


def _taken(content: str, tables: list[str]) -> str:
    if len(content) <= _FRAMED and HELD not in content and content.count(CELL) <= 1:
        return f"{BREAK}{_unframed(content)}{BREAK}"
    tables.append(content)
    return f"{HELD}{len(tables) - 1}{SEPARATOR}"


def _unframed(content: str) -> str:
    """Return marked text with a break in place of each mark of rows and cells, so that no two cells run together."""
    if CELL not in content and ROW not in content and GROUP not in content:
        return content
    return _GROUP_OPENING.sub(BREAK, _CELL_OPENING.sub(BREAK, content)).translate(_STRUCTURE)


@cache
def _stylesheet() -> XSLT:
    """Return the stylesheet that writes the marks; it reads nothing but the tree it is given."""
    from lxml import etree

    inner = "<xsl:apply-templates/>"
    spans = '<xsl:apply-templates select="@colspan|@rowspan"/>'
    templates = [
        (_BREAKING, f"{BREAK}{inner}{BREAK}"),
        (_UNSEEN, ""),
        (_TYPED, f"{TYPED}{inner}{TYPED_END}"),
        (_FIELDS, '<xsl:value-of select="@value"/>'),
        ("table", f"{TABLE}{inner}{TABLE_END}"),
        ("tr", f"{ROW}{inner}{ROW_END}"),
        *((tag, f"{GROUP}{rank}{inner}{GROUP}1") for tag, rank in _GROUPS.items()),
        *((f"h{level}", f"{HEADING}{level - 1}{inner}{HEADING_END}") for level in range(1, 7)),
        ("td", f"{CELL}{spans}{SEPARATOR}{inner}{CELL_END}"),
        ("th", f"{CELL}h{spans}{SEPARATOR}{inner}{CELL_END}"),
        ("@colspan", 'c<xsl:value-of select="."/>'),
        ("@rowspan", 'r<xsl:value-of select="."/>'),
    ]
    rules = "".join(f'<xsl:template match="{match}">{body}</xsl:template>' for match, body in templates)
    sheet = etree.fromstring(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        f'<xsl:output method="text" encoding="UTF-8"/>{rules}</xsl:stylesheet>'
    )
    deny_all = etree.XSLTAccessControl.DENY_ALL  # type: ignore[attr-defined]  # the stubs lack it
    return etree.XSLT(sheet, access_control=deny_all)


_INVISIBLE: Final = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u07b2-\u07bf]")
_JOINER: Final = "\u034f"
"""The one invisible character that counts as printable."""
_EDGE: Final = f" \t\n\r\f\v\xa0\u3000{BREAK}"
_CHUNK: Final = 2**16


def squeeze(text: str) -> str:
    """Return one line of text as a browser shows it: white space collapsed, invisible characters and marks gone."""
    if len(text) > _CHUNK:  # splitting a long text into words takes many times its size
        return " ".join(squeeze(text[at : at + _CHUNK]) for at in range(0, len(text), _CHUNK))
    line = " ".join(text.split())
    if line.isprintable() and _JOINER not in line:
        return line
    return " ".join(_INVISIBLE.sub("", line).split())


def lines(text: str) -> str:
    """Return marked text with a line feed for each break and without blank lines."""
    text = text.strip(_EDGE)
    if text.isalnum() or not text:
        return text
    if BREAK not in text:
        return squeeze(text)
    return "\n".join(line for part in text.split(BREAK) if (line := squeeze(part)))
