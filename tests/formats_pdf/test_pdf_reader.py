"""What is printed on the pages of a PDF comes out as whole paragraphs and whole cells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import forms
from gov_disclosure.document.blocks import Document, Grid, Paragraph
from gov_disclosure.document.pdf.read import read
from gov_disclosure.script.radicals import plain_han
from pdf_pages import BORDERS, HEIGHT, WIDTH, paragraphs, pdf, stroked, table, text

LONG = (
    "本机关全年收到申请三千一百一十九件，其中自然人提出的占九成以上，均在期限之内作出答复并送达申请人本人，没有逾期。"
)


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.flow if isinstance(block, Paragraph)]


def figure_rows(document: Document) -> list[list[str]]:
    """The figures of each row of all grids."""
    rows = [[cell.text for cell in row if cell.text.isdigit()] for grid in grids(document) for row in grid.rows()]
    return [row for row in rows if row]


def printed(form: forms.TableForm, first: int = 1000) -> tuple[dict[str, str], list[list[str]]]:
    """A different figure for every cell of *form*, and the same row by row."""
    keys = [cell for cell in form.grid if cell.key]
    figures = {cell.key: str(first + i) for i, cell in enumerate(keys) if cell.key}
    rows: dict[int, list[str]] = {}
    for cell in sorted(keys, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(figures[cell.key or ""])
    return figures, list(rows.values())


def height_of(form: forms.TableForm) -> int:
    return max(cell.row + cell.rowspan for cell in form.grid)


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("style", sorted(BORDERS))
@pytest.mark.parametrize("outer", [True, False])
def test_every_cell_of_every_table_is_read_with_its_spans(edition: str, style: str, outer: bool) -> None:
    """However the rules are drawn, and without rules at the sides, the lattice is the form's."""
    for form in forms.for_edition(edition).tables.values():
        figures, rows = printed(form)
        page = table(form, figures, rows=range(height_of(form)), top=60, border=BORDERS[style], outer=outer)
        document = read(pdf([page]))
        assert figure_rows(document) == rows
        if outer:
            [grid] = grids(document)
            expected = [(cell.row, cell.column, cell.rowspan, cell.colspan) for cell in form.grid]
            assert sorted(cell[1:5] for cell in grid.cells) == sorted(expected)


@pytest.mark.parametrize("row", range(1, 28))
def test_a_table_may_break_after_any_row(row: int) -> None:
    """Each page gives a grid of its own with its page; no figure is lost and no row loses its figures."""
    form = forms.for_edition("2021").tables["requests"]
    figures, rows = printed(form)
    head = table(form, figures, rows=range(row), top=60) + text(280, 790, "- 4 -")
    tail = table(form, figures, rows=range(row, height_of(form)), top=60) + text(280, 790, "- 5 -")
    document = read(pdf([head, tail]))
    assert figure_rows(document) == rows
    assert [grid.origin.page for grid in grids(document) if grid.origin] == [1, 2]
    assert texts(document) == []


def test_cells_know_their_page_and_box() -> None:
    """The box is in points from the upper left corner of the page."""
    form = forms.for_edition("2021").tables["disputes"]
    figures, _ = printed(form)
    document = read(pdf(["", table(form, figures, rows=range(4), top=100, height=30)]))
    [grid] = grids(document)
    corner = grid.cells[0].origin
    assert corner is not None
    assert corner.page == 2
    assert corner.box == pytest.approx((40, 100, 40 + 5 * (WIDTH - 80) / 15, 130), abs=0.1)
    assert grid.place(grid.cells[0]).table == 1


def test_lines_of_a_paragraph_are_joined_and_paragraphs_kept_apart() -> None:
    """A sentence is whole again although it was printed on four lines; the next indent opens a paragraph."""
    said = [LONG * 2, "（一）" + LONG, LONG]
    assert texts(read(pdf([paragraphs(said, top=100)]))) == said


def test_a_paragraph_goes_on_over_the_page_break() -> None:
    """Page numbers between its two halves are dropped."""
    size, left = 16, 80
    half = "前半句在上一页的末行写满了整整一行的字没有留空一"
    first = paragraphs([LONG], top=600) + text(left, 740, half, size) + text(290, 790, "— 1 —")
    rest = text(left, 90, "后半句在下一页，共3119件。", size) + paragraphs([LONG], top=130) + text(290, 790, "— 2 —")
    found = texts(read(pdf([first, rest])))
    assert half + "后半句在下一页，共3119件。" in "".join(found)
    assert not any("—" in one for one in found)


