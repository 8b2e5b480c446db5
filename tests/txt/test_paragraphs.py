"""
Paragraphs in the manner of annual reports: none is accused as it stands, and a changed figure in it is told.

`paragraphs.tsv`: who reports and under which heading (the letters and numbers
below), and the paragraph (``\\n`` between two). ``[120]`` is a figure that is
told when 3 is added to it, ``[37/30]`` one that is told when it is 30 instead.
All are true of the busy report of `txt_narratives`.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gov_disclosure.narrative import claims
from txt_narratives import report

ORGANS = {
    "B": "云溪市水务局",
    "G": "云溪市人民政府",
    "T": "松岭县石桥镇人民政府",
    "S": "云溪市东湖区柳林街道办事处",
    "H": "云溪市第一人民医院",
    "C": "云溪市城市建设投资集团有限公司",
    "O": "云溪市人民政府办公室",
    "A": "云溪市",
    "K": "松岭县人民政府",
    "Y": "雲溪市水務局",
    "N": "松岭县自然资源局",
    "F": "云溪市公安局东湖分局",
    "Z": "云溪高新技术产业开发区管理委员会",
    "P": "松岭县",
}
HEADINGS = {
    "1": "（一）主要工作",
    "2": "（二）依申请公开情况",
    "3": "（四）行政复议、行政诉讼",
    "4": "（一）主动公开情况",
}
_FIGURE = re.compile(r"\[(?P<right>[\d.]+)(?:/(?P<wrong>[\d.]+))?\]")
_LINES = (Path(__file__).parent / "paragraphs.tsv").read_text("utf-8").splitlines()


def as_it_stands(text: str) -> str:
    return _FIGURE.sub(lambda match: match["right"], text)


def with_one_changed(text: str) -> Iterator[str]:
    """Yield the paragraph with each of its marked figures changed in turn."""
    for match in _FIGURE.finditer(text):
        wrong = match["wrong"] or str(int(match["right"]) + 3)
        yield as_it_stands(text[: match.start()]) + wrong + as_it_stands(text[match.end() :])


def contradicted(organ: str, heading: str, text: str) -> list[str]:
    built = report(*text.split("\\n"), organ=ORGANS[organ], heading=HEADINGS[heading])
    return [claim.span.quote for claim in claims(built) if claim.verdict == "contradicts"]


@pytest.mark.parametrize("line", _LINES, ids=lambda line: line[:24])
def test_a_paragraph_is_told_only_when_a_figure_is_wrong(line: str) -> None:
    """Nothing is said of the paragraph as it stands, and something of each marked figure when it is changed."""
    organ, heading, text = line.split("\t")

    assert contradicted(organ, heading, as_it_stands(text)) == []
    for changed in with_one_changed(text):
        assert contradicted(organ, heading, changed), changed


def test_many_figures_are_marked() -> None:
    """Silence alone would pass the test above."""
    assert sum(len(_FIGURE.findall(line)) for line in _LINES) > 400


@pytest.mark.parametrize(("count", "told"), [(26, True), (27, False)])
def test_disputes_of_all_kinds_are_far_more_than_those_on_disclosure(count: int, told: bool) -> None:
    """With 8 in the table, up to twice as many and 10 more are taken for a wrong count of those on disclosure."""
    assert bool(contradicted("B", "3", f"全年共有行政复议案件{count}件。")) is told
    assert contradicted("B", "3", f"全年共有政府信息公开行政复议案件{count}件。")


HOSTILE = (
    "收到申请100件，其中" + "其中3件，" * 4_000,
    "收到申请3件（其中3件" * 4_000,
    "收到申请3件，其余7件结转下年，不予公开3件，其中" * 2_000,
    "信息公开行政复议3件，其中信息公开类3件，" * 2_000,
    "不予处理9件，其中信访3件；" * 3_000,
    "累计" * 40_000 + "收到申请3件",
    "1" * 80_000 + "件申请",
    "未收到" + "未" * 40_000 + "申请1件",
    "收到3件，" * 5_000 + "其中3件，占5%，" * 5_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:8])
def test_long_paragraphs_are_read_in_time(text: str) -> None:
    """Time grows with the length of the paragraph, not with its square (which would be minutes)."""
    start = time.process_time()

    contradicted("B", "2", text)

    assert time.process_time() - start < 5
