"""A report as a document: the form's own cells and spans, what was printed, nothing invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import cells, forms
from gov_disclosure.document import Document, Grid, Paragraph
from gov_disclosure.forms import TABLE_KEYS
from gov_disclosure.model import Period, Report
from gov_disclosure.writing import write_document
from varied_reports import varied_reports
from written_reports import sample


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


class TestTables:
    """The statutory tables carry their true spans."""

    @given(report=varied_reports(blanks=True), lang=st.sampled_from(("zh", "en")))
    def test_cells_and_spans_are_those_of_the_form(self, report: Report, lang: str) -> None:
        """Every grid has the form's cells at the form's places, labels in the language asked for."""
        form = cells.form_of(report)
        for grid, key in zip(grids(write_document(report, lang=lang)), TABLE_KEYS, strict=True):  # type: ignore[arg-type]
            wanted = {(c.row, c.column, c.rowspan, c.colspan, c.key) for c in form.tables[key].grid}
            assert {(c.row, c.column, c.rowspan, c.colspan, c.key) for c in grid.cells} == wanted
            assert {c.text for c in grid.cells if c.header} >= {
                getattr(c, lang) for c in form.tables[key].grid if c.key is None and c.zh != "采购总金额"
            }

    @given(report=varied_reports(blanks=True))
    def test_every_figure_is_written_as_printed(self, report: Report) -> None:
        """A cell shows its printed text, else its figure in plain digits."""
        shown = {c.key: c.text for grid in grids(write_document(report)) for c in grid.cells if c.key}
        for key, value in cells.by_key(report).items():
            if key in report.as_printed:
                assert shown[key] == report.as_printed[key]
            else:
                assert Decimal(shown[key]) == value
                assert "E" not in shown[key].upper()

    def test_amounts_are_never_in_exponent_notation(self) -> None:
        """A Decimal such as 1E+3 is written 1000."""
        report = sample(figures={"proactive_disclosure.charges.amount": Decimal("1E+3")})
        (cell,) = (c for c in grids(write_document(report))[0].cells if c.key == "proactive_disclosure.charges.amount")
        assert cell.text == "1000"

    def test_a_row_the_published_form_lacks_is_left_out(self) -> None:
        """Labels that span it become shorter; the other rows stand as before."""
        row = "requests.outcomes.denied.state_secret"
        lacking = {key: None for key in forms.for_edition("2021").cells if key.startswith(f"{row}.")}
        report = cells.replace(sample(), lacking)
        grid = grids(write_document(attrs.evolve(report, as_printed=lacking)))[1]
        assert not [c for c in grid.cells if c.key and c.key.startswith(row)]
        (group,) = (c for c in grid.cells if c.text == "（三）不予公开")
        (first,) = (c for c in grid.cells if c.text == "2.其他法律行政法规禁止公开")
        assert (group.rowspan, group.row) == (7, first.row)
        assert max(c.row for c in grid.cells) == 26

    def test_a_block_the_published_form_lacks_goes_with_its_heading(self) -> None:
        """第二十条第（八）项 disappears with its only row."""
        lacking = {"proactive_disclosure.charges.amount": None}
        report = attrs.evolve(cells.replace(sample(), lacking), as_printed=lacking)
        labels = {c.text for c in grids(write_document(report))[0].cells}
        assert "第二十条第（八）项" not in labels
        assert "第二十条第（六）项" in labels

    def test_a_table_the_published_form_lacks_is_not_written(self) -> None:
        """Its section heading stays if the report has the section."""
        lacking = {key: None for key in forms.for_edition("2021").cells if key.startswith("disputes.")}
        report = attrs.evolve(cells.replace(sample(), lacking), as_printed=lacking)
        assert len(grids(write_document(report))) == 2
        bare = texts(write_document(attrs.evolve(report, sections=())))
        assert not [text for text in bare if "行政复议" in text]

    @pytest.mark.parametrize(
        ("amount", "printed", "header"),
        [
            (Decimal("976.81"), None, "采购总金额（万元）"),
            (Decimal("976.81"), "976.81万元", "采购总金额"),
            (None, "808", "采购总金额"),
            (Decimal("1234.5"), "1,234.5", "采购总金额（万元）"),
        ],
    )
    def test_procurement_says_its_unit_once(self, amount: Decimal | None, printed: str | None, header: str) -> None:
        """The 2019 form prints no unit; the header gets 万元 where nothing else would tell it."""
        key = "proactive_disclosure.procurement.amount"
        report = sample("2019", figures={key: amount})
        if printed is not None:
            report = attrs.evolve(report, as_printed={key: printed})
        labels = [c.text for c in grids(write_document(report))[0].cells if c.header]
        assert [label for label in labels if label.startswith("采购总金额")] == [header]


class TestText:
    """Title, preamble and sections in the order of the form."""

    def test_title(self) -> None:
        """The printed title, else the statutory one."""
        assert texts(write_document(sample()))[0] == "云岭县行政审批服务局2022年政府信息公开工作年度报告"
        assert texts(write_document(sample(title="2022年年报")))[0] == "2022年年报"

    def test_tables_stand_in_their_sections(self) -> None:
        """Heading, table, text after it; a text that ends with a colon announces the table."""
        report = sample()
        second = attrs.evolve(report.sections[1], paragraphs=("本部分以表格报告：", "以上不含下属单位。"))
        report = attrs.evolve(report, sections=(report.sections[0], second, *report.sections[2:]))
        blocks = write_document(report).blocks
        at = next(i for i, block in enumerate(blocks) if isinstance(block, Grid))
        around = [block.text for block in blocks[at - 2 : at + 2] if isinstance(block, Paragraph)]
        assert around == [second.heading, "本部分以表格报告：", "以上不含下属单位。"]

    def test_headings_are_written_where_a_table_must_stand(self) -> None:
        """A report without sections gets the three statutory headings."""
        found = texts(write_document(sample(sections=())))
        statutory = [f"{s.number}、{s.zh}" for s in forms.for_edition("2021").sections if s.key in TABLE_KEYS]
        assert found[-3:] == statutory

    def test_a_missing_section_goes_where_the_form_has_it(self) -> None:
        """Section three is put between two and four."""
        report = sample()
        report = attrs.evolve(report, sections=report.sections[:2] + report.sections[3:])
        found = [t for t in texts(write_document(report)) if t[1:2] == "、"]
        assert [text[0] for text in found] == list("一二三四五六")

    @pytest.mark.parametrize(
        ("preamble", "added"),
        [
            ((), True),
            (("统计期限为2022年1月1日至2022年12月31日。",), False),
            (("统计期限为 2022 年 1 月 1 日到 12 月 31 日。",), False),
            (("统计期限为2022年1月1日至2022年11月30日。",), True),
        ],
    )
    def test_the_period_is_said_once(self, preamble: tuple[str, ...], added: bool) -> None:
        """A sentence is added only where the preamble does not name both days."""
        found = texts(write_document(sample(preamble=preamble)))
        assert ("本报告所列数据的统计期限为2022年1月1日至2022年12月31日。" in found) is added

    def test_no_period_no_sentence(self) -> None:
        """Nothing is invented."""
        assert not [text for text in texts(write_document(sample(period=None))) if "期限" in text]

    def test_metadata(self) -> None:
        """What the file says of itself: title, organ, day of publication where it is known."""
        document = write_document(sample(published=date(2023, 1, 16)))
        assert document.metadata == {
            "title": "云岭县行政审批服务局2022年政府信息公开工作年度报告",
            "organ": "云岭县行政审批服务局",
            "published": "2023-01-16",
        }

    def test_english(self) -> None:
        """Statutory headings are translated, the narrative stays as printed."""
        found = texts(write_document(sample(), lang="en"))
        assert "3. Requests for disclosure received and processed" in found
        assert "我局一年来依法公开政府信息。" in found

    def test_a_period_of_part_of_a_year(self) -> None:
        """Any two days are written."""
        period = Period(start=date(2022, 3, 1), end=date(2023, 2, 28))
        assert "本报告所列数据的统计期限为2022年3月1日至2023年2月28日。" in texts(write_document(sample(period=period)))
