"""
What a document says, for columns: read by msgspec and not made into the model's classes.

As in `gov_disclosure.codec.fast`, a document counts only where it is written
with the very bytes that were read. What annotations cannot say is asked here
again; what is not plainly right is left to `loads`, which says what is wrong.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from gov_disclosure.codec.encode import MAX_SECTION_DEPTH, SURELY_SMALL
from gov_disclosure.codec.structs import decoder
from gov_disclosure.editions import Edition
from gov_disclosure.model.counts import amount_fits

# How far into a document its edition is looked for; it stands third where `dumps` wrote it.
_HEAD = 64
_encode = msgspec.json.Encoder(decimal_format="number").encode


class PlainReport(NamedTuple):
    """
    A document with the attributes of a `Report`, in msgspec's Structs.

    ``table_two``: the edition that table two follows throughout.
    """

    report: Any
    table_two: Edition


def read_plain(data: bytes) -> PlainReport | None:
    """Return what the document *data* says, or ``None`` where that is for `loads` to say."""
    if len(data) > SURELY_SMALL or data.count(b'"sections":[') > MAX_SECTION_DEPTH:
        return None
    likely: tuple[Edition, Edition] = ("2019", "2021") if b'"2019"' in data[:_HEAD] else ("2021", "2019")
    for edition in likely:
        try:
            report = decoder(edition)(data)
        except (ValueError, RecursionError):
            continue
        return PlainReport(report, edition) if _plainly_right(report, edition) and _encode(report) == data else None
    return None


def _plainly_right(report: Any, table_two: Edition) -> bool:
    """Whether what validators ask beyond types holds; see `codec.structs`."""
    tables, otherwise, period = report.proactive_disclosure, report.requests.outcomes.otherwise_handled, report.period
    of_2019 = table_two == "2019"
    divided = otherwise.undivided is None
    rows = (otherwise.not_corrected, otherwise.fee_unpaid, otherwise.other)
    amount = (tables.procurement and tables.procurement.amount) if of_2019 else tables.charges.amount
    return (
        (tables.other_services is not None) is of_2019
        and (tables.procurement is not None) is of_2019
        and all((row is not None) is divided for row in rows)
        and (amount is None or amount_fits(amount))
        and (period is None or period.start <= period.end)
    )
