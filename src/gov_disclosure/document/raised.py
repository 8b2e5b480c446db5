"""Superscripts and subscripts: marks beside a figure or word, which must not run into it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby, islice
from typing import NamedTuple

__all__ = ["Piece", "is_mark", "joined"]

_MARK = re.compile(r"[\[［(（〔【*＊]?(?:\d{1,2}|[①-⑳]|注\d{0,2}|[*＊※†‡]|[a-zA-Z])[\]］)）〕】]?")
"""What refers to a note."""
_DIGIT = re.compile(r"[0-9０-９]")
_WORD = 4
"""Letters from which the text beside a mark is a label; less may be the unit of a figure that is raised itself."""


class Piece(NamedTuple):
    """A piece of text on one line, and whether it is set above or below the line."""

    text: str
    raised: bool = False


def joined(pieces: Iterable[Piece], *, in_cell: bool) -> str:
    """
    Return the text of *pieces* one after another, what is raised or lowered kept apart from the figures beside it.

    In a cell, the mark of a note is left out; in running text it is put in
    brackets, and so is everything else that would lengthen a figure. Where
    there is nothing that it could be a mark of, raised text is text.
    """
    pieces = list(pieces)
    if not any(map(_is_raised, pieces)):
        return "".join(piece.text for piece in pieces)
    parts = [Piece("".join(piece.text for piece in group), raised) for raised, group in groupby(pieces, _is_raised)]
    level = "".join(part.text for part in parts if not part.raised)
    marked = _is_marked(level, in_cell=in_cell)
    texts = [part.text for part in parts]
    for at, part in enumerate(parts):
        if part.raised:
            before, after = texts[at - 1][-1:] if at else "", texts[at + 1][:1] if at + 1 < len(texts) else ""
            texts[at] = _apart(part.text, before, after, marked=marked, in_cell=in_cell)
    return "".join(texts)


def is_mark(text: str) -> bool:
    """Whether raised *text* refers to a note."""
    return _MARK.fullmatch(text.strip()) is not None


def _is_raised(piece: Piece) -> bool:
    return piece.raised and bool(piece.text.strip())


def _is_marked(level: str, *, in_cell: bool) -> bool:
    """Whether the text on the line is something that a mark can belong to."""
    letters = len(list(islice(filter(str.isalnum, level), _WORD)))
    return letters > 0 and (not in_cell or letters == _WORD or _DIGIT.search(level) is not None)


def _apart(text: str, before: str, after: str, *, marked: bool, in_cell: bool) -> str:
    """Return raised *text* as it stands between two characters of the line."""
    if not marked:
        return text
    mark, inside = text.strip(), bool(_DIGIT.match(before) and _DIGIT.match(after))
    if is_mark(mark) and not inside:
        return "" if in_cell else f"[{mark}]" if mark.isalnum() else text
    lengthens = (_DIGIT.match(before) and _DIGIT.match(mark[:1])) or (_DIGIT.match(after) and _DIGIT.match(mark[-1:]))
    return f"[{mark}]" if lengthens or inside else text
