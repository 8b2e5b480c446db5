"""Published documents as rows: what was read, what was found, and what could not be read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import version

import attrs
import pyarrow  # type: ignore[import-untyped]
import pytest

from framed_reports import MADE
from gov_disclosure import check, frames, read, reading, rules, samples
from gov_disclosure.codec import dumps
from gov_disclosure.errors import LimitError
from gov_disclosure.frames import documents
from gov_disclosure.reading import Reading
from gov_disclosure.rules import Context, Verdict
from gov_disclosure.writing import render

SAMPLE = samples.path().read_bytes()


def rows_of(*given: tuple[str, bytes]) -> list[dict[str, object]]:
    """Return the rows of documents."""
    return [row for batch in frames.read_documents(given) for row in batch.to_pylist()]


def test_documents_of_several_formats() -> None:
    """Each is a row with the report that `read` finds, in the columns of `wide`, and the findings of `check`."""
    report = MADE[4]
    given = [(f"one.{style}", render(report, style)) for style in ("html", "docx", "xlsx")]
    for row, (path, data) in zip(rows_of(*given), given, strict=True):
        found = read(data, source=path)
        (wide,) = frames.wide([found.report]).to_dicts()
        assert {key: row[key] for key in wide if key != "source_sha256"} == {
            key: value for key, value in wide.items() if key != "source_sha256"
        }
        assert (row["path"], row["error_kind"]) == (path, None)
        told = {one["id"] for one in json.loads(str(row["findings"]))}
        assert told == {one.id for one in check(found).findings}
        assert row["ok"] == check(found).ok


def test_report_documents_in_json() -> None:
    """A report document is read as it is."""
    (row,) = rows_of(("a.json", dumps(MADE[0])))
    assert row["organ"] == MADE[0].organ.name
    assert {one["id"] for one in json.loads(str(row["findings"]))} == {one.id for one in check(MADE[0]).findings}


def test_leftovers() -> None:
    """What is in no cell is in its column."""
    (row,) = rows_of(("a.txt", SAMPLE.replace(b"90025", "90025乙7".encode(), 1)))
    assert row["error_kind"] is None
    found = read(SAMPLE.replace(b"90025", "90025乙7".encode(), 1))
    assert [one["text"] for one in json.loads(str(row["leftovers"]))] == [one.text for one in found.leftovers]


def test_notes() -> None:
    """What the reader noted of the printed form is in its column; of a report document in JSON it is not known."""
    data = SAMPLE.replace("收到行政许可".encode(), b"").replace("自然人".encode(), "自然入".encode())
    notes = read(data).notes
    assert notes
    document, piped = rows_of(("a.txt", data), ("a.json", dumps(MADE[0])))
    told = json.loads(str(document["notes"]))
    assert [(one["kind"], tuple(one["cells"]), one["official"], one["printed"]) for one in told] == [
        (one.kind.value, one.cells, one.official, one.printed) for one in notes
    ]
    assert [one["place"] is None for one in told] == [one.place is None for one in notes]
    assert piped["notes"] is None


def test_what_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a row with its error in both languages, and stops none of the others."""
    seen: list[object] = []

    def failing(data: bytes, *, source: str) -> Reading:
        seen.append(source)
        if source == "broken.txt":
            raise ZeroDivisionError
        return read(data, source=source)

    monkeypatch.setattr(reading, "read", failing)
    found = rows_of(("empty.txt", b""), ("broken.txt", SAMPLE), ("bad.json", b'{"schema": "1"'), ("good.txt", SAMPLE))
    assert [row["error_kind"] for row in found] == ["UnreadableError", "UnexpectedError", "DocumentError", None]
    assert "ZeroDivisionError" in str(found[1]["error_en"])
    assert [row["source_sha256"] for row in found] == [
        hashlib.sha256(data).hexdigest() for data in (b"", SAMPLE, b'{"schema": "1"', SAMPLE)
    ]
    assert {row["library"] for row in found} == {version("gov-disclosure")}
    assert all(row["error_zh"] and row["ok"] is None and row["year"] is None for row in found[:3])


def crashing(_: Context) -> Iterator[Verdict]:
    """A rule with a fault."""
    raise ZeroDivisionError


def test_rules_that_crash_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that fails to run is told in a column of its own, not as a fault of the report."""
    outside = attrs.evolve(rules.find_rule("LAW104"), code="XYZ101", relations=None, check=crashing)
    monkeypatch.setattr(documents, "check", lambda report, **given: check(report, **given, extra_rules=[outside]))
    (row,) = rows_of(("a.txt", SAMPLE))
    assert [one["rule"] for one in json.loads(str(row["crashes"]))] == ["XYZ101"]


def test_an_error_in_place_of_the_bytes() -> None:
    """Whoever opens the files may say why one could not be."""
    (batch,) = frames.read_documents([("a.pdf", LimitError("file_bytes", 10, 20, "a.pdf"))])
    (row,) = batch.to_pylist()
    assert (row["path"], row["error_kind"]) == ("a.pdf", "LimitError")


def test_batches() -> None:
    """Rows come in batches of one schema, read no further ahead than one batch."""
    taken: list[int] = []

    def given() -> object:
        for number in range(250):
            taken.append(number)
            yield f"{number}.txt", b""

    batches = frames.read_documents(given())  # type: ignore[arg-type]
    first = next(batches)
    assert (first.num_rows, len(taken)) == (100, 100)
    rest = list(batches)
    assert sum(one.num_rows for one in rest) == 150
    assert {one.schema for one in (first, *rest)} == {frames.documents_schema()}
    assert pyarrow.Table.from_batches([first, *rest]).num_columns == len(frames.DOCUMENT_COLUMNS)
