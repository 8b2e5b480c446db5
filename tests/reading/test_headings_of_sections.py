"""The six headings, whatever stands before or behind them on their line, and reports that have nothing else."""

from __future__ import annotations

import pytest

from gov_disclosure.document import Cell, Document, Grid, Paragraph
from gov_disclosure.errors import UnreadableError
from gov_disclosure.model import NoteKind
from gov_disclosure.reading import read_document
from gov_disclosure.reading.repairs.headings import whole_headings
from gov_disclosure.reading.words.headings import section_key

TITLE = "青松县水务局2023年政府信息公开工作年度报告"


def lines(*texts: str) -> list[str]:
    return [
        block.text for block in whole_headings(Paragraph(text=text) for text in texts) if isinstance(block, Paragraph)
    ]


@pytest.mark.parametrize(
    ("line", "heading", "text"),
    [
        ("一、总体情况  2023年，平稳。", "一、总体情况", "2023年，平稳。"),
        ("一、总体情况：2023年，平稳。", "一、总体情况", "2023年，平稳。"),
        ("一、总体情况。2023年，平稳。", "一、总体情况", "2023年，平稳。"),
        ("第一部分 总体情况 2023年，平稳。", "第一部分 总体情况", "2023年，平稳。"),
        ("第一章　总体情况　2023年，平稳。", "第一章　总体情况", "2023年，平稳。"),
        ("五、存在的主要问题及改进情况内容不够完善，再改。", "五、存在的主要问题及改进情况", "内容不够完善，再改。"),
        ("五、政府信息公开工作存在的主要问题及改进情况 无", "五、政府信息公开工作存在的主要问题及改进情况", "无"),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况：无。",
         "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "无。"),
        ("二、行政机关主动公开政府信息情况 见下表", "二、行政机关主动公开政府信息情况", "见下表"),
        ("六、其他需要报告的事项：无", "六、其他需要报告的事项", "无"),
        ("一、總體情況 本機關平穩。", "一、總體情況", "本機關平穩。"),
        ("七、其他需要报告的事项 无。", "七、其他需要报告的事项", "无。"),
    ],
)  # fmt: skip
def test_heading_and_text_on_one_line(line: str, heading: str, text: str) -> None:
    """Both official wordings, any ordinal, and any sign between, or none."""
    assert lines(line) == [heading, text]
    assert section_key(heading) is not None


@pytest.mark.parametrize(
    "line",
    [
        "一、总体情况",
        "一、总体情况……1",
        "一、总体情况 1",
        "一、总体情况 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况",
        "一、总体情况，二、主动公开政府信息情况等六部分组成。",
        "二、主动公开政府信息情况（单位：件）",
        "一、总体情况及主要做法，共三项。",
        "主动公开政府信息情况：全年公开八条。",
        "（二）主动公开政府信息情况：全年公开八条。",
        "2.主动公开政府信息情况：全年公开八条。",
    ],
)
def test_lines_that_stay_whole(line: str) -> None:
    """Lists of contents, units, longer titles, and headings of sub-sections."""
    assert lines(line) == [line]


@pytest.mark.parametrize(
    ("ordinal", "heading"), [("一、", "总体情况"), ("第一部分", "总体情况"), ("五.", "存在的主要问题及改进情况")]
)
def test_an_ordinal_on_a_line_of_its_own(ordinal: str, heading: str) -> None:
    """It is put before its heading, which may have its text on the same line."""
    assert lines("前言。", ordinal, heading, "平稳。") == ["前言。", ordinal + heading, "平稳。"]
    assert lines(ordinal, f"{heading} 2023年，平稳。") == [ordinal + heading, "2023年，平稳。"]


def test_an_ordinal_before_anything_else_stays() -> None:
    """At the end, before a table, before other text."""
    assert lines("一、", "平稳。", "二、") == ["一、", "平稳。", "二、"]
    grid = Grid(cells=(Cell("甲", 0, 0),))
    assert list(whole_headings([Paragraph(text="一、"), grid])) == [Paragraph(text="一、"), grid]


@pytest.mark.parametrize("ordinals", ["第{}部分 ", "第{}章 ", "{} ", "{}、"])
def test_sections_under_any_ordinals(ordinals: str) -> None:
    """Four of the six in order make a report, without a title and with its tables as pictures."""
    titles = [
        "总体情况",
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议、行政诉讼情况",
    ]
    headings = [ordinals.format(number) + title for number, title in zip("一二三四", titles, strict=True)]
    texts = ["现公布青松乡2021年政府信息公开工作年度报告。", headings[0], "平稳。", *headings[1:]]
    reading = read_document(Document(blocks=tuple(Paragraph(text=text) for text in texts), format="text"))

    assert (reading.report.organ.name, reading.report.year, reading.report.title) == ("青松乡", 2021, None)
    assert [section.heading for section in reading.report.sections] == headings
    assert [note.kind for note in reading.notes] == [NoteKind.TABLE_MISSING] * 3


def test_fewer_or_unordered_headings_are_no_report() -> None:
    """Three headings, or four out of order, may be anything."""
    headings = [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "五、存在的主要问题及改进情况",
        "三、收到和处理政府信息公开申请情况",
    ]
    for texts in (headings[:3], headings):
        with pytest.raises(UnreadableError):
            read_document(Document(blocks=tuple(Paragraph(text=f"{text}") for text in texts), format="text"), year=2021)


def test_radicals_for_characters() -> None:
    """Fonts and pages print radicals for words; title, organ, text and labels have the characters."""
    blocks = (
        Paragraph(text="⻘松县⽔务局2023年政府信息公开⼯作年度报告"),
        Paragraph(text="⼀、总体情况"),
        Paragraph(text="我局⻓期坚持公开，⻅下表。"),
    )
    report = read_document(Document(blocks=blocks, format="html")).report

    assert (report.organ.name, report.title) == ("青松县水务局", TITLE)
    assert report.sections[0].key == "overview"
    assert report.sections[0].paragraphs == ("我局长期坚持公开，见下表。",)
