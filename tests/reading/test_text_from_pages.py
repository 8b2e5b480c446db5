"""Tables in text copied from pages and PDFs: blanks, label pieces, figures printed before their labels."""

from __future__ import annotations

import pytest

import dialects
from gov_disclosure import cells, forms
from gov_disclosure.document.text.read import from_text
from gov_disclosure.model import NoteKind
from gov_disclosure.reading import Reading, read_document
from reports_as_grids import distinct_figures

FORM = forms.for_edition("2021")
DISPUTES = [key for key, cell in FORM.cells.items() if cell.table == "disputes"]
REQUESTS = FORM.tables["requests"]


def read(text: str) -> Reading:
    return read_document(from_text(text))


def values_of(reading: Reading) -> dict[str, str]:
    return {key: str(value) for key, value in cells.by_key(reading.report).items() if value is not None}


@pytest.mark.parametrize("gone", [(3,), (0, 1), (0, 6, 13), tuple(range(1, 14))])
@pytest.mark.parametrize("name", ["B", "B2", "B3", "B5", "B6", "C", "C2", "C3", "C4"])
def test_blanks_in_table_four(name: str, gone: tuple[int, ...]) -> None:
    """Fifteen cells right of the header are the fifteen columns, whichever of them are blank."""
    printed = distinct_figures(FORM)
    for at in gone:
        del printed[DISPUTES[at]]
    reading = read(dialects.report_text(FORM, printed, dialects.DIALECTS[name]))

    assert values_of(reading) == printed
    assert reading.leftovers == ()


@pytest.mark.parametrize("name", ["B4", "B5", "C3"])
def test_a_pipe_that_opens_a_row_is_no_blank_cell(name: str) -> None:
    """With one of its cells lost, a row is short by one: the pipe before it does not stand in for the cell."""
    printed = distinct_figures(FORM)
    text = dialects.report_text(FORM, printed, dialects.DIALECTS[name])
    lost = printed[DISPUTES[3]]
    cut = (
        text.replace(f" {lost} |", "") if name == "C3" else text.replace(f"{lost}\n|\n", "").replace(f" {lost}  | ", "")
    )
    assert cut != text
    reading = read(cut)

    assert not values_of(reading).keys() & set(DISPUTES)
    assert [leftover.text for leftover in reading.leftovers] == [printed[key] for key in DISPUTES if key != DISPUTES[3]]


def test_a_row_with_a_figure_lost_below_a_row_of_merged_headers() -> None:
    """Blanks of a header, as many as the row has figures, do not make the row look empty."""
    form = forms.for_edition("2019")
    printed = distinct_figures(form)
    text = dialects.report_text(form, printed, dialects.dialect_b)
    lost = printed["proactive_disclosure.charges.prior_items"]
    reading = read(text.replace(f"\n{lost} |", ""))

    values = values_of(reading)
    assert not any(key.startswith("proactive_disclosure.charges") for key in values)
    assert {key for key in printed if key.startswith("proactive_disclosure.procurement")} <= values.keys()


def lines_of_table(printed: dict[str, str]) -> dict[str, list[str]]:
    """Table three, its figures one a line, by row key."""
    rows: dict[str, list[str]] = {}
    for cell in REQUESTS.grid:
        if cell.key:
            rows.setdefault(cell.key.removeprefix("requests.").rpartition(".")[0], []).append(printed[cell.key])
    return rows


ROWS = tuple(lines_of_table(distinct_figures(FORM)))


def sums_right() -> dict[str, str]:
    """Figures of which the last of each row of table three is the sum of the others."""
    printed = distinct_figures(FORM)
    for row in lines_of_table(printed):
        keys = [key for key in printed if key.startswith(f"requests.{row}.")]
        printed[keys[-1]] = str(sum(int(printed[key]) for key in keys[:-1]))
    return printed


def reading_order(printed: dict[str, str], together: tuple[str, ...]) -> str:
    """Print the report as text of a PDF in reading order: the labels of all rows but the first of *together* last."""
    labels = {flat.key: flat.row.zh for flat in forms.flat_rows(FORM.request_rows)}
    lines: list[str] = []
    late: list[str] = []
    for row, figures in lines_of_table(printed).items():
        (late if row in together[1:] else lines).append(labels[row])
        lines += figures
    whole = dialects.report_text(FORM, printed, dialects.dialect_a)
    head, _, rest = whole.partition(labels["received"])
    return head + "\n\n".join([*lines, *late]) + "\n\n" + rest[rest.index("四、政府信息公开行政复议") :]


@pytest.mark.parametrize(("first", "last"), [(1, 3), (4, 6), (18, 22)])
def test_figures_before_their_labels(first: int, last: int) -> None:
    """As many rows of seven as the form has between two labels, each adding up, are those rows."""
    together = ROWS[first : last + 1]
    printed = sums_right()
    reading = read(reading_order(printed, together))

    assert values_of(reading) == printed
    assert reading.leftovers == ()


def test_figures_before_their_labels_that_do_not_add_up() -> None:
    """Without the sums it is not certain which row is which: the figures are left over."""
    printed = sums_right()
    total = next(key for key in reversed(printed) if key.startswith(f"requests.{ROWS[2]}."))
    printed[total] = "9"
    reading = read(reading_order(printed, ROWS[1:4]))

    placed = values_of(reading)
    assert not any(key.startswith(tuple(f"requests.{row}." for row in ROWS[1:4])) for key in placed)
    assert len(reading.leftovers) == 21


def test_labels_of_narrow_columns_in_pieces() -> None:
    """A header of two characters a line is one header, and no text of the section."""
    printed = distinct_figures(FORM)
    header = "行政复议 行政诉讼\n结果\n维持\n结 果\n纠正\n其他结\n果\n尚 未\n审结\n总计\n未经复议直接起诉 复议后起诉\n"
    block = "结 果\n维持\n结果\n纠正\n其 他\n结果\n尚未\n审结\n总计\n"
    figures = " ".join(printed[key] for key in DISPUTES)
    whole = dialects.report_text(FORM, printed, dialects.dialect_raw)
    head, _, rest = whole.partition("行政复议 行政诉讼")
    reading = read(head + header + block * 2 + figures + "\n" + rest[rest.index("五、存在") :])

    assert values_of(reading) == printed
    assert reading.report.sections[3].paragraphs == ()


def test_parts_of_table_four_under_a_jumbled_header() -> None:
    """Five figures below labels that are not those of a part go into no cell."""
    printed = distinct_figures(FORM)
    whole = dialects.report_text(FORM, printed, dialects.dialect_a)
    head, _, rest = whole.partition("四、政府信息公开行政复议、行政诉讼情况")
    lines = (
        "行政复议 行政诉讼 未经复议直接起诉 结果 结果 其他结 尚未 维持 纠正 果 审结 总计 21 22 23 24 结果 结果 其他 "
        "复议后起诉 尚未 结果 结果 其他 尚未审 维持 纠正 结果 结 31 32 33 34 "
        "总计 90 维持 纠正 结果 审结 41 42 43 44 170 总计 130"
    )
    jumbled = "\n\n".join(lines.split())
    reading = read(f"{head}四、政府信息公开行政复议、行政诉讼情况\n\n{jumbled}\n\n{rest[rest.index('五、存在') :]}")

    assert not values_of(reading).keys() & set(DISPUTES)
    assert values_of(reading).keys() == set(printed) - set(DISPUTES)
    assert {leftover.table for leftover in reading.leftovers} == {"disputes"}
    assert NoteKind.ROW_REPEATED not in {note.kind for note in reading.notes}
