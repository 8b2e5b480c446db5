"""What a page's markup and styles do to the text of each element: hide it, strike it out, raise it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal

from attrs import define, evolve, field, frozen

from gov_disclosure.document.html.css import Sheet

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

Ink = Literal["white", "clear", "seen"]
Ground = Literal["white", "other"]


@frozen
class Look:
    """
    What an element says of how it is shown; ``None`` where it says nothing, so that the elements around it decide.

    ``gone``: it takes no part in the page (``display: none``). ``unseen``: it
    has its place and nothing in it can be seen. ``part``: the part of a table
    that it is shown as. ``bare``: its text has no size.
    """

    gone: bool = False
    unseen: bool = False
    visible: bool | None = None
    bare: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    ink: Ink | None = None
    ground: Ground | None = None
    part: str | None = None
    turned: bool | None = None
    """Whether its text is shown from right to left."""
    from_end: bool = False
    """Whether what stands in it is shown the last first."""
    moved: bool = False
    """Whether it is a box that may be shown elsewhere among its neighbours than it stands."""


@define
class Looks:
    """The looks of a page's elements by their ids; those that are gone or unseen, in the page's order."""

    of: dict[int, Look] = field(factory=dict)
    hidden: list[LexborNode] = field(factory=list)

    def show(self, node: LexborNode) -> None:
        """Let an element be seen after all."""
        self.of[node.mem_id] = evolve(self.of[node.mem_id], gone=False, unseen=False, visible=None)

    def drop(self, node: LexborNode) -> None:
        """Let an element be gone."""
        self.of[node.mem_id] = _GONE


TABLE_PARTS: Final = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "col", "colgroup"})
_GONE: Final = Look(gone=True)
_NOTHING: Final = Look()
_MEDIA: Final = re.compile(r"\b(?:all|screen)\b", re.IGNORECASE)
_SAYING: Final = frozenset({"dir", "style", "hidden", "role", "bgcolor", "background", "color"})
_INLINE: Final = frozenset(
    {"span", "font", "b", "strong", "i", "em", "u", "s", "a", "label", "sup", "sub", "big", "small"}
)
_ROLES: Final = {
    "table": "table",
    "grid": "table",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "th",
    "rowheader": "th",
}
_DISPLAYS: Final = {"table": "table", "inline-table": "table", "table-row": "tr", "table-cell": "td"}
_NEVER_PARTS: Final = TABLE_PARTS | {"html", "body", "caption"}

_NUMBER: Final = re.compile(r"([+-]?[0-9]*\.?[0-9]+)(px|pt|em|rem|%|cm|mm|in|ex|ch|vw|vh|pc)?")
_RELATIVE: Final = frozenset({"em", "%", "ex", "ch"})
_ZERO_IN_FONT: Final = re.compile(r"(?:^|\s)0+(?:\.0+)?(?:px|pt|em|rem|%)?(?:\s*/|\s)")
_SIZE_IN_FONT: Final = re.compile(r"(?:^|\s)[0-9.]+(?:px|pt|rem|cm|mm|in)")
_CHANNELS: Final = re.compile(r"(?:rgb|hsl)a?\(([^)]*)\)")
_HEX: Final = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})(?![0-9a-f])")
_PICTURE: Final = re.compile(r"url\(|gradient\(|image-set\(")
_WORDS_OF_GROUNDS: Final = (
    "inherit initial unset revert currentcolor none auto scroll fixed local repeat no-repeat repeat-x "
    "repeat-y center top bottom left right cover contain border-box padding-box content-box round space"
)
_NO_COLOUR: Final = frozenset(_WORDS_OF_GROUNDS.split())
_WHITES: Final = frozenset({"white", "snow", "ghostwhite", "floralwhite"})
_FAR: Final = {"px": 500, "pt": 400, "em": 30, "rem": 30, "%": 200, "vw": 100, "vh": 100, "cm": 15, "in": 6}
"""How far outside its place text cannot be seen any more."""
_NEARLY_WHITE: Final = 250
_MIRROR: Final = re.compile(
    r"(?:scale(?:x|3d)?|matrix(?:3d)?)\(\s*-|rotate(?:y|3d)\(|rotate\(\s*[+-]?(?:1[3-9][0-9]|2[0-2][0-9]|0?\.5turn)"
)
"""What turns text round in its box, or upside down."""
_GRID_PLACES: Final = frozenset({"grid-area", "grid-column", "grid-column-start", "grid-row", "grid-row-start"})


def looks_of(tree: LexborHTMLParser) -> Looks:
    """Return the looks of all elements of a page that say anything."""
    sheet = Sheet()
    for style in tree.tags("style"):
        if _MEDIA.search(style.attributes.get("media") or "all"):
            sheet.add(style.text())
    found = Looks()
    grounds_unknown = any(_ground({}, style) == "other" for style in sheet.unused)
    classes_unknown = tree.css_first("link[rel~=stylesheet i]") is not None
    known: dict[tuple[object, ...], Look] = {}
    styled = bool(sheet)
    root = tree.root
    for node in root.traverse(include_text=False) if root is not None else ():
        given = node.attributes
        if not styled and _SAYING.isdisjoint(given):
            continue
        tag = node.tag or ""
        key = (tag, *map(given.get, _SAYING), "hidden" in given)
        if styled:
            look = _look(tag, given, sheet.style(node, given, given.get("style")))
        elif (look := known.get(key)) is None:  # type: ignore[assignment]
            look = known[key] = _look(tag, given, sheet.style(node, given, given.get("style")))
        if look.ink == "white" and (grounds_unknown or (classes_unknown and tag in TABLE_PARTS and "class" in given)):
            look = evolve(look, ink="seen")  # what lies behind it is declared where it cannot be told
        if look is not _NOTHING:
            found.of[node.mem_id] = look
            if look.gone or look.unseen or look.visible is False:
                found.hidden.append(node)
    return found


def _look(tag: str, given: Mapping[str, str | None], style: Mapping[str, str]) -> Look:
    """Return what an element's attributes and *style* say."""
    display = style.get("display", "")
    visibility = style.get("visibility", "")
    look = Look(
        gone=_is_gone(tag, given, display, visibility),
        unseen=_is_unseen(tag, style),
        visible={"visible": True, "hidden": False, "collapse": False}.get(visibility),
        bare=_bare(style),
        struck=_struck(style),
        raised=_raised(tag, style),
        ink=_ink(style.get("color") or given.get("color") or ""),
        ground=_ground(given, style),
        part=_part(tag, given, display),
        turned=_turned(tag, given, style),
        from_end=_from_end(given, style, display),
        moved=_moved(style),
    )
    return _NOTHING if look == _NOTHING else look


