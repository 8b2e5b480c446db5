"""
Reports on a real local Spark: documents read in parallel, and the checks on columns on its frames and in its SQL.

Run with ``pytest -m spark``. Without Java these tests are skipped, unless
``GOV_DISCLOSURE_SPARK=1`` says that there must be one: then they fail.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framed_reports import FRAME, MADE, rows_of
from gov_disclosure import check, frames, load, read, spark
from gov_disclosure.errors import WrongTypeError
from gov_disclosure.rules import rules as registered
from gov_disclosure.writing import render
from pages import DOCS, blocks

pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
]

LINEAR = [rule.code for rule in registered() if rule.relations is not None]
STYLES = ("html", "docx", "xlsx", "txt", "json")


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """A Spark on this machine with two workers."""
    if os.environ.get("GOV_DISCLOSURE_SPARK") != "1":
        pytest.skip("GOV_DISCLOSURE_SPARK=1 is not set")
    if shutil.which("java") is None:
        pytest.fail("GOV_DISCLOSURE_SPARK=1, but there is no Java")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    started = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    started.sparkContext.setLogLevel("ERROR")
    yield started
    started.stop()


@pytest.fixture(scope="module")
def framed(session: Any) -> Any:
    """The made reports as a frame of Spark."""
    return session.createDataFrame(FRAME.to_arrow()).coalesce(2)


def of_objects(blank: Any = "unknown") -> list[dict[str, str]]:
    """Return how the rules end on the reports themselves."""
    return [
        {code: outcome.value for code, outcome in check(report, select=LINEAR, blank=blank).outcomes.items()}
        for report in MADE
    ]


def endings(rows: Any) -> list[dict[str, str]]:
    """Return the endings of rows, in the order of the made reports."""
    by_id = {row["report_id"]: row for row in rows}
    return [{code: by_id[name][code] for code in LINEAR} for name in FRAME["report_id"]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of both editions in several formats, in folders, and files that are none."""
    root = tmp_path_factory.mktemp("documents")
    (root / "2022").mkdir()
    for number, report in enumerate(MADE[:10]):
        style = STYLES[number % len(STYLES)]
        (root / "2022" / f"report{number}.{style}").write_bytes(render(report, style))
    (root / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    (root / "another.txt").write_text("今日无事。")
    return root


class TestDocuments:
    """Documents of all formats in a folder."""

    def test_same_as_read(self, session: Any, folder: Path) -> None:
        """Each document is a row with what `read` and `check` find; what cannot be read is a row with its error."""
        rows = {Path(row["path"]).name: row for row in spark.read_reports(session, str(folder)).collect()}
        assert len(rows) == 12
        for path in (folder / "2022").iterdir():
            row = rows[path.name]
            if path.suffix == ".json":
                assert row["organ"] == load(path).organ.name
                continue
            found = read(path)
            assert (row["error_kind"], row["organ"], row["year"]) == (None, found.report.organ.name, found.report.year)
            assert {one["id"] for one in json.loads(row["findings"])} == {one.id for one in check(found).findings}
            (wide,) = frames.wide([found.report]).select(list(frames.CELL_COLUMNS)).to_dicts()
            assert {key: row[key] for key in wide} == wide
        assert {rows[name]["error_kind"] for name in ("broken.pdf", "another.txt")} == {"UnreadableError"}

    def test_some_files(self, session: Any, folder: Path) -> None:
        """A pattern says which files are meant; several folders may be given."""
        found = spark.read_reports(session, [str(folder / "2022")], glob="*.{html,docx}")
        assert found.columns == list(frames.DOCUMENT_COLUMNS)
        assert found.count() == 4

    def test_too_large(self, session: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The content of a file over the limit is not loaded."""
        from gov_disclosure.document import Limits

        monkeypatch.setattr(spark, "DEFAULT_LIMITS", Limits(file_bytes=8))
        kinds = {row["error_kind"] for row in spark.read_reports(session, str(folder), glob="*.html").collect()}
        assert kinds == {"LimitError"}

    def test_checks_on_what_was_read(self, session: Any, folder: Path) -> None:
        """The frame goes into the checks on columns as it is."""
        found = spark.read_reports(session, str(folder / "2022"))
        ends = {row["report_id"]: row["SUM301"] for row in frames.outcomes(found, rules=["SUM301"]).collect()}
        assert set(ends.values()) <= {"passed", "failed", "undetermined", "not_applicable"}
        assert None not in ends


def test_documented(session: Any, folder: Path, tmp_path: Path) -> None:
    """The blocks of the how-to page run, with folders of this machine for those of a cluster."""
    page = (DOCS / "how-to" / "on-a-cluster.md").read_text("utf-8")
    code = [body for kind, body in blocks(page) if kind == "py" and "dask" not in body]
    assert len(code) == 2
    names: dict[str, Any] = {"session": session}
    for body in code:
        placed = body.replace("s3a://reports/2024", str(folder)).replace("s3a://read/2024", str(tmp_path / "read"))
        exec(placed, names)
    assert names["read"].count() == 7  # six reports and a broken PDF


def _quoted(name: str) -> str:
    return f"`{name}`"  # a dot would be a field of a struct


class TestColumns:
    """The checks on columns of a frame of Spark come to what checks on reports come to."""

    @pytest.mark.parametrize("blank", ["unknown", "zero"])
    def test_outcomes(self, framed: Any, blank: Any) -> None:
        """Cell for cell; the frame stays Spark's."""
        found = frames.outcomes(framed, blank=blank)
        assert type(found).__module__.startswith("pyspark")
        assert endings(rows_of(found)) == of_objects(blank)

    def test_findings_and_indicators(self, framed: Any) -> None:
        """As in Polars."""
        columns = ["report_id", "rule", "relation", "left", "right"]
        as_rows = [tuple(row[name] for name in columns) for row in rows_of(frames.findings(framed))]
        assert sorted(as_rows) == sorted(frames.findings(FRAME).select(columns).rows())
        some = [name for name in FRAME.columns if ".denied." not in name and not name.startswith("disputes.")]
        few = [
            tuple(row[name] for name in columns) for row in rows_of(frames.findings(framed.select(*map(_quoted, some))))
        ]
        assert sorted(few) == sorted(frames.findings(FRAME.select(some)).select(columns).rows())
        ratios = {row["report_id"]: row["share_granted"] for row in rows_of(frames.indicators(framed))}
        expected = dict(frames.indicators(FRAME).select("report_id", "share_granted").rows())
        assert ratios == pytest.approx(expected)

    def test_no_findings_without_cells(self, framed: Any) -> None:
        """Where no relation has a cell in the frame there are no findings; frame and columns stay."""
        found = frames.findings(framed.select("report_id", "year", "organ", "level", "form"))
        assert type(found).__module__.startswith("pyspark")
        assert found.columns == frames.findings(FRAME).columns
        assert rows_of(found) == []

    @pytest.mark.parametrize("blank", ["unknown", "zero"])
    def test_sql(self, session: Any, framed: Any, blank: Any) -> None:
        """The query in Spark's SQL gives the same."""
        framed.createOrReplaceTempView("reports")
        found = session.sql(frames.checks_as_sql("spark", blank=blank)).collect()
        assert endings([row.asDict() for row in found]) == of_objects(blank)


def test_wrong_arguments(session: Any) -> None:
    """What is no session, and paths that are none, are told in our own words before a job is planned."""
    with pytest.raises(WrongTypeError, match="spark"):
        spark.read_reports(None, "x")  # type: ignore[arg-type]
    with pytest.raises(WrongTypeError, match="paths"):
        spark.read_reports(session, 3)  # type: ignore[arg-type]
