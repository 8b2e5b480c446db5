"""Checking many files: in parallel, summarised, taken up again, written as an index with pages."""

from __future__ import annotations

import gc
import hashlib
import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from click.testing import CliRunner, Result
from lxml import html as lxml_html

from gov_disclosure import cells, dumps, loads, read
from gov_disclosure.cli.app import app
from gov_disclosure.cli.many import pool, progress
from gov_disclosure.cli.many import run as command
from gov_disclosure.cli.many.job import Job
from gov_disclosure.cli.many.job import run as job_run
from gov_disclosure.cli.pieces import Piece, cut
from gov_disclosure.rules import Severity, find_rule
from gov_disclosure.text import Lang

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CLEAN = EXAMPLES / "hedong_2022.txt"
WRONG = EXAMPLES / "planted_errors_2022.txt"
FORMATS = ("text", "json", "sarif", "junit", "github", "xlsx")


def run(*words: str | Path | int) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six sound reports of six years, two wrong ones, one unreadable file, and files that are no reports."""
    found = tmp_path / "reports"
    (found / "wrong").mkdir(parents=True)
    for year in range(2019, 2025):
        (found / f"{year}.txt").write_text(CLEAN.read_text("utf-8").replace("2022", str(year)), "utf-8")
    for name in ("a", "b"):
        (found / "wrong" / f"{name}.txt").write_bytes(WRONG.read_bytes())
    (found / "empty.html").write_bytes(b"")
    for name in ("map.PNG", "old.doc", "table.xls", "scan.ofd", "all.zip", "README.md", "seal.jpg"):
        (found / name).write_bytes(b"x")
    return found


def page_of(text: str) -> Any:
    """Return a page as a tree."""
    return lxml_html.fromstring(text)


class TestScreen:
    """What a person sees."""

    def test_the_result_comes_last(self, folder: Path) -> None:
        """The last line says how many there are, how many have not passed, and how many went wrong."""
        result = run("check", folder)
        assert result.exit_code == 2
        assert result.stdout.splitlines()[-1].startswith("合计：8份报告，2份未通过。")
        assert "1个文件有误" in result.stdout.splitlines()[-1]
        english = run("check", folder, "--lang", "en").stdout.splitlines()[-1]
        assert english.startswith("Total: 8 reports, 2 not passed.")
        assert english.endswith(" 1 file went wrong; see stderr.")

    def test_patterns_that_leave_nothing(self, folder: Path) -> None:
        """A folder whose files the patterns leave out is not called empty."""
        for words in (("--include", "*.pdf"), ("--exclude", "*")):
            told = run("check", folder, *words, "--lang", "en").stderr
            assert f"{folder}: include and exclude, of the call or the configuration file, leave none of" in told

    def test_strays_are_named_by_kind(self, folder: Path) -> None:
        """Pictures, old office files, archives and notes are told by kind and count, and are no errors."""
        (folder / "empty.html").unlink()
        result = run("check", folder, "--fail-on", "error", "--lang", "en")
        assert result.exit_code == 1
        told = [line for line in result.stderr.splitlines() if "passed over" in line]
        assert len(told) == 5
        assert any("2 passed over, pictures: " in line and "map.PNG" in line and "seal.jpg" in line for line in told)
        assert run("check", folder / "old.doc").exit_code == 2  # named in the call, it is an error

    def test_quiet(self, folder: Path) -> None:
        """Only the summary: rules by how many reports they failed in, worst files first."""
        lines = run("check", folder, "--quiet", "--top", 3, "--lang", "en").stdout.splitlines()
        assert lines[0] == "Rules that failed, with the number of reports:"
        assert sum(" · 2022 · " in line for line in lines) == 0
        counts = [int(line.split()[0]) for line in lines[1:4]]
        assert counts == sorted(counts, reverse=True)
        worst = lines[lines.index("Reports with most findings:") + 1 :][:3]
        assert ["wrong" in line for line in worst] == [True, True, False]
        assert "more rules" in "".join(lines)

    @pytest.mark.parametrize(("words", "drawn"), [((), False), (("--quiet",), True), (("--statistics",), True)])
    def test_a_bar_where_no_lines_go_through_it(
        self, folder: Path, words: tuple[str, ...], drawn: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """On a terminal findings are a sign of life; where only the summary is shown there is a bar."""
        asked: list[object] = []

        def noted(*given: Any, **facts: Any) -> Any:
            asked.append(facts["bar"])
            return progress.progress(*given, **facts)

        monkeypatch.setattr(command, "progress", noted)
        monkeypatch.setattr(command, "on_terminal", lambda *_: True)
        run("check", folder, *words)
        assert asked == [drawn]

    def test_statistics(self, folder: Path) -> None:
        """All rules that failed are listed."""
        lines = run("check", folder, "--statistics", "--top", 1, "--lang", "en").stdout.splitlines()
        assert "more rules" not in "".join(lines)
        assert any(line.split()[:2] == ["2", "SUM301"] for line in lines)

    def test_only_failed(self, folder: Path) -> None:
        """Reports that passed are not shown; the summary counts them."""
        result = run("check", folder, "--only-failed")
        assert result.stdout.count(" · 20") == 2
        assert "合计：8份报告" in result.stdout
        document = json.loads(run("check", folder, "--only-failed", "--format", "json").stdout)
        assert len(document["reports"]) == 2

    def test_two_versions_are_told(self, folder: Path) -> None:
        """Two reports of one organ and year are named."""
        (folder / "again.txt").write_bytes((folder / "2019.txt").read_bytes())
        told = run("check", folder, "--quiet", "--lang", "en").stdout
        assert "More than one report of one organ and year:" in told
        assert "again.txt" in told
        (folder / "more.txt").write_bytes((folder / "2020.txt").read_bytes())
        told = run("check", folder, "--quiet", "--top", 1, "--lang", "en").stdout
        assert "again.txt" in told
        assert "more.txt" not in told
        assert "  (2 more organs and years)" in told.splitlines()
        chinese = run("check", folder, "--quiet", "--top", 1).stdout.splitlines()
        assert any(line.startswith("  河东区行政审批服务局 2019：") for line in chinese)
        assert "  （另有2组）" in chinese

    def test_lists_that_are_cut_say_so(self, folder: Path) -> None:
        """Of the reports with most findings it is said how many more there are."""
        lines = run("check", folder, "--quiet", "--top", 1, "--lang", "en").stdout.splitlines()
        assert "  (7 more reports)" in lines
        assert not any("more reports" in line for line in run("check", folder, "--lang", "en").stdout.splitlines())

    def test_one_and_two_as_ever(self) -> None:
        """One report has no summary; two have the total only."""
        assert "Total: " not in run("check", CLEAN, "--lang", "en").stdout
        two = run("check", CLEAN, WRONG, "--lang", "en").stdout
        assert two.splitlines()[-1].startswith("Total: 2 reports, 1 not passed. error: ")
        assert "Reports with most findings" not in two


class TestNowhereToWrite:
    """Where the output cannot be written, the person is told before anything is read."""

    @pytest.mark.parametrize(
        "call",
        [
            "check",
            "convert --to ndjson",
            "convert --to parquet",
            "statements",
            "series",
            "rollup",
            "check --format xlsx",
        ],
    )
    def test_no_such_folder(self, folder: Path, tmp_path: Path, call: str) -> None:
        """A folder that is not there, or is a file, is told as such, and as no fault of the program."""
        (tmp_path / "file.txt").write_bytes(b"")
        for name in ("none/out", "file.txt/out", "file.txt/none/out"):
            result = run(*call.split(), folder, "-o", tmp_path / name, "--lang", "en")
            assert result.exit_code == 2
            told = f"{tmp_path}/{name}: No such file or directory. Check the path and your rights to it."
            assert result.stderr.splitlines() == [f"gov-disclosure: {told}"]

    def test_what_is_kept_beside(self, folder: Path, tmp_path: Path) -> None:
        """What `check` keeps beside the output while it runs may be what cannot be written."""
        (tmp_path / "out.partial").mkdir()
        result = run("check", folder, "-o", tmp_path / "out", "--lang", "en")
        assert result.exit_code == 2
        assert result.stderr.splitlines()[-1].startswith(f"gov-disclosure: {tmp_path}/out.partial: Is a directory.")


class TestParallel:
    """Several processes give what one gives."""

    @pytest.mark.parametrize("style", FORMATS)
    def test_same_output(self, folder: Path, tmp_path: Path, style: str) -> None:
        """The same bytes, whatever the number of processes."""
        if style == "xlsx":
            pytest.importorskip("openpyxl")
        for jobs in (1, 3):
            run("check", folder, "--format", style, "--jobs", jobs, "-o", tmp_path / f"out{jobs}")
        assert (tmp_path / "out1").read_bytes() == (tmp_path / "out3").read_bytes()
        assert not list(tmp_path.glob("*.partial"))

    def test_a_process_that_dies(self, folder: Path) -> None:
        """The file with which it dies is told, and every other file is worked on, in order."""
        paths = sorted(folder.rglob("*.txt"))
        found = [one for _, one in pool.each(_die_on_the_third, pieces(*paths), 2, _told_dead)]
        assert ["ended unexpectedly" in one for one in found] == [at == 2 for at in range(len(paths))]
        assert all(str(path) in one for path, one in zip(paths, found, strict=True))

    def test_nobody_waits_for_what_is_under_way(self, folder: Path) -> None:
        """Where a run is interrupted, the processes end, whatever they are at."""
        found = pool.each(_slow_from_the_second_on, pieces(*sorted(folder.rglob("*.txt"))), 2, _told_dead)
        next(found)
        ended = time.monotonic() + 30
        found.close()  # type: ignore[attr-defined]
        while multiprocessing.active_children():
            assert time.monotonic() < ended
            time.sleep(0.05)

    def test_piped_in(self, folder: Path) -> None:
        """What is piped in is read, however many processes are asked for."""
        call = [
            sys.executable,
            "-m",
            "gov_disclosure",
            "check",
            "-",
            str(folder / "2021.txt"),
            str(folder / "2020.txt"),
        ]
        call += ["--jobs", "2", "--quiet", "--lang", "en"]
        done = subprocess.run(call, input=WRONG.read_bytes(), capture_output=True, check=False)
        assert done.stdout.decode().splitlines()[-1].startswith("Total: 3 reports, 1 not passed.")

    @pytest.mark.parametrize("style", ["text", "json", "csv"])
    def test_statements(self, folder: Path, tmp_path: Path, style: str) -> None:
        """They are the same, told in the same order, with several processes as with one, in a file as on stdout."""
        one, two = (run("statements", folder, "--jobs", jobs, "--format", style, "--lang", "en") for jobs in (1, 2))
        assert one.exit_code == 2  # a file that is empty
        assert (one.stdout_bytes, one.stderr) == (two.stdout_bytes, two.stderr)
        assert "empty.html: the file is empty" in one.stderr
        run("statements", folder, "--jobs", 2, "--format", style, "--lang", "en", "-o", tmp_path / "out")
        assert (tmp_path / "out").read_bytes() == one.stdout_bytes

    @pytest.mark.parametrize(
        "call", [["convert", "--to", "ndjson"], ["convert", "--to", "parquet"], ["statements", "--format", "json"]]
    )
    def test_interrupted(self, folder: Path, tmp_path: Path, call: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        """What was there before is untouched, and nothing half written stays."""
        out = tmp_path / "out"
        out.write_bytes(b"before")

        def interrupted(*_: object) -> Iterator[Piece]:
            yield from cut(folder / "2019.txt", 1)
            raise KeyboardInterrupt

        monkeypatch.setattr("gov_disclosure.cli.many.reports.cut", interrupted)
        assert run(*call, folder, "-o", out).exit_code == 130
        assert out.read_bytes() == b"before"
        assert sorted(file.name for file in tmp_path.iterdir()) == ["out", "reports"]

    @pytest.mark.parametrize("command", ["series", "rollup"])
    def test_series_and_rollup(self, folder: Path, command: str) -> None:
        """They give the same, told in the same order, with several processes as with one."""
        one, two = (run(command, folder, "--jobs", jobs, "--format", "json", "--lang", "en") for jobs in (1, 2))
        assert one.exit_code == 2  # a file that is empty
        assert (one.stdout, one.stderr) == (two.stdout, two.stderr)
        assert "empty.html: the file is empty" in one.stderr

    def test_series_of_many_organs(self, tmp_path: Path) -> None:
        """The result comes last: how many organs there are, and in how many the years do not agree."""
        for organ in ("河东区教育局", "河东区财政局", "河东区审计局"):
            for year in (2021, 2022) if "审计" not in organ else (2022,):
                text = CLEAN.read_text("utf-8").replace("2022", str(year)).replace("河东区行政审批服务局", organ)
                (tmp_path / f"{organ}{year}.txt").write_text(text, "utf-8")
        told = run("series", tmp_path, "--lang", "en").stdout.splitlines()
        assert told[-1] == "Total: 3 organs, 2 with years to compare, 2 with something to look at."
        assert (
            run("series", tmp_path).stdout.splitlines()[-1] == "合计：3个机关，2个有相邻年度可比，2个有需要查看之处。"
        )
        assert "Total" not in run("series", *tmp_path.glob("*教育*"), "--lang", "en").stdout

    @pytest.mark.parametrize("call", ["series", "rollup", "statements", "convert --to ndjson"])
    def test_a_sign_of_life(self, folder: Path, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """They say on standard error how many files they have read."""
        monkeypatch.setattr(progress, "_EVERY", -1.0)
        told = run(*call.split(), folder, "--lang", "en").stderr
        assert "gov-disclosure: 9 of 9 files read." in told
        assert "已读取 9/9 个文件" in run(*call.split(), folder).stderr

    def test_processes_end_with_the_work(self) -> None:
        """Behind the last piece no process is left, which could outlive the pipes to it."""
        assert [one for _, one in pool.each(_where, pieces(CLEAN, WRONG), 2, _told_dead)] == ["0", "0"]
        assert not multiprocessing.active_children()

    @pytest.mark.parametrize(("files", "most"), [(1, 1), (49, 1), (50, 2)])
    def test_processes_are_worth_it(self, files: int, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """Few files are checked in one process, more in as many as there are processors."""
        monkeypatch.setattr(os, "cpu_count", lambda: 2)
        assert pool.processes_for([CLEAN] * files) == most
        assert pool.processes_for([CLEAN] * files, 3) == 3
        assert pool.processes_for([CLEAN, Path("-")] * files, 3) == 1

    def test_one_large_file_is_worth_them(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file of many reports is worth as many processes as so many files."""
        monkeypatch.setattr(os, "cpu_count", lambda: 2)
        line = dumps(read(WRONG).report) + b"\n"
        for count, most in ((10, 1), (100, 2)):
            (tmp_path / "all.ndjson").write_bytes(line * count)
            assert pool.processes_for([tmp_path / "all.ndjson"]) == most
        assert pool.processes_for([tmp_path / "none.ndjson"]) == 1


