"""Tables of text whose cells are parted by blanks, always the same number of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gov_disclosure.document.characters import display_width

_GAP = re.compile(" {2,}")
_GAPS_OF_A_ROW = 2


def tables(texts: Sequence[str]) -> tuple[str, dict[int, int]]:
    """
    Return the run of blanks that parts cells in *texts*, and the line after each table by its first; none if unproved.

    A blank cell then leaves two such runs in a row, so that cells can be
    counted. The proof: every gap of every row is a multiple of the narrowest,
    and there are rows with that gap only whose first cells differ in width,
    as they cannot where columns are made to stand below one another.
    """
    rows = [text for text in texts if _gaps(text) >= _GAPS_OF_A_ROW]
    gaps = [[len(gap) for gap in _GAP.findall(row.strip())] for row in rows]
    least = min((width for widths in gaps for width in widths), default=0)
    if not least or any(width % least for widths in gaps for width in widths):
        return "", {}
    even = [row.strip() for row, widths in zip(rows, gaps, strict=True) if set(widths) == {least}]
    firsts = {display_width(row[: row.index(" " * least)]) for row in even}
    return (" " * least, _blocks(texts)) if len(firsts) > 1 else ("", {})


def _blocks(texts: Sequence[str]) -> dict[int, int]:
    """Return where lines of several cells begin and end that follow one another, a row of many among them."""
    found: dict[int, int] = {}
    start = 0
    for at, text in enumerate((*texts, "")):
        if not _gaps(text):
            if any(_gaps(row) >= _GAPS_OF_A_ROW for row in texts[start:at]):
                found[start] = at
            start = at + 1
    return found


def _gaps(text: str) -> int:
    """Return how many gaps part the cells of a line; 0 where something else does."""
    return 0 if "|" in text or "\t" in text else len(_GAP.findall(text.strip()))
