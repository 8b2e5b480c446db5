"""Frames are converted as reports are, in every engine, and lose the same."""

from __future__ import annotations

from typing import Any

import attrs
import pandas  # type: ignore[import-untyped]
import polars as pl
import pytest

from framed_reports import ENGINES, FRAME, MADE, rows_of
from gov_disclosure import cells, forms, frames
from gov_disclosure.comparison import to_edition
from gov_disclosure.errors import UnknownFormError


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("edition", forms.EDITIONS)
def test_same_as_reports(edition: str, engine: str) -> None:
    """Figure by figure, with the layout of the edition in every row."""
    rows = {row["report_id"]: row for row in rows_of(frames.to_edition(ENGINES[engine](FRAME), edition))}
    for name, report in zip(FRAME["report_id"], MADE, strict=True):
        row, expected = rows[name], cells.by_key(to_edition(report, edition).report)
        assert {key: _plain(row[key]) for key in frames.CELL_COLUMNS} == {
            key: expected.get(key) for key in frames.CELL_COLUMNS
        }
        assert row["form"] == row["layout_documents"] == edition


@pytest.mark.parametrize("edition", forms.EDITIONS)
def test_reports_of_it(edition: str) -> None:
    """The frame's reports are those that the reports are converted to, without what was printed."""
    expected = [attrs.evolve(to_edition(one, edition).report, preamble=(), sections=(), as_printed={}) for one in MADE]
    found = [attrs.evolve(one, as_printed={}) for one in frames.reports(frames.to_edition(FRAME, edition))]
    assert found == expected


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("edition", forms.EDITIONS)
def test_same_losses(edition: str, engine: str) -> None:
    """A row for each figure that the conversion of the report lists."""
    found = {
        (row["report_id"], row["cell"], row["kind"], float(row["figure"]))
        for row in rows_of(frames.lost(ENGINES[engine](FRAME), edition))
    }
    assert found == {
        (name, one.cell, one.counterpart.kind, float(one.figure or 0))
        for name, report in zip(FRAME["report_id"], MADE, strict=True)
        for one in to_edition(report, edition).lost
    }
    assert found


def test_part_of_the_columns() -> None:
    """A frame with some cells only gets the columns that they tell."""
    row = "requests.outcomes.otherwise_handled"
    parts = {f"{row}.{name}.total": [1, 0] for name in ("not_corrected", "fee_unpaid", "other")}
    found = frames.to_edition(pl.DataFrame({"form": ["2021", "2021"], **parts}), "2019")
    assert found[f"{row}.undivided.total"].to_list() == [3, 0]
    assert found[f"{row}.other.total"].to_list() == [None, None]
    assert f"{row}.undivided.enterprise" not in found.columns


def test_unknown() -> None:
    """An edition that there is not is refused."""
    with pytest.raises(UnknownFormError):
        frames.to_edition(FRAME, "2014")


def _plain(figure: Any) -> Any:
    return None if pandas.isna(figure) else figure
