"""Reports as columns and back: nothing that columns hold is lost, in any engine and file."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import cells, forms, frames, read
from gov_disclosure.errors import FieldValueError
from gov_disclosure.frames.columns import report_of
from gov_disclosure.model import Report, cell_keys
from gov_disclosure.strategies import reports

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "hedong_2022.txt"
few = settings(max_examples=10, deadline=None)
"""A frame of 280 columns costs more than the reports in it."""

SOME = st.lists(reports(), min_size=1, max_size=2)


def bare(report: Report) -> Report:
    """Return the report without what no column holds: its narrative."""
    return attrs.evolve(report, preamble=(), sections=())


class TestWide:
    """One row a report, one column a cell key."""

    @few
    @given(SOME)
    def test_there_and_back(self, given: list[Report]) -> None:
        """Figures, identity and printed texts come back as they were."""
        assert list(frames.reports(frames.wide(given))) == [bare(one) for one in given]

    @few
    @given(SOME)
    def test_through_other_engines(self, given: list[Report]) -> None:
        """Through Arrow, pandas, DuckDB and a lazy frame too."""
        frame = frames.wide(given)
        kept = [bare(one) for one in given]
        assert list(frames.reports(frame.to_arrow())) == kept
        assert list(frames.reports(frame.to_pandas())) == kept
        assert list(frames.reports(duckdb.from_arrow(frame.to_arrow()))) == kept
        assert list(frames.reports(frame.lazy())) == kept

    def test_mixtures(self) -> None:
        """A report that mixes editions keeps its layout."""
        form = forms.mixed("2021", {"documents": "2019", "procuring": "2019"})
        report = read(EXAMPLE).report
        mixed = attrs.evolve(report, as_printed={}, **cells.build_tables(form, {})._asdict())
        (again,) = frames.reports(frames.wide([mixed]))
        assert cells.form_of(again) is form

    def test_columns(self) -> None:
        """What is said of the report, then every cell of both editions by its key; amounts are exact."""
        report = cells.replace(read(EXAMPLE).report, {"proactive_disclosure.charges.amount": Decimal("59237.2449")})
        frame = frames.wide([report], source_sha256=[hashlib.sha256(b"x").hexdigest()])
        assert frame.columns == [*frames.FACT_COLUMNS, *cell_keys()]
        row = frame.row(0, named=True)
        assert row["requests.received.total"] == 3
        assert row["proactive_disclosure.charges.amount"] == Decimal("59237.2449")
        assert row["source_sha256"] == hashlib.sha256(b"x").hexdigest()
        assert row["library"]
        assert frame.schema["proactive_disclosure.charges.amount"] == pl.Decimal(38, 12)

    def test_ids_are_unique(self) -> None:
        """The second report of an organ and year has another id."""
        report = read(EXAMPLE).report
        assert frames.wide([report] * 3)["report_id"].to_list() == [
            "河东区行政审批服务局/2022",
            "河东区行政审批服务局/2022#2",
            "河东区行政审批服务局/2022#3",
        ]

    def test_no_reports(self) -> None:
        """No reports are a frame without rows."""
        assert frames.wide([]).height == 0
        assert list(frames.reports(frames.wide([]))) == []

    @pytest.mark.parametrize(
        ("column", "value"),
        [("year", None), ("form", None), ("requests.received.total", 1.5), ("requests.received.total", "many"),
         ("published", "soon"), ("level", "village")],
    )  # fmt: skip
    def test_refused(self, column: str, value: object) -> None:
        """A value that cannot stand in its column is named."""
        row = frames.wide([read(EXAMPLE).report]).row(0, named=True)
        with pytest.raises(FieldValueError) as caught:
            report_of({**row, column: value})
        assert column.rpartition(".")[2] in str(caught.value) or column in str(caught.value)

    def test_days_and_figures_as_engines_hold_them(self) -> None:
        """Days as text, whole numbers as floating point and gaps as NaN are understood."""
        row = frames.wide([read(EXAMPLE).report]).row(0, named=True)
        nan = float("nan")
        again = report_of(
            {**row, "published": "2023-01-12", "requests.received.total": 3.0, "title": nan, "scope": nan}
        )
        assert (again.published, again.requests.received.total) == (date(2023, 1, 12), 3)
        assert (again.title, again.scope) == (None, None)


class TestLong:
    """One row a cell."""

    @few
    @given(SOME)
    def test_every_cell(self, given: list[Report]) -> None:
        """The cells of each report's own form with figure and printed text."""
        frame = frames.long(given)
        assert frame.height == sum(len(cells.by_key(one)) for one in given)
        for report, (_, part) in zip(given, frame.group_by("report_id", maintain_order=True), strict=True):
            assert dict(zip(part["cell"], part["figure"], strict=True)) == cells.by_key(report)
            printed = {key: text for key, text in zip(part["cell"], part["printed"], strict=True) if text is not None}
            lacking = set(part.filter(pl.col("lacking"))["cell"])
            known = {key: text for key, text in report.as_printed.items() if key in cells.by_key(report)}
            assert {**printed, **dict.fromkeys(lacking)} == known


class TestDictionary:
    """What each column holds."""

    def test_all_cells(self) -> None:
        """An entry for each cell column, in both languages, with unit, editions and kind."""
        entries = frames.dictionary()
        assert entries["key"].to_list() == list(frames.CELL_COLUMNS)
        assert entries["zh"].null_count() == entries["en"].null_count() == entries["unit"].null_count() == 0
        assert set(entries["editions"]) == {"2019", "2021", "2019+2021"}
        assert set(entries["kind"]) == {"count", "change", "amount"}


class TestFiles:
    """Files of many reports."""

    def test_parquet(self, tmp_path: Path) -> None:
        """Written in pieces, with ids that go on; nothing is left beside it."""
        report = read(EXAMPLE).report
        path = tmp_path / "reports.parquet"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("gov_disclosure.frames.files._PIECE", 2)
            frames.write_parquet(path, [report] * 5)
        frame = pl.read_parquet(path)
        assert frame.equals(frames.wide([report] * 5))
        assert [one.name for one in tmp_path.iterdir()] == ["reports.parquet"]
        assert list(frames.read_parquet(path)) == [bare(report)] * 5

    def test_no_parquet(self, tmp_path: Path) -> None:
        """What is no Parquet file is told as a file that cannot be read."""
        (tmp_path / "x.parquet").write_bytes(b"x")
        with pytest.raises(OSError, match="arquet"):
            list(frames.read_parquet(tmp_path / "x.parquet"))

    def test_csv(self, tmp_path: Path) -> None:
        """Excel opens it: a byte-order mark, one header; what is read back are the same reports."""
        report = read(EXAMPLE).report
        path = tmp_path / "reports.csv"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("gov_disclosure.frames.files._PIECE", 2)
            frames.write_csv(path, [report] * 3)
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        found = pl.read_csv(path, infer_schema=False)
        assert found.height == 3
        assert list(frames.reports(found)) == [bare(report)] * 3

    @few
    @given(given=SOME)
    def test_ndjson(self, given: list[Report], tmp_path_factory: pytest.TempPathFactory) -> None:
        """A report document on each line, narrative and all."""
        path = tmp_path_factory.mktemp("lines") / "reports.ndjson"
        frames.write_ndjson(path, given)
        assert list(frames.read_ndjson(path)) == given
        assert [json.loads(line)["year"] for line in path.read_text("utf-8").splitlines()] == [
            one.year for one in given
        ]