def pieces(*paths: Path, size: int = 200) -> Iterator[Piece]:
    """Yield the pieces of files."""
    return (piece for number, path in enumerate(paths, start=1) for piece in cut(path, number, size=size))


def _die_on_the_third(piece: Piece) -> str:
    if piece.number == 3:
        os._exit(1)
    return str(piece.path)


def _slow_from_the_second_on(piece: Piece) -> str:
    if piece.number > 1:
        time.sleep(120)
    return str(piece.path)


def _die_on_the_eighth(piece: Piece) -> str:
    for at, _ in enumerate(piece.open(), start=piece.start):
        if at == 7:
            os._exit(1)
    return _where(piece)


def _where(piece: Piece) -> str:
    return str(piece.start)


def _told_dead(piece: Piece) -> str:
    return pool.died(piece).message("en")


class TestResume:
    """A run that was ended in the middle is taken up again, with the same output as an undisturbed one."""

    @pytest.fixture
    def many(self, folder: Path) -> Path:
        """A folder that takes some seconds."""
        for number in range(60):
            (folder / f"more{number:03}.txt").write_bytes(WRONG.read_bytes())
        return folder

    @pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
    def test_killed(self, many: Path, tmp_path: Path) -> None:
        """Killed in the middle; what was checked before is not read again."""
        whole, out = tmp_path / "whole.json", tmp_path / "out.json"
        run("check", many, "--format", "json", "-o", whole)
        call = [sys.executable, "-m", "gov_disclosure", "check", str(many), "--format", "json", "-o", str(out)]
        started = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        journal = tmp_path / "out.json.partial"
        for _ in self.until(lambda: journal.exists() and journal.read_bytes().count(b"\n") > 10):
            pass
        started.send_signal(signal.SIGKILL)
        started.wait()
        assert not out.exists()
        run("check", many, "--format", "json", "-o", out, "--resume")
        assert out.read_bytes() == whole.read_bytes()
        assert not journal.exists()

    @pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
    def test_killed_with_its_processes(self, many: Path, tmp_path: Path) -> None:
        """The processes of a run that is killed end by themselves: nothing holds its standard output any more."""
        out = tmp_path / "out.json"
        call = [
            sys.executable,
            "-m",
            "gov_disclosure",
            "check",
            str(many),
            "--jobs",
            "2",
            "--format",
            "json",
            "-o",
            str(out),
        ]
        started = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        journal = tmp_path / "out.json.partial"
        for _ in self.until(lambda: journal.exists() and journal.read_bytes().count(b"\n") > 5):
            pass
        started.send_signal(signal.SIGKILL)
        started.communicate(timeout=30)

    @staticmethod
    def until(holds: object) -> Iterator[None]:
        """Wait for what is to come, a minute at most."""
        assert callable(holds)
        end = time.monotonic() + 60
        while not holds():
            assert time.monotonic() < end
            time.sleep(0.02)
            yield

    def test_changed_files_are_read_again(self, folder: Path, tmp_path: Path) -> None:
        """Of another call, or of a file that has changed since, nothing is taken over."""
        out = tmp_path / "out.json"
        job = ("check", folder, "--format", "json", "-o", out)
        journal = self.left_behind(folder, tmp_path)
        (folder / "2019.txt").write_bytes(WRONG.read_bytes())
        (tmp_path / "out.json.partial").write_bytes(journal)
        run(*job, "--resume")
        resumed = json.loads(out.read_bytes())["reports"]
        assert not next(one for one in resumed if one["source"].endswith("2019.txt"))["result"]["ok"]
        (tmp_path / "out.json.partial").write_bytes(journal.replace(b'"job"', b'"jib"'))
        run(*job, "--resume")
        assert json.loads(out.read_bytes())["reports"] == resumed

    @staticmethod
    def left_behind(folder: Path, tmp_path: Path) -> bytes:
        """Return the journal that a run leaves when it cannot write its output."""
        kept: list[bytes] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                command.Run, "_write", lambda self, _: kept.append((tmp_path / "out.json.partial").read_bytes())
            )
            run("check", folder, "--format", "json", "-o", tmp_path / "out.json")
        return kept[0]

    def test_needs_a_file(self, folder: Path) -> None:
        """Without an output there is nothing to take up."""
        assert run("check", folder, "--resume").exit_code == 2


