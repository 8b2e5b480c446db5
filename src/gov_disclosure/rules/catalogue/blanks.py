"""How rules on plausibility read a blank, and what they say where a blank keeps them from judging."""

from __future__ import annotations

from gov_disclosure.cells import Value
from gov_disclosure.rules.context import Context
from gov_disclosure.text import Text

UNDETERMINED = Text("有空白，无法判断：{blanks}。", "Cannot be judged because of blanks: {blanks}.")
CELLS_BLANK = Text("有空白，无法判断：{cells}。", "Cannot be judged because of blanks: {cells}.")
"""The same where the blank cells are those of the verdict."""


def read(context: Context, key: str) -> Value:
    """Return a figure, a blank as 0 where the caller reads blanks so."""
    figure = context.figures[key]
    return 0 if figure is None and context.blank == "zero" else figure
