"""Figures printed in a label, and figures that only look like a part of one."""

from __future__ import annotations

import pytest

import dialects
from gov_disclosure import cells
from gov_disclosure.document.text.read import from_text
from gov_disclosure.reading import read_document
from gov_disclosure.reading.words.label_figures import figures_in_label
from reports_as_grids import FORMS, distinct_figures

FORM = FORMS["2021"]
FIGURES = distinct_figures(FORM)


@pytest.mark.parametrize(
    ("label", "figures"),
    [
        ("行政处罚（79536件）", ["79536"]),
        ("行政处罚32061件", ["32061"]),
        ("行政处罚12019", ["12019"]),
        ("行政处罚52019-52020", ["52019", "52020"]),
        ("行政处罚1312月", ["1312"]),
        ("2.重复申请", []),
        ("2022年行政处罚", []),
        ("行政处罚（2022）", []),
        ("2021-2022年行政处罚8", ["8"]),
        ("第二十条第（五）项", []),
    ],
)
def test_figures_in_a_label(label: str, figures: list[str]) -> None:
    """Years, ordinals and numbers of articles are no figures; digits within a longer number are no year."""
    assert list(figures_in_label(label)) == figures


@pytest.mark.parametrize("mark", ["[1]", "①", "※", "*"])
def test_a_figure_with_a_mark_below_a_long_label(mark: str) -> None:
    """A cell a line: a figure with a reference to a footnote does not go on with the long label above it."""
    key = "requests.outcomes.otherwise_handled.not_corrected.natural_person"
    marked = FIGURES | {key: f"{FIGURES[key]}{mark}"}
    text = dialects.report_text(FORM, marked, lambda rows, _: "\n".join(cell for row in rows for cell in row))

    reading = read_document(from_text(text))

    assert cells.by_key(reading.report)[key] == int(FIGURES[key])
    assert not [leftover for leftover in reading.leftovers if leftover.text != mark.strip("[]")]
