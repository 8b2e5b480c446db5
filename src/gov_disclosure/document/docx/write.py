"""
A document as DOCX with the look of official documents: true spans, header rows repeated on each page.

Written with python-docx; the same document gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from gov_disclosure.document.blocks import Document, Grid, Paragraph
from gov_disclosure.document.characters import printable
from gov_disclosure.document.docx.look import TABLE_STYLE, element, new_document, save
from gov_disclosure.document.docx.write_table import SHADES, table_xml
from gov_disclosure.document.marks import Mark, MarkLevel
from gov_disclosure.document.remarks import remark_paragraphs, worst_levels

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph


def write(document: Document) -> bytes:
    """
    Return *document* as a DOCX file; marked cells are shaded and framed, and the marks listed at the end.

    Raises:
        MissingExtraError: python-docx is not installed (extra ``docx``).
    """
    word = new_document(document.metadata)
    levels = worst_levels(document.marks)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            _add_paragraph(word, block, _spans(block, document.marks))
        elif isinstance(block, Grid):
            if block.cells:
                _add_table(word, block, levels)
            # Two tables with nothing between them would become one.
            word.add_paragraph(style="Table Text")
        else:
            for cell in block.cells:
                word.add_paragraph(printable(cell.text), "Normal")
    for remark in remark_paragraphs(document):
        _add_paragraph(word, remark, ())
    return save(word)


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
        run.element.get_or_add_rPr().append(_shade(level))


def _shade(level: MarkLevel) -> Any:
    return element("shd", val="clear", color="auto", fill=SHADES[level])


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


def _add_table(word: WordDocument, grid: Grid, levels: Mapping[str, MarkLevel]) -> None:
    from docx.oxml import parse_xml

    style = word.styles[TABLE_STYLE].style_id or TABLE_STYLE
    # The last element of the body is the layout of its pages.
    body: Any = word.element[0]
    body[-1].addprevious(parse_xml(table_xml(grid, style, levels)))
