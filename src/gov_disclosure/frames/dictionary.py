"""The data dictionary: what each column of a frame holds, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_disclosure import forms
from gov_disclosure.frames.columns import CELL_COLUMNS
from gov_disclosure.frames.engine import library
from gov_disclosure.labels import cell_label

if TYPE_CHECKING:
    import polars


def entries() -> list[dict[str, Any]]:
    """Return an entry for each cell: key, label in Chinese and English, unit, editions, kind, article it rests on."""
    found = []
    for key in CELL_COLUMNS:
        known = {
            edition: forms.for_edition(edition).cells[key]
            for edition in forms.EDITIONS
            if key in forms.for_edition(edition).cells
        }
        cell = next(reversed(known.values()))
        found.append(
            {
                "key": key,
                "zh": cell_label(key, "zh"),
                "en": cell_label(key, "en"),
                "unit": cell.unit,
                "editions": "+".join(known),
                "kind": cell.kind,
                "source": cell.law,
            }
        )
    return found


def dictionary() -> polars.DataFrame:
    """
    Return the data dictionary as a frame, one row a cell; see `entries`.

    Raises:
        MissingExtraError: Polars is not installed (extra ``frames``).

    """
    pl = library("polars")
    found: polars.DataFrame = pl.DataFrame(entries())
    return found
