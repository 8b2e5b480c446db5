"""What is done with a file, or a piece of one: read, checked, written as its part of the output; in any process."""

from __future__ import annotations

import hashlib
from typing import Any, TypedDict

from attrs import frozen

from gov_disclosure.cli.baseline import Acceptance
from gov_disclosure.cli.inputs import NO_HINTS, Hints, Input, unexpected_told
from gov_disclosure.cli.leftovers import leftover_lines
from gov_disclosure.cli.many.pool import died
from gov_disclosure.cli.pieces import Piece, holds_many
from gov_disclosure.document.characters import for_terminal, on_one_line
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.files import named
from gov_disclosure.forms.subheadings import Profile
from gov_disclosure.relations.linear import Blank
from gov_disclosure.results.run import report_entry, unreadable_entry
from gov_disclosure.rules import Outcome, Severity, check
from gov_disclosure.rules.predecessor import comparable
from gov_disclosure.rules.waivers import Waivers
from gov_disclosure.text import Lang
from gov_disclosure.writing import checks
from gov_disclosure.writing.checked import Checked, level_counts, silenced
from gov_disclosure.writing.json_lists import indented


@frozen(kw_only=True)
class Job:
    """What a call of ``check`` asks for, the same for every file."""

    style: str
    lang: Lang
    threshold: Severity
    limit: int | None
    previous: Input | None = None
    blank: Blank = "unknown"
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    waivers: Waivers | None = None
    profiles: tuple[Profile, ...] = ()
    hints: Hints = NO_HINTS
    only_failed: bool = False
    acceptance: Acceptance | None = None
    several: bool = False
    pages: bool = False
    """Whether HTML is to be an index and a page for each report, not one page for all."""
    silent: bool = False
    """Whether only the summary is wanted."""

    def fingerprint(self) -> str:
        """Return a text that is the same for calls that ask for the same."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


_LINES = 10**6
"""More than the reports of any file of many that is to be one page: each of them has a number of its own."""


class Row(TypedDict):
    """What the summary keeps of one report; ``levels`` as `level_counts` orders them, ``rules`` by code."""

    source: str
    organ: str
    year: int
    ok: bool
    crashed: bool
    failed: bool
    levels: list[int]
    rules: dict[str, int]
    waived: int


class Part(TypedDict):
    """One report of a file: its row of the summary, and what the output says of it."""

    row: Row
    part: Any


class Batch(TypedDict):
    """
    What came of one file, or of a piece of one that holds many reports.

    That is its reports, what the person is to be told on stderr, what could not be read (as `unreadable_entry` gives
    it), whether something went wrong, and whether there is more of the same file.
    """

    path: str
    told: list[str]
    unreadable: list[dict[str, Any]]
    failed: bool
    reports: list[Part]
    more: bool


def run(job: Job, piece: Piece) -> Batch:
    """Read, check and write a piece of a file; whatever goes wrong is told in the batch and stops nothing else."""
    batch = Batch(path=str(piece.path), told=[], unreadable=[], failed=False, reports=[], more=not piece.last)
    several = holds_many(piece.path)
    for at, found in enumerate(piece.open(), start=piece.start):
        try:
            if isinstance(found, GovDisclosureError):
                raise found
            with unexpected_told(found.source):
                own = piece.number * _LINES + at if several else piece.number
                batch["reports"].append(_checked(job, found, own if job.several else None))
            if job.previous and not comparable(found.report, job.previous.report):
                batch["told"].append(_astray(job.previous, found, job.lang))
                batch["failed"] = True
        except GovDisclosureError as error:
            _went_wrong(batch, piece, error, job.lang)
    return batch


def _went_wrong(batch: Batch, piece: Piece, error: GovDisclosureError, lang: Lang) -> None:
    batch["told"].append(error.message(lang))
    batch["unreadable"].append(unreadable_entry(on_one_line(named(piece.path)), error))
    batch["failed"] = True


def _checked(job: Job, found: Input, number: int | None) -> Part:
    result = check(
        found.report,
        notes=found.notes,
        places=found.places,
        previous=job.previous.report if job.previous else None,
        blank=job.blank,
        select=job.select,
        ignore=job.ignore,
        waivers=job.waivers,
        profiles=job.profiles,
    )
    one = Checked(report=found.report, result=result, source=found.source)
    row = _row(one, job.threshold)
    return Part(row=row, part=None if _unwanted(job, row) else _part(job, one, found, number))


def _unwanted(job: Job, row: Row) -> bool:
    return job.silent or (job.only_failed and row["ok"] and not row["failed"])


def _part(job: Job, one: Checked, found: Input, number: int | None) -> Any:
    if job.acceptance is not None:
        return job.acceptance.part(one.result)
    if job.style == "json":
        return indented(report_entry(found.source, one.result, found.leftovers))  # here, where others work too
    number = None if job.pages else number
    part = checks.part(one, job.style, job.lang, threshold=job.threshold, limit=job.limit, number=number)
    if job.style == "text":
        part += [[for_terminal(line.text), line.style] for line in leftover_lines(found, job.lang, limit=job.limit)]
    return part


def _row(one: Checked, threshold: Severity) -> Row:
    result = one.result
    rules: dict[str, int] = {}
    for finding in result.findings:
        if finding.outcome is Outcome.FAILED:
            rules[finding.rule] = rules.get(finding.rule, 0) + 1
    return Row(
        source=one.name,
        organ=one.report.organ.name,
        year=one.report.year,
        ok=result.ok,
        crashed=bool(result.crashes),
        failed=bool(result.failed(threshold)),
        levels=list(level_counts(result.findings).values()),
        rules=rules,
        waived=len(silenced(result)),
    )


def _astray(previous: Input, found: Input, lang: Lang) -> str:
    report = previous.report
    return _ASTRAY[lang].format(path=previous.source, organ=report.organ.name, year=report.year, source=found.source)


_ASTRAY = {
    "zh": "{path}（{organ} {year}）不是同一机关、同一统计范围的上一年度报告，{source} 没有与上年比较。",
    "en": "{path} ({organ} {year}) is not last year's report of the same organ and scope; "
    "{source} was not compared with it.",
}


def lost(job: Job, piece: Piece) -> Batch:
    """Return the batch of a piece with which a process ended."""
    batch = Batch(path=str(piece.path), told=[], unreadable=[], failed=False, reports=[], more=not piece.last)
    _went_wrong(batch, piece, died(piece), job.lang)
    return batch
