"""A figure is read as printed or not at all: never with a digit too few or too many."""

from __future__ import annotations

import pytest

from gov_disclosure.document.blocks import Grid
from gov_disclosure.document.pdf.glyphs import UNDEFINED
from gov_disclosure.document.pdf.read import read
from gov_disclosure.figures import read_figure
from pdf_pages import HEIGHT, WIDTH, paragraphs, pdf, stream, stroked, text


def ruled(xs: list[float], ys: list[float]) -> str:
    """The rules of a table with its upright lines at *xs* and its level ones at *ys*."""
    return "".join(stroked(xs[0], y, xs[-1], y) for y in ys) + "".join(stroked(x, ys[0], x, ys[-1]) for x in xs)


def cells(page: str) -> list[str]:
    """The texts of the only grid on *page*."""
    [grid] = [block for block in read(pdf([page])).blocks if isinstance(block, Grid)]
    return [cell.text for cell in grid.cells]


def is_placed(words: str) -> bool:
    """Whether reading would take *words* for a figure."""
    return read_figure(words, "count", None, 18).value is not None


def letters(x: float, top: float, words: str, size: float = 10) -> str:
    """Instructions that print *words* (ASCII) character by character, as some programs do."""
    return "".join(text(x + i * size / 2, top, sign, size) for i, sign in enumerate(words))


@pytest.mark.parametrize("left", [WIDTH - 30, WIDTH - 1, WIDTH + 20, WIDTH + 600])
def test_digits_beyond_the_page_are_read(left: float) -> None:
    """A table that runs off the page keeps its figures as long as the file has them."""
    page = ruled([40, 200, left - 20, left + 40], [100, 120]) + text(50, 105, "行政许可")
    page += text(left - 50, 105, "85") + text(left - 8, 105, "1756")
    assert cells(page) == ["行政许可", "85", "1756"]


def test_a_number_cut_by_the_edge_of_the_page_is_no_figure() -> None:
    """Browsers leave out the characters beyond the edge: what is left of 1756 may read 175."""
    page = ruled([40, 200, WIDTH + 20], [100, 120]) + text(50, 105, "行政许可") + text(WIDTH - 12, 105, "175")
    last = cells(page)[-1]
    assert last == f"175{UNDEFINED}"
    assert not is_placed(last)


def test_a_number_cut_by_what_is_shown_of_its_cell_is_no_figure() -> None:
    """The same where the program shows only a part of the cell; other text is left as it is."""
    shown = f"q 205 {HEIGHT - 120} 12 20 re W n "
    page = ruled([40, 200, 230], [100, 120]) + text(50, 105, "行政许可")
    assert cells(page + shown + text(205, 105, "175") + "Q\n") == ["行政许可", f"175{UNDEFINED}"]
    assert cells(page + shown + text(205, 105, "17") + "Q\n") == ["行政许可", "17"]
    assert cells(page + shown + "Q\n" + text(205, 105, "175")) == ["行政许可", "175"]
    assert cells(page + shown + text(205, 105, "无无") + "Q\n") == ["行政许可", "无无"]


@pytest.mark.parametrize("size", [2, 3, 4, 8, 10, 24])
@pytest.mark.parametrize("said", ["3", "33", "1100", "111111"])
@pytest.mark.parametrize("style", [text, letters])
def test_bold_made_by_drawing_twice_neither_doubles_nor_loses_digits(said: str, size: float, style) -> None:  # type: ignore[no-untyped-def]
    """However small the type and however near its digits."""
    page = ruled([40, 200, 400], [100, 130]) + text(50, 105, "行政许可")
    for shift in (0, 0.03 * size, 0.06 * size):
        page += style(220 + shift, 105 + shift / 2, said, size)
    assert cells(page) == ["行政许可", said]


def test_two_figures_on_one_another_are_no_figure() -> None:
    """A correction printed over the old figure, or set off by half a character: neither 50 nor 05 is printed."""
    frame = ruled([40, 200, 400], [100, 130]) + text(50, 105, "行政许可")
    for page in (
        frame + text(220, 105, "5") + text(221, 105, "0"),
        frame + text(220, 105, "123") + text(222.5, 105, "45"),
    ):
        last = cells(page)[-1]
        assert not is_placed(last)
        assert sorted(last.split()) in (["0", "5"], ["123", "45"])


def test_a_label_that_runs_into_the_next_cell_stays_whole() -> None:
    """Text without line breaks is drawn over the rule; the figure there is still read."""
    page = ruled([40, 100, 160], [100, 120]) + text(42, 105, "行政事业性收费") + text(150, 105, "7")
    assert cells(page) == ["行政事业性收费", "7"]
    over = ruled([40, 100, 160], [100, 120]) + text(42, 105, "没有现成信息需要另行制作") + text(128, 105, "30")
    assert cells(over) == ["没有现成信息需要另行制作", "30"]


