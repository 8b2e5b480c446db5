"""Results of checking for people and machines: the same ids everywhere, true totals, both languages."""

from __future__ import annotations

import hashlib
import io
import json
import re
import tracemalloc
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import openpyxl
import pytest
from lxml import etree, html
from openpyxl.utils import get_column_letter

from gov_disclosure import cells, rules
from gov_disclosure.document.characters import display_width
from gov_disclosure.errors import UnknownLanguageError, UnknownOutputError, WrongTypeError
from gov_disclosure.model import Note, NoteKind, Organ, Place, Span
from gov_disclosure.rules import Crash, Finding, Outcome, Severity, check
from gov_disclosure.text import Lang, Text
from gov_disclosure.writing import checks, findings_xlsx, render
from gov_disclosure.writing.checks import Checked, write_checks
from gov_disclosure.writing.excerpt import excerpt
from written_reports import CULPRIT, HOSTILE, faulty, only, quoting, sample

LANGS = ("zh", "en")
SARIF = Path(__file__).parents[1] / "schemas" / "sarif"


@pytest.fixture(scope="module")
def checked() -> list[Checked]:
    """Two reports: one with a planted error, one whose figures add up."""
    return [
        Checked(report=faulty(), result=check(faulty()), source="报告/云岭 2022.txt"),
        Checked(report=sample(), result=check(sample()), source="good.html"),
    ]


def with_result(**changes: Any) -> Checked:
    return Checked(report=faulty(), result=attrs.evolve(check(faulty()), **changes), source="a.txt")


def on_cells(*keys: str) -> Finding:
    """Return a finding on *keys*."""
    words = Text("不符。", "It does not hold.")
    return Finding(
        rule="SUM301",
        outcome=Outcome.FAILED,
        severity=Severity.ERROR,
        title=words,
        source=words,
        said=words,
        cells=keys,
    )


class TestAllFormats:
    """`write_checks(checked, to, lang)`."""

    @pytest.mark.parametrize("to", checks.FORMATS)
    @pytest.mark.parametrize("lang", LANGS)
    def test_same_ids_in_all(self, checked: list[Checked], to: str, lang: Any) -> None:
        """Every finding is in every output under its own id."""
        data = write_checks(checked, to, lang)
        if to == "xlsx":
            sheets = openpyxl.load_workbook(io.BytesIO(data)).worksheets
            shown = " ".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row)
        else:
            shown = data.decode()
        for one in checked:
            for finding in one.result.findings:
                assert finding.id in shown

    @pytest.mark.parametrize("to", checks.FORMATS)
    def test_same_results_same_bytes(self, checked: list[Checked], to: str) -> None:
        """Nothing of the clock or of the run gets into an output."""
        assert write_checks(checked, to) == write_checks(list(checked), to)

    @pytest.mark.parametrize("to", checks.FORMATS)
    def test_no_reports(self, to: str) -> None:
        """An empty folder gives an empty, valid output."""
        data = write_checks([], to)
        if to == "junit":
            etree.fromstring(data)
        if to == "sarif":
            jsonschema.Draft4Validator(sarif_schema()).validate(json.loads(data))

    @pytest.mark.parametrize("to", checks.FORMATS)
    def test_hostile_names(self, to: str) -> None:
        """Markup and control characters in the organ's name, the file's name and quoted words do no harm."""
        report = attrs.evolve(faulty(), organ=Organ(name=HOSTILE))
        result = attrs.evolve(check(report), crashes=(Crash("SUM301", HOSTILE),))
        data = write_checks([Checked(report=report, result=result, source=HOSTILE)], to)
        if to == "junit":
            etree.fromstring(data)
        elif to == "sarif":
            jsonschema.Draft4Validator(sarif_schema()).validate(json.loads(data))
        elif to == "html":
            assert not html.fromstring(data).xpath("//script")
        if to != "xlsx":
            assert b"\x00" not in data

    @pytest.mark.parametrize("lang", ["fr", None, []])
    def test_unknown_language(self, lang: Any) -> None:
        """A language that nothing is written in is refused, whatever is given for it."""
        for to in checks.FORMATS:
            with pytest.raises(UnknownLanguageError, match="zh, en"):
                write_checks([], to, lang)
        with pytest.raises(UnknownLanguageError, match="zh, en"):
            render(sample(), "html", lang=lang)
        with pytest.raises(WrongTypeError):
            render(sample(), [])  # type: ignore[arg-type]

    def test_unknown_format(self) -> None:
        """The error lists what there is."""
        with pytest.raises(UnknownOutputError, match="sarif"):
            write_checks([], "pdf")


