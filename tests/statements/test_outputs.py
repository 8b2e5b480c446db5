"""Statements in what the commands print: text, JSON, CSV, the JSON and the workbook of a check."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from click.testing import CliRunner

from gov_disclosure.cli.app import app
from gov_disclosure.codec import dumps
from gov_disclosure.results import check_run_schema, prose_to_plain, statements_schema
from gov_disclosure.rules import check
from gov_disclosure.statements import prose
from gov_disclosure.writing import render
from gov_disclosure.writing.checks import Checked, write_checks
from prose_texts import prose_report

REPORT = prose_report(
    "全年公开政府信息50条，其中网站公开30条，微信公众号公开20条。下拨专项经费3万元，开展培训2次。",
)


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "report.json"
    path.write_bytes(dumps(REPORT))
    return str(path)


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["statements", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("主动公开信息", "50条", "政府网站", "未能识别 3万元：下拨专项经费3万元，开展培训2次", "20.0%")),
        ("en", ("items published", "50 条", "government website", "not understood 3万元", "20.0%")),
    ],
)
def test_as_text(file: str, lang: str, words: tuple[str, ...]) -> None:
    """Each statement, then the share not understood with its sentences."""
    shown = run(file, "--lang", lang)

    assert [word for word in words if word not in shown] == []


def test_as_json(file: str) -> None:
    """A document that follows its own schema; the accounts add up to the numerals."""
    document = json.loads(run(file, "--format", "json"))

    jsonschema.Draft202012Validator(statements_schema()).validate(document)
    (report,) = document["reports"]
    assert sum(report["accounts"].values()) == len(report["numerals"]) == 5
    assert [one["part_of"] for one in report["statements"]] == [None, 0, 0, None]


def test_as_csv(file: str) -> None:
    """One row a statement, readable by spreadsheets."""
    text = run(file, "--format", "csv")

    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["key"], row["figure"], row["channels"]) for row in rows] == [
        ("published.items", "50", ""),
        ("published.items", "30", "website"),
        ("published.items", "20", "wechat"),
        ("training.sessions", "2", ""),
    ]


def test_a_file_that_cannot_be_read_does_not_stop_the_rest(file: str) -> None:
    """It is told on stderr, and the exit code is 2."""
    result = CliRunner().invoke(app, ["statements", "missing.html", file])

    assert result.exit_code == 2
    assert "missing.html" in result.stderr
    assert "published.items" in result.stdout


def test_in_the_json_of_a_check(file: str) -> None:
    """Each report of a run has its statements."""
    document = json.loads(CliRunner().invoke(app, ["check", file, "--format", "json"]).stdout)

    jsonschema.Draft202012Validator(check_run_schema()).validate(document)
    assert [one["key"] for one in document["reports"][0]["statements"]] == ["published.items"] * 3 + [
        "training.sessions"
    ]


def test_in_the_workbook_of_a_check() -> None:
    """A worksheet of their own, figures as numbers."""
    book = openpyxl.load_workbook(io.BytesIO(write_checks([Checked(report=REPORT, result=check(REPORT))], "xlsx")))

    sheet = book["正文陈述"]
    assert [cell.value for cell in sheet[2]][3:6] == ["published.items", "主动公开信息", 50]
    assert sheet.max_row == 5


def test_documents_are_equal_for_equal_reports() -> None:
    """Nothing depends on the machine or the run."""
    assert prose_to_plain([("a", REPORT, prose(REPORT))]) == prose_to_plain([("a", REPORT, prose(REPORT))])


def test_in_marked_html() -> None:
    """Words that state a figure say on hover what they count; unmarked pages stay as they were."""
    marked, plain = (render(REPORT, "html", findings=one).decode() for one in (check(REPORT), None))

    assert '<span class="stated" title="training.sessions 培训">培训2次</span>' in marked
    assert 'class="stated"' not in plain
