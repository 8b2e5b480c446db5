"""Reports in files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, Any

from gov_disclosure.codec.json_text import MAX_BYTES
from gov_disclosure.codec.text import dumps, loads
from gov_disclosure.errors import WrongTypeError
from gov_disclosure.files import replace_file
from gov_disclosure.model import Report

StrPath = str | os.PathLike[str]
_FILES = ("str", "PathLike", "IO")


def load(source: StrPath | IO[bytes] | IO[str]) -> Report:
    """
    Return the report in the JSON file *source*, a path or a file open for reading.

    Raises:
        DocumentError: it is no report; names the file and lists every fault with its JSON Pointer.
        OSError: the file cannot be read.
        WrongTypeError: *source* is neither.

    """
    if isinstance(source, str | os.PathLike):
        with Path(source).open("rb") as file:
            return loads(file.read(MAX_BYTES + 1), source=str(source))
    if not hasattr(source, "read"):
        raise WrongTypeError("source", _FILES, type(source).__name__)
    name = getattr(source, "name", None)
    return loads(source.read(MAX_BYTES + 1), source=name if isinstance(name, str) else None)


def dump(report: Report, target: StrPath | IO[bytes] | IO[str], indent: int | None = None) -> None:
    """
    Write *report* to *target*, a path or a file open for writing, as JSON with a line end after it.

    A path is replaced in one step: whoever reads it sees the old file or the
    new one, whole.

    Raises:
        DocumentError: the report exceeds what `load` reads back.
        OSError: the file cannot be written.
        WrongTypeError: *report* is no `Report`, or *target* neither a path nor a file.

    """
    data = dumps(report, indent) + b"\n"
    if isinstance(target, str | os.PathLike):
        replace_file(Path(target), data)
    elif hasattr(target, "write"):
        _write(target, data)
    else:
        raise WrongTypeError("target", _FILES, type(target).__name__)


def _write(file: IO[Any], data: bytes) -> None:
    """Write bytes to a binary file, text to a text file; only the file itself knows which it is."""
    try:
        file.write(data)
    except TypeError:
        file.write(data.decode())
