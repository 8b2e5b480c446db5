"""Fonts of a PDF: looked over before the library loads them, and told what their own files say of their glyphs."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Any

from pdfminer.cmapdb import FileUnicodeMap
from pdfminer.pdffont import PDFCIDFont, PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import literal_name

from gov_disclosure.document.pdf.drawing import Budget, check_stream
from gov_disclosure.document.pdf.font_file import characters_of
from gov_disclosure.document.pdf.guard import MAX_CHARACTERS, check_ranges, check_widths

_NUMBERED_BY_GLYPH = ("Adobe-Identity", "Adobe-UCS")
"""Collections of characters that say nothing of which characters they are."""


class Resources(PDFResourceManager):
    """
    The fonts of one file.

    The library's own reading of font files has no bounds and fails on common
    ones, so that it never gets to see them.
    """

    def __init__(self, budget: Budget) -> None:
        super().__init__(caching=True)
        self._budget = budget

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Return the font, refusing one that would number more characters than there are."""
        if objid and objid in self._cached_fonts:
            return self._cached_fonts[objid]
        self._look_over(spec)
        descriptor = resolve1(spec.get("FontDescriptor"))
        file = _true_type(spec, descriptor) if isinstance(descriptor, dict) else None
        if file is None:
            return super().get_font(objid, spec)
        bare = {name: value for name, value in descriptor.items() if name != "FontFile2"}
        font = super().get_font(objid, {**spec, "FontDescriptor": bare})
        if isinstance(font, PDFCIDFont) and font.unicode_map is None and font.cidcoding in _NUMBERED_BY_GLYPH:
            font.unicode_map = self._names(file, resolve1(spec.get("CIDToGIDMap")))
        return font

    def _look_over(self, spec: Mapping[str, Any]) -> None:
        source = self._budget.source
        for name in ("ToUnicode", "Encoding"):
            stream = resolve1(spec.get(name))
            if isinstance(stream, PDFStream):
                check_ranges(self._data(stream), source)
        for name in ("W", "W2"):
            widths = resolve1(spec.get(name))
            if isinstance(widths, list):
                check_widths((resolve1(value) for value in widths), source)

    def _names(self, file: PDFStream, numbers: object) -> FileUnicodeMap | None:
        """Return which character each code stands for, by what the font file says of the glyph that it draws."""
        characters = characters_of(self._data(file), self._budget.source)
        if isinstance(numbers, PDFStream):
            data = self._data(numbers)[: 2 * MAX_CHARACTERS]
            glyphs = enumerate(struct.unpack(f">{len(data) // 2}H", data[: len(data) // 2 * 2]))
            characters = {code: characters[glyph] for code, glyph in glyphs if glyph in characters}
        names = FileUnicodeMap()
        names.cid2unichr = characters
        return names if characters else None

    def _data(self, stream: PDFStream) -> bytes:
        check_stream(stream, self._budget)
        return stream.get_data()


def _true_type(spec: Mapping[str, Any], descriptor: Mapping[str, Any]) -> PDFStream | None:
    """Return the embedded file of a font whose glyphs are numbered as in it; those of CFF fonts are not."""
    file = resolve1(descriptor.get("FontFile2"))
    if file is None and literal_name(spec.get("Subtype", "")) == "CIDFontType2":
        file = resolve1(descriptor.get("FontFile3"))
    return file if isinstance(file, PDFStream) else None
