"""Checks on columns come to what checks on reports come to, in every engine and in SQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import attrs
import duckdb
import narwhals as nw
import pandas  # type: ignore[import-untyped]
import polars as pl
import pytest

from framed_reports import ENGINES, FRAME, MADE, rows_of
from gov_disclosure import cells, check, frames
from gov_disclosure.errors import UnknownNameError, UnknownRuleError
from gov_disclosure.model import Organ, Report, Scope
from gov_disclosure.rules import rules as registered

LINEAR = [rule.code for rule in registered() if rule.relations is not None]


@cache
def of_objects(report: Report, blank: Any = "unknown") -> dict[str, str]:
    """Return how the rules end on the report itself."""
    result = check(report, select=LINEAR, blank=blank)
    return {code: outcome.value for code, outcome in result.outcomes.items()}


class TestSameAsObjects:
    """The same verdicts as for objects, cell for cell."""

    def test_polars(self) -> None:
        """Every rule ends on every row as it does on the report, blanks as unknown and as zero."""
        for blank in ("unknown", "zero"):
            found = rows_of(frames.outcomes(FRAME, blank=blank))
            for row, report in zip(found, MADE, strict=True):
                assert {code: row[code] for code in LINEAR} == of_objects(report, blank)

    @pytest.mark.parametrize("blank", ["unknown", "zero"])
    @pytest.mark.parametrize("engine", ENGINES)
    def test_every_engine(self, engine: str, blank: Any) -> None:
        """In every engine, in the order of the rows."""
        found = rows_of(frames.outcomes(ENGINES[engine](FRAME), blank=blank))
        by_id = {row["report_id"]: row for row in found}
        for name, report in zip(FRAME["report_id"], MADE, strict=True):
            assert {code: by_id[name][code] for code in LINEAR} == of_objects(report, blank)

    def test_sql(self) -> None:
        """The query gives the same."""
        connection = duckdb.connect()
        connection.register("reports", FRAME.to_arrow())
        for blank in ("unknown", "zero"):
            found = connection.sql(frames.checks_as_sql("duckdb", blank=blank)).pl()
            for row, report in zip(found.iter_rows(named=True), MADE, strict=True):
                assert {code: row[code] for code in LINEAR} == of_objects(report, blank)

    @pytest.mark.parametrize("engine", ENGINES)
    def test_findings_with_blanks_as_zero(self, engine: str) -> None:
        """In every engine the same."""
        columns = ["report_id", "rule", "relation", "left", "right"]
        found = rows_of(frames.findings(ENGINES[engine](FRAME), blank="zero"))
        expected = frames.findings(FRAME, blank="zero").select(columns).rows()
        assert sorted(tuple(row[name] for name in columns) for row in found) == sorted(expected)

    def test_findings(self) -> None:
        """A row for each finding that failed, with the sums of both sides."""
        found = frames.findings(FRAME).select("report_id", "rule", "relation", "left", "right").rows()
        expected = [
            (name, one.rule, str(one.facts["identity"]), one.actual, one.expected)
            for name, report in zip(FRAME["report_id"], MADE, strict=True)
            for one in check(report, select=LINEAR).findings
            if one.outcome.value == "failed"
        ]
        assert sorted(found) == sorted(expected)
        assert len(expected) > 20


class TestKinds:
    """The kind of frame that came in goes out, and nothing is collected."""

    @pytest.mark.parametrize("function", [frames.outcomes, frames.findings, frames.indicators])
    def test_lazy_stays_lazy(self, function: Callable[[Any], Any]) -> None:
        """A lazy frame gives a lazy frame, a relation of DuckDB a relation."""
        frame = frames.wide([])
        assert isinstance(function(frame.lazy()), pl.LazyFrame)
        assert isinstance(function(frame), pl.DataFrame)
        assert isinstance(function(duckdb.from_arrow(frame.to_arrow())), duckdb.DuckDBPyRelation)

    @pytest.mark.parametrize("engine", ["polars", "polars, lazy", "pandas", "pyarrow", "duckdb"])
    def test_columns_that_are_missing_are_blank(self, engine: str) -> None:
        """A frame with some of the cells is judged by them."""
        frame = pl.DataFrame({"report_id": ["a"], "form": ["2021"], "disputes.reconsideration.total": [3]})
        (row,) = rows_of(frames.outcomes(ENGINES[engine](frame), rules=["SUM401"]))
        assert row["SUM401"] == "undetermined"
        whole = {f"disputes.reconsideration.{name}": [1] for name in ("upheld", "corrected", "other", "pending")}
        frame = frame.with_columns(**{k: pl.Series(v) for k, v in whole.items()})
        (row,) = rows_of(frames.findings(ENGINES[engine](frame)))
        assert (row["rule"], row["left"], row["right"], row["difference"]) == ("SUM401", 3, 4, -1)

    @pytest.mark.parametrize("engine", ENGINES)
    def test_no_findings_without_cells(self, engine: str) -> None:
        """Where no relation asked for has a cell in the frame there are no findings; columns and kind are kept."""
        some = frames.findings(FRAME).columns
        for frame, rules in (
            (FRAME.select("report_id", "year", "organ", "level", "form"), None),
            (FRAME.select(name for name in FRAME.columns if not name.startswith("disputes.")), ["SUM401"]),
        ):
            opened = ENGINES[engine](frame)
            found = frames.findings(opened, rules=rules)
            assert isinstance(found, type(opened))
            assert nw.from_native(found).collect_schema().names() == some
            assert rows_of(found) == []

    @pytest.mark.parametrize("engine", ["polars", "polars, lazy", "pandas", "pyarrow", "duckdb"])
    def test_no_number_is_a_blank(self, engine: str) -> None:
        """Where figures are floating-point numbers, NaN is a blank, and never a figure that fails a rule."""
        counts = [key for key, kind in frames.CELL_COLUMNS.items() if kind == "count"]
        floats = FRAME.with_columns(pl.col(counts).cast(pl.Float64).fill_null(float("nan")))
        by_id = {row["report_id"]: row for row in rows_of(frames.outcomes(ENGINES[engine](floats)))}
        for name, report in zip(FRAME["report_id"], MADE, strict=True):
            assert {code: by_id[name][code] for code in LINEAR} == of_objects(report)

    def test_no_number_is_a_blank_in_sql(self) -> None:
        """In a table whose figures are floating-point numbers too."""
        counts = [key for key, kind in frames.CELL_COLUMNS.items() if kind == "count"]
        connection = duckdb.connect()
        floats = FRAME.with_columns(pl.col(counts).cast(pl.Float64).fill_null(float("nan")))
        connection.register("reports", floats.to_arrow())
        found = connection.sql(frames.checks_as_sql("duckdb")).pl()
        for row, report in zip(found.iter_rows(named=True), MADE, strict=True):
            assert {code: row[code] for code in LINEAR} == of_objects(report)

    @pytest.mark.parametrize("engine", ENGINES)
    def test_narrow_figures(self, engine: str) -> None:
        """Cells of 32 bits come to the same, also where their sums leave 32 bits, with blanks and without."""
        counts = [key for key, kind in frames.CELL_COLUMNS.items() if kind == "count"]
        large = [
            cells.replace(one, {f"requests.received.{column}": figure for column, figure in figures.items()})
            for one in MADE[:3]
            for figures in (
                {"natural_person": 2**31 - 1, "enterprise": 2**31 - 1, "total": 2**31 - 1},
                {"natural_person": 2**31 - 1, "enterprise": None, "total": 7},
                {"natural_person": 2**31 - 1, "enterprise": 2**31 - 1, "public_welfare": None, "total": 2**31 - 2},
            )
        ]
        narrow = frames.wide([*MADE, *large]).with_columns(pl.col(counts).cast(pl.Int32))
        found = rows_of(frames.outcomes(ENGINES[engine](narrow)))
        by_id = {row["report_id"]: row for row in found}
        for name, report in zip(narrow["report_id"], [*MADE, *large], strict=True):
            assert {code: by_id[name][code] for code in LINEAR} == of_objects(report)
        sums = {row["left"] for row in rows_of(frames.findings(ENGINES[engine](narrow), rules=["SUM301"]))}
        rights = {row["right"] for row in rows_of(frames.findings(ENGINES[engine](narrow), rules=["SUM301"]))}
        assert {2**31 - 1, 2**31 - 2, 7} <= sums
        assert max(rights) > 2**32 - 3

    def test_rules_once(self) -> None:
        """Rules may come from a generator."""
        frames.findings(FRAME, rules=(code for code in ["SUM"]))
        assert "SUM301_failed" in frames.failures(FRAME, rules=(code for code in ["SUM"])).columns
        assert "SUM301+SUM302" in frames.together(FRAME, rules=(code for code in ["SUM"])).columns

    def test_unknown(self) -> None:
        """A rule or dialect that there is not is refused."""
        with pytest.raises(UnknownRuleError):
            frames.outcomes(frames.wide([]), rules=["CEL101"])
        with pytest.raises(UnknownNameError):
            frames.checks_as_sql("cobol")

    @pytest.mark.parametrize("dialect", frames.DIALECTS)
    def test_dialects(self, dialect: str) -> None:
        """Every dialect has a column for each rule."""
        text = frames.checks_as_sql(dialect)
        assert all(code in text for code in LINEAR)


class TestNamesInDatabases:
    """A column has its own name wherever the database takes it, and in no database do two have the same."""

    @pytest.mark.parametrize("dialect", frames.DIALECTS)
    def test_one_name_a_column(self, dialect: str) -> None:
        """PostgreSQL cuts names of more than 63 bytes, which are characters here; BigQuery takes no dots."""
        columns = (*frames.FACT_COLUMNS, *frames.CELL_COLUMNS)
        names = [frames.column_name(column, dialect) for column in columns]
        assert len(set(names)) == len(columns)
        assert all(name.isascii() and (dialect != "postgres" or len(name) <= 63) for name in names)
        assert (names == list(columns)) == (dialect not in ("postgres", "mysql", "bigquery"))
        created = frames.table_as_sql(dialect)
        assert all(name in created for name in names)

    def test_created_and_asked(self) -> None:
        """The table that is created takes the rows of a wide frame, and the query its columns."""
        connection = duckdb.connect()
        connection.execute(frames.table_as_sql("duckdb", table="made"))
        connection.register("frame", FRAME.to_arrow())
        connection.execute("INSERT INTO made SELECT * FROM frame")
        found = connection.sql(frames.checks_as_sql("duckdb", table="made", rules=["SUM"])).pl()
        assert found.columns == ["report_id", *(code for code in LINEAR if code.startswith("SUM"))]
        assert found.height == len(MADE)


class TestCounts:
    """Failures by group, and which rules fail together."""

    def test_matrix(self) -> None:
        """The counts of the groups add up to those of the reports."""
        matrix = frames.failures(FRAME, by=["year"])
        assert matrix["reports"].sum() == len(MADE)
        ends = [of_objects(report) for report in MADE]
        for code in LINEAR:
            for ending in ("failed", "undetermined"):
                assert matrix[f"{code}_{ending}"].sum() == sum(one[code] == ending for one in ends)

    def test_together(self) -> None:
        """A pair counts the reports in which both failed."""
        (row,) = rows_of(frames.together(FRAME, rules=["SUM", "BAL"]))
        ends = [of_objects(report) for report in MADE]
        for pair, count in row.items():
            a, b = pair.split("+")
            assert count == sum(one[a] == one[b] == "failed" for one in ends)


_SCOPES: tuple[tuple[Scope | None, list[Report]], ...] = ((None, MADE[:30]), ("whole_area", MADE[30:40]))
YEARS = [
    attrs.evolve(one, year=2019 + at % 5, organ=Organ(name=f"青石县第{at // 5}局"), scope=scope)
    for scope, few in _SCOPES
    for at, one in enumerate(few)
]
TWICE = attrs.evolve(YEARS[1], title="更正")
YEARS_FRAME = frames.wide([*YEARS, TWICE])
YEARS.append(TWICE)


def _ratios() -> dict[str, Mapping[str, float | None]]:
    """Return the indicators of each report by its id, last year's where exactly one report is of it."""
    found = {}
    for name, report in zip(YEARS_FRAME["report_id"], YEARS, strict=True):
        before = [
            one for one in YEARS if (one.organ, one.scope, one.year) == (report.organ, report.scope, report.year - 1)
        ]
        found[name] = frames.indicators_of(report, before[0] if len(before) == 1 else None)
    return found


