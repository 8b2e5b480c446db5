"""A sign of life while many files are worked on: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gov_disclosure.cli.output import say
from gov_disclosure.text import Lang, Text

_EVERY = 60.0
"""Seconds between two lines where there is no bar."""

CHECKED, READ = Text("已核对", "checked"), Text("已读取", "read")
"""What is done with the files, behind their number."""
_LINE = Text("gov-disclosure: {what} {done}/{all} 个文件。", "gov-disclosure: {done} of {all} files {what}.")


@contextmanager
def progress(
    files: int, lang: Lang, *, several: bool, bar: bool = True, what: Text = CHECKED
) -> Iterator[Callable[[], None]]:
    """
    Yield what is to be called after each of *files*; nothing is shown unless there are *several*.

    *bar*: whether a bar may be drawn on a terminal; the lines of findings on the same terminal would go through it.
    *what*: `CHECKED` or `READ`.
    """
    if not several:
        yield lambda: None
    elif bar and sys.stderr is not None and sys.stderr.isatty():
        with _bar(files, what[lang]) as step:
            yield step
    else:
        yield _lines(files, lang, what)


@contextmanager
def _bar(files: int, what: str) -> Iterator[Callable[[], None]]:
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
    started = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=files, rate="")
        done = 0

        def step() -> None:
            nonlocal done
            done += 1
            rate = done / max(time.monotonic() - started, 1e-9)
            shown.update(task, advance=1, rate=f"{rate:.0f}/s")

        yield step


def _lines(files: int, lang: Lang, what: Text) -> Callable[[], None]:
    told = time.monotonic()
    done = 0

    def step() -> None:
        nonlocal told, done
        done += 1
        if time.monotonic() - told > _EVERY:
            told = time.monotonic()
            say(_LINE[lang].format(what=what[lang], done=done, all=files))

    return step
