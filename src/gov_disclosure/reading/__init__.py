"""
From a document to a report: find its title, sections and tables by what they say, and place every figure.

The one matching engine for all formats. What cannot be placed with certainty
is left over with the reason, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from gov_disclosure.document import DEFAULT_LIMITS, Limits
from gov_disclosure.errors import LimitError, WrongTypeError
from gov_disclosure.reading.assemble import read_document
from gov_disclosure.reading.result import LEFTOVER_WORDS, Leftover, LeftoverReason, Places, Reading

__all__ = ["LEFTOVER_WORDS", "Leftover", "LeftoverReason", "Places", "Reading", "read", "read_document"]


def read(
    file: str | PathLike[str] | bytes | BinaryIO,
    *,
    limits: Limits = DEFAULT_LIMITS,
    source: str | None = None,
    format: str | None = None,  # noqa: A002
) -> Reading:
    """
    Read a published report.

    Args:
        file: a path, the bytes of a file, or an open binary file.
        limits: how large an input may be.
        source: what to call the input in messages and in the report's
            ``source``; default: the path, or the file's own name.
        format: "text", "html", "docx", "pdf", "xlsx", "csv" or the name of a plug-in;
            default: recognised from the content.

    Raises:
        UnreadableError: the input is no report that can be read; says why and what to do.
        WrongTypeError: *file* is nothing of the kind, or a file open for text.
        LimitError: the input is larger than a limit.
        MissingExtraError: the format needs a library that is not installed.
        OSError: the file cannot be opened.

    """
    from gov_disclosure.document.registry import open_document

    data, found = _bytes(file, limits)
    return read_document(open_document(data, source=source or found, format=format, limits=limits), limits=limits)


def _bytes(file: str | PathLike[str] | bytes | BinaryIO, limits: Limits) -> tuple[bytes, str | None]:
    if isinstance(file, bytes | bytearray | memoryview):
        return bytes(file), None
    if isinstance(file, str | PathLike):
        path = Path(file)
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise LimitError("file_bytes", limits.file_bytes, size, str(path))
        return path.read_bytes(), str(path)
    reader: Callable[[int], bytes] | None = getattr(file, "read", None)
    data = reader(limits.file_bytes + 1) if reader else None
    if not isinstance(data, bytes):
        raise WrongTypeError("file", ("str", "PathLike", "bytes", "BinaryIO"), type(file).__name__)
    named = getattr(file, "name", None)
    return data, named if isinstance(named, str) else None
