"""What was released stays: a later change is named by what it would break, and older documents are read."""

from __future__ import annotations

import copy
import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from gov_disclosure import codec, results
from promises import broken_cells, broken_rules, broken_schema

SCHEMAS = Path(__file__).parents[2] / "schemas"
RELEASED: dict[str, str] = json.loads((SCHEMAS / "released.json").read_text("utf-8"))


def published(name: str) -> dict[str, Any]:
    """Return a file of the schemas as it is published."""
    found: dict[str, Any] = json.loads((SCHEMAS / name).read_text("utf-8"))
    return found


def test_what_is_released() -> None:
    """The report document and the rules as data are, with documents to try them with; the documents of runs are not."""
    names = {Path(path).name for path in RELEASED if "conformance" not in path}
    assert names == {
        "cells-1.json", "cells-1.schema.json", "report-1.schema.json", "rules-1.schema.json", "rules.json",
    }  # fmt: skip


@pytest.mark.parametrize("path", RELEASED)
def test_released_files_are_as_released(path: str) -> None:
    """Each file that was released has the bytes that were released; a change of it is a new version in a new file."""
    assert hashlib.sha256((SCHEMAS.parent / path).read_bytes()).hexdigest() == RELEASED[path]


@pytest.mark.parametrize("path", [path for path in RELEASED if "conformance" in path])
def test_older_documents_are_read(path: str) -> None:
    """Every document that was released with a version of the format is read, whatever the format is now."""
    report = codec.load(SCHEMAS.parent / path)
    assert codec.loads(codec.dumps(report)) == report


def test_nothing_is_broken() -> None:
    """The library makes no other schema, cells and rules than those released, as far as anyone relies on them."""
    assert [*broken_schema(published("report-1.schema.json"), codec.report_schema())] == []
    assert [*broken_cells(published("cells-1.json"), codec.report_cells())] == []
    assert [*broken_rules(published("rules.json"), results.rules_as_data())] == []


def test_what_a_change_of_the_schema_would_break() -> None:
    """A key that goes, comes, becomes required or takes other values is named with its class."""
    old, new = codec.report_schema(), codec.report_schema()
    del new["properties"]["title"]
    new["properties"]["remark"] = {"type": "string"}
    new["$defs"]["Organ"]["required"].append("level")
    new["$defs"]["ApplicantCounts"]["properties"]["total"]["maximum"] = 10
    del new["$defs"]["Period"]
    new["$defs"]["Section"]["description"] = "words only"
    assert sorted(broken_schema(old, new)) == [
        "ApplicantCounts.total takes other values",
        "Organ.level has become required",
        "Report.remark is new: programs of the released schema refuse it",
        "Report.title is gone",
        "class Period is gone",
    ]


def test_what_a_change_of_cells_and_rules_would_break() -> None:
    """A cell key or a rule code that goes, and a rule that judges otherwise, is named."""
    cells = codec.report_cells()
    del cells["cells"]["requests.received.total"]
    cells["cells"]["requests.received.enterprise"]["kind"] = "amount"
    assert [*broken_cells(codec.report_cells(), cells)] == [
        "cell requests.received.enterprise means something else",
        "cell requests.received.total is gone",
    ]
    old = results.rules_as_data()
    new = copy.deepcopy(old)
    new["rules"][0]["severity"] = "info"
    new["rules"][1]["relations"][0]["sign"] = "=="
    gone = new["rules"].pop()["code"]
    assert [*broken_rules(old, new)] == [
        f"rule {old['rules'][0]['code']} is info, was {old['rules'][0]['severity']}",
        f"rule {old['rules'][1]['code']}: relation {old['rules'][1]['relations'][0]['id']} is gone or judges otherwise",
        f"rule {gone} is gone",
    ]


def test_the_files_are_in_the_package() -> None:
    """Installed programs find the schemas beside the package, the same bytes as published."""
    for path in RELEASED:
        assert files("gov_disclosure").joinpath(path).read_bytes() == (SCHEMAS.parent / path).read_bytes()
