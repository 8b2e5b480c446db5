"""The words of checking: outcomes, severities, rules, verdicts and findings."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

from gov_disclosure.model import Place
from gov_disclosure.text import Lang as Lang
from gov_disclosure.text import Text as Text

if TYPE_CHECKING:
    from gov_disclosure.rules._case import Case


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


Fact = int | Decimal | str | Text | tuple[str, ...] | None
"""What a message may quote: figures, printed text, words in both languages, cell keys."""


def _in_full(fact: Fact) -> str:
    """Return a fact for a fingerprint, both languages of a text, so that neither can change unseen."""
    return repr(fact) if isinstance(fact, Text) else str(fact)


@frozen(kw_only=True)
class Span:
    """A stretch of the narrative: path of section indices, paragraph index, start and end character."""

    section: tuple[int, ...]
    paragraph: int
    start: int
    end: int
    quote: str


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


@frozen(kw_only=True, eq=False)
class Rule:
    """A rule: code, force, source, words in both languages, and the function that yields its verdicts."""

    code: str
    severity: Severity
    source: str
    zh: Words
    en: Words
    check: Callable[[Case], Iterable[Verdict]]
    needs: tuple[Need, ...] = ()
    since: str = "0.1.0"
    status: Status = "stable"
    linear: bool = False
    """Whether it is linear arithmetic, exported as data in ``schemas/rules.json``."""
    passes_plain: bool = False
    """Whether it must pass on a `Case.plain` report, so that it need not be run there."""

    @property
    def family(self) -> str:
        """The three letters of the code."""
        return self.code[:3]

    def words(self, lang: Lang) -> Words:
        """What the rule says in *lang*."""
        return self.zh if lang == "zh" else self.en


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
        """Return the finding as a sentence in *lang*, with the printed labels."""
        from gov_disclosure.rules._messages import render_message

        return render_message(self, lang)
