"""Find repeated choices in patterns by which one text is read in two ways: these can take exponential time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

codes: Any = import_module("re._constants")
parser: Any = import_module("re._parser")  # the only parser of patterns that there is, without types

Parsed = Iterable[tuple[Any, Any]]
"""What the parser of patterns returns: codes with their values."""
Word = tuple[str, int]
"""A text that a choice may match, and the atomic group that it is of (0: none), which takes as much as it can."""

_MOST = 400
"""Words of one choice that are looked at."""
_MANY = 8
"""A choice that is repeated at most this often cannot take long."""
_ANYTHING = "嘎"
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def of_two_readings(pattern: re.Pattern[str]) -> list[str]:
    """Return texts that a repeated choice of *pattern* can match both at once and piece by piece."""
    return [word for sub in _repeated(parser.parse(pattern.pattern)) for word in _ambiguous(_words(sub))]


def _repeated(sequence: Parsed) -> Iterator[Parsed]:
    """Yield what is repeated without a bound, or often."""
    for code, value in sequence:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and value[1] > _MANY:
            yield value[2]
        yield from _repeated(part for inner in _inside(code, value) for part in inner)


def _inside(code: Any, value: Any) -> list[Parsed]:
    if code in _REPEATS:
        return [value[2]]
    if code is codes.SUBPATTERN:
        return [value[3]]
    if code is codes.BRANCH:
        return list(value[1])
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1]]
    return [value] if code is codes.ATOMIC_GROUP else []


def _words(sequence: Parsed) -> list[Word]:
    """Return the shortest texts that a parsed *sequence* may match; assertions are taken to hold."""
    found: list[Word] = [("", 0)]
    for code, value in sequence:
        parts = _words_of(code, value)
        if parts is not None:
            found = [(left + right, one or other) for left, one in found for right, other in parts][:_MOST]
    return found


def _words_of(code: Any, value: Any) -> list[Word] | None:
    if code is codes.LITERAL:
        return [(chr(value), 0)]
    if code is codes.NOT_LITERAL or code is codes.ANY:
        return [(_ANYTHING, 0)]
    if code is codes.IN:
        return [(sign, 0) for sign in sorted(_signs(value))]
    if code is codes.BRANCH:
        return [word for branch in value[1] for word in _words(branch)]
    if code is codes.SUBPATTERN:
        return _words(value[3])
    if code is codes.ATOMIC_GROUP:
        return [(text, id(value)) for text, _ in _words(value)]
    if code in _REPEATS:
        least, most, sub = value
        return [word for times in {least, min(least + 1, most)} for word in _words([*sub] * times)]
    return None


def _signs(members: Parsed) -> set[str]:
    signs: set[str] = set()
    for code, value in members:
        if code is codes.NEGATE:
            return {_ANYTHING}
        if code is codes.LITERAL:
            signs.add(chr(value))
        elif code is codes.RANGE:
            signs |= {chr(value[0]), chr(value[1])}
        else:
            signs.add("1")
    return signs


def _ambiguous(words: Iterable[Word]) -> list[str]:
    known = {word for word in words if word[0]}
    return sorted({text for text, _ in known if _readings(text, known) > 1})


def _readings(text: str, words: set[Word]) -> int:
    """Return in how many ways *text* is made of *words*; of an atomic group only the longest counts."""
    ways = [1] + [0] * len(text)
    for at in range(len(text)):
        starting = [word for word in words if text.startswith(word[0], at)] if ways[at] else []
        longest = {group: max(len(one) for one, of in starting if of == group) for _, group in starting}
        for ends in {at + len(one) for one, group in starting if not group or len(one) == longest[group]}:
            ways[ends] += ways[at]
    return ways[-1]
