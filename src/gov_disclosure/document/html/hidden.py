"""What a page hides: left out as browsers leave it out, but for the article that only a script would show."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from gov_disclosure import forms
from gov_disclosure.document.html.look import Looks
from gov_disclosure.document.marks import APPARATUS
from gov_disclosure.forms import TableKey

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_HIDDEN_TEXT: Final = 500
"""Characters from which a hidden block is taken for the article that a script would show."""
_SHOWN_BY_SCRIPT: Final = frozenset(
    {"html", "body", "div", "section", "article", "main", "table", "tbody", "form", "textarea"}
)
_WHOLE: Final = frozenset({"html", "body", "table"})
_MANY_NODES: Final = 1_000
"""An element with more in it is as good as one with much text."""
_MOST_STEPS: Final = 2_000_000
"""Texts and elements looked at in one page to tell how much text its hidden elements hold."""
_INNERMOST: Final = "table:not(:has(table))"
_MOST_TABLES: Final = 100
"""Statutory tables of a page that are told apart; a report has three."""
_LABELS: Final = 4
"""So many labels of the form make a statutory table."""


def drop_hidden(tree: LexborHTMLParser, looks: Looks) -> None:
    """
    Settle what of the hidden elements of a page is read all the same.

    Pages keep the article or its tabs hidden until a script runs; a hidden
    block that holds a table or much text is shown for that reason, unless the
    page shows statutory tables and the block only has the same once more:
    another year's report behind a tab, or a copy for printing. What a writer
    of this package says about a report is no part of it, and goes.
    """
    tables = tree.css("table")
    around_tables = _around(tables)
    for element in tree.css(f"aside[{APPARATUS}], nav[{APPARATUS}], caption[{APPARATUS}]"):
        if element.mem_id not in around_tables:  # tables always stay
            looks.drop(element)
    measure = _Measure()
    kept: list[LexborNode] = []
    for element in looks.hidden:
        if element.tag in _SHOWN_BY_SCRIPT and _holds_article(element, around_tables, measure):
            kept.append(element)
            looks.show(element)
    if kept:
        _drop_repeats(tree, kept, looks)


def _holds_article(element: LexborNode, around_tables: Container[int], measure: _Measure) -> bool:
    return element.tag in _WHOLE or element.mem_id in around_tables or measure.is_long(element)


def _around(elements: Iterable[LexborNode]) -> set[int]:
    """Return the elements and everything around them, by their ids."""
    found: set[int] = set()
    for element in elements:
        at: LexborNode | None = element
        while at is not None and at.mem_id not in found:
            found.add(at.mem_id)
            at = at.parent
    return found


class _Measure:
    """Tells elements with much text; after so many steps in one page all are taken for such."""

    def __init__(self) -> None:
        self.steps = 0

    def is_long(self, element: LexborNode) -> bool:
        """Whether an element holds as much text as an article."""
        size = 0
        for number, node in enumerate(element.traverse(include_text=True)):
            self.steps += 1
            size += len(node.text_content or "") if node.is_text_node else 0
            if size >= _HIDDEN_TEXT or number > _MANY_NODES or self.steps > _MOST_STEPS:
                return True
        return False


def _drop_repeats(tree: LexborHTMLParser, hidden: Iterable[LexborNode], looks: Looks) -> None:
    """Let the *hidden* blocks with statutory tables be gone if the page shows those tables elsewhere."""
    blocks = {element.mem_id: element for element in hidden}
    held: dict[int, set[TableKey]] = {}
    shown: set[TableKey] = set()
    for number, (table, keys) in enumerate(_statutory(tree)):
        if number == _MOST_TABLES:
            return
        around = [at.mem_id for at in _upwards(table)]
        if any(looks.of[at].gone for at in around if at in looks.of):
            continue
        inside = [at for at in around if at in blocks]
        if not inside:
            shown |= keys
        for block in inside:
            held.setdefault(block, set()).update(keys)
    for block, keys in held.items():
        if keys <= shown:
            looks.drop(blocks[block])


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
