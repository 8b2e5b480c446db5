"""The tables of a document as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

from gov_disclosure.document.blocks import Document, Grid
from gov_disclosure.document.characters import harmless

BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets on Chinese systems take UTF-8 for GBK."""


def write(document: Document) -> bytes:
    """
    Return the grids of *document* as CSV (RFC 4180) in UTF-8 with a byte order mark.

    Grids are parted by an empty line; text outside grids is not written. A
    text that a spreadsheet would take for a formula gets a leading apostrophe;
    plain numbers, negative ones too, stay numbers.
    """
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    for index, grid in enumerate(grids):
        if index:
            writer.writerow([])
        for row in grid.rows():
            writer.writerow([harmless(cell.text) for cell in row])
    return (BYTE_ORDER_MARK + buffer.getvalue()).encode()
