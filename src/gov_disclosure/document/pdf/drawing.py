"""What is drawn on a PDF page: characters and ruling lines, with everything else left aside."""
# ruff: noqa: ARG002, N802, N815 - the signatures are those that the PDF library calls

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from attrs import define, frozen
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.psparser import literal_name
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect

from gov_disclosure.document.limits import Limits
from gov_disclosure.document.pdf.glyphs import (
    ALL,
    UNDEFINED,
    ClipBox,
    Glyph,
    Raw,
    beyond,
    glyphs_of,
    is_cut,
    upright_box,
)
from gov_disclosure.document.pdf.guard import check_filters
from gov_disclosure.document.pdf.visible import (
    INVISIBLE,
    Pale,
    Shape,
    Stroke,
    is_pale,
    is_white,
    reaches_into,
    seen,
    struck_out,
)
from gov_disclosure.errors import LimitError

_THIN = 3.0
"""A filled box not wider than this many points is a line."""
_DOT = 2.0
"""A filled box less than this many times as long as wide is a dot, and may belong to a line of either direction."""
_MOST_CORNERS = 1000
"""A clipping path of more steps is a drawing."""
PICTURE_PAGE = 0.5
"""Share of a page that the picture of a scanned page covers, at least."""
_SLANT = 0.02
"""Lines and text that deviate more from the axes are drawings and watermarks."""


