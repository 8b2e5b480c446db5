"""Reports printed as published pages print them: a style says how, three formatters write HTML, DOCX and XLSX."""

from __future__ import annotations

import html
import io
import random
from decimal import Decimal

import docx
import openpyxl
from attrs import frozen
from hypothesis import strategies as st

from gov_disclosure import cells
from gov_disclosure.forms import TABLE_KEYS, CellForm, Form
from gov_disclosure.model import Report

FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
HALF_WIDTH = str.maketrans("（）：，、“”", '():,、""')
GRIDS = ("spanned", "first_only", "repeated")
LABELS = ("plain", "spans", "breaks", "spaced", "half_width")
FIGURES = ("plain", "full_width", "thousands", "padded")
BLANKS = ("", "&nbsp;", "<o:p>&nbsp;</o:p>", "&#12288;", "<p><span></span></p>")
AROUND = ("nothing", "layout_table", "navigation", "metadata")
ENCODINGS = ("utf-8", "gb2312", "undeclared", "wrong")


@frozen(kw_only=True)
class Style:
    """
    How a page prints its report.

    ``grid``: true spans; no spans, the text in the first of the cells; or in
    each of them. ``cut``: after so many rows table three goes on in a second
    table. ``seed`` for what varies from cell to cell.
    """

    grid: str
    labels: str
    figures: str
    blank: str
    around: str
    encoding: str
    cut: int | None
    seed: int


styles: st.SearchStrategy[Style] = st.builds(
    Style,
    grid=st.sampled_from(GRIDS),
    labels=st.sampled_from(LABELS),
    figures=st.sampled_from(FIGURES),
    blank=st.sampled_from(BLANKS),
    around=st.sampled_from(AROUND),
    encoding=st.sampled_from(ENCODINGS),
    cut=st.none() | st.integers(4, 24),
    seed=st.integers(0, 2**16),
)


def printed(report: Report, style: str = "plain") -> dict[str, str]:
    """Return the text in each cell, figures written in a style; an amount without a unit in its header has one."""
    form = cells.form_of(report)
    return {
        key: report.as_printed.get(key) or _figure(value, form.cells[key], style)
        for key, value in cells.by_key(report).items()
    }


def _figure(value: cells.Value, cell: CellForm, style: str) -> str:
    if value is None:
        return ""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    text = text if style == "thousands" else text.replace(",", "")
    text += "万元" if "procurement.amount" in cell.key else ""
    if style == "padded":
        return f" {text}\u3000"
    return text.translate(FULL_WIDTH) if style == "full_width" else text


@frozen
class Piece:
    """One cell to print."""

    text: str
    row: int
    column: int
    rowspan: int
    colspan: int
    label: bool


def pieces(form: Form, table: str, texts: dict[str, str], grid: str) -> list[list[Piece]]:
    """Return the rows of a statutory table, its spans drawn as *grid* says."""
    found: dict[tuple[int, int], Piece] = {}
    for cell in form.tables[table].grid:  # type: ignore[index]
        text = texts[cell.key] if cell.key else cell.zh
        if grid == "spanned":
            found[cell.row, cell.column] = Piece(
                text, cell.row, cell.column, cell.rowspan, cell.colspan, cell.key is None
            )
            continue
        for row in range(cell.row, cell.row + cell.rowspan):
            for column in range(cell.column, cell.column + cell.colspan):
                first = (row, column) == (cell.row, cell.column)
                shown = text if first or grid == "repeated" else ""
                found[row, column] = Piece(shown, row, column, 1, 1, cell.key is None)
    height = 1 + max(row for row, _ in found)
    return [[found[place] for place in sorted(found) if place[0] == row] for row in range(height)]


def title(report: Report) -> str:
    return f"{report.organ.name}{report.year}年政府信息公开工作年度报告"


# -- HTML --------------------------------------------------------------------------------------


def as_html(report: Report, style: Style) -> bytes:
    """Print a report as a web page."""
    form, texts = cells.form_of(report), printed(report, style.figures)
    parts = [f"<h1>{title(report)}</h1>"]
    parts += [f"<p>{text}</p>" for text in report.preamble]
    for section in report.sections:
        parts += [f"<p><b>{section.heading}</b></p>", *(f"<p>{text}</p>" for text in section.paragraphs)]
        for part in section.sections:
            parts += [f"<p>{part.heading}</p>", *(f"<p>{text}</p>" for text in part.paragraphs)]
        if section.key in TABLE_KEYS:
            rows = pieces(form, section.key, texts, style.grid)
            at = style.cut if style.cut and section.key == "requests" else len(rows)
            parts += ["<p>- 3 -</p>".join(_table(part, style) for part in (rows[:at], rows[at:]) if part)]
    charset = {"utf-8": "utf-8", "gb2312": "gb2312", "undeclared": "", "wrong": "utf-8"}[style.encoding]
    head = f'<meta charset="{charset}">' if charset else ""
    page = (
        f"<html><head>{head}<title>{title(report)}</title></head><body>{_around(''.join(parts), style)}</body></html>"
    )
    return page.encode("utf-8" if style.encoding == "utf-8" else "gb18030")