def _turned(tag: str, given: Mapping[str, str | None], style: Mapping[str, str]) -> bool | None:
    """Whether text is shown against its order, by a mirror or an override; without, digits run from left to right."""
    if _MIRROR.search(
        f"{style.get('transform', '')} scale({style.get('scale', '')}) rotate({style.get('rotate', '')})"
    ):
        return True
    override = style.get("unicode-bidi", "bidi-override" if tag == "bdo" else "")
    if not override.endswith("-override"):
        return None
    return _direction(given, style) == "rtl"


def _from_end(given: Mapping[str, str | None], style: Mapping[str, str], display: str) -> bool:
    """Whether the boxes in an element are laid out from its end."""
    if "flex" not in display and "grid" not in display:
        return False
    flow = f"{style.get('flex-direction')} {style.get('flex-flow')}"
    return _direction(given, style) == "rtl" or "-reverse" in flow


def _direction(given: Mapping[str, str | None], style: Mapping[str, str]) -> str:
    """Return the direction of writing that an element declares: ``"rtl"``, ``"ltr"``, ``""`` for none."""
    return style.get("direction", (given.get("dir") or "").strip().lower())


def _moved(style: Mapping[str, str]) -> bool:
    """Whether an element is taken out of its line, or its box has a place of its own."""
    if style.get("float") in {"left", "right"} or _is_length(style.get("order", "")):
        return True
    if "translate" in style or "translate" in style.get("transform", "") or _GRID_PLACES & style.keys():
        return True
    sides = [style[name] for name in ("left", "right", "inset") if name in style]
    position = style.get("position")
    return any(map(_is_length, sides)) if position == "relative" else position in {"absolute", "fixed"} and bool(sides)


def _is_gone(tag: str, given: Mapping[str, str | None], display: str, visibility: str) -> bool:
    if display == "none" or (visibility == "collapse" and tag == "tr"):
        return True
    return "hidden" in given and not display


def _is_unseen(tag: str, style: Mapping[str, str]) -> bool:
    if _is_zero(style.get("opacity", "")) or style.get("transform", "").replace(" ", "").startswith("scale(0)"):
        return True
    position = style.get("position", "")
    placed = position in {"absolute", "fixed"}
    clip = style.get("clip", "").replace(" ", "").replace(",", "")
    if (placed and clip.startswith("rect(0")) or style.get("clip-path", "").startswith(("inset(50%", "inset(100%")):
        return True
    if any(_is_far(style.get(name, "")) for name in ("text-indent", "margin-left")):
        return True
    if (placed or position == "relative") and any(
        _is_far(style.get(n, "")) for n in ("left", "top", "right", "bottom")
    ):
        return True
    return _has_no_room(tag, style, placed)


