"""The page of a rule in Markdown: for the documentation and for ``gov-disclosure explain`` alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from gov_disclosure.rules.registry import find_rule
from gov_disclosure.rules.rule import Rule
from gov_disclosure.rules.verdict import Severity
from gov_disclosure.text import Lang, Text

_ORDINAL = re.compile(r"^(\d+)\.")
EXAMPLES = "_examples.json"
"""The examples of all rules beside this module, made by ``tools/generate.py`` from the files that the tests run."""

_HEADINGS = {
    "checks": Text("核对什么", "What it checks"),
    "why": Text("为什么", "Why it matters"),
    "source": Text("依据", "Source"),
    "passed": Text("通过的例子", "Passes"),
    "failed": Text("不符的例子", "Fails"),
    "undetermined": Text("无法判断的例子", "Cannot be judged"),
    "not_applicable": Text("不适用的例子", "Not applicable"),
    "fix": Text("怎么改", "How to fix it"),
    "status": Text("严重程度与状态", "Severity and status"),
}
_SEVERITY = {
    Severity.ERROR: Text(
        "错误（印明的勾稽关系、表格自身的合计或法律法规）", "error (printed identity, total, statute)"
    ),
    Severity.WARNING: Text("警告（通知或实践要求）", "warning (notice or practice)"),
    Severity.INFO: Text("提示", "hint"),
}
_STATUS = {
    "stable": Text("稳定", "stable"),
    "optional": Text("可选，点名才运行", "optional, run only where it is asked for"),
    "deprecated": Text("停用", "deprecated"),
}
_NEEDS = {
    "notes": Text("阅读记录", "the reader's notes"),
    "previous": Text("上年报告", "last year's report"),
    "children": Text("下级报告", "the reports it sums up"),
}
_AND = Text("、", ", ")
_LINE = {
    "severity": Text("严重程度：{}", "Severity: {}"),
    "status": Text("状态：{}", "Status: {}"),
    "since": Text("始于版本：{}", "Since version: {}"),
    "needs": Text("除报告外还需要：{}", "Needs besides the report: {}"),
    "linear": Text("以数据形式收入 schemas/rules.json", "Exported as data in schemas/rules.json"),
}


def page(rule: Rule | str, lang: Lang = "zh") -> str:
    """
    Return the page of a rule, or of the rule with this code, as Markdown in *lang*.

    Raises:
        UnknownRuleError: there is no such rule.

    """
    found = find_rule(rule) if isinstance(rule, str) else rule
    return render(found, _examples_of(found), lang)


def render(rule: Rule, examples: Iterable[Mapping[str, Any]], lang: Lang) -> str:
    """Return the page of *rule* with these examples."""
    words = rule.words
    examples = tuple(examples)
    lines = [f"# {rule.code} {rule.title(lang)}", ""]
    for key, text in (("checks", words.checks[lang]), ("why", words.why[lang]), ("source", rule.source.text[lang])):
        lines += [f"## {_HEADINGS[key][lang]}", "", text, ""]
    for outcome in ("passed", "failed", "undetermined", "not_applicable"):
        shown = [example for example in examples if example["outcome"] == outcome]
        if shown:
            lines += [f"## {_HEADINGS[outcome][lang]}", ""]
            lines += [line for example in shown for line in _example(example, lang)]
    lines += [f"## {_HEADINGS['fix'][lang]}", "", words.fix[lang], ""]
    lines += [f"## {_HEADINGS['status'][lang]}", "", *_facts(rule, lang), ""]
    return "\n".join(lines)


def _facts(rule: Rule, lang: Lang) -> Iterator[str]:
    yield "- " + _LINE["severity"][lang].format(_SEVERITY[rule.severity][lang])
    yield "- " + _LINE["status"][lang].format(_STATUS[rule.status][lang])
    yield "- " + _LINE["since"][lang].format(rule.since)
    if rule.needs:
        yield "- " + _LINE["needs"][lang].format(_AND[lang].join(_NEEDS[need][lang] for need in rule.needs))
    if rule.linear:
        yield "- " + _LINE["linear"][lang]


def _example(example: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    yield example["about"][lang]
    yield ""
    for line in example["document"][lang]:
        yield f"- {_plain(line)}"
    if example["document"][lang]:
        yield ""
    for message in example["messages"][lang]:
        yield f"> {_plain(message)}"
        yield ""


def _plain(line: str) -> str:
    """Return *line* so that Markdown does not take the ordinal of a label for a list."""
    return _ORDINAL.sub(r"\1\\.", line)


def _examples_of(rule: Rule) -> Iterable[Mapping[str, Any]]:
    """Return the examples of a rule: those in its own folder, or those shipped with this package."""
    if rule.examples is None:
        return _examples().get(rule.code, ())
    shown = sorted(
        (file for file in rule.examples.iterdir() if file.name.endswith(".json")), key=lambda file: file.name
    )
    return [json.loads(file.read_text(encoding="utf-8")) for file in shown]


@cache
def _examples() -> Mapping[str, tuple[Mapping[str, Any], ...]]:
    """Return the examples by rule code; none where the file was not shipped."""
    source = files("gov_disclosure.rules").joinpath(EXAMPLES)
    if not source.is_file():
        return {}
    found: Mapping[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return {code: tuple(examples) for code, examples in found.items()}
