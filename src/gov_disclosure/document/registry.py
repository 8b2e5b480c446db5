"""
Open a file of any format: recognise it by content, find its reader, refuse what has none.

Other packages add readers through the entry-point group
``gov_disclosure.readers``; each entry point is a `Reader`.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Final, Protocol, runtime_checkable

from gov_disclosure.document.blocks import Document
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.document.sniff import READABLE, REFUSED, sniff
from gov_disclosure.errors import (
    BrokenReaderError,
    BrokenReaderWarning,
    GovDisclosureError,
    LimitError,
    UnknownFormatError,
    UnreadableError,
    require,
)
from gov_disclosure.text import Text

__all__ = ["GROUP", "Reader", "formats", "open_document"]

GROUP: Final = "gov_disclosure.readers"
"""Entry-point group through which other packages add readers."""


class Read(Protocol):
    """What turns the bytes of a file into a document."""

    def __call__(self, data: bytes, *, source: str | None, limits: Limits) -> Document:
        """Return the document that *data* holds."""
        ...


@runtime_checkable
class Reader(Protocol):
    """
    What an entry point of the group `GROUP` must be: an object or a module with these three names.

    ``name`` is what callers pass as ``format``. ``sniff`` is asked only about
    files that no built-in reader recognises by its markup or signature, so a
    plug-in adds formats and cannot take one over. ``read`` raises errors of
    this package for input it refuses.
    """

    @property
    def name(self) -> str:
        """The format's name."""
        ...

    def sniff(self, data: bytes, /) -> bool:
        """Return whether *data* is of this format."""
        ...

    def read(self, data: bytes, *, source: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
        """Return the document that *data* holds."""
        ...


def open_document(
    data: bytes,
    *,
    source: str | None = None,
    format: str | None = None,  # noqa: A002 - the name that `read` and the command line use
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """
    Return the document that a published file holds.

    Args:
        data: The file.
        source: File name or address, for messages only; the format is
            recognised from the content.
        format: Name of a reader to use whatever the content looks like, one of
            `formats`; ``None`` to recognise it.
        limits: Bounds on size and depth.

    Raises:
        UnreadableError: the content is of a format that has no reader, is
            damaged or empty; names the format and what to do.
        LimitError: a bound is exceeded.
        UnknownFormatError: no reader is called *format*.
        MissingExtraError: the reader's library is not installed.
        BrokenReaderError: a plug-in was chosen and failed; names it.
        WrongTypeError: an argument is of another type.
    """
    require(data, bytes, "data")
    require(limits, Limits, "limits")
    for value, argument in ((source, "source"), (format, "format")):
        if value is not None:
            require(value, str, argument)
    if len(data) > limits.file_bytes:
        raise LimitError("file_bytes", limits.file_bytes, len(data), source)
    found = format if format is not None else sniff(data)
    if found in READABLE and (format is not None or found != "text"):
        return _built_in(found, data, source, limits)
    for plugin in _plugins():
        if plugin.name == format or (format is None and _recognises(plugin, data)):
            return _read_with(plugin, data, source, limits)
    if format is not None:
        raise UnknownFormatError(format, formats())
    if found == "text":
        return _built_in(found, data, source, limits)
    name, advice = REFUSED[found]
    raise UnreadableError(source or Text("文件", "the file"), name, Text(f"{advice.zh}。", f"{advice.en}."))


def formats() -> tuple[str, ...]:
    """Return the names of all formats that can be read here: the built-in ones, then those of plug-ins."""
    return (*READABLE, *(point.name for point in _plugins()))


def _built_in(name: str, data: bytes, source: str | None, limits: Limits) -> Document:
    return _READERS[name]()(data, source=source, limits=limits)


def _text() -> Read:
    from gov_disclosure.document.text_with_html import read

    return read


def _html() -> Read:
    from gov_disclosure.document.html.read import read

    return read


def _docx() -> Read:
    from gov_disclosure.document.docx.read import read

    return read


def _pdf() -> Read:
    from gov_disclosure.document.pdf.read import read

    return read


def _xlsx() -> Read:
    from gov_disclosure.document.xlsx.read import read

    return read


def _csv() -> Read:
    from gov_disclosure.document.table_csv.read import read

    return read


_READERS: Final[Mapping[str, Callable[[], Read]]] = {
    "text": _text,
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
    "xlsx": _xlsx,
    "csv": _csv,
}
"""The reader of each built-in format, imported when it is first needed."""


@cache
def _plugins() -> tuple[EntryPoint, ...]:
    """Return the installed plug-ins, none of them imported, sorted so that the choice never depends on the machine."""
    return tuple(sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)))


def _load(plugin: EntryPoint) -> Reader:
    try:
        reader = plugin.load()
    except Exception as fault:
        raise BrokenReaderError(
            plugin.name, plugin.value, Text("无法导入", "could not be imported"), repr(fault)
        ) from fault
    if not isinstance(reader, Reader):
        raise BrokenReaderError(
            plugin.name,
            plugin.value,
            Text("不是读取程序", "is no reader"),
            Text("缺少 name、sniff 或 read", "it lacks name, sniff or read"),
        )
    return reader


def _recognises(plugin: EntryPoint, data: bytes) -> bool:
    """Ask a plug-in; one that fails is named in a warning and passed over, for its fault is not the file's."""
    try:
        return bool(_guarded(plugin, "sniff", data))
    except BrokenReaderError as fault:
        warnings.warn(BrokenReaderWarning(fault), stacklevel=4)
        return False


def _read_with(plugin: EntryPoint, data: bytes, source: str | None, limits: Limits) -> Document:
    document = _guarded(plugin, "read", data, source=source, limits=limits)
    if not isinstance(document, Document):
        kind = type(document).__name__
        raise BrokenReaderError(
            plugin.name,
            plugin.value,
            Text("没有读出 Document", "read no Document"),
            Text(f"返回的是 {kind}", f"it returned {kind}"),
        )
    return document


def _guarded(plugin: EntryPoint, method: str, data: bytes, **facts: Any) -> object:
    reader = _load(plugin)
    try:
        return getattr(reader, method)(data, **facts)
    except GovDisclosureError:
        raise
    except Exception as fault:
        stage = Text(f"在 {method}() 中出错", f"failed in {method}()")
        raise BrokenReaderError(plugin.name, plugin.value, stage, repr(fault)) from fault
