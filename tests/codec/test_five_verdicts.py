"""Constructors, msgspec, cattrs, jsonschema and jsonschema-rs give one verdict on every document."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from codec_cases import verdicts
from gov_disclosure import forms
from made_json import AWKWARD, Path, beyond_schema, documents, full_document, parent, paths

OTHER_KEYS = [
    path for path in paths(full_document()) if path[0] not in ("proactive_disclosure", "requests", "disputes")
]


@pytest.mark.parametrize("path", OTHER_KEYS, ids=lambda path: "/".join(map(str, path)))
def test_every_other_key(path: Path) -> None:
    """Every awkward value in the place of every value that is no cell gets one verdict."""
    for value in AWKWARD:
        document = full_document()
        parent(document, path)[path[-1]] = value
        found = verdicts(document, slow=False)
        if not beyond_schema(document):
            assert len(set(found.values())) == 1, (value, found)


@given(document=documents())
def test_one_verdict(document: dict[str, Any]) -> None:
    """Whatever is changed in a document, all five accept it or all five refuse it."""
    found = verdicts(document)
    if beyond_schema(document):
        found = {way: accepted for way, accepted in found.items() if not way.startswith("jsonschema")}
    assert len(set(found.values())) == 1, found


@pytest.mark.parametrize("edition", forms.EDITIONS)
def test_printed_text_of_any_cell(edition: str) -> None:
    """`as_printed` may name any cell of either form, whichever the report follows, and all five accept it."""
    document = full_document()
    for text in ("/", None):
        document["as_printed"] = dict.fromkeys(forms.for_edition(edition).cells, text)
        assert set(verdicts(document).values()) == {True}


@pytest.mark.parametrize(
    "key",
    [
        "requests.nope", "requests", "requests.received", "requests.received.total.x", "requests.received.total ",
        "requests.received.total\n", " requests.received.total", "requests/received/total", "/requests/received/total",
        "requestsxreceivedxtotal", "requests.received.Total", "requests..total", "", ".", "\x00", "\ud800", "year",
        "organ.name", "disputes.received.total", "requests.reconsideration.total", "constructor", "__class__",
        "requests.received.natural_person.total", "proactive_disclosure.rules.amount", "requests.received.totаl",
    ],
)  # fmt: skip
def test_printed_text_of_no_cell(key: str) -> None:
    """A key of `as_printed` that names no cell is refused by all five, alone or beside a right one."""
    for others in ({}, {"requests.received.total": "/"}):
        for text in ("x", None):
            found = verdicts(full_document() | {"as_printed": others | {key: text}})
            assert set(found.values()) == {False}, found
