"""
CSV: the long table that this package writes, and any other table parted by commas.

Recognised by the header row of the long table, and where every line has as many
fields; other files are read when the caller names the format.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from gov_disclosure.document.blocks import Cell, Document, Grid
from gov_disclosure.document.characters import as_meant
from gov_disclosure.document.encoding import decode
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.errors import LimitError, UnreadableError
from gov_disclosure.model import Place
from gov_disclosure.text import Text

_NAME = "csv"


def read(data: bytes, *, source: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
    """
    Read a table parted by commas (RFC 4180), in whatever encoding.

    Raises:
        LimitError: the file or its cells are more than *limits* allow.
        UnreadableError: it is no such table, or a field has more than 131,072 characters.

    """
    if len(data) > limits.file_bytes:
        raise LimitError("file_bytes", limits.file_bytes, len(data), source)
    text, encoding = decode(data)
    try:
        cells = tuple(_cells(text, source, limits))
    except csv.Error as fault:
        raise UnreadableError(
            source or Text("输入", "input"),
            Text(f"这不是完好的 CSV 文件（{fault}）", f"no sound CSV file ({fault})"),
            Text("请重新导出。", "Export it again."),
        ) from fault
    grid = Grid(cells=cells, number=1, header_rows=1, origin=Place(line=1))
    return Document(blocks=(grid,) if cells else (), format=_NAME, source=source, metadata={"encoding": encoding})


def _cells(text: str, source: str | None, limits: Limits) -> Iterator[Cell]:
    rows = csv.reader(StringIO(text, newline=""))
    count, line = 0, 1
    for row, texts in enumerate(rows):
        for column, value in enumerate(texts[: limits.columns]):
            yield Cell(as_meant(value), row, column, header=row == 0, origin=Place(line=line))
        count += len(texts)
        if count > limits.cells:
            raise LimitError("cells", limits.cells, count, source)
        line = rows.line_num + 1
