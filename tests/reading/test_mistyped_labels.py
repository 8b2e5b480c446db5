"""Mistyped labels are read as the label they resemble; no label of the form is ever taken for another."""

from __future__ import annotations

from itertools import permutations

import pytest

from gov_disclosure import forms
from gov_disclosure.forms import flat_columns, flat_rows
from gov_disclosure.forms.common import APPLICANTS, DISPUTES
from gov_disclosure.reading.words.nearest import nearest
from gov_disclosure.reading.words.normalise import core

LABELS = sorted(
    {row.row.zh for edition in forms.EDITIONS for row in flat_rows(forms.for_edition(edition).request_rows)}
    | {g.zh for e in forms.EDITIONS for row in flat_rows(forms.for_edition(e).request_rows) for g in row.groups}
    | {row.zh for e in forms.EDITIONS for block in forms.for_edition(e).disclosure_blocks for row in block.rows}
    | {
        column.zh
        for e in forms.EDITIONS
        for block in forms.for_edition(e).disclosure_blocks
        for column in block.columns
    }
    | {flat.column.zh for table in (APPLICANTS, DISPUTES) for flat in flat_columns(table)}
    | {group.zh for table in (APPLICANTS, DISPUTES) for flat in flat_columns(table) for group in flat.groups}
)


def test_no_label_is_taken_for_another() -> None:
    """Of all pairs of labels of the form, under their ordinals or without them, none is near enough."""
    # Two names of one row, and two of one column, in the two editions.
    same = {"规范性文件", "行政规范性文件"}, {"处理决定数量", "本年处理决定数量"}
    pairs = [(a, b) for a, b in permutations(LABELS, 2) if core(a) != core(b) and {a, b} not in same]
    assert [(a, b) for a, b in pairs if nearest(a, {"": b}) is not None] == []
    assert [(a, b) for a, b in pairs if nearest(core(a), {"": core(b)}) is not None] == []


@pytest.mark.parametrize(
    ("printed", "official"),
    [
        ("2.其他法律行政止公开", "2.其他法律行政法规禁止公开"),
        ("4.无正当理由大量反腹申请", "4.无正当理由大量反复申请"),
        ("社会公义组织", "社会公益组织"),
        ("本年制发牛数", "本年制发件数"),
    ],
)
def test_mistyped(printed: str, official: str) -> None:
    assert nearest(printed, {label: label for label in LABELS}) == official


@pytest.mark.parametrize(
    "printed",
    [
        "上年制发件数",
        "3.其他法律行政法规禁止公开",
        "3.补正后申请内容明确",
        "上一年收费金额",
        "结果",
        "行政处分",
        "历年制发件数",
    ],
)
def test_said_otherwise(printed: str) -> None:
    """Another year, another ordinal, a negation: not a typing error."""
    assert nearest(printed, {label: label for label in LABELS}) is None
