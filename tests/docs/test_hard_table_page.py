"""The worked example of `docs/explanation/reading-a-hard-table.md` is read as the page says."""

from __future__ import annotations

from pathlib import Path

from gov_disclosure import cells
from gov_disclosure.reading import read

PAGE = Path(__file__).parents[2] / "docs/explanation/reading-a-hard-table.md"


def test_the_page_says_what_is_read() -> None:
    table = PAGE.read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    text = (
        f"青松县水务局2023年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n第二十条第（六）项\t\t\t\n{table}"
    )

    reading = read(text.encode())

    found = cells.by_key(reading.report)
    assert {value for value in found.values() if value is not None} == set()
    assert reading.report.as_printed["proactive_disclosure.penalties.decisions"] == "不详"
    assert reading.report.as_printed["proactive_disclosure.compulsion.decisions"] == ""
    over = {leftover.text: leftover.reason.value for leftover in reading.leftovers}
    assert {text: over.get(text) for text in ("79536", "61", "62", "63", "64")} == {
        "79536": "in_label",
        "61": "column_unknown",
        "62": "column_unknown",
        "63": "row_unknown",
        "64": "row_unknown",
    }