class TestText:
    """Text with the excerpt of the form around the cell."""

    def test_the_row_with_the_suspected_cell_in_brackets(self) -> None:
        """A finding in one row shows all its columns, the cell that explains it in brackets."""
        report = faulty()
        result = check(report)
        lines = excerpt(report, only(result, "SUM301"), "zh", (CULPRIT,))
        assert lines[0].split() == ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
        assert lines[1].split() == ["1.本机关不掌握相关政府信息", "【11】", "0", "0", "0", "0", "0", "1"]

    def test_rows_of_zeros_are_counted_not_shown(self) -> None:
        """An outcome total over 21 rows shows those that tell something."""
        report = faulty()
        lines = excerpt(report, only(check(report), "SUM302"), "zh", (CULPRIT,))
        assert [line.split()[0] for line in lines[1:-1]] == [
            "（一）予以公开",
            "1.本机关不掌握相关政府信息",
            "（七）总计",
        ]
        assert lines[-1] == "（另有19行，均为0）"

    def test_cells_of_several_blocks(self) -> None:
        """Where the columns of table two are called something else further down, a new header stands there."""
        keys = ("rules.issued", "licenses.decisions", "penalties.decisions", "charges.amount")
        finding = on_cells(*(f"proactive_disclosure.{key}" for key in keys))
        assert [line.split() for line in excerpt(sample(), finding, "zh")] == [
            ["本年制发件数"],
            ["规章", "【0】"],
            ["本年处理决定数量"],
            ["行政许可", "0"],
            ["行政处罚", "0"],
            ["本年收费金额（单位：万元）"],
            ["行政事业性收费", "13.39"],
        ]

    def test_cells_of_several_tables(self) -> None:
        """A finding on cells of two tables shows both."""
        keys = ("requests.outcomes.total.total", "disputes.reconsideration.total")
        finding = on_cells(*keys)
        shown = [line.split() for line in excerpt(sample(), finding, "zh")]
        assert shown == [["总计"], ["（七）总计", "【3】"], ["行政复议", "0"]]

    def test_words_of_the_title(self) -> None:
        """The paragraph before the first is the title, also where the report has no preamble."""
        report = sample(title="云岭县2021年政府信息公开工作年度报告", preamble=())
        span = Span(section=(), paragraph=-1, start=3, end=8, quote="2021年")
        finding = attrs.evolve(on_cells(), span=span)
        assert excerpt(report, finding, "zh") == ["云岭县【2021年】政府信息公开工作年度报告"]

    def test_many_rows_of_zeros_without_a_suspect(self) -> None:
        """A finding on many rows of the form, none of which tells anything, shows the first of them."""
        keys = tuple(key for key in cells.form_of(sample()).cells if key.endswith(".research_institution"))
        finding = on_cells(*keys)
        header, first, rest = excerpt(sample(), finding, "zh", ())
        assert (header.strip(), first.split()[-1]) == ("科研机构", "0")
        assert rest == f"（另有{len(keys) - 1}行，均为0）"

    def test_printed_text_and_blanks_show(self) -> None:
        """The excerpt shows what is printed: a placeholder as it is, a blank as blank, a lacking cell as lacking."""
        keys = [f"disputes.reconsideration.{name}" for name in ("upheld", "corrected", "other")]
        report = sample(
            figures=dict.fromkeys(keys), as_printed=dict(zip(keys, ("/", "", None), strict=True))
        )  # fmt: skip
        finding = on_cells("disputes.reconsideration.total")
        assert excerpt(report, finding, "zh")[1].split() == ["行政复议", "/", "空", "无此单元格", "0", "【0】"]

    def test_quoted_words_with_what_stands_around(self) -> None:
        """A finding on the narrative shows the sentence, the words in brackets."""
        report = sample()
        assert excerpt(report, quoting(report, "依法公开"), "zh") == ["我局一年来【依法公开】政府信息。"]

    def test_columns_line_up(self) -> None:
        """All lines of a table are equally wide, a Chinese character counting two."""
        from gov_disclosure.document.characters import display_width

        report = faulty()
        lines = excerpt(report, only(check(report), "SUM301"), "en")
        assert len({display_width(line) for line in lines}) == 1

    def test_verdict_causes_and_groups(self, checked: list[Checked]) -> None:
        """Result, rule counts, cause, then the findings by rule with their number."""
        text = checks.text(checked)
        assert text.splitlines()[0] == "云岭县行政审批服务局 · 2022 · 报告/云岭 2022.txt"
        assert "结果：未通过。" in text
        assert "结果：通过。" in text
        assert "自然人”印为11，应为1" in text
        assert re.search(r"^SUM301 .*（错误，共1项）$", text, re.MULTILINE)
        assert text.splitlines()[-1].startswith("合计：2份报告，1份未通过。")

    def test_capped_with_true_totals(self) -> None:
        """A limit shows fewer findings and still says how many there are."""
        finding = only(check(faulty()), "SUM301")
        one = with_result(findings=(finding,) * 5)
        text = checks.text([one], limit=2)
        assert text.count(finding.id) == 2
        assert re.search(r"^SUM301 .*，共5项）$", text, re.MULTILINE)
        assert "（共5项，只列前2项）" in text

    def test_place_is_said(self) -> None:
        """Where the cell stood in the file, as a person counts."""
        finding = attrs.evolve(only(check(faulty()), "SUM301"), places=(Place(line=56, start=3, end=4, table=2),))
        assert "第56行，第3字起" in checks.text([with_result(findings=(finding,))])
        page = attrs.evolve(finding, places=(Place(page=3, table=2, row=5, column=4),))
        assert "page 3, table 2, row 5, column 4" in checks.text([with_result(findings=(page,))], "en")

    def test_a_crash_is_our_fault(self) -> None:
        """It is said as such, and the report has not passed."""
        text = checks.text([with_result(findings=(), crashes=(Crash("SUM301", "ZeroDivisionError"),))])
        assert "程序缺陷：规则SUM301运行出错" in text
        assert "未通过" in text

    def test_a_crash_of_a_rule_from_outside(self) -> None:
        """It is no fault of this package."""
        crashed = [with_result(findings=(), crashes=(Crash("QSX101", "ZeroDivisionError"),))]
        assert "外部规则QSX101运行出错" in checks.text(crashed)
        assert "程序缺陷" not in checks.text(crashed)
        assert "Rule QSX101, which is not of this package, crashed" in checks.text(crashed, "en")

    @pytest.mark.parametrize(
        ("lang", "said"), [("zh", "因整张表缺失而无法判断：SUM401"), ("en", "for want of the table: SUM401")]
    )
    def test_a_missing_table_is_told_once(self, lang: Lang, said: str) -> None:
        """What cannot be judged because a table is missing is one line by it; other blanks keep their findings."""
        report = sample(figures={"requests.received.total": None})
        keys = [key for key in cells.by_key(report) if key.startswith("disputes.")]
        without = attrs.evolve(
            cells.replace(report, dict.fromkeys(keys)), as_printed={**report.as_printed, **dict.fromkeys(keys)}
        )
        note = Note(kind=NoteKind.TABLE_MISSING, official="政府信息公开行政复议、行政诉讼情况")
        result = check(without, notes=[note], select=["FRM214", "SUM", "BAL"])
        assert {"SUM401", "SUM301"} <= {finding.rule for finding in result.findings}
        shown = checks.text([Checked(report=without, result=result)], lang)
        assert shown.count(said) == shown.count("SUM401") == 1
        assert "\nSUM301 " in shown
        alone = check(without, notes=[note], select=["SUM"])
        assert "\nSUM401 " in checks.text([Checked(report=without, result=alone)], lang)


