"""Plain text and Markdown in which tables stand as HTML, as programs for recognising scanned pages write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from attrs import evolve

from gov_disclosure.document.blocks import Block, Cell, Document, Paragraph
from gov_disclosure.document.encoding import decode
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.document.sniff import TABLE_IN_TEXT
from gov_disclosure.document.text import read as plain_text
from gov_disclosure.errors import LimitError
from gov_disclosure.model import Place

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def read(data: bytes, *, source: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
    """
    Read plain text, in whatever encoding, with the tables in it, also those written in HTML.

    Raises:
        LimitError: the file, its lines, tables or cells are more than *limits* allow.
        UnreadableError: the bytes are empty or no text.
        MissingExtraError: selectolax is not installed, and there are tables in HTML.

    """
    if len(data) > limits.file_bytes:
        raise LimitError("file_bytes", limits.file_bytes, len(data), source)
    text, encoding = decode(data)
    if TABLE_IN_TEXT.search(text) is None:
        return plain_text.from_text(text, source=source, limits=limits, encoding=encoding)
    blocks = tuple(_within(_numbered(_blocks(text, source, limits)), source, limits))
    return Document(blocks=blocks, format="text", source=source, metadata={"encoding": encoding})


def _blocks(text: str, source: str | None, limits: Limits) -> Iterator[Block]:
    """Yield the blocks of the text and of the tables in it, each with its line."""
    from gov_disclosure.document.html import read as html

    at, line = 0, 1
    for table in TABLE_IN_TEXT.finditer(text):
        between = text[at : table.start()]
        if between.strip():
            yield from _moved(plain_text.from_text(between, source=source, limits=limits).flow, line - 1)
        line += len(_LINE_END.findall(between))
        markup = b'<meta charset="utf-8">' + table.group().encode("utf-8", "replace")
        origin = Place(line=line)
        yield from (evolve(block, origin=origin) for block in html.read(markup, source=source, limits=limits).flow)
        line += len(_LINE_END.findall(table.group()))
        at = table.end()
    if text[at:].strip():
        yield from _moved(plain_text.from_text(text[at:], source=source, limits=limits).flow, line - 1)


def _moved(blocks: Iterable[Block], lines: int) -> Iterator[Block]:
    """Yield *blocks* of a part of the text that begins so many *lines* further down."""

    def moved(place: Place | None) -> Place | None:
        return evolve(place, line=place.line + lines) if place is not None and place.line is not None else place

    for block in blocks:
        if isinstance(block, Paragraph):
            yield evolve(block, origin=moved(block.origin))
        else:
            cells: tuple[Cell, ...] = tuple(cell._replace(origin=moved(cell.origin)) for cell in block.cells)
            yield evolve(block, origin=moved(block.origin), cells=cells)


def _numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield *blocks* with the tables counted through the whole text."""
    numbers = count(1)
    for block in blocks:
        yield block if isinstance(block, Paragraph) else evolve(block, number=next(numbers))


def _within(blocks: Iterable[Block], source: str | None, limits: Limits) -> Iterator[Block]:
    """Yield *blocks* as long as all of them together are within *limits*."""
    grids = cells = 0
    for number, block in enumerate(blocks, 1):
        if not isinstance(block, Paragraph):
            grids, cells = grids + 1, cells + len(block.cells)
        for name, value in (("blocks", number), ("grids", grids), ("cells", cells)):
            if value > getattr(limits, name):
                raise LimitError(name, getattr(limits, name), value, source)
        yield block
