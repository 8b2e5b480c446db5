"""
Files embedded in the text of a DOCX (altChunk): pages that a website or a library put in unconverted.

Word converts them when it opens the file; until it is saved there, the whole
report may stand in such a page.
"""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes, policy

from attrs import evolve

from gov_disclosure.document.blocks import Block, Document, Grid
from gov_disclosure.document.html import read as html
from gov_disclosure.document.limits import Limits
from gov_disclosure.document.sniff import REFUSED, sniff
from gov_disclosure.document.text import read as text
from gov_disclosure.errors import UnreadableError
from gov_disclosure.text import Text

__all__ = ["chunk_blocks", "renumbered"]


def chunk_blocks(
    data: bytes, *, read_docx: Callable[[bytes], Document] | None, limits: Limits, source: str | None
) -> tuple[Block, ...]:
    """
    Return what stands in an embedded file: HTML, a web archive (MHTML), text, or a DOCX.

    *read_docx* reads the last, ``None`` in what is itself embedded.

    Raises:
        UnreadableError: it is of another format, so that text would be lost unseen.
        LimitError: a bound of *limits* is passed.
        MissingExtraError: it is HTML and no library for that is installed.
    """
    kind = sniff(data)
    if kind == "mhtml":
        data, kind = _page_of(data), "html"
    if kind == "empty":
        return ()
    if kind == "docx" and read_docx is not None:
        return read_docx(data).flow
    if kind == "html":
        return html.read(data, source=source, limits=limits).flow
    if kind == "text":
        return text.read(data, source=source, limits=limits).flow
    name = REFUSED[kind][0] if kind in REFUSED else Text(kind.upper(), kind.upper())
    raise UnreadableError(
        source or "DOCX",
        Text(f"正文中嵌入的文件（altChunk）无法读取：{name.zh}", f"a file embedded in its text (altChunk): {name.en}"),
        Text("请用办公软件打开后重新保存。", "Open it in an office program and save it anew."),
    )


def renumbered(blocks: tuple[Block, ...], grids: int) -> tuple[Block, ...]:
    """Return *blocks* with their tables counted on from *grids*."""
    return tuple(
        evolve(block, number=grids + (block.number or 0)) if isinstance(block, Grid) else block for block in blocks
    )


def _page_of(archive: bytes) -> bytes:
    """Return the page in a web archive, in UTF-8 where the archive says what it is written in."""
    message = message_from_bytes(archive, policy=policy.compat32)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), message)
    page = part.get_payload(decode=True)
    found = page if isinstance(page, bytes) else b""
    charset = part.get_content_charset()
    try:
        return b"\xef\xbb\xbf" + found.decode(charset).encode() if charset else found
    except (LookupError, UnicodeDecodeError):
        return found
