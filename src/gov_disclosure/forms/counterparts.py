"""
What each cell of one edition is in the other.

A key that both editions have means the same row and column in both. Everything
else is declared here: a row that was divided, and what has no counterpart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, final

from attrs import frozen

from gov_disclosure.forms.common import TABLE_NAMES
from gov_disclosure.forms.form import Form
from gov_disclosure.text import Text

CounterpartKind = Literal["exact", "split", "merged", "dropped"]
"""
The same cell; the sum of several cells there; a part of a sum there; nothing there.

A figure that is ``split`` cannot be divided unless it is 0, one that is
``merged`` is added to the others of its sum.
"""


@final
@frozen(kw_only=True)
class Counterpart:
    """
    What a cell of one edition is in the other.

    ``cells``: the keys there; for ``split`` those that add up to this one, for
    ``merged`` the one sum, none for ``dropped``. ``reason`` and ``source``:
    why, and by which forms.
    """

    cell: str
    kind: CounterpartKind
    cells: tuple[str, ...]
    reason: Text
    source: Text


_OTHERWISE = "requests.outcomes.otherwise_handled"
DIVIDED: Mapping[str, tuple[str, ...]] = {
    f"{_OTHERWISE}.undivided": tuple(f"{_OTHERWISE}.{row}" for row in ("not_corrected", "fee_unpaid", "other")),
}
"""Rows of the 2019 form that the 2021 form divides, with the rows that it divides them into."""

_SAME = Text("两版同一行、同一栏", "the same row and column in both editions")
_DIVIDED = Text(
    "2019 年版一行，2021 年版分为三行；除 0 以外，无从得知各行是多少",
    "one row in the 2019 form, three in the 2021 form; of any figure but 0 it is not known what the rows are",
)
_DOCUMENTS = Text(
    "2019 年版数制作和公开的文件，2021 年版数制发、废止和现行有效的文件，不是同一个数",
    "the 2019 form counts documents made and disclosed, the 2021 form those issued, repealed and in force: "
    "other quantities",
)
_MATTERS = Text("2021 年版不再填项目数量", "the 2021 form no longer asks for numbers of matters")
_SERVICES = Text("2021 年版没有这一行", "the 2021 form has no such row")
_PROCURING = Text("2021 年版没有第二十条第（九）项", "the 2021 form has no article 20 item (9)")
_CHARGED = Text(
    "2019 年版只填收费项目的数量，不填金额", "the 2019 form asks for numbers of charged matters, not for an amount"
)

_PRODUCED, _STOCK = ("produced", "disclosed", "total_disclosed"), ("issued", "repealed", "in_force")
_ITEMS = ("prior_items", "change")

_WITHOUT: tuple[tuple[tuple[str, ...], tuple[str, ...], Text], ...] = (
    (("rules", "normative_documents"), (*_PRODUCED, *_STOCK), _DOCUMENTS),
    (("licenses", "penalties", "compulsion", "charges"), _ITEMS, _MATTERS),
    (("other_services",), (*_ITEMS, "decisions"), _SERVICES),
    (("charges",), ("amount",), _CHARGED),
    (("procurement",), ("projects", "amount"), _PROCURING),
)
"""Rows and columns of table two without a counterpart in the other edition, with the reason."""

_REASONS: Mapping[str, Text] = {
    f"proactive_disclosure.{row}.{column}": reason
    for rows, columns, reason in _WITHOUT
    for row in rows
    for column in columns
}
_PARTS: Mapping[str, str] = {part: row for row, parts in DIVIDED.items() for part in parts}


def counterparts_of(form: Form, other: Form) -> dict[str, Counterpart]:
    """Return what each cell of *form*, an edition, is in *other*, another edition, in printed order."""
    return {key: _counterpart(key, form, other) for key in form.cells}


def _counterpart(key: str, form: Form, other: Form) -> Counterpart:
    row, _, column = key.rpartition(".")
    kind: CounterpartKind = "dropped"
    cells: tuple[str, ...] = ()
    if key in other.cells:
        kind, cells, reason = "exact", (key,), _SAME
    elif row in DIVIDED:
        kind, cells, reason = "split", tuple(f"{part}.{column}" for part in DIVIDED[row]), _DIVIDED
    elif row in _PARTS:
        kind, cells, reason = "merged", (f"{_PARTS[row]}.{column}",), _DIVIDED
    else:
        reason = _REASONS[key]
    return Counterpart(cell=key, kind=kind, cells=cells, reason=reason, source=_source(key, form, other))


def _source(key: str, form: Form, other: Form) -> Text:
    table = TABLE_NAMES[form.cells[key].table]
    return Text(
        f"{form.notice}附件、{other.notice}附件，{table.zh}",
        f"the annexes of {form.notice} and {other.notice}, {table.en}",
    )
