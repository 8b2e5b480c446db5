"""From words beside a figure to a key of the vocabulary: the longest phrase at the end, or at the start, of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from attrs import define

from gov_disclosure.script.words import one_of
from gov_disclosure.statements.vocabulary import Key, channels, fillers, verbs, vocabulary

_MOST_FILLERS = 7
_MOST_AHEAD = 24
"""How far behind a figure a phrase may begin."""

PUBLISH = re.compile(verbs("publishing"))
"""Words for publishing."""
OTHER_VERB = re.compile(verbs("other"))
"""Words for what an organ does besides publishing."""


@define
class Around:
    """
    What stands around a figure: its ``unit``, and the sentence up to it, from ``sentence`` to ``end`` in ``text``.

    ``since``: where the words since the last figure begin. ``whole``: the key
    of the whole that a list is of, "" where there is none.
    """

    unit: str
    text: str
    sentence: int
    since: int
    end: int
    whole: str = ""


@define
class Match:
    """A key, the phrase that means it, whether that phrase says little, and where it begins and ends."""

    key: Key
    phrase: str
    weak: bool
    start: int
    end: int


@cache
def _phrases() -> Mapping[str, tuple[Key, ...]]:
    found: dict[str, list[Key]] = {}
    for key in vocabulary().values():
        for phrase in (*key.phrases, *key.weak, *key.listed):
            found.setdefault(phrase, []).append(key)
    return {phrase: tuple(keys) for phrase, keys in found.items()}


@cache
def parts_of(whole: str) -> frozenset[str]:
    """Return the phrases that count only parts of what the key *whole* counts."""
    return frozenset(phrase for key in vocabulary().values() if key.within == whole for phrase in key.phrases)


@cache
def _weak() -> frozenset[tuple[str, str]]:
    return frozenset((key.key, phrase) for key in vocabulary().values() for phrase in key.weak)


def _lengths(words: Iterable[str], at: int) -> Mapping[str, tuple[int, ...]]:
    """Return by its character *at* how long each of the *words* may be, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[at], set()).add(len(word))
    return {sign: tuple(sorted(lengths, reverse=True)) for sign, lengths in found.items()}


_FILLERS = fillers()
_FILLER_ENDINGS = _lengths(_FILLERS, -1)


@cache
def _openings() -> Mapping[str, tuple[int, ...]]:
    return _lengths(_phrases(), 0)


@cache
def _endings() -> Mapping[str, tuple[int, ...]]:
    return _lengths(_phrases(), -1)


@cache
def _behind() -> tuple[re.Pattern[str], Mapping[str, Key]]:
    keys: dict[str, Key] = {}
    for key in vocabulary().values():
        for phrase in key.behind:
            keys.setdefault(phrase, key)
    return re.compile("|".join(map(re.escape, keys))), keys


@cache
def channel_of() -> Mapping[str, str]:
    """Return the channel of each word for one."""
    return {word: channel.key for channel in channels().values() for word in channel.phrases}


@cache
def _channel_words() -> re.Pattern[str]:
    return re.compile(f"(?:{one_of(channel_of())})(?!(?<=栏)目)")  # 信息公开栏目 is a column of a website


def channels_in(text: str) -> list[tuple[int, int, str]]:
    """Return start, end and key of each channel that *text* names, the longest word for it."""
    return [(match.start(), match.end(), channel_of()[match.group()]) for match in _channel_words().finditer(text)]


def channels_named(text: str) -> tuple[str, ...]:
    """Return the keys of the channels that *text* names, each once, in printed order."""
    keys = channel_of()
    return tuple(dict.fromkeys([keys[word] for word in _channel_words().findall(text)]))


def names_channel(text: str) -> bool:
    """Whether *text* names a channel."""
    return _channel_words().search(text) is not None


def channel_at_end(text: str) -> str:
    """Return the word for a channel that *text* ends with, empty where it ends otherwise."""
    found = channels_in(text)
    return text[found[-1][0] :] if found and found[-1][1] == len(text) else ""


