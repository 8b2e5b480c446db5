"""
Linear arithmetic with blanks: what must hold between cells, and what the blanks could be.

A relation says that the cells on the left add up to what the cells on the
right do, or to no more than that. It is judged by every filling of its blanks
that the form allows: whole numbers >= 0, any whole number in a column of
signed changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Literal

from attrs import field, frozen

from gov_disclosure.cells import Value
from gov_disclosure.forms import Form, Identity
from gov_disclosure.rules.verdict import Outcome, Verdict
from gov_disclosure.text import Text

Sign = Literal["==", "<="]


@frozen
class Relation:
    """
    The sum of ``left`` equals (``==``) or does not exceed (``<=``) the sum of ``right``.

    ``signed``: cells that may hold a negative figure.
    """

    id: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    sign: Sign = "=="
    signed: frozenset[str] = frozenset()

    @property
    def cells(self) -> tuple[str, ...]:
        """Every cell it is about, the left ones (a total, where there is one) first."""
        return (*self.left, *self.right)


@frozen
class Judgement:
    """
    What a relation came to.

    ``left`` and ``right``: sums of the figures that are there. ``blanks``: the
    cells without a figure. ``zero``: whether it would hold if every blank were 0.
    """

    outcome: Literal[Outcome.PASSED, Outcome.FAILED, Outcome.UNDETERMINED]
    left: int
    right: int
    blanks: tuple[str, ...] = field(default=())
    zero: bool = True


def of_identity(identity: Identity) -> Relation:
    """Return the identity of the form as a relation."""
    return Relation(identity.id, identity.left, identity.right)


@cache
def of_kind(form: Form, *kinds: str) -> tuple[Relation, ...]:
    """Return the form's identities of these kinds, in printed order."""
    return tuple(of_identity(identity) for identity in form.identities if identity.kind in kinds)


def judge(relation: Relation, figures: Mapping[str, Value], *, zero: bool = False) -> Judgement:
    """
    Judge *relation* by what its blanks could be.

    Args:
        relation: what must hold; its cells must be keys of *figures*.
        figures: figure by cell key, ``None`` for a blank.
        zero: whether to read every blank as 0.

    """
    left, left_blank = _add(relation.left, figures)
    right, right_blank = _add(relation.right, figures)
    holds = left == right if relation.sign == "==" else left <= right
    blanks = (*left_blank, *right_blank)
    if zero or not blanks:
        return Judgement(Outcome.PASSED if holds else Outcome.FAILED, left, right, blanks, holds)
    # A blank can only raise its side, unless it may be negative: then it can do either.
    free = any(key in relation.signed for key in blanks)
    left_open, right_open = bool(left_blank) or free, bool(right_blank) or free
    if relation.sign == "==":
        possible = (left <= right or right_open) and (right <= left or left_open)
        certain = False
    else:
        possible = left <= right or right_open
        certain = left <= right and not left_open
    outcome = _outcome(possible=possible, certain=certain)
    return Judgement(outcome, left, right, blanks, holds)


def _outcome(*, possible: bool, certain: bool) -> Literal[Outcome.PASSED, Outcome.FAILED, Outcome.UNDETERMINED]:
    if certain:
        return Outcome.PASSED
    return Outcome.UNDETERMINED if possible else Outcome.FAILED


def _add(keys: Iterable[str], figures: Mapping[str, Value]) -> tuple[int, tuple[str, ...]]:
    known: int = 0
    blank: list[str] = []
    for key in keys:
        figure = figures[key]
        if figure is None:
            blank.append(key)
        else:
            known += figure  # type: ignore[assignment]  # counts and changes, never amounts
    return known, tuple(blank)


def verdicts(figures: Mapping[str, Value], relations: Iterable[Relation], *, zero: bool = False) -> Iterator[Verdict]:
    """
    Judge relations; yield each that fails with the sums of both sides, and together those that cannot be judged.

    What blanks leave open comes in at most two verdicts: the relations that
    would hold if the blanks were 0, and those that would not. An inequality
    without a single figure is passed over: nothing is there to wonder about.
    """
    open_: dict[bool, list[tuple[Relation, Judgement]]] = {True: [], False: []}
    for relation in relations:
        judged = judge(relation, figures, zero=zero)
        if judged.outcome is Outcome.FAILED:
            yield _failed(relation, judged, zero=zero)
        elif judged.outcome is Outcome.UNDETERMINED and (
            relation.sign == "==" or len(judged.blanks) < len(relation.cells)
        ):
            open_[judged.zero].append((relation, judged))
    for found in filter(None, open_.values()):
        yield _undetermined(found)


_READ_AS_ZERO = Text("（空白按 0 读）", " (blanks are read as 0)")
_NO_FILLING = Text("（另有空白，但填任何数都不相符）", " (some cells are blank, but no filling makes it hold)")
_NOTHING = Text("", "")
_IF_ZERO = {
    True: Text("空白如为 0 则相符", "it holds if the blanks are 0"),
    False: Text("空白如为 0 则不符", "it does not hold if the blanks are 0"),
}


def _failed(relation: Relation, judged: Judgement, *, zero: bool) -> Verdict:
    note = _NOTHING
    if judged.blanks:
        note = _READ_AS_ZERO if zero else _NO_FILLING
    return Verdict(
        cells=relation.cells,
        expected=judged.right,
        actual=judged.left,
        facts={"identity": relation.id, "difference": judged.left - judged.right, "note": note},
    )


def _undetermined(found: list[tuple[Relation, Judgement]]) -> Verdict:
    blanks = tuple(dict.fromkeys(key for _, judged in found for key in judged.blanks))
    first = found[0][1]
    return Verdict(
        outcome=Outcome.UNDETERMINED,
        cells=tuple(dict.fromkeys(key for relation, _ in found for key in relation.cells)),
        facts={
            "identities": tuple(relation.id for relation, _ in found),
            "heads": tuple(relation.cells[0] for relation, _ in found),
            "count": len(found),
            "blanks": blanks,
            "blank_count": len(blanks),
            "if_zero": _IF_ZERO[first.zero],
            "holds_if_zero": str(first.zero).lower(),
        },
    )


@cache
def confirmation(form: Form) -> Callable[[tuple[Value, ...]], bool]:
    """
    Return a quick test that every identity of *form* holds and none has a blank.

    It takes the figures in printed order. Most reports are right; on those it
    answers for all identities at once, with one expression and no objects kept.
    """
    position = {key: at for at, key in enumerate(form.cells)}

    def total(keys: tuple[str, ...]) -> str:
        return " + ".join(f"figures[{position[key]}]" for key in keys)

    identities = " and ".join(f"{total(one.left)} == {total(one.right)}" for one in form.identities)
    hold: Callable[[tuple[Value, ...]], bool] = eval(f"lambda figures: {identities}")  # noqa: S307  # our own numbers

    def confirm(figures: tuple[Value, ...]) -> bool:
        try:
            return hold(figures)
        except TypeError:  # a blank; the right side always has two figures or more to add
            return False

    return confirm
