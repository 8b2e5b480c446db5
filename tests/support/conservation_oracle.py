"""The oracle of conservation: reports are mutilated, printed, read back, and every figure is accounted for."""

from __future__ import annotations

import html
import io
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import docx
import openpyxl

from gov_disclosure import cells
from gov_disclosure.errors import UnreadableError
from gov_disclosure.reading import Reading, read
from pdf_pages import HEIGHT, WIDTH, pdf, stroked
from pdf_pages import text as pdf_text
from printed_reports import Part, Printed, Spanned, compact, matrix, printed_report, random_form, spanned
from report_mutations import MORE, MUTATIONS

TITLE = "青松县水务局2023年政府信息公开工作年度报告"
HEADINGS = (
    "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
)  # fmt: skip
SAID = "本部分略。"


def _text(report: Printed, table: Callable[[list[Part]], list[str]]) -> bytes:
    lines = [TITLE, "", HEADINGS[0], "", SAID, ""]
    for heading, one, notes in zip(HEADINGS[1:4], report.tables, report.notes, strict=True):
        lines += [heading, "", *table(one), "", *notes, ""]
    return "\n".join([*lines, HEADINGS[4], "", SAID, "", HEADINGS[5], "", SAID, ""]).encode()


def _tabs(report: Printed) -> bytes:
    return _text(report, lambda table: ["\t".join(row) for row in matrix(table)])


def _markdown(report: Printed) -> bytes:
    def lines(table: list[Part]) -> list[str]:
        rows = [f"| {' | '.join(row)} |" for row in matrix(table)]
        return [rows[0], "|" + "---|" * len(matrix(table)[0]), *rows[1:]]

    return _text(report, lines)


def _pipes(report: Printed) -> bytes:
    return _text(report, lambda table: [" | ".join(row) + " |" for row in compact(table)])


def _cell_a_line_piped(report: Printed) -> bytes:
    return _text(report, lambda table: [f"{text} |" for row in compact(table) for text in row])


def _cell_a_line(report: Printed) -> bytes:
    return _text(report, lambda table: [text for row in compact(table) for text in row if text])


def _cell_a_paragraph(report: Printed) -> bytes:
    return _text(report, lambda table: [line for row in compact(table) for text in row if text for line in (text, "")])


def _html(report: Printed, *, repeated: bool = False, nested: bool = False) -> bytes:
    def table(one: list[Part]) -> str:
        if repeated:
            rows = ["".join(f"<td>{html.escape(text)}</td>" for text in row) for row in matrix(one, repeated=True)]
        else:
            found: dict[int, str] = {}
            for text, row, _, down, across in spanned(one):
                inner = html.escape(text)
                if nested and text.startswith(("备注", "注", "说明")):
                    inner = f"<table><tr><td>{inner}</td></tr></table>"
                found[row] = found.get(row, "") + f'<td rowspan="{down}" colspan="{across}">{inner}</td>'
            rows = [found[row] for row in sorted(found)]
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"

    body = f"<h1>{TITLE}</h1><p>{HEADINGS[0]}</p><p>{SAID}</p>"
    for heading, one, notes in zip(HEADINGS[1:4], report.tables, report.notes, strict=True):
        body += f"<p>{heading}</p>{table(one)}" + "".join(f"<p>{note}</p>" for note in notes)
    body += "".join(f"<p>{heading}</p><p>{SAID}</p>" for heading in HEADINGS[4:])
    return f"<html><head><meta charset='utf-8'><title>{TITLE}</title></head><body>{body}</body></html>".encode()


def _html_unmerged(report: Printed) -> bytes:
    return _html(report, repeated=True)


def _html_nested(report: Printed) -> bytes:
    return _html(report, nested=True)


