"""Files worked on by several processes, what is found in them in the order of the files."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from gov_disclosure.cli.inputs import STDIN
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.errors import UnreadableError
from gov_disclosure.files import named
from gov_disclosure.text import Text

_AHEAD = 4
"""Files given to each process before what is found in the first of them is taken: keeps them busy, and memory small."""

_WORTH = 25
"""Files that make a further process worth its start of about half a second."""

_ENDED = Text(
    "读取它的进程意外终止（可能内存不足）",
    "the process that read it ended unexpectedly (perhaps for want of memory)",
)
_PASSED_OVER = Text("已跳过。", "It was passed over.")

Found = TypeVar("Found")
Work = Callable[[Path, int], Found]
"""What is done with a file, which is told which of the files it is, from 1; a process gets it pickled."""

_work: list[Work[Any]] = []
"""The work of this process, where it is one of several."""


def processes_for(files: int) -> int:
    """Return how many processes are worth it for so many files."""
    return max(1, min(os.cpu_count() or 1, files // _WORTH))


def each(work: Work[Found], paths: Sequence[Path], processes: int, lost: Callable[[Path], Found]) -> Iterator[Found]:
    """
    Yield what *work* finds in each file, in the order of *paths*.

    Of a file with which a process dies it is what *lost* says; the other files that the process had go to new ones.
    What is piped in belongs to this process: with it there are no others.
    """
    if processes == 1 or STDIN in paths:
        for number, path in enumerate(paths, start=1):
            yield work(path, number)
        return
    rest = deque(enumerate(paths, start=1))
    while rest:
        yield from _until_broken(work, rest, processes)
        # What broke the pool is among the files that were under way: each of them alone, so that one dies only.
        for _ in range(min(len(rest), processes * _AHEAD)):
            number, path = rest.popleft()
            yield _alone(work, path, number, lost)


def died(path: Path) -> UnreadableError:
    """Return what is to be told of a file with which a process ended, for want of memory or by a library's fault."""
    return UnreadableError(on_one_line(named(path)), _ENDED, _PASSED_OVER)


def _until_broken(work: Work[Found], rest: deque[tuple[int, Path]], processes: int) -> Iterator[Found]:
    """Yield what is found and take its files from *rest*, until there are none or a process has died."""
    executor = _executor(work, processes)
    under_way: deque[Future[Found]] = deque()
    waiting = iter(tuple(rest))
    try:
        while rest:
            for number, path in islice(waiting, processes * _AHEAD - len(under_way)):
                under_way.append(executor.submit(_run, str(path), number))
            found = under_way.popleft().result()
            rest.popleft()
            yield found
    except BrokenProcessPool:
        return
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _alone(work: Work[Found], path: Path, number: int, lost: Callable[[Path], Found]) -> Found:
    executor = _executor(work, 1)
    try:
        found: Found = executor.submit(_run, str(path), number).result()
    except BrokenProcessPool:
        return lost(path)
    else:
        return found
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _executor(work: Work[Any], processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, get_context("spawn"), _start, (work,))


def _start(work: Work[Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that was called is interrupted, and ends this one
    Thread(target=_end_with_parent, daemon=True).start()
    _work[:] = [work]


def _end_with_parent() -> None:
    """End this process when the one that was called has died: a killed one cannot end its processes."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _run(path: str, number: int) -> Any:
    return _work[0](Path(path), number)
