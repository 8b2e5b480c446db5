"""
The strict cattrs hooks: no coercion, no unknown key, every fault collected with its path.

They are the reference for what a document may say; the fast way accepts a
part of it. cattrs' own defaults turn 3.7 into 3, "12" into 12 and ``True``
into 1 and drop misspelt keys; none of its hooks for plain types is used.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import attrs
from cattrs import Converter
from cattrs.errors import AttributeValidationNote, ClassValidationError, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from gov_disclosure.codec.encode import SCHEMA_VERSION, TABLE_CLASSES, plain
from gov_disclosure.codec.words import (
    ARRAY,
    DAY,
    NO_SURROGATES,
    PRINTED,
    REPORT,
    TEXT,
    TEXTS_BY_KEY,
    VERSION,
    WHOLE,
    in_json,
    is_newer,
    keys_of,
    version,
)
from gov_disclosure.errors import FieldValueError, GovDisclosureError
from gov_disclosure.model import Organ, Period, ProactiveDisclosure, Report, Section, cell_keys
from gov_disclosure.model.counts import AMOUNT, CHANGE, COUNT, is_change, is_count
from gov_disclosure.model.keys import CELL_KEY
from gov_disclosure.model.proactive_disclosure import FIRST_OF_BLOCK, misplaced
from gov_disclosure.text import Text, choice_of

Hook = Callable[[Any, Any], Any]
T = TypeVar("T")

# Parts first: the hook of a class uses the hooks of its parts.
MODEL_CLASSES: tuple[type, ...] = (*TABLE_CLASSES, Organ, Period, Section, Report)

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class RefusedError(GovDisclosureError, ValueError):
    """A value that may not stand where it stands; cattrs gathers these with their paths."""

    template = Text("预期：{expected}", "expected {expected}")

    def __init__(self, expected: Text) -> None:
        super().__init__(expected)
        self.expected = expected


class NoCellError(RefusedError):
    """A key of ``as_printed`` that names no cell."""

    template = Text("{key!r} 预期：{expected}", "{key!r}: expected {expected}")

    def __init__(self, key: Any) -> None:
        GovDisclosureError.__init__(self, key)
        self.key, self.expected = key, CELL_KEY


def register_hooks(converter: Converter) -> None:
    """
    Teach *converter* the classes of `gov_disclosure.model`, as strictly as `structure` and `unstructure` are.

    Only hooks for these classes are registered: how the converter treats
    other classes and plain types stays as it was. Errors come the way cattrs
    reports them, so `cattrs.transform_error` shows their paths.
    """
    hooks: dict[type, Hook] = {}
    for kind in MODEL_CLASSES:
        hooks[kind] = _WHOLE_HOOKS.get(kind, _itself)(_object_hook(kind, converter, hooks))
        converter.register_structure_hook(kind, hooks[kind])
        converter.register_unstructure_hook(kind, plain)


def _object_hook(kind: type, converter: Converter, hooks: Mapping[type, Hook]) -> Hook:
    types = get_type_hints(kind)
    fields: dict[str, Any] = {
        field.name: override(struct_hook=_field_hook(field, types[field.name], hooks)) for field in attrs.fields(kind)
    }
    inner: Hook = make_dict_structure_fn(
        kind, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, **fields
    )
    expected = keys_of(kind)

    def structure(value: Any, _: Any) -> Any:
        if not isinstance(value, Mapping):
            raise RefusedError(expected)
        return inner(dict(value), kind)

    return structure


def _report_hook(inner: Hook) -> Hook:
    """
    Ask for the version of the document format, which the model does not know, before the report's own keys.

    A key ``$schema``, by which editors find the schema, may stand beside them; it says nothing of the report.
    """

    def structure(value: Any, kind: Any) -> Report:
        if not isinstance(value, Mapping):
            raise RefusedError(REPORT)
        if is_newer(value.get("schema")):  # what else is new in it is no fault of the document
            error = _noted(RefusedError(version(value["schema"])), "schema")
            raise ClassValidationError("While structuring Report", [error], Report)  # pyright: ignore[reportCallIssue]
        errors = [*_head_faults(value)]
        report: Report | None = None
        try:
            report = inner({key: item for key, item in value.items() if key not in ("$schema", "schema")}, kind)
        except ClassValidationError as group:
            errors += group.exceptions
        if report is None or errors:
            # cattrs tells its own `__new__` only; pyright asks the built-in group's `__init__` too.
            raise ClassValidationError("While structuring Report", errors, Report)  # pyright: ignore[reportCallIssue]
        return report

    return structure


def _head_faults(value: Mapping[Any, Any]) -> Iterator[Exception]:
    if "schema" not in value:
        yield _noted(KeyError("schema"), "schema")
    elif type(value["schema"]) is not str or value["schema"] != SCHEMA_VERSION:
        yield _noted(RefusedError(VERSION), "schema")
    try:
        _text(value.get("$schema", ""), str)
    except RefusedError as error:
        yield _noted(error, "$schema")


def _disclosure_hook(inner: Hook) -> Hook:
    """Name every row that is not of its block's edition: the class names the first, and only if all else is right."""

    def structure(value: Any, kind: Any) -> ProactiveDisclosure:
        try:
            found: ProactiveDisclosure = inner(value, kind)
        except ClassValidationError as group:
            errors = [error for error in group.exceptions if not isinstance(error, FieldValueError)]
            faulty = {
                note.name for error in errors for note in getattr(error, "__notes__", ()) if hasattr(note, "name")
            }
            errors += [
                FieldValueError(kind.__name__, name, expected, value.get(name))
                for name, expected in misplaced_rows(value, faulty)
            ]
            # As above: the third argument is cattrs's own.
            raise ClassValidationError("While structuring table two", errors, kind) from None  # pyright: ignore[reportCallIssue]
        return found

    return structure


