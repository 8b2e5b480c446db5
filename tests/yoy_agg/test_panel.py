"""The cells of each organ over the years: what is in them, what is marked, and the files they are written to."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs
import openpyxl
import pytest
from lxml import html as lxml_html

from gov_disclosure import cells
from gov_disclosure.cells import Value
from gov_disclosure.comparison import Filed, Panel, panels
from gov_disclosure.model import Organ, Report
from gov_disclosure.text import Lang
from gov_disclosure.writing.panels import panels_csv, panels_html, panels_xlsx
from rule_examples import build

BROUGHT, CARRIED = "requests.brought_forward.natural_person", "requests.carried_forward.natural_person"
STOCK = "proactive_disclosure.normative_documents"
SOUND = cells.replace(build({}), dict.fromkeys((f"{STOCK}.issued", f"{STOCK}.repealed", f"{STOCK}.in_force"), 0))
LANGS: tuple[Lang, ...] = ("zh", "en")


def report(year: int, figures: Mapping[str, Value] | None = None, organ: str = "云岭县教育局") -> Report:
    """Return a report that carries nothing over, with other figures where asked."""
    still = {key: 0 for key in cells.by_key(SOUND) if "carried_forward" in key or "brought_forward" in key}
    changed = {**still, **(figures or {})}
    return attrs.evolve(cells.replace(SOUND, changed), year=year, organ=Organ(name=organ))


def filed(*reports: Report) -> list[Filed]:
    """Return the reports with the names of files."""
    return [Filed(report=one, source=f"{at} {one.organ.name} {one.year}.html") for at, one in enumerate(reports)]


def marked(panel: Panel) -> dict[tuple[str, int], set[str]]:
    """Return the marked cells with the rules that failed in them."""
    return {place: {one.rule for one in found} for place, found in panel.marks.items()}


class TestMarks:
    """A finding marks this year's cell and the cell of last year that it is held against."""

    def test_carried_over(self) -> None:
        """What is brought forward against what was carried forward."""
        (panel,) = panels(filed(report(2022, {CARRIED: 2}), report(2023, {BROUGHT: 3}))).panels
        assert marked(panel) == {(BROUGHT, 2023): {"YOY101"}, (CARRIED, 2022): {"YOY101"}}
        assert panel.figures[2023][BROUGHT] == 3
        assert panel.sources == {2022: "0 云岭县教育局 2022.html", 2023: "1 云岭县教育局 2023.html"}

    def test_stock(self) -> None:
        """Documents in force against last year's and what changed."""
        (panel,) = panels(filed(report(2022), report(2023, {f"{STOCK}.in_force": 4}))).panels
        assert marked(panel) == {
            (f"{STOCK}.in_force", 2022): {"YOY201"},
            **{(f"{STOCK}.{name}", 2023): {"YOY201"} for name in ("in_force", "issued", "repealed")},
        }

    def test_unit(self) -> None:
        """An amount that is some 10,000 times last year's."""
        amount = "proactive_disclosure.charges.amount"
        (panel,) = panels(filed(report(2022, {amount: Decimal(2)}), report(2023, {amount: Decimal(20000)}))).panels
        assert marked(panel) == {(amount, year): {"YOY401"} for year in (2022, 2023)}

    def test_two_editions(self) -> None:
        """Cells of both editions stand in printed order; a key that a year's form lacks is not among its figures."""
        old = attrs.evolve(build({"base": "2019"}), year=2020, organ=Organ(name="云岭县教育局"))
        (panel,) = panels(filed(old, report(2021))).panels
        assert set(panel.cells) == {*cells.by_key(old), *cells.by_key(report(2021))}
        undivided = panel.cells.index("requests.outcomes.otherwise_handled.undivided.total")
        assert undivided < panel.cells.index("requests.outcomes.total.natural_person")
        assert "proactive_disclosure.rules.issued" not in panel.figures[2020]


