"""What an object looks like in a line and in a notebook."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser

import attrs
from hypothesis import given

from gov_disclosure import cells, check, from_figures, read
from gov_disclosure.model import Organ, Report
from gov_disclosure.writing.tables import figure_text
from varied_reports import varied_reports


class Balanced(HTMLParser):
    """Holds that every element that is opened is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def shown(thing: object) -> list[str]:
    """The texts that a notebook shows of *thing*."""
    parser = Balanced()
    parser.feed(thing._repr_html_())  # type: ignore[attr-defined]
    assert parser.open == []
    return parser.text


@given(report=varied_reports(blanks=True))
def test_every_figure_is_shown(report: Report) -> None:
    """The view of a report, and those of its tables, have the printed text of every figure, in any mixture of forms."""
    texts = shown(report)
    assert any(report.organ.name in text for text in texts)
    for name in ("proactive_disclosure", "requests", "disputes"):
        table = shown(getattr(report, name))
        for key, value in cells.by_key(report).items():
            if key.startswith(name) and value is not None:
                assert figure_text(value) in table
                assert figure_text(value) in texts or report.as_printed.get(key) in texts


def test_readings_and_results() -> None:
    """A reading tells its notes, a result its findings; markup in texts stays text."""
    reading = read("examples/planted_errors_2022.txt")
    result = check(reading)
    assert any(text == f"阅读记录 {len(reading.notes)} 条" for text in shown(reading))
    assert {found.rule for found in result.findings} <= {text.split()[0] for text in shown(result) if text.strip()}
    sly = attrs.evolve(reading.report, organ=Organ(name="<script>alert(1)</script>局"))
    assert "<script" not in sly._repr_html_() + check(sly)._repr_html_()


def test_in_a_line() -> None:
    """`str` is one short line; `repr` stays complete."""
    reading = read("examples/planted_errors_2022.txt")
    report, result = reading.report, check(reading)
    assert str(report) == "河东区行政审批服务局 2022 (form 2021)"
    assert str(report.requests) == "Requests(received 3, brought forward 0, outcomes 3, carried forward 0)"
    assert str(report.disputes).endswith("litigation after reconsideration 0)")
    assert "penalties blank" in str(report.proactive_disclosure)
    assert str(reading).endswith("200 cells placed, 0 leftovers, 3 notes")
    assert "not passed (error 4" in str(result)
    assert str(check(from_figures(year=2022, organ="x", figures={}))).startswith("x 2022 (form 2021): passed")
    for thing in (report, report.requests, reading, result):
        assert "\n" not in str(thing)
        assert len(str(thing)) < 200
        assert repr(thing).startswith(type(thing).__name__ + "(")


def test_only_asked_when_shown() -> None:
    """The model is used without loading what lays tables out."""
    code = (
        "import sys; from gov_disclosure import from_figures\n"
        "report = from_figures(year=2022, organ='x', figures={}); str(report)\n"
        "assert 'gov_disclosure.writing' not in sys.modules\n"
        "report._repr_html_(); assert 'gov_disclosure.writing' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
