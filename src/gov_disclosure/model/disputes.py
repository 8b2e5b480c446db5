"""Table four: administrative reconsideration and litigation on disclosure, in cases (件)."""

from __future__ import annotations

from typing import final

from attrs import field, frozen

from gov_disclosure.model.counts import Count, is_a, is_count
from gov_disclosure.views import in_short, view


@final
@frozen(kw_only=True)
class ReviewOutcomes:
    """Outcomes of one kind of dispute in the reporting year, in cases (件); ``None`` is a cell without a figure."""

    upheld: Count | None = field(validator=is_count)
    corrected: Count | None = field(validator=is_count)
    other: Count | None = field(validator=is_count)
    pending: Count | None = field(validator=is_count)
    total: Count | None = field(validator=is_count)


@final
@frozen(kw_only=True)
class Disputes:
    """Section four, 政府信息公开行政复议、行政诉讼情况; the form prints no grand total of litigation."""

    reconsideration: ReviewOutcomes = field(validator=is_a(ReviewOutcomes))
    direct_litigation: ReviewOutcomes = field(validator=is_a(ReviewOutcomes))
    litigation_after_reconsideration: ReviewOutcomes = field(validator=is_a(ReviewOutcomes))

    def __str__(self) -> str:
        counts = {
            "reconsideration": self.reconsideration.total,
            "direct litigation": self.direct_litigation.total,
            "litigation after reconsideration": self.litigation_after_reconsideration.total,
        }
        return in_short("Disputes", counts)

    def _repr_html_(self) -> str:
        return view(self)
