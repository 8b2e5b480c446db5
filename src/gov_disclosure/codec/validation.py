"""
What is wrong with a document, by its published schema and with the few things that no schema can say.

For data that shall stay data. A validator of JSON Schema gives the verdict and
the places (`jsonschema-rs` where it is installed, `jsonschema` otherwise); here
they are put into the words that `loads` has. Where rows differ by edition
(``anyOf``), the faults are those of the class that fits best by its keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import Any

from gov_disclosure.codec import json_text
from gov_disclosure.codec.collect import cell_tree, in_keys, keys_tree, perhaps
from gov_disclosure.codec.faults import NO_SUCH_KEY, SHOWN_FAULTS, THIS_KEY, DocumentError, Fault, join
from gov_disclosure.codec.schema import DATE, PARTS, report_schema
from gov_disclosure.codec.strict import misplaced_rows, nearest
from gov_disclosure.codec.words import (
    ARRAY,
    DAY,
    NO_SURROGATES,
    PRINTED,
    REPORT,
    TEXT,
    TEXTS_BY_KEY,
    in_json,
    is_newer,
    keys_of,
    version,
)
from gov_disclosure.errors import FieldValueError
from gov_disclosure.model import Period, ProactiveDisclosure, Report
from gov_disclosure.model.counts import AMOUNT, CHANGE, COUNT, LARGEST_COUNT, amount_fits
from gov_disclosure.model.keys import CELL_KEY
from gov_disclosure.model.organ import CREDIT_CODE_WORDS, DIVISION_CODE_WORDS
from gov_disclosure.model.report import FIRST_YEAR, YEAR
from gov_disclosure.model.requests import DIVIDED_OR_NOT, OtherwiseHandled
from gov_disclosure.text import Text, choice_of

Steps = tuple[str | int, ...]
_Validate = Callable[[Any], Iterable[tuple[Steps, Steps]]]

_CLASSES: dict[str, type] = {kind.__name__: kind for kind in (Report, *PARTS)}
_MISSING = object()
_NEVER = True
"""What no place of the schema takes: stands for a value that JSON or the model cannot hold."""


def faults_of(data: Any) -> list[Fault]:
    """Return everything that is wrong with plain data; empty for a report."""
    try:
        twice = json_text.bounded(data)
    except DocumentError as error:
        return [*error.faults]
    if isinstance(data, Mapping) and is_newer(data.get("schema")):
        return [Fault("/schema", version(data["schema"]), json_text.describe(data["schema"])), *twice]
    found: dict[str, Fault] = {}
    for fault in chain(_Faults(data).of(Report, _plain(data), ()), _beyond(data)):
        if not any(above in found for above in _and_above(fault.path)):
            found[fault.path] = fault
    return [*found.values(), *twice]


def _and_above(path: str) -> Iterator[str]:
    yield path
    while path:
        path = path.rpartition("/")[0]
        if path:
            yield path


class _Faults:
    """Turns the places that a validator names in *data* into faults."""

    def __init__(self, data: Any) -> None:
        self._data = data
        self._hints = iter(range(SHOWN_FAULTS))

    def of(self, kind: type, tree: Any, path: Steps) -> Iterator[Fault]:
        """Yield what is wrong with *tree*, the object of class *kind* at *path*."""
        open_: dict[Steps, type] = {}  # objects whose fields do not go together
        paths: list[str] = []
        for at, where in _validator(kind.__name__)(tree):
            if "dependentSchemas" in where:
                open_[(*path, *at)] = ProactiveDisclosure
            elif "then" in where or "else" in where:
                open_[(*path, *at[: at.index("otherwise_handled") + 1])] = OtherwiseHandled
            else:
                for fault in self._at(kind, tree, at, where, path):
                    paths.append(fault.path)
                    yield fault
        for at, owner in open_.items():
            yield from self._together(owner, at, paths)

    def _at(self, kind: type, tree: Any, at: Steps, where: Steps, path: Steps) -> Iterator[Fault]:
        *_, keyword = where
        fragment = _fragment(_schema(kind.__name__), where[:-1])
        value, here = _value(self._data, (*path, *at)), _pointer((*path, *at))
        if keyword == "anyOf":
            kinds = [_CLASSES[one["$ref"].rpartition("/")[2]] for one in fragment["anyOf"] if "$ref" in one]
            if isinstance(value, Mapping):
                yield from self.of(nearest(kinds, value), _value(tree, at), (*path, *at))
            else:
                yield Fault(here, _either(kinds), json_text.describe(value))
        elif keyword == "required":
            yield from (
                Fault(join(here, key), THIS_KEY, NO_SUCH_KEY) for key in fragment["required"] if key not in value
            )
        elif keyword == "additionalProperties":
            yield from self._extra(fragment, value, here)
        elif keyword in ("propertyNames", "enum") and "propertyNames" in where:
            yield from self._no_cells(value, here)
        else:
            yield Fault(here, _expected(fragment, value), json_text.describe(value))

    def _extra(self, fragment: Mapping[str, Any], value: Mapping[Any, Any], here: str) -> Iterator[Fault]:
        for key in value:
            if key not in fragment["properties"]:
                expected = perhaps(NO_SUCH_KEY, [str(key)], keys_tree(_class_of(fragment)), self._hints)
                yield Fault(join(here, key), expected, json_text.describe(value[key]))

    def _no_cells(self, value: Mapping[Any, Any], here: str) -> Iterator[Fault]:
        known = _schema("Report")["properties"]["as_printed"]["propertyNames"]["enum"]
        for key in value.keys() - {*known}:
            expected = perhaps(CELL_KEY, str(key).split("."), cell_tree(), self._hints)
            yield Fault(join(here, key), expected, json_text.describe(key))

    def _together(self, owner: type, at: Steps, paths: list[str]) -> Iterator[Fault]:
        """Yield what is wrong with fields that are right alone and do not go together."""
        value, here = _value(self._data, at), _pointer(at)
        below = {path[len(here) + 1 :].partition("/")[0] for path in paths if path.startswith(f"{here}/")}
        if owner is ProactiveDisclosure:
            for name, expected in misplaced_rows(value, below):
                yield Fault(join(here, name), in_keys(expected), _describe(value.get(name, _MISSING)))
        elif not below:
            yield Fault(join(here, "undivided"), DIVIDED_OR_NOT, _describe(value.get("undivided", _MISSING)))


def _describe(value: Any) -> Text | str:
    return NO_SUCH_KEY if value is _MISSING else json_text.describe(value)


def _either(kinds: list[type]) -> Text:
    objects = [keys_of(kind) for kind in kinds]
    return Text("或".join(one.zh for one in objects), " or ".join(one.en for one in objects))


def _class_of(fragment: Mapping[str, Any]) -> type:
    return _CLASSES[fragment["title"].title().replace(" ", "")]


def _expected(fragment: Mapping[str, Any], value: Any) -> Text:
    """Say in words what a part of the schema takes."""
    types = fragment.get("type", ())
    if "const" in fragment:
        return version(value)
    if "title" in fragment:
        kind = _class_of(fragment)
        return REPORT if kind is Report else keys_of(kind)
    if "propertyNames" in fragment:
        return TEXTS_BY_KEY
    if types == "array":
        return ARRAY
    if "enum" in fragment:
        return choice_of(one for one in fragment["enum"] if one is not None)
    if "pattern" in fragment:
        return DAY if fragment["pattern"] == DATE["pattern"] else _code(fragment)
    if "minimum" in fragment:
        return _number_words(fragment)
    return TEXT if "description" in fragment or types == "string" else PRINTED


def _code(fragment: Mapping[str, Any]) -> Text:
    return in_json(CREDIT_CODE_WORDS if fragment["maxLength"] == 18 else DIVISION_CODE_WORDS)


def _number_words(fragment: Mapping[str, Any]) -> Text:
    if "number" in fragment["type"]:
        return in_json(AMOUNT)
    return {0: in_json(COUNT), FIRST_YEAR: YEAR}.get(fragment["minimum"], in_json(CHANGE))


# What validators of JSON Schema see.


def _plain(node: Any) -> Any:
    """
    Return *node* as every validator reads it alike: dict, list, str, int, float.

    Numbers stay what they are written as: what no float holds exactly and no
    cell can hold becomes something that the schema refuses.
    """
    if isinstance(node, Mapping):
        return {_key(key): _plain(value) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [_plain(value) for value in node]
    if node is None or type(node) is bool:
        return node
    if type(node) is str:
        return node.encode(errors="replace").decode()
    return _number(node)


def _key(key: Any) -> str:
    """Return a key as text; one that no JSON in UTF-8 can hold as another that no object has."""
    return key.encode(errors="backslashreplace").decode() if isinstance(key, str) else f"\\{key}"


def _number(value: Any) -> Any:
    if type(value) is int:
        return _clamped(value)
    if type(value) is float:
        value = Decimal(repr(value))
    if type(value) is not Decimal or not value.is_finite():
        return _NEVER
    if value == value.to_integral_value():
        return _clamped(value)
    # A number that is not whole can only be an amount.
    return float(value) if amount_fits(value) else _NEVER


def _clamped(value: int | Decimal) -> int:
    """Return a whole number; any beyond the largest of the schema as the next one."""
    return int(max(min(value, LARGEST_COUNT + 1), -LARGEST_COUNT - 1))


def _beyond(data: Any) -> Iterator[Fault]:
    """Yield what no schema can say: texts that UTF-8 cannot hold, a period that ends before it starts."""
    yield from _surrogates(data, "")
    period = data.get("period") if isinstance(data, Mapping) else None
    if isinstance(period, Mapping):
        try:
            Period(start=date.fromisoformat(period["start"]), end=date.fromisoformat(period["end"]))
        except FieldValueError as error:
            yield Fault("/period/end", error.expected, json_text.describe(period["end"]))
        except (KeyError, TypeError, ValueError):
            pass  # the schema has told


def _surrogates(node: Any, path: str) -> Iterator[Fault]:
    if isinstance(node, str):
        if not node.isascii() and any("\ud800" <= char <= "\udfff" for char in node):
            yield Fault(path, NO_SURROGATES, json_text.describe(node))
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield from _surrogates(value, join(path, key))
    elif isinstance(node, list | tuple):
        for index, value in enumerate(node):
            yield from _surrogates(value, join(path, index))


# Validators and their places.


@cache
def _schema(name: str) -> dict[str, Any]:
    schema = report_schema()
    if name == "Report":
        return schema
    return {"$schema": schema["$schema"], "$ref": f"#/$defs/{name}", "$defs": schema["$defs"]}


@cache
def _validator(name: str) -> _Validate:
    """Return a function that lists the faults of an object of this class: where in the data, where in the schema."""
    try:
        import jsonschema_rs
    except ModuleNotFoundError:
        return _by_jsonschema(name)
    quick = jsonschema_rs.Draft202012Validator(_schema(name))
    return lambda tree: ((tuple(error.instance_path), tuple(error.schema_path)) for error in quick.iter_errors(tree))


def _by_jsonschema(name: str) -> _Validate:
    import jsonschema

    plain = jsonschema.Draft202012Validator(_schema(name))
    return lambda tree: (
        (tuple(error.absolute_path), tuple(error.absolute_schema_path)) for error in plain.iter_errors(tree)
    )


def _fragment(schema: Mapping[str, Any], where: Steps) -> Any:
    """Return the part of *schema* at a path that may or may not name the references on its way."""
    node: Any = schema
    for step in where:
        if step == "$ref":
            continue
        while isinstance(node, Mapping) and "$ref" in node and step not in node:
            node = schema["$defs"][node["$ref"].rpartition("/")[2]]
        node = node[step]
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    return node


def _value(data: Any, path: Steps) -> Any:
    for step in path:
        data = data[step]
    return data


def _pointer(path: Steps) -> str:
    found = ""
    for step in path:
        found = join(found, step)
    return found