@frozen(kw_only=True)
class Sheet:
    """One page: its size in points, its characters in drawing order, its lines, and how much of it pictures cover."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    strokes: tuple[Stroke, ...]
    pictured: float
    """Share of the page covered by pictures, 0 to 1."""
    undefined: int
    """Characters that the fonts do not name."""
    curves: int
    """Drawn shapes that are no ruling lines; text turned into outlines shows as thousands of them."""


@define
class Budget:
    """What may still be drawn; shared by all pages of one file."""

    limits: Limits
    source: str | None
    content: int = 0
    marks: int = 0
    before: int = 0
    """Marks on the pages before."""

    def run(self, size: int) -> None:
        """Count *size* bytes of drawing instructions."""
        self.content += size
        if self.content > self.limits.content_bytes:
            raise LimitError("content_bytes", self.limits.content_bytes, None, self.source)

    def draw(self) -> None:
        """Count one mark on the page."""
        self.marks += 1
        if self.marks > self.limits.page_marks:
            raise LimitError("page_marks", self.limits.page_marks, None, self.source)
        if self.before + self.marks > self.limits.marks:
            raise LimitError("marks", self.limits.marks, None, self.source)

    def turn(self) -> None:
        """Go on to the next page."""
        self.before += self.marks
        self.marks = 0


def check_stream(stream: PDFStream, budget: Budget) -> None:
    """Refuse a stream whose coding could unpack to more than allowed; see `check_filters`."""
    if stream.rawdata is not None:
        names = [str(literal_name(name)) for name, _ in stream.get_filters()]
        check_filters(names, len(stream.rawdata), budget.limits, budget.source)


class Interpreter(PDFPageInterpreter):
    """Runs drawing instructions and counts them, so that forms within forms come to an end."""

    device: Canvas
    _clips: list[ClipBox]

    def execute(self, streams: Sequence[object]) -> None:
        """Run *streams*, counting their size each time anew."""
        for stream in map(stream_value, streams):
            check_stream(stream, self.device.budget)
            self.device.budget.run(len(stream.get_data()) + 64)
        self._clips, outer = [], self.device.clip
        super().execute(streams)
        self.device.clip = outer

    def do_q(self) -> None:
        """Save the state, and what is visible with it."""
        super().do_q()
        self._clips.append(self.device.clip)

    def do_Q(self) -> None:
        """Restore both."""
        super().do_Q()
        if self._clips:
            self.device.clip = self._clips.pop()

    def do_W(self) -> None:
        """Narrow what is visible to the box around the current path."""
        if len(self.curpath) > _MOST_CORNERS:
            return  # no box
        corners = [apply_matrix_pt(self.ctm, step[-2:]) for step in self.curpath if len(step) > 1]
        if corners:
            x0, y0, x1, y1 = self.device.clip
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            self.device.clip = max(x0, min(xs)), max(y0, min(ys)), min(x1, max(xs)), min(y1, max(ys))

    do_W_a = do_W


class Canvas(PDFTextDevice):
    """Collects characters and lines where the drawing instructions put them."""

    def __init__(self, resources: PDFResourceManager, budget: Budget) -> None:
        super().__init__(resources)
        self.budget = budget
        self._clear()

    def _clear(self) -> None:
        self.clip = ALL
        self.page = ALL
        self._string = 0
        self._invisible: list[int] = []
        self._pale: list[Pale] = []
        self._shapes: list[Shape] = []
        self._glyphs: list[Raw] = []
        self._lines: list[tuple[float, float, float, float]] = []
        self._pictured = 0.0
        self._undefined = 0
        self._curves = 0
        self.budget.turn()

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """Count the form or picture; its content comes through the same canvas."""
        self.budget.draw()

    def end_figure(self, name: str) -> None:
        """Nothing is kept of a form's frame."""

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Add the area that the picture covers; a picture fills the unit square."""
        x0, y0, x1, y1 = apply_matrix_rect(self.ctm, (0, 0, 1, 1))  # type: ignore[arg-type]
        self._pictured += abs((x1 - x0) * (y1 - y0))
        self._shapes.append(Shape(x0, y0, x1, y1, white=False))

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Draw one piece of text; note where the edge of what is visible cuts a number."""
        self._string += 1
        first = len(self._glyphs)
        super().render_string(textstate, seq, ncs, graphicstate)
        drawn = self._glyphs[first:]
        # What stands beside the page belongs to a row that runs off it; what is clipped on the page is not shown.
        shown = [glyph for glyph in drawn if reaches_into(glyph, self.clip) or not reaches_into(glyph, self.page)]
        self._glyphs[first:] = shown
        # Programs that print leave out the characters beyond the edge: what is there can be the beginning of more.
        if shown and (is_cut(drawn[-1], self.clip) or is_cut(drawn[0], self.clip) or _is_short(shown, drawn)):
            self._glyphs.append(beyond(shown[-1]))
        numbers = range(first, len(self._glyphs))
        if textstate.render in INVISIBLE:
            self._invisible += numbers
        elif is_pale(textstate.render, graphicstate.ncolor, ncs.name):
            self._pale += (Pale(number, len(self._shapes)) for number in numbers)

    def render_char(
        self,
        matrix: Any,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        """Keep the character with its box; return how far the pen moves."""
        self.budget.draw()
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = UNDEFINED
            self._undefined += 1
        advance = font.char_width(cid) * fontsize * scaling
        if font.is_vertical():
            shift, drop = font.char_disp(cid)  # type: ignore[misc]
            left = -fontsize * 0.5 if shift is None else -shift * fontsize * 0.001
            high = (1000 - drop) * fontsize * 0.001 + rise
            box = (left, high + advance, left + fontsize, high)
        else:
            low = font.get_descent() * fontsize + rise
            box = (0.0, low, advance, low + fontsize)
        x0, y0, x1, y1 = apply_matrix_rect(matrix, box)
        turn = _turn(matrix)
        lying = (turn or 0) % 2 == 1  # on a page that is turned as a whole, the height of type runs across
        size = (x1 - x0) if lying != bool(font.is_vertical()) else (y1 - y0)
        self._glyphs.append((text, x0, y0, x1, y1, size, turn, self._string))
        return advance

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        """Keep what the path draws of level and upright lines."""
        for part in _subpaths(path):
            self.budget.draw()
            points = [apply_matrix_pt(self.ctm, step) for step in part]  # type: ignore[arg-type]
            if len(points) < 2:
                self._curves += 1
            elif stroke:
                self._lines += [(*a, *b) for a, b in pairwise(points)]
            elif fill:
                self._fill(points, white=is_white(graphicstate.ncolor, graphicstate.ncs.name))

    def _fill(self, points: list[tuple[float, float]], *, white: bool) -> None:
        """Keep a filled box as a line if it is thin; what is filled and wide is shading behind text."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        wide, high = x1 - x0, y1 - y0
        if min(high, wide) > _THIN:
            self._shapes.append(Shape(x0, y0, x1, y1, white))
        if high <= _THIN and wide > high / _DOT:
            self._lines.append((x0, (y0 + y1) / 2, x1, (y0 + y1) / 2))
        if wide <= _THIN and high > wide / _DOT:
            self._lines.append(((x0 + x1) / 2, y0, (x0 + x1) / 2, y1))

    def sheet(self, number: int, width: float, height: float) -> Sheet:
        """Return what was drawn since the last call as page *number*, turned so that its text reads level."""
        turns = Counter(turn for *_, turn, _ in self._glyphs if turn is not None)
        turn = turns.most_common(1)[0][0] if turns else 0
        pictured = min(1.0, self._pictured / max(1.0, width * height))
        # Text recognised in the picture of a page is drawn invisible over it, and is what there is to read.
        scanned = pictured >= PICTURE_PAGE
        visible = seen(self._glyphs, () if scanned else self._invisible, () if scanned else self._pale, self._shapes)
        glyphs, strokes = struck_out(
            list(glyphs_of(visible, turn, width, height)), list(_strokes(self._lines, turn, width, height))
        )
        sheet = Sheet(
            number=number,
            width=height if turn % 2 else width,
            height=width if turn % 2 else height,
            glyphs=tuple(glyphs),
            strokes=tuple(strokes),
            pictured=pictured,
            undefined=self._undefined,
            curves=self._curves,
        )
        self._clear()
        return sheet


def draw(page: PDFPage, number: int, interpreter: Interpreter, limits: Limits, source: str | None) -> Sheet:
    """Run the drawing instructions of *page* and return what they leave on it."""
    box = [float(resolve1(value)) for value in page.mediabox]
    if not all(map(math.isfinite, box)):
        raise ValueError("page box is not finite")
    width, height = abs(box[2] - box[0]), abs(box[3] - box[1])
    if page.rotate in (90, 270):
        width, height = height, width
    for side in (width, height):
        if side > limits.page_points:
            raise LimitError("page_points", limits.page_points, int(side), source)
    interpreter.device.clip = interpreter.device.page = (0.0, 0.0, width, height)
    interpreter.process_page(page)
    return interpreter.device.sheet(number, width, height)


def _is_short(shown: Sequence[Raw], drawn: Sequence[Raw]) -> bool:
    """Return whether digits of a number are not shown."""
    return len(shown) < len(drawn) and shown[-1][0].isdigit()


def _turn(matrix: Sequence[float]) -> int | None:
    """Return the quarter turns (counter-clockwise) of text drawn with *matrix*, ``None`` for slanting text."""
    a, b = matrix[0], matrix[1]
    if abs(b) <= _SLANT * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= _SLANT * abs(b):
        return 1 if b > 0 else 3
    return None


def _subpaths(path: Sequence[Any]) -> Iterable[list[tuple[float, float]]]:
    """Yield the corner points of each straight-sided part of *path*; one without corners for a curved part."""
    points: list[tuple[float, float]] = []
    curved = False
    for step in path:
        if step[0] == "m":
            if points:
                yield [] if curved else points
            points, curved = [step[-2:]], False
        elif step[0] == "h":
            points.extend(points[:1])
        else:
            curved = curved or step[0] != "l"
            points.append(step[-2:])
    if points:
        yield [] if curved else points


def _strokes(lines: Iterable[Any], turn: int, width: float, height: float) -> Iterable[Stroke]:
    for x0, y0, x1, y1 in lines:
        left, top, right, bottom = upright_box(
            (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), turn, width, height
        )
        wide, high = right - left, bottom - top
        if high <= max(0.5, _SLANT * wide) and wide > high:
            yield Stroke(False, (top + bottom) / 2, left, right)
        elif wide <= max(0.5, _SLANT * high) and high > wide:
            yield Stroke(True, (left + right) / 2, top, bottom)
