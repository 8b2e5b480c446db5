"""The join of model and form is one-to-one."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from decimal import Decimal

import attrs
import pytest
from hypothesis import given

from gov_disclosure import cells, forms, from_figures, strategies
from gov_disclosure.errors import FieldValueError, UnknownCellError, WrongTypeError
from gov_disclosure.model import Report, cell_keys
from gov_disclosure.model.proactive_disclosure import FIRST_OF_BLOCK, ROW_CLASSES
from varied_reports import varied_reports


def model_leaves(kind: type, prefix: str = "") -> Iterator[str]:
    """Yield the dotted path of every figure that an instance of *kind* can hold."""
    for name, annotation in typing.get_type_hints(kind).items():
        union = isinstance(annotation, types.UnionType)
        options = typing.get_args(annotation) if union else (annotation,)
        classes = [option for option in options if attrs.has(option)]
        for option in classes:
            yield from model_leaves(option, f"{prefix}{name}.")
        if not classes:
            yield prefix + name


class TestJoin:
    """Layout cells and model attributes are the same set."""

    def test_same_cells(self) -> None:
        """Every cell of either edition is an attribute path, and every attribute path is a cell of one."""
        tables = {key: typing.get_type_hints(Report)[key] for key in forms.TABLE_KEYS}
        model = {leaf for key, kind in tables.items() for leaf in model_leaves(kind, f"{key}.")}
        printed = {key for edition in forms.EDITIONS for key in forms.for_edition(edition).cells}
        assert model == printed == cell_keys()

    @given(report=varied_reports())
    def test_form_of(self, report: Report) -> None:
        """A report has exactly the cells of its form, in printed order."""
        assert list(cells.by_key(report)) == list(cells.form_of(report).cells)

    @given(report=varied_reports(consistent=False, blanks=True))
    def test_build_again(self, report: Report) -> None:
        """Tables built from their own figures are the same tables."""
        tables = cells.build_tables(cells.form_of(report), cells.by_key(report))
        assert tables == (report.proactive_disclosure, report.requests, report.disputes)


class TestReplace:
    """A copy with other figures."""

    @given(report=varied_reports(edition="2021", blanks=True))
    def test_one_cell(self, report: Report) -> None:
        """Only the cell named changes, and how it was printed is forgotten."""
        key = "requests.outcomes.denied.state_secret.total"
        changed = cells.replace(report, {key: 17})
        assert cells.value(changed, key) == 17
        assert key not in changed.as_printed
        assert cells.by_key(changed) == {**cells.by_key(report), key: 17}

    @given(report=varied_reports(edition="2021"))
    def test_refusals(self, report: Report) -> None:
        """Cells of another edition and figures that cannot be are refused."""
        with pytest.raises(UnknownCellError):
            cells.replace(report, {"proactive_disclosure.rules.produced": 1})
        with pytest.raises(FieldValueError, match="total"):
            cells.replace(report, {"requests.received.total": -1})
        with pytest.raises(FieldValueError, match="amount"):
            cells.replace(report, {"proactive_disclosure.charges.amount": 3})
        with pytest.raises(UnknownCellError):
            cells.value(report, "requests.nowhere")


def test_pointer() -> None:
    """A cell key is a JSON Pointer with other separators."""
    assert cells.pointer("requests.received.total") == "/requests/received/total"


@given(report=varied_reports())
def test_amounts_are_decimals(report: Report) -> None:
    """Amounts never pass through a float."""
    form = cells.form_of(report)
    amounts = [value for key, value in cells.by_key(report).items() if form.cells[key].kind == "amount"]
    assert all(isinstance(value, Decimal) for value in amounts)


@pytest.mark.parametrize("edition", forms.EDITIONS)
def test_the_class_of_a_row_has_the_columns_that_the_form_prints(edition: str) -> None:
    """What the model says of the rows of table two by edition, and what the form says, are the same rows."""
    blocks = forms.for_edition(edition).disclosure_blocks
    columns = {row.key: [column.key for column in block.columns] for block in blocks for row in block.rows}
    classes = {row: kind for row, kind in ROW_CLASSES[edition].items() if kind is not types.NoneType}
    assert {row: [field.name for field in attrs.fields(kind)] for row, kind in classes.items()} == columns
    for block in blocks:
        first, *others = (row.key for row in block.rows)
        assert first not in FIRST_OF_BLOCK
        assert {FIRST_OF_BLOCK[row] for row in others} <= {first}


class TestByEdition:
    """The rows that the editions print differently, tagged with the edition."""

    @given(report=varied_reports())
    def test_rows_are_those_of_the_report(self, report: Report) -> None:
        """Every row is the report's own, whole editions have a tag, mixtures have none."""
        form = cells.form_of(report)
        parts = cells.by_edition(report)
        if len(set(form.blocks.values())) > 1:
            assert parts is None
            return
        assert parts is not None
        assert {parts.edition} == set(form.blocks.values())
        otherwise = report.requests.outcomes.otherwise_handled
        rows = attrs.asdict(parts, recurse=False)
        del rows["edition"]
        theirs = {**attrs.asdict(report.proactive_disclosure, recurse=False), **attrs.asdict(otherwise, recurse=False)}
        assert rows.items() <= theirs.items()
        assert set(theirs) - set(rows) == {name for name in theirs if theirs[name] is None and name not in rows}


class TestDiff:
    """Two reports side by side."""

    @given(report=varied_reports(edition="2021"), figure=strategies.counts)
    def test_one_cell(self, report: Report, figure: int) -> None:
        """What was changed is what differs, and the same report differs in nothing."""
        key = "requests.received.total"
        found = cells.diff(report, cells.replace(report, {key: figure}))
        before = report.requests.received.total
        assert [(one.cell.key, one.first, one.second, one.lacks) for one in found] == (
            [(key, before, figure, None)] if before != figure else []
        )
        assert cells.diff(report, report) == ()

    def test_cells_of_one_form_only(self) -> None:
        """A cell that one form lacks is a difference even where the other is blank."""
        one, other = (from_figures(year=year, organ="云岭县教育局", figures={}) for year in (2020, 2022))
        found = cells.diff(one, other)
        old, new = (cells.form_of(report).cells for report in (one, other))
        assert {one.cell.key for one in found if one.lacks == "second"} == old.keys() - new.keys()
        assert {one.cell.key for one in found if one.lacks == "first"} == new.keys() - old.keys()
        with pytest.raises(WrongTypeError, match="second must be Report"):
            cells.diff(one, None)  # type: ignore[arg-type]
