"""Whole reports laid out on PDF pages as organs print them: labels wrapped, figures centred, rows cut by the page."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import define, field, frozen

from gov_disclosure.forms import Form, GridCell, TableForm
from pdf_pages import BORDERS, WIDTH, Border, pdf, text

TITLE = "青松县水务局2023年政府信息公开工作年度报告"
_SAID = "本机关认真执行条例规定，全年公开各类信息一千二百余条，受理申请均在法定期限之内办结并答复申请人，没有逾期情形。"
_TOP, _BOTTOM = 70.0, 770.0
_LEFT = 50.0
_PITCH = 1.3
_PADDING = 2.0
_COLUMNS_OF_TWO, _COLUMNS_OF_THREE = 4, 10

Sides = Callable[[GridCell, float, float, float, float, Sequence[float]], list[tuple[float, float, float, float]]]


@frozen(kw_only=True)
class Look:
    """
    How the tables of a report are set.

    ``rules``: one of `RULES`. ``labels``: shares of the width that the label
    columns of tables two and three take. ``size``: of the type in points.
    ``high``: where figures stand in their row, 0 top, 0.5 middle. ``side``: the
    same from left to right. ``first``: share of the width that the labels of
    table two take, ``None`` for as much as those of table three. ``names``:
    where labels stand in their row. ``whole_rows``: page breaks between rows
    only. ``start``: points by which the first page is shorter. ``footer``: page
    number, ``{}`` the number. ``repeat``: the header of table three again on
    each page. ``header``: whether headers are text, or part of the picture that
    a scan is. ``jitter``: points by which each text may stand off its place.
    """

    rules: str = "full"
    labels: tuple[float, float, float] = (0.06, 0.12, 0.32)
    size: float = 9.0
    high: float = 0.5
    side: float = 0.5
    first: float | None = None
    names: float = 0.5
    whole_rows: bool = True
    start: float = 0.0
    footer: str = "- {} -"
    repeat: bool = False
    rotate: int = 0
    border: str = "stroked"
    header: bool = True
    jitter: float = 0.0
    seed: int = 0


class Piece(NamedTuple):
    """A line of text on the endless strip that the pages are cut from."""

    x: float
    top: float
    words: str
    size: float


RULES = ("full", "level", "frame", "head", "none")
"""All lines; level ones only; the outer frame; three level ones (above, below the header, at the end); none."""


@define
class _Strip:
    """The report before it is cut into pages; ``repeated``: top and end of the header of table three, and its end."""

    y: float = 0.0
    repeated: tuple[float, float, float] = (0.0, 0.0, 0.0)
    pieces: list[Piece] = field(factory=list)
    lines: list[tuple[float, float, float, float]] = field(factory=list)
    breaks: list[float] = field(factory=list)


def width_of(words: str, size: float) -> float:
    """Width in points: Latin signs are half as wide as Chinese ones."""
    return sum(1 if sign > "\x7f" else 0.5 for sign in words) * size


def wrapped(words: str, size: float, width: float) -> list[str]:
    """Break *words* where they reach *width*; a number is broken only where it must be."""
    lines = [""]
    for sign in words:
        if lines[-1] and width_of(lines[-1] + sign, size) > width + 0.01:
            lines.append("")
        lines[-1] += sign
    return lines


def columns(table: TableForm, look: Look, left: float, right: float) -> list[float]:
    """The upright edges of the table's columns."""
    wide = table.columns
    first = sum(look.labels) if look.first is None else look.first
    labels = {10: look.labels, 4: (first,)}.get(wide, ())
    shares = [*labels, *[(1 - sum(labels)) / (wide - len(labels))] * (wide - len(labels))]
    edges = [left]
    for share in shares:
        edges.append(edges[-1] + share * (right - left))
    return edges


def heights(table: TableForm, printed: Mapping[str, str], look: Look, xs: Sequence[float]) -> list[float]:
    """How high each row must be for what stands in it; a cell over several rows makes the last of them higher."""
    rows = [look.size * _PITCH + 2 * _PADDING] * (1 + max(cell.row for cell in table.grid))
    for cell in sorted(table.grid, key=lambda cell: cell.rowspan):
        words = printed.get(cell.key, "") if cell.key else cell.zh
        room = xs[cell.column + cell.colspan] - xs[cell.column] - 2 * _PADDING
        need = len(wrapped(words, look.size, room)) * look.size * _PITCH + 2 * _PADDING
        last = cell.row + cell.rowspan - 1
        rows[last] += max(0.0, need - sum(rows[cell.row : last + 1]))
    return rows


def broken_figures(form: Form, printed: Mapping[str, str], look: Look) -> dict[str, list[str]]:
    """The lines that each figure is printed in."""
    found: dict[str, list[str]] = {}
    for table in form.tables.values():
        xs = columns(table, look, _LEFT, WIDTH - _LEFT)
        for cell in table.grid:
            if cell.key:
                room = xs[cell.column + cell.colspan] - xs[cell.column] - 2 * _PADDING
                found[cell.key] = wrapped(printed[cell.key], look.size, room)
    return found


def _put_table(
    strip: _Strip, table: TableForm, printed: Mapping[str, str], look: Look, left: float, right: float
) -> None:
    xs = columns(table, look, left, right)
    ys = [strip.y]
    for high in heights(table, printed, look, xs):
        ys.append(ys[-1] + high)
    for cell in table.grid:
        box = xs[cell.column], ys[cell.row], xs[cell.column + cell.colspan], ys[cell.row + cell.rowspan]
        if look.header or not _in_header(cell, table):
            words = printed.get(cell.key, "") if cell.key else cell.zh
            strip.pieces += _cell(words, box, look, figure=bool(cell.key))
        strip.lines += _sides(cell, box, look.rules, table, xs)
    strip.breaks += ys
    if table.columns == _COLUMNS_OF_THREE:
        strip.repeated = ys[0], ys[table.header_rows], ys[-1]
    strip.y = ys[-1]


