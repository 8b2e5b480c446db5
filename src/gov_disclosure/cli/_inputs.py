"""From paths on the command line to reports, one bad file never stopping the rest."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from attrs import field, frozen

from gov_disclosure.cli._output import why
from gov_disclosure.codec import load
from gov_disclosure.document import DEFAULT_LIMITS
from gov_disclosure.document.sniff import sniff
from gov_disclosure.errors import GovDisclosureError, UnreadableError
from gov_disclosure.model import Note, Place, Report
from gov_disclosure.reading import Leftover, read
from gov_disclosure.text import Text


@frozen(kw_only=True)
class Input:
    """A report and what its reader knew; ``notes`` is ``None`` where it came as JSON."""

    source: str
    report: Report
    notes: tuple[Note, ...] | None = None
    places: Mapping[str, Place] = field(factory=dict)
    leftovers: tuple[Leftover, ...] = ()


STDIN = Path("-")
"""The path that stands for what is piped in."""


def open_input(path: Path) -> Input:
    """
    Read one published report, or one JSON report, from a file or, as ``-``, from what is piped in.

    Raises:
        GovDisclosureError: it cannot be read; says why and what to do.
    """
    if path == STDIN:
        piped = BytesIO(sys.stdin.buffer.read(DEFAULT_LIMITS.file_bytes + 1))
        return _input(str(path), piped, "stdin")
    try:
        with path.open("rb") as file:
            return _input(str(path), file, path.name)
    except OSError as error:
        raise UnreadableError(str(path), why(error), CHECK_PATH) from error


def _input(path: str, file: BinaryIO, name: str) -> Input:
    head = file.read(64)
    file.seek(0)
    if sniff(head) == "json":
        return Input(source=path, report=load(file))
    reading = read(file, source=name)
    return Input(
        source=path,
        report=reading.report,
        notes=reading.notes,
        places=reading.places,
        leftovers=reading.leftovers,
    )


CHECK_PATH = Text("请检查路径。", "Check the path.")


def files(path: Path) -> list[Path]:
    """
    Return the file, or those in the folder in name order.

    Left out are hidden files and folders, the locks of open office files
    (``~$report.docx``) and notes to the reader (README).

    Raises:
        UnreadableError: the folder holds none.
    """
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.rglob("*") if file.is_file() and not _aside(file.relative_to(path)))
    if not found:
        raise UnreadableError(str(path), _NO_FILES, CHECK_PATH)
    return found


def _aside(inside: Path) -> bool:
    return inside.name.startswith(("~$", "README")) or any(part.startswith(".") for part in inside.parts)


_NO_FILES = Text("文件夹中没有文件", "no files in this folder")


def open_inputs(paths: tuple[Path, ...]) -> Iterator[Input | GovDisclosureError]:
    """Yield each report, or the error that kept it, or what is in a folder, from being read."""
    for given in paths:
        try:
            inside = files(given)
        except GovDisclosureError as error:
            yield error
            continue
        for path in inside:
            try:
                yield open_input(path)
            except GovDisclosureError as error:
                yield error
