"""
A document as DOCX with the look of official documents: true spans, header rows repeated on each page.

Written with python-docx into a copy of ``template.docx``, which holds page,
styles, fonts and page numbers (made by ``tools/docx_template.py``); the same
document gives the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Final

from gov_disclosure.document.blocks import Document, Grid, Paragraph
from gov_disclosure.document.characters import printable
from gov_disclosure.document.docx.write_table import add_table, shade
from gov_disclosure.document.marks import Mark, MarkLevel
from gov_disclosure.document.office.same_bytes import zip_bytes
from gov_disclosure.document.remarks import remark_paragraphs, worst_levels
from gov_disclosure.errors import MissingExtraError
from gov_disclosure.text import Text

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph


_PROPERTY: Final = 255
"""Characters that a property of a file holds."""
_EPOCH: Final = "1980-01-01"


def write(document: Document) -> bytes:
    """
    Return *document* as a DOCX file; marked cells are shaded and framed, and the marks listed at the end.

    Raises:
        MissingExtraError: python-docx is not installed (extra ``docx``).
    """
    word = _new_document(document.metadata)
    levels = worst_levels(document.marks)
    for block in document.flow:
        if isinstance(block, Paragraph):
            _add_paragraph(word, block, _spans(block, document.marks))
        elif isinstance(block, Grid):
            if block.cells:
                add_table(word, block, levels)
            # Two tables with nothing between them would become one.
            word.add_paragraph(style="Table Text")
        else:
            for cell in block.cells:
                word.add_paragraph(printable(cell.text), "Normal")
    for remark in remark_paragraphs(document):
        _add_paragraph(word, remark, ())
    return _save(word)


def _new_document(metadata: Mapping[str, str]) -> WordDocument:
    """Return an empty document with title, author and date from *metadata*."""
    try:
        import docx
    except ImportError as error:
        raise MissingExtraError("docx", Text("写出 DOCX ", "writing DOCX"), "python-docx") from error
    document = docx.Document(BytesIO(files("gov_disclosure.document.docx").joinpath("template.docx").read_bytes()))
    properties = document.core_properties
    properties.title = printable(metadata.get("title", ""))[:_PROPERTY]
    properties.author = printable(metadata.get("organ", ""))[:_PROPERTY]
    properties.comments = ""
    # The file tells no time of its own making: the same report gives the same bytes.
    properties.created = properties.modified = datetime.fromisoformat(metadata.get("published") or _EPOCH)
    return document


def _save(document: WordDocument) -> bytes:
    """Return *document* as a file whose bytes depend on nothing else."""
    buffer = BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return zip_bytes({name: archive.read(name) for name in archive.namelist()})


def _style(level: int | None) -> str:
    if level is None:
        return "Normal"
    return "Title" if level == 0 else f"Heading {min(level, 9)}"


def _add_paragraph(word: WordDocument, block: Paragraph, spans: tuple[tuple[int, int, MarkLevel], ...]) -> None:
    """Add a paragraph, the marked words shaded and underlined."""
    paragraph = word.add_paragraph(style=_style(block.level))
    at = 0
    for start, end, level in spans:
        if start < at:
            continue
        _add_run(paragraph, block.text[at:start])
        _add_run(paragraph, block.text[start:end], level)
        at = end
    _add_run(paragraph, block.text[at:])


def _add_run(paragraph: WordParagraph, text: str, level: MarkLevel | None = None) -> None:
    from docx.enum.text import WD_UNDERLINE

    if not text:
        return
    run = paragraph.add_run(printable(text))
    if level is not None:
        run.font.underline = WD_UNDERLINE.WAVY
        run.element.get_or_add_rPr().append(shade(level))


def _spans(block: Paragraph, marks: tuple[Mark, ...]) -> tuple[tuple[int, int, MarkLevel], ...]:
    if block.key is None:
        return ()
    return tuple(
        sorted(
            (target.start, target.end if target.end is not None else len(block.text), mark.level)
            for mark in marks
            for target in mark.targets
            if target.key == block.key and target.start is not None
        )
    )
