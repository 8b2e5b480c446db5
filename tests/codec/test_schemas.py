"""The report schema says everything the model does; released schema files never change."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import jsonschema
import pytest

from gov_disclosure import cells, codec, forms
from gov_disclosure.codec.strict import MODEL_CLASSES
from gov_disclosure.model import cell_keys

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """Return the report schema."""
    return codec.report_schema()


def test_schema_is_a_schema(schema: dict[str, Any]) -> None:
    """It is valid JSON Schema 2020-12 with a versioned id, below 60 kB as published."""
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"].endswith(":1")
    assert (ROOT / "schemas" / "report-1.schema.json").stat().st_size < 60_000


def test_one_definition_for_each_class(schema: dict[str, Any]) -> None:
    """Each class of the model is defined once, under its own name, and has exactly its fields."""
    kinds = {kind.__name__: kind for kind in MODEL_CLASSES}
    assert {"Report", *schema["$defs"]} == kinds.keys()
    assert schema["title"] == "Report"
    assert schema["properties"].keys() - {"$schema", "schema"} == names(kinds.pop("Report"))
    for name, kind in kinds.items():
        assert schema["$defs"][name]["properties"].keys() == names(kind)


def names(kind: type) -> set[str]:
    """Return the fields of a class."""
    return {field.name for field in attrs.fields(kind)}


def test_rows_that_differ_by_edition_are_two_closed_references(schema: dict[str, Any]) -> None:
    """A row of table two is one class or the other, by reference."""
    rows = schema["$defs"]["ProactiveDisclosure"]["properties"]
    two = ["#/$defs/DocumentStock", "#/$defs/DocumentOutput"]
    assert rows["rules"] == {"anyOf": [{"$ref": reference} for reference in two]}
    assert not any(schema["$defs"][name]["additionalProperties"] for name in ("DocumentStock", "DocumentOutput"))


def test_printed_texts_are_by_cell_key(schema: dict[str, Any]) -> None:
    """`as_printed` takes the cell keys, by the names of its properties."""
    assert schema["properties"]["as_printed"]["propertyNames"]["enum"] == [*cell_keys()]


@pytest.mark.parametrize("edition", forms.EDITIONS)
def test_every_cell_is_annotated_as_its_form_prints_it(edition: str) -> None:
    """Each cell of each edition has its label path in both languages, unit, kind and source, and no other cell is."""
    found = codec.report_cells()
    jsonschema.Draft202012Validator(codec.report_cells_schema()).validate(found)
    form = forms.for_edition(edition)
    assert [key for key, cell in found["cells"].items() if edition in cell["editions"]] == [
        key for key in cell_keys() if key in form.cells
    ]
    for key, cell in form.cells.items():
        about = found["cells"][key]
        assert (about["pointer"], about["kind"], about["unit"]["zh"]) == (cells.pointer(key), cell.kind, cell.unit)
        printed = about["editions"][edition]
        assert printed["label"] == {"zh": cell.zh, "en": cell.en}
        assert printed["source"] in (cell.law, form.notice)


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
        assert generate.release(root, ("schemas/a",)) == ["schemas/a-1.schema.json"]
        assert generate.release(root, ("schemas/a",)) == []
        assert generate.changed_after_release(root) == []
        (root / "schemas" / "a-2.schema.json").write_text("two")
        assert generate.release(root, ("schemas/a",)) == ["schemas/a-2.schema.json"]
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
        generate.release(root, ("schemas/a",))
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