class TestIndex:
    """HTML for many is a small index, worst first, and a page for each report beside it."""

    def test_links_lead_to_pages(self, folder: Path, tmp_path: Path) -> None:
        """Every report has its line with file, organ, year, result and counts, and its page."""
        out = tmp_path / "check.html"
        run("check", folder, "--format", "html", "-o", out)
        page = page_of(out.read_bytes().decode())
        rows = page.xpath("//table[@id='reports']/tbody/tr")
        assert len(rows) == 8
        assert ["wrong" in row.text_content() for row in rows][:3] == [True, True, False]
        for link in page.xpath("//table[@id='reports']//a/@href"):
            assert "政府信息公开工作年度报告" in (tmp_path / link).read_text("utf-8")
        assert len(list((tmp_path / "check_pages").iterdir())) == 8
        assert len(out.read_bytes()) < 20_000

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_codes_of_the_map_say_what_they_stand_for(self, folder: Path, tmp_path: Path, lang: Lang) -> None:
        """The head of each column of the map has the title of its rule."""
        out = tmp_path / "check.html"
        run("check", folder, "--lang", lang, "--format", "html", "-o", out)
        heads = page_of(out.read_bytes().decode()).xpath("//table[@class='heat']/thead//th")
        assert heads
        for head in heads:
            assert head.get("title") == find_rule(head.text).words.title[lang]

    @pytest.mark.parametrize(("lang", "empty"), [("zh", "文件是空的"), ("en", "the file is empty")])
    def test_what_could_not_be_read(self, folder: Path, tmp_path: Path, lang: Lang, empty: str) -> None:
        """Files that went wrong are named with the reason, as are folders that cannot be read."""
        out = tmp_path / "check.html"
        (tmp_path / "none").mkdir()
        run("check", folder, tmp_path / "none", "--lang", lang, "--format", "html", "-o", out)
        page = page_of(out.read_bytes().decode())
        (told,) = page.xpath("//details[@id='unread']")
        lines = [item.text_content() for item in told.xpath(".//li")]
        assert [("/none" in line, "empty.html" in line, empty in line) for line in lines] == [
            (True, False, False),
            (False, True, True),
        ]
        assert "gov-disclosure" not in told.text_content()
        assert "2" in told.find("summary").text_content()
        assert "2" in page.xpath("//h1/following-sibling::p")[0].text_content()

    def test_two_versions(self, folder: Path, tmp_path: Path) -> None:
        """Reports of one organ and year are named together, with links to their pages."""
        out = tmp_path / "check.html"
        run("check", folder, "--format", "html", "-o", out)
        page = page_of(out.read_bytes().decode())
        (told,) = page.xpath("//details[@id='twice']")
        (item,) = told.xpath(".//li")
        assert item.text_content().startswith("河东区行政审批服务局 2022：")
        assert item.xpath(".//a/text()") == ["2022.txt", "wrong/a.txt", "wrong/b.txt"]
        for link in item.xpath(".//a/@href"):
            assert (tmp_path / link).exists()
        (folder / "wrong" / "a.txt").unlink()
        (folder / "wrong" / "b.txt").unlink()
        (folder / "empty.html").unlink()
        run("check", folder, "--format", "html", "-o", out)
        assert not page_of(out.read_bytes().decode()).xpath("//details")

    def test_paths_are_not_repeated(self, folder: Path, tmp_path: Path) -> None:
        """The folder of all is said once; a report is called by its name, with the folder in it that it lies in."""
        out = tmp_path / "check.html"
        run("check", folder, "--format", "html", "-o", out)
        text = out.read_bytes().decode()
        assert text.count(str(folder)) == 1
        rows = page_of(text).xpath("//table[@id='reports']/tbody/tr/th")
        assert [row.find("a").text for row in rows][:2] == ["a.txt", "b.txt"]
        assert [[small.text for small in row.findall("small")] for row in rows] == [["wrong"]] * 2 + [[]] * 6

    def test_only_failed(self, folder: Path, tmp_path: Path) -> None:
        """The list has the reports that failed only; the totals, the years and the double versions count all."""
        out = tmp_path / "check.html"
        run("check", folder, "--only-failed", "--format", "html", "-o", out)
        page = page_of(out.read_bytes().decode())
        assert len(page.xpath("//table[@id='reports']/tbody/tr")) == 2
        assert len(list((tmp_path / "check_pages").iterdir())) == 2
        assert page.xpath("//h1/following-sibling::p")[0].text_content().startswith("8份报告，2份未通过。")
        years = [row.text_content() for row in page.xpath("//table[@class='years']/tbody/tr")]
        assert len(years) == 6
        (item,) = page.xpath("//details[@id='twice']//li")
        assert "2022.txt" in item.text_content()
        assert item.xpath(".//a/text()") == ["wrong/a.txt", "wrong/b.txt"]

    def test_is_replaced_as_a_whole(self, folder: Path, tmp_path: Path) -> None:
        """Pages of an earlier run do not stay behind."""
        out = tmp_path / "check.html"
        run("check", folder, "--format", "html", "-o", out)
        for path in (folder / "wrong").iterdir():
            path.unlink()
        run("check", folder, "--format", "html", "-o", out)
        assert len(list((tmp_path / "check_pages").iterdir())) == 6
        assert not list(tmp_path.glob(".gov-disclosure*"))

    def test_names_are_escaped(self, folder: Path, tmp_path: Path) -> None:
        """A name that would be markup or a path stays text."""
        (folder / "<b>%2e x&y.txt").write_bytes(WRONG.read_bytes())
        out = tmp_path / "check.html"
        run("check", folder, "--format", "html", "-o", out)
        assert "<b>%2e" not in out.read_text("utf-8")
        page = page_of(out.read_bytes().decode())
        assert any("<b>%2e x&y.txt" in text for text in page.xpath("//a/text()"))

    @pytest.mark.parametrize("name", ["check.html", "a'b\"<i>:&#x 1%2?.html", "年报\udcff.html"])
    def test_pages_lead_back(self, folder: Path, tmp_path: Path, name: str) -> None:
        """Each page has a link to the index it belongs to, whatever that is called; it is read back without it."""
        out = tmp_path / name
        run("check", folder, "--format", "html", "-o", out, "--lang", "zh")
        (page, *_) = sorted((tmp_path / f"{out.stem}_pages").iterdir())
        (link,) = page_of(page.read_text("utf-8")).xpath("//nav[@class='index']/a")
        assert link.text == "返回全部报告"
        assert "/" not in link.get("href").removeprefix("../")
        assert os.fsencode(out) == os.fsencode(page.parent.parent / os.fsdecode(unquote_to_bytes(link.get("href"))[3:]))
        assert "返回" not in str(read(page.read_bytes()).report)
        (back, *_) = page_of(out.read_text("utf-8")).xpath("//tbody//a/@href")
        assert (tmp_path / os.fsdecode(unquote_to_bytes(back))).exists()

    def test_on_stdout_one_page(self, folder: Path) -> None:
        """Without a file to write to, all reports are on one page."""
        page = page_of(run("check", folder, "--format", "html").stdout)
        anchors = page.xpath("//nav//a/@href")
        assert len(anchors) == 8
        assert all(page.xpath(f"//*[@id='{anchor[1:]}']") for anchor in anchors)


