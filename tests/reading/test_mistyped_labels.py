"""Mistyped labels are read as the label they resemble; no label of the form is ever taken for another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

import pytest
from attrs import evolve

from conservation_oracle import FORMATS
from gov_disclosure import cells, forms
from gov_disclosure.document import Cell, Grid
from gov_disclosure.forms import Form, flat_columns, flat_rows
from gov_disclosure.forms.common import APPLICANTS, DISPUTES
from gov_disclosure.forms.variants import all_variants
from gov_disclosure.reading import read, read_document
from gov_disclosure.reading.tables.frame import note_mistyped
from gov_disclosure.reading.tables.gathered import Found
from gov_disclosure.reading.tables.rows import TableRow
from gov_disclosure.reading.words.nearest import nearest
from gov_disclosure.reading.words.normalise import core
from printed_reports import printed_report
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
    assert [(a, b) for a, b in pairs if nearest(a, {b: ""}) is not None] == []
    assert [(a, b) for a, b in pairs if nearest(core(a), {core(b): ""}) is not None] == []


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


def slips(label: str, at: int) -> Iterator[str]:
    """Yield *label* with the character *at* dropped, doubled, swapped with the next, and replaced."""
    yield label[:at] + label[at + 1 :]
    yield label[: at + 1] + label[at:]
    if label[at + 1 : at + 2].isalpha() and label[at] != label[at + 1]:
        yield label[:at] + label[at + 1] + label[at] + label[at + 2 :]
    yield f"{label[:at]}砷{label[at + 1 :]}"


def mistyped_labels(form: Form) -> list[list[tuple[int, str]]]:
    """For each table, the number of each label's cell with every slip at the label's first, middle or last place."""
    found = []
    for table in form.tables.values():
        texts = [(at, cell.zh) for at, cell in enumerate(table.grid) if cell.zh and not cell.key]
        places = [
            (
                at,
                zh,
                [n for n, sign in enumerate(zh) if "一" <= sign <= "鿿" and n >= after_ordinal(zh)],
            )
            for at, zh in texts
        ]
        found.append([
            (at, wrong)
            for at, zh, signs in places
            for n in {signs[0], signs[len(signs) // 2], signs[-1]}
            for wrong in slips(zh, n)
        ])  # fmt: skip
    return found


ORDINAL = re.compile(r"[（(]?[一二三四五六七八九十]+[）)、]")


def after_ordinal(label: str) -> int:
    """Return where the words of a label begin."""
    found = ORDINAL.match(label)
    return found.end() if found else 0


@pytest.mark.parametrize("edition", forms.EDITIONS)
def test_any_label_with_one_slip_is_read_in_its_place(edition: str) -> None:
    """One character dropped, doubled, swapped or replaced anywhere: every figure is placed, and the slip is told."""
    form = FORMS[edition]
    figures = distinct_figures(form)
    wrong = mistyped_labels(form)
    for turn in range(0, max(map(len, wrong)), STEP[edition]):
        typed = [one[turn % len(one)] for one in wrong]
        grids = {}
        for number, ((key, table), (at, text)) in enumerate(zip(form.tables.items(), typed, strict=True), start=1):
            grid = spanned_grid(table, figures, number)
            grids[key] = evolve(
                grid, cells=tuple(c._replace(text=text) if n == at else c for n, c in enumerate(grid.cells))
            )

        reading = read_document(document_of(form, grids))

        read = {key: str(value) for key, value in cells.by_key(reading.report).items()}
        assert {key: value for key, value in read.items() if figures[key].removesuffix("万元") != value} == {}, typed
        assert sorted(n.printed or "" for n in reading.notes) == sorted(text for _, text in typed)
        assert reading.leftovers == ()


@pytest.mark.parametrize(
    ("official", "printed"),
    [
        ("行政许可", "政行许可"),
        ("规章", "规规章"),
        ("本年增/减", "年增/减"),
        ("对外公开总数量", "对外公开总数"),
        ("其他", "其"),
        ("（六）其他处理", "（六）他处理"),
        ("未经复议直接起诉", "未经复议直接起拆"),
        ("结果维持", "结果持"),
    ],
)
def test_one_cell_a_line(official: str, printed: str) -> None:
    """Where line breaks alone part the cells, a mistyped label is still that of its row, its column or its block."""
    report = printed_report(FORMS["2019"])
    text = FORMATS["cell a line"](report).decode()

    reading = read(text.replace(f"\n{official}\n", f"\n{printed}\n", 1).encode())

    found = {key: str(value) for key, value in cells.by_key(reading.report).items()}
    assert {value: report.owner[value] for value in found.values()} == {value: key for key, value in found.items()}
    assert (len(found), reading.leftovers) == (len(report.form.cells), ())
    assert [(note.official, note.printed) for note in reading.notes] == [(official, printed)]


def test_variants_are_of_labels() -> None:
    """Each line of the data names a label, or a section's title, of one of the forms."""
    titles = {section.zh for edition in forms.EDITIONS for section in forms.for_edition(edition).sections}
    assert set(all_variants()) <= titles | set(LABELS)


STEP = {"2019": 7, "2021": 3}
"""Every so many slips; the long gate has others at other places (`tools/conservation.py`)."""


@pytest.mark.parametrize(
    ("official", "printed", "cell"),
    [
        ("行政处罚", "行政处分", "proactive_disclosure.penalties.decisions"),
        ("（七）总计", "小计", "requests.outcomes.total.enterprise"),
        ("本年制发件数", "历年制发件数", "proactive_disclosure.rules.issued"),
    ],
)
def test_another_word_is_no_slip(official: str, printed: str, cell: str) -> None:
    """A label that says something else, though one character away, is told as such and takes no figure."""
    form = FORMS["2021"]
    figures = distinct_figures(form)
    grids = {key: spanned_grid(table, figures, at) for at, (key, table) in enumerate(form.tables.items(), start=1)}
    for key, grid in grids.items():
        texts = [one._replace(text=printed) if one.text == official else one for one in grid.cells]
        grids[key] = evolve(grid, cells=tuple(texts))

    reading = read_document(document_of(form, grids))

    assert figures[cell] in {leftover.text for leftover in reading.leftovers}
    assert "label_variant" not in {note.kind for note in reading.notes}


@pytest.mark.parametrize("piece", ["（四）无法", "本年度办理"])
def test_a_piece_of_a_cut_label_is_not_mistyped(piece: str) -> None:
    row = TableRow(None, columns_known=True, blanks_kept=True)
    row.labels = [(piece, Cell(piece, 0, 0), ())]
    found = Found()

    note_mistyped([row], "requests", found)

    assert found.departures == []


def test_a_label_cut_into_two_cells_is_not_mistyped() -> None:
    """What it lacks stands beside it: 无 and 法提供."""
    row = TableRow(None, columns_known=True, blanks_kept=True)
    row.labels = [("（四）无", Cell("（四）无", 0, 0), ()), ("法提供", Cell("法提供", 1, 0), ())]
    found = Found()

    note_mistyped([row], "requests", found)

    assert found.departures == []
