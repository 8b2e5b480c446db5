"""
Make the empty document that all written DOCX files start from: page, styles, fonts, page numbers.

Usage: python tools/docx_template.py

The look is that of official documents (GB/T 9704-2012): A4, margins 37, 35, 28
and 26 mm, title in 小标宋 二号, text in 仿宋 三号 at 28 points, headings in 黑体
and 楷体, page number between dashes. Where a machine lacks these fonts, the font
table names what to take instead.
"""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import docx
from attrs import frozen
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gov_disclosure.document.office.same_bytes import zip_bytes

TEMPLATE = Path(__file__).parents[1] / "src/gov_disclosure/document/docx/template.docx"

TITLE_FONT, TEXT_FONT, HEADING_FONT, SUBHEADING_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
LATIN_FONT = "Times New Roman"
TABLE_STYLE: Final = "Table Grid"

# Font, what to take instead, generic family.
_FONTS = (
    (TITLE_FONT, "小标宋,宋体,SimSun,Noto Serif CJK SC", "roman"),
    (TEXT_FONT, "仿宋,FangSong,STFangsong,Noto Serif CJK SC", "modern"),
    (HEADING_FONT, "SimHei,STHeiti,Noto Sans CJK SC", "modern"),
    (SUBHEADING_FONT, "楷体,KaiTi,STKaiti,Noto Serif CJK SC", "modern"),
    (LATIN_FONT, "Liberation Serif", "roman"),
)
_PAGE_NUMBER_POINTS: Final = 14


@frozen(kw_only=True)
class _Look:
    """
    A paragraph style; sizes in points. ``line`` is ``None`` for lines as high as they need be.

    Not justified: LibreOffice 7 drops a comma that hangs behind the end of a justified line.
    """

    name: str
    font: str
    points: int
    align: str = "LEFT"
    line: int | None = 28
    after: int = 0
    indent: int = 32
    bold: bool = False
    depth: int | None = None


_LOOKS: Final = (
    _Look(name="Normal", font=TEXT_FONT, points=16),
    _Look(name="Title", font=TITLE_FONT, points=22, align="CENTER", line=32, after=28, indent=0),
    _Look(name="Table Text", font=TEXT_FONT, points=9, align="CENTER", line=None, indent=0),
    _Look(name="Table Label", font=TEXT_FONT, points=9, align="LEFT", line=None, indent=0),
    _Look(name="Heading 1", font=HEADING_FONT, points=16, depth=1),
    _Look(name="Heading 2", font=SUBHEADING_FONT, points=16, depth=2),
    *(_Look(name=f"Heading {depth}", font=TEXT_FONT, points=16, depth=depth, bold=True) for depth in range(3, 10)),
)


def template() -> bytes:
    """Return the document; the same version of python-docx gives the same bytes."""
    document = docx.Document()
    _drop_parts(document)
    _set_page(document)
    _set_styles(document)
    _set_settings(document)
    _add_font_table(document)
    _add_page_number(document)
    properties = document.core_properties
    properties.title = properties.author = properties.comments = ""
    properties.created = properties.modified = datetime(1980, 1, 1)
    buffer = BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return zip_bytes({name: archive.read(name) for name in archive.namelist()})


def _element(tag: str, **attributes: str) -> Any:
    """Return an element of the prefix ``w``, with attributes of the same."""
    return OxmlElement(f"w:{tag}", {qn(f"w:{name}"): value for name, value in attributes.items()})


def _drop_parts(document: WordDocument) -> None:
    """Leave out what the library's template brings along: theme, lists, preview, statistics."""
    kept = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
    kept |= {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS}
    package: Any = document.part.package
    for relations in (document.part.rels, package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype not in kept]:
            del relations[key]


def _set_page(document: WordDocument) -> None:
    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(20)


def _set_styles(document: WordDocument) -> None:
    """Keep the template's plain table with borders, and replace all other styles."""
    kept = ("Normal", "Normal Table", TABLE_STYLE)
    for style in [style for style in document.styles if style.name not in kept]:
        style.delete()
    for look in _LOOKS:
        _set_style(document.styles, look)
    root = document.styles.element
    for fonts in root.iterfind(".//" + qn("w:rPrDefault") + "//" + qn("w:rFonts")):
        _set_fonts(fonts, TEXT_FONT)
    for language in root.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for side in ("left", "right"):
        for margin in document.styles[TABLE_STYLE].element.iterfind(".//" + qn("w:tblCellMar") + "/" + qn(f"w:{side}")):
            margin.set(qn("w:w"), "57")


def _set_style(styles: Any, look: _Look) -> None:
    if look.name == "Normal":
        style = styles["Normal"]
    else:
        style = styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=not look.name.startswith("Table"))
        style.base_style = styles["Normal"]
    style.quick_style = True
    style.font.name, style.font.size = LATIN_FONT, Pt(look.points)
    if look.bold:
        style.font.bold = True
    _set_fonts(style.element.rPr.rFonts, look.font)
    paragraphs = style.paragraph_format
    paragraphs.space_before, paragraphs.space_after = Pt(0), Pt(look.after)
    paragraphs.line_spacing = Pt(look.line) if look.line is not None else 1.0
    paragraphs.first_line_indent = Pt(look.indent)
    paragraphs.alignment = WD_PARAGRAPH_ALIGNMENT[look.align]
    if look.depth is not None:
        paragraphs.keep_with_next = True
        style.element.pPr.append(_element("outlineLvl", val=str(look.depth - 1)))


def _set_fonts(fonts: Any, chinese: str) -> None:
    """Set Times New Roman for Latin letters and digits, *chinese* for the rest."""
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), LATIN_FONT)
    fonts.set(qn("w:eastAsia"), chinese)


def _set_settings(document: WordDocument) -> None:
    wanted = {"characterSpacingControl": ("val", "compressPunctuation"), "themeFontLang": ("eastAsia", "zh-CN")}
    for name, (attribute, value) in wanted.items():
        for setting in document.settings.element.iterfind(qn(f"w:{name}")):
            setting.set(qn(f"w:{attribute}"), value)


def _add_font_table(document: WordDocument) -> None:
    fonts = _element("fonts")
    for name, instead, family in _FONTS:
        font = _element("font", name=name)
        font.extend((_element("altName", val=instead), _element("family", val=family)))
        fonts.append(font)
    uri = PackURI("/word/fontTable.xml")
    package: Any = document.part.package
    document.part.relate_to(XmlPart(uri, CONTENT_TYPE.WML_FONT_TABLE, fonts, package), RELATIONSHIP_TYPE.FONT_TABLE)


def _add_page_number(document: WordDocument) -> None:
    footer: Any = document.sections[0].footer.paragraphs[0]
    footer.style = document.styles["Table Text"]
    before, number, after = (footer.add_run(text) for text in ("— ", "1", " —"))
    for run in (before, number, after):
        run.font.size = Pt(_PAGE_NUMBER_POINTS)
    field = _element("fldSimple", instr=" PAGE ")
    number.element.addprevious(field)
    field.append(number.element)


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