def misplaced_rows(value: Mapping[Any, Any], faulty: Collection[str]) -> Iterator[tuple[str, Text]]:
    """Yield the rows of table two that are not of their block's edition, and what is expected, *faulty* ones apart."""
    hints = get_type_hints(ProactiveDisclosure)
    kinds = {name: _row_kind(value.get(name), hint) for name, hint in hints.items()}
    for name, expected in misplaced(kinds):
        if name not in faulty and FIRST_OF_BLOCK.get(name, name) not in faulty:
            yield name, expected


def _row_kind(value: Any, hint: Any) -> type:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    return nearest(kinds, value) if isinstance(value, Mapping) else NoneType


def _itself(hook: Hook) -> Hook:
    return hook


_WHOLE_HOOKS: dict[type, Callable[[Hook], Hook]] = {Report: _report_hook, ProactiveDisclosure: _disclosure_hook}


def _noted(error: Exception, name: str) -> Exception:
    error.__notes__ = [AttributeValidationNote(f"Structuring class Report @ attribute {name}", name, str)]
    return error


def _field_hook(field: attrs.Attribute[Any], kind: Any, hooks: Mapping[type, Hook]) -> Hook:
    """Return a hook that takes the type as it is, then asks the field's own validator."""
    read = _type_hook(field, kind, hooks)
    check = field.validator

    def hook(value: Any, _: Any) -> Any:
        found = read(value, kind)
        if check is not None:
            try:
                check(None, field, found)
            except FieldValueError as error:
                raise RefusedError(in_json(error.expected)) from None
        return found

    return hook


def _type_hook(field: attrs.Attribute[Any], kind: Any, hooks: Mapping[type, Hook]) -> Hook:
    if isinstance(kind, UnionType) or (get_origin(kind) is not Literal and NoneType in get_args(kind)):
        return _optional_hook(field, [arg for arg in get_args(kind) if arg is not NoneType], kind, hooks)
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        return _array_hook(_text if item is str else lambda value, item: hooks[item](value, item), item)
    if isinstance(kind, type) and attrs.has(kind):
        return hooks[kind]
    if get_origin(kind) is Literal:
        return _choice_hook(get_args(kind))
    return _PLAIN_HOOKS[get_origin(kind) or kind]


def _choice_hook(choices: tuple[str, ...]) -> Hook:
    def hook(value: Any, _: Any) -> str:
        if type(value) is not str or value not in choices:
            raise RefusedError(choice_of(choices))
        return value

    return hook


