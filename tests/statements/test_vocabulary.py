"""The vocabulary as data: each key is found in its own example, and what it says is whole."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from gov_disclosure.statements import channels, statements, vocabulary
from prose_texts import prose_report


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
