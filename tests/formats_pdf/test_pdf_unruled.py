"""Tables with few lines or none: each figure stands in its own cell or is left over, whatever the page looks like."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gov_disclosure import forms
from gov_disclosure.reading import Reading, read
from pdf_layouts import RULES, Look, report_pdf
from pdf_pages import BORDERS
from reports_as_grids import distinct_figures
from unruled_oracle import FULL_WIDTH, SLIPS, account, made, read_back

FORM = forms.for_edition("2021")
WIDE = (0.06, 0.12, 0.32)
NARROW = (0.03, 0.05, 0.14)


def assert_right_or_left_over(reading: Reading, printed: dict[str, str], look: Look) -> int:
    """No figure in another cell than its own, none lost and none told twice; return how many are placed."""
    found = account(reading, FORM, printed, look)
    assert (found.wrong, found.lost, found.twice) == ({}, {}, Counter())
    return found.placed


@pytest.mark.parametrize("high", [0, 0.5])
@pytest.mark.parametrize("labels", [WIDE, NARROW])
@pytest.mark.parametrize("rules", RULES)
def test_every_figure_is_placed_where_rows_are_whole(
    rules: str, labels: tuple[float, float, float], high: float
) -> None:
    """Labels of up to nine lines, figures beside their middle or their first line: one reading is possible."""
    printed = distinct_figures(FORM, 100)
    look = Look(rules=rules, labels=labels, high=high)
    reading = read(report_pdf(FORM, printed, look))
    assert assert_right_or_left_over(reading, printed, look) == len(printed)
    assert reading.leftovers == ()


@pytest.mark.parametrize("rules", RULES)
def test_sections_stay_sections(rules: str) -> None:
    """Headings and text around the tables are no rows, and pieces of labels no text."""
    printed = distinct_figures(FORM, 100)
    sections = read(report_pdf(FORM, printed, Look(rules=rules))).report.sections
    assert [section.key for section in sections] == [section.key for section in FORM.sections]
    assert [len(section.paragraphs) for section in sections] == [2, 0, 0, 0, 1, 1]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_turned_pages(rotate: int) -> None:
    """The height of type is its height on pages that are turned as a whole, too."""
    printed = distinct_figures(FORM, 100)
    look = Look(rules="none", rotate=rotate)
    reading = read(report_pdf(FORM, printed, look))
    assert assert_right_or_left_over(reading, printed, look) == len(printed)


LOOKS = st.builds(
    Look,
    rules=st.sampled_from(RULES),
    labels=st.tuples(
        st.sampled_from([0.03, 0.04, 0.06]),
        st.sampled_from([0.05, 0.08, 0.12]),
        st.sampled_from([0.1, 0.14, 0.2, 0.32]),
    ),
    size=st.sampled_from([7.5, 9.0, 10.5]),
    high=st.sampled_from([0, 0.5, 1]),
    names=st.sampled_from([0, 0.5, 1]),
    side=st.sampled_from([0, 0.5, 1]),
    whole_rows=st.booleans(),
    repeat=st.booleans(),
    start=st.floats(0, 600),
    footer=st.sampled_from(["- {} -", "{}", "第{}页", "— {} —"]),
    border=st.sampled_from(sorted(BORDERS)),
    rotate=st.sampled_from([0, 90, 270]),
)


@st.composite
def printings(draw: st.DrawFn) -> dict[str, str]:
    """Figures as organs print them: most of them zero, some blank, in full-width digits or with separators."""
    rnd = draw(st.randoms(use_true_random=False))
    style = draw(st.sampled_from(["plain", "mixed"]))
    printed: dict[str, str] = {}
    for key in FORM.cells:
        figure = rnd.choice([0, 0, 0, 1, 2, 7, 23, 156, 1234, 23456])
        ways = [str(figure)] * 7 + ["", "/", "-", f"{figure:,}", str(figure).translate(FULL_WIDTH)]
        printed[key] = rnd.choice(ways) if style == "mixed" else str(figure)
    return printed


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(look=LOOKS, printed=printings())
def test_no_figure_is_wrong_or_lost(look: Look, printed: dict[str, str]) -> None:
    """Rows cut anywhere by the page, figures broken in narrow columns: right, or left over, never elsewhere."""
    assert_right_or_left_over(read(report_pdf(FORM, printed, look)), printed, look)


BROKEN = {
    "three lines": (Look(rules="none", size=10.5, high=1, labels=(0.03, 0.08, 0.32)), "２３４５６"),
    "page break in a ruled row": (
        Look(size=7.5, high=0, labels=(0.03, 0.08, 0.32), whole_rows=False, start=476.8),
        "１２３４",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_no_part_of_a_broken_figure_is_a_figure(case: str) -> None:
    """The first lines of a figure that goes on below, or on the next page, are left over with the rest of it."""
    look, figure = BROKEN[case]
    printed = {**dict.fromkeys(FORM.cells, "7"), "disputes.reconsideration.corrected": figure}
    placed = assert_right_or_left_over(read(report_pdf(FORM, printed, look)), printed, look)
    assert len(printed) - 16 <= placed < len(printed)


@pytest.mark.parametrize("slip", SLIPS)
def test_slips_of_a_table_cost_its_neighbours_nothing(slip: str) -> None:
    """Labels mistyped, cut short or unread, rows and columns that differ from the form: no figure is wrong or lost."""
    reports = [one for one in map(made, range(1, 60)) if slip in one.traits][:2]
    found = [read_back(one) for one in reports]
    assert [(one.wrong, one.lost, one.twice) for one in found] == [({}, {}, Counter())] * 2
    for one, report in zip(found, reports, strict=True):
        assert one.placed > 0.6 * sum(any(map(str.isdigit, text)) for text in report.printed.values())


@pytest.mark.parametrize("seed", [5076, 5103])
def test_what_is_known_of_a_header_or_a_label_in_part(seed: int) -> None:
    """Two names of seven columns do not say which the others are; a sign of a label on a line of its own is no row."""
    found = read_back(made(seed))
    assert (found.wrong, found.lost, found.twice) == ({}, {}, Counter())


@pytest.mark.parametrize("seed", [20090, 20435])
def test_the_last_figure_above_a_page_break(seed: int) -> None:
    """A figure that fills its column at the foot of a page may go on below the header printed again on the next."""
    found = read_back(made(seed))
    assert (found.wrong, found.lost, found.twice) == ({}, {}, Counter())


def test_a_piece_of_a_label_that_is_like_a_heading() -> None:
    """A page begins with 三、 of a group and the end of a row's label beside its figures: section three goes on."""
    report = made(9101)

    found = read_back(report)

    assert (found.wrong, found.lost, found.twice) == ({}, {}, Counter())