def sarif_schema() -> Any:
    return json.loads((SARIF / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))


class TestGithub:
    """Workflow commands of GitHub Actions, one line a finding."""

    def test_levels_and_places(self) -> None:
        """Errors, warnings, notices; line and column where the format has lines, else the place in the message."""
        finding = attrs.evolve(only(check(faulty()), "SUM301"), places=(Place(line=56, start=3, end=4),))
        page = attrs.evolve(finding, severity=Severity.WARNING, places=(Place(page=3, table=2, row=5, column=4),))
        hint = attrs.evolve(finding, severity=Severity.INFO, places=())
        unsure = attrs.evolve(finding, outcome=Outcome.UNDETERMINED)
        lines = (
            write_checks([with_result(findings=(finding, page, hint, unsure))], "github", "en").decode().splitlines()
        )
        assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::notice", "::notice"]
        assert ",line=56,col=3::" in lines[0]
        assert ",line=" not in lines[1]
        assert "page 3, table 2, row 5, column 4" in lines[1]

    def test_brackets(self) -> None:
        """The place stands in the brackets of the language, full-width without blanks in Chinese."""
        finding = attrs.evolve(only(check(faulty()), "SUM301"), places=(Place(page=3),))
        endings: dict[Lang, str] = {"zh": f"。（第3页） {finding.id}", "en": f". (page 3) {finding.id}"}
        for lang, shown in endings.items():
            (line,) = write_checks([with_result(findings=(finding,))], "github", lang).decode().splitlines()
            assert line.endswith(shown)

    def test_a_crash_is_an_error(self) -> None:
        """A rule that failed itself is told as an error."""
        data = write_checks([with_result(findings=(), crashes=(Crash("SUM301", "KeyError"),))], "github")
        assert data.startswith(b"::error ")
        assert b"KeyError" in data

    def test_nothing_ends_a_command_early(self) -> None:
        """Names with separators, line ends and percent signs stay within their property."""
        one = attrs.evolve(with_result(), source="a:b,c%0Ad\n::error::x.txt")
        for line in write_checks([one], "github").decode().splitlines():
            assert line.startswith("::")
            assert line.split("::")[1].startswith(("error", "warning", "notice"))
            assert "file=a%3Ab%2Cc%250Ad" in line


