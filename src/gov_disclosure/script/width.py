"""Letters, digits and punctuation of every width, as those in half width."""

from __future__ import annotations

import unicodedata


def half_width(text: str) -> str:
    """
    Return *text* in normal form NFKC: letters, digits and punctuation in half width.

    The marks of notes become digits and letters as well (² is 2): a figure's
    cell is read by `gov_disclosure.figures`, which tells them first.
    """
    return unicodedata.normalize("NFKC", text)
