"""JSON in and out: this package against orjson, pydantic, cattrs and msgspec; schema validators; import time."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import attrs
import jsonschema
import jsonschema_rs
import msgspec
import orjson
import pydantic
from cattrs.preconf.orjson import make_converter
from measure import show, smoke, times
from sample import sample

from gov_disclosure import codec
from gov_disclosure.model import ProactiveDisclosure, Report
from gov_disclosure.model.proactive_disclosure import ChargedAmount, Decisions, DocumentStock

OF_2021 = (DocumentStock, Decisions, ChargedAmount)


def pydantic_type(hint: Any, name: str = "") -> Any:
    """Return the type of a field in a pydantic model as strict as ours: non-negative ints, no coercion."""
    if hint == int | None:
        return int | None if name == "change" else Annotated[int, pydantic.Field(ge=0)] | None
    if isinstance(hint, UnionType):
        kinds = [pydantic_type(kind) for kind in get_args(hint) if kind not in (type(None),)]
        whole = kinds[0]
        for kind in [*kinds[1:], *([None] if type(None) in get_args(hint) else [])]:
            whole = whole | kind
        return whole
    if isinstance(hint, type) and attrs.has(hint):
        return pydantic_model(hint)
    if get_origin(hint) is tuple:
        return list[pydantic_type(get_args(hint)[0])]  # type: ignore[misc]
    return dict[str, str | None] if get_origin(hint) not in (None, Literal) and "Mapping" in str(hint) else hint


@cache
def pydantic_model(kind: type) -> Any:
    """Return a pydantic model with the fields of one of our classes."""
    hints = get_type_hints(kind)
    fields: dict[str, Any] = {
        field.name: (
            pydantic_type(hints[field.name], field.name) if field.name != "sections" else list[dict[str, Any]],
            ... if field.default is attrs.NOTHING else None,
        )
        for field in attrs.fields(kind)
    }
    if kind.__name__ == "Section":
        fields["sections"] = (list[Any], [])
    elif "sections" in fields:
        fields["sections"] = (list[pydantic_model(get_args(hints["sections"])[0])], [])  # type: ignore[misc]
    if kind is Report:
        fields["schema"] = (Literal["1"], ...)
    config = pydantic.ConfigDict(extra="forbid", strict=True, frozen=True, protected_namespaces=())
    return pydantic.create_model(f"{kind.__name__}Model", __config__=config, **fields)


@cache
def struct(kind: type) -> Any:
    """Return a msgspec Struct with the fields of one of our classes, without any check beyond the types."""
    hints = get_type_hints(kind)
    fields: list[Any] = [("schema", str)] if kind is Report else []
    for field in attrs.fields(kind):
        hint = list[Any] if field.name == "sections" and kind.__name__ == "Section" else _struct_type(hints[field.name])
        fields.append((field.name, hint) if field.default is attrs.NOTHING else (field.name, hint | None, None))
    return msgspec.defstruct(f"{kind.__name__}Struct", fields, kw_only=True, omit_defaults=True)


def _struct_type(hint: Any) -> Any:
    if isinstance(hint, UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        kind = next((kind for kind in kinds if kind in OF_2021), kinds[0])
        return _struct_type(kind) | None if type(None) in get_args(hint) else _struct_type(kind)
    if isinstance(hint, type) and attrs.has(hint):
        return struct(hint)
    if get_origin(hint) is tuple:
        return list[_struct_type(get_args(hint)[0])]  # type: ignore[misc]
    return dict[str, str | None] if "Mapping" in str(hint) else hint


def plain_cattrs() -> Any:
    """Return cattrs' own converter for orjson, lax as it comes, taught only the rows that differ by edition."""
    converter = make_converter()
    for union in {hint for hint in get_type_hints(ProactiveDisclosure).values() if len(get_args(hint)) == 2}:
        kind = next((kind for kind in get_args(union) if kind in OF_2021), None)
        if kind is not None:
            converter.register_structure_hook(union, lambda value, _, kind=kind: converter.structure(value, kind))  # type: ignore[misc,unused-ignore]
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(str(value)))
    converter.register_structure_hook(Decimal | None, lambda value, _: None if value is None else Decimal(str(value)))
    converter.register_unstructure_hook(Decimal, float)
    return converter


