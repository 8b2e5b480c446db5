"""What a rule yields: outcomes, severities, verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, final

from attrs import field, frozen

from gov_disclosure.model import Place, Span
from gov_disclosure.rules.facts import Fact


class Outcome(StrEnum):
    """How a rule ends on a report; a crash is a fault of the rule, and no other outcome stands for it."""

    PASSED = "passed"
    FAILED = "failed"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"
    CRASHED = "crashed"


class Severity(StrEnum):
    """
    Force of a rule, taken from its source.

    A printed identity, the form's own totals or statute: error. Practice:
    warning. A reasoned hint: info.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return tuple(Severity).index(self)


@final
@frozen(kw_only=True)
class Verdict:
    """
    One thing a rule found that is not a pass.

    ``cells``: the cells it is about, the culprit (where one is known) first.
    ``expected`` and ``actual``: what the rule would have there and what is
    printed. ``facts``: what the message templates quote besides. ``span``: the
    words of the narrative it is about. ``severity``: where it departs from the
    rule's own. ``place``: where it stands, if not where its first cell stands.
    """

    outcome: Literal[Outcome.FAILED, Outcome.UNDETERMINED, Outcome.NOT_APPLICABLE] = Outcome.FAILED
    cells: tuple[str, ...] = ()
    expected: Fact = None
    actual: Fact = None
    facts: Mapping[str, Fact] = field(factory=dict)
    span: Span | None = None
    severity: Severity | None = None
    place: Place | None = None


NOT_APPLICABLE = Verdict(outcome=Outcome.NOT_APPLICABLE)
"""What a rule yields that has nothing to judge in a report."""
