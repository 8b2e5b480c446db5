"""The reports of many files, worked on in parallel, one after the other: for every command but ``check``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from gov_disclosure.cli.inputs import NO_HINTS, Hints, Input, unexpected_told
from gov_disclosure.cli.many import pool
from gov_disclosure.cli.many.progress import READ, progress
from gov_disclosure.cli.output import complain, on_terminal
from gov_disclosure.cli.pieces import Piece, cut
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.text import Lang

Made = TypeVar("Made")


class Reports(Generic[Made]):
    """
    What *work* makes of each report of *files*, in their order; it and what it makes are pickled.

    A file that cannot be read is told and passed over; ``failed`` then. ``path``: the file of the report that comes.
    *jobs*: how many processes; ``None`` for as many as are worth it. *shown*: whether it goes to stdout as it comes.
    """

    def __init__(
        self,
        files: Sequence[Path | GovDisclosureError],
        work: Callable[[Input], Made],
        lang: Lang,
        *,
        jobs: int | None,
        hints: Hints = NO_HINTS,
        shown: bool = False,
    ) -> None:
        self._files, self._work, self._jobs, self._hints, self._shown = files, work, jobs, hints, shown
        self._lang: Lang = lang
        self.failed = False
        self.path: Path | None = None

    def __iter__(self) -> Iterator[Made]:
        paths = [file for file in self._files if isinstance(file, Path)]
        for file in self._files:
            if isinstance(file, GovDisclosureError):
                self._tell(file)
        pieces = (piece for number, path in enumerate(paths, 1) for piece in cut(path, number, self._hints))
        processes = pool.processes_for(paths, self._jobs)
        # Lines on the terminal show progress themselves, and a bar would go through them.
        bar = not (self._shown and on_terminal())
        with progress(paths, self._lang, bar=bar, what=READ) as step:
            work: pool.Work[list[Made | GovDisclosureError]] = partial(_made, self._work)
            for piece, found in pool.each(work, pieces, processes, _lost):
                self.path = piece.path
                for one in found:
                    if isinstance(one, GovDisclosureError):
                        self._tell(one)
                    else:
                        yield one
                step(len(found), last=piece.last)

    def _tell(self, error: GovDisclosureError) -> None:
        complain(error, self._lang)
        self.failed = True


def _made(work: Callable[[Input], Made], piece: Piece) -> list[Made | GovDisclosureError]:
    return [_one(work, found) for found in piece.open()]


def _one(work: Callable[[Input], Made], found: Input | GovDisclosureError) -> Made | GovDisclosureError:
    if isinstance(found, GovDisclosureError):
        return found
    try:
        with unexpected_told(found.source):
            return work(found)
    except GovDisclosureError as error:
        return error


def _lost(piece: Piece) -> list[Any]:
    return [pool.died(piece)]