def _docx(report: Printed) -> bytes:
    document = docx.Document()
    for text in (TITLE, HEADINGS[0], SAID):
        document.add_paragraph(text)
    for heading, one, notes in zip(HEADINGS[1:4], report.tables, report.notes, strict=True):
        document.add_paragraph(heading)
        found = spanned(one)
        table = document.add_table(max(r + d for _, r, _, d, _ in found), max(c + a for _, _, c, _, a in found))
        grid = [list(row.cells) for row in table.rows]
        for text, row, column, down, across in found:
            cell = grid[row][column]
            if down > 1 or across > 1:
                cell = cell.merge(grid[row + down - 1][column + across - 1])
            cell.text = text
        for note in notes:
            document.add_paragraph(note)
    for text in (HEADINGS[4], SAID, HEADINGS[5], SAID):
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _xlsx(report: Printed) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([TITLE])
    sheet.append([HEADINGS[0]])
    sheet.append([SAID])
    for heading, one, notes in zip(HEADINGS[1:4], report.tables, report.notes, strict=True):
        sheet.append([heading])
        top = sheet.max_row + 1
        for text, row, column, down, across in spanned(one):
            sheet.cell(top + row, column + 1, int(text) if text.isascii() and text.isdigit() else text or None)
            if down > 1 or across > 1:
                sheet.merge_cells(
                    start_row=top + row,
                    start_column=column + 1,
                    end_row=top + row + down - 1,
                    end_column=column + across,
                )
        for note in notes:
            sheet.append([note])
    for text in (HEADINGS[4], SAID, HEADINGS[5], SAID):
        sheet.append([text])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _pdf(report: Printed, *, broken: bool = False) -> bytes:
    """Ruled tables, one a page; *broken*: the page ends in the middle of each, between two rows."""
    pages = [pdf_text(60, 60, TITLE, 14) + pdf_text(60, 100, HEADINGS[0]) + pdf_text(60, 120, SAID)]
    for heading, one, notes in zip(HEADINGS[1:4], report.tables, report.notes, strict=True):
        found = spanned(one)
        width = max(c + a for _, _, c, _, a in found)
        height = max(r + d for _, r, _, d, _ in found)
        assert 70 + (height + len(notes)) * 21 < HEIGHT
        cuts = [0, height // 2, height] if broken and height > 8 else [0, height]
        for top, end in pairwise(cuts):
            pages.append(_ruled(_cut(found, top, end), width, 70 if not top else 40))
            if not top:
                pages[-1] = pdf_text(30, 40, heading) + pages[-1]
        under = 90 + (end - top) * 21
        pages[-1] += "".join(pdf_text(30, under + 20 * n, note) for n, note in enumerate(notes))
    end_page = (HEADINGS[4], SAID, HEADINGS[5], SAID)
    return pdf([*pages, "".join(pdf_text(60, 60 + 20 * n, text) for n, text in enumerate(end_page))])


def _cut(cells: list[Spanned], top: int, end: int) -> list[Spanned]:
    """Return what of *cells* stands on a page with the rows from *top* to *end*; a cut cell has its text above."""
    return [
        (text if row >= top else "", max(row, top) - top, column, min(row + down, end) - max(row, top), across)
        for text, row, column, down, across in cells
        if row < end and row + down > top
    ]


def _ruled(cells: list[Spanned], width: int, top: float) -> str:
    step, out = (WIDTH - 60) / width, ""
    for text, row, column, down, across in cells:
        x0, x1 = 30 + column * step, 30 + (column + across) * step
        y0, y1 = top + row * 21.0, top + (row + down) * 21.0
        sides = ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))
        out += "".join(stroked(*side) for side in sides)
        size, each = 6.0, max(1, int((x1 - x0 - 3) // 6))
        size = 6.0 if len(text) <= each * int((y1 - y0) // 7) else 2.2
        each = max(1, int((x1 - x0 - 3) // size))
        for at, line in enumerate(_lines(text, each)):
            out += pdf_text(x0 + 1.5, y0 + 1.5 + at * (size + 0.4), line, size)
    return out


def _pdf_broken(report: Printed) -> bytes:
    return _pdf(report, broken=True)


def _lines(text: str, each: int) -> list[str]:
    """Break *text* into lines of about *each* signs, never inside a figure."""
    lines = [""]
    for piece in re.findall(r"\d+|\D", text):
        if lines[-1] and len(lines[-1]) + len(piece) > each:
            lines.append("")
        lines[-1] += piece
    return lines


BROKEN = "pdf, page breaks"
FORMATS: dict[str, Callable[[Printed], bytes]] = {
    "tabs": _tabs, "markdown": _markdown, "pipes": _pipes, "cell a line, piped": _cell_a_line_piped,
    "cell a line": _cell_a_line, "cell a paragraph": _cell_a_paragraph, "html": _html,
    "html, unmerged": _html_unmerged, "html, nested notes": _html_nested, "docx": _docx, "xlsx": _xlsx, "pdf": _pdf,
    BROKEN: _pdf_broken,
}  # fmt: skip
FIRST = tuple(name for name in FORMATS if name != BROKEN)


@dataclass
class Outcome:
    """One report read back: how many figures are placed and left over, which are wrong and which are lost."""

    format: str
    mutations: Sequence[str]
    placed: int
    left_over: int
    wrong: list[str]
    lost: list[str]
    data: bytes


_FIGURE = re.compile(r"\d{5}")


def case(seed: int, names: Sequence[str] = FIRST, *, more: bool = True) -> Outcome:
    """
    Make the report of *seed* in one of the formats, mutilate it, read it back, and judge.

    Without *more*, the case is what the seed stood for before page breaks and the later mutations came.
    """
    chance, apart = random.Random(seed), random.Random(f"{seed} more")
    name = chance.choice(list(names))
    report = printed_report(random_form(chance))
    mutations = chance.sample(sorted(MUTATIONS), chance.choice((0, 1, 1, 1, 2, 2, 3)))
    for mutation in mutations:
        MUTATIONS[mutation](report, chance)
    if more and apart.random() < 0.25:
        mutations.append(apart.choice(sorted(MORE)))
        MORE[mutations[-1]](report, apart)
    if more and name == "pdf" and names == FIRST and apart.random() < 0.5:
        name = BROKEN
    data = FORMATS[name](report)
    try:
        reading = read(data, source=f"report.{'html' if name.startswith('html') else name}")
    except UnreadableError:
        return Outcome(name, mutations, 0, 0, [], ["(not read)"], data)
    return _judged(name, mutations, report, reading, data)


def _judged(name: str, mutations: Sequence[str], report: Printed, reading: Reading, data: bytes) -> Outcome:
    values = {key: value for key, value in cells.by_key(reading.report).items() if value is not None}
    wrong = [f"{key} = {value}" for key, value in values.items() if report.owner.get(str(value)) != key]
    texts = [leftover.text for leftover in reading.leftovers]
    texts += [text for text in reading.report.as_printed.values() if text]
    texts += [text for section in reading.report.sections for text in _texts(section)]
    texts += reading.report.preamble
    said = Counter(figure for text in texts for figure in _FIGURE.findall(_half(text)))
    noted = [note for notes in report.notes for note in notes]
    printed = {
        figure
        for text in (*(cell[0] for table in report.tables for cell in spanned(table)), *noted)
        for figure in _FIGURE.findall(_half(text))
        if figure in report.owner
    }
    placed = {str(value) for value in values.values()} & printed
    lost = sorted(printed - placed - said.keys())
    return Outcome(name, mutations, len(placed), len(printed - placed - set(lost)), wrong, lost, data)


def _texts(section: object) -> list[str]:
    found = [*getattr(section, "paragraphs", ()), getattr(section, "heading", None) or ""]
    for below in getattr(section, "sections", ()):
        found += _texts(below)
    return found


def _half(text: str) -> str:
    """Return *text* with digits in half width, and nothing else changed: a mark is no digit."""
    return text.translate({0xFF10 + n: 48 + n for n in range(10)})
