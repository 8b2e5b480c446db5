"""Cells and identities under their printed labels."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from gov_disclosure import forms
from gov_disclosure.forms import CellForm, Form, Identity
from gov_disclosure.text import Lang, Text

__all__ = ["cell_label", "identity_label"]


@cache
def _cell_forms() -> Mapping[str, CellForm]:
    """Return every cell of every edition; a key that two editions share means the same row and column."""
    return {key: cell for edition in forms.EDITIONS for key, cell in forms.for_edition(edition).cells.items()}


def cell_label(key: str, lang: Lang = "zh", form: Form | None = None) -> str:
    """
    Return the label path of a cell ("四、结转下年度继续办理 · 总计"); the key itself if no form has it.

    Three cells of table two have another label in each edition: with *form* it is that form's.
    """
    cell = (form.cells.get(key) if form else None) or _cell_forms().get(key)
    if cell is None:
        return key
    return cell.zh if lang == "zh" else cell.en


_SUM_OF = Text("“{}”的合计", "the sum in “{}”")
_BALANCE_OF = Text("“{}”一列的勾稽关系", "the balance of column “{}”")


@cache
def _identities() -> Mapping[str, Identity]:
    """Return every identity of every edition; an id that two editions share makes the same cell a total."""
    return {one.id: one for edition in forms.EDITIONS for one in forms.for_edition(edition).identities}


def identity_label(name: str, lang: Lang = "zh") -> str:
    """Return in words which identity has the id *name*; the id itself if no form has it."""
    identity = _identities().get(name)
    if identity is None:
        return name
    if identity.kind != "balance":
        return _SUM_OF[lang].format(cell_label(identity.left[0], lang))
    cell = _cell_forms()[identity.left[0]]
    return _BALANCE_OF[lang].format(" / ".join(cell.column if lang == "zh" else cell.column_en))
