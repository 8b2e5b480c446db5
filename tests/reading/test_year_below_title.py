"""The report year that stands below a title without one."""

from __future__ import annotations

import pytest

from openings import OVERVIEW, report_that_begins


@pytest.mark.parametrize("line", ["2023年", "（2023年度）", "二〇二三年", "（二○二三年度）", "二零二三年"])
def test_a_year_on_a_line_of_its_own(line: str) -> None:
    """It is the year of the report, in digits or in numerals."""
    assert report_that_begins(f"青松县水务局政府信息公开工作年度报告\n\n{line}\n\n{OVERVIEW}全年平稳。").year == 2023
