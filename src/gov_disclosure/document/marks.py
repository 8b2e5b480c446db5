"""Remarks on a document that writers show where they belong: in the cells and paragraphs themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, final

from attrs import field, frozen

MarkLevel = Literal["error", "warning", "info", "undetermined"]

LEVELS: tuple[MarkLevel, ...] = ("error", "warning", "info", "undetermined")
"""The levels of marks, gravest first; the last is for what could not be judged."""

SHADES: Mapping[MarkLevel, str] = {"error": "FDE7E9", "warning": "FFF3D6", "info": "E6F0FB", "undetermined": "F0F0F0"}
"""The colour behind a marked cell of an office file, by level."""


APPARATUS = "data-apparatus"
"""HTML attribute of what a writer says about a report; reading the page back leaves such elements out."""


@final
@frozen(kw_only=True)
class MarkTarget:
    """
    What a mark is on: the cell or paragraph with this ``key``, called ``label`` in the list of marks.

    ``start`` and ``end`` are the first character and the one after the last,
    for marks on words of a paragraph; ``None`` marks the whole.
    """

    key: str
    label: str
    start: int | None = None
    end: int | None = None


@final
@frozen(kw_only=True)
class Mark:
    """
    One remark: ``id`` is unique in the document, ``code`` and ``title`` name its kind, ``text`` says it.

    ``targets``: what it is on, the most suspicious first; empty for a remark
    on the document as a whole. The first ``suspects`` of them are marked as
    wrong, the others as taking part.
    """

    id: str
    level: MarkLevel
    code: str
    title: str
    text: str
    targets: tuple[MarkTarget, ...] = field(default=())
    suspects: int = 1
    source: str | None = None
    """What the remark rests on: a statute, the form itself."""
