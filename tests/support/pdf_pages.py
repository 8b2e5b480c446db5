"""Small PDF files made by hand: pages of text and ruled tables, and broken ones."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence

from gov_disclosure import forms
from gov_disclosure.forms import TableForm

WIDTH, HEIGHT = 595, 842

# A font that every PDF reader brings along, so none has to be embedded. Latin letters are half as wide as Chinese.
_FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts ["
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
    b"/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 880 /Descent -120 "
    b"/CapHeight 880 /ItalicAngle 0 /StemV 80 /FontBBox [-25 -254 1000 880] >> >> ] >>"
)

Border = Callable[[float, float, float, float], str]


def text(x: float, top: float, words: str, size: float = 10) -> str:
    """Instructions that print *words* with their upper left corner at *x*, *top*, in points from above."""
    code = words.encode("utf-16-be").hex()
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {HEIGHT - top - 0.88 * size} Tm <{code}> Tj ET\n"


def stroked(x0: float, y0: float, x1: float, y1: float) -> str:
    """A line drawn with a pen."""
    return f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S\n"


def filled(x0: float, y0: float, x1: float, y1: float) -> str:
    """A line drawn as a thin filled box, as word processors do."""
    return f"{x0 - 0.25} {HEIGHT - y1 - 0.25} {x1 - x0 + 0.5} {y1 - y0 + 0.5} re f\n"


def doubled(x0: float, y0: float, x1: float, y1: float) -> str:
    """Two lines side by side."""
    dx, dy = (1.5, 0) if x0 == x1 else (0, 1.5)
    return stroked(x0 - dx, y0 - dy, x1 - dx, y1 - dy) + stroked(x0 + dx, y0 + dy, x1 + dx, y1 + dy)


def dotted(x0: float, y0: float, x1: float, y1: float) -> str:
    """A row of small filled squares."""
    upright = x0 == x1
    steps = int((y1 - y0 if upright else x1 - x0) / 2) + 1
    dots = ((x0, y0 + 2 * i) if upright else (x0 + 2 * i, y0) for i in range(steps))
    return "".join(f"{x - 0.4} {HEIGHT - y - 0.4} 0.8 0.8 re f\n" for x, y in dots)


BORDERS: Mapping[str, Border] = {"stroked": stroked, "filled": filled, "doubled": doubled, "dotted": dotted}


def table(
    form: TableForm,
    figures: Mapping[str, str],
    *,
    rows: range,
    top: float,
    border: Border = stroked,
    outer: bool = True,
    left: float = 40,
    height: float = 24,
) -> str:
    """Instructions for the *rows* of a statutory table: what reaches over the edge of the range is cut there."""
    width = max(cell.column + cell.colspan for cell in form.grid)
    xs = [left + i * (WIDTH - 2 * left) / width for i in range(width + 1)]
    out = ""
    for cell in form.grid:
        first, last = max(cell.row, rows.start), min(cell.row + cell.rowspan, rows.stop)
        if first >= last:
            continue
        x0, x1 = xs[cell.column], xs[cell.column + cell.colspan]
        y0, y1 = (top + (row - rows.start) * height for row in (first, last))
        sides = [(x0, y0, x1, y0), (x0, y1, x1, y1)]
        sides += [(x, y0, x, y1) for x in (x0, x1) if outer or xs[0] < x < xs[-1]]
        out += "".join(border(*side) for side in sides)
        words = figures[cell.key] if cell.key else cell.zh
        if first == cell.row:
            out += _wrapped(words, x0 + 1, y0 + 1, x1 - x0 - 2, y1 - y0)
    return out


def _wrapped(words: str, x: float, top: float, width: float, height: float) -> str:
    """Words in a cell, broken where they reach its side and small enough to stay in it."""
    size = 8.0
    while size > 1 and (2 + sum(1 if sign > "\x7f" else 0.5 for sign in words) * size // width) * size > height:
        size -= 0.25
    lines, used = [""], 0.0
    for sign in words:
        advance = size if sign > "\x7f" else size / 2
        if used + advance > width and lines[-1]:
            lines.append("")
            used = 0.0
        lines[-1] += sign
        used += advance
    return "".join(text(x, top + i * size, line, size) for i, line in enumerate(lines))


def objects(bodies: Sequence[bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF file of numbered objects, with its table of where they stand."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (
        len(bodies) + 1,
        root,
        trailer,
        start,
    )


def stream(content: bytes, entries: bytes = b"", packed: bool = False) -> bytes:
    """A stream object, packed on demand."""
    data = zlib.compress(content) if packed else content
    filters = b"/Filter /FlateDecode" if packed else b""
    return b"<< /Length %d %s %s >>\nstream\n%s\nendstream" % (len(data), filters, entries, data)


def pdf(
    pages: Iterable[str | bytes],
    *,
    page: bytes = b"",
    resources: bytes = b"",
    font: bytes = _FONT,
    extra: Sequence[bytes] = (),
    packed: bool = False,
) -> bytes:
    """
    A PDF file of one content stream a page.

    Objects 1 to 3 are the catalogue, the page tree and the font F1; *extra*
    follow from 4 on, then two for each page.
    """
    contents = [content.encode() if isinstance(content, str) else content for content in pages]
    first = 4 + len(extra)
    kids = b" ".join(b"%d 0 R" % (first + 2 * i) for i in range(len(contents)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)),
        font,
        *extra,
    ]
    for i, content in enumerate(contents):
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] %s "
            b"/Resources << /Font << /F1 3 0 R >> %s >> /Contents %d 0 R >>"
            % (WIDTH, HEIGHT, page, resources, first + 2 * i + 1)
        )
        bodies.append(stream(content, packed=packed))
    return objects(bodies)


def paragraphs(texts: Iterable[str], top: float, size: float = 16, left: float = 80, right: float = 515) -> str:
    """Running text with first lines indented by two characters, broken at the right edge."""
    out = ""
    for words in texts:
        x, line = left + 2 * size, ""
        for sign in words:
            width = sum(1 if each > "\x7f" else 0.5 for each in line + sign) * size
            if x + width > right + 0.1:
                out += text(x, top, line, size)
                x, line, top = left, "", top + 1.75 * size
            line += sign
        out += text(x, top, line, size)
        top += 1.75 * size
    return out


def report_pdf(*, packed: bool = False) -> bytes:
    """Return a report of seven pages: four of text, then the three tables, the second cut by a page break."""
    said = "本机关认真执行条例规定，全年公开各类信息一千二百余条，受理申请八十七件，均在法定期限之内办结并答复申请人。"
    form = forms.for_edition("2021")
    figures = {cell.key: str(i % 40) for grid in form.tables.values() for i, cell in enumerate(grid.grid) if cell.key}
    disclosure, requests, disputes = form.tables.values()
    heading = {row: text(80, 40, f"{form.sections[row].number}、{form.sections[row].zh}", 16) for row in (1, 2, 3)}
    return pdf(
        [
            text(100, 60, "丙县数据局2023年政府信息公开工作年度报告", 18)
            + text(112, 110, f"一、{form.sections[0].zh}", 16)
            + paragraphs([said * 3] * 3, 150),
            *(paragraphs([said * 3] * 4, 80) for _ in range(3)),
            heading[1] + table(disclosure, figures, rows=range(14), top=80),
            heading[2] + table(requests, figures, rows=range(17), top=80),
            table(requests, figures, rows=range(17, 28), top=80)
            + text(80, 400, f"四、{form.sections[3].zh}", 16)
            + table(disputes, figures, rows=range(4), top=440),
        ],
        packed=packed,
    )
