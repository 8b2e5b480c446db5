"""A cell lost from a row or its header, or added to them: no figure moves under the next column."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gov_disclosure import cells
from gov_disclosure.forms import TableKey
from gov_disclosure.reading import Reading
from gov_disclosure.reading.assemble import read_document
from reports_as_grids import FORMS, Line, distinct_figures, document_of, grid_of

FORM = FORMS["2021"]
FIGURES = distinct_figures(FORM, 10_001)


def _lines(key: TableKey, without: tuple[str, ...] = ()) -> list[Line]:
    """Return the rows of table *key*; *without*: cells left blank."""
    lines: dict[int, Line] = {}
    for cell in sorted(FORM.tables[key].grid, key=lambda cell: (cell.row, cell.column)):
        text = cell.zh if not cell.key else "" if cell.key in without else FIGURES[cell.key]
        lines.setdefault(cell.row, []).append((text, cell.rowspan, cell.colspan))
    return [lines[row] for row in sorted(lines)]


def _read(key: TableKey, lines: list[Line]) -> Reading:
    return read_document(document_of(FORM, {key: grid_of(lines)}))


def _none_moved(reading: Reading, lines: list[Line]) -> set[str]:
    """Assert that no figure is in another's cell and none is lost; return those left over."""
    values = {key: str(value) for key, value in cells.by_key(reading.report).items() if value is not None}
    assert values.items() <= {key: text.removesuffix("万元") for key, text in FIGURES.items()}.items()
    left = {leftover.text for leftover in reading.leftovers}
    printed = {text for line in lines for text, _, _ in line if text.isdigit()}
    assert printed <= left | set(values.values())
    return left


def _row(lines: list[Line], figure: str) -> Line:
    return next(line for line in lines if any(text == figure for text, _, _ in line))


FIRST = {
    "requests": "requests.outcomes.denied.state_secret.natural_person",
    "disputes": "disputes.reconsideration.upheld",
}
LAST = {
    "requests": "requests.outcomes.denied.state_secret.total",
    "disputes": "disputes.litigation_after_reconsideration.total",
}


@pytest.mark.parametrize("at", [0, 2, 4])
@pytest.mark.parametrize("key", ["requests", "disputes"])
def test_a_word_in_a_cell_too_many(key: TableKey, at: int) -> None:
    """A word shows a figure's place only where all others are filled: beside blanks it may be one cell too many."""
    lines = _lines(
        key, without=(LAST[key], LAST[key].replace("total", "other_organization" if key == "requests" else "other"))
    )
    row = _row(lines, FIGURES[FIRST[key]])
    first = next(n for n, (text, _, _) in enumerate(row) if text == FIGURES[FIRST[key]])
    row.insert(first + at, ("见附件", 1, 1))
    figures = {text for text, _, _ in row if text.isdigit()}

    assert figures <= _none_moved(_read(key, lines), lines)


def _blank_first(lines: list[Line]) -> None:
    for line in lines:
        line.insert(0, ("", 1, 1))


def _blank_last(lines: list[Line]) -> None:
    for line in lines:
        line.append(("", 1, 1))


@pytest.mark.parametrize("at", [0, 3])
@pytest.mark.parametrize("spare", [_blank_first, _blank_last])
@pytest.mark.parametrize("key", ["requests", "disputes"])
def test_a_cell_lost_beside_a_blank_column(key: TableKey, spare: Callable[[list[Line]], None], at: int) -> None:
    """A blank column of the table makes up for no cell that a row has lost."""
    lines = _lines(key)
    row = _row(lines, FIGURES[FIRST[key]])
    first = next(n for n, (text, _, _) in enumerate(row) if text == FIGURES[FIRST[key]])
    del row[first + at]
    if key == "requests" and spare is _blank_first:
        for line in lines:
            line.insert(0, ("", 1, 1))
    else:
        spare(lines)
    figures = {text for text, _, _ in row if text.isdigit()}

    assert figures <= _none_moved(_read(key, lines), lines)


def test_merges_lost_beside_a_blank_column() -> None:
    """Of a row with a blank cell at each end, neither is known to be the spare one."""
    lines = _lines("disputes", without=(LAST["disputes"],))
    _blank_first(lines)
    lines = [[(text, 1, across) for text, _, across in line] for line in lines]

    _none_moved(_read("disputes", lines), lines)


@pytest.mark.parametrize("gone", ["法人或其他组织", "申请人情况", "自然人", "总计", "商业企业", "其他"])
def test_a_label_lost_from_the_header(gone: str) -> None:
    """The labels right of a cell that the header lost stand one column too far left: what they say is not followed."""
    lines = _lines("requests")
    line = next(line for line in lines[:3] if any(text == gone for text, _, _ in line))
    line[:] = [cell for cell in line if cell[0] != gone]

    _none_moved(_read("requests", lines), lines)
