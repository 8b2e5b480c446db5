"""Which character each glyph of an embedded font file is: its ``cmap`` table (OpenType, TrueType, collections)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice

from gov_disclosure.document.pdf.guard import FONT, MAX_CHARACTERS
from gov_disclosure.errors import LimitError

_COLLECTION = b"ttcf"
_UNICODE = {(0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}
"""Platform and encoding of the subtables that number characters as Unicode does; (0, 5) lists variants only."""
_MOST_TABLES = 100
"""A font has some 20 tables, and some 5 subtables of characters."""
_MOST_PAIRS = 16 * MAX_CHARACTERS
"""Characters that all subtables together may list: each font lists its own several times over."""
_LAST_CHARACTER = 0x10FFFF
_NO_GLYPH = 0

_Pairs = Iterator[tuple[int, int]]
"""Characters (their numbers in Unicode), each with the number of its glyph."""


def characters_of(font: bytes, source: str | None) -> dict[int, str]:
    """
    Return the character that each glyph stands for; nothing for a font that does not say so, or is damaged.

    Raises:
        LimitError: the font lists many times more characters than there are.
    """
    found: dict[int, str] = {}
    total = 0
    for subtable in dict.fromkeys(islice(_subtables(font), _MOST_TABLES)):
        try:
            for character, glyph in _pairs(font, subtable):
                total += 1
                if total > _MOST_PAIRS:
                    raise LimitError(FONT, MAX_CHARACTERS, total, source)
                if glyph != _NO_GLYPH and character <= _LAST_CHARACTER:
                    found.setdefault(glyph, chr(character))
        except struct.error:
            continue  # cut short: what it lists up to there holds
    return found


def _subtables(font: bytes) -> Iterator[int]:
    """Yield where the lists of characters by Unicode begin."""
    try:
        start = _table(font, b"cmap")
        if start is None:
            return
        (count,) = struct.unpack_from(">H", font, start + 2)
        for at in range(count):
            platform, encoding, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * at)
            if (platform, encoding) in _UNICODE:
                yield start + offset
    except struct.error:
        return


def _table(font: bytes, name: bytes) -> int | None:
    """Return where the table *name* begins, in a collection that of its first font."""
    start = struct.unpack_from(">L", font, 12)[0] if font[:4] == _COLLECTION else 0
    (count,) = struct.unpack_from(">H", font, start + 4)
    for at in range(min(count, _MOST_TABLES)):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", font, start + 12 + 16 * at)
        if tag == name:
            return int(offset)
    return None


def _pairs(font: bytes, start: int) -> _Pairs:
    (kind,) = struct.unpack_from(">H", font, start)
    if kind == 0:
        yield from enumerate(struct.unpack_from(">256B", font, start + 6))
    elif kind == 4:
        yield from _segments(font, start)
    elif kind == 6:
        first, count = struct.unpack_from(">HH", font, start + 6)
        yield from _listed(font, start + 10, first, count)
    elif kind == 10:
        first, count = struct.unpack_from(">LL", font, start + 12)
        yield from _listed(font, start + 20, first, count)
    elif kind == 12:
        (count,) = struct.unpack_from(">L", font, start + 12)
        for at in range(count):
            first, last, glyph = struct.unpack_from(">LLL", font, start + 16 + 12 * at)
            yield first, _NO_GLYPH  # so that groups of nothing are counted
            yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)


def _listed(font: bytes, start: int, first: int, count: int) -> _Pairs:
    for at in range(count):
        yield first + at, struct.unpack_from(">H", font, start + 2 * at)[0]


def _segments(font: bytes, start: int) -> _Pairs:
    """Yield what a table of format 4 lists: segments whose glyphs are counted on, or looked up at a distance."""
    count = struct.unpack_from(">H", font, start + 6)[0] // 2
    ends = start + 14
    starts = ends + 2 * count + 2
    shifts, distances = starts + 2 * count, starts + 4 * count
    for at in range(count):
        first, last, shift, distance = (
            struct.unpack_from(">H", font, list_ + 2 * at)[0] for list_ in (starts, ends, shifts, distances)
        )
        yield first, _NO_GLYPH
        for character in range(first, last + 1):
            if distance == 0:
                yield character, (character + shift) & 0xFFFF
                continue
            place = distances + 2 * at + distance + 2 * (character - first)
            (glyph,) = struct.unpack_from(">H", font, place) if place + 2 <= len(font) else (_NO_GLYPH,)
            yield character, (glyph + shift) & 0xFFFF if glyph else _NO_GLYPH
