"""The published schemas are written for the tools of other languages, and say what each key is in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gov_disclosure.results.schemas import WORDS

FOLDER = Path(__file__).parents[2] / "schemas"
SCHEMAS = {file.name: json.loads(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.schema.json"))}
# Where a schema asks more of the same value; what it says there is said of the value already.
AGAIN = ("dependentSchemas", "if", "then", "else", "not")
NAMES = ("properties", "$defs", "dependentSchemas")


def nodes(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Yield every schema in a schema with its path; names of properties and definitions are no keywords."""
    if isinstance(node, dict):
        if not path or path[-1] not in NAMES or path[-2:-1] == ("properties",):
            yield path, node
        for key, member in node.items():
            if key not in ("enum", "const"):
                yield from nodes(member, (*path, key))
    elif isinstance(node, list):
        for index, member in enumerate(node):
            yield from nodes(member, (*path, str(index)))


@pytest.fixture(params=SCHEMAS)
def schema(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return each published schema."""
    found: dict[str, Any] = SCHEMAS[request.param]
    return found


def test_standard_keywords_only(schema: dict[str, Any]) -> None:
    """No `format`, no `multipleOf`, nothing that begins with `x-`; a bare validator needs no plug-in."""
    jsonschema.Draft202012Validator.check_schema(schema)
    for path, node in nodes(schema):
        wrong = {key for key in node if key in ("format", "multipleOf", "allOf") or key.startswith("x-")}
        assert not wrong, path


def test_nothing_stands_beside_a_reference(schema: dict[str, Any]) -> None:
    """A reference stands alone: generators of types make a copy of the class for each that does not."""
    for path, node in nodes(schema):
        assert "$ref" not in node or set(node) == {"$ref"}, path


def test_titles_are_names_of_types(schema: dict[str, Any]) -> None:
    """A title stands at the root and at each definition only; they are unique English words, which make its name."""
    titles = {path: node["title"] for path, node in nodes(schema) if isinstance(node.get("title"), str)}
    assert set(titles) == {(), *(("$defs", name) for name in schema.get("$defs", {}))}
    assert len(set(titles.values())) == len(titles)
    for path, title in titles.items():
        assert title.replace(" ", "").isascii()
        assert not path or "".join(word.capitalize() for word in title.split()) == path[-1]


def test_both_languages(schema: dict[str, Any]) -> None:
    """The root, each definition and each key that refers to none has words, in Chinese and then in English."""
    for path, node in nodes(schema):
        named = not path or path[-2:-1] in (("properties",), ("$defs",))
        if named and not {"$ref", "anyOf"} & node.keys() and not set(AGAIN) & set(path):
            zh, en = node["description"].split("\n")
            assert not zh.isascii(), path
            assert en[-1] == ".", path


def test_no_words_are_left_over() -> None:
    """What is said in the schemas of results is said of a key that some schema has."""
    said = {node.get("description", "").partition("\n")[0] for one in SCHEMAS.values() for _, node in nodes(one)}
    for key, (title, about) in WORDS.items():
        assert (f"{title.zh}：{about.zh}" if about else f"{title.zh}。") in said, key
