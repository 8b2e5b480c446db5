"""A claim as it is found in the text, before any table is looked at."""

from __future__ import annotations

from attrs import define

from gov_disclosure.figures.prose import Figure
from gov_disclosure.narrative.claim import ClaimKind, Sum
from gov_disclosure.narrative.subject import Topic
from gov_disclosure.text import Text


@define(kw_only=True)
class Draft:
    """
    A claim as found: place in the cleaned text, words, what it may mean, and doubts about it.

    ``doubt``: why it cannot contradict, ``None`` where the words are plain.
    ``anchored``: whether it needs another figure to agree first, since the
    text does not say whose figures it gives. ``of``: the claim that a share or
    a comparison is about. ``all_of``: for each of ``sums``, what it is claimed
    to be the whole of. ``depth``: how many brackets it stands in. ``sums`` is
    empty for what only the text counts (how requests came in). ``named``:
    whether the sentence, or the heading, says that disputes are about
    disclosure. ``assumed``: whether only the table can tell that it speaks of
    requests for disclosure ("收到申请9件"); ``rests_on``: such a claim before it,
    from which its own topic is taken.
    """

    kind: ClaimKind
    start: int
    end: int
    subject: Text
    key: str
    sums: tuple[Sum, ...]
    figure: Figure | None = None
    topic: Topic | None = None
    doubt: Text | None = None
    anchored: bool = False
    rising: bool = False
    depth: int = 0
    of: Draft | None = None
    all_of: tuple[Sum, ...] = ()
    named: bool = True
    assumed: bool = False
    rests_on: Draft | None = None
