"""Table three: requests for disclosure received and processed, in cases (件)."""

from __future__ import annotations

from attrs import frozen

from gov_disclosure.errors import FieldValueError
from gov_disclosure.model._counts import check_counts, check_kinds, check_parts


@frozen(kw_only=True)
class ApplicantCounts:
    """
    One row of table three: cases (件) by kind of applicant, and their total.

    ``None`` is a cell without a figure. It is not zero, and no rule may read
    it as zero unless the caller asks for that reading.
    """

    natural_person: int | None
    enterprise: int | None
    research_institution: int | None
    public_welfare: int | None
    legal_service: int | None
    other_organization: int | None
    total: int | None

    def __attrs_post_init__(self) -> None:
        # The common case, seven ints, is decided here without a loop: 25 rows a report.
        if not (
            type(self.natural_person)
            is type(self.enterprise)
            is type(self.research_institution)
            is type(self.public_welfare)
            is type(self.legal_service)
            is type(self.other_organization)
            is type(self.total)
            is int
            and self.natural_person
            | self.enterprise
            | self.research_institution
            | self.public_welfare
            | self.legal_service
            | self.other_organization
            | self.total
            >= 0
        ):
            check_counts(self)


@frozen(kw_only=True)
class Denied:
    """（三）不予公开: not disclosed, one row a reason (Regulations, articles 14 to 16 and 36)."""

    state_secret: ApplicantCounts
    prohibited_by_law: ApplicantCounts
    security_and_stability: ApplicantCounts
    third_party_rights: ApplicantCounts
    internal_affairs: ApplicantCounts
    deliberative_process: ApplicantCounts
    enforcement_file: ApplicantCounts
    administrative_query: ApplicantCounts

    def __attrs_post_init__(self) -> None:
        check_parts(self, ApplicantCounts)


@frozen(kw_only=True)
class Unavailable:
    """（四）无法提供: unable to provide, one row a reason."""

    not_held: ApplicantCounts
    needs_creation: ApplicantCounts
    still_unclear: ApplicantCounts

    def __attrs_post_init__(self) -> None:
        check_parts(self, ApplicantCounts)


@frozen(kw_only=True)
class NotProcessed:
    """（五）不予处理: not processed, one row a reason (Regulations, articles 35, 36 and 39)."""

    petition: ApplicantCounts
    duplicate: ApplicantCounts
    publication: ApplicantCounts
    excessive: ApplicantCounts
    reconfirmation: ApplicantCounts

    def __attrs_post_init__(self) -> None:
        check_parts(self, ApplicantCounts)


@frozen(kw_only=True)
class OtherwiseHandled:
    """
    （六）其他处理: otherwise handled.

    The 2021 form has three rows, the 2019 form a single undivided one; reports
    of later years that print the single row are hybrids. Either the three rows
    are given or ``undivided`` is; the others are ``None``, which here means
    that the form has no such row.
    """

    not_corrected: ApplicantCounts | None = None
    fee_unpaid: ApplicantCounts | None = None
    other: ApplicantCounts | None = None
    undivided: ApplicantCounts | None = None

    def __attrs_post_init__(self) -> None:
        if (
            type(self.not_corrected) is type(self.fee_unpaid) is type(self.other) is ApplicantCounts
            and self.undivided is None
        ):
            return
        check_parts(self, ApplicantCounts, optional=True)
        rows = (self.not_corrected, self.fee_unpaid, self.other)
        if self.undivided is None or rows != (None, None, None):
            raise FieldValueError(
                "OtherwiseHandled",
                "undivided",
                "either undivided alone or not_corrected, fee_unpaid and other together",
                self.undivided,
            )


@frozen(kw_only=True)
class Outcomes:
    """三、本年度办理结果: outcomes of the reporting year."""

    granted: ApplicantCounts
    partially_granted: ApplicantCounts
    denied: Denied
    unavailable: Unavailable
    not_processed: NotProcessed
    otherwise_handled: OtherwiseHandled
    total: ApplicantCounts

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.granted) is type(self.partially_granted) is type(self.total) is ApplicantCounts
            and type(self.denied) is Denied
            and type(self.unavailable) is Unavailable
            and type(self.not_processed) is NotProcessed
            and type(self.otherwise_handled) is OtherwiseHandled
        ):
            check_kinds(self, _OUTCOMES)


_OUTCOMES = (
    ApplicantCounts, ApplicantCounts, Denied, Unavailable, NotProcessed, OtherwiseHandled, ApplicantCounts,
)  # fmt: skip


@frozen(kw_only=True)
class Requests:
    """
    Section three, 收到和处理政府信息公开申请情况.

    25 rows of seven columns in the 2021 form, 23 in the 2019 form.
    """

    received: ApplicantCounts
    brought_forward: ApplicantCounts
    outcomes: Outcomes
    carried_forward: ApplicantCounts

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.received) is type(self.brought_forward) is type(self.carried_forward) is ApplicantCounts
            and type(self.outcomes) is Outcomes
        ):
            check_kinds(self, _REQUESTS)


_REQUESTS = (ApplicantCounts, ApplicantCounts, Outcomes, ApplicantCounts)
