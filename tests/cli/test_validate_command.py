"""``validate``: the faults of JSON files, on stdout, with an exit code."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from gov_disclosure.cli.app import app
from gov_disclosure.results import validation_schema
from made_json import full_document


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a right document, one with a key twice, and one that is no JSON."""
    text = json.dumps(full_document())
    (tmp_path / "good.json").write_text(text)
    (tmp_path / "twice.json").write_text(text.replace('"year": 2022', '"year": 2022, "year": 2022'))
    (tmp_path / "none.json").write_text("{'a': 1}")
    return tmp_path


def run(*arguments: object, lang: str = "en") -> tuple[int, str, str]:
    """Return exit code, stdout and stderr of a call."""
    found = CliRunner().invoke(app, ["validate", *map(str, arguments), "--lang", lang])
    return found.exit_code, found.stdout, found.stderr


def test_valid(folder: Path) -> None:
    """A right document is said to be valid; the exit code is 0."""
    assert run(folder / "good.json") == (0, f"{folder}/good.json: valid\n", "")
    assert run(folder / "good.json", lang="zh")[1] == f"{folder}/good.json: 合乎格式\n"


def test_faults(folder: Path) -> None:
    """Every fault is a line with file, place and what was expected; a key said twice is among them; the code is 1."""
    code, told, _ = run(folder / "good.json", folder / "twice.json", folder / "none.json")
    assert code == 1
    assert f"{folder}/twice.json: /year: expected the key once, found it 2 times\n" in told
    assert f"{folder}/none.json: (document): expected JSON (a key in double quotation marks)" in told


def test_cannot_be_opened(folder: Path) -> None:
    """A file that cannot be opened is told on stderr; the others are looked at; the code is 2."""
    code, told, complaint = run(folder / "absent.json", folder, folder / "good.json")
    assert (code, told) == (2, f"{folder}/good.json: valid\n")
    assert "absent.json" in complaint
    assert len(complaint.splitlines()) == 2


def test_as_json(folder: Path) -> None:
    """With ``--format json`` it is one document by its schema."""
    code, told, _ = run(folder / "good.json", folder / "twice.json", "--format", "json")
    document = json.loads(told)
    jsonschema.validate(document, validation_schema())
    assert code == 1
    assert [(one["valid"], [fault["path"] for fault in one["faults"]]) for one in document["documents"]] == [
        (True, []),
        (False, ["/year"]),
    ]


def test_piped_in() -> None:
    """``-`` is what is piped in."""
    found = CliRunner().invoke(app, ["validate", "-", "--lang", "en"], input=json.dumps(full_document()))
    assert (found.exit_code, found.stdout) == (0, "-: valid\n")
