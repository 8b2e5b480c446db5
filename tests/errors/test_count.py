"""Counts in messages agree with their nouns."""

from __future__ import annotations

import pickle

import pytest

from gov_disclosure.text import Count


@pytest.mark.parametrize(
    ("count", "printed"), [(0, "0 files"), (1, "1 file"), (2, "2 files"), (12860, "12860 files"), (-1, "-1 files")]
)
def test_one_has_the_singular(count: int, printed: str) -> None:
    """English: "1 file", and "0 files"."""
    assert f"{Count(count):file|files}" == printed


def test_digits_are_grouped_where_a_comma_says_so() -> None:
    """As in any format of a whole number."""
    assert f"{Count(12860):,file|files}" == "12,860 files"
    assert f"{Count(12860):,}" == "12,860"
    assert f"{Count(12860)}" == "12860"


def test_a_count_is_a_whole_number() -> None:
    """It compares, adds up and travels between processes as one."""
    assert pickle.loads(pickle.dumps(Count(3))) == 3
    assert Count(3) + 1 == 4
