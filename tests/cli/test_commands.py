"""The commands: data to stdout, everything else to stderr, exit codes as promised."""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from click.testing import CliRunner, Result

from gov_disclosure import cells, dumps, loads, read
from gov_disclosure.cli.app import COMMANDS, app
from gov_disclosure.cli.language import VARIABLE
from gov_disclosure.cli.schema import SCHEMAS
from gov_disclosure.document import registry
from gov_disclosure.reading import LEFTOVER_WORDS
from gov_disclosure.results.run import check_run_schema
from gov_disclosure.rules import find_rule
from gov_disclosure.text import Lang
from written_reports import sample

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CLEAN = EXAMPLES / "hedong_2022.txt"
WRONG = EXAMPLES / "planted_errors_2022.txt"


def run(*words: str | Path) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(app, [str(word) for word in words])


class TestCheck:
    """Exit codes: 0 nothing failed, 1 findings at or above the threshold, 2 something could not be read."""

    def test_clean(self) -> None:
        """A report whose sums hold exits 0, hints or not."""
        result = run("check", CLEAN)
        assert result.exit_code == 0
        assert "河东区行政审批服务局" in result.stdout

    def test_wrong(self) -> None:
        """A planted error exits 1 and is named with its printed label."""
        result = run("check", WRONG)
        assert result.exit_code == 1
        assert "1.本机关不掌握相关政府信息" in result.stdout

    def test_threshold(self) -> None:
        """With --fail-on info, hints count too."""
        assert run("check", "--fail-on", "info", CLEAN).exit_code == 1

    def test_unreadable_does_not_stop_the_rest(self, tmp_path: Path) -> None:
        """One bad file is told on stderr, the others are checked, and the code is 2."""
        (tmp_path / "empty.html").write_bytes(b"")
        result = run("check", tmp_path / "empty.html", CLEAN)
        assert result.exit_code == 2
        assert "empty" in result.stderr
        assert "河东区行政审批服务局" in result.stdout

    def test_missing_file(self) -> None:
        """A path that does not exist is an error of the call."""
        result = run("check", "no-such-file.html")
        assert result.exit_code == 2
        assert result.stdout == ""
        assert "no-such-file.html" in result.stderr

    def test_errors_in_both_languages(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What cannot be read is told in --lang, in the environment's language else, and in Chinese by default."""
        zh = "gov-disclosure: missing.html：没有这个文件或文件夹。请检查路径。\n"
        en = "gov-disclosure: missing.html: No such file or directory. Check the path.\n"
        monkeypatch.delenv(VARIABLE, raising=False)
        for words, told in ((("--lang", "zh"), zh), (("--lang", "en"), en), ((), zh)):
            assert run("check", "missing.html", *words).stderr == told
            assert run("convert", "missing.html", "--to", "json", *words).stderr == told
        monkeypatch.setenv(VARIABLE, "en")
        assert run("check", "missing.html").stderr == en
        assert run("check", "missing.html", "--lang", "zh").stderr == zh
        assert run("rollup", "missing.html", CLEAN).stderr == en

    def test_nowhere_to_write(self, tmp_path: Path) -> None:
        """An output path that leads nowhere is an error of the call, told like any other."""
        path = tmp_path / "none" / "report.json"
        result = run("convert", CLEAN, "--to", "json", "-o", path, "--lang", "en")
        assert result.exit_code == 2
        assert result.stderr.startswith(f"gov-disclosure: {path}: No such file or directory. Check the path")

    def test_leftovers_in_words(self, tmp_path: Path) -> None:
        """What could not be placed is listed with its reason in words, never with its code."""
        path = tmp_path / "report.txt"
        text = CLEAN.read_text("utf-8")
        path.write_text(text.replace("\n行政强制\t", "\n行政征收\t17\t\t\n行政强制\t"), "utf-8")
        reasons = {leftover.reason for leftover in read(path).leftovers}
        assert reasons
        for lang in ("zh", "en"):
            shown = run("check", path, "--lang", lang).stdout
            assert all(LEFTOVER_WORDS[reason]["en" if lang == "en" else "zh"] in shown for reason in reasons)
            assert not any(reason.value in shown for reason in reasons)

    def test_a_broken_plug_in_is_told_like_an_error(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """A plug-in that fails is named in the language of the call, and the file is read without it."""
        point = EntryPoint("broken", "no_such_module:X", registry.GROUP)
        monkeypatch.setattr(registry, "_plugins", lambda: (point,))
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            assert "外部读取程序 'broken'" in run("check", CLEAN, "--lang", "zh").stderr
            result = run("check", CLEAN, "--lang", "en")
        assert result.stderr.startswith("gov-disclosure: the plug-in reader 'broken'")
        assert result.exit_code == 0

    def test_folder(self, tmp_path: Path) -> None:
        """A folder stands for the files in it, hidden ones left out."""
        for name in ("b.txt", "a.txt", ".hidden"):
            (tmp_path / name).write_bytes(CLEAN.read_bytes())
        result = run("check", "--format", "json", tmp_path)
        names = [Path(report["source"]).name for report in json.loads(result.stdout)["reports"]]
        assert names == ["a.txt", "b.txt"]

    def test_json(self) -> None:
        """The JSON follows its schema and carries the finding ids of the text output."""
        result = run("check", "--format", "json", CLEAN, WRONG)
        document = json.loads(result.stdout)
        jsonschema.Draft202012Validator(check_run_schema()).validate(document)
        text = run("check", "--limit", "0", CLEAN, WRONG).stdout
        ids = [finding["id"] for report in document["reports"] for finding in report["result"]["findings"]]
        assert ids
        assert all(identifier in text for identifier in ids)

    def test_json_report_as_input(self, tmp_path: Path) -> None:
        """A report in JSON is checked like a published one."""
        path = tmp_path / "report.json"
        path.write_bytes(dumps(read(WRONG).report))
        assert run("check", path).exit_code == 1

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_unreadable_stands_in_every_output_for_machines(self, tmp_path: Path, lang: str) -> None:
        """A file that cannot be read is an error line, an erroneous case, a notification, an entry of the run."""
        broken = tmp_path / "e,1.html"
        broken.write_bytes(b"")
        told = run("check", broken, CLEAN, "--lang", lang).stderr.strip().removeprefix("gov-disclosure: ")

        def output(style: str) -> str:
            result = run("check", broken, CLEAN, "--lang", lang, "--format", style)
            assert result.exit_code == 2
            return result.stdout

        assert f"::error file={str(broken).replace(',', '%2C')}::{told}\n" in output("github")
        suites = ElementTree.fromstring(output("junit"))
        (wrong,) = suites.findall("testsuite[@errors='1']")
        (case,) = wrong.findall("testcase[error]")
        assert (suites.attrib["errors"], wrong.attrib["name"]) == ("1", str(broken))
        assert int(suites.attrib["tests"]) == len(suites.findall("testsuite/testcase"))
        assert case[0].attrib["message"] == told
        log = json.loads(output("sarif"))
        (invocation,) = log["runs"][0]["invocations"]
        (said,) = invocation["toolExecutionNotifications"]
        assert (invocation["executionSuccessful"], said["level"], said["message"]["text"]) == (False, "error", told)
        assert said["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("/e%2C1.html")
        plain = json.loads(output("json"))
        jsonschema.validate(plain, check_run_schema())
        (entry,) = plain["unreadable"]
        assert (entry["file"], entry["message"][lang]) == (str(broken), told)

    @pytest.mark.parametrize("style", ["sarif", "junit", "html", "xlsx"])
    def test_files(self, style: str, tmp_path: Path) -> None:
        """Every format can be written to a file, the same bytes twice."""
        paths = [tmp_path / name for name in ("one", "two")]
        for path in paths:
            assert run("check", WRONG, "--format", style, "-o", path).exit_code == 1
        assert paths[0].read_bytes() == paths[1].read_bytes()
        assert [path.name for path in sorted(tmp_path.iterdir())] == ["one", "two"]

    @pytest.mark.parametrize("option", ["--select", "--ignore"])
    def test_a_code_of_no_rule_is_told_once(self, tmp_path: Path, option: str) -> None:
        """A misspelt code is told once, before any file is looked for."""
        for name in ("a.txt", "b.txt", "c.txt"):
            (tmp_path / name).write_bytes(CLEAN.read_bytes())
        result = run("check", tmp_path, tmp_path / "none", option, "SUM,FOO", "--lang", "en")
        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr.count("no rule or family") == 1
        assert "none" not in result.stderr

    def test_both_languages(self) -> None:
        """Messages and labels follow --lang."""
        assert "Information not held by this organ" in run("check", "--lang", "en", WRONG).stdout

    def test_previous(self, tmp_path: Path) -> None:
        """Last year's report makes the carry-over rules apply."""
        last = cells.replace(read(CLEAN).report, {"requests.carried_forward.natural_person": 2})
        path = tmp_path / "last.json"
        plain = json.loads(dumps(last))
        plain["year"] -= 1
        path.write_text(json.dumps(plain), "utf-8")
        assert "YOY" in run("check", CLEAN, "--previous", path).stdout


class TestLanguageOfTheForm:
    """A written form is Chinese, as readers read it, unless the call asks for the translation."""

    @pytest.mark.parametrize("to", ["txt", "html", "docx", "xlsx", "md"])
    def test_read_again(self, to: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """With an English locale or variable the form is what a Chinese one has, and is read back."""
        monkeypatch.delenv(VARIABLE, raising=False)
        monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
        path = tmp_path / f"form.{to}"
        first = run("convert", CLEAN, "--to", to, "-o", path)
        assert (first.exit_code, first.stderr) == (0, "")
        assert read(path).report.requests == read(CLEAN).report.requests
        monkeypatch.setenv(VARIABLE, "en")
        assert run("convert", CLEAN, "--to", to, "-o", tmp_path / "again").exit_code == 0
        assert (tmp_path / "again").read_bytes() == path.read_bytes()

    @pytest.mark.parametrize("words", [("--lang", "en", "convert"), ("convert", "--lang", "en")])
    def test_translation(self, words: tuple[str, ...]) -> None:
        """With --lang en the form is English, and stderr says that it is not read again; nothing so of data."""
        result = run(*words, CLEAN, "--to", "txt")
        assert "Natural persons" in result.stdout
        assert "translation" in result.stderr
        for to in ("json", "csv"):
            assert run(*words, CLEAN, "--to", to).stderr == ""


class TestConvert:
    """``convert`` prints exactly one document."""

    def test_json(self) -> None:
        """The JSON is the report, and nothing else is printed."""
        result = run("convert", CLEAN, "--to", "json")
        assert result.exit_code == 0
        assert loads(result.stdout).requests == read(CLEAN).report.requests

    @pytest.mark.parametrize("to", ["html", "md", "txt", "docx", "xlsx"])
    def test_round_trip(self, to: str, tmp_path: Path) -> None:
        """What is written is read back with the same tables, year and organ."""
        path = tmp_path / f"report.{to}"
        assert run("convert", CLEAN, "--to", to, "-o", path).exit_code == 0
        again, report = read(path).report, read(CLEAN).report
        assert cells.by_key(again) == cells.by_key(report)
        assert (again.year, again.organ, again.period) == (report.year, report.organ, report.period)

    def test_fill_forced(self, tmp_path: Path) -> None:
        """Forced blanks are filled, and each is told on stderr with its derivation."""
        report = cells.replace(read(CLEAN).report, {"requests.received.total": None})
        path = tmp_path / "blank.json"
        path.write_bytes(dumps(report))
        result = run("convert", path, "--to", "json", "--fill", "forced")
        assert loads(result.stdout).requests.received.total == 3
        assert "一、本年新收政府信息公开申请数量" in result.stderr

    def test_faults_of_a_document(self, tmp_path: Path) -> None:
        """A JSON report with faults is refused with all of them."""
        plain = json.loads(dumps(read(CLEAN).report))
        plain["year"] = "2022"
        plain["requests"]["received"]["total"] = -1
        path = tmp_path / "bad.json"
        path.write_text(json.dumps(plain), "utf-8")
        result = run("convert", path, "--to", "json")
        assert result.exit_code == 2
        assert "/year" in result.stderr
        assert "/requests/received/total" in result.stderr


class TestOthers:
    """The smaller commands."""

    @pytest.mark.parametrize("name", [*SCHEMAS])
    def test_schemas(self, name: str) -> None:
        """Every schema printed is a valid schema."""
        jsonschema.Draft202012Validator.check_schema(json.loads(run("schema", name).stdout))

    def test_rules_and_explain(self) -> None:
        """Every rule listed can be explained, in both languages."""
        listed = [rule["code"] for rule in json.loads(run("rules", "--format", "json").stdout)]
        assert "SUM301" in listed
        for code in listed:
            for lang in ("zh", "en"):
                result = run("explain", code.lower(), "--lang", lang)
                assert result.exit_code == 0
                assert code in result.stdout

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_explain_a_family(self, lang: Lang) -> None:
        """Of a family, or what codes begin with as --select takes it, the rules are listed with their titles."""
        lines = run("explain", "sum", "--lang", lang).stdout.splitlines()
        assert lines == [line for line in run("rules", "--lang", lang).stdout.splitlines() if line.startswith("SUM")]
        assert find_rule("SUM301").title(lang) in "".join(lines)
        assert run("explain", "SUM3").stdout.count("SUM301") == 1

    def test_explain_unknown(self) -> None:
        """A code that no rule has is an error of the call."""
        result = run("explain", "SUM999")
        assert result.exit_code == 2
        assert "SUM999" in result.stderr

    def test_diff(self) -> None:
        """Cells that differ are listed with both figures."""
        result = run("diff", CLEAN, WRONG)
        assert result.exit_code == 1
        assert "requests.outcomes.unavailable.not_held.natural_person" in result.stdout
        assert run("diff", CLEAN, CLEAN).exit_code == 0

    def test_diff_as_json(self, tmp_path: Path) -> None:
        """The JSON follows its schema and has the lines of the text, blanks and cells a form lacks told apart."""
        blank = cells.replace(read(CLEAN).report, {"requests.received.total": None})
        path = tmp_path / "blank.json"
        path.write_bytes(dumps(blank))
        schema = jsonschema.Draft202012Validator(SCHEMAS["diff"]())

        def figures(one: dict[str, Any]) -> list[str]:
            sides = ("first", "second")
            return ["×" if one["lacks"] == side else "" if one[side] is None else str(one[side]) for side in sides]

        older = tmp_path / "older.json"
        older.write_bytes(dumps(sample("2019")))
        for other in (WRONG, path, older):
            text = run("diff", CLEAN, other, "--lang", "en")
            result = run("diff", CLEAN, other, "--format", "json")
            assert (result.exit_code, text.exit_code) == (1, 1)
            document = json.loads(result.stdout)
            schema.validate(document)
            shown = [[one["cell"], one["label"]["en"], *figures(one)] for one in document["cells"]]
            assert shown == [line.split("\t") for line in text.stdout.splitlines()]
        same = run("diff", CLEAN, CLEAN, "--format", "json", "-o", path)
        assert (same.exit_code, same.stdout, json.loads(path.read_text("utf-8"))["cells"]) == (0, "", [])

    def test_help(self) -> None:
        """Every command explains itself."""
        for name in COMMANDS:
            assert run(name, "--help").exit_code == 0

    def test_unknown_command(self) -> None:
        """A wrong call exits 2."""
        assert run("chekc").exit_code == 2


def test_as_a_program() -> None:
    """The installed program passes its exit code on, and a reader that closes early is no crash."""
    call = [sys.executable, "-m", "gov_disclosure"]
    assert subprocess.run([*call, "check", str(WRONG)], capture_output=True).returncode == 1
    with subprocess.Popen([*call, "rules"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize(("words", "told"), [(["--lang=en"], "needs click"), (["--lang", "zh"], "需要 click")])
def test_without_its_libraries(words: list[str], told: str) -> None:
    """Without the extra, the program says in the language of the call what to install."""
    code = "import sys; sys.modules['click'] = None; from gov_disclosure.cli import main; main()"
    result = subprocess.run([sys.executable, "-c", code, "check", *words], capture_output=True, encoding="utf-8")
    assert result.returncode == 2
    assert told in result.stderr
    assert "gov-disclosure[cli]" in result.stderr


class TestManyReports:
    """Year to year, and parts against the whole."""

    def write(self, path: Path, year: int, organ: str | None = None, **figures: int | None) -> Path:
        """Write the example as the report of *year*, and of another *organ*, with some figures replaced."""
        report = cells.replace(read(CLEAN).report, {key.replace("__", "."): value for key, value in figures.items()})
        plain = json.loads(dumps(report))
        plain["year"] = year
        if organ is not None:
            plain["organ"]["name"] = organ
        path.write_text(json.dumps(plain), "utf-8")
        return path

    def test_series(self, tmp_path: Path) -> None:
        """A carry-over that differs is named with both years; years that agree exit 0."""
        for year in (2021, 2022):
            self.write(tmp_path / f"{year}.json", year)
        assert run("series", tmp_path).exit_code == 0
        self.write(tmp_path / "2021.json", 2021, requests__carried_forward__natural_person=2)
        result = run("series", "--format", "json", tmp_path)
        assert result.exit_code == 1
        document = json.loads(result.stdout)
        jsonschema.Draft202012Validator(SCHEMAS["series"]()).validate(document)
        (series,) = document["series"]
        assert series["disagreements"][0]["years"] == [2021, 2022]
        assert series["undetermined"] == []
        assert "YOY101" in run("series", tmp_path).stdout

    def test_series_with_a_blank(self, tmp_path: Path) -> None:
        """What cannot be judged is said in both forms, and is no disagreement."""
        self.write(tmp_path / "2021.json", 2021, requests__carried_forward__natural_person=None)
        self.write(tmp_path / "2022.json", 2022)
        result = run("series", "--format", "json", tmp_path)
        assert result.exit_code == 0
        document = json.loads(result.stdout)
        jsonschema.Draft202012Validator(SCHEMAS["series"]()).validate(document)
        (series,) = document["series"]
        assert {one["finding"]["severity"] for one in series["disagreements"]} <= {"info"}  # the same wording twice
        assert all(one["years"] == [2021, 2022] for one in series["undetermined"])
        assert "YOY101" in {one["finding"]["rule"] for one in series["undetermined"]}
        assert "YOY101 2022" in run("series", tmp_path).stdout

    def test_rollup(self, tmp_path: Path) -> None:
        """A part may exceed the whole until the whole declares what it counts."""
        whole = self.write(tmp_path / "whole.json", 2022)
        part = self.write(tmp_path / "part.json", 2022, "云岭县教育局", requests__received__natural_person=7)
        assert run("rollup", whole, part).exit_code == 0
        result = run("rollup", "--scope", "whole_area", "--lang", "en", whole, part)
        assert result.exit_code == 1
        assert "Natural persons\t3\t7\t-4" in result.stdout

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_rollup_leaves_out_the_whole_itself(self, tmp_path: Path, lang: str) -> None:
        """Of a folder that holds the whole too, it is no part of itself, which is told; with its scope given too."""
        whole = self.write(tmp_path / "whole.json", 2022)
        alone = run("rollup", whole, tmp_path, "--lang", lang)
        assert alone.exit_code == 2
        assert "whole.json" in alone.stderr
        self.write(tmp_path / "part.json", 2022, "云岭县教育局")
        for words in ((), ("--scope", "whole_area")):
            result = run("rollup", whole, tmp_path, "--format", "json", "--lang", lang, *words)
            assert json.loads(result.stdout)["children"] == ["云岭县教育局"]
            (told,) = result.stderr.splitlines()
            assert "whole.json" in told
            assert result.exit_code == 0

    def test_rollup_keeps_the_own_office_of_the_whole(self, tmp_path: Path) -> None:
        """A report of the same organ that says it counts its own office only is a part of that on the whole area."""
        whole, own = self.write(tmp_path / "whole.json", 2022), self.write(tmp_path / "own.json", 2022)
        for path, scope in ((whole, "whole_area"), (own, "own_office")):
            path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "scope": scope}), "utf-8")
        result = run("rollup", whole, tmp_path, "--format", "json")
        assert len(json.loads(result.stdout)["children"]) == 1
        assert "whole.json" in result.stderr
        assert "own.json" not in result.stderr

    def test_rollup_as_json(self, tmp_path: Path) -> None:
        """The JSON follows its schema and has every cell that is summed, the blank of a part with its index."""
        whole = self.write(tmp_path / "whole.json", 2022)
        part = self.write(tmp_path / "part.json", 2022, "云岭县教育局", requests__received__natural_person=7)
        plain = json.loads(part.read_text("utf-8"))
        plain["requests"]["carried_forward"]["total"] = None
        part.write_text(json.dumps(plain), "utf-8")
        result = run("rollup", "--scope", "whole_area", "--format", "json", whole, part, part)
        assert result.exit_code == 1
        document = json.loads(result.stdout)
        jsonschema.Draft202012Validator(SCHEMAS["rollup"]()).validate(document)
        found = {one["cell"]: one for one in document["cells"]}
        exceeds = found["requests.received.natural_person"]
        assert [exceeds[key] for key in ("state", "whole", "parts", "gap", "exceeding")] == [
            *("exceeds", 3, 14, -11),
            [0, 1],
        ]
        blank = found["requests.carried_forward.total"]
        assert [blank[key] for key in ("state", "parts", "gap", "unstated")] == ["unknown", None, None, [0, 1]]
        assert document["due"] == 2 * len(document["cells"]) == document["stated"] + 2
        assert document["summary"]["zh"] in run("rollup", "--scope", "whole_area", whole, part, part).stdout


class TestRollUpOfAFolder:
    """``rollup FOLDER``: every government of the folder against what it counts."""

    @pytest.fixture
    def county(self, tmp_path: Path) -> Path:
        """A county of two departments and a township, of which one department has no report; one scan; a stray."""
        folder = tmp_path / "云岭县"
        folder.mkdir()
        plain = json.loads(dumps(read(CLEAN).report))
        for organ, scope in (("云岭县人民政府", "whole_area"), ("云岭县教育局", None), ("柳溪镇人民政府", None)):
            document = {**plain, "organ": {"name": organ}, **({"scope": scope} if scope else {})}
            document.pop("scope" if not scope else "none", None)
            (folder / f"{organ}.json").write_text(json.dumps(document), "utf-8")
        (folder / "印章.png").write_bytes(b"x")
        (tmp_path / "roster.csv").write_text(
            "名称,上级\n云岭县人民政府,\n云岭县教育局,云岭县人民政府\n云岭县财政局,云岭县人民政府\n", "utf-8-sig"
        )
        return folder

    def test_text(self, county: Path) -> None:
        """What was taken for what, who is missing, and what differs."""
        result = run("rollup", county, "--roster", county.parent / "roster.csv", "--lang", "zh")
        assert result.exit_code == 1
        assert "== 2022年 ==" in result.stdout
        assert "计入 1 份（依名册）：云岭县教育局" in result.stdout
        assert "计入 1 份（依文件夹）：柳溪镇人民政府" in result.stdout
        assert "缺 1 份：云岭县财政局" in result.stdout
        assert "印章.png" in result.stderr
        assert "超出" in result.stdout
        without = run("rollup", county, "--lang", "en").stdout
        assert without.splitlines()[-1] == "Without a roster (--roster) nothing tells who is missing."

    def test_json(self, county: Path) -> None:
        """The document follows its schema."""
        document = json.loads(
            run("rollup", county, "--roster", county.parent / "roster.csv", "--format", "json").stdout
        )
        jsonschema.Draft202012Validator(SCHEMAS["rollup-tree"]()).validate(document)
        (branch,) = document["branches"]
        assert [one["organ"] for one in branch["parts"]] == ["云岭县教育局", "柳溪镇人民政府"]
        assert [one["name"] for one in branch["absent"]] == ["云岭县财政局"]
        assert branch["result"]["declared"]
        assert document["absent"][0]["organs"] == branch["absent"]

    def test_csv(self, county: Path, tmp_path: Path) -> None:
        """A row for each cell, with a byte order mark."""
        assert run("rollup", county, "--format", "csv", "-o", tmp_path / "out.csv", "--lang", "en").exit_code == 1
        data = (tmp_path / "out.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbfyear,whole,file,parts,missing,cell,")
        assert len(data.splitlines()) == 1 + 4 + 175 + 15

    def test_two_versions(self, county: Path) -> None:
        """Reports of one organ and year that differ are told, and the exit code says that something is to be done."""
        document = json.loads((county / "云岭县教育局.json").read_text("utf-8"))
        document["requests"]["received"]["natural_person"] += 1
        (county / "又一份.json").write_text(json.dumps(document), "utf-8")
        result = run("rollup", county, "--lang", "en")
        assert result.exit_code == 2
        assert "several reports with different figures" in result.stdout
        assert run("rollup", county, "--exclude", "又一份.json").exit_code == 1

    def test_the_roster_is_no_report(self, county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A roster that lies among the reports is passed over, however it is named."""
        roster = (county.parent / "roster.csv").rename(county / "roster.csv")
        monkeypatch.chdir(county)
        for folder, named in ((".", "roster.csv"), (".", roster), (county, "./roster.csv")):
            result = run("rollup", folder, "--roster", named, "--lang", "en")
            assert result.exit_code == 1
            assert "roster.csv" not in result.stderr
        only = county / "only"
        only.mkdir()
        alone = roster.rename(only / "roster.csv")
        result = run("rollup", only, "--roster", alone, "--lang", "en")
        assert result.exit_code == 2
        assert "roster" in result.stderr

    def test_wrong_calls(self, county: Path, tmp_path: Path) -> None:
        """A roster that is wrong, one for two files, and a whole without parts."""
        (tmp_path / "bad.csv").write_text("名称,级别\n甲,高\n", "utf-8")
        result = run("rollup", county, "--roster", tmp_path / "bad.csv", "--lang", "en")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "line 2, the level '高' is none of" in result.stderr
        whole = county / "云岭县人民政府.json"
        assert "for folders" in run("rollup", whole, whole, "--roster", tmp_path / "bad.csv", "--lang", "en").stderr
        assert "CHILDREN is missing" in run("rollup", whole, "--lang", "en").stderr
        assert run("rollup", county, "--roster", tmp_path / "none.csv").exit_code == 2
