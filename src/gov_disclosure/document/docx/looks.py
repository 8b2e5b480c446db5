"""
What shows of the text of a DOCX file.

Not printed: struck-out text, hidden text, text of one point or less, and white
text where no background other than white is declared: on the run, its
paragraph, cell, row, table, the style of any of them, or the page. In doubt
text is printed. Text hidden in the web view only is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, Literal

from attrs import fields, frozen

from gov_disclosure.document.docx.parts import NAMES, WORD, stated
from gov_disclosure.document.office.package import local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["NOTHING", "Look", "Unseen", "has_picture_behind", "is_on", "look_of", "page_ground", "shading", "unseen"]

Unseen = Literal["struck", "hidden", "blank"]
"""Why text does not show: struck out, hidden with all that hangs on it, or without a colour or size that is seen."""

_VALUE, _FILL, _THEME, _SHADE = (f"{{{WORD}}}{name}" for name in ("val", "fill", "themeColor", "themeShade"))
_SMALLEST = 2
"""Half-points; what is no larger is no text to anybody."""
_WHITEST = 0xFA
"""From here on in red, green and blue, a colour is not told from white."""
_RAISED = 6
"""Half-points above or below the line from which text is raised on purpose."""
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")
_LIGHT = frozenset({"background1", "light1", "bg1", "lt1"})


@frozen(kw_only=True)
class Look:
    """
    What is stated of characters, ``None`` where nothing is.

    ``ground``: whether they have a background other than white.
    """

    struck: bool | None = None
    struck_twice: bool | None = None
    hidden: bool | None = None
    white: bool | None = None
    bare: bool | None = None
    """Drawn in no colour at all; unless ``outlined``, nothing is seen of them."""
    outlined: bool | None = None
    tiny: bool | None = None
    raised: bool | None = None
    """A superscript or subscript; ``lifted``: off the line by a length."""
    lifted: bool | None = None
    ground: bool | None = None

    def over(self, other: Look) -> Look:
        """Return what holds where this is stated on top of *other*."""
        if self is NOTHING or other is NOTHING:
            return other if self is NOTHING else self
        names = [each.name for each in fields(Look)]
        own = {name: getattr(self, name) for name in names}
        return Look(**{name: getattr(other, name) if value is None else value for name, value in own.items()})


NOTHING = Look()


def look_of(properties: Element | None) -> Look:
    """Return what the element ``w:rPr`` states."""
    found: dict[str, bool] = {}
    for element in properties if properties is not None else ():
        said = _STATED.get(local(element.tag))
        if said is not None:
            found |= said(element)
    return Look(**found) if found else NOTHING


def unseen(own: Look, character: Look, paragraph: Look, defaults: Look, *, ground: bool) -> Unseen | None:
    """
    Tell why a run does not show, ``None`` where it does.

    *own* is what it states itself, the others what its styles do; *ground*:
    whether there is a background other than white around it. Two styles that
    both strike out or hide cancel each other, as Word has it.
    """
    whole = own.over(character).over(paragraph).over(defaults)
    struck = own.struck if own.struck is not None else _toggled(character.struck, paragraph.struck, defaults.struck)
    hidden = own.hidden if own.hidden is not None else _toggled(character.hidden, paragraph.hidden, defaults.hidden)
    if hidden:
        return "hidden"
    if struck or whole.struck_twice:
        return "struck"
    white = whole.white and not (whole.ground if whole.ground is not None else ground)
    return "blank" if white or whole.tiny or (whole.bare and not whole.outlined) else None


def _toggled(character: bool | None, paragraph: bool | None, defaults: bool | None) -> bool:
    return bool(defaults) or bool(character) != bool(paragraph)


def is_on(element: Element) -> bool:
    """Return whether a switch is on."""
    return element.get(_VALUE) not in ("0", "false", "off")


def is_white(colour: str | None) -> bool:
    """Whether *colour*, in hexadecimal digits, is white, or not told from it."""
    found = _COLOUR.fullmatch(colour or "")
    return found is not None and all(int(part, 16) >= _WHITEST for part in found.groups())


def ground_of(shading: Element | None) -> bool | None:
    """Whether the element ``w:shd`` declares a background other than white; ``None`` where it declares none."""
    if shading is None or shading.get(_VALUE) == "nil":
        return None
    if shading.get(_VALUE) not in (None, "clear"):
        return True
    fill = shading.get(_FILL, "auto")
    if fill == "auto":
        theme = stated(shading, "themeFill")
        return None if theme is None else theme not in _LIGHT
    return not is_white(fill)


def shading(element: Element, path: str) -> bool | None:
    """Whether what stands at *path* below *element* declares a background, as `ground_of` says."""
    return ground_of(element.find(path, NAMES))


def page_ground(root: Element) -> bool:
    """Whether the document with this *root* has pages of another colour than white."""
    page = root.find("w:background", NAMES)
    colour = stated(page, "color")
    return colour is not None and colour != "auto" and not is_white(colour)


def has_picture_behind(root: Element) -> bool:
    """Whether a picture stands behind the text."""
    return any(local(each.tag) == "anchor" and stated(each, "behindDoc") in ("1", "true") for each in root.iter())


def _colour(element: Element) -> dict[str, bool]:
    value = element.get(_VALUE)
    if value in (None, "auto"):
        return {"white": element.get(_THEME) in _LIGHT and element.get(_SHADE) is None}
    return {"white": is_white(value)}


def _fill(element: Element) -> dict[str, bool]:
    """Return what newer programs fill the letters with, whatever their colour."""
    kinds = {local(inner.tag): inner for inner in element}
    if "noFill" in kinds:
        return {"bare": True}
    colour = next(iter(kinds.get("solidFill", ())), None)
    if colour is None:
        return {"white": False}
    value = stated(colour, "val")
    plain = not any(local(inner.tag) in ("lumMod", "shade") for inner in colour)
    return {"white": is_white(value) if local(colour.tag) == "srgbClr" else value in _LIGHT and plain}


def _outline(element: Element) -> dict[str, bool]:
    return {} if any(local(inner.tag) == "noFill" for inner in element) else {"outlined": True}


def _ground(element: Element) -> dict[str, bool]:
    ground = ground_of(element)
    return {} if ground is None else {"ground": ground}


def _highlight(element: Element) -> dict[str, bool]:
    value = element.get(_VALUE, "none")
    return {} if value == "none" else {"ground": value != "white"}


_STATED: Final[Mapping[str, Callable[[Element], dict[str, bool]]]] = {
    "strike": lambda element: {"struck": is_on(element)},
    "dstrike": lambda element: {"struck_twice": is_on(element)},
    "vanish": lambda element: {"hidden": is_on(element)},
    "color": _colour,
    "textFill": _fill,
    "textOutline": _outline,
    "sz": lambda element: {"tiny": _number(element.get(_VALUE), _SMALLEST + 1) <= _SMALLEST},
    "vertAlign": lambda element: {"raised": element.get(_VALUE) in ("superscript", "subscript")},
    "position": lambda element: {"lifted": abs(_number(element.get(_VALUE), 0)) >= _RAISED},
    "shd": _ground,
    "highlight": _highlight,
}
"""What each property of characters says; those of newer programs stand behind the others and count."""


def _number(text: str | None, default: int) -> int:
    found = re.fullmatch(r"(-?[0-9]{1,6})(?:\.[0-9]+)?", text or "")
    return int(found[1]) if found else default
