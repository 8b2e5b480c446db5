"""A function that is given something of a wrong type says so, with its argument, as a TypeError."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

import polars as pl
import pytest

import gov_disclosure as gd
from gov_disclosure import forms, frames
from gov_disclosure.comparison import panels, read_roster, rollup, rollup_tree, series
from gov_disclosure.errors import FieldValueError, GovDisclosureError, WrongTypeError
from written_reports import sample

ANY: Any = gd  # calls that a type checker would refuse
REPORT = sample()
WIDE = frames.wide([REPORT])

# A name to the call, the argument that is wrong, and the type it was given.
CALLS: MappingProxyType[str, tuple[Callable[[], object], str, str]] = MappingProxyType(
    {
        "read int": (lambda: ANY.read(123), "file", "int"),
        "read None": (lambda: ANY.read(None), "file", "NoneType"),
        "read text file": (lambda: ANY.read(StringIO("年度报告")), "file", "StringIO"),
        "loads": (lambda: ANY.loads(3), "data", "int"),
        "load": (lambda: ANY.load(3), "source", "int"),
        "dumps": (lambda: ANY.dumps("x"), "report", "str"),
        "dump report": (lambda: ANY.dump("x", "never-written.json"), "report", "str"),
        "dump target": (lambda: ANY.dump(REPORT, 3), "target", "int"),
        "unstructure": (lambda: ANY.unstructure({}), "report", "dict"),
        "check": (lambda: ANY.check("x"), "report", "str"),
        "check previous": (lambda: ANY.check(REPORT, previous="x"), "previous", "str"),
        "check children": (lambda: ANY.check(REPORT, children=["x"]), "children", "str"),
        "check select": (lambda: ANY.check(REPORT, select="SUM"), "select", "str"),
        "render": (lambda: ANY.render(None, "html"), "report", "NoneType"),
        "render json": (lambda: ANY.render(None, "json"), "report", "NoneType"),
        "for_year str": (lambda: forms.for_year("2022"), "year", "str"),  # type: ignore[arg-type]
        "for_year float": (lambda: forms.for_year(2022.0), "year", "float"),  # type: ignore[arg-type]
        "rollup parent": (lambda: rollup("x", []), "parent", "str"),  # type: ignore[arg-type]
        "rollup child": (lambda: rollup(REPORT, ["x"]), "children", "str"),  # type: ignore[list-item]
        "rollup_tree": (lambda: rollup_tree(3), "filed", "int"),  # type: ignore[arg-type]
        "rollup_tree report": (lambda: rollup_tree([REPORT]), "filed", "Report"),  # type: ignore[list-item]
        "rollup_tree roster": (lambda: rollup_tree([], ["x"]), "roster", "str"),  # type: ignore[list-item]
        "panels": (lambda: panels(3), "filed", "int"),  # type: ignore[arg-type]
        "panels report": (lambda: panels(REPORT), "filed", "Report"),  # type: ignore[arg-type]
        "read_roster": (lambda: read_roster("name"), "data", "str"),  # type: ignore[arg-type]
        "outcomes": (lambda: frames.outcomes({"form": ["2021"]}), "frame", "dict"),
        "outcomes rules": (lambda: frames.outcomes(WIDE, rules="SUM"), "rules", "str"),
        "outcomes codes": (lambda: frames.outcomes(WIDE, rules=[3]), "rules", "int"),  # type: ignore[list-item]
        "findings": (lambda: frames.findings(None), "frame", "NoneType"),
        "failures": (lambda: frames.failures([REPORT]), "frame", "list"),
        "together": (lambda: frames.together(3), "frame", "int"),
        "indicators": (lambda: frames.indicators("x"), "frame", "str"),
        "indicators_of": (lambda: frames.indicators_of({}), "report", "dict"),  # type: ignore[arg-type]
        "indicators_of previous": (
            lambda: frames.indicators_of(REPORT, 2021),  # type: ignore[arg-type]
            "previous",
            "int",
        ),
        "to_edition": (lambda: frames.to_edition(None, "2021"), "frame", "NoneType"),
        "lost": (lambda: frames.lost(None, "2021"), "frame", "NoneType"),
        "reports": (lambda: next(frames.reports(3)), "frame", "int"),
        "wide": (lambda: frames.wide(REPORT), "reports", "Report"),  # type: ignore[arg-type]
        "wide report": (lambda: frames.wide([3]), "reports", "int"),  # type: ignore[list-item]
        "wide hashes": (lambda: frames.wide([REPORT], source_sha256="ab"), "source_sha256", "str"),
        "wide hash": (lambda: frames.wide([REPORT], source_sha256=[3]), "source_sha256", "int"),  # type: ignore[list-item]
        "long": (lambda: frames.long([3]), "reports", "int"),  # type: ignore[list-item]
        "write_csv": (lambda: frames.write_csv("never-written.json", REPORT), "reports", "Report"),  # type: ignore[arg-type]
        "write_csv path": (lambda: ANY.frames.write_csv(None, [REPORT]), "path", "NoneType"),
        "write_parquet": (lambda: ANY.frames.write_parquet("never-written.json", [3]), "reports", "int"),
        "write_ipc": (lambda: ANY.frames.write_ipc("never-written.json", [3]), "reports", "int"),
        "write_ndjson": (lambda: ANY.frames.write_ndjson("never-written.json", [3]), "reports", "int"),
        "write_ndjson reports": (lambda: ANY.frames.write_ndjson("never-written.json", REPORT), "reports", "Report"),
        "read_csv": (lambda: next(ANY.frames.read_csv(3)), "path", "int"),
        "read_parquet": (lambda: next(ANY.frames.read_parquet(None)), "path", "NoneType"),
        "read_ipc": (lambda: next(ANY.frames.read_ipc(3)), "path", "int"),
        "read_ndjson": (lambda: next(ANY.frames.read_ndjson(None)), "path", "NoneType"),
        "wide_ndjson": (lambda: ANY.frames.wide_ndjson(None), "path", "NoneType"),
        "parquet_pieces": (lambda: next(ANY.frames.parquet_pieces(None)), "path", "NoneType"),
        "ndjson_to_parquet": (lambda: ANY.frames.ndjson_to_parquet(None, "never-written.json"), "source", "NoneType"),
        "read_documents": (lambda: next(ANY.frames.read_documents([3])), "documents", "int"),
        "series": (lambda: series(["x"]), "reports", "str"),  # type: ignore[list-item]
    }
)


@pytest.mark.parametrize("name", CALLS)
def test_wrong_type(name: str) -> None:
    """The error is one of ours and a TypeError, and names the argument and what was given."""
    call, argument, found = CALLS[name]
    with pytest.raises(WrongTypeError) as caught:
        call()
    assert isinstance(caught.value, TypeError)
    assert isinstance(caught.value, GovDisclosureError)
    assert (caught.value.argument, caught.value.found) == (argument, found)
    assert not Path("never-written.json").exists()


def test_wrong_reading_of_blanks() -> None:
    """A reading of blanks that there is not is refused instead of being taken for the usual one."""
    with pytest.raises(FieldValueError, match="zeros"):
        ANY.check(REPORT, blank="zeros")


def test_wrong_reading_of_blanks_of_frames() -> None:
    """Functions of frames and SQL refuse it too, in words, instead of with an error of the engine."""
    calls: tuple[Callable[[], object], ...] = (
        lambda: ANY.frames.outcomes(WIDE, blank="zeros"),
        lambda: ANY.frames.findings(WIDE, blank="zeros"),
        lambda: ANY.frames.checks_as_sql("duckdb", blank="zeros"),
        lambda: next(ANY.frames.read_documents([], blank="zeros")),
    )
    for call in calls:
        with pytest.raises(FieldValueError, match="zeros"):
            call()


@pytest.mark.parametrize("given", [[], ["a" * 64, "b" * 64]])
def test_hashes_are_one_a_report(given: list[str]) -> None:
    """Hashes that are too few drop no report without a word, and those that are too many are not passed over."""
    with pytest.raises(FieldValueError, match="one for each report"):
        frames.wide([REPORT], source_sha256=given)


def test_frame_that_is_no_wide_one() -> None:
    """A frame without the columns that say what a row is is told with what it lacks and what it has."""
    other = pl.DataFrame({"a": [1]})
    calls: tuple[Callable[[], object], ...] = (
        lambda: frames.outcomes(other),
        lambda: frames.findings(other),
        lambda: frames.failures(other),
        lambda: frames.together(other),
        lambda: frames.to_edition(other, "2021"),
        lambda: frames.lost(other, "2021"),
        lambda: list(frames.reports(other)),
        lambda: frames.indicators(other),
    )
    for call in calls:
        with pytest.raises(frames.MissingColumnsError, match=r"frames\.wide") as caught:
            call()
        assert caught.value.found == ("a",)
        assert "现有：'a'" in caught.value.message("zh")


def test_roll_up_of_reports_that_come_one_by_one() -> None:
    """Children given as a generator are counted, not gone through before."""
    assert rollup(REPORT, iter([REPORT])) == rollup(REPORT, [REPORT])  # type: ignore[arg-type]


def test_messages() -> None:
    """Both languages name what may be given."""
    error = WrongTypeError("file", ("str", "bytes"), "int")
    assert error.message("zh") == "file 应为 str 或 bytes，不能是 int。"
    assert error.message("en") == "file must be str or bytes, not int."
