"""
Headings below the six sections that are known by a key, as data: `subheadings.toml`, and files of users in its format.

A *profile* is a list of items that reports of a region print in one section.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from attrs import field, frozen

from gov_disclosure.errors import FieldValueError
from gov_disclosure.text import Text, choice_of, shown

Certainty = Literal["verified", "inferred", "unverified"]
"""Whether the source was read, the items were inferred from printed reports, or neither."""


@frozen(kw_only=True)
class Item:
    """
    One heading of a profile.

    ``zh``: the heading as the source has it. ``words``: for each wording, parts
    that all stand in the heading; ``unless``: parts that may not.
    """

    key: str
    name: Text
    words: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...] = ()

    def names(self, heading: str) -> bool:
        """Whether *heading* is this item's."""
        for parts in self.words:
            if all(part in heading for part in parts):
                return not any(part in heading for part in self.unless)
        return False


@frozen(kw_only=True)
class Profile:
    """
    The items that a section has below it in one region.

    ``id``: its short name. ``section``: the key of the section. ``first_year``
    and ``last_year``: the report years it is for, ``None`` while it lasts.
    """

    id: str
    section: str
    region: Text
    first_year: int
    last_year: int | None = None
    source: Text
    certainty: Certainty
    items: tuple[Item, ...] = field(factory=tuple)

    def item(self, heading: str) -> Item | None:
        """Return the first item that *heading* names, ``None`` where it names none."""
        return next((item for item in self.items if item.names(heading)), None)


@cache
def profiles() -> tuple[Profile, ...]:
    """Return the profiles that come with the package: section one by the notice, section six national and Shandong."""
    text = files("gov_disclosure.forms").joinpath("subheadings.toml").read_text("utf-8")
    return profiles_of(tomllib.loads(text))


def profiles_of(data: Mapping[str, Any]) -> tuple[Profile, ...]:
    """
    Return the profiles that a TOML file holds.

    Raises:
        FieldValueError: a value is missing or not what it should be.

    """
    return tuple(_profile(found) for found in _of(data, "profile", list, "file"))


def _profile(found: Mapping[str, Any]) -> Profile:
    certainty = _of(found, "certainty", str, "profile")
    if certainty not in get_args(Certainty):
        raise FieldValueError("Profile", "certainty", choice_of(get_args(Certainty)), certainty)
    return Profile(
        id=_of(found, "id", str, "profile"),
        section=_of(found, "section", str, "profile"),
        region=_text(_of(found, "region", dict, "profile")),
        first_year=_of(found, "first_year", int, "profile"),
        last_year=found.get("last_year"),
        source=_text(_of(found, "source", dict, "profile")),
        certainty=certainty,
        items=tuple(_item(one) for one in _of(found, "items", list, "profile")),
    )


def _item(found: Mapping[str, Any]) -> Item:
    return Item(
        key=_of(found, "key", str, "item"),
        name=_text(found),
        words=tuple(tuple(_texts(parts)) for parts in _of(found, "words", list, "item")),
        unless=tuple(_texts(found.get("unless", []))),
    )


def _texts(found: Sequence[Any]) -> Sequence[str]:
    for one in found:
        if not isinstance(one, str):
            raise FieldValueError("Item", "words", Text("文字", "text"), one)
    return found


def _text(found: Mapping[str, Any]) -> Text:
    return Text(_of(found, "zh", str, "text"), _of(found, "en", str, "text"))


def _of(found: Mapping[str, Any], name: str, kind: type, owner: str) -> Any:
    value = found.get(name) if isinstance(found, Mapping) else None
    if not isinstance(value, kind):
        raise FieldValueError(owner, name, Text(kind.__name__, kind.__name__), shown(value))
    return value
