"""``rules.json`` run by an evaluator that shares no code with the library gives the library's verdicts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from disturbed_reports import disturbed_reports
from gov_disclosure import cells, forms, results, rules
from gov_disclosure.codec import unstructure
from gov_disclosure.model import Organ, Report
from profiles import at_least

DATA = json.loads((Path(__file__).parents[2] / "schemas" / "rules.json").read_text(encoding="utf-8"))
SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "rules-1.schema.json").read_text(encoding="utf-8"))
ORDER = ("not_applicable", "passed", "undetermined", "failed")


# The evaluator: plain dicts and arithmetic only.


def resolve(document: Any, pointer: str) -> tuple[bool, Any]:
    """Return whether the row of a cell is there, and the cell's figure."""
    *path, last = pointer.strip("/").split("/")
    for part in path:
        document = document.get(part) if isinstance(document, dict) else None
    return isinstance(document, dict), document.get(last) if isinstance(document, dict) else None


def evaluate(relation: dict[str, Any], document: Any) -> str:
    """Judge one relation by the interval that left minus right can take."""
    there, blank = True, 0
    low: float = 0
    high: float = 0
    pointers = relation["left"] + relation["right"]
    for pointer in pointers:
        found, figure = resolve(document, pointer)
        there = there and found
        sign = 1 if pointer in relation["left"] else -1
        if figure is None:
            blank += 1
            ends = [float("-inf"), float("inf")] if pointer in relation["signed"] else [0, sign * float("inf")]
            low, high = low + min(ends), high + max(ends)
        else:
            low, high = low + sign * figure, high + sign * figure
    if not there or (relation["sign"] == "<=" and blank == len(pointers)):
        return "not_applicable"
    if relation["sign"] == "<=":
        return "passed" if high <= 0 else "failed" if low > 0 else "undetermined"
    return "passed" if low == high == 0 else "failed" if low > 0 or high < 0 else "undetermined"


def verdicts(document: Any) -> dict[str, str]:
    """Return how each rule ends: as its gravest relation does."""
    return {
        rule["code"]: max((evaluate(relation, document) for relation in rule["relations"]), key=ORDER.index)
        for rule in DATA["rules"]
    }


def library(report: Report) -> dict[str, str]:
    """Return how the library's rules end, those of which only empty hints were there as not applicable."""
    codes = [rule["code"] for rule in DATA["rules"]]
    return {code: outcome.value for code, outcome in rules.check(report, select=codes).outcomes.items()}


@given(report=disturbed_reports())
@at_least(100)
def test_same_verdicts(report: Report) -> None:
    """Disturbed and blanked reports of both editions: the same ending for every rule."""
    document = json.loads(json.dumps(unstructure(report), default=float))

    assert library(report) == verdicts(document)


@pytest.mark.parametrize(
    "blocks", [{"otherwise_handled": "2019"}, {"documents": "2019"}, {"procuring": "2019"}, {"charging": "2019"}]
)
def test_same_verdicts_on_mixed_forms(blocks: dict[str, str]) -> None:
    """A relation applies by the rows that are there, not by the edition."""
    form = forms.mixed("2021", blocks)
    for figure in (0, 1):
        disclosure, requests, disputes = cells.build_tables(
            form, {key: figure for key, cell in form.cells.items() if cell.kind == "count"}
        )
        report = Report(
            form="2021",
            year=2022,
            organ=Organ(name="青石县财政局"),
            proactive_disclosure=disclosure,
            requests=requests,
            disputes=disputes,
        )

        assert library(report) == verdicts(json.loads(json.dumps(unstructure(report), default=float)))


def test_every_linear_rule_is_exported() -> None:
    """No rule marked linear is left out, and every identity of both editions is in."""
    exported = {rule["code"] for rule in DATA["rules"]}
    assert exported == {rule.code for rule in rules.rules() if rule.linear}
    ids = {relation["id"] for rule in DATA["rules"] for relation in rule["relations"]}
    assert {i.id for edition in forms.EDITIONS for i in forms.for_edition(edition).identities} <= ids


def test_the_published_file_is_current_and_valid() -> None:
    """The file is what the library exports, and its schema accepts it."""
    assert results.rules_as_data() == DATA
    assert results.rules_schema() == SCHEMA
    jsonschema.validate(DATA, SCHEMA)
