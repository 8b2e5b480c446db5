"""The patterns of the package take no exponential time on prose that nobody would write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import gov_disclosure
from gov_disclosure.narrative.subject import Subject
from readings import of_two_readings

_NOT_HERE = ("__main__", ".spark")


def _in(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that *value* is or holds."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, Subject):
        yield value.prefix
        yield from (re.compile(text) for text in (value.label, value.after) if text)
    elif isinstance(value, list | tuple):
        yield from (pattern for one in value for pattern in _in(one))
    elif isinstance(value, dict):
        yield from _in([*value.values()])


def _patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for module in walk_packages(gov_disclosure.__path__, "gov_disclosure."):
        if not module.name.endswith(_NOT_HERE):
            for value in vars(import_module(module.name)).values():
                for pattern in _in(value):
                    found.setdefault(pattern.pattern, pattern)
    return found


def test_no_pattern_reads_a_repeated_text_in_two_ways() -> None:
    """A starred choice whose words are made of its other words tries all ways to cut a long text into them."""
    patterns = _patterns()
    assert len(patterns) > 500
    assert {text: words for text, pattern in patterns.items() if (words := of_two_readings(pattern))} == {}


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?:共|计|共计)*", ["共计"]),
        ("(?:共计|[计共])*", ["共计"]),
        ("(?:a+)+b", ["aa"]),
        ("(?:x(?:ab)?|ab)*", ["xab"]),
        ("(?:共|计)*", []),
        ("(?:的?案件)*", []),
        ("(?:(?>完成(?:申请)?)|申请)*", []),
        ("(?:共|计|共计){1,3}", []),
    ],
)
def test_what_is_read_in_two_ways(pattern: str, words: list[str]) -> None:
    """Words made of others are found, also of single characters; an atomic group gives nothing back."""
    assert of_two_readings(re.compile(pattern)) == words
