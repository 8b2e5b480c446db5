"""
A page as browsers serialise it to one marked string.

Walking a tree of small elements from Python costs more than parsing it, so the
parsed page is serialised in C and cut into texts and the runs of tags between
them. A page repeats a few dozen runs hundreds of times (the end of one cell
and the start of the next), so each run is translated once, to marks for what
matters: line breaks, headings, text shown as typed, tables, rows, cells and
their spans. The marks are U+07B2 to U+07BF, which Unicode leaves unassigned
and `_html_tree` removes from pages; their first byte in UTF-8 stands in no
Chinese page, so looking for it is free.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from attrs import frozen

from gov_disclosure.document.limits import Limits
from gov_disclosure.document.marks import APPARATUS
from gov_disclosure.errors import LimitError

BREAK: Final = "\u07b2"
"""A line break, as before and after a block element."""
SEPARATOR: Final = "\u07b3"
"""Ends a field. A cell is ``CELL facts SEPARATOR text CELL_END``, its facts ``c3``, ``r2``, ``h`` (a ``th``)."""
CELL, CELL_END, ROW, ROW_END, GROUP, TABLE, TABLE_END = "\u07b4\u07b5\u07b6\u07b7\u07b8\u07b9\u07ba"
HEADING, HEADING_END, TYPED, TYPED_END = "\u07bb\u07bc\u07bd\u07be"
"""``HEADING level text HEADING_END``, and text whose line breaks and tabs are shown."""
HELD: Final = "\u07bf"
"""``HELD number SEPARATOR`` stands where a table was taken out."""
_UNSEEN_START, _UNSEEN_END = "\0+", "\0-"
"""Around what is not shown, until `flatten` takes it out; a page holds no NUL."""

_BREAKING: Final = (
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form header hgroup hr html legend li main menu nav ol optgroup option p section summary ul"
)
"""Elements before and after which a browser breaks the line; any element not named here, known or not, runs on."""
_UNSEEN: Final = "template title object applet select datalist svg math canvas audio video rt rp xml"
_UNSEEN_RAW: Final = "script|style|iframe|noembed|noframes|noscript"
"""Elements not shown whose content is serialised as it came, so that it may look like tags."""
_TYPED: Final = "pre textarea listing"
_FIELD_TYPES: Final = frozenset({"", "text", "number"})
"""Types of form fields that show their value."""
_GROUPS: Final = {"thead": 0, "tbody": 1, "tfoot": 2}

OPENING: Final = {
    **dict.fromkeys(_BREAKING.split(), BREAK),
    **dict.fromkeys(_UNSEEN.split(), _UNSEEN_START),
    **dict.fromkeys(_TYPED.split(), TYPED),
    **{tag: f"{GROUP}{rank}" for tag, rank in _GROUPS.items()},
    **{f"h{level}": f"{HEADING}{level - 1}" for level in range(1, 7)},
    "table": TABLE,
    "tr": ROW,
    "td": CELL,
    "th": f"{CELL}h",
}
"""What the start of an element becomes; a cell's facts and their end follow."""
CLOSING: Final = {
    **dict.fromkeys(_BREAKING.split(), BREAK),
    **dict.fromkeys(_UNSEEN.split(), _UNSEEN_END),
    **dict.fromkeys(_TYPED.split(), TYPED_END),
    **dict.fromkeys(_GROUPS, f"{GROUP}1"),
    **{f"h{level}": HEADING_END for level in range(1, 7)},
    "table": TABLE_END,
    "tr": ROW_END,
    "td": CELL_END,
    "th": CELL_END,
}

# In a serialised page every tag is closed and no attribute holds "<" or ">".
_TAG: Final = (
    r"<(?:[^!sinxp>][^>]*+>"
    r"|p(?!laintext[ >])[^>]*+>"
    r"|s(?!cript[ >]|tyle[ >])[^>]*+>"
    r"|!--.*?-->"
    rf"|(?:{_UNSEEN_RAW})(?=[ >])[^>]*+>.*?</(?:{_UNSEEN_RAW})>"
    r"|xmp(?=[ >])[^>]*+>.*?</xmp>"
    r"|plaintext(?=[ >])[^>]*+>.*</plaintext>"
    r"|[^>]*+>)"
)
_RUNS: Final = re.compile(rf"((?:{_TAG}\s*+)++)", re.DOTALL)
_TAGS: Final = re.compile(rf"({_TAG})", re.DOTALL)
_NAME: Final = re.compile(r"<(/?)([^\s>!]*)")
_ATTRIBUTE: Final = re.compile(r' ([^ =>]+)="([^"]*)"')
_SPANS: Final = re.compile(r' ([cr])(?:ol|ow)span="\s*\+?([0-9]+)')
_SHOWN_RAW: Final = re.compile(r"<(?:xmp|plaintext)[^>]*>(.*)</(?:xmp|plaintext)>", re.DOTALL)

