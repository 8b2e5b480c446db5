"""
Fill the blanks that the identities force, each with its reasons, and nothing else.

A blank is forced if every filling by whole numbers >= 0 that makes all
identities around it hold has the same figure there. First the plain steps are
taken that a person would take (one unknown left; figures that already add up
leave zeros); then the blanks that only several identities together decide.
Where no filling exists at all, nothing around is filled: a forced figure that
breaks another rule is a sign of an error elsewhere, not of a missing figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, final

from attrs import define, field, frozen

from gov_disclosure import cells
from gov_disclosure.cells import Value
from gov_disclosure.figures.prints import Print, classify
from gov_disclosure.forms import CellKind, Form
from gov_disclosure.labels import cell_label, identity_label
from gov_disclosure.localisation.flow import Cut, Paths, paths_of, route
from gov_disclosure.localisation.network import Network, network_of
from gov_disclosure.model import Report
from gov_disclosure.model.counts import LARGEST_COUNT
from gov_disclosure.text import Lang, Text

__all__ = ["Completion", "Derivation", "Reason", "Refusal", "apply", "complete", "complete_figures"]

Reason = Literal["one_unknown", "zeros", "together"]
"""Why a figure is forced: it is alone in a sum, the sum is reached without it, or only several sums decide it."""


@final
@frozen(kw_only=True)
class Derivation:
    """
    Why one blank cell must hold its figure.

    ``printed``: what the cell shows, ``""`` blank or a placeholder.
    ``identities``: ids of the identities that decide it; with ``reason``
    "together" it takes all of them added up.
    """

    cell: str
    value: int
    reason: Reason
    identities: tuple[str, ...]
    printed: str = ""

    def message(self, lang: Lang = "zh") -> str:
        """Return the derivation as a sentence in *lang*."""
        cell, names = cell_label(self.cell, lang), _names(self.identities, lang)
        return _TEXTS[self.reason][lang].format(cell=cell, value=self.value, names=names)

    def __str__(self) -> str:
        return self.message("en")


def _names(identities: tuple[str, ...], lang: Lang) -> str:
    return _AND[lang].join(identity_label(one, lang) for one in identities)


_AND = Text("、", ", ")
_REFUSED = Text(
    "{count}格空白不予填补：无论怎样填，{names}都不能同时成立，须先查明错误。",
    "{count} blank cells are not filled: no filling makes {names} hold; find the error first.",
)


_TEXTS: Mapping[Reason, Text] = {
    "one_unknown": Text(
        "“{cell}”必为{value}：{names}中只剩这一个未知数。",
        "“{cell}” must be {value}: it is the only unknown left in {names}.",
    ),
    "zeros": Text(
        "“{cell}”必为0：{names}中已印数字已经相等，其余各项不能为负，只能为0。",
        "“{cell}” must be 0: the printed figures of {names} already balance, and no count is negative.",
    ),
    "together": Text(
        "“{cell}”必为{value}：将{names}合并计算后别无他解。",
        "“{cell}” must be {value}: {names}, added up, leave no other figure.",
    ),
}


@final
@frozen(kw_only=True)
class Refusal:
    """
    Blanks that are not filled because no filling makes these identities hold.

    ``identities``: ids of identities that contradict each other or the printed figures.
    """

    cells: tuple[str, ...]
    identities: tuple[str, ...]

    def message(self, lang: Lang = "zh") -> str:
        """Return the refusal as a sentence in *lang*."""
        count, names = len(self.cells), _names(self.identities, lang)
        return _REFUSED[lang].format(count=count, names=names)

    def __str__(self) -> str:
        return self.message("en")


@final
@frozen(kw_only=True)
class Completion:
    """
    What the identities force.

    ``patch``: figures by cell key, in printed order. ``derivations``: one for
    each. ``refused``: blanks that contradict something. ``undecided``: blanks
    that more than one figure fits, or that no identity binds. ``left_alone``:
    cells without a figure whose printed text is no placeholder, or which the
    published form lacks.
    """

    patch: Mapping[str, int]
    derivations: tuple[Derivation, ...] = ()
    refused: tuple[Refusal, ...] = ()
    undecided: tuple[str, ...] = ()
    left_alone: tuple[str, ...] = ()


def complete(report: Report) -> Completion:
    """Return what the identities force in the blank cells of *report*; the report itself stays as it is."""
    printed = report.as_printed
    return complete_figures(cells.form_of(report), cells.by_key(report), printed)


def apply(report: Report, completion: Completion) -> Report:
    """
    Return *report* with the figures of *completion* filled in.

    A filled cell has no entry in ``as_printed``: the blank or placeholder of
    the published report would contradict its figure (rule CEL406). The
    derivations of *completion* keep it.

    Raises:
        UnknownCellError: the completion is of another form.

    """
    return cells.replace(report, completion.patch) if completion.patch else report


def complete_figures(
    form: Form, figures: Mapping[str, Value], as_printed: Mapping[str, str | None] | None = None
) -> Completion:
    """
    Return what the identities of *form* force in the blanks of *figures*.

    Args:
        form: the form whose identities are meant.
        figures: figures by cell key, in 件; ``None`` or no entry is a blank cell.
        as_printed: what the cells without a figure show, where that is known.

    Raises:
        UnknownCellError: a key of *figures* is no cell of any form.

    """
    texts = as_printed or {}
    network = network_of(form)
    printed = network.figures(figures)
    blanks = [arc for arc, figure in enumerate(printed) if figure is None]
    if not blanks:
        return _result(form, figures, texts, {}, ())
    numbers = [figure or 0 for figure in printed]
    work = _Work(network, numbers, set(blanks))
    parts = _parts(network, blanks)
    for part in parts:
        work.solve(part)
    work.hold_against_implied(parts)
    return _result(form, figures, texts, work.found, tuple(work.refused))


def _parts(network: Network, blanks: Iterable[int]) -> list[list[int]]:
    """Group blanks that share identities; figures of one group say nothing about another."""
    at: dict[int, list[int]] = {}
    for arc in blanks:
        at.setdefault(network.tails[arc], []).append(arc)
        at.setdefault(network.heads[arc], []).append(arc)
    parts, seen = [], set()
    for arc in blanks:
        if arc in seen:
            continue
        part = [arc]
        seen.add(arc)
        for one in part:
            for end in (network.tails[one], network.heads[one]):
                # The outside stands for no identity and connects nothing.
                fresh = [o for o in at[end] if o not in seen] if network.identities[end] is not None else []
                seen.update(fresh)
                part += fresh
        parts.append(sorted(part))
    return parts


@define
class _Work:
    network: Network
    numbers: list[int]
    open: set[int]
    found: dict[int, tuple[int, Reason, tuple[str, ...]]] = field(factory=dict)
    refused: list[Refusal] = field(factory=list)
    excess: dict[int, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.excess = dict(enumerate(self.network.excess(tuple(self.numbers))))

    def solve(self, part: list[int]) -> None:
        """Fill what is forced in one group of blanks, or refuse it whole."""
        against: Iterable[int] | None = self._plain_steps(part)
        if against is None:
            against = self._joint_steps([arc for arc in part if arc in self.open])
        if against is None:
            against = self._broken([arc for arc in part if arc in self.found])
        if against is not None:
            self._refuse(part, self._ids(against))

    def hold_against_implied(self, parts: list[list[int]]) -> None:
        """Refuse what breaks an identity that the others imply: then one of those others fails elsewhere."""
        for identity in self.network.implied:
            left, right = self.network.sides[identity.id]
            gap = sum(self.numbers[arc] for arc in left) - sum(self.numbers[arc] for arc in right)
            if gap and self.open.isdisjoint((*left, *right)):
                for part in parts:
                    if not self.found.keys().isdisjoint({*part} & {*left, *right}):
                        self._refuse(part, (identity.id,))

    def _refuse(self, part: list[int], identities: tuple[str, ...]) -> None:
        for arc in part:
            value = self.found.pop(arc, None)
            if value is not None:
                self.open.add(arc)
                self.numbers[arc] = 0
                self.excess[self.network.heads[arc]] -= value[0]
                self.excess[self.network.tails[arc]] += value[0]
        self.refused.append(Refusal(cells=tuple(self.network.keys[arc] for arc in part), identities=identities))

    def _ids(self, nodes: Iterable[int]) -> tuple[str, ...]:
        identities = self.network.identities
        return tuple(one.id for node in sorted(nodes) if (one := identities[node]) is not None)

    def _plain_steps(self, part: list[int]) -> tuple[int, ...] | None:
        """Take single identities in turn; return the one that cannot hold, if any."""
        network = self.network
        todo = sorted({end[arc] for arc in part for end in (network.tails, network.heads)})
        while todo:
            node = todo.pop(0)
            if network.identities[node] is None:
                continue
            blank = [arc for arc, _ in network.around[node] if arc in self.open]
            forced = self._forced(node, blank)
            if forced is None:
                return (node,)
            for arc, value, reason in forced:
                self._fill(arc, value, reason, (node,))
                todo += [end[arc] for end in (network.tails, network.heads) if end[arc] != node]
        return None

    def _forced(self, node: int, blank: list[int]) -> list[tuple[int, int, Reason]] | None:
        """Return what the identity of *node* alone decides; ``None`` if nothing makes it hold."""
        heads, surplus = self.network.heads, self.excess[node]
        if not blank:
            # An identity without blanks that fails is no matter of completion.
            return []
        if len(blank) == 1:
            (arc,) = blank
            value = -surplus if heads[arc] == node else surplus
            return [(arc, value, "one_unknown")] if 0 <= value <= LARGEST_COUNT else None
        sides = {heads[arc] == node for arc in blank}
        if len(sides) > 1:
            return []
        if surplus == 0:
            return [(arc, 0, "zeros") for arc in blank]
        helps = (surplus < 0) in sides
        return [] if helps else None

    def _fill(self, arc: int, value: int, reason: Reason, nodes: Iterable[int]) -> None:
        self.found[arc] = (value, reason, self._ids(nodes))
        self.open.discard(arc)
        self.numbers[arc] = value
        self.excess[self.network.heads[arc]] += value
        self.excess[self.network.tails[arc]] -= value

    def _joint_steps(self, blank: list[int]) -> Iterable[int] | None:
        """Fill what only several identities together decide; return those that cannot hold, if any."""
        if not blank:
            return None
        network = self.network
        nodes = {end[arc] for arc in blank for end in (network.tails, network.heads)}
        excess = {node: self.excess[node] for node in nodes if self.excess[node]}
        lacking = _imbalance(network, blank, excess)
        if lacking:
            return lacking
        flow = route(network, blank, self.numbers, excess)
        if isinstance(flow, Cut):
            return flow.nodes
        paths = paths_of(network, blank)
        for arc in blank:
            nodes_of = _fixed(network, paths, flow, arc)
            if nodes_of is not None:
                self._fill(arc, flow[arc], "together", nodes_of)
        return None

    def _broken(self, filled: list[int]) -> Iterable[int] | None:
        """Return the nodes whose identities the filled figures break although they have no blank left."""
        network = self.network
        ends = {end[arc] for arc in filled for end in (network.tails, network.heads)}
        return [
            node
            for node in sorted(ends)
            if self.excess[node]
            and network.identities[node] is not None
            and not any(arc in self.open for arc, _ in network.around[node])
        ] or None


def _imbalance(network: Network, blank: list[int], excess: Mapping[int, int]) -> list[int]:
    """Return the nodes of a group of blanks whose figures cannot add up to nothing over the group."""
    paths = paths_of(network, blank)
    seen: set[int] = set()
    for start in sorted(paths):
        if start in seen:
            continue
        group = [start]
        seen.add(start)
        for node in group:
            fresh = [other for _, other, _ in paths[node] if other not in seen]
            seen.update(fresh)
            group += dict.fromkeys(fresh)
        if sum(excess.get(node, 0) for node in group):
            return group
    return []


def _fixed(network: Network, paths: Paths, flow: Mapping[int, int], arc: int) -> list[int] | None:
    """Return the nodes whose identities together fix *arc*, ``None`` if another figure fits it too."""
    tail, head = network.tails[arc], network.heads[arc]
    above = _reached(paths, flow, head, tail, arc)
    if above is None:
        return None
    if flow[arc] == 0:
        return above
    below = _reached(paths, flow, tail, head, arc)
    return None if below is None else min(above, below, key=len)


def _reached(paths: Paths, flow: Mapping[int, int], source: int, target: int, without: int) -> list[int] | None:
    """Return the nodes that a change can be passed on to from *source*, ``None`` if *target* is one of them."""
    found = [source]
    seen = {source}
    for node in found:
        for arc, other, leaves in paths[node]:
            if arc != without and other not in seen and (leaves or flow[arc] > 0):
                if other == target:
                    return None
                seen.add(other)
                found.append(other)
    return found


def _stands_for_nothing(text: str | None, kind: CellKind) -> bool:
    """Whether a cell is printed, but with nothing or a mark in place of a figure."""
    return text is not None and classify(text, None, kind) <= {Print.BLANK, Print.PLACEHOLDER}


def _result(
    form: Form,
    figures: Mapping[str, Value],
    texts: Mapping[str, str | None],
    found: Mapping[int, tuple[int, Reason, tuple[str, ...]]],
    refused: tuple[Refusal, ...],
) -> Completion:
    index = network_of(form).index
    blank = [key for key in form.cells if figures.get(key) is None]
    alone = {key for key in blank if key in texts and not _stands_for_nothing(texts[key], form.cell(key).kind)}
    derivations = []
    for key in blank:
        if key not in alone and index.get(key) in found:
            value, reason, identities = found[index[key]]
            text = texts.get(key) or ""
            derivations.append(Derivation(cell=key, value=value, reason=reason, identities=identities, printed=text))
    patch = {one.cell: one.value for one in derivations}
    taken = {*patch, *alone, *(key for one in refused for key in one.cells)}
    return Completion(
        patch=patch,
        derivations=tuple(derivations),
        refused=refused,
        undecided=tuple(key for key in blank if key not in taken),
        left_alone=tuple(key for key in blank if key in alone),
    )
