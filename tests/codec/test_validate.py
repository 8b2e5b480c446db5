"""`validate` says of a document what `loads` says, by the published schema and either validator."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given

from gov_disclosure import codec, validate
from gov_disclosure.codec import DocumentError, validation
from made_json import AWKWARD, documents, full_document, parent, paths


@pytest.fixture(params=["jsonschema-rs", "jsonschema"], autouse=True, scope="module")
def validator(request: pytest.FixtureRequest) -> Iterator[str]:
    """Run each test with each of the two validators."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "jsonschema":
            patch.setattr(validation, "_validator", validation._by_jsonschema)
        yield request.param


def expected(data: Any) -> dict[str, str]:
    """Return what `structure` says of plain data and `loads` of text, by path."""
    try:
        codec.loads(data) if isinstance(data, str | bytes) else codec.structure(data)
    except DocumentError as error:
        return {fault.path: fault.message("en") for fault in error.faults}
    return {}


def found(data: Any) -> dict[str, str]:
    """Return what `validate` says, by path."""
    return {fault.path: fault.message("en") for fault in validate(data)}


@given(document=documents())
def test_the_same_faults(document: dict[str, Any]) -> None:
    """Whatever is changed in a document: the same verdict and the same paths, as plain data and as text."""
    assert found(document).keys() == expected(document).keys()
    text = json.dumps(document)
    assert found(text).keys() == expected(text).keys()


@pytest.mark.parametrize("path", list(paths(full_document()))[::7], ids=str)
def test_the_same_words(path: tuple[str | int, ...]) -> None:
    """Every awkward value in the place of a value: the same faults, said in the same words but for whole numbers."""
    for value in AWKWARD:
        document = full_document()
        parent(document, path)[path[-1]] = copy.deepcopy(value)
        said, due = found(document), expected(document)
        assert said.keys() == due.keys(), value
        for at, words in due.items():
            assert said[at] == words or "whole number" in words or "one of" in words or "a text" in words, value


def test_the_class_that_fits_best() -> None:
    """Under `anyOf` the fault is that of the row's own class, where it is, and not one for each branch."""
    document = full_document()
    document["proactive_disclosure"]["rules"] = {"produced": 1, "disclosed": -1, "total_disclosed": 2}
    document["proactive_disclosure"]["normative_documents"] = {"produced": 1, "disclosed": 1}
    assert found(document).keys() == {
        "/proactive_disclosure/rules/disclosed",
        "/proactive_disclosure/normative_documents/total_disclosed",
    }


@pytest.mark.parametrize(
    "number",
    ["1.00000000000000000001", "0.0000000000001", "1000000000000000.0000000001", "1e999999999", "NaN", "1e400"],
)
def test_numbers_count_as_they_are_written(number: str) -> None:
    """What a float rounds to a figure is none; nor is an amount of thirteen decimals, which no schema can tell."""
    text = json.dumps(full_document()).replace('"amount": null', f'"amount": {number}')
    assert found(text).keys() == expected(text).keys() == {"/proactive_disclosure/charges/amount"}
    text = json.dumps(full_document()).replace('"pending": null', f'"pending": {number}', 1)
    assert found(text).keys() == expected(text).keys() == {"/disputes/reconsideration/pending"}


def test_what_text_alone_shows() -> None:
    """A key said twice is a fault of the text; plain data has lost it, and is right."""
    text = json.dumps(full_document()).replace('"year": 2022', '"year": 2022, "year": 2022')
    assert found(text) == expected(text) == {"/year": "/year: expected the key once, found it 2 times"}
    assert found(json.loads(text)) == {}


@pytest.mark.parametrize(
    "text", [b"", b"{", b"\xff", "\ud800", "[" * 100_000, b"[]", b"null", b"{}", '{"schema": "2"}']
)
def test_what_is_no_document(text: bytes | str) -> None:
    """What is no JSON, or JSON of something else, has the faults that `loads` tells."""
    assert found(text) == expected(text) != {}


@pytest.mark.parametrize("data", [None, 3, [], {1: 2}, {"schema": b"1"}, {"schema": object()}, float("nan")])
def test_any_object(data: Any) -> None:
    """Plain data may be any object of Python; what JSON cannot hold is a fault at its path."""
    assert found(data).keys() == expected(data).keys()


@pytest.mark.parametrize(("version", "newer"), [("2", True), ("10", True), ("0", False), ("1.1", False), (2, False)])
def test_a_newer_document(version: Any, newer: bool) -> None:
    """A document of a newer version is refused with one fault that says so, whatever else is new in it."""
    document = full_document() | {"schema": version, "new": 1}
    assert found(document) == expected(document)
    assert found(document).keys() == ({"/schema"} if newer else {"/schema", "/new"})
    assert ("upgrade" in found(document)["/schema"]) is newer


def test_its_schema_may_be_named() -> None:
    """The key `$schema` is accepted and ignored; it holds a text."""
    assert found(full_document() | {"$schema": "https://example.org/x"}) == {}
    assert codec.structure(full_document() | {"$schema": ""}) == codec.structure(full_document())
    assert found(full_document() | {"$schema": 1}) == expected(full_document() | {"$schema": 1}) != {}
