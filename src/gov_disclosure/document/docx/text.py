"""The printed text of a DOCX paragraph: runs, results of fields, breaks, symbols; nothing that is not seen."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from attrs import define, field

from gov_disclosure.document.docx.looks import Unseen, look_of, shading, unseen
from gov_disclosure.document.docx.numbering import circled
from gov_disclosure.document.docx.parts import NAMES, WORD, value
from gov_disclosure.document.docx.styles import Style, Styles
from gov_disclosure.document.office.package import local
from gov_disclosure.document.raised import Piece, joined
from gov_disclosure.document.turned import figures_adrift

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Texts", "deleted", "goes_on"]

_DROPPED = frozenset({"del", "moveFrom", "rPr", "pPr", "sdtPr", "delText", "delInstrText", "Fallback", "rt"})
"""Elements that print nothing of their own; a fallback repeats the choice before it, ``rt`` is a reading aid."""
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_ID, _OWN_MARK = (f"{{{WORD}}}{name}" for name in ("id", "customMarkFollows"))
_KIND, _FIELD, _FONT, _CHARACTER = (f"{{{WORD}}}{name}" for name in ("type", "fldCharType", "font", "char"))
_VALUE = f"{{{WORD}}}val"
_ENDLESS = ("w:pPr/w:rPr/w:del", "w:pPr/w:rPr/w:moveFrom")
_GONE = (*_ENDLESS, "w:pPr/w:rPr/w:vanish")
_NESTED = 20
"""Fields within fields; of more that never end, the outer ones are forgotten."""
_LONGEST_CODE = 500
_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
_LISTED = re.compile(r"[\t.…·—]\s*\d{1,3}\s*$")
"""The page number behind a line of the contents; a field of contents that does not end hides nothing else."""
_DRAWN = re.compile(r"\s*eq\b", re.IGNORECASE)
"""A field without a result: office programs draw what its code says."""
_CIRCLE = re.compile(r"\s*eq\s*\\o\s*\\a[clr]?\s*\(\s*[○〇◯]\s*[,，;]\s*([1-9][0-9]?)\s*\)\s*", re.IGNORECASE)
_PRIVATE = range(0xF000, 0xF100)
"""Where the characters of symbol fonts are stored; in the font "Symbol", digits and signs are those of ASCII."""


@define
class _Field:
    """A field being read: whether its result is reached, and its code so far."""

    shown: bool = False
    code: str = ""


@define
class Texts:
    """
    Reads the text of one paragraph after another.

    ``noted``: the notes referred to so far, by kind and id, in order.
    ``struck``: what is struck out in the paragraph read last; ``unseen``:
    whether any of its text does not show, for whatever reason.
    """

    _styles: Styles
    noted: list[tuple[str, str]] = field(factory=list)
    struck: str = ""
    unseen: bool = False
    _fields: deque[_Field] = field(factory=lambda: deque(maxlen=_NESTED))
    _style: Style = field(factory=Style)
    _ground: bool = False
    _muted: Unseen | None = None
    _raised: bool = False

    def of(self, paragraph: Element, style: Style, boxes: list[Element], *, in_cell: bool, ground: bool) -> str:
        """
        Return the text of *paragraph*, which has *style*; text boxes met on the way go to *boxes*.

        *ground*: whether there is a background other than white around it.
        """
        own = shading(paragraph, "w:pPr/w:shd")
        declared = own if own is not None else style.ground
        self._ground = ground if declared is None else declared
        self._style, self.struck, self.unseen = style, "", False
        listed = self._in_contents()
        text = joined(self._in(paragraph, boxes), in_cell=in_cell).strip("\n")
        if (listed or self._in_contents()) and _LISTED.search(text):
            text = ""
        for each in self._fields:
            # A field that does not end, or whose result stands in the next paragraph, must not hide what follows.
            each.shown = True
        return text

    def _in(self, parent: Element, boxes: list[Element]) -> Iterator[Piece]:
        for element in parent:
            name = local(element.tag)
            if name not in _DROPPED:
                yield from _HOW.get(name, Texts._in)(self, element, boxes)

    def _characters(self, element: Element, _boxes: list[Element]) -> Iterable[Piece]:
        text = (_symbol(element) if local(element.tag) == "sym" else element.text or "") if self._shown() else ""
        if self._muted is not None:
            self.unseen = self.unseen or bool(text.strip())
            self.struck += text if self._muted == "struck" else ""
            return ()
        return (Piece(text, self._raised),)

    def _break(self, element: Element, _boxes: list[Element]) -> Iterable[Piece]:
        if self._muted is not None or element.get(_KIND) in ("page", "column"):
            return ()
        return (Piece(_BREAKS[local(element.tag)], self._raised),)

    def _note(self, element: Element, _boxes: list[Element]) -> Iterable[Piece]:
        """Remember a note that is referred to; a mark of its own, typed behind the reference, is raised."""
        if self._muted is None:
            self.noted.append((_NOTES[local(element.tag)], element.get(_ID, "")))
            self._raised = self._raised or element.get(_OWN_MARK) in ("1", "true", "on")
        return ()

    def _box(self, element: Element, boxes: list[Element]) -> Iterable[Piece]:
        if self._muted != "hidden":
            boxes.append(element)
        return ()

    def _run(self, element: Element, boxes: list[Element]) -> Iterator[Piece]:
        """Yield the text of a run; in what does not show, fields are followed and text boxes are found all the same."""
        properties = element.find("w:rPr", NAMES)
        own = look_of(properties)
        character = self._styles.named(value(properties, "w:rStyle")).look
        before = self._muted, self._raised
        why = unseen(own, character, self._style.look, self._styles.defaults, ground=self._ground)
        self._muted = self._muted or why
        look = own.over(character).over(self._style.look)
        self._raised = self._raised or bool(look.raised or look.lifted)
        yield from self._in(element, boxes)
        self._muted, self._raised = before

    def _turned(self, element: Element, boxes: list[Element]) -> Iterator[Piece]:
        """Yield text whose direction is set, whatever its script."""
        for piece in self._in(element, boxes):
            yield Piece(figures_adrift(piece.text), piece.raised) if element.get(_VALUE) == "rtl" else piece

    def _lifted(self, element: Element, boxes: list[Element]) -> Iterator[Piece]:
        """Yield the exponent or index of a formula."""
        before, self._raised = self._raised, True
        yield from self._in(element, boxes)
        self._raised = before

    def _fraction(self, element: Element, boxes: list[Element]) -> Iterator[Piece]:
        """Yield a fraction on one line, so that its figures do not run together."""
        for at, part in enumerate(each for each in element if local(each.tag) in ("num", "den")):
            if at and self._muted is None:
                yield Piece("/", self._raised)
            yield from self._in(part, boxes)

    def _chosen(self, element: Element, boxes: list[Element]) -> Iterator[Piece]:
        """Yield the text of the first alternative that has text or text boxes."""
        for choice in element:
            found: list[Element] = []
            pieces = list(self._in(choice, found))
            if found or any(piece.text for piece in pieces):
                boxes.extend(found)
                yield from pieces
                return

    def _shown(self) -> bool:
        return all(each.shown for each in self._fields)

    def _in_contents(self) -> bool:
        return any(_CONTENTS.match(each.code) for each in self._fields)

    def _field(self, element: Element, _boxes: list[Element]) -> Iterable[Piece]:
        drawn = self._followed(element)
        return (Piece(drawn, self._raised),) if drawn and self._muted is None else ()

    def _followed(self, element: Element) -> str:
        """Follow a field: its code is not printed, its result is; return what a field without a result draws."""
        kind = element.get(_FIELD)
        if local(element.tag) == "instrText":
            if self._fields and len(self._fields[-1].code) < _LONGEST_CODE:
                self._fields[-1].code += element.text or ""
        elif kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
        elif kind == "end" and self._fields:
            last = self._fields.pop()
            return _drawn(last.code) if not last.shown and self._shown() else ""
        return ""


_HOW: Final[Mapping[str, Callable[[Texts, Element, list[Element]], Iterable[Piece]]]] = {
    "r": Texts._run,
    "t": Texts._characters,
    "sym": Texts._characters,
    "fldChar": Texts._field,
    "instrText": Texts._field,
    "txbxContent": Texts._box,
    "AlternateContent": Texts._chosen,
    "f": Texts._fraction,
    "bdo": Texts._turned,
    "sup": Texts._lifted,
    "sub": Texts._lifted,
    **dict.fromkeys(_BREAKS, Texts._break),
    **dict.fromkeys(_NOTES, Texts._note),
}
"""What is done with an element; of all others, what is in them is read."""


def deleted(paragraph: Element) -> bool:
    """Whether the end of *paragraph* is deleted, moved away or hidden: without text it is no paragraph at all."""
    return any(paragraph.find(path, NAMES) is not None for path in _GONE)


def goes_on(paragraph: Element) -> bool:
    """Whether the end of *paragraph* is deleted or moved away, so that the next one goes on with its text."""
    after = paragraph.getnext()
    return (
        after is not None
        and local(after.tag) == "p"
        and any(paragraph.find(path, NAMES) is not None for path in _ENDLESS)
    )


def _drawn(code: str) -> str:
    circle = _CIRCLE.fullmatch(code)
    if circle is not None:
        return circled(int(circle[1]))
    return code.strip() if _DRAWN.match(code) else ""


def _symbol(element: Element) -> str:
    """Return the character that a symbol element prints, nothing for the ornaments of symbol fonts."""
    stated = element.get(_CHARACTER, "")
    code = int(stated, 16) if re.fullmatch("[0-9A-Fa-f]{1,5}", stated) else 0
    if code in _PRIVATE and element.get(_FONT) == "Symbol":
        return chr(code - _PRIVATE.start) if 0x20 <= code - _PRIVATE.start < 0x40 else ""
    return chr(code) if 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE else ""