def test_figures_of_two_cells_that_touch_are_not_one() -> None:
    """Without any margin in the cells 12 and 0 nearly meet at the rule; drawn piece by piece one number does."""
    frame = ruled([40, 200, 230, 260], [100, 120]) + text(50, 105, "行政许可")
    assert cells(frame + text(220, 105, "12") + text(231, 105, "0")) == ["行政许可", "12 0", ""]
    assert not is_placed("12 0")
    assert cells(frame + letters(202, 105, "3985758")) == ["行政许可", "3985758", ""]
    assert cells(frame + text(219, 105, "12") + text(232, 105, "0")) == ["行政许可", "12", "0"]
    met = letters(202, 105, "771532") + letters(232.2, 105, "8")
    assert cells(frame + met) == ["行政许可", "771532 8", ""]


def test_a_figure_under_the_beginning_of_the_next_keeps_its_last_digit() -> None:
    """2982 is too long for its cell and ends under the first digit of 2063, not printed twice for boldness."""
    frame = ruled([40, 200, 216, 240], [100, 120]) + text(50, 105, "行政许可")
    assert cells(frame + letters(201, 105, "2982") + letters(217.5, 105, "2063")) == ["行政许可", "2982", "2063"]


def test_a_figure_too_long_for_the_last_cell_is_whole() -> None:
    """What reaches beyond the table belongs to it; at the edge of what is shown more may be hidden."""
    frame = ruled([40, 200, 216, 232], [100, 120]) + text(50, 105, "行政许可") + text(202, 105, "7")
    assert cells(frame + letters(217, 105, "441001")) == ["行政许可", "7", "441001"]
    shown = f"q 0 0 242 {HEIGHT} re W n "
    assert not is_placed(cells(frame + shown + letters(217, 105, "44100") + "Q\n")[-1])


@pytest.mark.parametrize("rise", [2, 3, 5])
@pytest.mark.parametrize("mark", ["1", "[2]", "*"])
def test_a_raised_note_mark_is_no_digit_of_the_figure(mark: str, rise: float) -> None:
    """12 with a raised 1 is 12."""
    page = ruled([40, 200, 400], [100, 130]) + text(50, 110, "行政许可")
    page += text(220, 110, "12", 10) + text(230, 114 - rise - 0.88, mark, 6)
    assert cells(page) == ["行政许可", "12"]


@pytest.mark.parametrize(("x", "top"), [(230, 114), (222, 108), (250, 110)])
def test_a_small_digit_that_is_no_note_mark_leaves_the_figure_in_doubt(x: float, top: float) -> None:
    """On the line, over the figure, or far from it: not 12, and not 121."""
    page = ruled([40, 200, 400], [100, 130]) + text(50, 110, "行政许可")
    last = cells(page + text(220, 110, "12", 10) + text(x, top, "1", 6))[-1]
    assert not is_placed(last)


def test_every_figure_of_a_row_may_be_broken_over_two_lines() -> None:
    """In narrow columns the total and its parts go on below; figures under one another that leave room do not."""
    frame = ruled([40, 200, 242, 284], [100, 140]) + text(50, 110, "行政许可")
    broken = text(203, 104, "1139888") + text(203, 118, "9") + text(245, 104, "1139889") + text(245, 118, "0")
    assert cells(frame + broken) == ["行政许可", "11398889", "11398890"]
    rows = text(203, 104, "1139888") + text(203, 118, "9") + text(245, 104, "11") + text(245, 118, "0")
    assert cells(frame + rows) == ["行政许可", "1139888\n9", "11\n0"]


def test_turned_text_does_not_mix_with_a_figure() -> None:
    """A label along the side is read; a stamp turned over a figure leaves it in doubt."""
    frame = ruled([40, 200, 400], [100, 160]) + text(50, 110, "行政许可行政许可行政许可")

    def turned(x: float, bottom: float, words: str) -> str:
        code = words.encode("utf-16-be").hex()
        return f"BT /F1 10 Tf 0 1 -1 0 {x} {HEIGHT - bottom} Tm <{code}> Tj ET\n"

    assert cells(frame + turned(220, 150, "12")) == ["行政许可行政许可行政许可", "12"]
    last = cells(frame + text(220, 110, "35") + turned(240, 150, "12"))[-1]
    assert last == "35\n12"
    assert not is_placed(last)


def test_slanting_text_is_a_watermark() -> None:
    """It adds nothing to the cells that it runs over."""
    mark = f"BT /F1 30 Tf 0.7 0.7 -0.7 0.7 210 {HEIGHT - 125} Tm <00310030> Tj ET\n"
    page = ruled([40, 200, 400], [100, 130]) + text(50, 110, "行政许可") + text(220, 110, "35")
    assert cells(page + mark) == ["行政许可", "35"]