class TestLines:
    """A file of JSON lines holds a report on each."""

    def test_each_line(self, tmp_path: Path) -> None:
        """Reports are called by file and line; a wrong line is told, the others go on."""
        path = tmp_path / "reports.ndjson"
        path.write_bytes(b"\n".join([dumps(read(CLEAN).report), b"{", b"", dumps(read(WRONG).report)]))
        result = run("check", path, "--lang", "en")
        assert result.exit_code == 2
        assert f"{path}:1" in result.stdout
        assert f"{path}:4" in result.stdout
        assert f"{path}:2: " in result.stderr
        assert result.stdout.splitlines()[-1].startswith("Total: 2 reports, 1 not passed.")

    @staticmethod
    def lines(tmp_path: Path, count: int) -> Path:
        """Return a file of so many reports, each with findings."""
        path = tmp_path / f"{count}.ndjson"
        path.write_bytes(b"".join(dumps(read(WRONG).report) + b"\n" for _ in range(count)))
        return path

    def test_pieces_are_one_file(self, tmp_path: Path) -> None:
        """However a file of many is cut, its reports are numbered on and there once; only the last piece ends it."""
        path = self.lines(tmp_path, 5)
        job = Job(style="json", lang="en", threshold=Severity.ERROR, limit=None, several=True)
        for size in (1, 2, 5, 9):
            batches = [job_run(job, piece) for piece in pieces(path, size=size)]
            assert [batch["more"] for batch in batches] == [True] * (len(batches) - 1) + [False]
            sources = [one["row"]["source"] for batch in batches for one in batch["reports"]]
            assert sources == [f"{path}:{number}" for number in range(1, 6)]
        (tmp_path / "empty.ndjson").write_bytes(b"")
        (empty,) = (job_run(job, piece) for piece in pieces(tmp_path / "empty.ndjson"))
        assert empty["failed"]
        assert not empty["reports"]
        assert not empty["more"]

    def test_taken_up_again(self, tmp_path: Path) -> None:
        """A file of many of which the run did only some pieces is checked again, whole and once."""
        path, out = self.lines(tmp_path, 25), tmp_path / "out.json"
        journal = tmp_path / "out.json.partial"
        kept: list[bytes] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(command, "cut", partial(cut, size=10))
            patch.setattr(command.Run, "_write", lambda self, _: kept.append(journal.read_bytes()))
            run("check", path, "--format", "json", "-o", out)
        head, *batches = kept[0].splitlines(keepends=True)
        assert len(batches) == 3
        journal.write_bytes(head + b"".join(batches[:2]))
        run("check", path, "--format", "json", "-o", out, "--resume")
        assert len(json.loads(out.read_bytes())["reports"]) == 25
        journal.write_bytes(kept[0])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(command, "cut", None)  # nothing is left to do
            run("check", path, "--format", "json", "-o", out, "--resume")
        assert len(json.loads(out.read_bytes())["reports"]) == 25

    def test_a_file_that_went_wrong_twice_is_one(self, tmp_path: Path) -> None:
        """Faults in two pieces of a file are told under one name in the index of what went wrong."""
        path, out = tmp_path / "reports.ndjson", tmp_path / "out.html"
        path.write_bytes(b"{\n" * 2)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(command, "cut", partial(cut, size=1))
            patch.setattr(command, "write_pages", lambda *given: kept.append(given[-1]))
            kept: list[list[str]] = []
            run("check", path, CLEAN, "--format", "html", "-o", out)
        ((told,),) = kept
        assert f"{path}:1" in told
        assert f"{path}:2" in told

    @pytest.mark.parametrize("style", ["json", "text", "html"])
    def test_pieces_go_to_processes(self, tmp_path: Path, style: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Two processes give what one gives, of a file of many with wrong lines between others, and tell the same."""
        path = tmp_path / "reports.ndjson"
        sound, wrong = dumps(read(CLEAN).report), dumps(read(WRONG).report)
        path.write_bytes(b"\n".join([sound, b"{", b"", wrong] * 8))
        monkeypatch.setattr(command, "cut", partial(cut, size=3))
        told = []
        for jobs in (1, 2):
            out = tmp_path / f"{jobs}" / "out"
            out.parent.mkdir()
            result = run("check", CLEAN, path, WRONG, "--format", style, "--jobs", jobs, "-o", out, "--lang", "en")
            assert result.exit_code == 2
            told.append((result.stderr, {file.name: file.read_bytes() for file in out.parent.rglob("*.*")}))
        assert told[0] == told[1]
        assert told[0][0].count("reports.ndjson:") == 8

    def test_a_piece_with_which_a_process_dies(self, tmp_path: Path) -> None:
        """It is told by its lines, and every other piece of the file is worked on, in order."""
        path = self.lines(tmp_path, 12)
        found = [one for _, one in pool.each(_die_on_the_eighth, pieces(path, size=3), 2, _told_dead)]
        assert [one for one in found if "ended" not in one] == ["0", "3", "9"]
        assert found[2].startswith(f"{path}:7-9: ")

    def test_pieces_are_taken_as_they_are_needed(self, tmp_path: Path) -> None:
        """Of a file of many no more is read than the processes are about to work on."""
        taken: list[int] = []

        def watched(path: Path) -> Iterator[Piece]:
            for piece in pieces(path, size=1):
                taken.append(piece.start)
                yield piece

        found = pool.each(_where, watched(self.lines(tmp_path, 40)), 2, _told_dead)
        assert [next(found)[1] for _ in range(3)] == ["0", "1", "2"]
        found.close()  # type: ignore[attr-defined]
        assert len(taken) < 12

    def test_large_lines_are_smaller_pieces(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A piece ends where it is large, however few its lines."""
        path = self.lines(tmp_path, 6)
        monkeypatch.setattr("gov_disclosure.cli.pieces._BYTES", path.stat().st_size // 4)
        assert [piece.start for piece in pieces(path)] == [0, 2, 4]

    def test_reports_are_counted(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The sign of life says how many reports of a file of many were checked, before its end too."""
        monkeypatch.setattr(progress, "_EVERY", -1.0)
        monkeypatch.setattr(command, "cut", partial(cut, size=10))
        told = run("check", self.lines(tmp_path, 25), "--quiet", "--lang", "en").stderr.splitlines()
        assert told == [
            "gov-disclosure: 0 of 1 file checked, 10 reports.",
            "gov-disclosure: 0 of 1 file checked, 20 reports.",
            "gov-disclosure: 1 of 1 file checked, 25 reports.",
        ]

    def test_memory_does_not_grow_with_lines(self, tmp_path: Path) -> None:
        """Of a file of many, two pieces and the batch of one are in memory: four times the lines need no more."""
        job = Job(style="json", lang="en", threshold=Severity.ERROR, limit=None, several=True)
        peaks = []
        for count in (30, 30, 120):  # the first builds what is kept for good
            path = self.lines(tmp_path, count)
            tracemalloc.start()
            for piece in pieces(path, size=10):
                job_run(job, piece)
                gc.collect()  # or it is rubbish that grows, till Python looks for it
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        assert peaks[2] < 1.5 * peaks[1]


class TestTables:
    """``convert`` writes many reports as one table."""

    def test_ndjson(self, folder: Path, tmp_path: Path) -> None:
        """A report on each line; a file that cannot be read is told, the others go on."""
        out = tmp_path / "all.ndjson"
        result = run("convert", folder, "--to", "ndjson", "-o", out, "--lang", "en")
        assert result.exit_code == 2
        assert "empty.html" in result.stderr
        assert "passed over, pictures" in result.stderr
        lines = out.read_bytes().splitlines()
        assert [loads(line).year for line in lines] == [2019, 2020, 2021, 2022, 2023, 2024, 2022, 2022]
        assert run("check", out, "--quiet").stdout.splitlines()[-1].startswith("合计：8份报告")

    @pytest.mark.parametrize("to", ["csv", "parquet"])
    def test_columns(self, folder: Path, tmp_path: Path, to: str) -> None:
        """A row a report, with the hash of its file."""
        import polars as pl

        out = tmp_path / f"all.{to}"
        (folder / "empty.html").unlink()
        assert run("convert", folder, "--to", to, "-o", out).exit_code == 0
        frame = pl.read_csv(out, infer_schema=False) if to == "csv" else pl.read_parquet(out)
        expected = [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*.txt"))]
        assert frame["source_sha256"].to_list() == expected
        assert {str(value) for value in frame["requests.received.total"]} == {"3"}

    def test_parquet_is_checked(self, folder: Path, tmp_path: Path) -> None:
        """`check` reads what `convert` writes."""
        out = tmp_path / "all.parquet"
        run("convert", folder, "--to", "parquet", "-o", out)
        result = run("check", out, "--select", "SUM", "--lang", "en")
        assert result.exit_code == 1
        assert f"{out}:7" in result.stdout
        assert result.stdout.splitlines()[-1].startswith("Total: 8 reports, 2 not passed.")

    @pytest.mark.parametrize(("one", "other"), [("ndjson", "parquet"), ("parquet", "csv"), ("csv", "ndjson")])
    def test_diff(self, folder: Path, tmp_path: Path, one: str, other: str) -> None:
        """`diff` of files of many reports holds each organ's report of a year against that of the other file."""
        years, fewer = tmp_path / "years", tmp_path / "fewer"
        for place in (years, fewer):
            place.mkdir()
            for year in (2020, 2021):
                shutil.copy(folder / f"{year}.txt", place)
        changed = cells.replace(read(folder / "2021.txt").report, {"requests.received.total": 4})
        (fewer / "2021.txt").unlink()
        (fewer / "2021.json").write_bytes(dumps(changed))
        shutil.copy(folder / "2022.txt", years)
        first, second = tmp_path / f"a.{one}", tmp_path / f"b.{other}"
        run("convert", years, "--to", one, "-o", first)
        run("convert", fewer, "--to", other, "-o", second)
        result = run("diff", first, second, "--lang", "en")
        assert result.exit_code == 1
        organ = changed.organ.name
        assert result.stdout.splitlines() == [
            f"{organ} · 2021",
            "requests.received.total\t1. Requests newly received this year · Total\t3\t4",
            f"Only in {first}: {organ} · 2022",
        ]
        assert run("diff", first, first).exit_code == 0
        assert run("diff", first, second, "--format", "json", "--lang", "en").exit_code == 2

    def test_diff_of_one_report_in_a_table(self, folder: Path, tmp_path: Path) -> None:
        """A table with one report is that report, whatever it is held against."""
        out = tmp_path / "one.parquet"
        run("convert", folder / "2020.txt", "--to", "parquet", "-o", out)
        same = run("diff", folder / "2020.txt", out, "--format", "json")
        assert (same.exit_code, json.loads(same.stdout)["cells"]) == (0, [])
        other = run("diff", folder / "2021.txt", out)
        assert (other.exit_code, other.stdout, other.stderr) == (0, "", "")

    def test_diff_of_two_versions(self, folder: Path, tmp_path: Path) -> None:
        """Of several reports of one organ and year in a file none is held against the other file's; they are told."""
        lines = [dumps(read(folder / f"{year}.txt").report) for year in (2020, 2021)]
        changed = dumps(cells.replace(read(folder / "2021.txt").report, {"requests.received.total": 4}))
        first, second = tmp_path / "a.ndjson", tmp_path / "b.ndjson"
        first.write_bytes(b"\n".join(lines))
        second.write_bytes(b"\n".join([*lines, changed]))
        result = run("diff", first, second, "--lang", "en")
        assert result.exit_code == 2
        assert "2021: several reports with different figures" in result.stderr
        assert f"{second}:2, {second}:3" in result.stderr
        assert result.stdout == ""

    def test_csv_is_read_again(self, folder: Path, tmp_path: Path) -> None:
        """The table of many reports as CSV is read by every command, and nothing that its columns hold is lost."""
        out, again, rows = tmp_path / "all.csv", tmp_path / "again.ndjson", tmp_path / "rows.ndjson"
        run("convert", folder, "--to", "csv", "-o", out)
        result = run("check", out, "--select", "SUM", "--lang", "en")
        assert f"{out}:7" in result.stdout
        assert result.stdout.splitlines()[-1].startswith("Total: 8 reports, 2 not passed.")
        run("convert", folder, "--to", "parquet", "-o", tmp_path / "all.parquet")
        assert run("convert", out, "--to", "ndjson", "-o", again).exit_code == 0
        assert run("convert", tmp_path / "all.parquet", "--to", "ndjson", "-o", rows).exit_code == 0
        assert again.read_bytes() == rows.read_bytes()

    def test_csv_in_pieces(self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Two processes give what one gives, of such a CSV too; one that is cut short in a row is told."""
        out = tmp_path / "all.csv"
        run("convert", folder, "--to", "csv", "-o", out)
        monkeypatch.setattr(command, "cut", partial(cut, size=3))
        told = []
        for jobs in (1, 2):
            run("check", out, "--format", "json", "--jobs", jobs, "-o", tmp_path / "out.json")
            told.append((tmp_path / "out.json").read_bytes())
        assert told[0] == told[1]
        assert [one["source"].rpartition(":")[2] for one in json.loads(told[0])["reports"]] == list("12345678")
        out.write_bytes(out.read_bytes().rstrip()[:-40])
        result = run("check", out, "--lang", "en")
        assert result.exit_code == 2
        assert f"{out}: not a whole table as CSV. Make it anew." in result.stderr

    @pytest.mark.parametrize("cut_short", [False, True])
    def test_no_parquet(self, folder: Path, tmp_path: Path, cut_short: bool) -> None:
        """A file that is no Parquet in spite of its name, or a broken one, is told so in both languages."""
        out = tmp_path / "all.parquet"
        run("convert", folder, "--to", "parquet", "-o", out)
        out.write_bytes(out.read_bytes()[:-100] if cut_short else b"no parquet")
        for lang, told in (
            ("zh", f"{out}：不是 Parquet 文件，或已损坏。请重新生成。"),
            ("en", f"{out}: no Parquet file, or a broken one. Make it anew."),
        ):
            result = run("check", out, "--lang", lang)
            assert result.exit_code == 2
            assert result.stderr.splitlines() == [f"gov-disclosure: {told}"]

    @pytest.mark.parametrize("jobs", [1, 2])
    @pytest.mark.parametrize("call", ["check", "convert --to ndjson", "statements", "series", "rollup"])
    def test_nothing_in_it(self, folder: Path, tmp_path: Path, call: str, jobs: int) -> None:
        """A file of many with no report in it is told like an empty file, and the others go on."""
        import polars as pl

        full, nothing = tmp_path / "full.parquet", tmp_path / "rows.parquet"
        run("convert", folder, "--to", "parquet", "-o", full)
        pl.read_parquet(full).clear().write_parquet(nothing)
        run("convert", folder, "--to", "csv", "-o", tmp_path / "full.csv")
        (tmp_path / "rows.csv").write_bytes((tmp_path / "full.csv").read_bytes().partition(b"\n")[0] + b"\n")
        (tmp_path / "none.ndjson").write_bytes(b"")
        (tmp_path / "lines.ndjson").write_bytes(b"\n \n")
        files = [tmp_path / name for name in ("none.ndjson", "lines.ndjson", "rows.parquet", "rows.csv")]
        result = run(*call.split(), CLEAN, *files, "--jobs", jobs, "--lang", "en")
        assert result.exit_code == 2
        told = [f"gov-disclosure: {file}: the file is empty. Download it again." for file in files]
        assert [line for line in result.stderr.splitlines() if "empty" in line] == told

    def test_rows_go_to_processes(self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Two processes give what one gives, of a Parquet file too; a wrong row is told, the others go on."""
        import polars as pl

        out = tmp_path / "all.parquet"
        run("convert", folder, "--to", "parquet", "-o", out)
        frame = pl.read_parquet(out)
        wrong = pl.when(pl.int_range(pl.len()) == 3).then(pl.lit("{")).otherwise("as_printed").alias("as_printed")
        frame.with_columns(wrong).write_parquet(out)
        monkeypatch.setattr(command, "cut", partial(cut, size=3))
        told = []
        for jobs in (1, 2):
            result = run("check", out, "--format", "json", "--jobs", jobs, "-o", tmp_path / "out.json", "--lang", "en")
            told.append((result.stderr, (tmp_path / "out.json").read_bytes()))
        assert told[0] == told[1]
        assert "all.parquet:4: frame.as_printed: expected an object in JSON" in told[0][0]
        assert [one["source"].rpartition(":")[2] for one in json.loads(told[0][1])["reports"]] == list("1235678")

    @pytest.mark.parametrize("to", ["ndjson", "csv", "parquet"])
    def test_several_processes(self, folder: Path, tmp_path: Path, to: str) -> None:
        """They give the same, told in the same order, as one; files of many among the others."""
        more = tmp_path / "more.ndjson"
        more.write_bytes((dumps(read(WRONG).report) + b"\n") * 5 + b"{")
        told = []
        for jobs in (1, 2):
            out = tmp_path / f"{jobs}.{to}"
            result = run("convert", folder, more, "--to", to, "-o", out, "--jobs", jobs, "--lang", "en")
            assert result.exit_code == 2
            told.append((result.stderr, out.read_bytes()))
        assert told[0] == told[1]
        assert "empty.html: the file is empty" in told[0][0]
        assert "more.ndjson:6: " in told[0][0]

    def test_one_report_only(self, folder: Path) -> None:
        """The form is of one report; of many it is refused, as is Parquet without a file."""
        for to in ("json", "html"):
            assert run("convert", CLEAN, WRONG, "--to", to).exit_code == 2
        assert run("convert", CLEAN, "--to", "parquet").exit_code == 2
        assert run("convert", CLEAN, WRONG, "--to", "csv", "--fill", "forced").exit_code == 2
