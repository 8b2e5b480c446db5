"""Table three: requests for disclosure received and processed, in cases (件)."""

from __future__ import annotations

from typing import final

from attrs import field, frozen

from gov_disclosure.errors import FieldValueError
from gov_disclosure.model.counts import Count, is_a, is_count, is_optional
from gov_disclosure.text import Text
from gov_disclosure.views import in_short, view


@final
@frozen(kw_only=True)
class ApplicantCounts:
    """
    One row of table three: cases (件) by kind of applicant, and their total.

    ``None`` is a cell without a figure. It is not zero, and no rule may read
    it as zero unless the caller asks for that reading.
    """

    natural_person: Count | None = field(validator=is_count)
    enterprise: Count | None = field(validator=is_count)
    research_institution: Count | None = field(validator=is_count)
    public_welfare: Count | None = field(validator=is_count)
    legal_service: Count | None = field(validator=is_count)
    other_organization: Count | None = field(validator=is_count)
    total: Count | None = field(validator=is_count)


DIVIDED_OR_NOT = Text(
    "要么仅有 undivided，要么同时有 not_corrected、fee_unpaid 和 other",
    "either undivided alone or not_corrected, fee_unpaid and other together",
)
"""What （六）其他处理 may have."""

_row = is_a(ApplicantCounts)
_optional_row = is_optional(ApplicantCounts)


@final
@frozen(kw_only=True)
class Denied:
    """（三）不予公开: not disclosed, one row a reason (Regulations, articles 14 to 16 and 36)."""

    state_secret: ApplicantCounts = field(validator=_row)
    prohibited_by_law: ApplicantCounts = field(validator=_row)
    security_and_stability: ApplicantCounts = field(validator=_row)
    third_party_rights: ApplicantCounts = field(validator=_row)
    internal_affairs: ApplicantCounts = field(validator=_row)
    deliberative_process: ApplicantCounts = field(validator=_row)
    enforcement_file: ApplicantCounts = field(validator=_row)
    administrative_query: ApplicantCounts = field(validator=_row)


@final
@frozen(kw_only=True)
class Unavailable:
    """（四）无法提供: unable to provide, one row a reason."""

    not_held: ApplicantCounts = field(validator=_row)
    needs_creation: ApplicantCounts = field(validator=_row)
    still_unclear: ApplicantCounts = field(validator=_row)


@final
@frozen(kw_only=True)
class NotProcessed:
    """（五）不予处理: not processed, one row a reason (Regulations, articles 35, 36 and 39)."""

    petition: ApplicantCounts = field(validator=_row)
    duplicate: ApplicantCounts = field(validator=_row)
    publication: ApplicantCounts = field(validator=_row)
    excessive: ApplicantCounts = field(validator=_row)
    reconfirmation: ApplicantCounts = field(validator=_row)


@final
@frozen(kw_only=True)
class OtherwiseHandled:
    """
    （六）其他处理: otherwise handled.

    The 2021 form has three rows, the 2019 form a single undivided one; reports
    of later years that print the single row are hybrids. Either the three rows
    are given or ``undivided`` is; the others are ``None``, which here means
    that the form has no such row.
    """

    not_corrected: ApplicantCounts | None = field(default=None, validator=_optional_row)
    fee_unpaid: ApplicantCounts | None = field(default=None, validator=_optional_row)
    other: ApplicantCounts | None = field(default=None, validator=_optional_row)
    undivided: ApplicantCounts | None = field(default=None, validator=_optional_row)

    def __attrs_post_init__(self) -> None:
        divided = self.undivided is None
        if {self.not_corrected is None, self.fee_unpaid is None, self.other is None} != {not divided}:
            raise FieldValueError("OtherwiseHandled", "undivided", DIVIDED_OR_NOT, self.undivided)


@final
@frozen(kw_only=True)
class Outcomes:
    """三、本年度办理结果: outcomes of the reporting year."""

    granted: ApplicantCounts = field(validator=_row)
    partially_granted: ApplicantCounts = field(validator=_row)
    denied: Denied = field(validator=is_a(Denied))
    unavailable: Unavailable = field(validator=is_a(Unavailable))
    not_processed: NotProcessed = field(validator=is_a(NotProcessed))
    otherwise_handled: OtherwiseHandled = field(validator=is_a(OtherwiseHandled))
    total: ApplicantCounts = field(validator=_row)


@final
@frozen(kw_only=True)
class Requests:
    """
    Section three, 收到和处理政府信息公开申请情况.

    25 rows of seven columns in the 2021 form, 23 in the 2019 form.
    """

    received: ApplicantCounts = field(validator=_row)
    brought_forward: ApplicantCounts = field(validator=_row)
    outcomes: Outcomes = field(validator=is_a(Outcomes))
    carried_forward: ApplicantCounts = field(validator=_row)

    def __str__(self) -> str:
        counts = {
            "received": self.received.total,
            "brought forward": self.brought_forward.total,
            "outcomes": self.outcomes.total.total,
            "carried forward": self.carried_forward.total,
        }
        return in_short("Requests", counts)

    def _repr_html_(self) -> str:
        return view(self)
