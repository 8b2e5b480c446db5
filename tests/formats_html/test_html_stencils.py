"""Tables of known markup give only their figures, with the very result of reading them in full."""

from __future__ import annotations

import copy
import pickle
import random
import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.document import DEFAULT_LIMITS, Document, Grid, layout
from gov_disclosure.document.html import read as html
from gov_disclosure.document.html import stencils as _html_stencils
from gov_disclosure.errors import GovDisclosureError, LimitError
from mutant_pages import SEED_PAGE, mutated
from profiles import at_least

FIGURES = (b"0", b"7", b"1234", b"00", b"12345678901234567890", b"123456789012345678901")
TABLE = (
    "<table><tr><th>规章</th><th>制发</th></tr><tr><td colspan=2>{}</td></tr><tr><td>\n{} </td><td>{}</td></tr></table>"
)


def document(page: bytes) -> Document | str:
    """What is read of a page, or why it is refused."""
    try:
        return html.read(page)
    except GovDisclosureError as error:
        return repr(error)


def in_full(page: bytes) -> Document | str:
    """The same without the help of memory."""
    with patch.object(html, "read_table", _html_stencils._read):
        return document(page)


def other_figures(page: bytes, seed: int) -> bytes:
    """The page with other figures wherever a text begins with one."""
    chance = random.Random(seed)
    return re.sub(rb"(?<=>)[0-9]+", lambda _: chance.choice(FIGURES), page)


@at_least(200)
@given(seed=st.integers(0, 2**32), changes=st.integers(0, 4), figures=st.lists(st.integers(0, 2**16), max_size=3))
def test_memory_changes_nothing(seed: int, changes: int, figures: list[int]) -> None:
    """Whatever the markup and whatever was read before, a page reads as it does by itself."""
    page = mutated(SEED_PAGE, seed, changes)
    pages = [page, *(other_figures(page, number) for number in figures)]
    alone = [in_full(one) for one in pages]
    _html_stencils._pattern.cache_clear()

    assert [document(one) for one in pages] == alone
    assert [document(one) for one in reversed(pages)] == alone[::-1]


def test_other_figures_of_known_markup() -> None:
    """The second table is not taken apart again, and each figure stands in its own cell."""
    html.read(TABLE.format(1, 2, 3).encode())
    with patch.object(_html_stencils, "shape", side_effect=AssertionError("taken apart again")):
        (grid,) = html.read(TABLE.format(17, 0, 2500).encode()).blocks
    assert isinstance(grid, Grid)
    found = [(cell.text, cell.row, cell.column, cell.colspan) for cell in grid.cells]
    assert found[2:] == [("17", 1, 0, 2), ("0", 2, 0, 1), ("2500", 2, 1, 1)]


def test_a_footer_stays_last() -> None:
    """Figures are told by where they stand in the markup, also where the table shows its rows in another order."""
    foot = "<table><tfoot><tr><td>甲</td><td>{}</td></tr></tfoot><tbody><tr><td>乙</td><td>{}</td></tr></tbody></table>"
    for first, second in ((1, 2), (3, 4)):
        (grid,) = html.read(foot.format(first, second).encode()).blocks
        assert isinstance(grid, Grid)
        assert [cell.text for cell in grid.cells] == ["乙", str(second), "甲", str(first)]


@pytest.mark.parametrize("text", ["\ue0000", "\ue0001x"])
def test_a_page_may_hold_the_stand_in(text: str) -> None:
    """A character for private use in the page stays what it is."""
    page = TABLE.format(5, text, 6).encode()
    assert document(page) == in_full(page)


def test_text_laid_out_keeps_its_figures() -> None:
    """A table of one column is no grid, but a list of texts; its figures are those of the page."""
    for figure in ("3", "4"):
        page = f"<table><tr><td>甲乙</td></tr><tr><td>{figure}</td></tr></table>".encode()
        assert [getattr(block, "text", "") for block in html.read(page).blocks] == ["甲乙", figure]


def test_a_grid_of_one_cell() -> None:
    """What stands above a row of prose may be a single cell."""
    prose = f"<tr><td>甲</td><td>{'政府信息' * 200}</td></tr>"
    for figure in ("17", "28"):
        grid = html.read(f"<table><tr><td colspan=2>{figure}</td></tr>{prose}</table>".encode()).blocks[0]
        assert isinstance(grid, Grid)
        assert [cell.text for cell in grid.cells] == [figure]


def test_too_many_columns_are_refused_each_time() -> None:
    """The refusal names the file."""
    page = b"<table><tr>" + b"<td>1</td>" * (DEFAULT_LIMITS.columns + 1) + b"</tr></table>"
    for name in ("a.html", "b.html"):
        with pytest.raises(LimitError, match="columns") as caught:
            html.read(page, source=name)
        assert caught.value.source == name


def test_memory_is_bounded() -> None:
    """A long table is not remembered, and only so many are."""
    _html_stencils._pattern.cache_clear()
    html.read(("<table>" + "<tr><td>甲乙丙丁</td><td>1</td></tr>" * 2000 + "</table>").encode())
    assert _html_stencils._pattern.cache_info()[2:] == (256, 0)


def test_cells_that_know_their_layout() -> None:
    """They are equal to plain cells, have the layout these have, and copies are plain."""
    (grid,) = html.read(TABLE.format(1, 2, 3).encode()).blocks
    assert isinstance(grid, Grid)
    plain = Grid(cells=tuple(grid.cells), number=grid.number)
    assert type(grid.cells) is layout.LaidOut
    assert grid == plain
    assert hash(grid) == hash(plain)
    assert layout.layout_of(grid) is layout.layout_of(plain)
    for copied in (copy.deepcopy(grid), pickle.loads(pickle.dumps(grid))):
        assert (copied, type(copied.cells)) == (grid, tuple)