def without_channels(text: str) -> str:
    """Return *text* without the words for channels."""
    return _channel_words().sub("", text)


def _chosen(phrase: str, around: Around) -> Key | None:
    """Return the key that *phrase* means there; where several do, by the nearest verb."""
    best: Key | None = None
    best_rank = -4
    for key in _phrases()[phrase]:
        if (around.unit and around.unit not in key.unit_set) or (key.within and key.within != around.whole):
            continue
        listed = phrase in key.listed
        if listed and not _of_one_family(key.key, around.whole):
            continue
        rank = -1 if (key.key, phrase) not in _weak() else -2
        if key.within or listed:
            rank = around.end
        elif key.verbs:
            at = max([around.text.rfind(verb, around.sentence, around.end) for verb in key.verbs])
            if at < 0:
                continue
            rank = at if at >= around.since else -3
        if rank > best_rank:
            best, best_rank = key, rank
    return best


def _of_one_family(key: str, whole: str) -> bool:
    return whole != key and whole.partition(".")[0] == key.partition(".")[0]


def find_before(label: str, around: Around) -> Match | None:
    """
    Return what *label* ends with.

    A phrase that says something goes before a weak one nearer to the figure.
    """
    weak: Match | None = None
    end = len(label)
    for _ in range(_MOST_FILLERS):
        found = _suffix(label, end, around)
        if found is not None:
            if not found.weak:
                through = found.phrase in channel_of() and PUBLISH.search(label, found.end) is not None
                return weak if through else found  # "新闻发布会公开信息3条": through it, not it
            weak = weak or found
        shorter = _without_filler(label, end)
        if shorter == end:
            break
        end = shorter
    return weak


def _suffix(label: str, end: int, around: Around) -> Match | None:
    phrases = _phrases()
    for length in _endings().get(label[end - 1 : end], ()):
        phrase = label[max(0, end - length) : end]
        if length <= end and phrase in phrases:
            key = _chosen(phrase, around)
            if key is not None:
                return Match(key, phrase, (key.key, phrase) in _weak(), end - length, end)
    return None


def _without_filler(label: str, end: int) -> int:
    for length in _FILLER_ENDINGS.get(label[end - 1 : end], ()):
        if length <= end and label[end - length : end] in _FILLERS:
            return end - length
    return end


def find_after(text: str, around: Around) -> Match | None:
    """Return the first phrase of *text*, what stands behind a figure, that says something."""
    phrases, openings = _phrases(), _openings()
    for start, sign in enumerate(text[:_MOST_AHEAD]):
        for length in openings.get(sign, ()):
            phrase = text[start : start + length]
            if phrase in phrases and len(phrase) == length and not text.startswith(_COLUMNS, start + length):
                key = _chosen(phrase, around)
                if key is not None and (key.key, phrase) not in _weak():
                    return Match(key, phrase, False, start, start + length)
    return None


_COLUMNS = ("专栏", "栏目", "专区")
"""Behind a phrase, what is counted: "14个主动公开内容专栏"."""


def find_held(label: str, around: Around) -> Match | None:
    """Return what *label* says was held, where words stand between that and the figure ("召开会议研究公开工作2次")."""
    verbs = [*_HELD.finditer(label)]
    if not verbs:
        return None
    end = verbs[0].end()
    found = find_after(label[end:], around)
    return None if found is None else Match(found.key, found.phrase, False, end + found.start, end + found.end)


_HELD = re.compile("召开|举办|举行|开展|组织|参加")


# "3个方面问题" are no matters of a catalogue.
_OF_FAULTS = re.compile("的?(?:问题|不足|短板|差距|困难)")


def right_behind(text: str, at: int) -> Match | None:
    """Return the phrase right at *at* that counts only there."""
    pattern, keys = _behind()
    found = pattern.match(text, at)
    if found is None or _OF_FAULTS.match(text, found.end()) is not None:
        return None
    return Match(keys[found.group()], found.group(), False, at, found.end())
