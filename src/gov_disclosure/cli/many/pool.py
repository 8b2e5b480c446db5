"""Files checked by several processes, their batches in the order of the files."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from gov_disclosure.cli.many.job import Batch, Job, lost, run

_AHEAD = 4
"""Files given to each process before the batch of the first of them is taken: keeps them busy, and memory small."""

_WORTH = 25
"""Files that make a further process worth its start of about half a second."""

_job: list[Job] = []
"""The job of this process, where it is one of several."""


def processes_for(files: int) -> int:
    """Return how many processes are worth it for so many files."""
    return max(1, min(os.cpu_count() or 1, files // _WORTH))


def batches(job: Job, paths: Sequence[Path], processes: int) -> Iterator[Batch]:
    """
    Yield the batch of each file, in the order of *paths*.

    A file with which a process dies is told in its batch; the other files that the process had go to new ones.
    """
    if processes == 1:
        for number, path in enumerate(paths, start=1):
            yield run(job, path, number)
        return
    rest = deque(enumerate(paths, start=1))
    while rest:
        yield from _until_broken(job, rest, processes)
        # What broke the pool is among the files that were under way: each of them alone, so that one dies only.
        for _ in range(min(len(rest), processes * _AHEAD)):
            number, path = rest.popleft()
            yield _alone(job, path, number)


def _until_broken(job: Job, rest: deque[tuple[int, Path]], processes: int) -> Iterator[Batch]:
    """Yield batches and take their files from *rest*, until there are none or a process has died."""
    executor = _executor(job, processes)
    under_way: deque[Future[Batch]] = deque()
    waiting = iter(tuple(rest))
    try:
        while rest:
            for number, path in islice(waiting, processes * _AHEAD - len(under_way)):
                under_way.append(executor.submit(_run, str(path), number))
            batch = under_way.popleft().result()
            rest.popleft()
            yield batch
    except BrokenProcessPool:
        return
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _alone(job: Job, path: Path, number: int) -> Batch:
    executor = _executor(job, 1)
    try:
        return executor.submit(_run, str(path), number).result()
    except BrokenProcessPool:
        return lost(job, path)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _executor(job: Job, processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, get_context("spawn"), _start, (job,))


def _start(job: Job) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that was called is interrupted, and ends this one
    Thread(target=_end_with_parent, daemon=True).start()
    _job[:] = [job]


def _end_with_parent() -> None:
    """End this process when the one that was called has died: a killed one cannot end its processes."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _run(path: str, number: int) -> Batch:
    return run(_job[0], Path(path), number)