def _table(rows: list[list[Piece]], style: Style) -> str:
    chance = random.Random(style.seed)
    lines = ["".join(_cell(piece, style, chance) for piece in row) for row in rows]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _cell(piece: Piece, style: Style, chance: random.Random) -> str:
    spans = _span("rowspan", piece.rowspan) + _span("colspan", piece.colspan)
    return f"<td{spans}>{_text(piece, style, chance)}</td>"


def _span(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""


def _text(piece: Piece, style: Style, chance: random.Random) -> str:
    text = piece.text
    if not text.strip():
        return style.blank
    if not piece.label or style.labels == "plain":
        return f"<p>{html.escape(text)}</p>"
    if style.labels == "half_width":
        return html.escape(text.translate(HALF_WIDTH))
    if style.labels == "spaced":
        return f"<p>{' '.join(text)}</p>"
    cuts = sorted(chance.sample(range(len(text) + 1), min(3, len(text))))
    parts = [html.escape(text[start:end]) for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return "<br>".join(parts) if style.labels == "breaks" else "".join(f"<span>{part}</span>" for part in parts)


def _around(page: str, style: Style) -> str:
    if style.around == "layout_table":
        return (
            f"<table><tr><td><ul><li>首页</li></ul></td><td><div>{page}</div></td></tr><tr><td>版权</td></tr></table>"
        )
    if style.around == "navigation":
        links = "".join(f"<li><a href='{n}'>{name}</a></li>" for n, name in enumerate(_LINKS))
        return f"<div><ul>{links}</ul><p>当前位置：首页 > 政务公开</p></div>{page}<p>阅读 2048 次</p>"
    if style.around == "metadata":
        rows = "".join(f"<tr><td>{name}</td><td>{text}</td></tr>" for name, text in _FACTS.items())
        return f"<table>{rows}</table>{page}"
    return page


_LINKS = ("首页", "政务公开", "办事服务", "互动交流", "2019年", "2020年", "2021年")
_FACTS = {"索引号": "11370000MB284651X2/2024-00012", "名称": "年度报告", "公开日期": "2024-01-17", "文号": "无"}


# -- office files ------------------------------------------------------------------------------


def as_docx(report: Report, style: Style) -> bytes:
    """Print a report as a DOCX file; labels in several runs, true spans or none."""
    form, texts = cells.form_of(report), printed(report, style.figures)
    chance = random.Random(style.seed)
    document = docx.Document()
    document.add_paragraph(title(report))
    for section in report.sections:
        document.add_paragraph(section.heading)
        for text in section.paragraphs:
            document.add_paragraph(text)
        for part in section.sections:
            document.add_paragraph(part.heading)
            for text in part.paragraphs:
                document.add_paragraph(text)
        if section.key in TABLE_KEYS:
            rows = pieces(form, section.key, texts, style.grid)
            table = document.add_table(len(rows), form.tables[section.key].columns)
            grid = [list(row.cells) for row in table.rows]
            for piece in (piece for row in rows for piece in row):
                cell = grid[piece.row][piece.column]
                if piece.rowspan * piece.colspan > 1:
                    cell = cell.merge(grid[piece.row + piece.rowspan - 1][piece.column + piece.colspan - 1])
                _fill(cell.paragraphs[0], piece, style, chance)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fill(paragraph: object, piece: Piece, style: Style, chance: random.Random) -> None:
    text = piece.text or ("\u3000" if style.blank else "")
    if piece.label and style.labels == "spaced":
        text = " ".join(text)
    if piece.label and style.labels == "half_width":
        text = text.translate(HALF_WIDTH)
    at = chance.randrange(len(text) + 1)
    for part in (text[:at], text[at:]):
        run = paragraph.add_run(part)  # type: ignore[attr-defined]
        if piece.label and style.labels == "breaks" and part and at:
            run.add_break()


def as_xlsx(report: Report, style: Style) -> bytes:
    """Print a report as a workbook; figures as numbers or as text, tables on one sheet or on a sheet each."""
    form, texts = cells.form_of(report), printed(report, style.figures)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([title(report)])
    for section in report.sections:
        sheet.append([section.heading])
        for text in (*section.paragraphs, *(t for part in section.sections for t in (part.heading, *part.paragraphs))):
            sheet.append([text])
        if section.key not in TABLE_KEYS:
            continue
        target = book.create_sheet(section.key) if style.seed % 2 else sheet
        base = target.max_row + 1 if target is sheet else 1
        for piece in (piece for row in pieces(form, section.key, texts, style.grid) for piece in row):
            row, column = base + piece.row, 1 + piece.column
            number = not piece.label and piece.text.isdecimal() and piece.text.isascii() and len(piece.text) < 15
            target.cell(row, column, int(piece.text) if number and style.seed % 3 else piece.text or None)
            if piece.rowspan * piece.colspan > 1:
                target.merge_cells(
                    start_row=row, start_column=column,
                    end_row=row + piece.rowspan - 1, end_column=column + piece.colspan - 1,
                )  # fmt: skip
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