def measure(short: bool) -> None:
    """Print all comparisons."""
    report = sample()
    data = codec.dumps(report)
    assert codec.loads(data) == report
    tree = orjson.loads(data)
    model, kind, converter = pydantic_model(Report), struct(Report), plain_cattrs()
    decoder, encoder = msgspec.json.Decoder(kind), msgspec.json.Encoder(decimal_format="number")
    as_model, as_struct = model.model_validate_json(data), decoder.decode(data)
    from_tree = converter.structure({k: v for k, v in tree.items() if k != "schema"}, Report)
    assert from_tree.requests == report.requests
    sys.stdout.write(f"one report, {len(data):,} bytes, Python {sys.version.split()[0]}\n")
    show(
        "loads",
        times(
            {
                "orjson.loads": lambda: orjson.loads(data),
                "gov_disclosure.loads": lambda: codec.loads(data),
                "pydantic": lambda: model.model_validate_json(data),
                "cattrs and orjson": lambda: converter.loads(data, Report),
                "msgspec.Struct": lambda: decoder.decode(data),
            },
            short=short,
        ),
        "orjson.loads",
    )
    show(
        "dumps",
        times(
            {
                "orjson.dumps": lambda: orjson.dumps(tree),
                "gov_disclosure.dumps": lambda: codec.dumps(report),
                "pydantic": lambda: as_model.__pydantic_serializer__.to_json(as_model, exclude_none=True),
                "cattrs and orjson": lambda: converter.dumps(report),
                "msgspec.Struct": lambda: encoder.encode(as_struct),
            },
            short=short,
        ),
        "orjson.dumps",
    )
    schema = codec.report_schema()
    slow, fast = jsonschema.Draft202012Validator(schema), jsonschema_rs.Draft202012Validator(schema)
    bad = json.loads(data)
    bad["requests"]["received"]["total"] = "3"
    show(
        "the published schema, and a bad document",
        times(
            {
                "gov_disclosure.loads": lambda: codec.loads(data),
                "jsonschema": lambda: slow.is_valid(tree),
                "jsonschema-rs": lambda: fast.is_valid(tree),
                "loads refusing one figure": lambda: refuse(json.dumps(bad)),
            },
            short=short,
            calls=3,
        ),
        "gov_disclosure.loads",
    )
    imports(short)


def refuse(text: str) -> int:
    """Return how many faults the bad document has."""
    try:
        codec.loads(text)
    except codec.DocumentError as error:
        return len(error.faults)
    raise AssertionError("a bad document was accepted")


def imports(short: bool) -> None:
    """Print import times, each the least of several fresh interpreters, less what an empty one takes."""
    statements = {
        "attrs, cattrs, msgspec": "import attrs, cattrs, msgspec",
        "gov_disclosure": "import gov_disclosure",
        "gov_disclosure, first loads": "from gov_disclosure import loads",
    }
    runs = 1 if short else 9
    clock = "import time; a = time.perf_counter(); {}; print(time.perf_counter() - a)"

    def once(statement: str) -> float:
        ran = subprocess.run(
            [sys.executable, "-c", clock.format(statement)], capture_output=True, text=True, check=True
        )
        return float(ran.stdout)

    found: dict[str, list[float]] = {name: [] for name in statements}
    for _ in range(runs):
        for name, statement in statements.items():
            found[name].append(once(statement))
    show("import", {name: min(taken) for name, taken in found.items()}, "attrs, cattrs, msgspec")


if __name__ == "__main__":
    measure(smoke())
