"""The PDF reader: pages drawn, ruled tables cut out, the rest reflowed into paragraphs."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from gov_disclosure.document.blocks import Document
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.document.pdf.guard import check_streams
from gov_disclosure.errors import GovDisclosureError, LimitError, MissingExtraError, UnreadableError
from gov_disclosure.text import Text

if TYPE_CHECKING:
    from gov_disclosure.document.pdf.drawing import Sheet

_FEW = 30
"""A page with no more characters than this holds a page number, but no text of a report."""
_STAMP = 150
"""One that is a picture holds no more than this where only a stamp, a mark or an address is printed on it."""
_LIBRARY_LOG = "pdfminer"
_UNNAMED = 0.2
"""Share of characters without a name above which the text is of no use."""
_ANEW = Text("请用 PDF 阅读器打开，重新保存或打印为 PDF。", "Open it in a PDF viewer and save or print it anew.")
_RECOGNISE = Text(
    "请索取原件，或做文字识别（OCR）并人工核对数字。",
    "Ask for the original, or run text recognition (OCR) over it and check the figures by hand.",
)
_ENOUGH_MARKS = 200
"""Fewer letters and signs on all pages say nothing of the script that they are in."""
_LATIN = 0.6
"""Text in Latin script has at least this share of small letters; codes shown as the letters they are not have fewer."""
_OUTLINED = Text(
    "PDF 中的文字已转曲，是图形而不是字符", "the text of the PDF is drawn as outlines (转曲), not as characters"
)


def read(data: bytes, *, source: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
    """
    Read a PDF file.

    Each ruled table becomes one `Grid` a page, with its page and the box of
    every cell in points from the upper left corner; a table that goes on over
    a page break stays in pieces, as printed. Text outside tables becomes
    paragraphs, joined over line and page breaks; page numbers and running
    heads are left out. A tab in a paragraph stands for a gap between columns
    (tables without rules). The title is a paragraph of level 0.

    Raises:
        UnreadableError: the file is no PDF, damaged, protected by a password,
            scanned (pictures of pages), or its fonts do not name their characters.
        LimitError: a bound of *limits* is passed.
        MissingExtraError: the extra ``pdf`` is not installed.
    """
    name = source or "PDF"
    if len(data) > limits.file_bytes:
        raise LimitError("file_bytes", limits.file_bytes, len(data), source)
    if b"%PDF-" not in data[:1024]:
        raise UnreadableError(
            name,
            Text("不是 PDF 文件", "not a PDF file"),
            Text("请查明它是什么文件。", "Look at what kind of file it is."),
        )
    check_streams(data, limits, source)
    sheets, metadata = _drawn(data, name, source, limits)
    _require_text(sheets, name)
    from gov_disclosure.document.pdf.blocks import blocks_of

    blocks = blocks_of(sheets, limits, source)
    return Document(blocks=blocks, format="pdf", source=source, metadata=metadata)


def _draw(data: bytes, source: str | None, limits: Limits) -> tuple[list[Sheet], dict[str, str]]:
    try:
        from pdfminer.pdfdocument import PDFDocument
        from pdfminer.pdfpage import PDFPage
        from pdfminer.pdfparser import PDFParser
    except ImportError as error:
        raise MissingExtraError("pdf", Text("读取 PDF ", "Reading PDF"), "pdfminer.six") from error
    from gov_disclosure.document.pdf.drawing import Budget, Canvas, Interpreter, draw
    from gov_disclosure.document.pdf.fonts import Resources

    # The library remarks on every oddity of a font. Who wants to see that sets up logging; nobody else should.
    log = logging.getLogger(_LIBRARY_LOG)
    if not log.handlers:
        log.addHandler(logging.NullHandler())
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    budget = Budget(limits=limits, source=source)
    resources = Resources(budget)
    interpreter = Interpreter(resources, Canvas(resources, budget))
    sheets: list[Sheet] = []
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        if number > limits.pages:
            raise LimitError("pages", limits.pages, None, source)
        sheets.append(draw(page, number, interpreter, limits, source))
    _refuse_forms(document.catalog, sheets, source or "PDF")
    return sheets, _metadata(document.info)


def _drawn(data: bytes, name: str, source: str | None, limits: Limits) -> tuple[list[Sheet], dict[str, str]]:
    """Run the PDF library; whatever it does not survive is a fault of the file."""
    try:
        return _draw(data, source, limits)
    except GovDisclosureError:
        raise
    except Exception as error:
        kind = type(error).__name__
        if "Password" in kind or "Encryption" in kind:
            raise UnreadableError(
                name,
                Text("PDF 已加密", "the PDF is encrypted (加密)"),
                Text("请取消密码另存后再读取。", "Save it without a password and read that file."),
            ) from error
        raise UnreadableError(
            name,
            Text(f"PDF 已损坏（{kind}）", f"the PDF is damaged ({kind})"),
            _ANEW,
        ) from error


def _metadata(infos: Iterable[Any]) -> dict[str, str]:
    """Return the title if it is one: most programs leave the name of a file there."""
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    for info in infos:
        raw = resolve1(info.get("Title")) if isinstance(info, dict) else None
        title = decode_text(raw).strip() if isinstance(raw, bytes) else ""
        if re.search("信息公开.*报告", title) and not re.search(r"\.\w{2,4}$|Microsoft|[\x00-\x1f]", title):
            return {"title": title}
    return {}


def _require_text(sheets: Sequence[Sheet], name: str) -> None:
    """Refuse a file without text that could be read, and say why there is none."""
    if not sheets:
        raise UnreadableError(name, Text("PDF 没有页面", "the PDF has no pages"), _ANEW)
    from gov_disclosure.document.pdf.drawing import PICTURE_PAGE

    glyphs = sum(len(sheet.glyphs) for sheet in sheets)
    pictured = [sheet for sheet in sheets if sheet.pictured >= PICTURE_PAGE and len(sheet.glyphs) <= _STAMP]
    if (pictured and len(pictured) > len(sheets) / 2) or (glyphs <= _FEW and any(sheet.pictured for sheet in sheets)):
        raise UnreadableError(
            name,
            Text(
                "PDF 是扫描件，页面只有图片，没有文字",
                "the PDF is scanned (扫描件): its pages are pictures without text",
            ),
            _RECOGNISE,
            "scan",
        )
    if glyphs == 0:
        outlined = any(sheet.curves > 200 for sheet in sheets)
        raise UnreadableError(
            name,
            _OUTLINED if outlined else Text("PDF 中没有文字", "the PDF has no text"),
            _RECOGNISE,
        )
    if sum(sheet.undefined for sheet in sheets) > _UNNAMED * glyphs or _is_garbage(sheets):
        raise UnreadableError(
            name,
            Text(
                "PDF 的字体没有注明所画的是什么字（乱码）",
                "the fonts of the PDF do not say which characters they draw (乱码)",
            ),
            Text(
                "请索取原件，或从制作它的程序重新打印为 PDF。",
                "Ask for the original, or print it anew from the program it was made with.",
            ),
        )


def _is_garbage(sheets: Sequence[Sheet]) -> bool:
    """Return whether the fonts name Latin signs for Chinese ones: no Chinese character, and no text in Latin script."""
    marks = [mark for sheet in sheets for glyph in sheet.glyphs for mark in glyph.text if _is_sign(mark)]
    if len(marks) < _ENOUGH_MARKS or any(map(_is_han, marks)):
        return False
    return sum("a" <= mark <= "z" for mark in marks) < _LATIN * len(marks)


def _is_sign(mark: str) -> bool:
    return not (mark.isdigit() or mark.isspace())


def _is_han(mark: str) -> bool:
    return "\u2e80" <= mark <= "\u9fff"


def _refuse_forms(catalog: object, sheets: Sequence[Sheet], name: str) -> None:
    """Refuse a dynamic form (XFA): its pages only say that another program is needed."""
    from pdfminer.pdftypes import resolve1

    form = resolve1(catalog.get("AcroForm")) if isinstance(catalog, dict) else None
    written = any(_is_han(mark) for sheet in sheets for glyph in sheet.glyphs for mark in glyph.text)
    if isinstance(form, dict) and "XFA" in form and not written:
        raise UnreadableError(
            name,
            Text(
                "PDF 是动态表单（XFA），页面上没有内容",
                "the PDF is a dynamic form (XFA): its pages hold nothing of what it shows",
            ),
            Text(
                "请用 Adobe Acrobat 打开，打印为普通 PDF。",
                "Open it in Adobe Acrobat and print it as an ordinary PDF.",
            ),
        )
