"""What the narrative claims: a span of text, a subject, a figure, and how it stands to the tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, final

from attrs import frozen

from gov_disclosure.model import Span
from gov_disclosure.text import Text

ClaimKind = Literal["figure", "share", "change", "sum", "listed_share", "absolute", "negative"]
"""
A count ("收到26件"), a percentage of a whole ("占33.9%"), a comparison with last
year ("同比减少72.73%"), a total with its parts ("其中…"), a percentage of a
total that only the text gives, a word for all ("均予以公开"), a word for none
("未收到申请").
"""

ClaimVerdict = Literal["matches", "contradicts", "not_judged"]
"""Whether a claim agrees with the figures it may mean, agrees with none, or cannot be held against any."""

Term = tuple[int, str]
"""A sign and a key: a cell, a row of table three (its total), or a group of rows (the sum of theirs)."""

Sum = tuple[Term, ...]
"""Terms added up."""


@frozen
class Bounds:
    """What a sum of cells can be, both included; ``high`` is ``None`` where blanks leave it open."""

    low: Decimal
    high: Decimal | None

    @property
    def exact(self) -> Decimal | None:
        """The one figure it can be, ``None`` if there are several."""
        return self.low if self.low == self.high else None


@final
@frozen(kw_only=True)
class Claim:
    """
    A claim with its verdict.

    ``span``: the words that make it. ``subject``: what it is about, in words.
    ``cells``: the cells that it was held against, in printed order, those of
    the reading that came out right where there is one; empty where the tables
    have no such cell. ``year``: the year it speaks of. ``low`` and ``high``:
    the figure or range claimed (件, 万元, %), ``None`` without bound or where
    it claims none; for a sum, and for a word for all that is untrue, the whole. ``actual``: what the tables have
    (for a sum, what its parts add up to), ``None`` where blanks leave it
    open. ``implied``: least and greatest figure of last year that a
    comparison implies. ``reason``: why it was not judged.
    """

    kind: ClaimKind
    span: Span
    subject: Text
    verdict: ClaimVerdict
    year: int
    cells: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    actual: Decimal | None = None
    implied: tuple[int, int] | None = None
    reason: Text | None = None
