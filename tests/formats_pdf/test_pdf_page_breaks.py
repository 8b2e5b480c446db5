"""Ruled tables that the page cuts anywhere, and figures broken over lines of narrow cells: right, or left over."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from gov_disclosure import cells, check, forms
from gov_disclosure.model import NoteKind
from gov_disclosure.reading import Reading, read
from pdf_layouts import Look, report_pdf
from pdf_pages import pdf, stroked, text

FORM = forms.for_edition("2021")
KEYS = [cell.key for table in FORM.tables.values() for cell in table.grid if cell.key]
LICENSES = "proactive_disclosure.licenses.decisions"


def figures(seed: int, longest: int) -> dict[str, str]:
    """A figure of up to *longest* digits for each cell."""
    draw = random.Random(seed)
    return {key: str(draw.randint(0, 10 ** draw.randint(1, longest) - 1)) for key in KEYS}


def wrong_and_lost(reading: Reading, printed: dict[str, str]) -> tuple[list[str], list[str], int]:
    """The cells with another figure than printed, those neither read nor left over, and how many are left over."""
    left = [leftover.text.replace("\n", "") for leftover in reading.leftovers]
    wrong, lost, over = [], [], 0
    for key, value in cells.by_key(reading.report).items():
        if value is None:
            over += 1
            if not any(printed[key] in one for one in left):
                lost.append(key)
        elif str(value) != printed[key]:
            wrong.append(key)
    return wrong, lost, over


@pytest.mark.parametrize("repeat", [True, False])
@pytest.mark.parametrize("size", [8.0, 12.0])
@pytest.mark.parametrize("start", [0.0, 133.0, 251.0, 367.0, 389.5, 452.0, 536.0])
def test_a_row_cut_by_the_page_is_one_row(start: float, size: float, repeat: bool) -> None:
    """The label goes on on the next page, below the header where it is repeated: all figures are in their cells."""
    printed = figures(int(start + size), 3)
    look = Look(whole_rows=False, start=start, size=size, repeat=repeat, high=0, names=0)
    reading = read(report_pdf(FORM, printed, look), format="pdf")
    wrong, lost, over = wrong_and_lost(reading, printed)
    assert (wrong, lost) == ([], [])
    assert over <= 15  # the one row of table four has no label that could go on


@pytest.mark.parametrize("start", [0.0, 101.0, 250.0, 333.0, 401.0, 480.0])
def test_figures_broken_over_lines_and_pages_are_never_wrong(start: float) -> None:
    """Long figures in narrow columns: most take several lines, some of them on two pages."""
    printed = figures(int(start), 6)
    look = Look(whole_rows=False, start=start, size=11.0, labels=(0.05, 0.14, 0.36), repeat=True)
    reading = read(report_pdf(FORM, printed, look), format="pdf")
    wrong, lost, over = wrong_and_lost(reading, printed)
    assert (wrong, lost) == ([], [])
    assert over <= 30
    broken = [note for note in reading.notes if note.kind is NoteKind.FIGURE_BROKEN]
    assert len(broken) > 20
    for note in broken:
        assert (note.printed or "").replace("\n", "") == printed[note.cells[0]]
        assert reading.report.as_printed[note.cells[0]] == note.printed


def narrow(*lines: str, width: float, label: str = "行政许可") -> bytes:
    """Table two's row of licences: its figure in *lines*, in a cell of *width* points."""
    edges = (40.0, 100.0, 100.0 + width)
    page = text(60, 40, "丙县数据局2023年政府信息公开工作年度报告", 16)
    rows = [("第二十条第（五）项", ""), ("信息内容", "决定"), (label, None)]
    top = 100.0
    for words, figure in rows:
        page += text(42, top + 2, words[:5], 10) + text(42, top + 14, words[5:], 10)
        pieces = lines if figure is None else (figure,)
        page += "".join(text(102, top + 2 + 12 * at, piece, 10) for at, piece in enumerate(pieces))
        top += 60
    for at in range(4):
        page += stroked(edges[0], 100.0 + 60 * at, edges[-1], 100.0 + 60 * at)
    for edge in edges:
        page += stroked(edge, 100.0, edge, 280.0)
    return pdf([page])


