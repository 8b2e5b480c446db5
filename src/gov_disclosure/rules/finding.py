"""A finding: what a rule says of one report, with its fingerprint and its sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import final

from attrs import field, frozen

from gov_disclosure.errors import UnknownCellError
from gov_disclosure.forms import Form
from gov_disclosure.model import Place, Span, cell_keys
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.errors import MissingFactError, SilentRuleError, VerdictForceError
from gov_disclosure.rules.facts import Fact, fact_text
from gov_disclosure.rules.rule import Rule
from gov_disclosure.rules.verdict import Outcome, Severity, Verdict
from gov_disclosure.text import Lang, Text, nearest


@final
@frozen(kw_only=True, slots=False)
class Finding:
    """
    A verdict of a rule on one report, ready to be shown.

    ``title`` and ``source``: of the rule; ``said``: the finding as a sentence;
    all in both languages. ``figures``: the figure in each of ``cells`` (``None``
    blank). ``places``: where each of ``cells`` stood, where that is known.
    ``explanation``: index into ``CheckResult.explanations`` of what accounts
    for it, or ``None``. ``repeat``: how many findings of the same result before
    this one say the very same.
    """

    rule: str
    outcome: Outcome
    severity: Severity
    title: Text
    source: Text
    said: Text
    cells: tuple[str, ...] = ()
    figures: tuple[int | Decimal | None, ...] = ()
    expected: Fact = None
    actual: Fact = None
    facts: Mapping[str, Fact] = field(factory=dict)
    span: Span | None = None
    places: tuple[Place | None, ...] = ()
    explanation: int | None = None
    repeat: int = 0

    @cached_property
    def id(self) -> str:
        """
        Fingerprint over rule, cells, figures and what the sentence quotes, the same in every output.

        It changes when a figure changes, so that a waiver bound to it lapses.
        Two findings of one report never share it.
        """
        parts = (
            self.rule,
            self.outcome,
            *self.cells,
            *map(str, self.figures),
            _in_full(self.expected),
            _in_full(self.actual),
            *(f"{name}={_in_full(fact)}" for name, fact in sorted(self.facts.items())),
            self.span.quote if self.span else "",
        )
        digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
        return f"{self.rule}-{digest[:12]}" + (f"-{self.repeat + 1}" if self.repeat else "")

    def message(self, lang: Lang = "zh") -> str:
        """Return the finding as a sentence in *lang*, with the printed labels."""
        return self.said[lang]

    def __str__(self) -> str:
        return self.message("en")


def made(rule: Rule, verdict: Verdict, context: Context) -> Finding:
    """
    Return what *rule* found as a finding, put into words.

    Raises:
        UnknownCellError: it names a cell that no form has.
        SilentRuleError: the rule has no words for this ending.
        MissingFactError: its words quote what the verdict does not give.
        VerdictForceError: the verdict is graver than the rule.

    """
    for key in verdict.cells:
        if key not in cell_keys():
            raise UnknownCellError(key, context.form.edition, nearest(key, cell_keys()))
    places = tuple(map(context.places.get, verdict.cells))
    return Finding(
        rule=rule.code,
        outcome=verdict.outcome,
        severity=_severity(rule, verdict, context),
        title=rule.words.title,
        source=rule.source.text,
        said=_said(rule, verdict, context.form),
        cells=verdict.cells,
        figures=tuple(map(context.figures.get, verdict.cells)),
        expected=verdict.expected,
        actual=verdict.actual,
        facts=verdict.facts,
        span=verdict.span,
        places=places if verdict.place is None else (verdict.place, *places[1:]),
    )


_ENCOURAGED = 2019
"""The report year for which the notice 国办公开办函〔2019〕60号 only encourages the form (鼓励按照统一格式发布)."""


def _severity(rule: Rule, verdict: Verdict, context: Context) -> Severity:
    """Return how grave a finding is: as its rule, but departures from a form that was only encouraged are hints."""
    if rule.code.startswith("FRM") and context.report.year == _ENCOURAGED:
        return Severity.INFO
    if verdict.severity is None:
        return rule.severity
    if verdict.severity.rank < rule.severity.rank:
        raise VerdictForceError(rule.code, verdict.severity, rule.severity)
    return verdict.severity


def _said(rule: Rule, verdict: Verdict, form: Form) -> Text:
    """Return the sentence in both languages, with the labels that *form* prints."""
    template = rule.words.undetermined if verdict.outcome is Outcome.UNDETERMINED else rule.words.failed
    if template is None:
        raise SilentRuleError(rule.code, verdict.outcome)
    facts: dict[str, Fact] = {"expected": verdict.expected, "actual": verdict.actual, **verdict.facts}
    if verdict.cells:
        facts.setdefault("cell", verdict.cells[:1])
        facts.setdefault("cells", verdict.cells)

    def sentence(lang: Lang) -> str:
        try:
            return template[lang].format_map({name: fact_text(fact, lang, form) for name, fact in facts.items()})
        except KeyError as missing:
            raise MissingFactError(rule.code, str(missing.args[0])) from None

    return Text(sentence("zh"), sentence("en"))


def _in_full(fact: Fact) -> str:
    """Return a fact for a fingerprint, both languages of a text, so that neither can change unseen."""
    return repr(fact) if isinstance(fact, Text) else str(fact)
