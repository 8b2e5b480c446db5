"""Tables of a layout seen before are matched from memory, with the very result of matching the page itself."""

from __future__ import annotations

from unittest.mock import patch

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import cells, forms
from gov_disclosure.document import Block, Cell, Document, Grid
from gov_disclosure.document import layout as layouts
from gov_disclosure.reading import Reading, read_document
from gov_disclosure.reading import assemble as _read
from gov_disclosure.reading.tables import remembered
from mutilated_grids import MUTILATIONS, mutilate
from profiles import at_least
from reports_as_grids import FORMS, distinct_figures, document_of, spanned_grid

FIGURES = ("0", "3", "3", "17", "2,017", "1.5", "", "/", " 3", "３", "7件", "-4", "²", "0/0", "第3页", "2019")
"""Few enough that rows, too, come to say the same; some of them no plain figures, or none at all."""


def forget() -> None:
    """Empty the memory."""
    layouts._known.cache_clear()
    remembered._known.cache_clear()


def in_full(document: Document) -> tuple[Reading, list[str], list[str]]:
    """The reading, with what its equality leaves out: the order of cells."""
    reading = read_document(document)
    return reading, list(reading.places), list(reading.report.as_printed)


def read_afresh(document: Document) -> tuple[Reading, list[str], list[str]]:
    """The reading without the help of memory."""
    with patch.object(_read, "match", remembered.match_afresh):
        return in_full(document)


def with_figures(document: Document, figures: dict[int, str]) -> Document:
    """The document with some of its figures replaced, counted through all its grids."""
    at = -1
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            changed: list[Cell] = []
            for cell in block.cells:
                at += cell.text.isdigit()
                new = figures.get(at) if cell.text.isdigit() else None
                changed.append(cell if new is None else cell._replace(text=new))
            blocks.append(evolve(block, cells=tuple(changed)))
        else:
            blocks.append(block)
    return evolve(document, blocks=tuple(blocks))


def printed_form(edition: str) -> Document:
    """A report with a figure of its own in every cell."""
    form = FORMS[edition]
    printed = distinct_figures(form)
    return document_of(form, {key: spanned_grid(one, printed, n) for n, (key, one) in enumerate(form.tables.items())})


@st.composite
def damaged(draw: st.DrawFn) -> Document:
    """A report whose grids suffered up to three damages, rows repeated more often than anything else."""
    document = printed_form(draw(st.sampled_from(forms.EDITIONS)))
    for _ in range(draw(st.integers(0, 3))):
        grids = [at for at, block in enumerate(document.blocks) if isinstance(block, Grid)]
        at = draw(st.sampled_from(grids))
        grid = document.blocks[at]
        assert isinstance(grid, Grid)
        how = draw(st.sampled_from((*MUTILATIONS, "repeat_row", "repeat_row")))
        pieces = mutilate(grid, how, draw(st.integers(0, 60)), draw(st.integers(0, 60)))
        document = evolve(document, blocks=(*document.blocks[:at], *pieces, *document.blocks[at + 1 :]))
        if not any(isinstance(block, Grid) for block in document.blocks):
            break
    return document


figures = st.dictionaries(st.integers(0, 260), st.sampled_from(FIGURES), max_size=60)


@at_least(60)
@given(document=damaged(), first=figures, second=figures, alike=st.booleans())
def test_memory_changes_nothing(document: Document, first: dict[int, str], second: dict[int, str], alike: bool) -> None:
    """Whatever is printed and whatever was read before, a document reads as it does by itself."""
    if alike:
        document = with_figures(document, dict.fromkeys(range(300), "3"))
    documents = [with_figures(document, first), with_figures(document, second), document]
    alone = [read_afresh(one) for one in documents]

    forget()
    assert [in_full(one) for one in documents] == alone
    assert [in_full(one) for one in reversed(documents)] == alone[::-1]


def test_other_figures_of_a_known_layout() -> None:
    """The second page of a layout is not matched again, and has its own figures."""
    document = printed_form("2021")
    read_document(document)
    other = with_figures(document, {at: str(5000 + at) for at in range(300)})

    with patch.object(remembered, "match_afresh", side_effect=AssertionError("matched again")):
        reading = read_document(other)

    assert all(value is not None and value >= 5000 for value in cells.by_key(reading.report).values())
    assert (reading.leftovers, reading.notes) == ((), ())


def test_repeated_rows_alike_and_not() -> None:
    """One layout, two results: a row printed twice counts once where both say the same, and not at all elsewhere."""
    document = printed_form("2021")
    grid = document.blocks[5]
    assert isinstance(grid, Grid)
    row = [list(row) for row in grid.rows()][4]
    again = [cell._replace(row=cell.row + 1) for cell in row]
    at = grid.cells.index(row[-1]) + 1
    later = [cell._replace(row=cell.row + 1) for cell in grid.cells[at:]]
    texts = {
        "alike": again,
        "other": [*again[:-1], again[-1]._replace(text="4")],
    }
    kept = {}
    for name, copied in texts.items():
        repeated = evolve(grid, cells=(*grid.cells[:at], *copied, *later))
        reading = read_document(evolve(document, blocks=(*document.blocks[:5], repeated, *document.blocks[6:])))
        kept[name] = (cells.value(reading.report, "requests.brought_forward.total") is not None, len(reading.leftovers))

    assert kept == {"alike": (True, 7), "other": (False, 14)}


def test_one_figure_under_a_header_printed_twice() -> None:
    """One layout, two results: two cells under one header are one figure only where both say the same."""
    labels = ("", "自然人", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    read = {}
    for name, second in {"alike": "5", "other": "6"}.items():
        row = ("一、本年新收政府信息公开申请数量", "5", second, "0", "0", "0", "0", "0", "5")
        lines = [Cell(text, at, column) for at, line in enumerate((labels, row)) for column, text in enumerate(line)]
        reading = read_document(document_of(FORMS["2021"], {"requests": Grid(cells=tuple(lines), number=1)}))
        read[name] = (cells.value(reading.report, "requests.received.natural_person"), len(reading.leftovers))

    assert read == {"alike": (5, 0), "other": (None, 8)}


def test_layouts_are_told_apart_by_all_but_figures() -> None:
    """Plain figures are all the same; a blank, a placeholder, a label and a span are not."""

    def layout(text: str, colspan: int = 1) -> layouts.Layout | None:
        return layouts.layout_of(Grid(cells=(Cell("规章", 0, 0), Cell(text, 0, 1, 1, colspan))))

    assert layout("3") is layout("17") is layout("12.5") is layout(" 3 ") is layout("３")
    different = [layout("3"), layout(""), layout("/"), layout("2,017"), layout("件"), layout("12."), layout("3", 2)]
    assert len(set(map(id, different))) == len(different)


def test_memory_is_bounded() -> None:
    """A grid that is larger than any form is not remembered, nor one of long texts, and only so many are."""
    row = [Cell("3", 0, column) for column in range(layouts.MOST_CELLS + 1)]

    assert layouts.layout_of(Grid(cells=tuple(row))) is None
    assert layouts.layout_of(Grid(cells=(Cell("规章" * 5000, 0, 0),))) is None
    assert layouts.layout_of(Grid(cells=())) is None
    assert {memory.cache_info().maxsize for memory in (layouts._known, remembered._known)} == {256}
