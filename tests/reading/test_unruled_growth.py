"""Words of tables without lines are placed in steps that grow as their number does, whatever they say."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from gov_disclosure.document import Paragraph, Word, WordLine, Words
from gov_disclosure.reading.unruled.stretch import without_words

HEADING = Paragraph(text="三、收到和处理政府信息公开申请情况", level=1)
SIZE, LINE, PAGE = 10.0, 16.0, 45


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


def calls(lines: list[WordLine]) -> int:
    """How many functions run to place the words of *lines*, in Python or in C: the same on every machine."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        without_words([HEADING, Words(lines=tuple(lines))])
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", SHAPES)
def test_linear(shape: str) -> None:
    """Twice and four times the lines take no more than a little over twice and four times the steps."""
    once, twice, fourfold = (calls(SHAPES[shape](n)) for n in (150, 300, 600))
    assert once > 1_000
    assert twice / once < 2.4
    assert fourfold / once < 5
