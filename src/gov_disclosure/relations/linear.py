"""
Linear arithmetic with blanks: what must hold between cells, and what the blanks could be.

A relation says that the cells on the left add up to what the cells on the
right do, or to no more than that. It is judged by every filling of its blanks
that the form allows: whole numbers >= 0, any whole number in a column of
signed changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from attrs import frozen

from gov_disclosure.cells import Value
from gov_disclosure.forms import Form, Identity

Sign = Literal["==", "<="]

Blank = Literal["unknown", "zero"]
"""How a cell without a figure is read: as what it could be (whole numbers >= 0), or as zero."""


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

    ``holds``: ``None`` where that depends on what the blanks are. ``left`` and
    ``right``: sums of the figures that are there. ``blanks``: the cells without
    a figure. ``zero``: whether it would hold if every blank were 0.
    """

    holds: bool | None
    left: int
    right: int
    blanks: tuple[str, ...]
    zero: bool


def of_identity(identity: Identity) -> Relation:
    """Return the identity of the form as a relation."""
    return Relation(identity.id, identity.left, identity.right)


@cache
def of_kind(form: Form, *kinds: str) -> tuple[Relation, ...]:
    """Return the form's identities of these kinds, in printed order."""
    return tuple(of_identity(identity) for identity in form.identities if identity.kind in kinds)


def holds_plainly(relation: Relation, figures: Mapping[str, Value]) -> bool:
    """Whether *relation* has a figure in each of its cells and holds, so that there is nothing to judge."""
    left = [*map(figures.__getitem__, relation.left)]
    right = [*map(figures.__getitem__, relation.right)]
    if None in left or None in right:
        return False
    difference = sum(left) - sum(right)  # type: ignore[arg-type]  # counts and changes, never amounts
    return difference == 0 if relation.sign == "==" else difference <= 0


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
    if_zero = left == right if relation.sign == "==" else left <= right
    blanks = (*left_blank, *right_blank)
    if zero or not blanks:
        return Judgement(if_zero, left, right, blanks, if_zero)
    # A blank can only raise its side, unless it may be negative: then it can do either.
    free = any(key in relation.signed for key in blanks)
    left_open, right_open = bool(left_blank) or free, bool(right_blank) or free
    possible = left <= right or right_open
    if relation.sign == "==":
        possible = possible and (right <= left or left_open)
        certain = False
    else:
        certain = left <= right and not left_open
    return Judgement(True if certain else None if possible else False, left, right, blanks, if_zero)


def _add(keys: Sequence[str], figures: Mapping[str, Value]) -> tuple[int, tuple[str, ...]]:
    values = [figures[key] for key in keys]
    blank = tuple(key for key, value in zip(keys, values, strict=True) if value is None) if None in values else ()
    return sum(filter(None, values)), blank  # type: ignore[arg-type]  # counts and changes, never amounts
