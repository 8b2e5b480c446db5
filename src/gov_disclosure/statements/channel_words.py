"""Which of the words before a figure name the channel that it went through."""

from __future__ import annotations

import re

from gov_disclosure.statements import lookup

OF_THE_PRESS = frozenset(("press", "broadcast", "press_conference"))
"""Channels that are not the organ's own."""
_QUOTED = re.compile(r"“[^“”]{0,60}”")
_ASIDE = re.compile(r"\([^()]{0,40}\)")
_BY_WAY_OF = re.compile("通过|经由?|依托|利用|借助|运用|以|在|发挥|结合")


def words_on_channels(segment: str) -> str:
    """Return the words of *segment*, what stands before a figure, that may name its channel: no names, no asides."""
    words = without_quotes(segment[segment.rfind("；") + 1 :])
    return _from_last_way(_ASIDE.sub("", words))


def _from_last_way(words: str) -> str:
    """Return *words* without clauses on other work that end before one that names a channel ("加强网站建设，微博…")."""
    clause = words.rfind("，") + 1
    if clause and lookup.names_channel(words[clause:]) and _BY_WAY_OF.search(words, 0, clause) is None:
        return words[clause:]
    return words


def channel_counted(label: str) -> str | None:
    """Return the channel that *label*, the words right before a figure, ends with ("微信公众号449条")."""
    found = lookup.channels_in(label)
    return found[-1][2] if found and not label[found[-1][1] :].rstrip("”共计达上为:等发布推送") else None


def goes_on_with_nouns(segment: str) -> bool:
    """Whether *segment* names a further subject without a verb of its own."""
    return segment.startswith("、") or (segment.startswith("，") and lookup.OTHER_VERB.search(segment) is None)


def without_quotes(words: str) -> str:
    """Return *words* without names in quotation marks, but for the channel that one ends with (“某县政务微博”)."""
    return _QUOTED.sub(_channel_of_name, words) if "“" in words else words


def _channel_of_name(name: re.Match[str]) -> str:
    following = lookup.channels_in(name.string[name.end() :])
    named_behind = bool(following) and following[0][0] == 0  # “某县政府网”微信公众号
    return "”" if named_behind else f"{lookup.channel_at_end(name.group()[:-1])}”"
