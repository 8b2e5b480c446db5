"""The join of model and form is one-to-one."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from decimal import Decimal

import attrs
import pytest
from hypothesis import given

from gov_disclosure import cells, forms, strategies
from gov_disclosure.errors import FieldValueError, UnknownCellError
from gov_disclosure.model import Report, cell_keys
from gov_disclosure.model.proactive_disclosure import FIRST_OF_BLOCK, ROW_CLASSES


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

    @given(report=strategies.reports())
    def test_form_of(self, report: Report) -> None:
        """A report has exactly the cells of its form, in printed order."""
        assert list(cells.by_key(report)) == list(cells.form_of(report).cells)

    @given(report=strategies.reports(consistent=False, blanks=True))
    def test_build_again(self, report: Report) -> None:
        """Tables built from their own figures are the same tables."""
        tables = cells.build_tables(cells.form_of(report), cells.by_key(report))
        assert tables == (report.proactive_disclosure, report.requests, report.disputes)


class TestReplace:
    """A copy with other figures."""

    @given(report=strategies.reports(edition="2021", blanks=True))
    def test_one_cell(self, report: Report) -> None:
        """Only the cell named changes, and how it was printed is forgotten."""
        key = "requests.outcomes.denied.state_secret.total"
        changed = cells.replace(report, {key: 17})
        assert cells.value(changed, key) == 17
        assert key not in changed.as_printed
        assert cells.by_key(changed) == {**cells.by_key(report), key: 17}

    @given(report=strategies.reports(edition="2021"))
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


@given(report=strategies.reports())
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
