"""Claims that rest on a figure read before: its share of a whole, its change against last year."""

from __future__ import annotations

import re

from attrs import evolve

from gov_disclosure.figures.prose import COUNTED, Figure
from gov_disclosure.narrative import subjects
from gov_disclosure.narrative.draft import Draft
from gov_disclosure.narrative.phrases import RISING, SHARE

_SHARE_REACH = 24
"""Characters between a figure and its percentage."""
_NAMED = re.compile(r"(?:公开)?申请(?:数?量|件数|数)")


def share_of(last_count: tuple[int, Draft | None], figure: Figure, left: str, start: int, end: int) -> Draft | None:
    """Return the claim of a percentage right behind the count that it is a share of; *last_count*: where it ends."""
    at, draft = last_count
    if draft is None or draft.kind != "figure" or start - at > _SHARE_REACH:
        return None
    in_bracket = not left and start - at == 1  # "予以公开48件（40.7%）"
    if not in_bracket and SHARE.fullmatch(left) is None:
        return None
    if draft.topic != "requests" or draft.key == "received":
        return None
    return evolve(draft, kind="share", start=start - len(left), end=end, figure=figure, of=draft)


def change_of(
    base: Draft | None, figure: Figure, compared: re.Match[str], left: str, start: int, end: int, report_year: int
) -> Draft | None:
    """Return the claim of "同比减少72.73%" behind *base*, a claim on what was received in the same sentence."""
    year = compared["year"]
    if "环比" in compared["with"] or (year and int(year) != report_year - 1):
        return None
    if figure.unit not in COUNTED and figure.unit != "%":
        return None
    if base is None or base.key not in ("received", "newly_received"):
        return None
    if compared.start() > 1 and _NAMED.search(left) is None:
        return None
    return evolve(
        base,
        kind="change",
        start=start - len(left),
        end=end,
        figure=figure,
        of=base,
        rising=compared["way"] in RISING,
        subject=subjects.RECEIVED_SUBJECT.text,
    )
