"""The ``console`` blocks of the documentation are run, and what they show is held against what is printed."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from attrs import evolve
from click.testing import CliRunner
from sybil import Example

from gov_disclosure import Report, dumps, read, render, samples
from gov_disclosure.cli.app import app
from gov_disclosure.text import Lang

ROOT = Path(__file__).resolve().parents[2]
EXTRAS = set(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"])
ELSEWHERE = {"npx": "tools/consumers/try_all.py", "pre-commit": "tools/try_hook.py"}
"""Commands that no test runs here, each with the step of the gate that does."""
CLEAN, FOUND = 0, 1


def make_files(folder: Path) -> None:
    """Write the files that the pages name: a draft, reports of several years with and without findings, a roster."""
    good, bad = (read(samples.path(name)).report for name in ("hedong_2022.txt", "planted_errors_2022.txt"))
    (folder / "reports").mkdir()
    for name, report in {
        "draft.docx": _of(2024, bad),
        "report.html": bad,
        "2022.html": good,
        "2023.html": _of(2023, good),
        "reports/2021.html": _of(2021, good),
        "reports/2022.html": bad,
    }.items():
        (folder / name).write_bytes(render(report, Path(name).suffix[1:]))
    (folder / "report.json").write_bytes(dumps(bad))
    (folder / "reports.ndjson").write_bytes(dumps(bad).strip() + b"\n" + dumps(good).strip() + b"\n")
    (folder / "roster.csv").write_text(f"name,level\n{good.organ.name},county\n", "utf-8")


def _of(year: int, report: Report) -> Report:
    """Return the same report as of another year, in its words too."""
    return evolve(
        report,
        year=year,
        title=(report.title or "").replace(str(report.year), str(year)),
        period=None,
        published=date(year + 1, 1, 20),
    )


class Console:
    """Runs the blocks of one page in one folder, in the language of the page."""

    def __init__(self, folder: Path, lang: Lang) -> None:
        self.folder = folder
        self.lang = lang

    def __call__(self, example: Example) -> str | None:
        """Run one block; return what is wrong with it, ``None`` where nothing is."""
        wrong = [
            found
            for command, shown in _calls(str(example.parsed))
            if (found := self._wrong(command, shown)) is not None
        ]
        return "\n".join(wrong) or None

    def _wrong(self, command: str, shown: str) -> str | None:
        words = shlex.split(command, comments=True)
        if words[0] == "gov-disclosure":
            return self._run(words[1:], shown)
        if words[:2] == ["pip", "install"]:
            unknown = {extra for word in words for extra in _extras(word)} - EXTRAS
            return f"{command}: no extra {unknown}" if unknown else None
        return None if words[0] in ELSEWHERE else f"{command}: no test runs this command"

    def _run(self, words: list[str], shown: str) -> str | None:
        words, target = (words[:-2], words[-1]) if ">" in words else (words, None)
        environment = {"GOV_DISCLOSURE_LANG": self.lang, "COLUMNS": "100"}
        run = CliRunner().invoke(app, words, env=environment)
        call = f"gov-disclosure {' '.join(words)}"
        if run.exit_code not in (CLEAN, FOUND):
            return f"{call}: exit code {run.exit_code}\n{run.stderr}"
        if target:
            (self.folder / target).write_bytes(run.stdout_bytes)
        elif shown and not matches(shown, run.stdout):
            return f"{call} printed\n{run.stdout}\nand not\n{shown}"
        return None


def _calls(block: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a block with what is shown below it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def _extras(word: str) -> list[str]:
    found = re.fullmatch(r"gov-disclosure\[(.*)\]", word)
    return found[1].split(",") if found else []


def matches(shown: str, printed: str) -> bool:
    """Return whether *printed* is as *shown*, where ``...`` stands for any text."""
    pattern = ".*".join(map(re.escape, shown.strip().split("...")))
    return re.fullmatch(pattern, printed.strip(), re.DOTALL) is not None
