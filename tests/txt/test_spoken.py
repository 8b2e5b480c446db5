"""
Sentences of annual reports over tables drawn at random: none is accused, and wrong figures in them are told.

`spoken.tsv`: who reports, under which heading (letters and numbers of the
support module), and the sentence with gaps. Half of the lines are to be left
alone: other stretches of time, several years, other bodies, other matters.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from gov_disclosure.narrative import claims
from spoken import HEADINGS, ORGANS, Figures, Told, fits, report, reports, spoken

_LINES = (Path(__file__).parent / "spoken.tsv").read_text("utf-8").splitlines()
_REPORTS = tuple(reports(4))


def contradicted(figures: Figures, organ: str, heading: str, text: str) -> list[str]:
    built = report(figures, ORGANS[organ], HEADINGS[heading], text)
    return [claim.span.quote for claim in claims(built) if claim.verdict == "contradicts"]


def told(line: str) -> list[tuple[Figures, str, str, Told]]:
    organ, heading, template = line.split("\t")
    random = Random(template)
    return [(one, organ, heading, spoken(template, one, random)) for one in _REPORTS if fits(template, one)]


@pytest.mark.parametrize("line", _LINES, ids=lambda line: line[:30])
def test_a_sentence_is_told_where_a_figure_is_wrong_and_never_where_all_are_right(line: str) -> None:
    """A marked figure that is wrong is told over some of the tables at least; over others it may fit by chance."""
    found = told(line)
    assert found

    assert [
        quote for one, organ, heading, said in found for quote in contradicted(one, organ, heading, said.true)
    ] == []
    for wrong in zip(*(said.wrong for *_, said in found), strict=True):
        assert any(
            contradicted(one, organ, heading, text) for (one, organ, heading, _), text in zip(found, wrong, strict=True)
        ), wrong


def test_nine_in_ten_wrong_figures_are_told() -> None:
    """Over all sentences and tables."""
    heard = [
        bool(contradicted(one, organ, heading, text))
        for line in _LINES[::3]
        for one, organ, heading, said in told(line)
        for text in said.wrong
    ]

    assert len(heard) > 500
    assert sum(heard) > 0.96 * len(heard)


def test_many_sentences_are_to_be_left_alone() -> None:
    """Silence is asked for as often as hearing."""
    silent = [line for line in _LINES if not any(said.wrong for *_, said in told(line))]

    assert len(silent) > len(_LINES) / 4
    assert len(_LINES) > 400
