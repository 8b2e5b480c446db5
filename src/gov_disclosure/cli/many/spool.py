"""Keeps the results of each file on disk, so that memory stays small and an interrupted run can be resumed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from gov_disclosure import __version__
from gov_disclosure.cli.many.job import Batch, Job, Part
from gov_disclosure.errors import UnwritableError
from gov_disclosure.files import named, why


class Spool:
    """
    The batches of a run, in a file of JSON lines; one of a file, or several of a file that holds many reports.

    With an output the file stands beside it (``findings.xlsx.partial``) until the output is written; without one it has
    no name. Going through it yields the batches from the first on, as often as wanted.

    Raises:
        UnwritableError: there is no writing beside the output.

    """

    def __init__(self, job: Job, output: Path | None, *, resume: bool) -> None:
        self._path = output.with_name(f"{output.name}.partial") if output is not None else None
        head = {"job": job.fingerprint(), "version": __version__}
        self._done = _done(self._path, head) if resume and self._path is not None else {}
        self._file: IO[bytes] = TemporaryFile() if self._path is None else _beside(self._path)  # noqa: SIM115
        self._write(head)

    def done(self, path: Path) -> list[Batch]:
        """Return what came of a file in the run that is taken up again, if all of it did and it is the same still."""
        stamp, batches = self._done.get(str(path), (None, []))
        return batches if batches and not batches[-1]["more"] and stamp == _stamp(path) else []

    def add(self, path: Path, batch: Batch) -> None:
        """Keep a batch of a file."""
        self._write({"path": str(path), "stamp": _stamp(path), "batch": batch})

    def _write(self, line: dict[str, Any]) -> None:
        self._file.seek(0, 2)
        self._file.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
        self._file.flush()

    def __iter__(self) -> Iterator[Part]:
        for batch in self.batches():
            yield from batch["reports"]

    def batches(self) -> Iterator[Batch]:
        """Yield what came of the files, in their order."""
        self._file.seek(0)
        next(self._file)
        at = self._file.tell()
        while True:
            self._file.seek(at)
            line = self._file.readline()
            at = self._file.tell()
            if not line:
                return
            yield _read(line)["batch"]

    def failures(self) -> list[str]:
        """Return what the person was told of each file with which something went wrong."""
        told: dict[str, list[str]] = {}
        for batch in self.batches():
            if batch["failed"]:
                told.setdefault(batch["path"], []).extend(batch["told"])
        return ["\n".join(lines) for lines in told.values()]

    def unreadable(self) -> list[dict[str, Any]]:
        """Return what could not be read."""
        return [one for batch in self.batches() for one in batch["unreadable"]]

    def parts(self) -> _Parts:
        """Return what the output says of each report that it is to say something of."""
        return _Parts(self)

    def close(self, *, keep: bool) -> None:
        """Let go of the file; *keep* it, so that the run can be taken up again."""
        self._file.close()
        if self._path is not None and not keep:
            self._path.unlink(missing_ok=True)


class _Parts:
    """The parts of a spool, to be gone through as often as wanted."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool

    def __iter__(self) -> Iterator[Any]:
        return (one["part"] for one in self._spool if one["part"] is not None)


def _beside(path: Path) -> IO[bytes]:
    try:
        return path.open("w+b")
    except OSError as error:
        raise UnwritableError(named(path), why(error)) from error


def _stamp(path: Path) -> list[int] | None:
    """Return what tells that a file has changed: its size and when it was written."""
    try:
        found = path.stat()
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns]


def _done(path: Path, head: dict[str, Any]) -> dict[str, tuple[list[int] | None, list[Batch]]]:
    """Return the batches of an interrupted run that asked for the same; a line that was cut off is left out."""
    found: dict[str, tuple[list[int] | None, list[Batch]]] = {}
    try:
        with path.open("rb") as file:
            if _read(file.readline()) != head:
                return {}
            for line in file:
                entry = _read(line)
                if entry:
                    _, batches = found.setdefault(entry["path"], (entry["stamp"], []))
                    batches.append(entry["batch"])
    except OSError:
        return {}
    return found


def _read(line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8", "surrogatepass"))
    except ValueError:
        return {}
