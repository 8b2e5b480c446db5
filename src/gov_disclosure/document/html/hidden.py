"""What a page hides: left out as browsers leave it out, but for the article that only a script would show."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from gov_disclosure import forms
from gov_disclosure.forms import TableKey

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_HIDDEN: Final = re.compile(r"(?:^|[;\s])display\s*:\s*none", re.IGNORECASE)
_HIDDEN_TEXT: Final = 500
"""Characters from which a hidden block is taken for the article that a script would show."""
_SHOWN_BY_SCRIPT: Final = frozenset(
    {"html", "body", "div", "section", "article", "main", "table", "tbody", "form", "textarea"}
)
_WHOLE: Final = frozenset({"html", "body", "table"})
_MANY_NODES: Final = 1_000
"""An element with more in it is as good as one with much text; bounds the time for elements within elements."""
_INNERMOST: Final = "table:not(:has(table))"
_MOST_TABLES: Final = 100
"""Statutory tables of a page that are told apart; a report has three."""
_LABELS: Final = 4
"""So many labels of the form make a statutory table."""


def drop_hidden(tree: LexborHTMLParser, around_tables: Container[int]) -> None:
    """
    Remove what a browser does not show.

    Pages keep the article or its tabs hidden until a script runs; a hidden
    block that holds a table or much text is kept for that reason, unless the
    page shows statutory tables and the block only has the same once more:
    another year's report behind a tab, or a copy for printing.
    """
    kept: list[LexborNode] = []
    for element in tree.css('[hidden], [style*="display" i]'):
        if not _is_hidden(element):
            continue
        if element.tag in _SHOWN_BY_SCRIPT and _holds_article(element, around_tables):
            kept.append(element)
        else:
            element.decompose()
    if kept:
        _drop_repeats(tree, kept)


def _is_hidden(element: LexborNode) -> bool:
    given = element.attributes
    return "hidden" in given or _HIDDEN.search(given.get("style") or "") is not None


def _holds_article(element: LexborNode, around_tables: Container[int]) -> bool:
    return element.tag in _WHOLE or element.mem_id in around_tables or length(element, _HIDDEN_TEXT) >= _HIDDEN_TEXT


def _drop_repeats(tree: LexborHTMLParser, hidden: Iterable[LexborNode]) -> None:
    """Remove the *hidden* blocks with statutory tables, if the page shows those tables elsewhere."""
    blocks = {element.mem_id: element for element in hidden}
    held: dict[int, set[TableKey]] = {}
    shown: set[TableKey] = set()
    for number, (table, keys) in enumerate(_statutory(tree)):
        if number == _MOST_TABLES:
            return
        inside = [at.mem_id for at in _upwards(table) if at.mem_id in blocks]
        if not inside:
            shown |= keys
        for block in inside:
            held.setdefault(block, set()).update(keys)
    gone: set[int] = set()
    for block, keys in held.items():
        if keys <= shown and gone.isdisjoint(at.mem_id for at in _upwards(blocks[block])):
            gone.add(block)
    for block in gone:
        blocks[block].decompose()


def _statutory(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, set[TableKey]]]:
    """Yield each table of the page that holds no other, with the statutory tables whose labels stand in it."""
    for table in tree.css(_INNERMOST):
        text = "".join(table.text().split())
        keys: set[TableKey] = {
            key for key, labels in _labels().items() if sum(label in text for label in labels) >= _LABELS
        }
        if keys:
            yield table, keys


@cache
def _labels() -> Mapping[TableKey, frozenset[str]]:
    """Return the labels of each table by which it can be told."""
    found: dict[TableKey, set[str]] = {}
    for edition in forms.EDITIONS:
        for cell in forms.for_edition(edition).cells.values():
            found.setdefault(cell.table, set()).update((*cell.row[-1:], *cell.column[-1:]))
    return {
        key: frozenset(label for label in labels if sum(label in others for others in found.values()) == 1)
        for key, labels in found.items()
    }


def _upwards(element: LexborNode) -> Iterator[LexborNode]:
    """Yield the element and everything around it."""
    at: LexborNode | None = element
    while at is not None:
        yield at
        at = at.parent


def length(element: LexborNode, enough: int) -> int:
    """Return the length of the element's text, counted no further than *enough*."""
    seen = 0
    for number, text in enumerate(texts(element)):
        seen += len(text)
        if seen > enough or number > _MANY_NODES:
            return enough + 1
    return seen


def texts(element: LexborNode) -> Iterator[str]:
    """Yield the texts in an element; an empty one for each element in it."""
    for node in element.traverse(include_text=True):
        yield node.text_content or ""
