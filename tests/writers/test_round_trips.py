"""What is written can be read back: read(write(r)) == r for tables, sections, year, organ and period."""

from __future__ import annotations

import contextlib
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import codec, forms
from gov_disclosure.errors import GovDisclosureError, UnreadableError
from gov_disclosure.model import Report
from gov_disclosure.reading import read
from gov_disclosure.rules import check
from gov_disclosure.writing import render
from mutant_pages import mutated
from varied_reports import varied_reports
from written_reports import EXAMPLES, faulty, sample

WRITTEN = ("html", "docx", "xlsx", "md", "txt", "csv")


def said(report: Report) -> dict[str, Any]:
    """Return what a written report must keep."""
    return {
        "form": report.form,
        "year": report.year,
        "organ": report.organ.name,
        "period": report.period,
        "sections": report.sections,
        "proactive_disclosure": report.proactive_disclosure,
        "requests": report.requests,
        "disputes": report.disputes,
        "as_printed": report.as_printed,
    }


@pytest.mark.parametrize("to", WRITTEN)
class TestRoundTrips:
    """Every format that can be read, both editions of the form."""

    @given(data=st.data())
    def test_both_editions_with_blanks_and_placeholders(self, to: str, data: st.DataObject) -> None:
        """Figures, blanks, placeholders, sections to any depth, year, organ and period come back."""
        report = data.draw(varied_reports(edition=data.draw(st.sampled_from(forms.EDITIONS)), blanks=True))
        reading = read(render(report, to))
        assert said(reading.report) == said(report)
        assert not reading.leftovers

    @pytest.mark.parametrize("name", ["hedong_2022", "planted_errors_2022"])
    def test_examples(self, to: str, name: str) -> None:
        """What was read from text comes back from every format, text before section one included."""
        report = read(EXAMPLES / f"{name}.txt").report
        back = read(render(report, to)).report
        assert said(back) == said(report)
        assert back.preamble == report.preamble

    @pytest.mark.parametrize(
        "text",
        [
            "我局<b>公开</b>信息 & 其他，&lt;实体&gt;也在内。",
            "* 星号、_下划线_、`反引号`、~~波浪~~与反斜杠\\。",
            "- 短横开头的一句。", "+5件是新增的。", "=1+1是算式。", "@某人的来信已经答复。",
            "详见http://www.example.gov.cn/a_b_c/index.html?x=1&y=2。",
            "公开率100%，共1,009件（含上年结转3件）。",
            "1.第一项工作已经完成。",
            "新收申请的情况。" * 1000,
        ],
    )  # fmt: skip
    def test_narrative_keeps_every_character(self, to: str, text: str) -> None:
        """What a format would take for markup, and long text."""
        report = sample()
        sections = list(report.sections)
        sections[4] = attrs.evolve(sections[4], paragraphs=("不足有三个方面。", text, "下一年加以改进。"))
        report = attrs.evolve(report, sections=tuple(sections))
        assert said(read(render(report, to)).report) == said(report)

    @pytest.mark.parametrize("edition", forms.EDITIONS)
    def test_a_blank_is_a_blank_wherever_it_stands(self, to: str, edition: Any) -> None:
        """Also in cells that span columns: one blank cell, not several."""
        keys = [key for key in forms.for_edition(edition).cells if key.startswith("proactive_disclosure.")]
        for key in keys:
            report = sample(edition, figures={key: None}, as_printed={key: ""})
            reading = read(render(report, to))
            assert said(reading.report) == said(report)
            assert not reading.leftovers

    def test_a_missing_row_stays_missing(self, to: str) -> None:
        """A row that the published form lacks is lacking again, not blank."""
        row = "requests.outcomes.not_processed.excessive"
        lacking = {key: None for key in forms.for_edition("2021").cells if key.startswith(f"{row}.")}
        report = attrs.evolve(sample(figures=lacking), as_printed=lacking)
        back = read(render(report, to)).report
        assert back.requests == report.requests
        assert back.as_printed == report.as_printed

    @pytest.mark.parametrize("amount", ["976.81", "1276.5534", "0"])
    def test_procurement_keeps_its_unit(self, to: str, amount: str) -> None:
        """The amount of procurement in the 2019 form, whose header prints no unit."""
        key = "proactive_disclosure.procurement.amount"
        report = sample("2019", figures={key: Decimal(amount)})
        assert read(render(report, to)).report.proactive_disclosure == report.proactive_disclosure


