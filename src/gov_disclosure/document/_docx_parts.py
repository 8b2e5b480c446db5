"""
The fixed parts of a written DOCX file: styles, fonts, page numbers, properties.

The look is that of official documents (GB/T 9704-2012): A4, margins 37, 35,
28 and 26 mm, title in 小标宋 二号, text in 仿宋 三号 at 28 points, headings in
黑体 and 楷体, page number between dashes. Where a machine lacks these fonts,
``w:altName`` names what to take instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from gov_disclosure.document.characters import printable

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

TITLE_FONT, TEXT_FONT, HEADING_FONT, SUBHEADING_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"

# Font, what to take instead, generic family.
_FONTS = (
    (TITLE_FONT, "小标宋,宋体,SimSun,Noto Serif CJK SC", "roman"),
    (TEXT_FONT, "仿宋,FangSong,STFangsong,Noto Serif CJK SC", "modern"),
    (HEADING_FONT, "SimHei,STHeiti,Noto Sans CJK SC", "modern"),
    (SUBHEADING_FONT, "楷体,KaiTi,STKaiti,Noto Serif CJK SC", "modern"),
    ("Times New Roman", "Liberation Serif", "roman"),
)


def text(value: str) -> str:
    """Return *value* escaped for XML text and attributes."""
    return escape(printable(value), {'"': "&quot;"})


def run_fonts(font: str) -> str:
    """Return the fonts of a run: *font* for Chinese, Times New Roman for Latin letters and digits."""
    return f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{font}" w:cs="Times New Roman"/>'


def _style(name: str, title: str, paragraph: str, font: str, half_points: int, extra: str = "") -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    based = "" if name == "Normal" else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{title}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run_fonts(font)}{extra}"
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr></w:style>'
    )


_LINE = '<w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/>'
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_KEEP = "<w:keepNext/>"


def _styles() -> str:
    styles = [
        _style("Normal", "Normal", f'{_LINE}{_INDENT}<w:jc w:val="both"/>', TEXT_FONT, 32),
        _style(
            "Title", "Title",
            '<w:spacing w:before="0" w:after="560" w:line="640" w:lineRule="exact"/>'
            '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>',
            TITLE_FONT, 44,
        ),
        _style(
            "TableText", "Table Text",
            '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
            '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>',
            TEXT_FONT, 18,
        ),
        _style("TableLabel", "Table Label",
            '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
            '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>',
            TEXT_FONT, 18,
        ),
    ]  # fmt: skip
    for depth in range(1, 10):
        font = {1: HEADING_FONT, 2: SUBHEADING_FONT}.get(depth, TEXT_FONT)
        paragraph = f'{_KEEP}{_LINE}{_INDENT}<w:outlineLvl w:val="{depth - 1}"/>'
        styles.append(_style(f"Heading{depth}", f"heading {depth}", paragraph, font, 32, "<w:b/>" if depth > 2 else ""))
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run_fonts(TEXT_FONT)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    return f'{_HEAD}<w:styles xmlns:w="{WORD}">{defaults}{"".join(styles)}</w:styles>'


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'
        for name, other, family in _FONTS
    )
    return f'{_HEAD}<w:fonts xmlns:w="{WORD}">{fonts}</w:fonts>'


def _footer() -> str:
    size = '<w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>'
    return (
        f'{_HEAD}<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>'
        f'<w:r>{size}<w:t xml:space="preserve">— </w:t></w:r>'
        f'<w:fldSimple w:instr=" PAGE "><w:r>{size}<w:t>1</w:t></w:r></w:fldSimple>'
        f'<w:r>{size}<w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


def _core(metadata: Mapping[str, str]) -> str:
    dublin = "http://purl.org/dc/elements/1.1/"
    terms = "http://purl.org/dc/terms/"
    published = metadata.get("published")
    # The file tells no time of its own making: the same report gives the same bytes.
    created = (
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{text(published)}T00:00:00Z</dcterms:created>' if published else ""
    )
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="{dublin}" '
        f'xmlns:dcterms="{terms}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(metadata.get('title', ''))}</dc:title>"
        f"<dc:creator>{text(metadata.get('organ', ''))}</dc:creator>{created}</cp:coreProperties>"
    )


_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="{part}" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for part, kind in (
            ("/word/document.xml", "document.main"),
            ("/word/styles.xml", "styles"),
            ("/word/fontTable.xml", "fontTable"),
            ("/word/settings.xml", "settings"),
            ("/word/footer1.xml", "footer"),
        )
    )
    + '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)

_PACKAGE_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)

_DOCUMENT_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(
            (
                ("styles", "styles.xml"),
                ("fontTable", "fontTable.xml"),
                ("settings", "settings.xml"),
                ("footer", "footer1.xml"),
            ),
            start=1,
        )
    )
    + "</Relationships>"
)

FOOTER_RELATION = "rId4"

_SETTINGS = (
    f'{_HEAD}<w:settings xmlns:w="{WORD}"><w:characterSpacingControl w:val="compressPunctuation"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)


def package(body: str, metadata: Mapping[str, str]) -> dict[str, bytes]:
    """Return the members of a DOCX file around *body*, the content of ``w:body``."""
    document = f'{_HEAD}<w:document xmlns:w="{WORD}" xmlns:r="{_RELATIONS}"><w:body>{body}</w:body></w:document>'
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _PACKAGE_RELATIONS,
        "docProps/core.xml": _core(metadata),
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/document.xml": document,
        "word/fontTable.xml": _font_table(),
        "word/footer1.xml": _footer(),
        "word/settings.xml": _SETTINGS,
        "word/styles.xml": _styles(),
    }
    return {name: content.encode() for name, content in parts.items()}
