"""Files that other programs made in other ways: encrypted, stamped, recognised from scans, dynamic forms."""

from __future__ import annotations

import hashlib
import random
import re

import pytest

from gov_disclosure import cells, forms
from gov_disclosure.errors import UnreadableError
from gov_disclosure.reading import read
from pdf_layouts import Look, report_pages
from pdf_pages import objects, pdf, stream, text
from reports_as_grids import distinct_figures

FORM = forms.for_edition("2021")
PRINTED = distinct_figures(FORM, 100)
_PICTURE = stream(
    b"\0\0\0", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8"
)
_PICTURED = b"/XObject << /Im 4 0 R >>"
_FULL_PAGE = "q 595 0 0 842 0 0 cm /Im Do Q\n"
_LATIN = b"<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+T1 /FirstChar 0 /LastChar 255 /Widths [%s] %s >>"
# Of the standard security handler, for passwords shorter than a key.
_FILLING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def assert_whole(data: bytes) -> None:
    """Every figure in its cell, and nothing else in the tables."""
    reading = read(data)
    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == PRINTED
    assert reading.leftovers == ()


def refused(data: bytes) -> str:
    """What the reader says of a file that it refuses."""
    with pytest.raises(UnreadableError) as caught:
        read(data)
    return caught.value.message("zh")


def written_only(page: str) -> str:
    """A page without its lines."""
    return "".join(f"{line}\n" for line in page.split("\n") if line.startswith("BT"))


def rc4(key: bytes, data: bytes) -> bytes:
    """The cipher of the oldest encrypted files."""
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) & 255])
    return bytes(out)


def encrypted(pages: list[str], user: bytes) -> bytes:
    """The pages in a file that may be opened with the password *user*."""
    number, rights = b"0123456789abcdef", (-44).to_bytes(4, "little", signed=True)
    owner = rc4(hashlib.md5((b"owner" + _FILLING)[:32]).digest()[:5], (user + _FILLING)[:32])
    key = hashlib.md5((user + _FILLING)[:32] + owner + rights + number).digest()[:5]

    def sealed(at: int, data: bytes) -> bytes:
        return rc4(hashlib.md5(key + at.to_bytes(3, "little") + b"\0\0").digest()[:10], data)

    bodies = []
    for at, body in enumerate(re.findall(rb"\d+ 0 obj\n(.*?)\nendobj", pdf(pages), re.S), 1):
        parts = re.fullmatch(rb"(<<.*?>>\nstream\n)(.*)(\nendstream)", body, re.S)
        bodies.append(parts[1] + sealed(at, parts[2]) + parts[3] if parts else body)
    for name in (b"Adobe", b"GB1"):
        bodies[2] = bodies[2].replace(b"(%s)" % name, b"<%s>" % sealed(3, name).hex().encode())
    entry = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -44 >>"
    bodies.append(entry % (owner.hex().encode(), rc4(key, _FILLING).hex().encode()))
    trailer = b"/Encrypt %d 0 R /ID [<%s> <%s>]" % (len(bodies), number.hex().encode(), number.hex().encode())
    return objects(bodies, trailer=trailer)


def test_a_file_that_only_restricts_changes_is_read() -> None:
    """Encrypted with an empty password, as programs do that forbid changes: every reader opens it."""
    assert_whole(encrypted(report_pages(FORM, PRINTED, Look()), b""))
    assert "加密" in refused(encrypted(report_pages(FORM, PRINTED, Look()), b"secret"))


def test_stamps_and_their_dates_are_no_part_of_the_tables() -> None:
    """A stamp laid over a table, with figures of its own."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 200 60] /Resources << /Font << /F1 3 0 R >> >>"
    stamp = stream(text(10, 802, "2024公章12", 20).encode(), form)
    note = b"<< /Type /Annot /Subtype /Stamp /Rect [300 400 500 460] /F 4 /AP << /N 4 0 R >> >>"
    assert_whole(pdf(report_pages(FORM, PRINTED, Look()), page=b"/Annots [5 0 R]", extra=[stamp, note]))


@pytest.mark.parametrize("jitter", [0, 0.8])
def test_text_recognised_from_a_scan_is_read(jitter: float) -> None:
    """The picture of the page, and unseen text over it that stands not quite where it is printed."""
    rnd = random.Random(1)

    def moved(found: re.Match[str]) -> str:
        x, y = (float(found[at]) + rnd.uniform(-jitter, jitter) for at in (1, 2))
        return f"1 0 0 1 {x:.2f} {y:.2f} Tm"

    pages = [
        f"{_FULL_PAGE}q 3 Tr {re.sub(r'1 0 0 1 ([0-9.]+) ([0-9.]+) Tm', moved, written_only(page))}Q\n"
        for page in report_pages(FORM, PRINTED, Look(rules="none"))
    ]
    assert_whole(pdf(pages, resources=_PICTURED, extra=[_PICTURE]))


def test_lines_in_the_picture_behind_the_page_are_not_needed() -> None:
    """Text over a picture of an empty form."""
    pages = [_FULL_PAGE + written_only(page) for page in report_pages(FORM, PRINTED, Look())]
    assert_whole(pdf(pages, resources=_PICTURED, extra=[_PICTURE]))


def test_a_dynamic_form_is_refused_by_its_name() -> None:
    """Its page only asks for another program."""
    said = text(60, 80, "Please wait... If this message is not eventually replaced, get another viewer.", 9)
    data = pdf([said])
    form = b"/AcroForm << /XFA [(template) 3 0 R] /Fields [] >>"
    bodies = re.findall(rb"\d+ 0 obj\n(.*?)\nendobj", data, re.S)
    bodies[0] = bodies[0].replace(b"/Type /Catalog", b"/Type /Catalog " + form)
    assert "XFA" in refused(objects(bodies))


@pytest.mark.parametrize(("first", "count", "coding"), [(35, 90, b""), (130, 120, b"/Encoding /WinAnsiEncoding")])
def test_fonts_that_call_chinese_characters_latin_ones_are_refused(first: int, count: int, coding: bytes) -> None:
    """Embedded fonts renumber their characters, and some files do not say how."""

    def renumbered(found: re.Match[str]) -> str:
        signs = bytes.fromhex(found[1]).decode("utf-16-be")
        return "<" + "".join(f"{ord(sign) * 7 % count + first:02x}" for sign in signs) + "> Tj"

    pages = [re.sub(r"<(\w*)> Tj", renumbered, page) for page in report_pages(FORM, PRINTED, Look())]
    assert "乱码" in refused(pdf(pages, font=_LATIN % (b"500 " * 256, coding)))


@pytest.mark.parametrize("rules", ["full", "none"])
def test_a_header_on_each_page_is_no_second_table(rules: str) -> None:
    """Word processors repeat the header rows of a table that a page break cuts."""
    assert_whole(pdf(report_pages(FORM, PRINTED, Look(rules=rules, repeat=True, start=300))))
