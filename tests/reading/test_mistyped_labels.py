"""Mistyped labels are read as the label they resemble; no label of the form is ever taken for another."""

from __future__ import annotations

from itertools import permutations

import pytest

from gov_disclosure import cells, forms
from gov_disclosure.document import Cell, Grid
from gov_disclosure.forms import flat_columns, flat_rows
from gov_disclosure.forms.common import APPLICANTS, DISPUTES
from gov_disclosure.reading import read_document
from gov_disclosure.reading.tables.found import Found
from gov_disclosure.reading.tables.frame import note_mistyped
from gov_disclosure.reading.tables.rows import TableRow
from gov_disclosure.reading.words.nearest import nearest
from gov_disclosure.reading.words.normalise import core
from reports_as_grids import FORMS, distinct_figures, document_of, spanned_grid

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


@pytest.mark.parametrize(
    ("official", "printed"),
    [
        ("（四）无法提供", "（四）无法堤供"),
        ("（三）不予公开", "（三）不予公公开"),
        ("法人或其他组织", "法人或其它组积"),
        ("行政诉讼", "行致诉讼"),
        ("复议后起诉", "复议后起拆"),
        ("三、本年度办理结果", "三、本年度办理结杲"),
    ],
)
def test_mistyped_above_or_beside_rows(official: str, printed: str) -> None:
    """A mistyped group or span moves no figure and is told once, with both wordings."""
    form = FORMS["2021"]
    figures = distinct_figures(form)
    grids = {key: spanned_grid(table, figures, at) for at, (key, table) in enumerate(form.tables.items(), start=1)}
    for key, grid in grids.items():
        texts = [cell._replace(text=cell.text.replace(official, printed)) for cell in grid.cells]
        grids[key] = Grid(cells=tuple(texts), number=grid.number)

    reading = read_document(document_of(form, grids))

    assert {key: str(value) for key, value in cells.by_key(reading.report).items()} == figures
    assert [(note.official, note.printed) for note in reading.notes if note.kind == "label_variant"] == [
        (official, printed)
    ]


@pytest.mark.parametrize("piece", ["法提供", "（四）无法", "本年度办理"])
def test_a_piece_of_a_cut_label_is_not_mistyped(piece: str) -> None:
    row = TableRow(None, columns_known=True, blanks_kept=True)
    row.labels = [(piece, Cell(piece, 0, 0), ())]
    found = Found()

    note_mistyped([row], "requests", found)

    assert found.departures == []
