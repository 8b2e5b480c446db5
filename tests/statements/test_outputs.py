"""Statements in what the commands print: text, JSON, CSV, the JSON and the workbook of a check."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from attrs import evolve
from click.testing import CliRunner

from gov_disclosure.cli.app import app
from gov_disclosure.codec import dumps
from gov_disclosure.model import Section
from gov_disclosure.results import check_run_schema, prose_to_plain, statements_schema
from gov_disclosure.rules import check
from gov_disclosure.statements import changes, prose, sentence_of
from gov_disclosure.writing import render
from gov_disclosure.writing.checks import Checked, write_checks
from prose_texts import prose_report

REPORT = prose_report(
    "全年公开政府信息50条，其中网站公开30条，微信公众号公开20条。新修渠道3公里，开展培训2次。",
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
        ("zh", ("主动公开信息", "50条", "政府网站", "未能识别 3公里：新修渠道3公里，开展培训2次", "20.0%")),
        ("en", ("items published", "50 条", "government website", "not understood 3公里", "20.0%")),
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


PROFILE = """
[[profile]]
id = "澄湖"
section = "other_matters"
first_year = 2019
certainty = "unverified"
region = { zh = "澄湖县", en = "Chenghu" }
source = { zh = "县里的通知", en = "a notice of the county" }
items = [{ key = "other_matters.parks", zh = "公园信息公开", en = "Parks", words = [["公园"]] }]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports, of which one has sub-headings, and a profile."""
    sections = (
        Section(key="overview", heading="一、总体情况", sections=(Section(heading="（二）依申请公开"),)),
        Section(key="other_matters", heading="六、其他事项", sections=(Section(heading="（一）公园信息公开"),)),
    )
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.json").write_bytes(dumps(REPORT))
    (tmp_path / "reports" / "b.json").write_bytes(dumps(evolve(REPORT, sections=sections)))
    (tmp_path / "profiles.toml").write_text(PROFILE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_profiles_of_users(folder: Path) -> None:
    """Sub-headings are listed with their keys; a file brings those of one's own region."""
    assert "other_matters.parks" not in run("reports", "--lang", "en")
    shown = run("reports", "--lang", "en", "--profiles", "profiles.toml")
    assert "  heading other_matters.parks: （一）公园信息公开\n" in shown

    document = json.loads(run("reports", "--format", "json", "--profiles", "profiles.toml"))
    jsonschema.Draft202012Validator(statements_schema()).validate(document)
    assert [one["profile"] for one in document["reports"]] == [None, "澄湖"]
    assert document["reports"][1]["headings"] == [
        {
            "key": "other_matters.parks",
            "profile": "澄湖",
            "section": [1, 0],
            "paragraph": None,
            "text": "（一）公园信息公开",
        }
    ]

    (folder / "profiles.toml").write_text(PROFILE.replace("id", "ident"), "utf-8")
    wrong = CliRunner().invoke(app, ["statements", "reports", "--profiles", "profiles.toml", "--lang", "en"])
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "profiles.toml: 2 faults\n  entry 1, id: expected text, found nothing\n" in wrong.stderr
    gone = CliRunner().invoke(app, ["statements", "reports", "--profiles", "none.toml"])
    assert (gone.exit_code, "none.toml" in gone.stderr) == (2, True)


def test_a_profile_in_a_check(folder: Path) -> None:
    """The rule on section six follows it, in worker processes too."""
    lakes, woods = (PROFILE.split("[{")[1].replace("公园", word).replace("parks", key) for word, key in MORE)
    (folder / "profiles.toml").write_text(PROFILE.replace("}]", "}, {" + lakes.replace("}]", "}, {" + woods)), "utf-8")
    below = (Section(heading="（一）公园信息公开"), Section(heading="（二）湖泊信息公开"))
    section = Section(key="other_matters", heading="六、其他事项", sections=below)
    (folder / "reports" / "b.json").write_bytes(dumps(evolve(REPORT, sections=(section,))))
    words = ["check", "reports", "--select", "FRM401", "--fail-on", "info", "--lang", "en", "--jobs", "2"]
    assert CliRunner().invoke(app, words).exit_code == 0
    found = CliRunner().invoke(app, [*words, "--profiles", "profiles.toml"])
    assert found.exit_code == 1
    assert "Section six follows the items of Chenghu and lacks: 林地信息公开" in found.stdout
    (folder / "gov-disclosure.toml").write_text('profiles = "profiles.toml"\n', "utf-8")
    assert CliRunner().invoke(app, words).exit_code == 1


MORE = (("湖泊", "lakes"), ("林地", "woods"))


def test_files_of_folders_and_the_configuration(folder: Path) -> None:
    """`--include` and `--exclude` as elsewhere; the configuration file gives these and the profiles."""
    assert run("reports", "--lang", "en", "--exclude", "b*").count("numerals in the prose") == 1
    assert "heading" in run("reports", "--lang", "en", "--include", "b*", "--profiles", "profiles.toml")
    (folder / "gov-disclosure.toml").write_text('include = ["b*"]\nprofiles = "profiles.toml"\n', "utf-8")
    configured = run("reports", "--lang", "en")
    assert configured.count("numerals in the prose") == 1
    assert "other_matters.parks" in configured
    assert run("reports", "--lang", "en", "--no-config").count("numerals in the prose") == 2


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


@pytest.mark.parametrize(
    ("said", "implied"),
    [("增长20%", (992, 1004)), ("增长20.5%", (996, 996)), ("减少300条", (1500, 1500))],
)
def test_what_a_change_implies_of_last_year(said: str, implied: tuple[int, int]) -> None:
    """A share holds to its last printed digit, rounded or cut off; a difference is exact."""
    report = prose_report(f"全年公开信息1200条，比上年{said}。")
    (change,) = changes(report, prose(report))

    assert change.implied == implied
    assert change.quote == f"全年公开信息1200条，比上年{said}"


def test_the_sentence_around_a_figure() -> None:
    """Without the mark that ends the sentence before it, and without its own."""
    numeral = prose(REPORT).not_understood[0]

    assert sentence_of(REPORT, numeral.span) == "新修渠道3公里，开展培训2次"


def test_documents_are_equal_for_equal_reports() -> None:
    """Nothing depends on the machine or the run."""
    assert prose_to_plain([("a", REPORT, prose(REPORT))]) == prose_to_plain([("a", REPORT, prose(REPORT))])


def test_in_marked_html() -> None:
    """Words that state a figure say on hover what they count; unmarked pages stay as they were."""
    marked, plain = (render(REPORT, "html", findings=one).decode() for one in (check(REPORT), None))

    assert '<span class="stated" title="training.sessions 培训">培训2次</span>' in marked
    assert 'class="stated"' not in plain
