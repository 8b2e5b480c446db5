"""Work on files in several processes, piece by piece; the results come in the order of the files."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from gov_disclosure.cli.inputs import STDIN
from gov_disclosure.cli.pieces import Piece, worth
from gov_disclosure.errors import UnreadableError
from gov_disclosure.text import Text

_AHEAD = 4
"""Pieces given to each process before what is made of the first is taken: keeps them busy, and memory small."""

_WORTH = 25
"""Files that make a further process worth its start of about half a second."""

_ENDED = Text(
    "读取它的进程意外终止（可能内存不足）",
    "the process that read it ended unexpectedly (perhaps for want of memory)",
)
_PASSED_OVER = Text("已跳过。", "It was passed over.")

Made = TypeVar("Made")
Work = Callable[[Piece], Made]
"""What is done with a piece of a file; a process gets both pickled."""

_work: list[Work[Any]] = []
"""The work of this process, where it is one of several."""


def processes_for(files: Sequence[Path], asked: int | None = None) -> int:
    """
    Return how many processes work on *files*: as many as were *asked* for, or are worth it.

    What is piped in belongs to this process: with it there are no others.
    """
    if STDIN in files:
        return 1
    return asked or max(1, min(os.cpu_count() or 1, sum(map(worth, files)) // _WORTH))


def each(
    work: Work[Made], pieces: Iterable[Piece], processes: int, lost: Callable[[Piece], Made]
) -> Iterator[tuple[Piece, Made]]:
    """
    Yield what *work* makes of each piece, in their order; *pieces* are taken as processes are free for them.

    Of a piece with which a process dies it is what *lost* says; the others that the process had go to new ones.
    """
    if processes == 1:
        for piece in pieces:
            yield piece, work(piece)
        return
    waiting = iter(pieces)
    given: deque[Piece] = deque()
    while True:
        yield from _until_broken(work, waiting, given, processes)
        if not given:
            return
        # What broke the pool is among the pieces that were under way: each of them alone, so that one dies only.
        while given:
            piece = given.popleft()
            yield piece, _alone(work, piece, lost)


def died(piece: Piece) -> UnreadableError:
    """Return what is to be told of a piece with which a process ended, for want of memory or by a library's fault."""
    return UnreadableError(piece.source, _ENDED, _PASSED_OVER)


def _until_broken(
    work: Work[Made], waiting: Iterator[Piece], given: deque[Piece], processes: int
) -> Iterator[tuple[Piece, Made]]:
    """Yield what is made of those *waiting* until there are none or a process has died; *given* are then left over."""
    under_way: deque[Future[Made]] = deque()
    with suppress(BrokenProcessPool), _executor(work, processes) as executor:
        while True:
            for piece in islice(waiting, processes * _AHEAD - len(given)):
                given.append(piece)
                under_way.append(executor.submit(_run, piece))
            if not given:
                return
            made = under_way.popleft().result()
            yield given.popleft(), made


def _alone(work: Work[Made], piece: Piece, lost: Callable[[Piece], Made]) -> Made:
    try:
        with _executor(work, 1) as executor:
            made: Made = executor.submit(_run, piece).result()
            return made
    except BrokenProcessPool:
        return lost(piece)


@contextmanager
def _executor(work: Work[Any], processes: int) -> Iterator[ProcessPoolExecutor]:
    """
    Have so many *processes* for the body of the ``with``; behind it they have ended.

    Were they not waited for, they would end while the interpreter does, which may find their pipes closed.
    """
    executor = ProcessPoolExecutor(processes, get_context("spawn"), _start, (work,))
    try:
        yield executor
    except BrokenProcessPool:  # its processes have died or been ended
        executor.shutdown(cancel_futures=True)
        raise
    except BaseException:  # interrupted: what is under way is of no use, and may take long
        for process in active_children():
            process.terminate()
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()


def _start(work: Work[Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that was called is interrupted, and ends this one
    Thread(target=_end_with_parent, daemon=True).start()
    _work[:] = [work]


def _end_with_parent() -> None:
    """End this process when the one that was called has died: a killed one cannot end its processes."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _run(piece: Piece) -> Any:
    return _work[0](piece)
