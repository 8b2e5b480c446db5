"""The reports of many files, for commands that hold them against each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gov_disclosure.cli.inputs import Choice, Input, find
from gov_disclosure.cli.many.reports import Reports
from gov_disclosure.cli.output import say
from gov_disclosure.cli.strays import strays_told
from gov_disclosure.comparison import Filed
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.errors import GovDisclosureError, UnreadableError
from gov_disclosure.files import CHECK_PATH, named
from gov_disclosure.text import Lang, Text


def filed_in(
    paths: Sequence[Path], lang: Lang, choice: Choice, jobs: int | None, roster: Path | None = None
) -> tuple[list[Filed], bool]:
    """
    Return the reports that *paths* stand for, and whether something could not be read, which is told.

    *jobs*: how many processes read them; ``None`` for as many as are worth it. *roster*: a file that may lie among
    them and is no report.

    Raises:
        UnreadableError: there is nothing but the roster.

    """
    found = find(paths, choice)
    for line in strays_told(found.strays, lang):
        say(line)
    files = [file for file in found.files if roster is None or not _is(file, roster)]
    if roster is not None and found.files and not files:
        raise UnreadableError(on_one_line(named(roster)), _NOTHING_ELSE, CHECK_PATH)
    reports = Reports(files, _filed, lang, jobs=jobs)
    return list(reports), reports.failed


_NOTHING_ELSE = Text("除名册外没有其他文件", "there is no file besides the roster")


def _is(file: Path | GovDisclosureError, roster: Path) -> bool:
    """Whether *file* is the roster, by whatever path."""
    try:
        return isinstance(file, Path) and file.samefile(roster)
    except OSError:  # told when it is read
        return False


def _filed(found: Input) -> Filed:
    return Filed(report=found.report, source=named(Path(found.source)))
