"""A claim found in the text, with its verdict; `judge` makes the public `Claim` of it."""

from __future__ import annotations

from decimal import Decimal

from attrs import define

from gov_disclosure.narrative.claim import ClaimVerdict, Sum
from gov_disclosure.narrative.draft import Draft
from gov_disclosure.text import Text


@define
class Judged:
    """
    A draft and how it stands to the tables.

    ``terms``: what it was held against; ``actual``: what they come to;
    ``implied``: what a comparison says of last year; ``wholes``: what the parts
    of a sum may add up to.
    """

    draft: Draft
    verdict: ClaimVerdict
    terms: Sum
    actual: Decimal | None = None
    implied: tuple[int, int] | None = None
    reason: Text | None = None
    wholes: tuple[Decimal, ...] = ()
