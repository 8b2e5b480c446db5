"""A finding: what a rule says of one report, with its fingerprint and its sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from gov_disclosure.model import Place, Span
from gov_disclosure.rules.facts import Fact, fact_text
from gov_disclosure.rules.registry import find
from gov_disclosure.rules.verdict import Outcome, Severity
from gov_disclosure.text import Lang, Text


@frozen(kw_only=True, slots=False)
class Finding:
    """
    A verdict of a rule on one report, ready to be shown.

    ``figures``: the figure in each of ``cells`` (``None`` blank). ``places``:
    where each of ``cells`` stood, where that is known. ``explanation``: index
    into ``CheckResult.explanations`` of what accounts for it, or ``None``.
    """

    rule: str
    outcome: Outcome
    severity: Severity
    cells: tuple[str, ...] = ()
    figures: tuple[int | Decimal | None, ...] = ()
    expected: Fact = None
    actual: Fact = None
    facts: Mapping[str, Fact] = field(factory=dict)
    span: Span | None = None
    places: tuple[Place | None, ...] = ()
    explanation: int | None = None

    @cached_property
    def id(self) -> str:
        """
        Fingerprint over rule, cells and figures: the same fault has the same id in every output.

        It changes when a figure changes, so that a waiver bound to it lapses.
        """
        quote = self.span.quote if self.span else ""
        parts = (
            self.rule,
            self.outcome,
            *self.cells,
            *map(str, self.figures),
            _in_full(self.expected),
            _in_full(self.actual),
            quote,
        )
        digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
        return f"{self.rule}-{digest[:12]}"

    def message(self, lang: Lang = "zh") -> str:
        """
        Return the finding as a sentence in *lang*, with the printed labels.

        Raises:
            UnknownRuleError: it is of a rule that this version does not have.

        """
        words = find(self.rule).words(lang)
        template = words.undetermined if self.outcome is Outcome.UNDETERMINED else words.failed
        facts: dict[str, Fact] = {"expected": self.expected, "actual": self.actual, **self.facts}
        if self.cells:
            facts.setdefault("cell", self.cells[:1])
            facts.setdefault("cells", self.cells)
        return template.format_map({name: fact_text(fact, lang) for name, fact in facts.items()})


def _in_full(fact: Fact) -> str:
    """Return a fact for a fingerprint, both languages of a text, so that neither can change unseen."""
    return repr(fact) if isinstance(fact, Text) else str(fact)
