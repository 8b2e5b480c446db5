"""Every figure printed in a statutory table ends in its own cell or in the leftovers, whatever befell it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import dialects
from gov_disclosure import cells, forms
from gov_disclosure.document import Document, Grid
from gov_disclosure.document.text.read import from_text
from gov_disclosure.reading import Reading, read_document
from mutilated_grids import MUTILATIONS, mutilate
from profiles import at_least
from reports_as_grids import FORMS, distinct_figures, document_of, spanned_grid


def assert_nothing_wrong_or_lost(reading: Reading, printed: dict[str, str], figures: list[str]) -> None:
    """No figure stands in another cell than its own, and each of *figures* stands in its cell or in the leftovers."""
    bare = {key: text.removesuffix("万元") for key, text in printed.items()}
    values = {key: value for key, value in cells.by_key(reading.report).items() if value is not None}
    wrong = {key: value for key, value in values.items() if bare.get(key) != str(value)}
    assert not wrong
    here = Counter(str(value) for value in values.values())
    here.update(leftover.text.removesuffix("万元") for leftover in reading.leftovers)
    lost = Counter(text.removesuffix("万元") for text in figures) - here
    assert not lost


def figures_in(document: Document, printed: dict[str, str]) -> list[str]:
    """The planted figures that the document still prints."""
    planted = set(printed.values())
    return [cell.text for block in document.blocks if isinstance(block, Grid) for cell in block.cells
            if cell.text in planted]  # fmt: skip


@pytest.mark.parametrize("edition", forms.EDITIONS)
def test_whole_grids(edition: str) -> None:
    """Undamaged tables with spans: every cell right, nothing left over, nothing to note."""
    form = FORMS[edition]
    printed = distinct_figures(form)
    grids = {key: spanned_grid(table, printed, n) for n, (key, table) in enumerate(form.tables.items(), 1)}
    reading = read_document(document_of(form, grids))

    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == {
        key: text.removesuffix("万元") for key, text in printed.items()
    }
    assert reading.report.form == edition
    assert (reading.leftovers, reading.notes) == ((), ())
    assert list(reading.places) == list(form.cells)


# Renaming a row or column to another official label changes what the page says; no reader can tell.
_HONEST = tuple(how for how in MUTILATIONS if how != "swap_header")


@at_least(80)
@given(
    edition=st.sampled_from(forms.EDITIONS),
    table=st.sampled_from(forms.TABLE_KEYS),
    how=st.sampled_from(_HONEST),
    at=st.integers(0, 60),
    also=st.integers(0, 60),
)
@example(edition="2019", table="requests", how="swap_rows", at=0, also=28)  # the lower line of the header stands first
@example(edition="2019", table="proactive_disclosure", how="swap_rows", at=14, also=35)  # a row below another's header
def test_mutilated_grids(edition: str, table: forms.TableKey, how: str, at: int, also: int) -> None:
    """Rows dropped, swapped, repeated, cut, columns removed: never a wrong figure, never a lost one."""
    form = FORMS[edition]
    printed = distinct_figures(form)
    grids = {key: spanned_grid(one, printed, n) for n, (key, one) in enumerate(form.tables.items(), 1)}
    whole = document_of(form, grids)
    pieces = mutilate(grids[table], how, at, also)
    blocks = [piece for block in whole.blocks for piece in (pieces if block is grids[table] else [block])]
    document = Document(blocks=tuple(blocks), format="html")

    reading = read_document(document)

    assert_nothing_wrong_or_lost(reading, printed, figures_in(document, printed))


@at_least(80)
@given(
    edition=st.sampled_from(forms.EDITIONS),
    name=st.sampled_from(sorted(dialects.DIALECTS)),
    gone=st.lists(st.integers(0, 200), max_size=6),
    lines=st.lists(st.integers(0, 400), max_size=3),
)
def test_mutilated_text(edition: str, name: str, gone: list[int], lines: list[int]) -> None:
    """Blank cells and lost lines in any dialect: a figure is right or left over, never wrong."""
    form = FORMS[edition]
    printed = distinct_figures(form)
    for at in gone:
        printed[list(printed)[at % len(printed)]] = ""
    text = dialects.report_text(form, printed, dialects.DIALECTS[name])
    kept = text.split("\n")
    for at in lines:
        where = 6 + at % (len(kept) - 14)
        if kept[where].strip() and not kept[where].startswith(("二、主", "三、收", "四、政")):
            kept[where] = ""
    reading = read_document(from_text("\n".join(kept)))

    values = {key: value for key, value in cells.by_key(reading.report).items() if value is not None}
    wrong = {key: value for key, value in values.items() if printed.get(key, "").removesuffix("万元") != str(value)}
    assert not wrong
