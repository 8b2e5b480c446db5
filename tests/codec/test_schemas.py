"""The report schema says everything the model does; released schema files never change."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest

from gov_disclosure import codec, forms

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """Return the report schema."""
    return codec.report_schema()


def described(schema: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every property with its path, in whatever branch it stands."""
    for branch in (schema, *schema.get("allOf", ()), schema.get("then", {}), schema.get("else", {})):
        if branch is not schema and branch in schema.get("allOf", ()):
            yield from described(branch, path)
        for key, member in branch.get("properties", {}).items():
            if isinstance(member, dict) and "title" in member:
                yield f"{path}{key}", member
                yield from described(member, f"{path}{key}.")


def test_schema_is_a_schema(schema: dict[str, Any]) -> None:
    """It is valid JSON Schema 2020-12 with a versioned id, and every key has words in both languages."""
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"].endswith(":1")
    for path, member in described(schema):
        for words in (member, member["x-about"]["en"]):
            assert words["title"], path
            assert words["description"], path


@pytest.mark.parametrize("edition", forms.EDITIONS)
def test_every_cell_is_described_as_its_form_prints_it(schema: dict[str, Any], edition: str) -> None:
    """Each cell of each edition stands in the schema with its label path, unit and source."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path, member in described(schema):
        found.setdefault(path, []).append(member)
    form = forms.for_edition(edition)
    for key, cell in form.cells.items():
        about = [(member["title"], member["x-about"]) for member in found[key]]
        assert any(
            title == cell.zh
            and words["en"]["title"] == cell.en
            and words["unit"]["zh"] == cell.unit
            and words["source"] in (cell.law, form.notice, forms.for_edition("2021").notice)
            for title, words in about
        ), key


def test_callers_own_their_schema() -> None:
    """Changing the dict one was given does not change the next."""
    codec.report_schema()["properties"].clear()
    assert codec.report_schema()["properties"]


def generator() -> ModuleType:
    """Return tools/generate.py as a module."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "tools" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestReleasedFiles:
    """schemas/README.md: "A released file never changes"."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        """Return a repository with one schema file, not yet released."""
        (tmp_path / "schemas").mkdir()
        (tmp_path / "schemas" / "released.json").write_text("{}")
        (tmp_path / "schemas" / "a-1.schema.json").write_text("one")
        return tmp_path

    def test_the_repository_itself(self) -> None:
        """Every released file here is what was released."""
        assert generator().changed_after_release(ROOT) == []

    def test_release_and_change(self, root: Path) -> None:
        """Once recorded, a file that changes or goes away is named; a new file is recorded beside it."""
        generate = generator()
        assert generate.release(root) == ["schemas/a-1.schema.json"]
        assert generate.release(root) == []
        assert generate.changed_after_release(root) == []
        (root / "schemas" / "a-2.schema.json").write_text("two")
        assert generate.release(root) == ["schemas/a-2.schema.json"]
        (root / "schemas" / "a-1.schema.json").write_text("other")
        (root / "schemas" / "a-2.schema.json").unlink()
        assert generate.changed_after_release(root) == ["schemas/a-1.schema.json", "schemas/a-2.schema.json"]
        assert generate.run(root, [], check=True) == 1

    def test_generator_refuses(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The generator writes a file that is not released, and refuses one that is."""
        generate = generator()
        target = ("schemas/a-1.schema.json", "x:y")
        monkeypatch.setattr(generate, "texts", lambda path, _: {path: "new"})
        assert generate.run(root, [target], check=True) == 1
        assert (root / target[0]).read_text() == "one"
        assert generate.run(root, [target], check=False) == 0
        assert (root / target[0]).read_text() == "new"
        assert generate.run(root, [target], check=True) == 0
        generate.release(root)
        monkeypatch.setattr(generate, "texts", lambda path, _: {path: "newer"})
        assert generate.run(root, [target], check=False) == 1
        assert (root / target[0]).read_text() == "new"

    def test_folder_target(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A folder target writes each file its function names and removes those it no longer names."""
        generate = generator()
        monkeypatch.setattr(generate, "texts", lambda path, _: {f"{path}a.md": "a", f"{path}b.md": "b"})
        (root / "pages").mkdir()
        (root / "pages" / "old.md").write_text("old")
        (root / "pages" / "kept.txt").write_text("kept")
        assert generate.run(root, [("pages/", "x:y")], check=True) == 1
        assert generate.run(root, [("pages/", "x:y")], check=False) == 0
        assert sorted(file.name for file in (root / "pages").iterdir()) == ["a.md", "b.md", "kept.txt"]


def test_published_report_schema_is_the_one_built() -> None:
    """The file in schemas/ is the schema that the package builds."""
    published = json.loads((ROOT / "schemas" / "report-1.schema.json").read_text("utf-8"))
    assert published == codec.report_schema()
