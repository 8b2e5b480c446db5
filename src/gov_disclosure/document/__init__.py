"""What a published file holds once its format is taken off, and the bounds on reading it."""

from gov_disclosure.document.blocks import (
    ADRIFT,
    Attachment,
    Block,
    Cell,
    Document,
    Grid,
    Paragraph,
    Run,
    Word,
    WordLine,
    Words,
)
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.document.marks import Mark, MarkTarget

__all__ = [
    "ADRIFT",
    "DEFAULT_LIMITS",
    "Attachment",
    "Block",
    "Cell",
    "Document",
    "Grid",
    "Limits",
    "Mark",
    "MarkTarget",
    "Paragraph",
    "Run",
    "Word",
    "WordLine",
    "Words",
]
