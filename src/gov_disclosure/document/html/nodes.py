"""What is told from a few of the nodes that stand in an element."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MOST_STRUCK: Final = 500
"""Characters from which a struck-out element is one that was never closed; so is one around a table."""
_MOST_NODES: Final = 200
"""Texts and elements from which it is taken for one as well."""
_BRIEF: Final = 8
"""Texts and elements in a footnote's mark."""


def is_unclosed(node: LexborNode) -> bool:
    """Whether a struck-out element must be one whose end was forgotten."""
    size = 0
    for number, inner in enumerate(node.traverse(include_text=True)):
        size += len(inner.text_content or "") if inner.is_text_node else 0
        if number > _MOST_NODES or size > _MOST_STRUCK or inner.tag == "table":
            return True
    return False


def holds_several(node: LexborNode) -> bool:
    """Whether more than one element or text stands directly in an element."""
    inner = node.iter(include_text=True)
    return len([*islice((one for one in inner if one.tag != "-text" or (one.text_content or "").strip()), 2)]) > 1


def brief(node: LexborNode) -> str:
    """Return the first texts in an element."""
    return "".join([inner.text_content or "" for inner in islice(node.traverse(include_text=True), _BRIEF)])