@given(report=varied_reports(blanks=True))
@pytest.mark.parametrize("to", ["json", "csv"])
def test_data_formats_keep_everything(to: str, report: Report) -> None:
    """Mixed editions too, and what is known of the organ, of the publication and of the source."""
    report = attrs.evolve(report, source="https://www.example.gov.cn/a.html", published=date(2023, 1, 30))
    data = render(report, to)
    assert (codec.loads(data) if to == "json" else read(data).report) == report
    assert render(report, to) == data


class TestLongTable:
    """CSV that was changed on the way, by a program or by hand."""

    def test_other_encodings_and_quoting(self) -> None:
        """As a spreadsheet on a Chinese system saves it: GBK, no byte order mark, blank lines at the end."""
        data = render(sample(), "csv").decode("utf-8-sig") + ",,,,,,,\r\n"
        assert said(read(data.encode("gb18030")).report) == said(sample())

    @given(seed=st.integers(0, 10**6))
    def test_mutilated(self, seed: int) -> None:
        """Cut, swapped and spoilt: a report or an error of this package."""
        data = mutated(render(sample(), "csv"), seed, 5)
        with contextlib.suppress(GovDisclosureError):
            read(data, format="csv")

    def test_places_are_lines(self) -> None:
        """The line of the file on which a figure stands, multi-line paragraphs before it counted."""
        report = sample()
        report = attrs.evolve(report, preamble=("一\n二\n三", *report.preamble))
        data = render(report, "csv")
        place = read(data).places["requests.received.natural_person"]
        assert place.line is not None
        assert data.decode().splitlines()[place.line - 1].startswith("requests.received.natural_person,")

    def test_figures_that_no_cell_takes_are_left_over(self) -> None:
        """A repeated row, an unknown key of a table, and a figure that is none."""
        data = render(sample(figures={"requests.received.enterprise": 77}), "csv").decode()
        line = next(line for line in data.splitlines() if line.startswith("requests.received.enterprise,"))
        data += f"{line}\r\n{line.replace('.enterprise', '.robots')}\r\n".replace(",77,", ",78,")
        data = data.replace(",13.39,", ",13;39,")
        reading = read(data.encode())
        assert {(leftover.text, leftover.reason.value) for leftover in reading.leftovers} == {
            ("78", "row_repeated"), ("78", "row_unknown"), ("13;39", "not_a_figure"),
        }  # fmt: skip
        assert reading.report.as_printed["proactive_disclosure.charges.amount"] == "13;39"

    @pytest.mark.parametrize("spoilt", [
        ("form,", "forms,"), (",2021,", ",1999,"), ("year,", "years,"), ("organ.name,", "organ.name.x,"),
        ("sections.0.heading,", "sections.0." + "a." * 5000 + ","), ("period.start,", "period.0,"),
        ("preamble.0,", "preamble.x,"),
    ])  # fmt: skip
    def test_what_makes_no_report_is_refused(self, spoilt: tuple[str, str]) -> None:
        """With the paths of what is missing or wrong."""
        with pytest.raises(UnreadableError):
            read(render(sample(), "csv").decode().replace(*spoilt, 1).encode())


def test_a_marked_page_reads_back_as_the_report_alone() -> None:
    """The list of findings around the form is not taken for text of the report."""
    report = faulty()
    reading = read(render(report, "html", check(report)))
    assert said(reading.report) == said(report)
    assert not reading.leftovers
