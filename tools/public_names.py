"""
The public names as data: modules, functions with arguments, classes with fields and members, cell keys, rules.

Names are only ever added to the list. A test holds that each of them still
exists, so that to remove or rename one is a decision that somebody sees.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import attrs
from api_page import PUBLIC

from gov_disclosure.model import cell_keys
from gov_disclosure.rules import registry

FILE = "tests/public/names.txt"
_ROOT = Path(__file__).resolve().parent.parent


def current() -> Iterator[str]:
    """Yield every public name that there is now."""
    for module, _ in PUBLIC:
        yield module
        for name in import_module(module).__all__:
            yield f"{module}.{name}"
            yield from _below(f"{module}.{name}", getattr(import_module(module), name))
    yield from (f"cell {key}" for key in cell_keys())
    yield from (f"rule {rule.code}" for rule in registry.registered())


def _below(path: str, value: object) -> Iterator[str]:
    """Yield the arguments of a function, and the fields and members of a class."""
    if inspect.isfunction(value):
        yield from (f"{path}({name})" for name in inspect.signature(value).parameters)
    if inspect.isclass(value) and value.__module__.startswith("gov_disclosure"):
        fields = {field.name for field in attrs.fields(value)} if attrs.has(value) else set()
        for kind in value.__mro__:
            if kind.__module__.startswith("gov_disclosure"):
                fields |= {name for name in vars(kind) if not name.startswith("_")}
        yield from (f"{path}.{name}" for name in sorted(fields))


def recorded(root: Path = _ROOT) -> list[str]:
    """Return the names on the list."""
    file = root / FILE
    return file.read_text("utf-8").splitlines() if file.exists() else []


def names_file() -> str:
    """Return the list with the names that are new; none is ever taken off."""
    kept = {name for name in recorded() if not name.startswith(_MARKS)}
    return "\n".join(sorted({*kept, *current()})) + "\n"


_MARKS = ("<<<<<<<", "=======", ">>>>>>>")
"""What a merge leaves between two lists."""
