"""The style sheets in a page and the styles of its elements, as far as they decide what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define, field

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_PROPERTIES: Final = (
    "display visibility opacity font font-size color background background-color background-image "
    "text-decoration text-decoration-line vertical-align overflow overflow-x overflow-y height max-height "
    "width max-width text-indent position float left top right bottom margin-left clip clip-path transform "
    "direction unicode-bidi flex-direction flex-flow order inset scale rotate translate "
    "grid-area grid-column grid-column-start grid-row grid-row-start"
)
PROPERTIES: Final = frozenset(_PROPERTIES.split())
"""The properties that can hide text, strike it out, raise it, turn it round, move it, or lay a ground behind it."""

Style = Mapping[str, str]
"""Property to value, both in lower case."""

_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_BRACE: Final = re.compile(r"[{};]")
_COMPOUND: Final = re.compile(r"(\*|[a-z][a-z0-9-]*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_PART: Final = re.compile(r"[.#][\w-]+")
_IMPORTANT: Final = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)
_STATE: Final = re.compile(
    r"::|:(?:hover|focus|active|visited|link|target|before|after|checked|disabled)", re.IGNORECASE
)
"""Parts of selectors that do not ask for what a page shows of itself."""
_MOST_STEPS: Final = 4
"""Elements that a selector may name one within the other."""
_MOST_COMPOUND: Final = 200
"""Selectors of more than one name that are kept."""
_MOST_CLASSES: Final = 50
"""Classes of one element that are looked up."""
_MOST_CHECKS: Final = 500_000
"""Comparisons of elements with selectors of more than one name, in the whole page; those beyond match nothing."""


def declarations(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the declarations of a style that matter: the ordinary ones, and those marked as important."""
    ordinary: dict[str, str] = {}
    important: dict[str, str] = {}
    for part in text.split(";"):
        name, _, value = part.partition(":")
        name = name.strip().lower()
        if name in PROPERTIES:
            value, marked = _IMPORTANT.subn("", value)
            (important if marked else ordinary)[name] = value.strip().lower()
    return ordinary, important


class _Element(NamedTuple):
    """What selectors ask of an element: its name, its id and classes, and the element around it."""

    tag: str
    names: frozenset[str]
    around: _Element | None


class _Compound(NamedTuple):
    """What a selector asks of one element, and whether the element before it must be its parent."""

    tag: str
    names: frozenset[str]
    child: bool

    def fits(self, element: _Element) -> bool:
        """Whether it is the element asked for."""
        return self.names <= element.names and self.tag in ("*", element.tag)


class _Selected(NamedTuple):
    """A selector of more than one name, innermost element first, with its rank and its declarations."""

    steps: Sequence[_Compound]
    rank: tuple[int, ...]
    style: Style


@define
class Sheet:
    """
    The rules of all style sheets of a page.

    ``simple``: rules for one tag, class or id, by that name. ``compound``:
    rules for more, by one of the names of the innermost element. ``unused``:
    the declarations of rules that could not be followed.
    """

    simple: dict[str, list[tuple[tuple[int, ...], dict[str, str]]]] = field(factory=dict)
    compound: dict[str, list[_Selected]] = field(factory=dict)
    unused: list[Style] = field(factory=list)
    known: dict[int, _Element] = field(factory=dict)
    kept: int = 0
    checks: int = 0

    def __bool__(self) -> bool:
        return bool(self.simple or self.compound)

    def add(self, text: str) -> None:
        """Add the rules of a style sheet; rules within others (``@media``) are left out."""
        for prelude, body in _rules(_COMMENT.sub(" ", text)):
            ordinary, important = declarations(body)
            for level, style in ((0, ordinary), (2, important)):
                if style:
                    for selector in prelude.split(","):
                        self._add(selector, level, style)

    def _add(self, selector: str, level: int, style: dict[str, str]) -> None:
        steps = _steps(selector)
        if not steps or (len(steps) > 1 and self.kept >= _MOST_COMPOUND):
            if not _STATE.search(selector):
                self.unused.append(style)
            return
        names = [name for step in steps for name in step.names]
        ids = sum(name[0] == "#" for name in names)
        rank = (level, ids, len(names) - ids, sum(step.tag != "*" for step in steps))
        key = min(steps[0].names, default=steps[0].tag)
        if len(steps) == 1 and sum(rank[1:]) <= 1:
            for known, merged in self.simple.setdefault(key, []):
                if known == rank:
                    merged.update(style)
                    return
            self.simple[key].append((rank, dict(style)))
        else:
            self.kept += 1
            self.compound.setdefault(key, []).append(_Selected(steps, rank, style))

    def style(self, node: LexborNode, given: Mapping[str, str | None], own: str | None) -> dict[str, str]:
        """
        Return the declarations for an element, those of the sheets and of its *own* style, the strongest last.

        Elements come in the order of the page, each after those around it.
        """
        found: list[tuple[tuple[int, ...], Style]] = []
        if self:
            parent = node.parent
            around = self.known.get(parent.mem_id) if parent is not None else None
            element = self.known[node.mem_id] = _Element(node.tag or "", _names(given), around)
            for key in (element.tag, "*", *element.names):
                found += self.simple.get(key, ())
                for selected in self.compound.get(key, ()) if self.checks <= _MOST_CHECKS else ():
                    self.checks += 1
                    if self._matches(selected.steps, element):
                        found.append((selected.rank, selected.style))
        if own:
            ordinary, important = declarations(own)
            found += ((1,), ordinary), ((3,), important)
        found.sort(key=_by_rank)
        return {name: value for _, style in found for name, value in style.items()}

    def _matches(self, steps: Sequence[_Compound], element: _Element) -> bool:
        """Whether the element and those around it are what a selector asks for."""
        if not steps[0].fits(element):
            return False
        at = element.around
        for inner, step in pairwise(steps):
            while at is not None and not step.fits(at):
                self.checks += 1
                at = None if inner.child or self.checks > _MOST_CHECKS else at.around
            if at is None:
                return False
            at = at.around
        return True


def _by_rank(found: tuple[tuple[int, ...], Style]) -> tuple[int, ...]:
    return found[0]


def _names(given: Mapping[str, str | None]) -> frozenset[str]:
    """Return an element's id and classes as selectors write them."""
    names = [f".{name}" for name in (given.get("class") or "").split()[:_MOST_CLASSES]]
    if name := given.get("id"):
        names.append(f"#{name}")
    return frozenset(names)


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Yield selector and declarations of each rule that stands in no other."""
    depth = at = 0
    prelude = ""
    for found in _BRACE.finditer(text):
        sign, end = found[0], found.end()
        if sign == "{":
            if depth == 0:
                prelude, at = text[at : end - 1].strip(), end
            depth += 1
        elif sign == "}":
            if depth == 1 and not prelude.startswith("@"):
                yield prelude, text[at : end - 1]
            depth = max(0, depth - 1)
            if depth == 0:
                at = end
        elif depth == 0:  # the end of a statement such as @import
            at = end


def _steps(selector: str) -> Sequence[_Compound]:
    """Return what a selector asks for, innermost first; empty where it asks for more than names and nesting."""
    parts = selector.replace(">", " > ").split()
    steps: list[_Compound] = []
    child = False
    for part in parts:
        if part == ">":
            child = True
            continue
        found = _COMPOUND.fullmatch(part)
        if found is None:
            return []
        steps.append(_Compound((found[1] or "*").lower(), frozenset(_PART.findall(found[2])), child))
        child = False
    return steps[::-1] if len(steps) <= _MOST_STEPS and not child else []