_SHORT_RUN: Final = 1_000
_FRAMED: Final = 10_000
"""Characters of a one-cell table up to which it is taken for a frame around text."""
_CELL_OPENING: Final = re.compile(f"{CELL}[^{SEPARATOR}]*{SEPARATOR}")
_GROUP_OPENING: Final = re.compile(f"{GROUP}[012]?")
_STRUCTURE: Final = str.maketrans(dict.fromkeys((CELL_END, ROW, ROW_END), BREAK))
_PARTS: Final = frozenset({CELL, CELL_END, ROW, ROW_END, GROUP, TABLE, TABLE_END})
_PARTS_OR_BREAK: Final = _PARTS | {BREAK}

_REFERENCES: Final = (("&nbsp;", "\xa0"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))
"""All that the serialiser writes; "&" itself comes last."""

CLEANED: Final = frozenset({"sup", "s", "strike", "del"})
"""Elements that `_html_tree.clean` looks at."""
TABLE_ROLES: Final = {
    "table": "table",
    "grid": "table",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "th",
    "rowheader": "th",
}
"""What an element's role makes of it."""
_UNCLEAN: Final = re.compile(
    rf' (?:hidden|{APPARATUS})="| role="(?:{"|".join(TABLE_ROLES)})"'
    r"|display\s*:\s*(?:none|table)",
    re.IGNORECASE,
)
"""Attributes that `_html_tree.clean` looks at."""


@frozen
class Flat:
    """A page's marked text, the names of its elements, and whether it holds what `_html_tree.clean` looks for."""

    text: str
    names: frozenset[str]
    unclean: bool


def flatten(page: str) -> Flat:
    """Return the marked text of a page that a browser's serialiser has written."""
    parts = _RUNS.split(page)
    runs = {run: _short_run(run) if len(run) <= _SHORT_RUN else _run(run) for run in set(parts[1::2])}
    parts[1::2] = [runs[run].marks for run in parts[1::2]]
    text = "".join(parts)
    if "\0" in text:
        text = _without_unseen(text)
    if "&" in text:
        for reference, character in _REFERENCES:
            text = text.replace(reference, character)
    names = frozenset[str]().union(*[run.names for run in runs.values()])
    return Flat(text, names, unclean=any(run.unclean for run in runs.values()))


class _Run(NamedTuple):
    """The marks for a run of tags, the names of its elements, and whether `clean` must see one of them."""

    marks: str
    names: frozenset[str]
    unclean: bool


def _run(run: str) -> _Run:
    names: set[str] = set()
    dirty = False
    marked: list[str] = [""]
    for number, part in enumerate(_TAGS.split(run)):
        marks = part
        if number % 2:
            name, marks, unclean = _tag(part)
            names.add(name)
            dirty |= unclean
        if not marks:
            continue
        # White space and breaks mean nothing beside the marks of a table's parts, nor a break beside a break.
        if marks[0] in _PARTS:
            while marked[-1].isspace() or marked[-1] == BREAK:
                marked.pop()
        elif marked[-1][:1] in _PARTS_OR_BREAK and (marks == BREAK or (marked[-1] != BREAK and marks.isspace())):
            continue
        marked.append(marks)
    return _Run("".join(marked), frozenset(names), dirty)


_short_run = lru_cache(maxsize=2048)(_run)
"""Pages of one content system share most of their short runs."""


@lru_cache(maxsize=4096)
def _tag(tag: str) -> tuple[str, str, bool]:
    """Return the name and marks of a tag, a comment or an element serialised raw, and whether `clean` must see it."""
    found = _NAME.match(tag)
    closing, name = found.groups() if found else ("", "")
    if closing:
        return name, CLOSING.get(name, ""), False
    marks = OPENING.get(name, "")
    if name in {"td", "th"}:
        marks += "".join(f"{kind}{count}" for kind, count in _SPANS.findall(tag)) + SEPARATOR
    elif name == "input":
        given = dict(_ATTRIBUTE.findall(tag))
        marks = given.get("value", "") if given.get("type", "").lower() in _FIELD_TYPES else ""
    elif raw := _SHOWN_RAW.fullmatch(tag):
        marks = f"{TYPED}{raw[1].replace('&', '&amp;')}{TYPED_END}"
    return name, marks, name in CLEANED or _UNCLEAN.search(tag) is not None


def _without_unseen(text: str) -> str:
    """Return *text* without what stands between the marks of what is not shown, however deeply nested."""
    depth = 0
    shown: list[str] = []
    for number, part in enumerate(text.split("\0")):
        if number:
            depth += 1 if part[0] == "+" else -1
        if depth <= 0:
            shown.append(part[1:] if number else part)
    return "".join(shown)


def take_tables(flat: str, limits: Limits, source: str | None) -> tuple[str, list[str]]:
    """
    Return the text outside all tables, and each table's own content; `HELD` marks where each was.

    A table with a single cell is no table but a frame, and dissolved.

    Raises:
        LimitError: tables are nested more deeply than allowed.
    """
    tables: list[str] = []
    open_tables: list[list[str]] = []
    for part in flat.split(TABLE):
        inside, *after = part.split(TABLE_END)
        open_tables.append([inside])
        if len(open_tables) > limits.depth:
            raise LimitError("depth", limits.depth, None, source)
        for behind in after:
            if len(open_tables) > 1:
                open_tables[-2].append(_taken("".join(open_tables.pop()), tables))
            open_tables[-1].append(behind)
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
