"""The reports of many files, read in parallel, for commands that hold them against each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gov_disclosure.cli.inputs import Choice, find, holds_many, open_each
from gov_disclosure.cli.many import pool
from gov_disclosure.cli.many.progress import READ, progress
from gov_disclosure.cli.output import complain, say
from gov_disclosure.cli.strays import strays_told
from gov_disclosure.comparison import Filed
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.files import named
from gov_disclosure.text import Lang

_FEW = 2
"""Files that are read without a sign of life."""


def filed_in(paths: Sequence[Path], lang: Lang, choice: Choice, jobs: int | None) -> tuple[list[Filed], bool]:
    """
    Return the reports that *paths* stand for, and whether something could not be read, which is told.

    *jobs*: how many processes read them; ``None`` for as many as are worth it.
    """
    found = find(paths, choice)
    for line in strays_told(found.strays, lang):
        say(line)
    files = [file for file in found.files if isinstance(file, Path)]
    read = pool.each(_read, files, jobs or pool.processes_for(len(files)), _lost)
    filed: list[Filed] = []
    failed = False
    several = len(files) > _FEW or any(map(holds_many, files))
    with progress(len(files), lang, several=several, what=READ) as step:
        for file in found.files:
            for one in [file] if isinstance(file, GovDisclosureError) else next(read):
                if isinstance(one, GovDisclosureError):
                    complain(one, lang)
                    failed = True
                else:
                    filed.append(one)
            step()
    return filed, failed


def _read(path: Path, number: int) -> list[Filed | GovDisclosureError]:  # noqa: ARG001  # the same for every file
    return [
        one if isinstance(one, GovDisclosureError) else Filed(report=one.report, source=named(Path(one.source)))
        for one in open_each(path)
    ]


def _lost(path: Path) -> list[Filed | GovDisclosureError]:
    return [pool.died(path)]
