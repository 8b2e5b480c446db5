"""Refuse a page whose markup would make the parser build far more than stands in it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from gov_disclosure.document.limits import Limits
from gov_disclosure.errors import LimitError

DEPTH: Final = 1024
"""Open elements beyond which a page is refused; browsers stop at 512."""
_REACH: Final = 64
"""Unclosed elements that a closing tag is taken to close along with its own."""
_LONG: Final = 4_000
"""Bytes of a tag from which its attributes are counted."""
_FORMATTING: Final = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())
"""Elements that each later paragraph opens again if they were not closed."""
_CELLS: Final = frozenset({b"td", b"th", b"caption"})
_ENDS_A_CELL: Final = _CELLS | {b"tr", b"tbody", b"thead", b"tfoot"}
_NOT_COUNTED: Final = frozenset(
    b"p li dd dt option optgroup rt rp colgroup area base br col embed hr img input link meta param source track wbr "
    b"html head body".split()
)
"""Elements that have no end, or that end where the next begins; their depth is bounded by what they stand in."""
_WHOLE: Final = frozenset({b"html", b"body"})
_TAG: Final = re.compile(
    rb"<!--(?:-?>|.*?(?:--!?>|\Z))"
    rb"|<(?P<raw>script|style|iframe|noembed|noframes|noscript|title|textarea|xmp)(?=[\s/>])[^>]*+>"
    rb".*?(?:</(?P=raw)(?=[\s/>])|\Z)"
    rb"|<(?P<end>/?)(?P<name>[a-z][^\s/>]*+)"
    rb"""(?P<given>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))*+)>""",
    re.DOTALL | re.IGNORECASE,
)
_NAME: Final = re.compile(rb"<([a-z][^\s/>]*)")
_MANY: Final = 10_000
"""Tags up to which they are counted by name at first."""
_ATTRIBUTE: Final = re.compile(rb"""[^\s=>/"']++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+""")


def guard(markup: bytes, limits: Limits, source: str | None) -> None:
    """
    Refuse UTF-8 *markup* with too many tags, too deep ones, or ones with too many attributes.

    Raises:
        LimitError: by the name of what there is too much of.
    """
    tags = markup.count(b"<") + (markup.count(b"=") if len(markup) > limits.html_tags else 0)
    if tags > limits.html_tags:
        raise LimitError("html_tags", limits.html_tags, tags, source)
    shallow = _is_shallow(markup, limits)
    open_ = _Open()
    attributes = 0
    for tag in _TAG.finditer(markup + b">"):
        end, name, given = tag.group("end", "name", "given")
        if name is None:
            continue
        name = name.lower()
        if len(given) > _LONG or name in _WHOLE:
            found = _attributes(given)
            attributes = attributes + found if name in _WHOLE else found
            if attributes > limits.html_attributes:
                raise LimitError("html_attributes", limits.html_attributes, attributes, source)
        if shallow:
            continue
        if end:
            open_.close(name)
        elif not (given.endswith(b"/") and open_.foreign):
            open_.open(name)
            open_.hold(limits, source)


def _attributes(given: bytes) -> int:
    return sum(1 for _ in _ATTRIBUTE.finditer(given))


def _is_shallow(markup: bytes, limits: Limits) -> bool:
    """Whether elements are too few for depth, however they stand, and for formatting opened again in each of them."""
    if markup.count(b"<") > _MANY:
        return False
    names = Counter(_NAME.findall(markup.lower()))
    nesting = sum(count for name, count in names.items() if name not in _NOT_COUNTED and name not in _ENDS_A_CELL)
    formatting = sum(names[name] for name in _FORMATTING)
    return nesting + names[b"table"] < DEPTH and formatting * names.total() <= limits.html_tags


class _Open:
    """The elements that are open, roughly: none that the parser has open is missing for long."""

    def __init__(self) -> None:
        self.stack: list[bytes] = []
        self.tables: list[int] = []
        """Where in the stack tables and cells begin."""
        self.formatting = 0
        self.built = 0
        """Formatting that is opened again in the elements so far."""
        self.foreign = 0

    def open(self, name: bytes) -> None:
        """Note that an element begins."""
        self.built += self.formatting
        if name in _ENDS_A_CELL:
            self._end_cell()
        if name == b"table" or name in _CELLS:
            self.tables.append(len(self.stack))
        elif name in _NOT_COUNTED or name in _ENDS_A_CELL:
            return
        self.stack.append(name)
        self.formatting += name in _FORMATTING
        self.foreign += name in {b"svg", b"math"}

    def hold(self, limits: Limits, source: str | None) -> None:
        """Hold what is open, and what was opened again, against the bounds."""
        if len(self.stack) > DEPTH:
            raise LimitError("depth", DEPTH, len(self.stack), source)
        if self.built > limits.html_tags:
            raise LimitError("html_tags", limits.html_tags, self.built, source)

    def close(self, name: bytes) -> None:
        """Note that an element ends, and those in it that were not closed; formatting outlives them."""
        if name in _ENDS_A_CELL or name == b"table":
            self._end_cell()
            if name == b"table" and self.tables:
                self._cut(self.tables.pop())
            return
        if name in _NOT_COUNTED:
            return
        if self.stack and self.stack[-1] == name:
            self._cut(len(self.stack) - 1)
            return
        least = max(self.tables[-1] + 1 if self.tables else 0, len(self.stack) - _REACH)
        for at in range(len(self.stack) - 1, least - 1, -1):
            if self.stack[at] == name:
                inside = self.stack[at + 1 :]
                self._cut(at)
                kept = inside if name in _FORMATTING else [inner for inner in inside if inner in _FORMATTING]
                self.stack += kept
                self.formatting += sum(inner in _FORMATTING for inner in kept)
                self.foreign += sum(inner in {b"svg", b"math"} for inner in kept)
                return

    def _end_cell(self) -> None:
        if self.tables and self.stack[self.tables[-1]] != b"table":
            self._cut(self.tables.pop())

    def _cut(self, at: int) -> None:
        for name in self.stack[at:]:
            self.formatting -= name in _FORMATTING
            self.foreign -= name in {b"svg", b"math"}
        del self.stack[at:]