class TestVersions:
    """Of two reports of one organ and year never both are used."""

    def test_same_figures(self) -> None:
        """One of them is used, and it is told."""
        found = panels(filed(report(2022), report(2022), report(2023)))
        assert found.panels[0].series.years == (2022, 2023)
        assert found.versions[0].used == "0 云岭县教育局 2022.html"

    def test_other_figures(self) -> None:
        """None of them is used: the year is missing."""
        found = panels(filed(report(2021), report(2022), report(2022, {BROUGHT: 1}), report(2023)))
        assert found.panels[0].series.years == (2021, 2023)
        assert found.panels[0].series.missing == (2022,)
        assert found.versions[0].used is None


HOSTILE = "云岭县<script>alert(1)</script>教育局"
FOUND = panels(
    filed(
        report(2022, {CARRIED: 2}), report(2023, {BROUGHT: 3}), report(2023, organ="=1+1县财政局"),
        report(2022, organ=HOSTILE), report(2022, {BROUGHT: 1}, HOSTILE), report(2021, organ=HOSTILE),
    )
)  # fmt: skip


class TestCsv:
    """A row a cell, a column a year, a byte order mark."""

    @pytest.mark.parametrize("lang", LANGS)
    def test_rows(self, lang: Lang) -> None:
        """Figures as printed, the marks in the last column; nothing a worksheet would run."""
        data = b"".join(panels_csv(FOUND, lang))
        assert data.startswith(b"\xef\xbb\xbf")
        head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
        assert head[3:6] == ["2021", "2022", "2023"]
        assert len(rows) == sum(len(one.cells) for one in FOUND.panels)
        at = {(row[0], row[1]): row[3:] for row in rows}
        assert at["云岭县教育局", BROUGHT] == ["", "0", "3", "2023 YOY101"]
        assert at["云岭县教育局", CARRIED] == ["", "2", "0", "2022 YOY101"]
        assert ("'=1+1县财政局", BROUGHT) in at


class TestXlsx:
    """What does not agree, the panel with its marks, and what there is twice."""

    @pytest.mark.parametrize("lang", LANGS)
    def test_sheets(self, lang: Lang) -> None:
        """Figures are numbers, marked ones have a colour; organ and cell stay in view."""
        book: Any = openpyxl.load_workbook(io.BytesIO(b"".join(panels_xlsx(FOUND, lang))))
        wrong, figures, twice = book.worksheets
        assert [wrong.cell(2, column).value for column in (1, 2, 3)] == ["云岭县教育局", "2022–2023", "YOY101"]
        assert figures.freeze_panes == "C2"
        assert [figures.cell(1, column).value for column in (3, 4, 5)] == ["2021", "2022", "2023"]
        rows = {(row[0].value, row[-1].value): row for row in figures.iter_rows(min_row=2)}
        brought = rows["云岭县教育局", BROUGHT]
        assert [cell.value for cell in brought[2:5]] == [None, 0, 3]
        assert [cell.fill.patternType for cell in brought[3:5]] == [None, "solid"]
        assert rows["=1+1县财政局", BROUGHT][0].data_type == "s"
        assert twice.max_row == 2


class TestHtml:
    """One page, safe whatever an organ is called."""

    @pytest.mark.parametrize("lang", LANGS)
    def test_page(self, lang: Lang) -> None:
        """Marked cells lead to their reason; cells that are 0 or blank throughout are counted."""
        data = b"".join(panels_html(FOUND, lang)).decode()
        assert "<script>alert" not in data
        page: Any = lxml_html.fromstring(data)
        first, *others = page.xpath("//details")
        assert "bad" in first.get("class")
        assert len(others) == 2
        links = first.xpath(".//td[contains(@class, 'marked')]/a/@href")
        assert len(links) == 2
        for link in links:
            (reason,) = page.xpath(f"//li[@id='{link[1:]}']")
            assert "YOY101" in reason.text_content()
        shown = first.xpath(".//tbody/tr")
        left = first.xpath("./p[last()]")[0].text_content()
        panel = next(one for one in FOUND.panels if one.series.organ == "云岭县教育局")
        assert str(len(panel.cells) - len(shown)) in left
        assert page.xpath("//ul/li")