def _in_header(cell: GridCell, table: TableForm) -> bool:
    """Whether *cell* stands above the columns; of table two, whose blocks have headers of their own, none does."""
    return table.columns > _COLUMNS_OF_TWO and cell.row < table.header_rows


def _cell(words: str, box: tuple[float, float, float, float], look: Look, *, figure: bool) -> Iterator[Piece]:
    x0, y0, x1, y1 = box
    lines = wrapped(words, look.size, x1 - x0 - 2 * _PADDING) if words else []
    high = len(lines) * look.size * _PITCH
    top = y0 + _PADDING + (look.high if figure else look.names) * max(0.0, y1 - y0 - 2 * _PADDING - high)
    for at, line in enumerate(lines):
        spare = x1 - x0 - 2 * _PADDING - width_of(line, look.size)
        x = x0 + _PADDING + max(0.0, spare) * (look.side if figure else 0.5)
        yield Piece(x, top + at * look.size * _PITCH, line, look.size)


def _sides(
    cell: GridCell, box: tuple[float, float, float, float], rules: str, table: TableForm, xs: Sequence[float]
) -> list[tuple[float, float, float, float]]:
    x0, y0, x1, y1 = box
    level = [(x0, y0, x1, y0), (x0, y1, x1, y1)]
    upright = [(x0, y0, x0, y1), (x1, y0, x1, y1)]
    last = cell.row + cell.rowspan == 1 + max(other.row for other in table.grid)
    if rules == "full":
        return level + upright
    if rules == "level":
        return level
    if rules == "frame":
        edges = [line for line, on in zip(level, (cell.row == 0, last), strict=True) if on]
        return edges + [line for line in upright if line[0] in (xs[0], xs[-1])]
    if rules == "head":
        heads = [other for other in table.grid if other.key]
        first = min(other.row for other in heads)
        on = (cell.row == 0, last or cell.row + cell.rowspan == first)
        return [line for line, drawn in zip(level, on, strict=True) if drawn]
    return []


def strip_of(form: Form, printed: Mapping[str, str], look: Look, left: float, right: float) -> _Strip:
    """The whole report: a page of text, the tables below their headings, closing text."""
    strip = _Strip(y=look.start)
    _say(strip, TITLE, 16, left + 60)
    _say(strip, f"一、{form.sections[0].zh}", 12, left)
    for _ in range(2):
        for at, line in enumerate(wrapped(_SAID, 12, right - left - 24)):
            _say(strip, line, 12, left + (24 if at == 0 else 0))
    for section, table in zip(form.sections[1:4], form.tables.values(), strict=True):
        strip.y += 8
        _say(strip, f"{section.number}、{section.zh}", 12, left)
        strip.y += 6
        _put_table(strip, table, printed, look, left, right)
        strip.y += 8
    for section in form.sections[4:]:
        _say(strip, f"{section.number}、{section.zh}", 12, left)
        for at, line in enumerate(wrapped(_SAID, 12, right - left - 24)):
            _say(strip, line, 12, left + (24 if at == 0 else 0))
    return strip


def _say(strip: _Strip, words: str, size: float, x: float) -> None:
    strip.breaks.append(strip.y)
    strip.pieces.append(Piece(x, strip.y, words, size))
    strip.y += 1.6 * size


def report_pages(form: Form, printed: Mapping[str, str], look: Look) -> list[str]:
    """Instructions for each page of the report."""
    strip = strip_of(form, printed, look, _LEFT, WIDTH - _LEFT)
    if look.jitter:
        chance = random.Random(look.seed)
        strip.pieces = [
            piece._replace(
                x=piece.x + chance.uniform(-1, 1) * look.jitter, top=piece.top + chance.uniform(-1, 1) * look.jitter
            )
            for piece in strip.pieces
        ]
    border = BORDERS[look.border]
    pages: list[str] = []
    start = 0.0
    while start < strip.y:
        first, header_end, last = strip.repeated
        lead = header_end - first if look.repeat and header_end < start < last else 0.0
        end = _end_of_page(strip, start, look, lead)
        page = _page(strip, start, end, border, lead) + text(WIDTH / 2 - 15, 800, look.footer.format(len(pages) + 1))
        pages.append(page + _page(strip, first, header_end, border) * bool(lead))
        start = end
    return pages


def _end_of_page(strip: _Strip, start: float, look: Look, lead: float) -> float:
    end = start + _BOTTOM - _TOP - lead
    if end >= strip.y:
        return strip.y + 1
    if look.whole_rows:
        return max((at for at in strip.breaks if start < at <= end), default=end)
    # No line of text may be cut in two; a row may.
    return min([piece.top for piece in strip.pieces if piece.top <= end < piece.top + piece.size * 1.1] + [end])


def _page(strip: _Strip, start: float, end: float, border: Border, lead: float = 0.0) -> str:
    above = _TOP + lead - start
    out = "".join(
        text(piece.x, piece.top + above, piece.words, piece.size) for piece in strip.pieces if start <= piece.top < end
    )
    for x0, y0, x1, y1 in dict.fromkeys(strip.lines):
        if y1 < start or y0 > end or (y0 == y1 == end and end not in (strip.y, strip.repeated[1])):
            continue
        low, high = max(y0, start), min(y1, end)
        out += border(x0, low + above, x1, high + above)
    return out


def report_pdf(form: Form, printed: Mapping[str, str], look: Look) -> bytes:
    """The report as a PDF file."""
    return pdf(report_pages(form, printed, look), page=b"/Rotate %d" % look.rotate if look.rotate else b"")
