"""Run ``check`` over many files: in parallel, findings shown as they come, the output written at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from gov_disclosure.cli.many import pool
from gov_disclosure.cli.many.job import Batch, Job, Part, lost, run
from gov_disclosure.cli.many.pages import write_pages
from gov_disclosure.cli.many.progress import Step, progress
from gov_disclosure.cli.many.spool import Spool
from gov_disclosure.cli.output import complain, emit, on_terminal, say, show_lines
from gov_disclosure.cli.pieces import Piece, cut
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.errors import GovDisclosureError, UnreadableError
from gov_disclosure.results.run import unreadable_entry, whole_run
from gov_disclosure.text import Count, Lang, Text, as_text
from gov_disclosure.writing import checks
from gov_disclosure.writing.findings_summary import Summary
from gov_disclosure.writing.findings_text import Line
from gov_disclosure.writing.json_lists import with_items


class Run:
    """
    One call of ``check`` over its files.

    ``failed``: something could not be read, compared or judged. ``found``: a report has findings at or above the
    threshold. ``unread``: how many files went wrong. ``summary``: what its reports come to.
    """

    def __init__(
        self,
        job: Job,
        files: Sequence[Path | GovDisclosureError],
        output: Path | None,
        *,
        processes: int,
        several: bool,
        resume: bool,
    ) -> None:
        self._job, self._files, self._output, self._processes = job, files, output, processes
        self._several = several
        self.spool = Spool(job, output if several else None, resume=resume)
        self.failed = self.found = False
        self.unread = self.done = 0
        self.summary = Summary()
        self._shown = 0
        self._unfound: list[GovDisclosureError] = []

    @contextmanager
    def finished(self) -> Iterator[None]:
        """
        Check all files, then run the body of the ``with``.

        If it is interrupted, what was checked is kept where there is an output.
        """
        try:
            self._check()
            yield
        except KeyboardInterrupt:
            self.spool.close(keep=True)
            if self._output is not None and self._several:
                say(_INTERRUPTED[self._job.lang].format(done=self.done, all=Count(len(self._files))))
            raise
        except BaseException:
            self.spool.close(keep=False)
            raise
        self.spool.close(keep=False)

    def _check(self) -> None:
        paths: list[Path] = []
        for file in self._files:
            if isinstance(file, Path):
                paths.append(file)
            else:
                complain(file, self._job.lang)
                self._unfound.append(file)
                self._went_wrong()
        known = {path: kept for path in paths if (kept := self.spool.done(path))}
        pieces = (
            piece
            for number, path in enumerate(paths, start=1)
            if path not in known
            for piece in cut(path, number, self._job.hints)
        )
        fresh = pool.each(partial(run, self._job), pieces, self._processes, partial(lost, self._job))
        # Lines on the terminal show progress themselves, and a bar would go through them.
        bar = self._job.silent or not (self._streams and on_terminal())
        with progress(paths, self._job.lang, several=self._several, bar=bar) as step:
            for path in paths:
                self._take(path, known.get(path) or _of_one_file(fresh), step)

    def _take(self, path: Path, batches: Iterable[Batch], step: Step) -> None:
        """Keep, tell and show what came of one file, and let *step* know."""
        failed = False
        for batch in batches:
            self.spool.add(path, batch)
            failed |= batch["failed"]
            for line in batch["told"]:
                say(f"gov-disclosure: {line}")
            for one in batch["reports"]:
                self._count(one)
            step(len(batch["reports"]), last=not batch["more"])
        self.done += 1
        if failed:
            self._went_wrong()

    def _count(self, one: Part) -> None:
        self.summary.add(one["row"])
        self.found |= one["row"]["failed"]
        self.failed |= one["row"]["crashed"]
        if self._streams and one["part"] is not None:
            self._show(one["part"])

    def _went_wrong(self) -> None:
        self.failed = True
        self.unread += 1

    @property
    def _streams(self) -> bool:
        """Whether findings are shown while files are still being checked."""
        return self._job.style == "text" and self._output is None and self._job.acceptance is None

    def _show(self, part: Sequence[Sequence[Any]]) -> None:
        lines = [Line(text, style) for text, style in part]
        show_lines([Line(""), *lines] if self._shown else lines)
        self._shown += 1

    def write(self, closing: Sequence[Line]) -> None:
        """Write the output; *closing* are the lines of the summary, the last thing that is shown."""
        ending = [Line(""), *closing] if closing and self._shown else list(closing)
        if self._streams:
            show_lines(ending)
            return
        if self.done or self._job.style == "text":
            self._write(closing)
        if self._several and self._job.style != "text" and self._output is not None and on_terminal(sys.stderr):
            for line in closing:
                say(line.text)

    def _write(self, closing: Sequence[Line]) -> None:
        parts = self.spool.parts()
        if self._job.style == "json":
            emit(with_items(whole_run([], self._unreadable()), "reports", parts), self._output)
        elif self._job.style == "html" and self._job.pages and self._output is not None:
            write_pages(self._output, self.spool, self._job.lang, self._unread())
        elif self._job.style == "text":
            emit(self._text(closing), self._output)
        else:
            unread, unreadable = self._unread(), self._unreadable()
            emit(checks.whole(parts, self._job.style, self._job.lang, unread, unreadable), self._output)

    def _unread(self) -> list[str]:
        """Return what is to be said of each file that went wrong."""
        return [*(error.message(self._job.lang) for error in self._unfound), *self.spool.failures()]

    def _unreadable(self) -> list[dict[str, Any]]:
        """Return the files, and the folders, that could not be read."""
        unfound = [unreadable_entry(_source(error, self._job.lang), error) for error in self._unfound]
        return [*unfound, *self.spool.unreadable()]

    def _text(self, closing: Sequence[Line]) -> Iterator[bytes]:
        yield from checks.whole(self.spool.parts(), "text", self._job.lang)
        if closing:
            yield "".join(f"{line.text}\n" for line in (Line(""), *closing)).encode()


def _source(error: GovDisclosureError, lang: Lang) -> str:
    """Return what an error of a folder names."""
    return on_one_line(as_text(error.source)[lang]) if isinstance(error, UnreadableError) else ""


def _of_one_file(found: Iterator[tuple[Piece, Batch]]) -> Iterator[Batch]:
    """Yield the batches of the next file, none of that behind it."""
    for piece, batch in found:
        yield batch
        if piece.last:
            return


_INTERRUPTED = Text(
    "gov-disclosure: 已中断，核对了 {done}/{all} 个文件；用同样的命令加 --resume 可接着核对。",
    "gov-disclosure: interrupted with {done} of {all:file|files} checked; the same call with --resume goes on "
    "from there.",
)
