"""JSON documents with a list that is too long to be held: written item by item."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gov_disclosure.document.characters import escaped_json

_INDENT = 2


def indented(value: Any) -> str:
    """Return a value as JSON that people can read too."""
    return escaped_json(json.dumps(value, ensure_ascii=False, indent=_INDENT))


def with_items(document: Mapping[str, Any], key: str, items: Iterable[str]) -> Iterator[bytes]:
    """
    Yield *document* as indented JSON in UTF-8, *items*, each as `indented`, in its list *key*, piece by piece.

    The list is empty in *document* and the only one of its name; the bytes are those of the document with all items.
    """
    before, empty, after = indented(document).partition(f'"{key}": []')
    last_line = before.rpartition("\n")[2]
    margin = " " * (len(last_line) - len(last_line.lstrip()))
    yield before.encode()
    lead = f'"{key}": [\n'
    for item in items:
        yield (lead + textwrap.indent(item, margin + " " * _INDENT)).encode()
        lead = ",\n"
    yield (empty if lead.startswith('"') else f"\n{margin}]").encode()
    yield f"{after}\n".encode()
