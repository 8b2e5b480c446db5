"""The printed text of a DOCX paragraph: runs, results of fields, breaks, symbols; nothing hidden or deleted."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import define, field

from gov_disclosure.document.docx.numbering import circled
from gov_disclosure.document.docx.parts import NAMES, WORD, switch, value
from gov_disclosure.document.docx.styles import Style
from gov_disclosure.document.office.package import local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Texts", "deleted"]

_DROPPED = frozenset({"del", "moveFrom", "rPr", "pPr", "sdtPr", "delText", "delInstrText", "Fallback", "rt"})
"""Elements that print nothing of their own; a fallback repeats the choice before it, ``rt`` is a reading aid."""
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_ID, _KIND, _FIELD, _FONT, _CHARACTER = (f"{{{WORD}}}{name}" for name in ("id", "type", "fldCharType", "font", "char"))
_MARK = re.compile(r"[\[［(（〔【*＊]?(?:\d{1,2}|[①-⑳]|注\d{0,2}|[*＊])[\]］)）〕】]?")
"""What refers to a note where it is raised beside other text."""
_UNSEEN = ("w:rPr/w:strike", "w:rPr/w:dstrike")
_GONE = ("w:pPr/w:rPr/w:del", "w:pPr/w:rPr/w:moveFrom", "w:pPr/w:rPr/w:vanish")
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
    """

    _styles: Mapping[str, Style]
    noted: list[tuple[str, str]] = field(factory=list)
    _fields: deque[_Field] = field(factory=lambda: deque(maxlen=_NESTED))
    _hidden: bool = False
    _in_cell: bool = False
    _begun: bool = False

    def of(self, paragraph: Element, style: Style, boxes: list[Element], *, in_cell: bool) -> str:
        """Return the text of *paragraph*, which has *style*; text boxes met on the way go to *boxes*."""
        self._hidden, self._in_cell, self._begun = style.hidden, in_cell, False
        listed = self._in_contents()
        text = "".join(self._in(paragraph, boxes)).strip("\n")
        if (listed or self._in_contents()) and _LISTED.search(text):
            text = ""
        for each in self._fields:
            # A field that does not end, or whose result stands in the next paragraph, must not hide what follows.
            each.shown = True
        return text

    def _in(self, parent: Element, boxes: list[Element]) -> Iterator[str]:
        for element in parent:
            name = local(element.tag)
            if name in ("t", "sym"):
                yield self._characters(element)
            elif name in _BREAKS:
                yield "" if element.get(_KIND) in ("page", "column") else _BREAKS[name]
            elif name in ("fldChar", "instrText"):
                yield self._field(element)
            elif name in _NOTES:
                self.noted.append((_NOTES[name], element.get(_ID, "")))
            elif name == "txbxContent":
                boxes.append(element)
            elif name == "AlternateContent":
                yield from self._chosen(element, boxes)
            elif name == "r":
                yield from self._run(element, boxes)
            elif name not in _DROPPED:
                yield from self._in(element, boxes)

    def _characters(self, element: Element) -> str:
        if not self._shown():
            return ""
        text = _symbol(element) if local(element.tag) == "sym" else element.text or ""
        self._begun = self._begun or bool(text.strip())
        return text

    def _run(self, element: Element, boxes: list[Element]) -> Iterator[str]:
        """Yield the text of a run; a raised mark must not run into the figure or word beside it."""
        if self._is_hidden(element):
            return
        begun = self._begun
        found = self._in(element, boxes)
        if value(element, "w:rPr/w:vertAlign") != "superscript":
            yield from found
            return
        text = "".join(found)
        if not (begun and _MARK.fullmatch(text.strip())):
            yield text
        elif not self._in_cell:
            yield f"[{text.strip()}]" if text.strip().isalnum() else text

    def _chosen(self, element: Element, boxes: list[Element]) -> Iterator[str]:
        """Yield the text of the first alternative that has text or text boxes."""
        for choice in element:
            found: list[Element] = []
            text = "".join(self._in(choice, found))
            if text or found:
                boxes.extend(found)
                yield text
                return

    def _shown(self) -> bool:
        return all(each.shown for each in self._fields)

    def _in_contents(self) -> bool:
        return any(_CONTENTS.match(each.code) for each in self._fields)

    def _field(self, element: Element) -> str:
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

    def _is_hidden(self, run: Element) -> bool:
        if any(switch(run, path) for path in _UNSEEN):
            return True
        own = switch(run, "w:rPr/w:vanish")
        if own is not None:
            return own
        return self._hidden or self._styles.get(value(run, "w:rPr/w:rStyle") or "", _PLAIN).hidden


_PLAIN = Style()


def deleted(paragraph: Element) -> bool:
    """Whether the end of *paragraph* is deleted, moved away or hidden: without text it is no paragraph at all."""
    return any(paragraph.find(path, NAMES) is not None for path in _GONE)


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
