"""Words of tables without lines are placed in steps that grow as their number does, whatever they say."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any

import pytest

from gov_disclosure.document import Paragraph, Word, WordLine, Words
from gov_disclosure.forms import TableKey
from gov_disclosure.reading.unruled import stretch, table

HEADING = Paragraph(text="三、收到和处理政府信息公开申请情况", level=1)
SIZE, LINE, PAGE = 10.0, 16.0, 45
Trace = Callable[[FrameType, str, Any], Any]


def line(number: int, label: str, figures: int) -> WordLine:
    """Line *number* of a document: its label on the left and its figures under those of the line above."""
    page, row = divmod(number, PAGE)
    top = 60 + row * LINE
    texts = [(label, 60.0)] * bool(label) + [(str(number % 7), 240.0 + 40 * at) for at in range(figures)]
    words = tuple(Word(text, x, top, x + SIZE * len(text), top + SIZE, SIZE, page + 1) for text, x in texts)
    return WordLine("\t".join(word.text for word in words), words, figures)


SHAPES = {
    "one label of the form": lambda n: [line(at, "2.重复申请", 7) for at in range(n)],
    "beginnings of labels": lambda n: [line(at, "申请人", 7) for at in range(n)],
    "unknown labels": lambda n: [line(at, "甲乙丙丁", 7) for at in range(n)],
    "labels without figures": lambda n: [line(at, "2.重复申请", 0) for at in range(n - 1)] + [line(n, "", 7)],
    "unknown labels without figures": lambda n: [line(at, "甲乙", 0) for at in range(n)] + [line(n, "3.其他", 7)],
    "figures without labels": lambda n: [line(0, "3.其他", 7)] + [line(at, "", 7) for at in range(1, n)],
    "brackets": lambda n: [line(at, "（（", 1) for at in range(n)] + [line(n, "3.其他", 7)],
    "headers": lambda n: [line(at, "自然人", 0) for at in range(n)] + [line(n, "3.其他", 7)],
}


def steps(lines: list[WordLine]) -> int:
    """How many lines of code and functions in C run to place the words of *lines*: the same on every machine."""
    count = 0

    def traced(_frame: FrameType, event: str, _argument: object) -> Trace:
        nonlocal count
        count += event == "line"
        return traced

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "c_call"

    before = sys.gettrace()
    sys.settrace(traced)
    sys.setprofile(called)
    try:
        stretch.without_words([HEADING, Words(lines=tuple(lines))])
    finally:
        sys.setprofile(None)
        sys.settrace(before)
    return count


def grows_linearly(shape: str) -> bool:
    """Whether four times the lines take four times the steps, which no slow machine changes."""
    once, fourfold = (steps(SHAPES[shape](n)) for n in (150, 600))
    assert once > 1_000
    return fourfold / once < 4.1


@pytest.mark.parametrize("shape", SHAPES)
def test_linear(shape: str) -> None:
    """Lines that repeat anything take steps as many as they are."""
    assert grows_linearly(shape)


def test_a_loop_over_all_pairs_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What holds each line against each other does not pass, though it calls no function."""

    def place(lines: Sequence[WordLine], key: TableKey) -> object:
        for one in lines:
            for other in lines:
                if one is other:
                    break
        return table.place(lines, key)

    monkeypatch.setattr(stretch, "place", place)

    assert not grows_linearly("one label of the form")
