"""A whole beside its parts, cell by cell: what the parts make up, and what blanks leave open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal, final

from attrs import frozen

from gov_disclosure import cells
from gov_disclosure.cells import Value
from gov_disclosure.cells.told import told
from gov_disclosure.forms import Form
from gov_disclosure.model import Report

Mode = Literal["strict", "blank_is_zero", "only_stated"]
"""
How a blank cell of a child is treated.

``strict``: the sum is not known. ``blank_is_zero``: it counts as 0.
``only_stated``: it is left out, and the sum is what is stated at least.

A cell that the child's form does not print is no blank: where its figures do
not tell it, the sum is not known unless only what is stated counts.
"""

State = Literal["agrees", "short", "exceeds", "unknown"]
"""How the parts stand to the whole in one cell."""

_AGGREGATES = ("whole_area", "whole_system")


@final
@frozen(kw_only=True)
class Gap:
    """
    One cell of the whole beside its parts.

    ``whole``: the figure of the whole, ``None`` blank. ``parts``: sum of the
    parts' figures, ``None`` where it is not known. ``gap``: what is left for
    reports that were not given (``whole - parts``; negative where the parts
    exceed the whole), ``None`` where it is not known. ``unstated``: indices of
    the children that leave the cell blank or whose figures do not tell it.
    ``untold``: those among them that are of another form, which lacks the cell.
    ``exceeding``: indices of the children that alone exceed the whole.
    """

    cell: str
    state: State
    whole: Value
    parts: Value
    gap: Value
    unstated: tuple[int, ...] = ()
    untold: tuple[int, ...] = ()
    exceeding: tuple[int, ...] = ()


def declared(whole: Report) -> bool:
    """Whether the report says that it counts its area or system; only then must no part exceed it."""
    return whole.scope in _AGGREGATES


def gaps(whole: Report, parts: Sequence[Report], mode: Mode) -> tuple[Gap, ...]:
    """
    Return every cell that is summed, in printed order, the whole beside its parts.

    Parts of another form are in terms of the whole's form, as far as their figures tell its cells.
    """
    figures = [cells.by_key(part) for part in parts]
    known = cells.by_key(whole)
    return tuple(_gap(key, known[key], figures, mode) for key in summed_cells(cells.form_of(whole)))


def summed_cells(form: Form) -> tuple[str, ...]:
    """Return the cells that a whole is the sum of its parts in."""
    disclosed = {
        f"proactive_disclosure.{row.key}.{column.key}"
        for block in form.disclosure_blocks
        if block.edition == "2021" and block.key != "documents"
        for row in block.rows
        for column in block.columns
    }
    return tuple(k for k, cell in form.cells.items() if cell.table != "proactive_disclosure" or k in disclosed)


def _gap(key: str, whole: Value, figures: Sequence[Mapping[str, Value]], mode: Mode) -> Gap:
    found = [told(key, one) for one in figures]
    stated = [one for one in found if one is not None]
    unstated = tuple(at for at, one in enumerate(found) if one is None)
    untold = tuple(at for at in unstated if key not in figures[at])
    parts: Value = sum(stated, start=Decimal(0)) if any(isinstance(one, Decimal) for one in stated) else sum(stated)
    known = whole is not None
    exceeding = tuple(at for at, one in enumerate(found) if known and (one or 0) > whole)  # type: ignore[operator]
    gap = whole - parts if whole is not None and parts is not None else None
    # What is stated already exceeds the whole: no filling of the blanks mends that.
    exceeds = gap is not None and gap < 0
    not_known = {"strict": bool(unstated), "blank_is_zero": bool(untold), "only_stated": False}[mode]
    if exceeds:
        state: State = "exceeds"
    elif gap is None or not_known:
        state = "unknown"
    elif gap == 0:
        state = "agrees"
    else:
        state = "short"
    return Gap(
        cell=key,
        state=state,
        whole=whole,
        parts=None if not_known else parts,
        gap=None if not_known and not exceeds else gap,
        unstated=unstated,
        untold=untold,
        exceeding=exceeding,
    )
