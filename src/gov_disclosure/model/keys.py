"""The cell keys of a report: the attribute paths of the figures in its three tables."""

from __future__ import annotations

from collections.abc import KeysView
from functools import cache
from typing import Any, get_args, get_type_hints

import attrs

from gov_disclosure.model.disputes import Disputes
from gov_disclosure.model.proactive_disclosure import ProactiveDisclosure
from gov_disclosure.model.requests import Requests
from gov_disclosure.text import Text, nearest, perhaps

CELL_KEY = Text("任一版统一格式的单元格键", "the key of a cell of either form")
"""What is expected where a key is none of `cell_keys`."""


def no_cell_key(key: object) -> Text:
    """Return what is expected instead of *key*, which is none, with the key that may be meant."""
    return perhaps(CELL_KEY, nearest(key, cell_keys()))


_TABLES = {"proactive_disclosure": ProactiveDisclosure, "requests": Requests, "disputes": Disputes}


@cache
def cell_keys() -> KeysView[str]:
    """
    Return the key of every cell that a report can have, in either edition or a mixture: a set in the model's order.

    Derived from the classes, which hold a figure wherever a form has a cell;
    a test proves that the forms have the same keys.
    """
    return dict.fromkeys(f"{name}.{path}" for name, kind in _TABLES.items() for path in _paths(kind)).keys()


@cache
def _paths(kind: type) -> tuple[str, ...]:
    """Return the path of every figure in the part *kind*; where a row's class differs by edition, of each."""
    found: list[str] = []
    for name, hint in get_type_hints(kind).items():
        found += [f"{name}.{path}" for part in parts_in(hint) for path in _paths(part)] or [name]
    return tuple(found)


def parts_in(hint: Any) -> tuple[type, ...]:
    """Return the model classes in an annotation: itself, those beside ``None`` or one another, or in a tuple."""
    if isinstance(hint, type) and attrs.has(hint):
        return (hint,)
    return tuple(part for arg in get_args(hint) for part in parts_in(arg))
