"""The styles of a DOCX file: heading level, list and whether hidden, also what they take from others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from gov_disclosure.document.docx.numbering import whole
from gov_disclosure.document.docx.parts import NAMES, WORD, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Style", "outline", "styles_of"]

_STYLE_ID = f"{{{WORD}}}styleId"
_TEXT_LEVEL = 9
"""The outline level that means none."""
_GENERATIONS = 20
"""Styles based on one another; office programs allow about ten, and none that is based on itself."""
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc\s*\d|目录\s*\d", re.IGNORECASE)


@frozen(kw_only=True)
class Style:
    """What a style says of its paragraphs or characters: heading level, whether of the contents, list, hidden."""

    level: int | None = None
    contents: bool = False
    list_id: str | None = None
    list_level: int = 0
    hidden: bool = False


def styles_of(root: Element) -> dict[str, Style]:
    """Return the styles by their id."""
    raw = {element.get(_STYLE_ID, ""): element for element in root.iterfind("w:style", NAMES)}
    return {name: _style(name, raw) for name in raw}


def _style(name: str, raw: dict[str, Element]) -> Style:
    """Return style *name* with what it takes from the styles it is based on."""
    level: int | None = None
    number: Element | None = None
    contents = False
    hidden: bool | None = None
    at: str | None = name
    for _ in range(_GENERATIONS):
        element = raw.get(at or "")
        if element is None:
            break
        title = (value(element, "w:name") or "").strip()
        level = level if level is not None else _heading(title, element)
        number = number if number is not None else element.find("w:pPr/w:numPr", NAMES)
        contents = contents or _CONTENTS.fullmatch(title) is not None
        hidden = hidden if hidden is not None else switch(element, "w:rPr/w:vanish")
        at = value(element, "w:basedOn")
    return Style(
        level=level,
        contents=contents,
        list_id=value(number, "w:numId"),
        list_level=whole(value(number, "w:ilvl")),
        hidden=bool(hidden),
    )


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
