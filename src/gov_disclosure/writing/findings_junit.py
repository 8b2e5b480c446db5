"""Results of checking as JUnit XML, for continuous-integration servers: a suite a report, a case a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from gov_disclosure.document.characters import for_terminal, on_one_line
from gov_disclosure.rules import Finding, Outcome, Severity
from gov_disclosure.text import Lang, Text
from gov_disclosure.writing.checked import LEVELS, Checked, finding_place, level
from gov_disclosure.writing.culprits import cause
from gov_disclosure.writing.told import unused_words, waived_words

_COUNTS = ("tests", "failures", "errors", "skipped")
_READ = Text("可以读取", "can be read")
_UNDETERMINED = Text("无法判断", "could not be judged")


def junit(checked: Sequence[Checked], lang: Lang = "zh", *, threshold: Severity = Severity.ERROR) -> bytes:
    """
    Return the results as JUnit XML in UTF-8.

    Each rule that ran is a test case: a failure if it found something of
    *threshold* or graver, skipped if it could not judge, an error if it
    crashed. A rule that does not apply to the report is no case of it. What is
    below the threshold is in the case's output; what was waived, and waivers
    that did nothing, are in that of the suite.
    """
    return b"".join(whole([part(one, lang, threshold) for one in checked], lang))


def part(one: Checked, lang: Lang, threshold: Severity) -> dict[str, Any]:
    """Return the suite of one report, as plain data: its lines and how many cases of each kind it has."""
    suite = _Suite(one, lang, threshold)
    return {"lines": list(suite.xml()), **{name: getattr(suite, name) for name in _COUNTS}}


def whole(
    parts: Iterable[Mapping[str, Any]], lang: Lang, unreadable: Sequence[Mapping[str, Any]] = ()
) -> Iterator[bytes]:
    """
    Yield the file that *parts* make up, piece by piece; they are gone through twice.

    *unreadable*: the files that could not be read; each is a suite with one case, an error.
    """
    broken = [_broken(one, lang) for one in unreadable]
    totals = dict.fromkeys(_COUNTS, 0)
    for one in chain(parts, broken):
        for name in _COUNTS:
            totals[name] += one[name]
    attributes = "".join(f' {name}="{count}"' for name, count in totals.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites{attributes}>\n'.encode()
    for one in chain(parts, broken):
        yield "".join(f"{line}\n" for line in one["lines"]).encode()
    yield b"</testsuites>\n"


def _broken(one: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    """Return the suite of a file that could not be read."""
    message = quoteattr(for_terminal(one["message"][lang]))
    lines = [
        f'<testsuite name={quoteattr(on_one_line(one["file"]))} tests="1" failures="0" errors="1" skipped="0">',
        f'<testcase classname="reading" name={quoteattr(_READ[lang])}>',
        f"<error message={message}/>",
        "</testcase>",
        "</testsuite>",
    ]
    return {"lines": lines, **dict.fromkeys(_COUNTS, 0), "tests": 1, "errors": 1}


class _Suite:
    """One report as a test suite."""

    def __init__(self, one: Checked, lang: Lang, threshold: Severity) -> None:
        self._one = one
        self._lang: Lang = lang
        self._crashes: Mapping[str, str] = {crash.rule: crash.error for crash in one.result.crashes}
        applied = {code for code, outcome in one.result.outcomes.items() if outcome is not Outcome.NOT_APPLICABLE}
        self._cases = [self._case(code, threshold) for code in sorted({*applied, *self._crashes})]
        kinds = [kind for kind, _ in self._cases]
        self.tests = len(kinds)
        self.failures, self.errors, self.skipped = (kinds.count(kind) for kind in ("failure", "error", "skipped"))

    def xml(self) -> Iterator[str]:
        name = quoteattr(on_one_line(self._one.name))
        counts = f'tests="{self.tests}" failures="{self.failures}" errors="{self.errors}" skipped="{self.skipped}"'
        yield f"<testsuite name={name} {counts}>"
        yield "<properties>"
        yield f'<property name="organ" value={quoteattr(on_one_line(self._one.report.organ.name))}/>'
        yield f'<property name="year" value="{self._one.report.year}"/>'
        yield "</properties>"
        for _, lines in self._cases:
            yield from lines
        result = self._one.result
        waived = [waived_words(one, self._lang) for one in result.waived]
        told = [*waived, *(unused_words(one, self._lang) for one in result.unused)]
        if told:
            yield f"<system-out>{escape(chr(10).join(map(for_terminal, told)))}</system-out>"
        yield "</testsuite>"

    def _case(self, code: str, threshold: Severity) -> tuple[str, list[str]]:
        """Return what the case of rule *code* is ("", "failure", "error", "skipped") and its lines."""
        rule = self._one.result.rule(code)
        found = [finding for finding in self._one.result.findings if finding.rule == code]
        grave = [
            finding
            for finding in found
            if finding.outcome is Outcome.FAILED and finding.severity.rank <= threshold.rank
        ]
        title = quoteattr(for_terminal(f"{code} {rule.title(self._lang)}"))
        opening = f"<testcase classname={quoteattr(rule.family)} name={title}"
        if code in self._crashes:
            kind, inner = "error", [f"<error message={quoteattr(for_terminal(self._crashes[code]))}/>"]
        elif grave:
            kind, inner = "failure", [self._failure(finding) for finding in grave]
        else:
            kind, inner = self._quiet(code, found)
        rest = [finding for finding in found if finding not in grave and kind != "skipped"]
        if rest:
            inner.append(f"<system-out>{escape(chr(10).join(map(self._sentence, rest)))}</system-out>")
        if not inner:
            return kind, [f"{opening}/>"]
        return kind, [f"{opening}>", *inner, "</testcase>"]

    def _quiet(self, code: str, found: Sequence[Finding]) -> tuple[str, list[str]]:
        if self._one.result.outcomes.get(code) is Outcome.UNDETERMINED:
            words = "\n".join([_UNDETERMINED[self._lang], *map(self._sentence, found)])
            return "skipped", [f"<skipped message={quoteattr(words)}/>"]
        return "", []

    def _failure(self, finding: Finding) -> str:
        kind = quoteattr(LEVELS[level(finding)][self._lang])
        message = quoteattr(for_terminal(finding.message(self._lang)))
        return f"<failure type={kind} message={message}>{escape(self._sentence(finding))}</failure>"

    def _sentence(self, finding: Finding) -> str:
        at = finding_place(finding, self._lang)
        why = cause(self._one.result, finding, self._lang)
        parts = (finding.id, finding.message(self._lang), why, f"({at})" if at else "")
        return for_terminal(" ".join(part for part in parts if part))
