"""Tables printed as text in which cells run together, or blank cells leave no trace."""

from __future__ import annotations

from gov_disclosure import cells
from gov_disclosure.model import NoteKind
from gov_disclosure.reading import read

TITLE = "青石县2023年政府信息公开工作年度报告"
CHANGE = "proactive_disclosure.licenses.change"


def test_rows_run_together_on_one_line() -> None:
    """A table on one line without separators is there: its figures are left over and noted, the text around stays."""
    reading = read(
        f"{TITLE}\n一、总体情况\n我县公开信息5件。\n三、收到和处理政府信息公开申请情况\n"
        "其他一、本年新收政府信息公开申请数量21710000218二、上年结转政府信息公开申请数量0000000三、本年度办理结果"
        "（一）予以公开710000071（三）不予公开1.属于国家秘密40000042.其他法律行政法规禁止公开0000000"
        "四、结转下年度继续办理0000000五、存在的主要问题及改进情况2023年仍有不足。".encode()
    )

    texts = {leftover.text for leftover in reading.leftovers}
    assert {"21710000218", "710000071", "4000004"} <= texts
    lost = {note.official for note in reading.notes if note.kind is NoteKind.POSITIONS_LOST}
    assert {"一、本年新收政府信息公开申请数量", "（一）予以公开", "1.属于国家秘密"} <= lost
    missing = {note.official for note in reading.notes if note.kind is NoteKind.TABLE_MISSING}
    assert "收到和处理政府信息公开申请情况" not in missing


def test_prose_with_figures_is_no_table() -> None:
    """Words that are labels, with figures and units among other words, are prose."""
    reading = read(
        f"{TITLE}\n一、总体情况\n全年作出行政许可1250件、行政处罚2340件，办理行政复议12件、行政诉讼345件。\n".encode()
    )

    assert reading.leftovers == ()
    assert reading.report.sections[0].paragraphs == (
        "全年作出行政许可1250件、行政处罚2340件，办理行政复议12件、行政诉讼345件。",
    )


LINES = [
    "第二十条第（一）项", "信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量",
    "规章", "0", "0", "0", "规范性文件", "2", "4", "130",
    "第二十条第（五）项", "信息内容", "上一年项目数量", "本年增/减", "处理决定数量", "行政许可", "其他对外管理服务事项",
]  # fmt: skip


def test_rows_without_figures_among_whole_rows() -> None:
    """One cell a line: where every row with figures has all of them, a row without any is blank, not lost."""
    reading = read("\n".join([TITLE, "二、主动公开政府信息情况", *LINES]).encode())

    assert reading.report.as_printed[CHANGE] == ""
    assert not [note for note in reading.notes if note.kind is NoteKind.POSITIONS_LOST]


def test_rows_without_figures_where_repeated_texts_are_gone() -> None:
    """Where a program has taken out every text met before, a row without figures may have lost them all."""
    reading = read("\n".join([TITLE, "二、主动公开政府信息情况", *dict.fromkeys(LINES)]).encode())

    assert CHANGE not in reading.report.as_printed
    assert [note for note in reading.notes if note.kind is NoteKind.POSITIONS_LOST]


_COLUMNS_OF_2019 = ("prior_items", "change", "decisions")


def test_change_in_words() -> None:
    """本年增/减 in words is a blank that keeps its text, and moves no other cell."""
    lines = [*LINES[:-1], "5", "未增未减", "7", LINES[-1], "3", "持平", "4"]
    report = read("\n".join([TITLE, "二、主动公开政府信息情况", *lines]).encode()).report

    row = [cells.value(report, f"proactive_disclosure.licenses.{column}") for column in _COLUMNS_OF_2019]
    assert row == [5, None, 7]
    assert report.as_printed[CHANGE] == "未增未减"
    assert report.as_printed["proactive_disclosure.other_services.change"] == "持平"