class TestSarif:
    """SARIF 2.1.0, validated against the standard's schema."""

    def test_schema_is_the_vendored_one(self) -> None:
        """The manifest names its hash."""
        digest = hashlib.sha256((SARIF / "sarif-2.1.0-rtm.5.json").read_bytes()).hexdigest()
        assert digest in (SARIF / "README.md").read_text("utf-8")

    @pytest.mark.parametrize("lang", LANGS)
    def test_valid(self, checked: list[Checked], lang: Any) -> None:
        """With findings of all levels, places and crashes."""
        finding = attrs.evolve(
            only(checked[0].result, "SUM301"), places=(Place(line=56, start=3, end=4),), severity=Severity.WARNING
        )
        blank = check(sample(figures={"requests.received.enterprise": None}))
        unsure = next(found for found in blank.findings if found.outcome is Outcome.UNDETERMINED)
        noisy = with_result(findings=(finding, unsure), crashes=(Crash("SUM302", "KeyError"),))
        log = json.loads(write_checks([*checked, noisy], "sarif", lang))
        jsonschema.Draft4Validator(sarif_schema()).validate(log)
        last = log["runs"][0]["results"][-2:]
        assert [(r["kind"], r["level"]) for r in last] == [("fail", "warning"), ("open", "none")]
        region = last[0]["locations"][0]["physicalLocation"]["region"]
        assert region == {"startLine": 56, "startColumn": 3, "endColumn": 5}
        assert log["runs"][0]["invocations"][0]["executionSuccessful"] is False

    def test_every_finding_has_a_line(self) -> None:
        """What shows findings beside a file wants a line: the first where the format has none; the place is said."""
        finding = only(check(faulty()), "SUM301")
        page = attrs.evolve(finding, places=(Place(page=3, table=2, row=5, column=4, start=7),))
        (run,) = json.loads(write_checks([with_result(findings=(finding, page))], "sarif", "en"))["runs"]
        for result in run["results"]:
            assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
        assert "page 3" in run["results"][1]["locations"][0]["message"]["text"]

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_links(self, lang: Lang) -> None:
        """The tool and each rule of this package say where their page is, and the page is there."""
        import tomllib

        root = Path(__file__).resolve().parents[2]
        links = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["urls"]
        (run,) = json.loads(write_checks([with_result()], "sarif", lang))["runs"]
        driver = run["tool"]["driver"]
        assert driver["informationUri"] == links["Documentation"]
        for rule in driver["rules"]:
            inside = rule["helpUri"].removeprefix(links["Documentation"])
            assert (root / "docs" / inside).with_suffix(".md").exists()
            assert inside.startswith("zh/") == (lang == "zh")

    def test_points_to_cells_and_rules(self, checked: list[Checked]) -> None:
        """Cells are logical locations by JSON Pointer; ruleIndex leads to the rule."""
        (run,) = json.loads(write_checks(checked, "sarif"))["runs"]
        for result in run["results"]:
            assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        (result,) = (r for r in run["results"] if r["ruleId"] == "SUM301")
        assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"].startswith("/requests/outcomes/")
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("%202022.txt")


