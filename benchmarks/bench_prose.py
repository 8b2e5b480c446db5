"""The prose of a report of four pages: its claims, and its claims, statements and the account of every numeral."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from attrs import evolve
from measure import FOUR_PAGES, show, smoke, times

from gov_disclosure.model import Report, Section
from gov_disclosure.narrative import claims
from gov_disclosure.reading import read
from gov_disclosure.statements import prose

SOURCE = Path(__file__).parents[1] / "examples" / "hedong_2022.txt"


def report() -> Report:
    """Return a report whose prose fills four pages."""
    found = read(SOURCE).report
    overview = found.sections[0]
    parts = (overview, *overview.sections, *found.sections[1:])
    printed = cycle([text for section in parts for text in section.paragraphs])
    texts: list[str] = []
    while sum(map(len, texts)) < FOUR_PAGES:
        texts.append(next(printed))
    whole = Section(key="overview", heading=overview.heading, paragraphs=tuple(texts))
    return evolve(found, preamble=(), sections=(whole,))


def measure(short: bool) -> None:
    """Print both."""
    four_pages = report()
    found = times(
        {"claims": lambda: claims(four_pages), "claims, statements, numerals": lambda: prose(four_pages)},
        short=short,
        calls=5,
    )
    show("four pages of prose (aim: all of it at most 3,000 us)", found, "claims")


if __name__ == "__main__":
    measure(smoke())
