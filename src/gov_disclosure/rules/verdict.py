"""The words of checking: outcomes, severities, what rules say, verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from attrs import field, frozen

from gov_disclosure.model import Place, Span
from gov_disclosure.rules.facts import Fact


class Outcome(StrEnum):
    """How a rule ends; a crash is an error of ours and never looks like any of the others."""

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


@frozen(kw_only=True)
class Words:
    """
    What a rule says in one language.

    ``failed`` and ``undetermined`` are message templates for `str.format`
    over the verdict's facts; ``{cell}`` is the label path of its first cell,
    ``{expected}`` and ``{actual}`` its figures.
    """

    title: str
    failed: str
    undetermined: str = ""
    checks: str
    """What it checks, one or two sentences."""
    why: str
    """Why it matters."""
    fix: str
    """How to fix a report that fails."""


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


Need = Literal["notes", "previous", "children"]
"""What a rule needs besides the report: the reader's notes, last year's report, the reports summed up."""


Status = Literal["stable", "deprecated"]
"""A deprecated rule is run only where its code or a beginning of it is asked for; codes are never used again."""
