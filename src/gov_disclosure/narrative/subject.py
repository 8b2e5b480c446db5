"""
What a claim is about: words of the narrative, and the sums of cells that they may mean.

A phrase often means more than one sum ("收到" with or without what was brought
forward); a claim contradicts the tables only if it agrees with none of them.
"""

from __future__ import annotations

import re
from typing import Literal

from attrs import field, frozen

from gov_disclosure.narrative.claim import Sum
from gov_disclosure.text import Text

Topic = Literal["requests", "reconsideration", "direct", "after", "litigation", "disputes", "documents", "other"]
"""What a stretch of text speaks of; ``other``: what the tables do not count."""


def sum_of(*terms: str) -> Sum:
    """Return the sum of *terms*; a leading ``-`` takes one away."""
    return tuple((-1, term[1:]) if term.startswith("-") else (1, term) for term in terms)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@frozen(kw_only=True)
class Subject:
    """
    Something that the narrative counts and the tables have.

    ``label``: the words for it, right before the figure; ``stems``: one of
    these stands in them. ``after``: the words
    for it right after the figure, ``None`` if it is never named there.
    ``sums``: what it may mean, the official meaning first. ``unless`` and
    ``or_else``: what it may mean besides in a paragraph that does not mention
    ``unless``. ``column``: of table four, added up over the topic's rows.
    ``firm``: whether the words are plain enough for a contradiction.
    """

    key: str
    text: Text
    label: str
    stems: tuple[str, ...] = ()
    after: str | None = None
    sums: tuple[Sum, ...] = ()
    unless: re.Pattern[str] | None = None
    or_else: tuple[Sum, ...] = ()
    column: str | None = None
    firm: bool = True
    prefix: re.Pattern[str] = field(converter=_compiled)
    """What may stand before the label without changing its meaning."""