def _optional_hook(field: attrs.Attribute[Any], kinds: list[Any], whole: Any, hooks: Mapping[type, Hook]) -> Hook:
    if len(kinds) > 1:
        return _either_hook(kinds, hooks)
    words = _FIGURES.get(field.validator)
    read = _figure_hook(in_json(words)) if words else _type_hook(field, kinds[0], hooks)

    def hook(value: Any, _: Any) -> Any:
        return None if value is None else read(value, whole)

    return hook


def _either_hook(kinds: list[type], hooks: Mapping[type, Hook]) -> Hook:
    """Return a hook for a row that has other columns in another edition: the nearest class by its keys reads it."""

    def hook(value: Any, _: Any) -> Any:
        if not isinstance(value, Mapping):
            objects = [keys_of(kind) for kind in kinds]
            raise RefusedError(Text("或".join(one.zh for one in objects), " or ".join(one.en for one in objects)))
        kind = nearest(kinds, value)
        return hooks[kind](value, kind)

    return hook


def nearest(kinds: list[type], value: Mapping[Any, Any]) -> type:
    """Return the class whose fields differ least from the keys of *value*."""
    return min(kinds, key=lambda kind: len({field.name for field in attrs.fields(kind)} ^ value.keys()))


def _array_hook(read: Hook, item: Any) -> Hook:
    def hook(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise RefusedError(ARRAY)
        return tuple(_each(enumerate(value), read, item).values())

    return hook


def _each(items: Any, read: Hook, kind: Any) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    errors: list[Exception] = []
    for key, value in items:
        try:
            found[key] = read(value, kind)
        except Exception as error:  # cattrs's way: gathered, told together
            note = IterableValidationNote(f"Structuring an item @ index {key!r}", key, kind)
            error.__notes__ = [*getattr(error, "__notes__", ()), note]
            errors.append(error)
    if errors:
        # As above: the third argument is cattrs's own.
        raise IterableValidationError("While structuring an array or object", errors, kind)  # pyright: ignore[reportCallIssue]
    return found


def _whole(value: Any) -> int:
    """Accept what JSON Schema calls an integer: 3 and 3.0, never ``true`` or "3"."""
    if type(value) is int:
        return value
    if type(value) is Decimal and value.is_nan():
        raise RefusedError(WHOLE)
    # The float has the last word on size: 1e999999999 is no number to spell out.
    if type(value) in (float, Decimal) and math.isfinite(float(value)) and value == int(value):
        return int(value)
    raise RefusedError(WHOLE)


def _integer(value: Any, _: Any) -> int:
    return _whole(value)


_FIGURES: dict[Any, Text] = {is_count: COUNT, is_change: CHANGE}


def _figure_hook(expected: Text) -> Hook:
    """Return a hook for whole numbers that says what the cell expects; its bounds are asked by the validator."""

    def hook(value: Any, _: Any) -> int:
        try:
            return _whole(value)
        except RefusedError:
            raise RefusedError(expected) from None

    return hook


def _amount(value: Any, _: Any) -> Decimal:
    if type(value) is float:
        return Decimal(repr(value))
    if type(value) in (int, Decimal):
        return Decimal(value)
    raise RefusedError(in_json(AMOUNT))


def _text(value: Any, _: Any) -> str:
    if type(value) is not str:
        raise RefusedError(TEXT)
    try:
        value.encode()
    except UnicodeEncodeError:
        raise RefusedError(NO_SURROGATES) from None
    return value


def _date(value: Any, _: Any) -> date:
    if type(value) is str and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise RefusedError(DAY)


def _texts_by_key(value: Any, _: Any) -> dict[str, str | None]:
    if not isinstance(value, Mapping):
        raise RefusedError(TEXTS_BY_KEY)
    return _each(((key, (key, text)) for key, text in value.items()), _printed, str)


def _printed(entry: tuple[Any, Any], _: Any) -> str | None:
    key, value = entry
    if type(key) is not str or key not in cell_keys():
        raise NoCellError(key)
    if value is None:
        return None
    if type(value) is not str:
        raise RefusedError(PRINTED)
    return _text(value, None)


_PLAIN_HOOKS: dict[Any, Hook] = {
    int: _integer,
    Decimal: _amount,
    str: _text,
    date: _date,
    Mapping: _texts_by_key,
}
