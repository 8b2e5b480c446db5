"""The files themselves: the same bytes each time, hostile text harmless, numbers as numbers, spans true."""

from __future__ import annotations

import csv
import io
import re
import sys
import zipfile
from datetime import UTC, datetime
from typing import Any

import attrs
import docx
import openpyxl
import pytest
from docx.enum.text import WD_UNDERLINE
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from gov_disclosure import cells
from gov_disclosure.document import Cell, Document, Grid, Paragraph
from gov_disclosure.document.characters import as_meant, display_width, harmless, printable, starts_formula
from gov_disclosure.document.docx import write as write_docx
from gov_disclosure.document.html import write as write_html
from gov_disclosure.document.text import write_md
from gov_disclosure.document.xlsx import write as write_xlsx
from gov_disclosure.errors import MissingExtraError, UnknownOutputError
from gov_disclosure.figures import LARGEST_COUNT
from gov_disclosure.model import Organ, Report
from gov_disclosure.rules import Outcome, check
from gov_disclosure.writing import FORMATS, render, write_document
from varied_reports import varied_reports
from written_reports import CULPRIT, FORMULAS, HOSTILE, faulty, only, quoting, sample, sections

LANGS = ("zh", "en")


class TestRender:
    """`render(report, to, findings=None, lang="zh")` for every format."""

    @pytest.mark.parametrize("to", FORMATS)
    @pytest.mark.parametrize("lang", LANGS)
    def test_same_report_same_bytes(self, to: str, lang: Any) -> None:
        """Nothing of the clock or of the run gets into a file, with findings or without."""
        report = faulty()
        result = check(report)
        assert render(report, to, lang=lang) == render(report, to, lang=lang)
        assert render(report, to, result, lang) == render(report, to, result, lang)

    @given(report=varied_reports(blanks=True))
    def test_every_report_can_be_written(self, report: Report) -> None:
        """Both editions and their mixtures, with blanks and placeholders."""
        for to in ("html", "docx", "md", "txt", "csv"):
            assert render(report, to)

    def test_unknown_format(self) -> None:
        """The error lists what there is."""
        with pytest.raises(UnknownOutputError, match=r"parquet.*html"):
            render(sample(), "parquet")

    @pytest.mark.parametrize("to", ["docx", "xlsx"])
    def test_zip_members_bear_no_time(self, to: str) -> None:
        """All members are dated 1980-01-01 and the core properties tell no moment of writing."""
        with zipfile.ZipFile(io.BytesIO(render(sample(), to))) as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            core = archive.read("docProps/core.xml").decode()
        assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) <= {"1980-01-01T00:00:00Z"}


