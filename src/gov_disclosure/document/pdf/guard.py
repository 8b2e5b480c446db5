"""What a PDF may ask of us before anything is unpacked: compressed bombs and endless character ranges are refused."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from gov_disclosure.document.limits import Limits
from gov_disclosure.errors import LimitError
from gov_disclosure.text import Text

_OPENING = re.compile(rb"(?<!end)stream\r?\n?")
_CLOSING = re.compile(rb"endstream")
_BLOCK = 1 << 16
_NESTED = 4
"""How many times one stream can be packed into itself and still be measured."""
_MOST_BROKEN = 4 << 20
"""Damaged streams are unpacked byte by byte by the library, which takes seconds for each megabyte."""
_LZW_RATIO, _RUN_RATIO = 1_400, 64
"""The most that one byte of these codings can unpack to."""

_RANGES_END = re.compile(rb"end(?:bf|cid|notdef)range")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]{1,64})>\s*<([0-9A-Fa-f\s]{1,64})>\s*(?:<[^>]{0,999}>|\[[^\]]*\]|\d+)")
MAX_CHARACTERS = 70_000
"""Characters a font can number: two bytes, and a little for fonts that count beyond."""
FONT = Text("一种字体的字符数", "characters of a font")
_STREAM = Text("损坏的数据流的字节数", "bytes of a damaged stream")


def check_streams(data: bytes, limits: Limits, source: str | None) -> None:
    """
    Measure all packed streams of the file without keeping what they unpack to.

    The scan follows the bytes and not the cross references, so nothing that
    the parser could reach is left out, except in an encrypted file.

    Raises:
        LimitError: together they unpack to more than ``unpacked_bytes``.
    """
    left = limits.unpacked_bytes
    for piece in _streams(data):
        left -= _unpacked_size(piece, left)
        if left < 0:
            raise LimitError("unpacked_bytes", limits.unpacked_bytes, None, source)


def check_filters(names: Iterable[str], packed: int, limits: Limits, source: str | None) -> None:
    """
    Refuse a stream in one of the old codings whose worst case would not fit.

    Their unpacking cannot be stopped half-way, and reports never use them.
    """
    for name in names:
        ratio = {"LZWDecode": _LZW_RATIO, "LZW": _LZW_RATIO, "RunLengthDecode": _RUN_RATIO, "RL": _RUN_RATIO}.get(name)
        if ratio and packed * ratio > limits.unpacked_bytes:
            raise LimitError("unpacked_bytes", limits.unpacked_bytes, packed * ratio, source)


def check_ranges(cmap: bytes, source: str | None) -> None:
    """
    Refuse a character map with a range longer than any font.

    Raises:
        LimitError: one range, or all together, number more than `MAX_CHARACTERS` times sixteen.
    """
    total = 0
    for closing in _RANGES_END.finditer(cmap):
        opening = max(0, cmap.rfind(b"begin", 0, closing.start()))
        for first, last in _RANGE.findall(cmap, opening, closing.start()):
            total += max(0, _hex(last) - _hex(first))
        if total > 16 * MAX_CHARACTERS:
            raise LimitError(FONT, MAX_CHARACTERS, total, source)


def check_widths(widths: Iterable[object], source: str | None) -> None:
    """
    Refuse a table of character widths that runs beyond any font.

    Raises:
        LimitError: a number in it is no character's.
    """
    for value in widths:
        if isinstance(value, int | float) and abs(value) > MAX_CHARACTERS:
            raise LimitError(FONT, MAX_CHARACTERS, int(min(abs(value), 1e18)), source)


def _hex(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _streams(data: bytes) -> Iterator[memoryview]:
    view = memoryview(data)
    ends = [found.start() for found in _CLOSING.finditer(data)]
    at = 0
    for found in _OPENING.finditer(data):
        while at < len(ends) and ends[at] < found.end():
            at += 1
        yield view[found.end() : ends[at] if at < len(ends) else len(data)]


def _looks_packed(head: bytes) -> bool:
    return len(head) > 1 and head[0] & 0x0F == 8 and (head[0] * 256 + head[1]) % 31 == 0


def _unpacked_size(piece: memoryview, budget: int) -> int:
    """Return the bytes that *piece* unpacks to, or something above *budget* once it is passed."""
    if not _looks_packed(bytes(piece[:2])):
        return 0
    size = 0
    try:
        for block in _unpack(_blocks(piece), 1):
            size += len(block)
            if size > budget:
                break
    except _BrokenError:
        if len(piece) > _MOST_BROKEN:
            raise LimitError(_STREAM, _MOST_BROKEN, len(piece)) from None
    return size


class _BrokenError(Exception):
    """The packing does not hold what it should."""


def _blocks(piece: memoryview) -> Iterator[bytes]:
    for start in range(0, len(piece), _BLOCK):
        yield bytes(piece[start : start + _BLOCK])


def _unpack(blocks: Iterable[bytes], level: int) -> Iterator[bytes]:
    """Yield what *blocks* unpack to, and what that unpacks to if it is packed again."""
    inner: _Tap | None = None
    first = True
    for block in _inflate(blocks):
        yield block
        if first and level < _NESTED and _looks_packed(block[:2]):
            inner = _Tap(level + 1)
        first = False
        if inner is not None:
            yield from inner.feed(block)


class _Tap:
    """A second unpacking fed block by block."""

    def __init__(self, level: int) -> None:
        self._level = level
        self._machine = zlib.decompressobj()
        self._inner: _Tap | None = None
        self._first = True

    def _drained(self, block: bytes) -> Iterator[bytes]:
        """Unpack *block*; what turns out not to have been packed twice adds nothing."""
        try:
            yield from _drain(self._machine, block)
        except _BrokenError:
            return

    def feed(self, block: bytes) -> Iterator[bytes]:
        for out in self._drained(block):
            yield out
            if self._first and self._level < _NESTED and _looks_packed(out[:2]):
                self._inner = _Tap(self._level + 1)
            self._first = False
            if self._inner is not None:
                yield from self._inner.feed(out)


def _inflate(blocks: Iterable[bytes]) -> Iterator[bytes]:
    machine = zlib.decompressobj()
    for block in blocks:
        yield from _drain(machine, block)
        if machine.eof:
            return
    raise _BrokenError


def _drain(machine: zlib._Decompress, block: bytes) -> Iterator[bytes]:
    """Yield what *block* unpacks to in pieces of bounded size."""
    while block and not machine.eof:
        try:
            out = machine.decompress(block, _BLOCK * 16)
        except zlib.error as error:
            raise _BrokenError from error
        if not out:
            return
        yield out
        block = machine.unconsumed_tail
