"""What a person at a terminal meets besides good files: pipes, empty folders, locks of open files, poor terminals."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import attrs
import pytest
from click.testing import CliRunner, Result

from gov_disclosure import Report, cells, dump, dumps, read
from gov_disclosure.cli.app import app
from gov_disclosure.errors import UnreadableKind
from gov_disclosure.localisation.completion import complete
from gov_disclosure.reading.about.kind import KIND_WORDS

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CLEAN = EXAMPLES / "hedong_2022.txt"
WRONG = EXAMPLES / "planted_errors_2022.txt"

PROGRAM = [sys.executable, "-m", "gov_disclosure"]


def run(*words: str | Path, piped: bytes | None = None) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(app, [str(word) for word in words], input=piped)


class TestInputs:
    """Nothing that was not read ever looks like a report without faults."""

    @pytest.mark.parametrize("command", [["check"], ["series"], ["rollup", str(CLEAN)]])
    def test_an_empty_folder_is_told(self, command: list[str], tmp_path: Path) -> None:
        """A folder without files is an error of the call, named as such."""
        result = run(*command, tmp_path)
        assert result.exit_code == 2
        assert f"{tmp_path}：文件夹中没有文件" in result.stderr
        assert result.stdout.strip() in ("", "[]")

    def test_what_is_no_report_of_the_folder(self, tmp_path: Path) -> None:
        """Hidden folders and the locks that office programs leave are passed over."""
        (tmp_path / ".git").mkdir()
        (tmp_path / ".git" / "config").write_text("[core]")
        (tmp_path / "~$report.docx").write_bytes(b"\5name")
        (tmp_path / "report.txt").write_bytes(CLEAN.read_bytes())
        result = run("check", tmp_path)
        assert (result.exit_code, result.stderr) == (0, "")

    def test_piped_in(self, tmp_path: Path) -> None:
        """A dash stands for what is piped in: a report as published, or as JSON."""
        text = run("check", CLEAN, "--format", "json").stdout
        assert run("check", "-", "--format", "json", piped=CLEAN.read_bytes()).stdout == text.replace(str(CLEAN), "-")
        dump(read(WRONG).report, tmp_path / "report.json")
        assert run("check", "-", piped=(tmp_path / "report.json").read_bytes()).exit_code == 1
        nothing = run("check", "-", piped=b"")
        assert nothing.exit_code == 2
        assert "stdin：文件是空的" in nothing.stderr

    def test_rich_text_is_not_taken_for_json(self, tmp_path: Path) -> None:
        """A brace alone makes no JSON."""
        (tmp_path / "report.rtf").write_bytes(rb"{\rtf1\ansi report}")
        assert "RTF" in run("check", tmp_path / "report.rtf").stderr


class TestOtherPapers:
    """Papers that are no report by the form are told in one sentence, and the others of the folder go on."""

    PAPERS: Mapping[UnreadableKind, str] = MappingProxyType(
        {
            "before_2019": "云岭县水务局2016年政府信息公开工作年度报告\n\n一、概述\n\n主动公开信息八条。",
            "academic_year": "云岭大学2022—2023学年信息公开工作报告\n\n一、概述\n\n学校重视信息公开。",
            "half_year": "云岭县水务局2024年上半年政府信息公开工作报告\n\n一、基本情况\n\n公开信息八条。",
            "links": "\n\n".join(f"云岭县水务局{year}年政府信息公开工作年度报告" for year in range(2014, 2025)),
        }
    )

    @pytest.mark.parametrize("kind", PAPERS)
    def test_told(self, kind: UnreadableKind, tmp_path: Path) -> None:
        """Exit code 2 and one line that names the file with its folder."""
        inside = tmp_path / "in" / "2024"
        inside.mkdir(parents=True)
        path = inside / "paper.txt"
        path.write_text(self.PAPERS[kind], "utf-8")
        (inside / "report.txt").write_bytes(CLEAN.read_bytes())
        for lang in ("zh", "en"):
            told = KIND_WORDS[kind][0][lang]
            alone = run("check", path, "--lang", lang)
            folder = run("check", tmp_path / "in", "--lang", lang)
            converted = run("convert", path, "--to", "json", "--lang", lang)
            for result in (alone, folder, converted):
                assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
                assert result.stderr.startswith(f"gov-disclosure: {path}")
                assert told in result.stderr
            assert (alone.stdout, converted.stdout) == ("", "")
            assert "河东区行政审批服务局" in folder.stdout


class TestOtherYears:
    """A comparison that was asked for and could not be made is said, and never looks like agreement."""

    def test_another_report_as_last_years(self) -> None:
        """The report of the same year is not last year's: said on stderr, and the call was wrong."""
        result = run("check", "--previous", WRONG, CLEAN)
        assert result.exit_code == 2
        assert f"{CLEAN} 没有与上年比较" in result.stderr
        assert f"{CLEAN} was not compared" in run("check", "--lang", "en", "--previous", WRONG, CLEAN).stderr

    def test_one_year_is_no_series(self) -> None:
        """A single report agrees with nothing."""
        result = run("series", CLEAN)
        assert result.exit_code == 0
        assert "没有相邻两年的报告" in result.stdout

    def test_blanks_are_no_agreement(self, tmp_path: Path) -> None:
        """Years that cannot be compared because of blanks are not said to agree."""
        for year, brought in ((2021, 0), (2022, None)):
            report = cells.replace(read(CLEAN).report, {"requests.brought_forward.natural_person": brought})
            plain = dumps_of_year(report, year)
            (tmp_path / f"{year}.json").write_bytes(plain)
        shown = run("series", tmp_path).stdout
        assert "有空白，无法与上年比较" in shown
        assert "没有发现不一致" not in shown

    def test_two_reports_of_one_year_name_their_files(self, tmp_path: Path) -> None:
        """The person at the terminal is told which file to take away."""
        for name in ("one.txt", "two.txt"):
            (tmp_path / name).write_bytes(CLEAN.read_bytes())
        told = run("series", tmp_path).stderr
        assert "one.txt" in told
        assert "two.txt" in told


