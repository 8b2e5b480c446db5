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
from gov_disclosure.errors import FieldValueError, LimitError, WrongTypeError, require
from gov_disclosure.model import Organ
from gov_disclosure.reading.about.hints import hints_of
from gov_disclosure.reading.assemble import read_document
from gov_disclosure.reading.result import LEFTOVER_WORDS, Leftover, LeftoverReason, Places, Reading
from gov_disclosure.text import Text

__all__ = ["LEFTOVER_WORDS", "Leftover", "LeftoverReason", "Places", "Reading", "read", "read_document"]


def read(
    file: str | PathLike[str] | bytes | BinaryIO,
    *,
    limits: Limits = DEFAULT_LIMITS,
    source: str | None = None,
    format: str | None = None,  # noqa: A002
    year: int | None = None,
    organ: Organ | str | None = None,
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
        year: the report year, for a report that does not say it. Where it says
            another, that one stands and a note tells.
        organ: likewise the organ that reports, by name or as an `Organ`.

    Raises:
        UnreadableError: the input is no report that can be read; says why and what to do.
        WrongTypeError: an argument is of another type, such as a *file* open for text.
        FieldValueError: no report can have such a *year* or *organ*, or no file such a path.
        UnknownFormatError: no reader is called *format*.
        LimitError: the input is larger than a limit.
        MissingExtraError: the format needs a library that is not installed.
        OSError: the file cannot be opened.

    """
    from gov_disclosure.document.registry import open_document

    require(limits, Limits, "limits")
    hints_of(year, organ)  # refused before the file is opened
    data, found = _bytes(file, limits)
    document = open_document(data, source=found if source is None else source, format=format, limits=limits)
    return read_document(document, limits=limits, year=year, organ=organ)


def _bytes(file: str | PathLike[str] | bytes | BinaryIO, limits: Limits) -> tuple[bytes, str | None]:
    if isinstance(file, bytes | bytearray | memoryview):
        return bytes(file), None
    if isinstance(file, str | PathLike):
        return _bytes_at(Path(file), limits)
    reader: Callable[[int], bytes] | None = getattr(file, "read", None)
    data = reader(limits.file_bytes + 1) if reader else None
    if not isinstance(data, bytes):
        raise WrongTypeError("file", ("str", "PathLike", "bytes", "BinaryIO"), type(file).__name__)
    named = getattr(file, "name", None)
    return data, named if isinstance(named, str) else None


def _bytes_at(path: Path, limits: Limits) -> tuple[bytes, str]:
    try:
        size = path.stat().st_size
    except ValueError as fault:  # a NUL character in it
        raise FieldValueError("read", "file", Text("路径", "a path"), str(path)) from fault
    if size > limits.file_bytes:
        raise LimitError("file_bytes", limits.file_bytes, size, str(path))
    return path.read_bytes(), str(path)
