"""Baselines: today's findings accepted as waivers, so that from now on only new ones are told."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from gov_disclosure.rules.result import CheckResult
from gov_disclosure.rules.waivers import Waiver

__all__ = ["baseline", "waivers_text"]


def baseline(results: Iterable[CheckResult], *, author: str, reason: str, expires: date) -> tuple[Waiver, ...]:
    """
    Return a waiver for each finding of *results*, each once.

    Each is for this finding alone: of its organ and year, and only as long as no figure of it changes.

    Args:
        results: What `check` returned; findings that a waiver silences already are not among them.
        author: Who accepts them.
        reason: Why.
        expires: The last day on which they hold.

    """
    found = (
        Waiver(
            rule=finding.rule,
            organ=result.report.organ.name or None,
            year=result.report.year,
            fingerprint=finding.id,
            reason=reason,
            author=author,
            expires=expires,
        )
        for result in results
        for finding in result.findings
    )
    return tuple(dict.fromkeys(found))


def waivers_text(waivers: Iterable[Waiver]) -> str:
    """Return *waivers* as TOML, as `parse_waivers` reads them."""
    return "\n".join("".join(f"{line}\n" for line in _entry(one)) for one in waivers)


def _entry(waiver: Waiver) -> Iterable[str]:
    yield "[[waiver]]"
    yield f"rule = {_quoted(waiver.rule)}"
    if waiver.organ is not None:
        yield f"organ = {_quoted(waiver.organ)}"
    if waiver.year is not None:
        yield f"year = {waiver.year}"
    if waiver.cells:
        yield f"cells = [{', '.join(map(_quoted, waiver.cells))}]"
    if waiver.fingerprint is not None:
        yield f"fingerprint = {_quoted(waiver.fingerprint)}"
    if waiver.action != "silence":
        yield f"action = {_quoted(waiver.action)}"
    yield f"reason = {_quoted(waiver.reason)}"
    yield f"author = {_quoted(waiver.author)}"
    yield f"expires = {waiver.expires.isoformat()}"


def _quoted(text: str) -> str:
    """Return *text* as a basic string of TOML, which escapes what JSON does, and the delete character."""
    return json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")
