"""The conformance suite says what the library says, and covers what the schemas' README lists."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from gov_disclosure import codec, results, rules
from gov_disclosure.cells import pointer

SCHEMAS = Path(__file__).parents[2] / "schemas"
FOLDER = SCHEMAS / "conformance"
MANIFEST: dict[str, Any] = json.loads((FOLDER / "manifest.json").read_text("utf-8"))


@pytest.mark.parametrize("entry", MANIFEST["documents"], ids=lambda entry: entry["file"])
def test_documents(entry: dict[str, Any]) -> None:
    """`loads` reads the right ones and refuses the others, where the manifest says."""
    data = (FOLDER / entry["file"]).read_bytes()
    try:
        codec.loads(data)
    except codec.DocumentError as error:
        found = {fault.path for fault in error.faults}
    else:
        found = set()
    assert found == {*entry["faults"]}
    assert entry["valid"] is not bool(found)


@pytest.mark.parametrize("entry", MANIFEST["findings"], ids=lambda entry: entry["file"])
def test_findings(entry: dict[str, Any]) -> None:
    """`check` finds in each report what the manifest says, no more and no less."""
    report = codec.load(FOLDER / entry["file"])
    result = rules.check(report, select=list(entry["outcomes"]))
    found = {(one.rule, one.message("zh"), *sorted(map(pointer, one.cells))) for one in result.findings}
    assert found == {(one["rule"], one["message"]["zh"], *one["cells"]) for one in entry["findings"]}
    assert {code: outcome.value for code, outcome in result.outcomes.items()} == entry["outcomes"]


def test_every_ending_of_every_rule() -> None:
    """Each rule that is data fails somewhere, and each that can leave something open does so somewhere."""
    found = {(one["rule"], one["outcome"]) for entry in MANIFEST["findings"] for one in entry["findings"]}
    exported = results.rules_as_data()["rules"]
    assert {rule["code"] for rule in exported} == {code for code, outcome in found if outcome == "failed"}
    assert {"SUM301", "SUM302", "SUM401", "BAL301"} <= {code for code, outcome in found if outcome == "undetermined"}


def test_no_file_is_left_over() -> None:
    """The folder has what the manifest lists, the manifest and the evaluator."""
    listed = {entry["file"] for entry in (*MANIFEST["documents"], *MANIFEST["findings"])}
    assert {file.name for file in FOLDER.iterdir()} == listed | {"manifest.json", "rules.mjs"}


def test_placeholders_are_documented() -> None:
    """`rules.json` tells what stands for each name in braces of its messages, and of no other."""
    data = results.rules_as_data()
    words = [
        rule[lang][ending] for rule in data["rules"] for lang in ("zh", "en") for ending in ("failed", "undetermined")
    ]
    assert {name for message in words for name in re.findall(r"\{(\w+)\}", message)} == data["placeholders"].keys()


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node")
def test_the_reference_evaluator() -> None:
    """The evaluator in JavaScript gives the findings of the manifest, to the letter."""
    names = [entry["file"] for entry in MANIFEST["findings"]]
    program = (
        "import { evaluate } from './rules.mjs'; import { readFileSync } from 'node:fs';"
        "const load = (path) => JSON.parse(readFileSync(path, 'utf8'));"
        "const [rules, cells] = [load('../rules.json'), load('../cells-1.json')];"
        "const found = process.argv.slice(1).map((path) => evaluate(rules, cells, load(path)));"
        "console.log(JSON.stringify(found, (_, value) => (typeof value === 'bigint' ? `${value}` : value)));"
    )
    command = ["node", "--input-type=module", "--eval", program, "--", *names]
    ran = subprocess.run(command, cwd=FOLDER, check=True, capture_output=True, text=True)
    for entry, found in zip(MANIFEST["findings"], json.loads(ran.stdout), strict=True):
        assert found["outcomes"] == entry["outcomes"]
        assert sorted(map(_line, found["findings"])) == sorted(map(_line, entry["findings"])), entry["file"]


def _line(one: dict[str, Any]) -> str:
    figures = {name: None if one[name] is None else str(one[name]) for name in ("expected", "actual")}
    return json.dumps({**one, **figures, "cells": sorted(one["cells"])}, sort_keys=True)
