"""Sums inside the text: whether the parts that a sentence lists make up the whole that it gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from attrs import frozen

from gov_disclosure.narrative import labels
from gov_disclosure.narrative.dispute_sums import DISPUTE_TEXTS, RESULT_KEYS
from gov_disclosure.narrative.draft import Draft
from gov_disclosure.narrative.subjects import GROUP_OF, TAKEN_IN
from gov_disclosure.text import Text


@frozen(kw_only=True)
class Listing:
    """
    A whole and its parts, all of one kind.

    ``wholes``: the figures the parts may add up to (with or without what was
    brought forward); ``complete``: whether every part of that kind is listed.
    """

    subject: Text
    parts: tuple[Draft, ...]
    wholes: tuple[Decimal, ...]
    complete: bool

    @property
    def total(self) -> Decimal:
        """What the parts add up to."""
        return sum(map(_value, self.parts), Decimal(0))

    @property
    def holds(self) -> bool | None:
        """Whether the parts add up; ``None`` if they are fewer than the whole and need not be all."""
        if self.total in self.wholes:
            return True
        return False if self.complete or self.total > max(self.wholes) else None


_COMPLETE_OUTCOMES = (
    frozenset(GROUP_OF.values()) - {"opened"},
    frozenset(GROUP_OF.values()) - {"granted", "partially_granted"},
)
_DISPUTES = ("reconsideration", "litigation", "direct", "after")
_WHOLE_KEYS = frozenset(("received", "answered", "brought_forward", "carried_forward"))


def listings(drafts: Iterable[Draft]) -> Iterator[Listing]:
    """Yield the wholes with parts that the claims of a paragraph make up."""
    exact = [d for d in drafts if d.kind == "figure" and d.figure is not None and d.figure.exact and d.figure.sure]
    outer = [draft for draft in exact if not draft.depth]
    wholes = _wholes(exact)
    if wholes:
        yield from _outcomes(outer, wholes)
        yield from _channels(outer, wholes)
    told = {draft.topic for draft in outer}
    for topic in _DISPUTES:
        if topic in told:
            yield from _results(outer, topic)


def _wholes(drafts: list[Draft]) -> tuple[Decimal, ...]:
    """Return what the outcomes of requests may add up to; empty if the text gives no whole, or several."""
    named: dict[str, Decimal] = {}
    for draft in drafts:
        key = "received" if draft.key in TAKEN_IN else draft.key
        if key in _WHOLE_KEYS and named.setdefault(key, _value(draft)) != _value(draft):
            return ()
    received, answered = named.get("received"), named.get("answered")
    brought, carried = named.get("brought_forward", Decimal(0)), named.get("carried_forward", Decimal(0))
    found = [answered, None if answered is None else answered + brought]
    if received is not None:
        found += [received, received + brought, received + brought - carried, received - carried]
    return tuple(whole for whole in found if whole is not None)


def _outcomes(drafts: list[Draft], wholes: tuple[Decimal, ...]) -> Iterator[Listing]:
    parts = [draft for draft in drafts if draft.key in GROUP_OF]
    kinds = [GROUP_OF[draft.key] for draft in parts]
    if _listed_once(kinds) and not {"opened", "granted"} <= set(kinds):
        complete = frozenset(kinds) in _COMPLETE_OUTCOMES
        yield Listing(subject=labels.row("requests.outcomes"), parts=tuple(parts), wholes=wholes, complete=complete)


def _channels(drafts: list[Draft], wholes: tuple[Decimal, ...]) -> Iterator[Listing]:
    parts = [draft for draft in drafts if draft.key.startswith("channel.")]
    if _listed_once([draft.key for draft in parts]):
        yield Listing(subject=Text("申请渠道", "channels"), parts=tuple(parts), wholes=wholes, complete=False)


def _results(drafts: list[Draft], topic: str) -> Iterator[Listing]:
    wholes = {_value(draft) for draft in drafts if draft.key == topic}
    parts = [draft for draft in drafts if draft.topic == topic and draft.key in RESULT_KEYS]
    kinds = [draft.key for draft in parts]
    if len(wholes) == 1 and _listed_once(kinds):
        yield Listing(
            subject=Text(f"{DISPUTE_TEXTS[topic].zh}结果", f"results of {DISPUTE_TEXTS[topic].en}"),
            parts=tuple(parts),
            wholes=tuple(wholes),
            complete=frozenset(kinds) == RESULT_KEYS,
        )


def _listed_once(keys: list[str]) -> bool:
    return len(keys) > 1 and len(set(keys)) == len(keys)


def _value(draft: Draft) -> Decimal:
    return draft.figure.value if draft.figure is not None else Decimal(0)