def _has_no_room(tag: str, style: Mapping[str, str], placed: bool) -> bool:
    """Whether an element has no height or width and cuts off what is larger; a cell grows with its text."""
    if tag in TABLE_PARTS or not any(
        _is_zero(style.get(n, "")) for n in ("height", "max-height", "width", "max-width")
    ):
        return False
    if tag in _INLINE and not (placed or style.get("display", "inline") != "inline" or style.get("float")):
        return False
    return any(
        style.get(n, "")[:6] in {"hidden", "clip", "auto", "scroll"} for n in ("overflow", "overflow-x", "overflow-y")
    )


def _is_zero(value: str) -> bool:
    found = _NUMBER.fullmatch(value)
    return found is not None and not float(found[1])


def _is_far(value: str) -> bool:
    found = _NUMBER.fullmatch(value)
    return found is not None and float(found[1]) <= -_FAR.get(found[2] or "px", 500)


def _bare(style: Mapping[str, str]) -> bool | None:
    """Whether text has no size; a size in proportion to nothing is nothing."""
    size, font = style.get("font-size", ""), style.get("font", "")
    if size:
        found = _NUMBER.fullmatch(size)
        if found is None:
            return None if size in {"inherit", "unset", "smaller", "larger"} or "(" in size else False
        if not float(found[1]):
            return True
        return None if found[2] in _RELATIVE else False
    if _ZERO_IN_FONT.search(font):
        return True
    return False if _SIZE_IN_FONT.search(font) else None


def _struck(style: Mapping[str, str]) -> bool | None:
    said = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}".split()
    if "line-through" in said:
        return True
    return False if "none" in said else None


def _raised(tag: str, style: Mapping[str, str]) -> bool | None:
    if tag in TABLE_PARTS:
        return None
    if style.get("position") == "relative" and (
        _is_length(style.get("top", "")) or _is_length(style.get("bottom", ""))
    ):
        return True
    said = style.get("vertical-align")
    return None if said is None else said in {"super", "sub"} or _is_length(said)


def _is_length(value: str) -> bool:
    found = _NUMBER.fullmatch(value)
    return found is not None and bool(float(found[1]))


def _ink(value: str) -> Ink | None:
    value = value.strip().lower()
    if not value or value in {"inherit", "unset", "currentcolor"} or value.startswith("var("):
        return None
    return _colour(value) or "seen"


def _ground(given: Mapping[str, str | None], style: Mapping[str, str]) -> Ground | None:
    """Return what lies behind an element's text, ``None`` where it is what lies behind the elements around it."""
    values = [style.get("background-color", ""), style.get("background", ""), style.get("background-image", "")]
    if given.get("background"):
        return "other"
    if not values[0] and not values[1]:
        values.append((given.get("bgcolor") or "").strip().lower())
    found: Ground | None = None
    for value in values:
        if _PICTURE.search(value):
            return "other"
        for colour in _colours(value):
            kind = _colour(colour)
            if kind == "white":
                found = found or "white"
            elif kind is None:
                return "other"
    return found


def _colours(value: str) -> list[str]:
    """Return what in the value of a background can be a colour."""
    functions = _CHANNELS.findall(value)
    rest = _CHANNELS.sub(" ", value) if functions else value
    words = [word for word in rest.replace(",", " ").replace("/", " ").split() if word not in _NO_COLOUR]
    words = [word for word in words if word[0] == "#" or word.isalpha() or len(word) == 6]
    return [found[0] for found in _CHANNELS.finditer(value)] + words


def _colour(value: str) -> Literal["white", "clear"] | None:
    """Tell white and transparent colours; ``None`` for any other."""
    if value == "transparent":
        return "clear"
    if value in _WHITES:
        return "white"
    if found := _HEX.fullmatch(value if value[:1] == "#" else f"#{value}"):
        digits = found[0][1:]
        pairs = (
            [digit * 2 for digit in digits]
            if len(digits) < 6
            else [digits[n : n + 2] for n in range(0, len(digits), 2)]
        )
        channels = [int(pair, 16) for pair in pairs]
        if len(channels) == 4 and not channels[3]:
            return "clear"
        return "white" if min(channels[:3]) >= _NEARLY_WHITE else None
    if found := _CHANNELS.fullmatch(value):
        return _of_channels(value[:3], found[1])
    return None


def _of_channels(model: str, text: str) -> Literal["white", "clear"] | None:
    parts = text.replace(",", " ").replace("/", " ").split()
    numbers = [_NUMBER.match(part) for part in parts]
    if len(parts) > 3 and (alpha := numbers[3]) is not None and not float(alpha[1]):
        return "clear"
    if len(parts) < 3 or None in numbers[:3]:
        return None
    values = [float(found[1]) * (2.55 if found[2] == "%" else 1) for found in numbers[:3] if found is not None]
    least = values[2] if model == "hsl" else min(values)
    return "white" if least >= _NEARLY_WHITE else None


def _part(tag: str, given: Mapping[str, str | None], display: str) -> str | None:
    if tag in _NEVER_PARTS:
        return None
    return _ROLES.get((given.get("role") or "").strip().lower()) or _DISPLAYS.get(display)
