"""Recognise a file's format by its content; names and extensions are never looked at."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Final

from gov_disclosure.document.encoding import decode

READABLE: Final = ("html", "docx", "pdf", "xlsx", "text")
"""Formats that have a reader in this package."""

_CONVERT: Final = "Open it in an office program and save it as DOCX or PDF, then read that file"
_PICTURE: Final = "Pictures hold no text: run character recognition first, or get the page as HTML, DOCX or PDF"
_UNPACK: Final = "Unpack it and read the files inside one by one"

REFUSED: Final[dict[str, tuple[str, str]]] = {
    "empty": ("the file is empty", "Download it again"),
    "doc": ("a Word 97–2003 or WPS document (.doc, .wps)", _CONVERT),
    "xls": ("an Excel 97–2003 or WPS workbook (.xls, .et)", "Open it in an office program and save it as XLSX"),
    "ppt": ("a PowerPoint 97–2003 or WPS presentation (.ppt, .dps)", _CONVERT),
    "ole2": ("a binary office file (OLE2, for example .doc, .xls, .wps or .et)", _CONVERT),
    "encrypted": ("an office file that is protected by a password", "Remove the password and save it again"),
    "ofd": ("an OFD document (.ofd)", "Open it in an OFD viewer and export it as PDF, then read that file"),
    "xlsb": ("a binary Excel workbook (.xlsb)", "Save it as XLSX"),
    "pptx": ("a presentation (.pptx)", _CONVERT),
    "odf": ("an OpenDocument file (.odt, .ods, .odp)", "Save it as DOCX or XLSX"),
    "epub": ("an e-book (.epub)", _CONVERT),
    "rtf": ("a rich text document (.rtf)", _CONVERT),
    "word-xml": ("a Word or Excel document in a single XML file", "Save it as DOCX or XLSX"),
    "svg": ("a picture (SVG)", _PICTURE),
    "png": ("a picture (PNG)", _PICTURE),
    "jpeg": ("a picture (JPEG)", _PICTURE),
    "gif": ("a picture (GIF)", _PICTURE),
    "tiff": ("a picture (TIFF)", _PICTURE),
    "webp": ("a picture (WebP)", _PICTURE),
    "bmp": ("a picture (BMP)", _PICTURE),
    "heic": ("a picture or film (HEIC, MP4)", _PICTURE),
    "zip": ("a ZIP archive", _UNPACK),
    "broken-zip": ("a damaged ZIP container (perhaps a DOCX or XLSX cut short)", "Download it again"),
    "rar": ("a RAR archive", _UNPACK),
    "7z": ("a 7z archive", _UNPACK),
    "gzip": ("a gzip archive", _UNPACK),
    "bzip2": ("a bzip2 archive", _UNPACK),
    "xz": ("an xz archive", _UNPACK),
    "tar": ("a tar archive", _UNPACK),
    "mhtml": ("a web archive (.mht, .mhtml)", "Open it in a browser and save it as HTML"),
    "caj": ("a CAJ document", "Open it in its viewer and export it as PDF"),
    "json": ("JSON", "A report written by this package is read with gov_disclosure.loads"),
    "binary": ("binary data in no known format", "Check that the download is complete and is a report"),
}
"""What cannot be read: how to call it, and what its owner can do."""

_SIGNATURES: Final = (
    (0, b"\x89PNG", "png"),
    (0, b"\xff\xd8\xff", "jpeg"),
    (0, b"GIF8", "gif"),
    (0, b"II*\0", "tiff"),
    (0, b"MM\0*", "tiff"),
    (8, b"WEBP", "webp"),
    (4, b"ftyp", "heic"),
    (0, b"Rar!\x1a\x07", "rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"BZh", "bzip2"),
    (0, b"\xfd7zXZ\0", "xz"),
    (257, b"ustar", "tar"),
    (0, b"{\\rtf", "rtf"),
    (0, b"CAJ", "caj"),
    (0, b"HN\0\0", "caj"),
)
_OLE2: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: Final = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_MEMBERS: Final = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("ppt/presentation.xml", "pptx"),
    ("OFD.xml", "ofd"),
    ("META-INF/container.xml", "epub"),
    ("content.xml", "odf"),
)
_OPENING: Final = re.compile(
    r"\s*+(?>(?:<\?[a-z][^>]*>|<!--.*?-->)\s*)*+<(?:!doctype\s+html|/?(?P<tag>[a-z][a-z0-9:_-]*)[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_HTML: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|meta|table|div|p)[\s>]", re.IGNORECASE
)
"""The usual openings, told without decoding the page."""
_WORD_XML: Final = re.compile(r"<(?:w:wordDocument|pkg:package|Workbook\b[^>]*urn:schemas-microsoft-com)")
_MARKUP: Final = re.compile(r"</(?:html|body|table|tbody|tr|td|th|div|p|span)\s*>", re.IGNORECASE)
_MARKDOWN_ROW: Final = re.compile(r"^[ \t]*+\|?[ \t]*+:?-{3,}:?[ \t]*\|", re.MULTILINE)
_MHTML: Final = re.compile(r"(?:mime-version|from|content-type|subject|date|x-[a-z-]+):[^\n]*\n", re.IGNORECASE)
_JSON: Final = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{"\]])')
_CONTROL: Final = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_SAMPLE: Final = 2**16
_CLOSING_TAGS: Final = 4
"""Text without an HTML opening that closes so many elements is a page torn out of its frame."""
_NOISE: Final = 0.05
"""Share of control and undecodable characters above which bytes are no text."""


def sniff(data: bytes) -> str:
    """
    Return the format of *data*: one of `READABLE`, or a key of `REFUSED`.

    Looks at signatures, at the member names of zip containers, and else at the
    first 64 KiB as text. Never raises.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return "empty"
    for offset, mark, name in _SIGNATURES:
        if data.startswith(mark, offset):
            return name
    if data.startswith(b"BM") and int.from_bytes(data[2:6], "little") == len(data):
        return "bmp"
    if data.startswith(_OLE2):
        return _ole2(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip(data)
    if (start := data.find(b"%PDF-", 0, 1024)) >= 0 and b"<" not in data[:start]:
        return "pdf"
    if _HTML.match(data, 0, _SAMPLE):
        return "html"
    return _text(decode(data[:_SAMPLE])[0])


def _ole2(data: bytes) -> str:
    """Tell the binary office formats apart by the streams their directory names (in UTF-16)."""
    for stream, name in _STREAMS:
        if stream.encode("utf-16-le") + b"\0\0" in data:
            return name
    return "ole2"


def _zip(data: bytes) -> str:
    """Tell zip containers apart by their members; reads the directory only, unpacks nothing."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as container:
            members = {name.replace("\\", "/").lower() for name in container.namelist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        return "broken-zip"
    for member, name in _MEMBERS:
        if member.lower() in members:
            return name
    return "zip"


def _text(text: str) -> str:
    if len(_CONTROL.findall(text)) > _NOISE * len(text):
        return "binary"
    if (opening := _OPENING.match(text)) is not None:
        if (opening["tag"] or "").lower() == "svg":
            return "svg"
        return "word-xml" if _WORD_XML.search(text) else "html"
    if (head := _MHTML.match(text)) is not None and "multipart/related" in text[head.start() : 4096].lower():
        return "mhtml"
    if _JSON.match(text):
        return "json"
    torn = len(_MARKUP.findall(text)) >= _CLOSING_TAGS and not _MARKDOWN_ROW.search(text)
    return "html" if torn else "text"
