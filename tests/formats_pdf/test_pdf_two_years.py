"""Tables without rules that print last year's figures beside this year's."""

from __future__ import annotations

import pytest

from gov_disclosure import cells
from gov_disclosure.forms import TableKey, for_edition
from gov_disclosure.reading import read
from pdf_pages import WIDTH, pdf, text

FORM = for_edition("2021")
HEADINGS = {"requests": "三、收到和处理政府信息公开申请情况", "disputes": "四、政府信息公开行政复议、行政诉讼情况"}


def _page(key: TableKey, years: tuple[str, str], *, blank: bool, swapped: bool) -> tuple[bytes, list[str]]:
    """Print table *key* with each row of figures twice, beside the name of its year; return last year's figures too."""
    form = FORM.tables[key]
    left = min(cell.column for cell in form.grid if cell.key)
    step = (WIDTH - 60) / (form.columns + 1)
    drawn, y = text(30, 40, HEADINGS[key]), 70.0
    others: list[str] = []
    rows = sorted({cell.row for cell in form.grid})
    for row in rows:
        here = [cell for cell in form.grid if cell.row == row]
        figures = [cell for cell in here if cell.key]
        for cell in here:
            if not cell.key:
                drawn += text(30 + (cell.column + (cell.column >= left)) * step, y, cell.zh[:24], 4.5)
        lines: list[tuple[str, list[str]]] = [("", [])]
        if figures:
            last = [str(70_001 + len(others) + at) for at in range(len(figures))]
            others += last
            this = [] if blank else [str(10_001 + at) for at in range(len(figures))]
            lines = [(years[0], last), (years[1], this)]
        for year, texts in reversed(lines) if swapped else lines:
            drawn += text(30 + left * step, y, year, 4.5) if year else ""
            drawn += "".join(text(30 + (left + 1 + at) * step, y, one, 4.5) for at, one in enumerate(texts))
            y += 12.5
    return pdf(
        [text(60, 60, "青松县水务局2023年政府信息公开工作年度报告", 14) + text(60, 90, "一、总体情况"), drawn]
    ), others


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("years", [("2022年", "2023年"), ("上年", "本年")])
@pytest.mark.parametrize("key", ["requests", "disputes"])
def test_rows_of_two_years(key: TableKey, years: tuple[str, str], blank: bool, swapped: bool) -> None:
    """None of the figures is this year's for certain: all are left over, also where this year's row is blank."""
    data, others = _page(key, years, blank=blank, swapped=swapped)
    reading = read(data, source="report.pdf")

    assert not any(cells.by_key(reading.report).values())
    assert set(others) <= {leftover.text for leftover in reading.leftovers}
