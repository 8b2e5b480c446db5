"""What the prose states beside the tables, and how each of its numerals is accounted for."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, final

from attrs import frozen

from gov_disclosure.model import Scope, Span
from gov_disclosure.narrative import Claim

Period = Literal["year", "part", "to_date"]
"""Whether a figure is of the whole year, of a part of it (a quarter, a monthly mean), or of all years up to it."""

Account = Literal["claim", "statement", "other", "not_understood"]
"""The four ways in which a numeral is accounted for."""

OtherKind = Literal[
    "date",
    "period",
    "ordinal",
    "article",
    "document_number",
    "name",
    "telephone",
    "address",
    "share",
    "change",
    "quantifier",
    "indefinite",
    "planned",
]
"""
What a numeral is that states nothing: a date; a stretch of time (20个工作日); an ordinal or a number of a list; an
article of a law; the number of a document; part of a name, as in 《…》 and “…”; a telephone number; an address,
postcode or web address; a share (占14%) or a change (同比增长2.5万) of the claim or statement before it; a word for
all or none that goes with no figure (信息均经审核); 一 as an article (一批); what is yet to be done (下一步，将组织培训
2次).
"""


@final
@frozen(kw_only=True)
class Statement:
    """
    One figure that the prose states and no table has.

    ``key``: what it counts, a key of the vocabulary. ``figure``: as written,
    ``None`` where only a range is (数百, 3至5). ``low`` and ``high``: the figures it
    may stand for, both included, ``None`` without bound. ``unit``: as printed,
    else that of the vocabulary; amounts are in 元. ``year``: the year it is
    about. ``period``: whether it is of that whole year. ``scope``: whose
    figures it gives, ``None`` where nothing says so. ``channels``: keys of the
    channels that are named, in printed order. ``subject``: the words of the
    text for what it counts. ``part_of``: for a part of a list (其中…), the
    position of its whole among the statements of the report. ``span``: the
    words that state it; its ``quote`` are they.
    """

    key: str
    span: Span
    figure: Decimal | None
    low: Decimal
    high: Decimal | None
    unit: str
    year: int
    period: Period = "year"
    scope: Scope | None = None
    channels: tuple[str, ...] = ()
    subject: str = ""
    part_of: int | None = None

    @property
    def channel(self) -> str | None:
        """The one channel that is named, ``None`` if none is, or several."""
        return self.channels[0] if len(self.channels) == 1 else None

    @property
    def exact(self) -> bool:
        """Whether it states one figure."""
        return self.low == self.high


@final
@frozen(kw_only=True)
class Numeral:
    """
    One numeral of the prose and what it is.

    ``account``: the one of four that it is. ``kind``: for ``"other"``, which.
    ``claim`` and ``statement``: position of the claim or statement that it is
    part of, or that a share or change is bound to; ``None`` otherwise.
    """

    span: Span
    account: Account
    kind: OtherKind | None = None
    claim: int | None = None
    statement: int | None = None


@final
@frozen(kw_only=True)
class Prose:
    """
    The prose of a report: its claims, its statements, and an account of every numeral.

    All in printed order: preamble first, then section by section. Headings are
    not prose.
    """

    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    numerals: tuple[Numeral, ...]

    @property
    def not_understood(self) -> tuple[Numeral, ...]:
        """The numerals that are neither a claim, nor a statement, nor of another known kind."""
        return tuple(numeral for numeral in self.numerals if numeral.account == "not_understood")

    @property
    def share_not_understood(self) -> float:
        """The share of numerals that are not understood, from 0 to 1; 0 where there are none at all."""
        return len(self.not_understood) / len(self.numerals) if self.numerals else 0.0
