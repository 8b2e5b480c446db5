"""The vocabulary as data: each key is found in its own example, and what it says is whole."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import get_args

import pytest

from gov_disclosure.script.traditional import simplified
from gov_disclosure.statements import channels, statements, vocabulary
from gov_disclosure.statements.lookup import OTHER_VERB, PUBLISH
from gov_disclosure.statements.vocabulary import Trait, has
from prose_texts import prose_report

DATA = tomllib.loads(files("gov_disclosure.statements").joinpath("vocabulary.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", vocabulary())
def test_the_example_of_a_key_gives_its_figure(name: str) -> None:
    """The sentence on the page of the vocabulary is read as the page says."""
    key = vocabulary()[name]

    found = {(one.key, one.figure) for one in statements(prose_report(key.example.text.zh))}

    assert (name, Decimal(key.example.figure)) in found


@pytest.mark.parametrize("name", channels())
def test_each_channel_is_heard(name: str) -> None:
    """An item published through a channel, by any of its words, has that channel and no other."""
    for phrase in channels()[name].phrases:
        word = f"“澄湖”{phrase[1:]}" if phrase.startswith("”") else phrase
        (found,) = statements(prose_report(f"通过{word}公开信息12条。"))
        assert (found.key, found.figure) == ("published.items", Decimal(12)), phrase
        assert name in found.channels, phrase


def test_names_are_in_both_languages() -> None:
    """Chinese characters on the one side, none on the other."""
    names = [key.name for key in vocabulary().values()] + [channel.name for channel in channels().values()]
    for name in names:
        assert re.search(r"[\u4e00-\u9fff]", name.zh)
        assert not re.search(r"[\u4e00-\u9fff]", name.en)


def test_no_phrase_means_two_things() -> None:
    """Keys without verbs of their own share no phrase for the same unit."""
    seen: dict[tuple[str, str], str] = {}
    for key in vocabulary().values():
        if key.verbs or key.within:
            continue
        for phrase in key.phrases:
            for unit in key.units:
                assert seen.setdefault((phrase, unit), key.key) == key.key, (phrase, unit)


@pytest.mark.parametrize("name", vocabulary())
def test_no_phrase_stands_twice_under_one_key(name: str) -> None:
    """Each word for a key, or beside it, is named once."""
    key = vocabulary()[name]
    for phrases in ((*key.phrases, *key.weak), key.verbs, key.none, key.behind):
        assert len(set(phrases)) == len(phrases), sorted({one for one in phrases if phrases.count(one) > 1})


@pytest.mark.parametrize("trait", get_args(Trait))
def test_a_trait_holds_of_the_keys_that_are_named(trait: Trait) -> None:
    """Each name is that of a key, or what several begin with; no key is named twice."""
    named = DATA["traits"][trait]

    for name in named:
        keys = [key for key in vocabulary() if key == name or key.startswith(f"{name}.")]
        assert keys, name
        assert all(has(key, trait) for key in keys)
        assert not any(name.startswith(f"{other}.") for other in named), name


def test_traits_are_those_of_the_data() -> None:
    assert set(DATA["traits"]) == set(get_args(Trait))
    assert not has("documents.policy", "item")


@pytest.mark.parametrize(
    ("pattern", "verb"),
    [
        (pattern, verb)
        for kind, pattern in (("publishing", PUBLISH), ("other", OTHER_VERB))
        for verb in DATA["verbs"][kind]
    ],
)
def test_a_verb_is_none_beside_some_words(pattern: re.Pattern[str], verb: dict[str, list[str]]) -> None:
    """公开 is a word for publishing, 信息公开 and 公开专栏 are not."""
    for word in map(simplified, verb["words"]):
        assert pattern.fullmatch(word)
        assert pattern.search(f"县{word}了")
        for before in verb.get("not_after", ()):
            assert pattern.match(before + word, len(before)) is None, before
        for behind in verb.get("not_before", ()):
            if re.fullmatch(r"\w+", behind):
                assert pattern.match(word + behind) is None, behind
