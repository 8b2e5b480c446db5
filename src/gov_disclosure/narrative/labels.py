"""Labels of the form as a sentence has them: without ordinals, remarks in brackets and capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gov_disclosure import forms
from gov_disclosure.text import Text

_FORM = forms.for_edition("2021")
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.|\(\d+\) |\d+\. )")
_REMARK = re.compile(r"（.*）$| \(.*\)$")


def _bare(zh: str, en: str) -> Text:
    zh, en = (_REMARK.sub("", _ORDINAL.sub("", label)).strip() for label in (zh, en))
    return Text(zh, en[:1].lower() + en[1:])


def _rows() -> Iterator[tuple[str, Text]]:
    for key, cell in _FORM.cells.items():
        if cell.table == "requests":
            parts = key.split(".")
            for at, labels in enumerate(zip(cell.row, cell.row_en, strict=True), 2):
                yield ".".join(parts[:at]), _bare(*labels)
        elif cell.row:
            yield key.rpartition(".")[0], _bare(cell.row[-1], cell.row_en[-1])


_ROWS = dict(_rows())


def row(key: str) -> Text:
    """Return the label of a row of table two or three, or of a group of rows, by the beginning of its cells' keys."""
    return _ROWS[key]


def column(key: str, *, level: int = -1) -> Text:
    """Return the label of the column that the cell *key* stands in; *level*: which of those above one another."""
    cell = _FORM.cells[key]
    return _bare(cell.column[level], cell.column_en[level])


def joined(*labels: Text) -> Text:
    """Return labels that name one thing together."""
    return Text("".join(label.zh for label in labels), ", ".join(label.en for label in labels))


def both(one: Text, other: Text) -> Text:
    """Return the labels of two things counted together."""
    return Text(f"{one.zh}和{other.zh}", f"{one.en} and {other.en}")


def requests_of(key: str, *, level: int = -1) -> Text:
    """Return the requests of the applicants in whose column of table three the cell *key* stands."""
    who = column(key, level=level)
    return Text(f"{who.zh}申请", f"requests of {who.en}")
