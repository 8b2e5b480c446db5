"""Show progress while many files are worked on: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from gov_disclosure.cli.output import say
from gov_disclosure.cli.pieces import holds_many
from gov_disclosure.text import Count, Lang, Text

_EVERY = 60.0
"""Seconds between two lines where there is no bar."""

FEW = 2
"""Files that are worked on without showing progress."""

CHECKED, READ = Text("已核对", "checked"), Text("已读取", "read")
"""What is done with the files, behind their number."""
_LINE = Text(
    "gov-disclosure: {what} {done}/{all} 个文件{reports}。",
    "gov-disclosure: {done} of {all:file|files} {what}{reports}.",
)
_REPORTS = Text("，{count:,} 份报告", ", {count:,report|reports}")


class Step(Protocol):
    """To be called after each piece of the files."""

    def __call__(self, reports: int, *, last: bool) -> None:
        """Count the *reports* of the piece, and its file if it is the *last* one of it."""


class _Counted:
    """How far the work is. Of files that hold many reports these are told too: one file may be all there is."""

    def __init__(self, paths: Sequence[Path], lang: Lang, what: Text) -> None:
        self.all = Count(len(paths))
        self.done = 0
        self._reports = 0
        self._many = any(map(holds_many, paths))
        self._started = time.monotonic()
        self._lang: Lang = lang
        self._what = what

    def add(self, reports: int, *, last: bool) -> None:
        """Count a piece."""
        self._reports += reports
        self.done += last

    @property
    def reports(self) -> str:
        """Return how many reports there were, where files hold many."""
        return _REPORTS[self._lang].format(count=Count(self._reports)) if self._many else ""

    @property
    def rate(self) -> str:
        """Return how many there were in a second."""
        seconds = max(time.monotonic() - self._started, 1e-9)
        return f"{(self._reports if self._many else self.done) / seconds:.0f}/s{self.reports}"

    @property
    def line(self) -> str:
        """Return all of it in a sentence."""
        return _LINE[self._lang].format(what=self._what[self._lang], done=self.done, all=self.all, reports=self.reports)


@contextmanager
def progress(
    paths: Sequence[Path], lang: Lang, *, several: bool | None = None, bar: bool = True, what: Text = CHECKED
) -> Iterator[Step]:
    """
    Yield what is to be called after each piece of the files at *paths*; nothing is shown unless there are *several*.

    *several*: by the number of files unless said. *bar*: whether a bar may be drawn on a terminal; lines of data on
    the same terminal would go through it. *what*: `CHECKED` or `READ`.
    """
    counted = _Counted(paths, lang, what)
    if several is None:
        several = len(paths) > FEW or any(map(holds_many, paths))
    if not several:
        yield counted.add
    elif bar and sys.stderr is not None and sys.stderr.isatty():
        with _bar(counted, what[lang]) as step:
            yield step
    else:
        yield _lines(counted)


@contextmanager
def _bar(counted: _Counted, what: str) -> Iterator[Step]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(show_speed=True),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=counted.all, rate="")

        def step(reports: int, *, last: bool) -> None:
            counted.add(reports, last=last)
            shown.update(task, completed=counted.done, rate=counted.rate)

        yield step


def _lines(counted: _Counted) -> Step:
    told = time.monotonic()

    def step(reports: int, *, last: bool) -> None:
        nonlocal told
        counted.add(reports, last=last)
        if time.monotonic() - told > _EVERY:
            told = time.monotonic()
            say(counted.line)

    return step
