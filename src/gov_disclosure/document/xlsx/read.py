"""The XLSX reader: runs of rows become tables with their merged cells, rows of one text become paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from xml.etree.ElementTree import Element

from gov_disclosure.document.blocks import Block, Document, Paragraph
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.document.office.package import Package, attribute, child, local, title_of
from gov_disclosure.document.xlsx.drawings import Drawn, drawn_on
from gov_disclosure.document.xlsx.formats import formats_of
from gov_disclosure.document.xlsx.looks import looks_of
from gov_disclosure.document.xlsx.sheet import Area, Counter, Sheet, areas_of, read_sheet
from gov_disclosure.document.xlsx.tables import is_title, sheet_blocks
from gov_disclosure.document.xlsx.values import NoSharedTextError, Values, texts_of
from gov_disclosure.errors import UnreadableError
from gov_disclosure.model import Place
from gov_disclosure.text import Text

__all__ = ["read"]


def read(data: bytes, *, source: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
    """
    Read an XLSX file.

    All sheets are read, one that begins with the title first, the others in
    their order, except hidden ones (if any is visible), hidden rows and
    columns, and text that does not show (see `looks`). Rows that stand together become one `Grid`
    with merged cells as spans and the empty cells filled in; an empty row ends
    it, empty columns are left out; tables side by side come one after another. A row with a single text becomes a
    `Paragraph` where it is running text, a section heading or the title, or
    has no table beside it, and so do the texts of a row that only says what a
    table is of, and by whom, and each line of a text box or a shape: before the sheet's rows if it begins above them,
    else after them. Each cell knows its sheet and A1 reference.
    Numbers come as their shortest text (3.0 as "3"), percentages and dates as
    shown, zeros not at all where the sheet or the format hides them; formulas
    by the values stored with them.

    Raises:
        UnreadableError: the file is no XLSX, damaged or encrypted.
        LimitError: a bound of *limits* is passed.
    """
    package = Package(data, source=source, kind="XLSX", limits=limits)
    part = next((name for kind, name in package.related("").values() if kind == "officeDocument"), "xl/workbook.xml")
    book = package.xml(part)
    listed = child(book, "sheets")
    if book is None or listed is None:
        raise UnreadableError(
            source or "XLSX",
            Text("不是 XLSX 文件：没有工作表", "not an XLSX file: it has no sheets"),
            Text("请查明它是什么文件。", "Look at what kind of file it is."),
        )
    parts = package.related(part)
    by_kind = dict(parts.values())
    dates = attribute(child(book, "workbookPr"), "date1904") in ("1", "true")
    styles = package.xml(by_kind.get("styles", ""))
    values = Values(
        texts=texts_of(package.xml(by_kind.get("sharedStrings", ""))),
        formats=formats_of(styles),
        looks=looks_of(styles),
        **({"epoch": datetime(1904, 1, 1)} if dates else {}),
    )
    visible = [sheet for sheet in listed if sheet.get("state", "visible") == "visible"] or list(listed)
    counter = Counter(limits, source)
    read_sheets = [
        list(_blocks(package, sheet, parts.get(attribute(sheet, "id") or "", ("", ""))[1], values, counter))
        for sheet in visible
    ]
    read_sheets.sort(key=lambda blocks: not _opens(blocks))
    blocks = tuple(block for sheet in read_sheets for block in sheet)
    return Document(blocks=blocks, format="xlsx", source=source, metadata=title_of(package))


def _opens(blocks: Sequence[Block]) -> bool:
    """Whether a sheet begins with the title of the report: it may stand anywhere in the workbook, but is read first."""
    first = blocks[0] if blocks else None
    return isinstance(first, Paragraph) and is_title(first.text)


def _blocks(package: Package, listed: Element, part: str, values: Values, counter: Counter) -> Iterator[Block]:
    """Yield what stands on the sheet that the workbook has *listed*, from the *part* that holds it."""
    root, name = package.xml(part), listed.get("name", "")
    if root is None or local(root.tag) != "worksheet":
        return
    tables = _tables(package, part) if child(root, "tableParts") is not None else ()
    try:
        sheet = read_sheet(name, root, values, counter, tables)
    except NoSharedTextError as error:
        raise UnreadableError(
            counter.source or "XLSX",
            Text(f"工作表“{name}”引用的文字不在文件中，文件已损坏", f"damaged: sheet {name!r} refers to text it lacks"),
            Text("请用办公软件打开后重新保存。", "Open it in an office program and save it anew."),
        ) from error
    drawn = drawn_on(package, part)
    first = min(sheet.texts, default=0)
    yield from _paragraphs([one for one in drawn if one.row < first], sheet, counter)
    yield from sheet_blocks(sheet, counter)
    yield from _paragraphs([one for one in drawn if one.row >= first], sheet, counter)


def _paragraphs(drawn: Sequence[Drawn], sheet: Sheet, counter: Counter) -> Iterator[Paragraph]:
    for one in drawn:
        counter.add("blocks")
        counter.add("characters", len(one.text))
        yield Paragraph(text=one.text, origin=Place(sheet=sheet.name))


def _tables(package: Package, part: str) -> Iterator[Area]:
    """Yield the ranges of a sheet that are laid out as tables, each with a style of its own."""
    for kind, name in package.related(part).values():
        root = package.xml(name) if kind == "table" else None
        if root is not None:
            yield from areas_of(root.get("ref", ""))
