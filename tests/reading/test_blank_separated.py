"""Tables of text whose cells are parted by blanks: a blank cell is seen where, and only where, cells can be counted."""

from __future__ import annotations

import pytest

import dialects
from gov_disclosure import cells, forms
from gov_disclosure.document.text.gaps import tables
from gov_disclosure.reading import Reading, read
from written_reports import sample

FORM = forms.for_edition("2021")
PRINTED = {key: "" if key.endswith((".enterprise", ".total")) else str(at) for at, key in enumerate(FORM.cells, 1)}


def drawn(gap: int, *, aligned: bool = False) -> Reading:
    """Print a report with blank cells, each cell followed by so many blanks or filled up to the width of its column."""

    def dialect(rows: dialects.Rows, width: int) -> str:
        del width
        if not aligned:
            return "\n".join((" " * gap).join(row) for row in rows)
        widths = [max(len(row[at]) for row in rows if at < len(row)) for at in range(max(map(len, rows)))]
        return "\n".join((" " * gap).join(text.ljust(widths[at]) for at, text in enumerate(row)) for row in rows)

    return read(dialects.report_text(FORM, PRINTED, dialect).encode())


@pytest.mark.parametrize("gap", [2, 3, 4, 8])
def test_blank_cells_are_counted(gap: int) -> None:
    """A gap twice as wide stands for one blank cell, also at the end of a row."""
    reading = drawn(gap)
    found = {key: str(value) for key, value in cells.by_key(reading.report).items() if value is not None}
    assert found == {key: text for key, text in PRINTED.items() if text}
    assert not reading.leftovers
    place = reading.places["requests.received.research_institution"]
    assert place.end is not None
    assert place.start is not None
    assert place.end - place.start + 1 == len(PRINTED["requests.received.research_institution"])


@pytest.mark.parametrize("gap", [2, 3])
def test_columns_that_stand_below_one_another_are_not_counted(gap: int) -> None:
    """There a gap is as wide as the text above it; no figure gets into a wrong cell."""
    reading = drawn(gap, aligned=True)
    values = {key: str(value) for key, value in cells.by_key(reading.report).items() if value is not None}
    assert values.items() <= PRINTED.items()


@pytest.mark.parametrize(("lines", "gap"), [
    (["甲    1    2", "丙丁    3    4", "戊    5        6"], "    "),
    (["甲    1    2", "丙丁    3      4"], ""),
    (["甲    1    2", "乙    3        4"], ""),
    (["甲  1", "丙丁  3"], ""),
    (["甲 1 2", "丙丁 3 4"], ""),
    (["甲\t1  2  3", "丙丁|1  2  3"], ""),
    ([], ""),
])  # fmt: skip
def test_what_proves_a_separator(lines: list[str], gap: str) -> None:
    """Every gap a multiple of the narrowest, and first cells of different width before it."""
    assert tables(lines)[0] == gap


def test_a_year_after_a_label_is_its_figure() -> None:
    """行政许可 2024 is a label and a figure, not a label for the year."""
    key = "proactive_disclosure.licenses.decisions"
    printed = {key: str(value) for key, value in cells.by_key(sample()).items()} | {key: "2024"}
    for name in ("raw", "A", "D"):
        reading = read(dialects.report_text(FORM, printed, dialects.DIALECTS[name]).encode())
        assert cells.value(reading.report, key) == 2024
