"""Recognise a file's format by its content; names and extensions are never looked at."""

from __future__ import annotations

import csv
import re
import zipfile
from io import BytesIO, StringIO
from typing import Final

from gov_disclosure.document.encoding import decode
from gov_disclosure.document.table_csv.columns import COLUMNS
from gov_disclosure.text import Text

READABLE: Final = ("html", "docx", "pdf", "xlsx", "csv", "text")
"""Formats that have a reader in this package."""

_CONVERT: Final = Text(
    "请用办公软件打开，另存为 DOCX 或 PDF 后再读取",
    "Open it in an office program and save it as DOCX or PDF, then read that file",
)
_PICTURE: Final = Text(
    "图片中没有文字：请先做文字识别，或取得 HTML、DOCX、PDF 版本",
    "Pictures hold no text: run character recognition first, or get the page as HTML, DOCX or PDF",
)
_UNPACK: Final = Text("请先解压，再逐个读取其中的文件", "Unpack it and read the files inside one by one")

REFUSED: Final[dict[str, tuple[Text, Text]]] = {
    "empty": (Text("文件是空的", "the file is empty"), Text("请重新下载", "Download it again")),
    "doc": (
        Text("这是 Word 97–2003 或 WPS 文档（.doc、.wps）", "a Word 97–2003 or WPS document (.doc, .wps)"),
        _CONVERT,
    ),
    "xls": (
        Text("这是 Excel 97–2003 或 WPS 表格（.xls、.et）", "an Excel 97–2003 or WPS workbook (.xls, .et)"),
        Text("请用办公软件打开，另存为 XLSX", "Open it in an office program and save it as XLSX"),
    ),
    "ppt": (
        Text(
            "这是 PowerPoint 97–2003 或 WPS 演示文稿（.ppt、.dps）",
            "a PowerPoint 97–2003 or WPS presentation (.ppt, .dps)",
        ),
        _CONVERT,
    ),
    "ole2": (
        Text(
            "这是二进制办公文件（OLE2，如 .doc、.xls、.wps、.et）",
            "a binary office file (OLE2, for example .doc, .xls, .wps or .et)",
        ),
        _CONVERT,
    ),
    "encrypted": (
        Text("这是设有密码的办公文件", "an office file that is protected by a password"),
        Text("请取消密码后重新保存", "Remove the password and save it again"),
    ),
    "ofd": (
        Text("这是 OFD 版式文档（.ofd）", "an OFD document (.ofd)"),
        Text(
            "请用 OFD 阅读器打开，导出为 PDF 后再读取",
            "Open it in an OFD viewer and export it as PDF, then read that file",
        ),
    ),
    "xlsb": (
        Text("这是二进制 Excel 工作簿（.xlsb）", "a binary Excel workbook (.xlsb)"),
        Text("请另存为 XLSX", "Save it as XLSX"),
    ),
    "pptx": (Text("这是演示文稿（.pptx）", "a presentation (.pptx)"), _CONVERT),
    "odf": (
        Text("这是 OpenDocument 文件（.odt、.ods、.odp）", "an OpenDocument file (.odt, .ods, .odp)"),
        Text("请另存为 DOCX 或 XLSX", "Save it as DOCX or XLSX"),
    ),
    "epub": (Text("这是电子书（.epub）", "an e-book (.epub)"), _CONVERT),
    "rtf": (Text("这是 RTF 文档（.rtf）", "a rich text document (.rtf)"), _CONVERT),
    "word-xml": (
        Text("这是单个 XML 文件形式的 Word 或 Excel 文档", "a Word or Excel document in a single XML file"),
        Text("请另存为 DOCX 或 XLSX", "Save it as DOCX or XLSX"),
    ),
    "svg": (Text("这是图片（SVG）", "a picture (SVG)"), _PICTURE),
    "png": (Text("这是图片（PNG）", "a picture (PNG)"), _PICTURE),
    "jpeg": (Text("这是图片（JPEG）", "a picture (JPEG)"), _PICTURE),
    "gif": (Text("这是图片（GIF）", "a picture (GIF)"), _PICTURE),
    "tiff": (Text("这是图片（TIFF）", "a picture (TIFF)"), _PICTURE),
    "webp": (Text("这是图片（WebP）", "a picture (WebP)"), _PICTURE),
    "bmp": (Text("这是图片（BMP）", "a picture (BMP)"), _PICTURE),
    "heic": (Text("这是图片或视频（HEIC、MP4）", "a picture or film (HEIC, MP4)"), _PICTURE),
    "zip": (Text("这是 ZIP 压缩包", "a ZIP archive"), _UNPACK),
    "broken-zip": (
        Text(
            "压缩包已损坏（可能是没有下载完整的 DOCX 或 XLSX）",
            "a damaged ZIP container (perhaps a DOCX or XLSX cut short)",
        ),
        Text("请重新下载", "Download it again"),
    ),
    "rar": (Text("这是 RAR 压缩包", "a RAR archive"), _UNPACK),
    "7z": (Text("这是 7z 压缩包", "a 7z archive"), _UNPACK),
    "gzip": (Text("这是 gzip 压缩包", "a gzip archive"), _UNPACK),
    "bzip2": (Text("这是 bzip2 压缩包", "a bzip2 archive"), _UNPACK),
    "xz": (Text("这是 xz 压缩包", "an xz archive"), _UNPACK),
    "tar": (Text("这是 tar 归档", "a tar archive"), _UNPACK),
    "mhtml": (
        Text("这是网页存档（.mht、.mhtml）", "a web archive (.mht, .mhtml)"),
        Text("请用浏览器打开，另存为 HTML", "Open it in a browser and save it as HTML"),
    ),
    "caj": (
        Text("这是 CAJ 文档", "a CAJ document"),
        Text("请用其阅读器打开，导出为 PDF", "Open it in its viewer and export it as PDF"),
    ),
    "json": (
        Text("这是 JSON 文件", "JSON"),
        Text(
            "本软件写出的报告请用 gov_disclosure.loads 读取",
            "A report written by this package is read with gov_disclosure.loads",
        ),
    ),
    "binary": (
        Text("格式无法识别的二进制数据", "binary data in no known format"),
        Text("请确认下载完整，且文件确为年度报告", "Check that the download is complete and is a report"),
    ),
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
_LONG_TABLE: Final = ",".join(COLUMNS)
_FIGURES: Final = re.compile(r"[0-9.+-]+")
"""What the last fields of a row of figures hold; text with a comma for thousands has words, tabs or bars there."""
_FEWEST_FIELDS: Final = 4
_FEWEST_ROWS: Final = 6
"""So many lines with so many fields each, the same number in all of them, are a table and no sentences."""
TABLE_IN_TEXT: Final = re.compile(
    r"(?:<html>\s*+<body>\s*+)?<table\b[^<>]*>.*?(?:</table\s*+>|\Z)(?:\s*+</body>\s*+</html>)?",
    re.IGNORECASE | re.DOTALL,
)
"""A table in HTML, whole, as it stands in a text that is no page."""
_TAG: Final = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
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
    first 64 KiB as text. A table parted by commas is told by its lines, which
    all have as many fields. Never raises.
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
    numberless = {re.sub(r"(?<=/(?:document|workbook))\d{1,3}(?=\.)", "", name) for name in members}
    for member, name in _MEMBERS:
        if member.lower() in numberless:
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
    if text.removeprefix("\ufeff").startswith(_LONG_TABLE) or _is_parted_by_commas(text):
        return "csv"
    if "<table" in text.lower() and _TAG.search(TABLE_IN_TEXT.sub("", text)) is None:
        return "text"
    torn = len(_MARKUP.findall(text)) >= _CLOSING_TAGS and not _MARKDOWN_ROW.search(text)
    return "html" if torn else "text"


def _is_parted_by_commas(text: str) -> bool:
    """Whether the lines of *text* have as many fields each, as a saved spreadsheet has, or many end in figures."""
    if len(text) >= _SAMPLE // 4:
        text = text[: text.rfind("\n") + 1]  # the last line of the sample may be cut
    try:
        rows = [row for row in csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")) if row]
    except csv.Error:
        return False
    wide = [row for row in rows if len(row) >= _FEWEST_FIELDS]
    if len(wide) < _FEWEST_ROWS:
        return False
    even = len({len(row) for row in rows}) == 1
    return (
        even or sum(_FIGURES.fullmatch("".join(row[1 - _FEWEST_FIELDS :])) is not None for row in wide) >= _FEWEST_ROWS
    )
