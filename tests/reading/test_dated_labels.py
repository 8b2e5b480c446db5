"""Labels and column headers that say otherwise which year they mean: 2022年制发件数 for 本年制发件数."""

from __future__ import annotations

from pathlib import Path

import pytest

from gov_disclosure import Reading, cells, check, read
from gov_disclosure.reading.words.labels import find
from gov_disclosure.rules import Severity

EXAMPLE = (Path(__file__).resolve().parents[2] / "examples" / "hedong_2022.txt").read_text("utf-8")
FIGURES = cells.by_key(read(EXAMPLE.encode()).report)

COLUMNS = {
    "本年制发件数": (
        "2022年制发件数",
        "2022年度制发件数",
        "今年制发件数",
        "全年制发件数",
        "本年度制发件数",
        "二〇二二年制发件数",
        "二○二二年度制发件数",
    ),
    "本年废止件数": (
        "2022年废止件数",
        "2022年度废止件数",
        "今年废止件数",
        "当年废止件数",
        "2022废止件数",
        "二零二二年废止件数",
    ),
    "现行有效件数": (
        "截至2022年底现行有效件数",
        "截止2022年12月31日现行有效件数",
        "年末现行有效件数",
        "2022年现行有效数量",
    ),
    "本年处理决定数量": ("2022年度处理决定数量", "2022年处理决定数量", "全年处理决定数量", "当年处理决定数量"),
    "本年收费金额（单位：万元）": (
        "2022年收费金额（单位：万元）",
        "本年度收费金额（单位：万元）",
        "全年收费总金额（万元）",
    ),
}
ROWS = {
    "一、本年新收政府信息公开申请数量": ("一、2022年新收政府信息公开申请数量", "一、本年度新收政府信息公开申请数量"),
    "二、上年结转政府信息公开申请数量": ("二、2021年结转政府信息公开申请数量", "二、上一年度结转政府信息公开申请数量"),
    "三、本年度办理结果": ("三、2022年度办理结果", "三、全年办理结果"),
    "四、结转下年度继续办理": ("四、结转2023年度继续办理", "四、结转下一年继续办理", "四、结转二〇二三年度继续办理"),
}


def printed(*changes: tuple[str, str]) -> Reading:
    """Read the example with some of its words replaced."""
    text = EXAMPLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return read(text.encode())


@pytest.mark.parametrize(
    ("official", "said"), [(label, said) for table in (COLUMNS, ROWS) for label in table for said in table[label]]
)
def test_a_label_with_a_year(official: str, said: str) -> None:
    """Every figure is read, and the wording is a variant at most: neither missing nor extra, a hint and no more."""
    reading = printed((official, said))
    assert cells.by_key(reading.report) == FIGURES
    assert reading.leftovers == ()
    usual = {finding.message() for finding in check(read(EXAMPLE.encode()).report, notes=printed().notes).findings}
    new = [one for one in check(reading.report, notes=reading.notes).findings if one.message() not in usual]
    assert {(one.rule, one.severity) for one in new} <= {("FRM212", Severity.INFO)}


@pytest.mark.parametrize("said", ["2021年制发件数", "二〇二一年制发件数"])
def test_a_year_forgotten_in_a_header(said: str) -> None:
    """A lone column of last year's is this year's under a header that was not brought up to date, with a hint."""
    reading = printed(("本年制发件数", said))
    assert cells.by_key(reading.report) == FIGURES
    told = [one for one in check(reading.report, notes=reading.notes).findings if said in one.message()]
    assert {(one.rule, one.severity) for one in told} == {("FRM212", Severity.INFO)}


@pytest.mark.parametrize("years", [("2021", "2022"), ("二〇二一", "二〇二二"), ("二○二一", "二○二二")])
@pytest.mark.parametrize("row", ["规章\t4\t0\t0\t0", "规章\t4\t0\t0\t", "规章\t\t0\t0\t0"])
def test_two_years_side_by_side(row: str, years: tuple[str, str]) -> None:
    """A column printed for two years makes no figure of either year the report's; all of them are left over."""
    reading = printed(("本年制发件数", f"{years[0]}年制发件数\t{years[1]}年制发件数"), ("规章\t0\t0\t0", row))
    for column in ("issued", "repealed", "in_force"):
        assert cells.value(reading.report, f"proactive_disclosure.rules.{column}") is None
    assert [one.text for one in reading.leftovers[: len(row.split()) - 1]] == row.split()[1:]


@pytest.mark.parametrize("label", ["2021年新收政府信息公开申请数量", "一、2021年新收政府信息公开申请数量"])
def test_another_years_row(label: str) -> None:
    """The row of another year is not taken for this year's: with the same ordinal neither is."""
    old = "一、本年新收政府信息公开申请数量\t"
    reading = printed((old, f"{label}\t\t5\t0\t0\t0\t0\t0\t5\t\n一、2022年新收政府信息公开申请数量\t"))
    found = cells.value(reading.report, "requests.received.total")
    assert found == (None if label.startswith("一") else 3)
    assert [one.text for one in reading.leftovers][:7] == ["5", "0", "0", "0", "0", "0", "5"]


@pytest.mark.parametrize("text", ["上年制发件数", "2022年总计", "2022年行政许可", "2022年", "年末", "结转2023年度"])
def test_what_is_no_label(text: str) -> None:
    """A year before other words makes no label of them."""
    assert find(text) == ()
