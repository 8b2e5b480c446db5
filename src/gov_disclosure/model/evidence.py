"""Where a figure stood in the published file, and how the printed form departs from the statutory one."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, final

import attrs
from attrs import field, frozen

from gov_disclosure.errors import FieldValueError
from gov_disclosure.model.counts import is_a, is_optional
from gov_disclosure.model.keys import cell_keys, no_cell_key
from gov_disclosure.model.narrative import is_optional_text
from gov_disclosure.text import Text


@final
@frozen(kw_only=True)
class Place:
    """
    Where something stood in a published file; every part is ``None`` where the format has none.

    All numbers count from 1 the way a person counts. ``page``: PDF page.
    ``table``, ``row``, ``column``: the n-th table of the file and the cell in
    it. ``line``, ``start``, ``end``: line of a text file and its columns,
    ``end`` included. ``sheet``, ``ref``: worksheet and A1 reference. ``box``:
    left, top, right, bottom on the page, in points from the upper left corner.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    start: int | None = None
    end: int | None = None
    sheet: str | None = None
    ref: str | None = None
    box: tuple[float, float, float, float] | None = None


class NoteKind(StrEnum):
    """How a printed form can depart from the statutory one (what the `FRM` rules report)."""

    ROW_DISPLACED = "row_displaced"
    """The row's label stands in another column than its siblings'."""
    ROW_SPLIT_OFF = "row_split_off"
    """The row stands in a table of its own, away from its table."""
    ROW_CUT = "row_cut"
    """The row or its label is cut in two by a page break."""
    ROW_MERGED = "row_merged"
    """Rows that the form separates are printed as one."""
    ROW_MISSING = "row_missing"
    """A row of the form is not printed."""
    ROW_EXTRA = "row_extra"
    """A row is printed that the form does not have."""
    ROW_REPEATED = "row_repeated"
    """The same row is printed more than once."""
    ROW_SHORT = "row_short"
    """The row has fewer cells than the form, so that its figures cannot be placed."""
    ROW_LONG = "row_long"
    """The row has more figures than the form has cells."""
    COLUMN_MISSING = "column_missing"
    """A column of the form is not printed."""
    COLUMN_EXTRA = "column_extra"
    """A column is printed that the form does not have."""
    LABEL_VARIANT = "label_variant"
    """A row or column label differs from the official one."""
    LABEL_MISSING = "label_missing"
    """A row or column has no label and was recognised by its neighbours."""
    BLOCK_FROM_OTHER_EDITION = "block_from_other_edition"
    """Part of a table follows another edition of the form."""
    TABLE_MISSING = "table_missing"
    """A statutory table is not printed, or only as a picture."""
    TABLE_REPEATED = "table_repeated"
    """A statutory table is printed more than once."""
    POSITIONS_LOST = "positions_lost"
    """The file keeps the figures but not which cell each stood in."""
    CELL_STRUCK = "cell_struck"
    """All that stands in a cell is struck out, so that it is blank."""
    FIGURE_BROKEN = "figure_broken"
    """A figure is printed in several lines that fill its cell, and read as one."""
    OTHER_REPORT = "other_report"
    """Another report stands in the same file; the first was read."""
    HINT_CONTRADICTED = "hint_contradicted"
    """The caller named another year or organ than the file does; the file stands."""


_CELL_KEYS = Text("单元格键的元组", "a tuple of cell keys")


def _are_cell_keys(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if type(value) is not tuple:
        raise FieldValueError(type(owner).__name__, attribute.name, _CELL_KEYS, value)
    for key in value:
        if type(key) is not str or key not in cell_keys():
            raise FieldValueError(type(owner).__name__, attribute.name, no_cell_key(key), key)


@final
@frozen(kw_only=True)
class Note:
    """
    One departure of the printed form from the statutory one, seen while reading.

    ``cells``: the cell keys it concerns, in printed order, empty where it
    concerns none. ``official`` and ``printed``: what the form has and what the
    file has, ``None`` where there is no text to quote.

    Raises:
        FieldValueError: a value cannot be; among ``cells``, a key that no form has.

    """

    kind: NoteKind = field(validator=is_a(NoteKind))
    cells: tuple[str, ...] = field(default=(), validator=_are_cell_keys)
    official: str | None = field(default=None, validator=is_optional_text)
    printed: str | None = field(default=None, validator=is_optional_text)
    place: Place | None = field(default=None, validator=is_optional(Place))