@pytest.mark.parametrize("mode", ["3 Tr", "1 g"])
def test_text_that_is_not_seen_over_the_picture_of_a_page_is_text(mode: str) -> None:
    """Text recognition lays its text unseen over the picture, or in white beneath it."""
    table = ruled([40, 200, 400], [100, 130]) + f"q {mode} " + text(50, 110, "行政许可") + text(220, 110, "35") + "Q\n"
    words = f"q {mode} " + paragraphs(["全年主动公开信息一千余条，均已按期公开。" * 12], 200) + "Q\n"
    page = f"{table}{words}q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I1 Do Q"
    kind = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    picture = stream(b"\x00", kind)
    blocks = read(pdf([page], resources=b"/XObject << /I1 4 0 R >>", extra=[picture])).blocks
    [grid] = [block for block in blocks if isinstance(block, Grid)]
    assert [cell.text for cell in grid.cells] == ["行政许可", "35"]


def test_a_short_number_is_whole_where_the_row_is_seen_to_be_one() -> None:
    """Three neighbours with one figure each: 17 above 8 is 178; with figures under one another beside it, it is not."""
    frame = ruled([40, 200, 218, 240, 262, 284], [100, 140]) + text(50, 110, "行政许可")
    beside = "".join(text(x, 111, "4") for x in (224, 246, 268))
    assert cells(frame + beside + text(203, 104, "17") + text(203, 118, "8"))[1] == "178"
    stacked = text(224, 104, "4") + text(224, 118, "5") + text(246, 111, "4") + text(268, 111, "4")
    assert cells(frame + stacked + text(203, 104, "17") + text(203, 118, "8"))[1] == "17\n8"


def test_one_instruction_never_draws_bold() -> None:
    """33 set so close by one instruction that its digits overlap are two digits all the same."""
    page = ruled([40, 200, 400], [100, 130]) + text(50, 105, "行政许可")
    assert cells(page + "-4.5 Tc " + text(220, 105, "33")) == ["行政许可", "33"]


DARK = f"0 0 0.5 rg 200 {HEIGHT - 130} 200 30 re f\n"
"""A dark box behind the second cell."""


def paged(figure: str, before: str = "") -> list[str]:
    """The cells of a row with *figure* (instructions) in its second cell, *before* drawn first."""
    return cells(before + "0 g\n" + ruled([40, 200, 400], [100, 130]) + text(50, 110, "行政许可") + figure)


def test_what_cannot_be_seen_is_not_printed() -> None:
    """Invisible, white on nothing or on white, tiny, or clipped away: the figure that is seen is read."""
    seen = text(220, 110, "12")
    for hidden in (
        "3 Tr " + text(230, 110, "34") + "0 Tr ",
        "1 g " + text(230, 110, "34") + "0 g ",
        "1 1 1 rg " + text(230, 110, "34") + "0 g ",
        "0 0 0 0 k " + text(230, 110, "34") + "0 g ",
        text(230, 110, "34", 0.3),
        f"q 0 0 100 {HEIGHT} re W n " + text(230, 110, "34") + "Q ",
    ):
        assert paged(hidden + seen) == ["行政许可", "12"]
    white = f"1 g 200 {HEIGHT - 130} 200 30 re f\n"
    assert paged("1 g " + text(230, 110, "34") + "0 g " + seen, DARK + white) == ["行政许可", "12"]


def test_white_text_on_what_is_drawn_dark_is_printed() -> None:
    """A header's white on blue is read, and white text in a colour that cannot be told."""
    assert paged("1 g " + text(230, 110, "34") + "0 g ", DARK) == ["行政许可", "34"]
    assert paged("0.8 g " + text(230, 110, "34") + "0 g ") == ["行政许可", "34"]


def test_a_figure_with_a_line_through_it_is_not_printed() -> None:
    """Struck out beside another it is left out; alone, its cell is blank and says what is struck."""
    struck = text(220, 110, "34") + stroked(219, 115.5, 231, 115.5)
    assert paged(struck + text(240, 110, "12")) == ["行政许可", "12"]
    page = ruled([40, 200, 400], [100, 130]) + text(50, 110, "行政许可") + struck
    [grid] = [block for block in read(pdf([page])).blocks if isinstance(block, Grid)]
    assert [(cell.text, cell.struck) for cell in grid.cells] == [("行政许可", None), ("", "34")]


@pytest.mark.parametrize(
    "line",
    [
        stroked(219, 120.5, 231, 120.5),  # underlined
        stroked(219, 109, 231, 109),  # a line above
        stroked(200, 115, 400, 115),  # a rule of the table
        stroked(205, 115, 260, 115),  # longer than the figure
    ],
)
def test_other_lines_do_not_strike_a_figure(line: str) -> None:
    """Underlines, lines above, rules of the table and longer lines leave the figure."""
    assert "34" in "".join(paged(text(220, 110, "34") + line))
