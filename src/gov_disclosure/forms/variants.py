"""
Wordings seen in print for the labels of the forms, besides the official ones.

They are data, in ``variants.txt``: a label as the form prints it, a tab, and
the other wordings with commas between. Their ordinals are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def variants_of(official: str) -> tuple[str, ...]:
    """Return the wordings seen in print for the label *official*, none where it is always printed as it is."""
    return all_variants().get(official, ())


@cache
def all_variants() -> Mapping[str, tuple[str, ...]]:
    """Return all of them: label as the form prints it to the wordings seen for it."""
    lines = files("gov_disclosure.forms").joinpath("variants.txt").read_text("utf-8").splitlines()
    parted = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {official: tuple(others.split(",")) for official, others in parted}