class TestHtml:
    """Self-contained, accessible, marks in the form itself."""

    @staticmethod
    def page(report: Report, findings: Any = None, lang: Any = "zh") -> Any:
        return html.fromstring(render(report, "html", findings, lang))

    @pytest.mark.parametrize("lang", LANGS)
    def test_ids_are_unique_and_links_lead_somewhere(self, lang: Any) -> None:
        """Every link and every headers attribute names an element that is there, once."""
        report = faulty()
        page = self.page(report, check(report), lang)
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {href.removeprefix("#") for href in page.xpath("//a/@href")} <= set(ids)
        assert {part for value in page.xpath("//td/@headers") for part in value.split()} <= set(ids)

    def test_language(self) -> None:
        """The page says its language; Chinese narrative on an English page says its own."""
        assert self.page(sample()).get("lang") == "zh-Hans"
        page = self.page(sample(), lang="en")
        assert page.get("lang") == "en"
        assert "zh-Hans" in page.xpath("//p/@lang")

    def test_tables_have_captions_and_scopes(self) -> None:
        """Each table has a caption, each label cell a scope, each figure its labels."""
        page = self.page(sample())
        assert len(page.xpath("//table/caption")) == 3
        assert set(page.xpath("//th/@scope")) <= {"row", "rowgroup", "col", "colgroup"}
        assert not page.xpath("//th[not(@scope)]|//td[not(@headers)]")

    def test_a_figure_answers_to_its_labels(self) -> None:
        """The headers attribute of a cell of table three names groups and row, outermost first."""
        page = self.page(sample())
        (cell,) = page.xpath("//td[@id='cell-requests.outcomes.denied.state_secret.enterprise']")
        labels = [page.get_element_by_id(label).text_content() for label in cell.get("headers").split()]
        assert labels == [
            "申请人情况", "法人或其他组织", "商业企业", "三、本年度办理结果", "（三）不予公开", "1.属于国家秘密",
        ]  # fmt: skip

    def test_labels_of_a_block_are_not_those_of_another(self) -> None:
        """In table two a figure answers to the header of its own block alone."""
        page = self.page(sample())
        (cell,) = page.xpath("//td[@id='cell-proactive_disclosure.licenses.decisions']")
        labels = [page.get_element_by_id(label).text_content() for label in cell.get("headers").split()]
        assert labels == ["第二十条第（五）项", "本年处理决定数量", "行政许可"]

    @pytest.mark.parametrize("lang", LANGS)
    def test_offending_cells_are_marked_and_listed(self, lang: Any) -> None:
        """The cell links to the entry, the entry to the cell; the message is on hover; the figure stays itself."""
        report = faulty()
        result = check(report)
        page = self.page(report, result, lang)
        for finding in result.findings:
            (entry,) = page.xpath(f"//li[@id='mark-{finding.id}']")
            assert finding.message(lang) in entry.text_content()
        (cell,) = page.xpath(f"//td[@id='cell-{CULPRIT}']")
        assert "error" in cell.get("class").split()
        (link,) = cell.xpath("a")
        entry = page.get_element_by_id(link.get("href")[1:])
        assert f"#cell-{CULPRIT}" in entry.xpath(".//a/@href")
        assert only(result, "SUM301").message(lang) in link.get("title")
        assert only(result, "SUM302").message(lang) in link.get("title")
        assert cell.text_content() == "11"

    def test_without_an_explanation_the_cell_the_rule_names_is_marked(self) -> None:
        """Findings alone carry no explanation of the failed total; its own cell is marked."""
        report = faulty()
        finding = only(check(report), "SUM301")
        (cell,) = self.page(report, [finding]).xpath(f"//td[@id='cell-{finding.cells[0]}']")
        assert "error" in cell.get("class").split()

    def test_what_could_not_be_judged_is_marked_as_such(self) -> None:
        """A blank that leaves a total open is neither an error nor a hint."""
        report = sample(figures={"requests.received.enterprise": None})
        unsure = [one for one in check(report).findings if one.outcome is Outcome.UNDETERMINED]
        page = self.page(report, unsure)
        assert unsure
        assert set(page.xpath("//aside//li/span[1]/text()")) == {"无法判断"}
        assert page.xpath("//td[contains(@class, 'undetermined')]")

    def test_quoted_words_are_marked(self) -> None:
        """A finding on the narrative marks the words, not the paragraph."""
        report = sample()
        page = self.page(report, [quoting(report, "依法公开")])
        (mark,) = page.xpath("//mark")
        assert mark.text_content() == "依法公开"
        assert mark.getparent().text_content() == report.sections[0].sections[0].paragraphs[0]

    def test_nothing_from_outside_and_nothing_that_runs(self) -> None:
        """No script, no link to another file; the policy allows one style sheet only."""
        report = faulty()
        page = self.page(report, check(report))
        assert not page.xpath("//script|//link|//img|//iframe|//object|//@onclick|//@style|//@src")
        assert all(href.startswith("#") for href in page.xpath("//@href"))
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'; style-src 'sha256-")

    def test_hostile_text_is_text(self) -> None:
        """Markup in organ, title, narrative, headings and cells shows as it is printed."""
        report = hostile()
        raw = render(report, "html", [quoting(report, "<script>")]).decode()
        assert raw.count("<script") == 0
        assert raw.count("<style") == 1
        assert "\x00" not in raw
        page: Any = html.fromstring(raw.encode())
        assert printable(HOSTILE) in page.text_content()

    def test_same_id_twice(self) -> None:
        """Two findings with one id get an entry each."""
        report = sample()
        twice = [quoting(report, "依法公开")] * 2
        ids = self.page(report, twice).xpath("//li/@id")
        assert len(ids) == len(set(ids)) == 2

    def test_findings_on_cells_that_were_not_printed(self) -> None:
        """Such a cell is named without a link."""
        report = faulty()
        lacking = {key: None for key in cells.form_of(report).cells if key.startswith("disputes.")}
        finding = attrs.evolve(check(report).findings[0], cells=("disputes.reconsideration.total",))
        page = self.page(attrs.evolve(cells.replace(report, lacking), as_printed=lacking), [finding])
        assert not [href for href in page.xpath("//@href") if "disputes" in href]

    def test_several_documents_on_one_page(self) -> None:
        """Ids do not clash, and the page has links to each."""
        documents = (write_document(faulty()), write_document(faulty(), lang="en"))
        parts = [write_html.page_part(one, "zh", at) for at, one in enumerate(documents, start=1)]
        page: Any = html.fromstring(b"".join(write_html.page(parts, "两份报告", "zh")))
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert page.xpath("//nav//@href") == ["#r1-top", "#r2-top"]
        assert page.xpath("//title/text()") == ["两份报告"]


