"""What is told beside the findings (waivers, crashes): every output tells all of it, in both languages."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import openpyxl
import pytest
from click.testing import CliRunner
from lxml import etree, html

from gov_disclosure import dumps
from gov_disclosure.cli.app import app
from gov_disclosure.results import run_to_plain
from gov_disclosure.rules import Crash, Severity, check
from gov_disclosure.rules.waivers import UnusedWaiver, Waived, Waiver
from gov_disclosure.text import Lang
from gov_disclosure.writing import FORMATS, checks, render
from gov_disclosure.writing.checks import Checked, write_checks
from written_reports import faulty, only

LANGS: tuple[Lang, ...] = ("zh", "en")
OUTPUTS = ("json", *checks.FORMATS)
REASON, OTHER, AUTHOR = "台账已核对", "待下年更正", "某人"
SARIF = Path(__file__).parents[1] / "schemas" / "sarif" / "sarif-2.1.0-rtm.5.json"


def waiver(**facts: object) -> Waiver:
    """Return a waiver by *AUTHOR* for *REASON*, with *facts* put over it."""
    usual = {"rule": "SUM301", "reason": REASON, "author": AUTHOR, "expires": date(2099, 1, 2)}
    return Waiver(**{**usual, **facts})  # type: ignore[arg-type]


def one_of_each() -> Checked:
    """Return a report of which one finding is silenced, one re-levelled, one waiver expired and one unmatched."""
    result = check(faulty())
    silenced, changed = only(result, "SUM301"), only(result, "SUM302")
    relevelled = attrs.evolve(changed, severity=Severity.INFO)
    kept = tuple(relevelled if one is changed else one for one in result.findings if one is not silenced)
    waived = (
        Waived(finding=silenced, waiver=waiver()),
        Waived(finding=changed, waiver=waiver(rule="SUM302", action="info", reason=OTHER)),
    )
    unused = (
        UnusedWaiver(waiver=waiver(rule="CEL101", expires=date(2001, 2, 3)), why="expired"),
        UnusedWaiver(waiver=waiver(rule="LAW101"), why="unmatched"),
    )
    result = attrs.evolve(result, findings=kept, waived=waived, unused=unused, crashes=(Crash("SUM401", "KeyError"),))
    return Checked(report=faulty(), result=result, source="a.txt")


def shown(one: Checked, to: str, lang: Lang) -> str:
    """Return what the output *to* shows of *one* as text."""
    if to == "json":
        return json.dumps(run_to_plain([("a.txt", one.result, ())]), ensure_ascii=False)
    return _text(write_checks([one], to, lang), to)


def _text(data: bytes, to: str) -> str:
    if to == "xlsx":
        sheets = openpyxl.load_workbook(io.BytesIO(data)).worksheets
        return " ".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row)
    return tree(data).text_content() if to == "html" else data.decode()


def tree(data: bytes) -> Any:
    return html.fromstring(data)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("to", OUTPUTS)
class TestEveryOutput:
    """JSON, text, SARIF, XLSX, HTML, GitHub and JUnit say the same."""

    def test_silenced_findings(self, to: str, lang: Lang) -> None:
        """What a waiver silenced is named by its id, with the reason."""
        one = one_of_each()
        found = shown(one, to, lang)
        assert one.result.waived[0].finding.id in found
        assert REASON in found

    def test_findings_of_another_severity(self, to: str, lang: Lang) -> None:
        """What a waiver only gave another severity says why; it is not called waived."""
        found = shown(one_of_each(), to, lang)
        assert OTHER in found
        if to == "text":
            (line,) = (line for line in found.splitlines() if OTHER in line)
            assert "豁免：" not in line
            assert "Waived" not in line

    def test_waivers_that_did_nothing(self, to: str, lang: Lang) -> None:
        """A waiver that has expired and one without a finding are named by their rule."""
        found = shown(one_of_each(), to, lang)
        assert "CEL101" in found
        assert "2001-02-03" in found
        assert "LAW101" in found

    def test_crashes(self, to: str, lang: Lang) -> None:
        """A rule that crashed is named with its error."""
        found = shown(one_of_each(), to, lang)
        assert "SUM401" in found
        assert "KeyError" in found


@pytest.mark.parametrize("to", [one for one in FORMATS if one not in ("json", "csv")])
def test_a_form_with_its_result(to: str) -> None:
    """A form that is written with a result tells all of it too, whatever its format."""
    one = one_of_each()
    data = render(one.report, to, one.result)
    found = _docx(data) if to == "docx" else _text(data, to).replace("\\", "")
    for words in (one.result.waived[0].finding.id, REASON, OTHER, "2001-02-03", "LAW101", "KeyError"):
        assert words in found


def _docx(data: bytes) -> str:
    import docx

    return "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)


def test_machines_still_take_it() -> None:
    """SARIF follows its schema; a waiver that did nothing makes no run a failed one. JUnit is XML."""
    one = one_of_each()
    without = attrs.evolve(one, result=attrs.evolve(one.result, crashes=()))
    log = json.loads(write_checks([without], "sarif"))
    jsonschema.Draft4Validator(json.loads(SARIF.read_text("utf-8"))).validate(log)
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is True
    assert etree.fromstring(write_checks([one], "junit")).xpath("//testsuite/system-out")


def test_github_shows_waived_findings_in_its_log_only() -> None:
    """What was accepted is no annotation; it is a line of the log, which no name can turn into a command."""
    one = attrs.evolve(one_of_each(), source="::error::x")
    lines = write_checks([one], "github").decode().splitlines()
    (told,) = (line for line in lines if REASON in line and one.result.waived[0].finding.id in line)
    assert not told.startswith("::")


WAIVERS = f"""
[[waiver]]
rule = "SUM"
reason = "{REASON}"
author = "{AUTHOR}"
expires = 2099-01-02
"""


@pytest.mark.parametrize("lang", LANGS)
class TestManyReports:
    """Three reports, of which all sums are waived."""

    def run(self, folder: Path, *words: str) -> str:
        (folder / "reports").mkdir()
        for name in "abc":
            (folder / "reports" / f"{name}.json").write_bytes(dumps(faulty()))
        (folder / "waivers.toml").write_text(WAIVERS, "utf-8")
        call = ["check", str(folder / "reports"), "--waivers", str(folder / "waivers.toml"), *words]
        return CliRunner().invoke(app, call, catch_exceptions=False).stdout

    def test_the_index_counts_them(self, tmp_path: Path, lang: Lang) -> None:
        """The index has a column for what was waived, and the page of each report says what and why."""
        self.run(tmp_path, "--lang", lang, "--format", "html", "-o", str(tmp_path / "out.html"))
        index = tree((tmp_path / "out.html").read_bytes())
        heads = [one.text_content() for one in index.xpath("//table[@id='reports']/thead//th")]
        assert heads[-1] == {"zh": "已豁免", "en": "waived"}[lang]
        waived = len([one for one in check(faulty()).findings if one.rule.startswith("SUM")])
        rows = index.xpath("//table[@id='reports']/tbody/tr")
        assert [row.xpath("td")[-1].text for row in rows] == [str(waived)] * 3
        for page in (tmp_path / "out_pages").iterdir():
            assert REASON in page.read_text("utf-8")

    def test_the_workbook_counts_them(self, tmp_path: Path, lang: Lang) -> None:
        """The summary has a column for them with a total; the list of waivers has a row each."""
        self.run(tmp_path, "--lang", lang, "--format", "xlsx", "-o", str(tmp_path / "out.xlsx"))
        book = openpyxl.load_workbook(tmp_path / "out.xlsx")
        summary: list[Any] = list(book.worksheets[0].iter_rows(values_only=True))
        at = summary[0].index({"zh": "已豁免", "en": "waived"}[lang])
        each = [row[at] for row in summary[2:]]
        assert summary[1][at] == sum(each) > 0
        listed = list(book[{"zh": "豁免", "en": "Waivers"}[lang]].iter_rows(min_row=2, values_only=True))
        assert len(listed) == sum(each)

    def test_the_summary_counts_them(self, tmp_path: Path, lang: Lang) -> None:
        """The last line says how many were waived."""
        waived = 3 * len([one for one in check(faulty()).findings if one.rule.startswith("SUM")])
        last = self.run(tmp_path, "--lang", lang, "--quiet").splitlines()[-1]
        assert {"zh": f"已豁免{waived}项", "en": f"waived: {waived}"}[lang] in last
