"""What the command line meets on bad days: streams that are shut, full disks, hostile names, files that break us."""

from __future__ import annotations

import json
import os
import pty
import resource
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner, Result
from lxml import etree

import gov_disclosure.cli.inputs as inputs
from gov_disclosure import reading, rules
from gov_disclosure.cli.app import app
from gov_disclosure.cli.language import VARIABLE
from gov_disclosure.cli.many import job
from gov_disclosure.codec import dumps, loads
from gov_disclosure.writing import FORMATS, checks

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CLEAN = EXAMPLES / "hedong_2022.txt"
WRONG = EXAMPLES / "planted_errors_2022.txt"
PROGRAM = [sys.executable, "-m", "gov_disclosure"]
FULL = Path("/dev/full")
GBK_FOLDER, GBK_FILE = "报告".encode("gbk"), "年报.txt".encode("gbk")
TURNING = "a\x7f\x85\x9b1m\u061c\u200e\u200f\u202a\u202e\u2066\u2069z"
NASTY = "a\nb\x1b[31m\x07\u202egnp.txt"


def run(*words: str | Path) -> Result:
    """Run the command line in this process; what is no exit of its own is raised."""
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)


def shell(line: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of the shell in which ``$G`` is the program and ``$F`` a report; nothing may be a traceback."""
    environment = {**os.environ, "G": " ".join(PROGRAM), "F": str(CLEAN), "GOV_DISCLOSURE_LANG": "en"}
    done = subprocess.run(["bash", "-c", line], env=environment, capture_output=True, timeout=60)
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    return done


class TestStreams:
    """Nothing is lost without a word, and the code says that something failed."""

    @pytest.mark.parametrize("command", ["check $F", "convert $F --to json", "schema", "rules", "--help", "--version"])
    @pytest.mark.parametrize(("where", "told"), [(">&-", b"stdout: It is closed"), (">/dev/full", b"No space left")])
    def test_stdout_takes_nothing(self, command: str, where: str, told: bytes) -> None:
        """A closed stdout and a full disk are told, with the code of a failure."""
        done = shell(f"$G {command} {where}")
        assert (done.returncode, told in done.stderr) == (2, True)

    def test_closed_stdin(self) -> None:
        """There is nothing to read from a stdin that is closed."""
        done = shell("$G check - <&-")
        assert (done.returncode, done.stderr) == (2, b"gov-disclosure: stdin: It is closed. Check the path.\n")

    @pytest.mark.parametrize("where", ["2>&-", "2>/dev/full"])
    def test_nobody_to_tell(self, where: str) -> None:
        """Where stderr is shut, the code still says it, and stdout has no complaint in it."""
        done = shell(f"$G check missing.html {where}")
        assert (done.returncode, done.stdout) == (2, b"")

    def test_who_reads_has_seen_enough(self) -> None:
        """A pipe that is closed early is no fault to be told."""
        files = "$F " * 8
        done = shell(f"set -o pipefail; $G check {files} --format html | head -c 20")
        assert done.stdout == b"<!DOCTYPE html>\n<htm"
        assert done.stderr == b""

    def test_a_pipe_as_a_file(self) -> None:
        """What cannot be wound back is read all the same."""
        done = shell("cat $F | $G check /dev/stdin && $G check <(cat $F)")
        assert done.returncode == 0
        assert done.stdout.count(b" \xc2\xb7 2022 \xc2\xb7 /dev/") == 2

    def test_an_endless_file(self) -> None:
        """A file without end is refused at the limit."""
        assert b"at most" in shell("$G check --waivers /dev/zero $F").stderr

    def test_interrupt(self, tmp_path: Path) -> None:
        """Ctrl+C ends with code 130 and without a word."""
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        # A program started in the background ignores interrupts; this one must not, whoever starts the tests.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            started = subprocess.Popen([*PROGRAM, "check", str(pipe)], stderr=subprocess.PIPE)
        finally:
            signal.signal(signal.SIGINT, before)
        with started as process:
            with pipe.open("wb"):  # opens once the program has
                time.sleep(0.3)
                process.send_signal(signal.SIGINT)
                process.wait(timeout=30)
            assert process.stderr is not None
            assert (process.returncode, process.stderr.read()) == (130, b"")

    @pytest.mark.parametrize(
        "words", [["convert", "--to", "xlsx"], ["convert", "--to", "docx"], ["check", "--format", "xlsx"]]
    )
    def test_office_files_on_a_terminal(self, words: list[str]) -> None:
        """A terminal is not filled with the bytes of an office file."""
        ours, theirs = pty.openpty()
        with os.fdopen(ours, "rb"), os.fdopen(theirs, "wb") as terminal:
            command = [*PROGRAM, words[0], str(CLEAN), *words[1:], "--lang", "en"]
            done = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE, timeout=60)
        assert done.returncode == 2
        assert f"a terminal cannot show {words[-1]}; write it to a file with -o." in done.stderr.decode()


class TestWritingFiles:
    """A file that is to be replaced is replaced or left as it is."""

    def test_no_room(self, tmp_path: Path) -> None:
        """Where the disk has no room for the new file, the old one stays, and nothing is left beside it."""
        target = tmp_path / "report.html"
        target.write_text("old")

        def little_room() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

        command = [*PROGRAM, "convert", str(CLEAN), "--to", "html", "-o", str(target)]
        english = {**os.environ, VARIABLE: "en"}
        done = subprocess.run(command, preexec_fn=little_room, env=english, capture_output=True, timeout=60)
        assert done.returncode == 2
        assert (
            done.stderr.decode() == f"gov-disclosure: {target}: File too large. Check the path and your rights to it.\n"
        )
        assert target.read_text() == "old"
        assert list(tmp_path.iterdir()) == [target]

    def test_a_full_device(self) -> None:
        """A device that takes nothing is told."""
        result = run("convert", CLEAN, "--to", "json", "-o", FULL, "--lang", "en")
        assert (result.exit_code, result.stderr.startswith("gov-disclosure: /dev/full: No space left")) == (2, True)

    def test_a_long_name(self, tmp_path: Path) -> None:
        """A name as long as the system allows can be written."""
        target = tmp_path / ("x" * 250)
        assert run("schema", "-o", target).exit_code == 0
        assert target.stat().st_size

    def test_nowhere(self, tmp_path: Path) -> None:
        """The name of nothing is not the folder one stands in."""
        for words in (("check", ""), ("convert", "", "--to", "json"), ("check", CLEAN, "-o", "")):
            result = run(*words, "--lang", "en")
            assert result.exit_code == 2
            assert "the name of a file is empty" in result.stderr


def _raw(shown: str) -> set[str]:
    return {one for one in shown if "\x7f" <= one <= "\x9f" or one in "\u061c\u200e\u200f\u202a\u202e\u2066\u2069"}


@pytest.fixture
def named_badly(tmp_path: Path) -> Path:
    """A folder of reports whose names a Chinese system of old wrote, or somebody who means harm."""
    folder = tmp_path / os.fsdecode(GBK_FOLDER)
    folder.mkdir()
    (folder / os.fsdecode(GBK_FILE)).write_bytes(WRONG.read_bytes())
    (folder / NASTY).write_bytes(CLEAN.read_bytes())
    (folder / f"{NASTY}.html").write_bytes(b"")
    return folder


class TestNames:
    """Names of files in other encodings, and with characters that command terminals."""

    @pytest.mark.parametrize("to", ["json", *checks.FORMATS])
    def test_findings(self, named_badly: Path, tmp_path: Path, to: str) -> None:
        """Every output names such a file legibly, and none lets a control character through."""
        out = tmp_path / "out"
        result = run("check", named_badly, "--format", to, "-o", out)
        assert result.exit_code == 2
        assert result.stderr.count("空的") == 1
        assert "\x1b" not in result.stderr
        data = out.read_bytes()
        if to == "xlsx":
            return
        text = data.decode()
        assert not set("\x1b\x07") & set(text)
        if to == "text":
            assert "报告/年报.txt" in text
            assert "报告/a␊b␛[31m" in text
            assert "\u202e" not in text
        elif to == "json":
            names = [one["source"] for one in json.loads(text)["reports"]]
            assert [name.rpartition("报告/")[2] for name in names] == [NASTY, "年报.txt"]
        elif to == "github":
            assert "\u202e" not in text
        elif to == "junit":
            etree.fromstring(data)

    @pytest.mark.parametrize("lang", ["zh", "en"])
    @pytest.mark.parametrize("to", ["json", *checks.FORMATS])
    def test_turning(self, tmp_path: Path, to: str, lang: str) -> None:
        """No output has, raw, a character that sets a terminal off or turns the direction of a name or of text."""
        turned = "河东" if to == "html" else f"河{TURNING}东"  # a form as HTML has the report's text as it is
        (tmp_path / f"{TURNING}.txt").write_text(CLEAN.read_text().replace("河东", turned))
        (tmp_path / f"{TURNING}2.txt").write_bytes(WRONG.read_bytes())
        out = tmp_path / "out.html"
        run("check", tmp_path, "--format", to, "--lang", lang, "-o", out)
        if to == "xlsx":
            with zipfile.ZipFile(out) as book:
                shown = b"".join(book.read(name) for name in book.namelist()).decode()
        else:
            shown = out.read_text()
        assert not _raw(shown)

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_turning_index(self, tmp_path: Path, lang: str) -> None:
        """Nor has the index of pages, nor the summary of many files."""
        for number in range(4):
            (tmp_path / f"{number}{TURNING}.txt").write_text(WRONG.read_text().replace("河东", f"河{TURNING}东"))
        result = run("check", tmp_path, "--format", "html", "--lang", lang, "-o", tmp_path / "out.html")
        assert len(list((tmp_path / "out_pages").iterdir())) == 4
        assert not _raw((tmp_path / "out.html").read_text() + result.output)
        assert not _raw(run("check", tmp_path, "--lang", lang).output)

    def test_turning_report(self, tmp_path: Path) -> None:
        """A report as JSON on a terminal has them escaped, and means the same; `dumps` keeps them as they are."""
        report = evolve(loads(run("convert", CLEAN, "--to", "json").stdout), source=TURNING)
        file = tmp_path / "a.json"
        file.write_bytes(dumps(report))
        assert TURNING in file.read_text()
        assert loads(dumps(report)) == report
        for words in (["json"], ["json", "--indent"], ["ndjson"]):
            told = run("convert", file, "--to", *words).stdout
            assert (_raw(told), loads(told)) == (set(), report)

    @pytest.mark.parametrize("to", FORMATS)
    def test_convert(self, named_badly: Path, tmp_path: Path, to: str) -> None:
        """Such a file can be converted, into one named alike."""
        for name in (NASTY, os.fsdecode(GBK_FILE)):
            target = tmp_path / f"{name}.out"
            result = run("convert", named_badly / name, "--to", to, "-o", target)
            assert (result.exit_code, target.stat().st_size > 0) == (0, True)

    @pytest.mark.parametrize("style", ["text", "json"])
    @pytest.mark.parametrize("command", ["diff", "series", "rollup"])
    def test_comparisons(self, named_badly: Path, command: str, style: str) -> None:
        """Comparing such files is no different."""
        result = run(command, *(named_badly / name for name in (NASTY, os.fsdecode(GBK_FILE))), "--format", style)
        assert result.exit_code in (0, 1, 2)
        assert "\x1b" not in result.stdout + result.stderr

    def test_nowhere_to_write(self, tmp_path: Path) -> None:
        """An output file with such a name that cannot be written is told."""
        result = run("schema", "-o", tmp_path / os.fsdecode(GBK_FOLDER) / NASTY)
        assert (result.exit_code, "报告/a" in result.stderr, "\x1b" in result.stderr) == (2, True, False)


BOMBS: dict[str, str] = {
    "deep arrays": "waiver = " + "[" * 50_000,
    "deep tables": "waiver = " + "{a = " * 20_000,
    "deep keys": "[[waiver]]\n" + ".".join("a" * 50_000) + " = 1\n",
    "deep headers": "[" + ".".join("a" * 50_000) + "]\n",
    "a huge number": "[[waiver]]\nyear = " + "9" * 100_000,
    "many tables": "[[waiver]]\n" * 90_000,
    "many patterns": "[[waiver]]\ncells = [" + '"x*y*z*",' * 20_000 + "]",
    "too much": "#" * 1_100_000,
    "no text": "\x00" * 1000,
}


class TestWaivers:
    """A file of waivers is bounded in size and depth."""

    @pytest.mark.parametrize("bomb", BOMBS)
    def test_refused(self, tmp_path: Path, bomb: str) -> None:
        """Refused in seconds, in a few lines."""
        path = tmp_path / "waivers.toml"
        path.write_text(BOMBS[bomb])
        start = time.monotonic()
        result = run("check", CLEAN, "--waivers", path)
        assert time.monotonic() - start < 20
        assert result.exit_code == 2
        assert 0 < len(result.stderr) < 10_000


def break_on(name: str, error: BaseException) -> Callable[..., Any]:
    """Return a reader that breaks on files called *name*."""
    real = reading.read

    def read(file: Any, *, source: str, **more: Any) -> Any:
        if source == name:
            raise error
        return real(file, source=source, **more)

    return read


class TestOneBadFile:
    """A file that breaks our own code is told, and the others go on."""

    ERRORS = (RecursionError("maximum recursion depth exceeded"), MemoryError(), KeyError("x"), AssertionError())

    @pytest.mark.parametrize("error", ERRORS, ids=repr)
    def test_reading(self, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
        """Of two files the sound one is checked."""
        monkeypatch.setattr(inputs, "read", break_on(WRONG.name, error))
        result = run("check", WRONG, CLEAN, "--lang", "en")
        assert result.exit_code == 2
        assert result.stderr.startswith(f"gov-disclosure: {WRONG}: our fault")
        assert len(result.stderr.splitlines()) == 1
        assert "河东区行政审批服务局" in result.stdout
        assert run("convert", WRONG, "--to", "json").exit_code == 2
        assert run("series", WRONG, CLEAN).exit_code == 2

    @pytest.mark.parametrize("style", ["text", "json", "sarif", "xlsx"])
    def test_checking(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, style: str) -> None:
        """The same where the rules break as a whole."""
        real = rules.check

        def check(report: Any, **more: Any) -> Any:
            if report.preamble == broken:
                raise RecursionError
            return real(report, **more)

        broken = inputs.open_input(WRONG).report.preamble
        monkeypatch.setattr(job, "check", check)
        result = run("check", WRONG, CLEAN, "--format", style, "-o", tmp_path / "out", "--lang", "en")
        assert result.exit_code == 2
        assert f"{WRONG}: our fault" in result.stderr
        assert (tmp_path / "out").stat().st_size

    @pytest.mark.parametrize("style", ["text", "json", "sarif", "html"])
    def test_writing(self, monkeypatch: pytest.MonkeyPatch, style: str) -> None:
        """One report that an output cannot show is told; the others are in it."""
        real = job._part

        def part(asked: Any, one: Any, found: Any, number: Any) -> Any:
            if found.source == str(WRONG):
                raise KeyError("cell")
            return real(asked, one, found, number)

        monkeypatch.setattr(job, "_part", part)
        result = run("check", WRONG, CLEAN, "--format", style, "--lang", "en")
        assert result.exit_code == 2
        assert result.stderr.startswith(f"gov-disclosure: {WRONG}: our fault, it could not be processed (KeyError: ")
        assert "河东区行政审批服务局" in result.stdout

    def test_links_that_lead_nowhere(self, tmp_path: Path) -> None:
        """Links in a circle, and folders called like files, are told; a folder that holds itself is read once."""
        (tmp_path / "in" / "x.html").mkdir(parents=True)
        (tmp_path / "in" / "self").symlink_to(tmp_path / "in")
        (tmp_path / "in" / "a.txt").write_bytes(CLEAN.read_bytes())
        (tmp_path / "one").symlink_to(tmp_path / "two")
        (tmp_path / "two").symlink_to(tmp_path / "one")
        result = run("check", tmp_path / "in", tmp_path / "one", tmp_path / "in" / "x.html", "--lang", "en")
        assert result.exit_code == 2
        assert result.stdout.count(" · 2022 · ") == 1
        assert "one: Links that lead to each other" in result.stderr
        assert "x.html: no files in this folder" in result.stderr


class TestHints:
    """``--year`` and ``--organ`` fill in what a file does not say."""

    UNNAMED = "\n".join(CLEAN.read_text("utf-8").splitlines()[1:]).replace("2022", "").encode()

    @pytest.mark.parametrize("command", [["check", "--format", "json"], ["convert", "--to", "json"]])
    def test_filled(self, tmp_path: Path, command: list[str]) -> None:
        """The year and the organ are taken from the call."""
        path = tmp_path / "report.txt"
        path.write_bytes(self.UNNAMED)
        result = run(command[0], path, *command[1:], "--year", "2022", "--organ", "甲县财政局")
        assert result.exit_code in (0, 1)
        assert '"甲县财政局"' in result.stdout.replace("机关名称", "")
        assert "2022" in result.stdout

    def test_unknown_year(self, tmp_path: Path) -> None:
        """A file that does not say its year is refused with a pointer to the option."""
        path = tmp_path / "report.txt"
        path.write_bytes(self.UNNAMED)
        commands: list[list[str | Path]] = [["check", path], ["convert", path, "--to", "json"]]
        for words in commands:
            for lang in ("zh", "en"):
                result = run(*words, "--lang", lang)
                assert (result.exit_code, "--year" in result.stderr) == (2, True)

    def test_the_file_stands(self) -> None:
        """Where the file says otherwise it stands, and that is told by both commands."""
        shown = run("check", CLEAN, "--year", "2021", "--lang", "en")
        assert "FRM219" in shown.stdout
        assert "· 2022 ·" in shown.stdout
        told = run("convert", CLEAN, "--to", "json", "--year", "2021", "--lang", "en")
        assert (told.exit_code, "“2021” was given" in told.stderr) == (0, True)

    def test_one_file_only(self, tmp_path: Path) -> None:
        """They are refused with more than one file, whether named or in a folder."""
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_bytes(CLEAN.read_bytes())
        for paths in ([CLEAN, WRONG], [tmp_path]):
            for option in (["--year", "2022"], ["--organ", "甲县"]):
                result = run("check", *paths, *option, "--lang", "en")
                assert (result.exit_code, result.stdout) == (2, "")
                assert "--year and --organ are for one file only" in result.stderr
        assert run("check", tmp_path / "a.txt", "--year", "2022").exit_code == 0

    def test_json_says_it_itself(self, tmp_path: Path) -> None:
        """A report in JSON always names year and organ."""
        path = tmp_path / "report.json"
        run("convert", CLEAN, "--to", "json", "-o", path)
        result = run("check", path, "--year", "2022", "--lang", "en")
        assert (result.exit_code, "Leave out --year and --organ" in result.stderr) == (2, True)


class TestConvertTells:
    """What was left over or is missing is told on stderr, as `check` tells it."""

    @pytest.mark.parametrize(("lang", "missing"), [("zh", "表三"), ("en", "table three")])
    def test_missing(self, tmp_path: Path, lang: str, missing: str) -> None:
        """A report without one of the tables is converted, and the gap is told."""
        text = CLEAN.read_text("utf-8")
        start, end = text.index("三、收到和处理"), text.index("四、政府信息公开行政复议")
        path = tmp_path / "report.txt"
        path.write_text(text[:start] + text[end:], "utf-8")
        result = run("convert", path, "--to", "json", "--lang", lang)
        assert result.exit_code == 0
        assert str(path) in result.stderr
        assert json.loads(result.stdout)["year"] == 2022
        assert any(message in result.stderr for message in _messages(path, "FRM214", lang))

    def test_left_over(self, tmp_path: Path) -> None:
        """Each leftover with its reason, at most five of a reason, and how many there are."""
        text = CLEAN.read_text("utf-8")
        start, end = text.index("（本列数据"), text.index("四、政府信息公开行政复议")
        path = tmp_path / "report.txt"
        path.write_text(text[:end] + text[start:end] + text[end:], "utf-8")
        told = run("convert", path, "--to", "json", "--lang", "en").stderr
        shown = run("check", path, "--lang", "en").stdout
        assert [line for line in told.splitlines() if "could not be placed" in line or "the first 5" in line]
        assert all(line in shown for line in told.splitlines() if line.startswith("  '"))

    def test_nothing_to_tell(self) -> None:
        """A whole report is converted in silence."""
        assert run("convert", CLEAN, "--to", "json").stderr == ""


def _messages(path: Path, rule: str, lang: str) -> list[str]:
    found = json.loads(run("check", path, "--format", "json").stdout)["reports"][0]["result"]["findings"]
    return [one["message"][lang] for one in found if one["rule"] == rule]
