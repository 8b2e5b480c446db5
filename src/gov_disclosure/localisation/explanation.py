"""
What an explanation is: cells, the figures they would need, the fault behind them, and how that is said.

`gov_disclosure.localisation.explain` finds explanations; this module only holds and tells them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import islice, product
from math import prod
from typing import Literal, final

from attrs import field, frozen

from gov_disclosure.labels import cell_label
from gov_disclosure.localisation.displacement import CAUSES, CauseKind
from gov_disclosure.localisation.slips import SLIPS, SlipKind, cost_of
from gov_disclosure.text import Lang, Text

SHOWN = 200
"""Combined explanations that `Localisation.explanations` lists; `Localisation.total` counts them all."""

Status = Literal["proved", "budget"]
"""Whether it is shown that no explanation is smaller and none of the size is missing, or the search ended before."""


@final
@frozen(kw_only=True)
class Correction:
    """
    One cell of an explanation.

    ``printed``: its figure, ``None`` blank. ``needed``: the one figure it would
    need, ``None`` where blanks leave more than one; then ``low`` and ``high``
    bound it (``high`` ``None`` without end). ``slip``: what slip turns the
    needed figure into the printed one, ``None`` where there is no one figure.
    """

    key: str
    printed: int | None
    needed: int | None
    low: int
    high: int | None
    slip: SlipKind | None

    @property
    def cost(self) -> int:
        """How unlikely the slip is; a total is likelier to be wrong than a part."""
        return cost_of(self.slip or SlipKind.OTHER, total=self.key.endswith("total"))


@final
@frozen(kw_only=True)
class Explanation:
    """
    Cells that, if they held other figures, would make the failed identities hold.

    ``corrections`` in printed order. ``cause``: the one operation on the table
    that displaced the figures, ``None`` where single figures are wrong.
    ``also``: other operations that would have left the very same figures; no
    arithmetic can tell them from ``cause``, or from a single wrong figure.
    ``identities``: ids of the failed identities it clears. ``cost``: how
    unlikely it is; explanations of a kind are ranked by it.
    """

    corrections: tuple[Correction, ...]
    cause: CauseKind | None = None
    also: tuple[CauseKind, ...] = ()
    identities: tuple[str, ...] = ()
    cost: int = 0

    @property
    def causes(self) -> tuple[CauseKind, ...]:
        """Every operation on the table that would have left these figures, the likeliest first."""
        return self.also if self.cause is None else (self.cause, *self.also)

    @property
    def cells(self) -> tuple[str, ...]:
        """The keys of the cells that would change."""
        return tuple(one.key for one in self.corrections)

    @property
    def needed(self) -> dict[str, int]:
        """The figures it asks for, as a patch by cell key; cells without one certain figure are left out."""
        return {one.key: one.needed for one in self.corrections if one.needed is not None}

    def message(self, lang: Lang = "zh") -> str:
        """Return the explanation as a sentence in *lang*, with the printed labels."""
        cells = _WORDS["join"][lang].join(_cell_words(one, lang) for one in self.corrections)
        if self.cause is None:
            words = _WORDS["plain"][lang].format(cells=cells)
        else:
            words = _WORDS["cause"][lang].format(cause=CAUSES[self.cause][lang], cells=cells)
        also = (_WORDS["also"][lang].format(cause=CAUSES[one][lang]) for one in self.also)
        return words + "".join(also)

    def __str__(self) -> str:
        return self.message("en")


@final
@frozen(kw_only=True)
class Part:
    """
    Failed identities that hang together, and everything that could explain them.

    Parts share no cell, so each can be explained on its own. ``identities``:
    ids of what fails. ``size``: cells in a smallest set. ``proved``: whether no
    smaller set exists and none of this size is missing. ``explanations``: named
    faults first, then the smallest sets, the likeliest first.
    """

    identities: tuple[str, ...]
    size: int
    proved: bool
    explanations: tuple[Explanation, ...]

    @property
    def sets(self) -> tuple[Explanation, ...]:
        """The smallest sets alone; a named fault that touches more cells is no smallest set."""
        return tuple(one for one in self.explanations if len(one.corrections) == self.size)


@final
@frozen(kw_only=True, slots=False)
class Localisation:
    """
    What explains the failed identities of one report.

    ``parts``: the independent faults. ``nodes``: search steps taken.
    """

    parts: tuple[Part, ...] = ()
    nodes: int = field(default=0, eq=False)

    @property
    def status(self) -> Status:
        """``"proved"``, or ``"budget"`` if the search for some part ended before all smallest sets were found."""
        return "proved" if all(part.proved for part in self.parts) else "budget"

    @property
    def size(self) -> int:
        """The fewest cells that explain everything; 0 if nothing fails."""
        return sum(part.size for part in self.parts)

    @property
    def total(self) -> int:
        """How many explanations of the whole there are: one choice from each part."""
        return prod(len(part.explanations) for part in self.parts) if self.parts else 0

    @cached_property
    def explanations(self) -> tuple[Explanation, ...]:
        """
        Explanations of the whole report, the likeliest of each part first; at most `SHOWN` of `total`.

        With one part these are the explanations of that part, all of them.
        """
        if len(self.parts) == 1:
            return self.parts[0].explanations
        choices = product(*(part.explanations for part in self.parts)) if self.parts else ()
        return tuple(islice(map(_combined, choices), SHOWN))

    def part_of(self, identity: str) -> int | None:
        """Return the index of the part that accounts for the identity with this id, ``None`` if none does."""
        return next((at for at, part in enumerate(self.parts) if identity in part.identities), None)


def _combined(chosen: tuple[Explanation, ...]) -> Explanation:
    return Explanation(
        corrections=tuple(correction for one in chosen for correction in one.corrections),
        identities=tuple(identity for one in chosen for identity in one.identities),
        cost=sum(one.cost for one in chosen),
    )


_WORDS: Mapping[str, Text] = {
    "cell": Text("“{cell}”印为{printed}，应为{needed}", "“{cell}” reads {printed} and would need {needed}"),
    "range": Text("{low}至{high}", "{low} to {high}"),
    "open": Text("不小于{low}的数", "{low} or more"),
    "blank": Text("空白", "nothing"),
    "slip": Text("（{slip}）", " ({slip})"),
    "join": Text("；", "; "),
    "cause": Text("{cause}：{cells}。", "It looks as if {cause}: {cells}."),
    "plain": Text("{cells}。", "{cells}."),
    "also": Text("也可能是{cause}，数字相同。", " It may also be that {cause}: the figures are the same."),
}


def _cell_words(one: Correction, lang: Lang) -> str:
    label = cell_label(one.key, lang)
    if one.needed is not None:
        needed = str(one.needed)
    else:
        needed = _WORDS["open" if one.high is None else "range"][lang].format(low=one.low, high=one.high)
    printed = _WORDS["blank"][lang] if one.printed is None else str(one.printed)
    words = _WORDS["cell"][lang].format(cell=label, printed=printed, needed=needed)
    if one.slip in (None, SlipKind.OTHER):
        return words
    return words + _WORDS["slip"][lang].format(slip=SLIPS[one.slip].text[lang])