def dumps_of_year(report: Report, year: int) -> bytes:
    """Return *report* as JSON, as if it were of *year*."""
    return dumps(attrs.evolve(report, year=year, period=None))


class TestOutputs:
    """Where the output goes is left as it is, whatever it is."""

    def test_a_device_stays_a_device(self, tmp_path: Path) -> None:
        """What is no file is written to, not replaced by a file."""
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        with subprocess.Popen([*PROGRAM, "schema", "-o", str(pipe)]) as writer:
            assert pipe.read_bytes().startswith(b"{")
            assert writer.wait() == 0
        assert stat.S_ISFIFO(pipe.stat().st_mode)

    def test_a_terminal_that_cannot_show_chinese(self) -> None:
        """Characters that the terminal lacks are shown as question marks; the rest of the answer is not lost."""
        environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
        result = subprocess.run([*PROGRAM, "check", "missing-文件.txt"], env=environment, capture_output=True)
        assert result.returncode == 2
        assert b"missing-" in result.stderr
        assert b"Traceback" not in result.stderr


class TestWhatIsShown:
    """Causes and derivations speak of what is shown, in the words of the form."""

    def test_causes_of_what_was_asked_for(self) -> None:
        """With --select, causes of other rules' findings are left out."""
        shown = run("check", "--select", "SUM301", WRONG).stdout
        assert "自然人”印为11，应为1" in shown
        assert "行政复议" not in shown

    def test_derivations_name_totals_by_their_labels(self) -> None:
        """A derivation names the sum by its printed label, not by an id of ours."""
        report = cells.replace(read(CLEAN).report, {"requests.received.total": None})
        (derivation,) = complete(report).derivations
        assert "“一、本年新收政府信息公开申请数量 · 总计”的合计中只剩这一个未知数" in derivation.message("zh")
        assert "in the sum in “1. Requests newly received this year · Total”" in derivation.message("en")
        column = cells.replace(report, {"requests.carried_forward.total": None})
        assert all(":" not in one.message("zh") for one in complete(column).derivations)

    def test_leftovers_are_capped_and_counted(self, tmp_path: Path) -> None:
        """Of a table printed twice the first leftovers are listed, and how many there are; JSON has them all."""
        text = CLEAN.read_text("utf-8")
        start, end = text.index("（本列数据"), text.index("四、政府信息公开行政复议")
        (tmp_path / "twice.txt").write_text(text[:end] + text[start:end] + text[end:], "utf-8")
        shown = run("check", "--lang", "en", tmp_path / "twice.txt").stdout
        assert "175 printed pieces of the statutory tables could not be placed" in shown
        assert "175 in all, the first 5 shown" in shown
        assert "the first 5 shown" not in run("check", "--lang", "en", "--limit", "0", tmp_path / "twice.txt").stdout
