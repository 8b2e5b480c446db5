"""Reading takes time linear in the input, whatever is printed again and again."""

from __future__ import annotations

from contextlib import suppress
from time import process_time

import pytest

from gov_disclosure.errors import UnreadableError
from gov_disclosure.reading import read

TITLE = "青石县2022年政府信息公开工作年度报告\n\n一、总体情况\n\n我县依法公开信息。\n\n"
HEADER = "申请人情况\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"
BOUND = 20.0
"""Seconds: a reader in quadratic time takes minutes."""


def seconds(text: str) -> float:
    """Return how long it takes to read a report with *text*, whether it is refused or not."""
    started = process_time()
    with suppress(UnreadableError):
        read((TITLE + text).encode())
    return process_time() - started


@pytest.mark.parametrize("drawn", ["-", "=", "─", "|", "—", "┼", " ", "#", "*", "(", "1", "1,", "一", "\t", "&", "<"])
def test_a_long_run_of_one_character(drawn: str) -> None:
    """A line drawn with dashes that ends in a word once took cubic time."""
    assert seconds(f"{drawn * 60_000}甲\n\n{drawn * 60_000}\n\n甲{drawn * 60_000}") < BOUND


def test_labels_of_two_tables_in_turn() -> None:
    """Labels of table two and three in turn, one a line, once ended in a RecursionError."""
    report = read((TITLE + "行政规范性文件\n\n（一）予以公开\n\n" * 4_000).encode())
    assert report.report.year == 2022


@pytest.mark.parametrize(
    "row",
    [
        HEADER + "\t附注",
        "（六）其他处理\t1\t0\t0\t0\t0\t0\t1",
        "某类申请\t1\t0\t0\t0\t0\t0\t1",
        "1\t0\t0\t0\t0\t0\t1",
        "（一）于以公开\t1\t0\t0\t0\t0\t0\t1",
        "备注：另有3件",
        "1\t0\t0\t0\t0\t0\t1\t0\t0\t0\t0\t0\t1\t0\t0",
        "规章\t1\t0\t0",
        "信息内容\t本年制发件数\t本年废止件数\t现行有效件数",
    ],
)
def test_a_row_that_comes_again_and_again(row: str) -> None:
    """Rows that no form has, or has once, are told and left over in one pass each."""
    table = f"三、收到和处理政府信息公开申请情况\n\n{HEADER}\n（一）予以公开\t1\t0\t0\t0\t0\t0\t1\n"
    assert seconds(table + f"{row}\n" * 8_000) < BOUND


@pytest.mark.parametrize("printed", ["1", "１", "（", "1 ", "第", "2024年", "备注：1", "①", "²", "  "])
def test_a_label_of_one_thing_again_and_again(printed: str) -> None:
    """A label in which nothing but figures stands is searched for figures in one pass."""
    table = f"三、收到和处理政府信息公开申请情况\n\n{HEADER}\n（一）予以公开\t1\t0\t0\t0\t0\t0\t1\n"
    assert seconds(f"{table}{printed * 60_000}乙\t1\t0\t0\t0\t0\t0\t1\n") < BOUND
    assert seconds(f"{table}某类（{printed * 60_000}）乙\t{printed * 60_000}\t0\t0\t0\t0\t0\t1\n") < BOUND
