"""The vocabulary of statements: what the prose counts, as data, and the way from words to keys."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, final, get_args

from attrs import field, frozen

from gov_disclosure.script.traditional import simplified
from gov_disclosure.text import Text


@final
@frozen(kw_only=True)
class Example:
    """A sentence of the project's own with its English and the figure that it gives for its key."""

    text: Text
    figure: str


Trait = Literal[
    "item",
    "published",
    "listed_by_subject",
    "own_in_lists",
    "done",
    "done_again",
    "of_one_channel",
    "no_part",
    "holding",
    "together",
    "subject_of_items",
]
"""What holds of several keys; the vocabulary says of each what it means, and of which."""


@final
@frozen(kw_only=True)
class Key:
    """
    One thing that statements count.

    ``units``: what it is counted in, the first where no unit is printed.
    ``counts`` and ``excludes``: what is counted and what not. ``phrases``: the
    words for it; ``weak`` ones need a word for publishing or sending in the
    sentence. ``verbs``: one of them has to stand before the phrase. ``none``:
    patterns of words that say there was none. ``behind``: words that count
    only right behind a figure, and go before all others. ``within``: the key
    of the whole of which it can only be a part. ``listed``: words that mean it
    only in a list of what another key of its family counts. ``traits``: what holds of it
    and other keys.
    """

    key: str
    name: Text
    units: tuple[str, ...]
    counts: Text
    excludes: Text
    example: Example
    phrases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    within: str = ""
    listed: tuple[str, ...] = ()
    unit_set: frozenset[str] = field(factory=frozenset)
    traits: frozenset[Trait] = frozenset()


@final
@frozen(kw_only=True)
class Channel:
    """One way in which information is published, with the words for it."""

    key: str
    name: Text
    phrases: tuple[str, ...]


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("gov_disclosure.statements").joinpath("vocabulary.toml").read_text("utf-8"))


def _text(found: Mapping[str, str]) -> Text:
    return Text(found["zh"], found["en"])


def _words(found: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return words as a cleaned text has them (覆盖 is 复盖 there, as 答覆 is 答复)."""
    return tuple(map(simplified, found.get(name, ())))


@cache
def vocabulary() -> Mapping[str, Key]:
    """Return all keys of statements by name, in the order of the documentation."""
    return {
        found["key"]: Key(
            key=found["key"],
            name=_text(found),
            units=tuple(found["units"]),
            counts=_text(found["counts"]),
            excludes=_text(found["excludes"]),
            example=Example(text=_text(found["example"]), figure=found["example"]["figure"]),
            phrases=_words(found, "phrases"),
            weak=_words(found, "weak"),
            verbs=_words(found, "verbs"),
            none=_words(found, "none"),
            behind=_words(found, "behind"),
            within=found.get("within", ""),
            listed=_words(found, "listed"),
            unit_set=frozenset(found["units"]),
            traits=_traits(found["key"]),
        )
        for found in _data()["key"]
    }


def _traits(key: str) -> frozenset[Trait]:
    """Return what holds of *key* by its own name, or by what it begins with up to a point."""
    named = _data()["traits"]
    return frozenset(
        trait for trait in get_args(Trait) if any(f"{key}.".startswith(f"{name}.") for name in named[trait])
    )


def has(key: str, trait: Trait) -> bool:
    """Whether *trait* holds of the key of that name."""
    return trait in vocabulary()[key].traits


def verbs(kind: Literal["publishing", "other"]) -> str:
    """Return a pattern of the verbs of one kind, each of which begins with a character: such are searched fast."""
    return "|".join(_verb(word, found) for found in _data()["verbs"][kind] for word in _words(found, "words"))


def _verb(word: str, found: Mapping[str, Any]) -> str:
    """Return a pattern of one verb where none of the words stands beside it that make it another."""
    after = "".join(f"(?<!{before}{word[0]})" for before in _words(found, "not_after"))
    behind = "|".join(_words(found, "not_before"))
    return f"{word[0]}{after}{word[1:]}" + (f"(?!{behind})" if behind else "")


def measure_words() -> tuple[str, ...]:
    """Return the measure words and units that a numeral may be counted in."""
    return tuple(_data()["measure_words"])


def fillers() -> frozenset[str]:
    """Return the words that may stand between a phrase and its figure and say nothing of their own."""
    return frozenset(_data()["fillers"])


@cache
def channels() -> Mapping[str, Channel]:
    """Return all channels by key, in the order of the documentation."""
    return {
        found["key"]: Channel(key=found["key"], name=_text(found), phrases=_words(found, "phrases"))
        for found in _data()["channel"]
    }
