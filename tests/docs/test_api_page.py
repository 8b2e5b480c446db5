"""The API page says of each class what its fields hold, in types that a person reads."""

from __future__ import annotations

from typing import Annotated

import pytest
from api_page import PUBLIC, api_page, names
from attrs import frozen
from field_tables import UnexplainedFieldError, fields, meaning, shown_type, table
from field_words import OWN

from gov_disclosure.model import ApplicantCounts, Section
from gov_disclosure.rules import Finding

PAGE = api_page()


def classes() -> set[type]:
    """Return the public classes."""
    found = (getattr(__import__(module, fromlist=["_"]), name) for module, _ in PUBLIC for name in names(module))
    return {value for value in found if isinstance(value, type)}


def test_every_field_of_every_class_is_explained() -> None:
    """A row for each, with a type and words; bounds of types are not shown."""
    explained = [kind for kind in classes() if table(kind)]
    assert len(explained) > 100
    for kind in explained:
        assert "\n".join(table(kind)) in PAGE
        assert len(table(kind)) == 3 + len(dict(fields(kind)))
    assert "Annotated[" not in PAGE


REPEATS = "How many findings of the same result before this one say the very same."


@pytest.mark.parametrize(
    ("kind", "name", "row"),
    [
        (ApplicantCounts, "natural_person", r"| `natural_person` | `int \| None` | required | Natural persons. |"),
        (Section, "heading", "| `heading` | `str` | required | Heading with its printed ordinal. |"),
        (Finding, "repeat", f"| `repeat` | `int` | `0` | {REPEATS} |"),
    ],
)  # fmt: skip
def test_where_the_words_come_from(kind: type, name: str, row: str) -> None:
    """The printed label, the JSON Schema, the docstring of the class."""
    assert [line for line in table(kind) if line.startswith(f"| `{name}`")] == [row]


def test_types() -> None:
    """As a person writes them."""
    assert shown_type(Annotated[int, "bound"] | None) == "int | None"
    assert shown_type(tuple[Section, ...]) == "tuple[Section, ...]"


def test_a_field_that_nothing_explains() -> None:
    """The page is not made, and the class is named."""

    @frozen
    class Strange:
        unheard_of: int

    with pytest.raises(UnexplainedFieldError, match=r"Strange\.unheard_of: write a string below the field"):
        meaning(Strange, "unheard_of")


def test_no_words_without_a_field() -> None:
    """Words of a field that is gone would stay unseen."""
    known = {f"{kind.__name__}.{name}" for kind in classes() for name, _ in fields(kind)}
    assert [one for one in OWN if one not in known] == []
