"""Judge the arithmetic inside a paragraph: parts against their whole, percentages against their counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import evolve

from gov_disclosure.narrative.claim import ClaimVerdict
from gov_disclosure.narrative.draft import Draft
from gov_disclosure.narrative.judged import Judged
from gov_disclosure.narrative.lists import has_list, listed_parts, listed_shares
from gov_disclosure.narrative.parts import listings
from gov_disclosure.text import Text

_FEWEST = 3  # a whole and two parts


def listed(found: list[Draft], settled: list[Judged]) -> Iterator[Judged]:
    """Judge the sums inside the text."""
    if len(found) < _FEWEST:
        return
    verdicts: dict[int, ClaimVerdict] = {id(item.draft): item.verdict for item in settled}
    for listing in listings(found):
        holds = listing.holds
        if holds is None or (not holds and _accounted_for([verdicts.get(id(part)) for part in listing.parts])):
            continue
        first, last = listing.parts[0], listing.parts[-1]
        draft = evolve(first, kind="sum", end=last.end, subject=listing.subject, figure=None, of=None)
        terms = tuple(term for part in listing.parts for term in (part.sums[0] if part.sums else ()))
        verdict: ClaimVerdict = "matches" if holds else "contradicts"
        wholes = (listing.total,) if holds else listing.wholes
        yield Judged(draft, verdict, terms, listing.total, wholes=wholes)


def arithmetic(text: str, settled: Sequence[Judged], brought: Decimal | None) -> list[Judged]:
    """
    Judge the lists and shares of a cleaned paragraph that were not judged by what they count.

    Outcomes may be more than what came in by what was *brought* forward,
    ``None`` where the table does not tell.
    """
    found: list[Judged] = []
    if not has_list(text):
        return found
    # A part that the tables contradict explains a sum that is off.
    sums = [item.draft for item in settled if item.draft.kind == "sum" or item.verdict == "contradicts"]
    shares = [item.draft for item in settled if item.draft.kind == "share"]
    for listing in listed_parts(text):
        holds = listing.holds
        if (
            holds is False
            and listing.kind == "outcome"
            and (brought is None or listing.total <= listing.whole + brought)
        ):
            continue
        if holds is None or any(one.start < listing.end and listing.start < one.end for one in sums):
            continue
        draft = Draft(kind="sum", start=listing.start, end=listing.end, subject=_LISTED, key="listed", sums=())
        verdict: ClaimVerdict = "matches" if holds else "contradicts"
        found.append(Judged(draft, verdict, (), listing.total, wholes=(listing.whole,)))
    for share in listed_shares(text):
        if any(one.start < share.end and share.start < one.end for one in shares):
            continue
        nearest = min(map(share.of, share.wholes), key=lambda percent: abs(percent - share.share.value))
        draft = Draft(
            kind="listed_share",
            start=share.start,
            end=share.end,
            subject=_LISTED,
            key="listed",
            sums=(),
            figure=share.share,
        )
        verdict = "matches" if share.holds else "contradicts"
        found.append(Judged(draft, verdict, (), nearest.quantize(share.share.step / 10)))
    return found


_LISTED = Text("所列各项", "what is listed")


def _accounted_for(verdicts: list[ClaimVerdict | None]) -> bool:
    """Whether parts that do not add up are wrong by the tables, or right by them and the whole counts otherwise."""
    return "contradicts" in verdicts or all(verdict == "matches" for verdict in verdicts)
