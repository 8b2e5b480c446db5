"""What the identities can and cannot see in one report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import final

from attrs import frozen

from gov_disclosure.cells import Value
from gov_disclosure.forms import Form
from gov_disclosure.localisation.network import Network, network_of
from gov_disclosure.relations.linear import Blank, judge, of_identity
from gov_disclosure.text import Count, Lang, Text

__all__ = ["Coverage", "coverage"]


@final
@frozen(kw_only=True)
class Coverage:
    """
    Which single wrong figure would be noticed, and how nearly it could be located.

    All by cell key, in printed order; blank cells stand in none of the first
    three. ``pinned``: a wrong figure here alone breaks identities that no other
    cell breaks, so it is found and located. ``grouped``: a wrong figure in any
    cell of a group breaks the same identities; it is found, and is one of that
    group. ``unseen``: a wrong figure here may break nothing. ``blank``: cells
    without a figure. ``undecided``: ids of the identities that blanks leave open.
    """

    pinned: tuple[str, ...]
    grouped: tuple[tuple[str, ...], ...]
    unseen: tuple[str, ...]
    blank: tuple[str, ...]
    undecided: tuple[str, ...]

    def message(self, lang: Lang = "zh") -> str:
        """Return what could not be seen, in *lang*."""
        counts = {
            "pinned": len(self.pinned),
            "grouped": sum(map(len, self.grouped)),
            "groups": len(self.grouped),
            "unseen": len(self.unseen),
            "blank": len(self.blank),
            "undecided": len(self.undecided),
        }
        parts = [
            words[lang].format_map({of: Count(many) for of, many in counts.items()})
            for name, words in _SUMMARY.items()
            if counts.get(name, 1)
        ]
        return _SPACE[lang].join(parts)

    def __str__(self) -> str:
        return self.message("en")


_SPACE = Text("", " ")
_SUMMARY: Mapping[str, Text] = {
    "pinned": Text(
        "{pinned}格单独出错时可以发现并定位。",
        "A single wrong figure in any of {pinned:cell|cells} would be found and located.",
    ),
    "grouped": Text(
        "{grouped}格单独出错时可以发现，但只能定位到所在的一组（共{groups}组）。",
        "In {grouped:cell|cells} it would be found, but located only to a group ({groups:group|groups}).",
    ),
    "unseen": Text(
        "{unseen}格不受或因空白不再受恒等式约束，单独出错不会被发现。",
        "In {unseen:cell|cells} it could pass unseen: no identity binds them, or blanks have set them free.",
    ),
    "undecided": Text(
        "因{blank}格空白，{undecided}项恒等式无法判断。",
        "{blank:blank cell leaves|blank cells leave} {undecided:identity|identities} undecided.",
    ),
    "limit": Text(
        (
            "任何算术都看不出这样的错误：在同一类申请人的两种办理结果之间错记，"
            "而且总计一列也照样错记；或者两行办理结果整行互换。"
        ),
        (
            "No arithmetic sees a case booked under the wrong outcome for the same applicant both in its own "
            "column and in the total column, or two whole rows of outcomes swapped."
        ),
    ),
}


def coverage(form: Form, figures: Mapping[str, Value], *, blank: Blank = "unknown") -> Coverage:
    """
    Return what the identities of *form* can see in *figures*.

    Args:
        form: the form whose identities are meant.
        figures: figures by cell key; ``None`` or no entry is a blank cell.
        blank: whether a blank may be any whole number >= 0 ("unknown") or is 0 ("zero").

    Raises:
        UnknownCellError: a key of *figures* is no cell of any form.

    """
    network = network_of(form)
    printed = network.figures(figures)
    figures = {key: figures.get(key) for key in form.cells}
    free = [arc for arc, figure in enumerate(printed) if figure is None and blank == "unknown"]
    joint = _joined(network, free)
    groups: dict[tuple[int, int], list[str]] = {}
    unseen = {key for key in form.cells if key not in network.index and figures[key] is not None}
    for arc, figure in enumerate(printed):
        if figure is None:
            continue
        one, other = sorted((joint[network.tails[arc]], joint[network.heads[arc]]))
        if one == other:
            unseen.add(network.keys[arc])
        else:
            groups.setdefault((one, other), []).append(network.keys[arc])
    pinned = {key for group in groups.values() if len(group) == 1 for key in group}
    return Coverage(
        pinned=tuple(key for key in form.cells if key in pinned),
        grouped=tuple(tuple(group) for group in groups.values() if len(group) > 1),
        unseen=tuple(key for key in form.cells if key in unseen),
        blank=tuple(key for key in form.cells if figures[key] is None),
        undecided=tuple(
            one.id for one in form.identities if judge(of_identity(one), figures, zero=blank == "zero").holds is None
        ),
    )


def _joined(network: Network, free: list[int]) -> list[int]:
    """Number the nodes so that nodes between which a blank can shift a difference have one number."""
    joint = list(range(len(network.around)))
    for arc in free:
        one, other = joint[network.tails[arc]], joint[network.heads[arc]]
        joint = [one if number == other else number for number in joint]
    return joint
