"""The reports of many files, for commands that hold them against each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gov_disclosure.cli.inputs import Choice, Input, find
from gov_disclosure.cli.many.reports import Reports
from gov_disclosure.cli.output import say
from gov_disclosure.cli.strays import strays_told
from gov_disclosure.comparison import Filed
from gov_disclosure.files import named
from gov_disclosure.text import Lang


def filed_in(paths: Sequence[Path], lang: Lang, choice: Choice, jobs: int | None) -> tuple[list[Filed], bool]:
    """
    Return the reports that *paths* stand for, and whether something could not be read, which is told.

    *jobs*: how many processes read them; ``None`` for as many as are worth it.
    """
    found = find(paths, choice)
    for line in strays_told(found.strays, lang):
        say(line)
    reports = Reports(found.files, _filed, lang, jobs=jobs)
    return list(reports), reports.failed


def _filed(found: Input) -> Filed:
    return Filed(report=found.report, source=named(Path(found.source)))
