"""The styles of a DOCX file: heading level, list, how text looks and on what ground, also what they inherit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from gov_disclosure.document.docx.looks import NOTHING, Look, look_of, shading
from gov_disclosure.document.docx.numbering import whole
from gov_disclosure.document.docx.parts import NAMES, WORD, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Style", "Styles", "outline"]

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


class Styles:
    """The styles of a document by their id; ``defaults`` stands below them all."""

    def __init__(self, root: Element) -> None:
        self._raw = {element.get(_STYLE_ID, ""): element for element in root.iterfind("w:style", NAMES)}
        self._own: dict[str, Style] = {}
        self._whole: dict[str, Style] = {"": PLAIN}
        self._usual = next((name for name, element in self._raw.items() if _is_usual(element)), "")
        self.defaults = look_of(root.find("w:docDefaults/w:rPrDefault/w:rPr", NAMES))

    def paragraph(self, name: str | None) -> Style:
        """Return the style of a paragraph that names it; one that names none has the usual one."""
        return self.named(name if name in self._raw else self._usual)

    def named(self, name: str | None) -> Style:
        """Return the style *name* with what it takes from the styles it is based on."""
        name = name if name in self._raw else ""
        if name not in self._whole:
            self._whole[name] = self._based(name)
        return self._whole[name]

    def _based(self, name: str) -> Style:
        found = PLAIN
        at = name
        for _ in range(_GENERATIONS):
            element = self._raw.get(at)
            if element is None:
                break
            if at not in self._own:
                self._own[at] = _own(element)
            style = self._own[at]
            found = Style(
                level=found.level if found.level is not None else style.level,
                contents=found.contents or style.contents,
                listed=found.listed or style.listed,
                look=found.look.over(style.look),
                ground=_any([found.ground, style.ground]),
                first_row=_any([found.first_row, style.first_row]),
            )
            at = value(element, "w:basedOn") or ""
        return found


def _is_usual(element: Element) -> bool:
    return element.get(_KIND) == "paragraph" and element.get(_DEFAULT) in ("1", "true", "on")


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
