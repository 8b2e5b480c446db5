"""Plain lists as worksheets: a header row that stays in view and filters, one row an entry, written as they come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from attrs import frozen

from gov_disclosure.document.xlsx.workbook import Sheets, fill, fit_to_width, new_book, save_pieces, text_height

_FONT = "Calibri"
"""The font that widths of columns are counted in; programs put their own in its place for Chinese."""
_LINE = 16.5
"""Height of a line of text, in points."""
_MARGINS = 3
"""Characters of a column's width that no text stands in: its margins, and the place left by a character that wraps."""


@frozen
class Marked:
    """A value whose cell is to stand out."""

    value: str | int | Decimal


Value = str | int | Decimal | Marked


@frozen(kw_only=True)
class Sheet:
    """
    A worksheet: its name, its columns as heading and width in characters.

    ``kept``: how many columns at the left stay in view.
    """

    name: str
    columns: tuple[tuple[str, int], ...]
    kept: int = 0


class Lists:
    """
    A workbook of lists that is written row by row: what is in memory does not grow with it.

    Sheets stand in the order in which they are added; rows may be appended to any of them at any time.

    Raises:
        MissingExtraError: openpyxl is not installed (extra ``xlsx``).

    """

    def __init__(self, *, title: str) -> None:
        self._book = new_book({"title": title}, write_only=True)
        self._names = Sheets(self._book)
        from openpyxl.styles import Alignment, Font, PatternFill

        self._words = Alignment(wrap_text=True, vertical="top", horizontal="left")
        self._numbers = Alignment(vertical="top")
        self._head = Font(name=_FONT, bold=True), PatternFill("solid", fgColor="E6EEF7")
        self._marked = PatternFill("solid", fgColor="FBE3C0")
        self._lists: list[List] = []

    def add(self, sheet: Sheet) -> List:
        """Return a new list with the heads of *sheet*."""
        from openpyxl.utils import get_column_letter

        target: Any = self._names.add(sheet.name)
        target.freeze_panes = f"{get_column_letter(sheet.kept + 1)}2"
        for column, (_, width) in enumerate(sheet.columns, start=1):
            target.column_dimensions[get_column_letter(column)].width = width
        target.print_options.gridLines = True
        target.print_title_rows = "1:1"
        target.HeaderFooter.oddHeader.center.text = "&A"
        fit_to_width(target, landscape=True)
        target.append([self._heading(target, heading) for heading, _ in sheet.columns])
        found = List(self, target, sheet)
        self._lists.append(found)
        return found

    def _heading(self, target: Any, heading: str) -> Any:
        cell = _cell(target, heading)
        cell.font, cell.fill = self._head
        return cell

    def cell(self, target: Any, value: Value) -> Any:
        """Return a cell of *target* that holds *value*, ``None`` for an empty text."""
        if value == "":
            return None
        plain = value.value if isinstance(value, Marked) else value
        cell = _cell(target, plain)
        cell.alignment = self._words if isinstance(plain, str) else self._numbers
        if isinstance(value, Marked):
            cell.fill = self._marked
        return cell

    def pieces(self) -> Iterator[bytes]:
        """Yield the file; the same lists give the same bytes. Nothing can be appended any more."""
        for one in self._lists:
            one.close()
        return save_pieces(self._book)


class List:
    """A worksheet of `Lists` that rows are appended to."""

    def __init__(self, book: Lists, target: Any, sheet: Sheet) -> None:
        self._book, self._target, self._sheet = book, target, sheet
        self._rows = 1

    def append(self, row: Sequence[Value]) -> None:
        """Write a row of as many values as there are columns, high enough for its longest text."""
        self._rows += 1
        heights = self._target.row_dimensions
        heights[self._rows].height = _height(self._sheet, row)
        self._target.append([self._book.cell(self._target, value) for value in row])
        del heights[self._rows]

    def close(self) -> None:
        """Let the heads filter all rows."""
        from openpyxl.utils import get_column_letter

        self._target.auto_filter.ref = f"A1:{get_column_letter(len(self._sheet.columns))}{self._rows}"


def _cell(target: Any, value: str | int | Decimal) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell: Any = WriteOnlyCell(target)
    fill(cell, _text(value), numbers=not isinstance(value, str))
    return cell


def _text(value: str | int | Decimal) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _height(sheet: Sheet, row: Sequence[Value]) -> float:
    """Return the height of a row whose longest text is shown whole."""
    texts = (_text(value.value if isinstance(value, Marked) else value) for value in row)
    return max(
        text_height(text, max(width - _MARGINS, 4), _LINE)
        for text, (_, width) in zip(texts, sheet.columns, strict=True)
    )
