"""
Model objects out of JSON: Structs for msgspec to decode, and functions that move their values into the model's classes.

msgspec fills attrs classes too, but takes twice as long: it sets every
attribute by its name, asks for each again whether it is there (an exception
where an optional key is left out) and runs validators in Python, although it
has checked the same by the annotations. It also ignores unknown keys. So each
class has a Struct here with its fields and annotations.

The functions pass by the constructors, whose checks would be the third. They
ask only what annotations cannot say: the validators in ``_BEYOND_TYPES`` and
``__attrs_post_init__``.
"""

from __future__ import annotations

import linecache
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from types import CodeType, NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs
import msgspec

from gov_disclosure.codec.encode import SCHEMA_VERSION, is_optional
from gov_disclosure.editions import Edition
from gov_disclosure.model import Report, cell_keys
from gov_disclosure.model.counts import is_amount
from gov_disclosure.model.keys import parts_in
from gov_disclosure.model.open_mapping import open_class
from gov_disclosure.model.proactive_disclosure import ROW_CLASSES

_ROWS_OF_2021 = set(ROW_CLASSES["2021"].values()) - {NoneType}
_CELL_KEY: Any = Literal[tuple(cell_keys())]
# Validators that ask more than the annotation of their field.
_BEYOND_TYPES = (is_amount,)


@cache
def reader(of_2019: bool) -> Callable[[bytes], Report]:
    """
    Return a function that reads documents whose table two follows one edition throughout.

    One for each edition, because msgspec tells no union of two objects apart.
    The function raises `ValueError` (of msgspec, of UTF-8, of the model) or
    `RecursionError` where it cannot read a document.
    """
    decode, make = decoder("2019" if of_2019 else "2021"), _Classes(of_2019).maker(Report)
    return lambda data: make(decode(data))


@cache
def decoder(table_two: Edition) -> Callable[[bytes], Any]:
    """
    Return a function that reads such documents into Structs, which have the attributes of the model's classes.

    They are checked by their annotations only, and written again as they were read, keys that hold nothing left out.
    """
    return msgspec.json.Decoder(_Classes(table_two == "2019").struct(Report)).decode


class _Classes:
    """The Struct of each model class in one edition, and the functions from these to those."""

    def __init__(self, of_2019: bool) -> None:
        self._of_2019 = of_2019
        self._structs: dict[type, Any] = {}
        self._makers: dict[type, Callable[[Any], Any]] = {}

    def struct(self, kind: type) -> Any:
        """Return the Struct of *kind*, or its name where it is in the making: sections have sections."""
        if kind not in self._structs:
            name = self._structs[kind] = f"{kind.__name__}Read"
            fields: list[Any] = [("schema", Literal[SCHEMA_VERSION])] if kind is Report else []
            for field, hint in self._fields(kind):
                default = (field.default,) if is_optional(field) else ()
                fields.append((field.name, self._with_struct(hint), *default))
            made = msgspec.defstruct(
                name, fields, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
            )
            setattr(made, name, made)  # where msgspec looks the name up
            self._structs[kind] = made
        return self._structs[kind]

    def _with_struct(self, hint: Any) -> Any:
        part = _part(hint)
        if part is None:
            # Literal keys are looked up, not made: as quick as any text, and an unknown one is refused.
            return dict[_CELL_KEY, get_args(hint)[1]] if get_origin(hint) is Mapping else hint  # type: ignore[misc]
        struct = self.struct(part)
        if get_origin(hint) is tuple:
            return tuple[struct, ...]  # type: ignore[valid-type]
        return struct if hint is part else struct | None

    def _fields(self, kind: type) -> Iterator[tuple[attrs.Attribute[Any], Any]]:
        """Yield the fields of *kind* and their annotations."""
        hints = get_type_hints(kind, include_extras=True)
        for field in attrs.fields(kind):
            yield field, self._of_edition(hints[field.name])

    def _of_edition(self, hint: Any) -> Any:
        """Return *hint* without the row of the other edition."""
        kinds = get_args(hint) if isinstance(hint, UnionType) else ()
        if not any(kind in _ROWS_OF_2021 for kind in kinds):
            return hint
        (kind,) = (kind for kind in kinds if (kind in _ROWS_OF_2021) is not self._of_2019)
        return kind

    def maker(self, kind: type) -> Callable[[Any], Any]:
        """
        Return the function from a Struct to a *kind*, written out line by line as attrs writes its constructors.

        See `open_class` for how the frozen classes are filled.
        """
        if kind not in self._makers:
            name = f"make_{kind.__name__}"
            names: dict[str, Any] = {}
            lines = [f"def {name}(read0):", *self._lines(kind, 0, names), "return made0"]
            edition = "2019" if self._of_2019 else "2021"
            exec(_compiled("\n    ".join(lines), f"{name} of {edition}"), names)  # noqa: S102  # of the model's names
            self._makers[kind] = names[name]
        return self._makers[kind]

    def _lines(self, kind: type, depth: int, names: dict[str, Any]) -> Iterator[str]:
        """Yield the lines that make a *kind*, so many parts down, and put what they use into *names*."""
        name, read, made = kind.__name__, f"read{depth}", f"made{depth}"
        names.update({name: kind, f"{name}Open": open_class(kind)})
        yield f"{made} = {name}Open()"
        for field, hint in self._fields(kind):
            value = f"{read}.{field.name}"
            part = _part(hint)
            if part is None:
                value = _converted(value, field, names)
            elif hint is part:
                yield f"read{depth + 1} = {value}"
                yield from self._lines(part, depth + 1, names)
                value = f"made{depth + 1}"
            else:
                make = f"make_{part.__name__}"
                if part is not kind:
                    names[make] = self.maker(part)
                made_of = f"tuple(map({make}, {value}))" if get_origin(hint) is tuple else f"{make}({value})"
                value = f"{value} and {made_of}"
            yield f"{made}.{field.name} = {value}"
        yield f"{made}.__class__ = {name}"
        yield from _checks(kind, made, names)


def _compiled(source: str, name: str) -> CodeType:
    """Compile *source* so that tracebacks, debuggers and profilers show its lines, as attrs and cattrs do."""
    file = f"<gov_disclosure generated {name}>"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    return compile(source, file, "exec")


def _part(hint: Any) -> type | None:
    """Return the model class in *hint*: itself, optional or in a tuple."""
    return next(iter(parts_in(hint)), None)


def _converted(value: str, field: attrs.Attribute[Any], names: dict[str, Any]) -> str:
    if field.converter is None:
        return value
    names[f"convert_{field.name}"] = field.converter
    return f"convert_{field.name}({value})"


def _checks(kind: type, made: str, names: dict[str, Any]) -> Iterator[str]:
    for field in attrs.fields(kind):
        if field.validator in _BEYOND_TYPES:
            check = f"check_{kind.__name__}_{field.name}"
            names[check] = partial(field.validator, None, field)
            yield f"{check}({made}.{field.name})"
    if hasattr(kind, "__attrs_post_init__"):
        yield f"{made}.__attrs_post_init__()"
