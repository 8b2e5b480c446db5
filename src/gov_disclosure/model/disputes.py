"""Table four: administrative reconsideration and litigation on disclosure, in cases (件)."""

from __future__ import annotations

from attrs import frozen

from gov_disclosure.model._counts import check_counts, check_parts


@frozen(kw_only=True)
class ReviewOutcomes:
    """Outcomes of one kind of dispute in the reporting year, in cases (件); ``None`` is a cell without a figure."""

    upheld: int | None
    corrected: int | None
    other: int | None
    pending: int | None
    total: int | None

    def __attrs_post_init__(self) -> None:
        check_counts(self)


@frozen(kw_only=True)
class Disputes:
    """Section four, 政府信息公开行政复议、行政诉讼情况; the form prints no grand total of litigation."""

    reconsideration: ReviewOutcomes
    direct_litigation: ReviewOutcomes
    litigation_after_reconsideration: ReviewOutcomes

    def __attrs_post_init__(self) -> None:
        check_parts(self, ReviewOutcomes)
