"""
A document as XLSX: one worksheet for the text and one for each table, merged as the form is.

Figures are numbers wherever a spreadsheet holds them exactly, else text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from gov_disclosure.document.blocks import Block, Document, Grid, Run
from gov_disclosure.document.grid_labels import GridLabels
from gov_disclosure.document.marks import SHADES, Mark, MarkLevel
from gov_disclosure.document.remarks import WORDS, worst_levels
from gov_disclosure.document.xlsx.workbook import Sheets, fit_to_width, new_book, put, row_heights, save, text_height

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_TEXT_SHEET: Mapping[str, str] = {"zh": "正文", "en": "Text"}
_CELL_CHARACTERS = 32_000
"""A worksheet cell holds 32,767 characters; longer paragraphs go on in the next row."""
_TEXT_WIDTH = 70
_TABLE_WIDTH = 100

_Line = Literal["thick", "mediumDashed", "dotted", "dashDot"]
_BORDERS: Mapping[MarkLevel, _Line] = {
    "error": "thick",
    "warning": "mediumDashed",
    "info": "dotted",
    "undetermined": "dashDot",
}


def write(document: Document) -> bytes:
    """
    Return *document* as an XLSX file; marked cells are filled, framed and commented, and the marks listed.

    Raises:
        MissingExtraError: openpyxl is not installed (extra ``xlsx``).

    """
    book = new_book(document.metadata)
    sheets = Sheets(book)
    words = WORDS.get(document.lang, WORDS["en"])
    text = sheets.add(_TEXT_SHEET.get(document.lang, _TEXT_SHEET["en"]))
    _write_text(text, document.flow)
    places: dict[str, str] = {}
    for block in document.flow:
        if isinstance(block, Grid):
            sheet = sheets.add(block.title or "")
            places |= _write_grid(sheet, block, document.marks)
    if document.marks or document.remarks:
        _write_marks(sheets.add(words.heading), document, places)
    return save(book)


def _write_text(sheet: Worksheet, blocks: Sequence[Block]) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.column_dimensions["A"].width = _TEXT_WIDTH
    fit_to_width(sheet)
    row = 0
    for block in blocks:
        for text, level in _lines(block):
            row += 1
            cell = put(sheet, row, 1, text, numbers=False)
            cell.alignment = Alignment(
                wrap_text=True, vertical="top", horizontal="center" if level == 0 else "left",
                indent=0 if level is not None else 2,
            )  # fmt: skip
            cell.font = Font(name="仿宋", size=16 if level == 0 else 12, bold=level is not None)
            sheet.row_dimensions[row].height = text_height(text, _TEXT_WIDTH * 0.9, 24 if level == 0 else 17)


def _lines(block: Block) -> list[tuple[str, int | None]]:
    """Return the paragraphs of *block* in pieces that fit a cell, each with its level."""
    if isinstance(block, Run):
        return [(cell.text, None) for cell in block.cells]
    if isinstance(block, Grid):
        return []
    starts = range(0, max(len(block.text), 1), _CELL_CHARACTERS)
    return [(block.text[start : start + _CELL_CHARACTERS], block.level) for start in starts]


def _write_grid(sheet: Worksheet, grid: Grid, marks: Sequence[Mark]) -> dict[str, str]:
    """Write *grid* from A1 on; return where each figure stands, as a link inside the workbook."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    levels = worst_levels(marks)
    labels = GridLabels(grid)
    thin = Side(style="thin")
    places: dict[str, str] = {}
    for cell in grid.cells:
        row, column = cell.row + 1, cell.column + 1
        if cell.rowspan > 1 or cell.colspan > 1:
            sheet.merge_cells(
                start_row=row, start_column=column,
                end_row=row + cell.rowspan - 1, end_column=column + cell.colspan - 1,
            )  # fmt: skip
        found = put(sheet, row, column, cell.text, numbers=cell.key is not None)
        left = cell.header and labels.scope(cell) == "row"
        found.alignment = Alignment(wrap_text=True, vertical="center", horizontal="left" if left else "center")
        found.font = Font(name="仿宋", size=10)
        side, level = thin, levels.get(cell.key or "")
        if level is not None:
            side = Side(style=_BORDERS[level], color="B00020")
            found.fill = PatternFill("solid", fgColor=SHADES[level])
        for down in range(row, row + cell.rowspan):
            for across in range(column, column + cell.colspan):
                sheet.cell(down, across).border = Border(left=side, right=side, top=side, bottom=side)
        if cell.key is not None:
            places[cell.key] = f"'{sheet.title}'!{found.coordinate}"
            _comment(
                found, [mark for mark in marks if cell.key in {target.key for target in mark.targets[: mark.suspects]}]
            )
    whole = sum(grid.widths) or 1
    for at, share in enumerate(grid.widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = max(6, round(_TABLE_WIDTH * share / whole))
    for row, height in row_heights(grid, _TABLE_WIDTH).items():
        sheet.row_dimensions[row + 1].height = height
    _page(sheet, grid)
    return places


def _comment(cell: Any, marks: Sequence[Mark]) -> None:
    from openpyxl.comments import Comment

    if marks:
        comment = Comment("\n".join(f"{mark.id} {mark.text}" for mark in marks), "gov-disclosure")
        comment.width, comment.height = 320, 60 + 40 * len(marks)
        cell.comment = comment


def _page(sheet: Worksheet, grid: Grid) -> None:
    if grid.header_rows:
        sheet.freeze_panes = f"A{grid.header_rows + 1}"
        sheet.print_title_rows = f"1:{grid.header_rows}"
    if sheet.oddHeader is not None:
        sheet.oddHeader.center.text = "&A"
    fit_to_width(sheet)


def _write_marks(sheet: Worksheet, document: Document, places: Mapping[str, str]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    words = WORDS.get(document.lang, WORDS["en"])
    fit_to_width(sheet, landscape=True)
    for letter, width in zip("ABCDE", (24, 10, 30, 50, 80), strict=True):
        sheet.column_dimensions[letter].width = width
    for row, remark in enumerate(document.remarks, start=len(document.marks) + 1):
        cell = put(sheet, row, 5, remark, numbers=False)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = text_height(remark, 70, 15)
    for row, mark in enumerate(document.marks, start=1):
        target = mark.targets[0] if mark.targets else None
        texts = (mark.id, words.levels[mark.level], mark.title, target.label if target else words.whole, mark.text)
        for column, text in enumerate(texts, start=1):
            cell = put(sheet, row, column, text, numbers=False)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = max(text_height(mark.text, 70, 15), text_height(texts[3], 44, 15))
        if target is not None and target.key in places:
            link = sheet.cell(row, 4)
            link.hyperlink = Hyperlink(ref=link.coordinate, location=places[target.key])
            link.font = Font(color="0B4A8F", underline="single")