def tree(data: bytes) -> Any:
    return etree.fromstring(data)


class TestJunit:
    """JUnit XML: a suite a report, a case a rule."""

    def test_counts_add_up(self, checked: list[Checked]) -> None:
        """Totals are those of the suites, and those of the cases."""
        root = tree(write_checks(checked, "junit"))
        for name, tag in (("failures", "failure"), ("skipped", "skipped"), ("errors", "error")):
            cases = [len(suite.xpath(f"testcase[{tag}]")) for suite in root]
            assert [int(suite.get(name)) for suite in root] == cases
            assert int(root.get(name)) == sum(cases)
        applied = [
            sum(outcome is not Outcome.NOT_APPLICABLE for outcome in one.result.outcomes.values()) for one in checked
        ]
        assert [int(suite.get("tests")) for suite in root] == applied

    def test_threshold(self) -> None:
        """A warning fails a case only if the caller says so; else it is in the output."""
        finding = attrs.evolve(only(check(faulty()), "SUM301"), severity=Severity.WARNING)
        one = with_result(findings=(finding,))
        for threshold, failures in ((Severity.ERROR, 0), (Severity.WARNING, 1)):
            root = tree(write_checks([one], "junit", threshold=threshold))
            assert len(root.xpath("//failure")) == failures
            assert len(root.xpath("//system-out")) == 1 - failures

    def test_crash_is_an_error_not_a_failure(self) -> None:
        """A rule that crashed has judged nothing."""
        root = tree(write_checks([with_result(findings=(), crashes=(Crash("SUM301", "x"),))], "junit"))
        assert len(root.xpath("//error")) == 1
        assert not root.xpath("//failure")


