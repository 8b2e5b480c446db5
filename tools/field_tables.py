"""Tables of the fields of public classes for the API page: type, default, and what each means."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache, reduce
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from field_words import COMMON, OWN

from gov_disclosure import forms, from_figures
from gov_disclosure.codec.schema_words import CLASSES, KEYS
from gov_disclosure.document import Limits
from gov_disclosure.errors import LIMIT_WORDS


class UnexplainedFieldError(Exception):
    """A field of a public class is explained nowhere."""

    def __str__(self) -> str:
        return "{}.{}: write a string below the field that says what it means".format(*self.args)


def table(kind: type) -> list[str]:
    """
    Return the lines of the table of the fields of *kind*, none where it has no public ones.

    Raises:
        UnexplainedFieldError: nothing says what a field means.

    """
    found = dict(fields(kind))
    if not found:
        return []
    hints = _hints(kind)
    rows = [
        [f"`{name}`", f"`{shown_type(hints.get(name, kind.__annotations__[name]))}`", default, meaning(kind, name)]
        for name, default in found.items()
    ]
    lines = [f"| {' | '.join(cell.replace('|', _BAR) for cell in row)} |" for row in rows]
    return ["| field | type | default | what it means |", "| --- | --- | --- | --- |", *lines, ""]


_BAR = "\\|"


def fields(kind: type) -> Iterator[tuple[str, str]]:
    """Yield the public fields of *kind*, an attrs class or a named tuple, each with its default as it is written."""
    if attrs.has(kind):
        for field in attrs.fields(kind):
            if not field.name.startswith("_"):
                yield field.name, _default(field.default)
    elif issubclass(kind, tuple) and hasattr(kind, "_fields"):
        for name in kind._fields:
            yield name, _default(kind._field_defaults.get(name, attrs.NOTHING))  # type: ignore[attr-defined]


def meaning(kind: type, name: str) -> str:
    """
    Return what a field means, in English.

    Said by the string below it, the JSON Schema, the docstring of its class or the printed labels of the form;
    `field_words` has what none of them does, or not of this field alone.

    Raises:
        UnexplainedFieldError: none of them does.

    """
    found = (
        below(kind).get(name)
        or _in_schema(kind, name)
        or OWN.get(f"{kind.__name__}.{name}")
        or in_docstring(kind, name)
        or (LIMIT_WORDS[name].en if kind is Limits and name in LIMIT_WORDS else None)
        or _printed().get((kind, name))
        or COMMON.get(name)
    )
    if not found:
        raise UnexplainedFieldError(kind.__qualname__, name)
    found = found[0].upper() + found[1:]
    return found if found.endswith((".", "?", "…")) else f"{found}."


def _in_schema(kind: type, name: str) -> str | None:
    words = KEYS.get(f"{kind.__name__}.{name}")
    return words.en if words else None


@cache
def below(kind: type) -> Mapping[str, str]:
    """Return the strings that stand below the fields of *kind* in its source, by field."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(tree, ast.ClassDef)
    found: dict[str, str] = {}
    for field, after in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            match after:
                case ast.Expr(value=ast.Constant(value=str() as words)):
                    found[field.target.id] = _plain(words)
    return found


def in_docstring(kind: type, name: str) -> str | None:
    """Return the part of the docstring of *kind* that speaks of a field."""
    text = " ".join((inspect.getdoc(kind) or "").split())
    sentences = (part for one in re.split(r"(?<=[.]) (?=[A-Z`])", text) for part in one.split("; "))
    for sentence in sentences:
        if f"``{name}``" in sentence:
            own = re.match(rf"{_NAMES}``{name}``{_MORE}(?::| is| are| says| tells)? ", sentence)
            return _plain(sentence[own.end() :] if own else sentence)
    return None


_NAMES, _MORE = r"(?:``\w+``(?:, | and ))*", r"(?:(?:, | and )``\w+``)*"
"""Names that stand with that of a field before what is said of them all."""


def _plain(words: str) -> str:
    """Return *words* of a docstring as Markdown has them, on one line."""
    return re.sub(r"`+([^`]+)`+", r"`\1`", " ".join(words.split()))


@cache
def _printed() -> Mapping[tuple[type, str], str]:
    """Return what the form prints for the fields that are tables, rows and cells, by class and field."""
    found: dict[tuple[type, str], str] = {}
    for edition in forms.EDITIONS:
        form = forms.for_edition(edition)
        report = from_figures(year=form.years[0], organ="机关", figures={}, form=edition)
        for key, cell in form.cells.items():
            *above, row, column = key.split(".")
            holder = reduce(getattr, above, report)
            label = cell.row_en or cell.column_en[:-1]
            if label:
                found[type(holder), row] = label[-1]
            found[type(getattr(holder, row)), column] = cell.column_en[-1]
            while above:
                *above, name = above
                outer: Any = reduce(getattr, above, report)
                found.setdefault((type(outer), name), CLASSES[type(getattr(outer, name)).__name__].en)
    return found


def _hints(kind: type) -> Mapping[str, Any]:
    try:
        return get_type_hints(kind)
    except NameError:  # a type that is imported for type checkers only
        return {}


def shown_type(hint: Any) -> str:
    """Return a type as a person writes it: ``int | None``, ``tuple[Section, ...]``, without bounds and modules."""
    if isinstance(hint, str):
        return hint
    if hint is NoneType:
        return "None"
    if hint is Ellipsis:
        return "..."
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return shown_type(inner[0])
    if origin in (Union, UnionType):
        return " | ".join(dict.fromkeys(map(shown_type, inner)))
    if origin is Literal:
        return " | ".join(f'"{one}"' if isinstance(one, str) else repr(one) for one in inner)
    if isinstance(hint, list):
        return f"[{', '.join(map(shown_type, hint))}]"
    name: str = getattr(origin or hint, "__name__", str(hint))
    return f"{name}[{', '.join(map(shown_type, inner))}]" if inner else name


def _default(value: Any) -> str:
    if value is attrs.NOTHING:
        return "required"
    if isinstance(value, attrs.Factory):  # type: ignore[arg-type]
        return {dict: "`{}`", list: "`[]`", tuple: "`()`"}.get(value.factory, "made anew")
    shown = f"`{value}`" if isinstance(value, Enum) else f"`{value!r}`"
    return shown if len(shown) <= _LONGEST else "the form's own"


_LONGEST = 60
