"""Backslash escapes of Markdown (CommonMark 2.4): an escaped character is text and no mark of anything."""

from __future__ import annotations

import re

_IS_MARKDOWN = re.compile(r"^(?:#{1,6}\s|\|(?:\s*:?-{3,}:?\s*\|)+\s*$)", re.MULTILINE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
STAND_IN = "x"
"""A character that marks nothing, in the place of an escaped one where it is asked what a line is."""


def has_escapes(text: str) -> bool:
    """Tell whether *text* is Markdown with backslashes in it."""
    return "\\" in text and _IS_MARKDOWN.search(text) is not None


def unescaped(line: str, stand_in: str | None = None) -> str:
    """Return *line* without backslashes: each escaped character itself, or *stand_in*, and no mark of a line break."""
    line = line.removesuffix("\\") if _ESCAPE.sub("", line).endswith("\\") else line
    return _ESCAPE.sub(r"\1" if stand_in is None else stand_in, line)