@pytest.mark.parametrize("lines", [("5", "1", "2"), ("51", "2"), ("51", "23"), ("512", "345", "6"), ("1,23", "4")])
def test_lines_of_digits_that_fill_their_cell_are_one_figure(lines: tuple[str, ...]) -> None:
    """No room for another digit beside any line but the last: one figure, told as a hint and kept as printed."""
    reading = read(narrow(*lines, width=4 + 5 * len(lines[0])), format="pdf")
    assert cells.by_key(reading.report)[LICENSES] == int("".join(lines).replace(",", ""))
    assert reading.report.as_printed[LICENSES] == "\n".join(lines)
    told = [finding for finding in check(reading.report, notes=reading.notes).findings if finding.rule == "FRM221"]
    assert [finding.severity.value for finding in told if finding.cells == (LICENSES,)] == ["info"]


@pytest.mark.parametrize("room", [6.5, 8.0, 20.0, 60.0])
@pytest.mark.parametrize("lines", [("51", "2"), ("51", "23"), ("5", "1"), ("512", "345")])
def test_lines_of_digits_with_room_beside_them_are_not_joined(lines: tuple[str, ...], room: float) -> None:
    """Where one more digit would have fitted, they may be two figures: left over as printed."""
    reading = read(narrow(*lines, width=4 + 5 * len(lines[0]) + room), format="pdf")
    assert cells.by_key(reading.report)[LICENSES] is None
    assert any("".join(lines) in leftover.text.replace("\n", "") for leftover in reading.leftovers)


def two_pages(*rows: tuple[str, str, str], width: float) -> bytes:
    """The first of *rows* (label and two figures) at the foot of a page, the others at the head of the next."""
    edges = (40.0, 120.0, 120.0 + width, 120.0 + 2 * width)
    pages = [text(60, 40, "丙县数据局2023年政府信息公开工作年度报告", 16), ""]
    head = [("信息内容", "制发", "有效"), rows[0]]
    for number, part in enumerate((head, rows[1:])):
        top = 700.0 if number == 0 else 60.0
        for row in part:
            for x, words in zip(edges, row, strict=False):
                pages[number] += text(x + 2, top + 2, words, 9)
            for a, b in pairwise([edges[0], edges[-1]]):
                pages[number] += stroked(a, top, b, top) + stroked(a, top + 20, b, top + 20)
            for edge in edges:
                pages[number] += stroked(edge, top, edge, top + 20)
            top += 20
    return pdf(pages)


RULES = ("规章", "3", "4")


def test_a_figure_is_joined_where_its_row_goes_on_and_no_digit_would_fit() -> None:
    """The label goes on, and 134 fills its cell: 134 and 1 are 1341; 27 beside it stands alone."""
    reading = read(two_pages(("行政规范", "134", "27"), ("性文件", "1", ""), RULES, width=18), format="pdf")
    said = [*cells.by_key(reading.report).values(), *(leftover.text for leftover in reading.leftovers)]
    assert {"1341", "27", "3", "4"} <= set(map(str, said))
    assert "134" not in map(str, said)


@pytest.mark.parametrize(
    ("rows", "width"),
    [
        ((("行政规范", "13", "27"), ("性文件", "1", ""), RULES), 40.0),  # room for more
        ((("行政规范性文件", "134", "27"), ("", "1", ""), RULES), 18.0),  # the label is whole
    ],
)
def test_a_figure_on_two_pages_is_left_over_where_nothing_shows_it_to_be_one(
    rows: tuple[tuple[str, str, str], ...], width: float
) -> None:
    """Both pieces are left over, and neither is read as the figure."""
    reading = read(two_pages(*rows, width=width), format="pdf")
    assert rows[0][1] not in map(str, cells.by_key(reading.report).values())
    assert any(leftover.text == f"{rows[0][1]}\n1" for leftover in reading.leftovers)


@pytest.mark.parametrize("seed", [1, 2, 9])
def test_a_row_goes_on_below_a_header_that_was_cut_itself(seed: int) -> None:
    """A page breaks the header and the next prints it whole: the row that ends the page goes on below it."""
    printed = figures(seed, 7)
    look = Look(whole_rows=False, start=207.0, size=12.0, repeat=True, high=1, names=0)
    wrong, lost, over = wrong_and_lost(read(report_pdf(FORM, printed, look), format="pdf"), printed)
    assert (wrong, lost) == ([], [])
    assert over <= 7
