"""
The written HTML in a real headless Chromium.

Run with ``pytest -m browser``. Without a browser these tests are skipped,
unless ``GOV_DISCLOSURE_BROWSER=1`` says that there must be one: then they fail.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import attrs
import pytest
from pdfminer.high_level import extract_text

from gov_disclosure import from_figures
from gov_disclosure.comparison import Filed, panels
from gov_disclosure.rules import check
from gov_disclosure.writing import render
from gov_disclosure.writing.checks import Checked, write_checks
from gov_disclosure.writing.findings_index import Entry, Index, index_page
from gov_disclosure.writing.panels import panels_html
from written_reports import CULPRIT, HOSTILE, faulty, only, quoting, sections

pytestmark = pytest.mark.browser

REQUIRED = os.environ.get("GOV_DISCLOSURE_BROWSER") == "1"
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
LANGS = ("zh", "en")


def _missing(what: str) -> None:
    if REQUIRED:
        pytest.fail(f"GOV_DISCLOSURE_BROWSER=1, but there is no {what}")
    pytest.skip(f"no {what}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium of the system, driven by playwright."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        _missing("playwright")
        raise
    program = os.environ.get("GOV_DISCLOSURE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        _missing("chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


class Page:
    """A page written to a file and opened, with everything the browser complained of or tried to load."""

    def __init__(self, browser: Any, path: Path, data: bytes, width: int = 1000) -> None:
        path.write_bytes(data)
        self.page = browser.new_page(viewport={"width": width, "height": 900})
        self.complaints: list[str] = []
        self.loaded: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._refuse)
        self.page.on("request", lambda request: self.loaded.append(request.url))
        self.page.goto(path.as_uri())

    def _refuse(self, dialog: Any) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def style(self, selector: str, name: str, pseudo: str = "") -> str:
        found: str = self.page.eval_on_selector(
            selector, "(e, [name, pseudo]) => getComputedStyle(e, pseudo || null)[name]", [name, pseudo]
        )
        return found

    def box(self, selector: str) -> dict[str, float]:
        found: dict[str, float] = self.page.locator(selector).bounding_box()
        return found


def cell(key: str) -> str:
    return f"[id='cell-{key}']"


@pytest.fixture(params=LANGS)
def marked(request: pytest.FixtureRequest, browser: Any, tmp_path: Path) -> Iterator[Page]:
    """The report with the planted digit, its findings marked, in each language."""
    report = faulty()
    page = Page(browser, tmp_path / "marked.html", render(report, "html", check(report), request.param))
    yield page
    page.page.close()


class TestMarkedPage:
    """Offending cells are marked in the form itself, with the message on hover and in a list that links there."""

    def test_quiet_and_alone(self, marked: Page) -> None:
        """No script error, no complaint of the policy, nothing loaded but the page."""
        assert marked.complaints == []
        assert len(marked.loaded) == 1

    def test_marked_cell_is_visible(self, marked: Page) -> None:
        """By frame, ground and sign, not by colour alone; the figure is there to read."""
        assert marked.page.locator(cell(CULPRIT)).is_visible()
        assert marked.style(cell(CULPRIT), "outlineStyle") == "solid"
        assert marked.style(cell(CULPRIT), "backgroundColor") not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
        assert marked.style(f"{cell(CULPRIT)} a", "content", "::before") == '"✗"'
        assert marked.page.locator(cell(CULPRIT)).inner_text().strip() == "11"
        plain = cell("requests.received.enterprise")
        assert marked.style(plain, "outlineStyle") == "none"

    def test_contrast(self, marked: Page) -> None:
        """Text on every ground has a contrast of at least 4.5 to 1."""
        assert marked.page.evaluate(_LOWEST_CONTRAST) >= 4.5

    def test_dark(self, marked: Page) -> None:
        """Where the reader's system is dark, so is the page, with the same contrast."""
        light = marked.style("body", "backgroundColor")
        marked.page.emulate_media(color_scheme="dark")
        assert marked.style("body", "backgroundColor") != light == "rgb(255, 255, 255)"
        assert marked.page.evaluate(_LOWEST_CONTRAST) >= 4.5
        marked.page.emulate_media(media="print", color_scheme="dark")
        assert marked.style("body", "backgroundColor") == light

    def test_printed_pages_are_full(self, marked: Page) -> None:
        """Tables and findings break where a page ends: no page but the last is left half empty."""
        from io import BytesIO

        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LTTextContainer

        pages = list(extract_pages(BytesIO(marked.page.pdf(prefer_css_page_size=True))))
        ends = [min(one.y0 for one in page if isinstance(one, LTTextContainer)) / page.height for page in pages]
        assert len(pages) > 2
        assert max(ends[:-1]) < 0.3

    def test_links_lead_there_and_back(self, marked: Page) -> None:
        """From the cell to its entry, from the entry to the cell; the target is in view and framed."""
        marked.page.click(f"{cell(CULPRIT)} a")
        entry = marked.page.evaluate("location.hash.slice(1)")
        assert entry.startswith("mark-SUM30")
        assert marked.page.locator(f"[id='{entry}']").is_visible()
        marked.page.click(f"[id='{entry}'] a[href='#cell-{CULPRIT}']")
        assert marked.page.evaluate("location.hash") == f"#cell-{CULPRIT}"
        assert marked.style(cell(CULPRIT), "boxShadow") != "none"
        box = marked.box(cell(CULPRIT))
        assert 0 <= box["y"] <= 900

    def test_message_on_hover_and_on_focus(self, marked: Page) -> None:
        """The title for the mouse; for the keyboard a note beside the cell."""
        link = marked.page.locator(f"{cell(CULPRIT)} a")
        assert "SUM301" in link.get_attribute("title")
        assert marked.style(f"{cell(CULPRIT)} a", "content", "::after") == "none"
        marked.page.keyboard.press("Tab")
        link.focus()
        marked.page.keyboard.press("Shift+Tab")
        marked.page.keyboard.press("Tab")
        assert "SUM301" in marked.style(f"{cell(CULPRIT)} a", "content", "::after")

    def test_every_marked_cell_is_reached_by_keyboard(self, marked: Page) -> None:
        """Each mark is a link, and each link has a name that says the figure and the finding."""
        links = marked.page.locator("td a.to-mark")
        assert links.count() > 1
        for index in range(links.count()):
            assert "SUM30" in links.nth(index).get_attribute("aria-label")

    def test_prints_on_a4(self, marked: Page, tmp_path: Path) -> None:
        """On paper nothing is cut off at the side, and header rows repeat."""
        marked.page.emulate_media(media="print")
        marked.page.set_viewport_size({"width": 672, "height": 1000})  # A4 less its margins, at 96 dots per inch
        wide = marked.page.evaluate("Math.max(...[...document.querySelectorAll('table')].map(t => t.scrollWidth))")
        assert wide <= 672
        assert marked.style("thead", "display") == "table-header-group"
        assert marked.page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