def test_a_short_line_ends_a_paragraph_that_is_not_indented() -> None:
    """Pages printed from a browser or set flush left part paragraphs by their last lines only."""
    full, last = "这一行从左边顶格写起一直写到右边为止没有留空白了", "第二行短。"
    said = [full, last, full, last]
    page = "".join(text(80, 100 + 28 * i, line, 16) for i, line in enumerate(said))
    assert texts(read(pdf([page]))) == [full + last] * 2


def test_the_title_is_one_block_of_level_0() -> None:
    """Two centred lines in larger type above the text are one title."""
    page = text(209, 60, "乙市人民政府办", 24) + text(113, 100, "2024年政务公开工作的年度报告", 24)
    document = read(pdf([page + paragraphs([LONG, LONG, LONG], top=160)]))
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.text, first.level) == ("乙市人民政府办2024年政务公开工作的年度报告", 0)


@pytest.mark.parametrize("footer", ["- 3 -", "—3—", "第3页 共9页", "3/9", "3"])
def test_page_numbers_are_dropped(footer: str) -> None:
    """On each of three pages, in whatever style."""
    pages = [paragraphs([LONG], 100) + text(285, 795, footer.replace("3", str(n), 1)) for n in (1, 2, 3)]
    assert not any(any(sign.isdigit() for sign in one) for one in texts(read(pdf(pages))))


@pytest.mark.parametrize("row", ["2 / 2", "- 3 -", "— 1 —"])
def test_figures_and_signs_in_columns_are_no_page_number(row: str) -> None:
    """At the foot of a page, what stands as far apart as columns may be the figures of a row."""
    signs = "".join(text(x, 780, sign) for x, sign in zip((240, 290, 340), row.split(), strict=True))
    assert [sign for one in texts(read(pdf([paragraphs([LONG], 100) + signs]))) for sign in one if sign in row.split()]


def test_running_heads_are_dropped_and_figures_that_look_like_page_numbers_kept() -> None:
    """A figure in the last row of a table stands within its rules."""
    form = forms.for_edition("2021").tables["proactive_disclosure"]
    figures = dict.fromkeys(printed(form)[0], "1")
    page = text(250, 40, "乙市人民政府公报") + table(form, figures, rows=range(14), top=475)
    document = read(pdf([page] * 3))
    assert texts(document) == []
    assert sum(map(len, figure_rows(document))) == 3 * len(figures)


def test_a_frame_around_text_is_no_table() -> None:
    """Text in a box of one column stays text; shading behind lines is no table either."""
    frame = "".join(
        stroked(*side) for side in ((60, 80, 540, 80), (60, 700, 540, 700), (60, 80, 60, 700), (540, 80, 540, 700))
    )
    shade = f"1 g 74 {HEIGHT - 130} 444 28 re f 0 g\n"
    document = read(pdf([frame + shade + paragraphs([LONG, LONG], top=100)]))
    assert texts(document) == [LONG, LONG]


def test_the_rest_of_a_row_cut_by_the_page_break_stays_in_its_column() -> None:
    """On the next page only the label goes on: its cell stands in line with the table, so it is no text."""

    def ruled(top: float, bottom: float, words: dict[float, str]) -> str:
        sides = stroked(40, top, 540, top) + stroked(40, bottom, 540, bottom)
        sides += "".join(stroked(x, top, x, bottom) for x in (40, 240, 540))
        return sides + "".join(text(x + 5, top + 5, said) for x, said in words.items())

    document = read(pdf([ruled(700, 730, {40: "5.属于三", 240: "7"}), ruled(60, 90, {40: "类内部事务信息"})]))
    assert [[cell.text for cell in grid.cells] for grid in grids(document)] == [
        ["5.属于三", "7"],
        ["类内部事务信息", ""],
    ]


def test_columns_without_rules_are_parted_by_tabs() -> None:
    """A label and its figures on one line, far apart."""
    row = text(60, 100, "规章") + text(250, 100, "10") + text(330, 100, "0") + text(420, 100, "6")
    assert texts(read(pdf([row]))) == ["规章\t10\t0\t6"]


