"""What the editions print differently, with the class that each row has in one edition."""

from __future__ import annotations

from typing import Any, Literal, final

from attrs import field, frozen

from gov_disclosure.cells.join import form_of
from gov_disclosure.model import (
    ApplicantCounts,
    ChargedAmount,
    ChargedItems,
    Decisions,
    DocumentOutput,
    DocumentStock,
    Procurement,
    Report,
    ServiceItems,
)


@final
@frozen(kw_only=True)
class Parts2021:
    """The rows that the 2021 form prints in its own way: of table two, and （六）其他处理 of table three."""

    edition: Literal["2021"] = field(default="2021", init=False)
    rules: DocumentStock
    normative_documents: DocumentStock
    licenses: Decisions
    penalties: Decisions
    compulsion: Decisions
    charges: ChargedAmount
    not_corrected: ApplicantCounts
    fee_unpaid: ApplicantCounts
    other: ApplicantCounts


@final
@frozen(kw_only=True)
class Parts2019:
    """
    The rows that the 2019 form prints in its own way: of table two, and （六）其他处理 of table three, undivided.

    ``procurement`` is ``None`` where a report leaves the block out.
    """

    edition: Literal["2019"] = field(default="2019", init=False)
    rules: DocumentOutput
    normative_documents: DocumentOutput
    licenses: ServiceItems
    other_services: ServiceItems
    penalties: ServiceItems
    compulsion: ServiceItems
    charges: ChargedItems
    procurement: Procurement | None
    undivided: ApplicantCounts


def by_edition(report: Report) -> Parts2021 | Parts2019 | None:
    """
    Return the rows that the editions print differently, in the classes of the edition that the report prints.

    Type checkers follow ``parts.edition == "2021"`` and ``isinstance``; they
    do not follow ``report.form == "2021"``. ``None`` where the report mixes
    editions: there is no class then that each row must have.
    """
    followed = {*form_of(report).blocks.values()}
    if len(followed) > 1:
        return None
    kind = Parts2021 if followed == {"2021"} else Parts2019
    found: dict[str, Any] = {}
    for name in (name for name in kind.__annotations__ if name != "edition"):
        part = report.proactive_disclosure if hasattr(report.proactive_disclosure, name) else _otherwise(report)
        found[name] = getattr(part, name)
    return kind(**found)


def _otherwise(report: Report) -> object:
    return report.requests.outcomes.otherwise_handled
