"""Chinese numerals in the cells of every table are figures, also where no label stands to their left."""

from __future__ import annotations

from gov_disclosure import cells
from gov_disclosure.forms import TABLE_KEYS
from gov_disclosure.reading import read_document
from reports_as_grids import FORMS, document_of, spanned_grid

FORM = FORMS["2021"]
COUNTS = [key for key, cell in FORM.cells.items() if cell.kind == "count"]
ONES = "一二三四五六七八九"


def _numeral(number: int) -> str:
    """Write a number from 111 to 999 without a zero in it."""
    hundreds, tens, ones = (ONES[int(digit) - 1] for digit in str(number))
    return f"{hundreds}百{tens}十{ones}"


def test_every_count() -> None:
    """Rows of table three under 3.其他 and 总计, and those of table four, are read as the others are."""
    numbers = [number for number in range(111, 1000) if "0" not in str(number)]
    figures = dict(zip(COUNTS, numbers, strict=False))
    printed = {key: _numeral(number) for key, number in figures.items()}
    grids = {key: spanned_grid(FORM.tables[key], printed, at) for at, key in enumerate(TABLE_KEYS, start=1)}

    reading = read_document(document_of(FORM, grids))

    found = cells.by_key(reading.report)
    assert {key: found[key] for key in COUNTS} == figures
    assert not reading.leftovers