RATIOS = _ratios()


def _same_ratios(row: Mapping[str, Any], expected: Mapping[str, float | None]) -> None:
    for key, ratio in expected.items():
        blank = pandas.isna(row[key])
        assert blank if ratio is None else row[key] == pytest.approx(ratio)


class TestIndicators:
    """Ratios by one declaration for a report, a frame and SQL."""

    @pytest.mark.parametrize("engine", ENGINES)
    def test_same_everywhere(self, engine: str) -> None:
        """Undefined where a cell is blank or the whole is 0; else part by whole, and last year's."""
        found = {row["report_id"]: row for row in rows_of(frames.indicators(ENGINES[engine](YEARS_FRAME)))}
        for name, expected in RATIOS.items():
            _same_ratios(found[name], expected)

    def test_in_sql(self) -> None:
        """The query gives the same."""
        connection = duckdb.connect()
        connection.register("reports", YEARS_FRAME.to_arrow())
        found = {
            row["report_id"]: row for row in connection.sql(frames.indicators_as_sql("duckdb")).pl().rows(named=True)
        }
        assert len(found) == len(YEARS)
        for name, expected in RATIOS.items():
            _same_ratios(found[name], expected)

    @pytest.mark.parametrize("engine", ["polars", "polars, lazy", "pandas", "pyarrow"])
    def test_order(self, engine: str) -> None:
        """Rows keep their order."""
        found = rows_of(frames.indicators(ENGINES[engine](YEARS_FRAME)))
        assert [row["report_id"] for row in found] == YEARS_FRAME["report_id"].to_list()

    def test_without_organs(self) -> None:
        """A frame that does not say whose the rows are has no last year."""
        found = frames.indicators(YEARS_FRAME.drop("organ"))
        assert "share_granted" in found.columns
        assert "share_granted_last_year" not in found.columns

    def test_declared_in_both_languages(self) -> None:
        """Each has names and a definition in both languages and cells that there are."""
        assert len({one.key for one in frames.INDICATORS}) == len(frames.INDICATORS)
        for one in frames.INDICATORS:
            assert one.name.zh
            assert one.about.en.endswith(".")
            assert {*one.part, *one.whole} <= frames.CELL_COLUMNS.keys()
