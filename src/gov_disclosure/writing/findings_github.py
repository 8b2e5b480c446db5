"""Results of checking as workflow commands of GitHub Actions, which shows them beside the files of a change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gov_disclosure.document.characters import on_one_line
from gov_disclosure.rules import Finding, Outcome, Severity
from gov_disclosure.text import Lang, Text
from gov_disclosure.writing.checked import Checked, finding_place, first_place
from gov_disclosure.writing.culprits import cause
from gov_disclosure.writing.told import unused_words, waived_words

_WHERE = Text("（{}）", "({})")
_BETWEEN = Text("", " ")
_COMMANDS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(checked: Sequence[Checked], lang: Lang = "zh") -> bytes:
    """
    Return the results as workflow commands in UTF-8, one line a finding.

    A failed finding is an error, a warning or, for a hint, a notice; what could
    not be judged is a notice; a rule that crashed is an error. Where the format
    of the report has no lines, the place is part of the message. What was
    waived is a line of the log without any command; a waiver that did nothing
    is a notice.
    """
    return "".join(f"{line}\n" for one in checked for line in _lines(one, lang)).encode()


def unreadable_line(one: Mapping[str, Any], lang: Lang) -> str:
    """Return the command that shows a file that could not be read, as `checks.whole` is given it."""
    return _command("error", {"file": one["file"]}, one["message"][lang])


def _lines(one: Checked, lang: Lang) -> Iterator[str]:
    for finding in one.result.findings:
        command = _COMMANDS[finding.severity] if finding.outcome is Outcome.FAILED else "notice"
        yield _command(command, _properties(one, finding, lang), _message(one, finding, lang))
    for crash in one.result.crashes:
        yield _command("error", {"file": one.name, "title": crash.rule}, crash.error)
    for waived in one.result.waived:  # for the log; what was accepted is no annotation
        yield on_one_line(f"{waived_words(waived, lang)} [{one.name}]")
    for unused in one.result.unused:
        yield _command("notice", {"file": one.name, "title": unused.waiver.rule}, unused_words(unused, lang))


def _properties(one: Checked, finding: Finding, lang: Lang) -> dict[str, str]:
    place = first_place(finding)
    found = {"file": one.name, "title": f"{finding.rule} {one.result.rule(finding.rule).title(lang)}"}
    if place is not None and place.line is not None:
        found["line"] = str(place.line)
        if place.start is not None:
            found["col"] = str(place.start)
    return found


def _message(one: Checked, finding: Finding, lang: Lang) -> str:
    at = finding_place(finding, lang)
    where = _WHERE[lang].format(at) if at else ""
    said = _BETWEEN[lang].join(filter(None, (finding.message(lang), cause(one.result, finding, lang), where)))
    return f"{said} {finding.id}"


def _command(name: str, properties: Mapping[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    return f"::{name} {listed}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    """Return *text* with what would end a command, or with *more* a property, written as the runner reads it back."""
    shown = "".join(one if one in "\r\n" else on_one_line(one) for one in text)
    return "".join(f"%{ord(one):02X}" if one in f"%\r\n{more}" else one for one in shown)
