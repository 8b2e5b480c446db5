"""Files that no program makes by accident: refused with our own errors, in bounded time and memory."""

from __future__ import annotations

import builtins
import contextlib
import pickle
import random
import time
import zlib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gov_disclosure import forms
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.document.pdf.guard import check_ranges, check_streams, check_widths
from gov_disclosure.document.pdf.read import read
from gov_disclosure.errors import GovDisclosureError, LimitError, MissingExtraError, UnreadableError
from pdf_pages import HEIGHT, WIDTH, objects, paragraphs, pdf, stream, stroked, table, text

PICTURE = stream(
    b"\x00", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
)
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 600 900]"


def refused(data: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    """The message of the error with which *data* is refused; it survives pickling."""
    with pytest.raises((UnreadableError, LimitError)) as caught:
        read(data, source="report.pdf", limits=limits)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    return str(caught.value)


def test_a_scanned_file_is_refused_with_that_word() -> None:
    """Pages that are pictures hold no text, though a page number may be printed on them."""
    page = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I1 Do Q " + text(290, 800, "- 1 -")
    message = refused(pdf([page, page], resources=b"/XObject << /I1 4 0 R >>", extra=[PICTURE]))
    assert "扫描" in message
    assert "scanned" in message
    assert "OCR" in message


@pytest.mark.parametrize("shown", [0, 3])
def test_a_scan_with_a_stamp_in_its_text_layer_is_refused_as_a_scan(shown: int) -> None:
    """The few words of a seal, a mark or a file name on pictures of pages are no text of a report."""
    stamp = (
        text(300, 600, "丙县数据局", 12)
        + text(300, 620, "二〇二四年一月十五日", 12)
        + text(90, 800, "扫描全能王 创建 3/5")
    )
    page = f"{shown} Tr q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I1 Do Q {stamp}"
    with pytest.raises(UnreadableError, match="扫描") as caught:
        read(pdf([page, page], resources=b"/XObject << /I1 4 0 R >>", extra=[PICTURE]))
    assert caught.value.kind == "scan"


def test_text_recognised_in_a_scan_is_read() -> None:
    """Invisible text over the picture of a page is what a reader finds there."""
    said = paragraphs(["全年主动公开信息一千余条，受理申请八十七件，均在法定期限之内办结并答复申请人。" * 6], 100)
    page = f"3 Tr q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I1 Do Q {said}"
    assert read(pdf([page], resources=b"/XObject << /I1 4 0 R >>", extra=[PICTURE])).blocks


def test_a_picture_beside_text_is_no_scan() -> None:
    """A seal or a chart on a page of text does not make it unreadable."""
    page = "q 200 0 0 200 300 300 cm /I1 Do Q " + paragraphs(["全年主动公开信息一千余条。" * 6], 100)
    assert read(pdf([page], resources=b"/XObject << /I1 4 0 R >>", extra=[PICTURE])).blocks


def test_text_turned_into_outlines_is_named() -> None:
    """Curves only: nothing to read, and the reason is said."""
    assert "转曲" in refused(pdf(["0 0 m 1 1 2 2 3 3 c f\n" * 500]))


def test_a_page_without_anything_is_refused() -> None:
    """No text at all is not an empty report."""
    assert "no text" in refused(pdf([""]))


def test_fonts_that_do_not_name_their_characters_are_refused() -> None:
    """(cid:123) is no text."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
        b"/Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        b"/Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 >> >>] >>"
    )
    assert "乱码" in refused(pdf([text(80, 100, "这一行没有一个字能认出来" * 5)], font=font))


def test_an_encrypted_file_is_refused_with_that_word() -> None:
    """A password is needed; the error says so."""
    body = pdf([text(80, 100, "密")])
    crypt = (
        b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <"
        + b"11" * 32
        + b"> /U <"
        + b"22" * 32
        + b"> >>"
        b" /ID [<00> <00>] /Root 1 0 R"
    )
    assert "encrypted" in refused(body.replace(b"/Root 1 0 R", crypt))


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"%PDF-1.4 trailer << /Root 1 0 R >>"]
)
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    """Empty, something else, or nothing but the first line."""
    refused(data)


def test_a_truncated_file_is_refused_or_read_in_part() -> None:
    """Every cut ends in a document or in our own error."""
    whole = pdf([paragraphs(["全年公开信息一千条。"], 100)])
    for cut in range(0, len(whole), 37):
        try:
            read(whole[:cut])
        except (UnreadableError, LimitError):
            continue


def test_loops_come_to_an_end() -> None:
    """A page tree that contains itself, and a form that draws itself."""
    looped = objects([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"])
    refused(looped)
    drawing = stream(b"/X1 Do", FORM + b" /Resources << /XObject << /X1 4 0 R >> >>")
    words = text(80, 100, "全年公开信息一千条")
    assert read(pdf(["/X1 Do " + words], resources=b"/XObject << /X1 4 0 R >>", extra=[drawing])).blocks


def test_forms_within_forms_are_counted() -> None:
    """Nine levels of ten forms each would draw a thousand million times."""
    levels = [stream(b"/X Do " * 10, FORM + b" /Resources << /XObject << /X %d 0 R >> >>" % (5 + i)) for i in range(9)]
    bomb = pdf(["/X Do"], resources=b"/XObject << /X 4 0 R >>", extra=[*levels, stream(b"", FORM)])
    start = time.monotonic()
    assert "page_marks" in refused(bomb, Limits(page_marks=5_000))
    assert time.monotonic() - start < 20


def test_bombs_are_measured_before_they_are_unpacked() -> None:
    """Packed once, packed twice, and in many small pieces."""
    limits = Limits(unpacked_bytes=2**20)
    zeros = b" " * 2**22
    once, twice = zlib.compress(zeros), zlib.compress(zlib.compress(zeros, 9))
    assert "unpacked_bytes" in refused(pdf([zeros], packed=True), limits)
    for packed in (once, twice):
        with pytest.raises(LimitError):
            check_streams(b"stream\n" + packed + b"\nendstream", limits, None)
    pieces = (b"stream\n" + zlib.compress(b" " * 2**18) + b"\nendstream\n") * 9
    with pytest.raises(LimitError):
        check_streams(pieces, limits, None)
    check_streams(b"stream\n" + zlib.compress(b" " * 2**18) + b"\nendstream\n", limits, None)


def test_large_damaged_streams_are_refused() -> None:
    """The library mends them byte by byte; a small one costs little, a large one hours."""
    noise = random.Random(1).randbytes(5 * 2**20)
    for broken in (zlib.compress(noise)[:-9], zlib.compress(noise)[:9] + noise):
        with pytest.raises(LimitError, match="damaged stream"):
            check_streams(b"stream\n" + broken + b"\nendstream", DEFAULT_LIMITS, None)
        check_streams(b"stream\n" + broken[:1000] + b"\nendstream", DEFAULT_LIMITS, None)


def test_old_codings_that_cannot_be_stopped_are_refused_when_large() -> None:
    """LZW and run lengths unpack in one go."""
    long = stream(b"\x80" * 3000, b"/Filter /LZWDecode")
    data = pdf(["q Q"]).replace(stream(b"q Q"), long)
    assert "unpacked_bytes" in refused(data, Limits(unpacked_bytes=2**20))


def test_fonts_cannot_number_without_end() -> None:
    """Ranges of characters and tables of widths are looked at before they are filled in."""
    with pytest.raises(LimitError):
        check_ranges(b"1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange", None)
    with pytest.raises(LimitError):
        check_widths([0, 4_294_967_295, 500], None)
    check_ranges(
        b"100 beginbfchar <0003> <FFFF> <0004> <0021> endbfchar 1 beginbfrange <0000> <FFFF> <0000> endbfrange", None
    )
    widths = pdf([text(80, 100, "甲")]).replace(b"/W [1 95 500]", b"/W [1 4294967295 500]")
    assert "characters of a font" in refused(widths)


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (Limits(pages=2), "pages"),
        (Limits(page_points=500), "page_points"),
        (Limits(content_bytes=100), "content_bytes"),
        (Limits(marks=50), "marks on all pages"),
        (Limits(file_bytes=100), "file_bytes"),
        (Limits(grids=0), "grids"),
        (Limits(cells=3), "cells"),
        (Limits(blocks=1), "blocks"),
    ],
)
def test_every_limit_is_kept_and_named(limits: Limits, name: str) -> None:
    """The error says which bound was passed."""
    form = forms.for_edition("2021").tables["disputes"]
    figures = {cell.key: "1" for cell in form.grid if cell.key}
    page = table(form, figures, rows=range(4), top=100) + text(80, 500, "甲") + text(80, 700, "乙")
    assert name in refused(pdf([page] * 3), limits)


def test_a_drawing_of_many_lines_is_no_table() -> None:
    """A map of thousands of crossing lines costs no more than its lines."""
    lines = "".join(
        stroked(20 + i % 500, 20, 20 + i % 500, 800) + stroked(20, 20 + i % 700, 560, 20 + i % 700) for i in range(3000)
    )
    start = time.monotonic()
    read(pdf([lines + text(80, 100, "地图说明文字")]))
    assert time.monotonic() - start < 30


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    real = builtins.__import__

    def missing(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("pdfminer"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(MissingExtraError, match=r"gov-disclosure\[pdf\]"):
        read(pdf([""]))


SEED = pdf(
    [
        paragraphs(["全年公开信息一千条。"], 60)
        + stroked(40, 100, 300, 100)
        + stroked(40, 120, 300, 120)
        + stroked(40, 100, 40, 120)
        + stroked(200, 100, 200, 120)
        + text(50, 104, "规章")
        + text(220, 104, "12")
    ],
    resources=b"/XObject << /X1 4 0 R >>",
    extra=[stream(b"q 1 0 0 1 5 5 cm Q", FORM)],
)
WORDS = [
    b"obj",
    b"endobj",
    b"stream",
    b"endstream",
    b"/Kids",
    b"/Filter /LZWDecode",
    b"/MediaBox [0 0 1e30 -5]",
    b"<<",
    b">>",
    b"[",
    b"]",
    b"(",
    b"0 0 0 0 0 0 cm",
    b"BT",
    b"Tj",
    b"Do",
    b"nan",
    b"99999999999999999999",
    b"-1",
    b"4 0 R",
    b"/F1 0 Tf",
    b"re f",
    b"BI /W 9 ID",
    b"/Rotate 45",
    b"/Type /ObjStm",
    b"/W [0 99999999 1]",
    b"1e400",
    b"\x00",
    b"\xff",
]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.integers(0, len(SEED)), st.integers(0, 40), st.sampled_from(WORDS) | st.binary(max_size=6)),
        min_size=1,
        max_size=6,
    )
)
def test_mutated_files_raise_only_our_errors(changes: list[tuple[int, int, bytes]]) -> None:
    """Bytes cut out and words of the format put in anywhere: a document or one of our errors, nothing else."""
    data = SEED
    for at, cut, put in changes:
        data = data[:at] + put + data[at + cut :]
    with contextlib.suppress(GovDisclosureError):
        read(data)
