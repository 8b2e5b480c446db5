"""The styles of a DOCX file: heading level, list, how text looks and on what ground, also what they inherit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from gov_disclosure.document.docx.looks import NOTHING, Look, look_of, shading
from gov_disclosure.document.docx.numbering import whole
from gov_disclosure.document.docx.parts import NAMES, WORD, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Style", "Styles", "outline", "styles_of"]

_STYLE_ID, _KIND, _DEFAULT = (f"{{{WORD}}}{name}" for name in ("styleId", "type", "default"))
_TEXT_LEVEL = 9
"""The outline level that means none."""
_GENERATIONS = 20
"""Styles based on one another; office programs allow about ten, and none that is based on itself."""
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc\s*\d|目录\s*\d", re.IGNORECASE)
_SHADED = ("w:tblPr/w:shd", "w:trPr/w:shd", "w:tcPr/w:shd", "w:pPr/w:shd")


@frozen(kw_only=True)
class Style:
    """
    What a style says of its paragraphs, characters or tables.

    ``listed``: the list that it numbers its paragraphs in, and the level.
    ``ground``: whether it declares a background other than white, ``None``
    where none; ``first_row`` the same for the first row of a table alone.
    """

    level: int | None = None
    contents: bool = False
    listed: tuple[str | None, int] | None = None
    look: Look = NOTHING
    ground: bool | None = None
    first_row: bool | None = None


PLAIN = Style()


@frozen(kw_only=True)
class Styles:
    """The styles by their id; ``usual`` is that of paragraphs which name none, ``defaults`` stands below them all."""

    by_id: dict[str, Style]
    usual: Style = PLAIN
    defaults: Look = NOTHING

    def paragraph(self, name: str | None) -> Style:
        """Return the style of a paragraph that names it."""
        return self.by_id.get(name or "", self.usual)

    def named(self, name: str | None) -> Style:
        """Return the style *name* of characters or of a table."""
        return self.by_id.get(name or "", PLAIN)


def styles_of(root: Element) -> Styles:
    """Return the styles of a document."""
    raw = {element.get(_STYLE_ID, ""): element for element in root.iterfind("w:style", NAMES)}
    own = {name: _own(element) for name, element in raw.items()}
    bases = {name: value(element, "w:basedOn") for name, element in raw.items()}
    by_id = {name: _whole(name, own, bases) for name in raw}
    usual = (
        name
        for name, element in raw.items()
        if element.get(_KIND) == "paragraph" and element.get(_DEFAULT) in ("1", "true", "on")
    )
    defaults = root.find("w:docDefaults/w:rPrDefault/w:rPr", NAMES)
    return Styles(by_id=by_id, usual=by_id.get(next(usual, ""), PLAIN), defaults=look_of(defaults))


def _own(element: Element) -> Style:
    """Return what a style says itself."""
    title = (value(element, "w:name") or "").strip()
    parts = [(part.get(_KIND) == "firstRow", _shaded(part)) for part in element.iterfind("w:tblStylePr", NAMES)]
    return Style(
        level=_heading(title, element),
        contents=_CONTENTS.fullmatch(title) is not None,
        listed=_listed(element.find("w:pPr/w:numPr", NAMES)),
        look=look_of(element.find("w:rPr", NAMES)),
        ground=_any([_shaded(element), *(ground for first, ground in parts if not first)]),
        first_row=_any([ground for first, ground in parts if first]),
    )


def _whole(name: str, own: Mapping[str, Style], bases: Mapping[str, str | None]) -> Style:
    """Return style *name* with what it takes from the styles it is based on."""
    found = PLAIN
    at: str | None = name
    for _ in range(_GENERATIONS):
        style = own.get(at or "")
        if style is None:
            break
        found = Style(
            level=found.level if found.level is not None else style.level,
            contents=found.contents or style.contents,
            listed=found.listed or style.listed,
            look=found.look.over(style.look),
            ground=_any([found.ground, style.ground]),
            first_row=_any([found.first_row, style.first_row]),
        )
        at = bases[at or ""]
    return found


def _listed(number: Element | None) -> tuple[str | None, int] | None:
    return (value(number, "w:numId"), whole(value(number, "w:ilvl"))) if number is not None else None


def _shaded(element: Element) -> bool | None:
    """Whether a style, or the part of one for some cells of a table, declares a background other than white."""
    return _any([shading(element, path) for path in _SHADED])


def _any(grounds: Iterable[bool | None]) -> bool | None:
    """Return whether one of *grounds* is a background other than white; ``None`` if none is declared at all."""
    declared = [ground for ground in grounds if ground is not None]
    return any(declared) if declared else None


def _heading(title: str, element: Element) -> int | None:
    """Return the level of heading that a style's own name or outline level gives."""
    found = _HEADING.fullmatch(title)
    if title.lower() in ("title", "标题"):
        return 0
    return int(found[1]) if found else outline(element)


def outline(element: Element) -> int | None:
    """Return the outline level of a style or paragraph, from 1; text has none."""
    level = whole(value(element, "w:pPr/w:outlineLvl"), _TEXT_LEVEL)
    return level + 1 if level < _TEXT_LEVEL else None