class TestWorkbook:
    """One row a finding, one sheet a rule family."""

    def test_sheets_and_rows(self, checked: list[Checked]) -> None:
        """A summary over all reports, then the families that found something."""
        book = openpyxl.load_workbook(io.BytesIO(write_checks(checked, "xlsx")))
        findings = [finding for one in checked for finding in one.result.findings]
        families = [code for code in rules.FAMILIES if any(f.rule.startswith(code) for f in findings)]
        assert book.sheetnames == ["汇总", "同年多份报告", *families, "正文陈述"]
        for family in families:
            assert book[family].max_row - 1 == sum(f.rule.startswith(family) for f in findings)
        assert [book["汇总"].cell(row, 4).value for row in (2, 3, 4)] == ["1份未通过", "未通过", "通过"]
        assert book["汇总"].cell(2, 1).value == "合计：2份报告"
        assert book["SUM"].auto_filter.ref

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_heads_of_the_summary_are_not_cut(self, checked: list[Checked], lang: Lang) -> None:
        """Each head of the summary fits its column, with the arrow of the filter; so do the words of the totals."""
        sheet = openpyxl.load_workbook(io.BytesIO(write_checks(checked, "xlsx", lang))).worksheets[0]
        for number, (head, total) in enumerate(sheet.iter_cols(max_row=2), start=1):
            wide = sheet.column_dimensions[get_column_letter(number)].width
            assert wide >= display_width(str(head.value)) + 3 or len(str(head.value)) == 3
            assert wide >= display_width(str(total.value or "")) + 1

    def test_files_that_went_wrong_and_several_of_a_year(self, checked: list[Checked]) -> None:
        """They have sheets of their own, behind the summary; without any there is none."""
        parts = [findings_xlsx.part(one, "zh") for one in checked]
        again = {**parts[0], "summary": ["again.html", *parts[0]["summary"][1:]]}
        data = b"".join(findings_xlsx.whole([*parts, again], "zh", ["a.html：文件是空的。"]))
        book = openpyxl.load_workbook(io.BytesIO(data))
        assert book.sheetnames[1:3] == ["有误的文件", "同年多份报告"]
        assert [row[0] for row in book["有误的文件"].iter_rows(min_row=2, values_only=True)] == ["a.html：文件是空的。"]
        twice = list(book["同年多份报告"].iter_rows(min_row=2, values_only=True))
        organ, year = parts[0]["summary"][1:3]
        assert (organ, year, "again.html") in twice
        assert {row[:2] for row in twice} == {(organ, year)}
        alone = openpyxl.load_workbook(io.BytesIO(b"".join(findings_xlsx.whole(parts[:1], "zh"))))
        assert not {"有误的文件", "同年多份报告"} & set(alone.sheetnames)

    def test_memory_does_not_grow(self, checked: list[Checked]) -> None:
        """Rows go to disk as they come: once its buffers are full, three times the reports need no more memory."""
        one = findings_xlsx.part(checked[0], "zh")

        def peak(reports: int) -> int:
            tracemalloc.start()
            size = sum(map(len, findings_xlsx.whole([one] * reports, "zh")))
            found = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            assert size > 0
            return found

        peak(1)  # loads what has to be loaded
        assert peak(180) < peak(60) + 500_000

    def test_figures_are_numbers(self, checked: list[Checked]) -> None:
        """Year, printed and expected figure can be computed with."""
        sheet = openpyxl.load_workbook(io.BytesIO(write_checks(checked, "xlsx")))["SUM"]
        assert [sheet.cell(2, column).value for column in (3, 7)] == [2022, 1]


class TestHtml:
    """The forms, marked, on one page."""

    @pytest.mark.parametrize("lang", LANGS)
    def test_many_reports(self, checked: list[Checked], lang: Any) -> None:
        """Each report stands under its own ids; the page is in the language asked for."""
        page: Any = html.fromstring(write_checks(checked, "html", lang))
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert len(page.xpath("//article")) == 2
        assert page.get("lang") == {"zh": "zh-Hans", "en": "en"}[lang]


def test_waived_findings_are_listed_as_such() -> None:
    """What a waiver silenced is named with its reason, in SARIF as suppressed."""
    from datetime import date

    from gov_disclosure.rules.waivers import Waived, Waiver

    result = check(faulty())
    finding = only(result, "SUM301")
    waiver = Waiver(rule="SUM301", action="silence", reason="台账已核对", author="某人", expires=date(2099, 1, 1))
    kept = tuple(one for one in result.findings if one is not finding)
    one = with_result(findings=kept, waived=(Waived(finding=finding, waiver=waiver),))
    assert f"已豁免：{finding.id}。理由：台账已核对（某人，有效期至2099-01-01）" in checks.text([one])
    (log,) = json.loads(write_checks([one], "sarif"))["runs"]
    (suppressed,) = (r for r in log["results"] if "suppressions" in r)
    assert suppressed["properties"]["id"] == finding.id
    assert suppressed["suppressions"][0]["justification"] == "台账已核对"

    alone = with_result(findings=(), waived=one.result.waived)
    assert "发现1项，均已豁免。" in checks.text([alone])
    assert "Findings: 1, all waived." in checks.text([alone], "en")
    assert "均已豁免" not in checks.text([one])
