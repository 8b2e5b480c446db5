"""
A DOCX file opened with python-docx.

python-docx is handed the parts that are read, one by one and checked, not the
container: a file made to harm, a reference that leads nowhere (office programs
leave some behind) and a strict or macro-enabled file are then all one to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast
from xml.parsers.expat import ParserCreate

from gov_disclosure.document.limits import Limits
from gov_disclosure.document.office.package import Package, local
from gov_disclosure.errors import LimitError, MissingExtraError, UnreadableError
from gov_disclosure.text import Text

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.part import XmlPart
    from lxml.etree import _Element as Element

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES: Final = {"w": WORD}
"""The prefix that paths of elements are written with."""
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
"""What strict files call the same elements."""
_VALUE: Final = f"{{{WORD}}}val"
_ONE_TEXT: Final = Text("一段文字的字节数", "bytes of one text")
_LONGEST_TEXT: Final = 10_000_000
"""Bytes of a text that lxml reads in one element."""
_EMPTY: Final = {
    kind: f'<w:{kind} xmlns:w="{WORD}"/>'.encode() for kind in ("styles", "numbering", "footnotes", "endnotes")
}
"""The parts that are read beside the text, and what stands for one that the file lacks."""


def open_docx(package: Package, *, source: str | None, limits: Limits) -> WordDocument:
    """
    Return the document in *package* with its styles, numbering and notes; nothing else of it is looked at.

    Raises:
        UnreadableError: a part is damaged, or there is no text body.
        LimitError: elements nest deeper than *limits* allows, or one text is longer than lxml reads.
        MissingExtraError: python-docx is not installed.
    """
    try:
        import docx  # noqa: F401 - fails here, with advice, and nowhere else
    except ImportError as error:
        raise MissingExtraError("docx", Text("读取 DOCX ", "Reading DOCX"), "python-docx") from error
    main = main_part(package)
    names = dict(package.related(main).values())
    parts = {"document": package.content(main) or b""}
    for kind, empty in _EMPTY.items():
        parts[kind] = package.content(names.get(kind, "")) or empty
    try:
        for kind, content in parts.items():
            _check_depth(content, limits, source)
            parts[kind] = content.replace(_STRICT, WORD.encode())
        document = _assembled(parts)
        root: Any = document.element
        body = root.body
    except LimitError:
        raise
    except Exception as error:  # the libraries raise several kinds on damaged parts
        if "huge" in str(error).lower():
            raise LimitError(_ONE_TEXT, _LONGEST_TEXT, None, source) from error
        raise package.damaged(error) from error
    if body is None:
        raise UnreadableError(
            source or "DOCX",
            Text("不是 DOCX 文件：没有正文", "not a DOCX file: it has no text body"),
            Text("请确认它是什么文件。", "Look at what kind of file it is."),
        )
    return document


def main_part(package: Package) -> str:
    """Return the name of the part that holds the text."""
    return next((name for kind, name in package.related("").values() if kind == "officeDocument"), "word/document.xml")


def _assembled(parts: dict[str, bytes]) -> WordDocument:
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart
    from docx.package import Package as WordPackage
    from docx.parts.document import DocumentPart
    from docx.parts.numbering import NumberingPart
    from docx.parts.styles import StylesPart

    classes: dict[str, tuple[type[XmlPart], str]] = {
        "styles": (StylesPart, RELATIONSHIP_TYPE.STYLES),
        "numbering": (NumberingPart, RELATIONSHIP_TYPE.NUMBERING),
        "footnotes": (XmlPart, RELATIONSHIP_TYPE.FOOTNOTES),
        "endnotes": (XmlPart, RELATIONSHIP_TYPE.ENDNOTES),
    }
    package = WordPackage()
    uri, content_type = PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN
    main = DocumentPart.load(uri, content_type, parts["document"], package)
    for kind, (part, relation) in classes.items():
        main.relate_to(part.load(PackURI(f"/word/{kind}.xml"), CONTENT_TYPE.XML, parts[kind], package), relation)
    document: WordDocument = main.document
    return document


def _check_depth(content: bytes, limits: Limits, source: str | None) -> None:
    """Refuse what nests too deeply before a tree is made of it."""
    depth = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.depth:
            raise LimitError("depth", limits.depth, None, source)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(content, True)


def notes(document: WordDocument, kind: str) -> dict[str, Element]:
    """Return the notes of *kind* ("footnote" or "endnote") by the id that references to them bear."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    relation = {"footnote": RELATIONSHIP_TYPE.FOOTNOTES, "endnote": RELATIONSHIP_TYPE.ENDNOTES}[kind]
    root = cast("XmlPart", document.part.part_related_by(relation)).element
    return {note.get(f"{{{WORD}}}id", ""): note for note in root.iterfind(f"w:{kind}", NAMES)}


def value(element: Element | None, path: str = ".") -> str | None:
    """Return the attribute ``w:val`` of what stands at *path* below *element*, ``None`` if it or that is not there."""
    found = element.find(path, NAMES) if element is not None else None
    return found.get(_VALUE) if found is not None else None


def stated(element: Element | None, name: str) -> str | None:
    """Return the attribute *name* of *element* in whatever namespace, ``None`` if there is none."""
    if element is None:
        return None
    return next((str(given) for key, given in element.items() if local(key) == name), None)
