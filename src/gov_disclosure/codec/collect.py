"""From cattrs' tree of errors to a flat list of faults with paths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from gov_disclosure.codec.faults import NO_SUCH_KEY, SHOWN_FAULTS, THIS_KEY, Fault, join
from gov_disclosure.codec.json_text import describe
from gov_disclosure.codec.strict import MODEL_CLASSES, NoCellError, RefusedError
from gov_disclosure.codec.words import in_json, keys_of
from gov_disclosure.errors import FieldValueError
from gov_disclosure.model import Report, cell_keys
from gov_disclosure.text import Lang, Text, as_text

_Tree = dict[str, Any]
"""What may stand as the next part of a name, and what after it; empty after the last."""

_CLASS = re.compile(rf"\b(?:{'|'.join(kind.__name__ for kind in MODEL_CLASSES)})\b")
_CLASSES = {kind.__name__: kind for kind in MODEL_CLASSES}
_MISSING = object()


def collect(converter: Converter, tree: Any) -> tuple[Report | None, list[Fault]]:
    """Return the report in *tree*, or ``None`` and everything that is wrong with it."""
    try:
        return converter.structure(tree, Report), []
    except (BaseValidationError, RefusedError) as error:
        return None, list(_faults(error, "", tree, iter(range(SHOWN_FAULTS))))


def _faults(error: BaseException, path: str, value: Any, hints: Iterator[int]) -> Iterator[Fault]:
    """Yield the faults in *error*, which came from *value* at *path*; the first wrong keys with a hint each."""
    if isinstance(error, BaseValidationError):
        for part in error.exceptions:
            step = _step(part)
            if step is _MISSING:
                yield from _faults(part, path, value, hints)
            else:
                yield from _faults(part, join(path, step), _member(value, step), hints)
    elif isinstance(error, ForbiddenExtraKeysError):
        for key in sorted(error.extra_fields, key=str):
            expected = perhaps(NO_SUCH_KEY, [str(key)], keys_tree(error.cl), hints)
            yield Fault(join(path, key), expected, describe(_member(value, key)))
    elif isinstance(error, FieldValueError):
        found = _member(value, error.field)
        yield Fault(join(path, error.field), in_keys(error.expected), _describe(found))
    elif isinstance(error, KeyError):
        yield Fault(path, THIS_KEY, NO_SUCH_KEY)
    elif isinstance(error, NoCellError):
        expected = perhaps(error.expected, str(error.key).split("."), cell_tree(), hints)
        yield Fault(path, expected, describe(error.key))
    elif isinstance(error, RefusedError):
        yield Fault(path, error.expected, _describe(value))
    else:
        raise error


def _step(error: BaseException) -> Any:
    """Return the key or index that cattrs noted on *error*, `_MISSING` where it concerns the whole."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return note.name
        if isinstance(note, IterableValidationNote):
            return note.index
    return _MISSING


def _member(value: Any, step: str | int) -> Any:
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return _MISSING


def _describe(value: Any) -> Text | str:
    return NO_SUCH_KEY if value is _MISSING else describe(value)


def perhaps(expected: Text, parts: list[str], tree: _Tree, hints: Iterator[int]) -> Text:
    """Add the key that one of these *parts* may be a slip of; only as long as there are *hints*: they take time."""
    near = None if next(hints, None) is None else _nearest(parts, tree)
    return Text(f"{expected.zh}（是否为 {near}？）", f"{expected.en} (perhaps {near}?)") if near else expected


def _nearest(parts: list[str], tree: _Tree) -> str | None:
    """Return the path in *tree* nearest to *parts*, found part by part: to compare whole cell keys takes 20 ms each."""
    found: list[str] = []
    for part in parts:
        near = [part] if part in tree else get_close_matches(part, tree, n=1)
        if not near:
            return None
        found += near
        tree = tree[near[0]]
    return None if tree else ".".join(found)


@cache
def keys_tree(kind: type) -> _Tree:
    """Return the keys of the object that a class is read from."""
    keys: _Tree = {field.name: {} for field in attrs.fields(kind)}
    return keys | {"$schema": {}, "schema": {}} if kind is Report else keys


@cache
def cell_tree() -> _Tree:
    """Return what may follow each part of a cell key."""
    tree: _Tree = {}
    for key in cell_keys():
        node = tree
        for part in key.split("."):
            node = node.setdefault(part, {})
    return tree


def in_keys(expected: Text | str) -> Text:
    """Name the classes in *expected* by the keys of their objects, which is what a document has."""
    words = as_text(expected)
    return in_json(Text(_with_keys(words, "zh"), _with_keys(words, "en")))


def _with_keys(words: Text, lang: Lang) -> str:
    return _CLASS.sub(lambda match: keys_of(_CLASSES[match[0]])[lang], words[lang])
