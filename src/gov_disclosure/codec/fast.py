r"""
The fast way into a report: msgspec by the model's own annotations, which checks types and bounds.

It takes less than a document may say, and hands everything else (``None``) to
the strict way. msgspec is laxer than a document in two things: it takes a
decimal from a string, and lets the last of duplicate keys win. So its report
counts only where it is written with the very bytes that were read, white space
between them apart: then nothing was passed over. A document that says the same
in other words (``"scope": null``, ``\u4e00``, ``1.0``) takes the strict way,
which gives the same report.
"""

from __future__ import annotations

import msgspec

from gov_disclosure.codec.encode import encode
from gov_disclosure.codec.faults import DocumentError
from gov_disclosure.codec.json_text import MAX_BYTES
from gov_disclosure.codec.structs import reader
from gov_disclosure.model import Report

# How far into a document its edition is looked for; it stands third where `dumps` wrote it.
_HEAD = 64


def decode(data: bytes) -> Report | None:
    """Return the report in *data*, or ``None`` where that is for the strict way to say."""
    if len(data) > MAX_BYTES:
        return None
    of_2019 = b'"2019"' in data[:_HEAD]
    for edition in (of_2019, not of_2019):
        try:
            report = reader(edition)(data)
        except (ValueError, RecursionError):
            continue
        return report if _says_nothing_else(data, report) else None
    return None


def _says_nothing_else(data: bytes, report: Report) -> bool:
    try:
        written = encode(report)
    except DocumentError:  # more sections or values than a document may have
        return False
    return data == written or msgspec.json.format(data, indent=-1) == written
