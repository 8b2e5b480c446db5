"""From cattrs' tree of errors to a flat list of faults with paths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from gov_disclosure.codec._faults import Fault, join
from gov_disclosure.codec._json import describe
from gov_disclosure.codec._strict import MODEL_CLASSES, RefusedError, in_json, keys_of
from gov_disclosure.errors import FieldValueError
from gov_disclosure.model import Report
from gov_disclosure.text import Lang, Text, as_text

_CLASS = re.compile(rf"\b(?:{'|'.join(kind.__name__ for kind in MODEL_CLASSES)})\b")
_CLASSES = {kind.__name__: kind for kind in MODEL_CLASSES}
_MISSING = object()
_THIS_KEY = Text("有这个键", "this key")
_NO_SUCH_KEY = Text("没有这个键", "no such key")


def collect(converter: Converter, tree: Any) -> tuple[Report | None, list[Fault]]:
    """Return the report in *tree*, or ``None`` and everything that is wrong with it."""
    try:
        return converter.structure(tree, Report), []
    except (BaseValidationError, RefusedError) as error:
        return None, list(_faults(error, "", tree, None))


def _faults(error: BaseException, path: str, value: Any, owner: type | None) -> Iterator[Fault]:
    """Yield the faults in *error*, which came from *value* at *path*."""
    if isinstance(error, BaseValidationError):
        kind = error.cl if attrs.has(error.cl) else owner
        for part in error.exceptions:
            step = _step(part)
            if step is None:
                yield from _faults(part, path, value, kind)
            else:
                yield from _faults(part, join(path, step), _member(value, step), kind)
    elif isinstance(error, ForbiddenExtraKeysError):
        for key in sorted(error.extra_fields, key=str):
            yield Fault(join(path, key), _no_such_key(key, error.cl), describe(_member(value, key)))
    elif isinstance(error, FieldValueError):
        found = _member(value, error.field)
        yield Fault(join(path, error.field), _in_keys(error.expected), _describe(found))
    elif isinstance(error, KeyError):
        yield Fault(path, _THIS_KEY, _NO_SUCH_KEY)
    elif isinstance(error, RefusedError):
        yield Fault(path, error.expected, _describe(value))
    else:
        raise error


def _step(error: BaseException) -> str | int | None:
    """Return the key or index that cattrs noted on *error*, ``None`` where it concerns the whole."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return note.name
        if isinstance(note, IterableValidationNote):
            return note.index
    return None


def _member(value: Any, step: str | int) -> Any:
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return _MISSING


def _describe(value: Any) -> Text | str:
    return _NO_SUCH_KEY if value is _MISSING else describe(value)


def _no_such_key(key: str, kind: type) -> Text:
    known = [field.name for field in attrs.fields(kind)] + (["schema"] if kind is Report else [])
    near = get_close_matches(str(key), known, n=1)
    if not near:
        return _NO_SUCH_KEY
    return Text(f"没有这个键（是否为 {near[0]}？）", f"no such key (perhaps {near[0]}?)")


def _in_keys(expected: Text | str) -> Text:
    """Name the classes in *expected* by the keys of their objects, which is what a document has."""
    words = as_text(expected)
    return in_json(Text(_with_keys(words, "zh"), _with_keys(words, "en")))


def _with_keys(words: Text, lang: Lang) -> str:
    return _CLASS.sub(lambda match: keys_of(_CLASSES[match[0]])[lang], words[lang])
