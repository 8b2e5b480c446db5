"""The samples stand in the package, where a user without the repository finds them."""

from __future__ import annotations

from pathlib import Path

import pytest

import gov_disclosure
from gov_disclosure import check, read, samples
from gov_disclosure.errors import UnknownNameError

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", samples.NAMES)
def test_a_sample_is_read(name: str) -> None:
    """Each is a file of the package, the same as the example of the repository, and reads without leftovers."""
    path = samples.path(name)
    assert path.is_relative_to(Path(gov_disclosure.__file__).parent)
    assert path.read_bytes() == (ROOT / "examples" / name).read_bytes()
    assert read(path).leftovers == ()


def test_what_they_are_for() -> None:
    """The first passes, the second does not; another name is told with those there are."""
    first, second = map(samples.path, samples.NAMES)
    assert samples.path() == first
    assert check(read(first)).ok
    assert not check(read(second)).ok
    with pytest.raises(UnknownNameError, match="hedong_2022"):
        samples.path("nowhere.txt")


def test_all_are_named() -> None:
    """No file stands there that has no name."""
    there = {
        file.name for file in samples.path().parent.iterdir() if file.suffix not in {".py", ".pyc"} and file.is_file()
    }
    assert there == {*samples.NAMES}
