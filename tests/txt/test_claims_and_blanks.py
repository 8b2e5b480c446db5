"""What a claim is held against where the table has blanks."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from gov_disclosure import cells, read
from gov_disclosure.narrative.claim import Bounds
from gov_disclosure.narrative.tables import Tables

BASE = read(Path(__file__).resolve().parents[2] / "examples" / "hedong_2022.txt").report
DENIED = ((1, "requests.outcomes.denied"),)


def _tables(granted: int) -> Tables:
    """Return tables of 34 outcomes, *granted* of them disclosed, the rows of （三）不予公开 blank, the others 0."""
    form = cells.form_of(BASE)
    figures = {**cells.by_key(BASE), **{key: 0 for key in form.cells if key.startswith("requests.outcomes.")}}
    figures |= {f"requests.outcomes.granted.{column}": granted for column in ("natural_person", "total")}
    figures |= {f"requests.outcomes.total.{column}": 34 for column in ("natural_person", "total")}
    figures |= {key: None for key in figures if key.startswith("requests.outcomes.denied.")}
    return Tables(form, figures)


def test_blank_rows_are_not_zero() -> None:
    """While the outcomes printed do not reach their total, nothing is known of the blank rows."""
    assert _tables(granted=27).bounds(DENIED) is None


def test_blank_rows_are_zero_once_the_total_is_reached() -> None:
    """Where the other outcomes make up the total, nothing is left for the blank rows."""
    assert _tables(granted=34).bounds(DENIED) == Bounds(Decimal(0), Decimal(0))
