"""From words beside a figure to a key of the vocabulary: the longest phrase at the end, or at the start, of a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from attrs import frozen

from gov_disclosure.statements.vocabulary import Key, channels, fillers, vocabulary

_FILLERS = fillers()
_LONGEST_FILLER = max(map(len, _FILLERS))
_MOST_FILLERS = 7
_MOST_AHEAD = 24
"""How far behind a figure a phrase may begin."""

# To look at the first character alone is several times faster than to try each word.
PUBLISH = re.compile(
    r"(?=[公发更推转上刊新制录编投播披挂报撰展宣])(?:(?<!信息)(?<!政务)(?<!预决算)公开(?![”栏专申])|发布(?![会”“]|制度|工作|机制|审核|流程|管理|审查|协调)|公布|更新|"
    r"公示(?!公告|通知|类|栏|牌|系统|信息)|推送|转载|转发|发表|上传|推出|刊发|刊登|新增|发送|制作|录入|编发|上网|投放|播放|播发|披露|挂网|"
    r"报道|撰写|展示|宣传报道)"
)
"""Words for publishing; 信息公开, 公开专栏 and 公示公告 are none."""


@frozen
class Around:
    """
    What stands around a figure.

    ``before``: the sentence up to the figure. ``since``: where in it the words
    since the last figure begin. ``whole``: the key of the whole that a list is
    of, "" where there is none.
    """

    unit: str
    before: str
    since: int
    whole: str = ""


@frozen
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
        for phrase in (*key.phrases, *key.weak):
            found.setdefault(phrase, []).append(key)
    return {phrase: tuple(keys) for phrase, keys in found.items()}


@cache
def _weak() -> frozenset[tuple[str, str]]:
    return frozenset((key.key, phrase) for key in vocabulary().values() for phrase in key.weak)


@cache
def _longest_phrase() -> int:
    return max(map(len, _phrases()))


@cache
def _openings() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases())


@cache
def _endings() -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in _phrases())


@cache
def _behind() -> tuple[tuple[str, Key], ...]:
    return tuple((phrase, key) for key in vocabulary().values() for phrase in key.behind)


@cache
def channel_of() -> Mapping[str, str]:
    """Return the channel of each word for one."""
    return {word: channel.key for channel in channels().values() for word in channel.phrases}


@cache
def _channel_words() -> re.Pattern[str]:
    words = sorted(channel_of(), key=len, reverse=True)
    starts = "".join({word[0] for word in words})
    return re.compile(f"(?=[{starts}])(?:{'|'.join(map(re.escape, words))})")


def channels_in(text: str) -> list[tuple[int, int, str]]:
    """Return start, end and key of each channel that *text* names, the longest word for it."""
    return [(match.start(), match.end(), channel_of()[match.group()]) for match in _channel_words().finditer(text)]


def names_channel(text: str) -> bool:
    """Whether *text* names a channel."""
    return bool(channels_in(text))


def without_channels(text: str) -> str:
    """Return *text* without the words for channels."""
    kept, end = [], 0
    for start, until, _ in channels_in(text):
        kept.append(text[end:start])
        end = until
    return "".join([*kept, text[end:]])


def _chosen(phrase: str, around: Around) -> Key | None:
    """Return the key that *phrase* means there; where several do, by the nearest verb."""
    best: Key | None = None
    best_rank = -4
    for key in _phrases()[phrase]:
        if (around.unit and around.unit not in key.unit_set) or (key.within and key.within != around.whole):
            continue
        rank = -1 if (key.key, phrase) not in _weak() else -2
        if key.within:
            rank = len(around.before)
        elif key.verbs:
            at = max(around.before.rfind(verb) for verb in key.verbs)
            if at < 0:
                continue
            rank = at if at >= around.since else -3
        if rank > best_rank:
            best, best_rank = key, rank
    return best


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
    if not end or label[end - 1] not in _endings():
        return None
    phrases = _phrases()
    for start in range(max(0, end - _longest_phrase()), end - 1):
        phrase = label[start:end]
        if phrase in phrases:
            key = _chosen(phrase, around)
            if key is not None:
                return Match(key, phrase, (key.key, phrase) in _weak(), start, end)
    return None


def _without_filler(label: str, end: int) -> int:
    for length in range(min(_LONGEST_FILLER, end), 0, -1):
        if label[end - length : end] in _FILLERS:
            return end - length
    return end


def find_after(text: str, around: Around) -> Match | None:
    """Return the first phrase of *text*, what stands behind a figure, that says something."""
    phrases, openings = _phrases(), _openings()
    for start in range(min(len(text), _MOST_AHEAD)):
        if text[start] not in openings:
            continue
        for end in range(min(len(text), start + _longest_phrase()), start + 1, -1):
            phrase = text[start:end]
            if phrase in phrases:
                key = _chosen(phrase, around)
                if key is not None and (key.key, phrase) not in _weak():
                    return Match(key, phrase, False, start, end)
    return None


def find_held(label: str, around: Around) -> Match | None:
    """Return what *label* says was held, where words stand between that and the figure ("召开会议研究公开工作2次")."""
    verbs = [*_HELD.finditer(label)]
    if not verbs:
        return None
    end = verbs[0].end()
    found = find_after(label[end:], around)
    return None if found is None else Match(found.key, found.phrase, False, end + found.start, end + found.end)


_HELD = re.compile("召开|举办|举行|开展|组织|参加")


def right_behind(text: str, at: int) -> Match | None:
    """Return the phrase right at *at* that counts only there."""
    for phrase, key in _behind():
        if text.startswith(phrase, at):
            return Match(key, phrase, False, at, at + len(phrase))
    return None
