"""Plain lists as worksheets: a header row that stays in view and filters, one row an entry."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from gov_disclosure.document.xlsx.workbook import Sheets, fit_to_width, new_book, put, save, text_height

_FONT = "Calibri"
"""The font that widths of columns are counted in; programs put their own in its place for Chinese."""
_LINE = 16.5
"""Height of a line of text, in points."""
_MARGINS = 3
"""Characters of a column's width that no text stands in: its margins, and the place left by a character that wraps."""


@frozen(kw_only=True)
class Sheet:
    """A worksheet: name, columns as heading and width in characters, rows of texts and whole numbers."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str | int, ...], ...]


def write_sheets(sheets: Sequence[Sheet], *, title: str) -> bytes:
    """
    Return a workbook of *sheets*; the same sheets give the same bytes.

    Raises:
        MissingExtraError: openpyxl is not installed (extra ``xlsx``).

    """
    book = new_book({"title": title})
    names = Sheets(book)
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for sheet in sheets:
        target = names.add(sheet.name)
        for column, (heading, width) in enumerate(sheet.columns, start=1):
            head = put(target, 1, column, heading, numbers=False)
            head.font, head.fill = Font(name=_FONT, bold=True), PatternFill("solid", fgColor="E6EEF7")
            target.column_dimensions[get_column_letter(column)].width = width
        for row, entry in enumerate(sheet.rows, start=2):
            for column, value in enumerate(entry, start=1):
                cell = put(target, row, column, str(value), numbers=isinstance(value, int))
                cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
            target.row_dimensions[row].height = _height(sheet, entry)
        target.freeze_panes = "A2"
        target.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
        target.print_options.gridLines = True
        target.print_title_rows = "1:1"
        if target.oddHeader is not None:
            target.oddHeader.center.text = "&A"
        fit_to_width(target, landscape=True)
    return save(book)


def _height(sheet: Sheet, entry: Sequence[str | int]) -> float:
    """Return the height of a row whose longest text is shown whole."""
    texts = zip(entry, sheet.columns, strict=True)
    return max(text_height(str(value), max(width - _MARGINS, 4), _LINE) for value, (_, width) in texts)
