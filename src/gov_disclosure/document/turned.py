"""Figures that a page shows in another order than the file has them in: in doubt, for they are other figures there."""

from __future__ import annotations

import re
from typing import Final

from gov_disclosure.document.blocks import ADRIFT

_TURNED: Final = re.compile("\u202e[^\u202c]*")
"""U+202E turns the text up to the next U+202C round."""
_FIGURE: Final = re.compile("[0-9０-９〇零一二三四五六七八九十百千]+")


def figures_adrift(text: str) -> str:
    """Return *text*, all of which is turned round, with its figures marked as in doubt."""
    return _FIGURE.sub(rf"\g<0>{ADRIFT}", text)


def turns_told(text: str) -> str:
    """Return *text* with the figures in it that its own characters turn round marked as in doubt."""
    return _TURNED.sub(lambda found: figures_adrift(found[0]), text)
