"""Reports as JSON lines: a report document on each line of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from gov_disclosure.codec.json_text import MAX_BYTES
from gov_disclosure.codec.text import dumps
from gov_disclosure.model import Report


def to_lines(reports: Iterable[Report]) -> Iterator[bytes]:
    """Yield the line of each report, with its end."""
    return (dumps(report) + b"\n" for report in reports)


def numbered_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """
    Yield each line that is not empty with its number, from 1.

    A line longer than any document is the last one: what follows in the file is the rest of it.

    Raises:
        OSError: the file cannot be read.

    """
    with path.open("rb") as file:
        number = 0
        while line := file.readline(MAX_BYTES + 1):
            number += 1
            if line.strip():
                yield number, line
            if len(line) > MAX_BYTES and not line.endswith(b"\n"):
                return