class TestNarrowScreen:
    """A phone shows the text at its width; only the tables scroll."""

    @pytest.mark.parametrize("lang", LANGS)
    def test_page_does_not_scroll_sideways(self, browser: Any, tmp_path: Path, lang: Any) -> None:
        """The document is no wider than the screen."""
        report = faulty()
        page = Page(browser, tmp_path / "narrow.html", render(report, "html", check(report), lang), width=390)
        assert page.page.evaluate("document.documentElement.scrollWidth") <= 390


class TestHostilePage:
    """Script and style in narrative, title and quoted words are text."""

    def test_nothing_runs(self, browser: Any, tmp_path: Path) -> None:
        """No dialog, no error, and everything still shows."""
        report = attrs.evolve(faulty(), title=HOSTILE, preamble=(HOSTILE,), sections=sections(HOSTILE))
        finding = quoting(report, "<script>")
        page = Page(browser, tmp_path / "hostile.html", render(report, "html", [finding]))
        assert page.complaints == []
        assert page.page.locator("h1").is_visible()
        assert page.page.locator("mark").inner_text() == "<script>"

    def test_many_reports_on_one_page(self, browser: Any, tmp_path: Path) -> None:
        """The list on top leads to each report."""
        report = faulty()
        checked = [Checked(report=report, result=check(report), source=name) for name in ("a.txt", "b.txt")]
        page = Page(browser, tmp_path / "many.html", write_checks(checked, "html"))
        page.page.click("nav a[href='#r2-top']")
        assert page.complaints == []
        assert -1 <= page.box("[id='r2-top']")["y"] < 100
        assert only(checked[0].result, "SUM301").id in page.page.content()