def hostile() -> Report:
    """Return a report with hostile text wherever text may stand."""
    blank = dict.fromkeys(f"disputes.reconsideration.{column}" for column in ("other", "upheld"))
    return attrs.evolve(
        sample(figures=blank),  # beside a figure, a text that says another one is not written
        organ=Organ(name=f"某局{HOSTILE}"),
        title=HOSTILE,
        preamble=(HOSTILE, *FORMULAS),
        sections=sections(HOSTILE * 3),
        as_printed={
            "disputes.reconsideration.other": HOSTILE,
            "disputes.reconsideration.upheld": "=HYPERLINK(1)",
            "disputes.reconsideration.corrected": "+5",
        },
    )


class TestDocx:
    """The official look: spans, fonts, header rows repeated over pages."""

    @pytest.mark.parametrize("lang", LANGS)
    def test_word_reads_it(self, lang: Any) -> None:
        """python-docx finds title, headings by level and three tables."""
        report = faulty()
        document = docx.Document(io.BytesIO(render(report, "docx", check(report), lang)))
        styles = [p.style.name for p in document.paragraphs if p.style]
        assert styles[0] == "Title"
        assert {"Heading 1", "Heading 2", "Heading 3"} <= set(styles)
        assert [len(table.columns) for table in document.tables] == [4, 10, 15]

    def test_spans(self) -> None:
        """Label cells span columns and rows as in the form."""
        table = docx.Document(io.BytesIO(render(sample(), "docx"))).tables[1]
        assert table.cell(0, 3)._tc is table.cell(0, 9)._tc
        assert table.cell(5, 0)._tc is table.cell(26, 0)._tc
        assert table.cell(26, 0).text == "三、本年度办理结果"
        assert table.cell(7, 2).text == "1.属于国家秘密"
        assert table.cell(3, 3).text == "3"

    def test_header_rows_repeat_and_rows_stay_whole(self) -> None:
        """The three header rows of tables three and four are headers; no row breaks over pages."""
        document = docx.Document(io.BytesIO(render(sample(), "docx")))
        xml = [table._tbl.xml for table in document.tables]
        assert [text.count("<w:tblHeader") for text in xml] == [0, 3, 3]
        assert [text.count("<w:cantSplit") for text in xml] == [14, 28, 4]

    def test_fonts(self) -> None:
        """Official fonts, each with a stand-in."""
        with zipfile.ZipFile(io.BytesIO(render(sample(), "docx"))) as archive:
            styles, fonts = (archive.read(f"word/{part}.xml").decode() for part in ("styles", "fontTable"))
        for font in ("方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"):
            assert f'w:eastAsia="{font}"' in styles
            assert re.search(rf'w:name="{font}"><w:altName w:val="[^"]+"', fonts)

    def test_marked_cells_are_framed(self) -> None:
        """By frame and shade, each level another frame; the findings are listed."""
        report = faulty()
        result = check(report)
        document = docx.Document(io.BytesIO(render(report, "docx", result)))
        frame = re.findall(r'<w:(\w+) w:val="double"', document.tables[1]._tbl.xml)
        assert sorted(frame) == sorted(("top", "left", "bottom", "right") * 2)  # its own sides, and its neighbours'
        listed = [p.text for p in document.paragraphs]
        assert all(any(finding.id in text for text in listed) for finding in result.findings)

    def test_marked_words_are_underlined_and_shaded(self) -> None:
        """The words that a finding quotes, not the paragraph around them."""
        report = sample()
        document = docx.Document(io.BytesIO(render(report, "docx", [quoting(report, "依法公开")])))
        marked = [run for p in document.paragraphs for run in p.runs if run.underline is WD_UNDERLINE.WAVY]
        assert [run.text for run in marked] == ["依法公开"]
        assert "w:shd" in marked[0].element.xml

    def test_properties(self) -> None:
        """Title and organ, cut to what a property holds; the date is that of publication, nothing of the library."""
        made = Document(
            blocks=(), format="test", metadata={"title": "甲" * 300, "organ": "某局\x01", "published": "2023-01-30"}
        )
        properties = docx.Document(io.BytesIO(write_docx.write(made))).core_properties
        assert (properties.title, properties.author, properties.comments) == ("甲" * 255, "某局␁", "")
        assert properties.created == properties.modified == datetime(2023, 1, 30, tzinfo=UTC)

    def test_grids_with_gaps_and_without_cells(self) -> None:
        """A gap is a blank cell; a grid without cells is no table, for no program opens one."""
        cells_ = (Cell("a", 0, 0, 2, 1), Cell("b", 1, 2))
        made = Document(blocks=(Grid(cells=()), Grid(cells=cells_)), format="test")
        (table,) = docx.Document(io.BytesIO(write_docx.write(made))).tables
        assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "", ""], ["a", "", "b"]]

    def test_without_the_library_the_extra_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The error says what to install."""
        monkeypatch.setitem(sys.modules, "docx", None)
        with pytest.raises(MissingExtraError, match=r"gov-disclosure\[docx\]"):
            render(sample(), "docx")

    def test_hostile_text_is_text(self) -> None:
        """Characters that XML forbids show as their pictures; the parts stay well-formed."""
        data = render(hostile(), "docx")
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                etree.fromstring(archive.read(name))
        assert printable(HOSTILE) in [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]


class TestXlsx:
    """True merges, numbers as numbers, nothing that runs."""

    @staticmethod
    def book(report: Report, findings: Any = None, lang: Any = "zh") -> openpyxl.Workbook:
        return openpyxl.load_workbook(io.BytesIO(render(report, "xlsx", findings, lang)))

    def test_sheets(self) -> None:
        """One sheet for the text and one a table."""
        assert self.book(sample()).sheetnames == [
            "正文", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况",
        ]  # fmt: skip

    def test_merges_and_numbers(self) -> None:
        """Spans are merges; figures are numbers, amounts with their decimals, changes with their sign."""
        book = self.book(sample())
        assert "A6:A27" in {str(merged) for merged in book.worksheets[2].merged_cells.ranges}
        assert (book.worksheets[2]["D4"].value, book.worksheets[2]["D4"].data_type) == (3, "n")
        assert book.worksheets[1]["B14"].value == 13.39
        old = self.book(sample("2019")).worksheets[1]
        assert -5 in {cell.value for row in old.iter_rows() for cell in row}

    def test_figures_beyond_fifteen_digits_are_text(self) -> None:
        """A worksheet number would lose their last digits."""
        book = self.book(sample(figures={"proactive_disclosure.licenses.decisions": LARGEST_COUNT}))
        (cell,) = (c for row in book.worksheets[1].iter_rows() for c in row if c.value == str(LARGEST_COUNT))
        assert cell.data_type == "s"

    def test_nothing_is_a_formula(self) -> None:
        """Text that looks like one is marked as text and keeps every character."""
        book = self.book(hostile(), [quoting(hostile(), "<script>")])
        found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in found} <= {"s", "n"}
        risky = [cell for cell in found if starts_formula(str(cell.value)) and cell.data_type == "s"]
        assert {str(cell.value).strip() for cell in risky} >= {"=1+1", "@SUM(A1)", "=HYPERLINK(1)"}
        assert all(cell.quotePrefix for cell in risky)

    def test_long_text_is_kept(self) -> None:
        """A paragraph beyond what a cell holds goes on in the next row."""
        long = "公开" * 40_000
        sheet = self.book(sample(preamble=(long,))).worksheets[0]
        assert "".join(str(sheet.cell(row, 1).value) for row in (2, 3, 4)) == long

    def test_marks(self) -> None:
        """A marked cell has a comment with the finding; the list links to it."""
        report = faulty()
        result = check(report)
        book = self.book(report, result)
        comments = [cell.comment.text for row in book.worksheets[2].iter_rows() for cell in row if cell.comment]
        assert all(any(only(result, code).id in text for text in comments) for code in ("SUM301", "SUM302"))
        (listed,) = (sheet for sheet in book if sheet.title == "核对结果")
        assert [row[0].value for row in listed.iter_rows()] == [finding.id for finding in result.findings]
        links = [row[3].hyperlink.location for row in listed.iter_rows() if row[3].hyperlink]
        assert links
        assert all(str(link).startswith("'收到和处理") for link in links)

    def test_sheet_names(self) -> None:
        """Names are cleaned, shortened and kept apart."""
        grids = tuple(Grid(cells=(Cell("a", 0, 0),), number=n, title="x/y:" * 20) for n in (1, 2))
        book = openpyxl.load_workbook(io.BytesIO(write_xlsx.write(Document(blocks=grids, format="test"))))
        assert len(set(book.sheetnames)) == 3
        assert all(len(name) <= 31 for name in book.sheetnames)


class TestTextFormats:
    """Plain text, Markdown and CSV."""

    def test_text_rows_have_all_columns(self) -> None:
        """Rows of table three have ten fields, group labels stand in the first row of their group."""
        lines = render(sample(), "txt").decode().splitlines()
        (line,) = (line for line in lines if "1.属于国家秘密" in line)
        assert [text.strip() for text in line.split("\t")] == ["", "（三）不予公开", "1.属于国家秘密", *["0"] * 7]

    @pytest.mark.parametrize(("to", "mark"), [("txt", "\t"), ("md", "|")])
    def test_columns_stand_below_one_another(self, to: str, mark: str) -> None:
        """Where a Chinese character takes two columns and tab stops are eight apart, figures of a column end alike."""
        report = sample(figures={"requests.received.enterprise": 1234567})
        ends = set()
        for line in render(report, to).decode().splitlines():
            shown = "".join(sign * display_width(sign, ambiguous=2) for sign in line).expandtabs(8)
            found = [match.end() for match in re.finditer(r"\b[0-9]+(?= |$)", shown)]
            if len(line.split(mark)) > 9 and len(found) >= 7:
                ends.add(tuple(found[-7:]))
        assert len(ends) == 2  # table three, and the one row of table four

    def test_markdown_means_what_it_says(self) -> None:
        """What Markdown would take for markup is escaped; pipes in cells do not part them."""
        blocks = (
            Paragraph(text="标题*", level=1), Paragraph(text="# 不是标题\n- 不是列表"), Paragraph(text="1. 不是编号"),
            Grid(cells=(Cell("a|b", 0, 0), Cell("<i>", 0, 1))),
        )  # fmt: skip
        text = write_md.write(Document(blocks=blocks, format="test")).decode()
        assert text == (
            "## 标题\\*\n\n\\# 不是标题\\\n\\- 不是列表\n\n1\\. 不是编号\n\n| a\\|b | \\<i\\> |\n| ---- | ----- |\n"
        )

    def test_csv_is_one_row_a_cell(self) -> None:
        """Key, labels in both languages, unit, figure, printed text, and the report they are of."""
        report = attrs.evolve(sample(), as_printed={"proactive_disclosure.charges.amount": "133900元"})
        rows = list(csv.DictReader(io.StringIO(render(report, "csv").decode("utf-8-sig"))))
        keys = list(cells.form_of(report).cells)
        assert [row["cell"] for row in rows[-len(keys) :]] == keys
        (row,) = (row for row in rows if row["cell"] == "proactive_disclosure.charges.amount")
        assert row == {
            "cell": "proactive_disclosure.charges.amount",
            "label_zh": "第二十条第（八）项 / 行政事业性收费 · 本年收费金额（单位：万元）",
            "label_en": "Article 20 item (8) / Administrative and institutional charges"
            " · Amount charged this year (10,000 yuan)",
            "unit": "万元", "figure": "13.39", "printed": "133900元", "year": "2022", "organ": "云岭县行政审批服务局",
        }  # fmt: skip

    def test_csv_leaves_out_cells_that_were_not_printed(self) -> None:
        """A lacking cell has no row; a blank one has, without a figure."""
        key = "disputes.reconsideration.total"
        bare = cells.replace(sample(), {key: None})
        for text, count in ((None, 0), ("", 1)):
            report = attrs.evolve(bare, as_printed={key: text})
            rows = list(csv.DictReader(io.StringIO(render(report, "csv").decode("utf-8-sig"))))
            assert sum(row["cell"] == key for row in rows) == count

    def test_csv_has_the_text_too(self) -> None:
        """A row for each fact and paragraph, named by its path in the report's JSON document."""
        rows = csv.DictReader(io.StringIO(render(sample(), "csv").decode("utf-8-sig")))
        found = {row["cell"]: row["figure"] or row["printed"] for row in rows}
        assert found["year"] == "2022"
        assert found["period.end"] == "2022-12-31"
        assert found["sections.0.sections.1.sections.0.heading"] == "1.办理情况"

    @pytest.mark.parametrize("text", FORMULAS)
    def test_csv_neutralises_formulas(self, text: str) -> None:
        """A leading = + - @ tab or return gets an apostrophe."""
        assert harmless(text) == f"'{text}"

    @given(text=st.text("='+a@\t", max_size=5))
    def test_csv_apostrophes_come_off_again(self, text: str) -> None:
        """Also where the text has apostrophes of its own."""
        assert as_meant(harmless(text)) == text

    @pytest.mark.parametrize("text", ["-5", "+3", "-12.5", "0", "规章", "—"])
    def test_csv_leaves_numbers_and_text_alone(self, text: str) -> None:
        """Negative changes stay numbers."""
        assert harmless(text) == text

    @given(text=st.text(st.characters(codec="utf-8")))
    def test_printable_text_can_stand_in_xml(self, text: str) -> None:
        """Whatever comes, XML holds it, and nothing gets shorter."""
        shown = printable(text)
        assert len(shown) == len(text)
        node = etree.Element("a")
        node.text = shown
        etree.fromstring(etree.tostring(node))
