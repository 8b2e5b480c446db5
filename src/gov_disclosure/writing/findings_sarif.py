"""Results of checking as SARIF 2.1.0 (OASIS), for code-review and continuous-integration tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from gov_disclosure.cells import pointer
from gov_disclosure.document.characters import printable
from gov_disclosure.labels import cell_label
from gov_disclosure.model import Place
from gov_disclosure.rules import FAMILIES, Finding, Outcome, Rule, Severity
from gov_disclosure.text import Lang
from gov_disclosure.writing.checked import Checked, first_place, place_words, silenced
from gov_disclosure.writing.culprits import cause
from gov_disclosure.writing.json_lists import indented, with_items
from gov_disclosure.writing.told import unused_words, waived_words

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

SITE = "https://gov-disclosure.readthedocs.io/en/latest/"
"""Where the documentation is; the package's metadata say the same."""

_LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LANGUAGES: Mapping[Lang, str] = {"zh": "zh-CN", "en": "en-US"}


def sarif(checked: Sequence[Checked], lang: Lang = "zh") -> bytes:
    """
    Return the results as one SARIF run in UTF-8; `part` and `whole` do the same report by report.

    A failed finding has kind ``fail`` and the level of its severity; what could
    not be judged has kind ``open`` and level ``none``, as SARIF asks. The
    finding's id is in ``partialFingerprints`` and ``properties``. What a waiver
    silenced is listed as suppressed; what it gave another severity says so in
    ``properties``. A rule that crashed and a waiver that did nothing are
    notifications of the tool, never results.
    """
    return b"".join(whole([part(one, lang) for one in checked], lang))


def part(one: Checked, lang: Lang) -> dict[str, Any]:
    """Return what a run says of one report, as plain data."""
    codes = sorted(
        {*(finding.rule for finding in one.result.findings), *(w.finding.rule for w in silenced(one.result))}
    )
    return {
        "uri": _uri(one),
        "rules": {code: _rule(one.result.rule(code), lang) for code in codes},
        "crashes": [_notification(one, crash.rule, crash.error, lang) for crash in one.result.crashes],
        "unused": [_told("note", unused_words(unused, lang), _uri(one)) for unused in one.result.unused],
        "results": _results(one, lang),
    }


def whole(
    parts: Iterable[Mapping[str, Any]], lang: Lang, unreadable: Sequence[Mapping[str, Any]] = ()
) -> Iterator[bytes]:
    """
    Yield the run that *parts* make up, piece by piece; they are gone through twice.

    *unreadable*: the files that could not be read, notifications of the tool.
    """
    rules: dict[str, dict[str, Any]] = {}
    uris: dict[str, int] = {}
    crashes: list[dict[str, Any]] = []
    unused: list[dict[str, Any]] = []
    for one in parts:
        rules |= one["rules"]
        uris.setdefault(one["uri"], len(uris))
        crashes += one["crashes"]
        unused += one["unused"]
    broken = [_told("error", one["message"][lang], _reference(one["file"])) for one in unreadable]
    errors = [*crashes, *broken]
    codes = sorted(rules)
    run = {
        "tool": {
            "driver": {
                "name": "gov-disclosure",
                "version": version("gov-disclosure"),
                "informationUri": SITE,
                "language": _LANGUAGES[lang],
                "rules": [rules[code] for code in codes],
            }
        },
        "language": _LANGUAGES[lang],
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not errors, "toolExecutionNotifications": [*errors, *unused]}],
        "artifacts": [{"location": {"uri": uri}} for uri in uris],
        "results": [],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    index = {code: at for at, code in enumerate(codes)}
    results = (_numbered(result, index, uris[one["uri"]]) for one in parts for result in one["results"])
    yield from with_items(log, "results", map(indented, results))


def _numbered(result: Mapping[str, Any], rules: Mapping[str, int], artifact: int) -> dict[str, Any]:
    """Return a result with the places of its rule and its file in the lists of the run."""
    (location,) = result["locations"]
    physical = location["physicalLocation"]
    file = {**physical["artifactLocation"], "index": artifact}
    place = {**location, "physicalLocation": {**physical, "artifactLocation": file}}
    return {"ruleId": result["ruleId"], "ruleIndex": rules[result["ruleId"]], **result, "locations": [place]}


