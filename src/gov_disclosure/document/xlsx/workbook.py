"""Workbooks whose cells hold what they are given, nothing that acts, and whose bytes do not depend on the clock."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import ceil
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from gov_disclosure.document.blocks import Grid
from gov_disclosure.document.characters import display_width, printable, starts_formula
from gov_disclosure.document.office.same_bytes import zip_file
from gov_disclosure.errors import MissingExtraError
from gov_disclosure.text import Text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_EXACT_DIGITS = 15
"""Decimal digits that a worksheet number keeps; longer figures are written as text."""
_SHEET_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_ROW_HEIGHT_MAXIMUM = 400.0
_TABLE_LINE = 14.5
_A4 = "9"
_PIECE = 2**18
_EPOCH = b"1980-01-01T00:00:00Z"


def new_book(metadata: Mapping[str, str], *, write_only: bool = False) -> Workbook:
    """
    Return an empty workbook with title and author from *metadata*.

    *write_only*: its rows are appended and go to disk at once; see `save_pieces`.

    Raises:
        MissingExtraError: openpyxl is not installed (extra ``xlsx``).

    """
    try:
        from openpyxl import Workbook
    except ModuleNotFoundError as error:
        raise MissingExtraError("xlsx", Text("写出 XLSX ", "writing XLSX"), "openpyxl") from error
    book = Workbook(write_only=write_only)
    for sheet in book.worksheets:
        book.remove(sheet)
    book.properties.title = printable(metadata.get("title", ""))
    book.properties.creator = printable(metadata.get("organ", "")) or "gov-disclosure"
    return book


class Sheets:
    """Adds worksheets under names that are allowed and differ."""

    def __init__(self, book: Workbook) -> None:
        self._book = book

    def add(self, name: str) -> Worksheet:
        """Return a new worksheet called *name*, shortened, cleaned and numbered as needed."""
        base = _NOT_IN_NAMES.sub(" ", printable(name)).strip() or "Sheet"
        found, number = base[:_SHEET_NAME], 1
        taken = {title.casefold() for title in self._book.sheetnames}
        while found.casefold() in taken:
            number += 1
            tail = f" {number}"
            found = base[: _SHEET_NAME - len(tail)] + tail
        sheet: Worksheet = self._book.create_sheet(found)
        return sheet


def put(sheet: Worksheet, row: int, column: int, text: str, *, numbers: bool) -> Any:
    """
    Write *text* into a cell and return the cell.

    With *numbers*, a plain figure becomes a number if it is exact as one. All
    else is text that the program shows and never runs: its type is set to
    string, and where it looks like a formula, the cell carries the quote
    prefix, which keeps it text when it is edited.
    """
    cell: Any = sheet.cell(row, column)
    fill(cell, text, numbers=numbers)
    return cell


def fill(cell: Any, text: str, *, numbers: bool) -> None:
    """Write *text* into *cell* as `put` does."""
    shown = printable(text)
    number = _number(shown) if numbers else None
    if number is not None:
        cell.value = number
        decimals = len(shown.partition(".")[2])
        cell.number_format = "0." + "0" * decimals if decimals else "0"
    elif shown:
        cell.value = shown
        cell.data_type = "s"
        if starts_formula(shown):
            cell.quotePrefix = True


def _number(text: str) -> int | float | None:
    if not _PLAIN_NUMBER.fullmatch(text) or sum(map(str.isdigit, text)) > _EXACT_DIGITS:
        return None
    number = int(text) if "." not in text else float(text)
    return number if Decimal(str(number)) == Decimal(text) else None


def fit_to_width(sheet: Worksheet, *, landscape: bool = False) -> None:
    """Make *sheet* print on A4, one page wide."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def text_height(text: str, characters: float, line: float) -> float:
    """
    Return how high a row must be for *text*, in points.

    *characters*: Latin letters that fit a line, a Chinese one taking two;
    *line*: height of a line. Programs do not fit merged rows by themselves.
    """
    lines = sum(max(1, ceil(display_width(part) / characters)) for part in text.split("\n"))
    return min(line * lines, _ROW_HEIGHT_MAXIMUM)


def row_heights(grid: Grid, width: float) -> dict[int, float]:
    """Return the height of each row of *grid* that its texts need if the whole is *width* characters wide."""
    shares = grid.widths or (1,) * max(cell.column + cell.colspan for cell in grid.cells)
    heights: dict[int, float] = {}
    for cell in grid.cells:
        room = max(4.0, width * sum(shares[cell.column : cell.column + cell.colspan]) / sum(shares) - 1.5)
        need = text_height(cell.text, room, _TABLE_LINE) / cell.rowspan
        heights[cell.row] = max(heights.get(cell.row, 0), need + 3)
    return heights


def save(book: Workbook) -> bytes:
    """Return *book* as bytes that are the same whenever it is saved."""
    return b"".join(save_pieces(book))


def save_pieces(book: Workbook) -> Iterator[bytes]:
    """Yield the bytes that `save` returns piece by piece; the file is made on disk."""
    with TemporaryFile() as saved, TemporaryFile() as stamped:
        book.save(saved)
        with zipfile.ZipFile(saved) as archive:
            zip_file(stamped, ((name, _member(archive, name)) for name in archive.namelist()))
        stamped.seek(0)
        while piece := stamped.read(_PIECE):
            yield piece


def _member(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    if name == "docProps/core.xml":
        yield _STAMP.sub(rb"\g<1>" + _EPOCH + rb"\g<3>", archive.read(name))
        return
    with archive.open(name) as member:
        while piece := member.read(_PIECE):
            yield piece
