"""``check --write-baseline``: today's findings become waivers, and only new ones are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner, Result

from gov_disclosure import check, read
from gov_disclosure.cli.app import app
from gov_disclosure.rules.baseline import baseline, waivers_text
from gov_disclosure.rules.waivers import Waiver, parse_waivers

WRONG = Path(__file__).resolve().parents[2] / "examples" / "planted_errors_2022.txt"
ACCEPT = ("--author", "li.wei", "--reason", "as printed and approved")


def run(*words: str | Path) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(app, [str(word) for word in words])


class TestCommand:
    """The command writes the file, and with it as waivers the same report passes."""

    def test_accepts_today_only(self, tmp_path: Path) -> None:
        """All findings are accepted; a figure that changes makes its finding new."""
        report, file = tmp_path / "report.txt", tmp_path / "accepted.toml"
        report.write_bytes(WRONG.read_bytes())
        told = run("check", report, "--write-baseline", file, *ACCEPT, "--lang", "en")
        assert (told.exit_code, told.stdout) == (0, "")
        assert "findings written" in told.stderr
        assert run("check", report, "--waivers", file, "--fail-on", "info").exit_code == 0
        report.write_text(WRONG.read_text("utf-8").replace("[11]", "[12]").replace("11", "13"), "utf-8")
        assert run("check", report, "--waivers", file).exit_code == 1

    def test_adds_to_the_waivers_in_use(self, tmp_path: Path) -> None:
        """What the file holds stays as it is, and what it waives already is not written again."""
        file = tmp_path / "accepted.toml"
        run("check", WRONG, "--select", "SUM3", "--write-baseline", file, *ACCEPT)
        first = file.read_text("utf-8")
        run("check", WRONG, "--select", "SUM", "--waivers", file, "--write-baseline", file, *ACCEPT)
        second = file.read_text("utf-8")
        assert second.startswith(first)
        assert (first.count("[[waiver]]"), second.count("[[waiver]]")) == (2, 3)

    def test_makes_the_waivers_that_the_configuration_names(self, tmp_path: Path) -> None:
        """A configuration may name the file of waivers before the baseline is written to it."""
        file = tmp_path / "waivers.toml"
        (tmp_path / "gov-disclosure.toml").write_text('waivers = "waivers.toml"\n')
        configured = ("--config", tmp_path / "gov-disclosure.toml")
        assert run("check", WRONG, *configured).exit_code == 2
        assert run("check", WRONG, *configured, "--write-baseline", tmp_path / "other.toml", *ACCEPT).exit_code == 2
        assert run("check", WRONG, *configured, "--write-baseline", file, *ACCEPT).exit_code == 0
        assert run("check", WRONG, *configured).exit_code == 0

    def test_loses_no_file(self, tmp_path: Path) -> None:
        """A file that is there and is not the waivers in use is not replaced."""
        file = tmp_path / "notes.txt"
        file.write_text("mine")
        assert run("check", WRONG, "--write-baseline", file, *ACCEPT).exit_code == 2
        assert file.read_text() == "mine"

    @pytest.mark.parametrize(
        "words",
        [
            ("--write-baseline", "x.toml"),
            ("--write-baseline", "x.toml", "--author", "li", "--reason", " "),
            ("--write-baseline", "x.toml", *ACCEPT, "--expires", "soon"),
            ("--author", "li"),
            ("--expires", "2027-01-01"),
        ],
    )
    def test_refused(self, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without who and why, with no date, or without a file to write, the call is wrong and nothing is written."""
        monkeypatch.chdir(tmp_path)
        assert run("check", WRONG, *words).exit_code == 2
        assert not list(tmp_path.iterdir())

    def test_expires(self, tmp_path: Path) -> None:
        """The last day is a year from today unless it is said."""
        file = tmp_path / "accepted.toml"
        run("check", WRONG, "--write-baseline", file, *ACCEPT, "--expires", "2031-03-31")
        assert {one.expires for one in parse_waivers(file.read_text("utf-8")).entries} == {date(2031, 3, 31)}

    def test_unreadable_is_told(self, tmp_path: Path) -> None:
        """A file that cannot be read makes the exit code 2; the findings of the others are accepted."""
        (tmp_path / "empty.html").write_bytes(b"")
        file = tmp_path / "accepted.toml"
        assert run("check", tmp_path / "empty.html", WRONG, "--write-baseline", file, *ACCEPT).exit_code == 2
        assert file.exists()


def test_text_is_read_back() -> None:
    """What is written is what `parse_waivers` reads, whatever the words are."""
    whole = Waiver(
        rule="CEL102",
        organ="河东区“统计局”",
        year=2022,
        cells=("requests.received.*",),
        fingerprint="CEL102-000000000000",
        action="info",
        reason='a "quote", a \\ and\na line\x7f\t\x01',
        author="张三",
        expires=date(2027, 3, 31),
    )
    least = Waiver(rule="SUM", reason="x", author="y", expires=date(2027, 3, 31))
    assert parse_waivers(waivers_text((whole, least))).entries == (whole, least)


def test_each_once_for_its_report() -> None:
    """A finding of two readings of one report is one waiver, for its organ and year; of another year it is another."""
    result = check(read(WRONG))
    facts = {"author": "li", "reason": "known", "expires": date(2027, 3, 31)}
    once = baseline([result], **facts)  # type: ignore[arg-type]
    assert len(once) == len(result.findings)
    assert baseline([result, result], **facts) == once  # type: ignore[arg-type]
    assert {(one.organ, one.year) for one in once} == {("河东区行政审批服务局", 2022)}
    other = evolve(result, report=evolve(result.report, year=2021))
    assert len(baseline([result, other], **facts)) == 2 * len(once)  # type: ignore[arg-type]
