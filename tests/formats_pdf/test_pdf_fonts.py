"""Which character a glyph is: fonts as word processors and printing systems embed them, and hostile ones."""

from __future__ import annotations

import struct
import time
from collections.abc import Callable, Mapping
from itertools import count

import pytest

from gov_disclosure.document import Paragraph
from gov_disclosure.document.pdf.font_file import characters_of
from gov_disclosure.document.pdf.read import read
from gov_disclosure.errors import GovDisclosureError, LimitError, UnreadableError
from pdf_fonts import (
    by_glyph,
    cmap,
    coded,
    collection,
    composite,
    counted,
    embedded,
    font_file,
    groups,
    segments,
    simple,
    trimmed,
)
from pdf_pages import pdf, stream

WORDS = "行政许可2034件，行政处罚5678件。全年收到申请91件。"
GLYPHS = {ord(sign): glyph for sign, glyph in zip(dict.fromkeys(WORDS), count(3, 5), strict=False)}
ASCII = {character: character - 29 for character in range(32, 127)}
TRAP = b"cmap" + struct.pack(">HHLLLLLL", 12, 0, 28, 0, 1, 0, 0xFFFFFFFF, 0) * 9
"""Bytes of an outline that read like a table of characters without end."""

LISTS: dict[str, Callable[[Mapping[int, int]], bytes]] = {
    "segments looked up": segments,
    "segments counted": counted,
    "trimmed": lambda glyphs: trimmed(glyphs, wide=False),
    "trimmed, 32 bits": lambda glyphs: trimmed(glyphs, wide=True),
    "groups": lambda glyphs: groups([(one, one, glyph) for one, glyph in sorted(glyphs.items())]),
}


def words_of(data: bytes) -> str:
    """The text of the first page."""
    return "".join(block.text for block in read(data).blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("build", [font_file, collection])
def test_a_font_without_names_is_read_by_its_table_of_characters(
    name: str, build: Callable[[Mapping[bytes, bytes]], bytes]
) -> None:
    """Glyph numbers alone, the characters in the embedded file: each format of the list, alone or in a collection."""
    file = build({b"glyf": TRAP, b"cmap": cmap((0, 5, b"\x00\x0e"), (1, 0, bytes(9)), (3, 1, LISTS[name](GLYPHS)))})
    page = coded(80, 100, by_glyph(WORDS, GLYPHS), 14)
    assert words_of(pdf([page], font=composite(), extra=[embedded(file)])) == WORDS


def test_codes_that_are_mapped_to_glyphs_are_looked_up_by_them() -> None:
    """A table from codes to glyphs stands between: 5 is printed where glyph 5's character is meant."""
    file = font_file({b"cmap": cmap((3, 1, segments(GLYPHS)))})
    codes = {one: at for at, one in enumerate(GLYPHS, 1)}
    table = struct.pack(f">{len(codes) + 1}H", 0, *(GLYPHS[one] for one in codes))
    font = composite(more=b"/CIDToGIDMap 5 0 R")
    page = coded(80, 100, by_glyph(WORDS, codes), 14)
    assert words_of(pdf([page], font=font, extra=[embedded(file), stream(table)])) == WORDS


@pytest.mark.parametrize(
    "font",
    [
        simple(),
        simple(encoding=b""),
        simple(b"Type1", file=b"FontFile3"),
        simple(b"MMType1", file=b"FontFile3"),
    ],
)
def test_outlines_are_not_taken_for_tables_of_characters(font: bytes) -> None:
    """Any bytes may stand in an outline, those of a hostile table among them: simple fonts name their characters."""
    file = font_file({b"glyf": TRAP, b"loca": TRAP, b"cmap": cmap((3, 1, segments(ASCII)))})
    page = coded(80, 100, b"Year2023Figure4051", 14)
    assert words_of(pdf([page], font=font, extra=[embedded(file)])) == "Year2023Figure4051"


def test_a_type_3_font_names_its_characters_itself() -> None:
    """Its glyphs are drawings; their names say what they are."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 1 "
        b"/LastChar 3 /Widths [500 500 500] /CharProcs << >> "
        b"/Encoding << /Type /Encoding /Differences [1 /four /zero /seven] >> >>"
    )
    assert words_of(pdf([coded(80, 100, b"\x01\x02\x03", 14)], font=font)) == "407"


@pytest.mark.parametrize(
    ("kind", "file", "data"),
    [
        (b"CIDFontType2", b"/FontFile2 4 0 R", font_file({b"glyf": TRAP})),
        (b"CIDFontType2", b"/FontFile2 4 0 R", b""),
        (b"CIDFontType2", b"/FontFile2 4 0 R", TRAP),
        (b"CIDFontType0", b"/FontFile3 4 0 R", b"\x01\x00\x04\x02" + TRAP),
        (b"CIDFontType0", b"/FontFile3 4 0 R", font_file({b"cmap": cmap((3, 1, segments(GLYPHS)))}, b"OTTO")),
    ],
)
def test_a_font_that_says_nothing_of_its_characters_is_refused(kind: bytes, file: bytes, data: bytes) -> None:
    """No table of characters, or one that numbers glyphs otherwise than the text: no figure is guessed."""
    page = coded(80, 100, by_glyph(WORDS, GLYPHS), 14)
    with pytest.raises(UnreadableError, match="乱码"):
        read(pdf([page], font=composite(kind, file), extra=[embedded(data)]))


@pytest.mark.parametrize(
    "lists",
    [
        [groups([(0, 0xFFFFFFFF, 0)])],
        [groups([(0, 0x10FFFF, 0)] * 1000)],
        [groups([(9, 8, 1)] * 2_000_000)],
        [struct.pack(">HHHHHHH", 4, 0, 0, 0xFFFE, 0, 0, 0) + b"\xff" * 65534 + bytes(2) + bytes(65534 * 3)] * 50,
        [struct.pack(">HHLLLL", 10, 0, 20, 0, 0, 0xFFFFFFFF) + b"\x01" * 4_000_000],
    ],
)
def test_tables_of_characters_without_end_are_refused_at_once(lists: list[bytes]) -> None:
    """More characters than there are, listed again and again, or groups of none: bounded time."""
    file = font_file({b"cmap": cmap(*((3, 10, one) for one in lists))})
    start = time.monotonic()
    with pytest.raises(LimitError, match="characters of a font"):
        characters_of(file, None)
    assert time.monotonic() - start < 10


def test_a_font_file_cut_anywhere_is_read_as_far_as_it_goes() -> None:
    """Every character that is named is the right one."""
    for make in LISTS.values():
        file = font_file({b"cmap": cmap((0, 3, make(ASCII)), (3, 10, make(ASCII)))})
        whole = {glyph: chr(one) for one, glyph in ASCII.items()}
        assert characters_of(file, None) == whole
        for cut in range(len(file)):
            assert characters_of(file[:cut], None).items() <= whole.items()


def test_every_changed_byte_of_a_font_ends_in_text_or_an_error_of_ours() -> None:
    """No foreign error, whatever the file says of itself."""
    file = font_file({b"cmap": cmap((3, 1, segments(ASCII)), (3, 10, groups([(0x30, 0x39, 7)])))})
    for at in range(len(file)):
        for value in (0, 1, 0x7F):
            try:
                characters_of(file[:at] + bytes([value]) + file[at + 1 :], None)
            except GovDisclosureError:
                continue
