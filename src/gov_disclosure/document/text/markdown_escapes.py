"""Backslash escapes of Markdown (CommonMark 2.4): out of sight while a text is cut up, then as what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import evolve

from gov_disclosure.document.blocks import Block, Cell, Paragraph

_IS_MARKDOWN = re.compile(r"^(?:#{1,6}\s|\|(?:\s*:?-{3,}:?\s*\|)+\s*$)", re.MULTILINE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HARD_BREAK = re.compile(r"\\(?=\r?\n)")
_HIDDEN_AT = 0xF0000
"""Private code points, in which an escaped character is no mark of anything."""
_HIDDEN = re.compile("[\U000f0021-\U000f007e]")


def has_escapes(text: str) -> bool:
    """Tell whether *text* is Markdown with backslashes in it."""
    return "\\" in text and _IS_MARKDOWN.search(text) is not None


def hide(text: str) -> str:
    """Return *text* with each escaped character as one private code point, and without the marks of line breaks."""
    return _HARD_BREAK.sub("", _ESCAPE.sub(lambda match: chr(_HIDDEN_AT + ord(match[1])), text))


def show(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield *blocks* with the characters that `hide` put out of sight."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield evolve(block, text=_shown(block.text))
        else:
            yield evolve(block, cells=tuple(_cell(cell) for cell in block.cells))


def _cell(cell: Cell) -> Cell:
    return cell._replace(text=_shown(cell.text))


def _shown(text: str) -> str:
    return _HIDDEN.sub(lambda match: chr(ord(match[0]) - _HIDDEN_AT), text)
