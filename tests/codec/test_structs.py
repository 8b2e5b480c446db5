"""What the fast way reads are the model's own objects, and what annotations cannot say is asked all the same."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given

from codec_cases import full_reports
from gov_disclosure import cells, codec, forms
from gov_disclosure.codec import DocumentError
from gov_disclosure.codec.strict import MODEL_CLASSES
from gov_disclosure.codec.structs import reader
from gov_disclosure.model import Edition, Organ, Report

ANNOTATIONS_SAY = {
    "_is_edition", "_is_year", "are_sections", "are_texts", "is_a.<locals>.check", "is_change", "is_count", "is_date",
    "is_optional.<locals>.check", "is_optional_date",
    "is_optional_text", "is_section_key", "is_text", "one_of.<locals>.check",
    "_is_as_printed", "_matches.<locals>.check",
}  # fmt: skip
"""Validators whose question msgspec answers by type, bound or pattern."""


def document(edition: Edition = "2021") -> dict[str, Any]:
    """Return the document of a report without figures."""
    disclosure, requests, disputes = cells.build_tables(forms.for_edition(edition), {})
    report = Report(
        form=edition,
        year=2020,
        organ=Organ(name="x"),
        proactive_disclosure=disclosure,
        requests=requests,
        disputes=disputes,
    )
    found: dict[str, Any] = json.loads(codec.dumps(report))
    return found


def objects(value: Any) -> Iterator[Any]:
    """Yield the model objects in *value*, itself first."""
    if attrs.has(type(value)):
        yield value
        for field in attrs.fields(type(value)):
            yield from objects(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from objects(item)


@given(report=full_reports())
def test_objects_are_the_models_own(report: Report) -> None:
    """Every object read is exactly of its class, equal to the one written, and frozen."""
    read = codec.loads(codec.dumps(report))
    for found, written in zip(objects(read), objects(report), strict=True):
        assert type(found) is type(written)
        assert found == written
        assert copy.copy(found) == found
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(found, attrs.fields(type(found))[0].name, None)


def test_every_validator_is_accounted_for() -> None:
    """A validator of a new kind is either told by the annotation of its field or asked by the fast way."""
    found = {field.validator.__qualname__ for kind in MODEL_CLASSES for field in attrs.fields(kind) if field.validator}
    assert found == ANNOTATIONS_SAY | {"is_amount"}


def _without_a_row(tree: dict[str, Any]) -> None:
    del tree["proactive_disclosure"]["other_services"]


def _without_divided_row(tree: dict[str, Any]) -> None:
    tree["requests"]["outcomes"]["otherwise_handled"] = {}


def _reversed_period(tree: dict[str, Any]) -> None:
    tree["period"] = {"start": "2020-12-31", "end": "2020-01-01"}


def _amount(tree: dict[str, Any]) -> None:
    tree["proactive_disclosure"]["procurement"]["amount"] = -1


def _fine_amount(tree: dict[str, Any]) -> None:
    tree["proactive_disclosure"]["procurement"]["amount"] = 1e-13


def _line_end_after_code(tree: dict[str, Any]) -> None:
    tree["organ"]["division_code"] = "320000\n"


def _printed_nowhere(tree: dict[str, Any]) -> None:
    tree["as_printed"] = {"requests.nope": "x"}


@pytest.mark.parametrize(
    "spoil",
    [
        _without_a_row, _without_divided_row, _reversed_period, _amount, _fine_amount, _line_end_after_code,
        _printed_nowhere,
    ],
)  # fmt: skip
def test_what_types_cannot_say_is_asked(spoil: Any) -> None:
    """The reader itself refuses what only the model's own checks can tell, whatever was read before."""
    tree = document("2019")
    reader(True)(json.dumps(tree).encode())
    spoil(tree)
    with pytest.raises(ValueError):
        reader(True)(json.dumps(tree).encode())
    with pytest.raises(DocumentError):
        codec.loads(json.dumps(tree))


@pytest.mark.parametrize("where", [(), ("organ",), ("requests", "received"), ("disputes",)])
def test_unknown_keys_are_refused_by_the_reader(where: tuple[str, ...]) -> None:
    """An unknown key in any object is no matter of counting marks."""
    tree = document()
    spoilt = tree
    for key in where:
        spoilt = spoilt[key]
    spoilt["x"] = 1
    with pytest.raises(ValueError, match="unknown field"):
        reader(False)(json.dumps(tree).encode())
