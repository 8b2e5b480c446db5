"""Font files made by hand: as much of one as says which characters its glyphs are."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pdf_pages import HEIGHT, stream


def font_file(tables: Mapping[bytes, bytes], kind: bytes = b"\x00\x01\x00\x00", start: int = 0) -> bytes:
    """A font file of *tables*, whose offsets count from *start* bytes before it (as in collections)."""
    at = start + 12 + 16 * len(tables)
    head, body = kind + struct.pack(">HHHH", len(tables), 0, 0, 0), b""
    for name, data in tables.items():
        head += struct.pack(">4sLLL", name, 0, at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return head + body


def collection(tables: Mapping[bytes, bytes]) -> bytes:
    """A collection of one font."""
    return b"ttcf" + struct.pack(">LLL", 0x10000, 1, 16) + font_file(tables, start=16)


def cmap(*subtables: tuple[int, int, bytes]) -> bytes:
    """The table of characters: platform, encoding and list of each subtable."""
    at = 4 + 8 * len(subtables)
    head, body = struct.pack(">HH", 0, len(subtables)), b""
    for platform, encoding, data in subtables:
        head += struct.pack(">HHL", platform, encoding, at + len(body))
        body += data
    return head + body


def segments(glyphs: Mapping[int, int]) -> bytes:
    """A list in format 4: each character's glyph looked up at a distance, as programs that cut down fonts write it."""
    characters = sorted(glyphs)
    starts = [one for before, one in pairwise([-9, *characters]) if one != before + 1]
    ends = [one for one, after in pairwise([*characters, 0x1FFFF]) if after != one + 1]
    count = len(starts) + 1
    distances, listed = [], b""
    for at, (first, last) in enumerate(zip(starts, ends, strict=True)):
        distances.append(2 * (count - at) + len(listed))
        listed += b"".join(struct.pack(">H", glyphs[one]) for one in range(first, last + 1))
    starts, ends, distances = [*starts, 0xFFFF], [*ends, 0xFFFF], [*distances, 0]
    shifts = [0] * (count - 1) + [1]
    body = struct.pack(">HHHH", 2 * count, 0, 0, 0)
    body += struct.pack(f">{count}H", *ends) + bytes(2)
    body += b"".join(struct.pack(f">{count}H", *part) for part in (starts, shifts, distances)) + listed
    return struct.pack(">HHH", 4, 6 + len(body), 0) + body


def counted(glyphs: Mapping[int, int]) -> bytes:
    """The same with glyphs counted on by a shift."""
    characters = sorted(glyphs)
    count = len(characters) + 1
    body = struct.pack(">HHHH", 2 * count, 0, 0, 0)
    body += struct.pack(f">{count}H", *characters, 0xFFFF) + bytes(2) + struct.pack(f">{count}H", *characters, 0xFFFF)
    body += struct.pack(f">{count}H", *[(glyphs[one] - one) % 0x10000 for one in characters], 1) + bytes(2 * count)
    return struct.pack(">HHH", 4, 6 + len(body), 0) + body


def trimmed(glyphs: Mapping[int, int], wide: bool) -> bytes:
    """A list in format 6, or in 10 if *wide*: all glyphs from the first character to the last."""
    first, last = min(glyphs), max(glyphs)
    listed = [glyphs.get(one, 0) for one in range(first, last + 1)]
    data = struct.pack(f">{len(listed)}H", *listed)
    if wide:
        return struct.pack(">HHLLLL", 10, 0, 20 + len(data), 0, first, len(listed)) + data
    return struct.pack(">HHHHH", 6, min(10 + len(data), 0xFFFF), 0, first, len(listed)) + data


def groups(ranges: Sequence[tuple[int, int, int]]) -> bytes:
    """A list in format 12: first and last character, first glyph."""
    data = b"".join(struct.pack(">LLL", *one) for one in ranges)
    return struct.pack(">HHLLL", 12, 0, 16 + len(data), 0, len(ranges)) + data


def composite(kind: bytes = b"CIDFontType2", file: bytes = b"/FontFile2 4 0 R", more: bytes = b"") -> bytes:
    """A font of two-byte codes that are numbers of glyphs in the embedded *file*."""
    return (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Made /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
        b"/Subtype /%s /BaseFont /ABCDEF+Made /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        b"/Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Made /Flags 4 /Ascent 880 "
        b"/Descent -120 /FontBBox [0 -120 1000 880] %s >> %s >>] >>" % (kind, file, more)
    )


def simple(
    kind: bytes = b"TrueType", encoding: bytes = b"/Encoding /WinAnsiEncoding", file: bytes = b"FontFile2"
) -> bytes:
    """A font of one-byte codes with the embedded file 4."""
    return (
        b"<< /Type /Font /Subtype /%s /BaseFont /ABCDEF+Made %s /FirstChar 32 /LastChar 126 /Widths [%s] "
        b"/FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Made /Flags 32 /Ascent 880 /Descent -120 "
        b"/FontBBox [0 -120 1000 880] /%s 4 0 R >> >>" % (kind, encoding, b"500 " * 95, file)
    )


def coded(x: float, top: float, codes: bytes, size: float = 10) -> str:
    """Instructions that print the *codes* of a font."""
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {HEIGHT - top - 0.88 * size} Tm <{codes.hex()}> Tj ET\n"


def by_glyph(words: str, glyphs: Mapping[int, int]) -> bytes:
    """The codes of *words* where they are numbers of glyphs."""
    return b"".join(struct.pack(">H", glyphs[ord(sign)]) for sign in words)


def embedded(data: bytes) -> bytes:
    """The stream of a font file."""
    return stream(data, b"/Length1 %d" % len(data))
