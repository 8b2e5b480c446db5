"""Plain lists as worksheets: a header row that stays in view and filters, one row an entry."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from gov_disclosure.document._xlsx_book import Sheets, fit_to_width, new_book, put, save


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
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for sheet in sheets:
        target = names.add(sheet.name)
        for column, (heading, width) in enumerate(sheet.columns, start=1):
            put(target, 1, column, heading, numbers=False).font = Font(bold=True)
            target.column_dimensions[get_column_letter(column)].width = width
        for row, entry in enumerate(sheet.rows, start=2):
            for column, value in enumerate(entry, start=1):
                cell = put(target, row, column, str(value), numbers=isinstance(value, int))
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        target.freeze_panes = "A2"
        target.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
        fit_to_width(target, landscape=True)
    return save(book)
