"""Errors of rules: faults of a rule or of the package that brings it, never of a report."""

from __future__ import annotations

from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.text import Text


class RuleCodeTakenError(GovDisclosureError, ValueError):
    """Two rules have one code, or a rule from outside has the letters of a family of this package."""

    template = Text(
        "规则代码 {code} 已被占用，或其字母是本库规则类的字母；请换用自己的三个字母。",
        "rule code {code} is taken, or its letters are those of a family of this package; use letters of your own.",
    )

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class BrokenRulesError(GovDisclosureError, RuntimeError):
    """The rules that another package brings cannot be loaded; a fault of that package."""

    template = Text(
        "外部规则 {name!r}（{target}）无法加载：{detail}。请更新或卸载提供它的软件包。",
        "the plug-in rules {name!r} ({target}) cannot be loaded: {detail}. "
        "Update or uninstall the package that brings them.",
    )

    def __init__(self, name: str, target: str, detail: str) -> None:
        super().__init__(name, target, detail)
        self.name, self.target, self.detail = name, target, detail


class SilentRuleError(GovDisclosureError, ValueError):
    """A rule ended in a way for which it has no words."""

    template = Text("规则 {code} 没有 {outcome} 时的文字。", "rule {code} has no words for {outcome}.")

    def __init__(self, code: str, outcome: str) -> None:
        super().__init__(code, outcome)
        self.code, self.outcome = code, outcome


class MissingFactError(GovDisclosureError, LookupError):
    """The words of a rule quote a fact that its verdict does not give."""

    template = Text(
        "规则 {code} 的文字引用了 {fact!r}，而判断没有给出。",
        "the words of rule {code} quote {fact!r}, which its verdict does not give.",
    )

    def __init__(self, code: str, fact: str) -> None:
        super().__init__(code, fact)
        self.code, self.fact = code, fact


class RuleForceError(GovDisclosureError, ValueError):
    """A rule is graver than what it rests on: the severity of each kind of source is in `FORCE`."""

    template = Text(
        "规则 {code} 的严重程度 {severity} 超过了它的依据（{kind}），至多为 {allowed}；"
        "请降低严重程度，或写明更强的依据。",
        "rule {code} is of severity {severity}, and its source ({kind}) carries at most {allowed}; "
        "lower the severity or name a stronger source.",
    )

    def __init__(self, code: str, severity: str, kind: str, allowed: str) -> None:
        super().__init__(code, severity, kind, allowed)
        self.code, self.severity, self.kind, self.allowed = code, severity, kind, allowed


class VerdictForceError(GovDisclosureError, ValueError):
    """A verdict is graver than its rule."""

    template = Text(
        "规则 {code} 的一个判断为 {severity}，重于规则本身的 {allowed}；判断只能更轻。",
        "a verdict of rule {code} is of severity {severity}, graver than the rule itself ({allowed}); "
        "it can only be less grave.",
    )

    def __init__(self, code: str, severity: str, allowed: str) -> None:
        super().__init__(code, severity, allowed)
        self.code, self.severity, self.allowed = code, severity, allowed