class TestIndexOfMany:
    """The index of many reports is sorted and filtered, and fits a phone."""

    @pytest.fixture(params=[1280, 390])
    def index(self, request: pytest.FixtureRequest, browser: Any, tmp_path: Path) -> Iterator[Page]:
        """An index of 30 reports, on a wide screen and on a narrow one."""
        entries = [
            Entry(
                page=f"check_pages/{number}.html",
                source=f"/data/reports/{2020 + number % 3}/青石县第{number}局政府信息公开工作年度报告.html",
                organ=f"青石县第{number}局",
                year=2020 + number % 3,
                ok=number % 2 == 0,
                levels=(number % 2 * number, 1, 0, 0),
                rules={"LAW104": 1, "SUM301": number},
            )
            for number in range(30)
        ]
        entries += [attrs.evolve(entries[4], source="/data/reports/again.html")]
        data = index_page(Index(entries=entries, unread=["/data/reports/empty.html: empty"]), "en")
        page = Page(browser, tmp_path / "check.html", data, request.param)
        yield page
        page.page.close()

    @staticmethod
    def shown(index: Page) -> list[str]:
        """Return the names of the files that are shown, in order."""
        rows = index.page.locator("#reports tbody tr:visible th a")
        return [rows.nth(at).inner_text() for at in range(rows.count())]

    def test_fits_and_is_legible(self, index: Page) -> None:
        """No complaint, nothing loaded, no wider than the screen, and words stand out from their ground."""
        assert index.complaints == []
        assert len(index.loaded) == 1
        assert index.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        for scheme in ("light", "dark"):
            index.page.emulate_media(color_scheme=scheme)
            assert index.page.evaluate(_LOWEST_CONTRAST) >= 4.5

    def test_sorts_and_filters(self, index: Page) -> None:
        """Worst first; by a click on a head the other way; by words, and only what has not passed."""
        assert len(self.shown(index)) == 31
        assert "第29局" in self.shown(index)[0]
        index.page.click("#reports thead th:nth-child(3) button")
        index.page.click("#reports thead th:nth-child(3) button")
        assert index.page.locator("#reports tbody tr:first-child td:nth-child(3)").inner_text().endswith("2020")
        index.page.check("#bad")
        assert len(self.shown(index)) == 15
        index.page.fill("#filter", "2021 第13局")
        assert self.shown(index) == ["青石县第13局政府信息公开工作年度报告.html"]
        assert index.page.locator("#shown").inner_text() == "1 / 31"


class TestYearsOfMany:
    """The page of `series` folds each of many organs on the screen."""

    def test_prints_what_is_folded(self, browser: Any, tmp_path: Path) -> None:
        """On paper everything stands that the filter leaves, and the screen is as before afterwards."""
        years = [
            from_figures(
                year=year, organ=f"青石县第{number}局", figures={"proactive_disclosure.licenses": year}, blank=0
            )
            for number in (1, 2, 3)
            for year in (2021, 2022)
        ]
        found = panels(Filed(report=one, source=f"{one.organ.name}{one.year}.txt") for one in years)
        page = Page(browser, tmp_path / "years.html", b"".join(panels_html(found, "zh")))
        page.page.fill("#filter", "第1局")
        assert page.page.locator(".panel:visible").count() == 0
        page.page.pdf(path=tmp_path / "one.pdf")
        page.page.fill("#filter", "")
        page.page.pdf(path=tmp_path / "all.pdf")
        assert page.page.locator(".organ[open]").count() == 0
        one, everything = (normalize("NFKC", extract_text(tmp_path / name)) for name in ("one.pdf", "all.pdf"))
        assert (one.count("行政许可"), everything.count("行政许可")) == (1, 3)
        assert page.complaints == []
        page.page.close()


_LOWEST_CONTRAST = """() => {
  const parse = c => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const f = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b);
  };
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  let lowest = 21;
  for (const e of document.querySelectorAll('body *')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
    lowest = Math.min(lowest, (a + 0.05) / (b + 0.05));
  }
  return lowest;
}"""
