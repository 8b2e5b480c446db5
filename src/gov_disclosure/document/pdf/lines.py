"""Characters of a PDF page put together: into lines, and lines into the paragraphs that the page break tore apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from attrs import frozen

from gov_disclosure.document.pdf.drawing import Sheet
from gov_disclosure.document.pdf.glyphs import Glyph

_COLUMN_GAP = 2.5
"""A gap of this many character heights parts two columns."""
_FIGURE_GAP = 1.1
"""The same between two figures, which stand closer."""
_WORD_GAP = 0.25
"""A gap between two words in Latin script, or two numbers."""
_CELL_GAP = 0.12
"""The margin between two cells without rules, at the least."""
_NUMBER_SIGNS = frozenset("0123456789.,")
_HAN_GAP = 0.6
"""A gap left on purpose between two Han characters; less is justified setting."""
_INDENT = 0.8
"""A line that starts this much further right opens a paragraph."""
_SHORT = 1.6
"""A line that ends this much further left closes a paragraph."""
_READABLE = 0.4
"""Share of a character's width after which the next one may start; nearer, one stands on the other."""
_MOST_STRINGS = 200
"""Texts in one row that are still tried for which of them stand apart."""
_NOTE_SIZE = 0.8
"""Digits smaller than this share of the digits beside them are a note's mark, no part of the figure."""
_SENTENCE_END = "。！？；：”）.!?;"
_SECTION = re.compile(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\([一二三四五六七八九十]{1,3}\)")


@frozen(kw_only=True)
class Line:
    """One line of text on a page; a tab stands for a gap as wide as between columns."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    page: int
    glyphs: tuple[Glyph, ...]

    @property
    def columns(self) -> bool:
        """Whether the line has text in more than one column."""
        return "\t" in self.text


def lines(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """Return the lines that *glyphs* form, from top to bottom."""
    rows: list[list[Glyph]] = []
    middle = size = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.top + glyph.bottom):
        centre = (glyph.top + glyph.bottom) / 2
        if rows and abs(centre - middle) < 0.45 * min(size, glyph.size or size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            middle, size = centre, glyph.size
    ordered = (sorted(row, key=lambda glyph: glyph.x0) for row in rows)
    found = (_line(layer, page) for row in ordered for layer in _layers(row))
    return [line for line in found if line is not None]


def _layers(row: Sequence[Glyph]) -> list[Sequence[Glyph]]:
    """Return texts drawn over one another apart: read together, their digits would make a figure nobody printed."""
    if _legible(row):
        return [row]
    strings: dict[int, list[Glyph]] = {}
    for glyph in row:
        strings.setdefault(glyph.string, []).append(glyph)
    if len(strings) > _MOST_STRINGS:
        return list(strings.values())
    layers: list[list[Glyph]] = []
    for string in sorted(strings):
        for layer in layers:
            together = sorted([*layer, *strings[string]], key=lambda glyph: glyph.x0)
            if _legible(together):
                layer[:] = together
                break
        else:
            layers.append(strings[string])
    return list(layers)


def _legible(row: Sequence[Glyph]) -> bool:
    """Return whether no two texts of *row* stand on one another, character on character or woven together."""
    if any(_collide(before, after) for before, after in pairwise(row)):
        return False
    return not any(
        before.string == after.string != glyph.string and after.x0 - before.x1 < _READABLE * (glyph.x1 - glyph.x0)
        for before, glyph, after in zip(row, row[1:], row[2:], strict=False)
        if not glyph.text.isspace()
    )


def _collide(before: Glyph, after: Glyph) -> bool:
    """Return whether two characters of different texts stand so much in one place that neither can be read."""
    if before.string == after.string or before.text.isspace() or after.text.isspace():
        return False
    return after.x0 - before.x0 < _READABLE * min(before.x1 - before.x0, after.x1 - after.x0)


def _line(glyphs: Sequence[Glyph], page: int) -> Line | None:
    marks = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if not marks:
        return None
    blanks = [glyph.x0 for glyph in glyphs if glyph.text.isspace()]
    gaps = [_gap(before, after, blanks) for before, after in pairwise(marks)]
    if "\t" in gaps:
        _part_cells(marks, gaps)
    return Line(
        text="".join(mark.text + gap for mark, gap in zip(marks, [*gaps, ""], strict=True)),
        x0=marks[0].x0,
        top=min(glyph.top for glyph in marks),
        x1=max(glyph.x1 for glyph in marks),
        bottom=max(glyph.bottom for glyph in marks),
        size=median(glyph.size for glyph in marks),
        page=page,
        glyphs=tuple(glyphs),
    )


def _part_cells(marks: Sequence[Glyph], gaps: list[str]) -> None:
    """
    Part texts of neighbouring cells that nearly touch, in a line known to have columns.

    A figure right after a label is told from a digit within it by the column
    that follows.
    """
    column_next = False
    for at in range(len(gaps) - 1, -1, -1):
        before, after = marks[at], marks[at + 1]
        if gaps[at] == "\t":
            column_next = True
            continue
        apart = before.string != after.string and after.x0 - before.x1 > _CELL_GAP * max(before.size, after.size)
        if apart and column_next and _figure(after) and not before.text.isascii():
            gaps[at] = "\t"
        elif apart and not gaps[at] and not (before.text.isascii() or after.text.isascii()):
            gaps[at] = " "
        column_next = column_next and after.text in _NUMBER_SIGNS


def _gap(before: Glyph, after: Glyph, blanks: Sequence[float]) -> str:
    """Return what stands between two characters of one line: nothing, a space, or a tab for the next column."""
    gap = after.x0 - before.x1
    size = max(before.size, after.size)
    if before.size != after.size and _figure(before) and _figure(after) and gap <= _FIGURE_GAP * size:
        return " " if min(before.size, after.size) < _NOTE_SIZE * size else ""
    if gap < 0.1 * size and not blanks:
        return ""
    left, right = before.text[-1].isascii(), after.text[0].isascii()
    if gap > _COLUMN_GAP * size or (gap > _FIGURE_GAP * size and _figure(before) and _figure(after)):
        return "\t"
    if left and right:
        typed = any(before.x0 < at < after.x0 for at in blanks)
        return " " if typed or gap > _WORD_GAP * size else ""
    return " " if gap > _HAN_GAP * size else ""


def _figure(glyph: Glyph) -> bool:
    return glyph.text.isdigit()


def furniture(sheets: Sequence[Sheet]) -> list[set[int]]:
    """
    Return, page by page, which characters (by position) are page numbers, running heads and running feet.

    A bare number counts as a page number only where it runs on from page to
    page and stands outside all ruling lines: it could be a figure.
    """
    margins = [_margin_lines(sheet) for sheet in sheets]
    repeated = Counter(key for page in margins for key in {_signature(line) for line, _ in page})
    often = max(3, round(0.6 * len(sheets)))
    shifts = Counter(
        int(line.text) - line.page for page in margins for line, outside in page if outside and _bare(line.text)
    )
    dropped: list[set[int]] = []
    for page in margins:
        dropped.append(set())
        for line, outside in page:
            bare = (
                _bare(line.text) and outside and (shifts[int(line.text) - line.page] > 1 or int(line.text) == line.page)
            )
            running = outside and repeated[_signature(line)] >= often
            if bare or running or _is_page_number(line.text):
                dropped[-1].update(map(id, line.glyphs))
    return dropped


_MARGIN, _LEAST_MARGIN = 0.12, 90.0
"""Page numbers and running heads stand in this share of the page, and in this many points, above and below."""
_PAGE_NUMBER = re.compile(
    r"[-—–―─－－·•~～]+\d{1,3}[-—–―─－·•~～]+|第\d{1,3}页([,，/／]?共\d{1,3}页)?|\d{1,3}[/／]\d{1,3}|[Pp]age\d{1,3}(of\d{1,3})?"
)


def _is_page_number(text: str) -> bool:
    """Whether *text* says the page; signs that stand as far apart as columns may be figures and what stands for one."""
    return ("\t" not in text or "页" in text) and _PAGE_NUMBER.fullmatch("".join(text.split())) is not None


def _bare(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 3


def _signature(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.top / 6)


def _margin_lines(sheet: Sheet) -> list[tuple[Line, bool]]:
    """Return the lines in the upper and lower margin, each with whether it stands outside all ruling lines."""
    margin = max(_MARGIN * sheet.height, _LEAST_MARGIN)
    high, low = margin, sheet.height - margin
    first = min((stroke.start if stroke.upright else stroke.at for stroke in sheet.strokes), default=sheet.height)
    last = max((stroke.end if stroke.upright else stroke.at for stroke in sheet.strokes), default=0.0)
    found = lines((glyph for glyph in sheet.glyphs if glyph.bottom < high or glyph.top > low), sheet.number)
    return [(line, line.bottom <= first + 2 or line.top >= last - 2) for line in found]


@frozen(kw_only=True)
class Measure:
    """The text area of a document: its left and right edge, size of its type and distance of its lines, in points."""

    left: float
    right: float
    size: float
    pitch: float


def measure(rows: Sequence[Line]) -> Measure:
    """Return the text area that *rows*, the lines outside tables, were set in."""
    if not rows:
        return Measure(left=0.0, right=0.0, size=10.0, pitch=20.0)
    widest = sorted(line.x1 - line.x0 for line in rows)[int(0.9 * (len(rows) - 1))]
    wide = [line for line in rows if line.x1 - line.x0 > 0.7 * widest and not line.columns] or list(rows)
    left = Counter(round(line.x0 / 2) for line in wide).most_common(1)[0][0] * 2.0
    right = sorted(line.x1 for line in wide)[int(0.8 * (len(wide) - 1))]
    steps = [b.top - a.top for a, b in pairwise(wide) if a.page == b.page and 0 < b.top - a.top < 3 * a.size]
    return Measure(
        left=min(left, _usual_left(wide, left)),
        right=right,
        size=median(line.size for line in wide),
        pitch=median(steps) if steps else 20.0,
    )


def _usual_left(wide: Sequence[Line], most: float) -> float:
    """Return the leftmost edge that several lines share: short paragraphs can have more first lines than others."""
    shared = Counter(round(line.x0 / 2) for line in wide)
    return min((at * 2.0 for at, n in shared.items() if n > 1 and n >= 0.1 * len(wide)), default=most)


def continues(before: Line, after: Line, area: Measure) -> bool:
    """Return whether *after* goes on with the paragraph that *before* belongs to."""
    if before.columns or after.columns or abs(before.size - after.size) > 0.12 * area.size:
        return False
    if before.x1 < area.right - _SHORT * before.size or after.x0 > area.left + _INDENT * after.size:
        return False
    if before.page == after.page and after.top - before.top > 1.5 * max(area.pitch, before.size):
        return False
    return not (_SECTION.match(after.text) and before.text.endswith(tuple(_SENTENCE_END)))


def centred(line: Line, area: Measure) -> bool:
    """Return whether *line* is set in the middle, clear of both edges."""
    inset = line.x0 - area.left > line.size and area.right - line.x1 > line.size
    return inset and abs((line.x0 + line.x1) - (area.left + area.right)) < 3 * line.size


def joined(before: str, after: str, tight: bool) -> str:
    """
    Return two pieces of one text as one, *after* having stood on the next line.

    ``tight``: the first line left no room for one more character, so that a
    number or word may have been broken.
    """
    if not (before and after):
        return before + after
    latin = before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum()
    if latin and not (tight and before[-1].isdigit() and after[0].isdigit()):
        return f"{before} {after}"
    return before + after
