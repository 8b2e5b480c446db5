"""A file's format is told by its content."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.document.registry import open_document
from gov_disclosure.document.sniff import READABLE, REFUSED, sniff
from gov_disclosure.errors import UnreadableError


def container(*members: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return out.getvalue()


def ole2(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(40)


SAMPLES = {
    "empty": b" \r\n\0\t",
    "doc": ole2("WordDocument"),
    "xls": ole2("Workbook"),
    "ppt": ole2("PowerPoint Document"),
    "ole2": ole2("Contents"),
    "encrypted": ole2("EncryptedPackage"),
    "ofd": container("OFD.xml", "Doc_0/Document.xml"),
    "xlsb": container("xl/workbook.bin"),
    "pptx": container("ppt/presentation.xml"),
    "odf": container("mimetype", "content.xml"),
    "epub": container("mimetype", "META-INF/container.xml"),
    "zip": container("a.docx"),
    "broken-zip": container("word/document.xml")[:40],
    "rtf": b"{\\rtf1\\ansi x}",
    "word-xml": b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument xmlns:w='x'>",
    "svg": b"<?xml version='1.0'?><svg xmlns='x'></svg>",
    "png": b"\x89PNG\r\n\x1a\n" + bytes(20),
    "jpeg": b"\xff\xd8\xff\xe0" + bytes(20),
    "gif": b"GIF89a" + bytes(20),
    "tiff": b"II*\0" + bytes(20),
    "webp": b"RIFF\x10\0\0\0WEBPVP8 ",
    "bmp": b"BM" + (30).to_bytes(4, "little") + bytes(24),
    "heic": b"\0\0\0\x18ftypheic" + bytes(20),
    "rar": b"Rar!\x1a\x07\x01\0",
    "7z": b"7z\xbc\xaf\x27\x1c\0\x04",
    "gzip": b"\x1f\x8b\x08\0",
    "bzip2": b"BZh91AY",
    "xz": b"\xfd7zXZ\0\0",
    "tar": bytes([97]) + bytes(256) + b"ustar\0" + bytes(200),
    "mhtml": b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n<html></html>",
    "caj": b"CAJ\0" + bytes(20),
    "json": b'{"schema": "1", "year": 2023}',
    "binary": bytes(range(256)) * 8,
    "html": b"<!-- x --><?xml version='1.0'?>\n <!DOCTYPE html>",
    "docx": container("[Content_Types].xml", "word/document.xml"),
    "xlsx": container("xl/workbook.xml"),
    "pdf": b"\xef\xbb\xbf\n%PDF-1.4\n",
    "csv": b"\xef\xbb\xbfcell,label_zh,label_en,unit,figure,printed,year,organ\r\n",
    "text": "某市2023年度报告\n一、总体情况".encode("gbk"),
}


def test_every_format_has_a_sample() -> None:
    """No format is named that nothing is recognised as."""
    assert set(SAMPLES) == {*READABLE, *REFUSED}


@pytest.mark.parametrize("name", SAMPLES)
def test_recognised(name: str) -> None:
    """Each sample is what it is."""
    assert sniff(SAMPLES[name]) == name


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_its_name_and_advice(name: str) -> None:
    """What cannot be read says what it is and what to do."""
    found, advice = REFUSED[name]

    with pytest.raises(UnreadableError) as refused:
        open_document(SAMPLES[name], source="报告.docx")

    assert str(refused.value) == f"报告.docx: {found}. {advice}."


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("</td><td>1</td></tr><tr><td>2</td></tr>", "html"),
        ("标题<p>一</p><p>二</p><p>三</p><p>四</p>", "html"),
        ("| a | b |\n|---|---|\n| x<br>y</p></p></p></p></p> | 2 |", "text"),
        ("一、总体情况 <1> 见附件", "text"),
        ("[2023] 年度报告", "text"),
        ("﻿<HTML><BODY>x", "html"),
        ("<table><tr><td>%PDF-1.4</table>", "html"),
        ("From: 某局\n正文", "text"),
    ],
)
def test_text_and_markup(markup: str, name: str) -> None:
    """Markup torn out of its page is HTML; Markdown with a few tags is text."""
    assert sniff(markup.encode()) == name


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-16-le"])
def test_markup_in_any_encoding(encoding: str) -> None:
    """The encoding does not hide the format."""
    assert sniff("<html><p>某市人民政府信息公开</p></html>".encode(encoding)) == "html"


@pytest.mark.parametrize("filler", [b"<!---->", b"\n", b" ", b"<?xml ?>", b"| ", b"{", b"[", b"<"])
def test_no_filler_takes_long(filler: bytes) -> None:
    """Repetition cannot make the patterns backtrack for long (the test's own timeout would be minutes)."""
    assert sniff(filler * 60_000) in {*READABLE, *REFUSED}


@given(data=st.binary(max_size=300))
def test_any_bytes_have_a_format(data: bytes) -> None:
    """Never an exception, always a known name."""
    assert sniff(data) in {*READABLE, *REFUSED}
