"""What a change of a published schema, of the cells, or of the rules as data would break for those who rely on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]


def broken_schema(released: Json, current: Json) -> Iterator[str]:
    """Yield, by class and key, what documents or programs of the released schema can no longer count on."""
    old, new = _classes(released), _classes(current)
    for name, definition in old.items():
        if name not in new:
            yield f"class {name} is gone"
            continue
        yield from (f"{name}.{key} {what}" for key, what in _broken_object(definition, new[name]))


def _classes(schema: Json) -> dict[str, Json]:
    return {schema["title"]: schema, **schema.get("$defs", {})}


def _broken_object(old: Json, new: Json) -> Iterator[tuple[str, str]]:
    before, after = old.get("properties", {}), new.get("properties", {})
    for key in before:
        if key not in after:
            yield key, "is gone"
        elif _asks(after[key]) != _asks(before[key]):
            yield key, "takes other values"
    for key in after.keys() - before.keys():
        yield key, "is new: programs of the released schema refuse it"
    for key in {*new.get("required", ())} - {*old.get("required", ())}:
        yield key, "has become required"
    for key in {*old.get("required", ())} - {*new.get("required", ())}:
        yield key, "may now be absent"


def _asks(schema: Any) -> Any:
    """Return what a schema asks, without what it only says."""
    if isinstance(schema, dict):
        return {key: _asks(value) for key, value in schema.items() if key not in ("description", "title")}
    return [_asks(one) for one in schema] if isinstance(schema, list) else schema


def broken_cells(released: Json, current: Json) -> Iterator[str]:
    """Yield the cell keys that are gone or mean something else."""
    for key, cell in released["cells"].items():
        now = current["cells"].get(key)
        if now is None:
            yield f"cell {key} is gone"
        elif (now["kind"], now["unit"], now["editions"].keys()) != (
            cell["kind"],
            cell["unit"],
            cell["editions"].keys(),
        ):
            yield f"cell {key} means something else"


def broken_rules(released: Json, current: Json) -> Iterator[str]:
    """Yield the rules that are gone or judge otherwise."""
    rules = {rule["code"]: rule for rule in current["rules"]}
    for rule in released["rules"]:
        now = rules.get(rule["code"])
        if now is None:
            yield f"rule {rule['code']} is gone"
            continue
        if now["severity"] != rule["severity"]:
            yield f"rule {rule['code']} is {now['severity']}, was {rule['severity']}"
        for one in rule["relations"]:
            if one not in now["relations"]:
                yield f"rule {rule['code']}: relation {one['id']} is gone or judges otherwise"
