"""What a rule is: its code, its force and where that comes from, its words, and how it checks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from importlib.resources.abc import Traversable
from typing import Any, Literal, final

from attrs import field, frozen

from gov_disclosure.errors import FieldValueError, require_choice
from gov_disclosure.forms import Form
from gov_disclosure.relations.linear import Relation
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.errors import RuleForceError
from gov_disclosure.rules.linear import judged
from gov_disclosure.rules.verdict import Severity, Verdict
from gov_disclosure.text import Lang, Text

SourceKind = Literal["statute", "identity", "notice", "practice", "guidance", "inferred"]
"""
What a rule rests on: a law or regulation; a sum or reconciliation that the form prints or that arithmetic forces; a
notice of the General Office of the State Council with its forms; what offices do; what a notice asks for only in
principle (原则上, 鼓励); or reasoning alone.
"""

FORCE: Mapping[SourceKind, Severity] = {
    "statute": Severity.ERROR,
    "identity": Severity.ERROR,
    "notice": Severity.WARNING,
    "practice": Severity.WARNING,
    "guidance": Severity.INFO,
    "inferred": Severity.INFO,
}
"""How grave a departure from a source of each kind is; no rule is graver, wherever it comes from."""


@final
@frozen
class Source:
    """Where a rule comes from: what kind of source that is, and its name in both languages."""

    kind: SourceKind
    zh: str
    en: str

    @property
    def text(self) -> Text:
        """The name of the source in both languages."""
        return Text(self.zh, self.en)


@final
@frozen(kw_only=True)
class Words:
    """
    What a rule says, in both languages.

    ``failed`` and ``undetermined`` are message templates for `str.format`
    over the verdict's facts; ``{cell}`` is the label path of its first cell,
    ``{expected}`` and ``{actual}`` its figures. ``checks``: what the rule
    checks, in one or two sentences. ``why``: why that matters. ``fix``: how to
    mend a report that fails.
    """

    title: Text
    failed: Text
    undetermined: Text | None = None
    checks: Text
    why: Text
    fix: Text


Check = Callable[[Context], Iterable[Verdict]]
"""A function that yields what it finds in one report; nothing where the report passes."""

Relations = Callable[[Form], tuple[Relation, ...]]
"""A function that returns what has to hold between the cells of a form; see `relations.declared`."""

Need = Literal["notes", "previous", "children"]
"""What a rule needs besides the report: the reader's notes, last year's report, the reports summed up."""

Status = Literal["stable", "optional", "deprecated"]
"""An optional or deprecated rule is run only where its code or a beginning of it is asked for; codes stay."""

_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")


_CODE_WORDS = Text("三个大写字母和三位数字", "three capital letters and three digits")
_ONE_WAY = Text("check 和 relations 之中正好一个", "exactly one of check and relations")


def _is_code(_: object, __: object, code: str) -> None:
    if not _CODE.fullmatch(code):
        raise FieldValueError("Rule", "code", _CODE_WORDS, code)


@final
@frozen(kw_only=True, eq=False, slots=False)
class Rule:
    """
    A rule: code, severity, source, words, and what it checks.

    A rule of linear arithmetic has ``relations`` between cells, any other
    ``check``. ``needs``: what it cannot do without; where that is not given, it
    is not applicable. ``since``: the version it came with. ``examples``: for
    rules from outside, a folder of the examples that its page shows, one JSON
    file each, with ``outcome``, and in both languages ``about``, ``document``
    (lines) and ``messages``.

    A rule that travels between processes keeps its words and leaves its
    functions behind.
    """

    code: str = field(validator=_is_code)
    severity: Severity
    source: Source
    words: Words
    check: Check | None = None
    relations: Relations | None = None
    needs: tuple[Need, ...] = ()
    since: str = "0.1.0"
    status: Status = "stable"
    examples: Traversable | None = None

    def __attrs_post_init__(self) -> None:
        if (self.check is None) is (self.relations is None):
            raise FieldValueError(f"Rule {self.code}", "check", _ONE_WAY, self.check)
        require_choice(self.source.kind, FORCE, "Source", "kind")
        allowed = FORCE[self.source.kind]
        if self.severity.rank < allowed.rank:
            raise RuleForceError(self.code, self.severity, self.source.kind, allowed)

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), "check": None, "relations": None}

    @property
    def family(self) -> str:
        """The three letters of the code."""
        return self.code[:3]

    @property
    def linear(self) -> bool:
        """Whether it is linear arithmetic, exported as data in ``schemas/rules.json``."""
        return self.relations is not None

    def verdicts(self, context: Context) -> Iterable[Verdict]:
        """Return what it finds in one report."""
        if self.relations is not None:
            return judged(self.relations(context.form), context)
        assert self.check is not None  # noqa: S101  # a rule that came from another process cannot be run
        return self.check(context)

    def title(self, lang: Lang = "zh") -> str:
        """Return its title in *lang*."""
        return self.words.title[lang]


def rule(
    code: str,
    *,
    severity: Severity,
    source: Source,
    words: Words,
    needs: tuple[Need, ...] = (),
    since: str = "0.1.0",
    status: Status = "stable",
    examples: Traversable | None = None,
) -> Callable[[Check], Rule]:
    """Make the decorated function the check of a rule; what is left under its name is the rule."""

    def made(check: Check) -> Rule:
        return Rule(
            code=code,
            severity=severity,
            source=source,
            words=words,
            check=check,
            needs=needs,
            since=since,
            status=status,
            examples=examples,
        )

    return made
