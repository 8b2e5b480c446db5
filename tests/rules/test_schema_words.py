"""The schemas of check results and of the rules as data say what each key is, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from gov_disclosure.results.comparisons import diff_schema, rollup_schema, series_schema
from gov_disclosure.results.run import check_run_schema
from gov_disclosure.results.schemas import check_result_schema, rules_schema
from gov_disclosure.results.words import WORDS

SCHEMAS = {
    "check-result": check_result_schema(),
    "check-run": check_run_schema(),
    "diff": diff_schema(),
    "rollup": rollup_schema(),
    "rules": rules_schema(),
    "series": series_schema(),
}


def members(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every key of every object in *schema* with what is said of it."""
    if isinstance(schema, dict):
        found = schema.get("properties", {})
        if "type" in schema and schema["type"] == "object":
            yield from found.items()
        for member in schema.values():
            yield from members(member)
    elif isinstance(schema, list):
        for item in schema:
            yield from members(item)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described(name: str) -> None:
    """Each key has a title in both languages, and a description in both or in none."""
    schema = SCHEMAS[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["x-about"]["en"]["description"]
    keys = dict(members(schema))
    assert len(keys) > 10
    for key, member in members(schema):
        english = member["x-about"]["en"]
        assert member["title"], key
        assert english["title"], key
        assert ("description" in member) is ("description" in english), key


def test_no_words_are_left_over() -> None:
    """What is said is said of a key that some schema has."""
    said = {member["title"] for schema in SCHEMAS.values() for _, member in members(schema)}
    assert {words.zh for words in WORDS.values()} == said