def _rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    words, source = rule.words, rule.source.text[lang]
    return {
        "id": rule.code,
        "shortDescription": _message(words.title[lang]),
        "fullDescription": _message(words.checks[lang]),
        "help": _message(f"{words.why[lang]}\n\n{words.fix[lang]}\n\n{source}"),
        **({"helpUri": help_uri(rule, lang)} if rule.family in FAMILIES else {}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"family": rule.family, "since": rule.since, "status": rule.status, "source": source},
    }


def help_uri(rule: Rule, lang: Lang) -> str:
    """Return where the page of a rule of this package is; rules of others have none."""
    folder = "zh/" if lang == "zh" else ""
    return f"{SITE}{folder}reference/rules/{rule.code}.html"


def _results(one: Checked, lang: Lang) -> list[dict[str, Any]]:
    changed = {w.finding.id: w for w in one.result.waived if w.waiver.action != "silence"}
    found = [_result(one, finding, lang) for finding in one.result.findings]
    for result in found:
        if waived := changed.get(result["properties"]["id"]):
            result["properties"]["waiver"] = printable(waived_words(waived, lang))
    for waived in silenced(one.result):
        suppressed = _result(one, waived.finding, lang)
        suppressed["suppressions"] = [{"kind": "external", "justification": printable(waived.waiver.reason)}]
        found.append(suppressed)
    return found


def _result(one: Checked, finding: Finding, lang: Lang) -> dict[str, Any]:
    failed = finding.outcome is Outcome.FAILED
    why = cause(one.result, finding, lang)
    return {
        "ruleId": finding.rule,
        "kind": "fail" if failed else "open",
        "level": _LEVELS[finding.severity] if failed else "none",
        "message": _message(f"{finding.message(lang)} {why}".rstrip()),
        "locations": [_location(one, finding, lang)],
        "partialFingerprints": {"findingId/v1": finding.id},
        "properties": {
            "id": finding.id,
            "cells": [pointer(key) for key in finding.cells],
            "organ": printable(one.report.organ.name),
            "year": one.report.year,
        },
    }


def _location(one: Checked, finding: Finding, lang: Lang) -> dict[str, Any]:
    """
    Return file and line, and the cells as logical locations.

    What shows findings beside the files wants a line of each: the first where the format has none; the place is said.
    """
    place = first_place(finding)
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": _uri(one)},
        "region": {"startLine": 1} if place is None else _region(place),
    }
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.cells:
        location["logicalLocations"] = [
            {"name": cell_label(key, lang), "fullyQualifiedName": pointer(key), "kind": "member"}
            for key in finding.cells
        ]
    words = place_words(place, lang) if place is not None else ""
    if words:
        location["message"] = _message(words)
    return location


def _region(place: Place) -> dict[str, int]:
    region = {"startLine": place.line or 1}
    if place.line is not None and place.start is not None:
        region["startColumn"] = place.start
        if place.end is not None and place.end >= place.start:
            region["endColumn"] = place.end + 1  # SARIF's end is the one after the last.
    return region


def _notification(one: Checked, code: str, error: str, lang: Lang) -> dict[str, Any]:
    said = {"zh": f"规则{code}运行出错，未作判断：{error}", "en": f"rule {code} crashed and judged nothing: {error}"}
    return _told("error", said[lang], _uri(one))


def _told(level: str, words: str, uri: str) -> dict[str, Any]:
    return {
        "level": level,
        "message": _message(words),
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}}}],
    }


def _uri(one: Checked) -> str:
    """Return the report's source as a URI reference; addresses stay as they are."""
    name = one.source or one.report.source
    if name is None:
        return quote(f"{one.report.organ.name}{one.report.year}", safe="")
    return _reference(name)


def _reference(name: str) -> str:
    """Return the name of a file, or an address, as a URI reference."""
    if "://" in name:
        return quote(printable(name), safe=":/?#[]@!$&'()*+,;=%~-._")
    return quote(PurePath(printable(name)).as_posix(), safe="/")


def _message(text: str) -> dict[str, str]:
    return {"text": printable(text)}