def test_cells_without_rules_that_nearly_touch_are_parted() -> None:
    """A long label right before its first figure, and two labels side by side; digits in running text stay in it."""
    row = text(60, 100, "行政规范性文件") + text(132, 100, "8") + text(250, 100, "26") + text(330, 100, "66")
    assert texts(read(pdf([row]))) == ["行政规范性文件\t8\t26\t66"]
    row = text(60, 100, "三、本年") + text(102, 100, "（一）予以公开") + text(250, 100, "12") + text(330, 100, "6")
    assert texts(read(pdf([row]))) == ["三、本年 （一）予以公开\t12\t6"]
    line = text(60, 100, "全年新收申请") + text(122, 100, "87") + text(134, 100, "件")
    assert texts(read(pdf([line]))) == ["全年新收申请87件"]


def test_a_figure_broken_over_two_lines_is_one_and_two_figures_are_two() -> None:
    """One number that fills its cell goes on below; two numbers under one another are not made one."""

    def page(first: str, second: str) -> str:
        xs, sides = (40, 200, 242), ""
        for y in (100, 140):
            sides += stroked(xs[0], y, xs[-1], y)
        return (
            sides
            + "".join(stroked(x, 100, x, 140) for x in xs)
            + text(50, 110, "行政许可")
            + text(206, 104, first)
            + text(206, 118, second)
        )

    assert [cell.text for cell in grids(read(pdf([page("447228", "12")])))[0].cells] == ["行政许可", "44722812"]
    assert [cell.text for cell in grids(read(pdf([page("44", "72")])))[0].cells] == ["行政许可", "44\n72"]


def test_a_figure_that_reaches_over_a_rule_stays_whole() -> None:
    """Its digits are not dealt out to two cells."""
    sides = "".join(stroked(40, y, 300, y) for y in (100, 120)) + "".join(
        stroked(x, 100, x, 120) for x in (40, 200, 230, 300)
    )
    document = read(pdf([sides + text(50, 105, "行政处罚") + text(201, 105, "3985758") + text(260, 105, "0")]))
    assert [cell.text for cell in grids(document)[0].cells] == ["行政处罚", "3985758", "0"]


def test_bold_text_drawn_twice_is_read_once() -> None:
    """Many programs draw bold type by printing it twice, a little apart."""
    page = text(100, 100, "总计100") + text(100.4, 100, "总计100")
    assert texts(read(pdf([page]))) == ["总计100"]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_pages_may_be_turned(rotate: int) -> None:
    """A wide table on a turned page, its text drawn upright as seen or along the paper."""
    form = forms.for_edition("2021").tables["disputes"]
    figures, rows = printed(form)
    page = table(form, figures, rows=range(4), top=100)
    assert figure_rows(read(pdf([page], page=b"/Rotate %d" % rotate))) == rows


def test_radicals_are_read_as_the_characters_they_stand_for() -> None:
    """Fonts made by some programs name ⼀ (a radical) where 一 (the word) is printed."""
    assert plain_han("⼀、⽂件⻚⻓⾏政") == "一、文件页长行政"
    assert texts(read(pdf([text(100, 100, "⼀、总体情况")]))) == ["一、总体情况"]


@settings(max_examples=40, deadline=None)
@given(
    edition=st.sampled_from(["2021", "2019"]),
    key=st.sampled_from(["proactive_disclosure", "requests", "disputes"]),
    style=st.sampled_from(sorted(BORDERS)),
    top=st.integers(30, 90),
    left=st.integers(20, 60),
    height=st.integers(16, 26),
    data=st.data(),
)
def test_no_figure_moves_whatever_the_page_looks_like(
    edition: str, key: forms.TableKey, style: str, top: int, left: int, height: int, data: st.DataObject
) -> None:
    """Any table, any rules, any size and place, broken anywhere: the figures of each row are the printed ones."""
    form = forms.for_edition(edition).tables[key]
    figures, rows = printed(form, data.draw(st.sampled_from([1, 1000])))
    cut = data.draw(st.integers(1, height_of(form) - 1))
    pages = [
        table(form, figures, rows=part, top=top, left=left, height=height, border=BORDERS[style])
        for part in (range(cut), range(cut, height_of(form)))
    ]
    assert figure_rows(read(pdf(pages))) == rows
