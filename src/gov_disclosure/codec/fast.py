r"""
The fast way into a report: msgspec by the model's own annotations, which checks types and bounds.

It takes less than a document may say, and hands everything else (``None``) to
the strict way. msgspec is laxer than a document in two things: it takes a
decimal from a string, and lets the last of duplicate keys win. Both are told
by counting quotation marks:

* A report's canonical document (what `dumps` writes) has the fewest names and
  texts of all documents that decode to this report: keys that may be left out
  are left out, every other key is required, every text is a text of the report.
* Each name or text of JSON takes two quotation marks, an escaped one inside a
  text only adds to them, and marks stand nowhere else.
* A number in a string and a key said twice each add two or more.

So a document with as many marks as the canonical one of the report it decodes
to has nothing that msgspec let pass. One with more may still be right
(``"scope": null``, ``\"`` in a text), which the strict way decides.
"""

from __future__ import annotations

from typing import Any

from gov_disclosure.codec.encode import MAX_SECTION_DEPTH, encode
from gov_disclosure.codec.json_text import MAX_BYTES, MAX_VALUES
from gov_disclosure.codec.structs import reader
from gov_disclosure.model import Organ, Report, Section

# How far into a document its edition is looked for; it stands third where `dumps` wrote it.
_HEAD = 64


def decode(data: bytes) -> Report | None:
    """Return the report in *data*, or ``None`` where that is for the strict way to say."""
    marks = data.count(b'"')
    if len(data) > MAX_BYTES or marks > MAX_VALUES:
        return None
    of_2019 = b'"2019"' in data[:_HEAD]
    for edition in (of_2019, not of_2019):
        try:
            report = reader(edition)(data)
        except (ValueError, RecursionError):
            continue
        return report if _marks(report) == marks or _escapes_only(report, data, marks) else None
    return None


def _marks(report: Report) -> int:
    """Return how many quotation marks the canonical document of *report* has, escaped ones apart."""
    tables = report.proactive_disclosure
    divided = report.requests.outcomes.otherwise_handled.undivided is None
    kinds = (type(tables.rules), type(tables.licenses), type(tables.penalties), type(tables.charges))
    shape = (*kinds, tables.procurement is None, divided)
    marks = _BARE.get(shape)
    if marks is None:
        marks = _BARE[shape] = encode(_bare(report)).count(b'"')
    organ = report.organ
    in_organ = (organ.level, organ.division_code, organ.credit_code)
    in_report = (report.scope, report.published, report.source, report.title)
    marks += 4 * (7 - in_organ.count(None) - in_report.count(None))  # a key and its text each
    if report.period is not None:
        marks += 10  # its key, two keys and two texts
    if report.preamble:
        marks += 2 + 2 * len(report.preamble)
    if report.as_printed:
        printed = [text for text in report.as_printed.values() if text is not None]
        marks += 2 + 2 * len(report.as_printed) + 2 * len(printed)
    return marks + _section_marks(report.sections, 1)


# Marks of a report that has nothing but its tables, by which rows these have.
_BARE: dict[tuple[Any, ...], int] = {}


def _bare(report: Report) -> Report:
    return Report(
        form=report.form,
        year=report.year,
        organ=Organ(name=""),
        proactive_disclosure=report.proactive_disclosure,
        requests=report.requests,
        disputes=report.disputes,
    )


def _section_marks(sections: tuple[Section, ...], depth: int) -> int:
    if not sections:
        return 0
    if depth > MAX_SECTION_DEPTH:
        return -1_000_000  # equals no count: the strict way says what is wrong
    marks = 2
    for section in sections:
        marks += 4 if section.key is None else 8
        if section.paragraphs:
            marks += 2 + 2 * len(section.paragraphs)
        if section.sections:
            marks += _section_marks(section.sections, depth + 1)
    return marks


def _escapes_only(report: Report, data: bytes, marks: int) -> bool:
    r"""
    Whether the marks over and above the names and texts are the escaped ones that the texts hold.

    The canonical document writes each as ``\"``. Where *data* writes none as
    ``\u0022``, its names and texts hold at least as many, so that equal counts
    leave no room for another name or text.
    """
    return b"\\" in data and b"u0022" not in data and encode(report).count(b'"') == marks
