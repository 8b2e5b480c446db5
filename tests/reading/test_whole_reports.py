"""
Whole reports of both editions and their mixtures, printed in many styles and read back.

Issue 3: "HTML, DOCX, XLSX made from any truth file with merged or unmerged
headers, split labels, full-width digits, GBK bytes: every cell right", and
"every number printed inside a statutory table ends in a cell or in the
leftovers". Issue 2: "Any of the dialects, made from any of the truth files:
100 % of cells right or, where the dialect loses them, in the leftovers; never
a wrong figure". The figures are drawn in place of the truth files'.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dialects
from gov_disclosure import cells, forms
from gov_disclosure.model import Report
from gov_disclosure.reading import Reading, read
from page_styles import GRIDS, HALF_WIDTH, Style, as_docx, as_html, as_xlsx, printed, styles
from varied_reports import varied_reports
from written_reports import sample

PLAIN = Style(
    grid="spanned", labels="plain", figures="plain", blank="", around="nothing", encoding="utf-8", cut=None, seed=0
)


def figures(report: Report) -> dict[str, cells.Value]:
    return {key: value for key, value in cells.by_key(report).items() if value is not None}


def assert_every_cell_right(reading: Reading, report: Report) -> None:
    """Every figure in its cell, blanks and placeholders kept, nothing left over, right year and organ."""
    assert figures(reading.report) == figures(report)
    assert not reading.leftovers
    assert {key: text.strip() for key, text in reading.report.as_printed.items() if text is not None}.items() >= (
        {key: text for key, text in report.as_printed.items() if text is not None}.items()
    )
    assert (reading.report.year, reading.report.organ.name) == (report.year, report.organ.name)


def assert_nothing_wrong_or_lost(reading: Reading, report: Report) -> None:
    """Every figure in its own cell or in the leftovers."""
    found, true = figures(reading.report), figures(report)
    assert {key: value for key, value in found.items() if true.get(key) != value} == {}
    texts = printed(report)
    lost = Counter(texts[key] for key in true.keys() - found.keys())
    left = Counter(unicodedata.normalize("NFKC", leftover.text).replace(",", "") for leftover in reading.leftovers)
    assert not lost - left


@given(report=varied_reports(blanks=True), style=styles)
def test_html(report: Report, style: Style) -> None:
    """Pages: spans kept, lost or unrolled, labels split, blanks, what stands around a report, encodings."""
    assert_every_cell_right(read(as_html(report, style)), report)


@given(report=varied_reports(blanks=True), style=styles)
def test_docx(report: Report, style: Style) -> None:
    """Word files."""
    assert_every_cell_right(read(as_docx(report, style)), report)


@given(report=varied_reports(blanks=True), style=styles)
def test_xlsx(report: Report, style: Style) -> None:
    """Workbooks."""
    assert_every_cell_right(read(as_xlsx(report, style)), report)


@pytest.mark.parametrize("make", [as_html, as_docx, as_xlsx])
def test_split_cells_lend_no_figure(make: Callable[[Report, Style], bytes]) -> None:
    """Where a merged cell was split, its figure repeated, and the next cell is blank, it stays blank."""
    form = forms.for_edition("2019")
    blank = [key for key in form.cells if key.endswith((".change", ".disclosed"))]
    figures = {key: at if key not in blank else None for at, key in enumerate(form.cells, 100)}
    figures = {key: value for key, value in figures.items() if "procurement" not in key}
    report = sample("2019", figures=figures, as_printed=dict.fromkeys(blank, ""))
    for grid in GRIDS:
        assert_every_cell_right(read(make(report, attrs.evolve(PLAIN, grid=grid))), report)


def as_text(report: Report, name: str, *, half_width: bool, full_grid: bool) -> str:
    """Print a report as text in a dialect."""
    return dialects.report_text(
        cells.form_of(report),
        printed(report),
        (dialects.EXPANDED if full_grid else dialects.DIALECTS)[name],
        organ=report.organ.name,
        year=report.year,
        label=(lambda text: text.translate(HALF_WIDTH)) if half_width else str,
        table_rows=dialects.expanded_rows if full_grid else dialects.rows_of,
    )


@given(name=st.sampled_from([*dialects.DIALECTS]), report=varied_reports(blanks=False), half_width=st.booleans())
def test_text_without_blanks(name: str, report: Report, half_width: bool) -> None:
    """No dialect that keeps every cell loses one."""
    text = as_text(report, name, half_width=half_width, full_grid=False)
    assert_every_cell_right(read(text.encode()), report)


@given(
    name=st.sampled_from([*dialects.DIALECTS]),
    report=varied_reports(blanks=True),
    half_width=st.booleans(),
    encoding=st.sampled_from(["utf-8", "gb18030", "utf-16"]),
)
def test_text_with_blanks(name: str, report: Report, half_width: bool, encoding: str) -> None:
    """What a dialect cannot show is left over, never guessed."""
    text = as_text(report, name, half_width=half_width, full_grid=False)
    assert_nothing_wrong_or_lost(read(text.encode(encoding)), report)


@given(name=st.sampled_from([*dialects.EXPANDED]), report=varied_reports(blanks=True), half_width=st.booleans())
def test_full_grids_of_text(name: str, report: Report, half_width: bool) -> None:
    """Tables in which merged cells leave empty ones keep every blank."""
    text = as_text(report, name, half_width=half_width, full_grid=True)
    assert_every_cell_right(read(text.encode()), report)


@pytest.mark.parametrize("blank", ["produced", "disclosed"])
def test_copies_of_one_label_may_be_broken_in_other_places(blank: str) -> None:
    """Cells that were one are told by their words, wherever each copy is broken over lines, beside a blank too."""
    key = f"proactive_disclosure.rules.{blank}"
    report = sample("2019", {key: None}, as_printed={key: ""})
    style = attrs.evolve(PLAIN, grid="repeated", labels="breaks")

    assert_every_cell_right(read(as_html(report, style)), report)
