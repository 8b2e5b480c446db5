"""Figures of another year or another measure are not those of the report, wherever the table prints them."""

from __future__ import annotations

import pytest

from gov_disclosure import cells
from gov_disclosure.model import NoteKind
from gov_disclosure.reading import read
from table_two import DOCUMENTS, fee_of, fees, html_report, left_over, read_fees, table

OTHERS = (
    "上年收费金额",
    "去年收费金额",
    "上一年度收费总金额",
    "累计收费金额",
    "收费金额同比增减",
    "本年减免金额",
    "下年收费金额",
)


@pytest.mark.parametrize("unit", ["（单位：万元）", ""])
@pytest.mark.parametrize("name", OTHERS)
def test_alone_in_its_block(name: str, unit: str) -> None:
    """The one column of the fee block names another amount: it is left over and the column told."""
    reading = read_fees(*fees(name + unit, "46.2"))

    assert fee_of(reading) is None
    assert left_over(reading) == ["46.2"]
    assert [note.printed for note in reading.notes if note.kind is NoteKind.COLUMN_EXTRA] == [name + unit]


@pytest.mark.parametrize("swapped", [False, True])
def test_in_a_block_of_its_own(swapped: bool) -> None:
    """Of two fee blocks the one of this year counts, whichever stands first."""
    blocks = [fees("本年收费金额（单位：万元）", "46.2"), fees("上年收费金额（单位：万元）", "39.8")]
    first, second = reversed(blocks) if swapped else blocks
    reading = read_fees(*first, *second)

    assert fee_of(reading) == "46.2"
    assert left_over(reading) == ["39.8"]


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("label", ["行政事业性收费（上年）", "上年行政事业性收费", "上年收费金额"])
def test_in_a_row_of_its_own(label: str, swapped: bool) -> None:
    """A row for last year below or above that of this year is an extra row."""
    heading, header, this = fees("收费金额（单位：万元）", "46.2")
    rows = [this, (label, "39.8|3")]
    reading = read_fees(heading, header, *(reversed(rows) if swapped else rows))

    assert fee_of(reading) == "46.2"
    assert left_over(reading) == ["39.8"]


def test_row_of_last_year_alone() -> None:
    """Alone, it is last year's all the same."""
    reading = read_fees(*fees("收费金额（单位：万元）", "39.8", "行政事业性收费（去年）"))

    assert fee_of(reading) is None
    assert left_over(reading) == ["39.8"]


@pytest.mark.parametrize("figures", [("46.2", "39.8"), ("", "39.8")])
def test_in_a_column_of_its_own(figures: tuple[str, str]) -> None:
    """A column beside that of this year keeps its own figure, also where this year's is blank."""
    this, last = figures
    header = ("信息内容", "本年收费金额（单位：万元）", "上年收费金额（单位：万元）|2")
    reading = read_fees(("第二十条第（八）项|4",), header, ("行政事业性收费", this, f"{last}|2"))

    assert fee_of(reading) == (this or None)
    assert left_over(reading) == [last]


def test_all_columns_of_another_year() -> None:
    """A whole block of last year's documents fills no cell of this year's."""
    heading, _, *rows = DOCUMENTS
    reading = read(html_report(table(heading, ("信息内容", "上年制发件数", "上年废止件数", "上年现行有效件数"), *rows)))

    assert not any(cells.by_key(reading.report).values())
    assert sorted(left_over(reading)) == sorted(figure for row in rows for figure in row[1:])


def test_text_without_a_grid() -> None:
    """Printed as lines of text it is the same."""
    lines = ["东河县人民政府2023年政府信息公开工作年度报告", "一、总体情况", "按要求编制。", "二、主动公开政府信息情况"]
    lines += ["第二十条第（八）项", "信息内容\t上年收费金额（单位：万元）", "行政事业性收费\t39.8"]
    reading = read("\n".join(lines).encode())

    assert fee_of(reading) is None
    assert left_over(reading) == ["39.8"]


@pytest.mark.parametrize("name", ["同比", "上年"])
def test_a_column_beside_a_blank_of_the_header(name: str) -> None:
    """A header whose last cell is blank stays a header, though a cell of it names another year and no more."""
    licensing = (
        ("第二十条第（五）项|4",),
        ("信息内容", "本年处理决定数量", name, ""),
        ("行政许可", "846", "增加", ""),
    )
    enforcing = (
        ("第二十条第（六）项|4",),
        ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        ("行政处罚", "12", "-1", "55"),
        ("行政强制", "3", "0", "8"),
    )

    found = cells.by_key(read_fees(*licensing, *enforcing).report)

    assert found["proactive_disclosure.licenses.decisions"] == 846
    assert found.get("proactive_disclosure.licenses.prior_items") is None
    assert found["proactive_disclosure.penalties.decisions"] == 55
